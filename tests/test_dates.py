"""Dates in news: hand-made cases, what must not match, and properties that hold for every text."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dates import DateMention, explain_date, match_dates, resolve_dates
from analysis.schema import SCHEMAS, build_table, check_table

DATA = Path(__file__).parent / "data"


def read_cases(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", read_cases("dates_should_match.csv"), ids=lambda case: case["sentence"][:40])
def test_should_match(case: dict[str, str]):
    sentence = case["sentence"]
    found = {
        (sentence[m.start_char : m.end_char], m.timex_type, m.timex_value, m.start_date, m.end_date)
        for m in resolve_dates(sentence, as_day(case["published_date"]))
    }
    expected = (
        case["expression"],
        case["timex_type"],
        case["timex_value"] or None,
        as_day(case["start_date"]),
        as_day(case["end_date"]),
    )
    assert expected in found


@pytest.mark.parametrize("case", read_cases("dates_should_not_match.csv"), ids=lambda case: case["note"])
def test_should_not_match(case: dict[str, str]):
    assert resolve_dates(case["sentence"], date(2020, 6, 11)) == []
