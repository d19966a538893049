"""Dask: the same tables from a cluster, also when one of its workers is killed."""

import os
import signal

import pytest

from analysis import annotate

pytest.importorskip("distributed")
from analysis.scale.cluster import start_cluster


@pytest.fixture(scope="module")
def cluster():
    with start_cluster(2, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def client(cluster):
    with cluster.get_client() as client:
        yield client


def test_a_cluster_makes_the_same_tables(articles, expected, small, client, assert_same):
    assert_same(annotate(articles, client=client), expected)


def test_a_killed_worker_changes_nothing(articles, expected, small, client, assert_same, tmp_path):
    client.wait_for_workers(2, timeout=60)
    pids = list(client.run(os.getpid).values())

    def read():
        for number in range(len(articles)):
            if number == 10:
                os.kill(pids[0], signal.SIGKILL)
            yield articles[number : number + 1]

    assert_same(annotate(read(), client=client, out=tmp_path), expected)
    client.wait_for_workers(2, timeout=60)
    assert pids[0] not in client.run(os.getpid).values()


def read_environment():
    return dict(os.environ)


def test_workers_keep_memory_for_the_next_batch(client):
    for environment in client.run(read_environment).values():
        assert "MALLOC_TRIM_THRESHOLD_" not in environment and environment["OMP_NUM_THREADS"] == "1"


def test_progress_is_shown_when_asked_for(articles, client, capsys):
    annotate(articles[:2], client=client, progress=True)
    assert "1/1" in capsys.readouterr().err
