"""Fiscal years: whose, and which days they cover.

Japan counts from April and names the year by its beginning; the United
States counts from October and names it by its end. Where the text speaks of neither, the days stay open.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from analysis.patterns import LatePattern
from analysis.timex.context import Story
from analysis.timex.grammar import Expression
from analysis.timex.numbers import step_of
from analysis.timex.readings import DateMention, borrow_year, make_mention
from analysis.timex.steps import shift_day
from analysis.timex.tokens import Tokens
from analysis.timex.values import interval_value, value_interval

FISCAL_YEARS = {"japan": (4, "start"), "united-states": (10, "end")}
"""Country -> first month of its fiscal year, and whether it is named by its start or its end."""
_FISCAL_NAMES = {
    "japan": LatePattern(r"\b(?:Japan|Japanese|Tokyo)\b"),
    "united-states": LatePattern(
        r"\b(?:U\.?S\.?|United States|American?|Washington|Pentagon|Congress)(?!\w)"
    ),
}


def _fiscal_country(tokens: Tokens, place: int, story: Story) -> str | None:
    """Find whose fiscal year it is: the country the sentence speaks of, else the only one of the text."""
    nearby = tokens.words[max(0, place - 40) : place + 40]
    return _find_only_country(" ".join(nearby)) or _find_only_country(story.text)


@lru_cache(maxsize=64)
def _find_only_country(text: str) -> str | None:
    countries = [country for country, names in _FISCAL_NAMES.items() if names.search(text)]
    return countries[0] if len(countries) == 1 else None


def read_fiscal_year(expression: Expression, story: Story) -> DateMention:
    """Read "fiscal 2023", "next fiscal year", "the third quarter of FY2023"."""
    parts = expression.parts
    year = (
        parts.get("year")
        or parts.get("fytok")
        or (int(parts["yearspan"][:4]) if "yearspan" in parts else None)
    )
    country = _fiscal_country(expression.tokens, expression.first, story)
    first_month, named_by = FISCAL_YEARS.get(country, (None, None))
    published = None
    if year is None and story.published:
        published = story.published
        ends_next = first_month is not None and first_month > 1 and published.month >= first_month
        year = published.year + (step_of(parts) or 0)
        year += (ends_next and named_by == "end") - (not ends_next and named_by == "start")
    reading = make_mention(
        expression, f"FY{year:04}" if year else None, f"fiscal-{country or 'unknown'}", published
    )
    start = (
        first_month and year and shift_day(date(1, first_month, 1), year - 1 - (named_by == "end"), "year")
    )
    if "quarter" in parts or "half" in parts:
        return _read_part(parts, reading, start)
    end = start and shift_day(start, 1, "year")
    if not end:
        return reading
    return reading._replace(
        start_date=start, end_date=shift_day(end, -1, "day"), precision="year", anchor_date=published
    )


def read_fiscal_end(expression: Expression, story: Story) -> DateMention:
    """Read "the fiscal year ending in March 2024", "the year ended June 30": the twelve months up to it."""
    parts = expression.parts
    if "xdate" in parts:
        value, how = parts["xdate"].value, "written"
    else:
        month, day = parts.get("month") or parts["mabbr"], parts.get("day") or parts.get("ordinal")
        year, how = borrow_year(expression, story, month, day)
        value = f"{'XXXX' if year is None else format(year, '04')}-{month:02}" + (f"-{day:02}" if day else "")
    interval = value_interval(value)
    after = interval and shift_day(interval[1], 1, "day")
    start = after and shift_day(after, -1, "year")
    anchor = None if how == "written" else story.published
    reading = make_mention(expression, None, "fiscal-end")
    if not start:
        return reading
    return reading._replace(
        timex_value=interval_value(start, interval[1]),
        start_date=start,
        end_date=interval[1],
        precision="year",
        is_relative=False,
        anchor_date=anchor,
    )


def _read_part(parts: dict, year: DateMention, start: date | None) -> DateMention:
    """Read "the third quarter of fiscal 2023", "the first half of the fiscal year"."""
    letter, n_months = ("Q", 3) if "quarter" in parts else ("H", 6)
    nth = parts.get("nth") or parts.get("ordinal") or 12 // n_months
    part = year._replace(timex_value=year.timex_value and f"{year.timex_value}-{letter}{nth}")
    first = start and shift_day(start, (nth - 1) * n_months, "month")
    end = first and shift_day(first, n_months, "month")
    if not end:
        return part
    last = shift_day(end, -1, "day")
    return part._replace(start_date=first, end_date=last, precision="quarter", anchor_date=year.anchor_date)
