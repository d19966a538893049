"""Stretches of a text with their zones."""

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


def test_a_bare_tag_inside_a_sentence_stays_with_it():
    text = "<b>Hi</b> there."
    assert add_markup(text, [(3, 16, "body")], [Span(0, 3), Span(5, 9)]) == [
        (0, 3, "furniture"),
        (3, 16, "body"),
    ]
