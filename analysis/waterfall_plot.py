"""A waterfall in, Axes out: bars that lead from the hits of a search to mentions, articles and stories."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.figures import COLOURS, make_axes, protect_labels, wrap_label
from analysis.kwic import check_columns
from analysis.measures import set_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_UNITS = {"mention": "mentions", "article": "articles", "story": "independent stories"}


class _Bar(NamedTuple):
    """One line of the figure: from where to where, and what is written beside it."""

    label: str
    left: float
    right: float
    number: str
    kind: str


_STYLES = {
    "total": {"color": COLOURS[6], "hatch": ""},
    "-": {"color": "white", "hatch": "///"},
    "+": {"color": COLOURS[0], "hatch": ""},
}


def plot_waterfall(steps: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how a count came about, one line for each step, with its change beside it.

    Parameters
    ----------
    steps
        From :func:`analysis.waterfall.explain_count`.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        Dark bars are totals (hits, mentions, articles, stories), white hatched bars with a minus sign are
        taken away, light bars with a plus sign are added; each begins where the one above ended.
    """
    check_columns(["step", "unit", "change", "n"], steps)
    bars = _build_bars(steps)
    ax = make_axes(ax, height=max(4.0, 2.0 + 0.46 * len(bars)))
    for place, bar in enumerate(bars):
        ax.barh(
            place, bar.right - bar.left, left=bar.left, height=0.66, edgecolor="black", **_STYLES[bar.kind]
        )
        weight = "bold" if bar.kind == "total" else "normal"
        place_of = {"xytext": (6, 0), "textcoords": "offset points", "va": "center", "fontweight": weight}
        ax.annotate(bar.number, (bar.right, place), **place_of)
    for place, (bar, after) in enumerate(pairwise(bars)):
        level = bar.left if bar.kind == "-" else bar.right
        if level in (after.left, after.right):  # a new unit begins at its own total
            ax.plot([level, level], [place + 0.33, place + 0.67], color="0.3", linewidth=1, zorder=0)
    ax.set_yticks(range(len(bars)), [wrap_label(bar.label, width=40, lines=1) for bar in bars])
    ax.set_ylim(len(bars) - 0.4, -0.6)
    ax.set_xlim(0, 1.16 * max(1, *(bar.right for bar in bars)))
    ax.set_xlabel("hits, mentions, articles, stories")
    set_title(ax, _write_title(steps), steps)
    return protect_labels(ax)


def _build_bars(steps: pd.DataFrame) -> list[_Bar]:
    """One bar for each step, and one for the total of every unit after its last step."""
    first = steps.iloc[0]
    bars = [_Bar(first["step"], 0, first["n"], f"{first['n']:,} hits", "total")]
    rows = list(steps[["step", "unit", "change", "n"]].itertuples(index=False, name=None))
    for place, (step, unit, change, n) in enumerate(rows):
        if place and change:
            number = f"{'−' if change < 0 else '+'}{abs(change):,}"
            bars.append(_Bar(step[2:], min(n, n - change), max(n, n - change), number, step[0]))
        following = rows[place + 1][1] if place + 1 < len(rows) else None
        if unit != following:
            bars.append(_Bar(_UNITS[unit], 0, n, f"{n:,}", "total"))
    return bars


def _write_title(steps: pd.DataFrame) -> str:
    name = steps.attrs.get("name", steps["step"].iloc[0])
    n_mentions = steps.loc[steps["unit"] == "mention", "n"].iloc[-1]
    return f"{name}: how {steps['n'].iloc[0]:,} hits of a search become {n_mentions:,} mentions"
