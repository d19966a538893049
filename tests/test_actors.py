"""Who is named where: a tiny invented dictionary with whole rows, then the packaged one."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors import match_actors
from analysis.schema import build_table, check_table
from analysis.sentences import split_sentences

DATA = Path(__file__).parent / "data"


def read_rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mentions_of(documents, dictionary, zone="body"):
    """The mentions in texts of one zone, every line of which is a sentence."""
    rows = []
    for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True):
        position = 0
        for number, line in enumerate(text.split("\n"), 1):
            rows.append((doc_id, number, line, position, position + len(line), zone))
            position += len(line) + 1
    return match_actors(documents, build_table("sentences", rows), dictionary)


@pytest.fixture(scope="module")
def find(make_documents, tiny_dictionary):
    """What is found in one text: (words, actor, form, rule), the candidates for an ambiguous one."""

    def run(text, day="2020-07-07", zone="body"):
        table = mentions_of(make_documents({"x": text}, day=day), tiny_dictionary, zone)
        return [
            (
                row.matched_text,
                row.name_id if row.resolved_by == "ambiguous" else row.actor_id,
                row.form,
                row.resolved_by,
            )
            for row in table.itertuples()
        ]

    return run


def test_the_whole_table(make_documents, tiny_dictionary):
    documents = make_documents({"x": "Ann Ray met a Sulander.\nRay left.", "y": "Ann Ray"}, day="2019-06-15")
    table = mentions_of(documents, tiny_dictionary)
    check_table("actor_mentions", table)
    offices = "prime minister; defence minister"
    ann = ("ann-ray", "Ann Ray", "person", "NRL")
    assert table.drop(columns="mention_id").to_records(index=False).tolist() == [
        ("x", 1, 0, 7, "Ann Ray", "body", *ann, "full", offices, "name", "ann-ray/Ann Ray"),
        (
            "x",
            1,
            14,
            22,
            "Sulander",
            "body",
            "suland",
            "Suland",
            "state",
            "SUL",
            "demonym",
            pytest.approx(float("nan"), nan_ok=True),
            "name",
            "suland/Sulander",
        ),
        ("x", 2, 24, 27, "Ray", "body", *ann, "short", offices, "antecedent", "ann-ray/Ray"),
        ("y", 1, 0, 7, "Ann Ray", "body", *ann, "full", offices, "name", "ann-ray/Ann Ray"),
    ]
    assert table["mention_id"].tolist() == [
        "x:0:7:ann-ray",
        "x:14:22:suland",
        "x:24:27:ann-ray",
        "y:0:7:ann-ray",
    ]


def test_an_ambiguous_mention_credits_nobody_and_lists_all(make_documents, tiny_dictionary):
    documents = make_documents({"x": "Ann Ray met Bo Ray.\nRay left."})
    row = mentions_of(documents, tiny_dictionary).iloc[2]
    assert row[["actor_id", "actor_name", "office"]].isna().all()
    assert row[
        ["mention_id", "matched_text", "actor_type", "country", "form", "resolved_by", "name_id"]
    ].tolist() == [
        "x:20:23:ambiguous",
        "Ray",
        "person",
        "NRL",
        "short",
        "ambiguous",
        "ann-ray/Ray|bo-ray/Ray",
    ]


@pytest.mark.parametrize("text", ["", "no one", "Norlands", "Rayburns", "the Sea of Norland"])
def test_nothing_found_is_an_empty_table(find, text):
    assert find(text) == []


FULL = ("ann-ray", "full", "name")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Ray spoke.\nRay left.", [("Ann Ray", *FULL), ("Ray", "ann-ray", "short", "antecedent")]),
        ("Ray left.\nAnn Ray spoke.", [("Ray", "ann-ray", "short", "antecedent"), ("Ann Ray", *FULL)]),
        ("Ray left.", []),
        ("Prime Minister Ray left.", [("Ray", "ann-ray", "short", "name")]),
        ("Mr Ray left.", [("Ray", "ann-ray/Ray|bo-ray/Ray", "short", "ambiguous")]),
        (
            "Ann Ray met Kim Rayburn.\nRayburn smiled.",
            [
                ("Ann Ray", *FULL),
                ("Kim Rayburn", "kim-rayburn", "full", "name"),
                ("Rayburn", "kim-rayburn", "short", "antecedent"),
            ],
        ),
        ("Rayburn smiled.", [("Rayburn", "kim-rayburn", "short", "name")]),
        ("Dee Rayburn smiled.", []),
        ("Dee Rayburn smiled.\nRayburn wept.", []),
        ("It was in May.", []),
        (
            "Ina May met May.",
            [("Ina May", "ina-may", "full", "name"), ("May", "ina-may", "short", "antecedent")],
        ),
        (
            "Le Van Thuong spoke.\nThoung left.",
            [
                ("Le Van Thuong", "le-van-thuong", "full", "name"),
                ("Thoung", "le-van-thuong", "variant", "spelling"),
            ],
        ),
        (
            "Le Van Thuong met Tran Hoa Thuong.\nThoung left.",
            [
                ("Le Van Thuong", "le-van-thuong", "full", "name"),
                ("Tran Hoa Thuong", "tran-hoa-thuong", "full", "name"),
            ],
        ),
        ("Thoung left.", []),
        (
            "Norland fell.\nIn the North it rained.",
            [("Norland", "norland", "name", "name"), ("the North", "norland", "short", "antecedent")],
        ),
        (
            "Fjorda refused.\nIn the North it rained.",
            [("Fjorda", "norland", "metonym", "name"), ("the North", "norland", "short", "antecedent")],
        ),
        ("In the North it rained.", []),
        (
            "The Reef Union (RU) met.\nRU left.",
            [
                ("Reef Union", "reef-union", "name", "name"),
                ("RU", "reef-union", "short", "antecedent"),
                ("RU", "reef-union", "short", "antecedent"),
            ],
        ),
        ("RU left.", []),
    ],
)
def test_a_short_name_needs_somebody_to_stand_for(find, text, expected):
    assert find(text) == expected


ANN, BOTH = "ann-ray", "ann-ray/Ray|bo-ray/Ray"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Who comes later, in the dictionary or not, is not meant before.
        ("Ann Ray spoke.\nRay left.\nBo Ray slept.", [ANN]),
        ("Ann Ray spoke.\nRay left.\nDee Ray slept.", [ANN]),
        ("Ann Ray said Ray would tell Dee Ray.", [ANN]),
        # From then on the name could be either.
        ("Ann Ray spoke.\nBo Ray slept.\nRay left.", [BOTH]),
        ("Ann Ray spoke.\nDee Ray slept.\nRay left.", ["ann-ray/Ray"]),
        ("Dee Ray slept.\nAnn Ray spoke.\nRay left.", ["ann-ray/Ray"]),
        ("Dee Ray slept.\nRay left.\nAnn Ray spoke.", []),
        # A headline means who is named first, if only one is.
        ("Ray leaves early\nAnn Ray spoke.\nBo Ray slept.", [ANN]),
        ("Ray leaves early\nAnn Ray spoke.\nDee Ray slept.", [ANN]),
        ("Ray leaves early\nAnn Ray spoke to Bo Ray.", [BOTH]),
        ("Ray leaves early\nDee Ray spoke to Ann Ray.", ["ann-ray/Ray"]),
        ("Ray leaves early\nDee Ray slept.\nAnn Ray spoke.", []),
    ],
)
def test_a_namesake_counts_only_from_where_he_or_she_is_named(find, text, found):
    assert [actor for words, actor, _, _ in find(text) if words == "Ray"] == found


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("Ann Ray spoke.\nThe late Ray was kind.", "2020-07-07", []),
        ("Ann Ray spoke.\nThe late Ray was kind.", "2022-07-07", [ANN]),
        ("Bo Ray spoke.\nThe late Ray was kind.", None, []),
        ("Ann Ray spoke.\nThe elder Ray was kind.", "2022-07-07", []),
    ],
)
def test_the_late_and_the_elder_of_a_name(find, text, day, found):
    assert [actor for words, actor, _, _ in find(text, day) if words == "Ray"] == found


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Fjorda refused.", ["norland"]),
        ("They met in Fjorda.", ["fjorda"]),
        ("They met in Fjorda and Fjorda.", ["fjorda", "fjorda"]),
        ("They left Fjorda, Norland, by boat.", ["fjorda", "norland"]),
        ("Talks in Fjorda angered Fjorda.", ["fjorda", "norland"]),
    ],
)
def test_a_capital_is_a_place_or_a_government(find, text, actors):
    assert [actor for _, actor, _, _ in find(text)] == actors


def test_a_capital_in_a_dateline_is_a_place(find):
    assert find("Old Harbour, Fjorda", zone="dateline") == [("Fjorda", "fjorda", "name", "name")]
    assert find("Old Harbour, Fjorda", zone="body") == [("Fjorda", "norland", "metonym", "name")]


@pytest.mark.parametrize(("day", "actor"), [("2018-07-07", "bob-reed-elder"), ("2020-07-07", "bob-reed")])
def test_of_two_bearers_of_a_name_the_one_in_office_is_meant(find, day, actor):
    assert find("Bob Reed spoke.", day) == [("Bob Reed", actor, "full", "name")]


def test_without_a_day_two_bearers_of_a_name_are_ambiguous(find):
    assert find("Bob Reed spoke.", None) == [
        ("Bob Reed", "bob-reed/Bob Reed|bob-reed-elder/Bob Reed", "full", "ambiguous")
    ]


IN_OFFICE = {
    "2018-12-31": None,
    "2019-01-01": "prime minister",
    "2020-12-31": "prime minister",
    "2021-01-01": None,
}


@pytest.mark.parametrize(("day", "office"), [*IN_OFFICE.items(), (None, None)])
def test_the_office_is_the_one_on_the_day_of_the_document(make_documents, tiny_dictionary, day, office):
    table = mentions_of(make_documents({"x": "Ann Ray"}, day=day), tiny_dictionary)
    assert [value if isinstance(value, str) else None for value in table["office"]] == [office]


def test_a_teaser_introduces_nobody_to_the_article(make_documents, tiny_dictionary):
    documents = make_documents({"x": "Ann Ray dances\nRay smiled."})
    sentences = build_table(
        "sentences", [("x", 1, "Ann Ray dances", 0, 14, "furniture"), ("x", 2, "Ray smiled.", 15, 26, "body")]
    )
    assert match_actors(documents, sentences, tiny_dictionary)["matched_text"].tolist() == ["Ann Ray"]


def test_a_name_across_two_sentences_is_none(make_documents, tiny_dictionary):
    documents = make_documents({"x": "Ann Ray"})
    sentences = build_table("sentences", [("x", 1, "Ann", 0, 3, "body"), ("x", 2, "Ray", 4, 7, "body")])
    assert match_actors(documents, sentences, tiny_dictionary).empty


PIECES = st.sampled_from(
    [
        "Ann Ray",
        "Bo Ray",
        "Ray",
        "Rayburn",
        "Thuong",
        "Thoung",
        "Le Van Thuong",
        "Fjorda",
        "in ",
        "to ",
        "Mr ",
        "Prime Minister ",
        "Norland",
        "’s",
        "the North",
        " ",
        "\n",
        ". ",
        ", ",
        "é",
        "e\u0301",
        "\u200b",
        "RU",
        "(",
        "<p>",
        "&nbsp;",
        "Bob Reed",
        "North Norland Sea",
    ]
)


@settings(max_examples=80)
@given(text=st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=30))
def test_every_mention_says_truly_where_it_stands(make_documents, tiny_dictionary, text):
    documents = make_documents({"x": text}, day="2020-07-07")
    table = check_table("actor_mentions", mentions_of(documents, tiny_dictionary))
    spans = list(zip(table["start_char"], table["end_char"], strict=True))
    assert [text[start:end] for start, end in spans] == table["matched_text"].tolist()
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert (table["actor_id"].isna() == (table["resolved_by"] == "ambiguous")).all()


@pytest.mark.parametrize("row", read_rows("actors_in_context.csv"), ids=lambda row: row["text"])
def test_names_in_context(make_documents, dictionary, row):
    text = row["text"]
    documents = make_documents({"x": text}, day="2022-05-26")
    zones = build_table("zones", [("x", 0, len(text), "body")])
    table = match_actors(documents, split_sentences(documents, zones), dictionary)
    pairs = zip(table["matched_text"], table["actor_name"], strict=True)
    assert ", ".join(f"{words} = {name}" for words, name in pairs) == row["found"]


@pytest.fixture(scope="module")
def find_packaged(make_documents, dictionary):
    def run(sentence):
        table = mentions_of(make_documents({"x": sentence}), dictionary)
        return list(zip(table["matched_text"], table["actor_name"], strict=True))

    return run


@pytest.mark.parametrize("row", read_rows("names_should_match.csv"), ids=lambda row: row["sentence"])
def test_a_name_that_should_match(find_packaged, row):
    assert (row["matched_text"], row["actor_name"]) in find_packaged(row["sentence"])


@pytest.mark.parametrize("row", read_rows("names_should_not_match.csv"), ids=lambda row: row["sentence"])
def test_a_name_that_should_not_match(find_packaged, row):
    assert (row["matched_text"], row["actor_name"]) not in find_packaged(row["sentence"])
