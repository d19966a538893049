"""Rows of a table -> articles: which column is which, by name or as the user says, and what its cells say."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice

from analysis.loading.days import find_day_order, read_day
from analysis.loading.readings import (
    KNOWN_NAMES,
    Article,
    LoadError,
    LoadOptions,
    Reading,
    Unreadable,
    is_called,
)
from analysis.loading.texts import mend_surrogates

OWN = {"published_from", "n_words", "file", "encoding", "sha256"}
"""Columns that are filled from the files themselves."""

LONG = 300
"""A cell of so many characters in a table without a known column of texts may well be an article."""

_SAMPLE = 100
MOST_NAMED = 3
"""So many faulty cells are named one by one; of more only the number is told."""


Rows = Callable[[], Iterable[tuple[str, Mapping[str, object] | Unreadable]]]
"""Begins with the rows of a table anew: what to call each ("row 7"), and its cells or why there are none."""


class NoTextColumn(Unreadable):
    """A table that is no table of articles: notes, counts, annotations."""


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse a mapping to columns that there are not.

    Raises
    ------
    LoadError
        If a key is no column of an article, or two keys name one column.
    """
    faults = [f"{name!r} is none of {', '.join(KNOWN_NAMES)}" for name in columns if name not in KNOWN_NAMES]
    values = list(columns.values())
    faults += [f"{name!r} is named twice" for name in dict.fromkeys(values) if values.count(name) > 1]
    if faults:
        raise LoadError(f"columns={dict(columns)!r}: {'; '.join(faults)}")


def read_rows(head: Sequence[str], rows: Rows, options: LoadOptions) -> Reading:
    """Make an article of each row of a table; a row without a text is listed and the others are read.

    The rows are gone through twice, never held: at first to learn from all dates of a column which of their
    numbers is the day, and whether the table is whole, then for the articles.

    Parameters
    ----------
    head
        The names of the columns.
    rows
        A call that begins with the rows anew.
    options
        With the mapping of columns, and the order of days and months.

    Raises
    ------
    Unreadable
        If no column holds the text, or whatever `rows` raises.
    """
    try:
        columns, notes = map_columns(head, options.columns)
    except NoTextColumn as fault:
        sample = [cells.values() for _, cells in islice(rows(), _SAMPLE) if isinstance(cells, Mapping)]
        if any(len(_write(cell)) >= LONG for cells in sample for cell in cells):
            raise Unreadable(f"{fault}; say which with columns={{'text': ...}}") from None
        raise
    column = columns.get("published_date")
    proven = find_day_order(cells.get(column) for _, cells in rows() if isinstance(cells, Mapping))
    day_first = proven if options.day_first is None else options.day_first
    reading = Reading([], notes=notes, holds_many=True)
    reading.articles = _list_articles(rows(), columns, head, day_first, reading)
    return reading


def map_columns(head: Sequence[str], columns: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Find the column of each field.

    Parameters
    ----------
    head
        The names of the table's columns.
    columns
        What the user says: field -> column.

    Returns
    -------
    tuple of dict and list
        Field -> column, and what the user should know: which were guessed, which could not be.

    Raises
    ------
    Unreadable
        If two columns have one name, a named one is not there, or the text is in none, or in one of
        several.

    Examples
    --------
    >>> map_columns(["ID", "Headline", "Body", "Date"], {"title": "Headline"})[0]
    {'title': 'Headline', 'text': 'Body', 'published_date': 'Date', 'doc_id': 'ID'}
    """
    if twice := sorted({name for name in head if head.count(name) > 1}):
        raise Unreadable(f"has two columns {', '.join(map(repr, twice))}")
    if absent := [name for name in columns.values() if name not in head]:
        raise Unreadable(f"has no column {', '.join(map(repr, absent))} (columns: {', '.join(head)})")
    found, notes = dict(columns), []
    for field in KNOWN_NAMES:
        if field in found:
            continue
        free = [name for name in head if name not in found.values()]
        candidates = [name for name in free if is_called(name, field)]
        exact = [name for name in candidates if name == field]
        if len(exact or candidates) == 1:
            found[field] = (exact or candidates)[0]
            if not exact:
                notes.append(f"{field} from column {found[field]!r}")
        elif candidates:
            told = f"{field} may be any of the columns {', '.join(map(repr, candidates))}"
            if field == "text":
                raise Unreadable(f"{told}; say which with columns={{'text': ...}}")
            notes.append(f"{told}; none was taken")
    if "text" not in found:
        raise NoTextColumn(f"has no column that holds the text (columns: {', '.join(head)})")
    if left := [name for name in head if name in OWN and name not in found.values()]:
        notes.append(f"left out, as filled from the files themselves: {', '.join(left)}")
    return found, notes


def _list_articles(
    rows: Iterable[tuple[str, Mapping[str, object] | Unreadable]],
    columns: Mapping[str, str],
    head: Sequence[str],
    day_first: bool | None,
    reading: Reading,
) -> Iterator[Article]:
    """The articles of the rows; what is none of them, and which dates are none, is told in `reading`.

    Of each row that was seen a digest is held, not its text.
    """
    others = [name for name in head if name not in (*columns.values(), *OWN)]
    seen: set[bytes] = set()
    n_bad_days, bad_days = 0, []
    for where, cells in rows:
        if isinstance(cells, Unreadable):
            reading.unread.append((where, str(cells)))
            continue
        text = _write(cells.get(columns["text"]))
        told = {field: _write(cells.get(name)).strip() for field, name in columns.items() if field != "text"}
        key = told.pop("doc_id", "")
        told |= {name: _write(cells.get(name)) for name in others}
        if day := told.pop("published_date", ""):
            told["published_date"] = read_day(cells[columns["published_date"]], day_first=day_first)
            if told["published_date"] is None:
                n_bad_days += 1
                bad_days += [f"{where}: {day[:40]!r}"][: MOST_NAMED - len(bad_days)]
        if not text.strip():
            reading.unread.append((where, "has no text"))
            continue
        digest = hashlib.blake2b(f"{key}\0{text}".encode(), digest_size=16).digest()
        if digest in seen:
            reading.unread.append((where, "repeats an earlier row"))
            continue
        seen.add(digest)
        yield Article(text, {name: value for name, value in told.items() if value}, key)
    if n_bad_days:
        reading.notes.append(_describe_bad_days(n_bad_days, bad_days, asks_order=day_first is None))


def _describe_bad_days(n_days: int, first: list[str], *, asks_order: bool) -> str:
    verb = "date was" if n_days == 1 else "dates were"
    hint = " (day_first=True or False says how 03/04/2021 is meant)" if asks_order else ""
    more = "; ..." if n_days > len(first) else ""
    return f"{n_days:,} {verb} not read{hint}: {'; '.join(first)}{more}"


def _write(cell: object) -> str:
    """A cell as text; whole numbers kept as fractions are whole again, and what is missing is empty."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)) or cell is _missing():
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat() if cell == cell else ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, dict):
        return _write(next((cell[name] for name in ("name", "rendered") if name in cell), json.dumps(cell)))
    if isinstance(cell, list):
        return ", ".join(map(_write, cell))
    return mend_surrogates(cell if isinstance(cell, str) else str(cell))


def _missing() -> object:
    import pandas as pd

    return pd.NA
