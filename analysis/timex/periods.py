"""What a whole period means: "last month", "the third quarter", "the summer of 2012", "the 1960s"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.timex.context import FINENESS, Story
from analysis.timex.grammar import Expression
from analysis.timex.numbers import step_of, unit_of
from analysis.timex.readings import DateMention, make_mention, way_of
from analysis.timex.steps import shift_day
from analysis.timex.values import SEASONS, period_value, value_interval


def _read_period(expression: Expression, story: Story) -> DateMention | None:
    parts, published = expression.parts_behind_of(), story.published
    if "season" in parts:
        return _read_season(expression, story)
    unit, step = unit_of(parts), step_of(parts) or 0
    if unit not in FINENESS:
        return None
    if unit == "weekend" and published and not {"last", "past", "next", "coming"} & set(parts):
        looking = way_of(expression, default="ahead" if "this" in parts else "back")
        step = -1 if looking == "back" and published.isoweekday() < 6 else 0
    twice = 2 if {"before", "after"} & set(parts) else 1  # "the week before last"
    day = published and shift_day(published, twice * step, unit)
    return make_mention(expression, period_value(day, unit) if day else None, "period", published)


def _read_quarter(expression: Expression, story: Story) -> DateMention:
    parts, published, step = expression.parts, story.published, step_of(expression.parts)
    if "qtok" in parts:
        letter, number = parts["qtok"]
    else:
        letter = "H" if "half" in parts and "quarter" not in parts else "Q"
        number = parts.get("nth") or parts.get("ordinal") or (4 if letter == "Q" else 2)
        if "last" in parts and not {"uyear", "year"} & set(parts):
            return _read_period(expression, story)
    year, anchor = parts.get("year"), None
    if year is None and published:
        anchor = published
        year = published.year + (step or 0) if "uyear" in parts else published.year
        if "uyear" not in parts:
            start = value_interval(f"{year:04}-{letter}{number}")
            back = way_of(expression) == "back"
            year -= bool(back and start and start[0] > published)
    return make_mention(
        expression, f"{'XXXX' if year is None else format(year, '04')}-{letter}{number}", "quarter", anchor
    )


def _read_season(expression: Expression, story: Story) -> DateMention:
    parts, published, step = expression.parts, story.published, step_of(expression.parts)
    season = parts["season"]
    if "year" in parts:
        return make_mention(expression, f"{parts['year']}-{season}", "season")
    if published is None:
        return make_mention(expression, f"XXXX-{season}", "season")
    if "uyear" in parts:
        return make_mention(expression, f"{published.year + (step or 0):04}-{season}", "season", published)
    begins = date(published.year, SEASONS[season], 1)
    default = "ahead" if 0 < (begins - published).days < _SOON else "back"
    back = step == -1 or (not step and "this" not in parts and way_of(expression, default=default) == "back")
    begun = begins <= published
    year = published.year - (back and not begun) + (step == 1 and begun)
    if "last" in parts and (current := value_interval(f"{year:04}-{season}")) and current[1] >= published:
        year -= 1
    return make_mention(expression, f"{year:04}-{season}", "season", published)


def _read_year(expression: Expression, story: Story) -> DateMention:
    return make_mention(expression, f"{expression.parts['year']:04}", "year")


def _read_year_span(expression: Expression, story: Story) -> DateMention:
    span = expression.parts["yearspan"]
    first, last = span[:4], span[5:]
    return make_mention(expression, f"{first}/{first[: 4 - len(last)]}{last}", "year-span", kind="DURATION")


def _read_decade(expression: Expression, story: Story) -> DateMention:
    return make_mention(expression, f"{expression.parts['decades']:03}", "decade")


def _read_century(expression: Expression, story: Story) -> DateMention:
    parts = expression.parts
    nth = parts.get("ordinal") or parts["nth"] + parts.get("number", 0)  # "the twenty-first century"
    return make_mention(expression, f"{nth - 1:02}", "century")


_SOON = 92
"""Days: so near a season is meant that begins, where nothing in its clause looks back."""

PERIOD_READERS: dict[str, Callable[[Expression, Story], DateMention | None]] = {
    "period": _read_period,
    "unit-part": _read_period,
    "weekend": _read_period,
    "quarter": _read_quarter,
    "season": _read_season,
    "year": _read_year,
    "year-span": _read_year_span,
    "decade": _read_decade,
    "century": _read_century,
}
"""Rule -> what its expressions mean."""
