"""What belongs to a name and no dictionary can list: a middle initial, a nickname in quotes, "Jr.", a hyphen.

"Ola R. Lund" is the Ola Lund of the dictionary, "Ola Lund, Jr." as well. An initial or a suffix that
differs from the listed ones is somebody else's: a George P. Bush is no George W. Bush, and "Sr." is
the father unless the dictionary says so.
"""

from __future__ import annotations

from analysis.folding import fold_text
from analysis.matching import Match
from analysis.naming.bare_names import is_double_name
from analysis.naming.directory import Bearers, Directory
from analysis.patterns import LatePattern

_INNER = LatePattern(r"(?:[A-Z]\.?){1,3}|[“\"‘'(][\w-]+[”\"’')]")
_SUFFIX = LatePattern(r",? (Jr|Sr|III?)\b(?:(?<=r)\.)?")
_SUFFIXES = frozenset([" Jr", " Sr", " II", ", J", ", S", ", I"])  # the first three characters of one
_CLOSING = frozenset("”\"’')")
_OPENING = "“\"‘'(["
_LONGEST = 50
_MOST_GIVEN_NAMES = 3


def may_be_longer(line: str, start: int, end: int) -> bool:
    """Whether what stands beside a name may belong to it: cheap, and no more than a guess.

    Examples
    --------
    >>> may_be_longer("Ola R. Lund left", 7, 11), may_be_longer("Mr. Lund left", 4, 8)
    (True, False)
    """
    if line[end : end + 3] in _SUFFIXES or line[start - 1 : start] == "-":
        return True
    last = line[start - 2 : start - 1]
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
        start, name, rows = _add_given_names(line, match, directory, first) or (start, name, rows)
    suffix = _SUFFIX.match(line, end)
    if suffix is None or (rows is match.patterns and bearers.is_short and suffix[1].startswith("I")):
        return Match(start, end, rows)  # "Lund II" may be his second cabinet
    listed = directory.rows_of(f"{name} {suffix[1]}.") or directory.rows_of(f"{name} {suffix[1]}")
    rows = listed or tuple(row for row in rows if _may_be_called(suffix[1], directory.marks_of(row)))
    return Match(start, suffix.end(), rows) if rows else None


def _add_given_names(
    line: str, match: Match, directory: Directory, first: int
) -> tuple[int, str, tuple[int, ...]] | None:
    """Given names before initials and a family name: where they begin, the name without initials, rows."""
    words = line[max(first, match.start - _LONGEST) : match.start].split()
    inner = ""
    while words and _INNER.fullmatch(words[-1]):
        inner = words.pop()
    for size in range(1, min(len(words), _MOST_GIVEN_NAMES) + 1) if inner else ():
        given = " ".join(words[-size:]).lstrip(_OPENING)
        name = f"{given} {line[match.start : match.end]}"
        listed = directory.rows_of(name.title() if name.isupper() else fold_text(name)[0])
        rows = tuple(row for row in listed if _may_have_initial(inner, directory.marks_of(row)))
        start = line.rfind(given, first, match.start)
        if rows and start >= 0:
            return start, name, rows
    return None


def _may_have_initial(inner: str, marks: frozenset[str]) -> bool:
    initials = {mark for mark in marks if len(mark) == 1}
    return not inner[0].isalpha() or not initials or inner[0] in initials


def _may_be_called(suffix: str, marks: frozenset[str]) -> bool:
    suffixes = {mark for mark in marks if len(mark) > 1}
    return suffix in suffixes or (not suffixes and suffix != "Sr")
