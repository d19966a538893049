"""Ranges in, Axes out: a ranking that shows how far it rests on one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import COLOURS, make_axes, protect_labels, wrap_label
from analysis.kwic import check_columns
from analysis.measures import MEASURES, check_measure, format_number, name_column, set_title
from analysis.robustness import format_span

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_ranges(ranges: pd.DataFrame, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Draw one bar for each name, and over it the range of its value when any one story is left out.

    Parameters
    ----------
    ranges
        From :func:`analysis.robustness.leave_one_story_out`.
    top
        How many names; the title says how many there are.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The bar is the value over all stories, the black line its range without one of them; the numbers
        and the ranks with their ranges stand beside it.

    Raises
    ------
    ValueError
        For a table of another kind, or `top` under 1.
    """
    check_columns(["rank", "lowest", "highest", "best_rank", "worst_rank"], ranges)
    by, measure = ranges.columns[:2]
    check_measure(ranges, measure, top)
    shown = ranges[:top]
    places = range(len(shown))
    ax = make_axes(ax, height=max(3.6, 2.0 + 0.44 * len(shown)))
    ax.barh(places, shown[measure], height=0.7, color=COLOURS[0], edgecolor="black", label="all stories")
    if len(shown):
        ax.errorbar(
            (shown["lowest"] + shown["highest"]) / 2,
            places,
            xerr=(shown["highest"] - shown["lowest"]) / 2,
            fmt="none",
            ecolor="black",
            elinewidth=2.5,
            capsize=6,
            capthick=2.5,
            label="without any one story",
        )
    ties = ranges["rank"].value_counts()
    for place, row in zip(places, shown.itertuples(index=False), strict=True):
        edge = max(row[1], row.highest)
        text = f"{format_number(row[1])} ({format_span(row.lowest, row.highest)})"
        tied = " tied" if ties[row.rank] > 1 else ""
        text += f" · rank {row.rank}{tied} ({format_span(row.best_rank, row.worst_rank)})"
        ax.annotate(text, (edge, place), xytext=(9, 0), textcoords="offset points", va="center")
    ax.set_yticks(places, [wrap_label(name, width=32, lines=1) for name in shown[by]])
    ax.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    ax.set_xlim(0, 1.6 * max([*shown[measure], *shown["highest"].dropna()], default=1) or 1)
    ax.set_xlabel(f"{MEASURES[measure]}: all stories, and the range without any one of them")
    set_title(ax, f"{MEASURES[measure].capitalize()} by {name_column(by)}", ranges, len(shown))
    if len(shown):
        ax.legend(loc="lower right")
    return protect_labels(ax)
