"""What only the whole text or another edition tells: title, agency, date, label."""

from datetime import date

import pandas as pd
import pytest

from analysis.completed import caption_date, complete_documents, find_details
from analysis.schema import build_table
from analysis.zones import split_zones


@pytest.mark.parametrize(
    ("captions", "body", "day"),
    [
        (["They pose in Oslo on July 7, 2019."], "They agreed on Sunday.", date(2019, 7, 7)),
        (["They pose in Oslo on July 7, 2019."], "They agreed on Monday.", None),
        (["They pose in Oslo on July 7, 2019."], "They agreed.", None),
        (["They pose in Oslo on July 7, 2019."], "On Monday they met; they had agreed on Sunday.", None),
        (["They pose in Oslo in July 2019."], "They agreed on Monday.", None),
        (["They pose in Oslo on July 7, 2019. AP/file"], "They agreed on Sunday.", None),
        (["FILE PHOTO: Oslo, July 7, 2019."], "They agreed on Sunday.", None),
        (["Archive picture, July 7, 2019."], "They agreed on Sunday.", None),
        (
            ["Oslo, June 30, 2019.", "Oslo, July 7, 2019.", "Oslo, July 8, 2019."],
            "It was Sunday.",
            date(2019, 7, 7),
        ),
        ([], "They agreed on Sunday.", None),
    ],
)
def test_a_caption_dates_an_article_only_where_the_article_agrees(captions, body, day):
    assert caption_date(captions, body) == day


def complete(documents, zones, stories=None):
    """Complete documents by hand-made zones; a story is a document unless told."""
    stories = stories or {doc_id: doc_id for doc_id in documents["doc_id"]}
    rows = [(f"story-{stories[doc_id]}", doc_id, "only", 0.0) for doc_id in documents["doc_id"]]
    return complete_documents(documents, build_table("zones", zones), build_table("stories", rows))


HEADLINE, BYLINE, BODY = "Reef dies", "By Ann Ray, Reuters", "The reef died on Sunday."
TEXT = f"{HEADLINE}\n{BYLINE}\n{BODY}"
ZONES = [("headline", 0, 9), ("byline", 10, 29), ("body", 30, 54)]


def zones_of(doc_id):
    return [(doc_id, start, end, zone) for zone, start, end in ZONES]


def test_title_agency_words_and_label_come_from_the_text(make_documents):
    documents = make_documents({"x": TEXT}, day="2019-07-07")
    done = complete(documents, zones_of("x"))
    added = done.loc[0, ["title", "agency", "story_id", "n_article_words", "label"]].tolist()
    assert added == ["Reef dies", "Reuters", "story-x", 7, "Reef dies, 2019-07-07"]
    assert documents["title"].isna().all()  # nothing in place
    assert list(documents.columns) == list(done.columns)[: documents.shape[1]]


def test_what_is_known_already_stays(make_documents):
    documents = make_documents({"x": TEXT}, day="2019-07-07").assign(
        title="Told", agency="AFP", label="Short"
    )
    done = complete(documents, zones_of("x"))
    assert done.loc[0, ["title", "agency", "label", "published_from"]].tolist() == [
        "Told",
        "AFP",
        "Short",
        "header",
    ]


def test_the_agency_of_a_photo_is_not_that_of_the_text(make_documents):
    documents = make_documents({"x": "Photo: AFP\nThe reef died.", "y": "The reef died. == Kyodo"})
    done = complete(
        documents,
        [("x", 0, 10, "credit"), ("x", 11, 25, "body"), ("y", 0, 14, "body"), ("y", 15, 23, "credit")],
    )
    assert done["agency"].isna().tolist() == [True, False]
    assert done.loc[1, "agency"] == "Kyodo"


def test_an_edition_takes_the_earliest_date_and_the_agency_of_its_story(make_documents):
    documents = make_documents({"x": TEXT, "y": BODY, "z": BODY, "other": BODY})
    documents["published_date"] = pd.to_datetime(["2019-07-09", "2019-07-08", None, None]).astype(
        "datetime64[s]"
    )
    zones = [*zones_of("x"), ("y", 0, 24, "body"), ("z", 0, 24, "body"), ("other", 0, 24, "body")]
    done = complete(documents, zones, {"x": "x", "y": "x", "z": "x", "other": "other"})
    assert done["published_date"].dt.day.tolist()[:3] == [9, 8, 8]
    assert done["published_from"].tolist() == ["unknown", "unknown", "story", "unknown"]
    assert done["agency"].tolist()[:3] == ["Reuters"] * 3
    assert done.loc[3, ["agency", "published_date"]].isna().all()


def test_another_edition_is_a_better_witness_than_a_photo(make_documents):
    caption = "A diver poses in Oslo on July 7, 2019."
    documents = make_documents({"x": BODY, "y": f"{caption}\n{BODY}", "z": f"{caption}\n{BODY}"})
    documents.loc[0, "published_date"] = pd.Timestamp("2019-07-08")
    zones = [("x", 0, 24, "body")]
    for doc_id in "yz":
        zones += [(doc_id, 0, len(caption), "caption"), (doc_id, len(caption) + 1, len(caption) + 25, "body")]
    done = complete(documents, zones, {"x": "x", "y": "x", "z": "z"})
    assert done["published_date"].dt.day.tolist() == [8, 8, 7]
    assert done["published_from"].tolist() == ["unknown", "story", "caption"]
    assert str(done["published_date"].dtype) == "datetime64[s]"


def test_a_photo_dates_the_other_editions_too(make_documents):
    caption = "A diver poses in Oslo on July 7, 2019."
    documents = make_documents({"y": f"{caption}\n{BODY}", "z": BODY})
    zones = [
        ("y", 0, len(caption), "caption"),
        ("y", len(caption) + 1, len(caption) + 25, "body"),
        ("z", 0, 24, "body"),
    ]
    done = complete(documents, zones, {"y": "y", "z": "y"})
    assert done["published_date"].dt.day.tolist() == [7, 7]
    assert done["published_from"].tolist() == ["caption", "story"]


def test_labels_are_short_and_distinct(make_documents):
    long = "The very long story of a ferry that never came back to its harbour"
    documents = make_documents({"x": long, "y": long, "z": ""})
    done = complete(documents, [("x", 0, len(long), "headline"), ("y", 0, len(long), "headline")])
    assert done["label"].tolist()[:2] == [
        "The very long story of a ferry that never…",
        "The very long story of a ferry that never… [y]",
    ]
    assert done["label"].is_unique
    assert done["n_article_words"].tolist() == [14, 14, 0]


def test_the_order_of_rows_does_not_matter(make_documents):
    documents = make_documents({"x": TEXT, "y": BODY}, day="2019-07-07")
    zones = [*zones_of("x"), ("y", 0, 24, "body")]
    forwards = complete(documents, zones).set_index("doc_id")
    backwards = complete(documents.iloc[::-1], zones).set_index("doc_id")
    assert backwards.loc[["x", "y"]].equals(forwards)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\ntitle: "Ann\\_Ray\\u2019s ferry leaves Osaka"\n---\nIt left.', "Ann Ray’s ferry leaves Osaka"),
        ("<h1>Ferry leaves Osaka</h1>\n<p>Ferry leaves Osaka</p>\n<p>It left.</p>", "Ferry leaves Osaka"),
        ("---\ntitle: C:\\new_folder of the port\n---\nIt left.", "C:\\new_folder of the port"),
        ("<h1>Ferries &#8211; and ports</h1><p>It left.</p>", "Ferries – and ports"),
    ],
)
def test_a_title_reads_without_escapes(text, title):
    documents = pd.DataFrame({"doc_id": ["a"], "text": [text], "published_date": pd.to_datetime([None])})
    zones = split_zones(documents)
    assert find_details(documents, zones)["headline"].tolist() == [title]
