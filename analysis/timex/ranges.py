"""Two dates that make a period: "from 2012 to 2017", "between Monday and Wednesday"."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.timex.grammar import Expression
from analysis.timex.readings import DateMention
from analysis.timex.steps import shift_day
from analysis.timex.values import value_interval

_LINKS = frozenset("to until till through thru - – —".split())
_MOVES = frozenset("moved postponed delayed rescheduled pushed changed brought".split())
_BORROWED = frozenset(("back", "ahead", "near", "unknown"))
_NOT_ENDS = frozenset(("deictic-day", "same-unit", "unit-offset", "offset"))


def join_ranges(read: list[tuple[Expression, DateMention]]) -> list[DateMention]:
    """List each mention, and behind the first of two that make a period the period itself.

    The ends keep their own rows; the period is a DURATION over both, its value two values joined by ``/``
    (ISO 8601), its rule ``range``.
    """
    if len(read) == 1:
        return [read[0][1]]
    mentions: list[DateMention] = []
    for place, here in enumerate(read, 1):
        after = read[place] if place < len(read) else None
        ends = _fit_ends(here[1], after[1]) if after and _is_range(here, after) else None
        if ends is None:
            mentions.append(here[1])
            continue
        one, other = ends
        read[place] = (after[0], other)
        value = f"{one.timex_value}/{other.timex_value}"
        period = other._replace(start_char=one.start_char, timex_type="DURATION", timex_value=value)
        mentions += one, period._replace(start_date=one.start_date, rule_id="range")
    return mentions


def _is_range(left: tuple[Expression, DateMention], right: tuple[Expression, DateMention]) -> bool:
    (first, one), (second, other) = left, right
    if second.first - first.last != 1:
        return False
    if {one.timex_type, other.timex_type} != {"DATE"} or {first.rule_id, second.rule_id} & _NOT_ENDS:
        return False
    words = first.tokens.words
    link = words[first.last].lower()
    before = words[first.first - 1].lower() if first.first else ""
    if link == "and":
        return before == "between"
    if link not in _LINKS or (link in ("until", "till") and before != "from"):
        return False
    moved = not _MOVES.isdisjoint(word.lower() for word in words[max(0, first.first - 25) : first.first])
    return one.precision == other.precision and not (moved and before == "from")


def _fit_ends(one: DateMention, other: DateMention) -> tuple[DateMention, DateMention] | None:
    """Put the ends in order: "Saturday to Monday" said on Sunday, "January 23 - March 9, 2014"."""
    if one.start_date is None or other.end_date is None or one.timex_value == other.timex_value:
        return None  # "next week - next week, I said"
    borrowed = one.rule_id.startswith("month") and one.rule_id.rsplit("-", 1)[1] in _BORROWED
    if borrowed and (other.rule_id == "explicit" or one.start_date > other.end_date):
        shift = shift_day(one.start_date, other.end_date.year - one.start_date.year, "year")
        if shift and shift > other.end_date:
            shift = shift_day(shift, -1, "year")
        one = _replace_start(one, shift) if shift else one
    elif other.rule_id == "week-day" and one.rule_id.startswith("weekday"):
        weeks = (other.start_date - one.start_date).days // 7  # "Monday to Friday next week"
        one = _replace_start(one, one.start_date + timedelta(days=7 * weeks))
    elif one.start_date > other.end_date and one.rule_id.startswith("weekday"):
        ahead = other.rule_id == "weekday-ahead"
        week = timedelta(days=7)
        one = one if ahead else _replace_start(one, one.start_date - week)
        other = _replace_start(other, other.start_date + week) if ahead else other
    return (one, other) if one.start_date <= other.end_date else None


def _replace_start(reading: DateMention, start: date) -> DateMention:
    value = start.isoformat()[: 7 if reading.precision == "month" else 10]
    begin, end, _ = value_interval(value)
    return reading._replace(timex_value=value, start_date=begin, end_date=end)
