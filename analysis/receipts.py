"""Receipts: every number back to its articles, spans, dictionary rows and checksums; and the check of them.

A receipts table says of each number what it counts and how, and lists the spans behind it, one a row. It can
be kept as a file, passed on without the articles' words, and counted again by whoever holds the articles.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.annotate import Tables, annotate
from analysis.dictionary import Dictionary, load_dictionary
from analysis.documents import LoadError, load_documents
from analysis.loading.readings import Unreadable
from analysis.loading.sources import MAX_TOTAL as LARGEST
from analysis.loading.sources import open_source
from analysis.proof.evidence import Recipe, collect_evidence, write_json
from analysis.proof.files import (
    FIRST_ROW,
    HIDDEN,
    ReceiptError,
    check_receipts,
    hide_columns,
    hide_text,
    read_receipts,
    strip_text,
    write_receipts,
)
from analysis.proof.table import (
    RECEIPTS,
    assemble,
    build_receipts,
    compare_values,
    describe_articles,
    hash_text,
    kit_version,
    make_receipt_id,
)
from analysis.texts import read_texts

__all__ = [
    "RECEIPTS",
    "ReceiptError",
    "build_receipts",
    "read_receipts",
    "strip_text",
    "verify_receipts",
    "write_receipts",
]

REPORT = {"row": "Int64", "status": "str", "receipt_id": "str", "file": "str", "fault": "str"}
"""The columns of what `verify_receipts` returns."""

VERIFIED, DIFFERS, NOTE = "verified", "differs", "note"

PLACE = ["receipt_id", "evidence", "doc_id", "start_char", "end_char", "copy"]
"""What a row is about; `copy` numbers the rows that have all this in common."""

FOUND = ["table", "by", "settings", "sentence_id", "zone", "text_hash", "rule"]
"""What must come out again at this place."""


class Finding(NamedTuple):
    """One row of the report; `place` is a position in the receipts, None stands for the whole folder."""

    place: int | None
    fault: str
    status: str = DIFFERS
    file: str | None = None


def verify_receipts(
    receipts: pd.DataFrame, source: str | Path, *, dictionary: Dictionary | None = None, **options: Any
) -> pd.DataFrame:
    """Recompute receipts from the articles, and say what differs.

    The bytes of every file are held against their checksum, every span against its text; then the articles
    are annotated and counted anew, and every span and every number must come out again.

    Parameters
    ----------
    receipts
        With or without the articles' words.
    source
        The folder of articles, with its ``articles.csv`` if it had one, or the one zip file or table that
        they were loaded from.
    dictionary
        What to look for; the packaged dictionary by default.
    options
        What :func:`analysis.documents.load_documents` was told when the articles were loaded: ``encoding``,
        ``columns`` and the like.

    Returns
    -------
    pandas.DataFrame
        ``row`` (of the receipts as a spreadsheet shows them: 2 is the first; missing for what concerns no
        single row), ``status`` (``verified``, ``differs``; ``note`` for another version of the dictionary or
        the kit, which may explain a difference and is none by itself), ``receipt_id``, ``file``, ``fault``. A
        row with several faults stands there several times; what concerns a whole number is told at its first
        row.

    Raises
    ------
    ReceiptError
        If the receipts are no receipts table.
    OSError
        If there is no such folder or file.
    """
    receipts = check_receipts(receipts, "receipts").reset_index(drop=True)
    dictionary = load_dictionary() if dictionary is None else dictionary
    source, faults = Path(source), []
    next(source.iterdir(), None) if source.is_dir() else source.stat()  # none such is an error of its own
    try:
        documents = load_documents(source, **options)
    except LoadError as error:
        documents = None
        faults.append(Finding(None, f"nothing can be counted again: {error}"))
        faults += [Finding(place, "not counted again") for place in receipts.index]
    files = set(receipts["file"].dropna()) | set([] if documents is None else documents["file"])
    hashes = _hash_files(source, files)
    findings = [*_check_versions(receipts, dictionary), *check_files(receipts, hashes), *faults]
    if documents is not None:
        known = set(receipts["file"].dropna().map(hide_text))
        tables = annotate(documents[documents["file"].map(hide_text).isin(known)], dictionary)
        fresh = _count_again(receipts, tables, dictionary, findings)
        findings += [*_check_articles(receipts, tables.documents), *_check_spans(receipts, tables.documents)]
        findings += [*_compare_spans(receipts, fresh), *_compare_numbers(receipts, fresh)]
    return _report(receipts, findings)


def _hash_files(source: Path, names: Collection[str]) -> dict[str, str]:
    """The checksums of the files of these names, also of those in zip files; unless they cannot be read."""
    hashes = {}
    with open_source(source) as files:
        for file in files:
            if file.name in names and not file.fault:
                with suppress(Unreadable):
                    hashes[file.name] = file.hash(LARGEST)
    return hashes


def _check_versions(receipts: pd.DataFrame, dictionary: Dictionary) -> Iterator[Finding]:
    for name, now in (("dictionary", dictionary.version), ("kit", kit_version())):
        for then in receipts[f"{name}_version"].dropna().unique():
            if then != now:
                yield Finding(None, f"made with {name} version {then}, checked with {now}", NOTE)


def check_files(receipts: pd.DataFrame, hashes: dict[str, str]) -> Iterator[Finding]:
    """Find missing, changed and additional files, by the checksums of the files that are there.

    Long names may be hidden in the receipts, so all are compared as if they were.
    """
    now = {hide_text(name): sha256 for name, sha256 in hashes.items()}
    told = receipts[["file", "sha256"]].dropna()
    told = told.assign(file=told["file"].map(hide_text))
    for place, name, sha256 in told.itertuples(name=None):
        if name not in now:
            yield Finding(place, "no such file in the folder")
        elif now[name] != sha256:
            yield Finding(place, f"sha256 is {now[name][:16]}..., the receipt says {sha256[:16]}...")
    missing = {sha256: name for name, sha256 in told.itertuples(index=False, name=None) if name not in now}
    known = set(told["file"])
    for name, sha256 in hashes.items():
        if hide_text(name) not in known:
            same = f"; it has the bytes of {missing[sha256]}" if sha256 in missing else ""
            yield Finding(None, f"additional file, not among the receipts{same}", file=name)


def _count_again(
    receipts: pd.DataFrame, tables: Tables, dictionary: Dictionary, findings: list[Finding]
) -> pd.DataFrame:
    """The receipts of the same numbers from these tables, in the same form."""
    numbers = receipts[receipts["evidence"] != "article"]
    keys = numbers["by"].map(lambda by: write_json(list(json.loads(by))))
    parts = [receipts[:0]]
    for (table, settings, names), rows in numbers.groupby(["table", "settings", keys], sort=False):
        try:
            recipe = Recipe(table, tuple(json.loads(names)), json.loads(settings))
            found, spans = collect_evidence(recipe, tables, dictionary)
        except (ValueError, KeyError, TypeError) as error:  # a file from outside may ask for anything
            findings.append(Finding(rows.index[0], f"cannot be counted again: {error}"))
            continue
        wanted, ids = _name_again(recipe, rows.drop_duplicates("receipt_id"), found, tables.documents)
        part = assemble(recipe, wanted, spans, tables.documents, dictionary)
        own = zip(part["by"], part["receipt_id"], strict=True)
        parts.append(part.assign(receipt_id=[ids.get(by, receipt_id) for by, receipt_id in own]))
    fresh = pd.concat(parts, ignore_index=True)
    fresh = fresh[(fresh["evidence"] != "article") & fresh["receipt_id"].isin(receipts["receipt_id"])]
    return fresh if "matched_text" in receipts else hide_columns(fresh)


def _name_again(
    recipe: Recipe, told: pd.DataFrame, found: dict[str, dict], documents: pd.DataFrame
) -> tuple[dict[str, dict], dict[str, str]]:
    """Find each number under its id; what is not found is zero. Names may be hidden, ids never are."""
    names = {make_receipt_id(recipe, by): by for by in found}
    shown = {hide_text(doc_id): doc_id for doc_id in documents["doc_id"]}
    wanted, ids = {}, {}
    for receipt_id, by, values in told[["receipt_id", "by", "values"]].itertuples(index=False):
        if receipt_id not in names:
            cells = json.loads(by)
            cells |= {"doc_id": shown.get(cells["doc_id"], cells["doc_id"])} if "doc_id" in cells else {}
            by = write_json(cells)
            if HIDDEN.search(by):
                ids[by] = receipt_id
        by = names.get(receipt_id, by)
        wanted[by] = found.get(by, dict.fromkeys(json.loads(values), 0))
    return wanted, ids


def _check_articles(receipts: pd.DataFrame, documents: pd.DataFrame) -> Iterator[Finding]:
    facts = describe_articles(documents)
    facts = facts.assign(**{name: facts[name].map(hide_text) for name in ("doc_id", "file", "story_id")})
    facts = facts.set_index("doc_id").to_dict("index")
    faults = {
        "file": "this is not the file of the article",
        "about": "date, outlet, agency, title or language of the article have changed",
        "story_id": "the article belongs to another story",
    }
    for place, doc_id, *cells in receipts[["doc_id", *faults]].itertuples(name=None):
        now = {} if pd.isna(doc_id) else facts.get(hide_text(doc_id), {})
        for (name, fault), cell in zip(faults.items(), cells, strict=True):
            if now and (pd.isna(cell) or hide_text(cell) != now[name]):
                yield Finding(place, fault)


def _check_spans(receipts: pd.DataFrame, documents: pd.DataFrame) -> Iterator[Finding]:
    """Does the text at the offsets have the hash, and the text told with it, too?"""
    texts = {hide_text(doc_id): text for doc_id, text in read_texts(documents).items()}
    spans = receipts[receipts["evidence"] == "span"]
    columns = ["doc_id", "start_char", "end_char", "text_hash"]
    for place, doc_id, start, end, told in spans[columns].dropna().itertuples(name=None):
        text = texts.get(hide_text(doc_id))
        if text is not None and hash_text(text[start:end]) != told:
            yield Finding(place, f"the text at {start}:{end} is another")
    if "matched_text" in spans:
        wrong = spans["matched_text"].map(hash_text, na_action="ignore") != spans["text_hash"]
        yield from (Finding(place, "matched_text is not what text_hash says") for place in spans.index[wrong])


def _compare_spans(receipts: pd.DataFrame, fresh: pd.DataFrame) -> Iterator[Finding]:
    then, now = (
        rows.assign(copy=rows.sort_values("rule").groupby(PLACE[:-1], dropna=False).cumcount())
        for rows in (receipts[receipts["evidence"] != "article"].reset_index(names="place"), fresh)
    )
    both = then[["place", *PLACE, *FOUND]].merge(
        now[[*PLACE, *FOUND, "file"]], on=PLACE, how="outer", suffixes=("", "_now"), indicator="side"
    )
    for row in both.itertuples():
        if row.side == "left_only":
            yield Finding(int(row.place), "not found again at this place for this number")
        elif row.side == "right_only":
            first = then.loc[then["receipt_id"] == row.receipt_id, "place"].min()
            where = f"characters {row.start_char}:{row.end_char}"
            yield Finding(int(first), f"found now, and not among the receipts: {where}", file=row.file)
        else:
            for name in FOUND:
                told, found = getattr(row, name), getattr(row, f"{name}_now")
                if not (pd.isna(told) and pd.isna(found)) and (pd.isna(told) or told != found):
                    yield Finding(int(row.place), f"{name} is {found}, the receipt says {told}")


def _compare_numbers(receipts: pd.DataFrame, fresh: pd.DataFrame) -> Iterator[Finding]:
    now = dict(zip(fresh["receipt_id"], fresh["values"], strict=True))
    told = receipts[receipts["evidence"] != "article"].drop_duplicates(["receipt_id", "values"])
    for place, receipt_id, by, values in told[["receipt_id", "by", "values"]].itertuples(name=None):
        if receipt_id in now:
            faults = compare_values(json.loads(values), json.loads(now[receipt_id]), "the receipt says")
            if faults:
                yield Finding(place, f"{by}: {'; '.join(faults)}", file="")


def _report(receipts: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    faulty = {finding.place for finding in findings}
    findings = findings + [Finding(place, "", VERIFIED) for place in receipts.index if place not in faulty]
    ids, files = receipts["receipt_id"].tolist(), receipts["file"].tolist()
    rows = []
    for place, fault, status, file in sorted(
        findings, key=lambda one: (one.place is not None, one.place or 0)
    ):
        if place is None:
            rows.append((None, status, None, file, fault))
        else:
            own = files[place] if file is None else file or None  # "" is for what concerns no single file
            rows.append((place + FIRST_ROW, status, ids[place], own, fault))
    columns = zip(*rows, strict=True) if rows else [()] * len(REPORT)
    cells = dict(zip(REPORT, columns, strict=True))
    return pd.DataFrame({name: pd.Series(cells[name], dtype=kind) for name, kind in REPORT.items()})
