"""Times of the day: "10 a.m. on Friday", and "it came at 11:57 a.m." on the day that the story tells of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.timex.context import Story
from analysis.timex.grammar import Expression
from analysis.timex.readings import DateMention, at_time, make_mention, read_day
from analysis.timex.steps import shift_day
from analysis.timex.tense import looks_ahead
from analysis.timex.words import SYMBOLS

_RANGES = frozenset("from between until till to and".split())
_HABITS = frozenset("every each daily usually always often weekdays".split())
_DAY_RULES = frozenset("explicit weekday month-day deictic deictic-day time slash-date".split())


def _read_time(expression: Expression, story: Story) -> DateMention:
    day = read_day(expression, story)
    if day.timex_type == "TIME":
        return day
    if "units" in expression.parts:  # "the early hours of Monday"
        return at_time(day, "NI" if expression.parts["part"] == "late" else "MO")
    return at_time(day, expression.parts.get("daypart") or _clock(expression))


def _clock(expression: Expression) -> str:
    parts, tokens = expression.parts, expression.tokens
    form = str(parts.get("daytime") or parts.get("clock") or "")
    if not form and "ampm" in parts:
        form = str(tokens.value(tokens.symbols.index(SYMBOLS["ampm"], expression.first) - 1))
    elif not form:  # "0530 GMT"
        form = tokens.words[tokens.symbols.index(SYMBOLS["zone"], expression.first) - 1]
        form = f"{form[:2]}:{form[2:]}"
    half = parts.get("ampm") or (form[-2:] if form.endswith("m") else "")
    hour, _, minute = form.removesuffix("am").removesuffix("pm").partition(":")
    hours = int(hour) % 12 + 12 * (half == "pm") if half else int(hour)
    return f"{hours:02}:{minute}" if minute else f"{hours:02}"


def _read_clock(expression: Expression, story: Story) -> DateMention:
    clock, day = _clock(expression), _find_day_of_clock(expression, story)
    if day and clock < "06" and story.follows_evening(day):
        day = shift_day(day, 1, "day")
    return make_mention(expression, f"{day or 'XXXX-XX-XX'}T{clock}", "clock", day, kind="TIME")


def _find_day_of_clock(expression: Expression, story: Story) -> date | None:
    """Find the day of "the blast came at 11:57 a.m."; what is usual or planned at a time has none."""
    words, first, following = expression.tokens.words, expression.first, story.following
    if not _RANGES.isdisjoint(words[first - 1 : first]) or not _HABITS.isdisjoint(words):
        return None
    if following and (following.rule_id in _DAY_RULES or following.first - expression.last <= 1):
        return None
    ahead = looks_ahead(expression.tokens, first, expression.last)
    if ahead is False:
        return story.find_anchor("day", told=True, onward=not story.find_peg(told=True))
    days = [anchor.start for anchor in story.here if anchor.precision == "day"]
    return days[-1] if ahead and days and story.published and days[-1] > story.published else None


HOUR_READERS: dict[str, Callable[[Expression, Story], DateMention | None]] = {
    "time": _read_time,
    "clock": _read_clock,
}
"""Rule -> what its expressions mean."""
