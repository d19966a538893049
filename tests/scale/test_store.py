"""Reading tables back: whole when asked for, or some rows and columns."""

import sys
from dataclasses import replace

import pandas as pd
import pytest

from analysis import annotate, load_dictionary, open_corpus
from analysis.counts import count_mentions
from analysis.kwic import build_kwic
from analysis.receipts import build_receipts
from analysis.scale.store import load_tables, read_table
from analysis.schema import TableError
from analysis.texts import read_texts

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


def test_only_the_rows_of_chosen_documents_are_read(folder, expected):
    day = pd.Timestamp("2021-01-01")
    tables = load_tables(folder, documents=[("published_date", ">=", day)])
    whole = expected.documents
    ids = whole.loc[whole["published_date"] >= day, "doc_id"].tolist()
    assert 0 < len(ids) < len(whole)
    assert tables.documents["doc_id"].tolist() == ids
    for name in ("zones", "actor_mentions", "event_mentions"):
        rows = getattr(expected, name)
        chosen = rows[rows["doc_id"].isin(ids)].reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(tables, name), chosen)
    assert set(tables.events["event_id"]) == set(tables.event_mentions["event_id"])
    assert repr(tables).startswith(f"Tables({len(ids)} documents chosen in ")


def test_documents_come_without_texts_where_these_are_not_wanted(folder, expected):
    documents = load_tables(folder, texts=False).documents
    pd.testing.assert_frame_equal(documents, expected.documents.drop(columns="text"))


def test_texts_are_read_when_they_are_shown(folder, expected):
    documents = load_tables(folder, texts=False).documents.sort_values("label").reset_index(drop=True)
    texts = dict(zip(expected.documents["doc_id"], expected.documents["text"], strict=True))
    some = list(texts)[1:4]
    assert read_texts(documents) == texts
    assert read_texts(documents, [*some, None]) == {doc_id: texts[doc_id] for doc_id in some}


def test_mentions_in_context_are_the_same_without_texts_in_memory(folder, expected):
    documents = load_tables(folder, texts=False).documents
    for some in (expected.actor_mentions[:20], expected.actor_mentions[:0]):
        pd.testing.assert_frame_equal(build_kwic(some, documents), build_kwic(some, expected.documents))


def test_receipts_are_the_same_without_texts_in_memory(folder, expected):
    counts = count_mentions(expected.actor_mentions, expected.documents, by="actor_name")[:3]
    one, other = (build_receipts(counts, tables) for tables in (load_tables(folder, texts=False), expected))
    pd.testing.assert_frame_equal(one, other)


def test_documents_that_come_from_nowhere_have_no_texts():
    with pytest.raises(TableError, match="no column text"):
        read_texts(pd.DataFrame({"doc_id": ["a"]}))


def test_a_folder_of_tables_is_opened_and_not_annotated(folder, expected):
    tables = open_corpus(folder)
    assert "zones" not in vars(tables)
    pd.testing.assert_frame_equal(tables.zones, expected.zones)


def test_tables_of_another_dictionary_are_refused(folder):
    other = replace(load_dictionary(), version="other")
    with pytest.raises(
        ValueError, match=r"made with dictionary .*, this is other; annotate the articles again"
    ):
        open_corpus(folder, other)


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
