"""The grammar of dates in English news: finds the expressions of time, and knows nothing about any calendar.

:mod:`analysis.timex.rules` says which words make an expression, :mod:`analysis.timex.doubts` which only look
like one. What an expression means is decided in :mod:`analysis.dates`, from the publication date and the
context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.patterns import LatePattern
from analysis.timex.doubts import DOUBTS, Doubt
from analysis.timex.rules import list_by_start
from analysis.timex.tokens import Tokens, locate_words, mark_dates, split_words
from analysis.timex.values import find_explicit_dates
from analysis.timex.words import ANCHOR_SYMBOLS, CLASSES, SYMBOLS, classify_word

_YEAR, _FIGURE, _SLASHDATE = (SYMBOLS[name] for name in ("year", "figure", "slashdate"))
_TIME = f"[^{SYMBOLS['word']}]"
_CHUNK = LatePattern(f"(?<!{_TIME}){_TIME}*?[{ANCHOR_SYMBOLS}]{_TIME}*")
"""The words between two that have nothing to do with time, where one of them is a word of time."""


@dataclass(slots=True)
class Expression:
    """Words that tell a time, before anybody asks which.

    Offsets are those of the sentence; ``first`` and ``last`` (half-open) count its words;
    ``parts`` is the first value of each word class in it; expressions of the same words share it.
    """

    start_char: int
    end_char: int
    rule_id: str
    first: int
    last: int
    parts: Mapping[str, Any]
    tokens: Tokens

    def parts_behind_of(self) -> Mapping[str, Any]:
        """The parts of "the month" in "the last day of the month"; all parts where nothing is of a whole."""
        if "of" not in self.parts and "in" not in self.parts:
            return self.parts
        names = [CLASSES[symbol] for symbol in self.tokens.symbols[self.first : self.last]]
        place = min(names.index(name) for name in ("of", "in") if name in names)
        return _collect_parts(self.tokens, self.first + place + 1, self.last)


def _collect_parts(tokens: Tokens, first: int, last: int) -> Mapping[str, Any]:
    symbols = tokens.symbols[first:last]
    if tokens.dates:
        return _name_values(symbols, map(tokens.value, range(first, last)))
    return _name_words(symbols, *tokens.words[first:last])


@lru_cache(maxsize=10_000)
def _name_words(symbols: str, *words: str) -> Mapping[str, Any]:
    return _name_values(symbols, (classify_word(word)[1] for word in words))


def _name_values(symbols: str, values: Iterable[Any]) -> Mapping[str, Any]:
    parts: dict[str, Any] = {}
    for symbol, value in zip(symbols, values, strict=True):
        parts.setdefault(CLASSES[symbol], value)
    return parts


def find_expressions(
    texts: Sequence[str], *, day_first: bool | None = None, wholes: Sequence[str] = ()
) -> list[list[Expression]]:
    """Find the expressions of time in each of some sentences.

    Parameters
    ----------
    texts
        One sentence each (in a longer text the words of one speak for the next).
    day_first
        How ``05/06/2017`` is to be read; see :func:`analysis.timex.values.find_explicit_dates`.
    wholes
        For each sentence the text that may prove it; left out, the sentence itself.

    Returns
    -------
    list of list of Expression
        For each sentence, in its order, never overlapping.

    Examples
    --------
    >>> text = "He arrived on Monday for a four-day visit, his first since May."
    >>> [(text[e.start_char : e.end_char], e.rule_id) for e in find_expressions([text])[0]]
    [('Monday', 'weekday'), ('four-day', 'duration'), ('May', 'month')]
    """
    split = [
        Tokens(*split_words(text), {}) for text in texts
    ]  # each step for all is faster than all for each
    marked = [
        mark_dates(text, tokens, find_explicit_dates(text, day_first=day_first, whole=whole))
        if _YEAR in tokens.symbols or _FIGURE in tokens.symbols or _SLASHDATE in tokens.symbols
        else tokens
        for text, tokens, whole in zip(texts, split, wholes or texts, strict=True)
    ]
    spans = [_apply_rules(tokens) for tokens in marked]
    return [
        [_make_expression(text, tokens, *span) for span in in_text]
        for text, tokens, in_text in zip(texts, marked, spans, strict=True)
    ]


def _make_expression(text: str, tokens: Tokens, rule_id: str, first: int, last: int) -> Expression:
    parts, (start, end) = _collect_parts(tokens, first, last), locate_words(text, tokens.words, first, last)
    return Expression(start, end, rule_id, first, last, parts, tokens)


def _apply_rules(tokens: Tokens) -> list[tuple[str, int, int]]:
    """List the rule and the place of each expression; only words around a word of time are looked at."""
    spans = []
    for chunk in _CHUNK.finditer(tokens.symbols):
        done, end = chunk.span()
        candidates = _list_candidates if end - done < 30 else _list_candidates.__wrapped__
        for begin, options in candidates(chunk[0]):
            first = chunk.start() + begin
            if first < done:
                continue
            for rule_id, length, doubt in options:
                if doubt is None or not doubt(tokens, first, first + length):
                    done = first + length
                    if rule_id[0] != "-":
                        spans.append((rule_id, first, done))
                    break
    return spans


@lru_cache(maxsize=10_000)  # news says the same things in the same words
def _list_candidates(chunk: str) -> list[tuple[int, list[tuple[str, int, Doubt | None]]]]:
    """List the places of a chunk where rules match: their names, how many words they take, their doubts."""
    by_start = list_by_start()
    found = []
    for place, symbol in enumerate(chunk):
        options = [
            (rule_id, match.end() - place, DOUBTS.get(rule_id))
            for rule_id, pattern in by_start.get(symbol, ())
            if (match := pattern.match(chunk, place))
        ]
        if options:
            found.append((place, options))
    return found
