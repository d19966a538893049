"""Sentences stay inside their zones, and every span finds its sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.schema import build_table
from analysis.sentences import find_sentence, group_sentences, split_sentences
from analysis.zones import split_zones

TEXT = "Reef dies\n\nIt was old. Divers wept.\n\nShare"


def test_the_whole_table(make_documents):
    documents = make_documents({"x": TEXT, "y": "Share"})
    zones = build_table(
        "zones",
        [
            ("x", 0, 9, "headline"),
            ("x", 11, 35, "body"),
            ("y", 0, 5, "furniture"),
            ("x", 37, 42, "furniture"),
        ],
    )
    sentences = split_sentences(documents, zones)
    assert list(sentences.itertuples(index=False, name=None)) == [
        ("x", 1, "Reef dies", 0, 9, "headline"),
        ("x", 2, "It was old.", 11, 22, "body"),
        ("x", 3, "Divers wept.", 23, 35, "body"),
        ("y", 1, "Share", 0, 5, "furniture"),
        ("x", 4, "Share", 37, 42, "furniture"),
    ]


def test_a_sentence_ends_where_its_zone_ends(make_documents):
    documents = make_documents({"x": "Mr. Vu and Ann"})
    zones = build_table("zones", [("x", 0, 6, "body"), ("x", 7, 14, "caption")])
    assert split_sentences(documents, zones)["sentence"].tolist() == ["Mr. Vu", "and Ann"]


def test_a_sentence_goes_on_behind_a_link_and_a_pointer_does_not(make_documents):
    text = "Ann met [Vu](https://e.org/a) in <a href='/b'>Hue</a>. (Read more) They sat."
    documents = make_documents({"x": text})
    edges = [0, 12, 29, 33, 46, 54, 66, 77]
    names = ["body", "furniture"] * 3 + ["body"]
    spans = zip(edges, edges[1:], names, strict=False)
    zones = build_table("zones", [("x", start, end, zone) for start, end, zone in spans])
    sentences = split_sentences(documents, zones)
    assert list(zip(sentences["sentence"], sentences["zone"], strict=True)) == [
        ("Ann met [Vu](https://e.org/a) in <a href='/b'>Hue</a>.", "body"),
        ("(Read more)", "furniture"),
        ("They sat.", "body"),
    ]


def test_a_link_on_a_line_of_its_own_joins_nothing(make_documents):
    text = "Ann sat\n<a href='/b'>\nVu stood"
    zones = build_table("zones", [("x", 0, 7, "body"), ("x", 8, 21, "furniture"), ("x", 22, 30, "body")])
    sentences = split_sentences(make_documents({"x": text}), zones)
    assert sentences["sentence"].tolist() == ["Ann sat", "<a href='/b'>", "Vu stood"]


def test_no_zones_no_sentences(make_documents):
    assert split_sentences(make_documents({"x": ""}), build_table("zones", [])).empty


def test_sentences_are_grouped_by_document(make_documents):
    documents = make_documents({"x": "One.", "y": "Two. Three."})
    zones = build_table("zones", [("x", 0, 4, "body"), ("y", 0, 11, "body")])
    assert group_sentences(split_sentences(documents, zones)) == {
        "x": [("x", 1, 0, 4, "body")],
        "y": [("y", 1, 0, 4, "body"), ("y", 2, 5, 11, "body")],
    }


ROWS = [("x", 1, 2, 5, "body"), ("x", 2, 6, 9, "body"), ("x", 3, 9, 12, "caption")]


@pytest.mark.parametrize(
    ("span", "number"),
    [
        ((2, 5), 1),
        ((3, 4), 1),
        ((6, 9), 2),
        ((9, 10), 3),
        ((11, 12), 3),
        ((0, 1), None),
        ((1, 3), None),
        ((4, 7), None),
        ((5, 6), None),
        ((8, 10), None),
        ((12, 14), None),
    ],
)
def test_a_span_has_a_sentence_only_if_one_holds_it_whole(span, number):
    sentence = find_sentence(ROWS, *span)
    assert (sentence and sentence[1]) == number
    assert find_sentence([], *span) is None


@settings(max_examples=30)
@given(text=st.text(st.sampled_from("aB.!? \n“”\u00a0(é"), max_size=60))
def test_sentences_hold_every_character_that_is_not_blank_exactly_once(make_documents, text):
    documents = make_documents({"x": text})
    zones = split_zones(documents)
    sentences = split_sentences(documents, zones)
    covered = [0] * len(text)
    edges = list(zip(zones["start_char"], zones["end_char"], zones["zone"], strict=True))
    for _, number, sentence, start, end, zone in sentences.itertuples(index=False):
        assert text[start:end] == sentence
        assert any(first <= start and end <= last and zone == name for first, last, name in edges)
        for position in range(start, end):
            covered[position] += 1
        assert number >= 1
    assert all(n == 1 or (n == 0 and c.isspace()) or c.isspace() for n, c in zip(covered, text, strict=True))
    assert sentences["sentence_id"].tolist() == list(range(1, len(sentences) + 1))
