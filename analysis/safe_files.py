"""Files that are written whole or not at all, and tables as CSV that no spreadsheet can run."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pandas as pd

FORMULA = tuple("=+-@＝＋－＠")
"""Signs with which a formula may begin; the wide ones are what an East Asian keyboard types."""


def write_file(path: str | Path, data: bytes) -> Path:
    """Write a file beside its place and move it there, so that nobody ever finds half of it.

    Parameters
    ----------
    path
        Where it goes; its folder is made if it is not there.
    data
        What goes into it.

    Returns
    -------
    pathlib.Path
        The path.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def write_csv(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a table as CSV (UTF-8, with a byte order mark for spreadsheets); return the path.

    Cells that a spreadsheet would run as a formula are written behind an apostrophe.

    References
    ----------
    OWASP Application Security Verification Standard 5.0, requirement 1.2.10.
    """
    with io.StringIO(newline="") as lines:
        writer = csv.writer(lines, lineterminator="\r\n")  # only then is a carriage return in a cell quoted
        writer.writerow([guard_cell(str(name)) for name in table.columns])
        columns = [["" if pd.isna(cell) else str(cell) for cell in table[name].tolist()] for name in table]
        for row in zip(*columns, strict=True):
            writer.writerow([guard_cell(cell) for cell in row])
        return write_file(path, lines.getvalue().encode("utf-8-sig"))


def guard_cell(cell: str) -> str:
    """Put an apostrophe before a formula, also behind blanks, and before an apostrophe, so that none is lost.

    Examples
    --------
    >>> [guard_cell(cell) for cell in ("=1+1", " @SUM(A1)", "'til 1990", "China-Japan")]
    ["'=1+1", "' @SUM(A1)", "''til 1990", 'China-Japan']
    """
    risky = cell.lstrip().startswith(FORMULA) or cell.startswith(("'", "\t", "\r", "\n", "\0"))
    return "'" + cell if risky else cell
