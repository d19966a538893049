"""Date, actor and topic mentions -> events: what happened, or was planned, on the days that the texts name.

A dated expression is read as the report of a happening (:mod:`analysis.happenings.reading`): its kind is
given by the word of happening that stands closest to it in the sentence, its label by the grammar around that
word. Reports of the same days and kind by the same participants are one event, however many articles carry
them. What a text only dates loosely (years, decades, "recently") is left in the date mentions;
:mod:`analysis.clocks` shows it.

:func:`find_reports` looks at each document by itself and may run on any batch of them;
:func:`merge_reports` needs the reports of all, and nothing of their texts.
"""

from __future__ import annotations

import pandas as pd

from analysis.happenings.merging import merge_reports
from analysis.happenings.reports import LONGEST_DAYS, REPORT_COLUMNS, find_reports
from analysis.happenings.vocabulary import EVENT_TYPES
from analysis.happenings.words import find_event_word

__all__ = [
    "EVENT_TYPES",
    "LONGEST_DAYS",
    "REPORT_COLUMNS",
    "build_events",
    "find_event_word",
    "find_reports",
    "merge_reports",
]


def build_events(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    *,
    topic_mentions: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Build the events that the articles' own text reports or plans.

    Parameters
    ----------
    documents
        Completed documents (with ``story_id``; ``published_date`` tells what still lay ahead).
    sentences, date_mentions, actor_mentions
        The tables of those names.
    topic_mentions
        For the column ``topic_ids``; without it that column is empty.

    Returns
    -------
    tuple of pandas.DataFrame
        ``events`` and ``event_mentions``, as :func:`merge_reports` describes them.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> events = annotate(load_documents("seeds")).events
    >>> events.query("event_type == 'coup'")[["label", "date_precision", "n_stories"]].values.tolist()
    [['Myanmar coup', 'month', 2]]
    """
    reports = find_reports(documents, sentences, date_mentions, actor_mentions, topic_mentions=topic_mentions)
    return merge_reports(reports, documents)
