"""Documents and zones -> stories: which articles are editions of one wire story.

Two articles belong together when most of the shorter one stands word for word in the longer one:
containment of word shingles (Broder 1997, "On the resemblance and containment of documents"). A cut
copy keeps its containment, while its resemblance falls with every paragraph that is lost. Only the
article's own text is compared, not the page around it, and house style ("U.S.", "realise") is no
difference. Runs of words that several stories share are set phrases and link nothing.

Which pairs to look at is told by fingerprints, the smallest shingle of every eight in a row (Schleimer,
Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): whatever shares
twelve words in a row shares a fingerprint, so that nobody has to compare all pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.schema import build_table
from analysis.signatures import (
    BLOCK,
    HOLDER_BITS,
    SHINGLE_WORDS,
    Corpus,
    Shingles,
    distinct,
    find_fingerprints,
    find_frequent,
    iterate_shingles,
    list_documents,
    read_signatures,
    sort_holders,
)

CONTAINMENT = 0.5
"""Share of the shorter edition's shingles that must stand in the longer one."""
MIN_SHARED = 10
"""Shingles in common, fourteen words in a row: one quotation is too little to tell."""
SET_PHRASE = 3
"""A shingle in so many stories is a set phrase, a passage in so many articles perhaps a set passage."""
SURE = 0.8
"""With this containment two texts are editions even if all that they share is one passage."""
NEIGHBOURS = 8
"""With so many of the next longer holders of a fingerprint a document is compared."""
Links = dict[tuple[int, int], float]


class Article(NamedTuple):
    """What is compared of an article: its shingles as it reads, and the same sorted and each once."""

    in_order: np.ndarray
    shingles: np.ndarray


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
    candidates, often = _find_candidates(shingles, corpus)
    read = _read_articles(shingles, corpus, candidates)
    distinct_shingles = {number: distinct(in_order) for number, in_order in read}
    stories = _join(len(corpus.doc_ids), _find_links(candidates, distinct_shingles))
    phrases = _find_set_phrases(shingles, corpus, stories)
    for number, own in distinct_shingles.items():
        distinct_shingles[number] = own[~_is_in(own >> HOLDER_BITS, phrases)]
    links = _find_links(candidates, distinct_shingles)
    del distinct_shingles
    doubtful = [pair for pair, share in links.items() if share < SURE]
    articles = {
        number: Article(in_order.copy(), distinct(in_order))
        for number, in_order in _read_articles(shingles, corpus, doubtful)
    }
    for left, right in doubtful:
        if _is_set_passage(articles[left], articles[right], often):
            del links[left, right]
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


def _find_candidates(shingles: Shingles, corpus: Corpus) -> tuple[list[tuple[int, int]], np.ndarray]:
    """Pairs of documents that share enough fingerprints to look at; the fingerprints of three or more.

    The holders of a fingerprint stand in the order of their length, and each is held against the next
    few: a story of hundreds of editions becomes a chain, and a phrase of the trade costs little.
    """
    n_documents = len(corpus.doc_ids)
    sizes = np.zeros(n_documents, dtype=np.int64)
    goes, often = [], [np.empty(0, dtype=np.uint64)]

    def blocks() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        return (find_fingerprints(*block) for block in iterate_shingles(shingles, corpus))

    for values, holders in sort_holders(blocks, corpus.lengths, int(corpus.sizes.sum()) // 4):
        sizes += np.bincount(holders, minlength=n_documents)
        often.append(_find_often(values))
        pairs = [np.empty(0, dtype=np.int64)]
        for step in range(1, NEIGHBOURS + 1):
            same = values[step:] == values[:-step]
            pairs.append(holders[:-step][same] * n_documents + holders[step:][same])
        goes.append(np.sort(np.concatenate(pairs)))
    by_length, candidates = np.argsort(corpus.lengths), []
    for codes, counts in _count_codes(goes, n_documents):
        shorter, longer = np.divmod(codes, n_documents)
        # A pair of containment one half shares about half its fingerprints; a fifth allows for chance.
        enough = counts * 5 >= np.minimum(sizes[shorter], sizes[longer])
        chosen = np.sort([by_length[shorter[enough]], by_length[longer[enough]]], axis=0)
        candidates += zip(*chosen.tolist(), strict=True)
    return candidates, np.sort(np.concatenate(often))


def _count_codes(goes: list[np.ndarray], n_documents: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """How often each pair was found in all goes; the pairs of some documents at a time, to spare memory."""
    for start in range(0, n_documents, BLOCK):
        ends = np.array([start, start + BLOCK]) * n_documents
        parts = [codes[slice(*np.searchsorted(codes, ends))] for codes in goes]
        yield np.unique(np.concatenate(parts), return_counts=True)


def _find_often(values: np.ndarray) -> np.ndarray:
    """Which of the sorted values have three holders or more, each once."""
    apart = SET_PHRASE - 1
    return distinct(values[apart:][values[apart:] == values[:-apart]])


def _find_set_phrases(shingles: Shingles, corpus: Corpus, stories: np.ndarray) -> np.ndarray:
    """The shingles that three or more stories share, in the order of their numbers."""
    is_frequent = find_frequent(shingles, corpus, least=SET_PHRASE)
    remainder = np.uint64(len(is_frequent) - 1)

    def blocks() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        for values, numbers in iterate_shingles(shingles, corpus):
            chosen = is_frequent[values & remainder]
            yield values[chosen], numbers[chosen]

    n_values = sum(len(values) for values, _ in blocks())
    return np.sort(
        np.concatenate([_find_often(values) for values, _ in sort_holders(blocks, stories, n_values)])
    )


def _read_articles(
    shingles: Shingles, corpus: Corpus, pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, np.ndarray]]:
    """The articles of some pairs by number, with their shingles in reading order."""
    wanted = np.zeros(len(corpus.doc_ids), dtype=bool)
    wanted[[number for pair in pairs for number in pair]] = True
    for values, numbers in iterate_shingles(shingles, corpus):
        edges = np.flatnonzero(numbers[1:] != numbers[:-1]) + 1
        for start, end in pairwise([0, *edges.tolist(), len(numbers)]):
            if end > start and wanted[numbers[start]]:
                yield int(numbers[start]), values[start:end]


def _find_links(candidates: Iterable[tuple[int, int]], shingles: dict[int, np.ndarray]) -> Links:
    """The pairs whose shared shingles are enough to tell, and are most of those of the shorter text."""
    links = {}
    for left, right in candidates:
        both = np.concatenate([shingles[left], shingles[right]])
        both.sort()
        shared = int(np.count_nonzero(both[1:] == both[:-1]))
        share = shared / max(1, min(len(shingles[left]), len(shingles[right])))
        if shared >= MIN_SHARED and share >= CONTAINMENT:
            links[left, right] = share
    return links


def _is_in(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Which of the values are among the sorted ones; faster here than numpy.isin, which sorts again."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = known.searchsorted(values)
    places[places == len(known)] = 0
    return known[places] == values


def _is_set_passage(left: Article, right: Article, often: np.ndarray) -> bool:
    """Whether a link rests on one passage only, which a third article has as well.

    So stand the paragraphs that an outlet puts below every brief: in one piece, and next to other news.
    A wire story is cut here and reworded there, or it is nearly all of the text.
    """
    if not (_is_one_piece(left.in_order, right.shingles) and _is_one_piece(right.in_order, left.shingles)):
        return False
    samples, _ = find_fingerprints(left.in_order, np.zeros(len(left.in_order), dtype=np.int64))
    samples = distinct(samples)
    samples = samples[_is_in(samples, right.shingles)]
    return 2 * np.count_nonzero(_is_in(samples >> HOLDER_BITS, often)) > len(samples)


def _is_one_piece(shingles: np.ndarray, others: np.ndarray) -> bool:
    """Whether what others have as well stands together; one word that differs takes five shingles."""
    places = np.flatnonzero(_is_in(shingles, others))
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
