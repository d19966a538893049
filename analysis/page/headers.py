"""Text -> the date line at its head: what a page says of itself before the article begins.

A date counts as the publication date only where the page presents it as such: behind a label
("Published", "Updated", "date", ``<pubDate>``), or alone on a line above the article. A date in the
running text is never one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from analysis.folding import lower
from analysis.page.fields import find_front_matter
from analysis.page.markup import mask_markup
from analysis.page.segments import Span, split_lines
from analysis.page.wording import DATELINE
from analysis.patterns import LatePattern
from analysis.timex.values import ExplicitDate, find_explicit_dates


class Stamp(NamedTuple):
    """A date that a page gives itself. `rank` orders the kinds: 0 published, 1 bare, 2 updated."""

    start: int
    end: int
    day: date
    rank: int


_PUBLISHED = (
    r"(?:first |date |originally )?(?:published|posted|issued|released)(?: date| time| on| at)?|pub-?date"
    r"|date ?published|published[_-]time|publication[ -_]date|release date|dc:date"
    r"|date"
)
_UPDATED = r"(?:last |date )?(?:updated|modified)(?: on| at)?|date ?modified|modified[_-]time|load-date"
_LABEL = LatePattern(rf"(?P<published>{_PUBLISHED})\b|(?P<updated>{_UPDATED})\b", re.IGNORECASE)
_LINE_LABEL = LatePattern(
    rf"[\s\W]*(?:(?P<published>{_PUBLISHED})\b|(?P<updated>{_UPDATED})\b)[\s:=|.-]*", re.IGNORECASE
)
_LABEL_LETTERS = frozenset("dfilmopruDFILMOPRU")
"""A line that begins with another letter has no label."""
_LETTER = LatePattern(r"[^\W\d_]")
_PARTS = LatePattern(r"[|•·/]")
_LOOSE_PARTS = LatePattern(r"[|•·/]|\. |\s[-–—]\s")
_CLOCK = LatePattern(r"\b\d\d[:.]\d\d(?!\d)")
_MARKUP_LABEL = LatePattern(
    r"(?P<published><pubdate>|<dc:date>|<published>|\bdatePublished\b|article:published_time"
    r"|<time\b[^<>]{0,80}datetime)"
    r"|(?P<updated><updated>|\bdateModified\b|article:modified_time)",
    re.IGNORECASE,
)
_FILLER = LatePattern(
    r"\b(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ap]m)?|\d{1,4}|[ap]\.?m\.?|hrs?|hours?|o'clock|on|at|the|of|and|by|time"
    r"|local|online"
    r"|mon|tues?|wed|thu|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|[A-Z]{2,4}|gmt[+-]?\d*|updated|modified|last|first|published|posted|issued|release|date|load|min"
    r"|mins|minutes|read|ago)\b",
    re.IGNORECASE,
)
_DIGIT = LatePattern(r"\d")
_STOPS = (".", "!", "?", "”", '"')
_MARKUP_HINTS = (
    *("<pubdate>", "<dc:date>", "<published>", "datepublished", "article:published_time", "<time"),
    *("<updated>", "datemodified", "article:modified_time"),
)
"""How each way of _MARKUP_LABEL begins, in lower case; most texts have none."""
PROSE_WORDS = 20
"""Two lines of this many words, and the article has begun."""


def find_stamps(text: str, masked: str | None = None, lines: list[Span] | None = None) -> list[Stamp]:
    """Find the dates by which a page says when it was published or updated.

    Parameters
    ----------
    text
        A text.
    masked
        The same with its markup covered (:func:`mask_markup`); made if it is not given.
    lines
        Its lines (:func:`split_lines`); found if they are not given.

    Returns
    -------
    list of Stamp
        In reading order; offsets cover the label and the date.

    Examples
    --------
    >>> [(s.day.isoformat(), s.rank) for s in find_stamps("Updated: May 3, 2022 09:15 am IST\\nMet.")]
    [('2022-05-03', 2)]
    >>> find_stamps("Ministers met in Hanoi on May 3, 2022 and agreed to meet again there.")
    []
    """
    masked = mask_markup(text) if masked is None else masked
    stamps = _stamps_in_markup(text)
    long_lines, begun = 0, False
    for start, end in split_lines(masked) if lines is None else lines:
        may_be_label = masked[start] in _LABEL_LETTERS or not masked[start].isalpha()
        label = _LINE_LABEL.match(masked, start, end) if may_be_label else None
        if begun and not label:
            continue
        line = masked[start:end]
        if not label and len(line) >= 2 * PROSE_WORDS - 1 and len(line.split()) >= PROSE_WORDS:
            stamps += [] if begun else _stamps_in_dateline(line, start)
            long_lines += 1
            begun = begun or long_lines > 1  # the first may be a standfirst or a caption
        elif stamp := _stamp_of_line(line, start, begun=begun):
            stamps.append(stamp)
            begun = begun or stamp.end < end  # a stamp glued to the first sentence
    return sorted(stamps)


def _stamps_in_dateline(line: str, start: int) -> list[Stamp]:
    """The date of "HANOI, May 3, 2022 (AP) - "; it has no extent of its own."""
    opening = DATELINE.match(line)
    stamp = _stamp_of_line(opening.group(), start, begun=False) if opening else None
    return [Stamp(start, start, stamp.day, 1)] if stamp else []


def choose_publication_date(stamps: list[Stamp]) -> date | None:
    """The published date before a bare one before an updated one; the first of its kind.

    Examples
    --------
    >>> from datetime import date
    >>> choose_publication_date([Stamp(0, 9, date(2022, 5, 4), 2), Stamp(9, 20, date(2022, 5, 3), 0)])
    datetime.date(2022, 5, 3)
    """
    return min(stamps, key=lambda stamp: (stamp.rank, stamp.start)).day if stamps else None


def _stamp_of_line(line: str, start: int, *, begun: bool) -> Stamp | None:
    """A stamp if the line is one, or begins with a labelled date."""
    if "1" not in line and "2" not in line:  # every year has one of them
        return None
    label = _LINE_LABEL.match(line)
    days = _find_days(line)
    if not days or (begun and not label):
        return None
    first, rest = days[0], _without(line, days)
    alone = _only_date(rest)
    timed = len(line.split()) < 12 and not line.endswith(_STOPS) and bool(_CLOCK.search(line))
    if label and _only_date(line[label.end() : first.start_char]) and (alone or not begun):
        rank = 2 if label["updated"] else 0
        return Stamp(start, start + (len(line) if alone or timed else first.end_char), first.start_date, rank)
    if begun:
        return None
    if alone or _has_date_of_its_own(rest, timed=timed):
        return Stamp(start, start + len(line), first.start_date, 1) if len(line.split()) < 12 else None
    opening = DATELINE.match(line)
    if opening and first.end_char <= opening.end():  # a date without an extent of its own
        return Stamp(start, start, first.start_date, 1)
    return None


def _find_days(line: str) -> list[ExplicitDate]:
    """The days in a line; a clock time before one ("11:42 May 3, 2022") must not be taken for its day."""
    dates = find_explicit_dates(line) or find_explicit_dates(_CLOCK.sub("     ", line))
    return [found for found in dates if found.precision == "day"]


def _has_date_of_its_own(rest: str, *, timed: bool) -> bool:
    """Whether one part of a line is but a date ("World | May 3, 2022"), or date and time with a few words."""
    parts = (_LOOSE_PARTS if timed else _PARTS).split(rest)
    if len(parts) > 1 and any(_only_date(part) for part in parts if _DIGIT.search(part)):
        return True
    words = _FILLER.sub(" ", rest).split()
    return timed and len(words) <= 3 and all(word[0].isupper() for word in words)


def _only_date(rest: str) -> bool:
    """Whether nothing but times, labels and other fillers stands beside a date."""
    return not _LETTER.search(_FILLER.sub(" ", rest))


def _without(line: str, days: list) -> str:
    for found in reversed(days):
        line = line[: found.start_char] + " 1 " + line[found.end_char :]
    return line


def _stamps_in_markup(text: str) -> list[Stamp]:
    """Dates in tags, attributes, JSON and the YAML head, each behind its label."""
    stamps = []
    lowered = lower(text) if "<" in text or "{" in text else ""
    for hint in _MARKUP_HINTS:
        position = lowered.find(hint)
        while position >= 0:
            if label := _MARKUP_LABEL.match(text, position, position + 120):
                stamps += _stamp_after(text, label, label.end())
            position = lowered.find(hint, position + 1)
    head = find_front_matter(text)
    if head:
        for start, end in split_lines(text[head.start : head.end]):
            label = _LABEL.match(text, head.start + start, head.start + end)
            if label:
                stamps += _stamp_after(text, label, label.end(), head.start + end)
    return stamps


def _stamp_after(text: str, label: re.Match[str], position: int, end: int | None = None) -> list[Stamp]:
    window = text[position : min(position + 60, end or len(text))]
    days = [found for found in find_explicit_dates(window) if found.precision == "day"]
    if not days:
        return []
    rank = 2 if label["updated"] else 0
    return [Stamp(label.start(), position + days[0].end_char, days[0].start_date, rank)]
