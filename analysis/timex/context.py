"""What a story has said about time so far: the days that "a day earlier" or "the month after" counts from.

That is the day the story tells of, which is not always the last day it mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from analysis.timex.tense import REACH
from analysis.timex.tokens import Remembered, Tokens


@dataclass(slots=True)
class Anchor:
    """A day, week, month ... that the text has mentioned, in which sentence and by which expression.

    ``value`` is its TIMEX3 value, which tells the time of the day.
    """

    start: date
    precision: str
    sentence: int
    expression: Any
    value: str = ""
    _is_aside: bool | None = None

    @property
    def is_aside(self) -> bool:
        if self._is_aside is None:
            self._is_aside = is_aside(self.expression.tokens, self.expression.first)
        return self._is_aside

    @property
    def n_set(self) -> int:
        """How many sentences it sets the scene of: those after "In 1972", a few; "the 1982 pact", none."""
        tokens, first = self.expression.tokens, self.expression.first
        if is_aside(tokens, first, endings=("ing", "ed")):
            return 0
        return _MEMORY["day"] + 1 if first <= 1 else 2 * (tokens.words[first - 1] in _WITHIN)

    @property
    def is_evening(self) -> bool:
        time = self.value.partition("T")[2]
        return time[:2] in _EVENING


FINENESS = {"day": 0, "weekend": 0, "week": 1, "month": 2, "quarter": 3, "half": 3, "season": 3}
FINENESS |= {"year": 4, "decade": 5, "century": 6}
_MEMORY = {"day": 3, "weekend": 3, "week": 3}
_NEWS_MEMORY = 8
"""In sentences: so long a story that turns to other times can come back to a day of its news."""
_NEWS_DAYS = 7
_WITHIN = frozenset("in during".split())
_EVENING = frozenset("EV NI 18 19 20 21 22 23".split())
_ASIDES = frozenset(
    """
    who which whose whom where when after since before while as until although because during
    """.split()
)
_STOPS = frozenset("; : — ( )".split())
_OPENS_ASIDE = Remembered(lambda word: word.lower() in _ASIDES)


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

    def remember(self, start: date, precision: str, expression: Any, value: str = "") -> None:
        """Note a date as a possible anchor of what follows."""
        anchor = Anchor(start, precision, self.sentence, expression, value)
        self.here.append(anchor)
        self.past.append(anchor)

    def find_anchor(self, unit: str, *, onward: bool = False, told: bool = False) -> date | None:
        """Find the day from which "a day earlier" (unit ``day``) or "the following month" counts.

        First the dates of the sentence, then of the few sentences before, then what the story reports; and
        last the publication date, but not where the story goes on (``onward``). What has been told already
        (``told``) counts from no day of another sentence that still lies ahead. For a day, years and months
        said by the way are passed over, and a story goes on from a day of its news for longer.
        """
        fineness = FINENESS.get(unit, 0)
        memory = self._recall(_MEMORY.get(unit, 8), with_asides=unit == "year")
        for anchor in chain(reversed(self.here), memory):
            if told and anchor.sentence != self.sentence and self._lies_ahead(anchor):
                continue
            if FINENESS[anchor.precision] <= fineness:
                return anchor.start
            if self._is_far(anchor) and (fineness or self.sentence - anchor.sentence < anchor.n_set):
                return None  # "In 1972 ... the week before": a week of that year, nobody knows which
        if onward:
            return None if fineness else self._find_news(self._recall(_NEWS_MEMORY), told=told)
        return self.find_peg(told=told) or self.published

    def find_peg(self, *, told: bool) -> date | None:
        """Find the first day near the publication date: what the story reports."""
        return self._find_news((anchor for anchor in self.past if not anchor.is_aside), told=told)

    def follows_evening(self, day: date) -> bool:
        """Whether the text has just told of the evening of a day: its small hours are those of the next."""
        last = self.past[-1] if self.past else None
        return (
            last is not None and last.is_evening and last.start == day and self.sentence - last.sentence <= 1
        )

    def _find_news(self, anchors: Iterable[Anchor], *, told: bool) -> date | None:
        """The first of some anchors that is a day near the publication date."""
        for anchor in anchors:
            near = self.published and abs((self.published - anchor.start).days) <= _NEWS_DAYS
            if near and anchor.precision == "day" and not (told and self._lies_ahead(anchor)):
                return anchor.start
        return None

    def _is_far(self, anchor: Anchor) -> bool:
        return self.published is not None and abs((self.published - anchor.start).days) > 366

    def _lies_ahead(self, anchor: Anchor) -> bool:
        return self.published is not None and anchor.start > self.published

    def _recall(self, memory: int, *, with_asides: bool = False) -> Iterator[Anchor]:
        """Go back over the dates of the last few sentences that the story can go on from."""
        for anchor in reversed(self.past):
            if self.sentence - anchor.sentence > memory:
                return
            if with_asides or not anchor.is_aside:
                yield anchor


def follow_way(expression: Any, story: Story) -> str | None:
    """Find the way of the day told before, where a sentence goes on: "on Monday ..., and, on Friday, with".

    Returns
    -------
    str or None
        ``ahead`` or ``back``; None where the sentence does not go on so, or has told no day.
    """
    words, first, published = expression.tokens.words, expression.first, story.published
    if published is None or words[max(0, first - 3) : first] != ["and", ",", "on"]:
        return None
    told = next((anchor for anchor in reversed(story.here) if not anchor.is_aside), None)
    if told is None or told.precision != "day":
        return None
    return "ahead" if told.start > published else "back"


def follow_route(expression: Any, story: Story, day: date) -> date | None:
    """Find the day a journey has come to, from which the next counts: "On Thursday they fly. On Friday".

    Parameters
    ----------
    day
        Such a weekday, counted from the publication date.

    Returns
    -------
    datetime.date or None
        None where that is not behind the day told before, or nothing says that the story goes on from it.
    """
    told = next((anchor for anchor in reversed(story.past) if anchor.precision == "day"), None)
    if told is None or not story.published or not max(day, story.published) < told.start:
        return None
    n_sentences, n_days = story.sentence - told.sentence, (day - told.start).days % 7
    opens = expression.first <= 2 and told.expression.first <= 2 and n_sentences <= _NEWS_MEMORY
    again = not n_days and n_sentences <= _MEMORY["day"]
    return told.start if again or (n_days <= 2 and (opens or not n_sentences)) else None


def is_aside(tokens: Tokens, first: int, *, endings: str | tuple[str, ...] = "ing") -> bool:
    """Tell whether a date stands in an aside ("who arrived on Monday", ", holding talks on Friday").

    The story does not go on from such a day. A participle ends with one of some `endings`.
    """
    words = tokens.words
    place = first - 1
    nearest = max(0, first - REACH)
    while place >= nearest and words[place] not in _STOPS and words[place] != ",":
        if _OPENS_ASIDE[words[place]]:
            return True
        place -= 1
    opening = words[place + 1] if place + 1 < len(words) else ""
    return place >= nearest and opening.islower() and opening.endswith(endings)
