"""A sentence as words: where each ends, which is money, and no date without an anchor."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analysis.timex.grammar import find_expressions
from analysis.timex.tokens import Tokens, find_anchored, locate_words, mark_dates, split_words
from analysis.timex.values import find_explicit_dates
from analysis.timex.words import CLASSES, LEXICON


def list_classes(symbols: str) -> list[str]:
    return [CLASSES[symbol] for symbol in symbols]


def test_a_sum_of_money_is_no_year():
    words, symbols = split_words("It cost $2012, US$ 2013 and 2014.")
    assert words == ["It", "cost", "$", "2012", ",", "US", "$", "2013", "and", "2014", "."]
    assert list_classes(symbols)[2:] == [
        "money", "money", "comma", "word", "money", "money", "and", "year", "dot",
    ]  # fmt: skip


def test_a_date_written_out_is_marked_as_one():
    text = "It fell on 3 May 2012, at dawn."
    (found,) = find_explicit_dates(text)
    tokens = mark_dates(text, Tokens(*split_words(text), {}), [found])
    assert list_classes(tokens.symbols) == [
        "word", "word", "on", "xdate", "xmore", "xmore", "comma", "at", "daypart", "dot",
    ]  # fmt: skip
    assert [tokens.value(place) for place in (3, 8)] == [found, "MO"]


@given(st.lists(st.sampled_from(("a.m.", "10:30", "don’t", "May", "—", "3-5", "(x)")), max_size=9), st.data())
def test_every_word_stands_where_it_is_said_to_stand(pieces: list[str], data: st.DataObject):
    text = "".join(piece + data.draw(st.sampled_from((" ", "  ", "\n", "\u00a0"))) for piece in pieces)
    words, symbols = split_words(text)
    assert len(words) == len(symbols)
    spans = [locate_words(text, words, place, place + 1) for place in range(len(words))]
    assert [text[start:end] for start, end in spans] == words
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    if words:
        assert locate_words(text, words, 0, len(words)) == (spans[0][0], spans[-1][1])


MARKS = st.sampled_from((" ", " ", " ", "-", ", ", "’s ", ". ", "\n", "/"))


def test_only_texts_that_can_hold_a_date_are_anchored():
    texts = ["He may march", "", "on Monday,", "Monday’s vote", "second to none", "in 2019–20", "on the 12th"]
    assert find_anchored(texts) == [2, 3, 5, 6]
    assert find_anchored([]) == []


NUMBERS = ("3", "24th", "2012", "1960s", "3-5", "14/01/2017", "2012-11-24", "10:30", "9am", "10", "60s")


@given(st.lists(st.tuples(st.sampled_from((*sorted(LEXICON), *NUMBERS, "the", "he")), MARKS), max_size=8))
def test_where_no_anchor_is_no_date_is_found(pieces: list[tuple[str, str]]):
    text = "".join(word + mark for word, mark in pieces)
    assert find_anchored(["", text]) == [1] or not find_expressions([text])[0]
