"""Reading tables back: whole when asked for, or some rows and columns."""

import sys

import pandas as pd
import pytest

from analysis import annotate
from analysis.scale.store import load_tables, read_table

pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def folder(articles, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    annotate(articles, out=folder)
    return folder


def test_tables_are_loaded_as_they_were(folder, expected, assert_same):
    tables = load_tables(folder)
    assert_same(tables, expected)
    assert repr(tables) == repr(expected)


def test_a_table_is_read_when_it_is_asked_for(folder):
    tables = load_tables(folder)
    assert "zones" not in vars(tables)
    assert tables.zones is tables.zones
    assert "text" not in vars(tables)
    with pytest.raises(AttributeError, match="has no 'verbs'"):
        tables.verbs  # noqa: B018


def test_some_columns_and_rows(folder, expected):
    whole = expected.actor_mentions
    got = read_table(
        folder, "actor_mentions", columns=["doc_id", "matched_text"], filters=[("zone", "==", "headline")]
    )
    chosen = whole.loc[whole["zone"] == "headline", ["doc_id", "matched_text"]]
    pd.testing.assert_frame_equal(got, chosen.reset_index(drop=True))
    assert len(got) > 3


def test_one_of_several_conditions(folder, expected):
    conditions = [[("zone", "in", ["headline", "standfirst"])], [("sentence_id", ">", 30)]]
    got = read_table(folder, "sentences", filters=conditions)
    whole = expected.sentences
    chosen = whole[whole["zone"].isin(["headline", "standfirst"]) | (whole["sentence_id"] > 30)]
    pd.testing.assert_frame_equal(got, chosen.reset_index(drop=True))


def test_days_are_filtered_as_days(folder, expected):
    day = pd.Timestamp("2020-01-01")
    got = read_table(folder, "date_mentions", columns=["mention_id"], filters=[("start_date", ">=", day)])
    whole = expected.date_mentions
    assert got["mention_id"].tolist() == whole.loc[whole["start_date"] >= day, "mention_id"].tolist()


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("verbs", {}, "table: got 'verbs', takes one of documents, zones"),
        ("zones", {"columns": ["text"]}, "table zones: no column text; it has doc_id, start_char"),
        ("zones", {"filters": [("colour", "==", "red")]}, "table zones: no column colour"),
    ],
)
def test_what_is_not_there_is_named(folder, name, options, words):
    with pytest.raises(ValueError, match=words):
        read_table(folder, name, **options)


def test_a_folder_without_tables_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no tables of a finished run"):
        load_tables(tmp_path)


def test_without_pyarrow_the_error_says_what_to_install(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r'pip install "indo-pacific-news-kit\[scale\]"'):
        load_tables(folder).zones  # noqa: B018
