"""Runs the stages, one after another, over a corpus of any size."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.dictionary import Dictionary, load_dictionary
from analysis.documents import load_documents
from analysis.scale.batches import annotate_batches
from analysis.scale.parts import MANIFEST, read_manifest
from analysis.scale.runners import Here
from analysis.scale.store import load_tables
from analysis.schema import check_table
from analysis.tables import Tables

if TYPE_CHECKING:
    from distributed import Client

    from analysis.scale.runners import Runner

__all__ = ["Tables", "annotate", "open_corpus"]


def annotate(
    documents: pd.DataFrame | Iterable[pd.DataFrame],
    dictionary: Dictionary | None = None,
    *,
    workers: int = 1,
    client: Client | None = None,
    out: str | Path | None = None,
    progress: bool = False,
) -> Tables:
    """Run all stages over a corpus.

    Parameters
    ----------
    documents
        What :func:`analysis.documents.load_documents` returned. With `out` also such tables one after another
        (from :func:`analysis.documents.iterate_documents`, or a generator), of which only one is held in
        memory at a time.
    dictionary
        What to look for; the packaged dictionary if none is given.
    workers
        Processes to work in. In a script, call from below ``if __name__ == "__main__":``.
    client
        A Dask client; the work is done on its cluster, from
        :func:`analysis.scale.cluster.start_cluster` on this machine to many machines.
    out
        A folder for the tables, as Parquet files (needs ``pip install "indo-pacific-news-kit[scale]"``). What
        is already there is not done again, whether from an earlier run of a corpus that has changed here and
        there or from a run that was killed. The tables are then read when they are asked for. A cluster of
        several machines must see the folder under the same path.
    progress
        Whether to show how much is done.

    Returns
    -------
    Tables
        ``tables.documents`` is `documents` completed by what later stages learned: ``story_id``,
        ``n_article_words``, ``label``, and a title, agency or date found in the text or in another
        edition. The tables are the same wherever the work is done.

    Raises
    ------
    analysis.schema.TableError
        If `documents` is no such table.
    TypeError
        If there are several tables and no `out`.
    ValueError
        If `workers` is no positive number, or there are a `client` and `workers`.

    Examples
    --------
    >>> from analysis import load_documents
    >>> tables = annotate(load_documents("seeds"))
    >>> len(tables.documents), tables.documents["story_id"].nunique()
    (5, 4)
    """
    if workers < 1 or (client is not None and workers > 1):
        raise ValueError(f"workers: got {workers}, takes 1 or more, and 1 if there is a client")
    dictionary = load_dictionary() if dictionary is None else dictionary
    if client is not None:
        from analysis.scale.cluster import Cluster

        return _run(documents, dictionary, Cluster(client, dictionary, progress=progress), out)
    if workers == 1:
        return _run(documents, dictionary, Here(dictionary, progress=progress), out)
    from analysis.scale.pool import Pool

    with Pool(workers, dictionary, progress=progress) as pool:
        return _run(documents, dictionary, pool, out)


def _run(
    documents: pd.DataFrame | Iterable[pd.DataFrame],
    dictionary: Dictionary,
    runner: Runner,
    out: str | Path | None,
) -> Tables:
    if out is None:
        if not isinstance(documents, pd.DataFrame):
            raise TypeError(
                f"documents: got {type(documents).__name__}, takes one table, or several with out="
            )
        return annotate_batches(check_table("documents", documents), dictionary, runner)
    from analysis.scale.corpus_run import annotate_corpus

    return annotate_corpus(documents, dictionary, runner, Path(out))


def open_corpus(folder: str | Path, dictionary: Dictionary | None = None) -> Tables:
    """Open a folder, be it of articles or of tables that were made of them.

    Parameters
    ----------
    folder
        Articles, which are loaded and annotated; or what ``annotate(..., out=folder)`` or
        ``python -m analysis annotate ARTICLES --out folder`` has filled, which is opened: each table is read
        when it is first asked for, and of the texts only those that are shown.
    dictionary
        What to look for; the packaged dictionary if none is given.

    Returns
    -------
    Tables
        As from :func:`annotate`. From a folder of tables the documents have no column ``text``.

    Raises
    ------
    analysis.documents.LoadError
        If there is nothing to load.
    ValueError
        If the tables were made with another dictionary.

    Examples
    --------
    >>> open_corpus("seeds").documents["story_id"].nunique()
    4
    """
    dictionary = load_dictionary() if dictionary is None else dictionary
    if not (Path(folder) / MANIFEST).is_file():
        return annotate(load_documents(folder), dictionary)
    if (made_with := read_manifest(Path(folder))["dictionary"]) != dictionary.version:
        raise ValueError(
            f"{folder}: its tables were made with dictionary {made_with}, this is {dictionary.version}; "
            "annotate the articles again"
        )
    return load_tables(folder, texts=False)
