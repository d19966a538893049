"""Counts again without each story: how far a number and a rank rest on one story alone.

A handful of stories is no sample from which a margin of error could be worked out. What can be told
honestly is what the ranking would be had one story not been printed: the jackknife of Quenouille and
Tukey, with the wire story as its unit, since the editions of one story stand and fall together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from analysis.counts import count_mentions, describe_base
from analysis.kwic import AMBIGUOUS, check_columns
from analysis.measures import MEASURES, check_measure, format_number
from analysis.schema import ARTICLE_ZONES


def leave_one_story_out(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str,
    measure: str = "n_mentions",
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Rank what was counted, and say how value and rank change when any one story is left out.

    Parameters
    ----------
    mentions, documents, zones
        As in :func:`analysis.counts.count_mentions`.
    by
        The column of the mentions that names what is ranked.
    measure
        A measure of :func:`analysis.counts.count_mentions`. Rates are worked out anew from the articles
        and words that remain.

    Returns
    -------
    pandas.DataFrame
        The `by` column; the measure; ``rank`` (1 = highest; equals share the best of their ranks, so that
        1, 2, 2, 4 is a tie of two); ``lowest``, ``highest`` (the measure without any one story);
        ``best_rank``, ``worst_rank`` (likewise); ``story_id`` and ``story`` (the label of its first
        article): the story without which this rank changes most, missing where no story changes it;
        ``unit`` (of the measure). By rank, then name. ``attrs["base"]`` says the base in words,
        ``attrs["story"]`` names the story without which the whole order changes most (the sum of all
        changes of rank: Spearman's footrule), missing where none does.

    Raises
    ------
    ValueError
        For an unknown column, measure or zone, or fewer than two stories.

    References
    ----------
    B. Efron and G. Gong, A leisurely look at the bootstrap, the jackknife, and cross-validation (1983).
    """
    check_columns([by], mentions)
    if (n_stories := documents["story_id"].nunique()) < 2:
        raise ValueError(f"leaving one story out needs at least 2 stories, got {n_stories}")
    counts = count_mentions(mentions, documents, by=by, zones=zones)
    check_measure(counts, measure, 1)
    counts = counts[counts[by] != AMBIGUOUS]
    without = _leave_out(counts, mentions, documents, by, measure, zones)
    table = _find_ranges(counts[[by, measure]], measure, without)
    labels = documents.sort_values("doc_id").drop_duplicates("story_id").set_index("story_id")["label"]
    table["story"] = table["story_id"].map(labels).astype("str")
    table["unit"] = pd.Series(MEASURES[measure], index=table.index, dtype="str")
    upsetting = table.attrs["story_id"]
    table = table.sort_values(["rank", by], ignore_index=True)
    table.attrs = {"base": describe_base(documents, zones=zones), "story": labels.get(upsetting)}
    return table


def _leave_out(
    counts: pd.DataFrame,
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    by: str,
    measure: str,
    zones: str | Iterable[str],
) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each story and the measure of every name without it: counts are sums over stories."""
    top = {"document_share": "n_documents", "per_1000_words": "n_mentions"}.get(measure, measure)
    parts = count_mentions(mentions, documents, by=["story_id", by], zones=zones)
    places = parts[by].map(pd.Series(range(len(counts)), index=counts[by]))
    parts = parts.assign(place=places)[places.notna()]
    parts = {story_id: rows for story_id, rows in parts.groupby("story_id")}
    for story_id, own in documents.groupby("story_id"):
        left = counts[top].to_numpy().copy()
        if story_id in parts:
            left[parts[story_id]["place"].astype(int)] -= parts[story_id][top].to_numpy()
        if measure == "document_share":
            left = left / (len(documents) - len(own))
        elif measure == "per_1000_words":
            n_words = documents["n_article_words"].sum() - own["n_article_words"].sum()
            left = 1000 * left / n_words if n_words else np.full(len(left), np.nan)
        yield story_id, left


def _rank(values: np.ndarray) -> np.ndarray:
    """One more than how many are higher: equals share the best of their ranks."""
    return 1 + len(values) - np.searchsorted(np.sort(values), values, side="right")


def _find_ranges(
    counts: pd.DataFrame, measure: str, without: Iterable[tuple[str, np.ndarray]]
) -> pd.DataFrame:
    """Add rank, ranges and the story that moves each rank most; attrs name the one that moves most in all."""
    rank = _rank(counts[measure].to_numpy())
    lowest = highest = counts[measure].to_numpy()
    best = worst = rank
    moved, mover = np.zeros(len(rank), dtype="int64"), np.full(len(rank), None, dtype=object)
    most, upsetting = 0, None
    for place, (story_id, values) in enumerate(without):
        ranks = _rank(values)
        lowest, highest = (np.fmin(lowest, values), np.fmax(highest, values)) if place else (values, values)
        best, worst = (np.minimum(best, ranks), np.maximum(worst, ranks)) if place else (ranks, ranks)
        shifts = np.abs(ranks - rank)
        mover[shifts > moved], moved = story_id, np.maximum(moved, shifts)
        if shifts.sum() > most:
            most, upsetting = shifts.sum(), story_id
    table = counts.assign(rank=rank, lowest=lowest, highest=highest, best_rank=best, worst_rank=worst)
    table["story_id"] = pd.Series(mover, index=table.index, dtype="str")
    table.attrs["story_id"] = upsetting
    return table


def describe_ranges(ranges: pd.DataFrame, *, top: int = 3) -> str:
    """Put the ranges of the highest into sentences, for prose and for alternative texts.

    Parameters
    ----------
    ranges
        From :func:`leave_one_story_out`.
    top
        How many to tell of.

    Examples
    --------
    >>> ranges = pd.DataFrame({"actor_name": ["Peru", "Chile"], "n_mentions": [9, 4], "rank": [1, 2],
    ...     "lowest": [3, 4], "highest": [9, 4], "best_rank": [1, 1], "worst_rank": [2, 2],
    ...     "story_id": ["s1", "s1"], "story": ["Post", "Post"], "unit": ["mentions", "mentions"]})
    >>> ranges.attrs["story"] = "Post"
    >>> print(describe_ranges(ranges))
    Peru: 9 mentions (3 to 9 without any one story), rank 1 (1 to 2). Chile: 4 mentions (4 without any one
    story), rank 2 (1 to 2). The order changes most without the story "Post".
    """
    measure = ranges.columns[1]
    check_measure(ranges, measure, top)
    ties = ranges["rank"].value_counts()
    sentences = [
        f"{row[0]}: {format_number(row[1])} {row.unit} "
        f"({format_span(row.lowest, row.highest)} without any one story), "
        f"rank {row.rank}{', tied' if ties[row.rank] > 1 else ''} "
        f"({format_span(row.best_rank, row.worst_rank)})."
        for row in ranges[:top].itertuples(index=False)
    ]
    story = ranges.attrs.get("story")
    order = (
        f'The order changes most without the story "{story}".' if story else "No one story changes the order."
    )
    base = f" Base: {ranges.attrs['base']}." if "base" in ranges.attrs else ""
    return " ".join([*sentences, order]) + base


def format_span(low: float, high: float) -> str:
    """Write a range, or one number where both ends are the same.

    Examples
    --------
    >>> format_span(3, 7), format_span(0.5, 0.5)
    ('3 to 7', '0.50')
    """
    return format_number(low) if low == high else f"{format_number(low)} to {format_number(high)}"
