"""Sentences as numbers of words, and the words themselves: which sentences may hold a pattern.

A word here is what stands between two blanks, with the signs it bears. Every distinct word is looked at
once for a pattern, in the block of sentences where it comes first; in the sentences there are only numbers
to compare.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from analysis.holders import distinct
from analysis.keywords import fold_to_bytes, list_anchors, read_keyword

_END = "\n"  # stands behind every sentence; no word, for a word has no blank
_FEW = 8  # numbers that are quicker compared one by one than looked up in a table
_MANY = 200  # new words that fit in a block: too many to make sure of each
_IN_WORDS = np.array([code != 0x1A and (chr(code).isalnum() or chr(code) == "_") for code in range(256)])
"""Bytes of :func:`fold_to_bytes` that are letters or digits; 0x1A may be one, which the regex decides."""


class _Block(NamedTuple):
    """Some sentences in a row, and the words that come in them first."""

    codes: np.ndarray
    """The words in order, as places in `words`; behind each sentence that of the sentence end."""
    words: np.ndarray
    """Numbers of the distinct words, sorted."""
    ends: np.ndarray
    """Where in `codes` the sentences end."""
    first: int
    """Number of the first sentence."""
    new: str
    """The new words, each between two line ends."""
    folded: bytes
    begins: np.ndarray
    """Where each of them begins."""
    first_new: int
    """Number of the first of them."""


class _Numbers(dict):
    """Words -> their numbers, in the order of their first coming; those that came since they were taken."""

    def __init__(self):
        super().__init__({_END: 0})
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self.new.append(word)
        return number

    def take_new(self) -> list[str]:
        new, self.new = self.new, []
        return new


class Lexicon:
    """Finds the sentences that may hold a pattern.

    Parameters
    ----------
    blocks
        Sentences in blocks: little to do for the first hits, few steps to the last ones.

    Examples
    --------
    >>> lexicon = Lexicon([["The reef-warden left.", "No reefs!"], ["A warden, a reef."]])
    >>> list(lexicon.search("reef*")), list(lexicon.search("warden left")), list(lexicon.search("l*f"))
    ([0, 1, 2], [0], [])
    """

    def __init__(self, blocks: Iterable[Sequence[str]]):
        numbers = _Numbers()
        self.blocks: list[_Block] = []
        n_sentences = 0
        for sentences in blocks:
            self.blocks.append(_number_words(sentences, n_sentences, numbers))
            n_sentences += len(sentences)
        self.size = len(numbers)

    @property
    def nbytes(self) -> int:
        """Bytes of memory that it holds."""
        arrays = (part for block in self.blocks for part in block if isinstance(part, np.ndarray))
        texts = (sys.getsizeof(part) for block in self.blocks for part in (block.new, block.folded))
        return sum(array.nbytes for array in arrays) + sum(texts)

    def search(self, pattern: str, *, ignore_case: bool = True) -> Iterator[int]:
        """Numbers of the sentences that hold words like those of the pattern, one next to the other.

        Parameters
        ----------
        pattern, ignore_case
            As in :func:`analysis.keywords.read_keyword`, which says what a hit is.

        Yields
        ------
        int
            In order; every sentence with a hit is among them, and few others.
        """
        read_keyword(pattern)  # or say what is wrong with it
        parts = pattern.split()
        known_words = {word: _Word(word, ignore_case, self) for word in parts if word.strip("*")}
        words = [(place, known_words[word]) for place, word in enumerate(parts) if word in known_words]
        for number, block in enumerate(self.blocks):
            known: dict[int, np.ndarray] = {}
            for turn, (place, word) in enumerate(words):
                known[place] = word.find(number)
                if not len(known[place]):
                    words.insert(0, words.pop(turn))  # what is missing here may be so in the next block
                    break
            else:
                yield from _find_sentences(block, known)


def _number_words(sentences: Sequence[str], first: int, known: _Numbers) -> _Block:
    first_new, words = len(known), []
    for sentence in sentences:
        words += sentence.split()
        words.append(_END)
    numbers = np.fromiter(map(known.__getitem__, words), dtype=np.uint32, count=len(words))
    own = distinct(numbers)
    codes = np.empty(len(known), dtype=np.min_scalar_type(len(own)))
    codes[own] = np.arange(len(own))
    new = known.take_new()
    text = "\n".join(["", *new, ""])
    lengths = np.fromiter(map(len, new), dtype=np.int32, count=len(new)) + 1
    begins = np.cumsum(lengths, dtype=np.int32) - lengths + 1
    ends = np.flatnonzero(numbers == 0).astype(np.int32)
    return _Block(codes[numbers], own, ends, first, text, fold_to_bytes(text), begins, first_new)


class _Word:
    """A word of a pattern, and which words of the lexicon it may fit, as far as that was looked at."""

    def __init__(self, pattern: str, ignore_case: bool, lexicon: Lexicon):
        self._blocks = lexicon.blocks
        self._anchors = list_anchors(pattern)
        # Folded anchors in their order tell enough, but for case and letters that fold to the same byte.
        self._is_told = ignore_case and not any(b"\x1a" in anchor for anchor, *_ in self._anchors)
        self._search = read_keyword(pattern, ignore_case=ignore_case).regex.search
        self._fits = np.zeros(lexicon.size, dtype=bool)
        self._n_seen = 0
        self._is_absent = True

    def find(self, number: int) -> np.ndarray:
        """The codes that fit in a block; the blocks are asked for in their order."""
        while self._n_seen <= number:
            block = self._blocks[self._n_seen]
            new = self._find_new(block) + block.first_new
            self._fits[new] = True
            self._is_absent &= not len(new)
            self._n_seen += 1
        if self._is_absent:
            return np.empty(0, dtype=np.int64)
        return np.flatnonzero(self._fits[self._blocks[number].words])

    def _find_new(self, block: _Block) -> np.ndarray:
        """Places of the new words that hold the anchors one behind another."""
        if not all(anchor in block.folded for anchor, *_ in self._anchors):
            return np.empty(0, dtype=np.int64)
        places, reached = np.arange(len(block.begins)), block.begins
        ends = np.append(block.begins[1:] - 1, len(block.folded) - 1)
        for anchor in self._anchors:
            hits = np.append(_find_hits(block.folded, *anchor), len(block.folded))
            reached = hits[np.searchsorted(hits, reached)]
            inside = reached < ends
            places, ends, reached = places[inside], ends[inside], reached[inside] + len(anchor[0])
        if self._is_told and len(places) > _MANY:
            return places
        begins = block.begins[places].tolist()
        words = (block.new[begin : block.new.index("\n", begin)] for begin in begins)
        return places[[bool(self._search(word)) for word in words]]


def _find_hits(folded: bytes, anchor: bytes, begins_word: bool, ends_word: bool) -> np.ndarray:
    """Where an anchor stands, and no letter or digit before or behind it if none may."""
    text = np.frombuffer(folded, dtype=np.uint8)
    hits = np.flatnonzero(text[: len(text) - len(anchor) + 1] == anchor[0])
    for place, byte in enumerate(anchor[1:], 1):
        hits = hits[text[hits + place] == byte]
    if begins_word:
        hits = hits[~_IN_WORDS[text[hits - 1]]]
    if ends_word:
        hits = hits[~_IN_WORDS[text[hits + len(anchor)]]]
    return hits


def _find_sentences(block: _Block, known: dict[int, np.ndarray]) -> Iterator[int]:
    """Sentences of a block that have one of the known codes at each of these places behind one another."""
    rarest = min(known, key=lambda place: len(known[place]))
    places = np.flatnonzero(_is_one_of(block.codes, known[rarest], len(block.words)))
    for place, codes in known.items():
        if place != rarest:
            others = places + (place - rarest)
            inside = (others >= 0) & (others < len(block.codes))
            places, others = places[inside], others[inside]
            places = places[_is_one_of(block.codes[others], codes, len(block.words))]
    numbers = np.searchsorted(block.ends, places)
    yield from (numbers[np.diff(numbers, prepend=-1) > 0] + block.first).tolist()


def _is_one_of(values: np.ndarray, codes: np.ndarray, n_codes: int) -> np.ndarray:
    if len(codes) <= _FEW:
        return reduce(np.logical_or, [values == code for code in codes.astype(values.dtype)])
    table = np.zeros(n_codes, dtype=bool)
    table[codes] = True
    return table.take(values)
