"""The place, the day and the agency that open a wire story ("HANOI, March 3 (Reuters) - ")."""

from __future__ import annotations

import re

from analysis.page.wording import SPEAKER, WIRES
from analysis.patterns import LatePattern

_CAPS = r"[A-Z][A-Z.'’]++(?:[ /-][A-Z][A-Z.'’]++){0,4}"
_PLACE = r"[A-Z][\w.'’]++(?:[ /-][A-Z][\w.'’]++){0,3}"
_MONTH = r"(?=[A-Z])(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?"
_WHEN = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_LAND = rf"(?: \[[A-Z][\w .'’-]{{1,30}}\])?(?:, ?(?!{_MONTH} \d)[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){{0,2}})?"
_WHERE_WHEN = rf"{_LAND}(?:, ?{_WHEN})?"
_SIGNED = r"(?: ?\([A-Z][^()\n]{1,30}\)| ?/[A-Z][\w -]{2,30}/)"
_WIRES = rf"(?:{WIRES}|{WIRES.upper()})(?:[/-](?:{WIRES}|{WIRES.upper()})){{0,2}}"
_DASH = r" ?(?:—|–|--|-(?=\s))"
_LATER = rf"(?:(?:,|{_DASH}) ?{_WHEN}(?={_DASH}))?"

_NO_PLACE = (
    "A|An|And|As|At|Because|But|Congress|For|He|Her|His|How|I|If|In|It|Its|Let|Look|My|No|Not|Now|On|Or|Our|She"
    "|So|Thank|That|The(?! Hague)|Their|Then|There|These|They|This|Those|We|Well|What|When|Where|Who|Why|Yes"
    "|You|Your|Mr|Mrs|Ms|Dr|President|Vice|Prime|Minister|Secretary|Senator|Governor|Chairman"
)
"""How a sentence opens that breaks off at a dash; no place does."""
_LABELS = (
    "ANALYSIS|BREAKING|CLARIFICATION|COMMENTARY|CONTACT|CORRECTIONS?|EDITOR|EDITORIAL|EXCLUSIVE|EXPLAINER"
    "|FACTBOX|INTERVIEW|LIVE|NOTE|OPINION|PHOTOS?|READ|TIMELINE|UPDATED?|VIDEO|WATCH"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
"""Labels in the place of a place."""
DATELINE = LatePattern(
    rf"(?!(?:{_LABELS}|{_NO_PLACE})\b)(?:\({_WIRES}\) (?=[A-Z])|{_WHEN}{_DASH} ?(?=[A-Z]{{3}}))?"
    rf"(?:{_CAPS}{_WHERE_WHEN}(?:{_SIGNED}|(?<=\d),? ?{_WIRES})?{_LATER}{_DASH}(?=[\s\w\"“‘])"
    rf"|(?!{SPEAKER}){_CAPS}{_WHERE_WHEN}(?<=[A-Z]{{4}}):(?=[\s\w\"“‘])"
    rf"|{_PLACE}{_WHERE_WHEN}{_SIGNED}{_LATER} ?(?:—|–|--?|:)"
    rf"|{_PLACE}{_WHERE_WHEN}(?<=\d)(?:{_DASH}|:)(?=\s)"
    rf"|(?:{_PLACE}{_WHERE_WHEN}(?<=\d)|{_CAPS}{_WHERE_WHEN}) \({_WIRES}\)(?=\s[A-Z\"“‘])"
    rf"|{_PLACE}{_WHERE_WHEN} ?[—–] ?(?=[A-Z\"“‘])"
    rf"|\({_WIRES}\){_DASH})\s*"
)
"""The place, date and agency that open a wire story: "HANOI, March 3 (Reuters) - ", also in another order."""
DATELINE_LINE = LatePattern(
    rf"(?:{_PLACE}{_WHERE_WHEN}(?: ?\({_WIRES}\)|(?<=\d), ?{_WIRES})|{_CAPS}, ?{_WHEN}) ?(?:—|–|--?|:)?"
)
"""The same alone on its line; the date or the bracket tells it from an author and an agency."""
_DATELINE_SIGNS = ("(", "—", "–", " -", ": ")


def find_dateline(line: str) -> re.Match[str] | None:
    """The dateline that opens a line; a cheap look before, since each has capitals or one of a few signs.

    Examples
    --------
    >>> find_dateline("OSAKA (AP) — They met.").end()
    13
    """
    may_be = line[:2].isupper() or any(map(line.__contains__, _DATELINE_SIGNS))
    return DATELINE.match(line) if may_be else None
