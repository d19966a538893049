"""Which word of happening in a sentence a date belongs to.

Nothing here knows an actor; :mod:`analysis.happenings.labels` and :mod:`analysis.happenings.reading` do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache

from analysis.happenings.clauses import KEPT, count_commas, find_clause, list_commas, list_words, lower
from analysis.happenings.vocabulary import CALLS, EVENT_TYPES, FORMS
from analysis.patterns import LatePattern

FAR = 140
"""A word of happening further than this from a date has nothing to do with it."""

_KINDS = tuple(EVENT_TYPES)
_STATEMENT = _KINDS.index("statement")
_TOKEN = LatePattern(r"\w+")
_FIRED = LatePattern(
    rf"(?:{'|'.join(FORMS['missile launch'])}) (?:[^\s,;:.]+ ){{0,5}}(?:missiles?|rockets?)\b"
)
_CALLED = LatePattern(
    r"\w+(?: today| yesterday| earlier| again| separately| directly| briefly| late| this \w+| (?:on )?\w+day"
    r"| (?:by|over the) (?:tele|video)?phone| on the phone){0,3},? with "
    r"(?!(?:the )?(?:reporters|journalists|media|press|us|me|you|one voice)\b)"
)
_LAWS, _NO_LAW = ("law", "laws"), ("rule of ", "international ")
_DOUBTFUL = CALLS.union(_LAWS)
_SAYING = {*FORMS["statement"]} | {
    form for form in FORMS["agreement"] | FORMS["policy"] if form[:3] in ("agr", "ann")
}
_THAT = LatePattern(r"\s*that\b")
_SAID_WHERE = LatePattern(r"\s*(?:(?:on|in|at|to|during|after|before|late|early|last|this)\b[^,;:]*)?\Z")
_CONTENT = LatePattern(r"\bto (?!the\b|an?\b)[a-z]|\bthat\b")
_LEADS = ("after", "before", "since")  # "a day after they met" dates what follows


@cache
def _list_openings() -> dict[str, list[tuple[int, str, bool, bool]]]:
    """First word -> the words of happening that it opens: the rank of the kind, the word ("" is a shot).

    With each of them, if it is one of saying, and if the first word is all that there is to look at.
    """
    openings: dict[str, set[tuple[int, str, bool, bool]]] = defaultdict(set)
    for rank, words in enumerate(EVENT_TYPES.values()):
        for word in words:
            first = _TOKEN.match(word)[0]
            form = "" if word in FORMS["missile launch"] else word
            openings[first].add((rank, form, form in _SAYING, form == first and form not in _DOUBTFUL))
    return {first: sorted(words) for first, words in openings.items()}


@lru_cache(maxsize=KEPT)
def _list_found(sentence: str) -> list[tuple[int, int, int, bool]]:
    """All words of happening in a sentence: start, end, rank of the kind, and if it is one of saying."""
    openings = _list_openings()
    firsts = openings.keys() & list_words(sentence)
    if not firsts:
        return []
    text = lower(sentence)
    places = [(start, first) for first in firsts for start in _find_whole(text, first)]
    found, ends = [], [0] * len(_KINDS)
    for start, first in sorted(places):
        for rank, word, says, is_whole in openings[first]:
            end = start + len(word) if is_whole else _match_word(text, start, word)
            if end and start >= ends[rank]:
                ends[rank] = end
                found.append((start, end, rank, says))
    return found


def _find_whole(text: str, word: str) -> list[int]:
    """Find where a word stands by itself."""
    places, start = [], text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])):
            places.append(start)
        start = text.find(word, end)
    return places


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _match_word(text: str, start: int, word: str) -> int:
    """Where a word of happening that starts here ends; 0 if it is another word."""
    if not word:
        shot = _FIRED.match(text, start)
        return shot.end() if shot else 0
    end = start + len(word)
    if not text.startswith(word, start) or _is_letter(text[end : end + 1]):
        return 0
    if word in CALLS and not _CALLED.match(text, start):
        return 0
    return 0 if word in _LAWS and text.endswith(_NO_LAW, 0, start) else end


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
    best = (FAR + 1, 0, start, end)
    words = _list_found(sentence)
    if not words:
        return "other", start, end
    opens, commas = start < 12, list_commas(sentence)
    leads = sentence[start:end].lower().endswith(_LEADS)
    for first, last, rank, says in words[bisect_left(words, (start - 2 * FAR,)) :]:
        distance = max(first - end, start - last)
        if first > end + FAR:
            break
        if distance < 0 or distance > best[0]:
            continue  # "Polls" in "Polls Day", were that a date
        if commas:
            distance += 40 * count_commas(commas, min(last, end), max(first, start))
        if says and not opens and not _dates_saying(sentence, (first, last), (start, end)):
            continue
        if rank == _STATEMENT and distance > 4 and not opens:
            distance += 60
        if first >= end and not opens and not leads:
            distance += 12  # what follows a date belongs to it less often than what comes before
        if leads and last <= start:
            distance += 100
        if distance <= FAR:
            best = min(best, (distance, rank, first, last))
    return ("other" if best[0] > FAR else _KINDS[best[1]]), best[2], best[3]


def _dates_saying(sentence: str, verb: tuple[int, int], date: tuple[int, int]) -> bool:
    """Tell if a date can be that of saying ("said on Friday"), not of what was said ("said he left Friday").

    It stands beside the verb or after its place, or "that" follows.
    """
    if verb[0] > date[0]:
        return verb[0] - date[1] <= 4
    if _THAT.match(sentence, date[1]):
        return find_clause(sentence, date[0]) <= verb[1]
    between = sentence[verb[1] : date[0]]
    return bool(_SAID_WHERE.match(between)) and not _CONTENT.search(between)
