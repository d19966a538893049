"""The audit page: self-contained, every text escaped, every section there, and right for any corpus."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import annotate
from analysis.audit import build_audit
from analysis.audit_page import SECTIONS, audit_html, write_audit_page

COLUMNS = ["file", "doc_id", "status", "reason", "encoding", "n_bytes", "format", "n_documents"]
HOSTILE = "<script>go()</script><img src=x onerror=go()>"


def build(make_documents, dictionary, texts, *report, day=None):
    tables = annotate(make_documents(texts, day=day), dictionary)
    return build_audit(tables, pd.DataFrame(list(report), columns=COLUMNS), dictionary=dictionary)


@pytest.fixture(scope="module")
def page(make_documents, tiny_dictionary):
    texts = {
        "a": "Norland courts Suland\n\nMr Ola Lund flew to Suland, and Ola Lund slept there.\n",
        "b": "Norland courts Suland\n\nMr Ola Lund flew to Suland, and Ola Lund slept there.\n",
        HOSTILE: f"Rain {HOSTILE}\n\nMr {HOSTILE} met Mr Bo Berg <b>& slept</b> there. Itâ€™s rain.\n",
    }
    report = [
        ("a.txt", "a", "read", "", "utf-8", 4_000, "txt", 1),
        (f"{HOSTILE}.txt", None, "failed", HOSTILE, None, 7, "txt", 0),
        ("\u202egpj.exe", None, "skipped", "of another kind", None, 7, HOSTILE, 0),
    ]
    audit = build(make_documents, tiny_dictionary, texts, *report, day="2020-03-02")
    return audit_html(audit, source=HOSTILE)


def test_the_page_forbids_scripts_and_network_and_holds_none(page):
    soup = BeautifulSoup(page, "html.parser")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'")
    assert not soup.find_all(["script", "img", "iframe", "link", "object", "form"])
    assert not re.search(r"(?:src|href)=[\"']?(?:http|//)", page)
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert {tag["href"] for tag in soup.find_all("a")} <= {f"#{tag['id']}" for tag in soup.find_all(id=True)}


def test_hostile_texts_are_shown_and_not_run(page):
    text = BeautifulSoup(page, "html.parser").get_text()
    assert f"Audit of {HOSTILE}" in text and f"{HOSTILE}.txt" in text
    assert "?gpj.exe" in text and "\u202e" not in page


def test_every_section_has_its_heading_a_limit_and_a_table_or_list(page):
    soup = BeautifulSoup(page, "html.parser")
    assert [section["id"] for section in soup.find_all("section")] == [name for name, *_ in SECTIONS]
    for section in soup.find_all("section"):
        assert section.h2 and section.find(class_="limits") and section.find(["table", "ul", "details"])
    for table in soup.find_all("table"):
        assert table.caption.get_text() and all(head.get_text() for head in table.find_all("th"))
        assert table.parent["tabindex"] == "0" and table.parent["aria-label"] == table.caption.get_text()
    assert soup.find("svg", role="img")["aria-label"].startswith("Share of all characters: headline ")


def test_the_tiles_say_what_is_there(page):
    soup = BeautifulSoup(page, "html.parser")
    tiles = [tile.get_text("|") for tile in soup.select(".tiles li")]
    share, what, *_ = tiles.pop(3).split("|")
    assert re.fullmatch(r"[1-9]\d %", share) and what == "is article text"
    assert tiles == [
        "1|file read|1 could not be read, 1 of another kind",
        "3|articles|in 2 stories",
        "100 %|have a date|3 articles",
        "67 %|name a known actor|2 articles",
        "3|texts to look at|none was taken out",
    ]


def test_an_unknown_name_stands_in_its_sentence(page):
    soup = BeautifulSoup(page, "html.parser")
    first = soup.select_one(".names li")
    assert first.strong.get_text() == "Ola Lund"
    assert (
        first.select_one(".quiet").get_text()
        == "1 story · 2 articles · 4 mentions · a title stands beside it"
    )
    assert first.blockquote.decode_contents() == (
        "Mr <mark>Ola Lund</mark> flew to Suland, and Ola Lund slept there."
    )


def test_an_empty_load_report_and_nothing_found_make_a_page(make_documents, tiny_dictionary, tmp_path):
    audit = build(
        make_documents,
        tiny_dictionary,
        ["Rain falls on the harbour\n\nIt rained for a day and nobody saw it.\n"],
    )
    path = write_audit_page(audit, tmp_path / "new" / "report.html")
    text = path.read_text("utf-8")
    assert "<h1>Audit of a corpus</h1>" in text
    for words in (
        "Every file was read.",
        "No two texts are the same",
        "None was found.",
        "1 article, 1 story.",
    ):
        assert words in text


def test_long_lists_say_what_they_leave_out(make_documents, tiny_dictionary):
    report = [(f"{number}.txt", None, "failed", "is empty", None, 0, "txt", 0) for number in range(30)]
    page = audit_html(
        build(
            make_documents,
            tiny_dictionary,
            ["Rain falls on the harbour\n\nIt rained for a day and nobody saw it.\n"],
            *report,
        )
    )
    assert "And 5 more, in the table <code>audit.unread</code>." in page
    assert page.count("is empty") == 25
