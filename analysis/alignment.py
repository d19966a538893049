"""Two sequences of sentences -> which sentence of the one is which of the other.

Pairs keep the order of both texts and hold as many words in common as possible; a sentence that was
split or two that were joined are one pair (the beads of Gale and Church 1993, "A program for aligning
sentences in bilingual corpora"). What is left over and stands elsewhere in the other text was moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LIKE = 0.4
"""From this similarity on, one sentence is a rewording of the other. None of the 1,714 pairs of unrelated
sentences in the five articles reaches it by their longer words; the most is 0.38."""
SHORTENED_WORDS, SHORTENED = 8, 0.75
"""So is one that keeps so many words, and this share of the shorter one's words."""
MOVED_WORDS, MOVED = 5, 0.6
"""What counts as the same sentence in another place: with no order to help, more has to agree."""

Words = tuple[str, ...]


class Pair(NamedTuple):
    """Numbers of the sentences on both sides (none, one or two each), and how much they share."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    similarity: float
    moved: bool = False


def count_common(first: Sequence[str], second: Sequence[str]) -> int:
    """Count the words that two sentences have in common in the same order.

    The length of the longest common subsequence, with a whole row of the table in one integer
    (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").

    Examples
    --------
    >>> count_common("they met in Hanoi on Monday".split(), "on Monday they met again in Tokyo".split())
    3
    """
    places: dict[str, int] = {}
    for place, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << place
    row = full = (1 << len(first)) - 1
    for word in second:
        hits = row & places.get(word, 0)
        row = (row + hits) | (row - hits)
    return len(first) - (row & full).bit_count()


def measure_similarity(first: Sequence[str], second: Sequence[str]) -> float:
    """Share of the words of both sentences that are common to them, in order (0 to 1).

    Examples
    --------
    >>> measure_similarity(["they", "met", "again"], ["they", "met"])
    0.8
    """
    total = len(first) + len(second)
    return 2 * count_common(first, second) / total if total else 1.0


def align_sentences(
    first: Sequence[Words], second: Sequence[Words], *, breaks: tuple[Sequence[int], Sequence[int]]
) -> list[Pair]:
    """Pair the sentences of two texts.

    Parameters
    ----------
    first, second
        The words of each sentence.
    breaks
        For both texts, the paragraph of each sentence: two sentences become one only inside a paragraph.

    Returns
    -------
    list of Pair
        In reading order; every sentence stands in exactly one.

    Examples
    --------
    >>> one = [("they", "met", "on", "monday"), ("it", "rained")]
    >>> align_sentences(one, one[:1], breaks=([0, 1], [0]))
    [Pair(first=(0,), second=(0,), similarity=1.0, moved=False),
     Pair(first=(1,), second=(), similarity=0.0, moved=False)]
    """
    steps = _Steps(first, second, breaks)
    rows, columns = len(first) + 1, len(second) + 1
    score = [[0.0] * columns for _ in range(rows)]
    step = [[(0, 0, 0.0)] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if i or j:
                score[i][j], step[i][j] = max(
                    ((score[i - di][j - dj] + gain, (di, dj, like)) for di, dj, like, gain in steps.to(i, j)),
                    key=lambda option: option[0],  # of equal ones the first, so that the result is stable
                )
    pairs = []
    i, j = len(first), len(second)
    while i or j:
        di, dj, like = step[i][j]
        pairs.append(Pair(tuple(range(i - di, i)), tuple(range(j - dj, j)), like))
        i, j = i - di, j - dj
    return _find_moved(pairs[::-1], first, second)


class _Steps:
    """The pairs that may end at two sentences, with what each is worth."""

    def __init__(self, first: Sequence[Words], second: Sequence[Words], breaks: tuple) -> None:
        self.first, self.second, self.breaks = first, second, breaks
        self.common = lru_cache(maxsize=None)(lambda i, j: count_common(first[i], second[j]))

    def to(self, i: int, j: int) -> list[tuple[int, int, float, float]]:
        """Sentences taken on both sides, similarity, gain."""
        options = []
        for di, dj in ((1, 1), (2, 1), (1, 2)):
            if i >= di and j >= dj and (measured := self._measure(i, j, di, dj)):
                common, like = measured
                options.append((di, dj, like, common * like))
        options += [(0, 1, 0.0, 0.0)] if j else []
        return options + ([(1, 0, 0.0, 0.0)] if i else [])

    def _measure(self, i: int, j: int, di: int, dj: int) -> tuple[int, float] | None:
        if (di == 2 and not self._together(0, i)) or (dj == 2 and not self._together(1, j)):
            return None
        one = [word for sentence in self.first[i - di : i] for word in sentence]
        other = [word for sentence in self.second[j - dj : j] for word in sentence]
        common = self.common(i - 1, j - 1) if di == dj == 1 else count_common(one, other)
        if not common:
            # Sentences without a word ("...") are the same if both are.
            return (1, 1.0) if not one and not other else None
        like = 2 * common / (len(one) + len(other))
        shorter = min(len(one), len(other))
        fits = like >= LIKE or (common >= SHORTENED_WORDS and common >= SHORTENED * shorter)
        return (common, like) if fits and self._each_kept(i, j, di, dj) else None

    def _together(self, side: int, number: int) -> bool:
        return self.breaks[side][number - 1] == self.breaks[side][number - 2]

    def _each_kept(self, i: int, j: int, di: int, dj: int) -> bool:
        """Each of two sentences that became one has left most of its words there."""
        if di == dj == 1:
            return True
        own = [len(words) for words in (self.first[i - 2 : i] if di == 2 else self.second[j - 2 : j])]
        places = [(i - 2, j - 1), (i - 1, j - 1)] if di == 2 else [(i - 1, j - 2), (i - 1, j - 1)]
        return all(self.common(*place) >= LIKE * size for place, size in zip(places, own, strict=True))


def _find_moved(pairs: list[Pair], first: Sequence[Words], second: Sequence[Words]) -> list[Pair]:
    """Join what is missing on one side with its like that was left over on the other, the best first."""
    gone = [pair.first[0] for pair in pairs if not pair.second and len(first[pair.first[0]]) >= MOVED_WORDS]
    come = [pair.second[0] for pair in pairs if not pair.first and len(second[pair.second[0]]) >= MOVED_WORDS]
    likes = sorted((-measure_similarity(first[i], second[j]), i, j) for i in gone for j in come)
    taken: dict[int, Pair] = {}
    arrived: set[int] = set()
    for unlike, i, j in likes:
        if -unlike >= MOVED and i not in taken and j not in arrived:
            taken[i] = Pair((i,), (j,), -unlike, moved=True)
            arrived.add(j)
    kept = [pair for pair in pairs if pair.first or pair.second[0] not in arrived]
    return [pair if pair.second else taken.get(pair.first[0], pair) for pair in kept]
