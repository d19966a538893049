"""Words -> the same words without an outlet's house style: "U.S." is "US", "realise" is "realize".

Two texts that differ in nothing but case, accents, spelling (British or American), quotation marks,
dashes, blanks, commas and full stops hold the same words. What may change the meaning stays: a word put
into quotation marks, a question mark, a sign of currency. The rules fold both spellings into one key,
which is for comparing and never for reading. Spellings after the lists of "American and British English
spelling differences" in The Oxford Guide to Style (2002), chapter 3.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = r"[^\W_]+(?:[.,'’ʼ][^\W_]+)*"
_APOSTROPHES = re.compile("['’ʼ]")
_WORDS = re.compile(rf"{_WORD}|[%&]")
_QUOTE = r"(?<![^\s(\[—–-])[\"“”„«'‘’](?=[^\W\d_])"
_TOKENS = re.compile(rf"(?P<quote>{_QUOTE})|{_WORD}|[%&?$€£¥₫]")

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
SAME = {word: str(number) for number, word in enumerate(_NUMBERS)} | dict(
    pair.split("=")
    for pair in """
    %=percent &=and jan=january feb=february aug=august sep=september sept=september oct=october nov=november
    dec=december programme=program programmes=programs grey=gray whilst=while amongst=among amidst=amid
    towards=toward afterwards=afterward manoeuvre=maneuver manoeuvres=maneuvers manoeuvred=maneuvered
    manoeuvring=maneuvering catalogue=catalog dialogue=dialog dialogues=dialogs ageing=aging plough=plow
    judgement=judgment acknowledgement=acknowledgment sceptic=skeptic sceptics=skeptics sceptical=skeptical
    scepticism=skepticism mould=mold aluminium=aluminum jewellery=jewelry fulfil=fulfill fulfils=fulfills
    enrol=enroll enrols=enrolls skilful=skillful learnt=learned burnt=burned spelt=spelled licence=license
    licences=licenses defence=defense defences=defenses offence=offense offences=offenses pretence=pretense
    practise=practice practises=practices practised=practiced practising=practicing
    """.split()
)
"""Whole words, folded, and what they become."""

_OUR_ENDINGS = "s|ed|ing|er|ers|able|ably|ite|ites|hood|hoods|al|ful|less|ly"
RULES = [
    (re.compile(source), becomes)
    for source, becomes in (
        # The stems are long enough to keep "prize", "size", "scoured" and "tour" what they are.
        (r"^(\w{3,})iz(e|ed|es|er|ers|ing|able|ation|ations|ational)$", r"\1is\2"),
        (r"^(\w{2,})yz(e|ed|es|er|ers|ing)$", r"\1ys\2"),
        (rf"^(\w{{3,}})our((?:{_OUR_ENDINGS})?)$", r"\1or\2"),
        (r"^(cent|theat|lit|fib|calib|sab|somb|lust|spect|meag|\w*met)re(s?)$", r"\1er\2"),
        (r"^(cent)r(ed|ing)$", r"\1er\2"),
        (r"^(fue|dia|due|\w{2,}[^\Waeiou_][aeiou])ll(ed|ing|er|ers|or|ors)$", r"\1l\2"),
    )
]
"""Endings, and what they become; the first that fits is used."""


class Word(NamedTuple):
    """A word or a sign that carries meaning, by its key, with its span in the text."""

    key: str
    start: int
    end: int


def fold_word(word: str) -> tuple[str, ...]:
    """Fold one word; what stands together for want of a blank ("said.The") becomes two.

    Examples
    --------
    >>> fold_word("Realisation") == fold_word("realization")
    True
    >>> fold_word("U.S"), fold_word("Phúc's"), fold_word("1,200"), fold_word("prize")
    (('us',), ('phucs',), ('1200',), ('prize',))
    """
    if not word.isascii():
        marked = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in marked if not unicodedata.combining(letter))
    word = _APOSTROPHES.sub("", word.casefold().replace("đ", "d"))
    if word.isalpha():
        return (_fold_spelling(word),)
    if any(letter.isdigit() for letter in word):
        return (word.replace(",", ""),)
    parts = re.split("[.,]", word)
    if all(len(part) == 1 for part in parts):
        return (_fold_spelling("".join(parts)),)
    return tuple(_fold_spelling(part) for part in parts if part)


def _fold_spelling(word: str) -> str:
    if word in SAME:
        return SAME[word]
    if len(word) > 4:
        for pattern, becomes in RULES:
            if pattern.match(word):
                return pattern.sub(becomes, word)
    return word


_fold_again = lru_cache(maxsize=100_000)(fold_word)


def fold_words(text: str) -> tuple[str, ...]:
    """Fold every word of a text, without signs.

    Examples
    --------
    >>> fold_words("The 'free' U.S.-led programme")
    ('the', 'free', 'us', 'led', 'program')
    """
    return tuple(key for word in _WORDS.findall(text) for key in _fold_again(word))


def split_words(text: str) -> list[Word]:
    """Find words, and the signs that may change a meaning: opening quotation marks, ?, currencies.

    Examples
    --------
    >>> split_words("“Free”, they say?")
    [Word(key='"', start=0, end=1), Word(key='free', start=1, end=5), Word(key='they', start=8, end=12),
     Word(key='say', start=13, end=16), Word(key='?', start=16, end=17)]
    """
    words = []
    for match in _TOKENS.finditer(text):
        if match.lastgroup == "quote":
            words.append(Word('"', *match.span()))
        elif match.group() in "?$€£¥₫":
            words.append(Word(match.group(), *match.span()))
        else:
            words.append(Word(" ".join(_fold_again(match.group())), *match.span()))
    return words


def is_house_style(first: list[Word], second: list[Word]) -> bool:
    """Tell whether two texts hold the same words; hyphens and blanks ("per cent") do not matter.

    Examples
    --------
    >>> is_house_style(split_words("Co-operation with the U.S."), split_words("cooperation with the US"))
    True
    >>> is_house_style(split_words("the free world"), split_words("the “free” world"))
    False
    """
    return _join_keys(first) == _join_keys(second)


def _join_keys(words: list[Word]) -> str:
    return "".join(word.key for word in words).replace(" ", "")
