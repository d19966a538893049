"""Folding: plain characters, and where each of them stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.folding import fold_text, lower, to_bytes


@pytest.mark.parametrize(
    ("text", "plain", "offsets"),
    [
        ("Oslo", "Oslo", None),
        ("", "", None),
        ("Đặng “x” — y’s", 'Dang "x" - y\'s', None),
        ("Ｏｓｌｏ", "Oslo", None),
        ("Straße", "Straße", None),
        ("a\tb\u00a0c", "a b c", None),
        ("e\u0301a", "ea", [0, 2, 3]),
        ("\u200bOs\u00adlo", "Oslo", [1, 2, 4, 5, 6]),
        ("New  Oslo", "New Oslo", [0, 1, 2, 3, 5, 6, 7, 8, 9]),
        ("a \r\n b", "a b", [0, 1, 5, 6]),
        ("a\nb", "a b", None),
        ("a\n\nb", "a\n\nb", None),
        ("a \n \n b", "a \n \n b", None),
        ("ǿ ⁻", "o -", None),
        ("e\u0301&amp;  a", "e& a", [0, 2, 7, 9, 10]),
    ],
)
def test_folding_is_plain_and_remembers_where_characters_stood(text, plain, offsets):
    got, where = fold_text(text)
    assert got == plain
    assert (where and [where[place] for place in range(len(plain) + 1)]) == offsets


ODD = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("aÉe\u0301\u200b\u00ad\u00a0 \r\n\tßİŁ’—ﬁ"),
    max_size=40,
)


@given(ODD)
def test_folding_keeps_the_order_of_characters(text):
    plain, offsets = fold_text(text)
    if offsets is None:
        assert len(plain) == len(text)
        return
    stood = [offsets[place] for place in range(len(plain) + 1)]
    assert stood == sorted(set(stood))
    assert stood[-1] == len(text)
    for character, offset in zip(plain, stood, strict=False):
        assert character == " " or fold_text(text[offset])[0] == character


@given(ODD)
def test_bytes_and_lower_case_keep_every_character_in_its_place(text):
    plain = lower(fold_text(text)[0])
    assert len(plain) == len(fold_text(text)[0])
    assert len(to_bytes(plain)) == len(plain)


def test_letters_beyond_latin_1_are_told_from_punctuation():
    assert to_bytes("aé日…") == b"a\xe9\x1a?"


@pytest.mark.parametrize(
    ("text", "plain", "behind"),
    [
        (r"Ann\_Ray", "Ann Ray", 5),
        (r"Ann\u2019s", "Ann's", 9),
        (r"Ann\u2060-Ray", "Ann-Ray", 10),
        ("Ann\\\n  \\ Ray", "Ann Ray", 9),
        (r"C:\new_folder", r"C:\new_folder", 4),
    ],
)
def test_escapes_of_quoted_yaml_stand_for_their_character(text, plain, behind):
    folded, offsets = fold_text(text)
    assert folded == plain
    assert (offsets[4] if offsets else 4) == behind
