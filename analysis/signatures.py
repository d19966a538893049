"""Documents and zones -> signatures: what tells which other texts a text shares words with.

A text becomes a number for every run of five words (a shingle), in reading order. Only the article's own
text counts, not the page around it, and house style ("U.S.", "realise") is no difference. A signature is
a function of one document, a tenth as large in memory as its text with all tables, and the same in every
process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.house_style import fold_words
from analysis.schema import ARTICLE_ZONES, iterate_rows

SHINGLE_WORDS = 5
SIGNATURES = {"doc_id": "object", "words_digest": "object", "n_shingles": "int64", "shingles": "object"}
KNOWN_WORDS = 200_000
"""So many words are remembered with their digests; a large corpus has ever new misprints."""
WINDOW = 8
"""Shingles of which the smallest is a fingerprint; a run of 12 words has one whatever is around it."""
BLOCK = 2_000
"""Documents whose shingles are looked at together."""

Shingles = Callable[[], Iterable[np.ndarray]]
"""Gives the shingles of all documents in their order, in blocks of whole documents, whenever it is called."""


class Corpus(NamedTuple):
    """The documents of the signatures, each with a number: its place in the order of ``doc_id``."""

    doc_ids: list[str]
    numbers: np.ndarray
    heads: np.ndarray
    """By number: the first document that holds the same words; itself, if it is looked at."""
    lengths: np.ndarray
    """By number: the place in the order of length."""
    sizes: np.ndarray
    """By row: how many shingles."""


def read_signatures(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Read the signature of every document.

    Parameters
    ----------
    documents, zones
        The tables of those names.

    Returns
    -------
    pandas.DataFrame
        One row per document, in their order: ``doc_id``, ``words_digest`` (16 bytes, the same for texts of
        the same words; without any word of an article, that of the whole file), ``n_shingles`` and
        ``shingles`` (8 bytes for every run of five words, in reading order).

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> documents = load_documents("seeds")
    >>> signatures = read_signatures(documents, split_zones(documents))
    >>> signatures["n_shingles"].tolist()
    [309, 331, 487, 450, 486]
    """
    texts = _article_texts(documents, zones)
    rows: list[tuple[str, bytes, int, bytes]] = []
    while block := list(islice(texts, BLOCK)):
        rows += _read_block(block)
    values = zip(*rows, strict=True) if rows else [()] * len(SIGNATURES)
    columns = zip(SIGNATURES.items(), values, strict=True)
    return pd.DataFrame({column: pd.Series(cells, dtype=kind) for (column, kind), cells in columns})


def _read_block(block: list[tuple[str, str, str]]) -> Iterator[tuple[str, bytes, int, bytes]]:
    """Rows of signatures; all words are hashed in one go, and runs over the end of an article left out."""
    words = [b"".join(map(_DIGESTS.__getitem__, article.split())) for _, _, article in block]
    hashed = hash_shingles(np.frombuffer(b"".join(words), dtype="<u8")).tobytes()
    start = 0
    for (doc_id, text, _), own in zip(block, words, strict=True):
        digest = blake2b(own or text.encode(errors="surrogatepass"), digest_size=16).digest()
        n_shingles = max(0, len(own) // 8 - SHINGLE_WORDS + 1)
        yield doc_id, digest, n_shingles, hashed[start : start + 8 * n_shingles]
        start += len(own)


def hash_shingles(words: np.ndarray) -> np.ndarray:
    """A number for every run of five words, in reading order; the order of the words matters."""
    n_shingles = max(0, len(words) - SHINGLE_WORDS + 1)
    mixed = np.zeros(n_shingles, dtype=np.uint64)
    for place in range(SHINGLE_WORDS):
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed += words[place : place + n_shingles]
    # Scatter the bits, so that "the smallest" is a fair sample (the finaliser of MurmurHash3).
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    mixed ^= mixed >> np.uint64(33)
    return mixed


class _WordDigests(dict):
    """What stands between two blanks -> eight bytes for each of its words, the same in every process."""

    def __missing__(self, chunk: str) -> bytes:
        if len(self) >= KNOWN_WORDS:
            self.clear()
        digests = (blake2b(word.encode(), digest_size=8).digest() for word in fold_words(chunk))
        self[chunk] = joined = b"".join(digests)
        return joined


_DIGESTS = _WordDigests()


def _article_texts(documents: pd.DataFrame, zones: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Each document with its text, and of that the article's own."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end, zone in iterate_rows(zones, "doc_id", "start_char", "end_char", "zone"):
        if zone in ARTICLE_ZONES:
            spans.setdefault(doc_id, []).append((start, end))
    for doc_id, text in iterate_rows(documents, "doc_id", "text"):
        own = sorted(spans.get(doc_id, ()))
        yield doc_id, text, " ".join([text[start:end] for start, end in own])


def list_documents(signatures: pd.DataFrame) -> Corpus:
    """However many outlets print the same text, it is looked at once: as the first of its kind."""
    found = list(iterate_rows(signatures, "doc_id", "words_digest"))
    sizes = signatures["n_shingles"].to_numpy()
    order = sorted(range(len(found)), key=lambda row: found[row][0])
    numbers = np.empty(len(found), dtype=np.int64)
    numbers[order] = np.arange(len(found))
    first: dict[bytes, int] = {}
    heads = [first.setdefault(found[row][1], number) for number, row in enumerate(order)]
    lengths = np.empty(len(found), dtype=np.int64)
    lengths[np.argsort(sizes[order], kind="stable")] = np.arange(len(found))
    doc_ids = [doc_id for doc_id, _ in found]
    return Corpus(doc_ids, numbers, np.array(heads, dtype=np.int64), lengths, sizes)


def iterate_shingles(shingles: Shingles, corpus: Corpus) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The shingles of all articles, block by block, and for each the row of its document."""
    ends = np.cumsum(corpus.sizes)
    row, total = 0, 0
    for values in shingles():
        total += len(values)
        end = int(np.searchsorted(ends, total, side="right"))
        yield values, np.repeat(np.arange(row, end, dtype=np.uint32), corpus.sizes[row:end])
        row = end


def find_fingerprints(values: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The smallest of every eight shingles in a row; those of the same article stand together."""
    least = values
    for step in (1, 2, 4):  # the smallest of two, of four, of eight
        least = np.minimum(least[:-step], least[step:])
    new = rows[: 1 - WINDOW] == rows[WINDOW - 1 :]
    new[1:] &= (least[1:] != least[:-1]) | ~new[:-1]
    return least[new], rows[: 1 - WINDOW][new]
