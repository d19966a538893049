"""What invented sentences report of a date, and which of them plan something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.happenings import reading
from analysis.happenings.reading import Dated, find_plan, read_dates

PIECES = """
Will shall will plan plans is are was were also now then set due about expected scheduled to To visit go
tomorrow İ , . Lee
""".split()


@given(st.lists(st.sampled_from([*PIECES, " to", "\n", "  "]), max_size=7).map(" ".join))
def test_no_hint_hides_a_plan(text):
    every = reading._WILL.search(text.replace("İ", "I").lower())
    assert find_plan(text) == (every.span("verb") if every and every["verb"] == "visit" else None)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Lee will also visit the palace.", "visit"),
        ("Lee plans to visit the palace.", "visit"),
        ("Lee was now scheduled to visit the palace.", "visit"),
        ("Lee went to visit the palace.", None),
        ("Lee will rest.", None),
        ("Lee talked to the guards and is away.", None),
    ],
)
def test_the_verb_of_a_plan(sentence, verb):
    found = find_plan(sentence)
    assert (sentence[slice(*found)] if found else None) == verb


def test_a_courtesy_reports_nothing():
    assert read_dates([Dated("Thank you for joining us today.", (25, 30), (), False)]) == [None]


def test_what_lies_ahead_of_one_edition_may_be_past_for_another():
    sentence, date = "They leave office in May.", (21, 24)
    read = read_dates([Dated(sentence, date, (), ahead) for ahead in (True, False, True)])
    assert [one.is_planned for one in read] == [True, False, True]
