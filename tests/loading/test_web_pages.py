"""Saved web pages -> the article on them, and the day that they declare or show."""

import builtins
from datetime import date

import pytest

from analysis.documents import LoadError, load_documents
from analysis.loading import web_pages
from analysis.loading.web_pages import find_page_day

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Ferry opens - Reef Post</title>
<meta property="og:title" content="Ferry opens"><meta property="og:site_name" content="Reef Post">
<meta property="article:published_time" content="2021-07-03T23:30:00+09:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/asia">Asia</a></li></ul></nav>
<article><h1>Ferry opens</h1>
<p>The ferry to the outer islands opened on Monday after a long delay, officials said in Oslo.</p>
<p>Passengers who had waited since the early morning said that they were glad to be on board at last.</p>
</article><aside><h3>Related</h3><a href="/1">Moon over the bay</a></aside>
<footer><p>Copyright Reef Post. All rights reserved.</p></footer><script>track("x")</script></body></html>"""


def test_the_article_is_told_from_the_page(tmp_path):
    (tmp_path / "ferry.html").write_text(PAGE)
    row = load_documents(tmp_path).iloc[0]
    assert row["text"] == (
        "Ferry opens\n\n"
        "The ferry to the outer islands opened on Monday after a long delay, officials said in Oslo.\n\n"
        "Passengers who had waited since the early morning said that they were glad to be on board at last."
    )
    told = row[["doc_id", "title", "outlet", "published_from", "language", "encoding"]].tolist()
    assert told == ["ferry", "Ferry opens", "Reef Post", "metadata", "en", "utf-8"]
    assert str(row["published_date"].date()) == "2021-07-03"


def test_a_page_in_an_encoding_of_its_own(tmp_path):
    page = PAGE.replace("utf-8", "windows-1251").replace("Oslo", "Осло")
    (tmp_path / "a.htm").write_bytes(page.encode("cp1251"))
    row = load_documents(tmp_path).iloc[0]
    assert "said in Осло." in row["text"]
    assert row["encoding"] == "windows-1251"


def test_a_page_that_declares_no_day_is_dated_by_what_stands_below_its_headline(tmp_path):
    page = PAGE.replace("article:published_time", "x").replace(
        "<h1>Ferry opens</h1>", "<h1>Ferry opens</h1><p>Published 3 July 2021</p>"
    )
    (tmp_path / "a.html").write_text(page)
    row = load_documents(tmp_path).iloc[0]
    assert (str(row["published_date"].date()), row["published_from"]) == ("2021-07-03", "metadata")


def test_a_page_without_an_article_is_named(tmp_path):
    (tmp_path / "a.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    with pytest.raises(LoadError, match=r"a\.html: holds no article that could be told from the page"):
        load_documents(tmp_path)


def test_a_page_of_too_many_tags_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(web_pages, "MAX_TAGS", 10)
    (tmp_path / "a.html").write_text(PAGE)
    with pytest.raises(LoadError, match=r"a\.html: has \d+ tags, takes at most 10"):
        load_documents(tmp_path)


@pytest.mark.parametrize(
    ("name", "module", "package", "extra"),
    [
        ("a.html", "trafilatura", "trafilatura", "formats"),
        ("a.pdf", "pypdf", "pypdf", "formats"),
        ("a.docx", "docx", "python-docx", "formats"),
        ("a.xlsx", "openpyxl", "openpyxl", "formats"),
        ("a.parquet", "pyarrow.parquet", "pyarrow", "scale"),
    ],
)
def test_a_missing_library_is_asked_for_by_name(tmp_path, monkeypatch, name, module, package, extra):
    (tmp_path / name).write_text("x")
    known = builtins.__import__

    def without(wanted, *others, **more):
        if wanted == module:
            raise ImportError(wanted)
        return known(wanted, *others, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(LoadError) as caught:
        load_documents(tmp_path)
    asked = f'{name}: needs the package {package}: pip install "indo-pacific-news-kit[{extra}]"'
    assert str(caught.value).endswith(asked)


LONG = (
    "The ferry to the outer islands opened on Monday after a long delay, officials said in Oslo on the quay. "
    * 2
)


@pytest.mark.parametrize(
    "page",
    [
        "<meta property='article:published_time' content='2021-07-03T23:30:00Z'>",
        "<meta content='2021-07-03' name='DC.date.issued'/>",
        '<script>{"dateModified":"2021-07-09","datePublished": "2021-07-03T01:00Z"}</script>',
        '<time itemprop="datePublished" datetime="2021-07-03">yesterday</time>',
        "<h1>Ferry</h1><time datetime='2021-07-03T10:00'>3 July</time><p>It opened.</p>",
        "<h1>Ferry</h1><div>Published 3 July 2021</div><p>It opened.</p>",
        "<h1>Ferry</h1><p>Saturday, July 3, 2021</p><p>It opened.</p>",
        "<meta property='article:modified_time' content='2021-07-03'><p>It opened.</p>",
        "<meta name='date' content='2021-07-03'><meta property='article:modified_time' content='2021-07-09'>",
    ],
)
def test_the_day_is_found(page):
    assert find_page_day(page) == date(2021, 7, 3)


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Ferry</h1><p>It opened.</p><footer>Copyright 2021 Reef Post</footer>",
        f"<h1>Ferry</h1><p>{LONG}</p><p>The quake of 3 July 2021 is not forgotten, they said.</p>",
        "<p>It opened.</p><aside><time datetime='2021-07-03'>Moon over the bay</time></aside>",
        "<meta name='date' content='soon'>",
        "<meta property='article:published_time'>",
        "",
    ],
)
def test_no_other_day_is_taken(page):
    assert find_page_day(page) is None


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ("https://reef.example/2021/07/03/ferry/", date(2021, 7, 3)),
        ("https://reef.example/news/2021-07-03-ferry", date(2021, 7, 3)),
        ("https://reef.example/20210703/ferry", date(2021, 7, 3)),
        ("https://reef.example/2021/99/03/ferry", None),
        ("https://reef.example/120210703/ferry", None),
        (None, None),
    ],
)
def test_a_link_may_hold_the_day(link, day):
    assert find_page_day("<p>It opened.</p>", link) == day
