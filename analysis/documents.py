"""A folder of articles -> documents: one row per file, its text kept exactly.

What the files do not say (a date, an outlet, a label for plots) can stand beside them in an
``articles.csv``. All faults of a folder are reported in one error, before anything is returned.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.page.headers import choose_publication_date, find_stamps
from analysis.patterns import LatePattern
from analysis.schema import SCHEMAS, build_table

SIDECAR = "articles.csv"
SIDECAR_COLUMNS = ("published_date", "outlet", "agency", "title", "language")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_ARTICLES = {"readme.txt", "license.txt", "licence.txt", "requirements.txt"}
_WORD = LatePattern(r"\w+(?:[-'’.]\w+)*")


_ISO_DAY = LatePattern(r"\d{4}-\d{2}-\d{2}")


class LoadError(ValueError):
    """A folder that cannot be read as a corpus; the message names every fault."""


class _File(NamedTuple):
    path: Path
    text: str
    encoding: str
    sha256: str


def load_documents(source: str | Path) -> pd.DataFrame:
    """Read every ``.txt`` file of a folder into one table.

    Parameters
    ----------
    source
        A folder (its sub-folders are not searched) or one ``.txt`` file. A folder may hold an
        ``articles.csv`` with the columns ``doc_id`` and any of ``published_date``, ``outlet``,
        ``agency``, ``title``, ``language``, ``note``; other columns come along as they are.

    Returns
    -------
    pandas.DataFrame
        One row per article, in the order of file names: ``doc_id`` (file name without extension),
        ``text`` (decoded exactly, nothing normalised away), ``title``, ``outlet``, ``agency``,
        ``published_date`` (datetime64[s] or NaT), ``published_from`` (``header``: the page says so;
        ``metadata``: articles.csv says so; ``unknown``), ``language``, ``n_words`` (of the whole
        file), ``file``, ``encoding``, ``sha256`` (hex, of the bytes), then any other columns of
        articles.csv.

    Raises
    ------
    LoadError
        If there is no such folder or nothing in it to read, if a file is empty or no text, or if a
        row of articles.csv is wrong. All faults are named at once; nothing is left out silently.

    Examples
    --------
    >>> documents = load_documents("seeds")
    >>> documents[["doc_id", "published_from"]].iloc[0].tolist()
    ['000_38cf1510ef4f886e', 'header']
    """
    folder, paths = _list_files(Path(source))
    faults = _find_twins(paths)
    files = [file for path in paths if (file := _read_file(path, faults))]
    sidecar = _read_sidecar(folder / SIDECAR, {path.stem for path in _list_articles(folder)}, faults)
    if faults:
        raise LoadError(f"{len(faults)} fault(s) in {folder.name or folder}:\n  " + "\n  ".join(faults))
    documents = build_table(
        "documents", [_document_row(file, sidecar.get(file.path.stem, {})) for file in files]
    )
    extra = dict.fromkeys(
        column for row in sidecar.values() for column in row if column not in SCHEMAS["documents"]
    )
    for column in extra:
        values = [sidecar.get(doc_id, {}).get(column) or None for doc_id in documents["doc_id"]]
        documents[column] = pd.Series(values, dtype="str")
    return documents


def count_words(text: str) -> int:
    """Count words as a reader does: "co-operation", "Japan's" and "U.S." are one each.

    Examples
    --------
    >>> count_words("Japan's co-operation grew by 1.5 million.")
    6
    """
    return sum(1 for _ in _WORD.finditer(text))


def _list_files(source: Path) -> tuple[Path, list[Path]]:
    if source.is_file() and source.suffix.lower() == ".txt":
        folder, paths = source.parent, [source]
    elif source.is_dir():
        folder = source
        paths = _list_articles(source)
    else:
        raise LoadError(f"expected a folder or a .txt file, got {source}")
    if not paths:
        raise LoadError(f"no article in {source}: expected at least one .txt file")
    return folder, paths


def _list_articles(folder: Path) -> list[Path]:
    """The .txt files of a folder by name, without the "._name.txt" shadows that macOS leaves."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".txt" and path.is_file())
    return [path for path in paths if path.name[0] != "." and path.name.lower() not in NOT_ARTICLES]


def _find_twins(paths: list[Path]) -> list[str]:
    """Faults for files whose names differ in nothing but the extension: `doc_id` must be unique."""
    stems = Counter(path.stem for path in paths)
    return [f"{path.name}: another file is called {path.stem} too" for path in paths if stems[path.stem] > 1]


def _read_file(path: Path, faults: list[str]) -> _File | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        faults.append(f"{path.name}: cannot be read ({error.strerror})")
        return None
    try:
        text, encoding = _decode(content)
    except ValueError as error:
        faults.append(f"{path.name}: {error}")
        return None
    if not text.strip():
        faults.append(f"{path.name}: is empty")
        return None
    return _File(path, text, encoding, hashlib.sha256(content).hexdigest())


def _decode(content: bytes) -> tuple[str, str]:
    """Bytes to text, and the name of the encoding; a byte order mark decides, then UTF-8, then Windows."""
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if encoding is None and b"\x00" in content:
        raise ValueError(f"is no text file (NUL byte at position {content.index(0)})")
    for name in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            return content.decode(name), name
        except UnicodeDecodeError as error:
            at = error.start + len(content) - len(error.object)  # the mark does not count for the codec
            fault = f"byte 0x{content[at]:02x} at position {at}"
    tried = f"marked as {encoding} and is not" if encoding else "neither UTF-8 nor Windows-1252"
    raise ValueError(f"is {tried} ({fault})")


def _read_sidecar(path: Path, doc_ids: Iterable[str], faults: list[str]) -> dict[str, dict[str, str]]:
    """The rows of articles.csv by doc_id; every fault goes to `faults` with row and column."""
    if not path.is_file():
        return {}
    try:
        content = path.read_bytes().decode("utf-8-sig")
        head = content.split("\n", 1)[0]
        # Spreadsheets of countries with a decimal comma write semicolons.
        delimiter = ";" if head.count(";") > head.count(",") else ","
        lines = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
        lines.fieldnames = [name.strip() for name in lines.fieldnames or []]
        rows = [
            (line, row) for line, row in enumerate(lines, 2) if any(map(str.strip, filter(None, _cells(row))))
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        faults.append(f"{path.name}: cannot be read as a UTF-8 table ({error})")
        return {}
    if head_faults := _check_head(lines.fieldnames):
        faults += [f"{path.name} row 1: {fault}" for fault in head_faults]
        return {}
    known, sidecar = set(doc_ids), {}
    for line, row in rows:
        where = f"{path.name} row {line}"
        doc_id = (row["doc_id"] or "").strip()
        if None in row or None in row.values():
            faults.append(f"{where}: has {'more' if None in row else 'fewer'} cells than the head")
        elif doc_id not in known:
            faults.append(f"{where}, column doc_id: got {doc_id!r}, no such .txt file beside it")
        elif doc_id in sidecar:
            faults.append(f"{where}, column doc_id: {doc_id!r} stands in an earlier row too")
        elif row.get("published_date", "").strip() and not _day(row["published_date"]):
            faults.append(f"{where}, column published_date: got {row['published_date']!r}, takes YYYY-MM-DD")
        else:
            sidecar[doc_id] = {name: value.strip() for name, value in row.items() if name != "doc_id"}
    return sidecar


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


def _day(value: str) -> date | None:
    if not _ISO_DAY.fullmatch(value.strip()):
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None


def _document_row(file: _File, sidecar: dict[str, str]) -> tuple:
    """One row; what articles.csv says goes before what the page says, since someone checked it."""
    told = _day(sidecar.get("published_date", ""))
    found = choose_publication_date(find_stamps(file.text))
    published_from = "metadata" if told else "header" if found else "unknown"
    fields = {name: sidecar.get(name) or None for name in SIDECAR_COLUMNS}
    return (
        file.path.stem,
        file.text,
        fields["title"],
        fields["outlet"],
        fields["agency"],
        told or found,
        published_from,
        fields["language"],
        count_words(file.text),
        file.path.name,
        file.encoding,
        file.sha256,
    )
