"""Words and two selections of articles -> keyness: which words set one apart from the other.

The numbers are a way into the texts and no proof. The words of one article hang together, and an edition
of a wire story repeats the words of another; so beside every count stands the number of stories, and a
p-value is given only where there are enough of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.counts import describe_base
from analysis.kwic import check_columns
from analysis.schema import ARTICLE_ZONES
from analysis.words import split_words

MIN_STORIES = 30
"""Independent stories on each side, below which no p-value is given."""

MIN_EXPECTED = 5.0
"""Expected occurrences on each side, below which a word has no p-value (the rule of Cochran 1954)."""

KEYNESS = {
    "word": "str",
    "n_target": "int64",
    "n_reference": "int64",
    "per_1000_target": "float64",
    "per_1000_reference": "float64",
    "n_stories_target": "int64",
    "n_stories_reference": "int64",
    "n_words_target": "int64",
    "n_words_reference": "int64",
    "log_likelihood": "float64",
    "log_ratio": "float64",
    "p_bonferroni": "float64",
}
"""The columns of a keyness table."""


def log_likelihood(n_target: float, n_reference: float, words_target: int, words_reference: int) -> float:
    """Tell how ill two counts fit one common frequency (G2; 0 = they fit exactly).

    G2 = 2 (a ln(a / E1) + b ln(b / E2)), where E1 and E2 share a + b out in proportion to the two sizes; a
    count of 0 adds nothing.

    References
    ----------
    P. Rayson and R. Garside, Comparing corpora using frequency profiling (2000); the statistic goes back
    to T. Dunning, Accurate methods for the statistics of surprise and coincidence (1993).

    Examples
    --------
    >>> round(log_likelihood(10, 10, 1000, 3000), 2)
    5.75
    """
    share = (n_target + n_reference) / (words_target + words_reference)
    cells = ((n_target, words_target * share), (n_reference, words_reference * share))
    return max(0.0, 2 * sum(count * math.log(count / expected) for count, expected in cells if count))


def log_ratio(n_target: float, n_reference: float, words_target: int, words_reference: int) -> float:
    """Tell how often the frequency doubles from reference to target (1 = twice, -1 = half, 0 = the same).

    A count of 0 is taken as half an occurrence, since nothing can be divided by 0.

    References
    ----------
    A. Hardie, Log Ratio: an informal introduction (2014), ESRC Centre for Corpus Approaches to Social
    Science, Lancaster.

    Examples
    --------
    >>> log_ratio(8, 2, 1000, 1000), log_ratio(10, 10, 1000, 4000), log_ratio(0, 4, 1000, 1000)
    (2.0, 2.0, -3.0)
    """
    return math.log2((n_target or 0.5) * words_reference / ((n_reference or 0.5) * words_target))


def count_keyness(
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    target: pd.Series | Sequence[bool],
    *,
    reference: pd.Series | Sequence[bool] | None = None,
    min_count: int = 3,
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Compare how often words occur in some articles and in others.

    Parameters
    ----------
    sentences
        The table of that name.
    documents
        The completed documents table, with ``doc_id`` and ``story_id``.
    target
        True for the articles in question, one value for each row of the documents:
        ``documents["outlet"] == "Kyodo"``, ``documents["published_date"].dt.year == 2021``.
    reference
        True for the articles to compare with; by default all others.
    min_count
        Words with fewer occurrences on both sides together are left out.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    pandas.DataFrame
        ``word`` (as :func:`analysis.words.normalize_word` writes it), ``n_target``, ``n_reference``
        (occurrences), ``per_1000_target``, ``per_1000_reference`` (per 1,000 words of that side),
        ``n_stories_target``, ``n_stories_reference`` (stories that have the word), ``n_words_target``,
        ``n_words_reference`` (all words of that side), ``log_likelihood`` (G2), ``log_ratio`` (above 0: more
        frequent in the target), ``p_bonferroni`` (the p-value of G2 with one degree of freedom, times the
        number of words compared, at most 1; missing where a side has fewer than ``MIN_STORIES`` stories, or
        the word's expected count is below ``MIN_EXPECTED``). Highest G2 first, then by word.
        ``attrs["base"]`` says both bases in words, ``attrs["p_values"]`` whether there are any, and why.

    Raises
    ------
    ValueError
        For a selection that is not one truth value per document, is empty or shares articles with the
        other; for a `min_count` under 1 or an unknown zone.

    References
    ----------
    Why words of one text are no independent sample: A. Kilgarriff, Language is never, ever, ever, random
    (2005). The smallest expected count: W. G. Cochran, Some methods for strengthening the common chi-square
    tests (1954).
    """
    check_columns(["doc_id", "story_id"], documents)
    if min_count < 1:
        raise ValueError(f"min_count is a number of occurrences from 1, got {min_count}")
    target = _check_selection(target, documents, "target")
    reference = _check_selection(~target if reference is None else reference, documents, "reference")
    if (target & reference).any():
        both = ", ".join(documents.loc[target & reference, "doc_id"])
        raise ValueError(f"target and reference share articles: {both}")
    words = split_words(sentences, documents, zones=zones)
    words = words.merge(documents[["doc_id", "story_id"]], on="doc_id")
    sides = {"target": documents[target], "reference": documents[reference]}
    parts = {side: words[words["doc_id"].isin(part["doc_id"])] for side, part in sides.items()}
    table = _measure(_count_sides(parts), min_count)
    bases = {side: _describe_side(part, parts[side], zones) for side, part in sides.items()}
    table.attrs["base"] = "; ".join(f"{side}: {base}" for side, base in bases.items())
    return _add_p_values(table, [part["story_id"].nunique() for part in sides.values()])


def _check_selection(selection: pd.Series | Sequence[bool], documents: pd.DataFrame, side: str) -> pd.Series:
    if not isinstance(selection, pd.Series):
        selection = pd.Series(list(selection))
        if len(selection) == len(documents):
            selection.index = documents.index
    if not selection.index.equals(documents.index) or selection.dtype != bool:
        raise ValueError(
            f"{side} must be one True or False for each of the {len(documents)} documents in their order, "
            f"got {len(selection)} values of type {selection.dtype}"
        )
    if not selection.any():
        raise ValueError(f"{side} selects none of the {len(documents)} documents")
    return selection


def _count_sides(parts: dict[str, pd.DataFrame]) -> pd.DataFrame:
    columns = {}
    for side, part in parts.items():
        groups = part.groupby("word")
        columns[f"n_{side}"], columns[f"n_stories_{side}"] = groups.size(), groups["story_id"].nunique()
    counts = pd.DataFrame(columns).fillna(0).astype("int64").rename_axis("word").reset_index()
    return counts.assign(**{f"n_words_{side}": len(part) for side, part in parts.items()})


def _measure(counts: pd.DataFrame, min_count: int) -> pd.DataFrame:
    counts = counts[counts["n_target"] + counts["n_reference"] >= min_count]
    if len(counts) and not counts[["n_words_target", "n_words_reference"]].all(axis=None):
        raise ValueError("one side has no word in these zones, so that there is nothing to compare with")
    numbers = counts[["n_target", "n_reference", "n_words_target", "n_words_reference"]]
    rows = list(numbers.itertuples(index=False, name=None))
    table = counts.assign(
        per_1000_target=1000 * counts["n_target"] / counts["n_words_target"],
        per_1000_reference=1000 * counts["n_reference"] / counts["n_words_reference"],
        log_likelihood=[log_likelihood(*row) for row in rows],
        log_ratio=[log_ratio(*row) for row in rows],
        p_bonferroni=np.nan,
    )[list(KEYNESS)].astype(KEYNESS)
    return table.sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)


def _describe_side(documents: pd.DataFrame, words: pd.DataFrame, zones: str | Iterable[str]) -> str:
    n_words = documents["doc_id"].map(words["doc_id"].value_counts()).fillna(0).astype("int64")
    return describe_base(documents.assign(n_article_words=n_words), zones=zones)


def _add_p_values(table: pd.DataFrame, n_stories: Sequence[int]) -> pd.DataFrame:
    if min(n_stories) < MIN_STORIES:
        target, reference = n_stories
        table.attrs["p_values"] = (
            f"none: {target:,} against {reference:,} stories, and a p-value needs {MIN_STORIES} on each side"
        )
        return table
    table.attrs["p_values"] = f"Bonferroni: each times {len(table):,}, the number of words compared"
    smaller = table[["n_words_target", "n_words_reference"]].min(axis=1)
    both = table["n_words_target"] + table["n_words_reference"]
    expected = (table["n_target"] + table["n_reference"]) * smaller / both
    # The upper tail of chi-square with one degree of freedom is that of a normal deviate, taken twice.
    p_values = table["log_likelihood"].map(lambda g2: math.erfc(math.sqrt(g2 / 2)))
    p_values = (p_values * len(table)).clip(upper=1.0).where(expected >= MIN_EXPECTED)
    return table.assign(p_bonferroni=p_values)
