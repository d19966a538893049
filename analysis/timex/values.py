"""TIMEX3 values and dates written out in full.

A TIMEX3 value (``2021-11-24``, ``2021-W47``, ``2021-11``, ``2021-Q4``, ``202``) names a stretch of the
calendar; here it is turned into an inclusive interval of days and back. Dates that carry their own
year are found in running text or on a header line. Nothing here knows of a publication date.

Source of the values: TimeML annotation guidelines 1.2.1, section 2.2 (TIMEX3), which follow ISO 8601.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from analysis.patterns import LatePattern
from analysis.timex.steps import shift_day

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = """
January February March April May June July August September October November December""".split()
WEEKDAYS = {name.lower(): number for number, name in enumerate(DAY_NAMES, 1)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 2, "thur": 4, "thurs": 4}
"""Weekday names and abbreviations in lower case -> ISO weekday number, Monday 1."""
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""Month names and abbreviations in lower case -> month number."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Season -> its first month (northern, meteorological; the winter of 2021 ends in February 2022)."""

Interval = tuple[date, date, str]


def period_value(day: date, unit: str) -> str:
    """Name the day, week, weekend, month, quarter, half, year, decade or century that holds a day.

    Examples
    --------
    >>> [period_value(date(2022, 5, 26), unit) for unit in ("week", "month", "quarter", "decade", "century")]
    ['2022-W21', '2022-05', '2022-Q2', '202', '20']
    """
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit in _WIDTHS:
        return day.isoformat()[: _WIDTHS[unit]]
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}-H{(day.month + 5) // 6}"


_WIDTHS = {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}
"""How much of a day written out names the day, its month, year, decade, century."""


_VALUE = LatePattern(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<part>[QH])(?P<nth>\d)|(?P<season>SP|SU|FA|WI)))?(?:T[\w:.+-]*)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


@lru_cache(maxsize=4096)
def value_interval(value: str) -> Interval | None:
    """Turn a TIMEX3 value into its first day, last day and precision.

    Parameters
    ----------
    value
        A TIMEX3 value, or two joined by ``/`` (ISO 8601) for a period.

    Returns
    -------
    tuple or None
        ``(start_date, end_date, precision)``, both days inclusive; None where the value is no stretch of
        the calendar (``P4D``, ``PRESENT_REF``, ``XXXX-02``).

    Examples
    --------
    >>> value_interval("2021-02")
    (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28), 'month')
    >>> value_interval("2012/2017")
    (datetime.date(2012, 1, 1), datetime.date(2017, 12, 31), 'year')
    >>> value_interval("P4D") is None
    True
    """
    if "/" in value:
        ends = [value_interval(end) for end in value.split("/")]
        if len(ends) != 2 or None in ends or ends[0][0] > ends[1][1]:
            return None
        return ends[0][0], ends[1][1], ends[1][2]
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    try:
        return _interval({name: text for name, text in match.groupdict().items() if text})
    except (ValueError, OverflowError):
        return None


def _interval(parts: dict[str, str]) -> Interval:
    year = int(parts.get("year", 1))
    if "century" in parts or "decade" in parts:
        n_years = 10 if "decade" in parts else 100
        first = int(parts.get("decade") or parts["century"]) * n_years
        return date(max(first, 1), 1, 1), date(first + n_years - 1, 12, 31), "decade"
    if "day" in parts:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return day, day, "day"
    if "week" in parts:
        monday = date.fromisocalendar(year, int(parts["week"]), 1)
        return monday + timedelta(days=5 if "weekend" in parts else 0), monday + timedelta(days=6), "week"
    first, n_months, precision = 1, 12, "year"
    if "month" in parts:
        first, n_months, precision = int(parts["month"]), 1, "month"
    elif "part" in parts:
        n_months, precision = (3 if parts["part"] == "Q" else 6), "quarter"
        first = (int(parts["nth"]) - 1) * n_months + 1
    elif "season" in parts:
        first, n_months, precision = SEASONS[parts["season"]], 3, "quarter"
    start = date(year, first, 1)
    last = shift_day(start, n_months - 1, "month")
    if last is None:
        raise ValueError(parts)
    return start, last.replace(day=monthrange(last.year, last.month)[1]), precision


def interval_value(start: date, end: date) -> str:
    """Name an interval: one TIMEX3 value where it is a calendar unit, else two days joined by ``/``.

    Examples
    --------
    >>> interval_value(date(2021, 2, 1), date(2021, 2, 28))
    '2021-02'
    >>> interval_value(date(2021, 11, 22), date(2021, 11, 25))
    '2021-11-22/2021-11-25'
    """
    for unit in ("day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century"):
        value = period_value(start, unit)
        found = value_interval(value)
        if found and found[:2] == (start, end):
            return value
    return f"{start.isoformat()}/{end.isoformat()}"


class ExplicitDate(NamedTuple):
    """A date with its own year: offsets in the text given, days inclusive, precision ``day`` or ``month``."""

    start_char: int
    end_char: int
    start_date: date
    end_date: date
    value: str
    precision: str


_YEAR = LatePattern(r"(?:1\d|2[01])\d\d(?!\d|[.,]\d(?!\d?\.\d\d?(?!\d))|%)")
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ISO = LatePattern(
    rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>{_DAY})(?!\d|[-/.]\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:\s?(?:Z\b|UTC|GMT|[+-]\d\d:?\d\d))?)?"
)
_NUMBERS_TO_YEAR = LatePattern(r"(?P<first>\d\d?)(?P<sep>[-/.])(?P<second>\d\d?)(?P=sep)\Z")
_MONTH = LatePattern(r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_NO_MINUTE = r"(?!(?:(?<=\b\d[:.])|(?<=\b\d\d[:.]))[0-5]\d)(?<!\d[:.][0-5])"  # "42" in "11:42 May 3, 2022"
_NAME_TO_YEAR = LatePattern(
    f"(?:{_NO_MINUTE}"
    r"(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s{1,2}of)?(?:\s{1,3}|-))?(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?"
    r"|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
    rf"(?:\s{{1,3}}(?P<day_after>{_DAY})(?:st|nd|rd|th)?,?|,|\s{{1,2}}of)?(?:\s{{1,3}}|-)\Z",
    re.IGNORECASE,
)
_CLOCK = LatePattern(r"(?:,?\s{1,2}\d\d?:\d\d(?::\d\d)?(?:\s?(?:[+-]\d{4}|\(?(?:GMT|UTC|[ECMP][SD]T)\)?))?)?")
_DAY_BEFORE = LatePattern(rf"\b(?:{'|'.join(WEEKDAYS)})\.?,?\s{{1,3}}\Z", re.IGNORECASE)


def find_explicit_dates(
    text: str, *, day_first: bool | None = None, whole: str | None = None
) -> list[ExplicitDate]:
    """Find the dates that name their year, in every usual order.

    Parameters
    ----------
    text
        A line, a sentence or a whole text.
    day_first
        How to read ``05/06/2017``: True is 5 June, False 6 May. Left open, such a date is passed over
        unless the text itself proves an order (see :func:`prove_day_first`).
    whole
        The text that may prove the order, where ``text`` is a part of it.

    Returns
    -------
    list of ExplicitDate
        In the order of the text, never overlapping. A weekday before the date and a clock time after
        it belong to the span. A date that does not exist (31 February) is none.

    Examples
    --------
    >>> [found.value for found in find_explicit_dates("from Sept. 3, 2019, until March 2020")]
    ['2019-09-03', '2020-03']
    >>> find_explicit_dates("05/06/2017")
    []
    """
    found: list[ExplicitDate] = []
    done = 0
    for year in _YEAR.finditer(text):
        span, value = _read_around(text, year, done, day_first, whole or text)
        interval = value_interval(value)
        if interval is None or (span[0] and (text[span[0] - 1].isalnum() or text[span[0] - 1] in "-/.$£€")):
            continue
        start, done = span
        if interval[2] == "day" and (weekday := _DAY_BEFORE.search(text, max(0, start - 14), start)):
            start = weekday.start()
        found.append(ExplicitDate(start, done, *interval[:2], value, interval[2]))
    return found


def _read_around(
    text: str, year: re.Match, done: int, day_first: bool | None, whole: str
) -> tuple[tuple[int, int], str]:
    """Read the date around a year, not looking behind ``done``; the value is "" where there is none."""
    start, end = year.span()
    if match := _ISO.match(text, start) if start >= done else None:
        return match.span(), f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    before = max(done, start - 24)
    if _MONTH.search(text, before, start) and (match := _NAME_TO_YEAR.search(text, before, start)):
        day = match["day"] or match["day_after"]
        value = f"{year[0]}-{MONTHS[match['month'].lower()]:02}" + (f"-{int(day):02}" if day else "")
        return (match.start(), _CLOCK.match(text, end).end()), value
    numbers = text[start - 1 : start] in ("-", "/", ".")
    match = _NUMBERS_TO_YEAR.search(text, max(done, start - 6), start) if numbers else None
    if not match or text[end : end + 1] in ("-", "/"):
        return (start, end), ""
    first, second = int(match["first"]), int(match["second"])
    if first != second and max(first, second) <= 12:
        day_first = prove_day_first(whole) if day_first is None else day_first
        if day_first is None:
            return (start, end), ""
    day, month = (first, second) if first > 12 or (day_first and second <= 12) else (second, first)
    return (match.start(), end), f"{year[0]}-{month:02}-{day:02}"


@lru_cache(maxsize=16)
def prove_day_first(text: str) -> bool | None:
    """Tell how a text writes ``14/01/2017`` from the dates in it that can be read in one way only.

    Returns
    -------
    bool or None
        True for day first, False for month first, None where nothing or both are proved.

    Examples
    --------
    >>> prove_day_first("14/01/2017 and 05/06/2017"), prove_day_first("05/06/2017")
    (True, None)
    """
    proofs = set()
    for match in _DAY_MONTH_YEAR.finditer(text):
        first, second = int(match[1]), int(match[3])
        if max(first, second) > 12 >= min(first, second):
            proofs.add(first > 12)
        elif match[2] == ".":
            proofs.add(True)  # dots are written in day-first countries only
    return proofs.pop() if len(proofs) == 1 else None


_DAY_MONTH_YEAR = LatePattern(r"(\d\d?)([-/.])(\d\d?)\2[12]\d{3}(?![-/]?\d)")
