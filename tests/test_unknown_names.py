"""Names that the dictionary does not know, counted by mentions, articles and stories, with their evidence."""

import pytest

from analysis import annotate
from analysis.unknown_names import COLUMNS, find_unknown_names

TEXTS = {
    "a": "Norland courts Suland\n\nFJORDA — Minister Ola Lund flew to Suland on Monday. "
    "Lund met Ann Ray there.\n\nThe Rainfall Institute was asked by Mr Lund, and the Institute slept.\n",
    "b": "Suland waits for ships\n\nAnn Ray waited for Ola Lund, and Bo Berg waited for nobody there.\n\n"
    "Critics said little. Ann Ray said that the Sea of Norland was calm.\n",
}


@pytest.fixture(scope="module")
def find(make_documents, tiny_dictionary):
    def find(texts, **options):
        return find_unknown_names(
            annotate(make_documents(texts), tiny_dictionary), tiny_dictionary, **options
        )

    return find


def test_the_whole_table(find):
    names = find(TEXTS)
    assert {column: str(kind) for column, kind in names.dtypes.items()} == COLUMNS
    assert names.drop(columns=["sentence_id"]).values.tolist() == [
        [
            "Ola Lund",
            "title",
            4,
            2,
            2,
            "a",
            TEXTS["a"].index("Ola Lund"),
            TEXTS["a"].index("Ola Lund") + 8,
            "Minister Ola Lund flew to Suland on Monday.",
        ],
        [
            "Rainfall Institute",
            "body word",
            1,
            1,
            1,
            "a",
            TEXTS["a"].index("Rainfall"),
            TEXTS["a"].index("Rainfall") + 18,
            "The Rainfall Institute was asked by Mr Lund, and the Institute slept.",
        ],
    ]


def test_capitals_alone_tell_a_name_from_the_third_time_on(find):
    twice = "Rain\n\nThey saw Bo Berg here. They saw Bo Berg there.\n"
    assert find([twice]).empty
    names = find([twice + "\nThey saw Bo Berg nowhere.\n"])
    assert names[["name", "cue", "n_mentions"]].values.tolist() == [["Bo Berg", "capitals", 3]]


def test_words_that_only_open_sentences_are_no_names(find):
    assert find(["Rain\n\nSlow Rain fell here. Slow Rain fell there. Slow Rain fell again.\n"]).empty


def test_a_word_of_two_names_is_nobodys(find):
    names = find(["Rain\n\nMr Ola Lund met Mr Bo Lund there. “Rain,” said Lund.\n"])
    assert names[["name", "n_mentions"]].values.tolist() == [["Bo Lund", 1], ["Ola Lund", 1]]


def test_the_most_frequent_are_kept(find):
    names = find(["Rain\n\nMr Ola Lund met Mr Bo Berg there. Mr Berg slept.\n"], most=1)
    assert names["name"].tolist() == ["Bo Berg"]


def test_nothing_found_is_an_empty_table_with_its_columns(find):
    names = find(["Rain\n\nIt rained all day long.\n"])
    assert names.empty and list(names) == list(COLUMNS)
