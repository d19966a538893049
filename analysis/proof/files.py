"""Receipts as files: CSV, and without the articles' words where these may not be passed on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from analysis.proof.evidence import write_json
from analysis.proof.table import EVIDENCE, RECEIPTS, hash_text
from analysis.safe_files import write_csv

NAMES = frozenset(
    "actor_id actor_name other_actor_name actor_type country other_country form office resolved_by name_id "
    "topic_id topic_name term_id strength timex_type timex_value precision rule_id event_id step zone doc_id "
    "story_id outlet agency language published_date published_from period".split()
)
"""Columns whose values are names and codes; what other columns say may be an article's own words."""

MOST_WORDS = 5
"""A longer text is hidden by `strip_text`, whatever it is."""

HIDDEN = re.compile(r"hidden:[0-9a-f]{16}")

FIRST_ROW = 2
"""The number a spreadsheet gives to the row below the head."""

_WHOLE = re.compile(r"[0-9]{1,15}")


class ReceiptError(ValueError):
    """A file or table that is no receipts table; the message names every fault."""


def strip_text(receipts: pd.DataFrame) -> pd.DataFrame:
    """Take out the words of the articles, for sharing where the articles may not be passed on.

    What is left are offsets, checksums, hashes, counts and the names that were counted. Whoever holds the
    articles can still verify all of it.

    Parameters
    ----------
    receipts
        From :func:`build_receipts`.

    Returns
    -------
    pandas.DataFrame
        Without ``matched_text``. Texts of more than five words, and numbers named by a column that holds
        an article's own words (a title, a label), are replaced by ``hidden:`` and their hash. A hash of a
        single name can be guessed by trying names; it keeps no secret, only words.

    Raises
    ------
    ValueError
        If the settings themselves hold such texts (a search for a whole phrase, say).

    Examples
    --------
    >>> hide_text("Vietnam"), hide_text("Association of Southeast Asian Nations (ASEAN)")
    ('Vietnam', 'hidden:10388d1ed2e02daf')
    """
    settings = receipts["settings"].dropna().unique()
    faults = [text for text in settings if _tells_text(json.loads(text))]
    if faults:
        raise ValueError(f"settings that may repeat an article's words cannot be shared: {faults[0]}")
    return hide_columns(receipts)


def hide_columns(receipts: pd.DataFrame) -> pd.DataFrame:
    """Do what :func:`strip_text` does, whatever the settings hold."""
    stripped = receipts.drop(columns="matched_text", errors="ignore")
    hidden: dict[str, Callable[[str], str]] = {"by": _hide_names}
    hidden |= dict.fromkeys(("file", "doc_id", "story_id", "rule"), hide_text)
    return stripped.assign(
        **{
            column: stripped[column].map(hide, na_action="ignore").astype("str")
            for column, hide in hidden.items()
        }
    )


def hide_text(text: str) -> str:
    """Replace a text of more than five words by its hash."""
    return _hide(text) if _count_parts(text) > MOST_WORDS else text


def _hide(text: str) -> str:
    return text if HIDDEN.fullmatch(text) else f"hidden:{hash_text(text)}"


def _hide_names(by: str) -> str:
    names = json.loads(by)
    return write_json(
        {
            column: (hide_text if column in NAMES else _hide)(value) if isinstance(value, str) else value
            for column, value in names.items()
        }
    )


def _tells_text(settings: Mapping) -> bool:
    where = settings.get("where", {})
    told = [*where.values(), settings.get("string", ""), settings.get("name", "")]
    return bool(set(where) - NAMES) or any(_count_parts(write_json(text)) > MOST_WORDS for text in told)


def _count_parts(text: str) -> int:
    """Count words as cautiously as can be: in a file name, too."""
    return len(re.findall(r"[^\W_]+", text))


def write_receipts(receipts: pd.DataFrame, path: str | Path) -> Path:
    """Write receipts as CSV (UTF-8, with a byte order mark for spreadsheets); return the path.

    Cells that a spreadsheet would run as a formula are written behind an apostrophe
    (:func:`analysis.safe_files.write_csv`); reading takes it away.
    """
    check_receipts(receipts, "receipts")
    return write_csv(receipts, path)


def read_receipts(path: str | Path) -> pd.DataFrame:
    """Read what :func:`write_receipts` wrote.

    Raises
    ------
    ReceiptError
        If the file is no such table, naming every fault by row (as a spreadsheet counts them) and column.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (csv.Error, ValueError) as fault:
        raise ReceiptError(f"{path.name}: cannot be read as a UTF-8 table ({fault})") from None
    faults = [
        f"row {number}: has {len(row)} cells, the head has {len(head)}"
        for number, row in enumerate(rows, start=FIRST_ROW)
        if len(row) != len(head)
    ]
    if faults or len(set(head)) < len(head):
        raise ReceiptError("\n  ".join([f"{path.name}:", *(faults or ["a column stands there twice"])]))
    frame = pd.DataFrame([[cell.removeprefix("'") or None for cell in row] for row in rows], columns=head)
    for name in [name for name in head if RECEIPTS.get(name) == "Int64"]:
        faults += [
            f"row {number}, column {name}: got {cell!r}, takes a whole number from 0"
            for number, cell in enumerate(frame[name], start=FIRST_ROW)
            if not (pd.isna(cell) or _WHOLE.fullmatch(cell))
        ]
    if faults:
        raise ReceiptError("\n  ".join([f"{path.name}:", *faults]))
    kinds = {name: RECEIPTS.get(name, "str") for name in head}
    return check_receipts(frame.astype({n: k for n, k in kinds.items()}), path.name)


def check_receipts(receipts: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a receipts table with or without the texts, or raise a ReceiptError naming every fault."""
    columns = [column for column in RECEIPTS if column in receipts or column != "matched_text"]
    faults = [f"no column {column}" for column in columns if column not in receipts]
    faults += [f"unknown column {column!r}" for column in receipts if column not in RECEIPTS]
    if not faults:
        rows = receipts[["evidence", "by", "settings", "values", "receipt_id", "table"]]
        for number, row in enumerate(rows.itertuples(index=False), start=FIRST_ROW):
            if row.evidence not in EVIDENCE:
                faults.append(
                    f"row {number}, column evidence: got {row.evidence!r}, takes {', '.join(EVIDENCE)}"
                )
            elif row.evidence != "article":
                faults += [
                    f"row {number}, column {column}: got {cell!r}, takes a JSON object"
                    for column, cell in zip(("by", "settings", "values"), row[1:4], strict=True)
                    if not _is_object(cell)
                ]
    if faults:
        raise ReceiptError("\n  ".join([f"{name}:", *faults]))
    return receipts[columns]


def _is_object(cell: object) -> bool:
    try:
        return isinstance(json.loads(cell), dict)
    except (TypeError, ValueError, RecursionError):
        return False
