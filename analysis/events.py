"""Date, actor and topic mentions -> events: what happened, or was planned, on the days that the texts name.

A dated expression is read as the report of a happening: its kind is given by the word of happening
that stands closest to it in the sentence (:mod:`analysis.happenings.words`), its label by the grammar
around that word (:mod:`analysis.happenings.labels`). Reports of the same days and kind by the same
participants are one event, however many articles carry them. What a text only dates loosely (years,
decades, "recently") is left in the date mentions; :mod:`analysis.clocks` shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

import pandas as pd

from analysis.happenings.grammar import Named, list_named
from analysis.happenings.labels import Label, make_label
from analysis.happenings.words import (
    EVENT_TYPES,
    FORMS,
    find_event_word,
    is_past,
    measure_distance,
    tell_status,
)
from analysis.patterns import LatePattern
from analysis.schema import ARTICLE_ZONES, build_table, iterate_rows

__all__ = ["EVENT_TYPES", "LONGEST_DAYS", "build_events", "find_event_word"]

LONGEST_DAYS = 100
"""Expressions that cover more days than a quarter date a state of affairs and not a happening."""

MORE_COLUMNS = {"participants": "str", "topic_ids": "str", "is_planned": "bool"}
"""Columns of events beyond the declared ones."""

OF_STATES = {"missile launch", "coup", "election", "law", "attack"}
"""Kinds whose participants are states and bodies rather than the person who speaks of them."""
NEAR = 70
"""An actor further than this from the word of happening takes no part in it."""

_CLAUSE_END = LatePattern(r"[,;:—–]|\b(?:while|although|but)\b")
_WILL = LatePattern(
    r"(?i)\b(?:will|shall|plans? to"
    r"|(?:is|are|was|were) (?:also |now |then )?(?:(?:set|due|about|expected|scheduled) )?to)"
    r"\s+(?:also\s+)?(?P<verb>[a-z]+)"
)


class _Report(NamedTuple):
    """One dated expression (or one plan without a date), read as the report of a happening."""

    start: pd.Timestamp
    end: pd.Timestamp
    kind: str
    participants: tuple[str, ...]
    label: str
    is_planned: bool
    precision: str | None
    doc_id: str
    story_id: str
    sentence_id: int
    mention_id: str | None
    topics: tuple[str, ...]

    @property
    def key(self) -> tuple:
        """The place of a report among all, whatever the order of the tables."""
        days = (self.start, self.end) if pd.notna(self.start) else (pd.Timestamp.max, pd.Timestamp.max)
        return *days, self.kind, -len(self.participants), *self.here

    @property
    def here(self) -> tuple:
        return self.doc_id, self.sentence_id, self.mention_id or "", self.label


def build_events(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
    *,
    topic_mentions: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Build the events that the articles' own text reports or plans.

    Parameters
    ----------
    documents
        Completed documents (with ``story_id``; ``published_date`` tells what still lay ahead).
    sentences, date_mentions, actor_mentions
        The tables of those names.
    topic_mentions
        For the column ``topic_ids``; without it that column is empty.

    Returns
    -------
    tuple of pandas.DataFrame
        ``events``, in the order of their days: ``event_id``, ``start_date`` and ``end_date`` (inclusive;
        missing for a plan without a date), ``date_precision``, ``event_type`` (a key of ``EVENT_TYPES``, or
        ``other``), ``label`` (at most 40 characters; in quotation marks where it is cut from the sentence),
        ``n_documents``, ``n_stories``, then ``participants`` and ``topic_ids`` (joined by "; ", missing if
        none: the actors close to the word of happening, the topics of the sentences) and ``is_planned``
        (planned, possible or still ahead in every report). And ``event_mentions``, one row per report;
        ``date_mention_id`` is missing for a plan without a date.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> events = annotate(load_documents("seeds")).events
    >>> events.query("event_type == 'coup'")[["label", "date_precision", "n_stories"]].values.tolist()
    [['Myanmar coup', 'month', 2]]
    """
    reports = _read_reports(documents, sentences, date_mentions, actor_mentions, topic_mentions)
    groups = _group(sorted(reports, key=lambda report: report.key))
    rows, more, mention_rows = [], [], []
    for group in sorted(groups, key=lambda group: group[0].key):
        first, event_id = group[0], _identify(group)
        counts = len({report.doc_id for report in group}), len({report.story_id for report in group})
        days = first.start, first.end, first.precision
        rows.append((event_id, *days, first.kind, _choose_label(group), *counts))
        topics = sorted({topic for report in group for topic in report.topics})
        planned = all(report.is_planned for report in group)
        more.append(("; ".join(_rank(group)) or None, "; ".join(topics) or None, planned))
        mention_rows += [(event_id, r.doc_id, r.sentence_id, r.mention_id) for r in group]
    events = build_table("events", rows)
    for place, (column, kind) in enumerate(MORE_COLUMNS.items()):
        events[column] = pd.Series([row[place] for row in more], dtype=kind)
    mention_rows.sort(key=lambda row: (row[0], row[1], row[2], row[3] or ""))
    return events, build_table("event_mentions", mention_rows)


def _read_reports(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    dates: pd.DataFrame,
    actors: pd.DataFrame,
    topics: pd.DataFrame | None,
) -> Iterator[_Report]:
    about = {r.doc_id: (r.story_id, getattr(r, "published_date", pd.NaT)) for r in documents.itertuples()}
    columns = ("doc_id", "sentence_id", "sentence", "start_char")
    texts = {
        (doc_id, number): (sentence, start)
        for doc_id, number, sentence, start in iterate_rows(sentences, *columns)
    }
    present, told = list_named(actors), _list_topics(topics)
    own = dates[dates["zone"].isin(ARTICLE_ZONES)]
    for row in own[_is_happening(own)].itertuples():
        place = (row.doc_id, row.sentence_id)
        sentence, offset = texts[place]
        span = (row.start_char - offset, row.end_char - offset)
        named = [
            one._replace(start=one.start - offset, end=one.end - offset) for one in present.get(place, ())
        ]
        story_id, published = about[row.doc_id]
        ahead = bool(pd.notna(published) and row.start_date > published)
        kind, participants, label, planned = _read_sentence(sentence, span, named, ahead=ahead)
        days = (row.start_date, row.end_date, kind, participants, label, planned, row.precision)
        yield _Report(*days, row.doc_id, story_id, row.sentence_id, row.mention_id, told.get(place, ()))
    timed = own[own["timex_type"].isin(["DATE", "TIME"])]
    skip = set(zip(timed["doc_id"], timed["sentence_id"], strict=True))
    for row in sentences[sentences["zone"].isin(ARTICLE_ZONES)].itertuples():
        place = (row.doc_id, row.sentence_id)
        if place in skip or place not in present or not (plan := _WILL.search(row.sentence)):
            continue
        named = [
            one._replace(start=one.start - row.start_char, end=one.end - row.start_char)
            for one in present[place]
        ]
        for kind, label in _read_plan(row.sentence, plan.span("verb"), named):
            days = (pd.NaT, pd.NaT, kind, label.owners, label.text, True, None)
            yield _Report(*days, row.doc_id, about[row.doc_id][0], row.sentence_id, None, told.get(place, ()))


def _is_happening(dates: pd.DataFrame) -> pd.Series:
    """A day up to a quarter, or a length of time that has a beginning; not the day the text was filed."""
    days = (dates["end_date"] - dates["start_date"]).dt.days
    kind = dates["timex_type"].isin(["DATE", "TIME"]) | dates["rule_id"].isin(
        ["duration-from", "duration-until"]
    )
    return (
        kind & dates["start_date"].notna() & days.between(0, LONGEST_DAYS - 1) & (dates["zone"] != "dateline")
    )


def _read_sentence(
    sentence: str, date: tuple[int, int], named: list[Named], *, ahead: bool
) -> tuple[str, tuple[str, ...], str, bool]:
    """Return kind, participants, label, and whether the text tells it as planned or possible."""
    kind, *span = find_event_word(sentence, *date)
    word = (span[0], span[1])
    status = tell_status(sentence, word, date)
    if ahead and status == "told" and not is_past(sentence[slice(*word)]):
        status = "planned"  # "leaves office in October", told in April
    label = make_label(sentence, kind, word, date, named, status)
    if status == "denied":
        kind = "other"  # "no launch" is no launch
    near: dict[str, int] = dict.fromkeys(label.owners, -1)
    for one in named:
        distance = measure_distance(sentence, word, (one.start, one.end)) + _weigh(one, kind)
        between = sentence[min(one.end, word[1]) : max(one.start, word[0])]
        if one.start > date[1] and _CLAUSE_END.search(sentence[date[1] : one.start]):
            distance += 100  # the next clause has its own subject
        elif _CLAUSE_END.search(between):
            distance += 40
        near[one.name] = min(distance, near.get(one.name, distance))
    ranked = sorted(near, key=lambda name: (near[name], name))
    participants = tuple(name for name in ranked if near[name] <= NEAR)
    return kind, participants, label.text, ahead or status in ("planned", "possible")


def _weigh(one: Named, kind: str) -> int:
    """How much further away an actor counts: "Japanese" before "Prime Minister Kishida" is a modifier."""
    weight = (
        65
        if one.form == "demonym"
        else 40
        if one.actor_type == "organization" and pd.notna(one.country)
        else 0
    )
    return weight + (120 if one.actor_type == "person" and kind in OF_STATES else 0)


def _read_plan(sentence: str, verb: tuple[int, int], named: list[Named]) -> Iterator[tuple[str, Label]]:
    """A plan without a date, where the sentence says whose it is: "Lee was also to visit the palace"."""
    form = sentence[slice(*verb)].lower()
    for kind, forms in FORMS.items():
        if forms.get(form, ("", ""))[1] == "base" and kind != "statement":
            status = tell_status(sentence, verb, (verb[1], verb[1]))
            label = make_label(sentence, kind, verb, (verb[1], verb[1]), named, status)
            if status == "planned" and label.owners:
                yield kind, label


def _list_topics(topics: pd.DataFrame | None) -> dict[tuple[str, int], tuple[str, ...]]:
    if topics is None:
        return {}
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for doc_id, sentence_id, topic in topics[["doc_id", "sentence_id", "topic_id"]].itertuples(index=False):
        found[doc_id, sentence_id].add(topic)
    return {place: tuple(sorted(names)) for place, names in found.items()}


def _group(reports: Iterable[_Report]) -> list[list[_Report]]:
    """Reports of one happening: the same days and kind, and the same label or participants.

    Those with the most participants come first. A report that names only some of them joins the one group
    that it fits; where it fits several, it stays alone rather than make one event of two meetings.
    """
    groups: dict[tuple, list[list[_Report]]] = defaultdict(list)
    for report in reports:
        same_days = (
            groups[report.start, report.end, report.kind]
            if pd.notna(report.start)
            else groups[(report.kind,)]
        )
        equal = [group for group in same_days if any(_is_same(one, report) for one in group)]
        fitting = equal or [group for group in same_days if any(_fits(report, one) for one in group)]
        if equal or len(fitting) == 1:
            fitting[0].append(report)
        else:
            same_days.append([report])
    return [group for same_days in groups.values() for group in same_days]


def _is_same(one: _Report, other: _Report) -> bool:
    same = bool(one.participants) and set(one.participants) == set(other.participants)
    return one.label == other.label or (same and one.kind != "other" and pd.notna(one.start))


def _fits(report: _Report, whole: _Report) -> bool:
    """Tell if one report names some of the participants of the other, and nobody else."""
    if report.kind == "other" or pd.isna(report.start) or not report.participants:
        return False
    return set(report.participants) <= set(whole.participants)


def _choose_label(group: list[_Report]) -> str:
    """The label of most reports, where some tell it as done and in plain grammar, theirs."""
    labels = [report.label for report in group]

    def rank(report: _Report) -> tuple:
        return report.is_planned, report.label[0] == "“", -labels.count(report.label), report.here

    return min(group, key=rank).label


def _identify(group: list[_Report]) -> str:
    """An id from what the event is and who reports it, so that it does not depend on other articles."""
    first = group[0]
    places = sorted(
        report.mention_id or f"{report.doc_id}:{report.sentence_id}:{report.label}" for report in group
    )
    day = f"{first.start:%Y-%m-%d}" if pd.notna(first.start) else "undated"
    content = "|".join([f"{first.end}", *places])
    return f"{day}-{first.kind.replace(' ', '-')}-{blake2b(content.encode(), digest_size=3).hexdigest()}"


def _rank(group: list[_Report]) -> list[str]:
    """Participants, those of most reports first, then the closest to the date."""
    weight: dict[str, float] = defaultdict(float)
    for report in sorted(group, key=lambda report: report.here):
        for position, name in enumerate(report.participants):
            weight[name] += 1 / (1 + position)
    return sorted(weight, key=lambda name: (-weight[name], name))
