"""The rules of the grammar: which classes of words make one expression of time.

A rule is a regular expression over word classes (see :mod:`analysis.timex.words`), so it can be read aloud.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.patterns import LatePattern
from analysis.timex.words import SYMBOLS


class Rule(NamedTuple):
    """One rule: its name, a pattern of word classes, an example with its span in brackets."""

    rule_id: str
    pattern: str
    example: str


_MACROS = {
    "UNIT": "(uday|uweek|uyear|unit|units|century|quarter)",
    "COUNT": "(article? some of?|half article|article half|(NUMBER|article number?)(and article half)?)",
    "FIGURE": "(some of?|half article|NUMBER (and article half)?)",
    "NUMBER": "(article? (number|day|year(?=units))(dash? number)?)",
    "LONG": "(uweek|uyear|unit|century|quarter)",
    "PART": "(the? (PIECE (of|in)?|edge of?) dash?)",
    "PIECE": "(part|earlier|later|nth (uweek|half|weekend)|last (uweek|uday|half)|(nth|last|part) units)",
    "LENGTH": "(COUNT UNIT (and article half)?)",
    "MODIFIER": "(the? (last|past|prev|next|coming|foll|this|same)|this (last|past|next|coming))",
    "MONTH": "(month|mabbr dot?)",
    "TAIL": "(comma? of? the? (last|this|next|that|same|prev|foll|coming) uyear|comma? (of|in)? year)",
    "NAMED": "((weekday|wabbr dot?) comma?)",
    "XDATE": "(xdate xmore*)",
    "UPTO": "(ending (in|on)?|to)",
    "DATED": "(day|ordinal)",
    "DAY": "(NAMED? MONTH DATED|NAMED? DATED of? (month|mabbr)|weekday|deictic|XDATE)",
    "MONTHLY": "((the|this|last|next|that|same) unit)",
    "PORTION": "(the? (nth|last|ordinal) dash? (quarter|half))",
    "THIS": "(the? (this|current|last|next|coming|past))",
    "CLOCK": "(((clock|day) ampm|clock|daytime) zone?|(year|number) zone)",
}

# Tried in this order at every place. A rule whose name begins with "-" takes words that only look like a
# date, so that no other rule can.
_RULES = """
-named-day    : holy weekday                                             : shoppers queued on [Black Friday]
-newspaper    : weekday paper|outlet deictic                             : told the [Sunday Times]
-age          : COUNT dash? UNIT (dash? old|of age)                      : a [42-year-old] teacher
-anniversary  : (ordinal|nth|COUNT dash? UNIT dash?) anniversary         : marked the [50th anniversary]
-lifetime     : his part? dash? decades                                  : a man in [his sixties]
time          : CLOCK comma? on? part? DAY TAIL?                         : at [10 a.m. Tuesday]
time          : DAY comma? at? CLOCK                                     : on [Tuesday at 10:30]
time          : the? daypart (of|on) DAY TAIL?                           : on [the morning of 3 May]
time          : daypart weekday                                          : until [midnight Thursday]
time          : the? part units of DAY TAIL?                             : in [the early hours of Monday]
weekday-date  : weekday (paren (daymonth|slashdate|attack) paren|comma slashdate) : on [Saturday (12/3)]
week-of       : the? (uweek|weekend) of DAY                              : in [the week of May 3]
day-span      : (dayspan|DATED (to|dash|and) the?) XDATE                 : from [9 to 11 May 2022]
explicit      : XDATE|attack                                             : on [24 November 2021]
slash-date    : slashdate                                                : dated [05/06/2017]
day-span      : MODIFIER? MONTH (dayspan|DATED (to|dash) DATED) TAIL?    : the [May 3-5] summit
day-span      : MONTH DATED and DATED(?=(comma|dot)) TAIL?               : on [July 4 and 5].
day-span      : the? (dayspan|DATED (to|dash|and) the? DATED) of? MONTH TAIL? : from [3 to 5 May]
month-day     : NAMED? MODIFIER? MONTH (day|the? ordinal) TAIL?          : took office on [October 4]
month-day     : NAMED? the? (day|ordinal) of? (month|mabbr) TAIL?        : took office on [4 October]
month-day     : the? nth of month TAIL?                                  : on [the first of May]
day-of-month  : the? (day|ordinal) of MONTHLY                            : on [the 15th of last month]
lone-day      : (?<=on)the ordinal                                       : came back on [the 12th].
nth-weekday   : the? (nth|last|ordinal) weekday (of|in) (MONTH TAIL?|XDATE) : on [the first Monday of May]
nth-weekday   : the? (nth|last|ordinal) weekday (of|in) MONTHLY : on [the last Friday of the month]
nth-week      : the? (nth|last|ordinal) uweek (of|in) (MONTH TAIL?|XDATE|MONTHLY) : [the first week of May]
holiday       : (christmas|new uyear quote poss) (uday|eve) TAIL?        : on [New Year's Eve]
holiday       : feast uday TAIL?                                         : on [Boxing Day]
month         : PART? MODIFIER? month TAIL?                              : a coup in [February last year]
month         : MODIFIER mabbr|mabbr dot? TAIL|(?<=(in|since|from))mabbr : open since [Nov] at least
week-day      : part? weekday of? the? (last|next|this|prev|foll|past|coming) uweek : on [Monday last week]
week-on       : weekday uweek                                            : will meet on [Monday week]
weekday       : part? MODIFIER? weekday daypart?                         : pledged [Thursday]
deictic-day   : the uday (before|after) deictic                          : left [the day before yesterday]
deictic       : (part|later|earlier)? (deictic daypart?|tonight)         : died [yesterday morning]
ago-day       : LENGTH ago (in|this) month                               : left [two years ago in May]
ago-day       : LENGTH ago (deictic|on? weekday|this (weekday|LONG))     : left [a year ago today]
ago           : (LENGTH|COUNT dash UNIT|UNIT) ago                        : left [three days ago]
from-day      : COUNT UNIT from (this|next)? (weekday|deictic)           : will meet [a week from Monday]
from-day      : article uweek on weekday                                 : will meet [a week on Monday]
in-time       : COUNT UNIT quote poss? time                              : opens in [10 days' time]
in-time       : (?<=in)COUNT UNIT                                        : will meet in [two weeks]
from-now      : COUNT UNIT (hence|from now)                              : will end [two weeks from now]
offset        : LENGTH (earlier|later|before|after)                  : at a meeting [a day earlier]
offset        : the? uyear dash (ago|earlier)                            : [the year-earlier] period
period        : the (uweek|uyear|unit|weekend) (before last|after next) : left [the week before last]
day-part      : the daypart before last                                  : fell [the night before last]
unit-offset   : the (uday|uweek|uyear|unit|daypart) (before|after|earlier) : he left [the day before]
day-part      : part? (the (prev|same|foll|next)|this|last|that) daypart : fell [late last night]
fiscal-end    : the? fiscal uyear that? UPTO (MONTH DATED? TAIL?|XDATE)  : [the fiscal year ended March 31]
fiscal-end    : the? uyear UPTO (MONTH DATED TAIL?|XDATE)                : [the year to March 2024]
fiscal        : PORTION of (the? fiscal uyear? (year|yearspan)|fytok)    : [the third quarter of fiscal 2023]
fiscal        : PORTION of the? (this|current|last|next)? fiscal uyear : [the first half of the fiscal year]
quarter       : the? (nth|last|ordinal) dash? quarter (TAIL|of? the uyear)? : [third quarter of 2013]
quarter       : the? (nth|last) half (TAIL|of the uyear)                 : in [the first half of 2013]
quarter       : PART? qtok of? year?                                     : sales in [Q4 2012]
fiscal        : PART? the? (this|last|next|current|prev|coming|foll) fiscal uyear : for [next fiscal year]
fiscal        : PART? the? fiscal uyear? (year|yearspan)                 : in [fiscal 2023]
fiscal        : PART? (fytok|the? (year|yearspan) fiscal uyear)          : in [FY2023]
last-n        : the? (last|past|next|coming|prev|foll|nth) FIGURE UNIT   : over [the last three years]
period        : this (past|coming) (uweek|unit|quarter|weekend|season)   : [this past week]
last-n        : (the (past|last|coming)|this past) LONG                  : over [the past year]
same-unit     : (earlier|later) in the uday                              : [later in the day]
same-unit     : PART? the? (foll|prev|same) (UNIT|weekend|season|month)  : in [the following month]
same-unit     : PART? (the next UNIT|that (uday|uweek|uyear|unit|quarter|season|weekend)) : [later that year]
period        : PART? THIS (LONG|weekend|season)                         : [late last month]
season        : PART? the? season (of? year|TAIL)                        : in [the summer of 2012]
season        : PART? the season|(?<=in)season                           : during [the winter]
unit-part     : PART the (uweek|uyear|unit|weekend|quarter|century)      : by [the end of the year]
unit-part     : the? (uweek|uyear|unit|quarter) quote poss edge          : at [the year's end]
unit-part     : the? uyear dash? edge                                         : by [year end]
weekend       : the weekend                                              : over [the weekend]
decade        : the? PART? quote? decades                                : in [the 1960s]
century       : the? PART? (ordinal|(number dash)? nth) dash? century     : in [the 20th century]
year-span     : PART? yearspan                                           : the [2012-2017] plan
set           : every other? (COUNT|nth)? (UNIT|weekday|weekend|month|season|daypart) : held [every year]
set           : (?<=(scale|money))article UNIT                           : two million [a year]
set           : per UNIT|weekdays|setadv                                 : an [annual] report
duration      : LENGTH|(number|day|half) (dash number)? dash UNIT    : a [four-day] visit
duration      : units                                                    : for [years]
clock         : (year|number) zone                                       : at [0530 GMT]
year          : PART? (the uyear)? year                                  : in [early 2012]
ref           : these units|recent (units|uyear)|the? coming units       : in [recent years]
ref           : the past|the? near? future|(?<=at)the? moment            : in [the future]
ref           : now                                                      : is [now] closed
clock         : ((clock|day) ampm|daytime) zone?                                 : at [10 a.m.]
"""
RULES = tuple(Rule(*(field.strip() for field in line.split(" : "))) for line in _RULES.strip().splitlines())
"""The grammar: tried from the top at every place of a sentence that holds a word of time."""


def _expand(pattern: str) -> str:
    while re.search("[A-Z]", pattern):
        pattern = re.sub("[A-Z]+", lambda name: _MACROS[name[0]], pattern)
    return pattern


def _compile_pattern(expanded: str) -> LatePattern:
    """Turn a pattern of word classes into one of symbols; alternatives of one symbol become a set."""
    pattern = re.sub(r"[a-z]+", lambda name: SYMBOLS[name[0]], expanded).replace(" ", "")
    pattern = re.sub(r"\(([^()?*|](?:\|[^()?*|])+)\)", lambda one: f"[{one[1].replace('|', '')}]", pattern)
    return LatePattern(re.sub(r"\((?!\?)", "(?:", pattern))


def _find_starters(parts: list[str]) -> tuple[set[str], bool]:
    """Find the word classes a pattern can begin with, and whether it can be empty; takes its parts away."""
    starters: set[str] = set()
    optional, all_optional = True, False  # the branch so far; any branch
    while parts:
        part = parts.pop(0)
        if part in ")|":
            all_optional |= optional
            optional = True
            if part == ")":
                return starters, all_optional
            continue
        begin, empty = _find_starters(parts) if part[0] == "(" else ({part}, False)
        if part.startswith("(?"):
            begin, empty = set(), True  # a look around takes no word
        if parts and parts[0] in "?*":
            empty = bool(parts.pop(0))
        if optional:
            starters |= begin
        optional &= empty
    return starters, all_optional | optional


@lru_cache(maxsize=1)  # compiled when the first text comes, not on import
def list_by_start() -> dict[str, list[tuple[str, LatePattern]]]:
    """Symbol -> the rules that can begin with it, in the order of the table."""
    by_start: dict[str, list[tuple[str, LatePattern]]] = {}
    for rule in RULES:
        expanded = _expand(rule.pattern)
        compiled = rule.rule_id, _compile_pattern(expanded)
        for name in _find_starters(re.findall(r"\(\?<?=|[a-z]+|[()|?*]", expanded))[0]:
            by_start.setdefault(SYMBOLS[name], []).append(compiled)
    return by_start
