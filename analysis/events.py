"""Date and actor mentions -> events: what happened on the days that the texts name.

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
    "law": r"(?<!rule of )(?<!international )laws?|legislation|in(?:to)? force|enacted|bills?|decree",
    "agreement": r"sign(?:ed|ing|s)?|deals?|agreements?|pacts?|treat(?:y|ies)|accords?|memorandum",
    "visit": r"visit(?:s|ed|ing)?|arriv\w+|trips?|tour(?:ed)?|travel\w*|fl(?:ew|ies|y)",
    "meeting": r"met|meet(?:s|ing|ings)?|talks|conference|host(?:ed|s)?|session",
    "policy": r"strateg(?:y|ies)|polic(?:y|ies)|adopted|budget|sanction\w*|announc\w+|approv\w+",
    "office": r"(?:took|taking|takes|assum\w+|left|leaving) office|inaugurat\w+|sworn|appoint\w+|resign\w+",
    "attack": r"invasion|invaded|attack\w*|strikes?|clash\w*|collid\w+|ramm\w+|fired|killed",
    "exercise": r"exercises?|drills?|manoeuvres|maneuvers",
    "statement": r"said|says|told|speech|pledged|vowed|statement|remarks?|reiterated|warned|urged|agreed"
    r"|confirmed|reaffirmed",
}
"""Kind of event -> words that report one, most telling kind first."""

LONGEST_DAYS = 100
"""Expressions that cover more days than a quarter date a state of affairs and not a happening."""

OF_STATES = {"missile launch", "coup", "election", "law", "attack"}
"""Kinds whose participants are states and bodies rather than the person who speaks of them."""
NEAR = 70
"""An actor further than this from the word of happening takes no part in it."""

_CLAUSE_END = re.compile(r"[,;:—–]|\b(?:while|although|but)\b")
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
    words: str


def build_events(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    date_mentions: pd.DataFrame,
    actor_mentions: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Build the events that the articles' own text reports.

    Parameters
    ----------
    documents
        Completed documents (with ``story_id``).
    sentences, date_mentions, actor_mentions
        The tables of those names.

    Returns
    -------
    tuple of pandas.DataFrame
        ``events``, in the order of their days: ``event_id``, ``start_date`` and ``end_date`` (inclusive),
        ``date_precision``, ``event_type`` (a key of ``EVENT_TYPES``, or ``other``), ``label`` (kind and
        up to two participants; words of the sentence where the kind is ``other``), ``n_documents``,
        ``n_stories``; and ``event_mentions``, one row per report.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> events = annotate(load_documents("seeds")).events
    >>> events.query("event_type == 'coup'")[["label", "date_precision", "n_stories"]].values.tolist()
    [['Coup: Myanmar', 'month', 2]]
    """
    reports = _read_reports(documents, sentences, date_mentions, actor_mentions)
    short = _short_names(actor_mentions)
    event_rows, mention_rows = [], []
    for group in _group(reports):
        first, event_id = group[0], _identify(group)
        participants = ", ".join(short.get(name, name) for name in _rank(group)[:2])
        kind = first.kind.capitalize() if first.kind != "other" else f"“{first.words}”"
        label = f"{kind}: {participants}" if participants and first.kind != "other" else kind
        counts = (len({report.doc_id for report in group}), len({report.story_id for report in group}))
        event_rows.append((event_id, first.start, first.end, first.precision, first.kind, label, *counts))
        mention_rows += [(event_id, r.doc_id, r.sentence_id, r.mention_id) for r in group]
    event_rows.sort(key=lambda row: (row[1], row[2], row[0]))
    return build_table("events", event_rows), build_table("event_mentions", sorted(mention_rows))


def find_event_word(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """The word of happening that a dated expression belongs to.

    The closest word wins, where words across a comma count as further away, words of saying give way
    to others unless the date stands right beside them ("said Sunday"), and a date that opens the
    sentence belongs to its first verb.

    Parameters
    ----------
    sentence
        The sentence.
    start, end
        Where in it the dated expression stands, in characters.

    Returns
    -------
    tuple of str, int and int
        The kind of event, and the offsets of the word in the sentence; ``("other", start, end)`` if
        there is none.

    Examples
    --------
    >>> find_event_word("They met on Saturday and signed a deal.", 12, 20)
    ('meeting', 5, 8)
    >>> find_event_word("Stability needs the rule of law, the minister said Sunday.", 51, 57)
    ('statement', 46, 50)
    """
    best = (float("inf"), 0, "other", start, end)
    opens = start < 12
    for rank, (kind, words) in enumerate(_KINDS):
        for match in words.finditer(sentence):
            distance = _distance(sentence, (start, end), match.span())
            if kind == "statement" and distance > 4 and not opens:
                distance += 60
            if match.start() >= end and not opens:
                distance += 12  # what follows a date belongs to it less often than what comes before
            best = min(best, (distance, rank, kind, *match.span()))
    return best[2:]


def _distance(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Characters between two spans, with an extra for every comma or dash that parts them."""
    first, second = sorted((one, other))
    between = sentence[first[1] : second[0]]
    return len(between) + 40 * len(_CLAUSE_END.findall(between))


def _read_reports(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    dates: pd.DataFrame,
    actors: pd.DataFrame,
) -> list[_Report]:
    stories = dict(zip(documents["doc_id"], documents["story_id"], strict=True))
    places = {(r.doc_id, r.sentence_id): (r.sentence, r.start_char) for r in sentences.itertuples()}
    present = _actors_by_sentence(actors)
    dated = dates[
        dates["zone"].isin(ARTICLE_ZONES)
        & dates["start_date"].notna()
        & dates["timex_type"].isin(["DATE", "TIME"])
        & ((dates["end_date"] - dates["start_date"]).dt.days < LONGEST_DAYS)
    ]
    reports = []
    for row in dated.itertuples():
        sentence, offset = places[row.doc_id, row.sentence_id]
        kind, *word = find_event_word(sentence, row.start_char - offset, row.end_char - offset)
        near: dict[str, int] = {}
        for start, end, name, weight, is_person in present.get((row.doc_id, row.sentence_id), ()):
            distance = weight + _distance(sentence, tuple(word), (start - offset, end - offset))
            distance += 120 if is_person and kind in OF_STATES else 0
            if start > row.end_char and _CLAUSE_END.search(sentence[row.end_char - offset : start - offset]):
                distance += 100  # the next clause has its own subject
            near[name] = min(distance, near.get(name, distance))
        ranked = sorted(near, key=lambda name: (near[name], name))
        participants = tuple(name for name in ranked if near[name] <= NEAR or name == ranked[0])
        words = _last_words(sentence, row.start_char - offset, row.end_char - offset)
        head = (row.doc_id, stories[row.doc_id], row.sentence_id, row.mention_id)
        reports.append(_Report(*head, row.start_date, row.end_date, row.precision, kind, participants, words))
    return sorted(reports, key=lambda report: (report.start, report.end, report.kind, report.mention_id))


def _last_words(sentence: str, start: int, end: int) -> str:
    """The words that lead to a date, or follow one that opens the sentence: a label of last resort."""
    before, after = sentence[:start].split(), sentence[end:].split()
    words = before[-5:] if len(before) > 2 else after[:5]
    return " ".join(words).strip(" ,.;:“”\"'")


def _actors_by_sentence(actors: pd.DataFrame) -> dict[tuple[str, int], list[tuple[int, int, str, int, bool]]]:
    """Who is named in each sentence, and how far from an event his or her kind of mention counts.

    "Japanese" before "Prime Minister Kishida" is a modifier, and a ministry mostly the source.
    """
    named = actors[actors["actor_id"].notna() & (actors["actor_type"] != "place")]
    present: dict[tuple[str, int], list[tuple[int, int, str, int, bool]]] = defaultdict(list)
    columns = [
        "doc_id",
        "sentence_id",
        "start_char",
        "end_char",
        "actor_name",
        "form",
        "country",
        "actor_type",
    ]
    for doc_id, sentence_id, start, end, name, form, country, kind in named[columns].itertuples(index=False):
        national_body = kind == "organization" and pd.notna(country)
        weight = 60 if form == "demonym" else 40 if national_body else 0
        present[doc_id, sentence_id].append((start, end, name, weight, kind == "person"))
    return present


def _group(reports: list[_Report]) -> list[list[_Report]]:
    """Reports of the same days and kind that share a participant, directly or through a third."""
    groups: list[list[_Report]] = []
    for report in reports:
        same = [
            group
            for group in groups
            if (group[0].start, group[0].end, group[0].kind) == (report.start, report.end, report.kind)
            and any(
                set(other.participants) & set(report.participants) or not other.participants
                for other in group
            )
        ]
        merged = [report]
        for group in same:
            merged = group + merged
            groups.remove(group)
        groups.append(merged)
    return groups


def _identify(group: list[_Report]) -> str:
    """An id from what the event is and who reports it, so that it does not depend on other articles."""
    first = group[0]
    content = "|".join([f"{first.end:%Y-%m-%d}", *sorted(report.mention_id for report in group)])
    digest = blake2b(content.encode(), digest_size=3).hexdigest()
    return f"{first.start:%Y-%m-%d}-{first.kind.replace(' ', '-')}-{digest}"


def _rank(group: list[_Report]) -> list[str]:
    """Participants, those of most reports first, then the closest to the date."""
    weight: dict[str, float] = defaultdict(float)
    for report in group:
        for position, name in enumerate(report.participants):
            weight[name] += 1 / (1 + position)
    return sorted(weight, key=lambda name: (-weight[name], name))


def _short_names(actors: pd.DataFrame) -> dict[str, str]:
    """The shortest way the corpus writes each person, for labels."""
    persons = actors[
        (actors["actor_type"] == "person") & actors["actor_id"].notna() & (actors["form"] != "variant")
    ]
    shortest: dict[str, str] = {}
    for name, text in persons[["actor_name", "matched_text"]].itertuples(index=False):
        shortest[name] = min(shortest.get(name, text), text, key=len)
    return shortest
