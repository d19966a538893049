"""Every table's columns and types, declared once.

A stage builds its table with :func:`build_table` and therefore cannot forget a column or return a
wrong type; a table that comes from outside is held against the same declaration by
:func:`check_table`, which names all faults in one error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

ZONES = (
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "body",
    "caption",
    "credit",
    "metadata",
    "furniture",
)
"""The kinds of text in a saved article. Every non-blank character lies in exactly one."""

ARTICLE_ZONES = ("headline", "standfirst", "dateline", "body")
"""What the article itself says. Counts use these zones unless told otherwise."""

TEXT, COUNT, DAY, FLAG, SHARE = "str", "int64", "datetime64[s]", "bool", "float64"

# Texts are Python's own strings whatever else is installed: small tables are built twice as fast, and
# tables share their strings.
STRINGS = pd.StringDtype("python", na_value=np.nan)

MENTION = {
    "mention_id": TEXT,
    "doc_id": TEXT,
    "sentence_id": COUNT,
    "start_char": COUNT,
    "end_char": COUNT,
    "matched_text": TEXT,
    "zone": TEXT,
}
"""The first seven columns of every mention table."""

SCHEMAS: dict[str, dict[str, str]] = {
    "documents": {
        "doc_id": TEXT,
        "text": TEXT,
        "title": TEXT,
        "outlet": TEXT,
        "agency": TEXT,
        "published_date": DAY,
        "published_from": TEXT,
        "language": TEXT,
        "n_words": COUNT,
        "file": TEXT,
        "encoding": TEXT,
        "sha256": TEXT,
    },
    "zones": {"doc_id": TEXT, "start_char": COUNT, "end_char": COUNT, "zone": TEXT},
    "sentences": {
        "doc_id": TEXT,
        "sentence_id": COUNT,
        "sentence": TEXT,
        "start_char": COUNT,
        "end_char": COUNT,
        "zone": TEXT,
    },
    "stories": {"story_id": TEXT, "doc_id": TEXT, "role": TEXT, "containment": SHARE},
    "actor_mentions": MENTION
    | {
        "actor_id": TEXT,
        "actor_name": TEXT,
        "actor_type": TEXT,
        "country": TEXT,
        "form": TEXT,
        "office": TEXT,
        "resolved_by": TEXT,
        "name_id": TEXT,
    },
    "topic_mentions": MENTION | {"topic_id": TEXT, "term_id": TEXT, "strength": TEXT},
    "date_mentions": MENTION
    | {
        "timex_type": TEXT,
        "timex_value": TEXT,
        "start_date": DAY,
        "end_date": DAY,
        "precision": TEXT,
        "is_relative": FLAG,
        "anchor_date": DAY,
        "rule_id": TEXT,
    },
    "events": {
        "event_id": TEXT,
        "start_date": DAY,
        "end_date": DAY,
        "date_precision": TEXT,
        "event_type": TEXT,
        "label": TEXT,
        "n_documents": COUNT,
        "n_stories": COUNT,
    },
    "event_mentions": {
        "event_id": TEXT,
        "doc_id": TEXT,
        "sentence_id": COUNT,
        "date_mention_id": TEXT,
    },
}

KEYS = {
    "documents": ["doc_id"],
    "zones": ["doc_id", "start_char"],
    "sentences": ["doc_id", "sentence_id"],
    "stories": ["doc_id"],
    "actor_mentions": ["mention_id"],
    "topic_mentions": ["mention_id"],
    "date_mentions": ["mention_id"],
    "events": ["event_id"],
}
"""Columns that together name one row."""


class TableError(ValueError):
    """A table that does not fit its declaration."""


def build_table(name: str, rows: Sequence[tuple] | Mapping[str, Sequence]) -> pd.DataFrame:
    """Make a table with exactly the declared columns and types, also when it is empty.

    Parameters
    ----------
    name
        One of ``SCHEMAS``.
    rows
        Tuples in the declared column order, or a mapping of column to values.

    Returns
    -------
    pandas.DataFrame
        The declared columns in the declared order, with a fresh index from 0.

    Examples
    --------
    >>> build_table("zones", [("a", 0, 5, "body")]).to_dict("records")
    [{'doc_id': 'a', 'start_char': 0, 'end_char': 5, 'zone': 'body'}]
    >>> list(build_table("zones", []).columns)
    ['doc_id', 'start_char', 'end_char', 'zone']
    """
    columns = SCHEMAS[name]
    if not isinstance(rows, Mapping):
        values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
        rows = dict(zip(columns, values, strict=True))
    return pd.DataFrame({name: make_column(rows[name], kind) for name, kind in columns.items()}, copy=False)


def make_column(values: Sequence, kind: str) -> np.ndarray | pd.api.extensions.ExtensionArray:
    """Make an array of a declared type; a number that would lose something on the way is an error.

    Examples
    --------
    >>> make_column(["2022-05-26", None], DAY).tolist()
    [datetime.datetime(2022, 5, 26, 0, 0), None]
    """
    if kind == TEXT:
        return pd.array(values, dtype=STRINGS)
    if kind in (COUNT, FLAG) and len(values):
        return np.asarray(values).astype(kind, casting="safe")
    if kind == DAY:  # numpy is slow with dates, and does not know NaT
        values = pd.array(values, dtype=kind)
    return np.array(values, dtype=kind)


def iterate_rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """Go through some columns of a table row by row, as plain values.

    Examples
    --------
    >>> list(iterate_rows(build_table("zones", [("a", 0, 5, "body")]), "zone", "end_char"))
    [('body', 5)]
    """
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def check_table(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table as it is if it fits its declaration.

    Columns beyond the declared ones are welcome and come along.

    Raises
    ------
    TableError
        Naming every fault at once: missing columns, wrong types, keys that occur twice.

    Examples
    --------
    >>> check_table("zones", build_table("zones", [])).empty
    True
    >>> import pandas as pd
    >>> check_table("zones", pd.DataFrame({"doc_id": ["a"], "zone": ["body"]}))
    Traceback (most recent call last):
        ...
    analysis.schema.TableError: table zones: no column start_char (int64); no column end_char (int64)
    """
    faults = []
    for column, kind in SCHEMAS[name].items():
        if column not in frame:
            faults.append(f"no column {column} ({kind})")
        elif not _fits(frame[column], kind):
            faults.append(f"column {column} is {frame[column].dtype}, must be {kind}")
    key = KEYS.get(name, [])
    if not faults and key and (twice := frame[frame.duplicated(key)]).size:
        faults.append(f"{', '.join(key)} twice: {list(twice[key].to_dict('records')[0].values())}")
    if faults:
        raise TableError(f"table {name}: {'; '.join(faults)}")
    return frame


def _fits(column: pd.Series, kind: str) -> bool:
    if kind == DAY:
        return pd.api.types.is_datetime64_any_dtype(column)
    if kind == TEXT:
        return pd.api.types.is_string_dtype(column) or column.isna().all()
    return column.dtype == kind
