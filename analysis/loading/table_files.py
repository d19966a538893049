"""Files of tables -> rows: delimited text, JSON, Parquet and Excel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from analysis.loading.office_files import check_office_archive
from analysis.loading.readings import TABLE_FACTOR, LoadOptions, Reading, Unreadable, need_package
from analysis.loading.tables import read_rows
from analysis.loading.texts import decode

FIRST_ROW = 2
"""The number a spreadsheet gives to the row below the head."""


def read_delimited(content: bytes, options: LoadOptions) -> Reading:
    """Read comma, semicolon or tab separated text; its first row is the head.

    Raises
    ------
    Unreadable
        If it is no such table.
    """
    text, encoding = decode(content, encoding=options.encoding)
    line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=line.count)
    # One setting for all readers of a program: put back below.
    limit = csv.field_size_limit(options.max_bytes * TABLE_FACTOR)
    try:
        head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except ValueError:
        raise Unreadable("is empty") from None
    except csv.Error as error:
        raise Unreadable(f"cannot be read as a table ({error})") from None
    finally:
        csv.field_size_limit(limit)
    head = [name.strip() for name in head]
    unread, cells = [], []
    for number, row in enumerate(rows, FIRST_ROW):
        if len(row) > len(head) and any(row[len(head) :]):
            unread.append((f"row {number}", f"has {len(row)} cells, the head has {len(head)}"))
        elif any(map(str.strip, row)):
            cells.append((f"row {number}", dict(zip(head, row, strict=False))))
    return _finish(_read_named(head, cells, options), encoding, unread)


def read_json(content: bytes, options: LoadOptions) -> Reading:
    """Read a JSON file: a list of articles, an object that holds one such list, or one article.

    Raises
    ------
    Unreadable
        If it is no JSON or holds no objects.
    """
    text, encoding = decode(content, encoding=options.encoding)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is no JSON ({error})") from None
    if isinstance(data, dict):
        lists = [
            value
            for value in data.values()
            if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        data = lists[0] if len(lists) == 1 else [data]
    if not isinstance(data, list):
        raise Unreadable("holds no list of articles")
    return _read_objects(enumerate(data, 1), "item", encoding, options)


def read_json_lines(content: bytes, options: LoadOptions) -> Reading:
    """Read one JSON object a line; a line that is none is listed and the others are read.

    Raises
    ------
    Unreadable
        If no line is an object.
    """
    text, encoding = decode(content, encoding=options.encoding)
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return _read_objects(((number, _parse_line(line)) for number, line in lines), "line", encoding, options)


def read_parquet(content: bytes, options: LoadOptions) -> Reading:
    """Read a Parquet file.

    Raises
    ------
    Unreadable
        If pyarrow is not installed, or the file is damaged.
    """
    try:
        import pyarrow.parquet
    except ImportError:
        raise need_package("pyarrow", "scale") from None
    try:
        table = pyarrow.parquet.read_table(io.BytesIO(content))
        rows = table.to_pylist()
    except Exception as error:  # whatever a file does to a library, the other files are read
        raise Unreadable(f"cannot be read as Parquet ({type(error).__name__}: {error})") from None
    return read_rows(table.column_names, ((f"row {n}", row) for n, row in enumerate(rows, 1)), options)


def read_excel(content: bytes, options: LoadOptions) -> Reading:
    """Read the first sheet of an Excel workbook; its first row is the head. Formulas give their last result.

    Raises
    ------
    Unreadable
        If openpyxl is not installed, or the file is damaged.
    """
    try:
        import openpyxl
    except ImportError:
        raise need_package("openpyxl") from None
    check_office_archive(content, options.max_bytes * TABLE_FACTOR)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = list(workbook.worksheets[0].iter_rows(values_only=True)) if workbook.worksheets else []
        others = workbook.sheetnames[1:]
    except Exception as error:  # whatever a file does to a library, the other files are read
        raise Unreadable(f"cannot be read as Excel ({type(error).__name__}: {error})") from None
    if not rows:
        raise Unreadable("is empty")
    head = ["" if name is None else str(name).strip() for name in rows[0]]
    cells = (
        (f"row {number}", dict(zip(head, row, strict=False)))
        for number, row in enumerate(rows[1:], FIRST_ROW)
        if any(cell is not None for cell in row)
    )
    reading = _read_named(head, cells, options)
    if others:
        reading.notes.append(f"only the first sheet was read, not {', '.join(others)}")
    return reading


def _read_named(head: list[str], cells: Iterable[tuple[str, dict]], options: LoadOptions) -> Reading:
    """The rows of a spreadsheet by the columns that have a name; the others are often mere row numbers."""
    named = [name for name in head if name]
    reading = read_rows(named, cells, options)
    if len(named) < len(head):
        reading.notes.append("columns without a name were left out")
    return reading


def _parse_line(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unreadable(f"is no JSON ({error})")


def _read_objects(
    items: Iterator[tuple[int, object]], word: str, encoding: str, options: LoadOptions
) -> Reading:
    rows, unread, head = [], [], {}
    for number, item in items:
        if isinstance(item, dict):
            rows.append((f"{word} {number}", item))
            head |= dict.fromkeys(item)
        else:
            fault = str(item) if isinstance(item, Unreadable) else "is no JSON object"
            unread.append((f"{word} {number}", fault))
    if not rows:
        raise Unreadable(f"holds no JSON object ({unread[0][0]} {unread[0][1]})" if unread else "is empty")
    return _finish(read_rows(list(head), rows, options), encoding, unread)


def _finish(reading: Reading, encoding: str, unread: list[tuple[str, str]]) -> Reading:
    reading.encoding = encoding
    reading.unread += unread
    return reading
