"""Which pairs of documents are looked at."""

import numpy as np
import pytest

from analysis import candidates
from analysis.candidates import find_candidates
from analysis.signatures import Corpus


def find(*articles, twins=()):
    """Candidates among articles given by their shingles; the longer ones come later."""
    size = len(articles)
    heads = np.arange(size)
    for number, first in twins:
        heads[number] = first
    sizes = np.array([len(article) for article in articles])
    corpus = Corpus([str(n) for n in range(size)], np.arange(size), heads, np.arange(size), sizes)
    blocks = [np.array(article, dtype="u8") << np.uint64(24) for article in articles]
    pairs, often = find_candidates(lambda: blocks, corpus)
    return sorted(pairs), often.tolist()


RUN = [9, 8, 7, 6, 5, 4, 3, 2]  # its fingerprint is 2


def test_articles_that_share_a_fingerprint_are_looked_at():
    assert find(RUN, [*range(40, 49)], [*RUN, 99]) == ([(0, 2)], [])


def test_twins_are_looked_at_once():
    assert find(RUN, RUN, [*RUN, 99], twins=[(1, 0)]) == ([(0, 2)], [])


@pytest.mark.parametrize(("size", "pairs"), [(12, [(0, 1)]), (13, [])])  # five and six fingerprints
def test_a_fifth_of_the_smaller_ones_fingerprints_is_enough(size, pairs):
    falling = [*range(100 + size, 100, -1)]
    assert find(falling, [*falling[:8], *range(900, 880, -1)])[0] == pairs


@pytest.mark.parametrize("block", [1, 2, 100])
def test_what_three_hold_is_told_and_long_chains_are_cut(monkeypatch, block):
    monkeypatch.setattr(candidates, "BLOCK", block)
    pairs, often = find(*[RUN] * 11)
    expected = [(one, other) for one in range(11) for other in range(one + 1, min(11, one + 9))]
    assert (pairs, often) == (expected, [2])


def test_no_documents_no_candidates():
    assert find([]) == ([], [])
