"""What a browser shows: the choices, the events chosen, and tables as HTML.

Plain functions, so that everything a widget can get wrong is tested without one. All text of articles and
dictionaries is escaped: it is shown, never run.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.figures import FigureHTML, figure_html
from analysis.kwic import select_mentions, suggest
from analysis.schema import ZONES
from analysis.timeline import describe_timeline, write_dates
from analysis.timeline_plot import plot_timeline

MOST_OPTIONS = 200
"""In a dropdown; the most frequent are offered."""


def list_options(names: pd.Series, *, texts: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """List names for a dropdown, the most frequent first, each with its number.

    `texts` says what to show for a name, such as the topic's name for its id.

    Examples
    --------
    >>> list_options(pd.Series(["Peru", "Chile", "Chile", None]))
    [('Chile (2)', 'Chile'), ('Peru (1)', 'Peru')]
    """
    counts = names.dropna().value_counts().sort_index().sort_values(ascending=False, kind="stable")
    texts = texts or {}
    return [(f"{texts.get(name, name)} ({number:,})", name) for name, number in counts[:MOST_OPTIONS].items()]


def filter_events(
    events: pd.DataFrame,
    event_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    topic_mentions: pd.DataFrame,
    *,
    actor: str | None = None,
    topic: str | None = None,
    period: str | None = None,
) -> pd.DataFrame:
    """Take the events that are told in a sentence with this actor and topic, and touch this period.

    Parameters
    ----------
    events, event_mentions, actor_mentions, topic_mentions
        The tables of those names.
    actor, topic
        An ``actor_name`` and a ``topic_id``; if both are given, one sentence must have both.
    period
        A year or a month, such as ``"2021"`` or ``"2021-11"``.

    Returns
    -------
    pandas.DataFrame
        The events that are left, in their order.

    Raises
    ------
    ValueError
        For an actor or topic that is not mentioned anywhere (with those that come close), or a period that
        is none.
    """
    places = event_mentions[["event_id", "doc_id", "sentence_id"]].drop_duplicates()
    for mentions, column, name in (
        (actor_mentions, "actor_name", actor),
        (topic_mentions, "topic_id", topic),
    ):
        if name is not None:
            named = select_mentions(mentions, mentions, zones=ZONES)
            exist = set(named[column].dropna())
            if name not in exist:
                raise ValueError(f"no mention with {column} {name!r}{suggest(name, exist)}")
            found = named.loc[named[column] == name, ["doc_id", "sentence_id"]].drop_duplicates()
            places = places.merge(found, on=["doc_id", "sentence_id"])
    chosen = pd.Series(True, index=events.index)
    if actor is not None or topic is not None:
        chosen = events["event_id"].isin(places["event_id"])
    if period is not None:
        chosen &= overlaps(events["start_date"], events["end_date"], period)
    return events[chosen].reset_index(drop=True)


def overlaps(start: pd.Series, end: pd.Series, period: str) -> pd.Series:
    """Tell which spans of days (inclusive) touch a period, written as in :func:`filter_events`."""
    try:
        chosen = pd.Period(period)
    except ValueError:
        raise ValueError(
            f"unknown period {period!r}; give a year or month such as '2021' or '2021-11'"
        ) from None
    return (start <= chosen.end_time) & (end.fillna(start) >= chosen.start_time)


def kwic_html(kwic: pd.DataFrame, *, rows: int | None = None) -> str:
    """Set mentions in context as a table, each node marked.

    Parameters
    ----------
    kwic
        From :func:`analysis.kwic.build_kwic`.
    rows
        How many lines at most; a last line says how many are left out.

    Returns
    -------
    str
        HTML: article, date, sentence number and the words around the node. All text is escaped.
    """
    lines = []
    for row in kwic[:rows].itertuples():
        left, node, right = (html.escape(part) for part in (row.left, row.node, row.right))
        day = write_dates(row.published_date, row.published_date, "day")
        marked = f"<td style='text-align:left'>{left}<mark>{node}</mark>{right}</td>"
        lines.append(_line(row.label, day, row.sentence_id, marked=marked))
    return _table(("article", "date", "sentence", "in context"), lines, len(kwic))


def events_html(events: pd.DataFrame, *, rows: int | None = None) -> str:
    """Set events as a table: date, what happened, and how many articles and stories tell of it."""
    lines = [
        _line(
            write_dates(row.start_date, row.end_date, row.date_precision),
            row.label,
            row.n_documents,
            row.n_stories,
        )
        for row in events[:rows].itertuples()
    ]
    return _table(("date", "event", "articles", "stories"), lines, len(events))


def timeline_html(events: pd.DataFrame, documents: pd.DataFrame) -> FigureHTML:
    """Draw the timeline as an image with its alternative text."""
    return figure_html(plot_timeline(events, documents), describe_timeline(events, documents))


def _line(*cells: object, marked: str = "") -> str:
    return f"<tr>{''.join(_cell(str(cell)) for cell in cells)}{marked}</tr>"


def _cell(text: str) -> str:
    keep = ";white-space:nowrap" if len(text) <= 10 else ""  # a date or a number is not broken into lines
    return f"<td style='text-align:left{keep}'>{html.escape(text)}</td>"


def _table(heads: Sequence[str], lines: Sequence[str], total: int) -> str:
    head = "".join(f"<th scope='col' style='text-align:left'>{html.escape(name)}</th>" for name in heads)
    left_out = total - len(lines)
    more = f"<p>and {left_out:,} more</p>" if left_out else ""
    nothing = "" if total else "<p>none</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>{more}{nothing}"


def fold(summary: str, inner: str) -> str:
    """Put HTML behind a line that opens it, without a script; the line is escaped, the HTML is not."""
    return f"<details><summary>{html.escape(summary)}</summary>{inner}</details>"


def join_folds(folds: Sequence[str], total: int, title: str) -> str:
    """Put a title over the folds, and say how many there would be."""
    some = f"{len(folds)} of {total:,}" if len(folds) < total else f"{total:,}"
    return f"<p>{html.escape(title)} ({some}):</p>{''.join(folds)}"
