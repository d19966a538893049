"""Mentions -> collocates: which words stand near an actor or a topic, and how closely they go with it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import pandas as pd

from analysis.counts import describe_base
from analysis.kwic import select_mentions
from analysis.schema import ARTICLE_ZONES
from analysis.words import split_words

COLLOCATES = {
    "word": "str",
    "n_together": "int64",
    "n_word": "int64",
    "n_mentions": "int64",
    "log_dice": "float64",
    "n_documents": "int64",
    "n_stories": "int64",
}
"""The columns of a collocates table."""


def log_dice(n_together: int, n_node: int, n_word: int) -> float:
    """Tell how closely two things go together: 14 = never one without the other, one less = half as closely.

    logDice = 14 + log2(2 f(xy) / (f(x) + f(y))). It does not depend on the size of the corpus.

    References
    ----------
    P. Rychlý, A lexicographer-friendly association score (2008), RASLAN 2008, pages 6 to 9.

    Examples
    --------
    >>> log_dice(300, 300, 300), round(log_dice(8, 389, 230), 3)
    (14.0, 8.726)
    """
    return 14 + math.log2(2 * n_together / (n_node + n_word))


def count_collocates(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    window: int | tuple[int, int] = 5,
    min_count: int = 3,
    skip: Iterable[str] = (),
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Count the words around mentions, within their sentences.

    Parameters
    ----------
    mentions
        The mentions that are the node, all of them together: select one actor or topic first.
    documents, sentences
        The completed documents and the sentences.
    window
        How many words to the left and to the right; two numbers if they differ.
    min_count
        Words that stand in the window less often are left out: a score made from one or two occurrences
        says little.
    skip
        Words to leave out, in lower case, such as :data:`analysis.words.FUNCTION_WORDS`.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    pandas.DataFrame
        ``word``, ``n_together`` (its occurrences in the window of at least one mention, each counted once),
        ``n_word`` (its occurrences in all sentences of the base), ``n_mentions`` (of the node),
        ``log_dice`` (about 14 at most), ``n_documents`` and ``n_stories`` (in which the word stands in the
        window). The words of the mentions themselves are never collocates. Highest log_dice first, then
        n_together and word. ``attrs["base"]`` says the window and the base in words.

    Raises
    ------
    ValueError
        For a window without words, a `min_count` under 1 or an unknown zone.
    """
    left, right = (window, window) if isinstance(window, int) else window
    if min(left, right) < 0 or left + right < 1:
        raise ValueError(f"window is how many words to the left and right, at least 1 in all, got {window}")
    if min_count < 1:
        raise ValueError(f"min_count is a number of occurrences from 1, got {min_count}")
    node = select_mentions(mentions, documents, zones=zones)
    words = split_words(sentences, documents, zones=zones)
    own, near = _find_places(words, node, left, right)
    words = words.merge(documents[["doc_id", "story_id"]], on="doc_id", how="left")
    words["near"] = words.index.isin(near)
    words = words[~words.index.isin(own) & ~words["word"].isin(set(skip))]
    table = _measure(words, len(node), min_count)
    table.attrs["base"] = (
        f"{describe_base(documents, zones=zones)}; {len(node):,} mention{'s' * (len(node) != 1)}, window of "
        f"{left} words to the left and {right} to the right within the sentence"
    )
    return table


def _find_places(words: pd.DataFrame, node: pd.DataFrame, left: int, right: int) -> tuple[set[int], set[int]]:
    """Tell which rows of the words are part of a mention, and which stand in the window of one."""
    keys = ["doc_id", "sentence_id"]
    around = words[pd.MultiIndex.from_frame(words[keys]).isin(pd.MultiIndex.from_frame(node[keys]))]
    sentences = {
        key: (rows.index.to_numpy(), rows["start_char"].tolist(), rows["end_char"].tolist())
        for key, rows in around.groupby(keys)
    }
    own: set[int] = set()
    near: set[int] = set()
    columns = ["doc_id", "sentence_id", "start_char", "end_char"]
    for doc_id, sentence_id, start, end in node[columns].itertuples(index=False):
        rows, starts, ends = sentences[doc_id, sentence_id]
        first, after = bisect_right(ends, start), bisect_left(starts, end)
        own.update(rows[first:after])
        near.update(rows[max(0, first - left) : first], rows[after : after + right])
    return own, near


def _measure(words: pd.DataFrame, n_mentions: int, min_count: int) -> pd.DataFrame:
    groups = words[words["near"]].groupby("word")
    counts = groups.agg(
        n_together=("doc_id", "size"), n_documents=("doc_id", "nunique"), n_stories=("story_id", "nunique")
    )
    counts = counts[counts["n_together"] >= min_count].reset_index()
    counts = counts.assign(n_word=counts["word"].map(words["word"].value_counts()), n_mentions=n_mentions)
    numbers = counts[["n_together", "n_mentions", "n_word"]].itertuples(index=False, name=None)
    counts = counts.assign(log_dice=[log_dice(*row) for row in numbers])[list(COLLOCATES)].astype(COLLOCATES)
    order = ["log_dice", "n_together", "word"]
    return counts.sort_values(order, ascending=[False, False, True], ignore_index=True)
