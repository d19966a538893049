"""Numbers and who holds them, sorted together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import holders
from analysis.holders import (
    Row,
    collect_few,
    find_among,
    find_many,
    get_holders,
    get_values,
    keep_distinct,
    pack,
    sort_holders,
)


def numbers(*values):
    return np.array(values, dtype="u8")


@pytest.mark.parametrize("together", [1, 2, 100])
def test_values_are_sorted_with_their_holders_however_many_at_once(monkeypatch, together):
    monkeypatch.setattr(holders, "TOGETHER", together)
    block = (numbers(3, 1, 3, 2, 1) << np.uint64(24), np.array([7, 7, 7, 5, 5], dtype="u4"))
    goes = sort_holders(lambda: [block], 5)
    rows = [pair for go in goes for pair in zip(*(column.tolist() for column in go), strict=True)]
    assert sorted(rows) == [(1, 5), (1, 7), (2, 5), (3, 7)]


@pytest.mark.parametrize("together", [4, 8, 100])
def test_of_each_value_a_few_holders_are_collected(monkeypatch, together):
    monkeypatch.setattr(holders, "TOGETHER", together)
    blocks = [
        pack(numbers(*values) << np.uint64(24), np.array(whose, dtype="u4"))
        for values, whose in [([1, 2, 1], [0, 0, 0]), ([1, 1, 1], [3, 2, 1]), ([3, 2, 1], [9, 8, 7])]
    ]
    found = collect_few(blocks, few=2)
    assert get_values(found).tolist() == [1, 1, 2, 2, 3]
    assert get_holders(found).tolist()[2:] == [0, 8, 9]


def test_nothing_is_collected_from_nothing():
    assert collect_few([], few=3).tolist() == []
    assert [len(part) for go in sort_holders(lambda: [], 0) for part in go] == [0, 0]


@given(st.lists(st.integers(0, 9)), st.integers(1, 5))
def test_many_are_those_that_come_so_often(values, least):
    expected = sorted({value for value in values if values.count(value) >= least})
    assert find_many(numbers(*sorted(values)), least=least).tolist() == expected


@given(st.lists(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_among_the_known(values, known):
    found = find_among(numbers(*values), numbers(*sorted(known)))
    assert found.tolist() == [value in known for value in values]


@pytest.mark.parametrize("step", [1, 3, 100])
def test_distinct_values_in_place(monkeypatch, step):
    monkeypatch.setattr(holders, "STEP", step)
    assert keep_distinct(numbers(4, 1, 4, 9, 1, 1)).tolist() == [1, 4, 9]


def test_a_row_has_room_for_all_that_comes():
    row = Row(0)
    for part in (numbers(1, 2), numbers(), numbers(3), numbers(*range(4, 40))):
        row.add(part)
    assert row.get().tolist() == [*range(1, 40)]
