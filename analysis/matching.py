"""Many names in one pass: patterns in, longest non-overlapping matches with offsets out.

One engine for everything a dictionary lists. A text is folded first (:mod:`analysis.folding`), so that a
dictionary row need not list every way to write "Phạm Minh Chính"; the offsets returned are always those
of the text as it was given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import BytesAhoCorasick

from analysis.folding import ELSEWHERE, fold_each, fold_text, joins_words, lower, to_bytes

_BATCH = 100_000  # characters searched at once: enough to make the start-up cheap, and the cache holds them


Match = tuple[int, int, tuple[int, ...]]
"""Start and end of a stretch of text, and the numbers of all patterns that name it; plain, for speed."""

_BETWEEN = "\0"  # between two texts of a batch: no name holds it, and it joins no words


class PatternError(ValueError):
    """A pattern that cannot be matched in linear time, or that matches nothing."""


class Matcher:
    """Finds thousands of names in a text at once.

    Parameters
    ----------
    patterns
        Names to find. ``*`` inside or at the end of a word stands for any run of letters and digits.
    any_case
        For each pattern, whether case is free. Otherwise a name matches as written or with any of its words
        in capitals ("TOKYO", "XI Jinping"), an abbreviation also as a word ("Asean"), and a name of up to
        three letters ("US", "UN") only as written.

    Raises
    ------
    PatternError
        For a pattern that begins with ``*``, has fewer than three characters before it, or two
        of them in one word.

    Examples
    --------
    >>> matcher = Matcher(["China", "South China Sea", "technical intern*"])
    >>> matcher.match("China and the SOUTH CHINA SEA")
    [(0, 5, (0,)), (14, 29, (1,))]
    >>> matcher.match("a technical internship")
    [(2, 22, (2,))]
    """

    def __init__(self, patterns: Iterable[str], *, any_case: Iterable[bool] | None = None):
        self.patterns = [fold_text(pattern)[0] for pattern in patterns]
        flags = [False] * len(self.patterns) if any_case is None else list(any_case)
        # A pattern written in capitals is an abbreviation: it keeps its case even where case is free.
        self._any_case = [
            free and not pattern.isupper() for free, pattern in zip(flags, self.patterns, strict=True)
        ]
        # Rows of the same pattern together: two hundred bodies are called "Foreign Ministry".
        rows: dict[tuple[str, bool], list[int]] = {}
        for row, pattern in enumerate(self.patterns):
            rows.setdefault((pattern, self._any_case[row]), []).append(row)
        self._tails: dict[int, re.Pattern[str]] = {}
        self._written = [pattern for pattern, _ in rows]
        self._rows = [tuple(same) for same in rows.values()]
        blanked: list[bytes] = []
        for pattern, same in zip(self._written, self._rows, strict=True):
            head = self._split_glob(same[0], pattern)
            blanked.append(_blank_out(f" {head}" if same[0] in self._tails else f" {head} "))
        self._automaton = BytesAhoCorasick(blanked) if rows else None

    def _split_glob(self, row: int, pattern: str) -> str:
        head, star, tail = pattern.partition("*")
        if not star:
            if not pattern.strip():
                raise PatternError("a pattern is empty")
            return pattern
        if len(head) < 3 or any(word.count("*") > 1 for word in pattern.split()):
            raise PatternError(
                f"pattern {pattern!r}: needs three characters before *, and at most one * in a word"
            )
        parts = [re.escape(part) for part in tail.split("*")]
        self._tails[row] = re.compile(r"\w*" + r"\w*".join(parts), re.IGNORECASE)
        return head

    def match(self, text: str) -> list[Match]:
        """Find the longest names, left to right, none overlapping another.

        Longest first over all patterns: "China" inside "East and South China seas" is not found. A
        stretch that several patterns name carries them all.
        """
        return keep_longest(self.find_all(text))

    def find_all(self, text: str) -> list[Match]:
        """Find every name that stands as words of its own, also inside longer ones, in reading order."""
        return next(self.find_in_each([text]))

    def find_in_each(self, texts: Iterable[str]) -> Iterator[list[Match]]:
        """What :meth:`find_all` finds in each of many texts, searched together.

        Examples
        --------
        >>> list(Matcher(["China"]).find_in_each(["in China", "", "China"]))
        [[(3, 8, (0,))], [], [(0, 5, (0,))]]
        """
        batch: list[str] = []
        size = 0
        for text in texts:
            batch.append(text)
            size += len(text)
            if size > _BATCH:
                yield from self._find_in_batch(batch)
                batch, size = [], 0
        yield from self._find_in_batch(batch)

    def _find_in_batch(self, texts: list[str]) -> Iterator[list[Match]]:
        folded = fold_each(texts)
        found = self._find_in_plain(_BETWEEN.join([plain for plain, _ in folded]))
        begin = first = 0
        for plain, offsets in folded:
            end = begin + len(plain) + 1
            last = bisect_left(found, (end,), first)
            stretches = found[first:last]
            if offsets is None:
                yield [(start - begin, stop - begin, rows) for start, stop, rows in stretches]
            else:  # one past the last character: an entity there stands for several of the text
                yield [
                    (offsets[start - begin], offsets[stop - begin - 1] + 1, rows)
                    for start, stop, rows in stretches
                ]
            begin, first = end, last

    def _find_in_plain(self, plain: str) -> list[Match]:
        """Stretches of a folded text that are names, with their patterns, in reading order."""
        if self._automaton is None:
            return []
        written, rows, end_of = self._written, self._rows, self._end_of
        # A hit has a blank at either end, and so has the text here: its start is that of the words.
        hits = self._automaton.find_matches_as_indexes(_blank_out(f" {plain} "), overlapping=True)
        found = [
            (start, end, rows[number])
            for number, start, stop in hits
            if (
                end := stop - 2
                if plain[start : stop - 2] == written[number]
                else end_of(number, plain, start)
            )
        ]
        found.sort()
        return _merge(found)

    def _end_of(self, number: int, plain: str, start: int) -> int:
        """Where words end that are not written just like their pattern; 0 if they are not meant by it."""
        pattern, row = self._written[number], self._rows[number][0]
        end = start + len(pattern)
        if row in self._tails:
            tail = self._tails[row].match(plain, start + pattern.index("*"))
            end = tail.end() if tail else 0
            if end < len(plain) and joins_words(plain[end]):
                return 0
        return end if self._case_fits(row, plain[start:end]) else 0

    def _case_fits(self, row: int, found: str) -> bool:
        """Whether a stretch that is not written just like its pattern may be the pattern all the same."""
        pattern = self.patterns[row]
        if self._any_case[row] or row in self._tails:
            head = pattern.partition("*")[0]
            free = self._any_case[row] or found.isupper()
            return found.startswith(head) or (free and lower(found).startswith(lower(head)))
        if pattern.isupper():  # "Asean", as British papers write it
            return len(pattern) > 3 and found == pattern.capitalize()
        words = found.split(" "), pattern.split(" ")
        return (
            len(pattern) > 3
            and len(words[0]) == len(words[1])
            and all(word in (own, own.upper()) for word, own in zip(*words, strict=True))
        )


def _merge(found: list[Match]) -> list[Match]:
    """The same stretches in their order, each of them once, with all its patterns."""
    merged: list[Match] = []
    first = last = -1
    for match in found:
        start, end, rows = match
        if start == first and end == last:
            merged[-1] = (start, end, tuple(sorted(merged[-1][2] + rows)))
        else:
            merged.append(match)
            first, last = start, end
    return merged


def _blank_out(plain: str) -> bytes:
    """The bytes of a text in lower case, with a blank for everything that joins no words.

    Searched for " us ", it is the engine itself that passes over "because" and finds "(US)".
    """
    return to_bytes(plain).translate(_blanks())


@cache
def _blanks() -> bytes:
    """For every byte of :func:`analysis.folding.to_bytes`, its lower case if it joins words, else a blank."""
    lowered = [to_bytes(chr(code).lower()) if joins_words(chr(code)) else b" " for code in range(256)]
    lowered[ELSEWHERE[0]] = lowered[ord("ß")] = ELSEWHERE  # the capital of ß is a letter beyond Latin-1
    return b"".join(lowered)


def keep_longest(matches: Sequence[Match]) -> list[Match]:
    """Choose matches greedily by length, then by position, so that none overlaps another.

    Examples
    --------
    >>> keep_longest([(0, 5, (1,)), (0, 9, (2,)), (7, 12, (3,))])
    [(0, 9, (2,))]
    """
    matches = sorted(matches)
    kept: list[Match] = []
    first = 0  # where the matches begin that hang together
    begin = reach = -1
    tangled = False  # whether one of them reaches beyond the longest of those that begin first
    for place, match in enumerate(matches):
        start, end, _ = match
        if start >= reach:
            if tangled:
                kept[-1:] = _settle(matches[first:place])
                tangled = False
            kept.append(match)
            first, begin, reach = place, start, end
        elif start == begin:
            kept[-1] = match
            reach = end
        elif end > reach:
            tangled = True
            reach = end
    return kept[:-1] + _settle(matches[first:]) if tangled else kept


def _settle(cluster: list[Match]) -> list[Match]:
    """Choose among matches that hang together, in reading order."""
    chosen: list[Match] = []
    for match in sorted(cluster, key=lambda match: (match[0] - match[1], match[0])):
        if all(match[1] <= other[0] or match[0] >= other[1] for other in chosen):
            chosen.append(match)
    return sorted(chosen)
