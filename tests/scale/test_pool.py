"""The pool: the same tables from several processes, also when one of them is killed."""

import os
import signal
import subprocess
import sys
from multiprocessing import active_children

import pandas as pd
import pytest

from analysis import annotate, load_dictionary
from analysis.scale.batches import annotate_batches, cut_batches, read_batch
from analysis.scale.pool import Pool, WorkerError


@pytest.fixture(scope="module")
def pool():
    with Pool(2, load_dictionary()) as pool:
        yield pool


def test_two_processes_make_the_same_tables(articles, expected, small, pool, assert_same):
    assert_same(annotate_batches(articles, load_dictionary(), pool), expected)


def test_results_come_in_the_order_of_tasks_and_tasks_are_taken_as_there_is_room(pool):
    taken = []

    def tasks():
        for number in range(30):
            taken.append(number)
            yield (-number,)

    results = pool.map(abs, tasks())
    assert next(results) == 0
    assert len(taken) == 4
    assert list(results) == list(range(1, 30))


def test_a_killed_process_changes_nothing(articles, expected, pool):
    killed = []

    def tasks():
        for number, batch in enumerate(cut_batches(articles, size=1)):
            if number in (5, 9):
                killed.append(active_children()[0].pid)
                os.kill(killed[-1], signal.SIGKILL)
            yield (batch,)

    zones = [tables["zones"] for tables in pool.map(read_batch, tasks())]
    pd.testing.assert_frame_equal(pd.concat(zones, ignore_index=True), expected.zones)
    assert killed and not {process.pid for process in active_children()} & set(killed)


def test_a_fault_of_a_task_is_raised_as_it_is(pool):
    with pytest.raises(ValueError, match="invalid literal for int"):
        list(pool.map(int, [("1",), ("one",)]))
    assert list(pool.map(int, [("2",)])) == [2]


def test_a_task_that_ends_every_process_is_given_up(pool):
    with pytest.raises(WorkerError, match="worker processes ended 3 times before they were done"):
        list(pool.map(os._exit, [(1,)]))
    assert list(pool.map(int, [("2",)])) == [2]


def test_annotate_takes_a_number_of_workers(articles, expected, assert_same):
    assert_same(annotate(articles, workers=2), expected)


def test_a_script_that_cannot_be_started_anew_is_told_so(request):
    """A worker that reads its script from standard input finds none, and ends before it reads anything."""
    script = "from analysis import *\nannotate(load_documents('seeds'), workers=2)"
    ended = subprocess.run(
        [sys.executable, "-"], input=script, capture_output=True, text=True, timeout=300,
        cwd=request.config.rootpath, env={**os.environ, "PYTHONPATH": "."}, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "WorkerError: worker processes ended 3 times" in ended.stderr
