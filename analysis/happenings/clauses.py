"""What parts two places in a sentence, where a clause begins, and how the words of a sentence begin.

What a sentence holds is listed once, however many dates ask for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter

from analysis.patterns import LatePattern

KEPT = 2048
"""Sentences of which it is remembered what they hold: more than have dates in a batch."""
LONG = 600
"""Characters of the longest clause that is looked at."""

_LETTERS = bytes(byte if chr(byte).isalnum() and byte < 128 else ord(" ") for byte in range(256))
_FIRST_LETTERS = itemgetter(slice(4))
_MARKS = ",;:—–"
_MARK = LatePattern(f"[{_MARKS}]")
_COMMA = LatePattern(r"[,;:—–]|\b(?:while|although|but)\b")
_TURNS = frozenset(("whil", "alth", "but"))
_CLAUSE = LatePattern(
    r"(?s).*(?:[,;:—–“”\"]"
    r"|\b(?:while|although|but|after|before|since|when|as|that|because|who|which|where)\b)"
)


def lower(text: str) -> str:
    """Put a text into lower case, every character in its place ("İ" alone would become two).

    Examples
    --------
    >>> lower("Lee met İnci")
    'lee met inci'
    """
    return text.replace("İ", "I").lower()


@lru_cache(maxsize=KEPT)
def list_words(sentence: str) -> list[str]:
    """List the words of plain letters and digits, in lower case and in their order.

    Examples
    --------
    >>> list_words("Lee's boat never sailed.")
    ['lee', 's', 'boat', 'never', 'sailed']
    """
    return sentence.lower().encode(errors="replace").translate(_LETTERS).decode().split()


@lru_cache(maxsize=KEPT)
def list_beginnings(sentence: str) -> frozenset[str]:
    """List the first four letters of every word, in lower case: what is not among them need not be sought.

    Most patterns look for a few words that most sentences do not hold. Comparing two sets tells so much
    faster than the pattern does.

    Examples
    --------
    >>> sorted(list_beginnings("Lee's boat never sailed."))
    ['boat', 'lee', 'neve', 's', 'sail']
    """
    return frozenset(map(_FIRST_LETTERS, list_words(sentence)))


class CuedPattern:
    """A pattern that is only tried where a word begins like one of its cues.

    Parameters
    ----------
    cues
        Beginnings of words, as of :func:`list_beginnings`; every match must hold such a word.
    source
        The pattern.

    Examples
    --------
    >>> sentence = "Lee never sailed."
    >>> CuedPattern("neve", "never|not").search(sentence, list_beginnings(sentence))[0]
    'never'
    """

    def __init__(self, cues: str, source: str):
        self.cues, self.pattern = frozenset(cues.split()), LatePattern(source)

    def search(self, text: str, beginnings: frozenset[str]) -> re.Match | None:
        """Search a text in a sentence whose words begin in these ways."""
        return None if self.cues.isdisjoint(beginnings) else self.pattern.search(text)

    def match(self, text: str, beginnings: frozenset[str]) -> re.Match | None:
        """Look only at the beginning of such a text."""
        return None if self.cues.isdisjoint(beginnings) else self.pattern.match(text)


@lru_cache(maxsize=KEPT)
def list_commas(sentence: str) -> list[int]:
    """List the places of what parts a sentence: commas, colons, dashes, "while", "although", "but"."""
    comma = _MARK if _TURNS.isdisjoint(list_beginnings(sentence)) else _COMMA
    if comma is _MARK and not any(map(sentence.__contains__, _MARKS)):
        return []
    return [found.start() for found in comma.finditer(sentence)]


def count_commas(commas: list[int], start: int, end: int) -> int:
    """Count how many of :func:`list_commas` part two places."""
    return bisect_left(commas, end) - bisect_left(commas, start) if commas and start < end else 0


def find_clause(sentence: str, place: int) -> int:
    """Find where the clause that holds a place begins: after the last comma or conjunction before it.

    Examples
    --------
    >>> "They slept, but Lee woke."[find_clause("They slept, but Lee woke.", 20):]
    ' Lee woke.'
    """
    near = max(0, place - LONG)  # a line of thousands of dates is no clause
    before = _CLAUSE.match(sentence, near, place)
    return before.end() if before else near
