"""Who holds an office on a day, and what a title may call it."""

from datetime import date

import pytest

from analysis.naming.directory import get_directory

DAY = date(2022, 5, 26)


@pytest.mark.parametrize(
    ("actor_id", "office", "day", "does"),
    [
        ("li-keqiang", "prime minister", DAY, True),
        ("li-keqiang", "premier", DAY, True),
        ("liu-he", "deputy prime minister", DAY, True),
        ("liu-he", "prime minister", DAY, False),
        ("antonio-guterres", "secretary general", DAY, True),
        ("jens-stoltenberg", "secretary general", DAY, True),
        ("angela-merkel", "chancellor", DAY, False),
        ("angela-merkel", "chancellor", None, True),
        ("angela-merkel", "president", None, False),
    ],
)
def test_an_office_is_known_by_the_title_of_its_holder(dictionary, actor_id, office, day, does):
    assert get_directory(dictionary).holds(actor_id, office, day) == does


@pytest.mark.parametrize(
    ("country", "short", "leader"),
    [
        ("PRK", "Kim", "kim-jong-un"),
        ("KOR", "Kim", None),
        ("CHN", "Li", "li-keqiang"),
        ("CHN", "Wang", None),
        (None, "Kim", None),
    ],
)
def test_who_leads_a_state(dictionary, country, short, leader):
    directory = get_directory(dictionary)
    found = directory.leader_of(country, [name for name in directory.names if name.name == short], DAY)
    assert (found and found.actor_id) == leader


@pytest.mark.parametrize(
    ("actor_id", "is_known"),
    [("thaksin-shinawatra", True), ("shinzo-abe", False), ("retno-marsudi", False)],
)
def test_leaders_known_by_their_given_names(dictionary, actor_id, is_known):
    assert get_directory(dictionary).is_known_by_given_name(actor_id) == is_known
