"""A keyword as its user writes it -> a regular expression, and the bytes that every hit must hold."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.folding import to_bytes

_ALIKE = {"ſ": "s", "ı": "i", "İ": "i", "µ": "μ", "\u0345": "ι"}
"""Letters that `re` takes for one another where case is free, and ``str.lower`` does not."""


class Keyword(NamedTuple):
    """What to look for, and what to look for first.

    ``regex`` is the rule. ``anchor`` is the longest part without ``*`` or blanks, as
    :func:`fold_to_bytes` writes it: cheap to find, and where it is missing there is no hit.
    ``begins_word`` and ``ends_word`` say whether no letter or digit may stand before or behind it.
    """

    regex: re.Pattern[str]
    anchor: bytes
    begins_word: bool
    ends_word: bool


def read_keyword(pattern: str, *, ignore_case: bool = True) -> Keyword:
    """Read a word or phrase in which ``*`` stands for any letters or digits within one word.

    Parameters
    ----------
    pattern
        Plain words; a space stands for any white space, a ``*`` by itself for one word. Only whole words
        match, and nothing but ``*`` has a special meaning.
    ignore_case
        Whether ``"quad"`` finds Quad.

    Returns
    -------
    Keyword
        The regular expression takes a time in proportion to the text, whatever the pattern.

    Raises
    ------
    ValueError
        For a pattern without any letter, digit or sign beside ``*``.

    Examples
    --------
    >>> keyword = read_keyword("technical intern*")
    >>> keyword.regex.findall("Technical\\ninterns; a technical internship")
    ['Technical\\ninterns', 'technical internship']
    >>> keyword.anchor, keyword.begins_word, keyword.ends_word
    (b'technical', True, True)
    """
    if not pattern.replace("*", "").strip():
        raise ValueError(f"the pattern {pattern!r} would match everything; give a word such as 'intern*'")
    words = pattern.split()
    before = r"(?<!\w)" if re.match(r"[\w*]", words[0]) else ""
    after = r"(?!\w)" if re.search(r"[\w*]$", words[-1]) else ""
    regex = before + r"\s+".join(_word_to_regex(word) for word in words) + after
    return Keyword(re.compile(regex, re.IGNORECASE if ignore_case else 0), *_choose_anchor(words))


def _word_to_regex(word: str) -> str:
    """Turn one glob into a regex that never backtracks over a part it has matched.

    The leftmost place of each inner part is always good enough for a glob, so the groups are atomic;
    without that, ``a*a*a*a*b`` on a long row of a's would take a time that grows with its fourth power.
    """
    if not word.strip("*"):
        return r"\w+"  # a star by itself is one whole word
    first, *rest = word.split("*")
    inner = "".join(rf"(?>\w*?{re.escape(part)})" for part in rest[:-1] if part)
    last = rf"\w*{re.escape(rest[-1])}" if rest else ""
    return re.escape(first) + inner + last


def _choose_anchor(words: list[str]) -> tuple[bytes, bool, bool]:
    return max((part for word in words for part in list_anchors(word)), key=lambda part: len(part[0]))


def list_anchors(word: str) -> list[tuple[bytes, bool, bool]]:
    """The parts of one word between ``*``, and whether each begins and ends it with a letter or digit.

    Examples
    --------
    >>> list_anchors("in*zz")
    [(b'in', True, False), (b'zz', False, True)]
    """
    pieces = word.split("*")
    last = len(pieces) - 1
    anchors = []
    for place, piece in enumerate(pieces):
        begins = place == 0 and bool(re.match(r"\w", piece))
        ends = place == last and bool(re.search(r"\w\Z", piece))
        anchors.append((fold_to_bytes(piece), begins, ends))
    return [anchor for anchor in anchors if anchor[0]]


def fold_to_bytes(text: str) -> bytes:
    """One byte a character, the same for all that `re` takes for one another where case is free.

    Examples
    --------
    >>> fold_to_bytes("Naïve KELVIN, Kelvin") == b"na\\xefve kelvin, kelvin"
    True
    """
    if not text.isascii():
        for letter, instead in _ALIKE.items():
            text = text.replace(letter, instead)
    return to_bytes(text.lower())
