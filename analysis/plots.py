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
from analysis.timeline import describe_timeline
from analysis.timeline_plot import plot_timeline

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
    "plot_timeline",
    "plot_topics_by_article",
    "use_style",
]

MEASURES = {
    "n_mentions": "mentions",
    "n_sentences": "sentences",
    "n_documents": "articles",
    "n_stories": "independent stories",
    "document_share": "share of articles (0 to 1)",
    "per_1000_words": "mentions per 1,000 words",
}
"""The unit of every measure, for titles and axes."""


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
    _check_measure(counts, measure, top)
    shown = counts.sort_values(measure, ascending=False, kind="stable")[:top][::-1]
    names, kinds = _name_bars(shown)
    ax = make_axes(ax, height=max(3.2, 1.6 + 0.36 * len(shown)))
    order = list(dict.fromkeys(kinds[::-1])) if kinds is not None else [""]
    for kind, colour, hatch in zip(order, COLOURS, HATCHES, strict=False):
        places = [place for place in range(len(shown)) if kinds is None or kinds[place] == kind]
        values = shown[measure].iloc[places]
        ax.barh(places, values, color=colour, hatch=hatch, edgecolor="black", linewidth=0.8, label=kind)
    for place, value in enumerate(shown[measure]):
        ax.annotate(_format(value), (value, place), xytext=(5, 0), textcoords="offset points", va="center")
    ax.set_yticks(range(len(shown)), [wrap_label(name, width=40, lines=1) for name in names])
    ax.set_ylim(-0.6, max(len(shown), 1) - 0.4)
    ax.margins(x=0.08)
    ax.set_xlabel(MEASURES[measure])
    _set_title(ax, f"{MEASURES[measure].capitalize()} by {_word(counts.columns[0])}", counts, len(shown))
    if kinds:
        ax.legend(title=_word(counts.columns[1]), loc="lower right")
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
    _set_title(ax, f"Mentions by {_word(by)} and article", counts, shown if max(grid.shape) > top else None)
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
    _check_measure(crosstab, measure, top)
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
    _set_title(ax, title, crosstab, shown if max(len(rows), len(columns)) > top else None)
    ax.set_xlabel("topic")
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
        ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), title=_word(by))
    counted, n_mentions = dispersion[by].nunique(), dispersion[by].isin(names).sum()
    shown = f"the {len(names)} most frequent of {counted} shown" if counted > len(names) else None
    title = f"Where each {_word(by)} is mentioned (one marker for each of {n_mentions:,} mentions)"
    _set_title(ax, title, dispersion, shown)
    return protect_labels(ax)


def describe_counts(counts: pd.DataFrame, *, measure: str = "n_mentions", top: int = 5) -> str:
    """Put the highest numbers of a table into a sentence, for the alternative text of its figure.

    Examples
    --------
    >>> counts = pd.DataFrame({"actor_name": ["Peru", "Chile"], "n_mentions": [2, 4]})
    >>> describe_counts(counts)
    'mentions by actor: Chile 4, Peru 2.'
    >>> describe_counts(counts, top=1)
    'mentions by actor: Chile 4; and 1 more, none higher.'
    """
    _check_measure(counts, measure, top)
    ranked = counts.sort_values(measure, ascending=False, kind="stable")
    names = _join_names(ranked)
    parts = [f"{name} {_format(value)}" for name, value in zip(names[:top], ranked[measure], strict=False)]
    more = f"; and {len(ranked) - top:,} more, none higher" if len(ranked) > top else ""
    base = f" ({counts.attrs['base']})" if "base" in counts.attrs else ""
    what = " and ".join(_word(column) for column in _group_columns(counts))
    return f"{MEASURES[measure]} by {what}{base}: {', '.join(parts) or 'none'}{more}."


def _check_measure(counts: pd.DataFrame, measure: str, top: int) -> None:
    exist = [column for column in MEASURES if column in counts]
    if measure not in exist:
        raise ValueError(f"unknown measure {measure!r}; this table has: {', '.join(exist)}")
    if top < 1:
        raise ValueError(f"top is how many to show, at least 1, got {top}")


def _group_columns(counts: pd.DataFrame) -> list[str]:
    own = [column for column in counts if column not in MEASURES]
    hidden = {"freq", "unit"} | ({"doc_id", "published_date", "story_id"} if "label" in own else set())
    return [column for column in own if column not in hidden]


def _join_names(counts: pd.DataFrame) -> list[str]:
    rows = counts[_group_columns(counts)].astype(object)
    rows = rows.where(rows.notna(), "no date")
    return [" · ".join(map(str, row)) for row in rows.itertuples(index=False)]


def _name_bars(shown: pd.DataFrame) -> tuple[list[str], list[str] | None]:
    """Name the bars, and give their kinds if the second grouping column is one of few kinds."""
    groups = _group_columns(shown)
    few = len(groups) == 2 and shown[groups[1]].nunique() <= len(HATCHES)
    if not few or shown[groups[0]].duplicated().any():
        return _join_names(shown), None
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
        ax.text(column, row, _format(value), ha="center", va="center", color=colour)
    ax.set_xticks(
        range(len(columns)),
        [wrap_label(label, width=width, lines=5) for label in columns],
        rotation=40 if crowded else 0,
        ha="right" if crowded else "center",
    )
    ax.set_yticks(range(len(grid)), [wrap_label(label, width=30, lines=1) for label in grid.index])
    return ax


def _set_title(ax: Axes, title: str, table: pd.DataFrame, shown: str | int | None) -> None:
    base = table.attrs.get("base", "")
    if isinstance(shown, int):
        shown = f"{shown} of {len(table)} shown" if shown < len(table) else None
    below = "; ".join(part for part in (base, shown) if part)
    ax.set_title("\n".join(wrap_label(part, width=84) for part in (title, below) if part))


def _word(column: str) -> str:
    if column in ("label", "doc_id"):
        return "article"
    return column.removesuffix("_name").removesuffix("_id").replace("_", " ")


def _format(value: float) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
