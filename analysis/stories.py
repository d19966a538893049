"""Documents and zones -> stories: which articles are editions of one wire story.

Two articles belong together when most of the shorter one stands word for word in the longer one:
containment of word shingles (Broder 1997, "On the resemblance and containment of documents"). A cut
copy keeps its containment, while its resemblance falls with every paragraph that is lost. Only the
article's own text is compared, not the page around it, and house style ("U.S.", "realise") is no
difference. Runs of words that several stories share are set phrases and link nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.candidates import SET_PHRASE, find_candidates
from analysis.holders import (
    HOLDER_BITS,
    STEP,
    Row,
    distinct,
    find_among,
    find_many,
    get_holders,
    get_values,
    pack,
    sort_holders,
)
from analysis.schema import build_table
from analysis.signatures import (
    BLOCK,
    SHINGLE_WORDS,
    Corpus,
    Shingles,
    find_fingerprints,
    iterate_shingles,
    list_documents,
    read_signatures,
)

CONTAINMENT = 0.5
"""Share of the shorter edition's shingles that must stand in the longer one."""
MIN_SHARED = 10
"""Shingles in common, fourteen words in a row: one quotation is too little to tell."""
SURE = 0.8
"""With this containment two texts are editions even if all that they share is one passage."""
Links = dict[tuple[int, int], float]


class Articles(NamedTuple):
    """What is compared of articles: their shingles as they read, one article after another."""

    shingles: np.ndarray
    is_phrase: np.ndarray
    """Which of these are set phrases."""
    spans: dict[int, tuple[int, int]]
    """By number of the document."""

    def read(self, number: int) -> np.ndarray:
        """The shingles of an article as it reads."""
        start, end = self.spans[number]
        return self.shingles[start:end]

    def read_distinct(self, number: int) -> np.ndarray:
        """The same sorted and each once, without set phrases."""
        start, end = self.spans[number]
        return distinct(self.shingles[start:end][~self.is_phrase[start:end]])


def build_stories(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Group editions of one wire story.

    Two articles are linked if they hold the same words, or if their containment, set phrases left out, is
    at least one half; below :data:`SURE` they must share more than one passage that a third article has
    too. A story is everything that is linked, directly or through others. Removing an article changes the
    story of others only if they are linked through it, or if it was the third to hold a run of words.

    Parameters
    ----------
    documents, zones
        The tables of those names.

    Returns
    -------
    pandas.DataFrame
        The ``stories`` table, one row per document in their order: ``story_id`` (made from the
        document that comes first by ``doc_id``), ``doc_id``, ``role`` (``only`` or ``edition``),
        ``containment`` (share, 0 to 1: how much of this text's shingles its closest other edition
        holds, or how much of that one this holds, whichever is more, set phrases left out; 0 for an
        only one).

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> documents = load_documents("seeds")
    >>> stories = build_stories(documents, split_zones(documents))
    >>> stories["role"].tolist()
    ['edition', 'edition', 'only', 'only', 'only']
    """
    return join_signatures(*pack_signatures(read_signatures(documents, zones)))


def pack_signatures(signatures: pd.DataFrame) -> tuple[pd.DataFrame, Shingles]:
    """Make signatures that are in memory into what :func:`join_signatures` takes."""
    cells = signatures["shingles"].tolist()

    def shingles() -> Iterator[np.ndarray]:
        for start in range(0, len(cells), BLOCK):
            yield np.frombuffer(b"".join(cells[start : start + BLOCK]), dtype="<u8")

    return signatures, shingles


def join_signatures(signatures: pd.DataFrame, shingles: Shingles) -> pd.DataFrame:
    """Group editions by the signatures of a corpus, which may be larger than memory.

    Parameters
    ----------
    signatures
        ``doc_id``, ``words_digest`` and ``n_shingles`` of every document, as
        :func:`analysis.signatures.read_signatures` returned them.
    shingles
        A function that gives their shingles, block by block; it is called a few times.

    Returns
    -------
    pandas.DataFrame
        The ``stories`` table, as :func:`build_stories` returns it.
    """
    corpus = list_documents(signatures)
    candidates, often = find_candidates(shingles, corpus)
    articles = _read_articles(shingles, corpus, candidates)
    stories = _join(len(corpus.doc_ids), _find_links(candidates, articles))
    is_known = _list_remainders(articles.shingles)
    del articles  # read again below: quickly done, and it halves the memory
    phrases = _find_set_phrases(shingles, corpus, stories, is_known)
    articles = _read_articles(shingles, corpus, candidates)
    _mark_phrases(articles, phrases)
    links = _find_links(candidates, articles)
    doubtful = [pair for pair, share in links.items() if share < SURE]
    for left, right in doubtful:
        if _is_set_passage(articles.read(left), articles.read(right), often):
            del links[left, right]
    del articles
    twins = np.flatnonzero(corpus.heads != np.arange(len(corpus.heads)))
    links |= dict.fromkeys(zip(corpus.heads[twins].tolist(), twins.tolist(), strict=True), 1.0)
    return _tell_stories(corpus, links)


def _tell_stories(corpus: Corpus, links: Links) -> pd.DataFrame:
    heads = _join(len(corpus.doc_ids), links)
    closest: dict[int, float] = {}
    for pair, share in links.items():
        for number in pair:
            closest[number] = max(closest.get(number, 0.0), share)
    names = sorted(corpus.doc_ids)
    roles = ("only", "edition")
    rows = [
        (f"story-{names[heads[number]]}", names[number], roles[number in closest], closest.get(number, 0.0))
        for number in corpus.numbers.tolist()
    ]
    return build_table("stories", rows)


def _list_remainders(values: np.ndarray) -> np.ndarray:
    """A table of the remainders that values leave; what leaves another is none of them."""
    table = np.zeros(1 << min(26, max(10, len(values).bit_length())), dtype=bool)
    for start in range(0, len(values), STEP):
        table[get_values(values[start : start + STEP]) & np.uint64(len(table) - 1)] = True
    return table


def _find_set_phrases(
    shingles: Shingles, corpus: Corpus, stories: np.ndarray, is_known: np.ndarray
) -> np.ndarray:
    """The shingles that three or more stories share, in their order; at least those that are known."""
    holders = stories[corpus.heads][corpus.numbers].astype(np.uint32)  # by row
    remainder = np.uint64(len(is_known) - 1)

    def choose(values: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        chosen = np.flatnonzero(is_known[get_values(values) & remainder])
        return values[chosen], holders[rows[chosen]]

    n_left = int(corpus.sizes.sum() * np.count_nonzero(is_known) / len(is_known))  # as if all were unlike
    phrases = []
    for packed in sort_holders(lambda: iterate_shingles(shingles, corpus), choose, n_left, few=SET_PHRASE):
        packed >>= HOLDER_BITS
        phrases.append(find_many(packed, least=SET_PHRASE))
    return np.sort(np.concatenate(phrases))


def _read_articles(shingles: Shingles, corpus: Corpus, pairs: Iterable[tuple[int, int]]) -> Articles:
    """The articles of these pairs."""
    is_wanted = np.zeros(len(corpus.doc_ids), dtype=bool)
    is_wanted[[number for pair in pairs for number in pair]] = True
    is_wanted = is_wanted[corpus.numbers]  # by row
    read = Row(int(corpus.sizes[is_wanted].sum()))
    for values, rows in iterate_shingles(shingles, corpus):
        read.add(values[is_wanted[rows]])
    ends = np.cumsum(corpus.sizes[is_wanted]).tolist()
    spans = zip(corpus.numbers[is_wanted].tolist(), pairwise([0, *ends]), strict=True)
    return Articles(read.get(), np.zeros(read.size, dtype=bool), dict(spans))


def _mark_phrases(articles: Articles, phrases: np.ndarray) -> None:
    """Note which shingles are set phrases; they are looked up in order, which is several times faster."""
    for start in range(0, len(articles.shingles), STEP):
        own = articles.shingles[start : start + STEP]
        packed = pack(own, np.arange(len(own), dtype=np.uint32))
        packed.sort()
        found = find_among(get_values(packed), phrases)
        articles.is_phrase[start + get_holders(packed[found]).astype(np.int64)] = True


def _find_links(candidates: Iterable[tuple[int, int]], articles: Articles) -> Links:
    """Pairs that share enough, and the share of those of the shorter text."""
    read = lru_cache(maxsize=BLOCK)(articles.read_distinct)
    links = {}
    for left, right in candidates:
        both = np.concatenate([read(left), read(right)])
        both.sort()
        shared = int(np.count_nonzero(both[1:] == both[:-1]))
        share = shared / max(1, min(len(read(left)), len(read(right))))
        if shared >= MIN_SHARED and share >= CONTAINMENT:
            links[left, right] = share
    return links


def _is_set_passage(left: np.ndarray, right: np.ndarray, often: np.ndarray) -> bool:
    """Whether a link rests on one passage only, which a third article has as well.

    So stand the paragraphs that an outlet puts below every brief: in one piece, and next to other news.
    A wire story is cut here and reworded there, or it is nearly all of the text.
    """
    shared = distinct(right)
    if not (_is_one_piece(left, shared) and _is_one_piece(right, distinct(left))):
        return False
    samples, _ = find_fingerprints(left, np.zeros(len(left), dtype=np.uint32))
    samples = distinct(samples)
    samples = samples[find_among(samples, shared)]
    return 2 * np.count_nonzero(find_among(get_values(samples), often)) > len(samples)


def _is_one_piece(shingles: np.ndarray, others: np.ndarray) -> bool:
    """Whether what others have as well stands together; one word that differs takes five shingles."""
    places = np.flatnonzero(find_among(shingles, others))
    return int(np.diff(places).max(initial=0)) <= SHINGLE_WORDS + 1


def _join(n_documents: int, links: Iterable[tuple[int, int]]) -> np.ndarray:
    """For each document the first one of the group that it belongs to."""
    heads = list(range(n_documents))

    def head(number: int) -> int:
        while heads[number] != number:
            heads[number] = number = heads[heads[number]]
        return number

    for left, right in links:
        first, second = sorted((head(left), head(right)))
        heads[second] = first
    return np.array([head(number) for number in range(n_documents)], dtype=np.int64)
