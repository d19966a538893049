"""Short names that are nobody's of the dictionary; invented people and towns throughout."""

import pytest

from analysis.naming.bare_names import may_be_called, may_stand_alone
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
