"""What the words around a date say: does the clause look back or ahead?

"Thursday" is behind us in "pledged Thursday" and ahead in "will meet Thursday".
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise, product

from analysis.timex.cues import BE, PROMISES, READERS, RELATIVES, is_participle, read_cue, takes_effect
from analysis.timex.tokens import Tokens

_ARRANGED = frozenset("called set due planned slated scheduled booked fixed announced billed".split())
"""Before "for" and a date: what is arranged lies ahead, whoever arranged it."""
_PROCLAIMS = frozenset(
    """
    announced said told called ordered proposed urged committed reaffirmed demanded backed signed
    unveiled directed
    """.split()
)
"""What these tell of may still lie ahead: "announced a withdrawal by September"."""
_REPORTS = frozenset(
    """
    said says told tells stated states added adds noted notes announced announces reported wrote writes
    argued argues stressed stresses emphasised emphasized insisted insists claimed claims confirmed confirms
    explained explains warned warns declared reiterated reaffirmed underlined underscored mentioned suggested
    indicated acknowledged believed believes informed assured repeated predicted
    """.split()
)
"""Their own tense ends at "that": "said that the vote in July be fair"."""
_STRESSES = frozenset("stressed emphasised emphasized underlined underscored reiterated discussed".split())
"""Before an infinitive they tell of what is to come: "underscored the need to hold the vote in May"."""
_SETTINGS = frozenset("after following".split())
_AFTER = frozenset("after following since amid ahead".split())
"""Behind a date they say nothing of it: "will land on Friday after a stop"."""
"""Before a noun they are past only where the verb before them is: "will meet after the vote in May"."""
_EFFECTS = frozenset("effect force place office".split())
_PROVISOS = frozenset("if unless ;".split())
"""What follows them tells of another time: "a levy in July unless a deal is struck"."""
_OPENINGS = frozenset("come is starting beginning effective".split())
_DUE = frozenset(product("comes ends is starting beginning".split(), ("in", "on"))) | {("ahead", "of")}
"""Right before a date: "the test comes in December"; "comes as" tells of what has happened."""
_PARTICLES = frozenset("up out off down aside away back over".split())
_JOINTS = frozenset("; : , and but".split())
_LIMITS = frozenset("by than through starting beginning".split())
_OWN = (["'"], ["’"])
_REACTIONS = frozenset("condemn thank congratulate praise protest applaud acknowledge recall mourn".split())
_MARKS = frozenset(", – — -".split())
_ASKS = frozenset("asked ask asks asking wondered wonder know knew see say unclear unsure as".split())
_LASTED = frozenset("waited lasted didn hadn couldn".split())
_PUT_OFF = frozenset("postponed delayed moved pushed extended rescheduled deferred adjourned".split())
_GOALS = {"by": _PROCLAIMS, "to": _PUT_OFF}
_CLAUSES = frozenset(("that", ",", "and", "but", "because", '"', "“"))
_ARE_DAYS = (["is"], ["marks"])
_DENIALS = frozenset((("did", "not"), ("had", "not"), ("could", "not")))
_NEAR = 12
REACH = 25
"""So many words from a date its verb can stand."""


def looks_ahead(tokens: Tokens, first: int, last: int) -> bool | None:
    """Tell whether the clause around a date looks ahead.

    The nearest verb decides: the one right after the date, else the one before it ("agreed to meet in
    May": a promise and "to" look ahead), else the first after it. A verb of reporting decides nothing beyond
    its "that", nor does "after" beyond a verb that looks ahead.

    Returns
    -------
    bool or None
        True ahead, False back, None where no word tells.

    Examples
    --------
    >>> from analysis.timex.tokens import split_words
    >>> def ask(text, place): return looks_ahead(Tokens(*split_words(text), {}), place, place + 1)
    >>> ask("They will meet on Friday", 4), ask("They met on Friday", 3), ask("Friday prayers", 0)
    (True, False, None)
    """
    beside = _read_beside(tokens.words, first, last)
    if beside is not None:
        return beside
    before = tokens.words[first - 1].lower() if first else ""
    cue, infinitive, is_apart = _look_back(tokens, first)
    if cue is False and before in _GOALS and _is_proclaimed(tokens, first, _GOALS[before]):
        return True
    if cue is not None or (cue := look_on(tokens, last, within=is_apart)) is not None:
        return cue
    return True if infinitive or before in _LIMITS else None


def _read_beside(words: Sequence[str], first: int, last: int) -> bool | None:
    """Read the words that touch a date."""
    before = words[first - 1].lower() if first else ""
    if first > 1 and words[first - 1] in ("in", "on"):
        particle = words[first - 2] in _PARTICLES
        if read_cue(words, max(first - 2 - particle, 0)) is False:
            return False  # "the pact announced in May will ...", "a panel set up in May is to ..."
        if first == 2 and words[last : last + 1] == [","] and is_participle(words[0].lower()):
            return False  # "Announced in May, the pact will ..."
    if first > 3 and words[first - 2] in _EFFECTS and any(takes_effect(words, first - n) for n in (3, 4)):
        return True  # "the toll that takes effect on Friday angered ..."
    if last < len(words) and words[last] not in _AFTER and (cue := read_cue(words, last)) is not None:
        return cue
    if words[last : last + 1] in _ARE_DAYS and (not before or before in _CLAUSES):
        return True  # "Friday marks a year since the flood"
    if before in _OPENINGS or tuple(words[max(0, first - 2) : first]) in _DUE:
        return True
    if before in ("until", "till"):
        return not _is_over(words[max(0, first - _NEAR) : first - 1])
    if before in ("since", "after"):
        return False
    arranged = before == "for" and first > 1 and words[first - 2] in _ARRANGED
    return True if arranged and words[last : last + 1] not in _OWN else None


def _is_over(words: Sequence[str]) -> bool:
    """Tell "waited until Friday" and "did not know until Friday" from "is closed until Friday"."""
    denied = any(pair in _DENIALS for pair in pairwise(words))
    return (denied or not _LASTED.isdisjoint(words)) and not {"will", "would", "ll"} & set(words)


def _is_proclaimed(tokens: Tokens, first: int, verbs: Set[str]) -> bool:
    """Tell "announced a withdrawal by September" from "left by September": the nearest past verb."""
    words = tokens.words
    nearest = next((place for place in range(first - 1, -1, -1) if read_cue(words, place) is False), None)
    return nearest is not None and words[nearest] in verbs


def look_on(tokens: Tokens, last: int, *, within: bool = False) -> bool | None:
    """Tell whether the first verb after a date looks ahead; the first of its own clause (`within`)."""
    words, end = tokens.words, 0
    for place in range(last, min(last + REACH, len(words))):
        if words[place] in _PROVISOS or (within and words[place] in _JOINTS):
            break
        reader = READERS[words[place]]
        if reader is None or place < end or words[place] in _AFTER:
            continue
        if words[place] in RELATIVES and words[place - 1] in words[place:] and words[place - 1] in _MARKS:
            end = words.index(words[place - 1], place)  # "the king, who will turn 70, met"
        elif (cue := reader(words, place)) is not None:
            return cue
    return None


def _look_back(tokens: Tokens, first: int) -> tuple[bool | None, bool, bool]:
    """Find the nearest cue before a date.

    Also whether "to" and a verb stand between, and whether the clause of the date goes its own way.
    """
    words, infinitive, is_set = tokens.words, False, False
    for place in range(first - 1, max(first - REACH, -1), -1):
        reader = READERS[words[place]]
        if reader is None:
            continue
        lower = words[place].lower()
        if lower == ";":
            break
        if lower in _PROVISOS and words[place - 1].lower() not in _ASKS:
            return True, infinitive, False  # "if he loses in May"
        if lower == "to" and place + 1 < first:
            infinitive |= words[place + 1].islower() and words[place + 1] not in _REACTIONS
        due = lower in PROMISES or lower in _STRESSES or (lower in BE and words[place + 1] == "to")
        promised = infinitive and due
        cue = True if promised else reader(words, place)
        if cue is None:
            continue
        if lower in _SETTINGS and not words[place + 1].endswith("ing"):
            is_set = True
        elif (cue and is_set) or (lower in _REPORTS and "that" in words[place + 1 : first]):
            return None, infinitive and not is_set, True
        else:
            return cue, infinitive, False
    return (False if is_set else None), infinitive, False
