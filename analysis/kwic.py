"""Mentions put back into their text: keyword in context, keyword search, dispersion.

Every function takes mentions (any table that begins with the seven mention columns) and the documents
they were found in. The documents decide what is looked at: mentions of a document that is not in the
documents table are left out, so a selection of articles is made by selecting documents.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.keywords import fold_to_bytes, read_keyword
from analysis.schema import ARTICLE_ZONES, MENTION, ZONES, iterate_rows
from analysis.texts import read_texts

AMBIGUOUS = "(ambiguous)"
"""Shown in place of the name where two candidates were left and none was guessed."""


def check_zones(zones: str | Iterable[str]) -> tuple[str, ...]:
    """Return the zones as a tuple, or say which of them do not exist.

    Examples
    --------
    >>> check_zones("body")
    ('body',)
    >>> check_zones(["body", "footer"])
    Traceback (most recent call last):
        ...
    ValueError: unknown zone 'footer'; zones are: headline, standfirst, byline, dateline, body, caption, \
credit, metadata, furniture
    """
    names = (zones,) if isinstance(zones, str) else tuple(zones)
    unknown = [repr(name) for name in names if name not in ZONES]
    if unknown:
        raise ValueError(f"unknown zone {', '.join(unknown)}; zones are: {', '.join(ZONES)}")
    if not names:
        raise ValueError(f"no zone given; zones are: {', '.join(ZONES)}")
    return names


def check_columns(names: Sequence[str], *tables: pd.DataFrame) -> None:
    """Raise a ValueError naming every column that none of the tables has, and those that exist.

    Examples
    --------
    >>> check_columns(["actor"], pd.DataFrame(columns=["actor_name", "zone"]))
    Traceback (most recent call last):
        ...
    ValueError: no column 'actor'; did you mean 'actor_name'? Columns are: actor_name, zone
    """
    exist = list(dict.fromkeys(column for table in tables for column in table))
    unknown = [name for name in names if name not in exist]
    if unknown:
        what = ", ".join(map(repr, unknown))
        raise ValueError(f"no column {what}{suggest(unknown[0], exist)} Columns are: {', '.join(exist)}")
    if not names:
        raise ValueError(f"no column to count by; columns are: {', '.join(exist)}")


def suggest(name: str, exist: Iterable[str]) -> str:
    """Word the names that come closest to a mistyped one, for an error.

    Examples
    --------
    >>> suggest("Fumio Kishda", ["Fumio Kishida", "Wang Yi"])
    "; did you mean 'Fumio Kishida'?"
    >>> suggest("x", ["Japan"])
    '.'
    """
    lowered = {str(other).lower(): str(other) for other in exist}
    close = difflib.get_close_matches(str(name).lower(), lowered, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(repr(lowered[other]) for other in close)}?" if close else "."


def select_mentions(
    mentions: pd.DataFrame, documents: pd.DataFrame, *, zones: str | Iterable[str] = ARTICLE_ZONES
) -> pd.DataFrame:
    """Take the mentions that lie in these documents and zones.

    Parameters
    ----------
    mentions
        Any mention table.
    documents
        The documents to look at, with ``doc_id``.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    pandas.DataFrame
        The same columns. Where the actor was left open between two candidates, its id and name read
        ``(ambiguous)``: such mentions are counted in the open, not dropped and not guessed.

    Raises
    ------
    ValueError
        For a zone that does not exist.
    """
    zones = check_zones(zones)
    chosen = mentions[mentions["doc_id"].isin(documents["doc_id"]) & mentions["zone"].isin(zones)].copy()
    if "resolved_by" in chosen:
        unnamed = chosen["actor_id"].isna() & chosen["resolved_by"].eq("ambiguous")
        chosen[["actor_id", "actor_name"]] = chosen[["actor_id", "actor_name"]].mask(unnamed, AMBIGUOUS)
    return chosen


def build_kwic(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    window: int = 60,
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Show each mention (the node) between the words before and after it.

    Parameters
    ----------
    mentions
        Any mention table.
    documents
        Documents with ``doc_id``, ``text``, ``label`` and ``published_date``.
    window
        Characters of context on each side; a word that would be cut is left out.
    zones
        Zone names, by default what the article itself says.

    Returns
    -------
    pandas.DataFrame
        ``doc_id``, ``label``, ``published_date``, ``sentence_id``, ``left``, ``node``, ``right``, then the
        remaining columns of the mentions. Runs of white space and line breaks are shown as one space;
        ``start_char`` and ``end_char`` remain those of the text. In order of publication (no date last),
        document and position.

    Raises
    ------
    ValueError
        If the window is negative, a zone does not exist, or a mention's offsets do not lead to its text.
    """
    if window < 0:
        raise ValueError(f"window is a number of characters from 0, got {window}")
    rows = select_mentions(mentions, documents, zones=zones)
    rows = rows.merge(documents[["doc_id", "label", "published_date"]], on="doc_id")
    rows = rows.sort_values(["published_date", "doc_id", "start_char"], kind="stable", ignore_index=True)
    texts = read_texts(documents, rows["doc_id"])
    parts = [
        _cut_context(texts[doc_id], start, end, matched, doc_id, window)
        for doc_id, start, end, matched in zip(
            rows["doc_id"], rows["start_char"], rows["end_char"], rows["matched_text"], strict=True
        )
    ]
    for place, column in enumerate(("left", "node", "right")):
        rows[column] = pd.Series([part[place] for part in parts], dtype="str")
    first = ["doc_id", "label", "published_date", "sentence_id", "left", "node", "right"]
    return rows[first + [column for column in rows if column not in first]]


def _cut_context(text: str, start: int, end: int, matched: str, doc_id: str, window: int) -> tuple[str, ...]:
    if text[start:end] != matched:
        place = f"{doc_id}[{start}:{end}] is {text[start:end]!r}, not {matched!r}"
        raise ValueError(f"{place}: the mentions belong to another text")
    left, right = text[max(0, start - window) : start], text[end : end + window]
    if start > window and not text[start - window - 1].isspace():
        left = re.sub(r"^\S+", "", left)  # the window began in the middle of a word
    if end + window < len(text) and not text[end + window].isspace():
        right = re.sub(r"\S+\Z", "", right)  # \Z: $ would also match before a line break
    return _flatten(left), _flatten(matched), _flatten(right)


def _flatten(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def match_keyword(
    documents: pd.DataFrame, sentences: pd.DataFrame, pattern: str, *, ignore_case: bool = True
) -> pd.DataFrame:
    """Find a word or phrase in the sentences of all zones.

    Parameters
    ----------
    documents
        The documents to search.
    sentences
        Their sentences.
    pattern
        Plain words; ``*`` stands for any letters or digits within one word (``"intern*"``), by itself for
        one word; a space for any white space. Only whole words match, and nothing else has a special meaning.
    ignore_case
        Whether ``"quad"`` finds Quad.

    Returns
    -------
    pandas.DataFrame
        The seven mention columns, so that it can be counted (``by="matched_text"``) and shown in context.
        The time taken grows in proportion to the text, whatever the pattern.

    Raises
    ------
    ValueError
        For a pattern without any letter, digit or sign beside ``*``.
    """
    regex, anchor, *_ = read_keyword(pattern, ignore_case=ignore_case)
    wanted = sentences[sentences["doc_id"].isin(documents["doc_id"])]
    columns = ("doc_id", "sentence_id", "start_char", "zone", "sentence")
    found = [
        (f"{doc_id}:{start}:{end}:{pattern}", doc_id, sentence_id, start, end, hit[0], zone)
        for doc_id, sentence_id, first, zone, sentence in iterate_rows(wanted, *columns)
        if anchor in fold_to_bytes(sentence)  # most sentences are done with here
        for hit in regex.finditer(sentence)
        for start, end in [(first + hit.start(), first + hit.end())]
    ]
    return pd.DataFrame.from_records(found, columns=list(MENTION)).astype(MENTION)


def build_dispersion(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    by: str = "actor_name",
    zones: str | Iterable[str] = ARTICLE_ZONES,
) -> pd.DataFrame:
    """Say where in its article each mention stands.

    Parameters
    ----------
    mentions, documents, sentences
        As made by the annotation.
    by
        The column of the mentions that names what was mentioned.
    zones
        Zone names, by default what the article itself says. The article's length is that of its sentences
        in these zones, so page furniture between two paragraphs moves nothing.

    Returns
    -------
    pandas.DataFrame
        ``doc_id``, ``label``, ``published_date``, the column named by `by`, ``mention_id``, ``position``
        (0 = the first character of the article, 1 = its end). In order of publication and position.

    Raises
    ------
    ValueError
        For a zone or a column that does not exist.
    """
    check_columns([by], mentions)
    places = sentences[sentences["zone"].isin(check_zones(zones))].sort_values(["doc_id", "start_char"])
    length = places["end_char"] - places["start_char"]
    before = length.groupby(places["doc_id"]).cumsum() - length
    total = length.groupby(places["doc_id"]).transform("sum")
    places = places[["doc_id", "sentence_id"]].assign(
        sentence_start=places["start_char"], before=before, total=total
    )
    rows = select_mentions(mentions, documents, zones=zones).merge(places, on=["doc_id", "sentence_id"])
    rows["position"] = (rows["before"] + rows["start_char"] - rows["sentence_start"]) / rows["total"]
    rows = rows.merge(documents[["doc_id", "label", "published_date"]], on="doc_id")
    rows = rows.sort_values(["published_date", "doc_id", "position"], kind="stable", ignore_index=True)
    return rows[["doc_id", "label", "published_date", by, "mention_id", "position"]]
