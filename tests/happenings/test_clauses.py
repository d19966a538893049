"""What parts two places of invented sentences, and what may be sought in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.happenings import labels, status
from analysis.happenings.clauses import (
    CuedPattern,
    count_commas,
    find_clause,
    list_beginnings,
    list_commas,
    lower,
)

CUED = [
    pattern
    for module in (labels, status)
    for pattern in vars(module).values()
    if isinstance(pattern, CuedPattern)
]
PIECES = """
not never no without neither nor cancelling calls called off postponed denies denying refuse rejects fails
failed to avoids prevented scrapped rules ruled out abandon instead of rather than isn't don’t may might could
should if If unless whether possible possibly perhaps wants proposed inviting asks urged to will shall would
going is are was were also now then set due about expected likely scheduled slated planning preparing for in
on planned plans upcoming forthcoming ahead intends agreed quickly she’ll be been being have holding having
hold holds held had long , ; “ ” Lee
""".split()


@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
def test_no_cue_hides_a_match(text):
    for pattern in CUED:
        found = pattern.search(text, list_beginnings(text))
        assert (found and found.span()) == ((every := pattern.pattern.search(text)) and every.span())


@given(st.text(alphabet="iİıſKÉσΣß ’-1_ab", max_size=12))
def test_lower_case_keeps_every_place(text):
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="abé ’-1_\ud800", max_size=12))
def test_every_plain_word_is_listed_by_its_beginning(text):
    words = "".join(letter if letter.isalnum() or letter == "_" else " " for letter in text).split()
    plain = {word[:4] for word in words if word.isascii() and word.isalnum()}
    assert plain <= list_beginnings(text)


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("They slept, but Lee woke", " Lee woke"),
        ("They slept. Lee woke", "They slept. Lee woke"),
        ("They said that Lee woke", " Lee woke"),
        ("Thatcher and Butler woke", "Thatcher and Butler woke"),
        ("“We slept” Lee said", " Lee said"),
    ],
)
def test_a_clause_begins_after_the_last_comma_or_conjunction(sentence, clause):
    assert sentence[find_clause(sentence, len(sentence)) :] == clause


def test_commas_and_turns_between_two_places_are_counted():
    assert count_commas(list_commas("a, b; c but d"), 0, 13) == 3
    assert count_commas(list_commas("a, b; c butter d"), 2, 16) == 1
    assert count_commas(list_commas("a, b"), 3, 0) == 0
