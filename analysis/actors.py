"""Documents, sentences and dictionary -> actor mentions: who is named where, and by which rule."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import accumulate

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.folding import Offsets
from analysis.matching import Match
from analysis.names import NameMatches, find_names
from analysis.naming.directory import Directory, get_directory
from analysis.naming.resolution import DocumentNames, Mention
from analysis.page.pieces import find_inline_markup
from analysis.schema import build_table, iterate_rows
from analysis.sentences import SentenceRow, group_sentences


def match_actors(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    dictionary: Dictionary,
    *,
    found: list[NameMatches] | None = None,
) -> pd.DataFrame:
    """Find every mention of an actor, in all zones.

    Names are found longest first over all dictionaries. A capital counts for its government only
    where the sentence says so (:mod:`analysis.naming.capitals`), a short name only for somebody it can stand
    for in this document (:mod:`analysis.naming.short_names`).

    Parameters
    ----------
    documents, sentences, dictionary
        The tables of those names and the dictionary.
    found
        What :func:`analysis.names.find_names` returned for these documents, if it is known already.

    Returns
    -------
    pandas.DataFrame
        The ``actor_mentions`` table. ``office`` holds the offices on the day the document was
        published, joined by "; " (missing without a date). Where ``resolved_by`` is ``ambiguous``,
        ``actor_id`` and ``actor_name`` are missing and ``name_id`` lists all candidates, joined by "|".

    Examples
    --------
    >>> from analysis import load_documents, load_dictionary, split_sentences, split_zones
    >>> documents = load_documents("seeds")
    >>> sentences = split_sentences(documents, split_zones(documents))
    >>> mentions = match_actors(documents, sentences, load_dictionary())
    >>> mentions.query("matched_text == 'Minh'")["actor_name"].unique().tolist()
    ['Pham Binh Minh']
    """
    directory = get_directory(dictionary)
    found = find_names(documents, dictionary) if found is None else found
    by_document = group_sentences(sentences)
    rows: list[tuple] = []
    days = documents["published_date"].to_numpy().astype("datetime64[D]").tolist()
    columns = iterate_rows(documents, "doc_id", "text")
    for (doc_id, text), day, matches in zip(columns, days, found, strict=True):
        mentions = _resolve(text, day, directory, matches.actors, by_document.get(doc_id, []))
        for start, end, (_, sentence_id, _, _, zone), who in mentions:
            mention_id = f"{doc_id}:{start}:{end}:{who[0] or 'ambiguous'}"
            place = (mention_id, doc_id, sentence_id, start, end, text[start:end], zone)
            rows.append(place + who)  # twice as fast as (*place, *who)
    return build_table("actor_mentions", rows)


def _resolve(
    text: str, day: date | None, directory: Directory, matches: list[Match], sentences: list[SentenceRow]
) -> list[Mention]:
    """The mentions of one document. The rules read it without the tags and links inside its sentences."""
    if not matches:
        return []
    markup = find_inline_markup(text)
    if not markup:
        return DocumentNames(text, day, directory).resolve(matches, sentences)
    starts, ends = zip(*markup, strict=True)
    lost = [0, *accumulate(end - start for start, end in markup)]

    def move(place: int) -> int:
        return place - lost[bisect_right(ends, place)]

    read = "".join([text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)])
    moved = [(move(start), move(end), patterns) for start, end, patterns in matches]
    places = [(*head, move(start), move(end), zone) for *head, start, end, zone in sentences]
    offsets = Offsets([(*span, "") for span in markup])
    mentions = DocumentNames(read, day, directory).resolve(moved, places)
    return [(offsets[start], offsets[end - 1] + 1, *more) for start, end, *more in mentions]
