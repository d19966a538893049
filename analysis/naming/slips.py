"""Slips of the pen: a short name with two letters swapped, or one doubled or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from analysis.matching import Match
from analysis.names import place_matches
from analysis.naming.offices import Name
from analysis.sentences import SentenceRow


def find_slips(
    text: str, short: list[Name], matches: list[Match], sentences: list[SentenceRow]
) -> Iterator[tuple[int, int, SentenceRow, Name]]:
    """Find the words that are a slip of the pen for one of the short names of whom a text names in full.

    What `matches` take is no slip. Yields offsets, the sentence, and the name as the variant that it is here.
    """
    slips = frozenset().union(*(misspellings(name.name) for name in short))
    for word in find_words(text, slips):
        names = [name for name in short if word[0].lower() in misspellings(name.name)]
        is_own = any(name.name == word[0] for name in short)
        if is_own or len({name.actor_id for name in names}) != 1:
            continue
        taken = any(start <= word.start() < end for start, end, _ in matches)
        place = next(place_matches([(*word.span(), ())], sentences), None)
        if place and not taken:
            yield *word.span(), place[1], names[0]._replace(form="variant")


def find_words(text: str, wanted: Set[str]) -> Iterator[re.Match[str]]:
    """Find where some words of five letters or more stand, which are given in lower case, with a capital.

    Examples
    --------
    >>> [word[0] for word in find_words("Thoung took the thuong-led Track", {"thoung", "track", "other"})]
    ['Thoung', 'Track']
    """
    for initial in sorted({word[0] for word in wanted}):
        pattern = _compile_words(initial.upper())
        if not wanted.isdisjoint(map(str.lower, pattern.findall(text))):  # most often there is none
            yield from (word for word in pattern.finditer(text) if word[0].lower() in wanted)


@cache
def _compile_words(initial: str) -> re.Pattern[str]:
    # What it begins with is looked for first, and quickly; then that it begins a word.
    return re.compile(rf"{re.escape(initial)}(?<![\w'’-].)[^\W\d_]{{4,}}(?![\w-])")


@cache
def misspellings(name: str) -> frozenset[str]:
    """How a slip of the pen writes a name: two neighbouring letters swapped, or one doubled or undoubled.

    Other differences make other names ("Zhang" and "Zheng", "Chinh" and "China"), so that nothing
    else counts; the first letter stays, and neither name nor slip has fewer than five letters.

    Returns
    -------
    frozenset of str
        In lower case.

    Examples
    --------
    >>> "thoung" in misspellings("Thuong"), "haris" in misspellings("Harris")
    (True, True)
    >>> "zheng" in misspellings("Zhang"), "kishi" in misspellings("Kishida")
    (False, False)
    """
    name = name.lower()
    pairs = range(len(name) - 1)
    swapped = {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in pairs if i}
    doubled = {name[: i + 1] + name[i:] for i in range(len(name))}
    undoubled = {name[:i] + name[i + 1 :] for i in pairs if name[i] == name[i + 1]}
    slips = (swapped | doubled | undoubled) - {name} if len(name) > 4 else set()
    return frozenset(slip for slip in slips if len(slip) > 4)
