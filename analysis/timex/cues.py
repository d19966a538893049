"""What one word says: does it look back or ahead?

"met" looks back and "will" ahead; "plan" ahead as a verb, and nowhere as a noun.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.timex.tokens import Remembered

_AHEAD = frozenset(
    """
    will ll shall would could can may might must should going plan plans planned planning expect
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
PROMISES = frozenset(
    """
    agreed vowed pledged promised decided wants hopes aims seeks intends agree vow pledge promise decide
    decides plans planned planning expected scheduled due likely ready wanted hoped about ordered asked
    invited summoned required urged instructed supposed
    """.split()
)
_TAKING = frozenset("takes take".split())
_COMING = frozenset("comes come goes go enters enter head heads".split())
_CONDITIONS = frozenset("when once until till if before unless".split())
_HEARSAY = frozenset("said known thought found had seen held shown meant".split())
_SCHEDULED = frozenset("leaves departs begins starts opens kicks expires resumes reconvenes flies".split())
"""Present tense that tells of a timetable ("leaves for Jordan on Saturday")."""
_MEETING = frozenset("meet convene begin".split())
_COPULAS = frozenset("set was were has have".split())
_BEFORE_NOUN = frozenset("the a his her its their our political popular free good at".split())
_NOUNS = frozenset("plan plans hope hopes aims".split())
_OF_NOUN = frozenset("the a an this that these those its his her their our any no such new s".split())
_PLURALS = frozenset("they we you who to also not people police".split())
"""Before "plan" they make it a verb, as a plural does; before "plans" hardly any word tells."""
_NOT_AHEAD = frozenset((("could", "not"), ("deadline", "in"), ("deadline", "on")))
"""They leave it to the verb before them: "missed the deadline in June"."""
_RECALLED = frozenset("remember recall know note say add".split())
_ARE = frozenset("is are re m".split())
_BEFORE_ADJECTIVE = frozenset("the a an its his her their our my your".split())
_BEHIND_NOUN = frozenset("on in at of by from during near after before with".split())
_SAYING = frozenset("saying asking wondering thinking talking telling arguing suggesting seeing".split())
_WILL = frozenset(("will", "ll"))
BE = frozenset("is are re m was were be set".split())
RELATIVES = frozenset(("which", "who"))
_NEGATIONS = (["'", "t"], ["’", "t"])


def is_participle(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word.islower() and word not in _NOT_PAST


def _word_at(words: Sequence[str], place: int) -> str:
    return words[place].lower() if 0 <= place < len(words) else ""


def _read_ahead(words: Sequence[str], place: int) -> bool | None:
    lower, before, after = (_word_at(words, place + step) for step in (0, -1, 1))
    if after == "have" and lower not in _WILL and _is_perfect(words, place + 1):
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
    return True if words[place] in _SCHEDULED or not _is_governed(words, place) else None


def _read_taking(words: Sequence[str], place: int) -> bool | None:
    return True if takes_effect(words, place) else _read_present(words, place)


def takes_effect(words: Sequence[str], place: int) -> bool:
    """Tell the present tense of a timetable: "takes effect on Friday", "go to the polls in May"."""
    after = words[place + 1 : place + 4]
    if words[place] in _TAKING:
        return not _is_governed(words, place) and after[:1] in (["place"], ["effect"], ["office"])
    if words[place] not in _COMING:
        return False
    to_vote = after == ["to", "the", "polls"] and not _is_governed(words, place)
    return to_vote or after[:2] in (["into", "force"], ["into", "effect"])


def _is_governed(words: Sequence[str], place: int) -> bool:
    """Tell "did not meet" and "failed to meet" from "they meet"."""
    return not {"to", "did", "didn"}.isdisjoint(words[max(0, place - 4) : place])


def _read_preparing(words: Sequence[str], place: int) -> bool | None:
    """Read "spoke ahead of the vote on Friday"."""
    return True if words[place + 1 : place + 2] == ["of"] else None


def _read_be(words: Sequence[str], place: int) -> bool | None:
    lower, before, after = (_word_at(words, place + step) for step in (0, -1, 1))
    if before == "be":
        return _is_arranged(words, place)
    if lower in ("has", "have") and not _is_perfect(words, place):
        return True if after == "to" and before != "to" else None  # "will have enough"
    if after in ("you", "we", "they"):
        after = _word_at(words, place + 2)  # "are you leaving?"
    if lower in _ARE and (after == "to" or after.endswith("ing")):
        return None if after in _SAYING else True
    if lower in _COPULAS:
        return after in ("to", "for", "until")
    return None


def _is_perfect(words: Sequence[str], place: int) -> bool:
    """Tell "have often met" from "have a meeting"."""
    return any(word in _BACK or is_participle(word) for word in words[place + 1 : place + 4])


def _read_past(words: Sequence[str], place: int) -> bool | None:
    if words[place + 1 : place + 3] in _NEGATIONS and words[place].lower() == "won":
        return True  # "won't"
    return _read_participle(words, place)


def _is_arranged(words: Sequence[str], place: int) -> bool | None:
    """Tell "a summit to be held in June" (ahead) from "is said to be held in Bonn since June"."""
    if place < 3 or words[place - 2] != "to" or not (is_participle(words[place]) or words[place] in _BACK):
        return None
    leading = words[place - 3]
    return True if leading.isalpha() and leading not in _HEARSAY and not is_participle(leading) else None


def _read_participle(words: Sequence[str], place: int) -> bool | None:
    before, after = _word_at(words, place - 1), _word_at(words, place + 1)
    if before in _BEFORE_ADJECTIVE and after.isalpha() and after not in _BEHIND_NOUN:
        return None  # "advance our shared agenda in May"
    if before == "have" and _word_at(words, place - 2) in _WILL:
        return True
    if before in ("is", "are"):
        return not _CONDITIONS.isdisjoint(words[max(0, place - 8) : place])  # "until it is formed in May"
    return _is_arranged(words, place) if before == "be" else False


def _read_present(words: Sequence[str], place: int) -> bool | None:
    """Read "the shuttle, which lifts off on Friday" and "turns 80 on Friday"; most such words are plurals."""
    if words[place] == "turns":
        return True if _word_at(words, place + 1).isdigit() else None
    return True if words[place][-1] == "s" and _word_at(words, place - 1) in RELATIVES else None


def _read_nothing(words: Sequence[str], place: int) -> bool | None:
    """Read a promise, or what stops the search: it says nothing by itself."""
    return None


Reader = Callable[[Sequence[str], int], bool | None]


def _choose_reader(word: str) -> Reader | None:
    lower = word.lower()
    readers: tuple[tuple[bool, Reader], ...] = (
        (lower in _AHEAD, _read_ahead),
        (word in _SCHEDULED or word in _MEETING, _read_timetable),
        (lower == "ahead", _read_preparing),
        (word in _TAKING or word in _COMING, _read_taking),
        (lower in _COPULAS or lower in BE, _read_be),
        (lower in _BACK, _read_past),
        (is_participle(word), _read_participle),
        (word.endswith("s") and word == lower != "does", _read_present),
        (lower in PROMISES or lower in RELATIVES or lower in ("to", "if", "unless", ";"), _read_nothing),
    )
    return next((reader for fits, reader in readers if fits), None)


READERS = Remembered(_choose_reader)
"""Word -> who tells which way it looks, from the words beside it; most words say nothing."""


def read_cue(words: Sequence[str], place: int) -> bool | None:
    """One verb or preposition: True looks ahead, False looks back, None says nothing."""
    reader = READERS[words[place]]
    return reader and reader(words, place)
