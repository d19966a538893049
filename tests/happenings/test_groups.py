"""Which reports tell of one happening, from invented labels and participants."""

import pytest

from analysis.happenings.groups import number_events, rank_participants

BOTH, PERU, CHILE = frozenset({"Peru", "Chile"}), frozenset({"Peru"}), frozenset({"Chile"})
PERU_CUBA, NOBODY = frozenset({"Peru", "Cuba"}), frozenset()


@pytest.mark.parametrize(
    ("reports", "numbers"),
    [
        ([("Monday", "talks", BOTH), ("Monday", "dinner", BOTH)], [0, 0]),
        ([("Monday", "talks", BOTH), ("Monday", "dinner", PERU)], [0, 0]),
        ([("Monday", "talks", BOTH), ("Tuesday", "talks", BOTH)], [0, 1]),
        ([("Monday", "talks", NOBODY), ("Monday", "dinner", NOBODY)], [0, 1]),
        ([("Monday", "talks", NOBODY), ("Monday", "talks", NOBODY)], [0, 0]),
        ([("Monday", "talks", PERU), ("Monday", "dinner", CHILE)], [0, 1]),
        ([("Monday", "talks", BOTH), ("Monday", "lunch", PERU_CUBA), ("Monday", "dinner", PERU)], [0, 1, 2]),
        ([("Monday", "talks", BOTH), ("Monday", "lunch", PERU_CUBA), ("Monday", "talks", PERU)], [0, 1, 0]),
        ([], []),
    ],
    ids=[
        "same participants",
        "some of the participants",
        "other days",
        "nothing in common",
        "same label",
        "other participants",
        "fits two events",
        "fits two, told like one",
        "no reports",
    ],
)
def test_reports_of_one_happening_have_one_number(reports, numbers):
    assert number_events([(*report, None) for report in reports]) == numbers


@pytest.mark.parametrize(
    ("reports", "numbers"),
    [
        ([("lunch", PERU, "a"), ("dinner", PERU, "b")], [0, 1]),
        ([("lunch", PERU, "a"), ("dinner", PERU, "a")], [0, 0]),
        ([("lunch", PERU, "a"), ("lunch", PERU, "b")], [0, 0]),
        ([("“lunch today”", PERU, "a"), ("“lunch today”", PERU, "b")], [0, 1]),
        ([("“lunch today”", PERU, "a"), ("“lunch today”", PERU, "a")], [0, 0]),
        ([("lunch", BOTH, "a"), ("dinner", BOTH, "b")], [0, 0]),
        ([("lunch", BOTH, "a"), ("dinner", PERU, "b")], [0, 1]),
        ([("lunch", BOTH, "a"), ("dinner", PERU, "a")], [0, 0]),
        ([("lunch", BOTH, "a"), ("dinner", PERU_CUBA, "b"), ("tea", PERU, "b")], [0, 1, 1]),
    ],
    ids=[
        "one in common, other stories",
        "one in common, one story",
        "same label",
        "same quotation, other stories",
        "same quotation, one story",
        "two in common",
        "one of two, other stories",
        "one of two, one story",
        "one of two, its own story",
    ],
)
def test_who_meets_twice_a_day_has_two_events(reports, numbers):
    assert number_events([("Monday", *report) for report in reports]) == numbers


def test_participants_of_most_reports_come_first_then_the_closest():
    assert rank_participants(["Peru; Chile", "Cuba; Chile", "Chile"]) == "Chile; Cuba; Peru"
    assert rank_participants(["Peru; Chile"]) == "Peru; Chile"
    assert rank_participants(["", ""]) == ""
