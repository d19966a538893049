"""Capitalised names: which are names of somebody, and what beside them tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.capitalised import BODY, CAPITALS, NOTHING, SAYING, TITLE, Titles, find_capitalised

TITLES = Titles(
    ["Mr", "Dr.", "Minister", "Foreign Minister", "Secretary", "King", "spokesman", "President", "Pak"]
)

SHOULD_MATCH = [
    ("The plan of Minister Ola Lund was read.", [("Ola Lund", TITLE)]),
    ("They heard Deputy Foreign Minister Ola Lund.", [("Ola Lund", TITLE)]),
    ("It was denied by its spokesman Ola Lund.", [("Ola Lund", TITLE)]),
    ("On Monday Mr Lund left.", [("Lund", TITLE)]),
    ("They heard Dr. Ola B. Lund.", [("Ola B. Lund", TITLE)]),
    ("King Ragnar slept.", [("Ragnar", TITLE)]),
    ("They met Pak Lund in spring.", [("Lund", TITLE)]),
    ("They met Pak Ola Lund in spring.", [("Pak Ola Lund", CAPITALS)]),
    ("Ola Lund, a former minister, slept.", [("Ola Lund", TITLE)]),
    ("The Minister of Foreign Affairs Ola Lund slept.", [("Ola Lund", TITLE)]),
    ("Their minister, Ola Lund, slept.", [("Ola Lund", TITLE)]),
    ("Ola Lund said so.", [("Ola Lund", SAYING)]),
    ("It will rain, according to Ola Lund.", [("Ola Lund", SAYING)]),
    ("“It rains,” said Lund.", [("Lund", SAYING)]),
    ("They told Ola Lund of rain.", [("Ola Lund", SAYING)]),
    ("The Rainfall Institute slept.", [("Rainfall Institute", BODY)]),
    ("A report of the Bank of Fjorda helped.", [("Bank of Fjorda", BODY)]),
    (
        "The Bureau of Northern and Southern Affairs slept.",
        [("Bureau of Northern and Southern Affairs", BODY)],
    ),
    ("They met Ola Lund in spring.", [("Ola Lund", CAPITALS)]),
    ("They met Ahmed bin Salih in spring.", [("Ahmed bin Salih", CAPITALS)]),
    ("They met Đặng Thị Ngọc in spring.", [("Đặng Thị Ngọc", CAPITALS)]),
    ("They read Ola Lund’s letter.", [("Ola Lund", CAPITALS)]),
    ("Then came Ragnar.", [("Ragnar", NOTHING)]),
]

SHOULD_NOT_MATCH = [
    "The Minister spoke and the Deputy Minister slept.",
    "On Monday in March I said no.",
    "The Fund paid and the Institute said so.",
    "They sailed up the Red River to Long Island.",
    "I've said so, My Government said so, and We said so.",
    "He spoke of Mr Councils.",
    "Q Thank you. Hi there.",
    "Trade Ministers Meet In Fjorda To Talk Fish",
    "SHIPS MEET AT SEA",
    "They work on Human Rights and Arms Control.",
]


def find(sentence, **options):
    return [(found.name, found.cue) for found in find_capitalised(sentence, TITLES, **options)]


@pytest.mark.parametrize(("sentence", "names"), SHOULD_MATCH)
def test_should_match(sentence, names):
    assert find(sentence) == names


@pytest.mark.parametrize("sentence", SHOULD_NOT_MATCH)
def test_should_not_match(sentence):
    assert find(sentence) == []


def test_offsets_are_those_of_the_name_and_the_beginning_is_told():
    sentence = "Minister Ola\n Lund met Bo Berg’s aide."
    found = list(find_capitalised(sentence, TITLES))
    assert [(sentence[name.start : name.end], name.name, name.opens) for name in found] == [
        ("Ola\n Lund", "Ola Lund", False),
        ("Bo Berg", "Bo Berg", False),
    ]
    assert next(find_capitalised("Ola Lund slept.", TITLES)).opens


def test_what_is_known_is_left_out_but_for_whom_its_title_names():
    sentence = "Norlandic Minister Ola Lund met Ann Ray."
    known = [(0, 9), (32, 39)]
    assert find(sentence, known=known) == [("Ola Lund", TITLE)]
    assert find("They met Norlandic Ola Lund.", known=[(9, 18)]) == []


WORDS = st.sampled_from(
    "Minister Mr. Ola Lund Bank of the said , . ’s ’ “ U.S. Đặng İ \n al-Salih bin I've".split(" ")
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_names_that_stand_where_they_are_said_to(sentence):
    for found in find_capitalised(sentence, TITLES):
        assert " ".join(sentence[found.start : found.end].split()) == found.name != ""
