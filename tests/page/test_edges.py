"""Short lines that belong to the article, and short lines like them that do not."""

import pytest

from analysis.page.edges import (
    complete_summary,
    find_closing,
    mark_captions,
    mark_datelines,
    mark_items,
    mark_numbered,
    mark_salutations,
    mark_signed,
    mark_trails,
)
from analysis.page.segments import Span


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mr. President,", "prose"),
        ("Madam President, Excellencies, ladies and gentlemen,", "prose"),
        ("Dear friends of the sea:", "prose"),
        ("Your Excellency,", "prose"),
        ("Mr. President sails", "title"),
        ("Your ferry, your way:", "title"),
        ("Ministers, sailors,", "title"),
    ],
)
def test_salutations(line, kind):
    kinds = ["title", "prose"]
    mark_salutations([line, "We met in Osaka."], kinds, [0, 1])
    assert kinds == [kind, "prose"]


def test_salutations_one_above_the_other_and_one_above_a_title():
    kinds = ["title", "title", "prose", "title", "title"]
    mark_salutations(
        ["Mr. President,", "Excellencies,", "We met.", "Mr. President,", "Ferries"], kinds, list(range(5))
    )
    assert kinds == ["prose", "prose", "prose", "title", "title"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<ul><li>A new port</li></ul>", "item"),
        ('<li class="a"> <strong>A new port', "item"),
        ('<li><a href="/port">A new port</a></li>', "title"),
        ("<li>One</li><p>A new port</p>", "title"),
        ("A new port", "title"),
    ],
)
def test_items_of_a_list_in_html(text, kind):
    start = text.index("A new port")
    kinds = ["title"]
    mark_items(text, [Span(start, start + 10)], kinds)
    assert kinds == [kind]


@pytest.mark.parametrize(
    ("below", "n_closing"),
    [
        (["I thank you."], 1),
        (["Long live the sea!", "Thank you."], 2),
        (["Thank you.", "***", "1:42 P.M."], 1),
        (["End text."], 0),
        (["Thank you.", "Most read"], 0),
        (["The Quay"], 0),
        ([], 0),
    ],
)
def test_the_end_of_a_speech(below, n_closing):
    lines = ["We met in Osaka on Monday.", *below]
    kinds = ["prose"] + ["title" if any(map(str.islower, line)) else "furniture" for line in below]
    assert find_closing(lines, kinds, [0]) == list(range(1, n_closing + 1))


def test_nothing_closes_a_text_without_body():
    assert find_closing(["Thank you."], ["title"], []) == []


@pytest.mark.parametrize(
    ("last", "kind", "zone"),
    [
        ("Owner says nothing yet", "title", "standfirst"),
        ("Register here", "title", "furniture"),
        ("Sign in to read on", "furniture", "furniture"),
    ],
)
def test_the_last_line_of_a_summary(last, kind, zone):
    zones = ["standfirst", "standfirst", "furniture"]
    complete_summary(["A boat a day", "It sails at noon", last], ["title", "title", kind], zones)
    assert zones == ["standfirst", "standfirst", zone]


def test_a_short_line_below_the_label_of_a_summary():
    zones = ["furniture", "furniture", "furniture", "furniture"]
    lines = ["Summary", "Owner says nothing yet", "Ferries", "Crew asks for more"]
    complete_summary(lines, ["title"] * 4, zones)
    assert zones == ["furniture", "standfirst", "furniture", "furniture"]


@pytest.mark.parametrize(
    ("label", "kind", "kinds"),
    [
        ("Image caption,", "title", ["furniture", "caption"]),
        ("Caption:", "prose", ["furniture", "caption"]),
        ("Image caption,", "byline", ["furniture", "byline"]),
        ("A ferry. (Kyodo)", "title", ["caption", "title"]),
    ],
)
def test_a_caption_below_its_label(label, kind, kinds):
    found = ["caption", kind]
    mark_captions([label, "A ferry in the port"], found, [0, 1])
    assert found == kinds


def test_a_label_below_a_single_line_is_no_summary():
    zones = ["headline", "standfirst", "furniture"]
    complete_summary(["A", "A boat a day", "Owner says nothing yet"], ["title"] * 3, zones)
    assert zones == ["headline", "standfirst", "furniture"]


ROW = "They are due in Osaka later on Monday for more talks. AFP"
SCENE = "Ann Ray shakes hands with Bo Lind in Osaka. AFP"
SAID = "They are due in Osaka again, the owner said. (AFP)"


@pytest.mark.parametrize(
    ("lines", "kinds", "expected"),
    [
        (["They met.", ROW], ["prose", "title"], "prose"),
        (["They met.", ROW, "Share", "Most read"], ["prose", "title", "furniture", "tail"], "prose"),
        (["They met.", SCENE], ["prose", "title"], "caption"),
        (["They met.", SAID, "They ate."], ["prose", "caption", "prose"], "prose"),
        (["They met.", ROW, "They ate."], ["prose", "title", "prose"], "title"),
        (["They met.", "Ferries. AFP"], ["prose", "title"], "title"),
        (["They met.", "Related: They met. AFP"], ["prose", "furniture"], "furniture"),
        (["A title", ROW, "They met."], ["title", "title", "prose"], "caption"),
        (["A title", SAID, "They met."], ["title", "caption", "prose"], "caption"),
        (["A title", f"OSAKA - {ROW}", "They met."], ["title", "prose", "prose"], "prose"),
        (["A title", f"OSAKA - {ROW}"], ["title", "title"], "prose"),
    ],
)
def test_a_line_that_an_agency_signs(lines, kinds, expected):
    found = list(kinds)
    mark_signed(lines, found, list(range(len(lines))))
    assert found == [kinds[0], expected, *kinds[2:]]


TITLE = "Ferry line opens again"


@pytest.mark.parametrize(
    "path",
    [
        f"News > Asia > {TITLE}",
        f"ASIA » {TITLE.upper()}",
        f"{TITLE} | The Quay",
        f"{TITLE} - News - The Quay",
        f"The Quay: Asia / {TITLE}",
    ],
)
def test_a_path_holds_the_headline(path):
    kinds = ["title", "title", "title", "prose"]
    mark_trails([path, "All that floats, and the news", TITLE, "They met."], kinds)
    assert kinds == ["furniture", "title", "headline", "prose"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (f"News > Asia > {TITLE} in May", TITLE),
        (f"News > {TITLE} > Ferries of the north", TITLE),
        (f"News > Asia > {TITLE}", f"{TITLE} in May"),
        (TITLE, TITLE),
        ("News > Asia > Ferry line", "Ferry line"),
        ("Ferries > planes, the owners say", TITLE),
        (f"Why the {TITLE}", TITLE),
    ],
)
def test_no_path_to_the_line_below(path, title):
    kinds = ["title", "title", "prose"]
    mark_trails([path, title, "They met."], kinds)
    assert kinds == ["title", "title", "prose"]


CALL = "Courtesy call of the owners on the harbour master"


@pytest.mark.parametrize(
    ("first", "second"),
    [("1.", "2."), ("(1)", "(2)"), ("1)", "2)"), ("III.", "IV."), ("(I)", "(II)"), ("9.", "10.")],
)
def test_numbered_headings(first, second):
    kinds = ["prose", "title", "prose", "title", "prose"]
    mark_numbered(
        ["They met.", f"{first} {CALL}", "They ate.", f"{second} {CALL}", "They slept."],
        kinds,
        list(range(5)),
    )
    assert kinds == ["prose"] * 5


@pytest.mark.parametrize(
    ("first", "second"),
    [("1.", "3."), ("1.", "(2)"), ("2.", "1."), ("1.", "II."), ("1.5", "2.5"), ("1.", "Two."), ("I", "II")],
)
def test_numbers_that_do_not_go_on(first, second):
    kinds = ["prose", "title", "prose", "title", "prose"]
    mark_numbered(
        ["They met.", f"{first} {CALL}", "They ate.", f"{second} {CALL}", "They slept."],
        kinds,
        list(range(5)),
    )
    assert kinds == ["prose", "title", "prose", "title", "prose"]


def test_a_list_of_titles_is_no_row_of_headings():
    kinds = ["prose", "title", "title", "furniture", "title", "prose"]
    mark_numbered(
        ["They met.", f"1. {CALL}", f"2. {CALL}", "Share", f"3. {CALL}", "They ate."], kinds, list(range(6))
    )
    assert kinds == ["prose", "title", "title", "furniture", "title", "prose"]


def test_numbers_below_numbers():
    lines = [f"1. {CALL}", "(1) Ports", "They met.", "(2) Tides", "They ate.", f"2. {CALL}", "(1) Ships"]
    kinds = ["title", "title", "prose", "title", "prose", "title", "title"]
    mark_numbered(lines, kinds, list(range(len(lines))))
    assert kinds == ["prose", "prose", "prose", "prose", "prose", "prose", "title"]


@pytest.mark.parametrize(
    ("below", "expected"),
    [("They met.", ["headline", "dateline", "prose"]), ("Ferries", ["headline", "title", "title"])],
)
def test_a_dateline_on_its_own_line_stands_above_prose(below, expected):
    kinds = ["headline", "title", "prose" if below[-1] == "." else "title"]
    mark_datelines([TITLE, "OSAKA, May 3, Kyodo", below], kinds, [0, 1, 2])
    assert kinds == expected
