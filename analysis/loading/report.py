"""What became of each file: the load report, and the one line that warns of what was not read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

COLUMNS = {
    "file": "str",
    "doc_id": "str",
    "status": "str",
    "reason": "str",
    "encoding": "str",
    "n_bytes": "int64",
    "format": "str",
    "n_documents": "int64",
}
ATTRIBUTE = "load_report"
READ, SKIPPED, FAILED = "read", "skipped", "failed"
MOST_NAMED = 3


class Entry(NamedTuple):
    """One row of the report.

    `quiet` is for what nobody expects to be read: hidden files, a README; `is_part` for a row or an item.
    """

    file: str
    doc_id: str | None
    status: str
    reason: str
    encoding: str | None
    n_bytes: int
    format: str
    n_documents: int
    quiet: bool = False
    is_part: bool = False


def write_report(entries: Iterable[Entry]) -> str:
    """Write a report as one JSON text, so that a table can carry it along without copying it all the time.

    Examples
    --------
    >>> write_report([Entry("a.txt", "a", "read", "", "utf-8", 4, "txt", 1)])
    '[["a.txt", "a", "read", "", "utf-8", 4, "txt", 1]]'
    """
    return json.dumps([list(entry[: len(COLUMNS)]) for entry in entries], ensure_ascii=False)


def read_report(text: str) -> pd.DataFrame:
    """Make the table of a report again; what is missing is missing.

    Examples
    --------
    >>> read_report('[["a.txt", null, "failed", "is empty", null, 0, "txt", 0]]').iloc[0, :5].tolist()
    ['a.txt', nan, 'failed', 'is empty', nan]
    """
    rows = json.loads(text)
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=kind)
            for (name, kind), values in zip(COLUMNS.items(), columns, strict=True)
        }
    )


def describe_unread(entries: Iterable[Entry]) -> str:
    """Say in one line which files were not read, or nothing if all were.

    Examples
    --------
    >>> read = Entry("a.txt", "a", "read", "", "utf-8", 4, "txt", 1)
    >>> describe_unread([read, Entry("b.txt", None, "failed", "is empty", None, 0, "txt", 0)])
    '1 of 2 files was not read: b.txt (is empty). get_load_report(documents) lists all.'
    """
    told = [entry for entry in entries if not entry.quiet]
    unread = [entry for entry in told if entry.status != READ]
    parts = [entry for entry in unread if entry.is_part]
    files = [entry for entry in unread if not entry.is_part]
    n_files = sum(not entry.is_part for entry in told)
    lines = []
    if files:
        verb = "was" if len(files) == 1 else "were"
        lines.append(f"{len(files):,} of {n_files:,} files {verb} not read: {_name_first(files)}.")
    if parts:
        verb = "part of a file was" if len(parts) == 1 else "parts of files were"
        lines.append(f"{len(parts):,} {verb} not read: {_name_first(parts)}.")
    return " ".join([*lines, "get_load_report(documents) lists all."]) if lines else ""


def _name_first(entries: list[Entry]) -> str:
    named = "; ".join(f"{entry.file} ({entry.reason})" for entry in entries[:MOST_NAMED])
    return named + (f"; and {len(entries) - MOST_NAMED:,} more" if len(entries) > MOST_NAMED else "")
