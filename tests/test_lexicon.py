"""Which sentences may hold a pattern, known from the words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import lexicon
from analysis.keywords import read_keyword
from analysis.lexicon import Lexicon

BLOCKS = [
    ["Reefs off Oslo.", "The reef- warden left.", ""],
    ["A REEF and\n  reefs; no shipreef.", "Off the reef, off the (old) mole."],
    ["Inside, indoors; buzz."],
]
LEXICON = Lexicon(BLOCKS)


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("reef*", [0, 1, 3, 4]),
        ("*reef", [1, 3, 4]),
        ("off oslo", [0]),
        ("oslo. the", []),  # never over the end of a sentence
        ("and reefs;", [3]),
        ("reefs; * shipreef", [3]),
        ("off the", [4]),
        ("off * * off", [4]),
        ("(old) mole", [4]),
        ("old", [4]),
        ("- warden", [1]),
        ("in*zz", []),
        ("*zz", [5]),
        ("mole off", []),  # never from the end to the beginning
        ("reef and", [3]),
        ("reefs shipreef", []),
        ("the old", []),  # a sign stands between the two
        ("off the reef, off the (old) mole", [4]),
        ("* off * * off", [4]),
    ],
)
def test_words_beside_one_another(pattern, numbers):
    assert list(LEXICON.search(pattern)) == numbers


def test_case_counts_if_it_is_to():
    assert list(LEXICON.search("REEF", ignore_case=False)) == [3]


def test_many_words_that_fit_are_looked_up_in_a_table(monkeypatch):
    monkeypatch.setattr(lexicon, "_FEW", 0)
    assert list(LEXICON.search("*e* *o*")) == [0, 3, 4, 5]
    assert list(LEXICON.search("reef- *")) == [1]


@pytest.mark.parametrize(("many", "numbers"), [(200, []), (0, [1])])
def test_words_of_several_parts_are_made_sure_of_if_they_are_few(monkeypatch, many, numbers):
    monkeypatch.setattr(lexicon, "_MANY", many)
    assert list(LEXICON.search("r*e*-")) == [1]
    assert list(Lexicon([["reef", "in-fizz"]]).search("in*zz")) == numbers


def test_a_block_of_very_many_words():
    words = [f"w{number}" for number in range(70_000)]
    large = Lexicon([["first", " ".join(words), "w69999 last"]])
    assert list(large.search("w69998 w69999")) == [1]
    assert list(large.search("w*9999 last")) == [2]


def test_of_no_sentences_there_are_none():
    assert list(Lexicon([]).search("reef")) == list(Lexicon([[]]).search("reef")) == []
    assert Lexicon([]).nbytes == 0


def test_a_pattern_of_stars_is_refused():
    with pytest.raises(ValueError, match="would match everything"):
        next(LEXICON.search("* **"))


TOKENS = st.sampled_from(["a", "A", "ab", "ab,", "(a", "b-a", "b", "é", "\x1a"])
SENTENCES = st.lists(st.lists(TOKENS, max_size=14).map(" ".join), max_size=4)
PHRASES = st.lists(
    st.sampled_from(["a", "*a", "a*", "*b*", "ab", "b", "*", "é", "b-a"]), min_size=1, max_size=12
)


@given(
    st.lists(SENTENCES, max_size=3),
    PHRASES.map(" ".join).filter(lambda words: words.strip("* ")),
    st.booleans(),
    st.sampled_from([0, 4]),
    st.sampled_from([0, 200]),
)
def test_every_sentence_with_a_hit_is_found(blocks, pattern, ignore_case, few, many):
    search = read_keyword(pattern, ignore_case=ignore_case).regex.search
    sentences = [sentence for block in blocks for sentence in block]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "_FEW", few)
        patch.setattr(lexicon, "_MANY", many)
        found = list(Lexicon(blocks).search(pattern, ignore_case=ignore_case))
    assert found == sorted(set(found))
    assert {number for number, sentence in enumerate(sentences) if search(sentence)} <= set(found)


@given(st.integers(1, 20), st.integers(0, 19), st.sampled_from([0, 4]))
def test_a_phrase_is_found_wherever_it_stands_in_a_block(size, before, few):
    """Only some words of a block are looked at, and one of the phrase is always among them."""
    phrase = " ".join(f"w{number % 3}" for number in range(size))
    sentences = ["x " * before + phrase, "x " * before + phrase.replace("w", "v", 1)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicon, "_FEW", few)
        assert list(Lexicon([sentences]).search(phrase)) == [0]
        assert list(Lexicon([["x"], sentences[1:] + sentences[:1]]).search(phrase)) == [2]
