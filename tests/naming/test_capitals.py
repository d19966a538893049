"""A capital: the place, or the government that sits there."""

import pytest

from analysis.naming.capitals import is_place, joined

PLACES = [
    "They met in Lima on Tuesday.",
    "She lives near Lima.",
    "He flew to Lima.",
    "The delegation travelled last week to Lima.",
    "The plane from Lima was late because flights from Lima are.",
    "She arrived in Lima.",
    "She visited Lima in May.",
    "Two days before the Lima summit they spoke.",
    "Police closed Lima airport.",
    "The Lima-based bank failed.",
    "It lies 40 km south of Lima.",
    "The mayor of Lima resigned.",
    "They walked the streets of Lima.",
    "She is a resident of central Lima.",
    "LIMA, Peru (AP) — It rained.".replace("LIMA", "Lima"),
    "Lima, the Peruvian capital, slept.",
    "The ships lay in Lima's harbour.",
    "It was quiet in Lima’s streets.",
    "A fire broke out in Lima's crowded Barrios market.",
    "They live in Lima's Miraflores.",
    "Shots were heard in Lima's Plaza Mayor on Sunday.",
    "He came from Lima's northern suburbs.",
    "Lima's airport was closed.",
]
GOVERNMENTS = [
    "Lima said it would not sign.",
    "Disputes with Lima go on.",
    "Talks between Quito and Lima failed.",
    "He called on Lima to act.",
    "It was a veiled reference to Lima.",
    "Lima's claim is old.",
    "She lost her trust in Lima.",
    "The deal with Lima was signed.",
    "Relations with Lima have cooled.",
    "According to Lima, nothing happened.",
    "It was a ruling in Lima's favour.",
    "He spoke in Lima's first reaction.",
    "They met in Lima's foreign ministry.",
    "They met in Lima’s Foreign Ministry.",
    "It has a place in Lima's Pacific strategy.",
    "She raised it with Lima's embassy.",
    "The words are from Lima's statement.",
    "Lima's ban on markets is old.",
    "Lima's air force flew by.",
    "At Lima's behest, they stayed.",
    "They were surprised by a shift in Lima's position.",
]


@pytest.mark.parametrize("sentence", PLACES)
def test_a_capital_where_things_happen_is_a_place(sentence):
    start = sentence.rindex("Lima")
    assert is_place(sentence, start, start + 4)


@pytest.mark.parametrize("sentence", GOVERNMENTS)
def test_a_capital_that_acts_is_a_government(sentence):
    start = sentence.index("Lima")
    assert not is_place(sentence, start, start + 4)


@pytest.mark.parametrize(
    ("between", "answer"),
    [
        (" and ", True),
        (", ", True),
        (" or ", True),
        (", and ", True),
        (" & ", True),
        (" said ", False),
        ("; ", False),
        (" and then ", False),
        (". ", False),
    ],
)
def test_what_joins_two_capitals(between, answer):
    assert joined(between) is answer
