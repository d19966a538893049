"""What goes on a timeline, which days it shows, and in which row each label stands.

Only arithmetic: :mod:`analysis.timeline_plot` draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.kwic import check_columns

Window = tuple[pd.Timestamp, pd.Timestamp]

DAY = pd.Timedelta(days=1)

LANES = {"article": "articles\npublished", "event": "events\ntold"}
"""The two lanes of a timeline, and what stands beside them."""


@dataclass(frozen=True)
class Item:
    """Something with a date, to be drawn as a marker (one day) or a bar (longer)."""

    lane: str  # of LANES
    label: str
    start: pd.Timestamp  # missing if unknown
    end: pd.Timestamp  # the last day, inclusive


def list_items(events: pd.DataFrame, documents: pd.DataFrame) -> list[Item]:
    """Turn articles and events into items whose labels carry the date, as exact as it is known.

    Examples
    --------
    >>> events = pd.DataFrame({"label": ["flood"], "date_precision": ["month"],
    ...     "start_date": pd.to_datetime(["2020-02-01"]), "end_date": pd.to_datetime(["2020-02-29"])})
    >>> documents = pd.DataFrame({"label": ["Post"], "published_date": pd.to_datetime(["2020-03-04"])})
    >>> [(item.lane, item.label) for item in list_items(events, documents)]
    [('article', '2020-03-04 Post'), ('event', '2020-02 flood')]
    """
    check_columns(["label", "published_date"], documents)
    check_columns(["label", "start_date", "end_date", "date_precision"], events)
    dates = documents["published_date"]
    items = [
        Item("article", _date_label(label, date, date, "day"), date, date)
        for label, date in zip(documents["label"], dates, strict=True)
    ]
    for row in events.itertuples():
        end = row.start_date if pd.isna(row.end_date) else row.end_date
        label = _date_label(row.label, row.start_date, end, row.date_precision)
        items.append(Item("event", label, row.start_date, end))
    return items


def _date_label(label: str, start: pd.Timestamp, end: pd.Timestamp, precision: str) -> str:
    when = write_dates(start, end, precision)
    return label if pd.isna(start) or when in label else f"{when} {label}"


def write_dates(start: pd.Timestamp, end: pd.Timestamp, precision: str) -> str:
    """Write a date no more exactly than it is known.

    Examples
    --------
    >>> write_dates(pd.Timestamp("2020-02-01"), pd.Timestamp("2020-02-29"), "month")
    '2020-02'
    >>> write_dates(pd.Timestamp("2020-03-09"), pd.Timestamp("2020-03-15"), "week")
    '2020-03-09 to 2020-03-15'
    >>> write_dates(pd.NaT, pd.NaT, "day")
    'no date'
    """
    if pd.isna(start):
        return "no date"
    form = {"month": "%Y-%m", "year": "%Y", "decade": "%Y"}.get(precision, "%Y-%m-%d")
    first, last = start.strftime(form), (start if pd.isna(end) else end).strftime(form)
    return first if first == last else f"{first} to {last}"


def describe_timeline(events: pd.DataFrame, documents: pd.DataFrame, *, top: int = 5) -> str:
    """Put a timeline into words, for the alternative text of its figure.

    Parameters
    ----------
    events, documents
        As in :func:`list_items`; the events that most stories tell of are named, in order of their dates.
    top
        How many events.

    Examples
    --------
    >>> events = pd.DataFrame({"label": ["flood"], "date_precision": ["month"], "n_stories": [2],
    ...     "start_date": pd.to_datetime(["2020-02-01"]), "end_date": pd.to_datetime(["2020-02-29"])})
    >>> documents = pd.DataFrame({"label": ["Post"], "published_date": pd.to_datetime(["2020-03-04"])})
    >>> describe_timeline(events, documents)
    'Timeline of 1 article, published 2020-03-04, and 1 event: 2020-02 flood.'
    """
    days = documents["published_date"]
    when = f", published {write_dates(days.min(), days.max(), 'day')}" if days.notna().any() else ""
    most = events.sort_values("n_stories", ascending=False, kind="stable")[:top]
    items = list_items(most.sort_values("start_date", kind="stable"), documents[:0])
    named = ", ".join(item.label for item in items)
    more = f", and {len(events) - top} more" if len(events) > top else ""
    articles = f"{len(documents):,} article{'s' * (len(documents) != 1)}"
    happenings = f"{len(events):,} event{'s' * (len(events) != 1)}"
    return f"Timeline of {articles}{when}, and {happenings}{': ' * bool(named)}{named}{more}."


def choose_window(items: Sequence[Item]) -> Window | None:
    """Choose the days to show, with a margin: all articles, and the events near them.

    Near means: no further from the first or last article than half the time between these two (at least 45
    days). Without a dated article every event is near; None if nothing has a date.
    """
    dated = [item for item in items if pd.notna(item.start)]
    if not dated:
        return None
    articles = [item.start for item in dated if item.lane == "article"]
    first, last = min(item.start for item in dated), max(item.end for item in dated) + DAY
    if articles:
        reach = max((max(articles) - min(articles)) / 2, 45 * DAY)
        low, high = min(articles) - reach, max(articles) + reach
        near = [item for item in dated if item.end >= low and item.start <= high]
        first = max(low, min(item.start for item in near))
        last = min(high, max(item.end for item in near) + DAY)
    margin = max((last - first) / 40, 2 * DAY)
    return first - margin, last + margin


def place_labels(boxes: Sequence[tuple[float, float, float]], *, n_rows: int) -> list[int | None]:
    """Give every label the row nearest to the axis in which it overlaps no other label.

    Parameters
    ----------
    boxes
        (anchor, left, right) in pixels: where the line from the axis comes down, and the room needed.
    n_rows
        Rows there are.

    Returns
    -------
    list of int or None
        The row of each label from 0; None where no row is left. From the right to the left, because a label
        stands to the right of its anchor: so a line hardly ever crosses a label.

    Examples
    --------
    >>> place_labels([(0, 0, 90), (50, 50, 140), (100, 100, 190)], n_rows=3)
    [0, 1, 0]
    >>> place_labels([(0, 0, 90), (50, 50, 140), (60, 60, 150)], n_rows=2)
    [None, 1, 0]
    """
    rows: list[list[tuple[float, float]]] = [[] for _ in range(n_rows)]
    levels: list[int | None] = [None] * len(boxes)
    for place in sorted(range(len(boxes)), key=lambda place: (-boxes[place][0], place)):
        anchor, left, right = boxes[place]
        free = [n for n, row in enumerate(rows) if all(right <= low or high <= left for low, high in row)]
        clear = [n for n in free if not any(low < anchor < high for row in rows[:n] for low, high in row)]
        if free:
            levels[place] = (clear or free)[0]
            rows[levels[place]].append((left, right))
    return levels
