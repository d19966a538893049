"""How a count came about: from the string in the files to the mentions of an actor, step by step.

"Why is your count different from mine?" Because a plain search for China also hits the South China Sea, a
caption and another article's teaser, and misses Beijing. Each step of the waterfall says how many spans it
takes away or adds; :func:`build_count_spans` lists the spans themselves, and the two always agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pandas as pd

from analysis.kwic import check_zones, select_mentions, suggest
from analysis.schema import ARTICLE_ZONES

if TYPE_CHECKING:
    from analysis.annotate import Tables

KEPT = "= read as the actor"

REMOVED = {
    "- outside the chosen zones": "page furniture, captions and the like are not the article's own words",
    "- inside another name": "part of a longer name or term",
    "- inside a longer form": "part of a longer form of this name, which is added below",
    "- inside a word": "the letters occur, the name does not",
    "- not this actor": "another bearer of the name, or left open between two",
}
"""The steps that take hits away, in the order in which they are asked, and why."""

OUTSIDE, OTHER, LONGER, WORD, NOT_READ = REMOVED

ADDED = {
    "+ name": "other names the dictionary has for it",
    "+ full": "the name in full",
    "+ demonym": "the adjective or the people",
    "+ metonym": "a capital or a building that stands for the government",
    "+ short": "a short name, resolved by what the article said before",
    "+ variant": "a spelling that departs from the dictionary's",
}
"""The steps that add mentions, by the form of the mention."""

SPANS = {
    "step": "str",
    "change": "int64",
    "doc_id": "str",
    "start_char": "int64",
    "end_char": "int64",
    "matched_text": "str",
    "inside": "str",
}
"""The columns of the spans behind a waterfall."""


def explain_count(
    tables: Tables, actor: str, *, string: str | None = None, zones: str | Iterable[str] = ARTICLE_ZONES
) -> pd.DataFrame:
    """Lead from the hits of a plain search to the mentions of an actor, in steps that add up.

    Parameters
    ----------
    tables
        The annotated corpus; ``documents``, ``zones``, ``actor_mentions`` and ``topic_mentions`` are used.
    actor
        An ``actor_name``.
    string
        What a plain search would look for, letter for letter; by default the actor's name.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    pandas.DataFrame
        ``step``, ``change`` (spans taken away or added by this step), ``n_mentions`` (spans after it: always
        the row above plus the change), ``n_documents`` and ``n_stories`` (that hold those spans),
        ``explanation``. The last row is what :func:`analysis.counts.count_mentions` counts.

    Raises
    ------
    ValueError
        For an actor that is not mentioned (with the names that come close), an empty string or an
        unknown zone.
    """
    spans = build_count_spans(tables, actor, string=string, zones=zones)
    stories = dict(zip(tables.documents["doc_id"], tables.documents["story_id"], strict=True))
    left = spans[spans["change"] <= 0]
    start = f'"{actor if string is None else string}" in the files'
    rows = [(start, len(left), left, "every hit of a plain search, anywhere in the files")]
    for step, reason in REMOVED.items():
        gone = left["step"] == step
        left = left[~gone]
        rows.append((step, -int(gone.sum()), left, reason + _quote(spans[spans["step"] == step], "inside")))
    for step in spans.loc[spans["change"] > 0, "step"].unique():
        new = spans[spans["step"] == step]
        left = pd.concat([left, new])
        rows.append((step, len(new), left, ADDED.get(step, "another form") + _quote(new, "matched_text")))
    return pd.DataFrame(
        {
            "step": [row[0] for row in rows],
            "change": [row[1] for row in rows],
            "n_mentions": [len(row[2]) for row in rows],
            "n_documents": [row[2]["doc_id"].nunique() for row in rows],
            "n_stories": [row[2]["doc_id"].map(stories).nunique() for row in rows],
            "explanation": [row[3] for row in rows],
        }
    )


def _quote(spans: pd.DataFrame, column: str) -> str:
    """Name the three most frequent texts of a step with their numbers: ': South China Sea 9, ...'."""
    texts = spans[column].dropna().str.replace(r"\s+", " ", regex=True)
    counts = texts.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    quoted = ", ".join(f"{text} {number}" for text, number in counts[:3].items())
    return f": {quoted}{', ...' if len(counts) > 3 else ''}" if quoted else ""


def build_count_spans(
    tables: Tables, actor: str, *, string: str | None = None, zones: str | Iterable[str] = ARTICLE_ZONES
) -> pd.DataFrame:
    """List every span a count looked at, with the step that kept, removed or added it.

    Parameters
    ----------
    tables, actor, string, zones
        As in :func:`explain_count`.

    Returns
    -------
    pandas.DataFrame
        ``step``, ``change`` (-1 removed, 0 kept, 1 added), ``doc_id``, ``start_char``, ``end_char``,
        ``matched_text``, ``inside`` (the longer text a removed hit is part of, else missing); by step, then
        document and position. The rows with change 0 or 1 are the actor's mentions.

    Raises
    ------
    ValueError
        As :func:`explain_count`.
    """
    string = actor if string is None else string
    if not string.strip():
        raise ValueError(f"the string to search for is empty: {string!r}")
    names = tables.actor_mentions["actor_name"].dropna()
    if actor not in set(names):
        most = ", ".join(names.value_counts().index[:20])
        raise ValueError(
            f"no mention of an actor {actor!r}{suggest(actor, set(names))} Most frequent: {most}"
        )
    own = tables.actor_mentions[tables.actor_mentions["actor_name"] == actor]
    own = select_mentions(own, tables.documents, zones=zones)
    rows = list(_trace_hits(tables, string, own, check_zones(zones)))
    by_string = {(row[2], row[3], row[4]) for row in rows if row[0] == KEPT}
    for row in own.itertuples():
        if (row.doc_id, row.start_char, row.end_char) not in by_string:
            place = (row.doc_id, row.start_char, row.end_char, row.matched_text)
            rows.append((f"+ {row.form}", 1, *place, None))
    order = {step: place for place, step in enumerate([*REMOVED, KEPT, *ADDED])}
    rows.sort(key=lambda row: (order.get(row[0], len(order)), *row[:1], *row[2:4]))
    return pd.DataFrame.from_records(rows, columns=list(SPANS)).astype(SPANS)


def _trace_hits(tables: Tables, string: str, own: pd.DataFrame, zones: tuple[str, ...]) -> Iterator[tuple]:
    """Yield one row of the spans table for every hit of the string in the texts."""
    inside_zones = _group_spans(tables.zones[tables.zones["zone"].isin(zones)])
    own_spans = _group_spans(own)
    all_spans = _group_spans(tables.actor_mentions)
    for doc_id, spans in _group_spans(tables.topic_mentions).items():
        all_spans.setdefault(doc_id, []).extend(spans)
    for doc_id, text in zip(tables.documents["doc_id"], tables.documents["text"], strict=True):
        mine = own_spans.get(doc_id, [])
        for hit in re.finditer(re.escape(string), text):
            start, end = hit.span()
            around = _find_longest(all_spans.get(doc_id, []), start, end)
            if not any(low <= start < high for low, high in inside_zones.get(doc_id, [])):
                step, inside = OUTSIDE, None
            elif (start, end) in mine:
                step, inside = KEPT, None
            elif around:
                step = LONGER if _find_longest(mine, start, end) else OTHER
                inside = text[slice(*around)]
            else:
                inside = _complete_word(text, start, end)
                step = WORD if inside != string else NOT_READ
            yield (
                step,
                int(step == KEPT) - 1,
                doc_id,
                start,
                end,
                string,
                None if inside == string else inside,
            )


def _group_spans(table: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in zip(table["doc_id"], table["start_char"], table["end_char"], strict=True):
        spans.setdefault(doc_id, []).append((start, end))
    return spans


def _find_longest(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the longest span that properly contains the hit."""
    longer = [(low, high) for low, high in spans if low <= start and end <= high and high - low > end - start]
    return max(longer, key=lambda span: span[1] - span[0], default=None)


def _complete_word(text: str, start: int, end: int) -> str:
    before = re.search(r"\w*$", text[max(0, start - 50) : start]) if text[start].isalnum() else None
    after = re.match(r"\w*", text[end : end + 50]) if text[end - 1].isalnum() else None
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")
