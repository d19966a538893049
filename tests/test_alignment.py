"""Which sentence of one text is which of another."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import Pair, align_sentences, count_common, measure_similarity

RADAR = "the two navies tested a new radar off the northern coast".split()
TRADE = "trade between both ports grew by a third last year".split()
FISH = "fishing crews asked for a longer season in spring".split()
OTHER = "nobody knew why seven lamps burned at noon".split()


def align(first, second, *, breaks=None):
    first, second = ([tuple(sentence) for sentence in side] for side in (first, second))
    return align_sentences(first, second, breaks=breaks or ([0] * len(first), [0] * len(second)))


def naive_common(first, second):
    row = [0] * (len(second) + 1)
    for word in first:
        before = row
        row = [0]
        for place, other in enumerate(second):
            row.append(before[place] + 1 if word == other else max(row[-1], before[place + 1]))
    return row[-1]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_common_words_are_counted_as_the_textbook_does(first, second):
    assert count_common(first, second) == count_common(second, first) == naive_common(first, second)


def test_a_cut_an_added_and_a_reworded_sentence():
    reworded = ["nine", *TRADE[1:]]
    assert align([RADAR, TRADE, FISH], [RADAR, reworded, OTHER]) == [
        Pair((0,), (0,), 1.0),
        Pair((1,), (1,), 0.9),
        Pair((2,), (), 0.0),
        Pair((), (2,), 0.0),
    ]


def test_a_sentence_cut_short_is_still_the_same_sentence():
    long = RADAR + OTHER + FISH
    assert align([long], [RADAR]) == [Pair((0,), (0,), measure_similarity(long, RADAR))]
    assert align([long], [["the", "coast"]]) == [Pair((0,), (), 0.0), Pair((), (0,), 0.0)]


def test_two_sentences_that_became_one_are_one_pair():
    assert align([RADAR, TRADE], [RADAR + TRADE]) == [Pair((0, 1), (0,), 1.0)]
    assert align([RADAR + TRADE], [RADAR, TRADE]) == [Pair((0,), (0, 1), 1.0)]


def test_sentences_of_two_paragraphs_do_not_become_one():
    pairs = align([RADAR, TRADE], [RADAR + TRADE], breaks=([0, 1], [0]))
    assert [pair[:2] for pair in pairs] == [((0,), (0,)), ((1,), ())]


def test_a_sentence_in_another_place_was_moved():
    assert align([FISH, RADAR, TRADE], [RADAR, TRADE, FISH]) == [
        Pair((0,), (2,), 1.0, moved=True),
        Pair((1,), (0,), 1.0),
        Pair((2,), (1,), 1.0),
    ]


def test_a_short_sentence_elsewhere_is_no_move():
    pairs = align([["he", "agreed"], RADAR, TRADE], [RADAR, TRADE, ["he", "agreed"]])
    assert not any(pair.moved for pair in pairs)


def test_nothing_to_align():
    assert align([], []) == []
    assert align([[]], [[]]) == [Pair((0,), (0,), 1.0)]
    assert align([RADAR], []) == [Pair((0,), (), 0.0)]


@given(
    st.lists(st.sampled_from([RADAR, TRADE, FISH, OTHER, RADAR[:8] + FISH]), max_size=6),
    st.lists(st.sampled_from([RADAR, TRADE, FISH, OTHER, TRADE + FISH]), max_size=6),
)
def test_every_sentence_stands_in_exactly_one_pair(first, second):
    pairs = align(first, second)
    for side, sentences in enumerate((first, second)):
        assert sorted(number for pair in pairs for number in pair[side]) == list(range(len(sentences)))
