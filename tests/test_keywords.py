"""A keyword as a regular expression, and the bytes that every hit holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.keywords import fold_to_bytes, read_keyword


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("reef", ["Reef", "reef"]),
        ("reef*", ["Reef", "reefs", "reef"]),
        ("*reef*", ["Reef", "reefs", "shipreefs", "reef"]),
        ("r*f", ["Reef", "reef"]),
        ("* off", ["reefs off"]),
        ("off *", ["off reef"]),
        ("(shipreefs)", ["(shipreefs)"]),
        ("off (*", ["off (shipreefs"]),
        ("off   reef", ["off reef"]),
        ("ree.", []),
        ("** * off", ["and reefs off"]),
    ],
)
def test_whole_words_and_globs(pattern, found):
    text = "Reef and reefs off (shipreefs), off reef."
    assert read_keyword(pattern).regex.findall(text) == found


@pytest.mark.parametrize(
    ("pattern", "anchor", "begins_word", "ends_word"),
    [
        ("Oslo", b"oslo", True, True),
        ("Oslo*", b"oslo", True, False),
        ("*oslo", b"oslo", False, True),
        ("a*oslo*b", b"oslo", False, False),
        ("old Oslo*", b"oslo", True, False),
        (".oslo", b".oslo", False, True),
        ("oslo.", b"oslo.", True, False),
        ("* Øy", b"\xf8y", True, True),
        ("İSſ", b"iss", True, True),
        ("日本", b"\x1a\x1a", True, True),
    ],
)
def test_the_longest_part_is_the_anchor(pattern, anchor, begins_word, ends_word):
    assert read_keyword(pattern)[1:] == (anchor, begins_word, ends_word)


CHARACTERS = [chr(code) for code in range(0x110000)]


def test_whatever_re_takes_for_one_another_folds_alike():
    cased = [c for c in CHARACTERS if not c == c.lower() == c.upper() == c.title()]
    text = "".join(cased)
    pairs = ((c, other) for c in cased for other in re.findall(re.escape(c), text, re.IGNORECASE))
    assert [pair for pair in pairs if len({*map(fold_to_bytes, pair)}) > 1] == []


def test_folding_keeps_every_character_in_its_place():
    text = "".join(CHARACTERS)
    folded = fold_to_bytes(text)
    assert len(folded) == len(text)
    assert folded[ord("Z")] == ord("z")


@given(st.text(max_size=30))
def test_every_hit_holds_the_anchor(text):
    for word in text.replace("*", " ").split():
        assert read_keyword(word).anchor in fold_to_bytes(text)
