"""Text to lines, paragraphs and sentences, on made-up lines."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.page.segments import (
    Span,
    cut_at,
    find_sentence_ends,
    split_lines,
    split_paragraphs,
    split_sentence_spans,
)


def cut(text):
    return [text[start:end] for start, end in split_sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("a", [Span(0, 1)]),
        ("  a b \r\n\r\nc\n", [Span(2, 5), Span(10, 11)]),
        ("one\rtwo", [Span(0, 3), Span(4, 7)]),
    ],
)
def test_lines_are_cut_without_their_outer_blanks(text, expected):
    assert split_lines(text) == expected


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry left.", "It came back!", "Did it?", "Yes…", "They cheered."],
        ["“Go.”", "They went.", '"Stop," he said.', "(It was late.)", "Nobody slept."],
        ["It cost 3.5 million.", "5 people paid."],
        ["He said no.", "She said yes."],
        ["It was Orr Inc!", "They knew."],
        ["He sat.", "She stood."],
        ["No. 5 is alive.", "No one saw it."],
        ["They left at 5 p.m.", "They came back at 5 p.m. Monday."],
        ["The boat is in the U.S.", "It is big."],
        ["He met the U.N. Secretary-General.", "The U.N. Security Council met."],
        ["He met J. K. Orly and S. Varma.", "George H. W. Ashe left."],
        ["Lt. Gen. Bo Tran spoke.", "Gen. Vu did not."],
        ["The shoal lies off Palawan, e.g. near St. Paul.", "No one lives there."],
        ["He asked “Why?” and left.", "Nobody knew."],
        ["The ferry (see map) sank.", "(Kyodo)", "They met again."],
        ["It left on Sept. 11.", "The next day it rained."],
        ["Quoc Inc. Chairman Sato said so.", "He smiled."],
        ["They met in Washington, D.C. on Monday.", "It snowed."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy sailed.",
        "U.S. Vice President Harris, Sen. Roe and Dr. Vu met at 5 p.m. Monday.",
        "It rose by 3.5 percent.",
        "Maybe... they did.",
        "no capital. follows here.",
        "It grew from $5 million.It fell.",
        "He wrote to example.org. and waited",
    ],
)
def test_a_full_stop_that_ends_nothing_is_passed_over(text):
    assert cut(text) == [text]


def test_a_line_break_ends_no_sentence_and_a_blank_line_does():
    assert cut("Boats\nleft the port\r\n \r\nand the town\n\n\n slept") == [
        "Boats\nleft the port",
        "and the town",
        "slept",
    ]


def test_only_the_stretch_asked_for_is_split():
    text = "One. Two. Three. Four."
    assert [text[start:end] for start, end in split_sentence_spans(text, 5, 16)] == ["Two.", "Three."]
    assert split_sentence_spans(text, 4, 5) == []


def test_a_sentence_does_not_look_beyond_its_stretch():
    text = "It left the U.S. The end"
    assert split_sentence_spans(text, 0, 16) == [Span(0, 16)]


WRAPPED = [
    "The minister said on Monday that the ferry would",
    "leave in May, when the new harbour of the island",
    "is to be opened.",
]
FINISHED = [
    "The minister said on Monday that the ferry is late.",
    "Nobody in the old town was surprised by it at all.",
]
LIST = [
    "The ministers want to do three things with the ferry",
    "• paint the ferry in the colours of the two towns",
]
PARAGRAPHS = {
    "hard-wrapped lines join": (
        "\n".join([*WRAPPED, "", "It is late."]),
        ["\n".join(WRAPPED), "It is late."],
    ),
    "a line that ends a sentence is a paragraph": ("\n".join(FINISHED), FINISHED),
    "short lines are menus": ("Home\nnews\nabout us", ["Home", "news", "about us"]),
    "bullets stay apart": ("\n".join(LIST), LIST),
    "a URL below a title is its own": (
        "Ministers meet in the old capital of the north\nhttps://reef.example/2014/05/29/ferry-line-opens",
        [
            "Ministers meet in the old capital of the north",
            "https://reef.example/2014/05/29/ferry-line-opens",
        ],
    ),
    "and one above a title": (
        "https://reef.example/2014/05/29/ferry-line-opens\nMinisters meet in the old capital of the north",
        [
            "https://reef.example/2014/05/29/ferry-line-opens",
            "Ministers meet in the old capital of the north",
        ],
    ),
    "a URL inside a sentence is not": (
        "The text of the treaty is to be read at\nhttps://reef.example/2014/05/29/ab\nby all who want to.",
        ["The text of the treaty is to be read at\nhttps://reef.example/2014/05/29/ab\nby all who want to."],
    ),
    "an author in small letters below a title": (
        "Ministers meet in the old capital\nby Ann Ray\n\nIt is late.",
        ["Ministers meet in the old capital", "by Ann Ray", "It is late."],
    ),
    "and a site": (
        "Ministers meet in the old capital\nreefpost.example.com\n\nIt is late.",
        ["Ministers meet in the old capital", "reefpost.example.com", "It is late."],
    ),
    "but not the end of a sentence": (
        "The new ferry line was paid for\nby Ann Ray and her sister.",
        ["The new ferry line was paid for\nby Ann Ray and her sister."],
    ),
    "a blank line always parts": ("\n\n".join(WRAPPED[:2]), WRAPPED[:2]),
}


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(text, expected):
    assert [text[start:end] for start, end in split_paragraphs(text)] == expected


MARKDOWN = {
    "short lines join up to a blank one": (
        "A [ferry]\nin May\n\nIt is late.",
        ["A [ferry]\nin May", "It is late."],
    ),
    "lists stay apart": (
        "Ports:\n- Osaka\n  and Kobe\n2. Nara",
        ["Ports:", "- Osaka\n  and Kobe", "2. Nara"],
    ),
    "a rule stays apart": (
        "It is late.\n---\nA ferry\nin May\n* * *\nOsaka",
        ["It is late.", "---", "A ferry\nin May", "* * *", "Osaka"],
    ),
    "labels in bold and lines in italics begin": (
        "It is late.\n*Filed under: [reef]*\n**Related:** [a ferry]\nin May",
        ["It is late.", "*Filed under: [reef]*", "**Related:** [a ferry]\nin May"],
    ),
    "and lines in italics go on with each other": (
        "*Ferry opens;*  \n*Ann Ray sails*",
        ["*Ferry opens;*  \n*Ann Ray sails*"],
    ),
    "words in bold or italics go on": (
        "It is\n*very* late\n**Ferries** sail\n*all* day *and night*",
        ["It is\n*very* late\n**Ferries** sail\n*all* day *and night*"],
    ),
    "menus stay apart": ("[Home]\n[News]\nabout us", ["[Home]", "[News]", "about us"]),
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_paragraphs_of_markdown(text, expected):
    assert [text[start:end] for start, end in split_paragraphs(text, is_markdown=True)] == expected


def test_a_text_is_cut_where_its_sentences_end():
    text = "One is late. Two? Three…  Four"
    assert find_sentence_ends(text) == [12, 17, 24]
    assert cut_at(text, [12, 17, 24], 13, len(text)) == [(13, "Two?"), (18, "Three…"), (26, "Four")]
    assert cut_at(text, [], 0, 12) == [(0, "One is late.")]
    assert cut_at(text, [12, 17], 17, 18) == []


PIECES = st.sampled_from(
    [
        "He said so.",
        "U.S.",
        "Mr.",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\n\n",
        "“",
        "”",
        "(Kyodo)",
        "!",
        "…",
        "A",
        "b",
        "5",
        "\u2028",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS)
@example("a.\u2028B")
@example("\x1c\x85a. B")
def test_lines_paragraphs_and_sentences_lose_nothing_and_never_overlap(text):
    for spans in (split_lines(text), split_paragraphs(text), split_sentence_spans(text)):
        position = 0
        for start, end in spans:
            assert text[position:start].strip() == ""
            assert start < end
            assert text[start:end] == text[start:end].strip()
            position = end
        assert text[position:].strip() == ""


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_sentences_stay_inside_their_stretch(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    spans = split_sentence_spans(text, start, end)
    assert all(start <= first < last <= end for first, last in spans)
    found = "".join(text[first:last] for first, last in spans)
    assert "".join(found.split()) == "".join(text[start:end].split())
