"""A small kit for reading news on Indo-Pacific diplomacy as tables, with the evidence for every number.

Two calls are the whole story::

    documents = load_documents("seeds")        # one row per article
    tables = annotate(documents)               # zones, sentences, stories, mentions, dates, events
"""

from analysis.annotate import Tables, annotate, open_corpus
from analysis.dictionary import load_dictionary
from analysis.documents import get_load_report, iterate_documents, load_documents
from analysis.scale.store import load_tables, read_table
from analysis.sentences import split_sentences
from analysis.zones import split_zones

__all__ = [
    "Tables",
    "annotate",
    "get_load_report",
    "iterate_documents",
    "load_dictionary",
    "load_documents",
    "load_tables",
    "open_corpus",
    "read_table",
    "split_sentences",
    "split_zones",
]
