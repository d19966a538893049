"""Batches on a Dask cluster: explicit tasks, no collections."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from analysis.dictionary import Dictionary
from analysis.scale.runners import AHEAD, watch

if TYPE_CHECKING:
    from distributed import Client, LocalCluster


class Cluster:
    """Works on a Dask cluster, by its client.

    Each task carries its own texts and the dictionary can be made anew from what the scheduler holds, so that
    nothing is lost with a worker.
    """

    def __init__(self, client: Client, dictionary: Dictionary, *, progress: bool = False) -> None:
        self._client, self._progress = client, progress
        self._dictionary = client.submit(_unpack, pickle.dumps(dictionary), pure=False)

    def map(
        self,
        function: Callable[..., Any],
        tasks: Iterable[tuple],
        *,
        total: int | None = None,
        with_dictionary: bool = False,
    ) -> Iterator[Any]:
        """See :meth:`analysis.scale.runners.Runner.map`."""
        more = (self._dictionary,) if with_dictionary else ()
        calls = ((_call, pickle.dumps((function, task)), *more) for task in tasks)
        return watch(self._work(calls), total, shown=self._progress)

    def _work(self, calls: Iterator[tuple]) -> Iterator[Any]:
        waiting: deque = deque()
        while True:
            room = AHEAD * max(1, sum(self._client.nthreads().values()))
            waiting.extend(
                self._client.submit(*call, pure=False) for call in islice(calls, max(0, room - len(waiting)))
            )
            if not waiting:
                return
            yield waiting.popleft().result()


def _call(task: bytes, *more: Any) -> Any:
    """Work on one task.

    It comes packed, so that a worker imports the kit in one thread: a second one, unpacking while the first
    imports, would find half of it.
    """
    function, arguments = pickle.loads(task)
    return function(*arguments, *more)


def _unpack(content: bytes) -> Any:
    return pickle.loads(content)


def start_cluster(workers: int, **options: Any) -> LocalCluster:
    """Start a Dask cluster of processes on this machine, with memory settings that suit numpy.

    Dask makes its workers give memory back to the system at once, which costs this kit a third of its speed;
    without that setting they keep some for the next batch.

    Parameters
    ----------
    workers
        Processes, of one thread each: the stages are plain Python.
    **options
        Passed on to ``distributed.LocalCluster``.

    Returns
    -------
    distributed.LocalCluster
        To be closed after use; ``cluster.get_client()`` is what ``annotate`` takes.

    Raises
    ------
    ImportError
        If Dask is not installed, naming what to install.
    """
    try:
        import dask
        from distributed import LocalCluster
    except ImportError as fault:
        raise ImportError('Dask is not installed: pip install "indo-pacific-news-kit[scale]"') from fault
    name = "distributed.nanny.pre-spawn-environ"
    settings = {key: value for key, value in dask.config.get(name).items() if "MALLOC_TRIM" not in key}
    with dask.config.set({name: settings}):
        return LocalCluster(n_workers=workers, threads_per_worker=1, **options)
