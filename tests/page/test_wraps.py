"""Which lines of prose broken by hand go on with a sentence, on a made-up speech."""

import pytest

from analysis.page.segments import split_lines, split_paragraphs
from analysis.page.wraps import find_breaks, split_blocks

SPEECH = [
    "The owners thank the harbour master, Ann",
    "Ray, for all that she did in the storm of",
    "December, when the old ferry from Osaka came",
    "in sight of the quay of The Reef and the",
    "whole town was on its feet.",
    "Nobody had thought",
    "much of it.",
]
NAMES = [
    "The owners of the ferry have asked Captain",
    "Bo Lind to wait. She is to see the Lord of the",
    "Harbour in Osaka on Monday. Mrs. Ray said that",
    "Osaka would not pay. The masters of the",
    "Reef, like Kobe, Nara and the",
    "Union of Pilots, hope for a calm sea.",
]
MENU = ["Ferries and harbours", "Islands of the north", "Storms", "People of the quay", "Osaka", "The Reef"]
VERSE = [
    "The ferry left the quay at noon,",
    "And all the town was glad;",
    "The Reef is far, the night soon,",
] * 3


def test_a_name_had_no_room_on_the_line_before():
    text = "\n".join(SPEECH)
    breaks = sorted(find_breaks(text, split_lines(text)))
    assert [text[start:].split()[0] for start in breaks] == ["Ray,", "December,", "in", "whole"]
    paragraphs = [text[start:end].split("\n") for start, end in split_paragraphs(text)]
    assert paragraphs == [SPEECH[:5], SPEECH[5:6], SPEECH[6:]]


def test_lines_that_all_begin_in_capitals_are_one_paragraph():
    text = "\n".join(NAMES)
    assert [text[start:end] for start, end in split_paragraphs(text)] == [text]


@pytest.mark.parametrize(
    "lines",
    [
        MENU,
        [line + " of today and tomorrow" for line in MENU],
        VERSE,
        SPEECH[2:],
        [line * 3 for line in SPEECH],
    ],
)
def test_other_lines_stay_as_they_are(lines):
    text = "\n".join(lines)
    assert find_breaks(text, split_lines(text)) == set()


def test_a_blank_line_parts_blocks():
    assert split_blocks("a\nb\n \nc", split_lines("a\nb\n \nc")) == [[(0, 1), (2, 3)], [(6, 7)]]
