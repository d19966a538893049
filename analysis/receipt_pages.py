"""Receipts for readers: the evidence of a number as a table, and counts whose numbers lead to their evidence.

The HTML needs no kernel and no script: a number is a link to a place further down in the same output. All
text of articles and dictionaries is escaped.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.annotate import Tables
from analysis.kwic import suggest
from analysis.proof.evidence import MEASURES, name_numbers
from analysis.proof.table import hash_text
from analysis.texts import read_texts
from analysis.views import fold

WINDOW = 120
"""Characters of the sentence shown on each side of a span."""


@dataclass(frozen=True)
class LinkedCounts:
    """A table of counts, its numbers linked to their evidence; show it as the last line of a cell."""

    html: str
    summary: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"LinkedCounts({self.summary!r})"


def show_evidence(receipts: pd.DataFrame, tables: Tables, **number: object) -> pd.DataFrame:
    """List the spans behind a number in their sentences.

    Parameters
    ----------
    receipts
        From :func:`analysis.receipts.build_receipts`, with or without the articles' words.
    tables
        The annotated corpus; it has the words.
    number
        Which number: ``actor_name="China"``, say. With fewer names than the number has, several numbers fit.

    Returns
    -------
    pandas.DataFrame
        ``label`` (of the article), ``sentence_id``, ``left``, ``span``, ``right`` (the sentence around the
        span, at most 120 characters on each side), ``rule`` (the dictionary row or rule), ``doc_id``,
        ``start_char``, ``end_char``. Empty for a number that is zero.

    Raises
    ------
    ValueError
        If no number fits, naming those that exist.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> from analysis.counts import count_mentions
    >>> from analysis.receipts import build_receipts
    >>> tables = annotate(load_documents("seeds"))
    >>> counts = count_mentions(tables.topic_mentions, tables.documents, by="topic_id")
    >>> receipts = build_receipts(counts, tables)
    >>> show_evidence(receipts, tables, topic_id="myanmar")[["span", "rule"]].iloc[0].tolist()
    ['Myanmar', 'myanmar/Myanmar*']
    """
    rows = receipts[receipts["evidence"] != "article"]
    numbers = {by: json.loads(by) for by in rows["by"].unique()}
    if unknown := [name for name in number if not any(name in names for names in numbers.values())]:
        exist = dict.fromkeys(name for names in numbers.values() for name in names)
        raise ValueError(
            f"no receipt by {unknown[0]!r}{suggest(unknown[0], exist)} There are: {', '.join(exist)}"
        )
    fitting = [
        by
        for by, names in numbers.items()
        if all(name in names and str(names[name]) == str(value) for name, value in number.items())
    ]
    if not fitting:
        name, value = next(iter(number.items()))
        exist = dict.fromkeys(str(names[name]) for names in numbers.values() if name in names)
        some = ", ".join([*exist][:20]) + (", ..." if len(exist) > 20 else "")
        raise ValueError(f"no receipt with {number}{suggest(str(value), exist)} {name} may be: {some}")
    spans = rows[rows["by"].isin(fitting) & (rows["evidence"] == "span")]
    return _put_into_sentences(spans.drop_duplicates(["doc_id", "start_char", "end_char", "rule"]), tables)


def _put_into_sentences(spans: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    documents = tables.documents.set_index("doc_id")
    if strange := sorted(set(spans["doc_id"]) - set(documents.index)):
        raise ValueError(f"the tables have no article {strange[0]!r}: the receipts belong to others")
    limits = dict(
        zip(
            zip(tables.sentences["doc_id"], tables.sentences["sentence_id"], strict=True),
            zip(tables.sentences["start_char"], tables.sentences["end_char"], strict=True),
            strict=True,
        )
    )
    texts = read_texts(tables.documents, spans["doc_id"])
    rows = []
    for row in spans.itertuples():
        text, start, end = texts[row.doc_id], row.start_char, row.end_char
        low, high = limits.get((row.doc_id, row.sentence_id), (start, end))
        left = _cut(text[low:start][::-1])[::-1]
        parts = (re.sub(r"\s+", " ", part) for part in (left, text[start:end], _cut(text[end:high])))
        label = documents.at[row.doc_id, "label"]
        rows.append((label, row.sentence_id, *parts, row.rule, row.doc_id, start, end))
    columns = ["label", "sentence_id", "left", "span", "right", "rule", "doc_id", "start_char", "end_char"]
    return pd.DataFrame(rows, columns=columns).astype({"sentence_id": "Int64"})


def _cut(text: str) -> str:
    """Shorten at a blank, and say so."""
    return text if len(text) <= WINDOW else re.sub(r"\S*\Z", "", text[:WINDOW]) + "…"


def linked_counts_html(
    counts: pd.DataFrame,
    receipts: pd.DataFrame,
    tables: Tables,
    *,
    rows: int = 20,
    lines: int = 20,
    prefix: str | None = None,
) -> LinkedCounts:
    """Set counts as a table in which every number is a link to its evidence below.

    Parameters
    ----------
    counts
        The counts, or some rows of them.
    receipts
        Their receipts.
    tables
        The annotated corpus; it has the words.
    rows, lines
        How many rows of the table, and how many spans of each, at most; what is left out is said.
    prefix
        Begins every id, so that two tables on one page do not meet; made from the content by default, so give
        one if a page shows the very same table twice. Letters, digits and hyphens.

    Returns
    -------
    LinkedCounts
        HTML: the table, then for each row a fold with article, sentence number, the span marked in its
        sentence, and the dictionary row or rule.

    Raises
    ------
    ValueError
        If a row has no receipt or two, or a prefix cannot be part of an id.
    """
    shown = counts[:rows]
    numbers = _find_numbers(shown, receipts)
    if prefix is None:
        prefix = f"evidence-{hash_text(json.dumps([rows, lines, *numbers]))[:8]}"
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", prefix):
        raise ValueError(
            f"prefix must be letters, digits and hyphens and begin with a letter, got {prefix!r}"
        )
    table = _table_html(shown, numbers, prefix)
    folds = [
        _fold_html(
            names, receipts[receipts["receipt_id"] == receipt_id], tables, f"{prefix}-{receipt_id}", lines
        )
        for receipt_id, names in numbers.items()
    ]
    left_out = f"<p>{len(counts) - len(shown):,} more rows are not shown.</p>" if len(counts) > rows else ""
    note = "<p>Each number leads to its evidence:</p>" if folds else "<p>none</p>"
    body = f'<div id="{prefix}">{table}{left_out}{note}{"".join(folds)}</div>'
    return LinkedCounts(body, f"{len(shown)} of {len(counts)} rows with their evidence")


def _find_numbers(counts: pd.DataFrame, receipts: pd.DataFrame) -> dict[str, dict]:
    """The receipt of every row, by its names and its whole numbers."""
    told: dict[str, list[tuple[str, dict]]] = {}
    numbers = receipts[receipts["evidence"] != "article"].drop_duplicates("receipt_id")
    for receipt_id, by, values in numbers[["receipt_id", "by", "values"]].itertuples(index=False):
        told.setdefault(by, []).append((receipt_id, json.loads(values)))
    columns = {tuple(json.loads(by)) for by in told}
    fitting = [keys for keys in columns if set(keys) <= set(counts)]
    measures = [name for name in counts if name in MEASURES]
    names = {keys: name_numbers(counts, keys) for keys in fitting}
    found: dict[str, dict] = {}
    for place, row in enumerate(counts[measures].to_dict("records")):
        own = [
            (receipt_id, by[place])
            for by in names.values()
            for receipt_id, values in told.get(by[place], [])
            if all(_same(values.get(name), value) for name, value in row.items())
        ]
        if len(own) != 1 or own[0][0] in found:
            what = "several receipts fit" if own else "no receipt fits"
            exist = ", ".join([*told][:10]) or "none"
            raise ValueError(f"row {place + 1} of the counts: {what}; there are receipts of: {exist}")
        found[own[0][0]] = json.loads(own[0][1])
    return found


def _same(told: object, shown: object) -> bool:
    if isinstance(told, float) and isinstance(shown, float):
        return abs(told - shown) <= 0.005  # a table may be rounded for reading
    return told == shown or (told is None and pd.isna(shown))


def _table_html(counts: pd.DataFrame, numbers: Mapping[str, Mapping], prefix: str) -> str:
    head = "".join(f"<th scope='col'>{html.escape(str(name))}</th>" for name in counts)
    lines = []
    for receipt_id, row in zip(numbers, counts.to_dict("records"), strict=True):
        cells = []
        for name, value in row.items():
            text = html.escape(_write(value))
            if name in MEASURES:
                text = f'<a href="#{prefix}-{receipt_id}">{text}</a>'
            cells.append(f"<td>{text}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _write(value: object) -> str:
    if value is None or pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def _fold_html(names: Mapping, rows: pd.DataFrame, tables: Tables, place: str, lines: int) -> str:
    """The fold of one number; its id stands inside, so that browsers open the fold on the way to it."""
    spans = rows[rows["evidence"] == "span"]
    items = []
    for row in _put_into_sentences(spans[:lines], tables).itertuples():
        label, left, span, right = (
            html.escape(str(text)) for text in (row.label, row.left, row.span, row.right)
        )
        sentence = "" if pd.isna(row.sentence_id) else f", sentence {row.sentence_id}"
        rule = html.escape(_write(row.rule))
        items.append(f"<li>{label}{sentence}: {left}<mark>{span}</mark>{right} <code>{rule}</code></li>")
    more = len(spans) - len(items)
    note = f"<p>{more:,} more are in the receipts and not shown here.</p>" if more else ""
    nothing = "" if items else f"<p>No span in {len(tables.documents):,} articles.</p>"
    back = f'<p><a href="#{place.rsplit("-", 1)[0]}">Back to the table</a></p>'
    spans_word = "span" if len(spans) == 1 else "spans"
    summary = f"{', '.join(_write(value) for value in names.values())}: {len(spans):,} {spans_word}"
    told = ", ".join(f"{name} {_write(value)}" for name, value in json.loads(rows["values"].iloc[0]).items())
    title = f"<p><strong>{html.escape(summary)}</strong> ({html.escape(told)})</p>"
    return fold(summary, f'<div id="{place}">{title}<ol>{"".join(items)}</ol>{nothing}{note}{back}</div>')
