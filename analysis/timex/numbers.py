"""Counts, units and steps in an expression of time: "two and a half years", "a few days", "last", "next"."""

from __future__ import annotations

from typing import Any

from analysis.timex.grammar import Expression
from analysis.timex.words import CLASSES

_STEPS = {"last": -1, "past": -1, "prev": -1, "next": 1, "coming": 1, "foll": 1}
_STEPS |= {"this": 0, "current": 0, "same": 0, "that": 0}
_UNIT_CLASSES = frozenset("uday uweek uyear unit units century quarter weekend".split())
_CODES = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE"}
_CODES |= {"century": "CE", "hour": "H", "minute": "M", "second": "S"}
_FINER = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "week": (7, "day")}
_FINER |= {"hour": (60, "minute"), "day": (24, "hour")}


def step_of(parts: dict[str, Any]) -> int | None:
    """Tell where "last", "this" or "next" leads: -1, 0 or 1; None without such a word."""
    found = None
    for name in parts:
        if name in _STEPS:
            found = _STEPS[name]
            if found:  # "past" in "this past Friday"
                break
    return found


def unit_of(parts: dict[str, Any]) -> str:
    """Find the unit an expression counts in, the first of it: ``day``, ..., ``century``; "" without one."""
    for name, value in parts.items():
        if name in _UNIT_CLASSES:
            return value
    return ""


def count_of(expression: Expression) -> float | None:
    """Read the number of units.

    Returns
    -------
    float or None
        None where the text gives none ("several", "dozens of").

    Examples
    --------
    >>> from analysis.timex.grammar import find_expressions
    >>> text = "fifty-five years, half a day, two and a half weeks, a few days"
    >>> [count_of(expression) for expression in find_expressions([text])[0]]
    [55, 0.5, 2.5, None]
    """
    numbers, half = [], 0.0
    tokens = expression.tokens
    for place in range(expression.first, expression.last):
        name, value = CLASSES[tokens.symbols[place]], tokens.value(place)
        if name == "some":
            return value if isinstance(value, int) else None
        if name == "half":
            half = 0.5
        elif name in ("article", "number", "day", "year"):
            numbers.append(value)
        elif name in _UNIT_CLASSES:
            more = "half" in expression.parts and not half  # "a year and a half"
            return _join_numbers(numbers) + 0.5 if more and numbers else _join_numbers(numbers, half)
    return _join_numbers(numbers, half)


def _join_numbers(numbers: list[float], half: float = 0.0) -> float | None:
    if half:
        return half + (numbers[0] if len(numbers) > 1 else 0)
    if len(numbers) < 2:
        return numbers[0] if numbers else None
    first, second = numbers[:2]
    if second >= 100:
        return first * second
    return first + second if first >= 20 and first % 10 == 0 and second < 10 else second


def duration_value(count: float | None, unit: str) -> str:
    """Write a TIMEX3 duration.

    Examples
    --------
    >>> [duration_value(*pair) for pair in ((4, "day"), (None, "year"), (24, "hour"), (0.5, "year"))]
    ['P4D', 'PXY', 'PT24H', 'P6M']
    """
    if unit == "fortnight":
        unit, count = "week", count and count * 2
    if count is not None and count < 1 and unit in _FINER:
        factor, unit = _FINER[unit]
        count *= factor
    amount = "X" if count is None else str(int(count)) if count == int(count) else str(count)
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{amount}{_CODES[unit]}"


def whole_units(count: float | None, unit: str) -> tuple[int, str] | None:
    """Turn a count into whole units of the calendar: half a year into 6 months, 48 hours into 2 days.

    Returns
    -------
    tuple or None
        None where the calendar cannot count it (three hours, several days).

    Examples
    --------
    >>> whole_units(0.5, "year"), whole_units(48, "hour"), whole_units(3, "hour")
    ((6, 'month'), (2, 'day'), None)
    """
    if count is None or unit in ("minute", "second"):
        return None
    if unit == "hour":
        return (int(count // 24), "day") if count % 24 == 0 else None
    if unit == "fortnight":
        unit, count = "week", count * 2
    if count % 1 and unit in _FINER:
        factor, unit = _FINER[unit]
        count *= factor
        return None if unit == "hour" else (round(count), unit)
    return round(count), unit
