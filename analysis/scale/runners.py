"""Where batches are worked on: what every runner offers, and the one that works in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from analysis.dictionary import Dictionary
from analysis.loading.progress import show_progress

AHEAD = 2
"""Tasks for each worker that are handed out before the first of them is done: bounds the memory."""


class Runner(Protocol):
    """Works on tasks, somewhere."""

    def map(
        self,
        function: Callable[..., Any],
        tasks: Iterable[tuple],
        *,
        total: int | None = None,
        with_dictionary: bool = False,
    ) -> Iterator[Any]:
        """Call a function with the arguments of each task; the results in the order of the tasks.

        Parameters
        ----------
        function
            A function of a module, so that other processes find it.
        tasks
            Its arguments; taken one by one, as there is room.
        total
            Their number, for showing progress; nothing is shown without it.
        with_dictionary
            Whether the dictionary is the last argument.
        """


class Here:
    """Works in this process."""

    def __init__(self, dictionary: Dictionary, *, progress: bool = False) -> None:
        self._dictionary, self._progress = dictionary, progress

    def map(
        self,
        function: Callable[..., Any],
        tasks: Iterable[tuple],
        *,
        total: int | None = None,
        with_dictionary: bool = False,
    ) -> Iterator[Any]:
        """See :meth:`Runner.map`."""
        more = (self._dictionary,) if with_dictionary else ()
        results = (function(*task, *more) for task in tasks)
        return watch(results, total, shown=self._progress)


class _Counted:
    """Results of which there will be so many."""

    def __init__(self, results: Iterator[Any], total: int) -> None:
        self._results, self._total = results, total

    def __iter__(self) -> Iterator[Any]:
        return self._results

    def __len__(self) -> int:
        return self._total


def watch(results: Iterator[Any], total: int | None, *, shown: bool) -> Iterator[Any]:
    """Show how many results there are, if that is wished and their number is known."""
    if not shown or total is None:
        return results
    return show_progress(_Counted(results, total), shown=True, word="batches")
