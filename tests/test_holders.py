"""Numbers and who holds them, sorted together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import holders
from analysis.holders import (
    Row,
    find_among,
    find_many,
    get_holders,
    get_values,
    in_threads,
    keep_distinct,
    sort_holders,
)


def numbers(*values):
    return np.array(values, dtype="u8")


@pytest.mark.parametrize("together", [1, 2, 100])
def test_values_are_sorted_with_their_holders_however_many_at_once(monkeypatch, together):
    monkeypatch.setattr(holders, "TOGETHER", together)
    block = (numbers(3, 1, 3, 2, 1) << np.uint64(24), np.array([7, 7, 7, 5, 5], dtype="u4"))
    rows = list_pairs(sort_holders(lambda: [block], as_they_are, 5))
    assert sorted(rows) == [(1, 5), (1, 7), (2, 5), (3, 7)]


def as_they_are(values, holders):
    return values, holders


def list_pairs(goes):
    return [
        pair for go in goes for pair in zip(get_values(go).tolist(), get_holders(go).tolist(), strict=True)
    ]


@pytest.mark.parametrize("together", [4, 8, 100])
def test_a_few_holders_of_each_value_are_enough(monkeypatch, together):
    monkeypatch.setattr(holders, "TOGETHER", together)
    blocks = [
        (numbers(*values) << np.uint64(24), np.array(whose, dtype="u4"))
        for values, whose in [([1, 2, 1], [0, 0, 0]), ([1, 1, 1], [3, 2, 1]), ([3, 2, 1], [9, 8, 7])]
    ]
    pairs = sorted(list_pairs(sort_holders(lambda: blocks, as_they_are, 6, few=2)))
    assert [value for value, _ in pairs] == [1, 1, 2, 2, 3]
    assert pairs[2:] == [(2, 0), (2, 8), (3, 9)]


def test_of_nothing_there_is_nothing():
    assert (
        list_pairs(sort_holders(lambda: [], as_they_are, 0))
        == list_pairs(sort_holders(lambda: [], as_they_are, 0, few=3))
        == []
    )


def test_of_many_calls_each_result_comes_in_its_turn():
    assert list(in_threads(pow, ((number, 2) for number in range(9)))) == [0, 1, 4, 9, 16, 25, 36, 49, 64]
    assert list(in_threads(pow, [])) == []
    with pytest.raises(ZeroDivisionError):
        list(in_threads(divmod, [(1, 1), (1, 0), (1, 1)]))


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
