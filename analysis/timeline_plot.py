"""The timeline drawn: when the articles appeared, and when what they tell of happened.

The time axis is linear and unbroken, so a bar is as long as the time it stands for. What happened long
before or after does not stretch the axis: it stands at the edge with an arrow and its date. What has no
date is listed below the axis.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import WIDTH, make_axes, protect_labels
from analysis.timeline import DAY, LANES, Item, Window, choose_window, list_items, place_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

ROW = 1.95  # height of a row in font sizes: a line of text and a bar below it
MOST_ROWS = 24  # of one lane in a figure of its own; what finds no room keeps its marker and loses its label
MARGINS = {"left": 1.35, "right": 0.3, "top": 0.7, "bottom": 0.6}  # inches


def plot_timeline(events: pd.DataFrame, documents: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw two lanes over one time axis: the articles published, and the dated events they tell of.

    Parameters
    ----------
    events
        The ``events`` table. A day is a dot; a week, month or year is a bar as long as that time.
    documents
        With ``label`` and ``published_date``; one square each.
    ax
        Where to draw, best in a figure with constrained layout; by default a new figure, as high as its
        labels need. Labels that find no room are left out, and a line below the axis says how many.

    Returns
    -------
    matplotlib.axes.Axes
        No two labels overlap. Events further away than
        :func:`analysis.timeline.choose_window` allows stand at the edge with
        an arrow and their date; articles and events without a date are listed below the axis.
    """
    items = list_items(events, documents)
    window = choose_window(items)
    own, ax = ax is None, make_axes(ax)
    figure = ax.get_figure(root=True)
    if own:
        figure.set_layout_engine("none")
        _set_height(ax, 500, 1)
    _set_axis(ax, items, window)
    _set_notes(ax, items, hidden=0)
    figure.draw_without_rendering()  # settles the layout, so that labels can be measured
    row = ROW * _label_pixels(ax)
    room = max(0, int(ax.get_window_extent().height / row - 1))
    n_rows = dict.fromkeys(LANES, MOST_ROWS) if own else {"article": room // 3, "event": room - room // 3}
    used, hidden = {}, 0
    for lane, sign in (("article", 1), ("event", -1)):
        dated = [item for item in items if item.lane == lane and pd.notna(item.start)]
        levels = _draw_lane(ax, dated, window, sign=sign, n_rows=n_rows[lane])
        used[lane] = max([level + 1 for level in levels if level is not None], default=1)
        hidden += levels.count(None)
    ax.axhline(0, color="black", linewidth=1)
    ax.set_ylim(-used["event"] - 0.7, used["article"] + 0.7)
    ax.set_yticks([(used["article"] + 1) / 2, -(used["event"] + 1) / 2], LANES.values())
    n_notes = _set_notes(ax, items, hidden=hidden)
    if own:
        _set_height(ax, (sum(used.values()) + 1.4) * row, n_notes)
    return protect_labels(ax)


def _draw_lane(ax: Axes, items: list[Item], window: Window, *, sign: int, n_rows: int) -> list[int | None]:
    texts = [ax.text(0, 0, _shorten(ax, item.label), fontsize="small", parse_math=False) for item in items]
    spots = [_find_spot(ax, item, text, window) for item, text in zip(items, texts, strict=True)]
    levels = place_labels([(anchor, low, high) for anchor, _, low, high, _ in spots], n_rows=n_rows)
    to_date = ax.transData.inverted().transform
    for item, text, (_, left, _, _, beside), level in zip(items, texts, spots, levels, strict=True):
        if level is None:
            text.remove()
            _draw_mark(ax, item, window, 0)
        else:
            height = sign * (level + 1)
            text.set(x=to_date((left, 0))[0], y=height + 0.1, verticalalignment="center", zorder=4)
            text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})
            _draw_mark(ax, item, window, height + (0.1 if beside else -0.36))
    return levels


def _find_spot(ax: Axes, item: Item, text: Text, window: Window) -> tuple[float, float, float, float, bool]:
    """Return, in pixels, where the item and its label begin and the room they need; and if it is beside.

    A label stands to the right of its marker if there is room, else to its left, else (or with a bar) above.
    """
    start, end, shape = _clip(item, window)
    low, high, start, end = (ax.transData.transform((x, 0))[0] for x in (*ax.get_xlim(), start, end))
    width, gap = text.get_window_extent().width, 0.8 * _label_pixels(ax)
    right, left, above = end + gap, start - gap - width, max(low, min(start, high - width))
    beside = shape != "bar" and (right + width <= high or left >= low)
    left = above if not beside else right if right + width <= high else left
    return start, left, min(left, start - gap / 2) - 4, max(left + width, end + gap / 2) + 4, beside


def _clip(item: Item, window: Window) -> tuple[float, float, str]:
    """Return where the item begins and ends on the axis, in days, and the marker it gets."""
    from matplotlib.dates import date2num

    low, high, start, end = (float(date2num(moment)) for moment in (*window, item.start, item.end + DAY))
    if end <= low:
        return low, low, "<"
    if start >= high:
        return high, high, ">"
    if end - start <= 1:
        return (start + end) / 2, (start + end) / 2, "s" if item.lane == "article" else "o"
    return max(low, start), min(high, end), "bar"


def _draw_mark(ax: Axes, item: Item, window: Window, height: float) -> None:
    start, end, shape = _clip(item, window)
    colour = "#0072B2" if item.lane == "article" else "#E69F00"
    style = {"color": colour, "markeredgecolor": "black", "markersize": 9, "clip_on": False, "zorder": 3}
    if shape == "bar":
        box = {"facecolor": "#F8DFB0", "edgecolor": "black", "hatch": "////", "linewidth": 0.8}
        ax.barh(height, end - start, left=start, height=0.2, zorder=3, label=item.label, **box)
    else:
        ax.plot([start], [height], marker=shape, label=item.label, **style)
    ax.plot([start, start], [0, height], color="0.6", linewidth=0.8, zorder=1)


def _shorten(ax: Axes, label: str) -> str:
    most = min(60, max(12, _count_letters(ax)))
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _count_letters(ax: Axes) -> int:
    """Estimate how many letters of a label find room in the width of the axes."""
    return int(ax.get_window_extent().width / (0.6 * _label_pixels(ax)))


def _label_pixels(ax: Axes) -> float:
    from matplotlib.font_manager import FontProperties

    return FontProperties(size="small").get_size_in_points() * ax.get_figure(root=True).dpi / 72


def _set_axis(ax: Axes, items: Sequence[Item], window: Window | None) -> None:
    from matplotlib.dates import AutoDateFormatter, AutoDateLocator, date2num

    counts = {lane: sum(item.lane == lane for item in items) for lane in LANES}
    words = [f"{number:,} {lane}{'s' * (number != 1)}" for lane, number in counts.items()]
    ax.set_title(f"Publication dates and events by date ({', '.join(words)})")
    ax.set_yticks([-0.5, 0.5], LANES.values())  # in their places later; here for the room they take
    ax.set_ylim(-1, 1)
    ax.tick_params(axis="y", length=0)
    if window is None:
        ax.set_xticks([])
        return
    ax.set_xlim(*(date2num(edge) for edge in window))
    locator = AutoDateLocator(minticks=4, maxticks=10)
    ax.xaxis.set_major_locator(locator)
    formatter = AutoDateFormatter(locator)
    formatter.scaled = {365: "%Y", 30: "%Y-%m", 1: "%Y-%m-%d"}  # days between ticks: as the labels write it
    ax.xaxis.set_major_formatter(formatter)


def _set_notes(ax: Axes, items: Sequence[Item], *, hidden: int) -> int:
    """Write below the axis what has no place on it; return the number of lines."""
    undated = [item for item in items if pd.isna(item.start)]
    dated = "date (one day: a marker; longer: a bar; < > at the edge: earlier, later)"
    notes = [dated if len(undated) < len(items) else "nothing here has a date"]
    for lane in LANES:
        labels = [item.label for item in undated if item.lane == lane]
        more = f"; and {len(labels) - 12} more" if len(labels) > 12 else ""
        if labels:
            notes.append(f"{lane}s without a date: {'; '.join(labels[:12])}{more}")
    if hidden:
        notes.append(f"{hidden} of {len(items)} stand on the axis without a label, for want of room")
    lines = [line for note in notes for line in textwrap.wrap(note, max(20, _count_letters(ax)))]
    ax.set_xlabel("\n".join(lines), fontsize="small", loc="left", multialignment="left", parse_math=False)
    return len(lines)


def _set_height(ax: Axes, pixels: float, n_notes: int) -> None:
    """Make the figure as high as its rows and notes; the width, and so the labels, stay as they are."""
    figure = ax.get_figure(root=True)
    bottom = MARGINS["bottom"] + n_notes * 1.4 * _label_pixels(ax) / figure.dpi
    height = pixels / figure.dpi
    total = bottom + height + MARGINS["top"]
    figure.set_figheight(total)
    width = WIDTH - MARGINS["left"] - MARGINS["right"]
    ax.set_position((MARGINS["left"] / WIDTH, bottom / total, width / WIDTH, height / total))
