"""An annotated corpus and its load report -> an audit: what was read, what is known of it, what to look at.

Every table is small and made for reading; :mod:`analysis.audit_page` sets them as a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.dictionary import Dictionary
from analysis.happenings.status import tell_status
from analysis.happenings.vocabulary import is_past
from analysis.happenings.words import find_event_word
from analysis.kwic import select_mentions
from analysis.schema import ARTICLE_ZONES, ZONES, iterate_rows
from analysis.suspicious import find_suspicious
from analysis.unknown_names import find_unknown_names

if TYPE_CHECKING:
    from analysis.annotate import Tables

EARLIEST = date(1945, 1, 1)
"""A publication date before it is more likely a mistake than a newspaper."""

SIDECAR = "sidecar"
"""The format of an articles.csv in the load report: it describes articles and is none."""

LARGEST = 10
"""So many stories are listed."""


@dataclass(frozen=True)
class Audit:
    """What there is to know about a corpus before anything in it is counted.

    Attributes
    ----------
    files
        ``format``, ``status`` (``read``, ``skipped``, ``failed``), ``n_files``, ``n_documents``, ``n_bytes``.
    unread
        The files, and parts of files, that are no articles: ``file``, ``format``, ``status``, ``reason``.
    remarks
        What was guessed in files that were read: ``file``, ``reason``.
    encodings
        ``encoding``, ``n_documents``, ``share`` (0 to 1).
    dates
        How publication dates are known: ``published_from``, ``n_documents``, ``share``, ``first_date``,
        ``last_date``.
    doubtful_dates
        ``doc_id``, ``file``, ``published_date``, ``published_from``, ``reason``.
    zones
        ``zone``, ``n_characters`` (blanks left out), ``share``, ``is_article``.
    documents
        One row per article: ``doc_id``, ``label``, ``file``, ``n_article_words``, ``furniture_share``,
        ``n_actors`` (different ones), ``n_mentions`` (of actors, in the article's own text), ``n_ambiguous``.
    stories
        The largest: ``story_id``, ``n_documents``, ``label`` (of the first), ``first_date``, ``last_date``,
        ``lowest_containment``.
    duplicates
        Texts that are the same to the letter: ``n_documents``, ``doc_ids`` (joined by "; "), ``same_bytes``.
    suspicious
        ``doc_id``, ``file``, ``rule``, ``reason``; see :func:`analysis.suspicious.find_suspicious`.
    unknown_names
        See :func:`analysis.unknown_names.find_unknown_names`.
    n_documents, n_stories
        How many articles and how many stories there are.
    """

    files: pd.DataFrame
    unread: pd.DataFrame
    remarks: pd.DataFrame
    encodings: pd.DataFrame
    dates: pd.DataFrame
    doubtful_dates: pd.DataFrame
    zones: pd.DataFrame
    documents: pd.DataFrame
    stories: pd.DataFrame
    duplicates: pd.DataFrame
    suspicious: pd.DataFrame
    unknown_names: pd.DataFrame
    n_documents: int
    n_stories: int

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, pd.DataFrame)}

    def __repr__(self) -> str:
        return f"Audit({', '.join(f'{name} {len(table)}' for name, table in self.tables.items())})"


def build_audit(
    tables: Tables,
    load_report: pd.DataFrame,
    *,
    dictionary: Dictionary | None = None,
    today: date | None = None,
) -> Audit:
    """Look over a corpus: files, dates, furniture, stories, suspicious texts, names that are missing.

    Parameters
    ----------
    tables
        The annotated corpus.
    load_report
        From :func:`analysis.documents.get_load_report`.
    dictionary
        The one the corpus was annotated with; the packaged one if none is given.
    today
        No article is published after it; the day of the call when left out.

    Returns
    -------
    Audit
        Tables with the columns listed there.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> from analysis.documents import get_load_report
    >>> documents = load_documents("seeds")
    >>> audit = build_audit(annotate(documents), get_load_report(documents))
    >>> audit.encodings.values.tolist()
    [['utf-8', 5, 1.0]]
    """
    files = load_report[load_report["format"] != SIDECAR]
    read = files["status"] == "read"
    sizes = _count_characters(tables)
    per_document = _describe_documents(tables, sizes)
    return Audit(
        files=_count_files(files),
        unread=files.loc[~read, ["file", "format", "status", "reason"]].reset_index(drop=True),
        remarks=files.loc[read & (files["reason"] != ""), ["file", "reason"]].reset_index(drop=True),
        encodings=_count_shares(tables.documents, "encoding"),
        dates=_count_dates(tables.documents),
        doubtful_dates=_find_doubtful_dates(tables, today or date.today()),
        zones=_count_zones(sizes),
        documents=per_document,
        stories=_list_stories(tables),
        duplicates=_find_duplicates(tables.documents),
        suspicious=find_suspicious(tables.documents, tables.zones, per_document),
        unknown_names=find_unknown_names(tables, dictionary),
        n_documents=len(tables.documents),
        n_stories=tables.documents["story_id"].nunique(),
    )


def _count_files(files: pd.DataFrame) -> pd.DataFrame:
    """Parts of a file that failed have the name of a file that was read; it counts once, as read."""
    whole = files.sort_values("status", key=lambda status: status != "read", kind="stable")
    whole = whole.drop_duplicates("file")
    counts = whole.groupby(["format", "status"], as_index=False).agg(
        n_files=("file", "size"), n_documents=("n_documents", "sum"), n_bytes=("n_bytes", "sum")
    )
    order = counts["status"].map({"read": 0, "skipped": 1, "failed": 2})
    return counts.iloc[np.lexsort((counts["format"], -counts["n_files"], order))].reset_index(drop=True)


def _count_shares(documents: pd.DataFrame, column: str) -> pd.DataFrame:
    counts = documents[column].fillna("unknown").value_counts().sort_index()
    counts = counts.sort_values(ascending=False, kind="stable").rename("n_documents").reset_index()
    return counts.assign(share=counts["n_documents"] / max(1, len(documents)))


def _count_dates(documents: pd.DataFrame) -> pd.DataFrame:
    shares = _count_shares(documents, "published_from")
    days = documents.groupby("published_from")["published_date"].agg(["min", "max"])
    days.columns = ["first_date", "last_date"]
    return shares.merge(days, left_on="published_from", right_index=True, how="left")


def _find_doubtful_dates(tables: Tables, today: date) -> pd.DataFrame:
    """Dates that no living newspaper has, and dates before something that the text tells as done."""
    dated = tables.documents.dropna(subset="published_date").set_index("doc_id")
    told = _find_later_days(tables)
    rows = []
    for doc_id, file, day, source in iterate_rows(
        dated.reset_index(), "doc_id", "file", "published_date", "published_from"
    ):
        if day.date() < EARLIEST:
            rows.append((doc_id, file, day, source, f"before {EARLIEST.year}"))
        elif day.date() > today:
            rows.append((doc_id, file, day, source, f"after today, {today.isoformat()}"))
        elif doc_id in told:
            rows.append((doc_id, file, day, source, f"the text tells of “{told[doc_id]}” as past"))
    frame = pd.DataFrame(rows, columns=["doc_id", "file", "published_date", "published_from", "reason"])
    kinds = dict.fromkeys(frame.columns, "str") | {"published_date": "datetime64[s]"}
    return frame.astype(kinds)


def _find_later_days(tables: Tables) -> dict[str, str]:
    """For each article, the first full date after its publication that belongs to a verb in the past."""
    dates = tables.date_mentions.merge(tables.documents[["doc_id", "published_date"]], on="doc_id")
    after = dates["start_date"] > dates["published_date"]
    full = ~dates["is_relative"] & (dates["precision"] == "day") & dates["zone"].isin(ARTICLE_ZONES)
    later = dates[after & full].merge(
        tables.sentences[["doc_id", "sentence_id", "sentence", "start_char"]],
        on=["doc_id", "sentence_id"],
        suffixes=("", "_sentence"),
    )
    told: dict[str, str] = {}
    columns = ("doc_id", "matched_text", "sentence", "start_char", "end_char", "start_char_sentence")
    for doc_id, words, sentence, start, end, first in iterate_rows(later, *columns):
        kind, *word = find_event_word(sentence, start - first, end - first)
        happened = kind != "other" and is_past(sentence[slice(*word)])
        if happened and tell_status(sentence, tuple(word), (start - first, end - first)) == "told":
            told.setdefault(doc_id, " ".join(words.split()))
    return told


def _count_characters(tables: Tables) -> pd.DataFrame:
    """Characters of every zone of every article, blanks left out: ``doc_id``, ``zone``, ``n_characters``."""
    texts = dict(iterate_rows(tables.documents, "doc_id", "text"))
    rows = iterate_rows(tables.zones, "doc_id", "start_char", "end_char", "zone")
    sizes = [(i, zone, sum(map(len, texts[i][start:end].split()))) for i, start, end, zone in rows]
    frame = pd.DataFrame(sizes, columns=["doc_id", "zone", "n_characters"])
    return frame.groupby(["doc_id", "zone"], as_index=False)["n_characters"].sum()


def _count_zones(sizes: pd.DataFrame) -> pd.DataFrame:
    totals = sizes.groupby("zone")["n_characters"].sum()
    counts = totals.reindex([zone for zone in ZONES if zone in totals.index]).reset_index()
    counts["share"] = counts["n_characters"] / max(1, counts["n_characters"].sum())
    return counts.assign(is_article=counts["zone"].isin(ARTICLE_ZONES))


def _describe_documents(tables: Tables, sizes: pd.DataFrame) -> pd.DataFrame:
    documents = tables.documents[["doc_id", "label", "file", "n_article_words"]].reset_index(drop=True)
    total = sizes.groupby("doc_id")["n_characters"].sum()
    furniture = sizes[sizes["zone"] == "furniture"].set_index("doc_id")["n_characters"] / total
    mentions = select_mentions(tables.actor_mentions, tables.documents)
    by_document = mentions.groupby("doc_id")
    known = mentions[mentions["resolved_by"] != "ambiguous"].groupby("doc_id")["actor_id"]
    doubtful = mentions["resolved_by"].eq("ambiguous").groupby(mentions["doc_id"])
    ids = documents["doc_id"]
    return documents.assign(
        furniture_share=ids.map(furniture).fillna(0.0),
        n_actors=ids.map(known.nunique()).fillna(0).astype("int64"),
        n_mentions=ids.map(by_document.size()).fillna(0).astype("int64"),
        n_ambiguous=ids.map(doubtful.sum()).fillna(0).astype("int64"),
    )


def _list_stories(tables: Tables) -> pd.DataFrame:
    articles = tables.documents[["doc_id", "label", "published_date"]].merge(tables.stories, on="doc_id")
    articles = articles.sort_values(["published_date", "doc_id"], kind="stable")
    stories = articles.groupby("story_id", as_index=False).agg(
        n_documents=("doc_id", "size"),
        label=("label", "first"),
        first_date=("published_date", "min"),
        last_date=("published_date", "max"),
        lowest_containment=("containment", "min"),
    )
    largest = stories[stories["n_documents"] > 1].sort_values(
        ["n_documents", "story_id"], ascending=[False, True], kind="stable"
    )
    return largest[:LARGEST].reset_index(drop=True)


def _find_duplicates(documents: pd.DataFrame) -> pd.DataFrame:
    """Groups of the same text, the largest first; many texts may come from one file of the same bytes."""
    rows = []
    twice = documents[documents["text"].duplicated(keep=False)]
    for _, group in twice.groupby("text", sort=False):
        files = group["file"].dropna()
        same_bytes = group["sha256"].nunique() == 1 and files.nunique() == len(group)
        rows.append((len(group), "; ".join(group["doc_id"]), bool(same_bytes)))
    rows.sort(key=lambda row: (-row[0], row[1]))
    frame = pd.DataFrame(rows, columns=["n_documents", "doc_ids", "same_bytes"])
    return frame.astype({"n_documents": "int64", "doc_ids": "str", "same_bytes": "bool"})
