"""Two dates that make a period: "from 2012 to 2017", "between Monday and Wednesday"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from analysis.timex.grammar import Expression
from analysis.timex.readings import Reading
from analysis.timex.values import shift_day, value_interval

_LINKS = frozenset("to until till through thru - – —".split())
_MOVES = frozenset("moved postponed delayed rescheduled pushed changed brought".split())
_BORROWED = frozenset(("back", "ahead", "near", "unknown"))
_NOT_ENDS = frozenset(("deictic-day", "same-unit", "unit-offset", "offset"))


def join_ranges(read: list[tuple[Expression, Reading]]) -> Iterator[tuple[int, int, Reading]]:
    """Give each reading with its offsets, and behind the first of two that make a period the period itself.

    The ends keep their own rows; the period is a DURATION over both, its value two values joined by ``/``
    (ISO 8601), its rule ``range``.
    """
    place = 0
    while place < len(read):
        expression, reading = read[place]
        pair = read[place : place + 2]
        if len(pair) == 2 and _is_range(*pair) and (ends := _fit_ends(reading, pair[1][1])):
            read[place + 1] = (pair[1][0], ends[1])
            yield expression.start_char, expression.end_char, ends[0]
            value = f"{ends[0].timex_value}/{ends[1].timex_value}"
            yield (
                expression.start_char,
                pair[1][0].end_char,
                ends[1]._replace(
                    timex_type="DURATION", timex_value=value, start_date=ends[0].start_date, rule_id="range"
                ),
            )
        else:
            yield expression.start_char, expression.end_char, reading
        place += 1


def _is_range(left: tuple[Expression, Reading], right: tuple[Expression, Reading]) -> bool:
    (first, one), (second, other) = left, right
    if {one.timex_type, other.timex_type} != {"DATE"} or {first.rule_id, second.rule_id} & _NOT_ENDS:
        return False
    words = first.tokens.words
    link = [word.lower() for word in words[first.last : second.first]]
    before = words[first.first - 1].lower() if first.first else ""
    if link == ["and"]:
        return before == "between"
    if len(link) != 1 or link[0] not in _LINKS or (link[0] in ("until", "till") and before != "from"):
        return False
    moved = not _MOVES.isdisjoint(word.lower() for word in words[max(0, first.first - 25) : first.first])
    return one.precision == other.precision and not (moved and before == "from")


def _fit_ends(one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    """Put the ends in order: "Saturday to Monday" said on Sunday, "January 23 - March 9, 2014"."""
    if one.start_date is None or other.end_date is None:
        return None
    borrowed = one.rule_id.startswith("month") and one.rule_id.rsplit("-", 1)[1] in _BORROWED
    if borrowed and (other.rule_id == "explicit" or one.start_date > other.end_date):
        shift = shift_day(one.start_date, other.end_date.year - one.start_date.year, "year")
        if shift and shift > other.end_date:
            shift = shift_day(shift, -1, "year")
        one = _replace_start(one, shift) if shift else one
    elif one.start_date > other.end_date and one.rule_id.startswith("weekday"):
        ahead = other.rule_id == "weekday-ahead"
        week = timedelta(days=7)
        one = one if ahead else _replace_start(one, one.start_date - week)
        other = _replace_start(other, other.start_date + week) if ahead else other
    return (one, other) if one.start_date <= other.end_date else None


def _replace_start(reading: Reading, start: date) -> Reading:
    value = start.isoformat()[: 7 if reading.precision == "month" else 10]
    begin, end, _ = value_interval(value)
    return reading._replace(timex_value=value, start_date=begin, end_date=end)
