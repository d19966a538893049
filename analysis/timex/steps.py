"""Steps over the calendar: by days, weeks, months, years, and to a weekday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7}


def shift_day(day: date, count: int, unit: str) -> date | None:
    """Move a day by whole units, to the last day of the month where the day does not exist.

    Returns
    -------
    datetime.date or None
        None where the calendar (years 1 to 9999) ends.

    Examples
    --------
    >>> shift_day(date(2022, 3, 31), -1, "month")
    datetime.date(2022, 2, 28)
    >>> shift_day(date(2022, 3, 31), -9000, "year") is None
    True
    """
    try:
        if unit in DAYS_IN:
            return day + timedelta(days=count * DAYS_IN[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_IN[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def shift_to_weekday(day: date, weekday: int, direction: str) -> date | None:
    """Find a weekday near a day: ``back`` and ``ahead`` may be the day itself, ``last`` and ``next`` not.

    Examples
    --------
    >>> thursday = date(2022, 5, 26)
    >>> [shift_to_weekday(thursday, 4, way).isoformat() for way in ("back", "last", "ahead", "next")]
    ['2022-05-26', '2022-05-19', '2022-05-26', '2022-06-02']
    """
    if direction in ("back", "last"):
        days = -((day.isoweekday() - weekday) % 7)
        return shift_day(day, days - 7 if direction == "last" and not days else days, "day")
    days = (weekday - day.isoweekday()) % 7
    return shift_day(day, days + 7 if direction == "next" and not days else days, "day")


def shift_to_month_day(day: date, number: int, direction: str) -> date | None:
    """Find a day of the month near a day, ``back`` or ``ahead``, that day itself included.

    Returns
    -------
    datetime.date or None
        None where the calendar ends.

    Examples
    --------
    >>> shift_to_month_day(date(2022, 3, 1), 31, "back"), shift_to_month_day(date(2022, 3, 1), 1, "ahead")
    (datetime.date(2022, 1, 31), datetime.date(2022, 3, 1))
    """
    first, step = day.replace(day=1), -1 if direction == "back" else 1
    for count in range(3):  # no two months on end are short of a day
        month = shift_day(first, step * count, "month")
        if month is None or number > monthrange(month.year, month.month)[1]:
            continue
        found = month.replace(day=number)
        if (found <= day) if step < 0 else (found >= day):
            return found
    return None
