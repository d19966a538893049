"""A happening in a few words of its own sentence: "Kishida takes office", "Quad summit".

A label is built only where the grammar around the word of happening is plain: who stands directly before
the verb, whose launch it is, with whom the talks were. Everywhere else, and wherever the text denies or only
considers something, the label is a piece of the sentence in quotation marks. So no label says more than its
sentence does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.happenings.cast import Named
from analysis.happenings.clauses import find_clause
from analysis.happenings.grammar import (
    TITLES,
    Group,
    find_main_subject,
    find_partner,
    find_subject,
    group_named,
)
from analysis.happenings.vocabulary import FORMS, NOUNS, present
from analysis.patterns import LatePattern

LONGEST = 40
"""Characters of a label."""


class Label(NamedTuple):
    """A label and the actors that its grammar names."""

    text: str
    owners: tuple[str, ...] = ()


_STOP = LatePattern(
    r"[,;:.—–“”\"()]|\s{4,}+(?!and\b)|\b(?:and|that|which|who|as|while|after|before|amid|during|since|when|where|because|if|following"
    r"|for an?|in order|but)\b"
)
_MARKS = ';:—–“”"'
_PIECE = LatePattern(rf"[{_MARKS}]\s?")
_END = LatePattern(r"[.;:]\s|\Z")
_JOINTS = ("of", "and", "or", "that", "who", "which", ",")
_COVER = LatePattern(r"(?i)\b(?:on|in|since|by|late|early) \Z")
_GOVERNED = LatePattern(r"(?i)\b(?:to|will|would|shall)\s+(?:\w+ly\s+|also\s+)?\Z")
_OPENS = LatePattern(r"(?i)(?:,|\b(?:since|after|before|while|upon|on))\Z")
_PASSIVE = LatePattern(r"\b(?:be|been|being|is|are|was|were)(?: \w+ly| also)?\Z")
_BARE = LatePattern(r"\Z|(?:in|at|by|with|for|under|on|after|before|between|during)\b")
_BEYOND = LatePattern(r"\s{4,}+(?!(?:to|an?|the|its|their|his|her)\b)")
_LOOSE_END = LatePattern(r"(?: (?:an?|the|of|to|in|on|and|with|for|its|their|his|her))+\Z")
_LIGHT = LatePattern(r"\b(?:(?P<ing>holding|having)|hold|holds|held|had)\s+(?:[a-z-]+\s+){0,2}\Z")
_LIGHT_VERBS = ("hold", "held", "had", "having")
_LINK = LatePattern(rf"\s+(of|between|among|with|to|in|on|by)\s+(?:the\s+)?{TITLES}")
_RULED = LatePattern(
    r",? (?:which |that )?(?:is|was|has been|had been) under (?:\w+ )?(?:rule|control)\b[^,;]*\Z"
)
_AT_IT = LatePattern(r"(?:At|During|In) (?:an?|the|their) (?:[a-z]+ ){0,2}")
_OWNER = LatePattern(r"(?P<own>['’]s?)?\s+(?P<words>(?:[a-z-]+\s+){0,3})")
_WHICH_ONE = LatePattern(r"\b(?:latest|recent|own|first|new)\s+")
_GOAL = LatePattern(r"\s+to ((?:[A-Z][\w-]+ ?)+)")
_TOGETHER = {"meet": "meeting", "speak": "talks"}
_ALONE = ("meet", "clash", "collide", "arrive", "resign", "agree", "travel", "fly", "vow", "pledge", "elect")


def make_label(
    sentence: str,
    kind: str,
    word: tuple[int, int],
    date: tuple[int, int],
    named: Sequence[Named],
    status: str,
) -> Label:
    """Say in at most 40 characters what happened.

    Parameters
    ----------
    sentence
        The sentence.
    kind, word
        From :func:`analysis.happenings.words.find_event_word`.
    date
        Span of the dated expression; an empty span if there is none.
    named
        The actors in the sentence.
    status
        From :func:`analysis.happenings.status.tell_status`.

    Returns
    -------
    Label
        The label and the names of the actors in it; in quotation marks where it is cut from the sentence.

    Examples
    --------
    >>> lee = Named(0, 3, "Ann Lee", "Lee", "short", "person")
    >>> make_label("Lee arrived in Oslo on Monday.", "visit", (4, 11), (23, 29), [lee], "told").text
    'Lee arrives in Oslo'
    >>> make_label("Lee never arrived on Monday.", "visit", (10, 17), (21, 27), [lee], "denied").text
    '“Lee never arrived on Monday”'
    """
    made = None
    if kind != "other" and status in ("told", "planned"):
        spoken = _blank(sentence, date)
        groups = group_named(sentence, [one for one in named if one.form != "demonym"])
        verb = _read_verb(spoken, kind, word)
        if verb:
            made = _label_verb(spoken, word, verb, groups, status)
        else:
            made = _label_noun(spoken, word, groups, named)
    if made and len(made.text) <= LONGEST:
        return made
    return Label(quote(sentence, word, date, whole=status == "denied"))


def _blank(sentence: str, date: tuple[int, int]) -> str:
    """Cover a date and its preposition, so that what stands on both sides of it meets."""
    start, end = date
    if start == end:
        return sentence
    lead = _COVER.search(sentence, max(0, start - len("since ")), start)
    begin = lead.start() if lead else start
    return sentence[:begin] + " " * (end - begin) + sentence[end:]


def _read_verb(sentence: str, kind: str, word: tuple[int, int]) -> tuple[str, str, str] | None:
    """Return form, base and tense of a verb; what may be verb or noun is a noun, except after "to"."""
    text = sentence[slice(*word)].lower()
    form = text.split(" ")[0] if kind == "missile launch" else text
    if form not in FORMS[kind] or (kind == "missile launch" and " " not in text):
        return None
    base, tense = FORMS[kind][form]
    if text in NOUNS[kind] and not _GOVERNED.search(sentence[: word[0]]):
        return None
    return form, base, tense


def _label_verb(
    sentence: str, word: tuple[int, int], verb: tuple[str, str, str], groups: Sequence[Group], status: str
) -> Label | None:
    form, base, tense = verb
    before = sentence[: word[0]].rstrip()
    if tense == "ing":
        if not _OPENS.search(before, max(0, len(before) - 6)):
            return None
        group = find_main_subject(sentence, word[0], groups)
        shorts, names = tuple(one.short for one in group), tuple(one.name for one in group)
    else:
        shorts, names = find_subject(sentence, word[0], groups)
    if not shorts:
        return None
    if base in _TOGETHER and names and (other := find_partner(sentence, word[1], groups)):
        noun = _TOGETHER[base]
        return _pair([*shorts, *(one.short for one in other)], noun, (*names, *(one.name for one in other)))
    if base in ("say", "tell"):
        return _pair(shorts, "statement", names)
    passive = tense in ("past", "participle") and _PASSIVE.search(before.lower(), max(0, len(before) - 30))
    plural = len(shorts) > 1 or (not names and shorts[0].endswith("s") and not shorts[0].endswith("ss"))
    rest = _read_complement(sentence[word[0] + len(form) :])
    if status == "planned":
        said = f"to be {form}" if passive else f"to {base}"
    elif passive:
        said = f"{'are' if plural else 'is'} {form}"
    elif tense == "past" and " " not in base and base not in _ALONE and _BARE.match(rest):
        said = form  # "a deal signed on Friday in Oslo": nothing tells who signs
    else:
        said = present(base, plural=plural)
    return Label(_fit(f"{', '.join(shorts)} {said}", rest), names)


def _read_complement(after: str) -> str:
    """The words that follow a verb, up to a date (a wide blank), a comma or a conjunction."""
    if _BEYOND.match(after):
        return ""  # "a pact signed in May | helps them"
    after = after.lstrip()
    stop = _STOP.search(after)
    words = " ".join((after[: stop.start()] if stop else after).split())
    return words + "…" if words and stop and stop[0] == "and" else words


def _fit(head: str, rest: str) -> str:
    """Add as many words of the rest as there is room for, with a sign where they are cut."""
    whole = f"{head} {rest}".strip()
    if len(whole) <= LONGEST:
        return whole
    whole = whole.rstrip("…")
    cut = whole[:LONGEST].rsplit(" ", 1)[0]
    return _LOOSE_END.sub("", cut) + "…"


def _label_noun(
    sentence: str, word: tuple[int, int], groups: Sequence[Group], named: Sequence[Named]
) -> Label | None:
    noun, before = sentence[slice(*word)].lower(), sentence[: word[0]]
    light = _LIGHT.search(before) if any(map(before.__contains__, _LIGHT_VERBS)) else None
    if light:
        if light["ing"]:
            group = find_main_subject(sentence, light.start(), groups)
            shorts, names = tuple(one.short for one in group), tuple(one.name for one in group)
        else:
            shorts, names = find_subject(sentence, light.start(), groups)
        other = find_partner(sentence, word[1], groups)
        if names:
            return _pair(
                [*shorts, *(one.short for one in other)], noun, (*names, *(one.name for one in other))
            )
    if owned := _find_owner(sentence, word, named):
        return owned
    for group in groups:
        link = _LINK.fullmatch(sentence, word[1], max(word[1], group[0].start))
        if link and link[1] in ("between", "among") and len(group) == 1:
            return None  # the other one is no actor we know
        if link and (link[1] in ("between", "among") or (link[1] == "of" and noun == "summit")):
            return _pair([one.short for one in group], noun, tuple(one.name for one in group))
        if link:
            return Label(f"{noun} {link[1]} {group[0].short}", (group[0].name,))
    for one in named:
        if (
            one.end <= word[0]
            and one.actor_type == "state"
            and noun == "coup"
            and _RULED.match(before[one.end :])
        ):
            return Label(f"{one.short} {noun}", (one.name,))
    main = find_main_subject(sentence, len(sentence), groups)
    if len(main) > 1 and _AT_IT.fullmatch(before):
        return _pair([one.short for one in main], noun, tuple(one.name for one in main))
    return None


def _find_owner(sentence: str, word: tuple[int, int], named: Sequence[Named]) -> Label | None:
    """Label "North Korea's latest launches" and "the Japanese election": the owner stands before the noun."""
    for one in named:
        plain = one.end <= word[0] and not sentence.endswith(("-", "–"), 0, one.start)  # "the US-Peru talks"
        owner = _OWNER.fullmatch(sentence, one.end, word[0]) if plain else None
        if not owner or not (owner["own"] or one.form == "demonym" or not owner["words"]):
            continue
        words = _WHICH_ONE.sub("", owner["words"])
        name = sentence[one.start : one.end] if one.form == "demonym" else one.short
        goal = _GOAL.match(sentence, word[1])
        noun = sentence[slice(*word)].lower()
        text = " ".join(f"{name} {words}{noun} {'to ' + goal[1] if goal else ''}".split())
        return Label(text, (one.name,))
    return None


def _pair(shorts: Sequence[str], noun: str, names: tuple[str, ...]) -> Label:
    return Label(f"{'-'.join(dict.fromkeys(shorts))} {noun}", names)


def quote(sentence: str, word: tuple[int, int], date: tuple[int, int], *, whole: bool = False) -> str:
    """Cut a piece of the sentence that holds a date and what leads to it.

    `whole` lets it begin with the words that deny, so that the piece does not say the opposite.

    Examples
    --------
    >>> quote("The old boat came home on Friday.", (26, 32), (26, 32))
    '“The old boat came home on Friday”'
    """
    room = LONGEST - 2
    first, last = min(word[0], date[0]), max(word[1], date[1])
    if last - first > room and not whole:
        first, last = date if date[1] > date[0] else word
    directly = date[0] < word[0] and not sentence[date[1] : word[0]].strip(" ’'s")  # "Monday's announcement"
    begin = first if directly else max(0, first - 200)
    if any(map(sentence.__contains__, _MARKS)):
        for piece in _PIECE.finditer(sentence, begin, first):
            begin = piece.end()
    words = " ".join(sentence[begin:last].split())
    if whole:
        words = " ".join(sentence[find_clause(sentence, first) : last].split())
    if len(words) > room and whole:
        words = words[: room - 1].rsplit(" ", 1)[0] + "…"
    if len(words) > room:
        blank = words.find(" ", len(words) - room - 1)
        cut = (blank if blank >= 0 else words.rfind(" ")) + 1
        cut += len("of ") * words.startswith("of ", cut)
        if words.endswith(" of ", 0, cut) and words[cut].isupper():
            cut = words.find(" ", cut) + 1  # "Secretary of | State Ann Lee" begins with the name
        words = words[cut:]
    if len(words) < 20 and not whole and not directly:
        tail = " ".join(sentence[last:].split())
        more = tail[: _END.search(tail).start()]
        joined = f"{words}{'' if more[:1] in ',.' else ' '}{more}"
        words = joined if len(joined) <= room else joined[:room].rsplit(" ", 1)[0]
    words = words.replace("*", "")
    first, blank, rest = words.partition(" ")
    words = rest if blank and first in _JOINTS else words
    return "“" + words[:room].strip(" ,.;:-*“”\"'") + "”"
