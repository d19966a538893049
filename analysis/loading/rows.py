"""What was read -> the documents table: ids, days, what articles.csv adds, and the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.loading.doc_ids import Place, name_documents
from analysis.loading.files import Loaded
from analysis.loading.metadata import (
    Described,
    NamePattern,
    Sidecar,
    find_day_in_name,
    match_name,
    match_sidecar,
    read_iso_day,
)
from analysis.loading.readings import FIELDS, Article
from analysis.loading.report import FAILED, Entry
from analysis.page.headers import choose_publication_date, find_stamps
from analysis.patterns import LatePattern
from analysis.schema import SCHEMAS, build_table

_WORD = LatePattern(r"\w+(?:[-'’.]\w+)*")


class Found(NamedTuple):
    """One article with its file and its id."""

    doc_id: str
    article: Article
    loaded: Loaded


def count_words(text: str) -> int:
    """Count words as a reader does: "co-operation", "Japan's" and "U.S." are one each.

    Examples
    --------
    >>> count_words("Japan's co-operation grew by 1.5 million.")
    6
    """
    pieces = text.split()
    mixed = [piece for piece in pieces if not piece.isalnum()]  # the others are one word each
    return len(pieces) - len(mixed) + len(_WORD.findall(" ".join(mixed)))


def find_documents(loaded: Sequence[Loaded]) -> list[Found]:
    """Give every article its id."""
    parts = [(article, part) for part in loaded if part.reading for article in part.reading.articles]
    places = [
        Place(
            part.file.name,
            part.file.path,
            part.file.stem,
            article.key if part.reading.holds_many else None,
            article.text,
        )
        for article, part in parts
    ]
    return [Found(doc_id, *part) for doc_id, part in zip(name_documents(places), parts, strict=True)]


def list_described(found: Sequence[Found], loaded: Sequence[Loaded]) -> list[Described]:
    """All articles, and the files that should have been some, by every name that a row may call them."""
    described = [
        Described(one.doc_id, one.loaded.file.path, one.loaded.file.stem, one.loaded.file.name)
        if not one.loaded.reading.holds_many
        else Described(one.doc_id, one.doc_id, one.doc_id, one.loaded.file.name)
        for one in found
    ]
    failed = [part.file for part in loaded if part.entry.status == FAILED]
    return described + [Described(file.path, file.path, file.stem, file.name) for file in failed]


def tell_by_sidecars(
    sidecars: Sequence[Sidecar], described: Sequence[Described], faults: list[str], *, alone: bool
) -> dict[str, dict[str, str]]:
    """What every articles.csv says of each article; the one nearest to a file goes before those above it."""
    told: dict[str, dict[str, str]] = {}
    for sidecar in sorted(sidecars, key=lambda sidecar: sidecar.folder.count("/")):
        for doc_id, cells in match_sidecar(sidecar, described, faults, alone=alone).items():
            told[doc_id] = told.get(doc_id, {}) | {name: cell for name, cell in cells.items() if cell}
    return told


def build_documents(
    found: Sequence[Found],
    told: Mapping[str, Mapping[str, str]],
    columns: Sequence[str],
    pattern: NamePattern | None,
) -> pd.DataFrame:
    """Make the table; `columns` are those of every articles.csv, which come along also when empty."""
    rows, extras = [], []
    for one in found:
        by_name = match_name(pattern, one.loaded.file.path) or {} if pattern else {}
        own = told.get(one.doc_id, {})
        fields = {**one.article.fields, **by_name, **own}
        day, source = _choose_day(one, own, by_name)
        rows.append(_document_row(one, fields, day, source))
        extras.append({name: value for name, value in fields.items() if name not in SCHEMAS["documents"]})
    documents = build_table("documents", rows)
    further = dict.fromkeys([*(name for extra in extras for name in extra), *columns])
    for name in further:
        if name not in documents:
            values = [str(extra[name]) if extra.get(name) else None for extra in extras]
            documents[name] = pd.Series(values, dtype="str")
    return documents


def name_entries(
    loaded: Sequence[Loaded], found: Sequence[Found], pattern: NamePattern | None
) -> list[Entry]:
    """The rows of the report, with ids, and with the parts of files that are no article."""
    ids = {one.loaded.file.name: one.doc_id for one in found if not one.loaded.reading.holds_many}
    entries = []
    for part in loaded:
        entry = part.entry._replace(doc_id=ids.get(part.file.name))
        if pattern and part.reading and match_name(pattern, part.file.path) is None:
            reasons = [entry.reason, f"its name does not fit {pattern.source!r}"]
            entry = entry._replace(reason="; ".join(filter(None, reasons)))
        entries.append(entry)
        unread = part.reading.unread if part.reading else []
        entries += [
            entry._replace(status=FAILED, reason=f"{where} {reason}", n_documents=0, is_part=True)
            for where, reason in unread
        ]
    return entries


def _choose_day(one: Found, own: Mapping[str, str], by_name: Mapping[str, object]) -> tuple[date | None, str]:
    """What someone says or declares goes before what the page shows, and that before a mere file name."""
    told = read_iso_day(own.get("published_date", "")) or by_name.get("published_date")
    if told := told or one.article.fields.get("published_date"):
        return told, "metadata"
    if shown := choose_publication_date(find_stamps(one.article.text)):
        return shown, "header"
    if not one.loaded.reading.holds_many and (named := find_day_in_name(one.loaded.file.path)):
        return named, "metadata"
    return None, "unknown"


def _document_row(one: Found, fields: Mapping[str, object], day: date | None, source: str) -> tuple:
    text, file, reading = one.article.text, one.loaded.file, one.loaded.reading
    told = {name: fields.get(name) or None for name in FIELDS}
    return (
        one.doc_id,
        text,
        told["title"],
        told["outlet"],
        told["agency"],
        day,
        source,
        told["language"],
        count_words(text),
        file.name,
        reading.encoding,
        reading.sha256,
    )
