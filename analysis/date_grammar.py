"""The grammar of dates in English news: a table of rules, and nothing about any calendar.

A rule is a regular expression over word classes (see :mod:`analysis.date_words`), so it can be read aloud.
What an expression means is decided in :mod:`analysis.dates`, from the publication date and the context.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from analysis.date_words import ANCHOR_SYMBOLS, CLASSES, SYMBOLS, Tokens, may_hold_date, split_words
from analysis.timex import find_explicit_dates


class Rule(NamedTuple):
    """One rule: its name, a pattern of word classes, an example with its span in brackets."""

    rule_id: str
    pattern: str
    example: str


_MACROS = {
    "UNIT": "(uday|uweek|uyear|unit|units|century|quarter)",
    "COUNT": "(article? some of?|half article|article half|(article|number|day|year(?=units))(dash? number)?(and article half)?)",
    "PART": "(the? (part|earlier|later|nth (uweek|half|weekend)|last (uweek|uday|half)) (of|in)? dash?)",
    "MODIFIER": "(the? (last|past|prev|next|coming|foll|this|same))",
    "MONTH": "(month|mabbr dot?)",
    "TAIL": "(comma? of? the? (last|this|next|that|same|prev|foll|coming|current) uyear|comma? (of|in)? year)",
    "NAMED": "((weekday|wabbr dot?) comma?)",
    "CLOCK": "((clock|day) ampm|clock)",
}

# Tried in this order at every place. A rule whose name begins with "-" takes words that only look like a
# date, so that no other rule can.
_RULES = """
-named-day    : holy weekday                                         : shoppers queued on [Black Friday]
-newspaper    : weekday paper                                        : told the [Sunday Times]
-age          : COUNT dash? UNIT dash? old                           : a [42-year-old] teacher
-anniversary  : (ordinal|nth|COUNT dash? UNIT dash?) anniversary     : marked the [50th anniversary]
-lifetime     : his part? dash? decades                              : a man in [his sixties]
time          : CLOCK comma? on? (part? weekday|deictic|xdate)       : at [10 a.m. Tuesday]
time          : (weekday|deictic|xdate) at? CLOCK                    : on [Tuesday at 10:30]
explicit      : xdate                                                : on [24 November 2021]
slash-date    : slashdate                                            : dated [05/06/2017]
day-span      : MONTH (dayspan|day (to|dash) day) TAIL?              : the [May 3-5] summit
day-span      : (dayspan|day (to|dash|and) day) of? MONTH TAIL?      : from [3 to 5 May]
month-day     : NAMED? MONTH (day|ordinal) TAIL?                     : took office on [October 4]
month-day     : NAMED? the? (day|ordinal) of? (month|mabbr) TAIL?    : took office on [4 October]
month         : PART? MODIFIER? month TAIL?                          : a coup in [February last year]
week-day      : part? weekday of? the? (last|next|this|prev|foll|past|coming) uweek : on [Monday last week]
weekday       : part? MODIFIER? weekday daypart?                     : pledged [Thursday]
deictic-day   : the uday (before|after) deictic                      : left [the day before yesterday]
deictic       : (part|later|earlier)? (deictic daypart?|tonight)     : died [yesterday morning]
ago           : (COUNT dash?)? UNIT ago                              : left [three days ago]
from-now      : COUNT UNIT (hence|from now)                          : will end [two weeks from now]
offset        : COUNT UNIT (earlier|later|before|after)              : at a meeting [a day earlier]
unit-offset   : the (uday|uweek|uyear|unit|daypart) (before|after|earlier) : he left [the day before]
day-part      : part? (the (prev|same|foll|next)|this|last|that) daypart : fell [late last night]
quarter       : the? PART? (nth|last|ordinal) dash? quarter (TAIL|(of|in)? (the uyear|fiscal? year))? : [third quarter of 2013]
quarter       : the? (nth|last) half (TAIL|of the uyear)             : in [the first half of 2013]
quarter       : PART? qtok of? year?                                 : sales in [Q4 2012]
fiscal        : PART? the? (this|last|next|current|prev|coming|foll) fiscal uyear : for [next fiscal year]
fiscal        : PART? the? fiscal uyear? (year|yearspan)             : in [fiscal 2023]
fiscal        : PART? (fytok|the? year fiscal uyear)                 : in [FY2023]
last-n        : the? (last|past|next|coming|prev|foll|nth) COUNT UNIT : over the [last three years]
last-n        : (this past|the (past|last|coming)) (uweek|uyear|unit|century|quarter) : over [the past year]
same-unit     : PART? the? (foll|prev|same) (UNIT|weekend|season|month) : in [the following month]
same-unit     : PART? (the next UNIT|that (uday|uweek|uyear|unit|quarter|season|weekend)) : later [that year]
period        : PART? the? (this|current|last|next|coming|past) (uweek|uyear|unit|century|quarter|weekend|season) : [late last month]
season        : PART? the? season (of? year|TAIL)                    : in the [summer of 2012]
season        : PART? the season                                     : during [the winter]
unit-part     : PART the (uweek|uyear|unit|weekend|quarter|century)  : by [the end of the year]
unit-part     : uyear dash? part                                     : by [year end]
weekend       : the weekend                                          : over [the weekend]
decade        : the? PART? quote? decades                            : in [the 1960s]
century       : the? PART? (ordinal|nth) dash? century               : in [the 20th century]
year-span     : PART? yearspan                                       : the [2012-2017] plan
set           : every other? (COUNT|nth)? (UNIT|weekday|weekend|month|season|daypart) : held [every year]
set           : (?<=scale)article UNIT                               : two million [a year]
set           : per UNIT|weekdays|setadv                             : an [annual] report
duration      : COUNT dash? UNIT                                     : a [four-day] visit
duration      : units                                                : for [years]
year          : PART? (the uyear)? year                              : in [early 2012]
ref           : these units|recent (units|uyear)|the? coming units   : in [recent years]
ref           : the past|the? near? future|(?<=at)(the? moment|this time) : in [the future]
ref           : now                                                  : is [now] closed
clock         : (clock|day) ampm                                     : at [10 a.m.]
"""
RULES = tuple(Rule(*(field.strip() for field in line.split(" : "))) for line in _RULES.strip().splitlines())
"""The grammar: tried from the top at every place of a sentence that holds a word of time."""


def _compile_pattern(pattern: str) -> str:
    while re.search("[A-Z]", pattern):
        pattern = re.sub("[A-Z]+", lambda name: _MACROS[name[0]], pattern)
    pattern = re.sub(r"[a-z]+", lambda name: SYMBOLS[name[0]], pattern).replace(" ", "")
    return re.sub(r"\((?!\?)", "(?:", pattern)


_GRAMMAR = re.compile("|".join(f"(?P<r{n}>{_compile_pattern(rule.pattern)})" for n, rule in enumerate(RULES)))
_RULE_IDS = {f"r{n}": rule.rule_id for n, rule in enumerate(RULES)}
_CHUNK = re.compile(f"[^{SYMBOLS['word']}]+")
_ANCHOR = re.compile(f"[{ANCHOR_SYMBOLS}]")


class Expression(NamedTuple):
    """Words that tell a time, before anybody asks which.

    Offsets are in the text given; ``first`` and ``last`` (half-open) count its words; ``parts`` is the first
    value of each word class in it.
    """

    start_char: int
    end_char: int
    rule_id: str
    first: int
    last: int
    parts: dict[str, Any]
    tokens: Tokens


def find_expressions(text: str, *, day_first: bool | None = None) -> list[Expression]:
    """Find the expressions of time in one sentence.

    Parameters
    ----------
    text
        One sentence; longer texts work, but words of one sentence then speak for the next.
    day_first
        How ``05/06/2017`` is to be read; see :func:`analysis.timex.find_explicit_dates`.

    Returns
    -------
    list of Expression
        In the order of the text, never overlapping.

    Examples
    --------
    >>> text = "He arrived on Monday for a four-day visit, his first since May."
    >>> [(text[e.start_char : e.end_char], e.rule_id) for e in find_expressions(text)]
    [('Monday', 'weekday'), ('a four-day', 'duration'), ('May', 'month')]
    """
    if not may_hold_date(text):
        return []
    tokens = split_words(text, find_explicit_dates(text, day_first=day_first))
    found = []
    for chunk in _CHUNK.finditer(tokens.symbols):
        if not _ANCHOR.search(tokens.symbols, *chunk.span()):
            continue
        for match in _GRAMMAR.finditer(tokens.symbols, *chunk.span()):
            first, last = match.span()
            rule_id = _RULE_IDS[match.lastgroup]
            if rule_id[0] == "-" or (rule_id in _DOUBTS and _DOUBTS[rule_id](tokens, first, last)):
                continue
            parts: dict[str, Any] = {}
            for symbol, value in zip(tokens.symbols[first:last], tokens.values[first:last], strict=True):
                parts.setdefault(CLASSES[symbol], value)
            found.append(
                Expression(tokens.starts[first], tokens.ends[last - 1], rule_id, first, last, parts, tokens)
            )
    return found


# What only looks like a date. Each test answers: is this none?

_PLACED = frozenset("in of since until by from to through late early last next this before after during for".split())
_YEAR_PLACED = frozenset("in since until till during before after by early late mid the circa ( year".split())
_VESSELS = frozenset("ship vessel boat tanker ferry freighter trawler submarine frigate MV".split())
_VESSEL_VERBS = frozenset("was is had has were carried carrying sailed left sank suffered".split())


def _around(tokens: Tokens, first: int, last: int) -> tuple[str, str]:
    before = tokens.words[first - 1] if first else ""
    after = tokens.words[last] if last < len(tokens.words) else ""
    return before, after


def _is_plural_noun(word: str) -> bool:
    return word.islower() and len(word) > 3 and word.endswith(("s", "people")) and not word.endswith(("ss", "as"))


def _doubt_month(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "April Jones", "it may", "March on Washington" from the months."""
    if last - first > 1:
        return False
    before, after = _around(tokens, first, last)
    if before.lower() in _PLACED or before.lower() in ("and", "between", "or", "mid"):
        return False
    if tokens.words[first] in ("May", "March"):
        return not (before.lower() == "the" and after.islower() and after not in ("on", "of", "to", "for"))
    return after[:1].isupper() or (before[:1].isupper() and first > 1 and tokens.symbols[first - 1] == SYMBOLS["word"])


def _doubt_month_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell a ship called after a day ("the supply boat Unaizah May 4") from the day."""
    before, after = _around(tokens, first, last)
    if not before.istitle() or tokens.symbols[first - 1] != SYMBOLS["word"]:
        return False
    nearby = {word.lower() for word in tokens.words[max(0, first - 6) : first]}
    return after.lower() in _VESSEL_VERBS or not _VESSELS.isdisjoint(nearby)


_TO_YEAR = re.compile(_compile_pattern("(dash|to|and) year"))


def _doubt_year(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "2000 people" and "rose to 1500" from the years."""
    before, after = _around(tokens, first, last)
    year = tokens.values[last - 1]
    if before.lower() in _YEAR_PLACED or last - first > 1:
        return 100 * (year // 100) < 1500 and before.lower() not in ("in", "since", "year") and last - first == 1
    linked = "year" in {CLASSES[symbol] for symbol in tokens.symbols[max(0, first - 3) : first]}
    linked |= bool(_TO_YEAR.match(tokens.symbols, last))
    if not 1900 <= year < 2100:
        return not linked
    return (_is_plural_noun(after) and not linked) or before in "$£€¥#" and before != "" or after in ("%", "percent")


def _doubt_set(tokens: Tokens, first: int, last: int) -> bool:
    """Tell the Daily Mail from what happens daily."""
    before, after = _around(tokens, first, last)
    if tokens.symbols[first] != SYMBOLS["setadv"]:
        return False
    return tokens.words[first][0].isupper() and (first > 0 or after[:1].isupper())


def _doubt_duration(tokens: Tokens, first: int, last: int) -> bool:
    """Tell a quarter of the members, light years and Half Hour (a name) from durations."""
    before, after = _around(tokens, first, last)
    word = tokens.words[last - 1]
    if word.lower() in ("quarter", "quarters") or before.lower() == "light":
        return True
    return last - first == 1 and (word in ("minutes", "seconds") or (first > 0 and word[0].isupper()))


def _doubt_ref(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "as soon as" and "future generations" from soon and the future."""
    before, after = _around(tokens, first, last)
    word = tokens.words[last - 1].lower()
    if word == "soon":
        return before.lower() in ("as", "too", "how") or after.lower() in ("after", "as", "enough")
    return word == "future" and last - first == 1 and before.lower() != "in" and after.isalpha()


def _doubt_season(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "the fall of the city" from the autumn."""
    before, after = _around(tokens, first, last)
    word = tokens.words[last - 1]
    return word in ("fall", "spring") and (after in ("of", "in", "from") or last - first == 1) or word.istitle()


def _doubt_quarter(tokens: Tokens, first: int, last: int) -> bool:
    before, after = _around(tokens, first, last)
    return after == "-" or after.lower().startswith("final")


_DOUBTS: dict[str, Callable[[Tokens, int, int], bool]] = {
    "month": _doubt_month,
    "month-day": _doubt_month_day,
    "year": _doubt_year,
    "set": _doubt_set,
    "duration": _doubt_duration,
    "ref": _doubt_ref,
    "season": _doubt_season,
    "quarter": _doubt_quarter,
}
