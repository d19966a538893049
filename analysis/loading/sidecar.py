"""articles.csv: what the files beside it do not say. Its faults are errors, each with row and column."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from analysis.patterns import LatePattern
from analysis.schema import SCHEMAS

SIDECAR = "articles.csv"
SIDECAR_COLUMNS = ("published_date", "outlet", "agency", "title", "language")
_ISO_DAY = LatePattern(r"\d{4}-\d{2}-\d{2}")


class Sidecar(NamedTuple):
    """The rows of one articles.csv: its name below the source, and (row number, cells) of each."""

    name: str
    rows: list[tuple[int, dict[str, str]]]

    @property
    def folder(self) -> str:
        return self.name[: -len(SIDECAR)]


class Described(NamedTuple):
    """An article or a file that a row may speak of, by any of its names."""

    doc_id: str
    path: str
    stem: str
    file: str


def read_sidecar(name: str, content: bytes, faults: list[str]) -> Sidecar | None:
    """Read the rows of an articles.csv; every fault goes to `faults` with row and column."""
    try:
        text = content.decode("utf-8-sig")
        head = text.split("\n", 1)[0]
        # Spreadsheets of countries with a decimal comma write semicolons.
        delimiter = ";" if head.count(";") > head.count(",") else ","
        lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        lines.fieldnames = [column.strip() for column in lines.fieldnames or []]
        rows = [
            (line, row) for line, row in enumerate(lines, 2) if any(map(str.strip, filter(None, _cells(row))))
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{name}: cannot be read as a UTF-8 table ({error})")
        return None
    if head_faults := _check_head(lines.fieldnames):
        faults += [f"{name} row 1: {fault}" for fault in head_faults]
        return None
    return Sidecar(name, rows)


def match_sidecar(
    sidecar: Sidecar, described: Iterable[Described], faults: list[str], *, alone: bool = False
) -> dict[str, dict[str, str]]:
    """Find the article of each row.

    A row names an article of its folder or below by its id, its file's name or its path, without the
    extension.

    Parameters
    ----------
    sidecar
        What :func:`read_sidecar` read.
    described
        All files and articles of the source.
    faults
        Where faults go, with row and column.
    alone
        Whether one file was asked for, so that rows about its neighbours are nobody's fault.

    Returns
    -------
    dict
        doc_id -> the cells of its row.
    """
    names = _list_names(sidecar.folder, described)
    told: dict[str, dict[str, str]] = {}
    first: set[str] = set()
    for line, row in sidecar.rows:
        where, name = f"{sidecar.name} row {line}", (row["doc_id"] or "").strip()
        ids = names.get(unicodedata.normalize("NFC", name), set())
        if None in row or None in row.values():
            faults.append(f"{where}: has {'more' if None in row else 'fewer'} cells than the head")
        elif not ids and alone:
            continue
        elif not ids:
            faults.append(f"{where}, column doc_id: got {name!r}, no such article beside it")
        elif len(ids) > 1:
            faults.append(f"{where}, column doc_id: {name!r} may be any of {', '.join(sorted(ids))}")
        elif ids <= first:
            faults.append(f"{where}, column doc_id: {name!r} stands in an earlier row too")
        elif row.get("published_date", "").strip() and not read_iso_day(row["published_date"]):
            faults.append(f"{where}, column published_date: got {row['published_date']!r}, takes YYYY-MM-DD")
        else:
            first |= ids
            told[min(ids)] = {column: cell.strip() for column, cell in row.items() if column != "doc_id"}
    return told


def read_iso_day(value: str) -> date | None:
    """A day as articles.csv takes it, and nothing else.

    Examples
    --------
    >>> read_iso_day(" 2019-07-07 "), read_iso_day("20190707")
    (datetime.date(2019, 7, 7), None)
    """
    if not _ISO_DAY.fullmatch(value.strip()):
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None


def _list_names(folder: str, described: Iterable[Described]) -> Mapping[str, set[str]]:
    """Every name by which the articles at or below a folder may be called."""
    exact: dict[str, set[str]] = {}
    loose: dict[str, set[str]] = {}
    for one in described:
        if one.file.startswith(folder):
            exact.setdefault(one.doc_id, set()).add(one.doc_id)
            for name in {one.stem, one.path[len(folder) :]}:
                loose.setdefault(name, set()).add(one.doc_id)
    return loose | exact


def _cells(row: dict) -> list[str]:
    """All cells of a row, also those beyond the head."""
    return [cell for value in row.values() for cell in (value if isinstance(value, list) else [value])]


def _check_head(columns: list[str]) -> list[str]:
    """Faults of a head: no doc_id, a name twice or empty, or a column that the kit fills itself."""
    faults = [] if "doc_id" in columns else [f"no column doc_id (columns: {', '.join(columns)})"]
    faults += [f"column {name!r} stands there twice" for name, n in Counter(columns).items() if n > 1]
    own = set(SCHEMAS["documents"]) - {"doc_id", *SIDECAR_COLUMNS}
    faults += [f"column {name!r} is filled from the files themselves" for name in columns if name in own]
    return faults + ["a column has no name"] * ("" in columns)
