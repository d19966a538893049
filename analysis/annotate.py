"""Runs the stages, one after another, and keeps their tables together."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.actors import match_actors
from analysis.completed import complete_documents
from analysis.dates import match_dates
from analysis.dictionary import Dictionary, load_dictionary
from analysis.events import build_events
from analysis.names import find_names
from analysis.schema import check_table
from analysis.sentences import split_sentences
from analysis.stories import build_stories
from analysis.topics import match_topics
from analysis.zones import split_zones


@dataclass(frozen=True)
class Tables:
    """Every table of a corpus; the columns are those of :data:`analysis.schema.SCHEMAS`."""

    documents: pd.DataFrame
    zones: pd.DataFrame
    sentences: pd.DataFrame
    stories: pd.DataFrame
    actor_mentions: pd.DataFrame
    topic_mentions: pd.DataFrame
    date_mentions: pd.DataFrame
    events: pd.DataFrame
    event_mentions: pd.DataFrame

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} {len(table)}" for name, table in vars(self).items())
        return f"Tables({sizes})"


def annotate(documents: pd.DataFrame, dictionary: Dictionary | None = None) -> Tables:
    """Run all stages over a corpus.

    Parameters
    ----------
    documents
        What :func:`analysis.documents.load_documents` returned.
    dictionary
        What to look for; the packaged dictionary if none is given.

    Returns
    -------
    Tables
        ``tables.documents`` is `documents` completed by what later stages learned: ``story_id``,
        ``n_article_words``, ``label``, and a title, agency or date found in the text or in another
        edition.

    Raises
    ------
    analysis.schema.TableError
        If `documents` is no such table.

    Examples
    --------
    >>> from analysis import load_documents
    >>> tables = annotate(load_documents("seeds"))
    >>> len(tables.documents), tables.documents["story_id"].nunique()
    (5, 4)
    """
    check_table("documents", documents)
    dictionary = load_dictionary() if dictionary is None else dictionary
    zones = split_zones(documents)
    sentences = split_sentences(documents, zones)
    stories = build_stories(documents, zones)
    documents = complete_documents(documents, zones, sentences, stories)
    found = find_names(documents, dictionary)
    actors = match_actors(documents, sentences, dictionary, found=found)
    topics = match_topics(documents, sentences, dictionary, found=found)
    dates = match_dates(documents, sentences)
    events, event_mentions = build_events(documents, sentences, dates, actors, topic_mentions=topics)
    return Tables(documents, zones, sentences, stories, actors, topics, dates, events, event_mentions)
