"""Text -> the date line at its foot: some texts have the day below the article, and nowhere else.

It stands right below the last paragraph, or below who signs the article. Further down a page lists other
articles and what readers wrote, each with a date of its own.
"""

from __future__ import annotations

import re

from analysis.page.header_lines import (
    Stamp,
    find_days,
    has_clock,
    has_named_month,
    is_sentence,
    list_short_dated,
    names_place,
    only_date,
    without,
)
from analysis.page.page_lines import is_bar, is_notice, is_trail
from analysis.page.segments import Span
from analysis.page.wording import BYLINE, LETTERHEAD, SIGN_OFF, TAIL
from analysis.patterns import LatePattern

OTHER_ARTICLES = LatePattern(
    r"\W*(?:related\b(?! topics?)|more (?:from|on|in)\b|most (?:read|popular|viewed|shared)\b|trending\b"
    r"|popular\b|featured\b|recommended\b|(?:what to )?read next|up next|(?:the )?latest\b"
    r"|you (?:may|might) also\b|see also|also read|editors?['’]? picks?).{0,40}",
    re.IGNORECASE,
)
"""A line below which a page lists other articles."""

_END_SIGN = LatePattern(r"\W*(?:end|ends|enditem|[#*]{3})\W*", re.IGNORECASE)
_OUTLET = r"(?:(?:in|on|at) (?:the )?(?-i:[^\W\d_a-z])[\w.'’ -]{1,30},? ?)?"
_PUBLISHED = LatePattern(
    r"\W*(?:this (?:article|story|report|piece|post) (?:was|has been) )?(?:(?:first|originally) )?"
    rf"(?:posted|published|appeared|issued|released) {_OUTLET}(?:on )?(?:\w{{3,6}}day,? )?\x00"
    r"(?: by [\w.'’-]+(?: [\w.'’-]+)?)?\W*",
    re.IGNORECASE,
)
"""What a page says of the article above ("Published in The Reef, 7 July 2019"), its date as a sign."""
_PLACE = LatePattern(r"[^\W\d_a-z][\w.'’-]*(?:,? [^\W\d_a-z][\w.'’-]*){0,4}")
MOST_SIGNING = 3
"""In lines: who signs a text, the office and the place."""


def find_closing_stamp(text: str, lines: list[Span], n_above: int) -> list[Stamp]:
    """Find the only day that stands alone right below an article, or below who signs it.

    It has a clock time or a label; without either it is the last line of the text and its month a word.

    Parameters
    ----------
    text
        A text, its markup covered.
    lines
        Its lines.
    n_above
        How many of them stand above the article or are its first.

    Examples
    --------
    >>> from analysis.page.segments import split_lines
    >>> text = "A ferry sinks\\n\\nForty people were on board the ferry, police said.\\n2019/07/07 23:04"
    >>> [stamp.day.isoformat() for stamp in find_closing_stamp(text, split_lines(text), 2)]
    ['2019-07-07']
    """
    last = _find_last(text, lines)
    numbers = [number for number in list_short_dated(text, lines) if number >= max(n_above, 2)]
    found = [
        (number, stamp)
        for number in numbers
        if (stamp := _day_alone(text, lines[number], is_last=number == last))
    ]
    for number in range(n_above, found[-1][0] if found else 0):
        if _ends_article(text[slice(*lines[number])]):
            found = [pair for pair in found if pair[0] < number]
            break
    if len(found) != 1:  # entries of a log, comments, other articles
        return []
    number, stamp = found[0]
    above, below = ([text[slice(*line)] for line in part] for part in (lines[:number], lines[number + 1 :]))
    for _ in range(MOST_SIGNING):
        if not _signs(above[-1]) and not (number == last and _names_signer(above[-1])):
            break
        above.pop()
    goes_on = bool(below) and is_sentence(below[0]) and not _ends_article(below[0])
    return [stamp] if is_sentence(above[-1]) and not goes_on else []


def _find_last(text: str, lines: list[Span]) -> int:
    """The number of the last line that is no sign of the end."""
    numbers = range(len(lines) - 1, 0, -1)
    return next((n for n in numbers if not _END_SIGN.fullmatch(text[slice(*lines[n])])), 0)


def _day_alone(text: str, line: Span, *, is_last: bool) -> Stamp | None:
    """The stamp if a line holds a day with a clock time, a label or a place, and nothing else."""
    words = text[line.start : line.end]
    days = find_days(words, text)
    if len(days) != 1:
        return None
    rest = without(words, days)
    named = _PUBLISHED.fullmatch(rest)
    alone = only_date(rest) and (has_clock(words) or (is_last and has_named_month(words)))
    if named or alone or (is_last and names_place(words, rest)):
        return Stamp(*line, days[0].start_date, 0 if named else 1)
    return None


def _signs(line: str) -> bool:
    """Whether a line says who wrote the article above it, or that it ends."""
    return bool(BYLINE.fullmatch(line) or SIGN_OFF.match(line) or _END_SIGN.fullmatch(line))


def _names_signer(line: str) -> bool:
    """Whether a line above the last one can name who issued the text, or where."""
    return bool(LETTERHEAD.fullmatch(line) or _PLACE.fullmatch(line) or not any(map(str.isalnum, line)))


def _ends_article(line: str) -> bool:
    """Whether a page goes on below a line with other things."""
    ends = OTHER_ARTICLES.fullmatch(line) or TAIL.fullmatch(line) or is_of_page(line)
    return bool(ends) and not _END_SIGN.fullmatch(line)


def is_of_page(line: str) -> bool:
    """Whether a long line is the trail to the page, a menu, or what the page says of itself.

    Examples
    --------
    >>> is_of_page("Home > Harbour > Ferries > The new ferry to the islands of the north is late again")
    True
    """
    return is_trail(line) or is_bar(line) or is_notice(line)
