"""Numbers and who holds them: sorted together in little memory, however many there are.

A number and its holder share one word of 64 bits ("packed"), so that sorting these sorts both: the upper 40
bits are enough to tell numbers apart, and the lower 24 count to 16 million documents.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import numpy as np

Result = TypeVar("Result")
Numbers = tuple[np.ndarray, np.ndarray]

HOLDER_BITS = 24
_HOLDER = np.uint64((1 << HOLDER_BITS) - 1)
TOGETHER = 10_000_000
"""Numbers that are sorted at once: what bounds the memory of a large corpus."""
STEP = 1_000_000
"""Numbers that are copied at once."""


def pack(values: np.ndarray, holders: np.ndarray) -> np.ndarray:
    """Values (their upper 40 bits), and in the place of the lower bits who holds them.

    Examples
    --------
    >>> packed = pack(np.array([5 << 24, 3 << 24], dtype="u8"), np.array([1, 2], dtype="u4"))
    >>> get_values(packed).tolist(), get_holders(packed).tolist()
    ([5, 3], [1, 2])
    """
    packed = values & ~_HOLDER
    packed |= holders
    return packed


def get_values(packed: np.ndarray) -> np.ndarray:
    """The upper 40 bits of the values, as a number from 0."""
    return packed >> HOLDER_BITS


def get_holders(packed: np.ndarray) -> np.ndarray:
    """The holders, 4 bytes each."""
    holders = np.empty(len(packed), dtype=np.uint32)
    for start in range(0, len(packed), STEP):
        holders[start : start + STEP] = packed[start : start + STEP] & _HOLDER
    return holders


class Row:
    """Numbers that come part by part, in one piece of memory; it has room for so many and grows."""

    def __init__(self, about: int):
        self._numbers = np.empty(max(1, about), dtype=np.uint64)
        self.size = 0

    def add(self, part: np.ndarray) -> None:
        end = self.size + len(part)
        if end > len(self._numbers):
            self._numbers.resize(end + end // 4, refcheck=False)
        self._numbers[self.size : end] = part
        self.size = end

    def get(self) -> np.ndarray:
        """The numbers, which may be changed in place."""
        return self._numbers[: self.size]


def in_threads(function: Callable[..., Result], calls: Iterable[tuple]) -> Iterator[Result]:
    """Call a function again and again, two calls at a time; numpy lets other threads run while it counts.

    Examples
    --------
    >>> list(in_threads(pow, [(2, 3), (3, 2)]))
    [8, 9]
    """
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(2) as threads:
        for call in calls:
            waiting.append(threads.submit(function, *call))
            if len(waiting) > 2:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def sort_holders(
    blocks: Callable[[], Iterable[Numbers]],
    choose: Callable[[np.ndarray, np.ndarray], Numbers],
    n_values: int,
    *,
    few: int | None = None,
) -> Iterator[np.ndarray]:
    """Values in their order, each once for a holder.

    Parameters
    ----------
    blocks
        Gives values and where they come from, block by block, whenever it is called.
    choose
        Makes of a block the values that count and who holds them.
    n_values
        How many of these there are, about.
    few
        So many holders of a value are enough. What comes over and above is let go of on the way, so that a
        phrase in all articles takes no memory.

    Yields
    ------
    numpy.ndarray
        Packed values, which may be changed in place. What is equal comes in one go; the goes are as few as
        :data:`TOGETHER` allows.
    """
    n_goes = 1 + n_values // TOGETHER
    for go in range(n_goes):

        def prepare(*block: np.ndarray, go: int = go) -> np.ndarray:
            packed = pack(*choose(*block))
            if n_goes > 1:
                packed = packed[get_values(packed) % n_goes == go]
            return packed if few is None else _keep_few(packed, few)

        yield _sort_go(in_threads(prepare, blocks()), n_values // n_goes, few)


def _sort_go(blocks: Iterable[np.ndarray], about: int, few: int | None) -> np.ndarray:
    """Packed values of many blocks as one."""
    row, limit = Row(about), TOGETHER // 4
    for packed in blocks:
        row.add(packed)
        if few is not None and row.size > limit:
            row.size = len(_keep_few(row.get(), few))
            limit = max(limit, 2 * row.size)
    return keep_distinct(row.get()) if few is None else _keep_few(row.get(), few)


def _keep_few(packed: np.ndarray, few: int) -> np.ndarray:
    """Sort packed values in their place, and keep so many of each."""
    packed = keep_distinct(packed)
    keep = np.ones(len(packed), dtype=bool)
    keep[few:] = (packed[few:] ^ packed[:-few]) > _HOLDER
    return _move_together(packed, keep)


def find_many(values: np.ndarray, *, least: int) -> np.ndarray:
    """Which of the sorted values come so often or more, each once.

    Examples
    --------
    >>> find_many(np.array([1, 1, 1, 1, 2, 3, 3]), least=2).tolist()
    [1, 3]
    """
    end = max(0, len(values) - least + 1)
    chosen = values[len(values) - end :] == values[:end]
    chosen[1:] &= values[1:end] != values[: max(0, end - 1)]
    return values[:end][chosen]


def find_among(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Which of the values are among the sorted ones; quickest if they are sorted too.

    Examples
    --------
    >>> find_among(np.array([7, 2, 9]), np.array([2, 3, 7])).tolist()
    [True, True, False]
    """
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = known.searchsorted(values)
    places[places == len(known)] = 0
    return known[places] == values


def distinct(values: np.ndarray) -> np.ndarray:
    """Sorted, each once; faster here than numpy.unique, which hashes."""
    return keep_distinct(values.copy())


def keep_distinct(values: np.ndarray) -> np.ndarray:
    """The same in place: the values are sorted where they are, and the first of them returned."""
    values.sort()
    new = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return _move_together(values, new)


def _move_together(values: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """Move what is kept to the front, in the order in which it stands."""
    size = 0
    for start in range(0, len(values), STEP):
        part = values[start : start + STEP][keep[start : start + STEP]]
        values[size : size + len(part)] = part
        size += len(part)
    return values[:size]
