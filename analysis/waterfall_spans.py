"""Mentions and texts -> the spans behind a count: every hit of a plain search, and every mention it misses.

Each span stands in the step of one rule; :mod:`analysis.waterfall` counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.counts import describe_base
from analysis.dictionary import Dictionary, load_dictionary
from analysis.kwic import AMBIGUOUS, check_zones, select_mentions, suggest
from analysis.matching import Matcher
from analysis.schema import ARTICLE_ZONES
from analysis.texts import read_texts

if TYPE_CHECKING:
    from analysis.annotate import Tables

WORD, OTHER = "- inside a longer word", "- inside another name"
LONGER, ELSE = "- inside a longer form", "- read as something else"
KEPT = "= kept"
AGAIN_ARTICLE, AGAIN_STORY = "- again in the same article", "- again in the same story"
REPEATS = {AGAIN_ARTICLE: "article", AGAIN_STORY: "story"}
"""The steps after which something else is counted, and what."""

ZONE_STEPS = {
    "furniture": "- in page furniture",
    "metadata": "- in page furniture",
    "credit": "- in captions",
    "caption": "- in captions",
    "byline": "- in bylines",
    "headline": "- in headlines",
    "standfirst": "- in headlines",
    "dateline": "- in datelines",
    "body": "- in the body",
}
"""The step that takes away what stands in a zone that is not chosen."""

STEPS = {
    WORD: "the letters occur, the word does not",
    OTHER: "part of a longer name or term",
    LONGER: "part of a longer form of this name, which is counted as that form",
    ELSE: "another bearer of the name, a place, or left open between two",
    **dict.fromkeys(ZONE_STEPS.values(), "left out by the choice of zones"),
    "- in page furniture": "menus, teasers and the like are not the article's own words",
    KEPT: "hits that are mentions",
    "+ name": "other names the dictionary has for it",
    "+ full": "the name in full",
    "+ demonym": "the adjective or the people",
    "+ metonym": "a capital or a building that stands for the government",
    "+ short": "a short name, resolved by what the article said before",
    "+ variant": "a spelling that departs from the dictionary's",
    "+ other term": "other terms that name the topic",
    "+ open ending": "terms whose ending is left open (*)",
    "+ indirect term": "terms that only point to the topic",
    AGAIN_ARTICLE: "every article counts once",
    AGAIN_STORY: "every wire story counts once, however many print it",
}
"""The steps in their order, and why. The first four ask the texts and the dictionary, the next the zones."""

SPANS = {
    "step": "str",
    "unit": "str",
    "change": "int64",
    "doc_id": "str",
    "start_char": "int64",
    "end_char": "int64",
    "matched_text": "str",
    "read_as": "str",
}
"""The columns of the spans behind a waterfall."""

_SUBJECTS = ("actor_name", "topic_name", "topic_id")


class _Subject(NamedTuple):
    """What is counted: its mentions in all zones, and the search it is held against."""

    mentions: pd.DataFrame
    string: str
    pattern: re.Pattern[str]


def build_count_spans(
    tables: Tables,
    name: str,
    *,
    by: str = "actor_name",
    string: str | None = None,
    zones: str | Iterable[str] = ARTICLE_ZONES,
    dictionary: Dictionary | None = None,
) -> pd.DataFrame:
    """List every span a count looked at, with the step that kept, removed or added it.

    Parameters
    ----------
    tables, name, by, string, zones, dictionary
        As in :func:`analysis.waterfall.explain_count`.

    Returns
    -------
    pandas.DataFrame
        ``step``, ``unit`` (what is counted after the step: ``mention``, ``article`` or ``story``),
        ``change`` (-1 removed, 0 kept, 1 added), ``doc_id``, ``start_char``, ``end_char``, ``matched_text``,
        ``read_as`` (what a removed hit is part of, or whose it is; else missing); in the order of the
        steps, then by document and position. The rows with change 0 or 1 are the mentions that count. Of
        these the first of every article, and of every story, stays when articles and stories are counted;
        the others stand there once more with change -1.

    Raises
    ------
    ValueError
        For a name that nobody bears (with those that come close), an empty string, an unknown zone or `by`.
    """
    dictionary = load_dictionary() if dictionary is None else dictionary
    subject = _find_subject(tables, name, by, string, dictionary)
    own = select_mentions(subject.mentions, tables.documents, zones=zones)
    rows = list(_trace_hits(tables, subject, check_zones(zones), dictionary))
    found = {(row[3], row[4], row[5]) for row in rows}
    for mention in own.itertuples():
        place = (mention.doc_id, mention.start_char, mention.end_char)
        if place not in found:
            rows.append((_name_form(mention), "mention", 1, *place, mention.matched_text, None))
    rows += _find_repeats([row for row in rows if row[2] >= 0], tables.documents)
    order = {step: place for place, step in enumerate(STEPS)}
    rows.sort(key=lambda row: (order[row[0]], *row[3:6]))
    spans = pd.DataFrame.from_records(rows, columns=list(SPANS)).astype(SPANS)
    spans.attrs.update(name=name, string=subject.string, base=describe_base(tables.documents, zones=zones))
    return spans


def _find_subject(tables: Tables, name: str, by: str, string: str | None, dictionary: Dictionary) -> _Subject:
    if by not in _SUBJECTS:
        raise ValueError(f"unknown by {by!r}; it is one of: {', '.join(_SUBJECTS)}")
    topic_names = dict(dictionary.topics[["topic_id", "topic_name"]].itertuples(index=False, name=None))
    if by == "actor_name":
        mentions, known = tables.actor_mentions, dictionary.actors["actor_name"]
        names = mentions["actor_name"]
    else:
        mentions, known = tables.topic_mentions, dictionary.topics[by]
        names = mentions["topic_id"].map(lambda i: topic_names.get(i, i) if by == "topic_name" else i)
    own = mentions[names == name]
    if own.empty and name not in known.tolist():
        most = names.value_counts().index.tolist()
        kind = "an actor" if by == "actor_name" else "a topic"
        raise ValueError(
            f"no mention of {kind} {name!r}{suggest(name, [*most, *known])} "
            f"Most frequent: {', '.join(most[:20]) or 'none'}"
        )
    string = topic_names.get(name, name) if string is None else string
    if not string.strip():
        raise ValueError(f"the string to search for is empty: {string!r}")
    any_case = re.NOFLAG if by == "actor_name" else re.IGNORECASE
    return _Subject(own, string, re.compile(re.escape(string), any_case))


def _trace_hits(
    tables: Tables, subject: _Subject, zones: tuple[str, ...], dictionary: Dictionary
) -> Iterator[tuple]:
    """Yield one row of the spans table for every hit of the string in the texts."""
    own = _group_spans(subject.mentions, "zone")
    bearers = tables.actor_mentions.assign(actor_name=tables.actor_mentions["actor_name"].fillna(AMBIGUOUS))
    names, terms = _group_spans(bearers, "actor_name"), _group_spans(tables.topic_mentions, "topic_id")
    nobodys: Matcher | None = None
    for doc_id, text in read_texts(tables.documents).items():
        mine, borne = own.get(doc_id, {}), names.get(doc_id, {})
        for hit in subject.pattern.finditer(text):
            span, place = hit.span(), (doc_id, *hit.span(), hit[0])
            word = _complete_word(text, *span)
            if span in mine:
                chosen = mine[span] in zones
                yield KEPT if chosen else ZONE_STEPS[mine[span]], "mention", int(chosen) - 1, *place, None
                continue
            if word != hit[0]:
                yield WORD, "mention", -1, *place, word
                continue
            around = _find_longest([*borne, *terms.get(doc_id, {})], span)
            if around is None:  # perhaps a longer name that is nobody's and therefore no mention
                nobodys = nobodys or Matcher(dictionary.other_names["name"])
                around = _find_longest([match[:2] for match in nobodys.find_all(text)], span)
            step = ELSE if around is None else LONGER if _find_longest(mine, span) else OTHER
            read_as = borne.get(span) if around is None else text[slice(*around)]
            yield step, "mention", -1, *place, read_as


def _name_form(mention: tuple) -> str:
    """The step that adds a mention: by its form, or for a topic by the kind of its term."""
    if hasattr(mention, "form"):
        return f"+ {mention.form}"
    if mention.strength == "indirect":
        return "+ indirect term"
    return "+ open ending" if "*" in str(mention.term_id) else "+ other term"


def _find_repeats(mentions: list[tuple], documents: pd.DataFrame) -> Iterator[tuple]:
    """Yield the mentions that fall away when articles are counted, then those that do with stories."""
    stories = dict(zip(documents["doc_id"], documents["story_id"], strict=True))
    articles: set[str] = set()
    told: set[str] = set()
    for row in sorted(mentions, key=lambda row: row[3:6]):
        doc_id = row[3]
        if doc_id in articles:
            yield AGAIN_ARTICLE, "article", -1, *row[3:7], None
        elif stories[doc_id] in told:
            yield AGAIN_STORY, "story", -1, *row[3:7], None
        articles.add(doc_id)
        told.add(stories[doc_id])


def _group_spans(table: pd.DataFrame, column: str) -> dict[str, dict[tuple[int, int], str]]:
    spans: dict[str, dict[tuple[int, int], str]] = {}
    columns = [table[name] for name in ("doc_id", "start_char", "end_char", column)]
    for doc_id, start, end, value in zip(*columns, strict=True):
        spans.setdefault(doc_id, {})[start, end] = value
    return spans


def _find_longest(spans: Iterable[tuple[int, int]], hit: tuple[int, int]) -> tuple[int, int] | None:
    """Return the longest span that properly contains the hit."""
    start, end = hit
    longer = [(low, high) for low, high in spans if low <= start and end <= high and (low, high) != hit]
    return max(longer, key=lambda span: span[1] - span[0], default=None)


def _complete_word(text: str, start: int, end: int) -> str:
    before = re.search(r"\w*$", text[max(0, start - 50) : start]) if text[start].isalnum() else None
    after = re.match(r"\w*", text[end : end + 50]) if text[end - 1].isalnum() else None
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")
