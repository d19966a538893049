"""Days by their name or their place: Christmas Day, the first Monday of May, the 15th of last month.

Only feasts that fall on the same day everywhere and every year are read; Easter, Tet or a national day
are not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.timex.context import FINENESS, Story
from analysis.timex.grammar import Expression
from analysis.timex.numbers import step_of
from analysis.timex.readings import DateMention, borrow_year, make_mention, read_day, read_in_year, way_of
from analysis.timex.steps import shift_day, shift_to_month_day, shift_to_weekday
from analysis.timex.values import period_value, value_interval


def _read_holiday(expression: Expression, story: Story) -> DateMention:
    """Read "Christmas Eve", "New Year's Day", "Boxing Day 2021"."""
    parts = expression.parts
    if "feast" in parts:
        month, day = map(int, parts["feast"].split("-"))
    elif "christmas" in parts:
        month, day = 12, 24 if "eve" in parts else 25
    else:
        month, day = (12, 31) if "eve" in parts else (1, 1)
    return read_in_year(expression, story, month, day, "month-day")


def _read_day_of_month(expression: Expression, story: Story) -> DateMention:
    """Read "the 15th of last month"; "the 15th of the month" counts from what the story tells."""
    parts = expression.parts
    step, nth = step_of(parts) or 0, parts.get("ordinal") or parts["day"]
    anchor = _find_month(parts, story)
    month = anchor and shift_day(anchor, step, "month")
    value = f"{period_value(month, 'month')}-{nth:02}" if month else f"XXXX-XX-{nth:02}"
    return make_mention(expression, value, "day-of-month", anchor)


def _find_month(parts: dict, story: Story) -> date | None:
    told = "the" in parts and not {"this", "last", "next"} & set(parts)
    return story.find_anchor("month") if told or {"that", "same"} & set(parts) else story.published


def _read_lone_day(expression: Expression, story: Story) -> DateMention:
    """Read "on the 12th": behind a date of the sentence the next one, else as the clause looks."""
    number, told = expression.parts["ordinal"], None
    if story.here and FINENESS[story.here[-1].precision] <= FINENESS["month"]:
        told = story.here[-1].start
    anchor, way = (told, "ahead") if told else (story.published, way_of(expression))
    day = shift_to_month_day(anchor, number, way) if anchor else None
    value = day.isoformat() if day else f"XXXX-XX-{number:02}"
    return make_mention(expression, value, "day-of-month", anchor)


def _read_weekday_date(expression: Expression, story: Story) -> DateMention:
    """Read "Saturday (12/3)": day first or month first, as the weekday proves; of two the nearest."""
    form = next(word for word in expression.tokens.words[expression.first :] if word[0].isdigit())
    first, second, *written = map(int, form.replace("-", "/").split("/"))
    near = story.published.year if story.published else None
    years = written or (range(near - 1, near + 2) if near else ())
    values = [
        f"{year:04}-{month:02}-{day:02}"
        for year in years
        for day, month in ((first, second), (second, first))
    ]
    days = [interval[0] for value in values if (interval := value_interval(value))]
    days = [day for day in days if day.isoweekday() == expression.parts["weekday"]]
    if not days:
        return read_day(expression, story)
    day = days[0] if written else min(days, key=lambda day: abs(day - story.published))
    return make_mention(
        expression, day.isoformat(), "weekday-date", None if written else story.published, fixed=True
    )


def _read_nth_weekday(expression: Expression, story: Story) -> DateMention:
    """Read "the first Monday of May", "the last Friday of this month"."""
    parts, weekday = expression.parts, expression.parts["weekday"]
    month, anchor = _name_month(expression, story)
    interval = value_interval(month) if month else None
    if interval is None:
        return make_mention(expression, f"XXXX-WXX-{weekday}", "nth-weekday")
    opening = {word.lower() for word in expression.tokens.words[expression.first : expression.first + 2]}
    if opening & {"last", "final"}:
        day = shift_to_weekday(interval[1], weekday, "back")
    else:
        nth = parts.get("nth") or parts["ordinal"]
        day = shift_day(shift_to_weekday(interval[0], weekday, "ahead"), nth - 1, "week")
    value = day.isoformat() if day and period_value(day, "month") == month else month
    return make_mention(expression, value, "nth-weekday", anchor, fixed="unit" not in parts)


def _read_nth_week(expression: Expression, story: Story) -> DateMention:
    """Read "the second week of May": the first week, Monday to Sunday, has most of its days in the month.

    So ISO 8601 counts the weeks of a year (the first one holds 4 January).
    """
    month, anchor = _name_month(expression, story)
    interval = value_interval(month) if month else None
    if interval is None:
        return make_mention(expression, "XXXX-WXX", "nth-week")
    opening = {word.lower() for word in expression.tokens.words[expression.first : expression.first + 2]}
    nth = expression.parts.get("nth") or expression.parts.get("ordinal")
    if opening & {"last", "final"}:
        day = shift_day(interval[1], -3, "day")
    else:
        day = shift_day(interval[0], 7 * (nth - 1) + 3, "day")
    value = period_value(day, "week") if day and day <= interval[1] else month
    return make_mention(expression, value, "nth-week", anchor, fixed="unit" not in expression.parts)


def _name_month(expression: Expression, story: Story) -> tuple[str | None, date | None]:
    """Find the month behind "of", as a value, and the day it was found from."""
    parts = expression.parts
    if "xdate" in parts:
        return parts["xdate"].value[:7], None
    if "unit" in parts:
        anchor = _find_month(parts, story)
        step = {"last": -1, "next": 1}.get(expression.tokens.words[expression.last - 2].lower(), 0)
        month = anchor and shift_day(anchor, step, "month")
        return (period_value(month, "month") if month else None), anchor
    number = parts.get("month") or parts["mabbr"]
    year, how = borrow_year(expression, story, number, None)
    return (f"{year:04}-{number:02}" if year else None), (None if how == "written" else story.published)


def _read_week_of(expression: Expression, story: Story) -> DateMention:
    """Read "the week of May 3", "the weekend of 21 May": the one that holds the day."""
    day = read_day(expression, story)
    if day.precision != "day":
        return day
    value = period_value(day.start_date, "weekend" if "weekend" in expression.parts else "week")
    return make_mention(expression, value, "week-of", day.anchor_date, fixed=not day.is_relative)


NAMED_DAY_READERS: dict[str, Callable[[Expression, Story], DateMention | None]] = {
    "holiday": _read_holiday,
    "day-of-month": _read_day_of_month,
    "lone-day": _read_lone_day,
    "weekday-date": _read_weekday_date,
    "nth-weekday": _read_nth_weekday,
    "nth-week": _read_nth_week,
    "week-of": _read_week_of,
}
"""Rule -> what its expressions mean."""
