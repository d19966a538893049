"""Many names in one pass: patterns in, longest non-overlapping matches with offsets out.

One engine for everything a dictionary lists. A text is folded first (accents, curly quotes, dashes,
odd blanks), so that a dictionary row need not list every way to write "Phạm Minh Chính"; the offsets
returned are always those of the text as it was given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick

_LAST = 0xFFFF  # beyond it stand emoji and scripts that no name here is written in


class Match(NamedTuple):
    """One stretch of text and the numbers of all patterns that name it."""

    start: int
    end: int
    patterns: tuple[int, ...]


class PatternError(ValueError):
    """A pattern that cannot be matched in linear time, or that matches nothing."""


class _FoldTable(dict):
    """``str.translate`` table from a character to the plain one it stands for, filled on demand."""

    def __missing__(self, code: int) -> int | str | None:
        character = chr(code)
        self[code] = plain = _fold_character(character)
        return plain


_QUOTES = dict.fromkeys("‘’‚‛`´ʼ", "'") | dict.fromkeys("“”„‟«»", '"')
_STROKES = {"Đ": "D", "đ": "d", "Ð": "D", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ı": "i"}


def _fold_character(character: str) -> str | None:
    category = unicodedata.category(character)
    if character in "\r\n":
        return character
    if category in ("Mn", "Cf"):  # combining accents, soft hyphens, zero-width blanks
        return None
    if category in ("Zs", "Cc"):
        return " "
    if category == "Pd" or character == "−":
        return "-"
    if plain := _QUOTES.get(character) or _STROKES.get(character):
        return plain
    base = unicodedata.normalize("NFKD", character)
    marks = [part for part in base if unicodedata.category(part) != "Mn"]
    return marks[0] if len(marks) == 1 else character


_TABLE = _FoldTable()
# A name may be wrapped over two lines or hold two blanks; a blank line ends it.
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
_WRAPPED = re.compile(r"(?<=\S)(?:[ ]{2,}|[ ]*\r?\n[ ]*)(?=\S)")


def fold_text(text: str) -> tuple[str, Sequence[int] | None]:
    """Reduce a text to plain characters, and say where each of them stood.

    Returns
    -------
    tuple of str and (sequence of int or None)
        The folded text, case kept, and for each of its characters the offset in `text` (plus one
        entry for the end); None where the two run in step.

    Examples
    --------
    >>> fold_text("Phạm’s")
    ("Pham's", None)
    >>> fold_text("South China\\r\\nSea")
    ('South China Sea', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16])
    """
    plain = text if text.isascii() and "\t" not in text else text.translate(_TABLE)
    offsets: Sequence[int] | None = None
    if len(plain) != len(text):
        offsets = [i for i, character in enumerate(text) if _TABLE[ord(character)] is not None]
        offsets.append(len(text))
    if "&" in plain:
        entities = [(*match.span(), _decode_entity(match.group())) for match in _ENTITY.finditer(plain)]
        plain, offsets = _replace(plain, entities, offsets)
    wraps = [(*match.span(), " ") for match in _WRAPPED.finditer(plain)]
    return _replace(plain, wraps, offsets)


def _decode_entity(entity: str) -> str:
    """The plain character that an HTML entity stands for, or the entity if it is none."""
    decoded = html.unescape(entity)
    return decoded.translate(_TABLE)[:1] if len(decoded) == 1 else entity


def _replace(
    plain: str, stretches: list[tuple[int, int, str]], offsets: Sequence[int] | None
) -> tuple[str, Sequence[int] | None]:
    """Put other characters in the place of some stretches, and keep account of the offsets."""
    if not stretches:
        return plain, offsets
    in_step = all(end - start == len(new) for start, end, new in stretches)
    before = offsets or range(len(plain) + 1)
    pieces, kept, position = [], [], 0
    for start, end, new in stretches:
        pieces += [plain[position:start], new]
        kept += before[position : start + len(new)]
        position = end
    pieces.append(plain[position:])
    kept += before[position:]
    return "".join(pieces), offsets if in_step else kept


class Matcher:
    """Finds thousands of names in a text at once.

    Parameters
    ----------
    patterns
        Names to find. ``*`` inside or at the end of a word stands for any run of letters and digits.
    any_case
        For each pattern, whether case is free. Otherwise a name matches as written or in capitals
        throughout ("TOKYO"), an abbreviation also as a word ("Asean"), and a name of up to three letters
        ("US", "UN") only as written.

    Raises
    ------
    PatternError
        For a pattern that begins with ``*``, has fewer than three characters before it, or two
        of them in one word.

    Examples
    --------
    >>> matcher = Matcher(["China", "South China Sea", "technical intern*"])
    >>> matcher.match("China and the SOUTH CHINA SEA")
    [Match(start=0, end=5, patterns=(0,)), Match(start=14, end=29, patterns=(1,))]
    >>> matcher.match("a technical internship")
    [Match(start=2, end=22, patterns=(2,))]
    """

    def __init__(self, patterns: Iterable[str], *, any_case: Iterable[bool] | None = None):
        self.patterns = [fold_text(pattern)[0] for pattern in patterns]
        flags = [False] * len(self.patterns) if any_case is None else list(any_case)
        # A pattern written in capitals is an abbreviation: it keeps its case even where case is free.
        self._any_case = [
            free and not pattern.isupper() for free, pattern in zip(flags, self.patterns, strict=True)
        ]
        # Rows by what the engine looks for, and there by pattern: two hundred bodies are "Foreign Ministry".
        rows: dict[str, dict[tuple[str, bool], list[int]]] = {}
        self._tails: dict[int, re.Pattern[str]] = {}
        for row, pattern in enumerate(self.patterns):
            head = self._split_glob(row, pattern)
            rows.setdefault(head.lower(), {}).setdefault((pattern, self._any_case[row]), []).append(row)
        self._rows = [list(group.values()) for group in rows.values()]
        self._automaton = AhoCorasick(list(rows)) if rows else None
        self._has_star = np.array(
            [any(same[0] in self._tails for same in group) for group in self._rows], dtype=bool
        )

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
        parts = [re.escape(part) for part in tail.lower().split("*")]
        self._tails[row] = re.compile(r"\w*" + r"\w*".join(parts))
        return head

    def scan(self, text: str) -> int:
        """Count bare hits of a folded, lower-case text, boundaries and case aside: the cost of the engine."""
        return len(self._automaton.find_matches_as_indexes(text, overlapping=True)) if self._automaton else 0

    def match(self, text: str) -> list[Match]:
        """Find the longest names, left to right, none overlapping another.

        Longest first over all patterns: "China" inside "East and South China seas" is not found. A
        stretch that several patterns name carries them all.
        """
        return keep_longest(self.find_all(text))

    def find_all(self, text: str) -> list[Match]:
        """Find every name that stands as words of its own, also inside longer ones, in reading order."""
        if self._automaton is None:
            return []
        plain, offsets = fold_text(text)
        lowered = plain.lower()
        if len(lowered) != len(plain):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
        found: dict[tuple[int, int], list[int]] = {}
        for number, start, end, ends_here in self._scan_words(lowered):
            for same in self._rows[number]:
                row = same[0]
                stop = self._end_of(row, lowered, end) if row in self._tails else end if ends_here else 0
                if stop and self._case_fits(row, plain[start:stop]):
                    found.setdefault((start, stop), []).extend(same)
        if offsets is None:
            return [Match(*span, tuple(sorted(rows))) for span, rows in sorted(found.items())]
        # One past the last character: an entity there stands for several characters of the text.
        return [
            Match(offsets[start], offsets[end - 1] + 1, tuple(sorted(rows)))
            for (start, end), rows in sorted(found.items())
        ]

    def _scan_words(self, lowered: str) -> Iterator[tuple[int, int, int, bool]]:
        """Hits that begin where a word does and end where one does (or go on behind a star)."""
        hits = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        if not hits:
            return
        # Most hits are parts of words ("us" in "because"): all are tested at once, few go on.
        numbers, starts, ends = np.array(hits, dtype=np.int64).T
        codes = np.frombuffer(f"\0{lowered}\0".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        joins = _joining()[np.minimum(codes, _LAST)]
        ends_here = ~joins[ends + 1]
        kept = ~joins[starts] & (ends_here | self._has_star[numbers])
        columns = (numbers[kept], starts[kept], ends[kept], ends_here[kept])
        yield from zip(*(column.tolist() for column in columns), strict=True)

    def _end_of(self, row: int, lowered: str, end: int) -> int:
        """Where a pattern with a star ends; 0 where what follows does not fit or the word goes on."""
        tail = self._tails[row].match(lowered, end)
        if tail is None or (tail.end() < len(lowered) and _joins(lowered[tail.end()])):
            return 0
        return tail.end()

    def _case_fits(self, row: int, found: str) -> bool:
        pattern = self.patterns[row]
        if self._any_case[row] or found == pattern:
            return True
        if row in self._tails:
            head = pattern.partition("*")[0]
            return found.startswith(head) or found.isupper()
        if pattern.isupper():  # "Asean", as British papers write it
            return len(pattern) > 3 and found == pattern.capitalize()
        return len(pattern) > 3 and found == pattern.upper()


def _joins(character: str) -> bool:
    """Whether a neighbour makes a name part of something else ("US$5", "Kishida" for "Kishi")."""
    return character.isalnum() or character in "_$@"


@cache
def _joining() -> np.ndarray:
    """For every character code up to `_LAST`, whether the character joins words."""
    return np.array([_joins(chr(code)) for code in range(_LAST + 1)])


def keep_longest(matches: Sequence[Match]) -> list[Match]:
    """Choose matches greedily by length, then by position, so that none overlaps another.

    Examples
    --------
    >>> keep_longest([Match(0, 5, (1,)), Match(0, 9, (2,)), Match(7, 12, (3,))])
    [Match(start=0, end=9, patterns=(2,))]
    """
    kept: list[Match] = []
    cluster: list[Match] = []
    reach = -1
    for match in sorted(matches):
        if match.start >= reach and cluster:
            kept += _settle(cluster)
            cluster = []
        cluster.append(match)
        reach = max(reach, match.end)
    return kept + _settle(cluster)


def _settle(cluster: list[Match]) -> list[Match]:
    if len(cluster) < 2:
        return cluster
    chosen: list[Match] = []
    for match in sorted(cluster, key=lambda match: (match.start - match.end, match.start)):
        if all(match.end <= other.start or match.start >= other.end for other in chosen):
            chosen.append(match)
    return sorted(chosen)
