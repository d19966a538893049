"""Date, actor and topic mentions -> events: what happened on the days that the texts name.

A dated expression is read as the report of a happening: its kind is given by the word of happening
that stands closest to it in the sentence, its participants by the actors there. Reports of the same
days and kind that share a participant are one event, however many articles carry them. What a text
only dates loosely (years, decades, "recently") is left in the date mentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import blake2b
from typing import NamedTuple

import pandas as pd

from analysis.schema import ARTICLE_ZONES, build_table

EVENT_TYPES = {
    "missile launch": r"missiles?|rocket launch\w*|nuclear tests?",
    "coup": r"coups?|ousted|overthrow\w*|putsch",
    "election": r"elections?|elected|polls?|referendum",
    "summit": r"summits?",
    "law": r"laws?|legislation|in(?:to)? force|enacted|bills?|decree",
    "agreement": r"sign(?:ed|ing|s)?|deals?|agreements?|pacts?|treat(?:y|ies)|accords?|memorandum",
    "visit": r"visit(?:s|ed|ing)?|arriv\w+|trips?|tour(?:ed)?|travel\w*|fl(?:ew|ies|y)",
    "meeting": r"met|meet(?:s|ing|ings)?|talks|conference|host(?:ed|s)?|session",
    "policy": r"strateg(?:y|ies)|polic(?:y|ies)|adopt\w*|budget|sanction\w*|announce\w*|approv\w+",
    "office": r"(?:took|taking|takes|assum\w+|left|leaving) office|inaugurat\w+|sworn|appoint\w+|resign\w+|serv(?:ed|ing|e) as",
    "attack": r"invasion|invaded|attack\w*|strikes?|clash\w*|collid\w+|ramm\w+|fired|killed",
    "exercise": r"exercises?|drills?|manoeuvres|maneuvers",
    "statement": r"said|says|told|speech|pledged|vowed|statement|remarks?|reiterated|warned|urged|agreed|confirmed|reaffirmed",
}
"""Kind of event -> words that report one, most telling kind first."""

LONGEST_DAYS = 100
"""Expressions that cover more days than a quarter date a state of affairs and not a happening."""

_KINDS = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in EVENT_TYPES.items()]


class _Report(NamedTuple):
    """One dated expression, read as the report of a happening."""

    doc_id: str
    story_id: str
    sentence_id: int
    mention_id: str
    start: pd.Timestamp
    end: pd.Timestamp
    precision: str
    kind: str
    participants: tuple[str, ...]


def build_events(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    topic_mentions: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Build the events that the articles' own text reports.

    Parameters
    ----------
    documents
        Completed documents (with ``story_id``).
    sentences, date_mentions, actor_mentions, topic_mentions
        The tables of those names.

    Returns
    -------
    tuple of pandas.DataFrame
        ``events``, in the order of their days: ``event_id``, ``start_date`` and ``end_date`` (inclusive),
        ``date_precision``, ``event_type`` (a key of ``EVENT_TYPES``, or ``other``), ``label`` (kind and
        up to two participants), ``n_documents``, ``n_stories``; and ``event_mentions``, one row per
        report.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> events = annotate(load_documents("seeds")).events
    >>> events.query("event_type == 'coup'")[["label", "date_precision", "n_stories"]].values.tolist()
    [['Coup: Myanmar', 'month', 2]]
    """
    reports = _read_reports(documents, sentences, date_mentions, actor_mentions, topic_mentions)
    short = _short_names(actor_mentions)
    event_rows, mention_rows = [], []
    for group in _group(reports):
        first = group[0]
        participants = _rank(group)
        label = f"{first.kind.capitalize()}: {', '.join(short.get(a, a) for a in participants[:2])}"
        label = label.removesuffix(": ")
        identity = f"{first.start:%Y-%m-%d}/{first.end:%Y-%m-%d}/{first.kind}/{min(r.mention_id for r in group)}"
        event_id = f"{first.start:%Y-%m-%d}-{first.kind.replace(' ', '-')}-{blake2b(identity.encode(), digest_size=3).hexdigest()}"
        n_documents, n_stories = len({r.doc_id for r in group}), len({r.story_id for r in group})
        event_rows.append((event_id, first.start, first.end, first.precision, first.kind, label, n_documents, n_stories))
        mention_rows += [(event_id, r.doc_id, r.sentence_id, r.mention_id) for r in group]
    event_rows.sort(key=lambda row: (row[1], row[2], row[0]))
    return build_table("events", event_rows), build_table("event_mentions", sorted(mention_rows))


def find_event_type(sentence: str, start: int, end: int) -> str:
    """The kind of happening that a sentence reports for the date at an offset of it.

    The closest telling word decides; words of saying only where there is no other.

    Examples
    --------
    >>> find_event_type("They met on Saturday and signed a deal.", 12, 20)
    'meeting'
    >>> find_event_type("Following the latest missile launches on Wednesday, they agreed to talk.", 41, 50)
    'missile launch'
    """
    best: tuple[float, int, str] = (float("inf"), 0, "other")
    for rank, (kind, words) in enumerate(_KINDS):
        for match in words.finditer(sentence):
            gap = start - match.end() if match.end() <= start else match.start() - end
            # What follows the date belongs to it less often than what comes before it.
            distance = gap + (12 if match.start() >= end else 0) + (80 if kind == "statement" else 0)
            best = min(best, (distance, rank, kind))
    return best[2]


def _read_reports(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    dates: pd.DataFrame,
    actors: pd.DataFrame,
    topics: pd.DataFrame,
) -> list[_Report]:
    stories = dict(zip(documents["doc_id"], documents["story_id"], strict=True))
    places = {(r.doc_id, r.sentence_id): (r.sentence, r.start_char) for r in sentences.itertuples()}
    named = actors[actors["actor_id"].notna() & (actors["actor_type"] != "place")]
    present: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    for doc_id, sentence_id, start, name in named[["doc_id", "sentence_id", "start_char", "actor_name"]].itertuples(index=False):
        present[doc_id, sentence_id].append((start, name))
    dated = dates[
        dates["zone"].isin(ARTICLE_ZONES)
        & dates["start_date"].notna()
        & dates["timex_type"].isin(["DATE", "TIME"])
        & ((dates["end_date"] - dates["start_date"]).dt.days < LONGEST_DAYS)
    ]
    reports = []
    for row in dated.itertuples():
        sentence, offset = places[row.doc_id, row.sentence_id]
        kind = find_event_type(sentence, row.start_char - offset, row.end_char - offset)
        near = sorted(present.get((row.doc_id, row.sentence_id), ()), key=lambda actor: abs(actor[0] - row.start_char))
        participants = tuple(dict.fromkeys(name for _, name in near))
        head = (row.doc_id, stories[row.doc_id], row.sentence_id, row.mention_id)
        reports.append(_Report(*head, row.start_date, row.end_date, row.precision, kind, participants))
    return sorted(reports, key=lambda report: (report.start, report.end, report.kind, report.mention_id))


def _group(reports: list[_Report]) -> list[list[_Report]]:
    """Reports of the same days and kind that share a participant, directly or through a third."""
    groups: list[list[_Report]] = []
    for report in reports:
        same = [
            group
            for group in groups
            if (group[0].start, group[0].end, group[0].kind) == (report.start, report.end, report.kind)
            and any(set(other.participants) & set(report.participants) or not other.participants for other in group)
        ]
        merged = [report]
        for group in same:
            merged = group + merged
            groups.remove(group)
        groups.append(merged)
    return groups


def _rank(group: list[_Report]) -> list[str]:
    """Participants, those of most reports first, then the closest to the date."""
    weight: dict[str, float] = defaultdict(float)
    for report in group:
        for position, name in enumerate(report.participants):
            weight[name] += 1 / (1 + position)
    return sorted(weight, key=lambda name: (-weight[name], name))


def _short_names(actors: pd.DataFrame) -> dict[str, str]:
    """The shortest way the corpus writes each person, for labels."""
    persons = actors[(actors["actor_type"] == "person") & actors["actor_id"].notna() & (actors["form"] != "variant")]
    shortest: dict[str, str] = {}
    for name, text in persons[["actor_name", "matched_text"]].itertuples(index=False):
        shortest[name] = min(shortest.get(name, text), text, key=len)
    return shortest
