"""Signatures -> pairs of documents that may be editions of one story, so that nobody compares all pairs.

Which pairs to look at is told by fingerprints, the smallest shingle of every eight in a row (Schleimer,
Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): whatever shares
twelve words in a row shares a fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.holders import HOLDER_BITS, STEP, find_many, get_holders, in_threads, sort_holders
from analysis.signatures import BLOCK, Corpus, Shingles, find_fingerprints, iterate_shingles

SET_PHRASE = 3
"""A shingle in so many stories is a set phrase, a passage in so many articles perhaps a set passage."""
NEIGHBOURS = 8
"""With so many of the next longer holders of a fingerprint a document is compared."""
_STEPS = np.arange(1, NEIGHBOURS + 1)


def find_candidates(shingles: Shingles, corpus: Corpus) -> tuple[list[tuple[int, int]], np.ndarray]:
    """Pairs of documents that share enough fingerprints to look at; the fingerprints of three or more.

    The holders of a fingerprint stand in the order of their length, and each is held against the next
    few: a story of hundreds of editions becomes a chain, and a phrase of the trade costs little.

    Parameters
    ----------
    shingles, corpus
        The documents, as :func:`analysis.signatures.list_documents` numbered them.

    Returns
    -------
    tuple
        Pairs of these numbers, the smaller first; and sorted fingerprints (their upper 40 bits).
    """
    lengths = corpus.lengths[corpus.heads][corpus.numbers].astype(np.uint32)  # by row
    sizes = np.zeros(len(lengths), dtype=np.int64)
    goes, often = [], []

    def choose(*block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        values, rows = find_fingerprints(*block)
        return values, lengths[rows]

    for packed in sort_holders(
        lambda: iterate_shingles(shingles, corpus), choose, int(corpus.sizes.sum()) // 4
    ):
        holders = get_holders(packed)
        packed >>= HOLDER_BITS
        for part in np.array_split(holders, 1 + len(holders) // STEP):
            sizes += np.bincount(part, minlength=len(sizes))
        often.append(find_many(packed, least=SET_PHRASE))
        n_next = _count_next(packed)
        del packed
        shared = n_next > 0
        shared[1:] |= n_next[:-1] > 0
        goes.append((holders[shared], n_next[shared]))
        del holders, n_next, shared
    by_length, candidates = np.argsort(corpus.lengths), []
    for shorter, longer in _find_pairs(*_join_goes(goes), sizes):
        chosen = np.sort([by_length[shorter], by_length[longer]], axis=0)
        candidates += zip(*chosen.tolist(), strict=True)
    return candidates, np.sort(np.concatenate(often))


def _join_goes(goes: list[tuple[np.ndarray, np.ndarray]]) -> list[np.ndarray]:
    """Put the goes one behind another, and let go of them; a few blank places are left at the end."""
    goes.append((np.zeros(NEIGHBOURS, dtype=np.uint32), np.zeros(NEIGHBOURS, dtype=np.uint8)))
    joined = [np.concatenate(column) for column in zip(*goes, strict=True)]
    goes.clear()
    return joined


def _count_next(values: np.ndarray) -> np.ndarray:
    """How many of the next few among sorted values are the same as each."""
    counts = np.zeros(len(values), dtype=np.uint8)
    for step in _STEPS:
        counts[:-step] += values[step:] == values[:-step]
    return counts


def _find_pairs(
    holders: np.ndarray, n_next: np.ndarray, sizes: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs of holders that share enough; those of some documents at a time, to spare memory.

    `holders` stand as their fingerprints do, and `n_next` says how many of the next hold the same one.
    """
    n_documents = len(sizes)
    by_holder = np.left_shift(holders[:-NEIGHBOURS], 32, dtype=np.uint64)
    for start in range(0, len(by_holder), STEP):
        end = min(start + STEP, len(by_holder))
        by_holder[start:end] |= np.arange(start, end, dtype=np.uint64)
    by_holder.sort()
    smallest = np.minimum.accumulate(sizes[::-1])[::-1]  # of all that are as long or longer

    def pair(start: int) -> tuple[np.ndarray, np.ndarray]:
        ends = np.array([start, start + BLOCK], dtype=np.uint64) << 32
        places = by_holder[slice(*np.searchsorted(by_holder, ends))] & np.uint64((1 << 32) - 1)
        codes = _code_pairs(holders, n_next, places.astype(np.int64), start, n_documents)
        # A pair of containment one half shares about half its fingerprints; a fifth allows for chance.
        chosen = find_many(codes, least=max(1, -(-int(smallest[start]) // 5)))
        counts = np.searchsorted(codes, chosen, side="right") - np.searchsorted(codes, chosen)
        shorter, longer = np.divmod(chosen.astype(np.int64), n_documents)
        shorter += start
        enough = counts * 5 >= np.minimum(sizes[shorter], sizes[longer])
        return shorter[enough], longer[enough]

    return in_threads(pair, ((start,) for start in range(0, n_documents, BLOCK)))


def _code_pairs(
    holders: np.ndarray, n_next: np.ndarray, places: np.ndarray, start: int, n_documents: int
) -> np.ndarray:
    """One number for each time that a holder stands before another, sorted."""
    kind = np.uint32 if BLOCK * n_documents < 1 << 32 else np.uint64
    pairs = (holders[places].astype(kind) - kind(start)) * kind(n_documents)
    pairs = pairs[:, None] + holders[places[:, None] + _STEPS]
    codes = pairs[n_next[places][:, None] >= _STEPS]
    codes.sort()
    return codes
