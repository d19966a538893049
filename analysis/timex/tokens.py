"""A sentence as a row of words and of word classes, and where in a text a date can be at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

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
    ends = list(accumulate(len(text) + 1 for text in texts))
    shapes = _find_shapes("\n".join(("", *texts, "")))
    anchored, end = [], 0
    for _, start, _ in _get_scanner().find_matches_as_indexes(shapes, overlapping=True):
        if start >= end:
            anchored.append(bisect_right(ends, start))
            end = ends[anchored[-1]]
    return anchored


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


_PIECE_WORDS = Remembered(lambda piece: _TOKEN.findall(piece))  # a piece stands between two blanks
_PIECE_SYMBOLS = Remembered(lambda piece: "".join(classify_word(word)[0] for word in _PIECE_WORDS[piece]))


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
    pieces = text.split()
    words = list(chain.from_iterable(map(_PIECE_WORDS.__getitem__, pieces)))
    symbols = "".join(map(_PIECE_SYMBOLS.__getitem__, pieces))
    if _MONEY in symbols:
        symbols = _AMOUNT.sub(lambda word: _MONEY if words[word.start()][0].isdigit() else word[0], symbols)
    return words, symbols


def locate_words(text: str, words: list[str]) -> list[int]:
    """Find where each word of a text ends.

    Examples
    --------
    >>> locate_words("at  10 a.m.", ["at", "10", "a.m."])
    [2, 6, 11]
    """
    end = 0
    return [end := text.find(word, end) + len(word) for word in words]  # only blanks lie between


@dataclass(slots=True)
class Tokens:
    """The words of one sentence and their class symbols, one character a word.

    ``dates`` has the dates written out in full, by the place of each of their words; ``telling`` the places
    of the words that can tell of tense, once :mod:`analysis.timex.tense` has asked for them.
    """

    words: list[str]
    symbols: str
    dates: Mapping[int, ExplicitDate]
    telling: list[int] | None = None

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
    ends = locate_words(text, words)
    starts = [end - len(word) for end, word in zip(ends, words, strict=True)]
    for found in explicit:
        first, last = bisect_left(starts, found.start_char), bisect_left(starts, found.end_char)
        marks = (SYMBOLS["xdate"] + SYMBOLS["xmore"] * (last - first))[: last - first]
        symbols = symbols[:first] + marks + symbols[last:]
        dates.update(dict.fromkeys(range(first, last), found))
    return Tokens(words, symbols, dates)
