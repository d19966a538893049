"""The tables of a run that kept them on disk, read when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import fields
from pathlib import Path

import pandas as pd

from analysis.scale.parquet import Filters, count_rows, list_columns, read_files
from analysis.scale.parts import Files, read_manifest
from analysis.schema import SCHEMAS
from analysis.tables import Tables

FOLDER = "tables_folder"
"""Where documents that were read from a folder of tables say so, in ``attrs``."""


class StoredTables(Tables):
    """Tables in a folder; each is read when it is first asked for, and kept."""

    def __init__(self, folder: Path, *, documents: Filters | None = None, texts: bool = True) -> None:
        settings = {"_folder": folder, "_paths": find_files(folder), "_filters": documents, "_texts": texts}
        for name, value in settings.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in SCHEMAS:
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        table = self._read_documents() if name == "documents" else self._read(name)
        object.__setattr__(self, name, table)
        return table

    def exchange(self, **tables: pd.DataFrame) -> Tables:
        other = copy(self)
        vars(other).update(tables)
        return other

    def _read_documents(self) -> pd.DataFrame:
        columns = None
        if not self._texts:
            columns = [column for column in list_columns(self._paths["documents"][0]) if column != "text"]
        documents = read_table(self._folder, "documents", columns=columns, filters=self._filters)
        documents.attrs[FOLDER] = str(self._folder)
        return documents

    def _read(self, name: str) -> pd.DataFrame:
        """A table, of which only the rows are read that belong to the documents chosen."""
        if self._filters is None:
            return read_files(self._paths[name])
        key, of = ("event_id", self.event_mentions) if name == "events" else ("doc_id", self.documents)
        return read_files(self._paths[name], filters=[(key, "in", of[key].unique().tolist())])

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        if self._filters is not None:
            return f"Tables({len(self.documents)} documents chosen in {self._folder})"
        sizes = (f"{field.name} {count_rows(self._paths[field.name])}" for field in fields(Tables))
        return f"Tables({', '.join(sizes)})"


def load_tables(folder: str | Path, *, documents: Filters | None = None, texts: bool = True) -> Tables:
    """Open the tables that ``annotate(..., out=folder)`` wrote.

    Parameters
    ----------
    folder
        The folder of the tables.
    documents
        Which documents, as in :func:`read_table`, such as ``[("published_date", ">=", day)]``; of all tables
        only their rows are read.
    texts
        Whether the documents come with their text. Without it they take little memory, and what shows words
        reads the texts that it shows (:func:`analysis.texts.read_texts`).

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
    ValueError
        If `documents` asks for a column that documents do not have.
    """
    return StoredTables(Path(folder), documents=documents, texts=texts)


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
    tables = read_manifest(folder)["tables"]
    return {name: [files.place(name, key) for key in keys] for name, keys in tables.items()}


def _list_asked(filters: Filters | None) -> list[str]:
    """The columns that filters speak of."""
    every = [part for part in filters or ()]
    return [column for part in every for column, *_ in ([part] if isinstance(part, tuple) else part)]
