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
    "The Lima Treaty was signed in 1955.",
    "They are parties to the Lima Conventions.",
    "She spoke of the Lima Final Act.",
    "The Lima Peace Agreement was torn up by one of them.",
    "They praised the Lima agreement.",
    "The Lima and Quito conferences failed.",
    "The conference held at Lima failed.",
    "Envoys came from Lima to Quito.",
    "Allies from Quito to Lima were glad.",
    "He spoke of the fall of Lima.",
    "Staff left Embassy Lima.",
    "The Archbishop of Lima prayed.",
    "Two missiles had flown over Lima.",
    "Smoke hung over Lima.",
    "A Lima shopkeeper wept.",
    "Two Lima taxi drivers went on strike.",
    "The last stop of the tour was Lima.",
    "Guests came from as far as Lima.",
    "He saved in the Bank of Lima.",
    "It was quiet in Lima’s streets.",
    "A fire broke out in Lima's crowded Barrios market.",
    "They live in Lima's Miraflores.",
    "Shots were heard in Lima's Plaza Mayor on Sunday.",
    "He came from Lima's northern suburbs.",
    "Lima's airport was closed.",
    "She has never been to Lima since.",
    "The prisoner was flown to Lima on Monday.",
    "A ticket to Lima costs more now.",
    "They queued for seats to Lima.",
    "He praised the Lima process.",
    "A Lima think tank warned of it.",
    "Two Lima analysts and a Lima research centre agreed.",
    "Freight trains from Lima to Quito were late.",
    "Lund came from Lima, where it rained.",
    "She came from Lima on Monday, and came back from Lima later.",
    "They were driven home to Lima.",
    "Shops in the quiet capital, Lima, were closed.",
    "The shop in Main Street, Lima, was closed.",
    "The Lima-Quito high-speed railway was late.",
    "The Quito-Lima flight was late.",
    "Welcome to Lima, she said.",
    "“Welcome to Lima,” she said.",
    "Good morning, and welcome to Lima.",
    "They got a warm welcome to Lima.",
    "Madam Secretary, welcome to Lima.",
    "They were welcomed to Lima by dancers.",
    "A Lima-born pianist played.",
    "He took the Lima metro.",
    "She left Lima on Monday.",
    "She left Lima wondering what it was for.",
    "Who had left Lima exposed to the rain?",
    "They left Lima to attend a wedding.",
    "The ship left Lima carrying rice.",
]
GOVERNMENTS = [
    "The offer came from Lima on Monday.",
    "To attract more capital, Lima has opened its markets.",
    "On Elm Street, they said, Lima was wrong.",
    "The Lima-Quito alliance is old.",
    "The Quito-Lima line of thinking prevailed.",
    "They stopped arms sales from Lima to Quito.",
    "Military technology transfers from Quito to Lima go on.",
    "Lima institutes a ban next week.",
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
    "The Lima authorities refused.",
    "The Lima regime refused.",
    "Lima Rejects Treaty With Quito",
    "It is angry at Lima.",
    "The words were aimed squarely at Lima.",
    "Pressure from Lima was strong.",
    "A warning from Quito to Lima was leaked.",
    "It was a victory over Lima.",
    "The problem is Lima.",
    "The rulers of Lima are old.",
    "Lima and Quito agreed.",
    "A Lima official spoke.",
    "Under a Lima policy, they stayed.",
    "The Lima plan was refused.",
    "Between Lima and Quito there is peace.",
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
    "He has been a friend to Lima since.",
    "It has been clear to Lima since.",
    "The vote gave the council seat to Lima.",
    "It switched recognition from Lima to Quito.",
    "They moved their diplomatic ties from Lima to Quito.",
    "The offer is welcome to Lima.",
    "They welcomed the letter to Lima.",
    "The silence leaves Lima in the dark.",
    "They changed the plan, leaving Lima to guess at the reasons.",
    "The vote left Lima wondering what would follow.",
    "The vote left Lima and Quito wondering what would follow.",
    "A pact without it would leave Lima dangerously exposed.",
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
        (", Cusco and ", True),
        (", New Harbour, and ", True),
        (", as Cusco and ", False),
        (" said ", False),
        ("; ", False),
        (" and then ", False),
        (". ", False),
    ],
)
def test_what_joins_two_capitals(between, answer):
    assert joined(between) is answer


@pytest.mark.parametrize(
    ("before", "between", "answer"),
    [
        ("They heard it from ", " and from ", True),
        ("The letters went to ", ", and to ", True),
        ("They heard it from ", " and to ", False),
        ("The talks in ", " and from ", False),
        ("from ", " and the envoy from ", False),
        ("", " and from ", False),
    ],
)
def test_a_preposition_that_comes_again_joins_as_well(before, between, answer):
    assert joined(between, before) is answer
