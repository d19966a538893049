"""What each expression of time means: one short function a family of rules, from the words and the story.

A reading holds a TIMEX3 type and value, the interval it covers where the calendar has one, and the day it
was counted from. Nothing finer than the words is ever read: a month stays a month.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from analysis.timex.context import Story, follow_route, follow_way
from analysis.timex.grammar import Expression
from analysis.timex.known_days import find_known_year
from analysis.timex.numbers import step_of
from analysis.timex.steps import shift_day, shift_to_weekday
from analysis.timex.tense import looks_ahead
from analysis.timex.values import value_interval
from analysis.timex.words import CLASSES, SYMBOLS


class DateMention(NamedTuple):
    """One expression of time in a text, resolved as far as the text allows.

    Offsets are half-open; days are inclusive and None where open; ``timex_value`` is None where nothing is
    known. ``is_relative`` says that the days were counted from ``anchor_date``; "October 4" borrows only its
    year from there and is not relative.
    """

    start_char: int
    end_char: int
    timex_type: str
    timex_value: str | None
    start_date: date | None
    end_date: date | None
    precision: str | None
    is_relative: bool
    anchor_date: date | None
    rule_id: str


_NO_INTERVAL = (None, None, None)


def make_mention(
    expression: Expression,
    value: str | None,
    rule: str,
    anchor: date | None = None,
    *,
    kind: str = "DATE",
    fixed: bool = False,
) -> DateMention:
    """Make a mention from a value; ``fixed`` where only the year is borrowed from the anchor."""
    start, end, precision = (value_interval(value) if value else None) or _NO_INTERVAL
    counted = not fixed and (anchor is not None or value is None or value.startswith("XXXX"))
    anchor = anchor if start else None
    first, last = expression.start_char, expression.end_char
    return DateMention(first, last, kind, value, start, end, precision, counted, anchor, rule)


def at_time(reading: DateMention, clock: str | None) -> DateMention:
    """Add a part of the day or a clock time: the interval stays the day."""
    if clock is None:
        return reading
    value = f"{reading.timex_value or 'XXXX-XX-XX'}T{clock}"
    return reading._replace(timex_type="TIME", timex_value=value)


def way_of(expression: Expression, *, default: str = "back") -> str:
    """Tell which way the clause looks: ``ahead`` or ``back``."""
    ahead = looks_ahead(expression.tokens, expression.first, expression.last)
    return default if ahead is None else "ahead" if ahead else "back"


def is_told(expression: Expression) -> bool:
    """Whether the clause looks back."""
    return looks_ahead(expression.tokens, expression.first, expression.last) is False


# Days and weekdays


def _read_explicit(expression: Expression, story: Story) -> DateMention:
    parts = expression.parts
    return make_mention(expression, parts["xdate"].value if "xdate" in parts else parts["attack"], "explicit")


def _read_slash_date(expression: Expression, story: Story) -> DateMention:
    return make_mention(expression, None, "slash-date")._replace(
        is_relative=False
    )  # nothing proves the order


_UNTIL = frozenset("until till through".split())
_POINTING = frozenset("on by before after until till since from".split())
"""Before "that" and a weekday, which is then the one of the days told of; "said that Friday" is not."""


def _read_weekday(expression: Expression, story: Story) -> DateMention:
    parts, anchor = expression.parts, story.published
    weekday, step = parts["weekday"], step_of(parts)
    told = story.find_anchor("day", onward=True) if _points_back(expression) else None
    if "foll" in parts or "same" in parts:
        way, anchor = ("next" if "foll" in parts else "ahead"), story.find_anchor("day", onward=True)
    elif told:
        way, anchor = "ahead", told
    elif step:
        way = "last" if step < 0 else "next"
    else:
        default = "ahead" if "this" in parts else "back"
        way = follow_way(expression, story) or way_of(expression, default=default)
    day = shift_to_weekday(anchor, weekday, way) if anchor else None
    if way == "ahead" and day and not told and (start := follow_route(expression, story, day)):
        anchor, day = start, shift_to_weekday(start, weekday, way)
    if way == "ahead" and day and story.here and expression.tokens.words[expression.first - 1] in _UNTIL:
        opening = story.here[-1]  # "opens on Tuesday and runs until Thursday"
        if opening.precision == "day" and day < opening.start:
            day = shift_to_weekday(opening.start, weekday, "ahead")
    reading = make_mention(
        expression, day.isoformat() if day else f"XXXX-WXX-{weekday}", f"weekday-{way}", anchor
    )
    return at_time(reading, parts.get("daypart"))


def _points_back(expression: Expression) -> bool:
    """Tell "by that Saturday" from "said that Saturday was a holiday"."""
    words, first = expression.tokens.words, expression.first
    return first > 1 and words[first - 1] == "that" and words[first - 2].lower() in _POINTING


def _read_week_day(expression: Expression, story: Story) -> DateMention:
    week = story.published and shift_day(story.published, step_of(expression.parts), "week")
    weekday = expression.parts["weekday"]
    day = week and shift_day(week, weekday - week.isoweekday(), "day")
    return make_mention(
        expression, day.isoformat() if day else f"XXXX-WXX-{weekday}", "week-day", story.published
    )


def _read_deictic(expression: Expression, story: Story) -> DateMention:
    parts = expression.parts
    days = parts.get("deictic", 0)
    if expression.rule_id == "deictic-day":
        days += 1 if "after" in parts else -1
    day = story.published and shift_day(story.published, days, "day")
    reading = make_mention(expression, day.isoformat() if day else None, expression.rule_id, story.published)
    return at_time(reading, parts.get("daypart") or parts.get("tonight"))


def _read_day_part(expression: Expression, story: Story) -> DateMention:
    parts, step = expression.parts, step_of(expression.parts)
    told = {"prev", "same", "foll", "that", "next"} & set(parts)
    onward = "foll" in parts or "next" in parts
    anchor = story.find_anchor("day", onward=onward, told=is_told(expression)) if told else story.published
    twice = 2 if "before" in parts else 1  # "the night before last"
    day = anchor and shift_day(anchor, twice * (step or 0), "day")
    return at_time(
        make_mention(expression, day.isoformat() if day else None, "day-part", anchor), parts["daypart"]
    )


def read_day(expression: Expression, story: Story) -> DateMention:
    """Read the day in a longer expression: "the morning of 3 May", "the week of May 3"."""
    readers = {"weekday": _read_weekday, "deictic": _read_deictic, "xdate": _read_explicit}
    if not {"month", "mabbr"}.isdisjoint(expression.parts):
        return read_month_day(expression, story, _find_day(expression))
    return next(reader for name, reader in readers.items() if name in expression.parts)(expression, story)


def _find_day(expression: Expression) -> int:
    """Find the day of the month among the numbers: the one that is no clock time ("10 a.m. on May 3")."""
    tokens, last = expression.tokens, expression.last
    symbols = tokens.symbols[expression.first : last] + " "
    return next(
        tokens.value(expression.first + place)
        for place, symbol in enumerate(symbols)
        if CLASSES.get(symbol) in ("day", "ordinal") and symbols[place + 1] != SYMBOLS["ampm"]
    )


# Months and days without a year


def borrow_year(expression: Expression, story: Story, month: int, day: int | None) -> tuple[int | None, str]:
    """Find the year of a month, and say how."""
    parts, published = expression.parts_behind_of(), story.published
    step = step_of(parts)
    if "year" in parts:
        return parts["year"], "written"
    if "uyear" in parts and step is not None:  # "February last year"
        told = {"that", "same", "prev", "foll"} & set(parts)
        after = expression.tokens.words[expression.last - 3 : expression.last - 1] == ["the", "next"]
        anchor = story.find_anchor("year") if told or after else published
        return (anchor.year + (step or 0) if anchor else None), "told"
    if "foll" in parts or "same" in parts:
        published = story.find_anchor("day" if day else "month", onward=True)
    if published is None:
        return None, "unknown"
    way = ("last" if step < 0 else "next") if step else way_of(expression, default="back")
    if "this" in parts and not step:
        return published.year, "this"
    this = (published.month, published.day) if day else published.month
    there = (month, day) if day else month
    if way in ("back", "last"):
        year = published.year - (there > this or (way == "last" and there == this))
        since = expression.first and expression.tokens.words[expression.first - 1].lower() == "since"
        far = _is_far(year, month, day, published) if day else _is_half_year_off(expression, month, published)
        if way == "back" and far and not since:
            return year + 1, "near"
        return year, way
    year = published.year + (there < this or (way == "next" and there == this))
    far = _is_far(year, month, day, published) if day else _is_just_over(expression, month, published)
    if way == "ahead" and far:
        return year - 1, "near"
    return year, way


def _is_just_over(expression: Expression, month: int, published: date) -> bool:
    """Tell if a month is ten or eleven months ahead, and no "will" stands beside it."""
    words, first = expression.tokens.words, expression.first
    return (month - published.month) % 12 > 9 and _WILL.isdisjoint(words[max(0, first - 6) : first])


_WILL = frozenset("will ll won shall due scheduled slated set".split())


def _is_far(year: int, month: int, day: int, published: date) -> bool:
    """Tell a day some ten months off: a writer who means it names the year, so the nearer one is meant."""
    try:
        return abs((published - date(year, month, day)).days) > 310
    except ValueError:
        return False


def _is_half_year_off(expression: Expression, month: int, published: date) -> bool:
    """Tell if a month that nothing in its clause puts behind us is nearer ahead: "talks in January"."""
    off = (published.month - month) % 12 > 6
    return off and looks_ahead(expression.tokens, expression.first, expression.last) is None


def _read_month(expression: Expression, story: Story) -> DateMention:
    parts = expression.parts
    month = parts.get("month") or parts["mabbr"]
    return read_in_year(expression, story, month, None, "month")


def read_month_day(expression: Expression, story: Story, day: int | None = None) -> DateMention:
    """Read a day of a month: "October 4", "4 October last year"."""
    parts = expression.parts
    month = parts.get("month") or parts["mabbr"]
    day = day or parts.get("day") or parts.get("ordinal") or parts["nth"]
    if known := find_known_year(expression, month, day, story.published):
        return make_mention(expression, f"{known}-{month:02}-{day:02}", "month-day-known")
    return read_in_year(expression, story, month, day, "month-day")


def read_in_year(expression: Expression, story: Story, month: int, day: int | None, rule: str) -> DateMention:
    """Read a month, or a day of one, that borrows its year from the words beside it or the day of writing."""
    year, how = borrow_year(expression, story, month, day)
    value = f"{'XXXX' if year is None else format(year, '04')}-{month:02}" + (f"-{day:02}" if day else "")
    anchor = None if how == "written" else story.published
    fixed = how not in ("last", "next", "told") or bool(day)
    return make_mention(expression, value, f"{rule}-{how}", anchor, fixed=fixed)


def _read_day_span(expression: Expression, story: Story) -> DateMention:
    tokens, parts = expression.tokens, expression.parts
    first, last = tokens.list_days(expression.first, expression.last)[:2]
    if "xdate" in parts:  # "9 to 11 May 2022"
        stem, how = parts["xdate"].value[:7], "written"
    else:
        month = parts.get("month") or parts["mabbr"]
        year, how = borrow_year(expression, story, month, first)
        stem = f"{'XXXX' if year is None else format(year, '04')}-{month:02}"
    value = f"{stem}-{first:02}/{stem}-{last:02}"
    anchor = None if how == "written" else story.published
    return make_mention(expression, value, f"day-span-{how}", anchor, kind="DURATION", fixed=True)


READERS: dict[str, Callable[[Expression, Story], DateMention | None]] = {
    "explicit": _read_explicit,
    "slash-date": _read_slash_date,
    "weekday": _read_weekday,
    "week-day": _read_week_day,
    "deictic": _read_deictic,
    "deictic-day": _read_deictic,
    "day-part": _read_day_part,
    "month": _read_month,
    "month-day": read_month_day,
    "day-span": _read_day_span,
}
"""Rule -> what its expressions mean; `hours`, `periods`, `named_days`, `lengths`, `offsets` have the rest."""
