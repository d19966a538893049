"""Who bears a name, who holds an office on a day, which title stands before a name."""

from datetime import date

import pytest

from analysis.naming.directory import Directory, get_directory
from analysis.naming.offices import Actor


@pytest.fixture(scope="module")
def directory(tiny_dictionary):
    return Directory(tiny_dictionary)


def test_actors_and_names_are_those_of_the_files(directory, tiny_dictionary):
    assert directory.actors["ann-ray"] == Actor("ann-ray", "Ann Ray", "person", "NRL")
    assert [name.name_id for name in directory.names] == tiny_dictionary.names["name_id"].tolist()


def test_short_names_of_some_persons(directory):
    names = directory.short_names_of({"kim-rayburn", "ann-ray", "suland"})
    assert {(name.actor_id, name.name) for name in names} == {("ann-ray", "Ray"), ("kim-rayburn", "Rayburn")}


@pytest.mark.parametrize(
    ("actor_id", "day", "offices"),
    [
        ("ann-ray", date(2018, 12, 31), []),
        ("ann-ray", date(2019, 1, 1), ["prime minister"]),
        ("ann-ray", date(2019, 6, 30), ["prime minister", "defence minister"]),
        ("ann-ray", date(2020, 12, 31), ["prime minister"]),
        ("ann-ray", date(2021, 1, 1), []),
        ("bo-ray", date(2999, 1, 1), ["prime minister"]),
        ("bob-reed-elder", date(1900, 1, 1), ["mayor"]),
        ("ann-ray", None, []),
        ("suland", date(2020, 1, 1), []),
    ],
)
def test_offices_on_a_day(directory, actor_id, day, offices):
    assert directory.offices_on(actor_id, day) == offices


def test_holding_an_office_ever_and_on_a_day(directory):
    assert directory.holds("ann-ray", "prime minister", date(2020, 1, 1))
    assert not directory.holds("ann-ray", "prime minister", date(2021, 1, 1))
    assert directory.holds("ann-ray", "prime minister", None)
    assert not directory.holds("ann-ray", "mayor", None)


def test_the_defence_secretary_of_some_states_is_their_defence_minister(dictionary):
    directory = get_directory(dictionary)
    assert directory.holds("delfin-lorenzana", "secretary of defence", date(2018, 1, 1))
    assert not directory.holds("itsunori-onodera", "secretary of defence", date(2018, 1, 1))


def test_an_office_that_tells_the_bearers_of_a_name_apart(directory):
    assert directory.tells_apart("prime minister", "Ray")
    assert not directory.tells_apart("prime minister", "Rayburn")
    assert not directory.tells_apart("king", "Ray")
    assert not directory.tells_apart(None, "Ray")


def test_the_row_of_a_states_name(directory):
    assert [directory.names[row].name_id for row in directory.rows_of_state("Norlandic")] == [
        "norland/Norlandic"
    ]
    assert directory.rows_of_state("Reef Union") == directory.rows_of_state("Ray") == ()


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Mr ", "mr"),
        ("Prime Minister ", "prime minister"),
        ("prime minister ", "prime minister"),
        ("the Minister ", "minister"),
        ("Mr", None),
        ("", None),
        ("Ammr ", None),
        ("ex-Minister ", None),
        ("Minister, ", None),
        ("minister said ", None),
    ],
)
def test_the_title_directly_before_a_name(directory, before, title):
    assert directory.title_before(f"{before}Ray", len(before)) == title


def test_the_directory_is_made_once_for_each_version(tiny_dictionary):
    assert get_directory(tiny_dictionary) is get_directory(tiny_dictionary)


@pytest.mark.parametrize(
    ("actor_id", "day", "latest_year", "is_recent"),
    [
        ("ann-ray", date(2018, 6, 1), None, True),
        ("ann-ray", date(2017, 6, 1), None, False),
        ("ann-ray", date(2024, 6, 1), None, True),
        ("ann-ray", date(2026, 6, 1), None, False),
        ("ann-ray", None, None, True),
        ("ann-ray", None, 2017, False),
        ("ann-ray", None, 2018, True),
        ("ann-ray", None, 2050, True),
        ("kim-rayburn", date(1900, 1, 1), None, True),
    ],
)
def test_who_is_in_public_life(directory, actor_id, day, latest_year, is_recent):
    assert directory.was_recently_in_office(actor_id, day, latest_year) is is_recent


def test_the_rows_of_a_wording_that_names_persons_in_full(directory):
    assert [directory.names[row].actor_id for row in directory.rows_of("Bob Reed")] == [
        "bob-reed",
        "bob-reed-elder",
    ]
    assert directory.rows_of("Ray") == directory.rows_of("Norland") == ()


def test_the_initials_and_suffixes_of_a_person(dictionary):
    directory = get_directory(dictionary)
    marks = {name: directory.marks_of(directory.rows_of(name)[0]) for name in ("Joe Biden", "Fumio Kishida")}
    assert marks == {"Joe Biden": {"R", "Jr"}, "Fumio Kishida": frozenset()}
