"""One dated expression, or one plan without a date, read as the report of a happening."""

from __future__ import annotations

from collections.abc import Sequence
from operator import methodcaller
from typing import NamedTuple

from analysis.happenings.cast import Named
from analysis.happenings.clauses import CuedPattern, count_commas, list_beginnings, list_commas, lower
from analysis.happenings.labels import make_label
from analysis.happenings.status import tell_status
from analysis.happenings.vocabulary import FORMS, is_past
from analysis.happenings.words import find_event_word
from analysis.patterns import LatePattern

OF_STATES = {"missile launch", "coup", "election", "law", "attack"}
"""Kinds whose participants are states and bodies rather than the person who speaks of them."""
NEAR = 70
"""An actor further than this from the word of happening takes no part in it."""

_WILL = LatePattern(
    r"\b(?:will|shall|plans? to"
    r"|(?:is|are|was|were) (?:also |now |then )?(?:(?:set|due|about|expected|scheduled) )?to)"
    r"\s+(?:also\s+)?(?P<verb>[a-z]+)"
)
_PLANNED = {
    form: kind
    for kind, forms in FORMS.items()
    for form, (_, tense) in forms.items()
    if tense == "base" and kind != "statement"
}
_ENDS_BEFORE_TO = methodcaller(
    "endswith",
    tuple("plan plans is are was were also now then set due about expected scheduled".split()),
)
_COURTESY = CuedPattern(
    "than welc good grea plea hono deli happ",
    r"(?i)\W*(?>(?:(?:and|so|well|but|again|first|now),?\s+)*)"
    r"(?:thanks?\b|welcome\b|good (?:morning|afternoon|evening)\b"
    r"|(?:I|we)(?:[’']d| would)?(?: want| like| wish)?(?: to)?(?: again| also| just)?"
    r" thank (?:you|all|every)\b"
    r"|(?:it[’']?s|it is|I[’']?m|I am|we[’']?re|we are) (?:\w+ ){0,2}"
    r"(?:great|good|pleased|honou?red|delighted|happy|pleasure|honou?r) to\b)",
)
_COURTEOUS = frozenset(("meeting", "visit", "statement", "other"))


class Happening(NamedTuple):
    """What a sentence reports: the kind of event, who takes part (the closest first), a label, if planned."""

    kind: str
    participants: tuple[str, ...]
    label: str
    is_planned: bool


class Dated(NamedTuple):
    """A dated expression: its sentence and span there, who is named, if it still lay ahead of the text."""

    sentence: str
    date: tuple[int, int]
    named: tuple[Named, ...]
    ahead: bool


def read_dates(dates: Sequence[Dated]) -> list[Happening | None]:
    """Read what sentences say of dates; a courtesy reports nothing.

    One step is taken for all dates before the next, which is a good deal faster than one date after another.
    What the editions of a story share is read once.

    Examples
    --------
    >>> lee = Named(0, 3, "Ann Lee", "Lee", "short", "person")
    >>> read_dates([Dated("Lee arrived in Oslo on Monday.", (23, 29), (lee,), False)])
    [Happening(kind='visit', participants=('Ann Lee',), label='Lee arrives in Oslo', is_planned=False)]
    """
    different: dict[Dated, int] = {}
    numbers = [different.setdefault(one, len(different)) for one in dates]
    words = [find_event_word(sentence, *date) for sentence, date, _, _ in different]
    told = [_tell(one, *word) for one, word in zip(different, words, strict=True)]
    labels = [
        make_label(sentence, kind, word, date, named, status)
        for (sentence, date, named, _), (kind, word, status) in zip(different, told, strict=True)
    ]
    read: list[Happening | None] = []
    for one, (kind, word, status), (text, owners) in zip(different, told, labels, strict=True):
        planned = one.ahead or status in ("planned", "possible")
        happening = Happening(kind, _list_closest(one, kind, word, owners), text, planned)
        read.append(None if is_courtesy(one.sentence, kind) else happening)
    return [read[number] for number in numbers]


def _tell(one: Dated, kind: str, first: int, last: int) -> tuple[str, tuple[int, int], str]:
    """The kind of event, its word, and whether it is told as done."""
    status = tell_status(one.sentence, (first, last), one.date)
    if status == "denied":
        kind = "other"  # "no launch" is no launch
    elif one.ahead and status == "told" and not is_past(one.sentence[first:last]):
        status = "planned"  # "leaves office in October", told in April
    return kind, (first, last), status


def _list_closest(one: Dated, kind: str, word: tuple[int, int], owners: tuple[str, ...]) -> tuple[str, ...]:
    """The names of those who take part, the closest to the word of happening first."""
    others = [actor for actor in one.named if actor.name not in owners]
    if not others:
        return tuple(sorted(set(owners)))
    near: dict[str, int] = dict.fromkeys(owners, -1)
    commas = list_commas(one.sentence)
    for actor in others:
        distance = _measure(actor, kind, word)
        is_near = distance < near.get(actor.name, NEAR + 1)
        if is_near and not (commas and _is_parted(commas, actor, word, one.date)):
            near[actor.name] = distance
    return tuple(sorted(near, key=lambda name: (near[name], name)) if len(near) > 1 else near)


def is_courtesy(sentence: str, kind: str) -> bool:
    """Tell thanks, welcomes and greetings ("Thank you for meeting us today") from reports.

    Examples
    --------
    >>> is_courtesy("Thank you for joining us today.", "other")
    True
    >>> is_courtesy("She thanked you for joining us on Monday.", "other")
    False
    """
    return kind in _COURTEOUS and bool(_COURTESY.match(sentence, list_beginnings(sentence)))


def _measure(one: Named, kind: str, word: tuple[int, int]) -> int:
    """How many characters an actor is from a word of happening, and how much further away that counts."""
    start, end, _, _, form, actor_type, country = one
    distance = max(0, start - word[1], word[0] - end)
    if form == "demonym":
        distance += 65  # "Japanese" before "Prime Minister Kishida" is a modifier
    elif actor_type == "organization" and isinstance(country, str):
        distance += 40
    return distance + 120 if actor_type == "person" and kind in OF_STATES else distance


def _is_parted(commas: list[int], one: Named, word: tuple[int, int], date: tuple[int, int]) -> bool:
    """Tell if a comma parts actor and word, or date and actor: each clause has its own subject."""
    after_date = count_commas(commas, date[1], one.start)
    return bool(after_date or count_commas(commas, min(one.end, word[1]), max(one.start, word[0])))


def find_plan(sentence: str) -> tuple[int, int] | None:
    """Find the verb of a plan: "Lee will also visit the palace", "Lee is set to visit the palace".

    Only a word of happening makes a plan: "Lee will also rest" plans nothing.

    Examples
    --------
    >>> find_plan("Lee is set to visit the palace.")
    (14, 19)
    """
    text = lower(sentence)
    hinted = "will" in text or "shall" in text or any(map(_ENDS_BEFORE_TO, text.split(" to")[:-1]))
    plan = _WILL.search(text) if hinted else None
    return plan.span("verb") if plan and plan["verb"] in _PLANNED else None


def read_plan(sentence: str, verb: tuple[int, int], named: tuple[Named, ...]) -> Happening | None:
    """Read a plan without a date; there is none where the sentence does not say whose it is.

    Examples
    --------
    >>> lee = Named(0, 3, "Ann Lee", "Lee", "short", "person")
    >>> read_plan("Lee is set to visit the palace.", (14, 19), (lee,)).label
    'Lee to visit the palace'
    """
    undated = verb[1], verb[1]
    status = tell_status(sentence, verb, undated)
    if status != "planned":
        return None
    kind = _PLANNED[lower(sentence[slice(*verb)])]
    label = make_label(sentence, kind, verb, undated, named, status)
    return Happening(kind, label.owners, label.text, True) if label.owners else None
