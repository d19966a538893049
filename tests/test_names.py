"""What the dictionary finds in a text, and what a longer name hides."""

from dataclasses import replace

import pytest

from analysis.names import NameFinder, find_names, get_finder


@pytest.fixture(scope="module")
def find(tiny_dictionary):
    finder = NameFinder(tiny_dictionary)
    names, terms = tiny_dictionary.names["name_id"], tiny_dictionary.terms["term_id"]

    def run(text):
        actors, topics = finder.find(text)
        return (
            [(text[start:end], [names.iloc[row] for row in rows]) for start, end, rows in actors],
            [(text[start:end], [terms.iloc[row] for row in rows]) for start, end, rows in topics],
        )

    return run


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Norland met Suland.", [("Norland", ["norland/Norland"]), ("Suland", ["suland/Suland"])]),
        ("Fjorda said so.", [("Fjorda", ["norland/Fjorda", "fjorda/Fjorda"])]),
        (
            "Norland's Foreign Ministry spoke.",
            [("Norland's Foreign Ministry", ["norland-foreign-ministry/Norland's Foreign Ministry"])],
        ),
        (
            "Norland’s Foreign Ministry spoke.",
            [("Norland’s Foreign Ministry", ["norland-foreign-ministry/Norland's Foreign Ministry"])],
        ),
        (
            "Kim Rayburn met Ray.",
            [("Kim Rayburn", ["kim-rayburn/Kim Rayburn"]), ("Ray", ["ann-ray/Ray", "bo-ray/Ray"])],
        ),
        (
            "A Norlandic boat off the Sulander coast",
            [("Norlandic", ["norland/Norlandic"]), ("Sulander", ["suland/Sulander"])],
        ),
    ],
)
def test_actors_are_found_longest_first(find, text, actors):
    assert find(text)[0] == actors


@pytest.mark.parametrize(
    "text",
    [
        "The North Norland Sea is calm.",
        "They sailed the North and South Norland seas.",
        "He sailed the Sea of Norland.",
        "She lives in New Norland.",
    ],
)
def test_an_actor_inside_a_longer_name_of_something_else_is_none(find, text):
    assert find(text)[0] == []


def test_an_actor_inside_a_topic_that_is_no_proper_name_is_found(find):
    text = "Norlandic trainees arrived."
    assert find(text) == (
        [("Norlandic", ["norland/Norlandic"])],
        [("Norlandic trainees", ["reef-interns/Norlandic trainee*"])],
    )


def test_an_actor_is_not_hidden_by_a_topic_about_that_very_actor(find):
    text = "They want peace with Norland."
    assert find(text) == (
        [("Norland", ["norland/Norland"])],
        [("peace with Norland", ["norland/peace with Norland"])],
    )


def test_a_topic_is_not_hidden_by_an_actor(find):
    text = "Norland's Foreign Ministry spoke."
    assert find(text)[1] == [("Norland", ["norland/Norland*"])]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "the North and South Norland Seas",
            [
                (
                    "North and South Norland Seas",
                    [
                        "north-norland-sea/North and South Norland seas",
                        "south-norland-sea/North and South Norland seas",
                    ],
                )
            ],
        ),
        ("REEF INTERNSHIPS", [("REEF INTERNSHIPS", ["reef-interns/reef intern*"])]),
        ("a Quiet Diver", [("Quiet Diver", ["reef-interns/quiet diver"])]),
        ("New Norland", []),
        ("interns on a reef", []),
    ],
)
def test_topics_are_found_longest_first(find, text, topics):
    assert find(text)[1] == topics


def test_names_are_found_for_every_document_in_its_place(make_documents, tiny_dictionary):
    first, second = find_names(make_documents(["Norland", "no one"]), tiny_dictionary)
    assert [match[:2] for match in first.actors] == [(0, 7)]
    assert (second.actors, second.topics) == ([], [])


def test_the_finder_is_made_once_for_each_version(tiny_dictionary):
    edited = replace(tiny_dictionary, version="edited", names=tiny_dictionary.names.iloc[:0])
    first = get_finder(tiny_dictionary)
    assert get_finder(tiny_dictionary) is first
    assert get_finder(edited).find("Norland").actors == []
    assert get_finder(tiny_dictionary).find("Norland").actors != []
