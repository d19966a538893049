"""Times counted in units: "three days ago", "a day earlier", "two weeks after", "the following month".

The last date mentioned is often the wrong place to count from; :class:`analysis.timex.context.Story` knows a
better one. Where it knows none the expression stays a plain length of time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.timex.context import FINENESS, Story
from analysis.timex.grammar import Expression
from analysis.timex.lengths import read_following, read_last_n
from analysis.timex.numbers import count_of, duration_value, step_of, unit_of, whole_units
from analysis.timex.readings import DateMention, is_told, make_mention, way_of
from analysis.timex.steps import shift_day, shift_to_weekday
from analysis.timex.tense import look_on
from analysis.timex.values import period_value

_COARSER = {"decade": "year", "century": "decade"}  # "a decade ago" is a year, not ten
_COMES = frozenset(
    """
    come comes came coming happened happens occurred occurs follows place
    """.split()
)
_GOES_ON = frozenset("over in at on with for from by but and as".split())
"""What follows "the day before" that names no event: "the day before over lunch"."""


def _counted(
    expression: Expression, anchor: date | None, count: float | None, unit: str, rule: str, *, keep: str = ""
) -> DateMention:
    """Count units from an anchor; the answer is as fine as the unit (or as ``keep``, where that is finer)."""
    whole = whole_units(count, unit)
    if anchor is None or whole is None:
        return make_mention(expression, None, rule)
    day = shift_day(anchor, *whole)
    unit = keep or _COARSER.get(whole[1], whole[1])
    return make_mention(expression, period_value(day, unit) if day else None, rule, anchor)


def _measure(expression: Expression, count: float | None, unit: str) -> DateMention:
    """Read a plain length of time, where nothing says what it counts from."""
    return make_mention(expression, duration_value(count, unit), "duration", kind="DURATION")


def _read_ago(expression: Expression, story: Story) -> DateMention:
    count, unit = count_of(expression), unit_of(expression.parts)
    sign = -1 if expression.rule_id == "ago" else 1
    if count is None:
        return make_mention(expression, "PAST_REF" if sign < 0 else "FUTURE_REF", expression.rule_id)
    quarter = unit == "year" and story.here and story.here[-1].precision == "quarter"
    if quarter:  # "fourth-quarter sales ... compared with a year ago"
        return _counted(
            expression, story.here[-1].start, sign * count, unit, expression.rule_id, keep="quarter"
        )
    return _counted(expression, story.published, sign * count, unit, expression.rule_id)


def _read_ago_day(expression: Expression, story: Story) -> DateMention | None:
    """Read "a year ago today", "a week ago Monday", "two years ago this week"."""
    parts, day = expression.parts, story.published
    whole = whole_units(count_of(expression), unit_of(parts))
    if day and "month" in parts:
        day = day.replace(month=parts["month"], day=1)
    elif day and "weekday" in parts:
        day = shift_to_weekday(day, parts["weekday"], "back")
    elif day and "deictic" in parts:
        day = shift_day(day, parts["deictic"], "day")
    day = shift_day(day, -whole[0], whole[1]) if day and whole else None
    fine = expression.tokens.value(expression.last - 1)
    fine = "day" if {"weekday", "deictic"} & set(parts) else "month" if "month" in parts else fine
    return make_mention(expression, period_value(day, fine) if day else None, "ago", story.published)


def _read_from_day(expression: Expression, story: Story) -> DateMention:
    """Read "a week from Monday", "Monday week", "10 days' time": counted ahead from a day ahead."""
    parts, rule = expression.parts, expression.rule_id
    if rule == "week-on":
        whole: tuple[int, str] | None = (1, "week")
    else:
        whole = whole_units(count_of(expression), unit_of(parts))
    day = story.published
    if day and "weekday" in parts:
        day = shift_to_weekday(day, parts["weekday"], "next" if "next" in parts else "ahead")
    elif day and "deictic" in parts:
        day = shift_day(day, parts["deictic"], "day")
    if rule != "in-time":
        day = shift_day(day, *whole) if day and whole else None
        return make_mention(expression, day.isoformat() if day else None, rule, story.published)
    if whole is None:
        return _measure(expression, count_of(expression), unit_of(parts))
    return _counted(expression, story.published, *whole, rule)


def _read_offset(expression: Expression, story: Story) -> DateMention:
    """Read "a day earlier", "two weeks later", and with an event: "a day after they signed"."""
    parts, unit = expression.parts, unit_of(expression.parts)
    count = 1 if "uyear" in parts and "dash" in parts else count_of(expression)
    if whole_units(count, unit) is None:
        return _measure(expression, count, unit)
    later = "later" in parts or "after" in parts
    sign = 1 if later else -1
    if ("after" in parts or "before" in parts) and _names_event(expression):
        reading = _read_event_offset(expression, story, sign * count, unit)
        return reading or _measure(expression, count, unit)
    anchor = story.find_anchor(unit, onward=later)
    keep = story.here[-1].precision if story.here and unit == "year" else ""
    if keep not in ("month", "quarter"):
        keep = ""
    mention = _counted(expression, anchor, sign * count, unit, "offset", keep=keep)
    beyond = mention.start_date and story.published and anchor <= story.published < mention.start_date
    if beyond and later and way_of(expression) == "back" and not look_on(expression.tokens, expression.last):
        return make_mention(expression, None, "offset")  # "two years later he left": not from the last date
    return mention


def _names_event(expression: Expression) -> bool:
    words = expression.tokens.words
    following = words[expression.last] if expression.last < len(words) else "."
    return (following.isalnum() and following not in _GOES_ON) or following in "\"“‘'"


def _read_event_offset(expression: Expression, story: Story, count: float, unit: str) -> DateMention | None:
    """Count from a date that follows ("two days after May 3"), else date the event from the story's own day.

    "The speech came a day after they signed": the speech is Sunday's, so they signed on Saturday.
    """
    point = read_following(expression, story)
    if point and FINENESS[point.precision] <= FINENESS.get(unit, 0):
        return _counted(expression, point.start_date, count, unit, "offset-date")
    words = expression.tokens.words
    comes = not _COMES.isdisjoint(
        word.lower() for word in words[max(0, expression.first - 4) : expression.first]
    )
    apposed = "," in words[max(0, expression.first - 3) : expression.first]
    if comes or (apposed and story.here):
        return _counted(expression, story.find_anchor(unit), -count, unit, "offset-event")
    if apposed and unit == "day" and look_on(expression.tokens, expression.last) is False:
        anchor = story.find_anchor(unit, onward=True, told=True)
        return _counted(expression, anchor, -count, unit, "offset-event") if anchor else None
    return None


def _read_unit_offset(expression: Expression, story: Story) -> DateMention:
    """Read "the day before", "the year after", "the night before"."""
    parts = expression.parts
    unit, sign = unit_of(parts) or "day", 1 if "after" in parts else -1
    if _names_event(expression) and (point := read_following(expression, story)):
        anchor = point.start_date if FINENESS[point.precision] <= FINENESS.get(unit, 0) else None
    elif _names_event(expression) and "earlier" not in parts:
        anchor = None
    else:
        told = sign < 0 and way_of(expression) == "back"
        anchor = story.find_anchor(unit, onward=sign > 0, told=told)
    reading = _counted(expression, anchor, sign, unit, "unit-offset")
    if "daypart" not in parts:
        return reading
    return reading._replace(
        timex_type="TIME", timex_value=f"{reading.timex_value or 'XXXX-XX-XX'}T{parts['daypart']}"
    )


def _read_same_unit(expression: Expression, story: Story) -> DateMention:
    """Read "the following month", "the same day", "that year"; "the next week" is a length from today."""
    parts = expression.parts
    unit, step = unit_of(parts) or ("month" if "month" in parts else ""), step_of(parts) or 0
    if "units" in parts or (unit not in FINENESS and "next" not in parts):
        return make_mention(
            expression, duration_value(None, unit) if unit else None, "duration", kind="DURATION"
        )
    if "next" in parts and unit != "day":
        return read_last_n(expression, story)
    named = "that" in parts and not {"part", "earlier", "later"} & set(
        parts
    )  # "that day", not "later that day"
    told = step == 0 and is_told(expression)
    anchor = story.find_anchor(unit, onward=step > 0 or named, told=told)
    return _counted(expression, anchor, step, unit, "same-unit")


OFFSET_READERS: dict[str, Callable[[Expression, Story], DateMention | None]] = {
    "ago-day": _read_ago_day,
    "from-day": _read_from_day,
    "week-on": _read_from_day,
    "in-time": _read_from_day,
    "ago": _read_ago,
    "from-now": _read_ago,
    "offset": _read_offset,
    "unit-offset": _read_unit_offset,
    "same-unit": _read_same_unit,
}
"""Rule -> what its expressions mean."""
