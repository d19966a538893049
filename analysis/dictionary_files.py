"""The files of a dictionary: their columns, how they are read, and what can be wrong in them.

A row is a plain mapping of column to text, together with the ``file`` and the ``row`` it stands in
(rows as a spreadsheet counts them: the header is row 1). Faults are sentences, collected and never
raised here, so that :func:`analysis.dictionary.load_dictionary` can name all of them at once.
"""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

ACTOR_TYPES = ("person", "state", "organization", "place")
FORMS = ("name", "demonym", "metonym", "full", "short", "variant")
STRENGTHS = ("explicit", "indirect")

COLUMNS = {
    "actors.csv": ("actor_id", "actor_name", "actor_type", "country", "note"),
    "actor_names.csv": ("actor_id", "name", "form", "note"),
    "offices.csv": ("actor_id", "office", "country", "start_date", "end_date", "source", "review_by"),
    "institutions.csv": ("institution_id", "institution_name", "template", "form"),
    "titles.csv": ("title", "office"),
    "other_names.csv": ("name", "note"),
    "topics.csv": ("topic_id", "topic_name", "note"),
    "topic_terms.csv": ("topic_id", "term", "strength", "note"),
}
"""The files of a dictionary and their columns, in order."""

OPTIONAL_COLUMNS = ("note", "source", "review_by")
MAY_BE_EMPTY = ("country", "note", "start_date", "end_date", "source", "review_by")
KEYS = {
    "actors.csv": ("actor_id",),
    "actor_names.csv": ("actor_id", "name"),
    "offices.csv": ("actor_id", "office", "country", "start_date"),
    "institutions.csv": ("institution_id", "template"),
    "titles.csv": ("title",),
    "other_names.csv": ("name",),
    "topics.csv": ("topic_id",),
    "topic_terms.csv": ("topic_id", "term"),
}
"""Cells that together may occur once."""

CHOICES = {
    ("actors.csv", "actor_type"): ACTOR_TYPES,
    ("actor_names.csv", "form"): FORMS,
    ("institutions.csv", "form"): ("full", "short"),
    ("topic_terms.csv", "strength"): STRENGTHS,
}
PATTERNS = {
    "actor_id": (r"[a-z0-9]+(-[a-z0-9]+)*", "small letters a to z, digits and single hyphens"),
    "institution_id": (r"[a-z0-9]+(-[a-z0-9]+)*", "small letters a to z, digits and single hyphens"),
    "topic_id": (r"[a-z0-9]+(-[a-z0-9]+)*", "small letters a to z, digits and single hyphens"),
    "country": (r"([A-Z]{3})?", "three capitals of ISO 3166-1 (JPN), or empty"),
}
DAYS = ("start_date", "end_date", "review_by")
AS_WRITTEN = ("name", "term", "title", "template")
"""Columns that are matched in texts: blanks around them stay, for the linter to find."""


def read_files(folders: Sequence[Path]) -> tuple[dict[str, list[dict]], str, list[str]]:
    """Read the files of a dictionary, the rows of later folders after those of the first.

    Parameters
    ----------
    folders
        The first must hold every file of ``COLUMNS``, the others any of them.

    Returns
    -------
    tuple
        The rows of each file, the SHA-256 of all bytes, and the faults found so far: missing files
        and columns, cells too many, text that is not UTF-8.
    """
    faults = _find_stray_files(folders)
    digest = hashlib.sha256()
    tables: dict[str, list[dict]] = {file: [] for file in COLUMNS}
    for file, folder in ((file, folder) for file in COLUMNS for folder in folders):
        path = folder / file
        if not path.is_file():
            continue
        label, data = f"{folder.name}/{file}", path.read_bytes()
        digest.update(data)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = data.count(b"\n", 0, error.start) + 1
            faults.append(f"{label}, row {row}: not UTF-8; save the sheet as CSV UTF-8")
        else:
            tables[file] += _parse_rows(label, COLUMNS[file], text, faults)
    return tables, digest.hexdigest(), faults


def check_rows(tables: dict[str, list[dict]], actor_ids: Collection[str]) -> list[str]:
    """List every fault in the cells, keys and references of a dictionary that could be read.

    Parameters
    ----------
    tables
        As :func:`read_files` returns them.
    actor_ids
        The actors of ``actors.csv`` and the institutions of the states.
    """
    faults: list[str] = []
    for file, rows in tables.items():
        faults += _check_cells(file, rows)
        faults += _check_keys(file, rows)
    faults += _check_references(tables, actor_ids)
    return faults


def _find_stray_files(folders: Sequence[Path]) -> list[str]:
    allowed = ", ".join(COLUMNS)
    faults = [f"{folder.name}: no such folder" for folder in folders if not folder.is_dir()]
    if faults:
        return faults
    for path in (path for folder in folders for path in sorted(folder.glob("*.csv"))):
        if path.name not in COLUMNS:
            faults.append(f"{path.parent.name}/{path.name}: no file of a dictionary, allowed: {allowed}")
    base, *extra = folders
    faults += [f"{base.name}/{file}: no such file" for file in COLUMNS if not (base / file).is_file()]
    for folder in extra:
        if not any(folder.glob("*.csv")):
            faults.append(f"{folder.name}: no CSV file in it, allowed: {allowed}")
    return faults


def _parse_rows(label: str, columns: Sequence[str], text: str, faults: list[str]) -> Iterator[dict]:
    first_line = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="," if "," in first_line else ";")
    header = [cell.strip() for cell in next(reader, [])]
    missing = [column for column in columns if column not in header and column not in OPTIONAL_COLUMNS]
    for column in missing:
        faults.append(f"{label}, row 1, column {column}: missing, the columns are {', '.join(columns)}")
    for row, cells in enumerate(reader if not missing else (), start=2):
        if any(cell.strip() for cell in cells[len(header) :]):
            faults.append(f"{label}, row {row}: got {len(cells)} cells, the header has {len(header)}")
        elif any(cell.strip() for cell in cells):
            found = dict(zip(header, cells, strict=False))
            values = {column: found.get(column, "") for column in columns}
            for column in columns:
                if column not in AS_WRITTEN:
                    values[column] = values[column].strip()
            yield values | {"file": label, "row": row}


def _check_cells(file: str, rows: list[dict]) -> Iterator[str]:
    for column in COLUMNS[file]:
        may_be_empty = column in MAY_BE_EMPTY or (file, column) == ("titles.csv", "office")
        choices = CHOICES.get((file, column))
        pattern, meaning = PATTERNS.get(column, (None, ""))
        for row in rows:
            cell, allowed = row[column], ""
            if not cell or not cell.strip():
                allowed = "" if may_be_empty else "not empty"
            elif choices and cell not in choices:
                allowed = ", ".join(choices)
            elif pattern and not re.fullmatch(pattern, cell):
                allowed = meaning
            elif column in DAYS and not _is_day(cell):
                allowed = "a day as YYYY-MM-DD, or empty"
            elif column == "end_date" and _is_day(row["start_date"]) and cell < row["start_date"]:
                allowed = f"{row['start_date']} (the start_date) or later"
            if allowed:
                where = f"{row['file']}, row {row['row']}, column {column}"
                yield f'{where}: got "{cell}", allowed: {allowed}'


def _is_day(cell: str) -> bool:
    try:
        return len(cell) == 10 and bool(date.fromisoformat(cell))
    except ValueError:
        return False


def _check_keys(file: str, rows: list[dict]) -> Iterator[str]:
    first: dict[tuple, dict] = {}
    for row in rows:
        key = tuple(row[column] for column in KEYS[file])
        twin = first.setdefault(key, row)
        if twin is not row:
            same = ", ".join(f'{column} "{row[column]}"' for column in KEYS[file])
            yield f"{row['file']}, row {row['row']}: {same} again, as in {twin['file']}, row {twin['row']}"


def _check_references(tables: dict[str, list[dict]], actor_ids: Collection[str]) -> Iterator[str]:
    topics = {row["topic_id"] for row in tables["topics.csv"]}
    for file, column, known, home in (
        ("actor_names.csv", "actor_id", actor_ids, "actors.csv"),
        ("offices.csv", "actor_id", actor_ids, "actors.csv"),
        ("topic_terms.csv", "topic_id", topics, "topics.csv"),
    ):
        for row in tables[file]:
            got = row[column]
            if got and got not in known:
                close = difflib.get_close_matches(got, known, n=1)
                hint = f' (did you mean "{close[0]}"?)' if close else ""
                where = f"{row['file']}, row {row['row']}, column {column}"
                yield f'{where}: got "{got}", allowed: an id of {home}{hint}'
