"""Where a text touches a topic, and by which row of the dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schema import build_table, check_table
from analysis.topics import match_topics


@pytest.fixture(scope="module")
def find(make_documents, tiny_dictionary):
    def run(text, zone="body"):
        sentences = build_table("sentences", [("x", 1, text, 0, len(text), zone)])
        return check_table(
            "topic_mentions", match_topics(make_documents({"x": text}), sentences, tiny_dictionary)
        )

    return run


def test_the_whole_table_of_one_phrase_that_is_two_topics(find):
    text = "In the North and South Norland Seas, Reef  Interns dive."
    seas = ("x", 1, 7, 35, "North and South Norland Seas", "body")
    interns = ("x", 1, 37, 50, "Reef  Interns", "body")
    assert find(text).to_records(index=False).tolist() == [
        (
            "x:7:35:north-norland-sea",
            *seas,
            "north-norland-sea",
            "north-norland-sea/North and South Norland seas",
            "explicit",
        ),
        (
            "x:7:35:south-norland-sea",
            *seas,
            "south-norland-sea",
            "south-norland-sea/North and South Norland seas",
            "explicit",
        ),
        ("x:37:50:reef-interns", *interns, "reef-interns", "reef-interns/reef intern*", "explicit"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the North Norland Sea", [("North Norland Sea", "north-norland-sea", "explicit")]),
        ("THE NORTH NORLAND SEA", [("NORTH NORLAND SEA", "north-norland-sea", "explicit")]),
        ("a quiet diver", [("quiet diver", "reef-interns", "indirect")]),
        (
            "Norlandic trainees and Norlanders",
            [("Norlandic trainees", "reef-interns", "explicit"), ("Norlanders", "norland", "explicit")],
        ),
        ("Norland's Foreign Ministry", [("Norland", "norland", "explicit")]),
        ("the Sea of Norland", [("Sea of Norland", "norland", "indirect")]),
    ],
)
def test_the_longest_term_counts(find, text, found):
    table = find(text)
    assert list(zip(table["matched_text"], table["topic_id"], table["strength"], strict=True)) == found


@pytest.mark.parametrize(
    "text", ["", "a reef and its interns", "quiet divers", "New Norland", "INorland", "North Norland"[6:8]]
)
def test_nothing_found_is_an_empty_table(find, text):
    assert find(text).empty


def test_of_two_rows_of_one_topic_the_first_is_the_receipt(find):
    table = find("Reef intern, reef")  # the glob, and further down the file the bare term
    assert table[["term_id", "strength"]].to_numpy().tolist() == [["reef-interns/reef intern*", "explicit"]]


def test_the_zone_comes_from_the_sentence(find):
    assert find("a reef intern", zone="caption")["zone"].tolist() == ["caption"]


def test_a_term_across_two_sentences_is_none(make_documents, tiny_dictionary):
    sentences = build_table(
        "sentences", [("x", 1, "a reef", 0, 6, "body"), ("x", 2, "intern", 7, 13, "body")]
    )
    assert match_topics(make_documents({"x": "a reef intern"}), sentences, tiny_dictionary).empty


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Boats met in the East and South China seas.",
            {("south-china-sea", "explicit"), ("east-china-sea", "explicit")},
        ),
        ("Brokers lend money to technical interns.", {("technical-interns", "explicit")}),
        ("The technical internship programme ends.", {("technical-interns", "explicit")}),
        ("Launches by the reclusive state go on.", {("north-korea", "indirect")}),
        ("They spoke of regional waters.", {("south-china-sea", "indirect"), ("east-china-sea", "indirect")}),
        ("The junta in Myanmar refused.", {("myanmar", "explicit"), ("myanmar", "indirect")}),
        ("The exchange student was an intern at a bank.", set()),
        ("The China Sea Restaurant in Leeds closed.", set()),
        ("She crossed the North Sea to Korea Street.", set()),
        ("She came as a ginō jisshūsei.", {("technical-interns", "explicit")}),
        ("They were called kenshusei then.", {("technical-interns", "indirect")}),
        ("Foreign trainees left the farm.", {("technical-interns", "explicit")}),
        ("Foreign trainee pilots flew home.", set()),
        ("North Koreans crossed it.", {("north-korea", "explicit")}),
        ("North Korea's army crossed it.", {("north-korea", "explicit")}),
        ("A shop in north Koreatown burnt.", set()),
        ("A Burmese poet crossed the border.", {("myanmar", "explicit")}),
        ("A Burmese python crossed the Burma Road.", set()),
        ("The Spratly group of islands is small.", {("south-china-sea", "explicit")}),
        ("The Spratly Group Inc. sold shoes.", set()),
    ],
)
def test_the_packaged_topics(make_documents, dictionary, sentence, expected):
    sentences = build_table("sentences", [("x", 1, sentence, 0, len(sentence), "body")])
    table = match_topics(make_documents({"x": sentence}), sentences, dictionary)
    assert set(zip(table["topic_id"], table["strength"], strict=True)) == expected


PIECES = st.sampled_from(
    [
        "North Norland Sea",
        "North and South",
        " Norland seas",
        "reef intern",
        "s",
        "ship",
        " ",
        "\n",
        "\n\n",
        "é",
        "\u200b",
        "quiet diver",
        "Norlandic",
        ".",
    ]
)


@given(text=st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30))
def test_every_mention_says_truly_where_it_stands(find, text):
    table = find(text)
    spans = zip(table["start_char"], table["end_char"], strict=True)
    assert [text[start:end] for start, end in spans] == table["matched_text"].tolist()
