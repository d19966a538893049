"""XML files with articles, and with none that is known."""

import pytest

from analysis.documents import LoadError, LoadWarning, get_load_report, load_documents

ITEM = "<item><title>{0}</title><link>https://reef.example/{0}</link><description>{1}</description></item>"


def test_each_item_is_a_document_and_the_file_says_how_many(tmp_path):
    items = ITEM.format("tide", "Low.") + ITEM.format("swim", "Long.") + ITEM.format("tide", "Low.")
    (tmp_path / "feed.xml").write_text(f"<rss><channel>{items}<item><title/></item></channel></rss>")
    with pytest.warns(LoadWarning) as caught:
        documents = load_documents(tmp_path)
    assert documents[["doc_id", "text", "published_from"]].to_numpy().tolist() == [
        ["tide", "tide\n\nLow.", "unknown"],
        ["swim", "swim\n\nLong.", "unknown"],
    ]
    assert documents["sha256"].nunique() == 1
    report = get_load_report(documents)[["doc_id", "status", "reason", "n_documents"]].astype(object)
    assert report.where(report.notna(), None).to_numpy().tolist() == [
        [None, "read", "", 2],
        [None, "failed", "1 of 4 items have no words", 0],
        [None, "failed", "1 of 4 items repeat another", 0],
    ]
    assert str(caught[0].message) == (
        "2 parts of files were not read: feed.xml (1 of 4 items have no words); "
        "feed.xml (1 of 4 items repeat another). get_load_report(documents) lists all."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<akte><inhalt>" + "Wort " * 20 + "</inhalt></akte>", "holds no known article"),
        ("<p>" + "word <br> " * 20, "is no well-formed XML (mismatched tag: line 1, column 212)"),
    ],
)
def test_other_xml_with_words_in_it_is_kept_as_text(tmp_path, content, reason):
    (tmp_path / "a.xml").write_text(content)
    documents = load_documents(tmp_path)
    assert documents["text"].tolist() == [content]
    assert get_load_report(documents)["reason"].tolist() == [f"{reason}; kept as plain text with its markup"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "<sitemapindex><sitemap><loc>https://reef.example/1.xml</loc></sitemap></sitemapindex>",
            "holds no known",
        ),
        ("<a><b>", "is no well-formed XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>' + "&b; " * 30 + "</a>", "declares entities, which are not read"),
    ],
)
def test_other_xml_is_named(tmp_path, content, reason):
    (tmp_path / "a.xml").write_text(content)
    with pytest.raises(LoadError, match=reason):
        load_documents(tmp_path)
