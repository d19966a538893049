"""Documents and zones -> sentences: the unit in which mentions meet and evidence is shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import pandas as pd

from analysis.page.pieces import cover_inline_markup, has_inline_markup
from analysis.page.segments import cut_at, find_sentence_ends
from analysis.schema import ARTICLE_ZONES, build_table, iterate_rows


def split_sentences(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Split every zone into sentences; none reaches over the edge of its zone, but for the address of a link.

    Links in Markdown and tags are furniture; a sentence of the article in which they stand holds them, and
    no name or date is looked for in them.

    Parameters
    ----------
    documents, zones
        The tables of those names.

    Returns
    -------
    pandas.DataFrame
        The ``sentences`` table: ``doc_id``, ``sentence_id`` (from 1 in each document, in reading
        order), ``sentence`` (exactly ``text[start_char:end_char]``), ``start_char``, ``end_char``,
        ``zone``.

    Examples
    --------
    >>> from analysis.documents import load_documents
    >>> from analysis.zones import split_zones
    >>> documents = load_documents("seeds")
    >>> split_sentences(documents, split_zones(documents))["sentence"].iloc[2]
    'The Japanese PM is on a two-day official visit to Vietnam.'
    """
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    covered = {doc_id: cover_inline_markup(text) for doc_id, text in texts.items() if has_inline_markup(text)}
    ends = {doc_id: find_sentence_ends(covered.get(doc_id, text)) for doc_id, text in texts.items()}
    numbers = dict.fromkeys(texts, 0)
    rows: list[tuple] = []
    for doc_id, start, end, zone in _join_over_links(zones, covered):
        number = numbers[doc_id]
        for first, sentence in cut_at(texts[doc_id], ends[doc_id], start, end):
            number += 1
            rows.append((doc_id, number, sentence, first, first + len(sentence), zone))
        numbers[doc_id] = number
    return build_table("sentences", rows)


def _join_over_links(zones: pd.DataFrame, covered: dict[str, str]) -> Iterator[tuple[str, int, int, str]]:
    """The rows of the zones; those between which only covered tags or the address of a link stand are one."""
    rows = list(iterate_rows(zones, "doc_id", "start_char", "end_char", "zone"))
    if not covered:
        yield from rows
    number = 0
    while covered and number < len(rows):
        doc_id, start, end, zone = rows[number]
        number += 1
        while doc_id in covered and zone in ARTICLE_ZONES and number + 1 < len(rows):
            (_, _, _, other), (follows, further, last, again) = rows[number : number + 2]
            between = covered[doc_id][end:further]
            if (follows, again, other) != (doc_id, zone, "furniture") or "\n" in between or between.strip():
                break
            end = last
            number += 2
        yield doc_id, start, end, zone


SentenceRow = tuple[str, int, int, int, str]
"""`doc_id`, `sentence_id`, `start_char`, `end_char` and `zone` of one sentence."""


def group_sentences(sentences: pd.DataFrame) -> dict[str, list[SentenceRow]]:
    """The sentences of each document as plain rows, in reading order."""
    rows = iterate_rows(sentences, "doc_id", "sentence_id", "start_char", "end_char", "zone")
    grouped: dict[str, list[SentenceRow]] = {}
    for doc_id, own in groupby(rows, itemgetter(0)):
        grouped.setdefault(doc_id, []).extend(own)
    return grouped


def find_sentence(sentences: list[SentenceRow], start: int, end: int) -> SentenceRow | None:
    """The sentence that holds a whole span; None if no single one does."""
    position = bisect_right(sentences, start, key=itemgetter(2)) - 1
    if position < 0 or end > sentences[position][3]:
        return None
    return sentences[position]
