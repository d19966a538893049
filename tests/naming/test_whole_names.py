"""Middle names, initials, nicknames and suffixes of a name; the packaged dictionary, invented sentences."""

import pytest

from analysis.naming.directory import get_directory
from analysis.naming.whole_names import may_be_longer, read_whole_name


@pytest.fixture
def read(dictionary):
    """Reads one listed name where it stands in a line: the whole name and the actors who bear it."""
    directory = get_directory(dictionary)

    def run(line, name, previous=0):
        rows = tuple(row for row, listed in enumerate(directory.names) if listed.name == name)
        start = line.lower().rindex(name.lower())
        match = (start, start + len(name), rows)
        whole = read_whole_name(line, match, directory.bearers(rows), directory, first=0, previous=previous)
        if whole is None:
            return None
        start, end, rows = whole
        return line[start:end], sorted({directory.names[row].actor_id for row in rows})

    return run


@pytest.mark.parametrize(
    ("line", "name", "found"),
    [
        ("He saw Gilberto K. Teodoro off.", "Teodoro", ("Gilberto K. Teodoro", ["gilberto-teodoro"])),
        ("He saw (Fumio A.B. Kishida)", "Kishida", ("Fumio A.B. Kishida", ["fumio-kishida"])),
        ("He saw Fumio A. B. Kishida", "Kishida", ("Fumio A. B. Kishida", ["fumio-kishida"])),
        ("He saw Fumio Dee Kishida off.", "Kishida", ("Fumio Dee Kishida", ["fumio-kishida"])),
        ("He saw Ola Fumio Dee Bee Kishida", "Kishida", ("Fumio Dee Bee Kishida", ["fumio-kishida"])),
        ("He saw Fumio A Kishida", "Kishida", ("Fumio A Kishida", ["fumio-kishida"])),
        ("He saw Fumio “Fumi” Kishida", "Kishida", ("Fumio “Fumi” Kishida", ["fumio-kishida"])),
        ("FUMIO A. KISHIDA", "Kishida", ("FUMIO A. KISHIDA", ["fumio-kishida"])),
        ("He saw Fumio Kishida, Jr., off.", "Fumio Kishida", ("Fumio Kishida, Jr.", ["fumio-kishida"])),
        ("It was Fumio Kishida III.", "Fumio Kishida", ("Fumio Kishida III", ["fumio-kishida"])),
        (
            "Ferdinand Marcos, Sr., ruled",
            "Ferdinand Marcos",
            ("Ferdinand Marcos, Sr.", ["ferdinand-marcos"]),
        ),
        (
            "It was Ferdinand R. Marcos, Jr.",
            "Marcos",
            ("Ferdinand R. Marcos, Jr.", ["ferdinand-marcos-jr"]),
        ),
    ],
)
def test_an_initial_a_nickname_and_a_suffix_belong_to_the_name(read, line, name, found):
    assert read(line, name) == found


@pytest.mark.parametrize(
    ("line", "name", "found"),
    [
        ("He saw Mr. Fumio KISHIDA off.", "Kishida", ("Fumio KISHIDA", ["fumio-kishida"])),
        ("He saw KISHIDA Fumio off.", "Kishida", ("KISHIDA Fumio", ["fumio-kishida"])),
        ("It was Ferdinand MARCOS, Jr.", "Marcos", ("Ferdinand MARCOS, Jr.", ["ferdinand-marcos-jr"])),
        ("He saw PHAM Minh Chinh off.", "Chinh", ("PHAM Minh Chinh", ["pham-minh-chinh"])),
        ("He saw YOON Suk-yeol, off.", "Yoon", ("YOON Suk-yeol", ["yoon-suk-yeol"])),
        ("Aung San SUU KYI left.", "Suu Kyi", ("Aung San SUU KYI", ["aung-san-suu-kyi"])),
        ("He saw Fumio, KISHIDA said.", "Kishida", ("KISHIDA", ["fumio-kishida"])),
        ("He saw Taro KISHIDA off.", "Kishida", ("KISHIDA", ["fumio-kishida"])),
    ],
)
def test_a_name_with_only_some_words_in_capitals(read, line, name, found):
    assert read(line, name) == found


def test_what_stands_in_a_name_that_was_read_whole_is_no_name(read):
    assert read("He saw Ola LUND Kishida", "Kishida", previous=23) is None


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("He saw George Q. Bush off.", "Bush", "Bush"),
        ("He saw Taro A. Kishida off.", "Kishida", "Kishida"),
        ("He told Fumio. A. Kishida left.", "Kishida", "Kishida"),
        ("Fumio: “Yes.” Kishida nodded.", "Kishida", "Kishida"),
        ("He told Fumio Monday Kishida left.", "Kishida", "Kishida"),
        ("He told Fumio Japan Kishida left.", "Kishida", "Kishida"),
        ("He told Fumio Minister Kishida left.", "Kishida", "Kishida"),
        ("Fumio Leaves, Kishida Stays For Dinner", "Kishida", "Kishida"),
        ("Fumio Meets Kishida For Dinner", "Kishida", "Kishida"),
        ("He saw George Quentin Bush off.", "Bush", "Bush"),
        ("In the end he saw Kim Dee Song off.", "Song", "Song"),
        ("The Kishida III cabinet met.", "Kishida", "Kishida"),
        ("In Fumio Kishida, Japan has a friend.", "Fumio Kishida", "Fumio Kishida"),
    ],
)
def test_what_does_not_belong_to_the_name(read, line, name, words):
    assert read(line, name)[0] == words


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Fumio Kishida Sr. fished.", "Fumio Kishida"),
        ("The Kishida, Sr., of old.", "Kishida"),
        ("Benigno Aquino Jr. was shot.", "Benigno Aquino"),
    ],
)
def test_a_suffix_that_makes_it_somebody_elses_name(read, line, name):
    assert read(line, name) is None


def test_a_surname_behind_a_hyphen_belongs_to_the_word_before_unless_that_is_a_name_found(read):
    assert read("He saw Ola Lund-Kishida off.", "Kishida") is None
    assert read("Modi-Kishida talks failed.", "Kishida", previous=4) == ("Kishida", ["fumio-kishida"])
    assert read("Anti-Kishida words fell.", "Kishida") == ("Kishida", ["fumio-kishida"])


@pytest.mark.parametrize(
    ("line", "may_be"),
    [
        ("Ola R. Lund left", True),
        ("Ola R Lund left", True),
        ("Ola “Oli” Lund left", True),
        ("Ola Lund Jr. left", True),
        ("Ola Lund, Sr., left", True),
        ("Ola Dee-Lund left", True),
        ("Ola Dee Lund left", True),
        ("Dee Lund left", True),
        ("the Dee Lund left", False),
        ("Lund left", False),
        ("Mr. Lund, a baker", False),
        ("as Lund left", False),
    ],
)
def test_a_cheap_look_comes_first(line, may_be):
    start = line.index("Lund")
    assert may_be_longer(line, start, start + 4) is may_be
