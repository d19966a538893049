"""What is mere house style, and what only looks like it."""

import pytest

from analysis.house_style import fold_word, fold_words, is_house_style, split_words


def alike(first, second):
    return is_house_style(split_words(first), split_words(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The U.S. navy", "the US Navy"),
        ("a U.S.-led drill", "a US-led drill"),
        ("at 5 p.m. local time", "at 5 pm local time"),
        ("They realised", "they realized"),
        ("modernisation", "modernization"),
        ("to analyse", "to analyze"),
        ("neighbouring harbours", "neighboring harbors"),
        ("the theatre centre", "the theater center"),
        ("a 3-metre model", "a three-meter model"),
        ("defence licence", "defense license"),
        ("cancelled and travelling", "canceled and traveling"),
        ("fuelled", "fueled"),
        ("a grey programme", "a gray program"),
        ("10 per cent", "10 percent"),
        ("10%", "10 percent"),
        ("co-operation", "cooperation"),
        ("the eight ships", "the 8 ships"),
        ("1,200 tonnes", "1200 tonnes"),
        ("on Sept. 5", "on September 5"),
        ("Gen. Tran and Mr. Ito", "Gen Tran and Mr Ito"),
        ("Japan's “free” sea", "Japan’s 'free' sea"),
        ("in Hue—the old capital—on Monday", "in Hue - the old capital - on Monday"),
        ("red, white, and blue", "red, white and blue"),
        ("Nguyễn Xuân Phúc met Đặng", "Nguyen Xuan Phuc met Dang"),
        ("trade & aid", "trade and aid"),
    ],
)
def test_house_style_is_no_difference(first, second):
    assert alike(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the prize", "the price"),
        ("a size", "a sise of"),
        ("scoured the coast", "scored the coast"),
        ("four hours", "for hours"),
        ("stalled talks", "staled talks"),
        ("a timbre", "a timber"),
        ("the free world", "the “free” world"),  # quotation marks cast doubt
        ("They agreed.", "They agreed?"),
        ("$5 million", "€5 million"),
        ("1.5 million", "15 million"),
        ("will not", "will"),
        ("the eighth", "the eight"),
        ("they cancelled", "they cancel"),
        ("North Korea's missiles", "North Korean missiles"),
    ],
)
def test_a_change_of_words_or_of_signs_is_not_house_style(first, second):
    assert not alike(first, second)


def test_a_word_folds_to_the_same_key_whatever_is_glued_to_it():
    assert fold_words("(“The U.S.,” he said.) said.The 1,200") == (
        "the",
        "us",
        "he",
        "said",
        "said",
        "the",
        "1200",
    )
    assert fold_word("ORGANISED") == fold_word("organized") == ("organised",)
    assert fold_words("— … •") == ()


def test_words_keep_their_place_in_the_text():
    text = "“Free” seas: 3%?"
    assert [(word.key, text[word.start : word.end]) for word in split_words(text)] == [
        ('"', "“"),
        ("free", "Free"),
        ("seas", "seas"),
        ("3", "3"),
        ("percent", "%"),
        ("?", "?"),
    ]


def test_an_apostrophe_is_no_quotation_mark():
    assert [word.key for word in split_words("the ministers' visit in the '90s")] == [
        "the",
        "ministers",
        "visit",
        "in",
        "the",
        "90s",
    ]
