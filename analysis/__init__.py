"""A small kit for reading news on Indo-Pacific diplomacy as tables, with the evidence for every number."""

from analysis.dictionary import load_dictionary
from analysis.documents import load_documents
from analysis.sentences import split_sentences
from analysis.zones import split_zones

