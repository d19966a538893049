"""Who is named in a sentence, and who of them does what: the little grammar that labels of events need.

Everything here prefers no answer to a doubtful one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.happenings.vocabulary import FORMS
from analysis.happenings.words import find_clause
from analysis.patterns import LatePattern
from analysis.schema import iterate_rows


class Named(NamedTuple):
    """An actor named in a sentence: offsets there, the name, how a label calls it, form and type."""

    start: int
    end: int
    name: str
    short: str
    form: str
    actor_type: str
    country: str | None = None


Group = Sequence[Named]
Place = tuple[str, int]
"""A sentence: document and number."""

_ACTOR = ("actor_name", "form", "actor_type", "country")
TITLES = (
    r"(?:(?:the|his|her|its|their|then|former|visiting|new|counterpart,?|[A-Z][\w.’'-]*|and(?= [A-Z]))\s+)*"
)
_AND = LatePattern(rf",? and {TITLES}")
_TITLES_BEFORE = LatePattern(rf"(?:(?<!\S){TITLES})?\Z")
_GOVERNED = LatePattern(
    r"(?i)\b(?:with|by|of|to|from|in|at|against|between|on|for|towards?|over|under|near|than|like|into|via"
    r"|after|before|during|following|amid|despite)\s+\Z"
)
_FILLER_WORDS = (
    r"(?:also|has|have|had|is|was|are|were|be|been|being|will|would|shall|to|set|due|scheduled|expected|then|both"
    r"|later|jointly|going|plans?|planned|planning|about|not|\w+ly|on|in)\b|\([^)]*\)|\*\*"
)
_FILLERS = LatePattern(rf"(?i)(?<!\w)(?:{_FILLER_WORDS})")
_TRAILING = LatePattern(rf"(?i)(?:\s*(?<!\w)(?:{_FILLER_WORDS}))+\s*\Z")
_ASIDE = LatePattern(r"\s*,[^,]*,(?=\s)")
_RELATIVE = LatePattern(r"\s*,?\s*(?:who|which|that)\b")
_OPENING = LatePattern(r"(?i)\s*(?:(?:at|in|during|after|following|on|before|amid)\b[^,]*,\s*)?\Z")
_NOUN_PHRASE = LatePattern(
    r"(?i)(?:the |an? |two |three |four |five )?(?:(?!the |an? )[\w’'-]+ ){0,2}[\w’'-]+"
)
_PRONOUN = LatePattern(
    r"(?i)\b(?:he|she|it|they|we|i|you|who|which|this|these|those|there|its|his|her|them|and|or)\b"
)
_VERBS = frozenset(form for forms in FORMS.values() for form in forms)


def list_places(actors: pd.DataFrame) -> set[Place]:
    """List the sentences that name an actor who can take part in something: anybody but a place."""
    columns = ("doc_id", "sentence_id", "actor_id", "actor_type")
    return {
        (doc_id, number)
        for doc_id, number, actor_id, kind in iterate_rows(actors, *columns)
        if kind != "place" and isinstance(actor_id, str)
    }


def list_named(actors: pd.DataFrame, starts: Mapping[Place, int]) -> dict[Place, list[Named]]:
    """Who is named in each of some sentences, and how a label calls them.

    Parameters
    ----------
    actors
        The actor_mentions table.
    starts
        The sentences, by document and number, and where each begins in its document.
    """
    present: dict[Place, list[tuple]] = {place: [] for place in starts}
    shortest: dict[tuple[str, str], str] = {}
    columns = ("doc_id", "sentence_id", "start_char", "end_char", "matched_text", "actor_id", *_ACTOR)
    for doc_id, number, start, end, text, actor_id, name, *more in iterate_rows(actors, *columns):
        if more[1] == "place" or not isinstance(actor_id, str):
            continue
        words, known = _shorten(name, text, *more), shortest.get((doc_id, name))
        if known is None or (words != known and _rank_short(words) < _rank_short(known)):
            shortest[doc_id, name] = words
        if (rows := present.get((doc_id, number))) is not None:
            rows.append((start, end, name, more))
    return {
        place: [
            Named(start - starts[place], end - starts[place], name, shortest[place[0], name], *more)
            for start, end, name, more in rows
        ]
        for place, rows in present.items()
    }


def _rank_short(words: str) -> tuple[int, bool, str]:
    return len(words), words.isupper(), words


@cache
def _shorten(name: str, text: str, form: str, kind: str, country: str) -> str:
    """How a label calls an actor after one mention; the shortest of a text is taken.

    A person is called by one word of the name, as the press does at the second mention: the last ("Fumio
    Kishida", "Pham Minh Chinh"), for Chinese and Korean names the first ("Wang Yi"); other states' names stay
    whole.
    """
    words = " ".join(text.split())
    if kind == "person" and form != "short":
        return _shorten_person(name, country)
    told = kind != "state" and form != "variant" and not (kind == "organization" and len(words) < 4)
    return words if told else name  # not everybody knows "DPRK" or "PLA"


def _shorten_person(name: str, country: str) -> str:
    if country in ("CHN", "TWN", "PRK", "KOR"):
        return name.split()[0]
    return name.split()[-1] if country in ("JPN", "VNM", "USA", "AUS", "IND", "GBR", "NZL", "CAN") else name


def group_named(sentence: str, named: Sequence[Named]) -> list[list[Named]]:
    """Put actors together that "and" joins: "Lee and her counterpart Ng", "Peru, Chile and Cuba"."""
    groups: list[list[Named]] = []
    commas = 0  # names of the last group that so far are only parted by commas
    for one in sorted(named):
        between = sentence[groups[-1][-1].end : one.start] if groups else None
        if between == ", ":
            groups[-1].append(one)
            commas += 1
        elif between and _AND.fullmatch(between):
            groups[-1].append(one)
            commas = 0
        else:
            if commas:  # no list: only the last name stands before what follows
                groups[-1:] = [groups[-1][:-1], groups[-1][-1:]]
            groups.append([one])
            commas = 0
    return groups


def _find_titles(sentence: str, group: Group) -> re.Match:
    return _TITLES_BEFORE.search(sentence, max(0, group[0].start - 150), group[0].start)


def _is_governed(sentence: str, group: Group) -> bool:
    """Tell if a preposition stands before the group: "with Lee" is nobody's subject."""
    titles = _find_titles(sentence, group)
    words = titles[0].lower().split()
    lead = sentence[max(0, titles.start() - 20) : titles.start()] + " "
    return bool(_GOVERNED.search(lead)) or bool(words and _GOVERNED.search(f" {words[0]} "))


def find_subject(
    sentence: str, place: int, groups: Sequence[Group]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return labels and names of those who stand as subject before a verb; none if that is not plain."""
    before = [group for group in groups if group[-1].end <= place]
    if before and not _is_governed(sentence, before[-1]):
        gap = sentence[before[-1][-1].end : place]
        gap = _ASIDE.sub(" ", gap, count=1)
        gap = _RELATIVE.sub(" ", gap, count=1)
        named_aside = sentence[: before[-1][0].start].rstrip().endswith(",")  # "Its minister, Lee, left"
        if _FILLERS.sub("", gap).strip() in ("", "," * named_aside):
            return tuple(one.short for one in before[-1]), tuple(one.name for one in before[-1])
    begin = find_clause(sentence, place)
    words = sentence[begin:place]
    if not _FILLERS.sub("", words).strip() and re.search(r", which\Z", sentence[:begin]):
        comma = begin - len(", which")
        words = sentence[find_clause(sentence, comma) : comma]
    words = re.split(r"\s{4,}", words.rstrip())[-1]  # what stands before a date belongs to another verb
    phrase = " ".join(_TRAILING.sub("", words).split())
    plain = _NOUN_PHRASE.fullmatch(phrase) and not _PRONOUN.search(phrase)
    if plain and not _VERBS & set(phrase.lower().split()) and not _GOVERNED.match(f"{phrase.split()[0]} "):
        return (re.sub(r"(?i)^(?:the|an?) ", "", phrase),), ()
    return (), ()


def find_main_subject(sentence: str, place: int, groups: Sequence[Group]) -> Group:
    """The actors that open the sentence, after at most one phrase such as "During the visit,"."""
    for group in groups:
        titles = _find_titles(sentence, group)
        follows = sentence[group[-1].end :]
        if (
            group[-1].end <= place
            and _OPENING.match(sentence[: titles.start()])
            and not follows.startswith(("'", "’"))
        ):
            return group
    return ()


def find_partner(sentence: str, place: int, groups: Sequence[Group]) -> Group:
    """The actors that follow a word of meeting as its object, with or without "with"."""
    for group in groups:
        gap = sentence[place : group[0].start]
        if place <= group[0].start and re.fullmatch(rf"\s+(?:with\s+)?{TITLES}", gap):
            return group
    return ()
