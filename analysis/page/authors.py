"""A line in capitals -> whether it is the name of an author.

Names, places, headings and acronyms look alike in capitals. What tells is the rest of the page: the words
of a heading come again in small letters, an acronym comes again in capitals, and news happens "in" a
place; the name of an author does none of this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.patterns import LatePattern

_WORD = r"(?:[^\W\d_]\.|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?)"
_NAME = LatePattern(rf"{_WORD}(?: {_WORD}){{1,3}}")
_PLACE = LatePattern(rf" IN {_WORD}(?: {_WORD})?$")
_BETWEEN = LatePattern(r",? (?:AND|&) |, ")

_SECTIONS = """
affairs africa analysis arts asia asian breaking briefing business climate column comment commentary council
court crime culture defence defense diplomacy diplomatic domestic economic economy editorial education
energy environment europe exclusive explainer feature features finance financial focus foreign forum
government health home insight international interview law letters lifestyle live local market markets media
military money national news notebook opinion pacific page photos politics press profile region regional
release report review science security society special sport sports statement story summit talks tech
technology top trade transcript travel update video war weekend world
"""
_PLACES = """
abu addis bandar bay buenos cape central city district east eastern el fort great gulf hong island islands
kuala la lake las los mount new north northern ocean peninsula phnom port province republic rio river saint
san santa sao sea south southern sri st strait straits tel town united upper valley west western
"""
_BODIES = """
agency army association bank board bureau center centre college committee company corporation court
department desk embassy fleet force forces foundation group house institute ministry mission navy
office party police school senate service society staff team union university
"""
_SMALL = """
a an and as at between by day for from in into its no not of on or over the to today under up vs week what
who why with year
"""
_ACRONYMS = "apec asean aukus brics eu iaea imf nato opec saarc sco uae uk un us usa who wto"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
NO_NAMES = frozenset(f"{_SECTIONS} {_PLACES} {_BODIES} {_SMALL} {_ACRONYMS} {_DAYS}".split())
"""Words of headings, places and bodies in lower case: no part of an author's name."""
_NO_VOWEL = LatePattern(r"[B-DF-HJ-NP-TV-XZ]{2,}")
_SHORT_NAMES = frozenset("DR JR MD MR MRS MS NG SR".split())
"""Parts of names without a vowel; any other such word is an acronym."""


def names_author(line: str, lines: Sequence[str]) -> bool:
    """Whether a line in capitals is the name of an author, or of some.

    Parameters
    ----------
    line
        A line below the headline.
    lines
        All lines of the page.

    Examples
    --------
    >>> page = ["Reef talks open", "ANN RAY", "Envoys met in Port Reef and spoke of their old talks."]
    >>> names_author("ANN RAY", page), names_author("OLD TALKS", page), names_author("ASEAN", page)
    (True, False, False)
    """
    names = _BETWEEN.split(_PLACE.sub("", line))
    if not line.isupper() or not all(_NAME.fullmatch(name) for name in names):
        return False
    words = {word.rstrip(".") for name in names for word in name.split()}
    words = {word for word in words if len(word) > 1}  # initials tell nothing
    if any(word.lower() in NO_NAMES or _is_acronym(word) for word in words):
        return False
    rest = "\n".join(other for other in lines if other != line)
    return bool(words) and not any(_comes_again(word, rest) for word in words)


def _is_acronym(word: str) -> bool:
    return bool(_NO_VOWEL.fullmatch(word)) and word not in _SHORT_NAMES


def _comes_again(word: str, text: str) -> bool:
    """Whether a word stands elsewhere in small letters, in capitals, or as a place ("in Hanoi")."""
    small, capitals, title = (re.escape(form) for form in (word.lower(), word, word.title()))
    return bool(re.search(rf"\b(?:{small}|{capitals}|[Ii]n {title})\b", text))
