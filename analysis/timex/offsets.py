"""Times counted in units: "three days ago", "a day earlier", "two weeks after", "a four-day visit".

The last date mentioned is often the wrong place to count from; :class:`analysis.timex.context.Story` knows a
better one. Where it knows none the expression stays a plain length of time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.timex.context import FINENESS, Story
from analysis.timex.grammar import Expression
from analysis.timex.numbers import count_of, duration_value, step_of, unit_of, whole_units
from analysis.timex.readings import READERS, Reading, make_reading
from analysis.timex.values import period_value, shift_day

_COARSER = {"decade": "year", "century": "decade"}  # "a decade ago" is a year, not ten
_COMES = frozenset(
    """
    come comes came coming happened happens occurred occurs follows place
    """.split()
)
_BEGINS = frozenset(
    """
    arrive arrives arrived arriving begin begins began begun beginning start starts started starting
    kicked kicks open opens opened leave leaves left depart departs departed embark embarks embarked fly
    flies flew head heads headed travel travels traveled travelled land lands landed
    """.split()
)
_POINTS = frozenset(
    (
        "explicit",
        "month-day",
        "weekday",
        "deictic",
        "deictic-day",
        "month",
        "year",
        "week-day",
        "time",
        "period",
    )
)


def _counted(anchor: date | None, count: float | None, unit: str, rule: str, *, keep: str = "") -> Reading:
    """Count units from an anchor; the answer is as fine as the unit (or as ``keep``, where that is finer)."""
    whole = whole_units(count, unit)
    if anchor is None or whole is None:
        return make_reading(None, rule)
    day = shift_day(anchor, *whole)
    unit = keep or _COARSER.get(whole[1], whole[1])
    return make_reading(period_value(day, unit) if day else None, rule, anchor)


def _read_ago(expression: Expression, story: Story) -> Reading:
    count, unit = count_of(expression), unit_of(expression.parts)
    sign = -1 if expression.rule_id == "ago" else 1
    if count is None:
        return make_reading("PAST_REF" if sign < 0 else "FUTURE_REF", expression.rule_id)
    quarter = unit == "year" and story.here and story.here[-1].precision == "quarter"
    if quarter:  # "fourth-quarter sales ... compared with a year ago"
        return _counted(story.here[-1].start, sign * count, unit, expression.rule_id, keep="quarter")
    return _counted(story.published, sign * count, unit, expression.rule_id)


def _read_offset(expression: Expression, story: Story) -> Reading:
    """Read "a day earlier", "two weeks later", and with an event: "a day after they signed"."""
    parts, unit = expression.parts, unit_of(expression.parts)
    count = 1 if "uyear" in parts and "dash" in parts else count_of(expression)
    length = make_reading(duration_value(count, unit), "duration", kind="DURATION")
    if whole_units(count, unit) is None:
        return length
    later = "later" in parts or "after" in parts
    sign = 1 if later else -1
    if ("after" in parts or "before" in parts) and _names_event(expression):
        return _read_event_offset(expression, story, sign * count, unit) or length
    anchor = story.find_anchor(unit, onward=later)
    keep = story.here[-1].precision if story.here and unit == "year" else ""
    if keep not in ("month", "quarter"):
        keep = ""
    return _counted(anchor, sign * count, unit, "offset", keep=keep)


def _names_event(expression: Expression) -> bool:
    words = expression.tokens.words
    return expression.last < len(words) and (
        words[expression.last].isalnum() or words[expression.last] in "\"“‘'"
    )


def _read_event_offset(expression: Expression, story: Story, count: float, unit: str) -> Reading | None:
    """Count from a date that follows ("two days after May 3"), else date the event from the story's own day.

    "The speech came a day after they signed": the speech is Sunday's, so they signed on Saturday.
    """
    point = _following_point(expression, story)
    if point and FINENESS[point.precision] <= FINENESS.get(unit, 0):
        return _counted(point.start_date, count, unit, "offset-date")
    words = expression.tokens.words
    comes = not _COMES.isdisjoint(
        word.lower() for word in words[max(0, expression.first - 4) : expression.first]
    )
    apposed = story.here and "," in words[max(0, expression.first - 3) : expression.first]
    if comes or apposed:
        return _counted(story.find_anchor(unit), -count, unit, "offset-event")
    return None


def _following_point(expression: Expression, story: Story) -> Reading | None:
    """Read the date right behind an offset, if there is one."""
    following = story.following
    if following is None or following.first - expression.last > 6 or following.rule_id not in _POINTS:
        return None
    reading = READERS[following.rule_id](following, story)
    return reading if reading.start_date else None


def _read_unit_offset(expression: Expression, story: Story) -> Reading:
    """Read "the day before", "the year after", "the night before"."""
    parts = expression.parts
    unit, sign = unit_of(parts) or "day", 1 if "after" in parts else -1
    if _names_event(expression) and (point := _following_point(expression, story)):
        anchor = point.start_date if FINENESS[point.precision] <= FINENESS.get(unit, 0) else None
    elif _names_event(expression) and "earlier" not in parts:
        anchor = None
    else:
        anchor = story.find_anchor(unit, onward=sign > 0)
    reading = _counted(anchor, sign, unit, "unit-offset")
    if "daypart" not in parts:
        return reading
    return reading._replace(
        timex_type="TIME", timex_value=f"{reading.timex_value or 'XXXX-XX-XX'}T{parts['daypart']}"
    )


def _read_same_unit(expression: Expression, story: Story) -> Reading:
    """Read "the following month", "the same day", "that year"; "the next week" is a length from today."""
    parts = expression.parts
    unit, step = unit_of(parts) or ("month" if "month" in parts else ""), step_of(parts) or 0
    if "units" in parts or unit not in FINENESS:
        return make_reading(duration_value(None, unit) if unit else None, "duration", kind="DURATION")
    if "next" in parts and unit != "day":
        return _read_last_n(expression, story)
    return _counted(story.find_anchor(unit, onward=step > 0), step, unit, "same-unit")


def _begin_period(reading: Reading, period: Reading, whole: tuple[int, str]) -> Reading:
    """Read "the first nine months of 2021": from its beginning."""
    end = shift_day(period.start_date, *whole)
    if period.precision != "year" or whole[1] not in ("week", "month", "quarter") or end is None:
        return reading
    end = shift_day(end, -1, "day")
    return reading._replace(
        start_date=period.start_date,
        end_date=end,
        precision=whole[1],
        is_relative=period.is_relative,
        anchor_date=period.anchor_date,
    )


def _read_last_n(expression: Expression, story: Story) -> Reading:
    """Read "the last three years": up to today, "the next two weeks": from today, "the first two months"."""
    parts, unit = expression.parts, unit_of(expression.parts)
    count = count_of(expression)
    if count is None and "some" not in parts:
        count = 1
    reading = make_reading(duration_value(count, unit), "last-n", kind="DURATION")
    step, whole = step_of(parts), whole_units(count, unit)
    if parts.get("nth") == 1 and whole and (year := _following_point(expression, story)):
        return _begin_period(reading, year, whole)
    if not step or whole is None or story.published is None or {"foll", "prev", "nth"} & set(parts):
        return reading
    other = shift_day(story.published, step * whole[0], whole[1])
    if other is None:
        return reading
    start, end = sorted((story.published, other))
    precision = whole[1] if whole[1] in FINENESS else "day"
    return reading._replace(
        start_date=start,
        end_date=end,
        precision=_PRECISIONS.get(precision, precision),
        is_relative=True,
        anchor_date=story.published,
    )


_PRECISIONS = {"century": "decade", "weekend": "week"}


def _read_duration(expression: Expression, story: Story) -> Reading:
    """Read a length of time; "arrived on Monday for a four-day visit" covers four days from Monday."""
    count, unit = count_of(expression), unit_of(expression.parts)
    if count is None and "some" not in expression.parts and "units" not in expression.parts:
        count = 1
    reading = make_reading(duration_value(count, unit), "duration", kind="DURATION")
    whole = whole_units(count, unit)
    if whole is None or whole[1] not in ("day", "week") or whole[0] < 1:
        return reading
    length = whole[0] * (7 if whole[1] == "week" else 1) - 1
    first, last = _find_ends(expression, story)
    start = first or (last and shift_day(last, -length, "day"))
    end = start and shift_day(start, length, "day")
    if not end:
        return reading
    return reading._replace(
        start_date=start,
        end_date=end,
        precision="day",
        is_relative=True,
        anchor_date=first or last,
        rule_id="duration-from" if first else "duration-until",
    )


def _find_ends(expression: Expression, story: Story) -> tuple[date | None, date | None]:
    """Find the first day of a visit, or the last, where a day stands by it with a verb of setting out."""
    words = expression.tokens.words
    before = [word.lower() for word in words[max(0, expression.first - 12) : expression.first]]
    begins = not _BEGINS.isdisjoint(before)
    while before and before[-1] in ("a", "an", "his", "her", "their"):
        before.pop()
    if begins and before and before[-1] in ("for", "on") and story.here and story.here[-1].precision == "day":
        return story.here[-1].start, None
    following = story.following
    point = following and _following_point(expression, story)
    if not point or point.precision != "day":
        return None, None
    between = [word.lower() for word in words[expression.last : following.first]]
    if between and between[-1] in ("through", "until", "ending"):
        return None, point.start_date
    opens = not _BEGINS.isdisjoint(between) or (between and between[-1] == "from")
    return (point.start_date if opens or (begins and between and between[-1] == "on") else None), None


def _read_set(expression: Expression, story: Story) -> Reading:
    parts = expression.parts
    if "setadv" in parts:
        value = parts["setadv"]
    elif weekday := parts.get("weekday") or parts.get("weekdays"):
        value = f"XXXX-WXX-{weekday}"
    elif "month" in parts:
        value = f"XXXX-{parts['month']:02}"
    elif season := parts.get("season"):
        value = f"XXXX-{season}"
    elif part := parts.get("daypart"):
        value = f"XXXX-XX-XXT{part}"
    else:
        count = count_of(expression)
        if "other" in parts or count is None:
            count = 2 if "other" in parts else None if "some" in parts else parts.get("nth", 1)
        value = duration_value(count, unit_of(parts))
    return make_reading(value, "set", kind="SET")._replace(is_relative=False)


def _read_ref(expression: Expression, story: Story) -> Reading:
    parts = expression.parts
    value = "PRESENT_REF"
    if "now" in parts:
        value = parts["now"]
    elif "future" in parts or "coming" in parts:
        value = "FUTURE_REF"
    elif "past" in parts or "recent" in parts:
        value = "PAST_REF"
    return make_reading(value, "ref")._replace(is_relative=True)


OFFSET_READERS: dict[str, Callable[[Expression, Story], Reading | None]] = {
    "ago": _read_ago,
    "from-now": _read_ago,
    "offset": _read_offset,
    "unit-offset": _read_unit_offset,
    "same-unit": _read_same_unit,
    "last-n": _read_last_n,
    "duration": _read_duration,
    "set": _read_set,
    "ref": _read_ref,
}
"""Rule -> what its expressions mean, beside those of :mod:`analysis.timex.readings`."""
