"""A sentence as a row of words and of word classes, and where in a text a date can be at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns import LatePattern
from analysis.timex.values import ExplicitDate
from analysis.timex.words import ANCHOR_SYMBOLS, LEXICON, SYMBOLS, classify_word

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

# Bytes take a third of the time of str.
_SHAPE = bytes(
    48 if chr(code).isdigit() else code if chr(code).isalpha() and code < 128 else 32 for code in range(256)
)
_NUMBERS_OF_TIME = "0000 00s 0000s 0am 0pm 00am 00pm m 0st 00st 0nd 00nd 0rd 00rd 0th 00th".split()


def _find_shapes(text: str) -> bytes:
    """Blur a text, one byte a character: letters stay, a digit is 0, all else is a blank."""
    return text.encode("latin-1", "replace").translate(_SHAPE)


@cache
def _get_scanner() -> BytesAhoCorasick:
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    forms = [form for form, (symbol, _) in LEXICON.items() if symbol in ANCHOR_SYMBOLS]
    shapes = sorted({b" %s " % _find_shapes(form) for form in forms + _NUMBERS_OF_TIME})
    return BytesAhoCorasick(shapes, implementation=Implementation.DFA)


def find_anchored(texts: Sequence[str]) -> list[int]:
    """Find cheaply which texts can hold a date: those with a word such as "Monday" or "week", or a year.

    Only such a text needs a closer look.

    Examples
    --------
    >>> find_anchored(["He may march.", "On Monday he did.", "So what?", "It was in 2022."])
    [1, 3]
    """
    shapes = _find_shapes("\n".join(("", *texts, "")))
    hits = _get_scanner().find_matches_as_indexes(shapes, overlapping=True)
    ends = np.cumsum([len(text) + 1 for text in texts])
    return np.unique(np.searchsorted(ends, [start for _, start, _ in hits], side="right")).tolist()


_TOKEN = LatePattern(r"[ap]\.m\.|\d+(?:[.,:/–-]\d+)*\w*|\w+|[^\w\s]")
_DAYS = LatePattern(r"\b\d\d?(?=\b|(?:st|nd|rd|th)\b)")
_MONEY = SYMBOLS["money"]
_AMOUNT = LatePattern(f"(?<={_MONEY}).")


class Remembered(dict):
    """A short text -> what was read from it; forgets all when it is full."""

    def __init__(self, read: Callable[[str], Any]):
        self._read = read

    def __missing__(self, piece: str) -> Any:
        if len(self) >= 2**15:
            self.clear()
        self[piece] = found = self._read(piece)
        return found


def _read_piece(piece: str) -> tuple[list[str], str]:
    words = _TOKEN.findall(piece)
    return words, "".join(classify_word(word)[0] for word in words)


_PIECES = Remembered(_read_piece)
"""What stands between two blanks -> its words and their symbols."""


def split_words(text: str) -> tuple[list[str], str]:
    """Split a sentence into words and marks, and find the class of each: one symbol a word.

    A sum of money is ``money``.

    Examples
    --------
    >>> from analysis.timex.words import CLASSES
    >>> words, symbols = split_words("at 10 a.m., in 2012-17")
    >>> words
    ['at', '10', 'a.m.', ',', 'in', '2012-17']
    >>> [CLASSES[symbol] for symbol in symbols]
    ['at', 'day', 'ampm', 'comma', 'in', 'yearspan']
    """
    words, symbols = [], ""
    for piece in text.split():
        some_words, some_symbols = _PIECES[piece]
        words += some_words
        symbols += some_symbols
    if _MONEY in symbols:
        symbols = _AMOUNT.sub(lambda word: _MONEY if words[word.start()][0].isdigit() else word[0], symbols)
    return words, symbols


def _count_signs(text: str, end: int) -> int:
    return len("".join(text[:end].split()))


def locate_words(text: str, words: list[str], first: int, last: int) -> tuple[int, int]:
    """Find where some of the words of a text (half-open) begin and end.

    Examples
    --------
    >>> locate_words("at  10 a.m. or 10 p.m.", ["at", "10", "a.m.", "or", "10", "p.m."], 4, 6)
    (15, 22)
    """
    start = text.find(words[first])
    if text.find(words[first], start + 1) >= 0:  # not the only one
        n_before = len("".join(words[:first]))
        while missing := n_before - _count_signs(text, start):  # only blanks lie between words
            start = text.find(words[first], start + missing)
    end = start
    for word in words[first:last]:
        end = text.find(word, end) + len(word)
    return start, end


@dataclass(slots=True)
class Tokens:
    """The words of one sentence and their class symbols, one character a word.

    ``dates`` has the dates written out in full, by the place of each of their words.
    """

    words: list[str]
    symbols: str
    dates: Mapping[int, ExplicitDate]

    def value(self, place: int) -> Any:
        """The value of one word: 4 for "Thursday", "month" for "months"."""
        return self.dates[place] if place in self.dates else classify_word(self.words[place])[1]

    def list_days(self, first: int, last: int) -> list[int]:
        """The days of the month among some of the words: 3 and 5 in "May 3rd-5th, 2012"."""
        return [int(day) for day in _DAYS.findall(" ".join(self.words[first:last]))]


def mark_dates(text: str, tokens: Tokens, explicit: Sequence[ExplicitDate]) -> Tokens:
    """Mark dates written out in full: the first word of each is ``xdate``, the rest of it ``xmore``."""
    if not explicit:
        return tokens
    words, symbols, dates = tokens.words, tokens.symbols, {}
    starts = list(accumulate(map(len, words), initial=0))  # blanks apart
    for found in explicit:
        first, last = (bisect_left(starts, _count_signs(text, place)) for place in found[:2])
        marks = (SYMBOLS["xdate"] + SYMBOLS["xmore"] * (last - first))[: last - first]
        symbols = symbols[:first] + marks + symbols[last:]
        dates.update(dict.fromkeys(range(first, last), found))
    return Tokens(words, symbols, dates)
