"""Files of tables -> rows: delimited text, JSON, Parquet and Excel.

Delimited text, JSON lines, Parquet and Excel are read row by row, so that a file may be larger than memory;
only text that is not UTF-8, and JSON, must be held whole.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TextIO

from analysis.loading.office_files import check_office_archive
from analysis.loading.readings import TABLE_FACTOR, LoadOptions, Reading, Unreadable, need_package
from analysis.loading.sources import SourceFile
from analysis.loading.tables import Rows, read_rows
from analysis.loading.texts import decode, find_utf8

FIRST_ROW = 2
"""The number a spreadsheet gives to the row below the head."""

ROWS_TOGETHER = 500
"""So many rows of a Parquet file are in memory at once."""

OpenText = Callable[[], AbstractContextManager[TextIO]]
"""Begins with a text anew."""


def read_delimited(file: SourceFile, options: LoadOptions) -> Reading:
    """Read comma, semicolon or tab separated text; its first row is the head.

    Raises
    ------
    Unreadable
        If it is no such table.
    """
    open_text, encoding = _choose_encoding(file, options, newline="")
    with open_text() as lines:
        first = lines.readline()
    parse = partial(_parse_delimited, open_text, max(",;\t", key=first.count), options)
    try:
        head = [name.strip() for name in next(parse())]
    except StopIteration:
        raise Unreadable("is empty") from None
    reading = _read_named(head, partial(_list_delimited, parse, head), options)
    reading.encoding = encoding
    return reading


def read_json(file: SourceFile, options: LoadOptions) -> Reading:
    """Read a JSON file: a list of articles, an object that holds one such list, or one article.

    Raises
    ------
    Unreadable
        If it is no JSON or holds no objects.
    """
    text, encoding = decode(file.read(_limit(options)), encoding=options.encoding)
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
    return _read_objects(partial(_list_items, data), encoding, options)


def read_json_lines(file: SourceFile, options: LoadOptions) -> Reading:
    """Read one JSON object a line; a line that is none is listed and the others are read.

    Raises
    ------
    Unreadable
        If no line is an object.
    """
    open_text, encoding = _choose_encoding(file, options, newline="\n")
    return _read_objects(partial(_list_json_lines, open_text), encoding, options)


def read_parquet(file: SourceFile, options: LoadOptions) -> Reading:
    """Read a Parquet file.

    Raises
    ------
    Unreadable
        If pyarrow is not installed, or the file is damaged.
    """
    with _open_parquet(file) as table:
        head = table.schema_arrow.names
    return read_rows(head, partial(_list_parquet, file), options)


def read_excel(file: SourceFile, options: LoadOptions) -> Reading:
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
    content = file.read(_limit(options))
    check_office_archive(content, _limit(options))
    with _faults_of("Excel"):
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = workbook.worksheets[:1]
        others = workbook.sheetnames[1:]
        cells = next((row for sheet in sheets for row in sheet.iter_rows(values_only=True)), None)
    if cells is None:
        raise Unreadable("is empty")
    head = ["" if name is None else str(name).strip() for name in cells]
    reading = _read_named(head, partial(_list_excel, sheets[0], head), options)
    if others:
        reading.notes.append(f"only the first sheet was read, not {', '.join(others)}")
    return reading


def _limit(options: LoadOptions) -> int:
    return options.max_bytes * TABLE_FACTOR


def _choose_encoding(file: SourceFile, options: LoadOptions, *, newline: str) -> tuple[OpenText, str]:
    """A way to open a file of text as often as needed, and the name of its encoding."""
    if encoding := find_utf8(file.iterate_pieces(_limit(options))):
        return partial(_open_utf8, file, encoding, newline), encoding
    text, encoding = decode(file.read(_limit(options)), encoding=options.encoding)
    return partial(io.StringIO, text, newline), encoding


@contextmanager
def _open_utf8(file: SourceFile, encoding: str, newline: str) -> Iterator[TextIO]:
    with (
        file.open() as stream,
        io.TextIOWrapper(stream, encoding, errors="replace", newline=newline) as text,
    ):
        yield text


def _parse_delimited(open_text: OpenText, delimiter: str, options: LoadOptions) -> Iterator[list[str]]:
    # One setting for all readers of a program: put back below.
    limit = csv.field_size_limit(_limit(options))
    try:
        with open_text() as lines:
            yield from csv.reader(lines, delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise Unreadable(f"cannot be read as a table ({error})") from None
    finally:
        csv.field_size_limit(limit)


def _list_delimited(
    parse: Callable[[], Iterator[list[str]]], head: list[str]
) -> Iterator[tuple[str, Mapping[str, str] | Unreadable]]:
    rows = parse()
    next(rows, None)
    for number, row in enumerate(rows, FIRST_ROW):
        if len(row) > len(head) and any(row[len(head) :]):
            yield f"row {number}", Unreadable(f"has {len(row)} cells, the head has {len(head)}")
        elif any(map(str.strip, row)):
            yield f"row {number}", dict(zip(head, row, strict=False))


def _list_items(data: list) -> Iterator[tuple[str, Mapping[str, object] | Unreadable]]:
    for number, item in enumerate(data, 1):
        yield f"item {number}", _check_object(item)


def _list_json_lines(open_text: OpenText) -> Iterator[tuple[str, Mapping[str, object] | Unreadable]]:
    with open_text() as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"line {number}", _parse_line(line.removesuffix("\n"))


def _parse_line(line: str) -> Mapping[str, object] | Unreadable:
    try:
        return _check_object(json.loads(line))
    except (ValueError, RecursionError) as error:
        return Unreadable(f"is no JSON ({error})")


def _check_object(item: object) -> Mapping[str, object] | Unreadable:
    return item if isinstance(item, dict) else Unreadable("is no JSON object")


def _read_objects(rows: Rows, encoding: str, options: LoadOptions) -> Reading:
    """JSON objects as rows; what any of them names is a column."""
    head: dict[str, None] = {}
    n_objects, first_fault = 0, ""
    for where, cells in rows():
        if isinstance(cells, Unreadable):
            first_fault = first_fault or f"{where} {cells}"
        else:
            n_objects += 1
            head |= dict.fromkeys(cells)
    if not n_objects:
        raise Unreadable(f"holds no JSON object ({first_fault})" if first_fault else "is empty")
    reading = read_rows(list(head), rows, options)
    reading.encoding = encoding
    return reading


@contextmanager
def _open_parquet(file: SourceFile) -> Iterator[object]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise need_package("pyarrow", "scale") from None
    with file.open() as stream, _faults_of("Parquet"):
        # To go back in a member of a zip file means to unpack it once more.
        seekable = stream if isinstance(stream, io.BufferedReader) else io.BytesIO(stream.read())
        yield ParquetFile(seekable)


def _list_parquet(file: SourceFile) -> Iterator[tuple[str, Mapping[str, object]]]:
    with _open_parquet(file) as table:
        number = 0
        for batch in table.iter_batches(ROWS_TOGETHER):
            for row in batch.to_pylist():
                number += 1
                yield f"row {number}", row


def _list_excel(sheet: object, head: list[str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    with _faults_of("Excel"):
        rows = sheet.iter_rows(min_row=FIRST_ROW, values_only=True)
        for number, row in enumerate(rows, FIRST_ROW):
            if any(cell is not None for cell in row):
                yield f"row {number}", dict(zip(head, row, strict=False))


@contextmanager
def _faults_of(kind: str) -> Iterator[None]:
    """Whatever a file does to a library, the other files are read."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"cannot be read as {kind} ({type(error).__name__}: {error})") from None


def _read_named(head: list[str], rows: Rows, options: LoadOptions) -> Reading:
    """The rows of a spreadsheet by the columns that have a name; the others are often mere row numbers."""
    named = [name for name in head if name]
    reading = read_rows(named, rows, options)
    if len(named) < len(head):
        reading.notes.append("columns without a name were left out")
    return reading
