"""All of a text, and its other editions -> completed documents: date, title, agency, label, words.

The publication date is the anchor of every relative date, so that it is taken only from where it can
stand: the page or articles.csv (already in ``documents``), another edition of the same wire story,
and as a last resort the caption of a photograph, if the article's own weekdays agree with it. A
caption's date is the photo's; a file photo's date is never used.
"""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from analysis.documents import count_words
from analysis.page.wording import AGENCIES
from analysis.patterns import LatePattern
from analysis.schema import ARTICLE_ZONES, iterate_rows
from analysis.timex.values import WEEKDAYS, find_explicit_dates

LABEL_WIDTH = 44

_FILE_PHOTO = LatePattern(r"\bfile\b|\barchive|\bundated\b", re.IGNORECASE)
_WEEKDAY = LatePattern(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_AGENCY = LatePattern(rf"\b({AGENCIES})\b")


def complete_documents(
    documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame, stories: pd.DataFrame
) -> pd.DataFrame:
    """Fill in what other stages learned about each document.

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
    >>> from analysis import load_documents, split_zones, split_sentences
    >>> from analysis.stories import build_stories
    >>> documents = load_documents("seeds")
    >>> zones = split_zones(documents)
    >>> tables = (zones, split_sentences(documents, zones), build_stories(documents, zones))
    >>> complete_documents(documents, *tables)["published_from"].tolist()
    ['header', 'story', 'caption', 'header', 'metadata']
    """
    done = documents.copy()
    texts = _texts_by_zone(documents, zones)
    done["story_id"] = done["doc_id"].map(stories.set_index("doc_id")["story_id"]).astype("str")
    own = sentences[sentences["zone"].isin(ARTICLE_ZONES)]
    words = own["sentence"].map(count_words).groupby(own["doc_id"]).sum()
    done["n_article_words"] = done["doc_id"].map(words).fillna(0).astype("int64")
    headlines = pd.Series([" ".join(t.get("headline", [])) or None for t in texts], done.index, dtype="str")
    done["title"] = done["title"].fillna(headlines)
    signatures = pd.Series([_find_agency(t) for t in texts], done.index, dtype="str")
    done["agency"] = done["agency"].fillna(signatures)
    done["agency"] = done["agency"].fillna(done.groupby("story_id")["agency"].transform("first"))
    done = _take_story_dates(_take_caption_dates(done, texts))
    told = done["label"] if "label" in done else pd.Series(None, done.index, dtype="str")
    done["label"] = _make_labels(done, told, texts)
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


def _texts_by_zone(documents: pd.DataFrame, zones: pd.DataFrame) -> list[dict[str, list[str]]]:
    """For each document, the stretches of each zone, in reading order."""
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    by_document: dict[str, dict[str, list[str]]] = {doc_id: {} for doc_id in texts}
    for doc_id, start, end, zone in iterate_rows(zones, "doc_id", "start_char", "end_char", "zone"):
        by_document[doc_id].setdefault(zone, []).append(" ".join(texts[doc_id][start:end].split()))
    return list(by_document.values())


def _find_agency(texts: dict[str, list[str]]) -> str | None:
    """The agency that signs the text; the one that signs a photo is another matter."""
    signed = texts.get("byline", []) + texts.get("dateline", [])
    signed += [credit for credit in texts.get("credit", []) if credit.startswith("==")]
    matches = (_AGENCY.search(stretch) for stretch in signed)
    return next((match.group() for match in matches if match), None)


def _take_caption_dates(documents: pd.DataFrame, texts: list[dict[str, list[str]]]) -> pd.DataFrame:
    done = documents.copy()
    # An edition is dated by the others first: a text is a better witness than a photo.
    dated = done["published_date"].notna().groupby(done["story_id"]).transform("any")
    for row in done.index[~dated]:
        zones = texts[done.index.get_loc(row)]
        captions = [f"{c} {' '.join(zones.get('credit', []))}" for c in zones.get("caption", [])]
        day = caption_date(captions, " ".join(zones.get("body", [])))
        if day:
            done.loc[row, "published_date"] = pd.Timestamp(day)
            done.loc[row, "published_from"] = "caption"
    return done


def _take_story_dates(documents: pd.DataFrame) -> pd.DataFrame:
    """Give editions without a date the earliest date of another edition of their story."""
    done = documents.copy()
    earliest = done.groupby("story_id")["published_date"].transform("min")
    missing = done["published_date"].isna() & earliest.notna()
    done.loc[missing, "published_date"] = earliest[missing]
    done.loc[missing, "published_from"] = "story"
    return done


def _make_labels(documents: pd.DataFrame, told: pd.Series, texts: list[dict[str, list[str]]]) -> pd.Series:
    labels: list[str] = []
    for label, title, day, zones, doc_id in zip(
        told, documents["title"], documents["published_date"], texts, documents["doc_id"], strict=True
    ):
        if pd.isna(label) or not label:
            words = title if pd.notna(title) else " ".join(zones.get("body", [doc_id]))
            label = _shorten(words) + ("" if pd.isna(day) else f", {day.date()}")
        labels.append(label if label not in labels else f"{label} [{doc_id}]")
    return pd.Series(labels, documents.index, dtype="str")


def _shorten(words: str) -> str:
    if len(words) <= LABEL_WIDTH:
        return words
    return words[: LABEL_WIDTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
