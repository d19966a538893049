"""Keyness: published values, values worked out by hand, and no p-value from a handful of stories."""

import math

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.keyness import MIN_STORIES, count_keyness, log_likelihood, log_ratio


def make_corpus(texts, *, stories=None):
    """Documents and one sentence for each text; every text is a story of its own unless told otherwise."""
    ids = [f"d{number:02}" for number in range(len(texts))]
    documents = pd.DataFrame({"doc_id": ids, "story_id": stories or ids})
    sentences = pd.DataFrame({"doc_id": ids, "sentence": texts}).assign(
        sentence_id=1, start_char=0, zone="body"
    )
    return sentences, documents


def test_log_likelihood_by_hand():
    # 20 occurrences in 4,000 words: expected are 5 in 1,000 words and 15 in 3,000.
    # 2 (10 ln(10/5) + 10 ln(10/15)) = 20 ln(4/3) = 5.7536
    assert log_likelihood(10, 10, 1000, 3000) == pytest.approx(20 * math.log(4 / 3))
    # A word that one side lacks: 2 * 4 ln(4/2) = 8 ln 2
    assert log_likelihood(4, 0, 500, 500) == pytest.approx(8 * math.log(2))
    assert log_likelihood(3, 6, 1000, 2000) == pytest.approx(0)


def test_log_likelihood_as_published():
    # Lancaster's course in corpus linguistics: 52 in 50,000 words against 57 in 75,000.
    assert round(log_likelihood(52, 57, 50_000, 75_000), 2) == 2.65
    # P. Rayson on the Corpora list, 18 January 2002: forms of "keep" in two corpora of one size.
    pairs = {(392, 170): 90, (348, 99): 147, (15, 14): 0, (9, 32): 14, (21, 25): 0}
    assert {pair: round(log_likelihood(*pair, 10**6, 10**6)) for pair in pairs} == pairs


def test_log_ratio_by_hand():
    assert log_ratio(8, 2, 1000, 1000) == 2  # four times as frequent: doubled twice
    assert log_ratio(2, 8, 1000, 1000) == -2
    assert log_ratio(5, 10, 1000, 2000) == 0
    assert log_ratio(4, 0, 1000, 1000) == 3  # 0 is taken as 0.5


def test_the_whole_table():
    sentences, documents = make_corpus(
        ["Tea and tea's price.", "Tea, tea!", "Coffee and rice.", "Rice and coffee and rice."],
        stories=["s1", "s1", "s2", "s3"],
    )
    table = count_keyness(sentences, documents, documents["story_id"] == "s1")
    assert table.drop(columns=["log_likelihood", "p_bonferroni"]).to_dict("list") == {
        "word": ["tea", "rice", "and"],
        "n_target": [4, 0, 1],
        "n_reference": [0, 3, 3],
        "per_1000_target": [4000 / 6, 0.0, 1000 / 6],
        "per_1000_reference": [0.0, 375.0, 375.0],
        "n_stories_target": [1, 0, 1],
        "n_stories_reference": [0, 2, 2],
        "n_words_target": [6, 6, 6],
        "n_words_reference": [8, 8, 8],
        "log_ratio": [math.log2(4 * 8 / (0.5 * 6)), math.log2(0.5 * 8 / (3 * 6)), math.log2(8 / 18)],
    }
    # 7 of 14 words have a share of 6 / 14 in the target: tea 2 * 4 ln(4 / (4 * 6/14)) = 8 ln(14/6)
    assert table["log_likelihood"].round(4).tolist() == [
        round(8 * math.log(14 / 6), 4),
        round(6 * math.log(14 / 8), 4),
        round(2 * (math.log(14 / 24) + 3 * math.log(3 * 14 / 32)), 4),
    ]
    assert table["p_bonferroni"].isna().all()
    assert table.attrs == {
        "base": "target: 2 articles, 1 story, 6 words; reference: 2 articles, 2 stories, 8 words",
        "p_values": "none: 1 against 2 stories, and a p-value needs 30 on each side",
    }


def test_a_chosen_reference_and_a_list_of_truth_values():
    sentences, documents = make_corpus(["tea tea", "tea rice", "rice rice"])
    table = count_keyness(
        sentences, documents, [True, False, False], reference=[False, False, True], min_count=1
    )
    assert table[["word", "n_target", "n_reference", "n_words_reference"]].values.tolist() == [
        ["rice", 0, 2, 2],
        ["tea", 2, 0, 2],
    ]


def make_many(n_stories):
    return make_corpus(["tea rice and"] * n_stories + ["coffee rice and"] * n_stories)


def test_p_values_need_stories():
    for n_stories, given in ((MIN_STORIES - 1, False), (MIN_STORIES, True)):
        sentences, documents = make_many(n_stories)
        table = count_keyness(sentences, documents, [True] * n_stories + [False] * n_stories)
        assert table["p_bonferroni"].notna().all() == given
        assert table["p_bonferroni"].notna().any() == given
        assert table.attrs["p_values"].startswith("Bonferroni" if given else "none: 29 against 29 stories")


def test_editions_of_one_story_are_no_more_stories():
    sentences, documents = make_corpus(["tea rice"] * 80, stories=["s1"] * 40 + ["s2"] * 40)
    table = count_keyness(sentences, documents, [True] * 40 + [False] * 40)
    assert table["p_bonferroni"].isna().all()
    assert table["n_stories_target"].tolist() == [1, 1]


def test_p_value_by_hand():
    sentences, documents = make_many(MIN_STORIES)
    table = count_keyness(sentences, documents, [True] * MIN_STORIES + [False] * MIN_STORIES).set_index(
        "word"
    )
    # G2 = 2 * 30 ln 2 = 41.59; twice the upper tail of a normal deviate of 6.449; four words compared
    tail = math.erfc(math.sqrt(30 * math.log(2)))
    assert table.loc["tea", "p_bonferroni"] == pytest.approx(4 * tail)
    assert table.loc["and", "p_bonferroni"] == 1.0  # at most 1


def test_the_critical_values_of_the_tables():
    # 3.84, 6.63, 10.83 and 15.13 are the limits at 5, 1, 0.1 and 0.01 percent
    for limit, p_value in ((3.84, 0.05), (6.63, 0.01), (10.83, 0.001), (15.13, 0.0001)):
        assert math.erfc(math.sqrt(limit / 2)) == pytest.approx(p_value, rel=0.01)


def test_a_rare_word_has_no_p_value():
    sentences, documents = make_many(MIN_STORIES)
    sentences.loc[:3, "sentence"] += " salt"
    table = count_keyness(sentences, documents, [True] * MIN_STORIES + [False] * MIN_STORIES).set_index(
        "word"
    )
    assert table.loc["salt", "n_target"] == 4  # two are expected on each side
    assert math.isnan(table.loc["salt", "p_bonferroni"])
    assert table["p_bonferroni"].notna().sum() == 4


def test_captions_only_when_asked_for():
    sentences, documents = make_corpus(["tea tea tea", "rice"])
    sentences.loc[0, "zone"] = "caption"
    sentences.loc[2] = ["d00", "coffee", 2, 20, "body"]
    table = count_keyness(sentences, documents, [True, False], min_count=1)
    assert table["word"].tolist() == ["coffee", "rice"]
    table = count_keyness(sentences, documents, [True, False], min_count=1, zones=["body", "caption"])
    assert table["n_words_target"].tolist() == [4, 4, 4]
    assert table.attrs["base"].startswith(
        "target: 1 article, 1 story, 4 words; counted in: body, caption; ref"
    )


def test_shuffling_changes_nothing_but_swapping_turns_the_ratio():
    sentences, documents = make_corpus(["tea tea rice and", "rice and", "rice tea and tea and salt"])
    target = pd.Series([True, False, False])
    table = count_keyness(sentences, documents, target, min_count=1)
    order = [2, 0, 1]
    again = count_keyness(sentences.iloc[order], documents.iloc[order], target.iloc[order], min_count=1)
    assert_frame_equal(table, again)
    other = count_keyness(sentences, documents, ~target, min_count=1)
    assert other["word"].tolist() == table["word"].tolist()
    assert other["log_ratio"].tolist() == pytest.approx((-table["log_ratio"]).tolist())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"target": [True]}, "target must be one True or False for each of the 2 documents .* got 1 values"),
        ({"target": [1, 0]}, "target must be .* got 2 values of type int64"),
        ({"target": [True, True]}, "reference selects none of the 2 documents"),
        ({"target": [False, False]}, "target selects none of the 2 documents"),
        ({"target": [True, False], "reference": [True, True]}, "share articles: d00"),
        ({"target": [True, False], "min_count": 0}, "min_count is a number of occurrences from 1, got 0"),
        ({"target": [True, False], "zones": "foot"}, "unknown zone 'foot'"),
        ({"target": pd.Series([True, False], index=[5, 6])}, "target must be one True or False"),
    ],
)
def test_keyness_errors(options, message):
    sentences, documents = make_corpus(["tea tea tea", "rice"])
    with pytest.raises(ValueError, match=message):
        count_keyness(sentences, documents, options.pop("target"), **options)


def test_a_side_without_words_is_told():
    sentences, documents = make_corpus(["tea tea tea", "..."])
    with pytest.raises(ValueError, match="one side has no word in these zones"):
        count_keyness(sentences, documents, [True, False])
