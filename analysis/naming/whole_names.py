"""What belongs to a name and no dictionary can list: middle names, initials, a nickname in quotes, "Jr.".

"Ola R. Lund" and "Ola Dee Lund" are the Ola Lund of the dictionary, "Ola Lund, Jr." as well. An initial
or a suffix that differs from the listed ones is somebody else's: a George P. Bush is no George W. Bush,
and "Sr." is the father unless the dictionary says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.folding import fold_text
from analysis.matching import Match
from analysis.naming.bare_names import is_double_name
from analysis.naming.directory import Bearers, Directory
from analysis.naming.short_names import is_name_word, is_title_case
from analysis.patterns import LatePattern

_INNER = LatePattern(r"(?:[A-Z]\.?){1,3}|[“\"‘'(][\w-]+[”\"’')]")
_SUFFIX = LatePattern(r",? (Jr|Sr|III?)\b(?:(?<=r)\.)?")
_SUFFIXES = frozenset([" Jr", " Sr", " II", ", J", ", S", ", I"])  # the first three characters of one
_WORD = LatePattern(r"[^\W\d_][\w\u0300-\u036f'’-]*")
_CLOSING = frozenset("”\"’')")
_OPENING = "“\"‘'(["
_LONGEST = 50
_MOST_GIVEN_NAMES = 3
# A word more makes it somebody else's name: Kim Ju Song is no Kim Song.
_WITHOUT_MIDDLE_NAMES = frozenset("CHN HKG KHM KOR LAO MAC MMR PRK TWN VNM".split())


def may_be_longer(line: str, start: int, end: int) -> bool:
    """Whether what stands beside a name may belong to it: cheap, and no more than a guess.

    Examples
    --------
    >>> may_be_longer("Ola R. Lund left", 7, 11), may_be_longer("Ola Dee Lund left", 8, 12)
    (True, True)
    >>> may_be_longer("met Ola LUND", 8, 12), may_be_longer("met LUND Ola", 4, 8)
    (True, True)
    >>> may_be_longer("the Mr. Lund who", 8, 12), may_be_longer("as Mr Lund said", 6, 10)
    (False, False)
    """
    if line[end : end + 3] in _SUFFIXES or line[start - 1 : start] == "-":
        return True
    if line[start : start + 2].isupper() or line[end + 1 : end + 3].isupper():
        return True
    last = line[start - 2 : start - 1]
    if last.islower():
        begin = line.rfind(" ", 0, start - 1)
        return line[begin + 1].isupper() and line[line.rfind(" ", 0, max(begin, 0)) + 1].isupper()
    return last.isupper() or last in _CLOSING or (last == "." and line[start - 3 : start - 2].isupper())


def read_whole_name(
    line: str, match: Match, bearers: Bearers, directory: Directory, *, first: int, previous: int
) -> Match | None:
    """Read the name of a person with what belongs to it.

    Parameters
    ----------
    line
        The text without line breaks.
    match, bearers
        The name as it was found, and the persons who bear it.
    directory
        Of the dictionary.
    first, previous
        Where the sentence begins, and where the name before ends.

    Returns
    -------
    Match or None
        The whole name with the rows of who bears that; the same as `match` where nothing belongs to it, and
        None where a suffix or the name before a hyphen makes it somebody else's ("Ola Lund-Ray").
    """
    start, end, rows = match
    if bearers.is_short and previous != start - 1 and is_double_name(line, start):
        return None
    name = line[start:end]
    if bearers.is_short:
        if start < previous:  # "Ola LUND Berg" was read whole already
            return None
        mixed = _read_part_in_capitals(line, match, directory, first)
        start, end, rows = mixed or match
        name = line[start:end]
        if mixed is None:
            start, name, rows = _add_given_names(line, match, directory, first) or (start, name, rows)
    suffix = _SUFFIX.match(line, end)
    if suffix is None or (rows is match[2] and bearers.is_short and suffix[1].startswith("I")):
        return start, end, rows  # "Lund II" may be his second cabinet
    listed = directory.rows_of(f"{name} {suffix[1]}.") or directory.rows_of(f"{name} {suffix[1]}")
    rows = listed or tuple(row for row in rows if _may_be_called(suffix[1], directory.marks_of(row)))
    return (start, suffix.end(), rows) if rows else None


def _read_part_in_capitals(line: str, match: Match, directory: Directory, first: int) -> Match | None:
    """The whole of a name that has only some words in capitals, as lists have it: "Ola LUND", "LUND Ola"."""
    start, end, _ = match
    before = [word.start() for word in _WORD.finditer(line, max(first, start - _LONGEST), start)]
    after = [word.end() for word in _WORD.finditer(line, end, end + _LONGEST)]
    for size in range(_MOST_GIVEN_NAMES, 0, -1):
        for begin, stop in ((before[-size:], [end]), ([start], after[size - 1 : size])):
            name = line[begin[0] : stop[0]] if begin and stop else ""
            if len({word.isupper() for word in name.split(" ")}) > 1:
                rows = directory.rows_of(_without_capitals(name))
                if rows:
                    return begin[0], stop[0], rows
    return None


def _without_capitals(name: str) -> str:
    """A name with every word that is in capitals as other texts write it."""
    return " ".join(word.title() if word.isupper() else word for word in fold_text(name)[0].split(" "))


def _add_given_names(
    line: str, match: Match, directory: Directory, first: int
) -> tuple[int, str, tuple[int, ...]] | None:
    """Given names, what stands behind them, a family name: where they begin, the first and the last, rows."""
    begin, end, _ = match
    words = line[max(first, begin - _LONGEST) : begin].split()
    for n_inner in _count_inner(words, directory):
        inner = words[-n_inner]
        for size in range(1, min(len(words) - n_inner, _MOST_GIVEN_NAMES) + 1):
            given = " ".join(words[-n_inner - size : -n_inner]).lstrip(_OPENING)
            name = f"{given} {line[begin:end]}"
            listed = directory.rows_of(_without_capitals(name))
            rows = tuple(row for row in listed if _may_have(inner, row, directory))
            start = line.rfind(given, first, begin)
            is_sure = inner.isupper() or inner[-1] in _CLOSING or not is_title_case(line[first : end + 40])
            if rows and start >= 0 and is_sure:
                return start, name, rows
    return None


def _count_inner(words: list[str], directory: Directory) -> Iterable[int]:
    """How many words may stand between the given names and the family name: initials, or further names."""
    number = 0
    while number < len(words) and _INNER.fullmatch(words[-number - 1]):
        number += 1
    if number:
        return (number,)
    while number < min(len(words) - 1, _MOST_GIVEN_NAMES) and _is_middle_name(words[-number - 1], directory):
        number += 1
    return range(1, number + 1)


def _is_middle_name(word: str, directory: Directory) -> bool:
    is_title = directory.ends_title(word)
    return is_name_word(word) and word[-1].isalpha() and not is_title and not directory.is_known_word(word)


def _may_have(inner: str, row: int, directory: Directory) -> bool:
    """Whether a person may have an initial, a nickname or a middle name."""
    if not inner[0].isalpha():
        return True
    country = directory.actors[directory.names[row].actor_id].country
    if not inner.isupper() and country in _WITHOUT_MIDDLE_NAMES:
        return False
    initials = {mark for mark in directory.marks_of(row) if len(mark) == 1}
    return not initials or inner[0] in initials


def _may_be_called(suffix: str, marks: frozenset[str]) -> bool:
    suffixes = {mark for mark in marks if len(mark) > 1}
    return suffix in suffixes or (not suffixes and suffix != "Sr")
