"""What several test files need: tiny documents, the packaged dictionary, and both annotated corpora."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from analysis import load_dictionary, load_documents, split_sentences, split_zones
from analysis.actors import match_actors
from analysis.completed import complete_documents
from analysis.schema import build_table
from analysis.stories import build_stories
from analysis.topics import match_topics

# The same examples on every machine: a test run must not depend on luck.
settings.register_profile("kit", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("kit")

TESTS = Path(__file__).parent
FOLDERS = {"gold": TESTS.parent / "seeds", "invented": TESTS / "data" / "invented"}


def build_documents(texts, *, day=None):
    """A documents table of texts: a list (ids a, b, ...) or a mapping of ids; all of one day."""
    if not isinstance(texts, dict):
        texts = {chr(ord("a") + number): text for number, text in enumerate(texts)}
    published = pd.Timestamp(day) if day else pd.NaT
    source = "header" if day else "unknown"
    rows = [
        (doc_id, text, None, None, None, published, source, "en", 1, f"{doc_id}.txt", "utf-8", "0")
        for doc_id, text in texts.items()
    ]
    return build_table("documents", rows)


@pytest.fixture(scope="session")
def make_documents():
    return build_documents


@pytest.fixture(scope="session")
def dictionary():
    return load_dictionary()


@pytest.fixture(scope="session")
def tiny_dictionary():
    """Two invented states, a few persons, a union and three topics: all rows fit on a page."""
    return load_dictionary(TESTS / "data" / "tiny_dictionary")


@dataclass(frozen=True)
class Stages:
    """The tables of the stages up to the mentions of actors and topics."""

    documents: pd.DataFrame
    zones: pd.DataFrame
    sentences: pd.DataFrame
    stories: pd.DataFrame
    actors: pd.DataFrame
    topics: pd.DataFrame


@pytest.fixture(scope="session")
def run_stages(dictionary):
    """A function from documents to the tables of all stages."""

    def run(documents):
        zones = split_zones(documents)
        sentences = split_sentences(documents, zones)
        stories = build_stories(documents, zones)
        done = complete_documents(documents, zones, stories)
        actors = match_actors(done, sentences, dictionary)
        topics = match_topics(done, sentences, dictionary)
        return Stages(done, zones, sentences, stories, actors, topics)

    return run


@pytest.fixture(scope="session")
def corpora(run_stages):
    """The tables of the five articles ("gold") and of the invented ones ("invented")."""
    return {name: run_stages(load_documents(folder)) for name, folder in FOLDERS.items()}


@pytest.fixture(scope="session")
def annotation():
    """A function that reads a table of the hand annotation: ``annotation("gold", "actors")``."""

    def read(corpus, table):
        with open(TESTS / "data" / corpus / f"{table}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        offsets = {"start_char", "end_char"} & set(rows[0])
        return [row | {column: int(row[column]) for column in offsets} for row in rows]

    return read
