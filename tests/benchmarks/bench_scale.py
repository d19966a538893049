"""How long a whole annotation takes, and how much memory: 1,000 to 100,000 articles, one process and several.

Run::

    python tests/benchmarks/bench_scale.py [--articles 1000 10000] [--workers 1 2] [--dask] [--kill]

The articles are those of articles.py. They are written to disk before the clock runs, and read from there in
slices while it does; every run starts in a process of its own, with no tables on disk. "main" is the
largest memory of the process that asks, "worker" that of the largest of its workers. The digest is over
all rows of all tables in their order: it must be the same in all runs of a size, also when a worker was
killed (--kill) and on Dask (--dask). The first run of a size is what the others are compared with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing import active_children
from pathlib import Path

import pandas as pd
from articles import iterate_documents

from analysis import annotate
from analysis.scale.parquet import count_rows, read_files, write_table
from analysis.scale.store import find_files
from analysis.schema import SCHEMAS

SLICE = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--dask", action="store_true", help="also on a Dask cluster of this machine")
    parser.add_argument("--kill", action="store_true", help="also with a worker killed in the middle")
    parser.add_argument("--again", action="store_true", help="also a second run over finished tables")
    parser.add_argument("--folder", help="where to keep the articles (default: a temporary folder)")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(**json.loads(options.measure))))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary)
        print(f"{'articles':>9}  {'way':18}{'seconds':>9}{'articles/s':>12}{'speed-up':>10}", end="")
        print(f"{'main MB':>9}{'worker MB':>11}  digest")
        for number in options.articles:
            compare(write_articles(number, folder), list_ways(options))


def list_ways(options: argparse.Namespace) -> list[dict]:
    """What to measure: the processes one after another, then what was asked for beyond."""
    ways = [{"workers": workers} for workers in options.workers]
    most = {"workers": max(options.workers)}
    ways += [most | {"dask": True}] * options.dask
    if options.kill and most["workers"] > 1:
        ways += [most | {"kill": True}] + [most | {"dask": True, "kill": True}] * options.dask
    return ways + [most | {"again": True}] * options.again


def write_articles(number: int, folder: Path) -> Path:
    """Generate the articles, unless they are there already."""
    place = folder / f"articles_{number}"
    paths = [place / f"{start:08}.parquet" for start in range(0, number, SLICE)]
    if not all(path.exists() for path in paths):
        for path, documents in zip(paths, iterate_documents(number, size=SLICE), strict=True):
            write_table(path, documents)
    return place


def compare(articles: Path, ways: list[dict]) -> None:
    """Measure all ways, and print one line for each."""
    first = None
    for way in ways:
        task = json.dumps(way | {"articles": str(articles)})
        run = subprocess.run(
            [sys.executable, __file__, "--measure", task], capture_output=True, text=True, check=False
        )
        if run.returncode:
            sys.exit(run.stderr)
        found = json.loads(run.stdout.splitlines()[-1])
        first = first or found
        name = "Dask" if way.get("dask") else "processes" if way["workers"] > 1 else "process"
        name = f"{way['workers']} {name}" + ", killed" * way.get("kill", 0) + ", again" * way.get("again", 0)
        speed, gain = found["n"] / found["seconds"], first["seconds"] / found["seconds"]
        print(f"{found['n']:>9,}  {name:18}{found['seconds']:9.1f}{speed:12,.0f}{gain:10.2f}", end="")
        same = "" if found["digest"] == first["digest"] else "  DIFFERENT"
        print(f"{found['main']:9,.0f}{found['worker']:11,.0f}  {found['digest']}{same}", flush=True)


def measure(
    articles: str, workers: int, *, dask: bool = False, kill: bool = False, again: bool = False
) -> dict:
    """Annotate once, in this fresh process, from the articles on disk to the tables on disk."""
    paths = sorted(Path(articles).glob("*.parquet"))
    with tempfile.TemporaryDirectory() as out, ExitStack() as stack:
        options = {"workers": workers, "out": out}
        if dask:
            from analysis.scale.cluster import start_cluster

            cluster = stack.enter_context(start_cluster(workers, dashboard_address=None))
            options = {"client": stack.enter_context(cluster.get_client()), "out": out}
        if again:
            annotate(read_slices(paths), **options)
        begin = time.perf_counter()
        annotate(read_slices(paths, kill=kill), **options)
        seconds = time.perf_counter() - begin
        stack.close()
        main, worker = (
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        digest = digest_tables(Path(out))
    return {
        "n": count_rows(paths),
        "seconds": seconds,
        "main": main,
        "worker": worker if workers > 1 or dask else 0,
        "digest": digest,
    }


def read_slices(paths: list[Path], *, kill: bool = False) -> Iterator[pd.DataFrame]:
    """The documents slice by slice; with a worker killed when half of them are read."""
    for number, path in enumerate(paths):
        if kill and number == max(1, len(paths) // 2):
            os.kill(active_children()[0].pid, signal.SIGKILL)
        yield read_files([path])


def digest_tables(folder: Path) -> str:
    """A digest of all rows in their order, read file by file."""
    digest = hashlib.sha256()
    files = find_files(folder)
    for name in SCHEMAS:
        for path in files[name]:
            digest.update(pd.util.hash_pandas_object(read_files([path]), index=False).to_numpy().tobytes())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    main()
