"""Sentences -> words: one row for every word, for keyness and collocates.

There is no stemming and no list of words left out: "ministers" and "minister" are two words, and what a
table leaves out is for its reader to say.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.kwic import check_zones
from analysis.page.pieces import cover_inline_markup
from analysis.patterns import LatePattern
from analysis.schema import ARTICLE_ZONES

_WORD = LatePattern(r"\w+(?:[-'’.]\w+)*")  # the words that documents.count_words counts

WORDS = {"doc_id": "str", "sentence_id": "int64", "start_char": "int64", "end_char": "int64", "word": "str"}
"""The columns of a words table."""

FUNCTION_WORDS = frozenset(
    """
    a about after against all also among an and any are as at be because been before being between both
    but by can could did do does during each for from further had has have he her here him his how i if
    in into is it its itself may more most must no nor not of on once only or other our out over own
    same shall she should so some such than that the their them then there these they this those through
    to too under until up upon was we were what when where which while who whom whose why will with
    within without would you your
    """.split()
)
"""Words of grammar rather than content, for those who want to leave them out of a list."""


def normalize_word(token: str) -> str:
    """Write a word in lower case and without its possessive ending.

    Examples
    --------
    >>> [normalize_word(token) for token in ("Japan's", "Co-operation", "U.S", "Hanoi’s")]
    ['japan', 'co-operation', 'u.s', 'hanoi']
    """
    return token.lower().replace("’", "'").removesuffix("'s")


def split_words(
    sentences: pd.DataFrame, documents: pd.DataFrame, *, zones: str | Iterable[str] = ARTICLE_ZONES
) -> pd.DataFrame:
    """List every word of the sentences.

    Parameters
    ----------
    sentences
        The table of that name.
    documents
        The documents to look at, with ``doc_id``.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    pandas.DataFrame
        ``doc_id``, ``sentence_id``, ``start_char``, ``end_char`` (of the text, half-open), ``word`` (as
        :func:`normalize_word` writes it). In these zones there are as many rows as an article has
        ``n_article_words``: a word may hold hyphens, dots and apostrophes, and a possessive ending is
        part of its word.

    Raises
    ------
    ValueError
        For a zone that does not exist.

    Examples
    --------
    >>> sentences = pd.DataFrame({"doc_id": ["a"], "sentence_id": [1], "sentence": ["China's 1.5 ships."],
    ...                           "start_char": [40], "zone": ["body"]})
    >>> split_words(sentences, sentences)[["start_char", "end_char", "word"]].values.tolist()
    [[40, 47, 'china'], [48, 51, '1.5'], [52, 57, 'ships']]
    """
    chosen = sentences["doc_id"].isin(documents["doc_id"]) & sentences["zone"].isin(check_zones(zones))
    columns = ["doc_id", "sentence_id", "sentence", "start_char"]
    rows = [
        (doc_id, number, first + word.start(), first + word.end(), normalize_word(word[0]))
        for doc_id, number, text, first in sentences.loc[chosen, columns].itertuples(index=False)
        for word in _WORD.finditer(cover_inline_markup(text))
    ]
    return pd.DataFrame.from_records(rows, columns=list(WORDS)).astype(WORDS)
