"""Actor mentions -> dyads: which two actors are named in one sentence, and in which sentences.

To be named together is no relation yet: read the sentences behind a number before giving it a meaning.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.counts import describe_base
from analysis.kwic import AMBIGUOUS, check_columns, select_mentions
from analysis.schema import ARTICLE_ZONES


def build_dyad_sentences(
    actor_mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str = "actor_name",
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """List the sentences that name two actors: what stands behind each dyad.

    Parameters
    ----------
    actor_mentions, documents, zones
        As in :func:`analysis.counts.count_mentions`.
    by
        What makes an actor: ``"actor_name"``, or ``"country"`` to take a state, its ministers and its
        ministries as one.

    Returns
    -------
    pandas.DataFrame
        The `by` column, ``other_`` and its name, ``doc_id``, ``sentence_id``, ``label``, ``story_id``; one
        row per dyad and sentence, in order of these columns. A dyad has no direction: it is written once,
        in alphabetical order. An actor named twice in a sentence counts once and is no dyad with itself.
        Mentions left open between two actors, and those without a country, are in none.

    Raises
    ------
    ValueError
        For a column or a zone that does not exist.
    """
    check_columns([by], actor_mentions)
    named = select_mentions(actor_mentions, documents, zones=zones)[["doc_id", "sentence_id", by]]
    named = named[named[by].notna() & (named[by] != AMBIGUOUS)].drop_duplicates()
    other = f"other_{by}"
    pairs = named.merge(named.rename(columns={by: other}), on=["doc_id", "sentence_id"])
    pairs = pairs[pairs[by] < pairs[other]].merge(documents[["doc_id", "label", "story_id"]], on="doc_id")
    columns = [by, other, "doc_id", "sentence_id", "label", "story_id"]
    pairs = pairs[columns].sort_values(columns[:4], ignore_index=True)
    pairs.attrs["base"] = describe_base(documents, zones=zones)
    return pairs


def count_dyads(
    actor_mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str = "actor_name",
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Count the sentences, articles and stories in which two actors are named in one sentence.

    Parameters
    ----------
    actor_mentions, documents, by, zones
        As in :func:`build_dyad_sentences`, which lists the sentences.

    Returns
    -------
    pandas.DataFrame
        The `by` column, ``other_`` and its name (alphabetical within the dyad), ``n_sentences`` (that name
        both), ``n_documents`` and ``n_stories`` (that have such a sentence), ``unit`` (``sentence``). Most
        stories first, then articles, sentences and names. Dyads that never meet have no row.
        ``attrs["base"]`` says the base in words.

    Raises
    ------
    ValueError
        For a column or a zone that does not exist.
    """
    sentences = build_dyad_sentences(actor_mentions, documents, by=by, zones=zones)
    keys = [by, f"other_{by}"]
    counts = sentences.groupby(keys).agg(
        n_sentences=("sentence_id", "size"),
        n_documents=("doc_id", "nunique"),
        n_stories=("story_id", "nunique"),
    )
    counts = counts.astype("int64").reset_index().assign(unit="sentence").astype({"unit": "str"})
    order = ["n_stories", "n_documents", "n_sentences"]
    counts = counts.sort_values([*order, *keys], ascending=[False] * 3 + [True] * 2, ignore_index=True)
    counts.attrs["base"] = sentences.attrs["base"]
    return counts
