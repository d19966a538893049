"""Documents, dates and events -> items on three clocks, and a tray for what has no place on a calendar.

Every text runs on three clocks:

``published``
    When the article appeared; the line of place and date at its head belongs here too.
``happened``
    When the news of the article happened: an event told as done, of a day or at most a week, that ends in the
    seven days up to the publication of an article that tells it.
``refers``
    What the text looks back or ahead to: every other event and dated expression. Months, years and periods,
    what is older than those seven days, and all that is planned, possible or still to come.

The rule has limits. A piece on what happened two weeks ago has no news by this rule, and a weekday mentioned
only as background, yet close to publication, counts as news. Without a publication date nothing tells news
from background: an event with a date written out in full then stands under ``happened``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

import pandas as pd

from analysis.happenings.labels import quote
from analysis.schema import ARTICLE_ZONES, DAY, FLAG, TEXT

CLOCKS = ("published", "happened", "refers")
"""When the article appeared, when its news happened, what it looks back or ahead to."""

NEWS_DAYS = 7
"""The news of an article ends in this many days up to and including its publication."""

TRAY = {
    "undated": "no publication date",
    "unanchored": "no day to count from",
    "vague": "vague",
    "length": "how long, but not from when",
    "set": "how often",
    "plan": "planned, no date",
    "open": "not on the calendar",
}
"""Why an item has no days."""

ITEM_COLUMNS = {
    "item_id": TEXT,
    "clock": TEXT,
    "start_date": DAY,
    "end_date": DAY,
    "precision": TEXT,
    "label": TEXT,
    "doc_id": TEXT,
    "story_id": TEXT,
    "n_documents": "int64",
    "n_stories": "int64",
    "is_planned": FLAG,
    "event_id": TEXT,
    "tray": TEXT,
}
MENTION_COLUMNS = {"item_id": TEXT, "doc_id": TEXT, "sentence_id": "int64", "date_mention_id": TEXT}

_DAY_RULES = ("weekday", "deictic", "day-part", "time")


class _Place(NamedTuple):
    """One report of an item: where it stands."""

    doc_id: str
    sentence_id: int
    mention_id: str | None


class _Item(NamedTuple):
    """An item before it is a row: everything but the reports."""

    clock: str
    start: pd.Timestamp
    end: pd.Timestamp
    precision: str | None
    label: str
    is_planned: bool
    event_id: str | None = None
    tray: str | None = None


def build_clock_items(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
    events: pd.DataFrame,
    event_mentions: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Put articles, events and all other dated expressions of the articles' own text on three clocks.

    Parameters
    ----------
    documents
        Completed documents.
    sentences, date_mentions, events, event_mentions
        The tables of those names; events may be a choice of them, but what they leave out is then shown as
        mere dates.

    Returns
    -------
    tuple of pandas.DataFrame
        ``items``, by clock and day: ``item_id``, ``clock`` (of ``CLOCKS``), ``start_date`` and ``end_date``
        (inclusive, missing in the tray), ``precision``, ``label``, ``doc_id`` and ``story_id`` (missing
        where several tell it), ``n_documents``, ``n_stories``, ``is_planned``, ``event_id`` (missing if it
        is no event) and ``tray`` (a key of ``TRAY`` that says why there are no days; missing where there
        are). And ``item_mentions``, one row per report: ``item_id``, ``doc_id``, ``sentence_id``,
        ``date_mention_id`` (missing for a plan without a date). Every date mention of the article
        zones is in exactly one item; the two ends of "from 2012 to 2017" belong to the item of the whole.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> tables = annotate(load_documents("seeds"))
    >>> names = ("documents", "sentences", "date_mentions", "events", "event_mentions")
    >>> items, _ = build_clock_items(*(getattr(tables, name) for name in names))
    >>> items.groupby("clock", sort=False).size().to_dict()
    {'published': 5, 'happened': 13, 'refers': 13}
    """
    stories = dict(zip(documents["doc_id"], documents["story_id"], strict=True))
    days = dict(zip(documents["doc_id"], documents["published_date"], strict=True))
    found = [*_list_articles(documents), *_list_events(events, event_mentions, days)]
    found += _list_dates(sentences, date_mentions, event_mentions, stories, days)
    rows, mention_rows = [], []
    for item, places in found:
        item_id = _identify(item, places)
        docs = sorted({place.doc_id for place in places})
        told = sorted({stories[doc_id] for doc_id in docs})
        one_doc, one_story = (docs[0] if len(docs) == 1 else None), (told[0] if len(told) == 1 else None)
        counts = (one_doc, one_story, len(docs), len(told))
        rows.append((item_id, *item[:5], *counts, *item[5:]))
        mention_rows += [(item_id, *place) for place in places if place.sentence_id >= 0]
    order = {clock: place for place, clock in enumerate(CLOCKS)}
    rows.sort(
        key=lambda row: (
            order[row[1]],
            row[2] if pd.notna(row[2]) else pd.Timestamp.max,
            str(row[3]),
            row[5],
            row[0],
        )
    )
    mention_rows.sort(key=lambda row: (row[0], row[1], row[2], row[3] or ""))
    return _make_table(ITEM_COLUMNS, rows), _make_table(MENTION_COLUMNS, mention_rows)


def _make_table(columns: dict[str, str], rows: list[tuple]) -> pd.DataFrame:
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    filled = zip(columns.items(), values, strict=True)
    return pd.DataFrame({name: pd.Series(column, dtype=kind) for (name, kind), column in filled})


def _identify(item: _Item, places: list[_Place]) -> str:
    if item.event_id is not None:
        return item.event_id
    if places[0].sentence_id < 0:
        return f"published:{places[0].doc_id}"
    content = "|".join(sorted(place.mention_id or "" for place in places))
    return f"{item.clock}-{blake2b(content.encode(), digest_size=6).hexdigest()}"


def _list_articles(documents: pd.DataFrame) -> Iterator[tuple[_Item, list[_Place]]]:
    for row in documents[["doc_id", "label", "published_date"]].itertuples(index=False):
        tray = "undated" if pd.isna(row.published_date) else None
        day, precision = row.published_date, None if tray else "day"
        item = _Item("published", day, day, precision, row.label, False, tray=tray)
        yield item, [_Place(row.doc_id, -1, None)]


def _list_events(
    events: pd.DataFrame, event_mentions: pd.DataFrame, days: dict[str, pd.Timestamp]
) -> Iterator[tuple[_Item, list[_Place]]]:
    told: dict[str, list[_Place]] = defaultdict(list)
    for event_id, *place in event_mentions.itertuples(index=False):
        told[event_id].append(_Place(place[0], place[1], None if pd.isna(place[2]) else place[2]))
    for row in events.itertuples():
        if row.event_id not in told:
            continue
        places, planned = told[row.event_id], bool(getattr(row, "is_planned", False))
        start, end = row.start_date, row.end_date
        news = not planned and any(_is_news(start, end, days[place.doc_id]) for place in places)
        tray = "plan" if pd.isna(start) else None
        item = _Item("happened" if news else "refers", start, end, row.date_precision, row.label, planned)
        yield item._replace(event_id=row.event_id, tray=tray), places


def _is_news(start: pd.Timestamp, end: pd.Timestamp, published: pd.Timestamp) -> bool:
    """Tell if days of a happening are the news of an article of that day; always if its day is unknown."""
    if pd.isna(start):
        return False
    if pd.isna(published):
        return True
    week = pd.Timedelta(days=NEWS_DAYS - 1)
    return end - start <= week and start <= published <= end + week


def _list_dates(
    sentences: pd.DataFrame,
    dates: pd.DataFrame,
    event_mentions: pd.DataFrame,
    stories: dict[str, str],
    days: dict[str, pd.Timestamp],
) -> Iterator[tuple[_Item, list[_Place]]]:
    """The dated expressions that are no event; the same words of two editions are one item."""
    texts = {(r.doc_id, r.sentence_id): (r.sentence, r.start_char) for r in sentences.itertuples()}
    own = dates[dates["zone"].isin(ARTICLE_ZONES) & dates["doc_id"].isin(stories)]
    used = set(event_mentions["date_mention_id"].dropna())
    ranges = own[own["rule_id"].eq("range") & ~own["mention_id"].isin(used)]
    wholes: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in ranges.itertuples():
        wholes[row.doc_id].append((row.start_char, row.end_char, row.mention_id))
    found: dict[tuple, list[_Place]] = defaultdict(list)
    items: dict[str, tuple] = {}
    rest = []
    for row in own.sort_values(["doc_id", "start_char", "end_char", "mention_id"]).itertuples():
        place = _Place(row.doc_id, row.sentence_id, row.mention_id)
        if row.mention_id in used:
            continue
        around = [
            whole
            for first, last, whole in wholes[row.doc_id]
            if first <= row.start_char and row.end_char <= last
        ]
        if around and row.rule_id != "range":
            rest.append((min(around), place))
            continue
        item = _read_date(row, texts[row.doc_id, row.sentence_id], days[row.doc_id])
        key = (stories[row.doc_id], *(str(part) for part in item))
        found[key].append(place)
        items[row.mention_id] = (key, item)
    for whole, place in rest:
        found[items[whole][0]].append(place)
    made = {key: item for key, item in items.values()}
    for key, places in found.items():
        yield made[key], sorted(places, key=lambda place: (place.doc_id, place.sentence_id, place.mention_id))


def _read_date(row, text: tuple[str, int], published: pd.Timestamp) -> _Item:
    """One dated expression that is no event, as an item."""
    sentence, offset = text
    span = (row.start_char - offset, row.end_char - offset)
    if row.start_date <= row.end_date:  # never so where one is missing
        clock = "published" if row.zone == "dateline" else "refers"
        ahead = pd.notna(published) and row.start_date > published
        return _Item(
            clock, row.start_date, row.end_date, row.precision, quote(sentence, span, span), bool(ahead)
        )
    value = row.timex_value if isinstance(row.timex_value, str) else ""
    if row.timex_type == "SET":
        tray = "set"
    elif row.timex_type == "DURATION":
        tray = "length"
    elif value.endswith("_REF"):
        tray = "vague"
    else:
        tray = "unanchored" if row.is_relative or pd.isna(published) else "open"
    clock = "happened" if tray == "unanchored" and row.rule_id.startswith(_DAY_RULES) else "refers"
    matched = " ".join(row.matched_text.split())
    return _Item(clock, pd.NaT, pd.NaT, None, f"“{matched}”", False, tray=tray)
