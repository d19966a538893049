"""The tables of a run that kept them on disk, read when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pandas as pd

from analysis.scale.parquet import Filters, count_rows, list_columns, read_files
from analysis.scale.parts import Files, read_manifest
from analysis.schema import SCHEMAS
from analysis.tables import Tables


class StoredTables(Tables):
    """Tables in a folder; each is read whole when it is first asked for, and kept."""

    def __init__(self, folder: Path) -> None:
        object.__setattr__(self, "_paths", find_files(folder))

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in SCHEMAS:
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        table = read_files(self._paths[name])
        object.__setattr__(self, name, table)
        return table

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        sizes = (f"{field.name} {count_rows(self._paths[field.name])}" for field in fields(Tables))
        return f"Tables({', '.join(sizes)})"


def load_tables(folder: str | Path) -> Tables:
    """Open the tables that ``annotate(..., out=folder)`` wrote.

    Parameters
    ----------
    folder
        The folder of the tables.

    Returns
    -------
    Tables
        Each table is read when it is first asked for; :func:`read_table` reads less of one.

    Raises
    ------
    FileNotFoundError
        If no run has finished there.
    ImportError
        If pyarrow is not installed, naming what to install.
    """
    return StoredTables(Path(folder))


def read_table(
    folder: str | Path,
    name: str,
    *,
    columns: Sequence[str] | None = None,
    filters: Filters | None = None,
) -> pd.DataFrame:
    """Read some columns and rows of one table; the others are never in memory.

    Parameters
    ----------
    folder
        The folder of the tables.
    name
        One of :data:`analysis.schema.SCHEMAS`.
    columns
        Which columns, all of them by default.
    filters
        Which rows, as ``[("actor_id", "==", "japan"), ("zone", "in", ["headline", "body"])]``: all of these
        must hold. A list of such lists: at least one of them must.

    Returns
    -------
    pandas.DataFrame
        The rows in the order of the documents.

    Raises
    ------
    ValueError
        If there is no such table or column, naming those there are.
    FileNotFoundError
        If no run has finished there.
    """
    if name not in SCHEMAS:
        raise ValueError(f"table: got {name!r}, takes one of {', '.join(SCHEMAS)}")
    paths = find_files(Path(folder))[name]
    known = list_columns(paths[0])
    asked = [*(columns or ()), *_list_asked(filters)]
    if unknown := [column for column in asked if column not in known]:
        raise ValueError(f"table {name}: no column {', '.join(unknown)}; it has {', '.join(known)}")
    return read_files(paths, columns=columns, filters=filters)


def find_files(folder: Path) -> dict[str, list[Path]]:
    """The files of each table, in the order of the documents."""
    files = Files(folder)
    return {name: [files.place(name, key) for key in keys] for name, keys in read_manifest(folder).items()}


def _list_asked(filters: Filters | None) -> list[str]:
    """The columns that filters speak of."""
    every = [part for part in filters or ()]
    return [column for part in every for column, *_ in ([part] if isinstance(part, tuple) else part)]
