"""Documents -> reports: what each text by itself tells as happening on a day, or as planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

import numpy as np
import pandas as pd

from analysis.happenings.cast import Cast, Place
from analysis.happenings.reading import Dated, Happening, find_plan, read_dates, read_plan
from analysis.page.pieces import cover_inline_markup
from analysis.schema import ARTICLE_ZONES, COUNT, DAY, FLAG, TEXT, iterate_rows, make_column

LONGEST_DAYS = 100
"""Expressions that cover more days than a quarter date a state of affairs and not a happening."""

REPORT_COLUMNS = {
    "doc_id": TEXT,
    "sentence_id": COUNT,
    "date_mention_id": TEXT,
    "start_date": DAY,
    "end_date": DAY,
    "date_precision": TEXT,
    "event_type": TEXT,
    "label": TEXT,
    "participants": TEXT,
    "topic_ids": TEXT,
    "is_planned": FLAG,
}
"""Columns of the reports: one dated expression, or one plan without a date, in one sentence."""

_NO_DAY = np.iinfo("int64").min  # what numpy keeps for a missing day


def find_reports(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    *,
    topic_mentions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find the reports of happenings in each document by itself.

    Parameters
    ----------
    documents
        Documents with ``doc_id`` and ``published_date``; a date after it still lay ahead.
    sentences, date_mentions, actor_mentions, topic_mentions
        The tables of those names, of the same documents.

    Returns
    -------
    pandas.DataFrame
        One row per report, with the columns of ``REPORT_COLUMNS``: ``doc_id``, ``sentence_id`` and
        ``date_mention_id`` (missing for a plan without a date) say where it stands; ``start_date`` and
        ``end_date`` (inclusive) and ``date_precision`` are those of the date mention; ``event_type`` is a key
        of ``EVENT_TYPES`` or ``other``; ``label`` at most 40 characters; ``participants`` (the closest to the
        word of happening first) and ``topic_ids`` are joined by "; " and missing if there are none;
        ``is_planned`` if it is told as planned or possible, or still lay ahead.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> tables = annotate(load_documents("seeds"))
    >>> names = ("documents", "sentences", "date_mentions", "actor_mentions")
    >>> reports = find_reports(*(getattr(tables, name) for name in names))
    >>> reports.query("event_type == 'coup'")[["label", "date_precision"]].values.tolist()
    [['Myanmar coup', 'month'], ['Myanmar coup', 'month'], ['Myanmar coup', 'month']]
    """
    dates, dated = _list_dates(date_mentions)
    cast = Cast(actor_mentions)
    undated = cast.places - dated
    reporting = {date[0] for date in dates}
    texts = _list_texts(sentences, undated | reporting)
    verbs = {place: verb for place in texts if place in undated and (verb := find_plan(texts[place][0]))}
    named = cast.list_named({place: texts[place][1] for place in reporting | verbs.keys()})
    told = _list_topics(topic_mentions)
    published = dict(zip(documents["doc_id"], _count_days(documents["published_date"]), strict=True))
    rows = []
    asked = []
    for place, _, first, last, begin, _, _ in dates:
        sentence, start = texts[place]
        ahead = _NO_DAY < published[place[0]] < begin
        asked.append(Dated(sentence, (first - start, last - start), named[place], ahead))
    for (place, mention_id, _, _, *days), read in zip(dates, read_dates(asked), strict=True):
        if read:
            rows.append((*place, mention_id, *days, *_join(read, told.get(place))))
    for place, verb in verbs.items():
        if read := read_plan(texts[place][0], verb, named[place]):
            rows.append((*place, None, _NO_DAY, _NO_DAY, None, *_join(read, told.get(place))))
    return _make_table(REPORT_COLUMNS, list(zip(*rows, strict=True)))


def _list_texts(sentences: pd.DataFrame, places: Set[Place]) -> dict[Place, tuple[str, int]]:
    """Some sentences of the articles themselves: their text, and where it begins in its document."""
    rows = zip(
        iterate_rows(sentences, "doc_id", "sentence_id"),
        *(sentences[name].tolist() for name in ("sentence", "start_char", "zone")),
        strict=True,
    )
    return {
        place: (cover_inline_markup(text), start)
        for place, text, start, zone in rows
        if place in places and zone in ARTICLE_ZONES
    }


def _list_dates(dates: pd.DataFrame) -> tuple[list[tuple], set[Place]]:
    """The dated expressions that can report a happening, and the sentences that hold a date at all.

    A happening has a day or up to a quarter, or a length of time that has a beginning; it is not the day the
    text was filed.
    """
    rows = zip(
        *(dates[name].tolist() for name in ("zone", "timex_type", "rule_id")),
        *(_count_days(dates[name]) for name in ("start_date", "end_date")),
        iterate_rows(dates, "doc_id", "sentence_id"),
        iterate_rows(dates, "mention_id", "start_char", "end_char", "precision"),
        strict=True,
    )
    happenings, dated = [], set()
    for zone, kind, rule, start, end, place, (mention_id, first, last, precision) in rows:
        if zone not in ARTICLE_ZONES:
            continue
        if kind in ("DATE", "TIME"):
            dated.add(place)
        elif rule not in ("duration-from", "duration-until"):
            continue
        if zone != "dateline" and start != _NO_DAY and 0 <= end - start < LONGEST_DAYS:
            happenings.append((place, mention_id, first, last, start, end, precision))
    return happenings, dated


def _count_days(days: pd.Series) -> list[int]:
    """Days as numbers; a missing one is ``_NO_DAY``."""
    return days.to_numpy().astype("datetime64[D]").astype("int64").tolist()


def _join(read: Happening, topics: str | None) -> tuple:
    return read.kind, read.label, "; ".join(read.participants) or None, topics, read.is_planned


def _list_topics(topics: pd.DataFrame | None) -> dict[Place, str]:
    found: dict[Place, set[str]] = defaultdict(set)
    for doc_id, number, topic in (
        () if topics is None else iterate_rows(topics, "doc_id", "sentence_id", "topic_id")
    ):
        found[doc_id, number].add(topic)
    return {place: "; ".join(sorted(names)) for place, names in found.items()}


def _make_table(columns: dict[str, str], values: Sequence[Sequence]) -> pd.DataFrame:
    """A table of these columns; days come as numbers."""
    filled = {}
    for (name, kind), column in zip(columns.items(), values or [()] * len(columns), strict=True):
        if kind == DAY:
            filled[name] = np.array(column, dtype="int64").astype("datetime64[D]").astype(DAY)
        else:
            filled[name] = make_column(column, kind)
    return pd.DataFrame(filled, copy=False)
