"""All files of a source, each read by its extension; what becomes of each goes to the report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from analysis.loading.metadata import SIDECAR, Sidecar, read_sidecar
from analysis.loading.progress import show_progress
from analysis.loading.readings import TABLE_FACTOR, LoadOptions, Reading, Unreadable
from analysis.loading.report import FAILED, READ, SKIPPED, Entry
from analysis.loading.sources import NESTED, SourceFile
from analysis.loading.tables import NoTextColumn

Reader = Callable[[bytes, LoadOptions], Reading]
TABLES = {
    ".csv": "table_files.read_delimited",
    ".tsv": "table_files.read_delimited",
    ".json": "table_files.read_json",
    ".jsonl": "table_files.read_json_lines",
    ".ndjson": "table_files.read_json_lines",
    ".parquet": "table_files.read_parquet",
    ".xlsx": "table_files.read_excel",
}
"""Formats of which one file holds many articles, and their readers."""

READERS = {
    ".txt": "texts.read_text",
    ".md": "texts.read_text",
    ".markdown": "texts.read_text",
    ".html": "web_pages.read_web_page",
    ".htm": "web_pages.read_web_page",
    ".xhtml": "web_pages.read_web_page",
    ".xml": "xml_articles.read_xml",
    ".rss": "xml_articles.read_xml",
    ".atom": "xml_articles.read_xml",
    ".pdf": "office_files.read_pdf",
    ".docx": "office_files.read_docx",
    **TABLES,
}
"""Extension -> module and function, imported when the first file of the kind is met."""


class Loaded(NamedTuple):
    """A file with what was read in it; `reading` is None where it could not be, `entry` says why."""

    file: SourceFile
    reading: Reading | None
    entry: Entry


def read_files(
    files: Sequence[SourceFile], options: LoadOptions, faults: list[str], *, progress: bool = False
) -> tuple[list[Loaded], list[Sidecar]]:
    """Read every file that is an article or holds some.

    Parameters
    ----------
    files
        From :func:`analysis.loading.sources.open_source`.
    options
        For the readers.
    faults
        Where the faults of every articles.csv go.
    progress
        Whether to show how many files are done.

    Returns
    -------
    tuple of list and list
        Each file with what was read in it, and every articles.csv.
    """
    loaded, sidecars = [], []
    alone = sum(not file.fault for file in files) == 1
    for file in show_progress(files, shown=progress):
        if file.name.rpartition("/")[2] == SIDECAR and not file.fault and not alone:
            try:
                sidecars.append(read_sidecar(file.name, file.read(options.max_bytes), faults))
            except Unreadable as fault:
                faults.append(f"{file.name}: {fault}")
            loaded.append(
                Loaded(file, None, _entry(file, READ, "describes the articles", quiet=True, kind="sidecar"))
            )
        else:
            loaded.append(_read_one(file, options))
    return loaded, [sidecar for sidecar in sidecars if sidecar]


def read_file(file: SourceFile, options: LoadOptions) -> Reading:
    """Read one file by its extension.

    Raises
    ------
    Unreadable
        If it is too large, of a format that is not read, empty or damaged.
    """
    if file.fault:
        raise Unreadable(file.fault)
    reader = find_reader(file.ending)
    if reader is None:
        raise Unreadable(f"is of no format that is read ({file.ending or 'no extension'})")
    limit = options.max_bytes * (TABLE_FACTOR if file.ending in TABLES else 1)
    if file.n_bytes > limit:
        raise Unreadable(
            f"has {file.n_bytes:,} bytes, takes at most {limit:,} (max_bytes={options.max_bytes:,})"
        )
    content = file.read(limit)
    if len(content) > limit:
        raise Unreadable(f"unpacks to more than {limit:,} bytes (max_bytes={options.max_bytes:,})")
    if not content:
        raise Unreadable("is empty")
    reading = reader(content, options)
    reading.sha256 = hashlib.sha256(content).hexdigest()
    return reading


def find_reader(ending: str) -> Reader | None:
    """The reader of an extension.

    Examples
    --------
    >>> find_reader(".md").__name__, find_reader(".jpg")
    ('read_text', None)
    """
    if ending not in READERS:
        return None
    module, _, name = READERS[ending].partition(".")
    return getattr(import_module(f"analysis.loading.{module}"), name)


def _read_one(file: SourceFile, options: LoadOptions) -> Loaded:
    try:
        reading = read_file(file, options)
        if not reading.articles:
            where, reason = reading.unread[0] if reading.unread else ("", "holds no article")
            raise Unreadable(f"{where} {reason}".strip())
    except NoTextColumn as fault:
        # Beside articles such a table is a note about them; it is missed only where it was asked for.
        return Loaded(file, None, _entry(file, SKIPPED, str(fault), quiet="text" not in options.columns))
    except Unreadable as fault:
        expected = file.ending in {*READERS, ".zip"} and not file.quiet and file.fault != NESTED
        return Loaded(file, None, _entry(file, FAILED if expected else SKIPPED, str(fault), quiet=file.quiet))
    entry = _entry(file, READ, "; ".join(reading.notes))
    return Loaded(file, reading, entry._replace(encoding=reading.encoding, n_documents=len(reading.articles)))


def _entry(file: SourceFile, status: str, reason: str, *, quiet: bool = False, kind: str = "") -> Entry:
    return Entry(file.name, None, status, reason, None, file.n_bytes, kind or file.ending[1:], 0, quiet)
