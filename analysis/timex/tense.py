"""What the words around a date say: does the clause look back or ahead?

"Thursday" is behind us in "pledged Thursday" and ahead in "will meet Thursday".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.timex.tokens import Remembered, Tokens

_AHEAD = frozenset(
    """
    will 'll shall would could can may might must should going plan plans planned planning expect
    expects expected scheduled slated due hope hopes intend intends aims upcoming soon deadline begins
    starts opens resumes convenes expires kicks likely ready tomorrow proposed
    """.split()
)
_BACK = frozenset(
    """
    said says told was were had has have been did went came met held took taken made won left began
    begun became got gave given saw seen ran spoke spoken fell fallen rose risen grew grown led sent
    built brought bought sold lost found kept put cut hit shot struck fought flew drove wrote written
    knew thought felt stood sat paid laid broke chose drew threw shut sought taught spent read done gone
    known shown shook wore hurt set died after following since amid wake
    """.split()
)
_NOT_PAST = frozenset(
    """
    need indeed hundred speed feed seed proceed exceed succeed red bed united armed naked
    """.split()
)
_PROMISES = frozenset(
    """
    agreed vowed pledged promised decided wants hopes aims seeks intends agree vow pledge promise decide
    decides plans planned planning expected scheduled due likely ready wanted hoped about ordered asked
    invited summoned required urged instructed supposed
    """.split()
)
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
_SETTINGS = frozenset("after following".split())
"""Before a noun they are past only where the verb before them is: "will meet after the vote in May"."""
_TAKING = frozenset("takes take".split())
_COMING = frozenset("comes come goes go enters enter".split())
_EFFECTS = frozenset("effect force place office".split())
_CONDITIONS = frozenset("when once until till if before unless".split())
_PROVISOS = frozenset("if unless ;".split())
"""What follows them tells of another time: "a levy in July unless a deal is struck"."""
_HEARSAY = frozenset("said known thought found had seen held shown meant".split())
_SCHEDULED = frozenset("leaves departs begins starts opens kicks expires resumes reconvenes flies".split())
"""Present tense that tells of a timetable ("leaves for Jordan on Saturday")."""
_DUE = frozenset((("ahead", "of"), ("comes", "in"), ("ends", "in"), ("ends", "on")))
"""Right before a date: "the test comes in December"; "comes as" tells of what has happened."""
_COPULAS = frozenset("set was were has have".split())
_BEFORE_NOUN = frozenset("the a his her its their our political popular free good at".split())
_NOUNS = frozenset("plan plans hope hopes aims".split())
_OF_NOUN = frozenset("the a an this that these those its his her their our any no such new s".split())
_PLURALS = frozenset("they we you who to also not people police".split())
"""Before "plan" they make it a verb, as a plural does; before "plans" hardly any word tells."""
_NOT_AHEAD = frozenset((("could", "not"), ("deadline", "in"), ("deadline", "on")))
"""They leave it to the verb before them: "missed the deadline in June"."""
_PARTICLES = frozenset("up out off down aside away back over".split())
_RECALLED = frozenset("remember recall know note say add".split())
_BE = frozenset("is are was were be set".split())
_RELATIVES = frozenset(("which", "who"))
_JOINTS = frozenset("; : , and but".split())
_LIMITS = frozenset("by than through starting beginning".split())
_OWN = (["'"], ["’"])
_NEGATIONS = (["'", "t"], ["’", "t"])
REACH = 25
"""So many words from a date its verb can stand."""


def _is_participle(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word.islower() and word not in _NOT_PAST


def _word_at(words: Sequence[str], place: int) -> str:
    return words[place].lower() if 0 <= place < len(words) else ""


def _read_ahead(words: Sequence[str], place: int) -> bool | None:
    lower, before, after = (_word_at(words, place + step) for step in (0, -1, 1))
    if after == "have" and lower not in ("will", "'ll"):
        return False  # "the truce would have ended on 1 May"
    if after in _RECALLED or before == "than" or (lower, after) in _NOT_AHEAD:
        return None  # "you may remember that in May ...", "less than expected in May"
    if lower == "proposed" and before not in _OF_NOUN:
        return _read_participle(words, place)
    if lower == "will" and before in _BEFORE_NOUN:
        return None  # "the will of the people"
    if lower in _NOUNS and after != "to" and _is_noun(lower, before):
        return None  # "approved the plan in May"
    return None if before and words[place] in ("May", "Will") else True


def _is_noun(word: str, before: str) -> bool:
    """Tell "the plans" and "a peace plan" from "officials plan" and "the ministry plans"."""
    if before in _OF_NOUN or word in ("plans", "hopes", "aims"):
        return before in _OF_NOUN
    return before.isalpha() and before not in _PLURALS and not before.endswith("s")


def _read_timetable(words: Sequence[str], place: int) -> bool | None:
    return True


def _read_taking(words: Sequence[str], place: int) -> bool | None:
    return True if _takes_effect(words, place) else _read_present(words, place)


def _takes_effect(words: Sequence[str], place: int) -> bool:
    """Tell the present tense of a timetable: "takes effect on Friday", "comes into force in May"."""
    after = words[place + 1 : place + 3]
    if words[place] in _TAKING:
        governed = not {"to", "did", "didn"}.isdisjoint(words[max(0, place - 4) : place])
        return not governed and after[:1] in (["place"], ["effect"], ["office"])
    return words[place] in _COMING and after[:1] == ["into"] and after[1:] in (["force"], ["effect"])


def _read_be(words: Sequence[str], place: int) -> bool | None:
    lower, before, after = (_word_at(words, place + step) for step in (0, -1, 1))
    if before == "be":
        return _is_arranged(words, place)
    if lower == "have" and before in ("will", "ll", "to"):
        return None  # "will have enough"
    if lower in ("is", "are") and (after == "to" or after.endswith("ing")):
        return True
    if lower in _COPULAS:
        return after in ("to", "for", "until")
    return None


def _read_past(words: Sequence[str], place: int) -> bool | None:
    if words[place + 1 : place + 3] in _NEGATIONS and words[place].lower() == "won":
        return True  # "won't"
    return _read_participle(words, place)


def _is_arranged(words: Sequence[str], place: int) -> bool | None:
    """Tell "a summit to be held in June" (ahead) from "is said to be held in Bonn since June"."""
    if place < 3 or words[place - 2] != "to" or not (_is_participle(words[place]) or words[place] in _BACK):
        return None
    leading = words[place - 3]
    return True if leading.isalpha() and leading not in _HEARSAY and not _is_participle(leading) else None


def _read_participle(words: Sequence[str], place: int) -> bool | None:
    before = _word_at(words, place - 1)
    if before in ("is", "are"):
        return not _CONDITIONS.isdisjoint(words[max(0, place - 8) : place])  # "until it is formed in May"
    return _is_arranged(words, place) if before == "be" else False


def _read_present(words: Sequence[str], place: int) -> bool | None:
    """Read "the shuttle, which lifts off on Friday"; most such words are plurals."""
    return True if words[place][-1] == "s" and _word_at(words, place - 1) in _RELATIVES else None


def _read_nothing(words: Sequence[str], place: int) -> bool | None:
    """Read a promise, or what stops the search: it says nothing by itself."""
    return None


Reader = Callable[[Sequence[str], int], bool | None]


def _choose_reader(word: str) -> Reader | None:
    lower = word.lower()
    readers: tuple[tuple[bool, Reader], ...] = (
        (lower in _AHEAD, _read_ahead),
        (word in _SCHEDULED, _read_timetable),
        (word in _TAKING or word in _COMING, _read_taking),
        (lower in _COPULAS or lower in _BE, _read_be),
        (lower in _BACK, _read_past),
        (_is_participle(word), _read_participle),
        (word.endswith("s") and word == lower != "does", _read_present),
        (lower in _PROMISES or lower in ("to", ";"), _read_nothing),
    )
    return next((reader for fits, reader in readers if fits), None)


_READERS = Remembered(_choose_reader)
"""Word -> who tells which way it looks, from the words beside it; most words say nothing."""


def _cue(words: Sequence[str], place: int) -> bool | None:
    """One verb or preposition: True looks ahead, False looks back, None says nothing."""
    reader = _READERS[words[place]]
    return reader and reader(words, place)


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
    words = tokens.words
    before = words[first - 1].lower() if first else ""
    if first > 1 and words[first - 1] in ("in", "on"):
        particle = words[first - 2] in _PARTICLES
        if _cue(words, max(first - 2 - particle, 0)) is False:
            return False  # "the pact announced in May will ...", "a panel set up in May is to ..."
    if first > 3 and words[first - 2] in _EFFECTS and any(_takes_effect(words, first - n) for n in (3, 4)):
        return True  # "the toll that takes effect on Friday angered ..."
    if last < len(words) and (cue := _cue(words, last)) is not None:
        return cue
    if before in ("until", "till") or tuple(words[max(0, first - 2) : first]) in _DUE:
        return True
    if before in ("since", "after"):
        return False
    if before == "for" and first > 1 and words[first - 2] in _ARRANGED and words[last : last + 1] not in _OWN:
        return True
    cue, infinitive, is_apart = _look_back(tokens, first)
    if cue is False and before == "by" and _is_proclaimed(tokens, first):
        return True
    if cue is not None or (cue := look_on(tokens, last, within=is_apart)) is not None:
        return cue
    return True if infinitive or before in _LIMITS else None


def _is_proclaimed(tokens: Tokens, first: int) -> bool:
    """Tell "announced a withdrawal by September" from "left by September": the nearest past verb."""
    words = tokens.words
    nearest = next((place for place in range(first - 1, -1, -1) if _cue(words, place) is False), None)
    return nearest is not None and words[nearest] in _PROCLAIMS


def look_on(tokens: Tokens, last: int, *, within: bool = False) -> bool | None:
    """Tell whether the first verb after a date looks ahead; the first of its own clause (`within`)."""
    words = tokens.words
    for place in range(last, min(last + REACH, len(words))):
        if words[place] in _PROVISOS or (within and words[place] in _JOINTS):
            break
        reader = _READERS[words[place]]
        if reader is not None and (cue := reader(words, place)) is not None:
            return cue
    return None


def _look_back(tokens: Tokens, first: int) -> tuple[bool | None, bool, bool]:
    """Find the nearest cue before a date.

    Also whether "to" and a verb stand between, and whether the clause of the date goes its own way.
    """
    words, infinitive, is_set = tokens.words, False, False
    for place in range(first - 1, max(first - REACH, -1), -1):
        reader = _READERS[words[place]]
        if reader is None:
            continue
        lower = words[place].lower()
        if lower == ";":
            break
        infinitive |= lower == "to" and place + 1 < first and words[place + 1].islower()
        promised = infinitive and (lower in _PROMISES or (lower in _BE and words[place + 1] == "to"))
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
