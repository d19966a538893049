"""Documents and zones -> stories: which articles are editions of one wire story.

Two articles belong together when most of the shorter one stands word for word in the longer one:
containment of word shingles (Broder 1997, "On the resemblance and containment of documents"). A cut
copy keeps its containment, while its resemblance falls with every paragraph that is lost. Shared page
furniture is no sign of a shared story, so that only the article's own text is compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import blake2b
from itertools import combinations

import pandas as pd

from analysis.patterns import LatePattern
from analysis.schema import ARTICLE_ZONES, build_table

SHINGLE_WORDS = 5
CONTAINMENT = 0.5
"""Share of the shorter edition's shingles that must stand in the longer one."""
MIN_SHARED = 10
COMMON = 40
"""A shingle in more documents than this is a set phrase and links nothing."""

_WORD = LatePattern(r"\w+")


def build_stories(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Group editions of one wire story.

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
        holds, or how much of that one this holds, whichever is more; 0 for an only one).

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> documents = load_documents("seeds")
    >>> stories = build_stories(documents, split_zones(documents))
    >>> stories["role"].tolist()
    ['edition', 'edition', 'only', 'only', 'only']
    """
    shingles = {doc_id: _shingles(text) for doc_id, text in _article_texts(documents, zones).items()}
    twins = _find_twins(shingles)
    links = dict.fromkeys(twins, 1.0) | _find_links(
        {doc_id: own for doc_id, own in shingles.items() if doc_id not in {later for _, later in twins}}
    )
    heads = _join(sorted(shingles), links)
    closest: dict[str, float] = defaultdict(float)
    for (left, right), share in links.items():
        closest[left], closest[right] = max(closest[left], share), max(closest[right], share)
    rows = [
        (
            f"story-{heads[doc_id]}",
            doc_id,
            "edition" if doc_id in closest else "only",
            closest.get(doc_id, 0.0),
        )
        for doc_id in documents["doc_id"]
    ]
    return build_table("stories", rows)


def _find_twins(shingles: dict[str, frozenset[bytes]]) -> list[tuple[str, str]]:
    """Documents of the same text, each with the first of its kind: however many, they are one story."""
    first: dict[frozenset[bytes], str] = {}
    pairs = []
    for doc_id in sorted(shingles):
        head = first.setdefault(shingles[doc_id], doc_id) if shingles[doc_id] else doc_id
        if head != doc_id:
            pairs.append((head, doc_id))
    return pairs


def _article_texts(documents: pd.DataFrame, zones: pd.DataFrame) -> dict[str, str]:
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    parts: dict[str, list[str]] = {doc_id: [] for doc_id in texts}
    own = zones[zones["zone"].isin(ARTICLE_ZONES)]
    for doc_id, start, end in own[["doc_id", "start_char", "end_char"]].itertuples(index=False):
        parts[doc_id].append(texts[doc_id][start:end])
    return {doc_id: " ".join(pieces) for doc_id, pieces in parts.items()}


def _shingles(text: str) -> frozenset[bytes]:
    """Every run of five words, as a digest that is the same in every process."""
    words = _WORD.findall(text.lower())
    runs = zip(*(words[first:] for first in range(SHINGLE_WORDS)), strict=False)
    return frozenset(blake2b(" ".join(run).encode(), digest_size=8).digest() for run in runs)


def _find_links(shingles: dict[str, frozenset[bytes]]) -> dict[tuple[str, str], float]:
    """Pairs of documents whose containment is high enough, found through the shingles they share."""
    holders: dict[bytes, list[str]] = defaultdict(list)
    for doc_id in sorted(shingles):
        for shingle in shingles[doc_id]:
            holders[shingle].append(doc_id)
    shared: Counter[tuple[str, str]] = Counter()
    for documents in holders.values():
        if 1 < len(documents) <= COMMON:
            shared.update(combinations(documents, 2))
    links = {}
    for (left, right), count in shared.items():
        share = count / min(len(shingles[left]), len(shingles[right]))
        if count >= MIN_SHARED and share >= CONTAINMENT:
            links[left, right] = share
    return links


def _join(doc_ids: list[str], links: dict[tuple[str, str], float]) -> dict[str, str]:
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
