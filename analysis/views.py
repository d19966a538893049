"""What a browser shows: the choices, the events chosen, and tables as HTML.

Plain functions, so that everything a widget can get wrong is tested without one. All text of articles and
dictionaries is escaped: it is shown, never run.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.clocks import CLOCKS, TRAY
from analysis.dates import explain_date
from analysis.figures import FigureHTML, figure_html
from analysis.kwic import select_mentions, suggest
from analysis.schema import ARTICLE_ZONES
from analysis.timeline import describe_timeline, write_dates
from analysis.timeline_plot import plot_timeline
from analysis.timex.values import DAY_NAMES, MONTH_NAMES

MOST_OPTIONS = 200
"""In a dropdown; the most frequent are offered."""

MOST_REPORTS, MOST_LETTERS = 4, 300
"""Sentences shown for an item, and letters of a sentence on each side of its date."""

NO_DAY = "The sentence plans this and names no day: it stays in the tray."


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


def filter_items(
    items: pd.DataFrame,
    item_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    topic_mentions: pd.DataFrame,
    *,
    actor: str | None = None,
    topic: str | None = None,
    period: str | None = None,
    clock: str | None = None,
) -> pd.DataFrame:
    """Take the items told in a sentence with this actor and topic, that touch this period, on this clock.

    Parameters
    ----------
    items, item_mentions
        From :func:`analysis.clocks.build_clock_items`.
    actor_mentions, topic_mentions
        The tables of those names; what lies outside the articles' own text is left out.
    actor, topic
        An ``actor_name`` and a ``topic_id``; if both are given, one sentence must have both. An article
        stays if it has such a sentence.
    period
        A year or a month, such as ``"2021"`` or ``"2021-11"``. What has no day touches none.
    clock
        One of :data:`analysis.clocks.CLOCKS`.

    Returns
    -------
    pandas.DataFrame
        The items that are left, in their order.

    Raises
    ------
    ValueError
        For an actor or topic that is not mentioned anywhere (with those that come close), a period or a
        clock that is none.
    """
    chosen = pd.Series(True, index=items.index)
    if actor is not None or topic is not None:
        wanted = ((actor_mentions, "actor_name", actor), (topic_mentions, "topic_id", topic))
        found = [_find_sentences(*condition) for condition in wanted if condition[2] is not None]
        places = found[0] if len(found) == 1 else found[0].merge(found[1])
        told = item_mentions.merge(places, on=["doc_id", "sentence_id"])["item_id"]
        article = items["clock"].eq("published") & items["doc_id"].isin(places["doc_id"])
        chosen &= items["item_id"].isin(told) | article
    if period is not None:
        chosen &= overlaps(items["start_date"], items["end_date"], period)
    if clock is not None:
        if clock not in CLOCKS:
            raise ValueError(f"unknown clock {clock!r}; clocks are: {', '.join(CLOCKS)}")
        chosen &= items["clock"] == clock
    return items[chosen].reset_index(drop=True)


def _find_sentences(mentions: pd.DataFrame, column: str, name: str) -> pd.DataFrame:
    """The sentences of the articles' own text with that name."""
    named = select_mentions(mentions, mentions, zones=ARTICLE_ZONES)
    exist = set(named[column].dropna())
    if name not in exist:
        raise ValueError(f"no mention with {column} {name!r}{suggest(name, exist)}")
    return named.loc[named[column] == name, ["doc_id", "sentence_id"]].drop_duplicates()


def overlaps(start: pd.Series, end: pd.Series, period: str) -> pd.Series:
    """Tell which spans of days (inclusive) touch a period, written as in :func:`filter_items`."""
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


def items_html(items: pd.DataFrame, *, rows: int | None = None) -> str:
    """Set items as a table: date, clock, what it is, and how many articles and stories tell of it."""
    lines = [
        _line(_write_days(row), row.clock, row.label, row.n_documents, row.n_stories)
        for row in items[:rows].itertuples()
    ]
    return _table(("date", "clock", "item", "articles", "stories"), lines, len(items))


def _write_days(row) -> str:
    """Write the days of an item; why there are none, if there are none; and whether it is planned."""
    if pd.isna(row.start_date):
        return TRAY.get(row.tray, "no date")
    return write_dates(row.start_date, row.end_date, row.precision) + " (planned)" * bool(row.is_planned)


def build_reports(
    item_mentions: pd.DataFrame,
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
) -> pd.DataFrame:
    """Put sentence, article and date mention beside every report of an item.

    Parameters
    ----------
    item_mentions
        From :func:`analysis.clocks.build_clock_items`.
    documents, sentences, date_mentions
        The tables of those names.

    Returns
    -------
    pandas.DataFrame
        ``item_id``, ``article`` (its label), ``published_date``, ``sentence``, ``first`` (where the sentence
        begins in the text), then the columns of the date mention, missing for a plan without a date.
    """
    articles = documents[["doc_id", "label", "published_date"]].rename(columns={"label": "article"})
    places = sentences[["doc_id", "sentence_id", "sentence", "start_char"]].rename(
        columns={"start_char": "first"}
    )
    dates = date_mentions.drop(columns=["doc_id", "sentence_id"])
    reports = item_mentions.merge(articles, on="doc_id").merge(places, on=["doc_id", "sentence_id"])
    return reports.merge(dates, left_on="date_mention_id", right_on="mention_id", how="left")


def item_html(item, reports: pd.DataFrame, *, origin: str = "", rows: int = MOST_REPORTS) -> str:
    """Write behind a line that opens it what an item rests on: sentences, and how each date was resolved.

    Parameters
    ----------
    item
        A row of the items (a named tuple).
    reports
        Its rows of :func:`build_reports`.
    origin
        For an article: where its date was found.
    rows
        How many reports at most; a last line says how many are left out.

    Returns
    -------
    str
        HTML without a script; all text is escaped.
    """
    parts = [f"<p>{html.escape(origin)}</p>"] if origin else []
    for report in reports[:rows].to_dict("records"):
        published = report["published_date"]
        when = "unknown" if pd.isna(published) else _name_day(published)
        parts.append(f"<p>{html.escape(report['article'])}, published: {when}</p>")
        dated = isinstance(report["mention_id"], str)
        begin, end = (
            int(report[name] - report["first"]) if dated else 0 for name in ("start_char", "end_char")
        )
        parts.append(f"<blockquote>{_mark(report['sentence'], begin, end)}</blockquote>")
        steps = explain_date(report, published_date=published) if dated else [NO_DAY]
        parts.append(f"<ol>{''.join(f'<li>{html.escape(step)}</li>' for step in steps)}</ol>")
    if len(reports) > rows:
        parts.append(f"<p>and {len(reports) - rows:,} more</p>")
    told = f"{item.n_documents} article{'s' * (item.n_documents != 1)}"
    summary = f"{_write_days(item)} · {item.clock} · {item.label}" + f" ({told})" * (item.n_documents > 1)
    return fold(summary, "".join(parts))


def _name_day(day: pd.Timestamp) -> str:
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _mark(sentence: str, begin: int, end: int) -> str:
    """Mark a piece of a sentence, and shorten a very long sentence around it."""
    low, high = max(0, begin - MOST_LETTERS), end + MOST_LETTERS
    left = ("… " if low else "") + sentence[low:begin]
    right = sentence[end:high] + (" …" if high < len(sentence) else "")
    marked = f"<mark>{html.escape(sentence[begin:end])}</mark>" if end > begin else ""
    return html.escape(left) + marked + html.escape(right)


def timeline_html(items: pd.DataFrame) -> FigureHTML:
    """Draw the timeline as an image with its alternative text."""
    return figure_html(plot_timeline(items), describe_timeline(items))


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
