"""Who of those named in a sentence does what: the little grammar that labels of events need.

Everything here prefers no answer to a doubtful one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from analysis.happenings.cast import Named
from analysis.happenings.clauses import KEPT, find_clause, lower
from analysis.happenings.vocabulary import FORMS
from analysis.patterns import LatePattern

Group = Sequence[Named]

TITLES = (
    r"(?:(?:the|his|her|its|their|then|former|visiting|new|counterpart,?|[A-Z][\w.’'-]*|and(?= [A-Z]))\s+)*"
)
_TITLES = LatePattern(TITLES)
_GAP = LatePattern(r"\s{4,}")  # what is left of a date that is covered
_AND = LatePattern(rf",? and {TITLES}")
_WITH = LatePattern(rf"\s+(?:with\s+)?{TITLES}")
_PREPOSITIONS = tuple(
    "with by of to from in at against between on for toward towards over under near than like into via after"
    " before during following amid despite".split()
)
_LAST_WORD = LatePattern(r"\w+\Z")
_FILLER = (
    r"(?<!\w)(?:(?:also|has|have|had|is|was|are|were|be|been|being|will|would|shall|to|set|due|scheduled"
    r"|expected|then|both|later|jointly|going|plans?|planned|planning|about|not|\w+ly|on|in)\b"
    r"|\([^)]*\)|\*\*)"
)
_FILLED = LatePattern(rf"(?>(?:\s+|{_FILLER})*)(?P<comma>,)?(?>(?:\s+|{_FILLER})*)")
_ASIDE = LatePattern(r"\s*,[^,]*,(?=\s)")
_RELATIVE = LatePattern(r"\s*,?\s*(?:who|which|that)\b")
_OPENING = LatePattern(r"(?i)\s*(?:(?:at|in|during|after|following|on|before|amid)\b[^,]*,\s*)?\Z")
_NOUN_PHRASE = LatePattern(
    r"\s*(?P<phrase>(?:(?:the|an?|two|three|four|five)\s+)??"
    r"(?:(?!(?:the|an?)\s)[\w’'-]+\s+){0,2}?[\w’'-]+?)"
    rf"(?>(?:\s*{_FILLER})*)\s*"
)
_PRONOUN = LatePattern(
    r"\b(?:he|she|it|they|we|i|you|who|which|this|these|those|there|its|his|her|them|and|or)\b"
)
_VERBS = frozenset(form for forms in FORMS.values() for form in forms)


def group_named(sentence: str, named: Sequence[Named]) -> list[list[Named]]:
    """Put actors together that "and" joins: "Lee and her counterpart Ng", "Peru, Chile and Cuba"."""
    if len(named) < 2:
        return [[one] for one in named]
    groups: list[list[Named]] = []
    commas = 0  # names of the last group that so far are only parted by commas
    for one in sorted(named):
        between = sentence[groups[-1][-1].end : one.start] if groups else None
        if between == ", ":
            groups[-1].append(one)
            commas += 1
        elif between and "and " in between and _AND.fullmatch(between):
            groups[-1].append(one)
            commas = 0
        else:
            if commas:  # no list: only the last name stands before what follows
                groups[-1:] = [groups[-1][:-1], groups[-1][-1:]]
            groups.append([one])
            commas = 0
    return groups


def _find_titles(sentence: str, group: Group) -> int:
    """Where the titles before a group begin; where the group itself begins if there are none."""
    end = begin = group[0].start
    first = max(0, end - 150)
    while (before := sentence[first:begin].rstrip()) and len(before) < begin - first:
        start = first + len(before) - len(before.split()[-1])
        cut = start == first > 0 and not sentence[first - 1].isspace()
        if cut or not _TITLES.fullmatch(sentence, start, end):
            break
        begin = start
    return begin


def _is_governed(sentence: str, group: Group) -> bool:
    """Tell if a preposition stands before the group: "with Lee" is nobody's subject."""
    if not group[0].start:
        return False
    begin = _find_titles(sentence, group)
    titles = sentence[begin : group[0].start].split()
    return _ends_in_preposition(sentence[max(0, begin - 20) : begin]) or (
        bool(titles) and _ends_in_preposition(titles[0])
    )


def _ends_in_preposition(text: str) -> bool:
    text = text.rstrip().lower()
    return text.endswith(_PREPOSITIONS) and _LAST_WORD.search(text)[0] in _PREPOSITIONS


def find_subject(
    sentence: str, place: int, groups: Sequence[Group]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return labels and names of those who stand as subject before a verb; none if that is not plain."""
    before = [group for group in groups if group[-1].end <= place]
    if before and _leads_to(sentence, before[-1], place) and not _is_governed(sentence, before[-1]):
        return tuple([one.short for one in before[-1]]), tuple([one.name for one in before[-1]])
    begin = find_clause(sentence, place)
    words = sentence[begin:place]
    if sentence.endswith(", which", 0, begin) and _is_filled(words):
        comma = begin - len(", which")
        words = sentence[find_clause(sentence, comma) : comma]
    phrase = _find_phrase(words)
    return ((phrase,) if phrase else ()), ()


def _leads_to(sentence: str, group: Group, place: int) -> bool:
    """Tell if nothing but an aside and words such as "has also" stand between a group and a verb."""
    gap = sentence[group[-1].end : place]
    if gap.isspace():
        return True
    if "," in gap:
        gap = _ASIDE.sub(" ", gap, count=1)
    gap = _RELATIVE.sub(" ", gap, count=1)
    filled = _FILLED.fullmatch(lower(gap))
    if filled and filled["comma"]:  # "Its minister, Lee, left"
        return sentence[: group[0].start].rstrip().endswith(",")
    return bool(filled)


def _is_filled(words: str) -> bool:
    filled = _FILLED.fullmatch(lower(words))
    return bool(filled) and not filled["comma"]


@lru_cache(maxsize=KEPT)
def _find_phrase(words: str) -> str:
    """A plain noun phrase of a few words, without its article and the words such as "has also" behind it."""
    words = _GAP.split(words.rstrip())[-1]  # what stands before a date belongs to another verb
    found = None if _is_filled(words) else _NOUN_PHRASE.fullmatch(lower(words))
    if not found:
        return ""
    phrase = " ".join(words[slice(*found.span("phrase"))].split())
    lowered = phrase.lower()
    first, blank, _ = lowered.partition(" ")
    if _PRONOUN.search(lowered) or first in _PREPOSITIONS or not _VERBS.isdisjoint(lowered.split()):
        return ""
    return phrase[len(first) + 1 :] if blank and first in ("the", "a", "an") else phrase


def find_main_subject(sentence: str, place: int, groups: Sequence[Group]) -> Group:
    """The actors that open the sentence, after at most one phrase such as "During the visit,"."""
    for group in groups:
        end = group[-1].end
        if (
            end <= place
            and not sentence.startswith(("'", "’"), end)
            and _OPENING.match(sentence, 0, _find_titles(sentence, group))
        ):
            return group
    return ()


def find_partner(sentence: str, place: int, groups: Sequence[Group]) -> Group:
    """The actors that follow a word of meeting as its object, with or without "with"."""
    for group in groups:
        if place <= group[0].start and _WITH.fullmatch(sentence, place, group[0].start):
            return group
    return ()
