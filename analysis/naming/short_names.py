"""Short names -> persons: who "Minh" is, inside one document.

A family name (Japanese, Chinese, Korean, Western) or a given name (Vietnamese) stands for somebody the
same document names in full. Without that, a title and the office held on the day may tell; without
those, only a name that one person of the dictionary bears. Two candidates left are *ambiguous*, unless
:mod:`analysis.naming.namesakes` can tell: the mention is kept and counted as such, and nobody is credited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from analysis.patterns import LatePattern

_WORD_BEFORE = LatePattern(r"([^\W\d_](?:[\w\u0300-\u036f'’-]*|\w{0,2}\.)) $")
_WORD_AFTER = LatePattern(r" ([^\W\d_][\w\u0300-\u036f.'’-]*)")
_LONG_WORD = LatePattern(r"\b[^\W\d_]{4,}")
_FOUR_SMALL = LatePattern(r"[a-z]{4}")
_SHORTEST_IN_CAPITALS = 3
_ENDS_LABEL = LatePattern(r"(?: [A-Z\d'’-]+)*:")
_ENDS_NAME = LatePattern(r"[,.;)]| \(| (?:and|of|from|with)\b|$")
_ARTICLE = LatePattern(r"\b(?:[Tt]he|[Aa]n?) $")
_SMALL = frozenset(
    """
    a an the and or but nor so yet if as at by for from in into of on off onto over to up with
    without within about after before since until till while when where who whom whose which that
    than then though although because also both between against among during under near via per said
    says told tells asked adds added met meets calls called mr mrs ms dr meanwhile however earlier
    later yesterday today tomorrow still once now here there this these those what why how will
    would can could may might must shall should is are was were has have had did does do not only
    even just like unlike despite because whether either neither each every all some many most more
    other another monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december cabinet administration government
    doctrine
    """.split()
)
VERB_LIKE = ("s", "ed", "ing")
_CRIED = tuple(ending.upper() for ending in VERB_LIKE)
_SMALL_WORD = LatePattern(r"(?<![\w'’.-])[a-z]+(?!\.\w)")
_SMALL_LETTERS = frozenset(
    """
    a an the and or but nor so yet if as at by for from in into of off on onto out over per than to up
    upon via vs v with within without about across after against along amid among around before behind
    beneath beside between beyond despite during inside like near outside since through till toward
    towards under until versus when where while who whose that al bin da de del der di du e el la le
    van von its his her their
    """.split()
)
"""What a headline in Title Case leaves in small letters; a verb or noun is a sign that it is none."""


class Candidate(Protocol):
    """One row of the dictionary that a short name may stand for."""

    actor_id: str


class Resolution(NamedTuple):
    """The candidates left, and the rule that chose among them; no candidate means no mention at all."""

    candidates: tuple[Candidate, ...]
    resolved_by: str


NO_MENTION = Resolution((), "")


class ShortName(NamedTuple):
    """A short name where it stands: its candidates, the text around it and the title before it."""

    text: str
    start: int
    end: int
    candidates: tuple[Candidate, ...]
    title_office: str | None
    has_title: bool


def resolve_short_name(
    name: ShortName,
    *,
    named_in_full: Iterable[str],
    has_stranger: bool,
    holds: Callable[[str, str], bool],
    distinctive: bool,
    is_recent: Callable[[str], bool] = lambda actor_id: True,
    held: Callable[[str, str], bool] = lambda actor_id, office: False,
) -> Resolution:
    """Choose whom a short name stands for that is no part of somebody else's (:func:`is_part_of_other_name`).

    Parameters
    ----------
    name
        The short name and what stands around it.
    named_in_full
        ``actor_id`` of the persons whom the document has named in full.
    has_stranger
        Whether it has named somebody of this name whom the dictionary does not know ("Taro
        Kishida"): the name alone could be either.
    holds
        ``holds(actor_id, office)``: whether the person holds that office on the day of the document.
    held
        ``held(actor_id, office)``: whether the person has ever held it: "Chancellor Merkel" is she for a
        while after.
    is_recent
        Whether a person was in office not long ago: without an antecedent nobody else is meant.
    distinctive
        Whether the name may stand alone for its only bearer in the dictionary ("Kishida"), which a
        common word or a one-syllable family name may not.

    Examples
    --------
    >>> from analysis.naming.directory import Name
    >>> bearers = Name("a/Minh", "a", "Minh", "short"), Name("b/Minh", "b", "Minh", "short")
    >>> minh = ShortName("Hayashi told Minh", 13, 17, bearers, None, False)
    >>> resolve_short_name(minh, named_in_full={"b"}, has_stranger=False, holds=lambda *_: False,
    ...                    distinctive=False)
    Resolution(candidates=(Name(name_id='b/Minh', actor_id='b', name='Minh', form='short'),),
               resolved_by='antecedent')
    """
    known = set(named_in_full)
    present = tuple(candidate for candidate in name.candidates if candidate.actor_id in known)
    in_office = tuple(
        c for c in name.candidates if name.title_office and holds(c.actor_id, name.title_office)
    )
    if has_stranger and not present:
        return _decide(in_office)  # "Prime Minister Kishida" is no stranger, a Kishida after a stranger is
    fitting = tuple(candidate for candidate in present if candidate in in_office)
    if present and in_office and not fitting and len({c.actor_id for c in in_office}) == 1:
        return Resolution(in_office[:1], "name")  # "Foreign Minister Wang" is not the Wang who speaks for him
    if has_stranger or len({candidate.actor_id for candidate in present}) > 1:
        if len({candidate.actor_id for candidate in fitting}) == 1:
            return Resolution(fitting[:1], "antecedent")
        return Resolution(present, "ambiguous")
    if present:
        return Resolution(present[:1], "antecedent")
    if name.title_office:
        holders = (c for c in name.candidates if held(c.actor_id, name.title_office))
        lately = tuple(c for c in holders if is_recent(c.actor_id))
        return _decide(in_office or lately[: len({c.actor_id for c in lately}) == 1])
    if name.has_title or distinctive:
        return _decide(tuple(c for c in name.candidates if is_recent(c.actor_id)))
    return NO_MENTION


def _decide(candidates: tuple[Candidate, ...]) -> Resolution:
    if len({candidate.actor_id for candidate in candidates}) == 1:
        return Resolution(candidates[:1], "name")
    return Resolution(candidates, "ambiguous") if candidates else NO_MENTION


def is_part_of_other_name(
    name: ShortName,
    is_known: Callable[[str], bool] = lambda word: False,
    is_given: Callable[[str], bool] = lambda word: False,
) -> bool:
    """Whether the words beside a short name make it part of somebody else's name.

    "Taro Kishida" and "Wang Wenbin" are people of their own. In a headline in Title Case every word
    is capitalised, so that only a usual given name tells. `is_known` tells whether a word is a name of some
    other actor: "told Biden Japan was ready" names nobody Biden Japan.

    Examples
    --------
    >>> text = "Officer Wang Wenbin said nothing new"
    >>> is_part_of_other_name(ShortName(text, 8, 12, (), None, False))
    True
    >>> text = "on Monday Kishida said"
    >>> is_part_of_other_name(ShortName(text, 10, 17, (), None, False))
    False
    """
    begins = name.text[name.end + 1 : name.end + 2].isupper()  # a cheap look, here and there
    after = _WORD_AFTER.match(name.text, name.end) if begins else None
    before = "" if name.has_title else name.text[max(0, name.start - 40) : name.start]
    before = before[before.rfind(" ", 0, -1) + 1 :]
    given = None if before.islower() else _WORD_BEFORE.search(before)
    around = [word[1] for word in (after, given) if word]
    if _is_part_in_capitals(name, after and after[1], given and given[1], is_known, is_given):
        return True
    likely = [word for word in around if is_name_word(word) and not is_known(word)]
    if given and given[1] in likely and is_given(given[1]):
        return True
    if not likely or not _has_many_capitals(name.text):
        return bool(likely)
    return not all(word.endswith(VERB_LIKE) for word in likely) and not is_title_case(name.text)


def _is_part_in_capitals(
    name: ShortName,
    after: str | None,
    before: str | None,
    is_known: Callable[[str], bool],
    is_given: Callable[[str], bool],
) -> bool:
    """Whether a line that is not in capitals itself has more of the name so: "DEE RAY", "Ray DEE".

    Acronyms, which stand before a noun ("the Ray NATO plan"), and verbs ("RAY SAYS") are no names.
    """
    after = after if after and _is_in_capitals(after, is_known) and not after.endswith(_CRIED) else None
    before = before if before and _is_in_capitals(before, is_known) else None
    if not (after or before):
        return False
    if not (_FOUR_SMALL.search(name.text) or name.text.endswith(":")):  # who speaks: "DEE RAY:"
        return False
    rest = name.end + len(after or "") + 1
    if name.text[name.start : name.end].isupper():
        if before and (is_given(before.title()) or not before.endswith(_CRIED)):
            return True
        return bool(after) and not _ENDS_LABEL.match(name.text, rest)  # "RAY VISIT: What to know"
    is_long = after is not None and len(after) > _SHORTEST_IN_CAPITALS and _ENDS_NAME.match(name.text, rest)
    return bool(is_long) and not _ARTICLE.search(name.text, 0, name.start)


def _is_in_capitals(word: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a word is written so and may be half of a name."""
    is_long = word.isupper() and len(word) >= _SHORTEST_IN_CAPITALS
    return (
        is_long
        and not word.endswith(("'S", "’S"))
        and not (word.lower() in _SMALL or is_known(word) or is_known(word.title()))
    )


def is_title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital, as in a headline, and small ones alone do not.

    Examples
    --------
    >>> is_title_case("Dee Rayburn Meets Five Norland Envoys"), is_title_case("Dee Rayburn met five envoys")
    (True, False)
    >>> is_title_case("Rayburn met Anna Lund in Norland"), is_title_case("Rayburn Met Anna Lund in Norland")
    (False, True)
    """
    return _has_many_capitals(text) and _SMALL_LETTERS.issuperset(_SMALL_WORD.findall(text))


def _has_many_capitals(text: str) -> bool:
    words = _LONG_WORD.findall(text)
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def is_name_word(word: str) -> bool:
    """Whether a word is capitalised and could be the other half of somebody's name.

    Examples
    --------
    >>> is_name_word("Wenbin"), is_name_word("Monday"), is_name_word("Japan's"), is_name_word("NATO")
    (True, False, False, False)
    """
    if not word[0].isupper():
        return False
    plain = word.rstrip(".")
    return (
        not (word == "I" or word.startswith(("I'", "I’")))
        and plain.lower() not in _SMALL
        and not word.endswith(("'s", "’s", "s'", "s’"))
        and not (plain.isupper() and len(plain) > 1)
    )


_RELATIVES = frozenset(
    """
    father grandfather mother grandmother brother sister wife husband widow son daughter uncle aunt
    nephew niece cousin ancestor namesake grandson granddaughter descendant
    """.split()
)
_WORDS = LatePattern(r"\w+")
_KIN = "|".join(sorted(_RELATIVES))
_RELATION = LatePattern(
    rf"\b(?:(?:{_KIN})(?:,| of|:)?|(?:no relation|unrelated)(?: of| to)) (?:\w+ ){{0,3}}$"
)
_CUES = _RELATIVES | {"relation", "unrelated"}
_AS_RELATIVE = LatePattern(
    rf"[^,;.]{{1,40}}, (?:the|his|her|[^,;.]{{1,30}}['’]s) (?:[\w'’-]+ ){{0,4}}(?:{_KIN})\b"
)


def is_relative(text: str, start: int) -> bool:
    """Whether a name is brought in as somebody's relative, so that the bare family name is not his or hers.

    Examples
    --------
    >>> text = "Kishi's grandfather, Nobusuke Kishi, built it."
    >>> is_relative(text, text.index("Kishi,"))
    True
    """
    before = text[max(0, start - 60) : start]
    return not _CUES.isdisjoint(_WORDS.findall(before)) and bool(_RELATION.search(before))


def is_introduced_as_relative(text: str, start: int) -> bool:
    """Whether a name is followed by whose relative he or she is, so that a bare name may be the other's.

    Examples
    --------
    >>> is_introduced_as_relative("Ola Lund, the leader's powerful sister, came.", 0)
    True
    """
    return _AS_RELATIVE.match(text, start) is not None
