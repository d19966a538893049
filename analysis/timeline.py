"""What goes on a timeline, which days it shows, and in which row each label stands.

Only arithmetic: :mod:`analysis.timeline_plot` draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.clocks import TRAY
from analysis.kwic import check_columns

Window = tuple[pd.Timestamp, pd.Timestamp]

DAY = pd.Timedelta(days=1)

LANES = {"published": "published", "happened": "happened", "refers": "referred to"}
"""The clocks of :mod:`analysis.clocks`, each a lane of its own, and what stands beside it."""

MOST_IN_TRAY = 12
"""Labels written for each reason; the rest is counted."""


@dataclass(frozen=True)
class Item:
    """Something with a date, to be drawn as a marker (one day) or a bar (longer)."""

    lane: str  # of LANES
    label: str
    start: pd.Timestamp  # missing if unknown
    end: pd.Timestamp  # the last day, inclusive
    is_planned: bool = False


def list_items(items: pd.DataFrame) -> list[Item]:
    """Turn what has days into items whose labels carry the date, as exact as it is known.

    Parameters
    ----------
    items
        From :func:`analysis.clocks.build_clock_items`.

    Examples
    --------
    >>> items = pd.DataFrame({"clock": ["published", "refers"], "label": ["Post", "flood"],
    ...     "start_date": pd.to_datetime(["2020-03-04", "2020-02-01"]),
    ...     "end_date": pd.to_datetime(["2020-03-04", "2020-02-29"]), "precision": ["day", "month"],
    ...     "is_planned": [False, False], "n_stories": [1, 2], "tray": [None, None]})
    >>> [(item.lane, item.label) for item in list_items(items)]
    [('published', '2020-03-04 Post'), ('refers', '2020-02 flood')]
    """
    check_columns(["clock", "label", "start_date", "end_date", "precision", "is_planned"], items)
    listed = []
    for row in items[items["start_date"].notna()].itertuples():
        end = row.start_date if pd.isna(row.end_date) else row.end_date
        label = _date_label(row.label, row.start_date, end, row.precision)
        listed.append(Item(row.clock, label, row.start_date, end, bool(row.is_planned)))
    return listed


def choose_most_told(items: pd.DataFrame, *, top: int) -> pd.DataFrame:
    """Choose of each clock the dated items that most stories tell, the earlier where stories are equal.

    Parameters
    ----------
    items
        From :func:`analysis.clocks.build_clock_items`.
    top
        How many of each clock.

    Examples
    --------
    >>> days = pd.to_datetime(["2020-03-04", "2020-02-01", "2020-01-01", None])
    >>> items = pd.DataFrame({"clock": "refers", "label": ["a", "b", "c", "d"], "start_date": days,
    ...                       "n_stories": [1, 3, 1, 2]})
    >>> choose_most_told(items, top=2)["label"].tolist()
    ['b', 'c']
    """
    dated = items[items["start_date"].notna()]
    ranked = dated.sort_values(["n_stories", "start_date"], ascending=[False, True], kind="stable")
    return items.loc[ranked.groupby("clock").head(top).index.sort_values()]


def list_tray(items: pd.DataFrame) -> list[str]:
    """Say what has no place on the axis, one line for each reason, each label with its number of items.

    Examples
    --------
    >>> items = pd.DataFrame({"label": ["“now”", "“soon”", "“now”"], "tray": ["vague"] * 3})
    >>> list_tray(items)
    ['vague: “now” ×2, “soon” ×1']
    """
    check_columns(["label", "tray"], items)
    lines = []
    for reason, text in TRAY.items():
        labels = items.loc[items["tray"] == reason, "label"].value_counts().sort_index()
        labels = labels.sort_values(ascending=False, kind="stable")
        named = [f"{label} ×{number}" for label, number in labels[:MOST_IN_TRAY].items()]
        more = f", and {len(labels) - MOST_IN_TRAY} more" if len(labels) > MOST_IN_TRAY else ""
        if named:
            lines.append(f"{text}: {', '.join(named)}{more}")
    return lines


def _date_label(label: str, start: pd.Timestamp, end: pd.Timestamp, precision: str) -> str:
    when = write_dates(start, end, precision)
    return label if when in label else f"{when} {label}"


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


def describe_timeline(items: pd.DataFrame, *, top: int = 5) -> str:
    """Say in words what the timeline shows, as its alternative text.

    Parameters
    ----------
    items
        From :func:`analysis.clocks.build_clock_items`. On each clock the items that most stories tell are
        named, in order of their dates.
    top
        How many of each clock.

    Examples
    --------
    >>> items = pd.DataFrame({"clock": ["published", "refers", "refers"], "label": ["Post", "flood", "“now”"],
    ...     "start_date": pd.to_datetime(["2020-03-04", "2020-02-01", None]),
    ...     "end_date": pd.to_datetime(["2020-03-04", "2020-02-29", None]),
    ...     "precision": ["day", "month", None], "is_planned": [False, False, False],
    ...     "n_stories": [1, 2, 1], "tray": [None, None, "vague"]})
    >>> describe_timeline(items)
    'Timeline with three clocks. Published (1): 2020-03-04 Post. Happened (0). Referred to (1): \
2020-02 flood. In the tray, without a day (1): vague: “now” ×1.'
    """
    parts = ["Timeline with three clocks."]
    for lane, words in LANES.items():
        dated = items[(items["clock"] == lane) & items["start_date"].notna()]
        most = dated.sort_values("n_stories", ascending=False, kind="stable")[:top]
        listed = list_items(most.sort_values(["start_date", "end_date"], kind="stable"))
        named = ", ".join(f"{item.label}{' (planned)' * item.is_planned}" for item in listed)
        more = f", and {len(dated) - top:,} more" if len(dated) > top else ""
        parts.append(f"{words.capitalize()} ({len(dated):,}){': ' * bool(named)}{named}{more}.")
    if tray := list_tray(items):
        parts.append(f"In the tray, without a day ({items['tray'].notna().sum():,}): {'; '.join(tray)}.")
    return " ".join(parts)


def choose_window(items: Sequence[Item]) -> Window | None:
    """Choose the days to show, with a margin: all articles, and what lies near them.

    Near means: no further from the first or last article than half the time between these two (at least 45
    days). Without a dated article everything is near; None if nothing has a date.
    """
    dated = [item for item in items if pd.notna(item.start)]
    if not dated:
        return None
    articles = [item.start for item in dated if item.lane == "published"]
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
