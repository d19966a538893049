"""A corpus that is not in memory: part by part from its source to its tables on disk.

Parts are read (zones, sentences, signatures, details), then stories are found and documents completed from
what was learned, then the parts are matched (mentions, reports), then reports are merged to events. Every
file bears in its name what it was made of, so that a file that is there is right and is not made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.completed import LEARNED, join_details
from analysis.dictionary import Dictionary
from analysis.events import merge_reports
from analysis.scale.batches import match_batch, read_batch, without_collection
from analysis.scale.parquet import make_days_filter, read_files, read_numbers
from analysis.scale.parts import Files, cut_parts, name_content, write_manifest
from analysis.scale.runners import Runner
from analysis.scale.store import load_tables
from analysis.stories import join_signatures
from analysis.tables import Tables

READ = ("zones", "sentences", "signatures", "details")
MATCHED = ("actor_mentions", "topic_mentions", "date_mentions", "reports")
MERGED = ("events", "event_mentions")
REPORTS_TOGETHER = 100_000
"""So many reports, about, are merged at once: what bounds memory."""
FEW_REPORTS = 10_000
"""So few are merged at once; more in two halves at least, so that there is work for several processes."""


def annotate_corpus(
    source: pd.DataFrame | Iterable[pd.DataFrame], dictionary: Dictionary, runner: Runner, folder: Path
) -> Tables:
    """Run all stages over a corpus part by part, and keep the tables in a folder.

    Parameters
    ----------
    source
        The documents table, or several one after another.
    dictionary
        What to look for; the runner knows it as well.
    runner
        Where to work.
    folder
        Where to keep the tables; made if it is not there.

    Returns
    -------
    Tables
        Read from the folder when they are asked for.
    """
    files = Files(folder)
    tables = [source] if isinstance(source, pd.DataFrame) else source
    keys: list[str] = []
    for _ in runner.map(read_part, _list_unread(files, tables, keys)):
        pass  # the results are files
    documents, stories = _learn(files, keys)
    stories_key = name_content(stories)
    if not files.has(stories_key, "stories"):
        files.write(stories_key, {"stories": stories})
    matched, done, tasks = _list_unmatched(files, keys, documents, dictionary)
    for _ in runner.map(match_part, tasks, total=len(tasks), with_dictionary=True):
        pass
    del documents, tasks
    merged = _merge(files, matched, stories_key, runner)
    write_manifest(
        folder,
        {"documents": done, "stories": [stories_key], "described": keys}
        | dict.fromkeys(READ, keys)
        | dict.fromkeys(MATCHED, matched)
        | dict.fromkeys(MERGED, merged),
        dictionary.version,
    )
    return load_tables(folder)


def _list_unread(
    files: Files, tables: Iterable[pd.DataFrame], keys: list[str]
) -> Iterator[tuple[Files, str]]:
    """Go through the parts of a source and note their keys; those that are not read yet are to do."""
    for part in cut_parts(tables):
        key = name_content(part)
        keys.append(key)
        if not files.has(key, "described"):
            files.write(key, {"described": part.drop(columns="text")})
        if not files.find_texts(key):
            files.write(f"{key}-0", {"documents": part})
        if not files.has(key, *READ):
            yield files, key


@without_collection
def read_part(files: Files, key: str) -> None:
    """Read one part."""
    files.write(key, read_batch(_read_documents(files, key)))


def _read_documents(files: Files, key: str) -> pd.DataFrame:
    """The documents of a part as they came, also if an earlier run has completed those that are kept."""
    documents = files.read("described", key)
    documents.insert(1, "text", read_files([files.find_texts(key)], columns=["text"])["text"])
    return documents


@without_collection
def _learn(files: Files, keys: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The documents of all parts, completed (of what they were, only what is needed for that); stories."""
    columns = ["doc_id", "words_digest", "n_shingles"]
    signatures = pd.concat([files.read("signatures", key, columns) for key in keys], ignore_index=True)
    paths = [files.place("signatures", key) for key in keys]
    stories = join_signatures(signatures, lambda: (read_numbers(path, "shingles") for path in paths))
    columns = ["doc_id", "title", "agency", "published_date", "published_from", "label"]
    described = [files.read("described", key, columns) for key in keys]
    documents = pd.concat(described, ignore_index=True)
    details = pd.concat([files.read("details", key) for key in keys], ignore_index=True)
    return join_details(documents, details, stories), stories


def _list_unmatched(
    files: Files, keys: list[str], documents: pd.DataFrame, dictionary: Dictionary
) -> tuple[list[str], list[str], list[tuple]]:
    """Names of the parts as matched and as completed, and what is to do."""
    matched, done, tasks, start = [], [], [], 0
    for key in keys:
        end = start + files.count("described", key)
        learned = documents.iloc[start:end].reset_index(drop=True)
        start = end
        matched.append(f"{key}-{name_content(learned[['published_date']], dictionary.version)}")
        done.append(f"{key}-{name_content(learned[list(LEARNED)])}")
        if not (files.has(matched[-1], *MATCHED) and files.has(done[-1], "documents")):
            tasks.append((files, key, matched[-1], done[-1], learned[list(LEARNED)]))
    return matched, done, tasks


@without_collection
def match_part(
    files: Files, key: str, matched: str, done: str, learned: pd.DataFrame, dictionary: Dictionary
) -> None:
    """Complete the documents of one part, and match what they hold."""
    documents = _read_documents(files, key)
    for column in LEARNED:
        documents[column] = learned[column]
    if not files.has(matched, *MATCHED):
        files.write(matched, match_batch(documents, files.read("sentences", key), dictionary))
    files.write(done, {"documents": documents})


def _merge(files: Files, matched: list[str], stories_key: str, runner: Runner) -> list[str]:
    """Merge the reports of all parts to events, as many days at once as memory allows."""
    names = pd.DataFrame({"key": [*matched, stories_key]})
    keys, tasks = [], []
    for days in pairwise([None, *_divide_days(files, matched), None]):
        keys.append(name_content(names, str(days)))
        if not files.has(keys[-1], *MERGED):
            tasks.append((files, keys[-1], matched, stories_key, *days))
    for _ in runner.map(merge_days, tasks):
        pass
    return keys


def _divide_days(files: Files, matched: list[str]) -> list[pd.Timestamp]:
    """Days between which there are about as many reports as are merged at once."""
    starts = [files.read("reports", key, ["start_date"])["start_date"] for key in matched]
    days = np.sort(pd.concat(starts).dropna().to_numpy())
    n_tasks = max(2 if len(days) > FEW_REPORTS else 1, -(-len(days) // REPORTS_TOGETHER))
    chosen = np.unique(days[[len(days) * task // n_tasks for task in range(1, n_tasks)]])
    # Events stand in the order of their names, in which years have four digits.
    return [pd.Timestamp(day) for day in chosen if day >= np.datetime64("1000-01-01")]


@without_collection
def merge_days(
    files: Files,
    key: str,
    matched: list[str],
    stories_key: str,
    first: pd.Timestamp | None,
    last: pd.Timestamp | None,
) -> None:
    """Merge the reports from a day until before another; the last days bring what has no day."""
    paths = [files.place("reports", name) for name in matched]
    reports = read_files(paths, filters=make_days_filter("start_date", first, last))
    stories = files.read("stories", stories_key, ["doc_id", "story_id"])
    events, event_mentions = merge_reports(reports, stories)
    files.write(key, {"events": events, "event_mentions": event_mentions})
