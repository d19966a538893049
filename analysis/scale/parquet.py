"""Tables to Parquet files and back, filtered while they are read.

pyarrow is an optional extra; only this module touches it.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.schema import DAY, STRINGS, TableError

if TYPE_CHECKING:
    from pyarrow.compute import Expression

TEMPORARY = ".part"
"""Ending of a file that is being written; one that is left was never finished."""

_UNALIKE = ("text", "sentence")
"""Columns whose cells are hardly ever the same."""
_ASKED = ("doc_id", "event_id", "published_date", "start_date")
"""Columns by which rows are chosen that stand together: of these a file says what is in it."""

Filters = Sequence[tuple[str, str, Any]] | Sequence[Sequence[tuple[str, str, Any]]]
"""``[("actor_id", "==", "japan"), ("zone", "in", ["body"])]``: all hold; or of several lists, one."""


def write_table(path: Path, table: pd.DataFrame) -> None:
    """Write a table, whole or not at all: other processes never see half a file.

    Raises
    ------
    TableError
        If a column holds what Parquet has no type for, such as texts and numbers mixed.
    """
    arrow, parquet = _load_pyarrow()
    cells: dict[str, Any] = {}
    for name in table:
        try:
            cells[name] = _list_cells(table[name], arrow)
        except (arrow.ArrowInvalid, arrow.ArrowTypeError) as fault:
            reason = f"column {name}: {' '.join(fault.args)}"
            raise TableError(f"{path.parent.name} cannot be kept as Parquet: {reason}") from fault
    content = arrow.table(cells)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}{TEMPORARY}")
    numbers = [field.name for field in content.schema if arrow.types.is_binary(field.type)]  # do not shrink
    try:
        parquet.write_table(
            content,
            unfinished,
            compression={name: "none" if name in numbers else "snappy" for name in content.column_names},
            use_dictionary=[name for name in content.column_names if name not in {*numbers, *_UNALIKE}],
            write_statistics=[name for name in content.column_names if name in _ASKED],
        )
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _list_cells(column: pd.Series, arrow: ModuleType) -> Any:
    """The cells of a column; of texts without a mask of its own, which takes as long as they do."""
    if isinstance(column.dtype, pd.StringDtype):
        return arrow.array(column.to_numpy(), type=arrow.string(), from_pandas=True)
    return arrow.array(column, from_pandas=True)


def read_files(
    paths: Sequence[Path],
    *,
    columns: Sequence[str] | None = None,
    filters: Filters | Expression | None = None,
) -> pd.DataFrame:
    """Read files of one table, one below another; texts become Python's own strings, as everywhere.

    Parameters
    ----------
    paths
        One file or more.
    columns
        Which columns, all of them by default.
    filters
        Which rows; they are chosen while the files are read, so that the others take no memory.
    """
    arrow, parquet = _load_pyarrow()
    expression = parquet.filters_to_expression(list(filters)) if isinstance(filters, Sequence) else filters
    wanted = None if columns is None else list(columns)
    parts = [_read_file(path, wanted, expression, parquet) for path in paths]
    table = arrow.concat_tables(parts, promote_options="permissive")
    kinds = {arrow.string(): STRINGS, arrow.large_string(): STRINGS}
    frame = table.to_pandas(types_mapper=kinds.get, ignore_metadata=True)
    return _mend_kinds(frame, {field.name: field.type for field in table.schema}, arrow)


def _read_file(
    path: Path, columns: list[str] | None, expression: Expression | None, parquet: ModuleType
) -> Any:
    """Read one file; without a filter that is done by the plain reader, which starts several times faster."""
    if expression is None:
        with parquet.ParquetFile(path) as file:
            table = file.read(columns=columns, use_threads=False)
        return table if columns is None else table.select(columns)
    return parquet.read_table(path, columns=columns, filters=expression, use_threads=False, partitioning=None)


def _mend_kinds(frame: pd.DataFrame, types: Mapping[str, Any], arrow: ModuleType) -> pd.DataFrame:
    """Parquet has no days in seconds, and no type for a column without values."""
    for name, kind in types.items():
        if arrow.types.is_timestamp(kind):
            frame[name] = frame[name].astype(DAY)
        elif arrow.types.is_null(kind):
            frame[name] = frame[name].astype(STRINGS)
    return frame


def read_numbers(path: Path, column: str) -> np.ndarray:
    """The numbers of 64 bits that the cells of a column hold as bytes, one cell after another."""
    _, parquet = _load_pyarrow()
    cells = _read_file(path, [column], None, parquet)[column].combine_chunks()
    if not len(cells):
        return np.empty(0, dtype="<u8")
    starts = np.frombuffer(cells.buffers()[1], dtype="<i4")[: len(cells) + 1]
    content = np.frombuffer(cells.buffers()[2] or b"", dtype="u1")
    return content[starts[0] : starts[-1]].view("<u8")


def make_days_filter(column: str, first: pd.Timestamp | None, last: pd.Timestamp | None) -> Expression | None:
    """A filter for days from the first until before the last; an open end brings what has no day as well."""
    _load_pyarrow()
    from pyarrow.compute import field

    day = field(column)
    begun = None if first is None else day >= first.to_pydatetime()
    if last is None:
        return None if begun is None else begun | day.is_null()
    return day < last.to_pydatetime() if begun is None else begun & (day < last.to_pydatetime())


def list_columns(path: Path) -> list[str]:
    """The columns of a file."""
    _, parquet = _load_pyarrow()
    return parquet.read_schema(path).names


def count_rows(paths: Sequence[Path]) -> int:
    """The rows of some files, without reading them."""
    _, parquet = _load_pyarrow()
    return sum(parquet.read_metadata(path).num_rows for path in paths)


def _load_pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as fault:
        raise ImportError(
            'tables on disk need the package pyarrow: pip install "indo-pacific-news-kit[scale]"'
        ) from fault
    return pyarrow, parquet
