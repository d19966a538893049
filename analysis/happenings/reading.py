"""One dated expression, or one plan without a date, read as the report of a happening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.happenings.cast import Named
from analysis.happenings.clauses import count_commas, lower, measure_distance
from analysis.happenings.labels import make_label
from analysis.happenings.status import tell_status
from analysis.happenings.vocabulary import FORMS, is_past
from analysis.happenings.words import find_event_word
from analysis.patterns import LatePattern

OF_STATES = {"missile launch", "coup", "election", "law", "attack"}
"""Kinds whose participants are states and bodies rather than the person who speaks of them."""
NEAR = 70
"""An actor further than this from the word of happening takes no part in it."""

_AHEAD = (" to", "will", "shall")
_WILL = LatePattern(
    r"\b(?:will|shall|plans? to"
    r"|(?:is|are|was|were) (?:also |now |then )?(?:(?:set|due|about|expected|scheduled) )?to)"
    r"\s+(?:also\s+)?(?P<verb>[a-z]+)"
)


class Happening(NamedTuple):
    """What a sentence reports: the kind of event, who takes part (the closest first), a label, if planned."""

    kind: str
    participants: tuple[str, ...]
    label: str
    is_planned: bool


def read_date(sentence: str, date: tuple[int, int], named: list[Named], *, ahead: bool) -> Happening:
    """Read what a sentence says of a date.

    Parameters
    ----------
    sentence
        The sentence.
    date
        Where in it the dated expression stands.
    named
        The actors in the sentence.
    ahead
        If the date still lay ahead when the text appeared.

    Examples
    --------
    >>> lee = Named(0, 3, "Ann Lee", "Lee", "short", "person")
    >>> read_date("Lee arrived in Oslo on Monday.", (23, 29), [lee], ahead=False)
    Happening(kind='visit', participants=('Ann Lee',), label='Lee arrives in Oslo', is_planned=False)
    """
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
        if (distance := _measure(sentence, one, kind, word, date)) <= NEAR:
            near[one.name] = min(distance, near.get(one.name, distance))
    participants = tuple(sorted(near, key=lambda name: (near[name], name)))
    return Happening(kind, participants, label.text, ahead or status in ("planned", "possible"))


def _measure(sentence: str, one: Named, kind: str, word: tuple[int, int], date: tuple[int, int]) -> int:
    """How far an actor is from a word of happening: in characters, and more for what parts the two."""
    apart = max(one.start - word[1], word[0] - one.end)
    if apart > NEAR:
        return apart
    distance = measure_distance(sentence, word, (one.start, one.end)) + _weigh(one, kind)
    if one.start > date[1] and count_commas(sentence, date[1], one.start):
        return distance + 100  # the next clause has its own subject
    parted = count_commas(sentence, min(one.end, word[1]), max(one.start, word[0]))
    return distance + 40 if parted else distance


def _weigh(one: Named, kind: str) -> int:
    """How much further away an actor counts: "Japanese" before "Prime Minister Kishida" is a modifier."""
    weight = (
        65
        if one.form == "demonym"
        else 40
        if one.actor_type == "organization" and isinstance(one.country, str)
        else 0
    )
    return weight + (120 if one.actor_type == "person" and kind in OF_STATES else 0)


def find_plan(sentence: str) -> tuple[int, int] | None:
    """Find the verb of a plan: "Lee will also visit the palace", "Lee is set to visit the palace".

    Examples
    --------
    >>> find_plan("Lee is set to visit the palace.")
    (14, 19)
    """
    text = lower(sentence)
    plan = _WILL.search(text) if any(word in text for word in _AHEAD) else None
    return plan.span("verb") if plan else None


def read_plan(sentence: str, verb: tuple[int, int], named: list[Named]) -> Iterator[Happening]:
    """Read a plan without a date, where the sentence says whose it is.

    Examples
    --------
    >>> lee = Named(0, 3, "Ann Lee", "Lee", "short", "person")
    >>> [plan.label for plan in read_plan("Lee is set to visit the palace.", (14, 19), [lee])]
    ['Lee to visit the palace']
    """
    form = sentence[slice(*verb)].lower()
    for kind, forms in FORMS.items():
        if forms.get(form, ("", ""))[1] == "base" and kind != "statement":
            status = tell_status(sentence, verb, (verb[1], verb[1]))
            label = make_label(sentence, kind, verb, (verb[1], verb[1]), named, status)
            if status == "planned" and label.owners:
                yield Happening(kind, label.owners, label.text, True)
