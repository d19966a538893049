"""What the words around a date say: does the clause look back or ahead, and from which day does it count?

"Thursday" is behind us in "pledged Thursday" and ahead in "will meet Thursday"; "a day earlier" counts from
the day the story tells of, which is not always the last day it mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, compress, count
from typing import Any

from analysis.timex.tokens import Remembered, Tokens

_AHEAD = frozenset(
    """
    will won 'll shall would could can may might must should going plan plans planned planning expect
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
_SCHEDULED = frozenset("leaves departs begins starts opens kicks expires resumes reconvenes flies".split())
"""Present tense that tells of a timetable ("leaves for Jordan on Saturday")."""
_COPULAS = frozenset("set was were has have".split())
_RECALLED = frozenset("remember recall know note say add".split())
_BE = frozenset("is are was were be set".split())
_TELLING = _AHEAD | _BACK | _SCHEDULED | _PROMISES | _COPULAS | _BE | {"to", ";"}
_ASIDES = frozenset(
    """
    who which whose whom where when after since before while as until although because during
    """.split()
)
_STOPS = frozenset("; : — ( )".split())
_REACH = 25


def _may_tell(word: str) -> bool:
    lower = word.lower()
    return lower in _TELLING or lower.endswith(("ed", "s"))


_TELLS = Remembered(_may_tell)
"""Whether a word can say anything of tense at all; most words cannot."""
_OPENS_ASIDE = Remembered(lambda word: word.lower() in _ASIDES)


def _list_telling(tokens: Tokens) -> list[int]:
    """List the places of the words that can say anything of tense, once a sentence."""
    if tokens.telling is None:
        tokens.telling = list(compress(count(), map(_TELLS.__getitem__, tokens.words)))
    return tokens.telling


def _cue(words: Sequence[str], place: int) -> bool | None:
    """One verb or preposition: True looks ahead, False looks back, None says nothing."""
    word = words[place]
    if not _TELLS[word]:
        return None
    lower = word.lower()
    before = words[place - 1].lower() if place else ""
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    if lower in _AHEAD:
        if after == "have" and lower not in ("will", "'ll"):
            return False  # "the truce would have ended on 1 May"
        if after in _RECALLED or before == "than":
            return None  # "you may remember that in May ...", "less than expected in May"
        return None if before and word in ("May", "Will") else True
    if word in _SCHEDULED or (word == "takes" and after == "place"):
        return True
    if before == "be":
        return None
    if lower in ("is", "are") and (after == "to" or after.endswith("ing")):
        return True
    if lower in _COPULAS and after in ("to", "for", "until"):
        return True
    if lower in _BACK or (
        lower == word and lower.endswith("ed") and len(word) > 3 and lower not in _NOT_PAST
    ):
        return False
    if before in ("which", "who") and lower == word and lower.endswith("s") and lower not in ("is", "does"):
        return True  # "the shuttle, which lifts off on Friday"
    return None


def looks_ahead(tokens: Tokens, first: int, last: int) -> bool | None:
    """Tell whether the clause around a date looks ahead.

    The nearest verb decides: the one right after the date, else the one before it ("agreed to meet in
    May": a promise and "to" look ahead), else the first after it.

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
    if first > 1 and words[first - 1] in ("in", "on") and _cue(words, first - 2) is False:
        return False  # "the pact announced in May will ..."
    if last < len(words) and (cue := _cue(words, last)) is not None:
        return cue
    if before in ("until", "till") or (before == "of" and words[:first][-2:] == ["ahead", "of"]):
        return True
    if before in ("since", "after"):
        return False
    cue, infinitive = _look_back(tokens, first)
    if cue is not None or before == "through":
        return cue is not False
    if (cue := look_on(tokens, last)) is not None:
        return cue
    return True if infinitive or before in ("by", "than", "starting", "beginning") else None


def look_on(tokens: Tokens, last: int) -> bool | None:
    """Tell whether the first verb after a date looks ahead."""
    telling = _list_telling(tokens)
    for place in telling[bisect_left(telling, last) :]:
        if place >= last + _REACH:
            break
        if (cue := _cue(tokens.words, place)) is not None:
            return cue
    return None


def _look_back(tokens: Tokens, first: int) -> tuple[bool | None, bool]:
    """Find the nearest cue before a date, and whether "to" and a verb stand between."""
    words, telling, infinitive = tokens.words, _list_telling(tokens), False
    for place in reversed(telling[: bisect_left(telling, first)]):
        word = words[place]
        if word == ";" or place <= first - _REACH:
            break
        lower = word.lower()
        infinitive |= lower == "to" and place + 1 < first and words[place + 1].islower()
        if infinitive and (lower in _PROMISES or (lower in _BE and words[place + 1] == "to")):
            return True, infinitive
        if (cue := _cue(words, place)) is not None:
            return cue, infinitive
    return None, infinitive


def is_aside(tokens: Tokens, first: int) -> bool:
    """Tell whether a date stands in an aside ("who arrived on Monday", ", holding talks on Friday").

    The story does not go on from such a day.
    """
    words = tokens.words
    place = first - 1
    nearest = max(0, first - _REACH)
    while place >= nearest and words[place] not in _STOPS and words[place] != ",":
        if _OPENS_ASIDE[words[place]]:
            return True
        place -= 1
    opening = words[place + 1] if place + 1 < len(words) else ""
    return place >= nearest and opening.islower() and opening.endswith("ing")


@dataclass(slots=True)
class Anchor:
    """A day, week, month ... that the text has mentioned, in which sentence and by which expression."""

    start: date
    precision: str
    sentence: int
    expression: Any
    _is_aside: bool | None = None

    @property
    def is_aside(self) -> bool:
        if self._is_aside is None:
            self._is_aside = is_aside(self.expression.tokens, self.expression.first)
        return self._is_aside


FINENESS = {"day": 0, "weekend": 0, "week": 1, "month": 2, "quarter": 3, "half": 3, "season": 3}
FINENESS |= {"year": 4, "decade": 5, "century": 6}
_MEMORY = {"day": 3, "weekend": 3, "week": 3}


@dataclass
class Story:
    """What one stream of text (the article, or one caption) has said about time so far.

    Attributes
    ----------
    published
        The publication date, or None.
    text
        The whole text, for what a sentence takes for granted (whose fiscal year).
    here
        Dates of the sentence being read, asides too.
    past
        Dates of all sentences so far.
    following
        The next expression of the sentence ("a week after 3 May"), if there is one.
    """

    published: date | None
    text: str = ""
    sentence: int = 0
    here: list[Anchor] = field(default_factory=list)
    past: list[Anchor] = field(default_factory=list)
    following: Any = None

    def begin_sentence(self, number: int) -> None:
        """Forget the sentence before, but for its anchors."""
        self.sentence = number
        self.here = []

    def remember(self, start: date, precision: str, expression: Any) -> None:
        """Note a date as a possible anchor of what follows."""
        anchor = Anchor(start, precision, self.sentence, expression)
        self.here.append(anchor)
        self.past.append(anchor)

    def find_anchor(self, unit: str, *, onward: bool = False) -> date | None:
        """Find the day from which "a day earlier" (unit ``day``) or "the following month" counts.

        First the dates of the sentence, then of the few sentences before, then what the story reports; and
        last the publication date, but not where the story goes on (``onward``).
        """
        for anchor in chain(reversed(self.here), self._recall(_MEMORY.get(unit, 8))):
            if FINENESS[anchor.precision] <= FINENESS.get(unit, 0):
                return anchor.start
            if self.published and abs((self.published - anchor.start).days) > 366:
                return None  # "In 1972 ... the week before": a week of that year, nobody knows which
        return None if onward else self._find_peg() or self.published

    def _recall(self, memory: int) -> Iterator[Anchor]:
        """Go back over the dates of the last few sentences that the story can go on from."""
        for anchor in reversed(self.past):
            if self.sentence - anchor.sentence > memory:
                return
            if not anchor.is_aside:
                yield anchor

    def _find_peg(self) -> date | None:
        """Find the first day near the publication date: what the story reports."""
        for anchor in self.past:
            near = self.published and abs((self.published - anchor.start).days) <= 7
            if near and anchor.precision == "day" and not anchor.is_aside:
                return anchor.start
        return None
