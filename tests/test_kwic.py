"""Keyword in context, keyword search and dispersion on two tiny articles."""

import time

import pandas as pd
import pytest

from analysis.kwic import build_dispersion, build_kwic, check_columns, match_keyword, select_mentions
from analysis.schema import MENTION, build_table

FIRST = "The harbour\nauthority of Oslo met Bergen.\nAdvertisement\nOslo left."
DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["n", "o"],
        "text": ["Oslo", FIRST],
        "label": ["undated", "Fjord Post"],
        "published_date": pd.to_datetime([None, "2020-05-01"]),
    }
)
SENTENCES = build_table(
    "sentences",
    [
        ("n", 1, "Oslo", 0, 4, "body"),
        ("o", 1, FIRST[0:41], 0, 41, "body"),
        ("o", 2, FIRST[42:55], 42, 55, "furniture"),
        ("o", 3, FIRST[56:66], 56, 66, "body"),
    ],
)


def make_mentions(*rows):
    return build_table(
        "topic_mentions",
        [
            (f"{doc}:{start}", doc, sentence, start, start + len(text), text, zone, topic, "t", "explicit")
            for doc, sentence, start, text, zone, topic in rows
        ],
    )


OSLO = make_mentions(
    ("n", 1, 0, "Oslo", "body", "city"),
    ("o", 3, 56, "Oslo", "body", "city"),
    ("o", 1, 25, "Oslo", "body", "city"),
)


def test_kwic_rows():
    kwic = build_kwic(OSLO, DOCUMENTS, window=13)
    first = ["doc_id", "label", "published_date", "sentence_id", "left", "node", "right"]
    rest = ["mention_id", "start_char", "end_char", "matched_text", "zone", "topic_id", "term_id", "strength"]
    assert list(kwic) == [*first, *rest]
    assert kwic[["label", "sentence_id", "left", "node", "right", "start_char"]].values.tolist() == [
        ["Fjord Post", 1, "authority of ", "Oslo", " met Bergen. ", 25],
        ["Fjord Post", 3, " ", "Oslo", " left.", 56],  # no "dvertisement"
        ["undated", 1, "", "Oslo", "", 0],
    ]


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [
        (0, "", ""),
        (2, "", ""),  # "f " -> the cut word goes, and with it nothing is left of the right side
        (4, "of ", " met"),
        (5, "of ", " met "),
        (12, "of ", " met Bergen."),
        (13, "authority of ", " met Bergen. "),
        (24, "harbour authority of ", " met Bergen. "),
        (999, "The harbour authority of ", " met Bergen. Advertisement Oslo left."),
    ],
)
def test_context_is_cut_between_words(window, left, right):
    row = build_kwic(OSLO[2:], DOCUMENTS, window=window).iloc[0]
    assert (row["left"].strip(), row["right"].strip()) == (left.strip(), right.strip())


def test_a_line_break_inside_the_node_is_shown_as_a_space():
    mention = make_mentions(("o", 1, 4, "harbour\nauthority", "body", "port"))
    row = build_kwic(mention, DOCUMENTS, window=8).iloc[0]
    assert (row["left"], row["node"], row["right"]) == ("The ", "harbour authority", " of Oslo")
    assert row["matched_text"] == FIRST[row["start_char"] : row["end_char"]] == "harbour\nauthority"


def test_kwic_of_nothing_has_its_columns():
    kwic = build_kwic(OSLO[:0], DOCUMENTS)
    assert len(kwic) == 0
    assert {"left", "node", "right", "topic_id"} <= set(kwic)


def test_mentions_of_another_text_are_refused():
    with pytest.raises(
        ValueError, match=r"n\[0:4\] is 'Rome', not 'Oslo': the mentions belong to another text"
    ):
        build_kwic(OSLO, DOCUMENTS.assign(text=["Rome", FIRST]))
    with pytest.raises(ValueError, match="window is a number of characters from 0, got -1"):
        build_kwic(OSLO, DOCUMENTS, window=-1)


def test_selection_by_documents_and_zones():
    mentions = make_mentions(
        ("o", 1, 25, "Oslo", "body", "x"),
        ("o", 2, 42, "Advert", "furniture", "x"),
        ("z", 1, 0, "Oslo", "body", "x"),
    )
    assert select_mentions(mentions, DOCUMENTS)["mention_id"].tolist() == ["o:25"]
    assert select_mentions(mentions, DOCUMENTS, zones="furniture")["mention_id"].tolist() == ["o:42"]


def test_an_open_name_is_shown_as_ambiguous_and_the_input_stays_as_it_is():
    place = ("o:25", "o", 1, 25, 29, "Oslo", "body")
    mentions = build_table(
        "actor_mentions", [(*place, None, None, None, None, "short", None, "ambiguous", None)]
    )
    chosen = select_mentions(mentions, DOCUMENTS)
    assert chosen[["actor_id", "actor_name"]].values.tolist() == [["(ambiguous)", "(ambiguous)"]]
    assert mentions["actor_name"].isna().all()


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("oslo", [("n", 0, "Oslo"), ("o", 25, "Oslo"), ("o", 56, "Oslo")]),
        ("Osl", []),
        ("osl*", [("n", 0, "Oslo"), ("o", 25, "Oslo"), ("o", 56, "Oslo")]),
        ("harbour  authority", [("o", 4, "harbour\nauthority")]),
        ("*g*", [("o", 34, "Bergen")]),
        ("b*g*n", [("o", 34, "Bergen")]),
        ("b*g*x*n", []),
        ("*ment oslo", []),  # never over the end of a sentence
        ("o*o", [("n", 0, "Oslo"), ("o", 25, "Oslo"), ("o", 56, "Oslo")]),
        ("Bergen.", [("o", 34, "Bergen.")]),
        ("[Oslo]", []),
        ("Berg.n", []),
    ],
)
def test_keywords(pattern, found):
    table = match_keyword(DOCUMENTS, SENTENCES, pattern)
    assert list(zip(table["doc_id"], table["start_char"], table["matched_text"], strict=True)) == found
    assert {column: str(kind) for column, kind in table.dtypes.items()} == MENTION


def test_keyword_knows_sentence_zone_and_case():
    row = match_keyword(DOCUMENTS, SENTENCES, "advert*").iloc[0]
    assert (row["sentence_id"], row["zone"]) == (2, "furniture")
    assert len(match_keyword(DOCUMENTS, SENTENCES, "oslo", ignore_case=False)) == 0


@pytest.mark.parametrize("pattern", ["", " ", "*", "* **"])
def test_a_keyword_that_matches_everything_is_refused(pattern):
    with pytest.raises(ValueError, match="would match everything; give a word such as 'intern\\*'"):
        match_keyword(DOCUMENTS, SENTENCES, pattern)


def test_a_hostile_keyword_takes_linear_time():
    text = "a" * 20_000
    documents = pd.DataFrame({"doc_id": ["x"], "text": [text]})
    sentences = build_table("sentences", [("x", 1, text, 0, len(text), "body")])
    began = time.perf_counter()
    assert len(match_keyword(documents, sentences, "a*a*a*a*a*a*b")) == 0
    assert time.perf_counter() - began < 2  # backtracking would need years


def test_dispersion_is_measured_within_the_article():
    table = build_dispersion(OSLO, DOCUMENTS, SENTENCES, by="topic_id")
    assert list(table) == ["doc_id", "label", "published_date", "topic_id", "mention_id", "position"]
    assert table[["doc_id", "mention_id", "position"]].values.tolist() == [
        ["o", "o:25", 25 / 51],  # 41 + 10 characters in the body; "Advertisement" moves nothing
        ["o", "o:56", 41 / 51],
        ["n", "n:0", 0.0],
    ]


def test_unknown_columns_are_named_with_what_exists():
    with pytest.raises(ValueError, match="no column 'topic'; did you mean 'topic_id'"):
        build_dispersion(OSLO, DOCUMENTS, SENTENCES, by="topic")
    with pytest.raises(ValueError, match=r"no column 'a', 'b'\. Columns are: doc_id, text"):
        check_columns(["a", "b"], DOCUMENTS)
