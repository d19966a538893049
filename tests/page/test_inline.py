"""What is cut out of a paragraph."""

import pytest

from analysis.page.inline import cut_paragraph
from analysis.page.segments import Span


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
        ("They met. – AFP", [("body", "They met."), ("credit", "– AFP")]),
        (
            "OSAKA (AP) — They met. AP",
            [("dateline", "OSAKA (AP) —"), ("body", "They met."), ("credit", "AP")],
        ),
        ("They met the AP.", [("body", "They met the AP.")]),
        (
            "They met. Photo courtesy of the office was free, he said.",
            [("body", "They met. Photo courtesy of the office was free, he said.")],
        ),
        ("They met. == Kyodo", [("body", "They met."), ("credit", "== Kyodo")]),
    ],
)
def test_stretches_of_other_zones_are_cut_out_of_the_body(text, pieces):
    cut = cut_paragraph(text, Span(0, len(text)), "body")
    assert [(zone, text[start:end]) for start, end, zone in cut] == pieces


def test_the_agency_behind_a_caption_is_its_credit():
    text = "A ferry leaves the port. AFP"
    assert cut_paragraph(text, Span(0, len(text)), "caption") == [(0, 24, "caption"), (25, 28, "credit")]


def test_only_the_paragraph_is_cut_and_only_body_and_captions():
    text = "OSAKA (AP) — They met. OSAKA (AP) — A ferry. Photo: AFP"
    second = Span(23, len(text))
    assert cut_paragraph(text, second, "furniture") == [(23, len(text), "furniture")]
    assert [text[start:end] for start, end, _ in cut_paragraph(text, second, "caption")] == [
        "OSAKA (AP) — A ferry.",
        "Photo: AFP",
    ]
    assert cut_paragraph(text, Span(0, 22), "body") == [(0, 12, "dateline"), (13, 22, "body")]
