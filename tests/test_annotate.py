"""All stages together: what must not change when only the outside of the corpus does."""

import re
import textwrap
import unicodedata
from dataclasses import fields

import pandas as pd
import pytest

from analysis import annotate, load_documents
from analysis.schema import ARTICLE_ZONES, SCHEMAS, TableError, build_table, check_table

COPIED = "001_reuters_radar_ships"
MENTIONS = ("actor_mentions", "topic_mentions", "date_mentions")


@pytest.fixture(scope="module")
def documents(request):
    return load_documents(request.path.parent / "data" / "invented")


@pytest.fixture(scope="module")
def tables(documents):
    return annotate(documents)


def rows_of(table):
    return sorted(
        table.astype("object").where(table.notna(), None).itertuples(index=False, name=None), key=repr
    )


def same_rows(one, other):
    return rows_of(one) == rows_of(other)


def test_every_table_fits_its_declaration(tables):
    assert [field.name for field in fields(tables)] == list(SCHEMAS)
    for name in SCHEMAS:
        check_table(name, getattr(tables, name))


def test_the_documents_are_completed_and_not_touched(documents, tables):
    before = documents.copy(deep=True)
    done = annotate(documents).documents
    pd.testing.assert_frame_equal(documents, before)
    added = [column for column in done.columns if column not in documents.columns]
    assert added == ["story_id", "n_article_words", "label"]
    assert done["label"].is_unique
    assert done["text"].equals(documents["text"])


@pytest.mark.parametrize("name", MENTIONS)
def test_offsets_are_true_and_ids_are_unique(tables, name):
    table, texts = getattr(tables, name), tables.documents.set_index("doc_id")["text"]
    assert len(table) > 50
    spans = table[["doc_id", "start_char", "end_char", "matched_text"]].itertuples(index=False)
    assert all(texts[doc_id][start:end] == words for doc_id, start, end, words in spans)
    assert table["mention_id"].is_unique


@pytest.mark.parametrize("name", MENTIONS)
def test_the_zone_of_a_mention_is_that_of_its_sentence(tables, name):
    zones = tables.sentences.set_index(["doc_id", "sentence_id"])[["start_char", "end_char", "zone"]]
    table = getattr(tables, name).join(zones, on=["doc_id", "sentence_id"], suffixes=("", "_sentence"))
    assert (table["zone"] == table["zone_sentence"]).all()
    assert (table["start_char_sentence"] <= table["start_char"]).all()
    assert (table["end_char"] <= table["end_char_sentence"]).all()


def test_an_empty_corpus_has_empty_tables():
    tables = annotate(build_table("documents", []))
    assert all(getattr(tables, name).empty for name in SCHEMAS)
    for name in SCHEMAS:
        check_table(name, getattr(tables, name))


def test_a_table_that_is_none_of_documents_is_refused(documents):
    with pytest.raises(TableError, match=r"table documents: no column text \(str\)"):
        annotate(documents.drop(columns="text"))


def test_the_sizes_of_the_tables_are_shown(tables):
    assert repr(tables).startswith("Tables(documents 16, zones ")


def test_the_order_of_documents_changes_nothing(documents, tables):
    shuffled = annotate(documents.sample(frac=1, random_state=5))
    for name in SCHEMAS:
        assert same_rows(getattr(shuffled, name), getattr(tables, name)), name


def test_removing_an_article_is_never_having_had_it(documents, tables):
    gone = "007_hindu_mangrove_station"  # no edition of another one's story
    fewer = annotate(documents[documents["doc_id"] != gone])
    for name in ("documents", "zones", "sentences", "stories", *MENTIONS):
        table = getattr(tables, name)
        assert same_rows(getattr(fewer, name), table[table["doc_id"] != gone]), name


@pytest.fixture(scope="module")
def copied(documents):
    """The corpus with one article a second time, under another name."""
    first = documents[documents["doc_id"] == COPIED]
    return annotate(pd.concat([documents, first.assign(doc_id="copy", file="copy.txt")]))


def test_a_copy_of_an_article_is_an_article_more_and_no_story_more(copied, tables):
    stories = copied.documents.set_index("doc_id")["story_id"]
    assert len(stories) == len(tables.documents) + 1
    assert stories["copy"] == stories[COPIED]
    assert stories.nunique() == tables.documents["story_id"].nunique()


@pytest.mark.parametrize("name", MENTIONS)
def test_a_copy_has_the_mentions_of_its_original_and_changes_no_others(copied, tables, name):
    table = getattr(copied, name)
    assert same_rows(table[table["doc_id"] != "copy"], getattr(tables, name))
    original, copy = (table.loc[table["doc_id"] == doc_id, "matched_text"] for doc_id in (COPIED, "copy"))
    assert copy.tolist() == original.tolist()


def test_a_copy_makes_no_event_more(copied, tables):
    columns = ["start_date", "end_date", "event_type", "n_stories"]
    assert same_rows(copied.events[columns], tables.events[columns])


WIDTH = 72


def wrap(text):
    """Break long lines as an old mail program does."""
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines
    )


def straighten(text):
    return text.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"}))


def curl(text):
    return re.sub(r"(?<=\w)'", "’", re.sub(r'"([^"\n]*)"', r"“\1”", text))


CHANGES = {
    "straight quotes": straighten,
    "curly quotes": curl,
    "Windows line ends": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "blank lines above": lambda text: "\n\n" + text,
    "non-breaking blanks": lambda text: re.sub("(?<=South) (?=China)", "\u00a0", text),
}


def found_in(tables, name, column, doc_ids):
    table = getattr(tables, name)
    table = table[table["zone"].isin(ARTICLE_ZONES) & table["doc_id"].isin(doc_ids)]
    return {doc_id: rows[column].map(str).tolist() for doc_id, rows in table.groupby("doc_id")}


def assert_same_found(documents, tables, change, *, but=()):
    doc_ids = [doc_id for doc_id in documents["doc_id"] if doc_id not in but]
    changed = annotate(documents.assign(text=documents["text"].map(change)))
    for name, column in (("actor_mentions", "actor_id"), ("topic_mentions", "topic_id")):
        assert found_in(changed, name, column, doc_ids) == found_in(tables, name, column, doc_ids)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_how_a_text_is_saved_changes_no_actor_and_no_topic(documents, tables, change):
    assert_same_found(documents, tables, change)


def test_wrapping_lines_changes_no_actor_and_no_topic(documents, tables):
    # 010 is Markdown with a YAML head and 008 an RSS item: wrapping would break their own syntax. The
    # caption of 014 is known by its last line, which wrapping parts from the others.
    but = {"010_markdown_trainee_scheme", "008_state_department_rss", "014_file_photo_horse_diplomacy"}
    assert_same_found(documents, tables, wrap, but=but)


def test_decomposed_accents_change_no_actor_and_no_topic(documents, tables):
    assert_same_found(documents, tables, lambda text: unicodedata.normalize("NFD", text))


PLAIN = """Ministers meet in Hue

HANOI (AP) - Prime Minister Kishida Fumio met Chinh in Tokyo on Monday. Beijing said it was watching.

Kishida left two days later. Trade with China grew, and the envoy flew to Manila in May 2022.
"""
DRESSES = {
    "bold": "<b>{}</b>",
    "bold in Markdown": "**{}**",
    "tag": '<a href="https://e.org/2019/03/china" title="Vietnam">{}</a>',
    "Markdown": "[{}](https://e.org/2019/03/china)",
    "Markdown with a title": '[{}](/japan "South China Sea")',
    "Markdown to a place on the page": "[{}](#china)",
}


WORDS = ("Kishida Fumio", "Tokyo", "Beijing", "Chinh in Tokyo", "left", "Manila", "China", "May 2022")
READ = {
    "actor_mentions": ["zone", "sentence_id", "matched_text", "actor_id", "resolved_by"],
    "topic_mentions": ["zone", "sentence_id", "matched_text", "topic_id"],
    "date_mentions": ["zone", "sentence_id", "matched_text", "start_date", "rule_id"],
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
@pytest.mark.parametrize("words", WORDS)
def test_a_link_or_a_tag_around_words_changes_no_mention(make_documents, dress, words):
    dressed = dress.format(words).join(PLAIN.rpartition(words)[::2])
    plain, found = (annotate(make_documents({"x": text}, day="2022-05-26")) for text in (PLAIN, dressed))
    for name, columns in READ.items():
        assert str(getattr(found, name)[columns].values) == str(getattr(plain, name)[columns].values)
        for start, end, matched in getattr(found, name)[["start_char", "end_char", "matched_text"]].values:
            assert dressed[start:end] == matched
    assert found.events["label"].tolist() == plain.events["label"].tolist()
