"""Collocates on two tiny articles, and the published values of logDice."""

import pandas as pd
import pytest

from analysis.collocations import count_collocates, log_dice
from analysis.schema import build_table

TEXTS = {
    "a": "Ships from Peru sail. Peru and Chile sail ships.",
    "b": "Old ships sail from Peru's ports.",
}


def make_corpus():
    documents = pd.DataFrame(
        {"doc_id": ["a", "b"], "story_id": ["s1", "s2"], "n_article_words": [9, 6], "text": TEXTS.values()}
    )
    places = [("a", 1, 0, 21), ("a", 2, 22, 48), ("b", 1, 0, 33)]
    sentences = build_table(
        "sentences", [(doc, n, TEXTS[doc][low:high], low, high, "body") for doc, n, low, high in places]
    )
    return documents, sentences


def make_mentions(name, *places):
    rows = [
        (f"{doc}:{at}", doc, sentence, at, at + len(name), name, "body", name.lower(), "t", "explicit")
        for doc, sentence, at in places
    ]
    return build_table("topic_mentions", rows)


PERU = make_mentions("Peru", ("a", 1, 11), ("a", 2, 22), ("b", 1, 20))


def test_log_dice_as_published():
    # the values of a worked example in R of Rychly's formula
    published = {
        (8, 389, 230): 8.726204,
        (300, 300, 300): 14,
        (3, 3000, 3000): 4.034216,
        (300, 3000, 3000): 10.67807,
    }
    assert {key: log_dice(*key) for key in published} == pytest.approx(published)
    # and twice as often together is one more
    assert log_dice(6, 3000, 3000) - log_dice(3, 3000, 3000) == pytest.approx(1)


def test_the_whole_table():
    documents, sentences = make_corpus()
    table = count_collocates(PERU, documents, sentences, window=2, min_count=1)
    # sentence 1: ships from [Peru] sail; 2: [Peru] and Chile; 3: sail from [Peru's] ports
    assert table.drop(columns="log_dice").values.tolist() == [
        ["from", 2, 2, 3, 2, 2],
        ["sail", 2, 3, 3, 2, 2],
        ["and", 1, 1, 3, 1, 1],
        ["chile", 1, 1, 3, 1, 1],
        ["ports", 1, 1, 3, 1, 1],
        ["ships", 1, 3, 3, 1, 1],
    ]
    # 14 + log2(2 * 2 / (3 + 2)), then 14 + log2(4 / 6), 14 + log2(2 / 4) three times, 14 + log2(2 / 6)
    assert table["log_dice"].round(3).tolist() == [13.678, 13.415, 13.0, 13.0, 13.0, 12.415]
    assert table.attrs["base"] == (
        "2 articles, 2 stories, 15 words; 3 mentions, window of 2 words to the left and 2 to the right "
        "within the sentence"
    )


def test_the_window_may_have_one_side_and_ends_with_the_sentence():
    documents, sentences = make_corpus()
    left = count_collocates(PERU, documents, sentences, window=(3, 0), min_count=1)
    assert dict(left[["word", "n_together"]].values.tolist()) == {"from": 2, "sail": 1, "ships": 2}
    right = count_collocates(PERU, documents, sentences, window=(0, 9), min_count=1)
    assert set(right["word"]) == {"sail", "and", "chile", "ships", "ports"}


def test_a_word_between_two_mentions_counts_once_and_the_node_never():
    documents = pd.DataFrame(
        {"doc_id": ["a"], "story_id": ["s"], "n_article_words": [3], "text": ["Peru likes Peru"]}
    )
    sentences = build_table("sentences", [("a", 1, "Peru likes Peru", 0, 15, "body")])
    peru = make_mentions("Peru", ("a", 1, 0), ("a", 1, 11))
    table = count_collocates(peru, documents, sentences, min_count=1)
    assert table[["word", "n_together", "n_word", "n_mentions"]].values.tolist() == [["likes", 1, 1, 2]]


def test_words_can_be_skipped_and_rare_ones_are():
    documents, sentences = make_corpus()
    table = count_collocates(PERU, documents, sentences, min_count=2, skip={"from"})
    assert table["word"].tolist() == ["sail", "ships"]
    assert count_collocates(PERU, documents, sentences)["word"].tolist() == ["sail", "ships"]


def test_nothing_mentioned_is_an_empty_table():
    documents, sentences = make_corpus()
    table = count_collocates(PERU[:0], documents, sentences)
    assert (len(table), table["n_together"].dtype, table["log_dice"].dtype) == (0, "int64", "float64")


def test_an_edition_more_is_no_story_more():
    documents, sentences = make_corpus()
    copied = {"documents": documents, "sentences": sentences, "mentions": PERU}
    for name, table in copied.items():
        copied[name] = pd.concat([table, table[table["doc_id"] == "b"].assign(doc_id="c")], ignore_index=True)
    before = count_collocates(PERU, documents, sentences, min_count=1).set_index("word")
    after = count_collocates(**copied, min_count=1).set_index("word").loc[before.index]
    assert after["n_stories"].tolist() == before["n_stories"].tolist()
    assert (after["n_documents"] - before["n_documents"])["ports"] == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"window": 0}, "window is how many words to the left and right, at least 1 in all, got 0"),
        ({"window": (-1, 3)}, r"got \(-1, 3\)"),
        ({"min_count": 0}, "min_count is a number of occurrences from 1, got 0"),
        ({"zones": "foot"}, "unknown zone 'foot'"),
    ],
)
def test_collocate_errors(options, message):
    documents, sentences = make_corpus()
    with pytest.raises(ValueError, match=message):
        count_collocates(PERU, documents, sentences, **options)
