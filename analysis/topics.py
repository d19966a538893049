"""Documents, sentences and dictionary -> topic mentions: where a text touches a topic, and by which term."""

from __future__ import annotations

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.names import NameMatches, find_names, place_matches
from analysis.schema import build_table, iterate_rows
from analysis.sentences import group_sentences


def name_topics(mentions: pd.DataFrame, dictionary: Dictionary) -> pd.DataFrame:
    """Add the column ``topic_name``, for people to read.

    Examples
    --------
    >>> from analysis import load_dictionary
    >>> name_topics(pd.DataFrame({"topic_id": ["north-korea"]}), load_dictionary())["topic_name"].tolist()
    ['North Korea']
    """
    names = dictionary.topics.set_index("topic_id")["topic_name"]
    return mentions.assign(topic_name=mentions["topic_id"].map(names).astype("str"))


def match_topics(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    dictionary: Dictionary,
    *,
    found: list[NameMatches] | None = None,
) -> pd.DataFrame:
    """Find every term of every topic, in all zones.

    The longest term counts; one that belongs to two topics ("East and South China seas") is a
    mention of both.

    Parameters
    ----------
    documents, sentences, dictionary
        The tables of those names and the dictionary.
    found
        What :func:`analysis.names.find_names` returned for these documents, if it is known already.

    Returns
    -------
    pandas.DataFrame
        The ``topic_mentions`` table: ``term_id`` is the row of topic_terms.csv that fired,
        ``strength`` whether it names the topic (``explicit``) or only points to it (``indirect``).

    Examples
    --------
    >>> from analysis import load_documents, load_dictionary, split_sentences, split_zones
    >>> documents = load_documents("seeds")
    >>> sentences = split_sentences(documents, split_zones(documents))
    >>> mentions = match_topics(documents, sentences, load_dictionary())
    >>> indirect = mentions.query("topic_id == 'north-korea' and strength == 'indirect'")
    >>> indirect["matched_text"].unique().tolist()
    ['reclusive state']
    """
    found = find_names(documents, dictionary) if found is None else found
    terms = list(iterate_rows(dictionary.terms, "topic_id", "term_id", "strength"))
    by_document = group_sentences(sentences)
    rows: list[tuple] = []
    for (doc_id, text), matches in zip(iterate_rows(documents, "doc_id", "text"), found, strict=True):
        for (start, end, numbers), place in place_matches(matches.topics, by_document.get(doc_id, ())):
            # Two rows of one topic may name the same words; the first of them is the receipt.
            chosen = {terms[number][0]: terms[number] for number in reversed(numbers)}
            head = (doc_id, place[1], start, end, text[start:end], place[4])
            rows += [(f"{doc_id}:{start}:{end}:{topic}", *head, *chosen[topic]) for topic in sorted(chosen)]
    return build_table("topic_mentions", rows)
