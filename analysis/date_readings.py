"""What each expression of time means: one short function a family of rules, from the words and the story.

A reading holds a TIMEX3 type and value, the interval it covers where the calendar has one, and the day it
was counted from. Nothing finer than the words is ever read: a month stays a month.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from analysis.date_context import FINENESS, Story, looks_ahead
from analysis.date_grammar import Expression
from analysis.timex import SEASONS, period_value, shift_day, shift_to_weekday, value_interval


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


def _dated(value: str | None, rule: str, *, kind: str = "DATE", relative: bool = False, anchor: date | None = None):
    start, end, precision = (value_interval(value) if value else None) or (None, None, None)
    return Reading(kind, value, start, end, precision, relative, anchor if start else None, rule)
