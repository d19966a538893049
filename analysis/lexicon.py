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
_FEW = 4  # numbers that are quicker compared one by one than looked up in a table
_MOST = 64  # words of a pattern that are looked up: as many as a number has bits; a hit has the others too
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
    """Where each of them begins, and the next one would."""
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
        roles = _read_roles(pattern.split())
        bits = {role: 1 << turn for turn, role in enumerate(dict.fromkeys(roles.values()))}
        words = [
            _Word(text, [(*at, bit) for (other, *at), bit in bits.items() if other == text], ignore_case)
            for text in dict.fromkeys(text for text, *_ in bits)
        ]
        all_bits = sum(bits.values())
        flags = np.zeros(self.size, dtype=np.min_scalar_type(all_bits))
        by_place = {place: bits[role] for place, role in roles.items()}
        wanted: dict[int, int] = {}
        for number, block in enumerate(self.blocks):
            for turn, word in enumerate(words):
                if not word.find(self.blocks[: number + 1], flags):
                    words.insert(0, words.pop(turn))  # what is missing here may be so in the next block
                    break
            else:
                own = flags[block.words]
                if np.bitwise_or.reduce(own) == all_bits:
                    wanted = wanted or _sort_by_number(by_place, block.codes, own)
                    yield from _find_sentences(block, own, wanted)


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
    begins = np.cumsum([1, *(len(word) + 1 for word in new)], dtype=np.int32)
    ends = np.flatnonzero(numbers == 0).astype(np.int32)
    return _Block(codes[numbers], own, ends, first, text, fold_to_bytes(text), begins, first_new)


def _read_roles(words: list[str]) -> dict[int, tuple[str, bool, bool]]:
    """The words but for single stars, by place, and whether each begins and ends where its neighbour does.

    Places count from the first of these words. Within a phrase a word stands between two blanks; what
    begins or ends the phrase may bear more signs.
    """
    last = len(words) - 1
    known = [place for place, word in enumerate(words) if word.strip("*")][:_MOST]
    return {place - known[0]: (words[place], place > 0, place < last) for place in known}


class _Word:
    """A word of a pattern, and how far it was looked for among the words of the lexicon."""

    def __init__(self, pattern: str, roles: list[tuple[bool, bool, int]], ignore_case: bool):
        self._anchors = list_anchors(pattern)
        self._bytes = set().union(*(anchor for anchor, *_ in self._anchors))
        # Folded anchors in their order tell enough, but for case and letters that fold to the same byte.
        self._is_told = ignore_case and not any(b"\x1a" in anchor for anchor, *_ in self._anchors)
        self._search = read_keyword(pattern, ignore_case=ignore_case).regex.search
        self._roles = [
            (begins and not pattern.startswith("*"), ends and not pattern.endswith("*"), bit)
            for begins, ends, bit in roles
        ]
        self._missing = {bit for *_, bit in roles}
        self._n_seen = 0

    def find(self, blocks: Sequence[_Block], flags: np.ndarray) -> bool:
        """Set the bits of the words of these blocks that fit; whether each bit was set by now."""
        for block in blocks[self._n_seen :]:
            text, places = np.frombuffer(block.folded, dtype=np.uint8), self._find_new(block)
            for begins, ends, bit in self._roles if len(places) else ():
                fit = places
                if begins:
                    fit = fit[_are_at(text, block.begins[fit], self._anchors[0][0])]
                if ends:
                    anchor = self._anchors[-1][0]
                    fit = fit[_are_at(text, block.begins[fit + 1] - 1 - len(anchor), anchor)]
                flags[fit + block.first_new] |= bit
                if len(fit):
                    self._missing.discard(bit)
        self._n_seen = len(blocks)
        return not self._missing

    def _find_new(self, block: _Block) -> np.ndarray:
        """Places of the new words that hold the anchors one behind another."""
        if not all(byte in block.folded for byte in self._bytes):
            return np.empty(0, dtype=np.int64)
        found = []
        for anchor in self._anchors:
            found.append(_find_hits(block.folded, *anchor))
            if not len(found[-1]):
                return found[-1]
        places = np.searchsorted(block.begins, min(found, key=len), side="right") - 1
        places = places[np.diff(places, prepend=-1) > 0]
        if len(found) > 1:
            places = places[self._are_in_order(found, block, places)]
        if self._is_told and len(places) > _MANY:
            return places
        spans = zip(block.begins[places].tolist(), block.begins[places + 1].tolist(), strict=True)
        return places[[bool(self._search(block.new[begin : end - 1])) for begin, end in spans]]

    def _are_in_order(self, found: list[np.ndarray], block: _Block, places: np.ndarray) -> np.ndarray:
        """Whether the anchors stand one behind another in each of these words."""
        reached, ends = block.begins[places], block.begins[places + 1]
        for hits, (anchor, *_) in zip(found, self._anchors, strict=True):
            reached = np.append(hits, len(block.folded)).take(np.searchsorted(hits, reached)) + len(anchor)
        return reached < ends


def _are_at(text: np.ndarray, places: np.ndarray, anchor: bytes) -> np.ndarray:
    return np.logical_and.reduce([text[places + at] == byte for at, byte in enumerate(anchor)])


def _find_hits(folded: bytes, anchor: bytes, begins_word: bool, ends_word: bool) -> np.ndarray:
    """Where an anchor stands, and no letter or digit before or behind it if none may."""
    text = np.frombuffer(folded, dtype=np.uint8)
    size = max(0, len(text) - len(anchor) + 1)
    found = text[:size] == anchor[0]
    for place, byte in enumerate(anchor[1:3], 1):
        found &= text[place : place + size] == byte
    hits = np.flatnonzero(found)
    if not len(hits):
        return hits
    for place, byte in enumerate(anchor[3:], 3):
        hits = hits[text[hits + place] == byte]
    if begins_word:
        hits = hits[~_IN_WORDS[text[hits - 1]]]
    if ends_word:
        hits = hits[~_IN_WORDS[text[hits + len(anchor)]]]
    return hits


def _sort_by_number(wanted: dict[int, int], codes: np.ndarray, flags: np.ndarray) -> dict[int, int]:
    """The wanted flags by place, the rarest in this block first."""
    counts = np.bincount(codes)
    rarest_first = sorted(wanted.items(), key=lambda item: counts[flags & item[1] != 0].sum())
    return {place: flags.dtype.type(flag) for place, flag in rarest_first}


def _find_sentences(block: _Block, flags: np.ndarray, wanted: dict[int, int]) -> Iterator[int]:
    """Sentences of a block that have words with the wanted flags at each of these places, rarest first."""
    starts = _find_starts(block.codes, flags, wanted)
    for place, flag in wanted.items():
        if not len(starts):
            return
        # The end of a sentence has no flag, so what is looked up beyond either end of the block is no hit.
        starts = starts[flags.take(block.codes.take(starts + place, mode="wrap")) & flag != 0]
    numbers = distinct(np.searchsorted(block.ends, starts))
    yield from (numbers + block.first).tolist()


def _find_starts(codes: np.ndarray, flags: np.ndarray, wanted: dict[int, int]) -> np.ndarray:
    """Where the phrase may begin.

    A rarest word that is written in few ways is compared with all. Otherwise, of a phrase without a gap,
    only some words of the text need a look: wherever the phrase stands, one of its words is among them.
    """
    rarest, flag = next(iter(wanted.items()))
    own = np.flatnonzero(flags & flag).astype(codes.dtype)
    if len(own) <= _FEW:
        return np.flatnonzero(reduce(np.logical_or, [codes == code for code in own])) - rarest
    size = max(wanted) + 1
    if len(wanted) < size or size == 1:
        return np.flatnonzero(flags.take(codes) & flag) - rarest
    step = min(4, max(2, size // 2))
    seen = flags.take(codes[::step], mode="clip")  # which is quicker than without
    starts = []
    for ahead in range(step):
        hits = seen & wanted[ahead] != 0
        for shift, place in enumerate(range(ahead + step, size, step), 1):
            hits[:-shift] &= seen[shift:] & wanted[place] != 0
        starts.append(np.flatnonzero(hits) * step - ahead)
    return np.concatenate(starts)
