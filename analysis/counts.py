"""Mentions -> counts: how often, in how many articles, in how many independent stories.

One article may name an actor twenty times, and one wire story may be printed by twenty outlets; so every
count is given three times, by mention, by article and by story, and rates say what they are a rate of.
The documents table is the base: only mentions in its documents are counted, and its documents without any
mention belong to the denominator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.kwic import check_columns, select_mentions
from analysis.schema import ARTICLE_ZONES

__all__ = [
    "build_actor_topic_sentences",
    "count_actors_by_topic",
    "count_by_article",
    "count_mentions",
    "describe_base",
]

NOT_GIVEN = "(not given)"
"""Shown in place of a missing text, such as the outlet of an article that names none."""

PERIODS = {"D": "%Y-%m-%d", "W": "%G-W%V", "M": "%Y-%m", "Q": "%Y-Q%q", "Y": "%Y"}
"""How a period is written, by `freq`: as in TIMEX3 and ISO 8601, with weeks from Monday."""

NUMBERS = {
    "n_mentions": "int64",
    "n_sentences": "int64",
    "n_documents": "int64",
    "n_stories": "int64",
    "document_share": "float64",
    "per_1000_words": "float64",
}
"""The columns of every counts table after its grouping columns."""


def count_mentions(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str | Sequence[str],
    zones: str | Iterable[str] = ARTICLE_ZONES,
    freq: str | None = None,
) -> pd.DataFrame:
    """Count mentions, the sentences, articles and stories that hold them, and their rates.

    Parameters
    ----------
    mentions
        Any mention table.
    documents
        The completed documents table (with ``story_id`` and ``n_article_words``).
    by
        One column or several, of the mentions or of the documents.
    zones
        Zone names, by default what the article itself says.
    freq
        ``"D"``, ``"W"``, ``"M"``, ``"Q"`` or ``"Y"``: also by the period of ``published_date``. Articles
        without a date are counted in a row whose period is missing.

    Returns
    -------
    pandas.DataFrame
        The `by` columns, (``period`` as TIMEX3 text, ``freq``), ``n_mentions``, ``n_sentences``,
        ``n_documents``, ``n_stories``, ``document_share`` (0 to 1, of the articles in the base) and
        ``per_1000_words`` (mentions per 1,000 words that the articles in the base have in their article
        zones). The base is all documents; grouped by a documents column or by period, it is the documents
        of that group (an outlet's mentions are held against that outlet's articles).
        Most stories first, then articles, mentions and name; with `freq` period by period.
        ``(ambiguous)`` names the mentions that were left open between two actors, ``(not given)`` any other
        missing name. ``attrs["base"]`` says the base in words.

    Raises
    ------
    ValueError
        For an unknown column, zone or freq.

    References
    ----------
    Normalised frequency: T. McEnery and A. Hardie, Corpus Linguistics (2012), chapter 2.
    """
    names = [by] if isinstance(by, str) else list(by)
    check_columns(names, mentions, documents)
    base = _add_period(documents, freq)
    keys = names + (["period"] if freq else [])
    own = [key for key in keys if key == "doc_id" or key not in mentions]
    needed = {"doc_id", "sentence_id", *names} & set(mentions)
    rows = select_mentions(mentions, documents, zones=zones)[sorted(needed)]
    rows = rows.merge(base[list(dict.fromkeys(["doc_id", "story_id", *own]))], on="doc_id")
    rows = rows.fillna({name: NOT_GIVEN for name in names if pd.api.types.is_string_dtype(rows[name])})
    counts = _count_groups(rows, keys)
    counts = _add_rates(counts, base.fillna({name: NOT_GIVEN for name in own if name != "period"}), own)
    counts = _rank(counts, "n_mentions", names, first=["period"] if freq else [])
    if freq:
        counts.insert(len(keys), "freq", pd.Series(freq, index=counts.index, dtype="str"))
    counts.attrs["base"] = describe_base(documents, zones=zones)
    return counts


def describe_base(documents: pd.DataFrame, *, zones: str | Iterable[str] = ARTICLE_ZONES) -> str:
    """Say what the counts are counts of, for titles and captions.

    Examples
    --------
    >>> documents = pd.DataFrame({"story_id": ["s", "s"], "n_article_words": [900, 600]})
    >>> describe_base(documents)
    '2 articles, 1 story, 1,500 words'
    >>> describe_base(documents, zones=["caption"])
    '2 articles, 1 story, 1,500 words; counted in: caption'
    """
    n_articles, n_stories = len(documents), documents["story_id"].nunique()
    articles = f"{n_articles:,} article{'s' * (n_articles != 1)}"
    stories = f"{n_stories:,} {'story' if n_stories == 1 else 'stories'}"
    text = f"{articles}, {stories}, {documents['n_article_words'].sum():,} words"
    names = (zones,) if isinstance(zones, str) else tuple(zones)
    return text if names == ARTICLE_ZONES else f"{text}; counted in: {', '.join(names)}"


def _add_period(documents: pd.DataFrame, freq: str | None) -> pd.DataFrame:
    check_columns(["doc_id", "story_id", "n_article_words"], documents)
    if freq is None:
        return documents
    if freq not in PERIODS:
        raise ValueError(f"unknown freq {freq!r}; it is one of: {', '.join(PERIODS)}")
    dates = documents["published_date"]
    dates = dates.dt.to_period("Q") if freq == "Q" else dates
    return documents.assign(period=dates.dt.strftime(PERIODS[freq]).astype("str"))


def _count_groups(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row per group; the counted things are numbered first, so that any of them may be a key."""
    things = pd.DataFrame(
        {
            "n_sentences": rows.groupby(["doc_id", "sentence_id"]).ngroup(),
            "n_documents": pd.factorize(rows["doc_id"])[0],
            "n_stories": pd.factorize(rows["story_id"])[0],
        },
        index=rows.index,
    )
    groups = pd.concat([rows[keys], things], axis=1).groupby(keys, dropna=False, sort=False)
    counts = groups[list(things)].nunique()
    counts.insert(0, "n_mentions", groups.size())
    return counts.reset_index()


def _add_rates(counts: pd.DataFrame, base: pd.DataFrame, own: list[str]) -> pd.DataFrame:
    if own:
        sizes = base.groupby(own, dropna=False)["n_article_words"].agg(["size", "sum"]).reset_index()
        sizes = counts[own].merge(sizes, on=own, how="left")
    else:
        sizes = pd.DataFrame({"size": len(base), "sum": base["n_article_words"].sum()}, index=counts.index)
    return counts.assign(
        document_share=counts["n_documents"] / sizes["size"],
        per_1000_words=1000 * counts["n_mentions"] / sizes["sum"].where(sizes["sum"] > 0),
    ).astype(NUMBERS)


def _rank(counts: pd.DataFrame, unit: str, names: list[str], first: Sequence[str] = ()) -> pd.DataFrame:
    order = [*first, "n_stories", "n_documents", unit, *names]
    ascending = [column not in NUMBERS for column in order]
    return counts.sort_values(order, ascending=ascending, ignore_index=True)


def count_by_article(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str,
    names: Iterable[str] | None = None,
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Count mentions in every article, with a row for every zero.

    Parameters
    ----------
    mentions, documents, zones
        As in :func:`count_mentions`.
    by
        The column of the mentions that names what was mentioned.
    names
        What to count; by default everything found at least once in these zones. Names that were found
        nowhere get zeros: take them from the dictionary, so that 0 means looked for and not found.

    Returns
    -------
    pandas.DataFrame
        ``doc_id``, ``label``, ``published_date``, ``story_id``, the `by` column, ``n_mentions``,
        ``n_sentences``: articles by date (no date last) times names, most stories first.

    Raises
    ------
    ValueError
        For an unknown column or zone.
    """
    check_columns([by], mentions)
    rank = count_mentions(mentions, documents, by=by, zones=zones)[by].tolist()
    names = rank if names is None else list(dict.fromkeys(names))
    articles = documents[["doc_id", "label", "published_date", "story_id"]]
    articles = articles.sort_values(["published_date", "doc_id"], kind="stable")
    grid = articles.merge(pd.DataFrame({by: pd.Series(names, dtype="str")}), how="cross")
    found = count_mentions(mentions, documents, by=["doc_id", by], zones=zones)
    grid = grid.merge(found[["doc_id", by, "n_mentions", "n_sentences"]], on=["doc_id", by], how="left")
    whole = {"n_mentions": "int64", "n_sentences": "int64"}
    grid = grid.fillna(dict.fromkeys(whole, 0)).astype(whole)
    grid.attrs["base"] = describe_base(documents, zones=zones)
    return grid


def build_actor_topic_sentences(
    actor_mentions: pd.DataFrame,
    topic_mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """List the sentences that name an actor and a topic together: what stands behind each cross-tab cell.

    Returns
    -------
    pandas.DataFrame
        ``actor_name``, ``topic_id``, ``doc_id``, ``sentence_id``, ``label``, ``story_id``; one row per actor,
        topic and sentence, in order of these columns. ``attrs["base"]`` says the base in words.
    """
    actors = select_mentions(actor_mentions, documents, zones=zones)[["actor_name", "doc_id", "sentence_id"]]
    topics = select_mentions(topic_mentions, documents, zones=zones)[["topic_id", "doc_id", "sentence_id"]]
    pairs = actors.merge(topics, on=["doc_id", "sentence_id"]).drop_duplicates()
    pairs = pairs.merge(documents[["doc_id", "label", "story_id"]], on="doc_id")
    columns = ["actor_name", "topic_id", "doc_id", "sentence_id", "label", "story_id"]
    pairs = pairs[columns].sort_values(columns[:4], ignore_index=True)
    pairs.attrs["base"] = describe_base(documents, zones=zones)
    return pairs


def count_actors_by_topic(
    actor_mentions: pd.DataFrame,
    topic_mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    unit: str = "sentence",
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Count where an actor and a topic are named together.

    Parameters
    ----------
    actor_mentions, topic_mentions, documents, zones
        As in :func:`count_mentions`.
    unit
        ``"sentence"``: together means in one sentence; ``"document"``: anywhere in one article.

    Returns
    -------
    pandas.DataFrame
        ``actor_name``, ``topic_id``, ``n_sentences`` (that name both), ``n_documents`` and ``n_stories``
        (that name both within the unit), ``unit``. Pairs that never meet have no row. Most stories first,
        then articles, sentences and names. :func:`build_actor_topic_sentences` lists the sentences.

    Raises
    ------
    ValueError
        For an unknown unit or zone.
    """
    if unit not in ("sentence", "document"):
        raise ValueError(f"unknown unit {unit!r}; it is 'sentence' or 'document'")
    keys = ["actor_name", "topic_id"]
    whole = dict.fromkeys(["n_sentences", "n_documents", "n_stories"], "int64")
    pairs = build_actor_topic_sentences(actor_mentions, topic_mentions, documents, zones=zones)
    meetings = pairs
    if unit == "document":
        actors = select_mentions(actor_mentions, documents, zones=zones)[["actor_name", "doc_id"]]
        topics = select_mentions(topic_mentions, documents, zones=zones)[["topic_id", "doc_id"]]
        meetings = actors.drop_duplicates().merge(topics.drop_duplicates(), on="doc_id")
        meetings = meetings.merge(documents[["doc_id", "story_id"]], on="doc_id")
    counts = meetings.groupby(keys).agg(n_documents=("doc_id", "nunique"), n_stories=("story_id", "nunique"))
    counts.insert(0, "n_sentences", pairs.groupby(keys).size().reindex(counts.index, fill_value=0))
    counts = counts.reset_index().astype(whole)
    counts["unit"] = pd.Series(unit, index=counts.index, dtype="str")
    counts = _rank(counts, "n_sentences", keys)
    counts.attrs["base"] = describe_base(documents, zones=zones)
    return counts
