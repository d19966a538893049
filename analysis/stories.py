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

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.house_style import fold_words
from analysis.schema import ARTICLE_ZONES, build_table

SHINGLE_WORDS = 5
WINDOW = 8
"""Shingles of which the smallest is a fingerprint; a run of 12 words has one whatever is around it."""
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

Links = dict[tuple[str, str], float]


class Article(NamedTuple):
    """What is compared of an article: its shingles as it reads, the same sorted and each once, a sample."""

    in_order: np.ndarray
    shingles: np.ndarray
    fingerprints: np.ndarray


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
    whole = dict(zip(documents["doc_id"], documents["text"], strict=True))
    twins, articles = _read_articles(_article_texts(documents, zones), whole)
    candidates = _find_candidates(articles)
    shingles = {doc_id: article.shingles for doc_id, article in articles.items()}
    phrases = _find_set_phrases(shingles, _find_links(candidates, shingles))
    links = _find_links(candidates, _without(phrases, shingles, candidates))
    links = _drop_set_passages(links, articles)
    links |= dict.fromkeys(twins, 1.0)
    heads = _join(sorted(whole), links)
    closest: dict[str, float] = defaultdict(float)
    for pair, share in links.items():
        for doc_id in pair:
            closest[doc_id] = max(closest[doc_id], share)
    roles = ("only", "edition")
    rows = [
        (f"story-{heads[doc_id]}", doc_id, roles[doc_id in closest], closest.get(doc_id, 0.0))
        for doc_id in documents["doc_id"]
    ]
    return build_table("stories", rows)


def _article_texts(documents: pd.DataFrame, zones: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The article's own text by document, in the order of ``doc_id``."""
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    parts: dict[str, list[tuple[int, int]]] = {doc_id: [] for doc_id in sorted(texts)}
    own = zones[zones["zone"].isin(ARTICLE_ZONES) & zones["doc_id"].isin(documents["doc_id"])]
    for doc_id, start, end in zip(own["doc_id"], own["start_char"], own["end_char"], strict=True):
        parts[doc_id].append((start, end))
    for doc_id, spans in parts.items():
        text = texts[doc_id]
        yield doc_id, " ".join(text[start:end] for start, end in sorted(spans))


class _WordDigests(dict):
    """What stands between two blanks -> eight bytes for each of its words, the same in every process."""

    def __missing__(self, chunk: str) -> bytes:
        digests = (blake2b(word.encode(), digest_size=8).digest() for word in fold_words(chunk))
        self[chunk] = joined = b"".join(digests)
        return joined


def _read_articles(
    texts: Iterable[tuple[str, str]], whole: dict[str, str]
) -> tuple[list[tuple[str, str]], dict[str, Article]]:
    """Twins (same words; each with the first of its kind), and what to compare of all other documents.

    However many outlets print the same text, it is looked at once. Files without any word of an article
    (a page of menus) are twins if the whole files are the same.
    """
    digests = _WordDigests()
    first: dict[bytes, str] = {}
    twins, articles = [], {}
    for doc_id, text in texts:
        words = b"".join(map(digests.__getitem__, text.split()))
        head = first.setdefault(blake2b(words or whole[doc_id].encode()).digest(), doc_id)
        if head != doc_id:
            twins.append((head, doc_id))
        else:
            shingles = _hash_shingles(np.frombuffer(words, dtype="<u8"))
            articles[doc_id] = Article(shingles, _distinct(shingles), _find_fingerprints(shingles))
    return twins, articles


def _distinct(values: np.ndarray) -> np.ndarray:
    """Sorted, each once; faster here than numpy.unique, which hashes."""
    values = np.sort(values)
    new = np.ones(len(values), dtype=bool)
    new[1:] = values[1:] != values[:-1]
    return values[new]


def _hash_shingles(words: np.ndarray) -> np.ndarray:
    """A number for every run of five words, in reading order; the order of the words matters."""
    n_shingles = max(0, len(words) - SHINGLE_WORDS + 1)
    mixed = np.zeros(n_shingles, dtype=np.uint64)
    for place in range(SHINGLE_WORDS):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[place : place + n_shingles]
    # Scatter the bits, so that "the smallest" is a fair sample (the finaliser of MurmurHash3).
    mixed = (mixed ^ (mixed >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    return mixed ^ (mixed >> np.uint64(33))


def _find_fingerprints(shingles: np.ndarray) -> np.ndarray:
    """The smallest of every eight shingles in a row, each once."""
    least = shingles
    for step in (1, 2, 4):  # the smallest of two, of four, of eight
        if len(least) > step:
            least = np.minimum(least[:-step], least[step:])
    return _distinct(least)


def _find_candidates(articles: dict[str, Article]) -> list[tuple[str, str]]:
    """Pairs of documents that share enough fingerprints to look at.

    The holders of a fingerprint stand in the order of their length, and each is held against the next
    few: a story of hundreds of editions becomes a chain, and a phrase of the trade costs little.
    """
    doc_ids = sorted(articles, key=lambda doc_id: (len(articles[doc_id].shingles), doc_id))
    sizes = np.array([len(articles[doc_id].fingerprints) for doc_id in doc_ids], dtype=np.int64)
    values = _concatenate(articles[doc_id].fingerprints for doc_id in doc_ids)
    holders = np.repeat(np.arange(len(doc_ids)), sizes)
    order = np.argsort(values, kind="stable")  # within a fingerprint, the order by length stays
    values, holders = values[order], holders[order]
    pairs = []
    for step in range(1, NEIGHBOURS + 1):
        same = values[step:] == values[:-step]
        pairs.append(holders[:-step][same] * len(doc_ids) + holders[step:][same])
    codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    shorter, longer = np.divmod(codes, max(1, len(doc_ids)))
    # A pair of containment one half shares about half its fingerprints; a fifth allows for chance.
    enough = counts * 5 >= np.minimum(sizes[shorter], sizes[longer])
    chosen = zip(shorter[enough].tolist(), longer[enough].tolist(), strict=True)
    return [tuple(sorted((doc_ids[left], doc_ids[right]))) for left, right in chosen]


def _concatenate(arrays: Iterable[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.empty(0, dtype=np.uint64), *arrays])


def _find_links(candidates: Iterable[tuple[str, str]], shingles: dict[str, np.ndarray]) -> Links:
    """The pairs whose shared shingles are enough to tell, and are most of those of the shorter text."""
    links = {}
    for left, right in candidates:
        both = np.sort(np.concatenate([shingles[left], shingles[right]]))
        shared = int(np.count_nonzero(both[1:] == both[:-1]))
        share = shared / max(1, min(len(shingles[left]), len(shingles[right])))
        if shared >= MIN_SHARED and share >= CONTAINMENT:
            links[left, right] = share
    return links


def _find_set_phrases(shingles: dict[str, np.ndarray], links: Links) -> np.ndarray:
    """The shingles that three or more stories share, in the order of their numbers."""
    stories = defaultdict(list)
    for doc_id, head in _join(sorted(shingles), links).items():
        stories[head].append(shingles[doc_id])
    each = (own[0] if len(own) == 1 else _distinct(np.concatenate(own)) for own in stories.values())
    values = np.sort(_concatenate(each))
    apart = SET_PHRASE - 1
    return _distinct(values[apart:][values[apart:] == values[:-apart]])


def _without(
    phrases: np.ndarray, shingles: dict[str, np.ndarray], candidates: Iterable[tuple[str, str]]
) -> dict[str, np.ndarray]:
    """The shingles of all candidates without the set phrases."""
    own = {doc_id: shingles[doc_id] for doc_id in sorted(set(chain.from_iterable(candidates)))}
    return {doc_id: mine[~_is_in(mine, phrases)] for doc_id, mine in own.items()}


def _is_in(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Which of the values are among the sorted ones; faster here than numpy.isin, which sorts again."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = known.searchsorted(values)
    places[places == len(known)] = 0
    return known[places] == values


def _drop_set_passages(links: Links, articles: dict[str, Article]) -> Links:
    """Keep the links that rest on more than one passage that a third article has as well.

    So stand the paragraphs that an outlet puts below every brief: in one piece, and next to other news.
    A wire story is cut here and reworded there, or it is nearly all of the text.
    """
    values = np.sort(_concatenate(article.fingerprints for article in articles.values()))
    apart = SET_PHRASE - 1
    often = _distinct(values[apart:][values[apart:] == values[:-apart]])

    def is_set_passage(left: Article, right: Article) -> bool:
        if not (
            _is_one_piece(left.in_order, right.shingles) and _is_one_piece(right.in_order, left.shingles)
        ):
            return False
        samples = left.fingerprints[_is_in(left.fingerprints, right.shingles)]
        return 2 * np.count_nonzero(_is_in(samples, often)) > len(samples)

    return {
        (left, right): share
        for (left, right), share in links.items()
        if share >= SURE or not is_set_passage(articles[left], articles[right])
    }


def _is_one_piece(shingles: np.ndarray, others: np.ndarray) -> bool:
    """Whether what others have as well stands together; one word that differs takes five shingles."""
    places = np.flatnonzero(_is_in(shingles, others))
    return int(np.diff(places).max(initial=0)) <= SHINGLE_WORDS + 1


def _join(doc_ids: list[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first document of the group that each one belongs to."""
    heads = {doc_id: doc_id for doc_id in doc_ids}

    def head(doc_id: str) -> str:
        while heads[doc_id] != doc_id:
            heads[doc_id] = doc_id = heads[heads[doc_id]]
        return doc_id

    for left, right in links:
        first, second = sorted((head(left), head(right)))
        heads[second] = first
    return {doc_id: head(doc_id) for doc_id in doc_ids}
