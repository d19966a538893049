"""Counts in, Axes out: each figure says its measure, its unit and its base.

No function here counts, shows or saves, and none sets a style: call :func:`use_style` once. Without `ax`
a figure of its own is made. Every number stands beside its mark, so no figure needs colour to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import (
    COLOURS,
    HATCHES,
    MARKERS,
    FigureHTML,
    figure_html,
    make_axes,
    protect_labels,
    use_style,
    wrap_label,
)
from analysis.kwic import check_columns
from analysis.measures import (
    MEASURES,
    check_measure,
    describe_counts,
    format_number,
    group_columns,
    join_names,
    name_column,
    set_title,
)
from analysis.robustness_plot import plot_ranges
from analysis.timeline import describe_timeline
from analysis.timeline_plot import plot_timeline
from analysis.waterfall_plot import plot_waterfall

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "FigureHTML",
    "describe_counts",
    "describe_timeline",
    "figure_html",
    "plot_actor_frequency",
    "plot_actor_topic",
    "plot_dispersion",
    "plot_dyads",
    "plot_ranges",
    "plot_timeline",
    "plot_topics_by_article",
    "plot_waterfall",
    "use_style",
]


def plot_actor_frequency(
    counts: pd.DataFrame, *, measure: str = "n_mentions", top: int = 15, ax: Axes | None = None
) -> Axes:
    """Draw one bar for each counted actor (or topic, outlet ...), most first, with its number.

    Parameters
    ----------
    counts
        From :func:`analysis.counts.count_mentions`. Its first column names the bars; a second grouping
        column with few values, such as ``actor_type``, becomes hatch and colour. Where the first column
        does not name a row alone, all grouping columns do.
    measure
        One of ``MEASURES``: the column to draw.
    top
        How many bars; the title says how many there are.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        For a measure that is no column of the counts, or `top` under 1.
    """
    check_measure(counts, measure, top)
    shown = counts.sort_values(measure, ascending=False, kind="stable")[:top][::-1]
    names, kinds = _name_bars(shown)
    ax = make_axes(ax, height=max(3.2, 1.6 + 0.36 * len(shown)))
    order = list(dict.fromkeys(kinds[::-1])) if kinds is not None else [""]
    for kind, colour, hatch in zip(order, COLOURS, HATCHES, strict=False):
        places = [place for place in range(len(shown)) if kinds is None or kinds[place] == kind]
        values = shown[measure].iloc[places]
        ax.barh(places, values, color=colour, hatch=hatch, edgecolor="black", linewidth=0.8, label=kind)
    for place, value in enumerate(shown[measure]):
        ax.annotate(
            format_number(value), (value, place), xytext=(5, 0), textcoords="offset points", va="center"
        )
    ax.set_yticks(range(len(shown)), [wrap_label(name, width=40, lines=1) for name in names])
    ax.set_ylim(-0.6, max(len(shown), 1) - 0.4)
    ax.margins(x=0.08)
    ax.set_xlabel(MEASURES[measure])
    set_title(ax, f"{MEASURES[measure].capitalize()} by {name_column(counts.columns[0])}", counts, len(shown))
    if kinds:
        ax.legend(title=name_column(counts.columns[1]), loc="lower right")
    return protect_labels(ax)


def plot_topics_by_article(counts: pd.DataFrame, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """Draw a grid of topics and articles with the number of mentions in every cell, zeros included.

    Parameters
    ----------
    counts
        From :func:`analysis.counts.count_by_article`.
    top
        How many topics and how many articles at most, in the order of the table.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
    """
    check_columns(["doc_id", "label", "n_mentions"], counts)
    by = counts.columns[4]
    grid = counts.pivot(index=by, columns="doc_id", values="n_mentions")
    grid = grid.loc[counts[by].unique(), counts["doc_id"].unique()]
    labels = counts.drop_duplicates("doc_id").set_index("doc_id")["label"]
    ax = _draw_grid(grid[grid.columns[:top]][:top], labels, ax)
    shown = (
        f"{min(top, grid.shape[0])} of {grid.shape[0]}, {min(top, grid.shape[1])} of {grid.shape[1]} articles"
    )
    set_title(
        ax, f"Mentions by {name_column(by)} and article", counts, shown if max(grid.shape) > top else None
    )
    ax.set_xlabel("article, by date of publication")
    return protect_labels(ax)


def plot_actor_topic(
    crosstab: pd.DataFrame, *, measure: str = "n_sentences", top: int = 12, ax: Axes | None = None
) -> Axes:
    """Draw a heat map of actors and topics named together, with the number in every cell.

    Parameters
    ----------
    crosstab
        From :func:`analysis.counts.count_actors_by_topic`.
    measure
        ``n_sentences``, ``n_documents`` or ``n_stories``.
    top
        How many actors and how many topics at most: those with the highest sums.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
    """
    check_measure(crosstab, measure, top)
    actor, topic = crosstab.columns[:2]
    grid = crosstab.pivot(index=actor, columns=topic, values=measure).fillna(0).astype(int)
    rows = grid.sum(axis=1).sort_values(ascending=False, kind="stable").index
    columns = grid.sum().sort_values(ascending=False, kind="stable").index
    ax = _draw_grid(grid.loc[rows[:top], columns[:top]], None, ax)
    unit = crosstab["unit"].iloc[0] if len(crosstab) else "sentence"
    together = "sentence" if measure == "n_sentences" or unit == "sentence" else "article"
    shown = f"{len(rows[:top])} of {len(rows)} actors, {len(columns[:top])} of {len(columns)} topics"
    title = f"{MEASURES[measure].capitalize()} that name an actor and a topic together"
    title += "" if measure == "n_sentences" else f" (in one {together})"
    set_title(ax, title, crosstab, shown if max(len(rows), len(columns)) > top else None)
    ax.set_xlabel("topic")
    return protect_labels(ax)


def plot_dyads(
    dyads: pd.DataFrame, *, measure: str = "n_sentences", top: int = 8, ax: Axes | None = None
) -> Axes:
    """Draw who is named together with whom, with the number in every cell; both halves say the same.

    Parameters
    ----------
    dyads
        From :func:`analysis.dyads.count_dyads`.
    measure
        ``n_sentences``, ``n_documents`` or ``n_stories``.
    top
        How many actors at most: those with the highest sums.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
    """
    check_measure(dyads, measure, top)
    one, other = dyads.columns[:2]
    both = pd.concat([dyads, dyads.rename(columns={one: other, other: one})])
    grid = both.pivot(index=one, columns=other, values=measure).fillna(0).astype(int)
    names = grid.sum(axis=1).sort_values(ascending=False, kind="stable").index
    ax = _draw_grid(grid.loc[names[:top], names[:top]], None, ax)
    for cell in ax.texts:
        if len(set(cell.get_position())) == 1:
            cell.set_text("–")  # nobody is a dyad with himself
    title = f"{MEASURES[measure].capitalize()} that name two actors together"
    title += "" if measure == "n_sentences" else " (in one sentence)"
    shown = f"{len(names[:top])} of {len(names)} actors"
    set_title(ax, title, dyads, shown if len(names) > top else None)
    return protect_labels(ax)


def plot_dispersion(dispersion: pd.DataFrame, *, top: int = 6, ax: Axes | None = None) -> Axes:
    """Draw where in each article the mentions stand, from its first character to its last.

    Parameters
    ----------
    dispersion
        From :func:`analysis.kwic.build_dispersion`; its fourth column says what is mentioned.
    top
        How many different actors or topics at most, by number of mentions; each has its marker and its
        own line within the article. At most eight can be told apart.
    ax
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
    """
    check_columns(["doc_id", "label", "position"], dispersion)
    by = dispersion.columns[3]
    names = dispersion[by].value_counts().index[: min(top, len(MARKERS))]
    articles = dispersion.drop_duplicates("doc_id").set_index("doc_id")["label"]
    ax = make_axes(ax, height=max(3.2, 1.8 + len(articles) * max(0.5, 0.17 * len(names))))
    for place, name in enumerate(names):
        rows = dispersion[dispersion[by] == name]
        lane = 0.7 * ((place + 0.5) / len(names) - 0.5)
        heights = [articles.index.get_loc(doc_id) + lane for doc_id in rows["doc_id"]]
        style = {"marker": MARKERS[place], "color": COLOURS[place], "markeredgecolor": "black"}
        ax.plot(rows["position"], heights, linestyle="none", markersize=9, label=wrap_label(name), **style)
    for edge in range(len(articles) + 1):
        ax.axhline(edge - 0.5, color="0.8", linewidth=0.8, zorder=0)
    ax.set_yticks(range(len(articles)), [wrap_label(label, width=30, lines=3) for label in articles])
    ax.set_ylim(max(1, len(articles)) - 0.5, -0.5)
    ax.set_xlim(-0.02, 1.02)
    ax.set_xlabel("position in the article text (0 = beginning, 1 = end)")
    if len(names):
        ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), title=name_column(by))
    counted, n_mentions = dispersion[by].nunique(), dispersion[by].isin(names).sum()
    shown = f"the {len(names)} most frequent of {counted} shown" if counted > len(names) else None
    title = f"Where each {name_column(by)} is mentioned (one marker for each of {n_mentions:,} mentions)"
    set_title(ax, title, dispersion, shown)
    return protect_labels(ax)


def _name_bars(shown: pd.DataFrame) -> tuple[list[str], list[str] | None]:
    """Name the bars, and give their kinds if the second grouping column is one of few kinds."""
    groups = group_columns(shown)
    few = len(groups) == 2 and shown[groups[1]].nunique() <= len(HATCHES)
    if not few or shown[groups[0]].duplicated().any():
        return join_names(shown), None
    return shown[groups[0]].tolist(), shown[groups[1]].astype("str").fillna("no date").tolist()


def _draw_grid(grid: pd.DataFrame, column_labels: pd.Series | None, ax: Axes | None) -> Axes:
    ax = make_axes(ax, height=max(3.6, 2.4 + 0.36 * len(grid)))
    columns = [column_labels[name] if column_labels is not None else name for name in grid.columns]
    crowded = len(columns) > 9
    width = 26 if crowded else max(10, 84 // max(1, len(columns)))
    highest = max(1, grid.to_numpy().max(initial=0))
    if grid.size:
        ax.imshow(grid.to_numpy(), cmap="Blues", vmin=0, vmax=highest * 1.15, aspect="auto")
    for (row, column), value in np.ndenumerate(grid.to_numpy()):
        colour = "white" if value > 0.6 * highest else "0.35" if value == 0 else "black"
        ax.text(column, row, format_number(value), ha="center", va="center", color=colour)
    ax.set_xticks(
        range(len(columns)),
        [wrap_label(label, width=width, lines=5) for label in columns],
        rotation=40 if crowded else 0,
        ha="right" if crowded else "center",
    )
    ax.set_yticks(range(len(grid)), [wrap_label(label, width=30, lines=1) for label in grid.index])
    return ax
