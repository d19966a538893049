"""What was read -> the documents table: ids, days, what articles.csv adds, and the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.loading.doc_ids import Place, name_documents
from analysis.loading.files import Found, Loaded
from analysis.loading.metadata import (
    Described,
    NamePattern,
    Sidecar,
    find_day_in_name,
    match_name,
    match_sidecar,
    read_iso_day,
)
from analysis.loading.readings import FIELDS
from analysis.loading.report import ATTRIBUTE, FAILED, Entry, describe_unread, write_report
from analysis.page.addresses import find_address_day
from analysis.page.headers import choose_publication_date, find_stamps
from analysis.patterns import LatePattern
from analysis.schema import SCHEMAS, build_table

_WORD = LatePattern(r"\w+(?:[-'’.]\w+)*")
_SHAPES = bytes(
    ord("a") if chr(code).isalnum() or chr(code) == "_" else ord("-") if chr(code) in "-'." else ord(" ")
    for code in range(256)
)
"""Each character of Latin-1 as part of a word, as a sign that joins two parts, or as what parts words."""
_OTHER_SIGNS = (("’", "'"), *((sign, " ") for sign in "‘“”–—…•"))


class Named(NamedTuple):
    """What is known of all articles: ids in their order, what articles.csv tells by id, further columns."""

    doc_ids: list[str]
    told: Mapping[str, Mapping[str, str]]
    columns: list[str]


class Slices:
    """The documents of a source, one table of some of them after another, as often as one goes through them.

    ``attrs`` carries the load report of the whole source, as the ``attrs`` of a table do; ``unread`` says in
    a line which files were not read.
    """

    def __init__(self, loaded: Loaded, named: Named, pattern: NamePattern | None) -> None:
        self._shelf, self._named, self._pattern = loaded.shelf, named, pattern
        entries = name_entries(loaded, named, pattern)
        self.attrs = {ATTRIBUTE: write_report(entries)}
        self.unread = describe_unread(entries)

    def __iter__(self) -> Iterator[pd.DataFrame]:
        start = 0
        for found in self._shelf:
            doc_ids = self._named.doc_ids[start : start + len(found)]
            start += len(found)
            yield build_documents(found, doc_ids, self._named, self._pattern)

    def __repr__(self) -> str:
        return f"Slices({len(self._named.doc_ids):,} documents)"


def count_words(text: str) -> int:
    """Count words as a reader does: "co-operation", "Japan's" and "U.S." are one each.

    Examples
    --------
    >>> count_words("Japan's co-operation grew by 1.5 million.")
    6
    """
    for sign, plain in _OTHER_SIGNS:
        text = text.replace(sign, plain)
    try:  # to count the beginnings of words takes a quarter of the time of splitting a text
        shape = np.frombuffer(b"  %s" % text.encode("latin-1").translate(_SHAPES), dtype=np.uint8)
    except UnicodeEncodeError:
        return len(_WORD.findall(text))
    is_part = shape == ord("a")
    goes_on = is_part[1:-1] | (is_part[:-2] & (shape[1:-1] == ord("-")))
    return int(np.count_nonzero(is_part[2:] & ~goes_on))


def name_articles(loaded: Loaded, pattern: NamePattern | None, faults: list[str], *, alone: bool) -> Named:
    """Give every article its id, and learn from every articles.csv; what is wrong there goes to `faults`."""
    doc_ids = name_documents(loaded.places)
    described = list_described(doc_ids, loaded) if loaded.sidecars else []
    told = tell_by_sidecars(loaded.sidecars, described, faults, alone=alone)
    columns: dict[str, None] = {}
    for doc_id, place, fields in zip(doc_ids, loaded.places, loaded.fields, strict=True):
        by_name = match_name(pattern, place.path) or {} if pattern else {}
        columns |= dict.fromkeys((*fields, *by_name, *told.get(doc_id, {})))
    for sidecar in loaded.sidecars:
        columns |= dict.fromkeys(column for _, row in sidecar.rows[:1] for column in row)
    return Named(doc_ids, told, [name for name in columns if name not in SCHEMAS["documents"]])


def list_described(doc_ids: Sequence[str], loaded: Loaded) -> list[Described]:
    """All articles, and the files that should have been some, by every name that a row may call them."""
    described = [
        Described(doc_id, place.path, place.stem, place.file)
        if place.key is None
        else Described(doc_id, doc_id, doc_id, place.file)
        for doc_id, place in zip(doc_ids, loaded.places, strict=True)
    ]
    failed = [Place(entry.file) for entry in loaded.entries if entry.status == FAILED and not entry.is_part]
    return described + [Described(place.path, place.path, place.stem, place.file) for place in failed]


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
    found: Sequence[Found], doc_ids: Sequence[str], named: Named, pattern: NamePattern | None
) -> pd.DataFrame:
    """Make the table of some articles; columns that others have come along also when empty."""
    rows, extras = [], []
    for doc_id, one in zip(doc_ids, found, strict=True):
        by_name = match_name(pattern, one.place.path) or {} if pattern else {}
        own = named.told.get(doc_id, {})
        fields = {**one.article.fields, **by_name, **own}
        rows.append(_document_row(doc_id, one, fields, *_choose_day(one, own, by_name)))
        extras.append(fields)
    documents = build_table("documents", rows)
    for name in named.columns:
        values = [str(fields[name]) if fields.get(name) else None for fields in extras]
        documents[name] = pd.Series(values, dtype="str")
    return documents


def name_entries(loaded: Loaded, named: Named, pattern: NamePattern | None) -> list[Entry]:
    """The rows of the report, with the ids of files that are one article."""
    pairs = zip(named.doc_ids, loaded.places, strict=True)
    ids = {place.file: doc_id for doc_id, place in pairs if place.key is None}
    entries = [entry._replace(doc_id=ids.get(entry.file)) for entry in loaded.entries]
    return [_check_name(entry, pattern) for entry in entries] if pattern else entries


def _check_name(entry: Entry, pattern: NamePattern) -> Entry:
    """Say of a file with articles that its name does not fit."""
    if not entry.n_documents or match_name(pattern, Place(entry.file).path) is not None:
        return entry
    reasons = filter(None, [entry.reason, f"its name does not fit {pattern.source!r}"])
    return entry._replace(reason="; ".join(reasons))


def _choose_day(one: Found, own: Mapping[str, str], by_name: Mapping[str, object]) -> tuple[date | None, str]:
    """What someone says or declares goes before what the page shows, and that before an address or a name."""
    told = read_iso_day(own.get("published_date", "")) or by_name.get("published_date")
    if told := told or one.article.fields.get("published_date"):
        return told, "metadata"
    if shown := choose_publication_date(find_stamps(one.article.text)):
        return shown, "header"
    url = own.get("url") or one.article.fields.get("url")
    if filed := find_address_day(one.article.text, url):
        return filed, "metadata"
    if one.place.key is None and (named := find_day_in_name(one.place.path)):
        return named, "metadata"
    return None, "unknown"


def _document_row(
    doc_id: str, one: Found, fields: Mapping[str, object], day: date | None, source: str
) -> tuple:
    told = {name: fields.get(name) or None for name in FIELDS}
    return (
        doc_id,
        one.article.text,
        told["title"],
        told["outlet"],
        told["agency"],
        day,
        source,
        told["language"],
        count_words(one.article.text),
        one.place.file,
        one.encoding,
        one.sha256,
    )
