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

from analysis.kwic import build_kwic, check_columns, select_mentions
from analysis.reading import document_html
from analysis.schema import ARTICLE_ZONES, ZONES
from analysis.views import (
    MOST_OPTIONS,
    events_html,
    filter_events,
    fold,
    join_folds,
    kwic_html,
    list_options,
    overlaps,
    timeline_html,
)

__all__ = [
    "Browser",
    "document_browser",
    "events_html",
    "filter_events",
    "kwic_html",
    "mention_browser",
    "timeline_browser",
]

if TYPE_CHECKING:
    from ipywidgets import HTML, Dropdown, VBox

STATIC_OPTIONS, STATIC_ROWS, LIVE_ROWS = 12, 12, 200
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
    ordered = documents.sort_values(["published_date", "doc_id"], kind="stable").set_index(
        "doc_id", drop=False
    )
    options = [(label, doc_id) for label, doc_id in ordered[["label", "doc_id"]].itertuples(index=False)]

    def show(doc_id: str) -> str:
        return document_html(ordered.loc[doc_id], zones)

    def twin() -> str:
        folds = [fold(label, show(doc_id)) for label, doc_id in options[:STATIC_OPTIONS]]
        return join_folds(folds, len(options), "Articles in their zones")

    return Browser("Articles in their zones", {"Article": options[:MOST_OPTIONS]}, show, twin)


def timeline_browser(
    events: pd.DataFrame,
    documents: pd.DataFrame,
    event_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    topic_mentions: pd.DataFrame,
    *,
    topic_names: Mapping[str, str] | None = None,
) -> Browser:
    """Choose an actor, a topic and a year, and see the timeline of what is left.

    Parameters
    ----------
    events, documents, event_mentions, actor_mentions, topic_mentions
        The tables of those names.
    topic_names
        What to show for a ``topic_id``; by default the id.

    Returns
    -------
    Browser
        Three dropdowns; the view is a figure and a table. The static twin is the whole timeline, and
        a table to open for each actor, topic and year.
    """
    tables = (event_mentions, actor_mentions, topic_mentions)
    told = event_mentions[event_mentions["event_id"].isin(events["event_id"])]
    years = sorted({year for row in events.dropna(subset="start_date").itertuples() for year in _years(row)})
    choices = {
        "Actor": [("all", ALL), *list_options(_list_told(told, actor_mentions, documents, "actor_name"))],
        "Topic": [
            ("all", ALL),
            *list_options(_list_told(told, topic_mentions, documents, "topic_id"), texts=topic_names),
        ],
        "Period": [("all", ALL), *((str(year), str(year)) for year in years[-MOST_OPTIONS:])],
    }

    def choose(**values: str) -> pd.DataFrame:
        return filter_events(events, *tables, **{name: v for name, v in values.items() if v != ALL})

    def show(actor: str, topic: str, period: str) -> str:
        chosen, days = choose(actor=actor, topic=topic, period=period), documents["published_date"]
        articles = documents if period == ALL else documents[overlaps(days, days, period)]
        return timeline_html(chosen, articles)._repr_html_() + events_html(chosen, rows=LIVE_ROWS)

    def twin() -> str:
        parts = [timeline_html(events, documents)._repr_html_()]
        for what, options in choices.items():
            folds = [
                fold(text, events_html(choose(**{what.lower(): name}), rows=STATIC_ROWS))
                for text, name in options[1 : STATIC_OPTIONS + 1]
            ]
            parts.append(join_folds(folds, len(options) - 1, f"Events by {what.lower()}"))
        return "".join(parts)

    return Browser("Timeline", choices, show, twin)


def _list_told(told: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame, column: str) -> pd.Series:
    """The names in the sentences that tell of events, each once for an event."""
    named = select_mentions(mentions, documents, zones=ZONES)[["doc_id", "sentence_id", column]]
    return told.merge(named, on=["doc_id", "sentence_id"]).drop_duplicates(["event_id", column])[column]


def _years(event) -> range:
    end = event.start_date if pd.isna(event.end_date) else event.end_date
    return range(event.start_date.year, end.year + 1)
