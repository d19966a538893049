"""Short names that are nobody's of the dictionary; invented people and towns throughout."""

from types import SimpleNamespace

import pytest

from analysis.naming.bare_names import (
    find_strangers,
    is_double_name,
    is_elder,
    is_late,
    may_be_called,
    may_stand_alone,
    rank,
)
from analysis.naming.short_names import ShortName


def alone(text, word="Rayburn", first=False):
    start = text.index(word)
    return may_stand_alone(ShortName(text, start, start + len(word), (), None, False), is_first_name=first)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He lectured in Rayburn.", False),
        ("A dam near Rayburn broke.", False),
        ("The firm Dee & Rayburn failed.", False),
        ("The firm Rayburn & Dee failed.", False),
        ("Voters of Rayburn County slept.", False),
        ("Rayburn Dee Convicted of Five Crimes", True),
    ],
)
def test_a_town_a_firm_or_a_strangers_first_name(text, first):
    assert not alone(text, first=first)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He had trust in Rayburn.", False),
        ("They believe in Rayburn.", False),
        ("He served in Rayburn’s cabinet.", False),
        ("Rayburn and Dee left.", False),
        ("The letter is from Rayburn.", False),
        ("Rayburn Dee Convicted of Five Crimes", False),
        ("Rayburn Meets Five Envoys in Norland", True),
        ("Rayburn said no.", True),
    ],
)
def test_a_person_without_an_introduction(text, first):
    assert alone(text, first=first)


@pytest.mark.parametrize(
    ("title", "full_name", "text", "may_be"),
    [
        ("mrs", "Fumio Ray", "Mrs Ray", False),
        ("mrs.", "Angela Ray", "Mrs. Ray", True),
        ("mr", "Fumio Ray", "Mr Ray", True),
        (None, "Fumio Ray", "Ray", True),
        ("dr", "Fumio Ray", "Foreign Minister Dr Ray", True),
        ("dr.", "Fumio Ray", "President Ray and Dr. Ray", False),
        ("dr.", "Fumio Ray", "The First Lady spoke. Dr. Ray", False),
        ("dr.", "Fumio Ray", "President Dee left; Dr. Ray", True),
    ],
)
def test_a_wife_is_not_her_husband(title, full_name, text, may_be):
    assert may_be_called(title, full_name, text, text.rindex("Ray")) is may_be


def stands(text, word="Ray"):
    start = text.index(word)
    return text, start, start + len(word)


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("the elder Ray slept", True),
        ("the older Ray slept", True),
        ("Ray Sr. slept", True),
        ("Ray, Sr., slept", True),
        ("Ray senior said no", True),
        ("It was Ray senior.", True),
        ("Ray the elder slept", True),
        ("the younger Ray slept", False),
        ("a senior Ray aide slept", False),
        ("Ray senior aides slept", False),
        ("Ray, Senior Minister, slept", False),
        ("Elders like Ray slept", False),
    ],
)
def test_the_elder_of_a_name(text, is_it):
    assert is_elder(*stands(text)) is is_it


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("the late Ray slept", True),
        ("her mother Ray slept", True),
        ("Ray, his late father, slept", True),
        ("Ray, the minister's father, slept", True),
        ("Ray’s late father slept", False),
        ("Ray, a father of two, slept", False),
        ("of late Dee slept; Ray did not", False),
    ],
)
def test_the_late_of_a_name(text, is_it):
    assert is_late(*stands(text)) is is_it


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("He met Ola Lund-Ray", True),
        ("Lund-Ray", True),
        ("the Lund-Ray", False),
        ("Post-Ray", False),
        ("pro-Ray", False),
        ("Dee Al-Ray", False),
        ("Lund Ray", False),
        ("Ray", False),
    ],
)
def test_the_second_half_of_a_double_name(text, is_it):
    assert is_double_name(text, text.index("Ray")) is is_it


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("senator", "senator"),
        ("sen.", "senator"),
        ("senator the hon", "senator"),
        ("lt. gen.", "lieutenant general"),
        ("prime minister", "prime minister"),
        ("mr.", ""),
        (None, ""),
    ],
)
def test_the_rank_that_tells_namesakes_apart(title, answer):
    assert rank(title) == answer


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("Talks with Ola Maria Lund Berg", {}),
        ("Talks with Ola Lund Berg", {}),
        ("Talks with Ola Lund, Berg", {"ola": [(11, 7)], "berg": [(21, 7)]}),
        ("Talks with Ola of Berg", {"ola": [(11, 7)], "berg": [(18, 7)]}),
    ],
)
def test_two_names_of_one_person_side_by_side_are_no_strangers(text, strangers):
    bare = [
        ((start, start + len(word), ()), ("a", 7, 0, len(text), "body"), place(text, word, "ola-berg"), True)
        for word in ("Ola", "Berg")
        if (start := text.index(word)) >= 0
    ]
    assert find_strangers(text, bare) == strangers


def test_two_names_of_two_persons_side_by_side_are_strangers():
    text = "Talks with Ola Berg"
    bare = [
        ((11, 14, ()), ("a", 7, 0, 19, "body"), place(text, "Ola", "ola-dee"), True),
        ((15, 19, ()), ("a", 7, 0, 19, "body"), place(text, "Berg", "jo-berg"), True),
    ]
    assert find_strangers(text, bare) == {"ola": [(11, 7)], "berg": [(15, 7)]}


def place(text, word, actor_id):
    start = text.index(word)
    return ShortName(text, start, start + len(word), (SimpleNamespace(actor_id=actor_id),), None, False)
