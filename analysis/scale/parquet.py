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


Filters = Sequence[tuple[str, str, Any]] | Sequence[Sequence[tuple[str, str, Any]]]
"""``[("actor_id", "==", "japan"), ("zone", "in", ["body"])]``: all hold; or of several lists, one."""


def write_table(path: Path, table: pd.DataFrame, *, packed: bool = True) -> None:
    """Write a table, whole or not at all: other processes never see half a file.

    What is soon to be replaced need not be packed, which takes a third of the time.

    Raises
    ------
    TableError
        If a column holds what Parquet has no type for, such as texts and numbers mixed.
    """
    arrow, parquet = _load_pyarrow()
    try:
        content = arrow.Table.from_pandas(table, preserve_index=False, nthreads=1)
        content = (
            content.replace_schema_metadata()
        )  # a table's attrs, such as a whole load report, are not its rows
    except (arrow.ArrowInvalid, arrow.ArrowTypeError) as fault:
        raise TableError(f"{path.parent.name} cannot be kept as Parquet: {' '.join(fault.args)}") from fault
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}{TEMPORARY}")
    try:
        texts = [field.name for field in content.schema if not arrow.types.is_binary(field.type)]
        packing = {name: "zstd" if packed and name in texts else "none" for name in content.column_names}
        parquet.write_table(content, unfinished, compression=packing, use_dictionary=texts)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


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
    parts = [
        parquet.read_table(path, columns=wanted, filters=expression, use_threads=False, partitioning=None)
        for path in paths
    ]
    table = arrow.concat_tables(parts, promote_options="permissive")
    kinds = {arrow.string(): STRINGS, arrow.large_string(): STRINGS}
    frame = table.to_pandas(types_mapper=kinds.get, ignore_metadata=True)
    return _mend_kinds(frame, {field.name: field.type for field in table.schema}, arrow)


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
    cells = parquet.read_table(path, columns=[column], use_threads=False)[column].combine_chunks()
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
