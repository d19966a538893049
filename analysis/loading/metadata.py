"""What is told of an article beside its text: by its file's name, and by articles.csv.

A pattern for names is literal text and ``{fields}``, no regular expression, and is matched in linear time.
The faults of an articles.csv are errors, each with row and column.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from analysis.loading.days import read_day
from analysis.loading.readings import LoadError
from analysis.patterns import LatePattern
from analysis.schema import SCHEMAS

DAY = "published_date"
_FIELD = LatePattern(r"\{([^{}]*)\}")
_DAY = LatePattern(r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8})(?!\d)")
_EDGE_DAY = LatePattern(
    r"(?:(?:\d{1,3}[ _-])?(\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8})(?!\d))"
    r"|.*(?<!\d)(\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8})$"
)
_YEARS = range(1800, 2101)
RESERVED = {"doc_id", "text", "published_from", "n_words", "file", "encoding", "sha256"}
SIDECAR = "articles.csv"
SIDECAR_COLUMNS = ("published_date", "outlet", "agency", "title", "language")
_ISO_DAY = LatePattern(r"\d{4}-\d{2}-\d{2}")


class NamePattern(NamedTuple):
    """A pattern in parts: `literals` stand around and between `fields`."""

    source: str
    fields: tuple[str, ...]
    literals: tuple[str, ...]


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


def parse_pattern(source: str) -> NamePattern:
    """Take a pattern such as ``{outlet}_{published_date}_{title}`` apart.

    Raises
    ------
    LoadError
        If it has no field, a field twice or without a name, one that the kit fills itself, or two fields
        with nothing between them.

    Examples
    --------
    >>> parse_pattern("{outlet}_{published_date}").fields
    ('outlet', 'published_date')
    """
    fields = tuple(_FIELD.findall(source))
    literals = tuple(_FIELD.split(source)[::2])
    faults = [f"{{{name}}} is no name of a column" for name in fields if not name.isidentifier()]
    faults += [f"{{{name}}} is filled from the files themselves" for name in fields if name in RESERVED]
    faults += [f"{{{name}}} stands there twice" for name in dict.fromkeys(fields) if fields.count(name) > 1]
    faults += ["a { or } is left over"] * any(set(part) & set("{}") for part in literals)
    faults += ["two fields have nothing between them"] * ("" in literals[1:-1])
    if not fields:
        faults.append("it has no {field}")
    if faults:
        raise LoadError(f"file_names={source!r}: {'; '.join(faults)}")
    return NamePattern(source, fields, literals)


def match_name(pattern: NamePattern, name: str) -> dict[str, str | date] | None:
    """Read the fields off a file's name (its path below the source, without the extension), or None.

    A field ends where the literal after it first stands; a day is looked for first, so that what stands
    before it may hold the literal as well. A pattern with slashes is held against as many folders.

    Examples
    --------
    >>> pattern = parse_pattern("{outlet}_{published_date}_{title}")
    >>> match_name(pattern, "2021/jakarta_post_20210703_a_long_swim")
    {'outlet': 'jakarta_post', 'published_date': datetime.date(2021, 7, 3), 'title': 'a_long_swim'}
    >>> match_name(pattern, "notes") is None
    True
    """
    depth = pattern.source.count("/") + 1
    name = "/".join(name.split("/")[-depth:])
    if DAY not in pattern.fields:
        return _match_part(pattern.fields, pattern.literals, name)
    at = pattern.fields.index(DAY)
    for found in _DAY.finditer(name):
        day = read_day(found.group())
        left = _match_part(pattern.fields[:at], pattern.literals[: at + 1], name[: found.start()])
        right = _match_part(pattern.fields[at + 1 :], pattern.literals[at + 1 :], name[found.end() :])
        if day and left is not None and right is not None:
            return left | {DAY: day} | right
    return None


def find_day_in_name(name: str) -> date | None:
    """The day at the very beginning or end of a name, written year first; any other number is none.

    A running number may stand before it.

    Examples
    --------
    >>> find_day_in_name("2022-05-26_talks"), find_day_in_name("talks-20220526")
    (datetime.date(2022, 5, 26), datetime.date(2022, 5, 26))
    >>> find_day_in_name("export_20220526_1132") is None, find_day_in_name("00020220526") is None
    (True, True)
    """
    match = _EDGE_DAY.match(name.rsplit("/", 1)[-1])
    day = read_day(match[1] or match[2]) if match else None
    return day if day and day.year in _YEARS else None


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


def _match_part(fields: tuple[str, ...], literals: tuple[str, ...], text: str) -> dict[str, str] | None:
    """Match literal, field, literal, field ... literal against the whole text, from left to right."""
    if not fields:
        return {} if text == literals[0] else None
    if not text.startswith(literals[0]) or not text.endswith(literals[-1]):
        return None
    end = len(text) - len(literals[-1])
    position, values = len(literals[0]), {}
    for field, literal in zip(fields[:-1], literals[1:-1], strict=True):
        stop = text.find(literal, position, end)
        if stop <= position:
            return None
        values[field], position = text[position:stop], stop + len(literal)
    return values | {fields[-1]: text[position:end]} if position < end else None


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
