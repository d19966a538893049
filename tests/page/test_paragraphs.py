"""What a paragraph is by itself."""

import pytest

from analysis.page.paragraphs import OTHER, PAGE, PICTURE, VISITOR, find_kind, find_signs
from analysis.page.segments import Span

KINDS = {
    "furniture": [
        "Share",
        "***",
        "12",
        "Sign in to read",
        "Home / World / Asia",
        "Read more: A ferry sinks",
        "Article continues below this ad",
        "Story continues below advertisement",
        "Article continues after ad",
        "Email story   Comment on this story   Share   Print story",
        "Facebook Twitter LinkedIn Reddit WhatsApp Email",
        "Click to share on Facebook (Opens in new window)",
        "Add The Reef as a preferred source on Google",
        "Retrieved from https://reef.example/ferry on 3 March 2019",
        "Saved on 3 March 2019",
    ],
    "tail": [
        "Leave a Reply",
        "Related articles",
        "Most read",
        "More from The Reef",
        "© 2019 The Reef Ltd.",
        "Comments (5)",
        "You may also like",
        "FEATURED STORIES",
    ],
    "byline": [
        "By Ann Ray",
        "By ANN RAY in Osaka",
        "AFP",
        "Ann Ray, staff writer",
        "(Reporting by Ann Ray; Editing by Bo Lind)",
        "Reported by Ann Ray for The Reef’s Osaka Service. Written in English by Cy Fox.",
        "Translated by Ann Ray.",
    ],
    "credit": ["Photo: Ann Ray/AFP", "(Kyodo)", "Ann Ray/AP Photo", "Image: Reuters"],
    "metadata": [
        "LENGTH: 512 words",
        "Section: World; Pg. 7",
        "Language: English",
        "(This story has not been edited by the staff of The Reef.)",
    ],
    "caption": [
        "FILE PHOTO: A ferry leaves the old port of Osaka.",
        "Ann Ray (left) and Bo Lind.",
        "A ferry leaves the port. (Kyodo)",
        "In this photo, a ferry leaves.",
    ],
    "bullet": ["• The ferry will run each day", "- A boat a day for all"],
    "prose": [
        "The ferry left the port on Monday.",
        "“We are late,” she said.",
        "He gave three reasons for the delay:",
        "Written by Ann Ray in 1919, the song was heard on every ferry.",
        "Edited by Ann Ray. It was sold all the same.",
        "Print this story and you are late, the owner said.",
    ],
    "title": [
        "Ferry line opens between two ports",
        "Who pays for all of it?",
        "What the bill says",
        "It sank.",
        "Trade continues below the radar",
        "Featured stories of the ferry crew",
        "Saved from the sea: a crew and its dog",
    ],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_kinds(kind, line):
    assert find_kind(line) == kind
    assert find_kind(f"  {line}\n") == kind
    assert find_kind(line, find_signs(line, [Span(0, len(line))])[0]) == kind


def test_signs_belong_to_the_paragraph_that_they_stand_in():
    lines = ["(AP)", "Give it to you", "We sail", "Your young crew", "Cookies", "©", "A view", "Join us—now"]
    text = "\n".join(lines)
    spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
    pages = [PICTURE, VISITOR, VISITOR, VISITOR, PAGE, PICTURE | PAGE, OTHER, VISITOR]
    assert find_signs(text, spans) == pages


@pytest.mark.parametrize(
    ("line", "is_plain"),
    [
        ("The owner told the crew of the storm.", True),
        ("Élan was the name of the oldest of the boats.", True),
        ("The owner told the crew of a storm.", False),
        ("The owner told the crew of the storm", False),
        ("I. The owner told the crew of the storm.", False),
        ("THE owner told the crew of the storm.", False),
        ("A CREW told the owner of the port of the storm.", False),
        ("3 boats told the owner of the port of the storm.", False),
        ("Reef — The owner told the crew of the storm.", False),
        ("First published in the Reef by the owner of the boats.", False),
        ("The crew: told by the owner of the storm.", False),
    ],
)
def test_prose_as_it_stands_has_no_sign(line, is_plain):
    signs = find_signs(line, [Span(0, len(line))])
    assert signs == [0 if is_plain else OTHER]
    assert not is_plain or find_kind(line) == find_kind(line, 0) == "prose"


def test_a_long_line_without_a_full_stop_is_prose_and_a_long_list_of_names_is_none():
    sentence = (
        "the ferry was late and the crew had been on board for a day when the owner said that it was not"
    )
    assert find_kind(sentence) == "prose"
    assert (
        find_kind(
            "Osaka Kobe Kyoto Nara Otsu Tsu Gifu Nagoya Fukui Kanazawa Toyama Nagano Kofu Tokyo Chiba Mito"
        )
        == "title"
    )


def test_a_very_long_paragraph_is_no_caption():
    names = "Ann Ray, Bo Lind, "
    assert find_kind(f"{names * 30}and others stand on a ferry. (Kyodo)") == "caption"
    assert find_kind(f"{names * 40}and others stand on a ferry. (Kyodo)") == "prose"


def test_agencies_sign_a_line_together_and_a_line_of_hundreds_is_read_as_quickly():
    assert find_kind("AFP, Reuters & Jiji") == "byline"
    assert find_kind("AFP/" * 200 + "x") == "title"
