"""A state, somebody of that name, or a state of the union."""

import pytest

from analysis.naming.directory import get_directory
from analysis.naming.state_names import StateNames, add_norths, add_twins


@pytest.fixture
def read(dictionary):
    """Which of the lines of a text have the state in them: a name in each line at most."""

    def run(text, name):
        names = StateNames(text.replace("\n", " "), get_directory(dictionary))
        found, position = [], 0
        for line in text.split("\n"):
            if name in line:
                start = position + line.index(name)
                found.append(not names.is_other(start, start + len(name), position, position + len(line)))
            position += len(line) + 1
        return found

    return run


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Rep. Tim Jordan spoke.\nJordan said no.", [False, False]),
        ("Mr. Jordan spoke.\nJordan has never been there.\nJordan, who left, wept.", [False] * 3),
        ("The baker Celia Jordan spoke.\n“It rains,” said Jordan.", [False, False]),
        ("The baker Celia Jordan spoke.\nShe flew to Jordan.\nJordan's king came.", [False, True, True]),
        ("Celia Jordan spoke.\nIn Jordan a Jordanian king rules.\nJordan said no.", [False, True, True]),
        ("Jordan said no.\nCelia Jordan spoke.", [True, False]),
        ("Ola Visits Jordan With Five Envoys\nJordan said no.", [False, True]),
        ("Jordan said no.", [True]),
    ],
)
def test_jordan_is_a_person_once_a_person_of_that_name_spoke(read, text, is_state):
    assert read(text, "Jordan") == is_state


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Rain fell in Atlanta.\nIt fell in Georgia.", [False]),
        ("A plant near the Georgia-Florida line closed.\nGeorgia slept.", [False, True]),
        ("Ohio and Texas voted.\nGeorgia did so later.", [False]),
        ("Voters were tired.\nA federal judge in Georgia agreed.\nGeorgia slept.", [False, False]),
        ("The talks were in Tbilisi.\nShe left Atlanta.\nGeorgia agreed.", [True]),
        ("Georgia, Moldova and Ukraine signed.\nSavannah is old.", [True]),
        ("Georgia signed.", [True]),
        ("A base in South Ossetia was shelled.\nGeorgia protested.", [True]),
        ("She is from Georgia, the American state.", [False]),
        ("She is from Georgia, the state, and likes it.", [False]),
        ("Georgia, the state broadcaster said, agreed.", [True]),
        ("Jimmy Carter rested.\nHe is from Georgia.", [False]),
    ],
)
def test_georgia_is_the_country_or_the_state(read, text, is_state):
    assert read(text, "Georgia") == is_state


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Fires burn in Oregon, Washington and Idaho.", [False]),
        ("The State of Washington sued.\nIt rains in Washington.\nWashington said no.", [False, False, True]),
        ("They met in the Walter E. Washington Convention Center.", [False]),
        ("They met in Washington.\nWashington said no.\nBeijing and Washington agreed.", [True] * 3),
        ("Later Washington agreed.", [True]),
        ("It shocked New York, Washington and London.", [True]),
    ],
)
def test_washington_is_the_capital_or_the_state(read, text, is_state):
    assert read(text, "Washington") == is_state


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("N.K. threatens to close the park.", True),
        ("Envoy doubts N.K.'s word", True),
        ("Rain Spoils N.K. Games, Koreans Say", True),
        ("The writer N.K. Ullah spoke.", False),
        ("Mr. N.K. left.", False),
        ("Rain Spoils N.K. Ullah Games", False),
    ],
)
def test_initials_are_the_state_unless_a_name_follows(read, text, is_state):
    assert read(text, "N.K.") == [is_state]


@pytest.mark.parametrize(
    ("line", "known", "found"),
    [
        ("South and North Korea met.", [(10, 21)], [(0, 5, "south-korea"), (10, 21, "")]),
        ("the North and South Koreans wept", [], [(4, 9, "north-korea")]),
        ("the North and South Koreans wept", [(0, 9)], [(0, 9, "")]),
        ("North and South Dakota voted", [], []),
        ("the South and the North Korea of old", [], []),
    ],
)
def test_two_states_that_share_a_word(dictionary, line, known, found):
    directory = get_directory(dictionary)
    matches = add_twins([(*span, ()) for span in known], line, directory)
    actors = [(*match[:2], "".join(directory.names[row].actor_id for row in match[2])) for match in matches]
    assert actors == found


@pytest.mark.parametrize(
    ("headline", "n_norths"),
    [
        ("Seoul alert after North's launch", 1),
        ("Tokyo protests as North boasts of missile", 1),
        ("North fires missile, North says so", 2),
        ("Envoys warn North", 1),
        ("Envoys warn the North", 0),
        ("Envoys Warn North After Launch", 0),
        ("Snow in North Vietnam, ships in North Sea", 0),
        ("Rain north of Oslo, North of England dry", 0),
        ("Ola North says no", 0),
        ("Snow in far North, rain on North's coast", 0),
    ],
)
def test_a_headline_says_north_without_article(dictionary, headline, n_norths):
    directory = get_directory(dictionary)
    line = f"{headline}. The text says North too."
    end = len(headline)
    sentences = [("x", 1, 0, end, "headline"), ("x", 2, end + 2, len(line), "body")]
    found = add_norths([], line, sentences, directory)
    assert [line[start:end] for start, end, _ in found] == ["North"] * n_norths
    assert {rows for _, _, rows in found} <= {directory.rows_of_state("the North")}
