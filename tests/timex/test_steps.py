"""Steps over the calendar hold for every day it has."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from analysis.timex.steps import shift_day, shift_to_month_day, shift_to_weekday


@given(st.dates(), st.integers(-(10**9), 10**9), st.sampled_from(("day", "week", "month", "year", "century")))
def test_shifting_never_leaves_the_calendar_by_accident(day: date, count: int, unit: str):
    moved = shift_day(day, count, unit)
    assert moved is None or (moved >= day if count >= 0 else moved <= day)


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(1, 7))
def test_weekdays_near_a_day(day: date, weekday: int):
    steps = {
        way: (shift_to_weekday(day, weekday, way) - day).days for way in ("back", "last", "ahead", "next")
    }
    assert -6 <= steps["back"] <= 0 <= steps["ahead"] <= 6
    assert -7 <= steps["last"] <= -1 and 1 <= steps["next"] <= 7
    assert {(day.toordinal() - 1 + step) % 7 + 1 for step in steps.values()} == {weekday}


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(1, 31))
def test_a_day_of_the_month_near_a_day(day: date, number: int):
    back, ahead = (shift_to_month_day(day, number, way) for way in ("back", "ahead"))
    assert back <= day <= ahead
    assert back.day == ahead.day == number
    assert (ahead - back).days <= 62
