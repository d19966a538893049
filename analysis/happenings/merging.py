"""Reports of all documents -> events: the same happening, told in many texts, is one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.happenings.groups import Report, number_events, rank_participants
from analysis.schema import FLAG, TEXT, build_table, iterate_rows, make_column

MORE_COLUMNS = {"participants": TEXT, "topic_ids": TEXT, "is_planned": FLAG}
"""Columns of events beyond the declared ones."""
OFTEN = frozenset(("meeting", "visit", "agreement", "policy", "statement", "other"))
"""Kinds of which one actor may have several on one day, each with somebody else."""

Columns = dict[str, np.ndarray]
"""The columns of some reports, as plain arrays."""

_LAST = np.iinfo("int64").max  # stands for a missing day
_HEAD = ("start_date", "end_date", "date_precision", "event_type")  # the same in all reports of an event
_OFTEN_MISSING = ("date_mention_id", "participants", "topic_ids")
_TOLD = ("doc_id", "sentence_id", "label", "is_planned", *_OFTEN_MISSING)


def merge_reports(reports: pd.DataFrame, documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Merge the reports of one happening, in whatever order and from however many batches they come.

    Parameters
    ----------
    reports
        What :func:`find_reports` returned, of one batch or of several put together.
    documents
        All documents, with ``doc_id`` and ``story_id``.

    Returns
    -------
    tuple of pandas.DataFrame
        ``events``, in the order of their days: ``event_id``, ``start_date`` and ``end_date`` (inclusive;
        missing for a plan without a date), ``date_precision``, ``event_type`` (a key of ``EVENT_TYPES``, or
        ``other``), ``label`` (at most 40 characters; in quotation marks where it is cut from the sentence),
        ``n_documents``, ``n_stories``, then ``participants`` and ``topic_ids`` (joined by "; ", missing if
        none: the actors close to the word of happening, the topics of the sentences) and ``is_planned``
        (planned, possible or still ahead in every report). And ``event_mentions``, one row per report;
        ``date_mention_id`` is missing for a plan without a date.

    Examples
    --------
    >>> rows = {"doc_id": ["a", "b"], "sentence_id": [1, 4], "date_mention_id": ["a:9", "b:30"]}
    >>> rows |= dict.fromkeys(["start_date", "end_date"], pd.to_datetime(["2020-05-01"] * 2))
    >>> rows |= {"label": ["Peru-Chile talks", "Peru talks"], "event_type": "meeting"}
    >>> rows |= {"date_precision": "day"}
    >>> rows |= {"participants": ["Peru; Chile", "Peru"], "topic_ids": None, "is_planned": [False, True]}
    >>> documents = pd.DataFrame({"doc_id": ["a", "b"], "story_id": ["a", "a"]})
    >>> events, mentions = merge_reports(pd.DataFrame(rows), documents)
    >>> events[["label", "n_documents", "n_stories", "is_planned"]].values.tolist()
    [['Peru-Chile talks', 2, 1, False]]
    """
    columns = _sort({name: reports[name].to_numpy() for name in (*_HEAD, *_TOLD)}, documents)
    columns["number"] = np.array(number_events(_list_keys(columns)), dtype="int64")
    firsts = np.unique(columns["number"], return_index=True)[1]
    heads = {name: columns[name][firsts] for name in _HEAD}
    inside = np.lexsort([columns["place"], columns["number"]])
    told = {name: cells[inside] for name, cells in columns.items()}
    edges = np.flatnonzero(np.diff(told["number"], prepend=-1, append=-1)).tolist()
    event_ids = _identify(heads, told, edges)

    rows = {name: told[name][edges[:-1]].tolist() for name in ("label", *MORE_COLUMNS)}
    rows |= {name: [1] * len(event_ids) for name in ("n_documents", "n_stories")}
    cells = {name: told[name].tolist() for name in ("doc_id", "story_id", "label", *MORE_COLUMNS)}
    for event in np.flatnonzero(np.diff(edges) > 1).tolist():  # elsewhere the only report says all
        inside = slice(edges[event], edges[event + 1])
        summed = _sum_up({name: column[inside] for name, column in cells.items()})
        for name, value in summed.items():
            rows[name][event] = value
    events = build_table("events", heads | rows | {"event_id": event_ids})
    for name, kind in MORE_COLUMNS.items():
        cells = [cell or None for cell in rows[name]] if kind == TEXT else rows[name]
        events[name] = make_column(cells, kind)
    return events, _list_mentions(told, event_ids)


def _sum_up(said: dict[str, list]) -> dict[str, object]:
    """What the reports of one event say together; they stand in the order of their places."""
    topics = {topic for joined in said["topic_ids"] for topic in joined.split("; ")}
    return {
        "label": _choose_label(said["label"], said["is_planned"]),
        "n_documents": len(set(said["doc_id"])),
        "n_stories": len(set(said["story_id"])),
        "participants": rank_participants(said["participants"]),
        "topic_ids": "; ".join(sorted(topics - {""})),
        "is_planned": all(said["is_planned"]),
    }


def _list_mentions(told: Columns, event_ids: list[str]) -> pd.DataFrame:
    """The reports of each event, in the order of the ids."""
    order = np.argsort(_rank(event_ids)[told["number"]], kind="stable")
    rows = {name: told[name][order].tolist() for name in ("doc_id", "sentence_id", "date_mention_id")}
    rows["date_mention_id"] = [mention_id or None for mention_id in rows["date_mention_id"]]
    rows["event_id"] = np.array(event_ids, dtype=object)[told["number"][order]]
    return build_table("event_mentions", rows)


def _fill(cells: np.ndarray) -> np.ndarray:
    """Texts, and nothing where one is missing."""
    return np.where(pd.isna(cells), "", cells)


def _rank(cells: list) -> np.ndarray:
    """The place of each value among all: sorts like the values, and faster."""
    ranks = {cell: rank for rank, cell in enumerate(sorted(dict.fromkeys(cells)))}
    return np.array([ranks[cell] for cell in cells], dtype="int64")


def _sort(columns: Columns, documents: pd.DataFrame) -> Columns:
    """Put reports in order: by days (those without last), kind, number of participants, and place.

    The rank of their place and their story come with them; nothing stands for missing words.
    """
    columns = columns | {name: _fill(columns[name]) for name in _OFTEN_MISSING}
    stories = dict(iterate_rows(documents, "doc_id", "story_id"))
    columns["story_id"] = np.array([stories[doc_id] for doc_id in columns["doc_id"].tolist()], dtype=object)
    names = ("doc_id", "sentence_id", "date_mention_id", "label")
    rows = list(zip(*(columns[name].tolist() for name in names), strict=True))
    columns["place"] = np.empty(len(rows), dtype="int64")
    columns["place"][sorted(range(len(rows)), key=rows.__getitem__)] = np.arange(len(rows))
    crowd = [-cast.count("; ") - 1 if cast else 0 for cast in columns["participants"].tolist()]
    days = [_order_days(columns[name]) for name in ("end_date", "start_date")]
    kinds = _rank(columns["event_type"].tolist())
    order = np.lexsort([columns["place"], np.array(crowd, dtype="int64"), kinds, *days])
    return {name: cells[order] for name, cells in columns.items()}


def _order_days(days: np.ndarray) -> np.ndarray:
    """Days as numbers, missing ones last."""
    return np.where(np.isnat(days), _LAST, days.astype("datetime64[s]").astype("int64"))


def _list_keys(columns: Columns) -> Iterator[Report]:
    """What must be the same in all reports of an event, and what may join them."""
    starts, ends = (_order_days(columns[name]).tolist() for name in ("start_date", "end_date"))
    names = ("event_type", "label", "participants", "story_id")
    kinds, labels, written, stories = (columns[name].tolist() for name in names)
    nobody = frozenset()
    casts = {cast: frozenset(cast.split("; ")) if cast else nobody for cast in set(written)}
    for start, end, kind, label, cast, story in zip(
        starts, ends, kinds, labels, written, stories, strict=True
    ):
        joins = start != _LAST and kind != "other"
        yield (start, end, kind), label, casts[cast] if joins else nobody, (story if kind in OFTEN else None)


def _choose_label(labels: list[str], planned: list[bool]) -> str:
    """The label of most reports; where some tell it as done and in plain grammar, theirs."""
    counts = Counter(labels)
    told = zip(planned, labels, strict=True)
    return min(told, key=lambda one: (one[0], one[1].startswith("“"), -counts[one[1]]))[1]


def _identify(heads: Columns, told: Columns, edges: list[int]) -> list[str]:
    """Ids from what the events are and who reports them, so that they do not depend on other articles."""
    columns = (told[name].tolist() for name in ("date_mention_id", "doc_id", "sentence_id", "label"))
    places = [
        mention_id or f"{doc_id}:{number}:{label}"
        for mention_id, doc_id, number, label in zip(*columns, strict=True)
    ]
    firsts, lasts = (_name_days(heads[name]) for name in ("start_date", "end_date"))
    columns = (firsts, lasts, heads["event_type"].tolist(), pairwise(edges))
    names = []
    for first, last, kind, (start, end) in zip(*columns, strict=True):
        content = "|".join([last if last == "NaT" else f"{last} 00:00:00", *sorted(places[start:end])])
        digest = blake2b(content.encode(), digest_size=6).hexdigest()
        names.append(f"{'undated' if first == 'NaT' else first}-{kind.replace(' ', '-')}-{digest}")
    return names


def _name_days(days: np.ndarray) -> list[str]:
    """Days in words; the same days come again and again."""
    different, codes = np.unique(days.astype("datetime64[D]"), return_inverse=True)
    names = np.datetime_as_string(different).tolist()
    return [names[code] for code in codes.tolist()]
