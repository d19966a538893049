"""Batches in a pool of processes, which goes on when one of them is killed."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.dictionary import Dictionary
from analysis.scale.runners import AHEAD, watch

TRIES = 3
"""A task whose workers ended so often is given up."""

_dictionary: Dictionary | None = None  # of a worker process, sent once when it starts


class WorkerError(RuntimeError):
    """Worker processes ended again and again."""


class Pool:
    """Works in processes of this machine; a context manager.

    Processes are started anew ("spawn"), not copied, which is the same on every system and safe beside the
    threads of a notebook.
    """

    def __init__(self, workers: int, dictionary: Dictionary, *, progress: bool = False) -> None:
        self._workers, self._progress = workers, progress
        # In a file: a process that ends before it has read all it is sent would leave the sender waiting.
        self._folder = TemporaryDirectory()
        self._dictionary = Path(self._folder.name) / "dictionary.pickle"
        self._dictionary.write_bytes(pickle.dumps(dictionary))
        self._start()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *fault: object) -> None:
        self._processes.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def map(
        self,
        function: Callable[..., Any],
        tasks: Iterable[tuple],
        *,
        total: int | None = None,
        with_dictionary: bool = False,
    ) -> Iterator[Any]:
        """See :meth:`analysis.scale.runners.Runner.map`.

        Raises
        ------
        WorkerError
            If the processes that worked on a task ended three times.
        """
        calls = ((function, task, with_dictionary) for task in tasks)
        return watch(self._work(calls), total, shown=self._progress)

    def _work(self, calls: Iterator[tuple]) -> Iterator[Any]:
        waiting: deque[tuple[tuple, Future]] = deque()
        while True:
            for call in islice(calls, AHEAD * self._workers - len(waiting)):
                waiting.append((call, self._submit(call)))
            if not waiting:
                return
            yield self._wait_for_first(waiting)

    def _wait_for_first(self, waiting: deque[tuple[tuple, Future]]) -> Any:
        """The result of the first call; after a process was killed, what was lost is done once more."""
        for _ in range(TRIES):
            try:
                result = waiting[0][1].result()
            except BrokenProcessPool:
                self._processes.shutdown(wait=False, cancel_futures=True)
                self._start()
                again = [(call, old if _is_done(old) else self._submit(call)) for call, old in waiting]
                waiting.clear()
                waiting.extend(again)
            else:
                waiting.popleft()
                return result
        raise WorkerError(
            f"worker processes ended {TRIES} times before they were done. Either memory runs out (take fewer "
            'workers), or the script lacks the line `if __name__ == "__main__":` above its first call.'
        )

    def _submit(self, call: tuple) -> Future:
        try:
            return self._processes.submit(_call, *call)
        except (BrokenProcessPool, OSError, ValueError) as fault:
            # A process was killed while nobody waited, or just while another was being started, which then
            # finds closed pipes.
            lost: Future = Future()
            lost.set_exception(BrokenProcessPool(str(fault)))
            return lost

    def _start(self) -> None:
        self._processes = ProcessPoolExecutor(
            self._workers,
            mp_context=get_context("spawn"),
            initializer=_remember,
            initargs=(self._dictionary,),
        )


def _is_done(future: Future) -> bool:
    """Whether there is a result, or a fault of the task's own."""
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool)


def _remember(path: Path) -> None:
    global _dictionary
    _dictionary = pickle.loads(path.read_bytes())


def _call(function: Callable[..., Any], task: tuple, with_dictionary: bool) -> Any:
    return function(*task, _dictionary) if with_dictionary else function(*task)
