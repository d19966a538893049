"""The stages of one batch of documents, and a corpus in memory as a row of batches."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pandas as pd

from analysis.actors import match_actors
from analysis.completed import find_details, join_details
from analysis.dates import match_dates
from analysis.dictionary import Dictionary
from analysis.events import find_reports, merge_reports
from analysis.names import find_names
from analysis.scale.runners import Runner
from analysis.sentences import split_sentences
from analysis.signatures import read_signatures
from analysis.stories import join_signatures, pack_signatures
from analysis.tables import Tables
from analysis.topics import match_topics
from analysis.zones import split_zones

BATCH = 250
"""Documents in a batch: as fast as thousands, and a few megabytes."""

TextTables = dict[str, pd.DataFrame]


def without_collection(stages: Callable[..., Any]) -> Callable[..., Any]:
    """Pause the search for circular garbage: rows are many, never circular, and walked at every search."""

    @wraps(stages)
    def run(*tables: object) -> Any:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return stages(*tables)
        finally:
            if was_on:
                gc.enable()

    return run


@without_collection
def read_batch(documents: pd.DataFrame) -> TextTables:
    """Run the stages that need neither dictionary nor date: zones, sentences, signatures, details."""
    zones = split_zones(documents)
    sentences = split_sentences(documents, zones)
    return {
        "zones": zones,
        "sentences": sentences,
        "signatures": read_signatures(documents, zones),
        "details": find_details(documents, zones),
    }


@without_collection
def match_batch(documents: pd.DataFrame, sentences: pd.DataFrame, dictionary: Dictionary) -> TextTables:
    """Run the stages that need them: mentions of actors, topics and dates, and reports of happenings."""
    found = find_names(documents, dictionary)
    actors = match_actors(documents, sentences, dictionary, found=found)
    topics = match_topics(documents, sentences, dictionary, found=found)
    dates = match_dates(documents, sentences)
    reports = find_reports(documents, sentences, dates, actors, topic_mentions=topics)
    return {
        "actor_mentions": actors,
        "topic_mentions": topics,
        "date_mentions": dates,
        "reports": reports,
    }


def annotate_batches(documents: pd.DataFrame, dictionary: Dictionary, runner: Runner) -> Tables:
    """Run all stages over a corpus in memory, its batches wherever the runner works on them.

    Parameters
    ----------
    documents
        The documents table.
    dictionary
        What to look for; the runner knows it as well.
    runner
        Where to work.

    Returns
    -------
    Tables
        The same whatever the runner, rows in the order of the documents.
    """
    batches = list(cut_batches(documents))
    read = join_tables(runner.map(read_batch, ((batch,) for batch in batches), total=len(batches)))
    stories = join_signatures(*pack_signatures(read.pop("signatures")))
    documents = join_details(documents, read.pop("details"), stories)
    sentences = read["sentences"]
    pairs = zip(cut_batches(documents), cut_along(sentences, documents), strict=True)
    found = join_tables(runner.map(match_batch, pairs, total=len(batches), with_dictionary=True))
    events, event_mentions = merge_reports(found.pop("reports"), documents)
    return Tables(
        documents=documents, stories=stories, **read, **found, events=events, event_mentions=event_mentions
    )


def cut_batches(table: pd.DataFrame, *, size: int = BATCH) -> Iterator[pd.DataFrame]:
    """Cut a table into pieces of so many rows; of an empty one there is one piece."""
    for start in range(0, max(1, len(table)), size):
        yield table.iloc[start : start + size]


def cut_along(table: pd.DataFrame, documents: pd.DataFrame, *, size: int = BATCH) -> Iterator[pd.DataFrame]:
    """Cut a table whose rows follow the order of the documents, each piece for one batch of these."""
    counts = table["doc_id"].value_counts(sort=False)
    sizes = documents["doc_id"].map(counts).fillna(0).astype("int64").tolist()
    start = 0
    for first in range(0, max(1, len(documents)), size):
        end = start + sum(sizes[first : first + size])
        yield table.iloc[start:end].reset_index(drop=True)
        start = end


def join_tables(batches: Iterator[TextTables]) -> TextTables:
    """Put the tables of batches one below another."""
    rows: dict[str, list[pd.DataFrame]] = {}
    for tables in batches:
        for name, table in tables.items():
            rows.setdefault(name, []).append(table)
    return {
        name: parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
        for name, parts in rows.items()
    }
