"""What a paragraph is by itself, and what is cut out of it."""

import pytest

from analysis.page.paragraphs import cut_paragraph, find_kind, trim_piece
from analysis.page.segments import Span

KINDS = {
    "furniture": ["Share", "***", "12", "Sign in to read", "Home / World / Asia", "Read more: A ferry sinks"],
    "tail": [
        "Leave a Reply",
        "Related articles",
        "Most read",
        "More from The Reef",
        "© 2019 The Reef Ltd.",
        "Comments (5)",
        "You may also like",
    ],
    "byline": [
        "By Ann Ray",
        "By ANN RAY in Osaka",
        "AFP",
        "Ann Ray, staff writer",
        "(Reporting by Ann Ray; Editing by Bo Lind)",
    ],
    "credit": ["Photo: Ann Ray/AFP", "(Kyodo)", "Ann Ray/AP Photo", "Image: Reuters"],
    "metadata": ["LENGTH: 512 words", "Section: World; Pg. 7", "Language: English"],
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
    ],
    "title": [
        "Ferry line opens between two ports",
        "Who pays for all of it?",
        "What the bill says",
        "It sank.",
    ],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_kinds(kind, line):
    assert find_kind(line) == kind
    assert find_kind(f"  {line}\n") == kind


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


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("OSAKA (Kyodo) -- They met.", [("dateline", "OSAKA (Kyodo) --"), ("body", "They met.")]),
        ("They met. It rained.", [("body", "They met. It rained.")]),
        (
            "They met. (Kyodo) It rained.",
            [("body", "They met."), ("credit", "(Kyodo)"), ("body", "It rained.")],
        ),
        ("They met (Kyodo) on Monday.", [("body", "They met (Kyodo) on Monday.")]),
        (
            "They met. Ann Ray (R) waves to a crowd. It rained.",
            [("body", "They met."), ("caption", "Ann Ray (R) waves to a crowd."), ("body", "It rained.")],
        ),
        (
            "They met. Ann Ray (R) had lost. It rained.",
            [("body", "They met. Ann Ray (R) had lost. It rained.")],
        ),
        (
            "They met. Read also: A ferry sinks",
            [("body", "They met."), ("furniture", "Read also: A ferry sinks")],
        ),
        ("They met. == Kyodo", [("body", "They met."), ("credit", "== Kyodo")]),
    ],
)
def test_stretches_of_other_zones_are_cut_out_of_the_body(text, pieces):
    cut = cut_paragraph(text, Span(0, len(text)), "body")
    assert [(zone, text[start:end]) for start, end, zone in cut] == pieces


def test_only_the_paragraph_is_cut_and_only_body_and_captions():
    text = "OSAKA (AP) — They met. OSAKA (AP) — A ferry. Photo: AFP"
    second = Span(23, len(text))
    assert cut_paragraph(text, second, "furniture") == [(23, len(text), "furniture")]
    assert [text[start:end] for start, end, _ in cut_paragraph(text, second, "caption")] == [
        "OSAKA (AP) — A ferry.",
        "Photo: AFP",
    ]
    assert cut_paragraph(text, Span(0, 22), "body") == [(0, 12, "dateline"), (13, 22, "body")]


def test_blanks_around_a_piece_are_trimmed():
    assert trim_piece("a  b c  d", (1, 8, "body")) == (3, 6, "body")
