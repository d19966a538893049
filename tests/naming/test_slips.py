"""Slips of the pen; invented people throughout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.naming.offices import Name
from analysis.naming.slips import find_slips, misspellings

HARRIS, HARIS = Name("a/Harris", "a", "Harris", "short"), Name("b/Haris", "b", "Haris", "short")


def test_a_slip_is_a_variant_where_no_name_is_and_only_one_person_can_be_meant():
    text, sentences = "Haris and Harrris left.", [("x", 1, 0, 23, "body")]
    assert [*find_slips(text, [HARRIS], [(0, 5, ())], sentences)] == [
        (10, 17, sentences[0], HARRIS._replace(form="variant"))
    ]
    assert [*find_slips("Haris and Harris left.", [HARRIS, HARIS], [], sentences)] == []


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Thoung", "Thuong"),
        ("Haris", "Harris"),
        ("Harrris", "Harris"),
        ("Kihsida", "Kishida"),
        ("KIHSIDA", "Kishida"),
    ],
)
def test_a_slip_of_the_pen(word, name):
    assert word.lower() in misspellings(name)
    assert name.lower() in misspellings(word)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Zheng", "Zhang"),
        ("Kishi", "Kishida"),
        ("Kishida", "Kishida"),
        ("Chinh", "China"),
        ("Minh", "Mihn"),
        ("Thong", "Thuong"),
        ("Hthuong", "Thuong"),
        ("Truong", "Thuong"),
        ("", "Thuong"),
        ("Suong", "Thuong"),
        ("Hariss", "Harris"),
    ],
)
def test_another_name(word, name):
    assert word.lower() not in misspellings(name)
    assert name.lower() not in misspellings(word)


@given(st.text(alphabet="abC", max_size=7), st.text(alphabet="abC", max_size=7))
def test_misspellings_agree_with_a_slow_reading_of_the_rule(word, name):
    word, name = word.lower(), name.lower()
    differ = [i for i, letters in enumerate(zip(word, name, strict=False)) if len(set(letters)) > 1]
    shorter, longer = sorted((word, name), key=len)
    swapped = len(word) == len(name) and len(differ) == 2 and differ[1] == differ[0] + 1
    swapped = swapped and sorted(word) == sorted(name) and differ[0] > 0
    doubled = any(
        longer[i] == longer[i - 1] and longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer))
    )
    assert (word in misspellings(name)) == (len(shorter) > 4 and (swapped or doubled))
