"""All of a text, and its other editions -> completed documents: date, title, agency, label, words.

The publication date is the anchor of every relative date, so that it is taken only from where it can
stand: the page or articles.csv (already in ``documents``), another edition of the same wire story,
and as a last resort the caption of a photograph, if the article's own weekdays agree with it. A
caption's date is the photo's; a file photo's date is never used.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from analysis.documents import count_words
from analysis.page.fields import decode_quoted, find_front_matter
from analysis.page.pieces import cover_inline_markup
from analysis.page.wording import AGENCIES
from analysis.patterns import LatePattern
from analysis.schema import ARTICLE_ZONES, COUNT, DAY, STRINGS, TEXT, iterate_rows, make_column
from analysis.timex.values import WEEKDAYS, find_explicit_dates

LABEL_WIDTH = 44

DETAILS = {
    "doc_id": TEXT,
    "headline": TEXT,
    "lead": TEXT,
    "signed_by": TEXT,
    "caption_date": DAY,
    "n_article_words": COUNT,
}
"""What a document says of itself, for :func:`find_details`."""

LEARNED = ("title", "agency", "published_date", "published_from", "story_id", "n_article_words", "label")
"""Columns of documents that :func:`join_details` fills or adds."""

_FILE_PHOTO = LatePattern(r"\bfile\b|\barchive|\bundated\b", re.IGNORECASE)
_WEEKDAY = LatePattern(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_AGENCY = LatePattern(rf"\b({AGENCIES})\b")


Stretches = dict[str, list[str]]
"""Zone -> its stretches of a text, in reading order."""


def complete_documents(documents: pd.DataFrame, zones: pd.DataFrame, stories: pd.DataFrame) -> pd.DataFrame:
    """Fill in what other stages learned about each document.

    Parameters
    ----------
    documents, zones, stories
        The tables of those names.

    Returns
    -------
    pandas.DataFrame
        `documents` with ``title`` (from the headline), ``agency`` (from byline, dateline or another
        edition), ``published_date`` and ``published_from`` (``caption``, ``story``) filled where they
        were missing, and the columns ``story_id``, ``n_article_words`` (words in headline,
        standfirst, dateline and body) and ``label`` (short, distinct, for plots and tables; from
        articles.csv if it has such a column).

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> from analysis.stories import build_stories
    >>> documents = load_documents("seeds")
    >>> zones = split_zones(documents)
    >>> done = complete_documents(documents, zones, build_stories(documents, zones))
    >>> done["published_from"].tolist()
    ['header', 'story', 'caption', 'header', 'metadata']
    """
    return join_details(documents, find_details(documents, zones), stories)


def find_details(documents: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Find what each document says of itself, without a look at any other.

    Returns
    -------
    pandas.DataFrame
        One row per document, in their order: ``doc_id``, ``headline``, ``lead`` (the first words of a text
        without headline), ``signed_by`` (the agency), ``caption_date`` (see :func:`caption_date`; only of
        documents without a date) and ``n_article_words``.
    """
    texts = dict(iterate_rows(documents, "doc_id", "text"))
    told = _cut_zones(texts, zones)
    headlines = {doc_id: _find_headline(told[doc_id], text) for doc_id, text in texts.items()}
    undated = documents["published_date"].isna().tolist()
    columns = {
        "doc_id": list(texts),
        "headline": list(headlines.values()),
        "lead": [None if headlines[doc_id] else _find_lead(told[doc_id], doc_id) for doc_id in texts],
        "signed_by": list(map(_find_agency, told.values())),
        "caption_date": [
            _find_caption_date(own) if is_undated else None
            for own, is_undated in zip(told.values(), undated, strict=True)
        ],
        "n_article_words": list(map(_count_article_words, told.values())),
    }
    return pd.DataFrame(
        {name: make_column(columns[name], kind) for name, kind in DETAILS.items()}, copy=False
    )


def join_details(documents: pd.DataFrame, details: pd.DataFrame, stories: pd.DataFrame) -> pd.DataFrame:
    """Fill in what the documents say of themselves and what other editions say of them.

    Parameters
    ----------
    documents
        The documents; their texts are not looked at and may be left out.
    details, stories
        What :func:`find_details` and :func:`analysis.stories.join_signatures` returned, in the order of the
        documents.

    Returns
    -------
    pandas.DataFrame
        As :func:`complete_documents` returns it.
    """
    done = documents.copy()
    told = {name: _list_cells(details[name]) for name in DETAILS}
    story_ids = stories["story_id"].tolist()
    titles = _fill(_list_cells(documents["title"]), told["headline"])
    agencies = _fill(_list_cells(documents["agency"]), told["signed_by"])
    by_story: dict[str, str] = {}
    for story_id, agency in zip(story_ids, agencies, strict=True):
        if agency is not None:
            by_story.setdefault(story_id, agency)
    agencies = _fill(agencies, [by_story.get(story_id) for story_id in story_ids])
    days, sources = _find_days(documents, details, story_ids)
    known = _list_cells(documents["label"]) if "label" in documents else [None] * len(documents)
    labels = _make_labels(known, _fill(titles, told["lead"]), days, told["doc_id"])
    done["story_id"] = pd.array(story_ids, dtype=STRINGS)
    done["n_article_words"] = details["n_article_words"].array
    done["title"] = pd.array(titles, dtype=STRINGS)
    done["agency"] = pd.array(agencies, dtype=STRINGS)
    done["published_date"] = pd.Series(days, done.index).astype(documents["published_date"].dtype)
    done["published_from"] = pd.array(sources, dtype=STRINGS)
    done["label"] = pd.array(labels, dtype=STRINGS)
    return done


def caption_date(captions: list[str], body: str) -> date | None:
    """The day of a photograph, if the article can be of that day.

    The first weekday that the article names must be the weekday of the photo, and the caption must
    not say that it is a file photo. One file photo in seven would pass by chance, which is why the
    date is marked ``caption``.

    Examples
    --------
    >>> caption_date(["They pose in Tokyo on November 24, 2021."], "They agreed on Wednesday.")
    datetime.date(2021, 11, 24)
    >>> caption_date(["They shake hands in Hanoi, May 1, 2022."], "They pledged Thursday.") is None
    True
    """
    weekday = _WEEKDAY.search(body)
    days = [
        found.start_date
        for caption in captions
        if not _FILE_PHOTO.search(caption)
        for found in find_explicit_dates(caption)
        if found.precision == "day"
    ]
    fitting = [day for day in days if weekday and day.isoweekday() == WEEKDAYS[weekday.group().lower()]]
    return max(fitting, default=None)


def _list_cells(column: pd.Series) -> list:
    """The cells as plain values, what is missing as None."""
    return [None if missing else cell for cell, missing in zip(column.tolist(), column.isna(), strict=True)]


def _fill(cells: Sequence[str | None], others: Sequence[str | None]) -> list[str | None]:
    """The cells, and where they are missing the others."""
    return [other if cell is None else cell for cell, other in zip(cells, others, strict=True)]


def _cut_zones(texts: dict[str, str], zones: pd.DataFrame) -> dict[str, Stretches]:
    """The stretches of each text."""
    found: dict[str, Stretches] = {doc_id: {} for doc_id in texts}
    for doc_id, start, end, zone in iterate_rows(zones, "doc_id", "start_char", "end_char", "zone"):
        if doc_id in found:
            found[doc_id].setdefault(zone, []).append(texts[doc_id][start:end])
    return found


def _count_article_words(told: Stretches) -> int:
    said = [stretch for zone in ARTICLE_ZONES for stretch in told.get(zone, ())]
    return count_words(cover_inline_markup(" ".join(said)))


def _find_headline(told: Stretches, text: str) -> str | None:
    titles = dict.fromkeys([_join_words([_decode(words, text)]) for words in told.get("headline", ())])
    return " ".join(titles) or None


def _join_words(stretches: Sequence[str]) -> str:
    """Some stretches as one line, with a blank between any two words."""
    return " ".join(" ".join(stretches).split())


def _decode(words: str, text: str) -> str:
    """A headline as it reads: the escapes of a YAML head and the entities of HTML are decoded."""
    head = find_front_matter(text) if "\\" in words else None
    if head and f'"{words}"' in text[head.start : head.end]:
        return decode_quoted(words)
    return html.unescape(words)


def _find_agency(told: Stretches) -> str | None:
    """The agency that signs the text; the one that signs a photo is another matter."""
    signed = told.get("byline", []) + told.get("dateline", [])
    signed += [credit for credit in told.get("credit", []) if credit.startswith("==")]
    matches = (_AGENCY.search(" ".join(stretch.split())) for stretch in signed)
    return next((match.group() for match in matches if match), None)


def _find_lead(told: Stretches, doc_id: str) -> str:
    return _shorten(_join_words(told.get("body", [doc_id])))


def _find_caption_date(told: Stretches) -> date | None:
    captions = [_join_words([caption, *told.get("credit", [])]) for caption in told.get("caption", ())]
    return caption_date(captions, _join_words(told.get("body", []))) if captions else None


def _find_days(
    documents: pd.DataFrame, details: pd.DataFrame, story_ids: Sequence[str]
) -> tuple[np.ndarray, list[str]]:
    """The days of publication and where they were found.

    An edition is dated by the others first: a text is a better witness than a photo. What is then without
    a date takes the earliest date of another edition of its story.
    """
    days = documents["published_date"].to_numpy(dtype="datetime64[s]", copy=True)
    sources = documents["published_from"].tolist()
    missing = np.isnat(days)
    if not missing.any():
        return days, sources
    dated = {story_ids[row] for row in np.flatnonzero(~missing)}
    captions = details["caption_date"].to_numpy(dtype="datetime64[s]")
    for row in np.flatnonzero(missing & ~np.isnat(captions)):
        if story_ids[row] not in dated:
            days[row], sources[row] = captions[row], "caption"
    earliest: dict[str, np.datetime64] = {}
    for row in np.flatnonzero(~np.isnat(days)):
        earliest[story_ids[row]] = min(days[row], earliest.get(story_ids[row], days[row]))
    for row in np.flatnonzero(np.isnat(days)):
        if story_ids[row] in earliest:
            days[row], sources[row] = earliest[story_ids[row]], "story"
    return days, sources


def _make_labels(
    known: Sequence[str | None], titles: Sequence[str | None], days: np.ndarray, doc_ids: Sequence[str]
) -> list[str]:
    labels: list[str] = []
    given: set[str] = set()
    written = np.datetime_as_string(days, unit="D").tolist()
    for label, title, day, doc_id in zip(known, titles, written, doc_ids, strict=True):
        if not label:
            label = _shorten(title) + ("" if day == "NaT" else f", {day}")
        labels.append(f"{label} [{doc_id}]" if label in given else label)
        given.add(labels[-1])
    return labels


def _shorten(words: str) -> str:
    if len(words) <= LABEL_WIDTH:
        return words
    return words[: LABEL_WIDTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
