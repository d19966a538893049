"""Documents, sentences and dictionary -> actor mentions: who is named where, and by which rule."""

from __future__ import annotations

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.names import NameMatches, find_names, group_rows
from analysis.naming.directory import get_directory
from analysis.naming.resolution import DocumentNames
from analysis.schema import build_table, iterate_rows


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
    by_document = group_rows(sentences)
    rows: list[tuple] = []
    days = documents["published_date"].to_numpy().astype("datetime64[D]").tolist()
    columns = iterate_rows(documents, "doc_id", "text")
    for (doc_id, text), day, matches in zip(columns, days, found, strict=True):
        if matches.actors:
            names = DocumentNames(doc_id, text, day, directory)
            rows += names.resolve(matches.actors, by_document.get(doc_id, []))
    return build_table("actor_mentions", rows)
