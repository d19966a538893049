"""A date as files and tables write it -> a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from analysis.patterns import LatePattern
from analysis.timex.values import DAY_NAMES, find_explicit_dates

_ISO = LatePattern(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = LatePattern(r"\s*(\d{4})(\d{2})(\d{2})(?:[T ]?\d{2}:?\d{2}.*|\s*)$")
_UNDERSCORED = LatePattern(r"\s*(\d{4})_(\d{1,2})_(\d{1,2})(?!\d)")
_NUMBERS = LatePattern(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ON_WEEKDAY = LatePattern(
    r"\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(\d{1,2})([/.-])(\d{1,2})\3(\d{4})(?!\d)",
    re.IGNORECASE,
)
_CJK = LatePattern(r"\s*(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_MOST_LETTERS = 100
_ADDRESS = LatePattern(
    r"https?://[\w.-]+\.(?:au|nz|uk|ie|in|lk|pk|bd|np|sg|my|bn|id|vn|th|kh|la|fj|pg|sb|vu|ws|to|eu)(?![\w.-])"
)
"""An address in a country that writes the day first; most others of the region begin with the year."""
_IS = "(?:organ|real|recogn|emphas|critic|apolog)i"
_OU = "(?:fav|hon|neighb|col|behavi)o"
_BRITISH = LatePattern(
    rf"\b(?:{_OU}ur|{_IS}s[aei]|(?:(?:def|off)ence|per cent|centres?|(?:kilo)?metres?|whilst|programmes?)\b)",
    re.IGNORECASE,
)
_AMERICAN = LatePattern(
    rf"\b(?:{_OU}r|{_IS}z[aei]|(?:(?:def|off)ense|percent|centers?|(?:kilo)?meters?)\b)", re.IGNORECASE
)


def read_day(value: object, *, day_first: bool | None = None) -> date | None:
    """Read the day of a cell or a field, whatever the order; the time of day and its zone do not move it.

    Parameters
    ----------
    value
        A date, or a text that is one.
    day_first
        Whether 03/04/2021 is in April; without an answer such a date is not read, unless only one reading
        is a date at all.

    Examples
    --------
    >>> days = ("2022-05-26T23:30:00+09:00", "20220526", "Thu, 26 May 2022 09:00 GMT")
    >>> [str(read_day(day)) for day in days]
    ['2022-05-26', '2022-05-26', '2022-05-26']
    >>> read_day("03/04/2021") is None, read_day("03/04/2021", day_first=True), read_day("25/04/2021")
    (True, datetime.date(2021, 4, 3), datetime.date(2021, 4, 25))
    >>> read_day("Sat, 03/04/2021"), read_day("Thu, 03/04/2021")  # the weekday proves the order
    (datetime.date(2021, 4, 3), datetime.date(2021, 3, 4))
    """
    if isinstance(value, datetime):
        return value.date() if value == value else None  # a missing time is not equal to itself
    if isinstance(value, date) or not isinstance(value, str):
        return value if isinstance(value, date) else None
    text = value[:_MOST_LETTERS]
    for pattern in (_ISO, _COMPACT, _UNDERSCORED, _CJK):
        if match := pattern.match(text):
            return _make(*map(int, match.groups()))
    if (match := _ON_WEEKDAY.match(text)) and (day := _read_on_weekday(match)):
        return day
    if match := _NUMBERS.match(text):
        return _read_numbers(match, day_first)
    days = (found for found in find_explicit_dates(text, day_first=day_first) if found.precision == "day")
    return next((found.start_date for found in days), None)


def find_day_order(values: Iterable[object]) -> bool | None:
    """Whether days stand before months in a column: one 25/04/2021 proves it, if nothing speaks against it.

    Examples
    --------
    >>> find_day_order(["03/04/2021", "25/04/2021"]), find_day_order(["03/04/2021", "04/25/2021"])
    (True, False)
    >>> find_day_order(["03/04/2021"]) is None
    True
    """
    found = set()
    for value in values:
        match = _NUMBERS.match(value) if isinstance(value, str) else None
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            found.add(int(match[1]) > 12)
    return found.pop() if len(found) == 1 else None


def is_day_first_text(text: str) -> bool:
    """Whether a text comes from where days stand before months, by its addresses or its spelling.

    Hardly any country but the United States puts the month first.

    Examples
    --------
    >>> texts = ("The neighbour of our defence", "See https://reef.gov.au/a", "The neighbor saw https://reef.com")
    >>> [is_day_first_text(text) for text in texts]
    [True, True, False]
    """
    return bool(_ADDRESS.search(text)) or len(_BRITISH.findall(text)) > len(_AMERICAN.findall(text))


def _read_numbers(match, day_first: bool | None) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if day_first is None:
        if first > 12 or match[2] == ".":  # with full stops the day stands first, as in German or Russian
            day_first = True
        elif second > 12:
            day_first = False
        elif first != second:
            return None
    return _make(year, second, first) if day_first else _make(year, first, second)


def _read_on_weekday(match) -> date | None:
    """The day of "Wed, 02/03/2021" if only one order of its numbers falls on that weekday."""
    first, second, year = int(match[2]), int(match[4]), int(match[5])
    days = {_make(year, second, first), _make(year, first, second)} - {None}
    fitting = [day for day in days if DAY_NAMES[day.weekday()][:3].lower() == match[1].lower()]
    return fitting[0] if len(fitting) == 1 else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
