"""A corpus cut into parts, each with the names of its files."""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.scale.parquet import TEMPORARY, count_rows, list_columns, read_files, write_table
from analysis.schema import TableError, check_table

SMALLEST, USUAL, LARGEST = 500, 400, 1_500
"""A part has between the first and the last number of documents, 850 on average: enough for few
files, and few enough to be in memory at once, once for every worker."""
MANIFEST = "tables.json"
"""Which files make up the tables of the last whole run."""


class Files(NamedTuple):
    """The files of a folder, by table and key."""

    folder: Path

    def place(self, table: str, key: str) -> Path:
        return self.folder / table / f"{key}.parquet"

    def has(self, key: str, *tables: str) -> bool:
        return all(self.place(table, key).is_file() for table in tables)

    def write(self, key: str, tables: dict[str, pd.DataFrame]) -> None:
        for table, rows in tables.items():
            write_table(self.place(table, key), rows)

    def read(self, table: str, key: str, columns: list[str] | None = None) -> pd.DataFrame:
        """A table of a part; of the columns those that it has."""
        path = self.place(table, key)
        known = None if columns is None else set(list_columns(path))
        wanted = columns and [column for column in columns if column in known]
        return read_files([path], columns=wanted)

    def count(self, table: str, key: str) -> int:
        return count_rows([self.place(table, key)])

    def find_texts(self, key: str) -> Path | None:
        """A file that holds the texts of a part, from this run or an earlier one."""
        return next(iter(sorted((self.folder / "documents").glob(f"{key}-*.parquet"))), None)


def cut_parts(tables: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Cut documents that come in tables of any size into parts.

    A part ends where the name of a document says so, not after so many rows: a document that is added or
    taken away changes its own part (and seldom the next), while all others stay what they were.

    Raises
    ------
    TableError
        If one of the tables is no documents table, or a ``doc_id`` comes twice.
    """
    known: set[str] = set()
    rest: pd.DataFrame | None = None
    for table in tables:
        check_table("documents", table)
        if twice := known.intersection(table["doc_id"]):
            raise TableError(f"table documents: doc_id twice: {sorted(twice)[:3]}")
        known.update(table["doc_id"])
        rest = table if rest is None or rest.empty else pd.concat([rest, table], ignore_index=True)
        *whole, start = _find_ends(rest["doc_id"].tolist())
        for first, end in zip([0, *whole], whole, strict=False):
            yield rest.iloc[first:end].reset_index(drop=True)
        rest = rest.iloc[start:]
    if rest is not None and (len(rest) or not known):
        yield rest.reset_index(drop=True)


def _find_ends(doc_ids: list[str]) -> list[int]:
    """Where parts end, and last where the one begins that is not yet whole."""
    start, ends = 0, []
    for number, doc_id in enumerate(doc_ids, 1):
        size = number - start
        if size >= LARGEST or (size >= SMALLEST and zlib.crc32(doc_id.encode()) % USUAL == 0):
            ends.append(number)
            start = number
    return [*ends, start]


def name_content(table: pd.DataFrame, *more: str) -> str:
    """A name for the content of a table, made with this version of the kit."""
    digest = hashlib.sha256(hash_code().encode())
    for column in table:
        digest.update(f"{column} {len(table)}".encode())
        for content in _write_cells(table[column]):
            digest.update(content)
    digest.update("|".join(more).encode())
    return digest.hexdigest()[:16]


def _write_cells(column: pd.Series) -> Iterator[bytes]:
    """Cells in a form that is the same in every process."""
    if pd.api.types.is_datetime64_any_dtype(column):
        yield column.to_numpy(dtype="datetime64[s]").tobytes()
        return
    cells = [
        cell if isinstance(cell, str) else "" if pd.isna(cell) else repr(cell) for cell in column.tolist()
    ]
    yield repr([len(cell) for cell in cells]).encode()
    yield column.isna().to_numpy().tobytes()
    yield "".join(cells).encode(errors="surrogatepass")


@cache
def hash_code() -> str:
    """A digest of the kit's own code, so that what another version made is not taken for its own."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write_manifest(folder: Path, tables: dict[str, list[str]], dictionary: str) -> None:
    """Say which files make up the tables and by which dictionary; remove what no longer does."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"version": hash_code(), "dictionary": dictionary, "tables": tables}
    unfinished = folder / f"{MANIFEST}.{os.getpid()}{TEMPORARY}"
    unfinished.write_text(json.dumps(content, indent=1), encoding="utf-8")
    os.replace(unfinished, folder / MANIFEST)
    for table, keys in tables.items():
        kept = {f"{key}.parquet" for key in keys}
        for path in (folder / table).glob("*.parquet*"):
            if path.name not in kept and (path.suffix == TEMPORARY or _is_ours(path)):
                path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    """Whether a file bears such a name as parts do."""
    return set(path.stem) <= set("0123456789abcdef-") and len(path.stem) >= 16


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a whole run wrote: ``tables``, the keys of the files of each in the order of the documents; the
    ``version`` of the kit and of the ``dictionary``.

    Raises
    ------
    FileNotFoundError
        If there are no tables of a whole run.
    """
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(
            f"{folder}: no tables of a finished run; expected a folder that annotate(..., out=...) has filled"
        ) from None
