"""A folder, a file, a zip file or a table -> documents: one row per article, its text kept exactly.

:func:`load_documents` gives one table, :func:`iterate_documents` the same in slices, for more than memory
holds.

What the files do not say (a date, an outlet, a label for plots) can stand beside them in an
``articles.csv``. A file that cannot be read stops nothing: it is listed, with its reason, in the load report.
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path

import pandas as pd

from analysis.loading.files import READERS, Loaded, Shelf, read_files
from analysis.loading.metadata import SIDECAR, NamePattern, Sidecar, parse_pattern, read_sidecar
from analysis.loading.readings import MAX_BYTES, LoadError, LoadOptions, LoadWarning, Unreadable
from analysis.loading.report import ATTRIBUTE, Entry, read_report
from analysis.loading.rows import Slices, count_words, name_articles
from analysis.loading.sources import SourceFile, open_source
from analysis.loading.tables import check_columns, read_rows
from analysis.loading.texts import is_known_encoding
from analysis.schema import TableError, check_table

__all__ = [
    "LoadError",
    "LoadWarning",
    "count_words",
    "get_load_report",
    "iterate_documents",
    "load_documents",
]

MOST_FAULTS = 50
"""So many faults are named in one error; of more only the number is told."""


def load_documents(
    source: str | Path | pd.DataFrame,
    *,
    columns: Mapping[str, str] | None = None,
    file_names: str | None = None,
    encoding: str | None = None,
    day_first: bool | None = None,
    max_bytes: int = MAX_BYTES,
    progress: bool = False,
) -> pd.DataFrame:
    """Read articles into one table: a folder with its sub-folders, a zip file, one file, or a table.

    Files are read by their extension: text (``.txt``, ``.md``), web pages (``.html``), feeds and other XML
    (``.xml``, ``.rss``, ``.atom``), ``.pdf``, ``.docx``, and tables of articles (``.csv``, ``.tsv``,
    ``.json``, ``.jsonl``, ``.parquet``, ``.xlsx``). Zip files are read in place. A file that cannot be read
    is passed over with a :class:`LoadWarning`; :func:`get_load_report` lists every file with what became of
    it.

    Parameters
    ----------
    source
        A path, or a DataFrame with a column that holds texts. Any folder may hold an ``articles.csv`` with
        the columns ``doc_id`` (a file's name without extension) and any of ``published_date``, ``outlet``,
        ``agency``, ``title``, ``language``, ``note``; other columns come along as they are.
    columns
        For tables: which column is ``text``, ``title``, ``published_date``, ``outlet``, ``agency``,
        ``language`` or ``doc_id``, such as ``{"text": "Body", "published_date": "Date"}``. Usual names are
        known; what was taken for what stands in the load report. Other columns come along as they are.
    file_names
        What names of files tell, such as ``"{outlet}_{published_date}_{title}"``; days are written
        2022-05-26, 20220526 or 2022_05_26. With slashes (``"{outlet}/{title}"``) it speaks of folders as
        well.
    encoding
        What files are in that are not Unicode; Windows-1252 by default.
    day_first
        Whether 03/04/2021 is in April. By default a table tells by its other dates, or the date is not read.
    max_bytes
        The largest file that is read as one article (a table may have 40 times as many bytes).
    progress
        Whether to show how many files are done.

    Returns
    -------
    pandas.DataFrame
        One row per article, in the order of file names: ``doc_id`` (file name without extension, with the
        folder where two would be the same; in a file of many its link, id or title), ``text`` (a text file
        and a cell decoded exactly, nothing normalised away; of web pages, feeds and office files headline
        and paragraphs), ``title``, ``outlet``, ``agency``, ``published_date`` (datetime64[s] or NaT),
        ``published_from`` (``header``: the page says so; ``metadata``: articles.csv, a table, markup, the
        page's address or the file's name says so; ``unknown``), ``language``, ``n_words`` (of the text),
        ``file`` (path below the source), ``encoding``, ``sha256`` (hex, of the file), then any other columns.

        A day is taken from articles.csv, else `file_names`, else what a table or markup declares, else what
        the page says, else the day in its address (``/2022/05/26/talks``), else a day that stands first or
        last in the file's name (``2022-05-26_talks.txt``).

    Raises
    ------
    LoadError
        If there is nothing at all that can be read (naming every fault), if a row of articles.csv is wrong
        (naming all rows), or an option is.

    Examples
    --------
    >>> documents = load_documents("seeds")
    >>> documents[["doc_id", "published_from"]].iloc[0].tolist()
    ['000_38cf1510ef4f886e', 'header']
    """
    options, pattern = _check_options(columns, file_names, encoding, day_first, max_bytes)
    if isinstance(source, pd.DataFrame):
        documents, unread = _load_frame(source, options)
    elif isinstance(source, str | os.PathLike):
        slices = _read_path(Path(source), options, pattern, size=None, progress=progress)
        (documents,), unread = slices, slices.unread
        documents.attrs = slices.attrs
    else:
        raise LoadError(f"expected a path or a DataFrame, got {type(source).__name__}")
    if unread:
        warnings.warn(unread, LoadWarning, stacklevel=2)
    return documents


def iterate_documents(
    source: str | Path,
    *,
    size: int = 1_000,
    columns: Mapping[str, str] | None = None,
    file_names: str | None = None,
    encoding: str | None = None,
    day_first: bool | None = None,
    max_bytes: int = MAX_BYTES,
    progress: bool = False,
) -> Slices:
    """Read articles as :func:`load_documents` does, into one table after another, for more than memory holds.

    All files are read once, at the call; what is wrong is known before the first table. Of all articles
    only names are held. Their texts wait in a temporary file, which goes with the last table (``TMPDIR``
    says where it lies; it takes as much room as the texts).

    Parameters
    ----------
    source
        A folder, a file or a zip file.
    size
        Articles in a table; the last one may have fewer.
    columns, file_names, encoding, day_first, max_bytes, progress
        As for :func:`load_documents`.

    Returns
    -------
    Slices
        Gives the tables, as often as one goes through them: one below another they are what
        :func:`load_documents` returns, ids and columns alike. :func:`analysis.annotate.annotate` takes it
        with ``out=``, and :func:`get_load_report` tells what became of all files.

    Raises
    ------
    LoadError
        As :func:`load_documents`, or if `size` is no positive number.

    Examples
    --------
    >>> slices = iterate_documents("seeds", size=2)
    >>> [len(documents) for documents in slices]
    [2, 2, 1]
    """
    if size < 1:
        raise LoadError(f"size={size!r}: takes a number of articles from 1")
    options, pattern = _check_options(columns, file_names, encoding, day_first, max_bytes)
    if not isinstance(source, str | os.PathLike):
        raise LoadError(f"expected a path, got {type(source).__name__}")
    slices = _read_path(Path(source), options, pattern, size=size, progress=progress)
    if slices.unread:
        warnings.warn(slices.unread, LoadWarning, stacklevel=2)
    return slices


def get_load_report(documents: pd.DataFrame | Slices) -> pd.DataFrame:
    """What became of each file of a source, by the table that :func:`load_documents` made of it.

    Parameters
    ----------
    documents
        From :func:`load_documents`, or a table made from it that kept its ``attrs``; or the whole that
        :func:`iterate_documents` returned (its tables carry none).

    Returns
    -------
    pandas.DataFrame
        One row per file, and one per part of a file that is no article: ``file`` (path below the source),
        ``doc_id`` (missing where a file holds none or many), ``status`` (``read``, ``skipped``: not of a
        kind that is read, ``failed``), ``reason`` (also what was guessed in a file that was read),
        ``encoding``, ``n_bytes``, ``format`` (the extension; ``sidecar`` for articles.csv),
        ``n_documents``.

    Raises
    ------
    ValueError
        If the table carries no report.

    Examples
    --------
    >>> report = get_load_report(load_documents("seeds"))
    >>> report[["file", "status"]].iloc[0].tolist()
    ['000_38cf1510ef4f886e.txt', 'read']
    """
    if ATTRIBUTE not in documents.attrs:
        raise ValueError("this table carries no load report; load_documents makes one")
    return read_report(documents.attrs[ATTRIBUTE])


def _check_options(
    columns: Mapping[str, str] | None,
    file_names: str | None,
    encoding: str | None,
    day_first: bool | None,
    max_bytes: int,
) -> tuple[LoadOptions, NamePattern | None]:
    check_columns(columns or {})
    if encoding is not None and not is_known_encoding(encoding):
        raise LoadError(
            f"encoding={encoding!r}: takes the name of an encoding, such as 'shift_jis' or 'cp1251'"
        )
    if max_bytes < 1:
        raise LoadError(f"max_bytes={max_bytes!r}: takes a number of bytes from 1")
    pattern = parse_pattern(file_names) if file_names is not None else None
    return LoadOptions(dict(columns or {}), encoding, day_first, max_bytes), pattern


def _read_path(
    source: Path, options: LoadOptions, pattern: NamePattern | None, *, size: int | None, progress: bool
) -> Slices:
    """Read all files; or one error with all faults of every articles.csv."""
    faults: list[str] = []
    with open_source(source) as files:
        loaded = read_files(files, options, faults, size=size, progress=progress)
    if not loaded.places and not faults:
        raise LoadError(_describe_nothing(source, loaded.entries))
    if source.is_file() and source.suffix.lower() != ".zip":
        loaded.sidecars += _read_neighbour(source, faults)
    named = name_articles(loaded, pattern, faults, alone=source.is_file())
    if faults:
        raise LoadError(_join_faults(source, faults))
    return Slices(loaded, named, pattern)


def _load_frame(frame: pd.DataFrame, options: LoadOptions) -> tuple[pd.DataFrame, str]:
    """A table of articles that is already here; one that is complete is passed on as it is."""
    head = [str(column) for column in frame.columns]
    if len(set(head)) == len(head) and not options.columns:
        with suppress(TableError):
            return check_table("documents", frame).copy(), ""
    try:
        reading = read_rows(head, partial(_list_rows, frame, head), options)
    except Unreadable as fault:
        raise LoadError(f"the table {fault}") from None
    loaded = Loaded(Shelf())
    try:
        loaded.take(SourceFile("table", 0, BytesIO), reading)
    except Unreadable:
        raise LoadError("no article in the table: no row has a text") from None
    loaded.entries = [entry._replace(format="table") for entry in loaded.entries]
    slices = Slices(loaded, name_articles(loaded, None, [], alone=False), None)
    (documents,) = slices
    hashes = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in documents["text"]]
    documents["file"] = pd.Series([None] * len(documents), dtype="str")
    documents.attrs = slices.attrs
    return documents.assign(sha256=pd.Series(hashes, dtype=documents["sha256"].dtype)), slices.unread


def _list_rows(frame: pd.DataFrame, head: Sequence[str]) -> Iterator[tuple[str, dict[str, object]]]:
    for number, cells in enumerate(frame.itertuples(index=False, name=None), 1):
        yield f"row {number}", dict(zip(head, cells, strict=True))


def _read_neighbour(source: Path, faults: list[str]) -> list[Sidecar]:
    """The articles.csv beside a single file."""
    beside = source.parent / SIDECAR
    if not beside.is_file() or beside == source:
        return []
    sidecar = read_sidecar(SIDECAR, beside.read_bytes(), faults)
    return [sidecar] if sidecar else []


def _describe_nothing(source: Path, entries: Sequence[Entry]) -> str:
    if failed := [entry for entry in entries if not entry.quiet]:
        return _join_faults(source, [f"{entry.file}: {entry.reason}" for entry in failed])
    found = ", ".join(f"{entry.file} ({entry.reason})" for entry in entries[:MOST_FAULTS])
    expected = f"expected at least one file of {' '.join(READERS)}, or a .zip of these"
    return f"no article in {source}: {expected}" + (f"; found only {found}" if found else "")


def _join_faults(source: Path, faults: Sequence[str]) -> str:
    more = [f"and {len(faults) - MOST_FAULTS:,} more"] if len(faults) > MOST_FAULTS else []
    return "\n  ".join([f"{len(faults)} fault(s) in {source.name or source}:", *faults[:MOST_FAULTS], *more])
