"""Documents and sentences -> date mentions: what each expression of time means, and how that was found.

Three steps: :mod:`analysis.date_grammar` finds the expressions, :mod:`analysis.date_context` follows what the
story counts from, :mod:`analysis.date_readings` and :mod:`analysis.date_offsets` read each one. Without a
publication date relative expressions stay unresolved: the row is there, its days are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from analysis.date_context import Story, is_aside
from analysis.date_grammar import Expression, find_expressions
from analysis.date_offsets import OFFSET_READERS
from analysis.date_readings import READERS, Reading
from analysis.schema import ARTICLE_ZONES, build_table
from analysis.timex import prove_day_first, shift_day, value_interval

_READERS = READERS | OFFSET_READERS


class DateMention(NamedTuple):
    """One expression of time in a text, resolved as far as the text allows.

    Offsets are half-open; days are inclusive and None where open; ``timex_value`` is None where nothing is
    known. ``is_relative`` says that the days were counted from ``anchor_date``; "October 4" borrows only its
    year from there and is not relative.
    """

    start_char: int
    end_char: int
    timex_type: str
    timex_value: str | None
    start_date: date | None
    end_date: date | None
    precision: str | None
    is_relative: bool
    anchor_date: date | None
    rule_id: str


_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z\"“‘])|\n")


def resolve_dates(
    text: str, published_date: date | None = None, *, day_first: bool | None = None, offset: int = 0
) -> list[DateMention]:
    """Resolve the expressions of time in one text.

    Parameters
    ----------
    text
        A sentence or a whole article; it is cut into sentences at full stops and line ends.
    published_date
        The day the text speaks from. Without it relative expressions stay unresolved.
    day_first
        How to read ``05/06/2017``; left open, the text itself may prove it.
    offset
        Added to every offset in the answer.

    Returns
    -------
    list of DateMention
        In the order of the text. Where two dates make a period ("from 2012 to 2017") a DURATION follows that
        covers both.

    Examples
    --------
    >>> for mention in resolve_dates("They met on Tuesday. A day earlier he left.", date(2022, 5, 26)):
    ...     print(mention.timex_value, mention.rule_id, mention.anchor_date)
    2022-05-24 weekday-back 2022-05-26
    2022-05-23 offset 2022-05-24
    """
    story = Story(published_date, text)
    day_first = prove_day_first(text) if day_first is None else day_first
    mentions, start = [], 0
    for number, end in enumerate([*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]):
        mentions += _resolve_sentence(text[start:end], story, number, day_first, offset + start)
        start = end
    return mentions


def match_dates(documents: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Find and resolve every expression of time, in all zones.

    The article (headline, standfirst, dateline, body) is one story; a caption or a block of furniture is one
    of its own, so that the day of a file photo is never the day of the story.

    Parameters
    ----------
    documents
        The documents table; ``published_date`` may be missing.
    sentences
        The sentences table, in the order of each text.

    Returns
    -------
    pandas.DataFrame
        The date_mentions table: ``mention_id``, ``doc_id``, ``sentence_id``, ``start_char`` and ``end_char``
        (code points of the document's text, half-open), ``matched_text``, ``zone``, ``timex_type``,
        ``timex_value``, ``start_date`` and ``end_date`` (inclusive), ``precision``, ``is_relative``,
        ``anchor_date``, ``rule_id``.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a"], "text": ["They met on Monday."]})
    >>> documents["published_date"] = pd.to_datetime(["2022-05-26"])
    >>> sentences = build_table("sentences", [("a", 1, "They met on Monday.", 0, 19, "body")])
    >>> match_dates(documents, sentences)[["matched_text", "start_date", "rule_id"]].values.tolist()
    [['Monday', Timestamp('2022-05-23 00:00:00'), 'weekday-back']]
    """
    days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in documents["published_date"]]
    texts = dict(zip(documents["doc_id"], zip(documents["text"], days, strict=True), strict=True))
    rows: list[tuple] = []
    doc_id, story, day_first, stream = None, Story(None), None, ""
    columns = ("doc_id", "sentence_id", "sentence", "start_char", "zone")
    for row_doc, number, sentence, start, zone in zip(*(sentences[name].tolist() for name in columns), strict=True):
        if row_doc != doc_id:
            doc_id, (text, published) = row_doc, texts[row_doc]
            article, stream, day_first = Story(published, text), "", prove_day_first(text)
        if zone in ARTICLE_ZONES:
            story = article
        elif zone != stream:
            story = Story(published, text)
        stream = zone
        for mention in _resolve_sentence(sentence, story, number, day_first, start):
            first, last = mention.start_char, mention.end_char
            mention_id = f"{doc_id}:{first}:{last}:{mention.timex_value or mention.rule_id}"
            matched = sentence[first - start : last - start]
            rows.append((mention_id, doc_id, number, first, last, matched, zone, *mention[2:]))
    return build_table("date_mentions", rows)


def _resolve_sentence(
    sentence: str, story: Story, number: int, day_first: bool | None, offset: int
) -> list[DateMention]:
    expressions = find_expressions(sentence, day_first=day_first)
    if not expressions:
        return []
    story.begin_sentence(number)
    read: list[tuple[Expression, Reading]] = []
    for expression, following in zip(expressions, [*expressions[1:], None], strict=True):
        story.following = following
        reading = _READERS[expression.rule_id](expression, story)
        if reading is None or (reading.start_date is None and _is_impossible(reading.timex_value)):
            continue
        read.append((expression, reading))
        if reading.start_date and reading.timex_type in ("DATE", "TIME"):
            aside = is_aside(expression.tokens, expression.first)
            story.remember(reading.start_date, reading.precision, aside=aside)
    return [
        DateMention(offset + start, offset + end, *reading) for start, end, reading in _join_ranges(read)
    ]


def _is_impossible(value: str | None) -> bool:
    """Tell a calendar date that does not exist (30 February) from what is off the calendar."""
    return bool(value) and value[0].isdigit()


# Periods from one date to another

_LINKS = frozenset("to until till through thru - – —".split())
_MOVES = frozenset("moved postponed delayed rescheduled pushed changed brought".split())
_NOT_ENDS = frozenset(("deictic-day", "same-unit", "unit-offset", "offset"))


def _join_ranges(read: list[tuple[Expression, Reading]]) -> Iterator[tuple[int, int, Reading]]:
    """Give each reading, and behind two that make a period the period itself."""
    place = 0
    while place < len(read):
        expression, reading = read[place]
        pair = read[place : place + 2]
        if len(pair) == 2 and _is_range(*pair) and (ends := _fit_ends(reading, pair[1][1])):
            read[place + 1] = (pair[1][0], ends[1])
            yield expression.start_char, expression.end_char, ends[0]
            value = f"{ends[0].timex_value}/{ends[1].timex_value}"
            yield expression.start_char, pair[1][0].end_char, ends[1]._replace(
                timex_type="DURATION", timex_value=value, start_date=ends[0].start_date, rule_id="range"
            )
        else:
            yield expression.start_char, expression.end_char, reading
        place += 1


def _is_range(left: tuple[Expression, Reading], right: tuple[Expression, Reading]) -> bool:
    (first, one), (second, other) = left, right
    if {one.timex_type, other.timex_type} != {"DATE"} or {first.rule_id, second.rule_id} & _NOT_ENDS:
        return False
    words = first.tokens.words
    link = [word.lower() for word in words[first.last : second.first]]
    before = words[first.first - 1].lower() if first.first else ""
    if link == ["and"]:
        return before == "between"
    if len(link) != 1 or link[0] not in _LINKS or (link[0] in ("until", "till") and before != "from"):
        return False
    moved = not _MOVES.isdisjoint(word.lower() for word in words[: first.first])
    return one.precision == other.precision and not (moved and before == "from")


def _fit_ends(one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    """Put the ends of a period in order: "Saturday to Monday" said on Sunday, "January 23 - March 9, 2014"."""
    if one.start_date is None or other.end_date is None:
        return None
    borrowed = one.rule_id.startswith("month") and one.rule_id.rsplit("-", 1)[1] in ("back", "ahead", "unknown")
    if borrowed and (other.rule_id == "explicit" or one.start_date > other.end_date):
        shift = shift_day(one.start_date, other.end_date.year - one.start_date.year, "year")
        if shift and shift > other.end_date:
            shift = shift_day(shift, -1, "year")
        one = _replace_start(one, shift) if shift else one
    elif one.start_date > other.end_date and one.rule_id.startswith("weekday"):
        ahead = other.rule_id == "weekday-ahead"
        week = timedelta(days=7)
        one = one if ahead else _replace_start(one, one.start_date - week)
        other = _replace_start(other, other.start_date + week) if ahead else other
    return (one, other) if one.start_date <= other.end_date else None


def _replace_start(reading: Reading, start: date) -> Reading:
    value = start.isoformat()[: 7 if reading.precision == "month" else 10]
    begin, end, _ = value_interval(value)
    return reading._replace(timex_value=value, start_date=begin, end_date=end)
