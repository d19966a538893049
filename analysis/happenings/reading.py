"""One dated expression, or one plan without a date, read as the report of a happening."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
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
_BEFORE_TO = (
    *("plan", "plans", "is", "are", "was", "were", "also", "now", "then"),
    *("set", "due", "about", "expected", "scheduled"),
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


@lru_cache(maxsize=4096)
def read_date(
    sentence: str, date: tuple[int, int], named: tuple[Named, ...], *, ahead: bool
) -> Happening | None:
    """Read what a sentence says of a date; a courtesy reports nothing.

    The editions of a story share most of their sentences, so that what was read lately is kept.

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
    >>> read_date("Lee arrived in Oslo on Monday.", (23, 29), (lee,), ahead=False)
    Happening(kind='visit', participants=('Ann Lee',), label='Lee arrives in Oslo', is_planned=False)
    """
    kind, first, last = find_event_word(sentence, *date)
    word = (first, last)
    status = tell_status(sentence, word, date)
    if ahead and status == "told" and not is_past(sentence[first:last]):
        status = "planned"  # "leaves office in October", told in April
    if status == "denied":
        kind = "other"  # "no launch" is no launch
    if is_courtesy(sentence, kind):
        return None
    label = make_label(sentence, kind, word, date, named, status)
    closest = _list_closest(sentence, kind, word, date, named, label.owners)
    return Happening(kind, closest, label.text, ahead or status in ("planned", "possible"))


def _list_closest(
    sentence: str,
    kind: str,
    word: tuple[int, int],
    date: tuple[int, int],
    named: tuple[Named, ...],
    owners: tuple[str, ...],
) -> tuple[str, ...]:
    """The names of those who take part, the closest to the word of happening first."""
    if not named:
        return owners
    near: dict[str, int] = dict.fromkeys(owners, -1)
    commas = list_commas(sentence)
    for one in named:
        distance = _measure(one, kind, word)
        if distance < near.get(one.name, NEAR + 1) and not (commas and _is_parted(commas, one, word, date)):
            near[one.name] = distance
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

    Examples
    --------
    >>> find_plan("Lee is set to visit the palace.")
    (14, 19)
    """
    text = lower(sentence)
    hinted = "will" in text or "shall" in text
    hinted = hinted or any([words.endswith(_BEFORE_TO) for words in text.split(" to")[:-1]])
    plan = _WILL.search(text) if hinted else None
    return plan.span("verb") if plan else None


def read_plan(sentence: str, verb: tuple[int, int], named: tuple[Named, ...]) -> Iterator[Happening]:
    """Read a plan without a date, where the sentence says whose it is.

    Examples
    --------
    >>> lee = Named(0, 3, "Ann Lee", "Lee", "short", "person")
    >>> [plan.label for plan in read_plan("Lee is set to visit the palace.", (14, 19), (lee,))]
    ['Lee to visit the palace']
    """
    form = sentence[slice(*verb)].lower()
    for kind, forms in FORMS.items():
        if forms.get(form, ("", ""))[1] == "base" and kind != "statement":
            status = tell_status(sentence, verb, (verb[1], verb[1]))
            label = make_label(sentence, kind, verb, (verb[1], verb[1]), named, status)
            if status == "planned" and label.owners:
                yield Happening(kind, label.owners, label.text, True)
