"""One line above an article -> the days in it, and whether the line is there to date the page.

Sites run the date together with the author, the city, the section, clock times and the buttons of the page
("By Ann Ray | Oslo | Thu, 3 March 2022 17:26 GMT+1 Share"), often without a blank between them. Such a line
holds names and labels beside its date; a line that says more tells of the date of something else.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import NamedTuple

from analysis.page.segments import Span
from analysis.page.wording import MENU_LINE
from analysis.patterns import LatePattern
from analysis.timex.values import MONTH_NAMES, ExplicitDate, find_explicit_dates


class Stamp(NamedTuple):
    """A date that a page gives itself. `rank` orders the kinds: 0 published, 1 bare, 2 updated."""

    start: int
    end: int
    day: date
    rank: int


PUBLISHED = (
    r"(?:first |date |originally )?(?:published|posted|issued|released)(?: date| time| on| at)?|pub-?date"
    r"|date ?published|published[_-]time|publication[ -_]date|release date|dc:date"
    r"|date(?:d(?= ?:))?|issue date|for immediate release"
)
UPDATED = r"(?:last |date )?(?:updated|modified)(?: on| at)?|date ?modified|modified[_-]time|load-date"
LABEL = LatePattern(rf"\b(?:(?P<published>{PUBLISHED})|(?P<updated>{UPDATED}))\b", re.IGNORECASE)
LINE_LABEL = LatePattern(
    rf"[\s\W]*(?:(?P<published>{PUBLISHED})\b|(?P<updated>{UPDATED})\b)[\s:=|.–-]*", re.IGNORECASE
)
_LABEL_OPENINGS = frozenset(
    "date dc:d firs issu last load modi orig post pub- pubd publ rele upda".split()
) | {"for "}
STOPS = (".", "!", "?", "”", '"')
SENTENCE_WORDS = 8
"""The least number of words of a line that tells something."""
PROSE_WORDS = 20
"""The least number of words of a line that is prose even if it has no stop."""
LONGEST_TIME = 60
"""In characters: a day and a clock time."""
LONGEST_HEADER = 40
"""In words."""

_NAMES_OF_MONTHS = [form for name in MONTH_NAMES for form in (name, name[:3], name.upper(), name[:3].upper())]
_MONTH = rf"(?:{'|'.join(_NAMES_OF_MONTHS)}|Sept|SEPT)"
_MONTH_WORD = LatePattern(rf"\b{_MONTH}\b")
_YEAR = r"(?:1\d|2[01])\d\d"
_YEAR_HINT = LatePattern(_YEAR)
_HALF = r"(?: ?(?:[ap]\.?m\.?|[AP]\.?M\.?)(?![a-z]))"
_CLOCK = LatePattern(
    rf"(?<![\d.:])\d{{1,2}}[.:]\d\d(?!\d|\.\d)(?::\d\d)?(?:\.\d{{1,6}})?"
    rf"(?:Z\b|{_HALF}|(?: ?[A-Z]{{3}})?[+-]\d{{1,2}}(?::?\d\d)?)?"
    rf"|(?<=[ ,]{_YEAR})\d{{1,2}}[:.]\d\d{_HALF}?|(?<![\d:])\d{{1,2}}{_HALF}"
)
"""A time of the day, also one that a page glued to the year: "May 24, 20224:12 AM"."""

_NO_DATE = LatePattern(
    rf"(?:GMT|UTC)[+-]\d{{1,2}}|(?<=[ ,]{_YEAR})\d{{1,2}}(?= ?min| {_MONTH})"
    rf"|\b\d{{1,2}}(?=\s{{1,2}}{_MONTH}\.?\s{{1,2}}\d{{1,2}},?\s{{1,2}}{_YEAR})"
    rf"|(?<=[a-z])\.(?=\d{{1,2}}, ?{_YEAR})|(?<=\d),(?={_YEAR})"
    rf"|,(?= \d\d/{_YEAR})|(?<=[a-z], \d\d)/(?={_YEAR})"
    rf"|[a-z](?=\d{{1,2}} {_MONTH}\.?,? {_YEAR}|{_MONTH}\.? \d{{1,2}},? {_YEAR})"
)
"""What stands so close to a date that it would spoil it: a zone, a second number, a letter."""

_DATE = "\x00"
"""Stands for a date in what is left of a line."""
_GLUE = LatePattern(r"(?<=[a-z\d)])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_LETTER = LatePattern(r"[^\W\d_]")
_SECOND = LatePattern(rf"(?<={_DATE})\d{{1,2}} {_MONTH} {_YEAR}")
"""A date glued to the one before it, which it says again."""
_NAMED = LatePattern(r"\((?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})\)")
_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)"
_SHORT_WEEKDAY = LatePattern(rf"{_WEEKDAY}\b", re.IGNORECASE)
_FILLER = LatePattern(
    r"\b(?:for immediate release|\d{1,4}|[ap]\.?m\.?|hrs?|hours?|o'clock|on|at|the|of|and|by|time"
    r"|local|online|noon|page\d*"
    r"|mon|tues?|wed|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?-i:[A-Z]{2,4})|gmt[+-]?\d*|updated|modified|last|first|published|posted|issued|release|date|load"
    r"|dated|issue|publication"
    r"|min|mins|minutes|words|days?|weeks?|months?|years?|read|ago"
    r"|share|print|save|listen|font|size|bookmark|comments?|tweet|e-?mail|facebook|twitter|whatsapp|linkedin"
    r"|telegram|copy|link|like|follow|premium|exclusive)\b",
    re.IGNORECASE,
)
_PARTS = LatePattern(r"[|•●·/›»]")
_LOOSE_PARTS = LatePattern(r"[|•●·/›»]|\. |\s[-–—]\s")
_GAPS = LatePattern(r"\s{2,}|\t")
_BY = LatePattern(r"\W*(?:(?:written|posted|reported|story) )?by:?\s+[^\W\d_]", re.IGNORECASE)
_OF_ELSE = LatePattern(
    r"\b(?:photo\w*|pictures?|images?|file|caption|credit|when|where|venue|deadline|events?|due|expir\w+|valid"
    r"|until|till|starts?|starting|begins?|beginning|ends?|ending|born|died|effective|scheduled|accessed"
    r"|retrieved|live|copyright)\b|©",
    re.IGNORECASE,
)
"""What a line is about that gives the date of something else."""

_PLACE = r"(?:[^\W\d_a-z][\w.'’-]*+(?: (?:of |the |and |de )?[^\W\d_a-z][\w.'’-]*+){0,3})"
_PLACES = rf"{_PLACE}(?:, ?(?!The (?!Hague)){_PLACE}){{0,2}}"
_NO_NAMES = (
    "address|ann?ex|article|briefing|chapter|conference|day|dialogue|exhibit|festival|figure|forum|interview"
    "|meeting|memo|no|press|release|remarks|report|section|speech|statement|summit|table|talks|transcript"
    "|treaty|visit"
)
_PLACED = LatePattern(
    rf"(?!.*\b(?i:{_NO_NAMES})\b)(?:(?i:issued|adopted|done|signed|released) (?i:at|in) {_PLACES},? (?:on )?"
    rf"|{_PLACES}(?:,| ?[/–—-]) ?|[^\W\d_a-z][\w.'’-]*+ ){_DATE}(?:, ?(?:p|pp|pg|page)\b\.? ?\w{{1,4}})?\W*"
)
"""Where and when ("Suva, Fiji, 7 July 2019"), or who and when; an event is neither."""
_FILED = LatePattern(rf"{_DATE} in ([\w ]+?)(?:, [A-Z][\w ]*)*")
"""When, and in which section."""
_TO = LatePattern(r"\s*(?:[-–—]|to|until)\s*")
_SMALL_WORDS = frozenset(
    "and in by for from of with via staff writer writers reporter correspondent editor".split()
)


def find_label(text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """The label that opens a line.

    Examples
    --------
    >>> find_label("Updated: 4 May 2022").end()
    9
    """
    if text[start : start + 1].isalpha() and text[start : start + 4].lower() not in _LABEL_OPENINGS:
        return None
    return LINE_LABEL.match(text, start, end)


def find_days(line: str, page: str = "") -> list[ExplicitDate]:
    """The full dates of a line, the offsets in it; the minutes of a clock are no day.

    `page` may prove whether ``03/10/2024`` is in March or October.

    Examples
    --------
    >>> [day.value for day in find_days("17:26 January 05, 2022")]
    ['2022-01-05']
    """
    if not _YEAR_HINT.search(line):
        return []
    plain = _NO_DATE.sub(_blank, _CLOCK.sub(_blank, line))
    return [day for day in find_explicit_dates(plain, whole=page or line) if day.precision == "day"]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def find_rank(line: str, days: list[ExplicitDate], number: int) -> int | None:
    """The rank of a date by the label before it; None for one without a label behind another date.

    Examples
    --------
    >>> line = "Updated 4 May 2022, published 3 May 2022"
    >>> [find_rank(line, find_days(line), number) for number in (0, 1)]
    [2, 0]
    """
    before = line[days[number - 1].end_char if number else 0 : days[number].start_char]
    labels = list(LABEL.finditer(_GLUE.sub(" ", before)))
    if labels and only_date(labels[-1].string[labels[-1].end() :]):
        return 2 if labels[-1]["updated"] else 0
    return None if number else 1


def is_range(line: str, days: list[ExplicitDate]) -> bool:
    """Whether a line with these dates tells a stretch of time, which no page is published for.

    Examples
    --------
    >>> lines = ("1 May 2022 - 3 May 2022", "1 May 2022 - Updated 3 May 2022")
    >>> [is_range(line, find_days(line)) for line in lines]
    [True, False]
    """
    return len(days) == 2 and bool(_TO.fullmatch(line, days[0].end_char, days[1].start_char))


def is_header(line: str, days: list[ExplicitDate]) -> bool:
    """Whether a line with these dates holds nothing but what belongs to the date of a page.

    Examples
    --------
    >>> lines = ("By Ann Ray, Reuters - May 3, 2022 - 20:47 | World", "The ferry of May 3, 2022")
    >>> [is_header(line, find_days(line)) for line in lines]
    [True, False]
    """
    rest = without(line, days)
    if only_date(rest):
        return True
    if len(line.split()) > LONGEST_HEADER or _OF_ELSE.search(rest):
        return False
    label = find_label(line)
    labelled = bool(label) and only_date(line[label.end() : days[0].start_char])
    timed = bool(has_clock(line) or _SHORT_WEEKDAY.match(line, days[0].start_char))
    filed = _FILED.fullmatch(rest)
    if names_place(line, rest) or (filed and MENU_LINE.fullmatch(filed[1])):
        return True
    parts = (_LOOSE_PARTS if timed else _PARTS).split(rest)
    if any(_DATE in part and only_date(part) for part in parts) and len(parts) > 1:
        return True
    set_apart = any(_DATE in part and only_date(part) for part in _GAPS.split(rest))
    by = bool(_BY.match(line)) and not line[: days[0].start_char].strip().lower().endswith("by")
    words = [word for word in _FILLER.sub(" ", rest).replace(_DATE, " ").split() if word[0].isalpha()]
    if timed and set_apart and len(words) <= 6:
        return True
    if not all(word[0].isupper() or word.strip(",.") in _SMALL_WORDS for word in words):
        return False
    if len(words) <= 12 and (by or (labelled and timed)):
        return True
    if len(words) <= 4 and set_apart:
        return True
    return (timed and len(words) <= 3) or bool(MENU_LINE.fullmatch(" ".join(words)))


def names_place(line: str, rest: str) -> bool:
    """Whether nothing but a place or a name stands before the day of a line, whose month is a word.

    `rest` is the line without its date (:func:`without`).

    Examples
    --------
    >>> lines = ("Suva, Fiji, 7 July 2019", "Suva Festival, 7 July 2019", "Suva, 2019-07-07")
    >>> [names_place(line, without(line, find_days(line))) for line in lines]
    [True, False, False]
    """
    return bool(has_named_month(line) and _PLACED.fullmatch(rest) and not _OF_ELSE.search(rest))


def is_sentence(line: str, n_words: int | None = None) -> bool:
    """Whether a line of so many words reads like a sentence."""
    n_words = len(line.split()) if n_words is None else n_words
    return n_words >= SENTENCE_WORDS and line.endswith(STOPS)


def may_hold_year(line: str) -> bool:
    """A cheap look: every year has one of these."""
    return "1" in line or "2" in line


def list_short_dated(text: str, lines: list[Span]) -> list[int]:
    """The numbers of the lines that can be a date and not much more."""
    return [
        number
        for number, (start, end) in enumerate(lines)
        if end - start <= LONGEST_TIME and may_hold_year(text[start:end])
    ]


def has_clock(line: str) -> bool:
    """Whether a line holds a time of the day."""
    return bool(_CLOCK.search(line))


def has_named_month(line: str) -> bool:
    """Whether a line holds the name of a month."""
    return bool(_MONTH_WORD.search(line))


def only_date(rest: str) -> bool:
    """Whether nothing but times, labels and other fillers stands beside a date."""
    return not _LETTER.search(_FILLER.sub(" ", _CLOCK.sub("1", rest)))


def without(line: str, days: list[ExplicitDate]) -> str:
    """What is left of a line without its dates, clock times and bracketed outlets, its words apart."""
    for day in reversed(days):
        line = f"{line[: day.start_char]}{_DATE}{line[day.end_char :]}"
    for pattern in (_CLOCK, _SECOND, _NAMED):
        line = pattern.sub("1", line)
    return _GLUE.sub(" ", line)
