"""Stretches of a text with their zones."""

import pytest

from analysis.page.markup import find_markup
from analysis.page.pieces import add_markup, cut_out, trim_piece
from analysis.page.segments import Span


def test_blanks_around_a_piece_are_trimmed():
    assert trim_piece("a  b c  d", (1, 8, "body")) == (3, 6, "body")


def test_what_is_known_is_cut_out_of_what_it_lies_in():
    text = "aa bb cc dd"
    assert cut_out([(0, 11, "body")], [(3, 5, "credit"), (9, 11, "credit")], text) == [
        (0, 2, "body"),
        (6, 8, "body"),
    ]
    assert cut_out([(0, 2, "body")], [], text) == [(0, 2, "body")]


def test_markup_is_laid_over_the_pieces_and_an_entity_joins_its_neighbour():
    text = "<b>Hi.</b> There&#46;"
    assert add_markup(text, [(3, 16, "body")], [Span(0, 3), Span(6, 10)]) == [
        (0, 3, "furniture"),
        (3, 6, "body"),
        (6, 10, "furniture"),
        (11, 21, "body"),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("They <b>met</b> today.", ["They <b>met</b> today."]),
        ("They met <em></em><i>again</i> today.", ["They met <em></em><i>again</i> today."]),
        ("They met.</b> It rained.", ["They met.", "It rained."]),
        ("Ann:<b> </b>We met.", ["Ann:", "We met."]),
        ('They <a href="/x">met</a> today.', ["They", "met</a> today."]),
        ("They met<br>today.", ["They met", "today."]),
        ("<b>They</b>", ["They"]),
    ],
)
def test_a_bare_tag_inside_a_sentence_does_not_cut_it(text, body):
    start = text.startswith("<b>") * 3
    pieces = add_markup(text, [(start, len(text) - start - (start > 0), "body")], find_markup(text))
    assert [text[start:end] for start, end, zone in pieces if zone == "body"] == body
