"""Reports of all documents -> events: the same happening, told in many texts, is one event."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.happenings.groups import Report, number_events, rank_participants
from analysis.schema import FLAG, TEXT, build_table, iterate_rows

MORE_COLUMNS = {"participants": TEXT, "topic_ids": TEXT, "is_planned": FLAG}
"""Columns of events beyond the declared ones."""
OFTEN = frozenset(("meeting", "visit", "agreement", "policy", "statement", "other"))
"""Kinds of which one actor may have several on one day, each with somebody else."""

_HEAD = ("start_date", "end_date", "date_precision", "event_type")  # the same in all reports of an event
_TOLD = ("doc_id", "sentence_id", "date_mention_id", "label", "participants", "topic_ids")


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
    reports, places = _sort(reports)
    stories = _find_stories(reports, documents)
    numbers = np.array(number_events(_list_keys(reports, stories)), dtype="int64")
    heads = reports[list(_HEAD)].iloc[np.unique(numbers, return_index=True)[1]]
    total = len(heads)
    inside = np.lexsort([*places, numbers])
    told = reports[list(_TOLD)].iloc[inside]
    bounds = list(pairwise(np.searchsorted(numbers[inside], np.arange(total + 1)).tolist()))
    event_ids = _identify(heads, told, bounds)
    rows = {
        "event_id": event_ids,
        "label": _choose_labels(reports, numbers, places, [start for start, _ in bounds]),
        "n_documents": _count_different(numbers, places[-1], total),
        "n_stories": _count_different(numbers, _rank(stories), total),
    }
    for name in _HEAD:
        rows[name] = heads[name].array
    events = build_table("events", rows)
    casts, topics = (told[name].fillna("").tolist() for name in ("participants", "topic_ids"))
    more = {
        "participants": [rank_participants(casts[start:end]) or None for start, end in bounds],
        "topic_ids": [_join_topics(topics[start:end]) for start, end in bounds],
        "is_planned": np.bincount(numbers, ~reports["is_planned"].to_numpy(), minlength=total) == 0,
    }
    for column, kind in MORE_COLUMNS.items():
        events[column] = pd.Series(more[column], dtype=kind)
    mentions = {name: told[name].tolist() for name in ("doc_id", "sentence_id", "date_mention_id")}
    mentions["event_id"] = np.array(event_ids, dtype=object)[numbers[inside]].tolist()
    order = _rank(pd.Series(mentions["event_id"], dtype=TEXT))
    table = build_table("event_mentions", mentions)
    return events, table.iloc[np.argsort(order, kind="stable")].reset_index(drop=True)


def _rank(values: pd.Series) -> np.ndarray:
    """The place of each value among all, missing ones first: sorts like the values, and faster."""
    return pd.factorize(values, sort=True)[0]


def _sort(reports: pd.DataFrame) -> tuple[pd.DataFrame, list[np.ndarray]]:
    """Put reports in order: by days (those without last), kind, number of participants, and place.

    The ranks of their places come with them, as keys for ``np.lexsort``: the last, the document, counts most.
    """
    places = [_rank(reports[name]) for name in ("label", "date_mention_id", "sentence_id", "doc_id")]
    crowd = [-cast.count("; ") - 1 if cast else 0 for cast in reports["participants"].fillna("").tolist()]
    days = [_order_days(reports[name]) for name in ("end_date", "start_date")]
    order = np.lexsort([*places, np.array(crowd, dtype="int64"), _rank(reports["event_type"]), *days])
    return reports.iloc[order].reset_index(drop=True), [ranks[order] for ranks in places]


def _order_days(days: pd.Series) -> np.ndarray:
    """Days as numbers, missing ones last."""
    return np.where(days.isna(), np.iinfo("int64").max, days.to_numpy().astype("int64"))


def _list_keys(reports: pd.DataFrame, stories: pd.Series) -> Iterator[Report]:
    """What must be the same in all reports of an event, and what may join them."""
    starts, ends = (_order_days(reports[name]).tolist() for name in ("start_date", "end_date"))
    dated = reports["start_date"].notna().tolist()
    rows = iterate_rows(reports, "event_type", "label", "participants")
    for start, end, is_dated, story, (kind, label, cast) in zip(
        starts, ends, dated, stories.tolist(), rows, strict=True
    ):
        joins = is_dated and kind != "other" and isinstance(cast, str)
        names = frozenset(cast.split("; ") if joins else ())
        yield (start, end, kind), label, names, (story if kind in OFTEN else None)


def _find_stories(reports: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    stories = dict(iterate_rows(documents, "doc_id", "story_id"))
    return pd.Series([stories[doc_id] for doc_id in reports["doc_id"].tolist()], dtype=TEXT)


def _count_different(numbers: np.ndarray, codes: np.ndarray, total: int) -> np.ndarray:
    """Count the different codes of each event."""
    width = codes.max(initial=0) + 1
    return np.bincount(np.unique(numbers * width + codes) // width, minlength=total)


def _choose_labels(
    reports: pd.DataFrame, numbers: np.ndarray, places: list[np.ndarray], starts: list[int]
) -> list[str]:
    """The label of most reports; where some tell it as done and in plain grammar, theirs."""
    labels, told = places[0], reports["label"].tolist()
    pairs = numbers * (labels.max(initial=0) + 1) + labels
    _, same, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    quoted = np.array([label.startswith("“") for label in told], dtype=bool)
    best = np.lexsort([*places, -counts[same], quoted, reports["is_planned"].to_numpy(), numbers])[starts]
    return [told[place] for place in best.tolist()]


def _join_topics(topics: list[str]) -> str | None:
    if len(topics) == 1:
        return topics[0] or None  # one report lists its topics in order
    return "; ".join(sorted({topic for joined in topics for topic in joined.split("; ")} - {""})) or None


def _identify(heads: pd.DataFrame, told: pd.DataFrame, bounds: list[tuple[int, int]]) -> list[str]:
    """Ids from what the events are and who reports them, so that they do not depend on other articles."""
    places = [
        mention_id if isinstance(mention_id, str) else f"{doc_id}:{number}:{label}"
        for mention_id, doc_id, number, label in iterate_rows(
            told, "date_mention_id", "doc_id", "sentence_id", "label"
        )
    ]
    firsts, lasts = (_name_days(heads[name]) for name in ("start_date", "end_date"))
    names = []
    for first, last, kind, (start, end) in zip(
        firsts, lasts, heads["event_type"].tolist(), bounds, strict=True
    ):
        content = "|".join([last if last == "NaT" else f"{last} 00:00:00", *sorted(places[start:end])])
        digest = blake2b(content.encode(), digest_size=6).hexdigest()
        names.append(f"{'undated' if first == 'NaT' else first}-{kind.replace(' ', '-')}-{digest}")
    return names


def _name_days(days: pd.Series) -> list[str]:
    return np.datetime_as_string(days.to_numpy().astype("datetime64[D]")).tolist()
