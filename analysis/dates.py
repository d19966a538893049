"""Documents and sentences -> date mentions: what each expression of time means, and how that was found.

Three steps: :mod:`analysis.timex.grammar` finds the expressions, :mod:`analysis.timex.tense` and
:mod:`analysis.timex.context` follow which way a clause looks and what the story counts from, and the readers
of :mod:`analysis.timex` say which days are meant. Without a publication date relative expressions stay
unresolved: the row is there, its days are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

import pandas as pd

from analysis.page.pieces import cover_inline_markup
from analysis.page.segments import split_paragraphs, split_sentence_spans
from analysis.schema import ARTICLE_ZONES, build_table, iterate_rows
from analysis.timex.context import Story
from analysis.timex.fiscal_years import read_fiscal_end, read_fiscal_year
from analysis.timex.grammar import Expression, find_expressions
from analysis.timex.hours import HOUR_READERS
from analysis.timex.lengths import LENGTH_READERS
from analysis.timex.named_days import NAMED_DAY_READERS
from analysis.timex.offsets import OFFSET_READERS
from analysis.timex.periods import PERIOD_READERS
from analysis.timex.ranges import join_ranges
from analysis.timex.readings import READERS, DateMention
from analysis.timex.tokens import find_anchored
from analysis.timex.values import DAY_NAMES, MONTH_NAMES

_READERS = {
    "fiscal": read_fiscal_year,
    "fiscal-end": read_fiscal_end,
    **READERS,
    **HOUR_READERS,
    **NAMED_DAY_READERS,
    **PERIOD_READERS,
    **LENGTH_READERS,
    **OFFSET_READERS,
}
_SENTENCE_COLUMNS = ("doc_id", "sentence_id", "sentence", "start_char", "zone")


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
    story, spans = Story(_as_day(published_date), text), list(_split_sentences(text))
    sentences = [(number, text[slice(*span)], story) for number, span in enumerate(spans)]
    return [
        DateMention(offset + start + first, offset + start + last, *mention)
        for (start, _), found in zip(spans, _resolve(sentences, day_first=day_first), strict=True)
        for first, last, *mention in found
    ]


def _split_sentences(text: str) -> Iterator[tuple[int, int]]:
    for paragraph in split_paragraphs(text):
        yield from split_sentence_spans(text, *paragraph)


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
    places = list(_follow_stories(documents, sentences))
    resolved = _resolve([(number, text, story) for _, number, text, *_, story in places])
    rows: list[tuple] = []
    for (doc_id, number, text, start, zone, _), found in zip(places, resolved, strict=True):
        for first, last, kind, value, *mention in found:
            matched = text[first:last]
            first, last = start + first, start + last
            mention_id = f"{doc_id}:{first}:{last}:{value or mention[-1]}"
            rows.append((mention_id, doc_id, number, first, last, matched, zone, kind, value, *mention))
    return build_table("date_mentions", rows)


def _follow_stories(documents: pd.DataFrame, sentences: pd.DataFrame) -> Iterator[tuple]:
    """Give the sentences that may hold a date, each with the story it belongs to."""
    days = documents["published_date"].to_numpy().astype("datetime64[D]").tolist()
    texts = dict(zip(documents["doc_id"], zip(days, documents["text"], strict=True), strict=True))
    rows = list(iterate_rows(sentences, *_SENTENCE_COLUMNS))
    doc_id, last = None, 0
    for place in find_anchored(sentences["sentence"].tolist()):
        row = rows[place]
        if row[0] != doc_id:
            doc_id = row[0]
            article, story = Story(*texts[doc_id]), None
        if row[4] in ARTICLE_ZONES:
            story = article
        elif story is None or any(other[4] != row[4] for other in rows[last:place]):
            story = Story(*texts[doc_id])
        last = place
        yield *row, story


def _resolve(
    sentences: Sequence[tuple[int, str, Story]], *, day_first: bool | None = None
) -> Iterator[list[DateMention]]:
    """Give the mentions of each numbered sentence of a story, at the offsets of the sentence."""
    texts = [cover_inline_markup(text) for _, text, _ in sentences]
    expressions_of = find_expressions(
        texts, day_first=day_first, wholes=[story.text for *_, story in sentences]
    )
    for (number, _, story), expressions in zip(sentences, expressions_of, strict=True):
        if not expressions:
            yield []
            continue
        story.begin_sentence(number)
        read: list[tuple[Expression, DateMention]] = []
        for expression, story.following in zip_longest(expressions, expressions[1:]):
            mention = _READERS[expression.rule_id](expression, story)
            if mention is None or (mention.start_date is None and _is_impossible(mention.timex_value)):
                continue
            read.append((expression, mention))
            if mention.start_date and mention.timex_type in ("DATE", "TIME"):
                story.remember(mention.start_date, mention.precision, expression, mention.timex_value)
        yield join_ranges(read)


def _is_impossible(value: str | None) -> bool:
    """Tell a calendar date that does not exist (30 February) from what is off the calendar."""
    return bool(value) and value[0].isdigit()


_REASONS = {
    "explicit": "It names its own year.",
    "weekday-back": "Nothing in the clause looks ahead: the latest such weekday, that day itself included.",
    "weekday-ahead": "The clause looks ahead: the next such weekday, that day itself included.",
    "weekday-last": "The last such weekday before that day.",
    "weekday-next": "The first such weekday after that day.",
    "month-day-back": "It names no year, and nothing in the clause looks ahead: the latest such day.",
    "month-day-ahead": "It names no year, and the clause looks ahead: the next such day.",
    "month-day-known": "The words beside it tell of what the day is known for, and so its year.",
    "month-day-near": "It names no year: the nearest such day, the other is most of a year away.",
    "month-near": "It names no year: the nearest such month, the other is more than half a year away.",
    "month-told": "The words beside the month tell the year.",
    "month-last": "The last such month before that one.",
    "month-next": "The first such month after that one.",
    "deictic": "A day named from the day of writing.",
    "period": 'The whole week, month, quarter or year; "early" and "late" do not narrow it.',
    "ago": "As many units back, no finer than the unit.",
    "month-back": "It names no year, and nothing in the clause looks ahead: the latest such month.",
    "month-ahead": "It names no year, and the clause looks ahead: the next such month.",
    "day-span-back": "It names no year, and nothing in the clause looks ahead: the latest such days.",
    "day-span-ahead": "It names no year, and the clause looks ahead: the next such days.",
    "offset-event": "It tells when the other event was, counted from what the story reports.",
    "offset-date": "It counts from the date that follows.",
    "offset": "It counts from a date of the story.",
    "unit-offset": "It counts from a date of the story.",
    "same-unit": "It counts from a date of the story.",
    "duration-from": "A length of time from the day it begins, both ends included.",
    "duration-until": "A length of time up to the day it ends, both ends included.",
    "duration": "A length of time; nothing says when it began.",
    "clock": "A time of the day that the story tells of.",
    "from-day": "Counted ahead from that day.",
    "week-on": "A week after that day.",
    "in-time": "As many units ahead, no finer than the unit.",
    "from-now": "As many units ahead, no finer than the unit.",
    "nth-weekday": "The weekday is counted within the month.",
    "nth-week": "The weeks of the month, Monday to Sunday; the first has most of its days in it.",
    "day-of-month": "A day of the month the story is in, or of the one beside it.",
    "week-of": "The week, or the weekend, that holds the day.",
    "last-n": "A length of time up to the publication date, or from it.",
    "range": "It reaches from the first date to the second.",
    "ref": "It points to no place on the calendar.",
    "set": "It tells how often, not when.",
    "slash-date": "Day first or month first: nothing in the text proves it.",
    "fiscal-japan": "Japan's fiscal year: 1 April to 31 March, named by the year it begins in.",
    "fiscal-united-states": "The US fiscal year: 1 October to 30 September, named by the year it ends in.",
    "fiscal-unknown": "A fiscal year; the text does not say whose.",
    "fiscal-end": "The twelve months up to the day or month it names.",
    "weekday-date": "Day first or month first, as the weekday beside it proves.",
}


def explain_date(mention: DateMention | Mapping, *, published_date: date | None = None) -> list[str]:
    """Tell step by step how a mention was resolved.

    Parameters
    ----------
    mention
        A :class:`DateMention`, or a row of the date_mentions table (a Series, a dict or a named tuple).
    published_date
        Lets the steps call the anchor by its name where it is the publication date.

    Returns
    -------
    list of str
        Plain text, one step each; the last begins with "->".

    Examples
    --------
    >>> thursday = date(2022, 5, 26)
    >>> mention = resolve_dates("They fired missiles on Wednesday.", thursday)[0]
    >>> for step in explain_date(mention, published_date=thursday):
    ...     print(step)
    Counted from the publication date, Thursday 26 May 2022.
    Nothing in the clause looks ahead: the latest such weekday, that day itself included.
    -> Wednesday 25 May 2022
    """
    row = mention if isinstance(mention, Mapping | pd.Series) else mention._asdict()
    start, end, anchor = (_as_day(row[name]) for name in ("start_date", "end_date", "anchor_date"))
    steps = (
        [f"“{row['matched_text']}”: {row['timex_type']}, rule {row['rule_id']}."]
        if "matched_text" in row
        else []
    )
    if anchor:
        published = "the publication date, " if anchor == _as_day(published_date) else ""
        verb = "Counted from" if row["is_relative"] else "The year is found from"
        steps.append(f"{verb} {published}{_name_day(anchor)}.")
    if reason := _REASONS.get(row["rule_id"]):
        steps.append(reason)
    return [*steps, f"-> {_name_interval(start, end, row)}"]


def _as_day(day: date | None) -> date | None:
    return None if pd.isna(day) else pd.Timestamp(day).date() if type(day) is not date else day


def _name_day(day: date) -> str:
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _name_interval(start: date | None, end: date | None, row: Mapping) -> str:
    if start is None or end is None:
        value = row["timex_value"]
        return f"open ({value})" if isinstance(value, str) else "open: no day to count from"
    if start == end:
        return _name_day(start)
    if row["precision"] == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{MONTH_NAMES[start.month - 1]} {start.year}"
    if row["precision"] == "year" and start.year == end.year:
        return str(start.year)
    return f"{_name_day(start)} to {_name_day(end)}"
