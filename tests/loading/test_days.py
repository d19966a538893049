"""Days in all the orders in which files write them."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis.loading.days import find_day_order, read_day


@pytest.mark.parametrize(
    "value",
    [
        "2021-07-03",
        "2021-7-3",
        "2021-07-03T23:59:59Z",
        "2021-07-03 00:30:00+09:00",
        "20210703",
        "20210703T101010+0100",
        "2021_07_03",
        "2021/07/03",
        "3 July 2021",
        "July 3, 2021",
        "Sat, 03 Jul 2021 10:00:00 GMT",
        "Saturday, July 3, 2021",
        "03.07.2021",
        "2021年7月3日",
        "2021년 7월 3일",
        date(2021, 7, 3),
        datetime(2021, 7, 3, 23, 59),
        pd.Timestamp("2021-07-03 23:59", tz="Asia/Tokyo"),
    ],
)
def test_a_day_is_read(value):
    assert read_day(value) == date(2021, 7, 3)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2021",
        "July 2021",
        "2021-02-30",
        "20211340",
        "07/03/2021",
        "12345678901",
        None,
        7,
        pd.NaT,
        float("nan"),
    ],
)
def test_what_is_no_day_is_none(value):
    assert read_day(value) is None


@pytest.mark.parametrize(
    ("value", "day_first", "day"),
    [
        ("03/04/2021", True, date(2021, 4, 3)),
        ("03/04/2021", False, date(2021, 3, 4)),
        ("3/4/21", True, date(2021, 4, 3)),
        ("25/04/2021", None, date(2021, 4, 25)),
        ("04/25/2021", None, date(2021, 4, 25)),
        ("05/05/2021", None, date(2021, 5, 5)),
        ("25/04/2021", False, None),
    ],
)
def test_days_and_months_in_numbers(value, day_first, day):
    assert read_day(value, day_first=day_first) == day


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2021", "25/04/2021"], True),
        (["04/25/2021", None, "03/04/2021"], False),
        (["25/04/2021", "04/25/2021"], None),
        (["2021-04-25", "03/04/2021"], None),
        ([], None),
    ],
)
def test_a_column_tells_its_order(values, order):
    assert find_day_order(values) is order
