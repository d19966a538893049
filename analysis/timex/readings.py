"""What each expression of time means: one short function a family of rules, from the words and the story.

A reading holds a TIMEX3 type and value, the interval it covers where the calendar has one, and the day it
was counted from. Nothing finer than the words is ever read: a month stays a month.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from analysis.timex.context import FINENESS, Story, looks_ahead
from analysis.timex.grammar import Expression
from analysis.timex.numbers import step_of, unit_of
from analysis.timex.values import SEASONS, period_value, shift_day, shift_to_weekday, value_interval


class Reading(NamedTuple):
    """An expression understood; dates are None where the words leave them open."""

    timex_type: str
    timex_value: str | None
    start_date: date | None
    end_date: date | None
    precision: str | None
    is_relative: bool
    anchor_date: date | None
    rule_id: str


def make_reading(
    value: str | None, rule: str, anchor: date | None = None, *, kind: str = "DATE", fixed: bool = False
) -> Reading:
    """Make a reading from a value; ``fixed`` where only the year is borrowed from the anchor."""
    start, end, precision = (value_interval(value) if value else None) or (None, None, None)
    counted = not fixed and (anchor is not None or value is None or value.startswith("XXXX"))
    return Reading(kind, value, start, end, precision, counted, anchor if start else None, rule)


def _at_time(reading: Reading, clock: str | None) -> Reading:
    """Add a part of the day or a clock time: the interval stays the day."""
    if clock is None:
        return reading
    value = f"{reading.timex_value or 'XXXX-XX-XX'}T{clock}"
    return reading._replace(timex_type="TIME", timex_value=value)


def _way(expression: Expression, *, default: str = "back") -> str:
    ahead = looks_ahead(expression.tokens, expression.first, expression.last)
    return default if ahead is None else "ahead" if ahead else "back"


# Days and weekdays


def _read_explicit(expression: Expression, story: Story) -> Reading:
    found = expression.parts["xdate"]
    return Reading(
        "DATE", found.value, found.start_date, found.end_date, found.precision, False, None, "explicit"
    )


def _read_slash_date(expression: Expression, story: Story) -> Reading:
    return make_reading(None, "slash-date")._replace(is_relative=False)  # nothing proves the order


_UNTIL = frozenset("until till through".split())


def _read_weekday(expression: Expression, story: Story) -> Reading:
    parts, anchor = expression.parts, story.published
    weekday, step = parts["weekday"], step_of(parts)
    if "foll" in parts or "same" in parts:
        way, anchor = ("next" if "foll" in parts else "ahead"), story.find_anchor("day", onward=True)
    elif step:
        way = "last" if step < 0 else "next"
    else:
        way = _way(expression, default="ahead" if "this" in parts else "back")
    day = shift_to_weekday(anchor, weekday, way) if anchor else None
    if way == "ahead" and day and story.here and expression.tokens.words[expression.first - 1] in _UNTIL:
        opening = story.here[-1]  # "opens on Tuesday and runs until Thursday"
        if opening.precision == "day" and day < opening.start:
            day = shift_to_weekday(opening.start, weekday, "ahead")
    reading = make_reading(day.isoformat() if day else f"XXXX-WXX-{weekday}", f"weekday-{way}", anchor)
    return _at_time(reading, parts.get("daypart"))


def _read_week_day(expression: Expression, story: Story) -> Reading:
    week = story.published and shift_day(story.published, step_of(expression.parts), "week")
    weekday = expression.parts["weekday"]
    day = week and shift_day(week, weekday - week.isoweekday(), "day")
    return make_reading(day.isoformat() if day else f"XXXX-WXX-{weekday}", "week-day", story.published)


def _read_deictic(expression: Expression, story: Story) -> Reading:
    parts = expression.parts
    days = parts.get("deictic", 0)
    if expression.rule_id == "deictic-day":
        days += 1 if "after" in parts else -1
    day = story.published and shift_day(story.published, days, "day")
    reading = make_reading(day.isoformat() if day else None, expression.rule_id, story.published)
    return _at_time(reading, parts.get("daypart") or parts.get("tonight"))


def _read_day_part(expression: Expression, story: Story) -> Reading:
    parts, step = expression.parts, step_of(expression.parts)
    told = {"prev", "same", "foll", "that", "next"} & set(parts)
    anchor = story.find_anchor("day", onward="foll" in parts or "next" in parts) if told else story.published
    day = anchor and shift_day(anchor, step or 0, "day")
    return _at_time(make_reading(day.isoformat() if day else None, "day-part", anchor), parts["daypart"])


def _read_time(expression: Expression, story: Story) -> Reading:
    rule = next(name for name in ("weekday", "deictic", "xdate") if name in expression.parts)
    reader = {"weekday": _read_weekday, "deictic": _read_deictic, "xdate": _read_explicit}[rule]
    return _at_time(reader(expression, story), _clock(expression.parts))


def _clock(parts: dict[str, Any]) -> str:
    form = str(parts.get("daytime") or parts.get("clock") or parts["day"])
    half = parts.get("ampm") or (form[-2:] if form.endswith("m") else "")
    hour, _, minute = form.removesuffix("am").removesuffix("pm").partition(":")
    hours = int(hour) % 12 + 12 * (half == "pm") if half else int(hour)
    return f"{hours:02}:{minute}" if minute else f"{hours:02}"


def _read_clock(expression: Expression, story: Story) -> Reading:
    return Reading("TIME", f"XXXX-XX-XXT{_clock(expression.parts)}", None, None, None, True, None, "clock")


# Months and days without a year


def _borrow_year(expression: Expression, story: Story, month: int, day: int | None) -> tuple[int | None, str]:
    """Find the year of a month, and say how."""
    parts, published, step = expression.parts, story.published, step_of(expression.parts)
    if "year" in parts:
        return parts["year"], "written"
    if "uyear" in parts:  # "February last year"
        told = {"that", "same", "prev", "foll"} & set(parts)
        anchor = story.find_anchor("year") if told else published
        return (anchor.year + (step or 0) if anchor else None), "told"
    if "foll" in parts or "same" in parts:
        published = story.find_anchor("day" if day else "month", onward=True)
    if published is None:
        return None, "unknown"
    way = ("last" if step < 0 else "next") if step else _way(expression, default="back")
    if "this" in parts:
        return published.year, "this"
    this = (published.month, published.day) if day else published.month
    there = (month, day) if day else month
    if way in ("back", "last"):
        year = published.year - (there > this or (way == "last" and there == this))
        if way == "back" and day and _is_long_ago(year, month, day, published):
            return year + 1, "near"
        return year, way
    return published.year + (there < this or (way == "next" and there == this)), way


def _is_long_ago(year: int, month: int, day: int, published: date) -> bool:
    """Tell a day some ten months back: a writer who means it names the year, so the one ahead is meant."""
    interval = value_interval(f"{year:04}-{month:02}-{day:02}")
    return interval is not None and (published - interval[0]).days > 310


_ATTACKS = frozenset(("attacks", "attack", "terror", "terrorist", "hijackings"))


def _read_month(expression: Expression, story: Story) -> Reading:
    parts = expression.parts
    month = parts.get("month") or parts["mabbr"]
    day = parts.get("day") or parts.get("ordinal") if expression.rule_id == "month-day" else None
    year, how = _borrow_year(expression, story, month, day)
    if (month, day) == (9, 11) and not _ATTACKS.isdisjoint(expression.tokens.words[expression.last :][:2]):
        year, how = 2001, "written"
    value = f"{'XXXX' if year is None else format(year, '04')}-{month:02}" + (f"-{day:02}" if day else "")
    anchor = None if how == "written" else story.published
    return make_reading(
        value, f"{expression.rule_id}-{how}", anchor, fixed=how not in ("last", "next", "told") or bool(day)
    )


def _read_day_span(expression: Expression, story: Story) -> Reading:
    tokens, parts = expression.tokens, expression.parts
    month = parts.get("month") or parts["mabbr"]
    words = " ".join(tokens.words[expression.first : expression.last]).replace("–", "-")
    first, last = [int(number) for number in words.replace("-", " ").split() if number.isdigit()][:2]
    year, how = _borrow_year(expression, story, month, first)
    stem = f"{'XXXX' if year is None else format(year, '04')}-{month:02}"
    reading = make_reading(
        f"{stem}-{first:02}/{stem}-{last:02}", f"day-span-{how}", story.published, fixed=True
    )
    return reading._replace(timex_type="DURATION")


# Weeks, months, quarters, years counted from the publication date


def _read_period(expression: Expression, story: Story) -> Reading | None:
    parts, published = expression.parts, story.published
    if "season" in parts:
        return _read_season(expression, story)
    unit, step = unit_of(parts), step_of(parts) or 0
    if unit not in FINENESS:
        return None
    if unit == "weekend" and published and not {"last", "next", "coming"} & set(parts):
        looking = _way(expression, default="ahead" if "this" in parts else "back")
        step = -1 if looking == "back" and published.isoweekday() < 6 else 0
    day = published and shift_day(published, step, unit)
    return make_reading(period_value(day, unit) if day else None, "period", published)


def _read_quarter(expression: Expression, story: Story) -> Reading:
    parts, published, step = expression.parts, story.published, step_of(expression.parts)
    if "qtok" in parts:
        letter, number = parts["qtok"]
    else:
        letter = "H" if "half" in parts and "quarter" not in parts else "Q"
        number = parts.get("nth") or parts.get("ordinal") or (4 if letter == "Q" else 2)
        if "last" in parts and not {"uyear", "year"} & set(parts):
            return _read_period(expression, story)
    year, anchor = parts.get("year"), None
    if year is None and published:
        anchor = published
        year = published.year + (step or 0) if "uyear" in parts else published.year
        if "uyear" not in parts:
            start = value_interval(f"{year:04}-{letter}{number}")
            back = _way(expression) == "back"
            year -= bool(back and start and start[0] > published)
    return make_reading(
        f"{'XXXX' if year is None else format(year, '04')}-{letter}{number}", "quarter", anchor
    )


def _read_season(expression: Expression, story: Story) -> Reading:
    parts, published, step = expression.parts, story.published, step_of(expression.parts)
    season = parts["season"]
    if "year" in parts:
        return make_reading(f"{parts['year']}-{season}", "season")
    if published is None:
        return make_reading(f"XXXX-{season}", "season")
    if "uyear" in parts:
        return make_reading(f"{published.year + (step or 0):04}-{season}", "season", published)
    back = step == -1 or (not step and "this" not in parts and _way(expression) == "back")
    begun = date(published.year, SEASONS[season], 1) <= published
    year = published.year - (back and not begun) + (step == 1 and begun)
    if "last" in parts and (current := value_interval(f"{year:04}-{season}")) and current[1] >= published:
        year -= 1
    return make_reading(f"{year:04}-{season}", "season", published)


def _read_year(expression: Expression, story: Story) -> Reading:
    return make_reading(f"{expression.parts['year']:04}", "year")


def _read_year_span(expression: Expression, story: Story) -> Reading:
    span = expression.parts["yearspan"]
    first, last = span[:4], span[5:]
    return make_reading(f"{first}/{first[: 4 - len(last)]}{last}", "year-span", kind="DURATION")


def _read_decade(expression: Expression, story: Story) -> Reading:
    return make_reading(f"{expression.parts['decades']:03}", "decade")


def _read_century(expression: Expression, story: Story) -> Reading:
    nth = expression.parts.get("ordinal") or expression.parts["nth"]
    return make_reading(f"{nth - 1:02}", "century")


READERS: dict[str, Callable[[Expression, Story], Reading | None]] = {
    "explicit": _read_explicit,
    "slash-date": _read_slash_date,
    "weekday": _read_weekday,
    "week-day": _read_week_day,
    "deictic": _read_deictic,
    "deictic-day": _read_deictic,
    "day-part": _read_day_part,
    "time": _read_time,
    "clock": _read_clock,
    "month": _read_month,
    "month-day": _read_month,
    "day-span": _read_day_span,
    "period": _read_period,
    "unit-part": _read_period,
    "weekend": _read_period,
    "quarter": _read_quarter,
    "season": _read_season,
    "year": _read_year,
    "year-span": _read_year_span,
    "decade": _read_decade,
    "century": _read_century,
}
"""Rule -> what its expressions mean. :mod:`analysis.timex.offsets` has the rest."""
