"""The extension of a file -> its format and the reader of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module

from analysis.loading.readings import TABLE_FACTOR, LoadOptions, Reading, Unreadable
from analysis.loading.sources import SourceFile

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
    ".xml": "xml_files.read_xml",
    ".rss": "xml_files.read_xml",
    ".atom": "xml_files.read_xml",
    ".pdf": "office_files.read_pdf",
    ".docx": "office_files.read_docx",
    **TABLES,
}
"""Extension -> module and function, imported when the first file of the kind is met."""


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
