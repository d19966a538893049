"""Lengths of time and what repeats: "the last three years", "a four-day visit", "every year", "recently".

A length gets days where the text tells when it begins or ends; else it stays a plain length.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.timex.context import FINENESS, Story
from analysis.timex.grammar import Expression
from analysis.timex.numbers import count_of, duration_value, step_of, unit_of, whole_units
from analysis.timex.periods import PERIOD_READERS
from analysis.timex.readings import READERS, DateMention, make_mention
from analysis.timex.steps import shift_day

_BEGINS = frozenset(
    """
    arrive arrives arrived arriving begin begins began begun beginning start starts started starting
    kicked kicks open opens opened leave leaves left depart departs departed embark embarks embarked fly
    flies flew head heads headed travel travels traveled travelled land lands landed
    """.split()
)
_ENDS = frozenset(
    """
    ends ended ending concludes concluded concluding wraps wrapped wrapping finishes finished finishing
    completes completed completing closes closed
    """.split()
)
_POINT_READERS = READERS | PERIOD_READERS
_POINTS = frozenset("explicit month-day weekday deictic deictic-day month year week-day time period".split())


def read_following(expression: Expression, story: Story) -> DateMention | None:
    """Read the date right behind an offset, if there is one."""
    following = story.following
    if following is None or following.first - expression.last > 6 or following.rule_id not in _POINTS:
        return None
    reading = _POINT_READERS[following.rule_id](following, story)
    return reading if reading and reading.start_date else None


def _begin_period(reading: DateMention, period: DateMention, whole: tuple[int, str]) -> DateMention:
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


def read_last_n(expression: Expression, story: Story) -> DateMention:
    """Read "the last three years": up to today, "the next two weeks": from today, "the first two months"."""
    parts, unit = expression.parts, unit_of(expression.parts)
    count = count_of(expression)
    if count is None and "some" not in parts:
        count = 1
    reading = make_mention(expression, duration_value(count, unit), "last-n", kind="DURATION")
    step, whole = step_of(parts), whole_units(count, unit)
    if parts.get("nth") == 1 and whole and (year := read_following(expression, story)):
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


def _read_duration(expression: Expression, story: Story) -> DateMention:
    """Read a length of time; "arrived on Monday for a four-day visit" covers four days from Monday."""
    count, unit = count_of(expression), unit_of(expression.parts)
    if count is None and "some" not in expression.parts and "units" not in expression.parts:
        count = 1
    reading = make_mention(expression, duration_value(count, unit), "duration", kind="DURATION")
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
    """Find the first day of a visit, or the last, where a day stands by it with a verb that tells which."""
    words = expression.tokens.words
    before = [word.lower() for word in words[max(0, expression.first - 12) : expression.first]]
    begins = not _BEGINS.isdisjoint(before)
    while before and before[-1] in ("a", "an", "his", "her", "their"):
        before.pop()
    here = story.here[-1].start if story.here and story.here[-1].precision == "day" else None
    if begins and here and before and before[-1] in ("for", "on"):
        return here, None
    ends = "end" in before[-3:] or not _ENDS.isdisjoint(before[-3:])
    following = story.following
    point = following and read_following(expression, story)
    if not point or point.precision != "day":
        return None, here if ends else None
    between = [word.lower() for word in words[expression.last : following.first]]
    if ends or not _ENDS.isdisjoint(between) or (between and between[-1] in ("through", "until")):
        return None, point.start_date
    opens = not _BEGINS.isdisjoint(between) or (between and between[-1] == "from")
    return (point.start_date if opens or (begins and between and between[-1] == "on") else None), None


def _read_set(expression: Expression, story: Story) -> DateMention:
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
    return make_mention(expression, value, "set", kind="SET")._replace(is_relative=False)


def _read_ref(expression: Expression, story: Story) -> DateMention:
    parts = expression.parts
    value = "PRESENT_REF"
    if "now" in parts:
        value = parts["now"]
    elif "future" in parts or "coming" in parts:
        value = "FUTURE_REF"
    elif "past" in parts or "recent" in parts:
        value = "PAST_REF"
    return make_mention(expression, value, "ref")._replace(is_relative=True)


LENGTH_READERS: dict[str, Callable[[Expression, Story], DateMention | None]] = {
    "last-n": read_last_n,
    "duration": _read_duration,
    "set": _read_set,
    "ref": _read_ref,
}
"""Rule -> what its expressions mean."""
