"""Text -> the date line at its head: what a page says of itself before the article begins.

A date counts as the publication date only where the page presents it as such: behind a label
("Published", "Updated", "date", ``<pubDate>``), alone on a line above the article, or with a clock time right
below it. A date in the running text is never one.
"""

from __future__ import annotations

import re
from datetime import date

from analysis.folding import lower
from analysis.page.addresses import find_dateline_stamp
from analysis.page.datelines import find_dateline
from analysis.page.fields import find_front_matter
from analysis.page.footers import OTHER_ARTICLES, find_closing_stamp, is_of_page
from analysis.page.header_lines import (
    LABEL,
    LINE_LABEL,
    LONGEST_HEADER,
    LONGEST_TIME,
    PROSE_WORDS,
    STOPS,
    Stamp,
    find_days,
    find_label,
    find_rank,
    is_header,
    is_range,
    is_sentence,
    list_short_dated,
    may_hold_year,
    only_date,
    without,
)
from analysis.page.markup import mask_markup
from analysis.page.pictures import is_caption
from analysis.page.segments import Span, split_lines
from analysis.page.wraps import find_breaks, split_blocks
from analysis.patterns import LatePattern
from analysis.timex.values import find_explicit_dates

_MARKUP_LABEL = LatePattern(
    r"(?P<published><pubdate>|<dc:date>|<published>|\bdatePublished\b|article:published_time"
    r"|<time\b[^<>]{0,80}datetime)"
    r"|(?P<updated><updated>|\bdateModified\b|article:modified_time)",
    re.IGNORECASE,
)
_MARKUP_HINTS = (
    *("<pubdate>", "<dc:date>", "<published>", "datepublished", "article:published_time", "<time"),
    *("<updated>", "datemodified", "article:modified_time"),
)
"""How each way of _MARKUP_LABEL begins, in lower case; most texts have none."""
_OPEN_WORDS = frozenset("of on in at to by for from the a an and or until since before after dated".split())
_SENTENCE_GOES_ON = LatePattern(r"(?<=\d{4})[\\\])]*[.;](?:\s|$)")

LINES_BELOW = 20
"""So many lines below what a page says of itself its date may stand."""
BROKEN_LINE = 40
"""In characters; a line as long as this may have been broken by hand."""


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
    lines = split_lines(masked) if lines is None else lines
    stamps = _stamps_in_markup(text)
    dated = [line for start, end in lines if may_hold_year(line := masked[start:end])]
    if not all(map(_is_dated_prose, dated)):
        above, n_above = _stamps_above(masked, lines)
        stamps += above + _stamps_below(masked, lines, n_above)
        stamps = stamps or find_closing_stamp(masked, lines, n_above)
    return sorted(stamps or find_dateline_stamp(text, lines))


def _is_dated_prose(line: str) -> bool:
    """Whether a line holds a year only as any prose may: most texts have no other."""
    is_long = len(line) > LONGEST_TIME and line.endswith(STOPS) and len(line.split()) >= PROSE_WORDS
    return is_long and not (find_label(line) or find_dateline(line))


def _stamps_above(text: str, lines: list[Span]) -> tuple[list[Stamp], int]:
    """The stamps above the article and around its first lines, and how many lines these are."""
    stamps: list[Stamp] = []
    n_long = n_short = n_head = 0
    last = broken = last_dated = None
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        label, n_words = find_label(words), len(words.split())
        before, last = last, line
        if before and _is_broken(text, before, line, labelled=bool(label)):
            continue
        is_prose = n_words >= PROSE_WORDS and not label
        stamp = None
        if not (is_prose and (n_words > LONGEST_HEADER or words.endswith(STOPS))):
            stamp = _stamp_of_line(words, line.start, text, begun=False)
        if stamp and before and text.count("\n", before.end, line.start) == 1:
            if broken is None:
                broken = set().union(*(find_breaks(text, block) for block in split_blocks(text, lines)))
            if line.start in broken and not label:
                continue
        if stamp:
            stamps.append(_ranked_by(text[before.start : before.end], stamp) if before else stamp)
            if stamp.start < stamp.end < line.end:  # a stamp glued to the first sentence
                return stamps, number + 1
            continue
        stamps += _stamps_in_dateline(words, line.start, text) if is_prose else []
        n_head = n_head if n_long else len(stamps)
        is_short = is_sentence(words, n_words)
        if (is_prose or is_short) and not stamps:
            if last_dated is None:
                last_dated = max(list_short_dated(text, lines[: number + LINES_BELOW]), default=0)
            # Below the first long line, which may be the standfirst, captions and their credits are no prose.
            if number < last_dated and (is_of_page(words) or (n_long and is_caption(words))):
                continue
        n_long += is_prose
        n_short += is_short
        if n_long > 1 or n_short > 3:  # the article has begun: the first may be a standfirst or a caption
            return _put_clock_of_page_last(stamps, n_head), number + 1
    return _put_clock_of_page_last(stamps, n_head), len(lines)


def _stamps_below(text: str, lines: list[Span], n_above: int) -> list[Stamp]:
    """The labelled stamps below the first lines of the article, unless they are those of another one."""
    stamps = []
    for number in range(n_above, len(lines)):
        start, end = lines[number]
        if not find_label(text, start, end):
            continue
        stamp = _stamp_of_line(text[start:end], start, text, begun=True)
        if not stamp or (number and _is_broken(text, lines[number - 1], lines[number], labelled=True)):
            continue
        if any(OTHER_ARTICLES.fullmatch(text, *line) for line in lines[n_above:number]):
            break
        stamps.append(stamp)
    return stamps


def _is_broken(text: str, last: Span, line: Span, *, labelled: bool) -> bool:
    """Whether a line goes on with a sentence that a plain text breaks into lines of even length."""
    if last.end - last.start < BROKEN_LINE or text[last.end - 1] in ".!?:":
        return False
    if text.count("\n", last.end, line.start) != 1 or (labelled and ":" in text[line.start : line.end]):
        return False
    if text[line.start].islower() or text[last.end - 1] in ",;":
        return True
    if text[last.start : last.end].rsplit(None, 1)[-1] in _OPEN_WORDS:
        return True
    return bool(_SENTENCE_GOES_ON.search(text, line.start, line.end))


def _ranked_by(above: str, stamp: Stamp) -> Stamp:
    """The stamp with the rank that a label gives it which stands alone on the line above."""
    label = LINE_LABEL.fullmatch(above) if stamp.rank == 1 else None
    return stamp._replace(rank=2 if label["updated"] else 0) if label else stamp


def _put_clock_of_page_last(stamps: list[Stamp], n_head: int) -> list[Stamp]:
    """A page may show the day on which it was opened: above the headline, and later than its own date."""
    bare = [stamp for stamp in stamps[:n_head] if stamp.rank == 1 and stamp.end > stamp.start]
    if len(bare) < 2 or bare[0].day <= min(stamp.day for stamp in bare):
        return stamps
    return [stamp._replace(rank=2) if stamp == bare[0] else stamp for stamp in stamps]


def _stamps_in_dateline(line: str, start: int, page: str) -> list[Stamp]:
    """The date of "HANOI, May 3, 2022 (AP) - "; it has no extent of its own."""
    opening = find_dateline(line) if may_hold_year(line) else None
    stamp = _stamp_of_line(opening.group(), start, page, begun=False) if opening else None
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


def _stamp_of_line(line: str, start: int, page: str, *, begun: bool) -> Stamp | None:
    """A stamp if the line is one, or begins with a labelled date."""
    if not may_hold_year(line):
        return None
    label = find_label(line)
    days = find_days(line, page)
    if not days or is_range(line, days):
        return None
    ranks = [find_rank(line, days, number) for number in range(len(days))]
    rank, number = min((rank, number) for number, rank in enumerate(ranks) if rank is not None)
    first, day = days[0], days[number].start_date
    labelled = bool(label) and only_date(line[label.end() : first.start_char])
    if begun:
        alone = labelled and only_date(without(line, days))
        return Stamp(start, start + len(line), day, rank) if alone else None
    if is_header(line, days):
        return Stamp(start, start + len(line), day, rank)
    if labelled:
        return Stamp(start, start + first.end_char, first.start_date, ranks[0])
    opening = find_dateline(line)
    if opening and first.end_char <= opening.end():  # a date without an extent of its own
        return Stamp(start, start, first.start_date, 1)
    return None


def _stamps_in_markup(text: str) -> list[Stamp]:
    """Dates in tags, attributes, JSON and the YAML head, each behind its label."""
    stamps = []
    lowered = lower(text) if "<" in text or "{" in text else ""
    for hint in _MARKUP_HINTS if lowered else ():
        position = lowered.find(hint)
        while position >= 0:
            if label := _MARKUP_LABEL.match(text, position, position + 120):
                stamps += _stamp_after(text, label, label.end())
            position = lowered.find(hint, position + 1)
    head = find_front_matter(text)
    if head:
        for start, end in split_lines(text[head.start : head.end]):
            label = LABEL.match(text, head.start + start, head.start + end)
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
