"""Calendar arithmetic, values and dates written out in full."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.timex.values import (
    find_explicit_dates,
    interval_value,
    period_value,
    prove_day_first,
    value_interval,
)


@pytest.mark.parametrize(
    ("line", "span", "value", "precision"),
    [
        ("2021-11-24", "2021-11-24", "2021-11-24", "day"),
        ("date: 2021/11/24", "2021/11/24", "2021-11-24", "day"),
        ("pubDate: 2021-11-24T09:30:00+09:00", "2021-11-24T09:30:00+09:00", "2021-11-24", "day"),
        (
            "<pubDate>Sun, 27 Feb 2022 13:08:35 +0000</pubDate>",
            "Sun, 27 Feb 2022 13:08:35 +0000",
            "2022-02-27",
            "day",
        ),
        ("Updated 24 November 2021", "24 November 2021", "2021-11-24", "day"),
        ("Published: Wednesday, November 24, 2021", "Wednesday, November 24, 2021", "2021-11-24", "day"),
        ("Wed., Nov. 24, 2021, noon", "Wed., Nov. 24, 2021", "2021-11-24", "day"),
        ("SEPT. 3, 2019", "SEPT. 3, 2019", "2019-09-03", "day"),
        ("the 24th of November 2021", "24th of November 2021", "2021-11-24", "day"),
        ("12-Nov-2021", "12-Nov-2021", "2021-11-12", "day"),
        ("Oct. 10 2013 10:00 UTC", "Oct. 10 2013 10:00 UTC", "2013-10-10", "day"),
        ("14/01/2017", "14/01/2017", "2017-01-14", "day"),
        ("01/14/2017", "01/14/2017", "2017-01-14", "day"),
        ("24.11.2021", "24.11.2021", "2021-11-24", "day"),
        ("in February 2020, when", "February 2020", "2020-02", "month"),
        ("11:42 September 12, 2024", "September 12, 2024", "2024-09-12", "day"),
        ("9.05 Sept. 12, 2024", "Sept. 12, 2024", "2024-09-12", "day"),
        ("11:42:10 September 12, 2024", "September 12, 2024", "2024-09-12", "day"),
        ("11:42 12 September 2024", "12 September 2024", "2024-09-12", "day"),
        ("Page 4:3 May 2020", "3 May 2020", "2020-05-03", "day"),
        ("Date:12 May 2020", "12 May 2020", "2020-05-12", "day"),
        ("from 12:10 September 2024 looks far", "September 2024", "2024-09", "month"),
    ],
)
def test_explicit_dates_in_every_usual_order(line: str, span: str, value: str, precision: str):
    (found,) = find_explicit_dates(line)
    assert (line[found.start_char : found.end_char], found.value, found.precision) == (span, value, precision)


@pytest.mark.parametrize(
    "line",
    [
        "31 February 2020",
        "11:42 September 31, 2024",
        "11:42 2024",
        "45 May 2012",
        "05/06/2017",
        "maybe 2012",
        "Dismay 2012",
        "May 2012%",
        "555-2012",
        "v2021.11.24.1",
        "ISO/2021-11-24-7",
    ],
)
def test_what_is_no_explicit_date(line: str):
    assert find_explicit_dates(line) == []


def test_the_caller_or_the_text_settles_the_order_of_slashes():
    assert [found.value for found in find_explicit_dates("05/06/2017", day_first=True)] == ["2017-06-05"]
    assert [found.value for found in find_explicit_dates("05/06/2017", day_first=False)] == ["2017-05-06"]
    assert [found.value for found in find_explicit_dates("05/06/2017, 25/06/2017")] == [
        "2017-06-05",
        "2017-06-25",
    ]
    assert prove_day_first("25/06/2017 and 06/25/2017") is None


def test_several_dates_on_a_line_keep_their_spans():
    line = "Published 3 May 2020, updated May 4, 2020 (first 2020-05-02)"
    assert [line[found.start_char : found.end_char] for found in find_explicit_dates(line)] == [
        "3 May 2020",
        "May 4, 2020",
        "2020-05-02",
    ]


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), "day"),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3), "week"),
        ("2022-W21-WE", date(2022, 5, 28), date(2022, 5, 29), "week"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2013-Q4", date(2013, 10, 1), date(2013, 12, 31), "quarter"),
        ("2013-H1", date(2013, 1, 1), date(2013, 6, 30), "quarter"),
        ("2021-WI", date(2021, 12, 1), date(2022, 2, 28), "quarter"),
        ("2012", date(2012, 1, 1), date(2012, 12, 31), "year"),
        ("196", date(1960, 1, 1), date(1969, 12, 31), "decade"),
        ("19", date(1900, 1, 1), date(1999, 12, 31), "decade"),
        ("2013-03-22TEV", date(2013, 3, 22), date(2013, 3, 22), "day"),
        ("2012/2017", date(2012, 1, 1), date(2017, 12, 31), "year"),
    ],
)
def test_values_name_inclusive_intervals(value: str, start: date, end: date, precision: str):
    assert value_interval(value) == (start, end, precision)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "P4D",
        "PRESENT_REF",
        "XXXX-02",
        "XXXX-WXX-4",
        "2021-02-30",
        "2021-13",
        "2017/2012",
        "0000",
        "2021-W54",
        "9999-WI",
    ],
)
def test_values_off_the_calendar_have_no_interval(value: str):
    assert value_interval(value) is None


@given(
    st.dates(),
    st.sampled_from(("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")),
)
def test_a_period_and_its_value_name_each_other(day: date, unit: str):
    interval = value_interval(period_value(day, unit))
    if interval is None:  # the week or the decade runs over the edge of the calendar
        assert day.year in range(1, 100) or day.year > 9900
        return
    start, end, _ = interval
    assert start <= end
    assert unit == "weekend" or start <= day <= end
    assert value_interval(interval_value(start, end))[:2] == (start, end)


@given(st.text(max_size=80))
def test_no_text_makes_an_exception(text: str):
    for found in find_explicit_dates(text):
        assert 0 <= found.start_char < found.end_char <= len(text)
