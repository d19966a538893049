"""The timeline drawn: three clocks over one time axis, and a tray for what has no day.

The time axis is linear and unbroken, so a bar is as long as the time it stands for. What lies long before or
after the articles does not stretch the axis: it stands at the edge with an arrow and its date.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.figures import WIDTH, make_axes, protect_labels
from analysis.timeline import (
    DAY,
    LANES,
    Item,
    Window,
    choose_most_told,
    choose_window,
    list_items,
    list_tray,
    place_labels,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

ROW = 1.65  # height of a row in font sizes: a line of text and a bar below it
MOST_ROWS = 24  # of one lane in a figure of its own; what finds no room keeps its marker and loses its label
MOST_ITEMS = 100  # of one clock; more marks than that are a smear
GAP = 0.9  # between two lanes, in rows
MARGINS = {"left": 1.45, "right": 0.3, "top": 0.95, "bottom": 0.75}  # inches

LOOKS = {
    "published": ("s", "#0072B2", "#A9D3EE", "...."),
    "happened": ("o", "#E69F00", "#F8DFB0", "////"),
    "refers": ("D", "#009E73", "#A6DCCB", "\\\\\\\\"),
}
"""Marker, its colour, colour and hatch of a bar: told apart without colour as well."""


class _Spot(NamedTuple):
    """Where an item and its label begin, and the room they need, in pixels."""

    start: float
    label: float
    low: float
    high: float
    is_beside: bool


def plot_timeline(items: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw three clocks over one time axis: when published, when it happened, what is referred to.

    Parameters
    ----------
    items
        From :func:`analysis.clocks.build_clock_items`. A day is a marker; a week, month or year is a bar as
        long as that time. What is planned has an open marker or a dashed bar.
    ax
        Where to draw, best in a figure with constrained layout; by default a new figure, as high as its
        labels need. Of each clock the hundred items that most stories tell are drawn. Labels that find no
        room are left out. A line below the axis says how many items and labels are not there.

    Returns
    -------
    matplotlib.axes.Axes
        No two labels overlap. Items further away than :func:`analysis.timeline.choose_window` allows stand
        at the edge with an arrow and their date; what has no day is listed in a tray below the axis.
    """
    drawn, tray = choose_most_told(items, top=MOST_ITEMS), list_tray(items)
    listed, n_more = list_items(drawn), int(items["start_date"].notna().sum()) - len(drawn)
    window = choose_window(listed)
    own, ax = ax is None, make_axes(ax)
    figure = ax.get_figure(root=True)
    if own:
        figure.set_layout_engine("none")
        _set_height(ax, 500, 1)
    _set_axis(ax, items, window)
    _draw_key(ax)
    _set_tray(ax, tray, hidden=0, total=len(listed), n_more=n_more)
    figure.draw_without_rendering()  # settles the layout, so that labels can be measured
    row = ROW * _label_pixels(ax)
    room = 3 * MOST_ROWS if own else int(ax.get_window_extent().height / row - 3 * GAP)
    base, hidden, ticks = 0.0, 0, []
    for lane, placed in reversed(_place(ax, listed, window, room=room).items()):
        levels = [level for *_, level in placed]
        hidden += levels.count(None)
        ax.axhline(base, color="black" if lane == "published" else "0.45", linewidth=1, zorder=0)
        for item, text, spot, level in placed:
            _draw_item(ax, item, window, text, spot, level, base)
        used = max([level + 1 for level in levels if level is not None], default=1)
        ticks.append((base + (used + 0.4) / 2, LANES[lane].replace(" ", "\n")))
        base += used + GAP
    ax.set_ylim(-0.4, base - GAP + 0.7)
    ax.set_yticks(*zip(*ticks, strict=True))
    n_lines = _set_tray(ax, tray, hidden=hidden, total=len(listed), n_more=n_more)
    if own:
        _set_height(ax, (base - GAP + 1.1) * row, n_lines)
    return protect_labels(ax)


def _place(
    ax: Axes, listed: Sequence[Item], window: Window | None, *, room: int
) -> dict[str, list[tuple[Item, Text, _Spot, int | None]]]:
    """Give every label a row in its lane; if there are too few rows, every lane gets a fair share of them."""
    own = {lane: [item for item in listed if item.lane == lane] for lane in LANES}
    style = {"fontsize": "small", "parse_math": False, "in_layout": False}
    labels = {
        lane: [ax.text(0, 0, _shorten(ax, item.label), **style) for item in items]
        for lane, items in own.items()
    }
    ax.get_figure(root=True).draw_without_rendering()  # all at once; each by itself would set up a canvas
    spots, needs = {}, {}
    for lane in LANES:
        pairs = zip(own[lane], labels[lane], strict=True)
        spots[lane] = found = [_find_spot(ax, item, text, window) for item, text in pairs]
        levels = place_labels([(spot.start, spot.low, spot.high) for spot in found], n_rows=MOST_ROWS)
        needs[lane] = max([MOST_ROWS if level is None else level + 1 for level in levels], default=1)
    placed = {}
    for number, lane in enumerate(sorted(LANES, key=lambda lane: needs[lane])):
        n_rows = max(0, min(needs[lane], room // (len(LANES) - number)))  # who needs little leaves the rest
        room -= max(1, n_rows)
        found = spots[lane]
        levels = place_labels([(spot.start, spot.low, spot.high) for spot in found], n_rows=n_rows)
        placed[lane] = list(zip(own[lane], labels[lane], found, levels, strict=True))
    return {lane: placed[lane] for lane in LANES}


def _draw_item(
    ax: Axes, item: Item, window: Window, text: Text, spot: _Spot, level: int | None, base: float
) -> None:
    if level is None:
        text.remove()
        _draw_mark(ax, item, window, base, base)
        return
    height = base + level + 0.8
    left = ax.transData.inverted().transform((spot.label, 0))[0]
    text.set(x=left, y=height, verticalalignment="center", zorder=4)
    text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})
    _draw_mark(ax, item, window, height - (0.0 if spot.is_beside else 0.5), base)


def _find_spot(ax: Axes, item: Item, text: Text, window: Window) -> _Spot:
    """Find room for an item and its label.

    A label stands to the right of its marker if there is room, else to its left, else (or with a bar) above.
    """
    start, end, shape = _clip(item, window)
    low, high, start, end = (ax.transData.transform((x, 0))[0] for x in (*ax.get_xlim(), start, end))
    width, gap = text.get_window_extent().width, 0.8 * _label_pixels(ax)
    right, left, above = end + gap, start - gap - width, max(low, min(start, high - width))
    beside = shape != "bar" and (right + width <= high or left >= low)
    left = above if not beside else right if right + width <= high else left
    return _Spot(start, left, min(left, start - gap / 2) - 4, max(left + width, end + gap / 2) + 4, beside)


def _clip(item: Item, window: Window) -> tuple[float, float, str]:
    """Return where the item begins and ends on the axis, in days, and the marker it gets."""
    from matplotlib.dates import date2num

    low, high, start, end = (float(date2num(moment)) for moment in (*window, item.start, item.end + DAY))
    if end <= low:
        return low, low, "<"
    if start >= high:
        return high, high, ">"
    if end - start <= 1:
        return (start + end) / 2, (start + end) / 2, LOOKS[item.lane][0]
    return max(low, start), min(high, end), "bar"


def _draw_mark(ax: Axes, item: Item, window: Window, height: float, base: float) -> None:
    start, end, shape = _clip(item, window)
    _, colour, pale, hatch = LOOKS[item.lane]
    if shape == "bar":
        solid = {"facecolor": pale, "hatch": hatch, "linestyle": "-"}
        style = {"facecolor": "white", "linestyle": "--"} if item.is_planned else solid
        ax.barh(
            height, end - start, left=start, height=0.2, zorder=3, label=item.label, edgecolor="black",
            linewidth=1, **style,
        )  # fmt: skip
    else:
        face = "white" if item.is_planned else colour
        style = {"color": colour, "markerfacecolor": face, "markeredgecolor": "black", "markersize": 8}
        ax.plot([start], [height], marker=shape, label=item.label, clip_on=False, zorder=3, **style)
    ax.plot([start, start], [base, height], color="0.6", linewidth=0.8, zorder=1)


def _draw_key(ax: Axes) -> None:
    """Say above the axes how to read the marks."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    def mark(shape: str, face: str) -> Line2D:
        return Line2D([], [], marker=shape, linestyle="none", markerfacecolor=face, markeredgecolor="black")

    handles = {
        "one day": mark("o", "0.6"),
        "longer, at its length": Patch(facecolor="0.85", edgecolor="black", hatch="////"),
        "planned": mark("o", "white"),
        "planned, longer": Patch(facecolor="white", edgecolor="black", linestyle="--"),
        "earlier than shown": mark("<", "0.6"),
        "later": mark(">", "0.6"),
    }
    style = {"ncols": len(handles), "fontsize": "small", "handletextpad": 0.4, "columnspacing": 1.2}
    ax.legend(
        handles.values(), handles, loc="lower left", bbox_to_anchor=(-0.01, 1), borderaxespad=0.2, **style
    )


def _shorten(ax: Axes, label: str) -> str:
    most = min(60, max(12, _count_letters(ax)))
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _count_letters(ax: Axes) -> int:
    """Estimate how many letters of a label find room in the width of the axes."""
    return int(ax.get_window_extent().width / (0.6 * _label_pixels(ax)))


def _label_pixels(ax: Axes) -> float:
    from matplotlib.font_manager import FontProperties

    return FontProperties(size="small").get_size_in_points() * ax.get_figure(root=True).dpi / 72


def _set_axis(ax: Axes, items: pd.DataFrame, window: Window | None) -> None:
    from matplotlib.dates import AutoDateFormatter, AutoDateLocator, date2num

    dated = items[items["start_date"].notna()]
    counts = [f"{(dated['clock'] == lane).sum():,} {words}" for lane, words in LANES.items()]
    ax.set_title(f"Three clocks ({', '.join(counts)}; {len(items) - len(dated):,} in the tray)", pad=30)
    ax.set_yticks(range(len(LANES)), [words.replace(" ", "\n") for words in LANES.values()])  # for their room
    ax.set_ylim(-1, len(LANES))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    if window is None:
        ax.set_xticks([])
        return
    ax.set_xlim(*(date2num(edge) for edge in window))
    locator = AutoDateLocator(minticks=4, maxticks=10)
    ax.xaxis.set_major_locator(locator)
    formatter = AutoDateFormatter(locator)
    formatter.scaled = {365: "%Y", 30: "%Y-%m", 1: "%Y-%m-%d"}  # days between ticks: as the labels write it
    ax.xaxis.set_major_formatter(formatter)


def _set_tray(ax: Axes, tray: Sequence[str], *, hidden: int, total: int, n_more: int) -> int:
    """Write in a frame below the axis what has no place on it; return the number of lines."""
    notes = [f"Tray: in the text, but on no day ({'nothing' if not tray else 'never guessed'})", *tray]
    if n_more:
        notes.append(
            f"Of each clock the {MOST_ITEMS} items are drawn that most stories tell; {n_more:,} more are not"
        )
    if hidden:
        notes.append(f"{hidden} of {total} stand on their line without a label, for want of room")
    letters = max(20, _count_letters(ax) - 2)
    lines = [line for note in notes for line in textwrap.wrap(note, letters, subsequent_indent="    ")]
    ax.set_xlabel("\n".join(lines), fontsize="small", loc="left", multialignment="left", parse_math=False)
    ax.xaxis.labelpad = 12
    ax.xaxis.label.set_bbox({"facecolor": "#F3F3F3", "edgecolor": "0.45", "pad": 2.5})
    return len(lines)


def _set_height(ax: Axes, pixels: float, n_lines: int) -> None:
    """Make the figure as high as its rows and its tray; the width, and so the labels, stay as they are."""
    figure = ax.get_figure(root=True)
    bottom = MARGINS["bottom"] + n_lines * 1.4 * _label_pixels(ax) / figure.dpi
    height = pixels / figure.dpi
    total = bottom + height + MARGINS["top"]
    figure.set_figheight(total)
    width = WIDTH - MARGINS["left"] - MARGINS["right"]
    ax.set_position((MARGINS["left"] / WIDTH, bottom / total, width / WIDTH, height / total))
