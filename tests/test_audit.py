"""The audit of a small corpus, table by table, and of texts and dates that ask for a look."""

from datetime import date

import pandas as pd
import pytest

from analysis import annotate
from analysis.audit import build_audit

PROSE = (
    "The ships of the north came to the bay and they were in the harbour for a day, as they had been before. "
)
TEXTS = {
    "a": f"Norland courts Suland\n\nAnn Ray flew to Suland. {PROSE * 3}\n",
    "b": f"Norland courts Suland\n\nAnn Ray flew to Suland. {PROSE * 3}\n",
    "c": "Suland waits for the fleet to come\n\n"
    "Mr Ola Lund slept, and Thuong said that Le Van Thuong and Tran Hoa Thuong slept.\n",
}
DAY = pd.Timestamp("2020-03-02")


def build_report(*rows):
    columns = ["file", "doc_id", "status", "reason", "encoding", "n_bytes", "format", "n_documents"]
    return pd.DataFrame(rows, columns=columns)


REPORT = build_report(
    ("a.txt", "a", "read", "", "utf-8", 400, "txt", 1),
    ("b.txt", "b", "read", "", "utf-8", 400, "txt", 1),
    ("c.csv", "c", "read", "text: Body", "utf-8", 90, "csv", 1),
    ("c.csv", None, "failed", "row 3 has no text", "utf-8", 90, "csv", 0),
    ("d.txt", None, "failed", "is empty", None, 0, "txt", 0),
    ("e.jpg", None, "skipped", "is of no format that is read (.jpg)", None, 7, "jpg", 0),
    ("articles.csv", None, "read", "describes the articles", None, 50, "sidecar", 0),
)


@pytest.fixture(scope="module")
def tables(make_documents, tiny_dictionary):
    return annotate(make_documents(TEXTS, day="2020-03-02"), tiny_dictionary)


@pytest.fixture(scope="module")
def audit(tables, tiny_dictionary):
    return build_audit(tables, REPORT, dictionary=tiny_dictionary, today=date(2026, 1, 1))


def rows(frame):
    return frame.values.tolist()


def test_files_are_counted_once_and_the_sidecar_is_none(audit):
    assert list(audit.files) == ["format", "status", "n_files", "n_documents", "n_bytes"]
    assert rows(audit.files) == [
        ["txt", "read", 2, 2, 800],
        ["csv", "read", 1, 1, 90],
        ["jpg", "skipped", 1, 0, 7],
        ["txt", "failed", 1, 0, 0],
    ]
    assert rows(audit.unread) == [
        ["c.csv", "csv", "failed", "row 3 has no text"],
        ["d.txt", "txt", "failed", "is empty"],
        ["e.jpg", "jpg", "skipped", "is of no format that is read (.jpg)"],
    ]
    assert rows(audit.remarks) == [["c.csv", "text: Body"]]


def test_encodings_dates_and_sizes(audit):
    assert rows(audit.encodings) == [["utf-8", 3, 1.0]]
    assert rows(audit.dates) == [["header", 3, 1.0, DAY, DAY]]
    assert (audit.n_documents, audit.n_stories) == (3, 2)
    assert repr(audit).startswith("Audit(files 4, unread 3, remarks 1, encodings 1, dates 1,")


def test_zones_hold_every_character_but_blanks(audit):
    assert list(audit.zones) == ["zone", "n_characters", "share", "is_article"]
    assert audit.zones["zone"].tolist() == ["headline", "body"]
    assert audit.zones["n_characters"].sum() == sum(len("".join(text.split())) for text in TEXTS.values())
    assert audit.zones["share"].sum() == pytest.approx(1) and audit.zones["is_article"].all()


def test_documents_say_how_many_actors_are_known_and_how_many_left_open(audit):
    columns = ["doc_id", "furniture_share", "n_actors", "n_mentions", "n_ambiguous"]
    assert rows(audit.documents[columns]) == [["a", 0.0, 3, 4, 0], ["b", 0.0, 3, 4, 0], ["c", 0.0, 3, 4, 1]]


def test_copies_are_one_story_and_named(audit):
    assert rows(audit.duplicates) == [[2, "a; b", True]]
    assert rows(audit.stories.drop(columns="label")) == [["story-a", 2, DAY, DAY, 1.0]]


def test_odd_texts_and_unknown_names(audit):
    assert rows(audit.suspicious) == [["c", "c.txt", "short", "only 23 words of article text (under 50)"]]
    assert rows(audit.unknown_names[["name", "n_mentions"]]) == [["Ola Lund", 1]]


@pytest.mark.parametrize(
    ("day", "text", "reason"),
    [
        ("1745-03-02", "Suland slept.", "before 1945"),
        ("2026-01-02", "Suland slept.", "after today, 2026-01-01"),
        (
            "2020-03-02",
            "They met in Suland on 5 April 2020 and slept.",
            "the text tells of “5 April 2020” as past",
        ),
        ("2020-03-02", "They will meet in Suland on 5 April 2020.", None),
        ("2020-03-02", "They met in Suland on 1 March 2020 and slept.", None),
        ("2026-01-01", "Suland slept.", None),
    ],
)
def test_doubtful_dates(day, text, reason, make_documents, tiny_dictionary):
    tables = annotate(make_documents([f"Rain in Suland\n\n{text} {PROSE}\n"], day=day), tiny_dictionary)
    audit = build_audit(tables, REPORT, dictionary=tiny_dictionary, today=date(2026, 1, 1))
    expected = [["a", "a.txt", pd.Timestamp(day), "header", reason]] if reason else []
    assert rows(audit.doubtful_dates) == expected


def test_a_corpus_without_any_date_or_name(make_documents, tiny_dictionary):
    tables = annotate(
        make_documents(
            ["Rain falls on the harbour\n\nIt rained for a day and nobody was there to see it.\n"]
        ),
        tiny_dictionary,
    )
    audit = build_audit(tables, REPORT[:0], dictionary=tiny_dictionary)
    assert rows(audit.dates) == [["unknown", 1, 1.0, pd.NaT, pd.NaT]]
    assert set(audit.suspicious["rule"]) == {"short", "no known name"}
    assert audit.files.empty and audit.duplicates.empty and audit.stories.empty
    assert audit.doubtful_dates.empty and audit.unknown_names.empty


def test_the_same_text_in_one_table_is_a_duplicate_but_not_of_bytes(make_documents, tiny_dictionary):
    documents = make_documents({"t#1": TEXTS["a"], "t#2": TEXTS["a"]}).assign(file="t.csv")
    audit = build_audit(annotate(documents, tiny_dictionary), REPORT, dictionary=tiny_dictionary)
    assert rows(audit.duplicates) == [[2, "t#1; t#2", False]]
