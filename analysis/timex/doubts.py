"""What only looks like a date: "it may", "April Jones", "2000 people", the Daily Mail, a ship named May 4.

Each test answers: do the words around it say that this match is none?
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.patterns import LatePattern
from analysis.timex.tokens import Tokens
from analysis.timex.words import CLASSES, SYMBOLS

_PLACED = frozenset(
    "in of since until by from to through late early last next this before after during for".split()
)
_YEAR_PLACED = frozenset("in since until till during before after by early late mid the circa ( year".split())
_VESSELS = frozenset("ship vessel boat tanker ferry freighter trawler submarine frigate MV".split())
_VESSEL_VERBS = frozenset("was is had has were carried carrying sailed left sank suffered".split())


def _around(tokens: Tokens, first: int, last: int) -> tuple[str, str]:
    before = tokens.words[first - 1] if first else ""
    after = tokens.words[last] if last < len(tokens.words) else ""
    return before, after


def _is_plural_noun(word: str) -> bool:
    return (
        word.islower()
        and len(word) > 3
        and word.endswith(("s", "people"))
        and not word.endswith(("ss", "as"))
    )


def _doubt_month(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "April Jones", "it may", "March on Washington", "in Mar-a-Lago" from the months."""
    before, after = _around(tokens, first, last)
    if tokens.symbols[last - 1] == SYMBOLS["mabbr"]:
        return after[:1].isupper() or after in ("-", "'", "’")
    if last - first > 1:
        return False
    if before.lower() in _PLACED or (before.lower() in ("and", "between", "or", "-") and not after.istitle()):
        return False
    if tokens.words[first] in ("May", "March"):
        return not (before.lower() == "the" and after.islower() and after not in ("on", "of", "to", "for"))
    return after[:1].isupper() or (
        before[:1].isupper() and first > 1 and tokens.symbols[first - 1] == SYMBOLS["word"]
    )


def _doubt_month_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell a ship called after a day ("the supply boat Unaizah May 4") and the final of May from days."""
    before, after = _around(tokens, first, last)
    if "final" in tokens.words[first:last]:
        return True
    if not before.istitle() or tokens.symbols[first - 1] != SYMBOLS["word"]:
        return False
    nearby = {word.lower() for word in tokens.words[max(0, first - 6) : first]}
    return after.lower() in _VESSEL_VERBS or not _VESSELS.isdisjoint(nearby)


_COUNTED = frozenset(
    """
    people workers soldiers troops police homes houses jobs men women children miles metres meters
    kilometres kilometers feet tonnes tons employees members residents students refugees civilians
    passengers copies
    """.split()
)
_ABOUT = frozenset(
    "than about some nearly almost over around least to of killed roughly approximately".split()
)
_NUMBERED = frozenset(
    """
    resolution resolutions article articles section sections chapter paragraph page room flight flights
    route highway boeing airbus model type channel vision agenda
    """.split()
)
_NAMED_BY_YEAR = frozenset(
    """
    treaty pact agreement accord accords convention communique communiqué constitution charter protocol law
    act declaration ruling award armistice truce war coup uprising revolution massacre crisis earthquake
    """.split()
)  # "the treaty of 1951 extends"
_TO_YEAR = LatePattern(f"[{SYMBOLS['dash']}{SYMBOLS['to']}{SYMBOLS['and']}]{SYMBOLS['year']}")


def _doubt_year(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "2000 people", "rose to 1500" and "Resolutions 1929 and 2087" from the years."""
    if last - first == 1 and _is_numbered(tokens.words, first):
        return True
    before, after = _around(tokens, first, last)
    year = tokens.value(last - 1)
    if before.lower() in _YEAR_PLACED or last - first > 1:
        return (
            100 * (year // 100) < 1500 and before.lower() not in ("in", "since", "year") and last - first == 1
        )
    linked = "year" in {CLASSES[symbol] for symbol in tokens.symbols[max(0, first - 3) : first]}
    linked |= bool(_TO_YEAR.match(tokens.symbols, last))
    linked |= before == "of" and first > 1 and tokens.words[first - 2].lower() in _NAMED_BY_YEAR
    if linked:
        return False
    counted = after in _COUNTED or (_is_plural_noun(after) and before.lower() in _ABOUT)
    numbered = before == "." and first > 1 and tokens.words[first - 2] == "No"
    return not 1900 <= year < 2100 or counted or numbered or after in ("%", "percent")


def _is_numbered(words: Sequence[str], place: int) -> bool:
    """Tell the number of a resolution, a flight or a page, alone or in a row of them."""
    while place and (words[place - 1].isdecimal() or words[place - 1] in (",", "and", "or", "No", ".")):
        place -= 1
    return place > 0 and words[place - 1].lower() in _NUMBERED


def _doubt_clock(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "15000 GMT" and the late weeks of May from a time of day."""
    words = tokens.words[first:last]
    if SYMBOLS["units"] in tokens.symbols[first:last]:
        return "hours" not in words
    zones = [place for place, symbol in enumerate(tokens.symbols[first:last]) if symbol == SYMBOLS["zone"]]
    numbers = [words[place - 1] for place in zones if tokens.symbols[first + place - 1] in _PLAIN_NUMBERS]
    return not all(_HOURS_AND_MINUTES.fullmatch(number) for number in numbers)


_PLAIN_NUMBERS = SYMBOLS["year"] + SYMBOLS["number"]
_HOURS_AND_MINUTES = LatePattern(r"(?:[01]\d|2[0-4])[0-5]\d")


def _doubt_lone_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell the 12th floor from the 12th: behind a day no noun follows."""
    after = _around(tokens, first, last)[1]
    if not 1 <= tokens.value(last - 1) <= 31:
        return True
    return after.isalnum() and after not in _GOING_ON


_GOING_ON = frozenset(
    "to with at for by after before when but as from because while he she it they we".split()
)


def _doubt_set(tokens: Tokens, first: int, last: int) -> bool:
    """Tell the Daily Mail from what happens daily."""
    after = _around(tokens, first, last)[1]
    if tokens.symbols[first] != SYMBOLS["setadv"]:
        return False
    return tokens.words[first][0].isupper() and (first > 0 or after[:1].isupper())


def _doubt_duration(tokens: Tokens, first: int, last: int) -> bool:
    """Tell a quarter of the members, light years and Half Hour (a name) from durations."""
    word = tokens.words[last - 1]
    before = _around(tokens, first, last)[0]
    if word.lower() in ("quarter", "quarters") or before.lower() == "light":
        return True
    if tokens.words[:last][-3:-1] == ["as", "many"]:  # "the third time in as many weeks"
        return True
    return last - first == 1 and (
        word in ("minutes", "seconds") or before == "-" or bool(first and word[0].isupper())
    )


def _doubt_ref(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "as soon as" and "future generations" from soon and the future."""
    before, after = _around(tokens, first, last)
    word = tokens.words[last - 1].lower()
    if word == "soon":
        return before.lower() in ("as", "too", "how") or after.lower() in ("after", "as", "enough")
    alone = before.lower() == "in" and (
        not after.islower() or after in _CLAUSE_OPENERS
    )  # not "in future talks"
    return word == "future" and last - first == 1 and after.isalpha() and not alone


_CLAUSE_OPENERS = frozenset(
    "the a an it he she they we you there this that and or but will to as if when".split()
)


def _doubt_season(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "the fall of the city" from the autumn."""
    before, after = _around(tokens, first, last)
    word = tokens.words[tokens.symbols.index(SYMBOLS["season"], first)]
    if word == tokens.words[first] and before.lower() in _MODALS:
        return True
    return word.istitle() or (word == "fall" and (last - first == 1 or after in ("of", "in", "from")))


def _doubt_last_n(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "will last three weeks" from the last three weeks."""
    return _around(tokens, first, last)[0].lower() in _MODALS


_MODALS = frozenset(
    """
    will would can could may might must should shall to not also
    """.split()
)


def _doubt_quarter(tokens: Tokens, first: int, last: int) -> bool:
    after = _around(tokens, first, last)[1]
    return after == "-" or after.lower().startswith("final")


def _doubt_day_span(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "3 and 17 May" (two days) from "3 and 4 May" and "between 3 and 17 May"."""
    before = _around(tokens, first, last)[0]
    one, other = tokens.list_days(first, last)[:2]
    return "and" in tokens.words[first:last] and before.lower() != "between" and other - one != 1


def _doubt_holiday(tokens: Tokens, first: int, last: int) -> bool:
    """Tell the Lunar New Year's Eve and the Orthodox Christmas Day, which move, from those that do not."""
    before = _around(tokens, first, last)[0]
    return before[:1].isupper() and tokens.symbols[first - 1] == SYMBOLS["word"]


def _doubt_week_on(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "the Monday week-long fair" and "Sunday Week" (a paper) from Monday week."""
    return tokens.words[last - 1] != "week" or _around(tokens, first, last)[1] in ("-", "of", "after")


def _doubt_from_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "for a week from Monday" (a length) from a week from Monday."""
    return _around(tokens, first, last)[0].lower() in ("for", "-", "spend", "spent", "last", "lasted")


def _doubt_ago_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "said two days ago Friday's vote ..." from "two weeks ago Friday"."""
    return not _SHORT_UNITS.isdisjoint(tokens.words[first:last])


_SHORT_UNITS = frozenset("day days hour hours minute minutes".split())


def _doubt_month_unit(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "the first Monday of the year" from one of the month."""
    return tokens.symbols[last - 1] == SYMBOLS["unit"] and tokens.words[last - 1].lower() != "month"


def _doubt_unit_part(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "the week's late news" from the week's end."""
    possessive = SYMBOLS["quote"] in tokens.symbols[first:last]
    return possessive and tokens.words[last - 1] not in ("end", "start", "beginning")


def _doubt_weekend(tokens: Tokens, first: int, last: int) -> bool:
    return _around(tokens, first, last)[1] == "of"


def _doubt_in_time(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "will meet in two weeks" from "will be built in two weeks" and "the first in two weeks"."""
    words, after = set(tokens.words[max(0, first - 9) : last]), _around(tokens, first, last)[1]
    comes = not _AT_ONCE.isdisjoint(words) and not _TO_COME.isdisjoint(words) and _MEASURED.isdisjoint(words)
    return tokens.words[last - 1] != "time" and (not comes or after.isalnum() or after == "(")


_AT_ONCE = frozenset("meet return open start begin vote leave arrive resume expire retire visit held".split())
_TO_COME = frozenset("will ll to due shall".split())
_MEASURED = frozenset("first second only last time times twice most not never failed than couple".split())


def _doubt_compared(tokens: Tokens, first: int, last: int) -> bool:
    """Tell "two years earlier than planned" and "more than in any previous year" from dates."""
    before, after = _around(tokens, first, last)
    than = after == "than" and tokens.words[last - 1] in ("earlier", "later")
    return than or before.lower() in ("any", "every", "each", "no")


Doubt = Callable[[Tokens, int, int], bool]
DOUBTS: dict[str, Doubt] = {
    "month": _doubt_month,
    "month-day": _doubt_month_day,
    "year": _doubt_year,
    "set": _doubt_set,
    "duration": _doubt_duration,
    "ref": _doubt_ref,
    "season": _doubt_season,
    "quarter": _doubt_quarter,
    "last-n": _doubt_last_n,
    "day-span": _doubt_day_span,
    "holiday": _doubt_holiday,
    "week-on": _doubt_week_on,
    "from-day": _doubt_from_day,
    "ago-day": _doubt_ago_day,
    "time": _doubt_clock,
    "clock": _doubt_clock,
    "lone-day": _doubt_lone_day,
    "day-of-month": _doubt_month_unit,
    "nth-weekday": _doubt_month_unit,
    "unit-part": _doubt_unit_part,
    "weekend": _doubt_weekend,
    "in-time": _doubt_in_time,
    "offset": _doubt_compared,
    "same-unit": _doubt_compared,
}
"""Rule -> a test of one match: its words, the first and the last (half-open)."""
