"""Widgets to choose with, each with a static twin for wherever no kernel runs.

A browser shows the widget in JupyterLab, and the same choices as plain HTML (``details`` that open
without a script) everywhere else. What is shown is made by plain functions; the widgets only call them.
All text of articles and dictionaries is escaped: it is shown, never run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from analysis.clocks import CLOCKS, build_clock_items
from analysis.kwic import build_kwic, check_columns, select_mentions
from analysis.reading import document_html
from analysis.schema import ARTICLE_ZONES
from analysis.texts import read_texts
from analysis.views import (
    MOST_OPTIONS,
    build_reports,
    filter_items,
    fold,
    item_html,
    items_html,
    join_folds,
    kwic_html,
    list_options,
    timeline_html,
)

__all__ = [
    "Browser",
    "document_browser",
    "filter_items",
    "items_html",
    "kwic_html",
    "mention_browser",
    "timeline_browser",
]

if TYPE_CHECKING:
    from ipywidgets import HTML, Dropdown, VBox

    from analysis.annotate import Tables

STATIC_OPTIONS, STATIC_ROWS, STATIC_ITEMS, LIVE_ROWS = 12, 12, 60, 200
"""In a static twin and in a view, so that a page stays small; both say what they leave out."""

ALL = ""
"""The value of the option that filters nothing; no name is empty."""


class Browser:
    """Dropdowns and the view they change, with a static twin.

    Parameters
    ----------
    name
        What the browser is, for the plain text form.
    choices
        Description of each dropdown and its options (text shown, value).
    show
        Makes the HTML of the view from one value for each dropdown, in order.
    twin
        Makes the HTML of the static twin.

    Attributes
    ----------
    controls
        The dropdowns by description; set ``browser.controls["Actor"].value`` as a reader would.
    view
        The HTML widget; its ``value`` is what is shown.
    """

    def __init__(
        self,
        name: str,
        choices: Mapping[str, Sequence[tuple[str, str]]],
        show: Callable[..., str],
        twin: Callable[[], str],
    ) -> None:
        self.name, self.choices, self._show, self._twin = name, dict(choices), show, twin

    @cached_property
    def controls(self) -> dict[str, Dropdown]:
        from ipywidgets import Dropdown

        controls = {
            description: Dropdown(
                options=options, description=f"{description}:", style={"description_width": "initial"}
            )
            for description, options in self.choices.items()
        }
        for control in controls.values():
            control.observe(self._update, "value")
        return controls

    @cached_property
    def view(self) -> HTML:
        from ipywidgets import HTML

        return HTML(self._show(*(control.value for control in self.controls.values())))

    @cached_property
    def widget(self) -> VBox:
        from ipywidgets import HBox, VBox

        return VBox([HBox(list(self.controls.values())), self.view])

    @cached_property
    def static(self) -> str:
        """The twin: HTML without scripts."""
        return self._twin()

    def _update(self, change: dict) -> None:
        self.view.value = self._show(*(control.value for control in self.controls.values()))

    def __repr__(self) -> str:
        sizes = ", ".join(f"{description} {len(options)}" for description, options in self.choices.items())
        return f"{self.name} ({sizes})"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        bundle = self.widget._repr_mimebundle_()
        return {**bundle, "text/html": self.static, "text/plain": repr(self)}


def mention_browser(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str = "actor_name",
    window: int = 60,
    zones: str | Sequence[str] = ARTICLE_ZONES,
) -> Browser:
    """Choose an actor or a topic, and see its mentions in context.

    Parameters
    ----------
    mentions
        Any mention table.
    documents
        The completed documents table.
    by
        The column of the mentions to choose from.
    window
        Characters of context on each side.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    Browser
        One dropdown with the 200 most frequent names and their numbers of mentions.

    Raises
    ------
    ValueError
        For a column or zone that does not exist.
    """
    check_columns([by], mentions)
    chosen = select_mentions(mentions, documents, zones=zones)
    options = list_options(chosen[by])
    what = by.removesuffix("_name").removesuffix("_id").replace("_", " ")

    def show(name: str, rows: int = LIVE_ROWS) -> str:
        kwic = build_kwic(chosen[chosen[by] == name], documents, window=window, zones=zones)
        return kwic_html(kwic, rows=rows)

    def twin() -> str:
        folds = [fold(text, show(name, STATIC_ROWS)) for text, name in options[:STATIC_OPTIONS]]
        return join_folds(folds, chosen[by].nunique(), f"Mentions by {what}")

    return Browser("Mentions in context", {what.capitalize(): options or [("none", "")]}, show, twin)


def document_browser(documents: pd.DataFrame, zones: pd.DataFrame) -> Browser:
    """Choose an article, and read it in its zones.

    Parameters
    ----------
    documents
        The completed documents table.
    zones
        The ``zones`` table.

    Returns
    -------
    Browser
        One dropdown with the labels of the articles, at most 200, by date.
    """
    ordered = documents.sort_values(["published_date", "doc_id"], kind="stable")
    options = [(label, doc_id) for label, doc_id in ordered[["label", "doc_id"]].itertuples(index=False)]

    def show(doc_id: str) -> str:
        return document_html(read_texts(documents, [doc_id])[doc_id], zones[zones["doc_id"] == doc_id])

    def twin() -> str:
        folds = [fold(label, show(doc_id)) for label, doc_id in options[:STATIC_OPTIONS]]
        return join_folds(folds, len(options), "Articles in their zones")

    return Browser("Articles in their zones", {"Article": options[:MOST_OPTIONS]}, show, twin)


def timeline_browser(tables: Tables, *, topic_names: Mapping[str, str] | None = None) -> Browser:
    """Choose an actor, a topic, a year and a clock, and see the timeline of what is left.

    Parameters
    ----------
    tables
        What :func:`analysis.annotate.annotate` returned.
    topic_names
        What to show for a ``topic_id``; by default the id.

    Returns
    -------
    Browser
        Four dropdowns; the view is a figure and below it every item, which opens at a click: its sentences
        with the date marked, and how that was resolved, step by step. The static twin is the whole
        timeline with its items, and a table to open for each actor, topic, year and clock.
    """
    dated = (tables.documents, tables.sentences, tables.date_mentions)
    items, item_mentions = build_clock_items(*dated, tables.events, tables.event_mentions)
    named = (item_mentions, tables.actor_mentions, tables.topic_mentions)
    reports = build_reports(item_mentions, *dated)
    places = reports.groupby("item_id").indices
    choices = _list_choices(items, item_mentions, tables, topic_names)
    found = tables.documents[["doc_id", "published_from"]].itertuples(index=False)
    origins = {f"published:{doc_id}": f"Publication date found in: {source}" for doc_id, source in found}

    def choose(**values: str) -> pd.DataFrame:
        return filter_items(items, *named, **{name: value for name, value in values.items() if value != ALL})

    def open_items(chosen: pd.DataFrame, rows: int) -> str:
        folds = [
            item_html(row, reports.iloc[places.get(row.item_id, [])], origin=origins.get(row.item_id, ""))
            for row in chosen[:rows].itertuples()
        ]
        return join_folds(folds, len(chosen), "Items, each with its sentence and how its date was resolved")

    def show(actor: str, topic: str, period: str, clock: str) -> str:
        chosen = choose(actor=actor, topic=topic, period=period, clock=clock)
        return timeline_html(chosen)._repr_html_() + open_items(chosen, LIVE_ROWS)

    def twin() -> str:
        parts = [timeline_html(items)._repr_html_(), open_items(items, STATIC_ITEMS)]
        for what, options in choices.items():
            folds = [
                fold(text, items_html(choose(**{what.lower(): name}), rows=STATIC_ROWS))
                for text, name in options[1 : STATIC_OPTIONS + 1]
            ]
            parts.append(join_folds(folds, len(options) - 1, f"Items by {what.lower()}"))
        return "".join(parts)

    return Browser("Timeline", choices, show, twin)


def _list_told(told: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame, column: str) -> pd.Series:
    """The names in the sentences that tell of items, each once for an item."""
    named = select_mentions(mentions, documents)[["doc_id", "sentence_id", column]]
    return told.merge(named, on=["doc_id", "sentence_id"]).drop_duplicates(["item_id", column])[column]


def _list_choices(
    items: pd.DataFrame, item_mentions: pd.DataFrame, tables: Tables, topic_names: Mapping[str, str] | None
) -> dict[str, list[tuple[str, str]]]:
    years = sorted({year for row in items.dropna(subset="start_date").itertuples() for year in _years(row)})
    actors = _list_told(item_mentions, tables.actor_mentions, tables.documents, "actor_name")
    topics = _list_told(item_mentions, tables.topic_mentions, tables.documents, "topic_id")
    return {
        "Actor": [("all", ALL), *list_options(actors)],
        "Topic": [("all", ALL), *list_options(topics, texts=topic_names)],
        "Period": [("all", ALL), *((str(year), str(year)) for year in years[-MOST_OPTIONS:])],
        "Clock": [
            ("all", ALL),
            *((f"{clock} ({sum(items['clock'] == clock):,})", clock) for clock in CLOCKS),
        ],
    }


def _years(item) -> range:
    end = item.start_date if pd.isna(item.end_date) else item.end_date
    return range(item.start_date.year, end.year + 1)
