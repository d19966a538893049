"""Which word of happening in a sentence a date belongs to; what stands between two places in it.

Nothing here knows an actor; :mod:`analysis.happenings.labels` and :mod:`analysis.happenings.reading` do.
What a sentence holds is listed once, however many dates ask for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, lru_cache

from analysis.happenings.vocabulary import EVENT_TYPES, FORMS
from analysis.patterns import LatePattern

LONG = 600
"""Characters of the longest clause that is looked at."""

FAR = 140
"""A word of happening further than this from a date has nothing to do with it."""

_KINDS = tuple(EVENT_TYPES)
_TOKEN = LatePattern(r"\w+")
_FIRED = LatePattern(
    rf"(?i)(?:{'|'.join(FORMS['missile launch'])}) (?:[^\s,;:.]+ ){{0,5}}(?:missiles?|rockets?)\b"
)
_NO_LAW = ("rule of ", "international ")
_COMMA = LatePattern(r"[,;:—–]|\b(?:while|although|but)\b")
_LEADS = LatePattern(r"(?i)\b(?:after|before|since)\Z")  # "a day after they met" dates what follows
_CLAUSE = LatePattern(
    r"[,;:—–“”\"]|\b(?:while|although|but|after|before|since|when|as|that|because|who|which|where)\b"
)


def _list_openings() -> dict[str, list[tuple[int, str]]]:
    """First word -> the words of happening that it opens, each with the rank of its kind; "" is a shot."""
    openings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for rank, words in enumerate(EVENT_TYPES.values()):
        for word in words:
            shot = word in FORMS["missile launch"]
            openings[_TOKEN.match(word)[0]].append((rank, "" if shot else word))
    return {first: sorted(set(words)) for first, words in openings.items()}


_find_openings = cache(_list_openings)


@lru_cache(maxsize=64)
def _list_words(sentence: str) -> tuple[list[int], list[tuple[int, int, int]]]:
    """All words of happening in a sentence: where they start, and (start, end, rank of the kind)."""
    found, ends, openings = [], [0] * len(_KINDS), _find_openings()
    for token in _TOKEN.finditer(sentence):
        for rank, word in openings.get(token[0].lower(), ()):
            start = token.start()
            if start >= ends[rank] and (end := _match_word(sentence, start, word)):
                ends[rank] = end
                found.append((start, end, rank))
    return [start for start, _, _ in found], found


def _match_word(sentence: str, start: int, word: str) -> int:
    """Where a word of happening that starts here ends; 0 if it is another word."""
    if not word:
        shot = _FIRED.match(sentence, start)
        return shot.end() if shot else 0
    end = start + len(word)
    after = sentence[end : end + 1]
    if sentence[start:end].lower() != word or after.isalnum() or after == "_":
        return 0
    barred = word in ("law", "laws") and sentence[:start].lower().endswith(_NO_LAW)
    return 0 if barred else end


@lru_cache(maxsize=64)
def _list_commas(sentence: str) -> list[int]:
    return [comma.start() for comma in _COMMA.finditer(sentence)]


def count_commas(sentence: str, start: int, end: int) -> int:
    """Count what parts two places: commas, colons, dashes, "while", "although", "but"."""
    commas = _list_commas(sentence)
    return bisect_left(commas, end) - bisect_left(commas, start) if start < end else 0


def measure_distance(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Count the characters between two spans, with 40 more for every comma or dash that parts them."""
    first, second = (one, other) if one <= other else (other, one)
    return max(0, second[0] - first[1]) + 40 * count_commas(sentence, first[1], second[0])


def find_event_word(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """Find the word of happening that a dated expression belongs to.

    The closest word wins, where words across a comma count as further away, words of saying give way
    to others unless the date stands right beside them ("said Sunday"), and a date that opens the
    sentence belongs to its first verb.

    Parameters
    ----------
    sentence
        The sentence.
    start, end
        Where in it the dated expression stands, in characters.

    Returns
    -------
    tuple of str, int and int
        The kind of event, and the offsets of the word in the sentence; ``("other", start, end)`` if
        there is none.

    Examples
    --------
    >>> find_event_word("They met on Saturday and signed a deal.", 12, 20)
    ('meeting', 5, 8)
    >>> find_event_word("Stability needs the rule of law, the minister said Sunday.", 51, 57)
    ('statement', 46, 50)
    """
    best = (float("inf"), 0, start, end)
    opens = start < 12
    leads = bool(_LEADS.search(sentence[start:end]))
    starts, words = _list_words(sentence)
    for first, last, rank in words[bisect_left(starts, start - 2 * FAR) : bisect_right(starts, end + FAR)]:
        if first < end and start < last:
            continue  # "Polls" in "Polls Day", were that a date
        distance = measure_distance(sentence, (start, end), (first, last))
        if distance > FAR:
            continue
        said = not opens and sentence[first:last].lower() in _SAYING
        if said and not _dates_saying(sentence, (first, last), (start, end)):
            continue
        if _KINDS[rank] == "statement" and distance > 4 and not opens:
            distance += 60
        if first >= end and not opens and not leads:
            distance += 12  # what follows a date belongs to it less often than what comes before
        if leads and last <= start:
            distance += 100
        if distance <= FAR:
            best = min(best, (distance, rank, first, last))
    return ("other" if best[0] > FAR else _KINDS[best[1]]), best[2], best[3]


_SAYING = {*FORMS["statement"]} | {
    form for form in FORMS["agreement"] | FORMS["policy"] if form[:3] in ("agr", "ann")
}
_SAID_WHERE = LatePattern(r"\s*(?:(?:on|in|at|to|during|after|before|late|early|last|this)\b[^,;:]*)?\Z")


def _dates_saying(sentence: str, verb: tuple[int, int], date: tuple[int, int]) -> bool:
    """Tell if a date can be that of saying ("said on Friday"), not of what was said ("said he left Friday").

    It stands beside the verb or after its place, or "that" follows.
    """
    first, second = sorted((verb, date))
    between = sentence[first[1] : second[0]]
    if verb[0] > date[0]:
        return len(between) <= 4
    if re.match(r"\s*that\b", sentence[date[1] :]):
        return not _CLAUSE.search(between)
    return bool(_SAID_WHERE.match(between)) and not re.search(r"\bto (?!the\b|an?\b)[a-z]|\bthat\b", between)


def find_clause(sentence: str, place: int) -> int:
    """Find where the clause that holds a place begins: after the last comma or conjunction before it.

    Examples
    --------
    >>> "They slept, but Lee woke."[find_clause("They slept, but Lee woke.", 20):]
    ' Lee woke.'
    """
    near = max(0, place - LONG)  # a line of thousands of dates is no clause
    ends = _list_clauses(sentence)
    before = bisect_right(ends, place)
    return max(near, ends[before - 1]) if before else near


@lru_cache(maxsize=64)
def _list_clauses(sentence: str) -> list[int]:
    return [boundary.end() for boundary in _CLAUSE.finditer(sentence)]
