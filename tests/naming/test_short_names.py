"""Whom a short name stands for, inside one document; invented people throughout."""

import pytest

from analysis.naming.offices import Name
from analysis.naming.short_names import ShortName, is_part_of_other_name, resolve_short_name

ANN, BO = Name("ann/Ray", "ann", "Ray", "short"), Name("bo/Ray", "bo", "Ray", "short")


def short(text, word="Ray", *, candidates=(ANN, BO), office=None, titled=False):
    start = text.index(word)
    return ShortName(text, start, start + len(word), candidates, office, titled or bool(office))


def resolve(name, *, full=(), stranger=False, offices=(), distinctive=False):
    resolution = resolve_short_name(
        name,
        named_in_full=full,
        has_stranger=stranger,
        holds=lambda actor_id, office: (actor_id, office) in offices,
        distinctive=distinctive,
    )
    return "".join(candidate.actor_id[0] for candidate in resolution.candidates), resolution.resolved_by


NOBODY = ("", "")
PLAIN = short("Later Ray spoke.")
MINISTER = short("Minister Ray spoke.", office="minister")
MISTER = short("Mr Ray spoke.", titled=True)
ALONE = short("Later Ray spoke.", candidates=(ANN,))


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        (PLAIN, {"full": {"ann"}}, ("a", "antecedent")),
        (PLAIN, {"full": {"ann", "bo"}}, ("ab", "ambiguous")),
        (PLAIN, {"full": {"cy"}}, NOBODY),
        (PLAIN, {}, NOBODY),
        (PLAIN, {"distinctive": True}, ("ab", "ambiguous")),
        (ALONE, {"distinctive": True}, ("a", "name")),
        (ALONE, {}, NOBODY),
        (MISTER, {}, ("ab", "ambiguous")),
        (MISTER, {"full": {"bo"}}, ("b", "antecedent")),
        (MINISTER, {}, NOBODY),
        (MINISTER, {"offices": {("bo", "minister")}}, ("b", "name")),
        (MINISTER, {"offices": {("bo", "minister"), ("ann", "minister")}}, ("ab", "ambiguous")),
        (MINISTER, {"offices": {("bo", "king")}}, NOBODY),
        (MINISTER, {"full": {"ann", "bo"}, "offices": {("bo", "minister")}}, ("b", "antecedent")),
        (PLAIN, {"full": {"ann", "bo"}, "offices": {("bo", "minister")}}, ("ab", "ambiguous")),
        (ALONE, {"stranger": True, "distinctive": True}, NOBODY),
        (MINISTER, {"stranger": True, "offices": {("bo", "minister")}}, ("b", "name")),
        (MINISTER, {"stranger": True, "offices": {("bo", "king")}}, NOBODY),
    ],
)
def test_the_antecedent_decides_then_the_office_then_the_only_bearer(name, facts, expected):
    assert resolve(name, **facts) == expected


def test_a_stranger_of_the_same_name_makes_it_ambiguous():
    assert resolve(ALONE, full={"ann"}, stranger=True) == ("a", "ambiguous")


@pytest.mark.parametrize(
    "text",
    [
        "on Monday Ray spoke",
        "Later, Ray spoke",
        "Ray spoke",
        "But Ray spoke",
        "“Ray spoke",
        "the NATO Ray spoke",
        "Norland's Ray spoke",
        "when Ray spoke",
        "told Ray that",
        "Ray and Dee spoke",
        "Ray, Dee spoke",
    ],
)
def test_a_short_name_of_its_own(text):
    assert not is_part_of_other_name(short(text))


@pytest.mark.parametrize("text", ["Dee Ray spoke", "J. Ray spoke", "the Dee-Anne Ray story", "Ray Dee spoke"])
def test_a_part_of_somebody_elses_name(text):
    assert is_part_of_other_name(short(text))


def test_in_a_headline_in_title_case_nothing_can_be_told():
    assert not is_part_of_other_name(short("Dee Ray Meets Five Norland Envoys"))


@pytest.mark.parametrize(
    "text",
    [
        "DEE RAY, envoy of Norland, spoke",
        "RAY LUNDEE (Norland) spoke",
        "Ray LUNDEE and three others spoke",
        "The list names Ray LUNDEE",
        "the captain DEE ANN RAY was freed",
        "FRANCIS RAY spoke with them",
        "DEE RAY:",
    ],
)
def test_a_part_of_somebody_elses_name_in_capitals(text):
    name = short(text, "RAY" if "RAY" in text else "Ray")
    assert is_part_of_other_name(name, is_given={"Francis"}.__contains__)


@pytest.mark.parametrize(
    "text",
    [
        "RAY LUNDEE",
        "RAY MEETS DEE IN NORLAND",
        "RAY SAYS he was there",
        "RAY VISIT: What to know",
        "RAY VISIT:",
        "RAY VISIT SHOCK: What to know",
        "LUND MEETS RAY in the north",
        "NATO RAY speech was long",
        "RAY NATO speech was long",
        "the Ray MAGA rally was long",
        "They saw Ray MAGA hats",
        "He left for the Ray USAID.",
        "LUND: RAY spoke with them",
        "LUND AND RAY spoke with them",
        "NORLAND'S RAY spoke with them",
    ],
)
def test_words_in_capitals_beside_a_name_are_no_other_half(text):
    name = short(text, "RAY" if "RAY" in text else "Ray")
    assert not is_part_of_other_name(name, {"NATO"}.__contains__)


def test_a_title_before_it_is_no_first_name():
    assert not is_part_of_other_name(short("Minister Ray spoke", office="minister"))
