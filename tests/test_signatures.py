"""Signatures: the words of an article as numbers."""

import numpy as np
import pandas as pd

from analysis import candidates, holders, signatures, stories
from analysis.schema import build_table
from analysis.signatures import (
    Corpus,
    find_fingerprints,
    hash_shingles,
    iterate_shingles,
    list_documents,
    read_signatures,
)
from analysis.stories import build_stories


def read(make_documents, texts):
    documents = make_documents(texts)
    zones = [(doc_id, 0, len(text), "body") for doc_id, text in texts.items()]
    return read_signatures(documents, build_table("zones", zones))


def test_house_style_is_no_difference(make_documents):
    found = read(make_documents, {"a": "The U.S. realised it, now.", "b": "the US “realized” it now"})
    assert found["n_shingles"].tolist() == [1, 1]
    assert found["words_digest"].nunique() == found["shingles"].nunique() == 1


def test_a_file_without_words_is_known_by_all_of_it(make_documents):
    found = read(make_documents, {"a": "--", "b": "---", "c": "--"})
    assert found["n_shingles"].tolist() == [0, 0, 0]
    assert found["words_digest"].duplicated().tolist() == [False, False, True]


def test_the_order_of_words_matters():
    one, other = hash_shingles(np.arange(6, dtype="u8")), hash_shingles(np.arange(6, dtype="u8")[::-1])
    assert len(set(one.tolist()) | set(other.tolist())) == 4


def test_twelve_words_in_a_row_share_a_fingerprint():
    draw = np.random.default_rng(4).integers(0, 2**63, 60, dtype="u8")
    shared = draw[20:28]
    found = [find_fingerprints(part, np.zeros(len(part)))[0] for part in (draw[:28], draw[20:], shared)]
    assert found[2].tolist() == [shared.min()]
    assert shared.min() in found[0] and shared.min() in found[1]


def test_fingerprints_do_not_reach_over_the_end_of_an_article():
    values = np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 9, 9, 9, 9, 9, 9, 5], dtype="u8")
    found, holders = find_fingerprints(values, np.repeat([0, 1], [8, 9]))
    assert list(zip(found.tolist(), holders.tolist(), strict=True)) == [(2, 0), (1, 1), (5, 1)]


def test_shingles_come_with_the_row_of_their_document():
    corpus = Corpus(["a", "b", "c"], np.arange(3), np.arange(3), np.arange(3), np.array([2, 0, 1]))
    blocks = [np.array([7, 8], dtype="u8"), np.array([9], dtype="u8")]
    found = [(values.tolist(), rows.tolist()) for values, rows in iterate_shingles(lambda: blocks, corpus)]
    assert found == [([7, 8], [0, 0]), ([9], [2])]


def test_documents_of_the_same_words_are_looked_at_once():
    rows = {"doc_id": ["c", "a", "b"], "words_digest": [b"x", b"y", b"x"], "n_shingles": [4, 9, 4]}
    corpus = list_documents(pd.DataFrame(rows))
    assert corpus.numbers.tolist() == [2, 0, 1]
    assert corpus.heads.tolist() == [0, 1, 1]
    assert corpus.lengths.tolist() == [2, 0, 1]


def test_a_large_corpus_is_grouped_like_a_small_one(make_documents, monkeypatch):
    draw = np.random.default_rng(8)
    texts = {}
    for number in range(40):
        words = [f"w{word}" for word in draw.integers(0, 5000, 60)]
        texts |= {f"{number:02}": " ".join(words), f"{number:02} cut": " ".join(words[: 30 + number % 20])}
    documents = make_documents(texts)
    zones = build_table("zones", [(doc_id, 0, len(text), "body") for doc_id, text in texts.items()])
    small = build_stories(documents, zones)
    assert small["story_id"].nunique() == 40
    monkeypatch.setattr(holders, "TOGETHER", 50)
    monkeypatch.setattr(holders, "STEP", 9)
    monkeypatch.setattr(candidates, "BLOCK", 11)
    monkeypatch.setattr(signatures, "BLOCK", 3)
    monkeypatch.setattr(stories, "BLOCK", 7)
    monkeypatch.setattr(stories, "STEP", 13)
    monkeypatch.setattr(signatures, "KNOWN_WORDS", 10)
    pd.testing.assert_frame_equal(build_stories(documents, zones), small)
