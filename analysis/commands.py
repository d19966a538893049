"""What the commands of ``python -m analysis`` do; :mod:`analysis.__main__` reads their words.

Each takes the words that were read and returns an exit code: 0 for fine, 1 for done but something is wrong.
What could not be run at all is raised, one of :data:`FAULTS`.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pandas as pd

from analysis.dictionary import Dictionary, DictionaryError, load_dictionary
from analysis.documents import LoadError, LoadWarning, get_load_report, iterate_documents, load_documents
from analysis.notebook_runs import NotebookError, run_notebooks
from analysis.proof.files import ReceiptError
from analysis.safe_files import write_csv
from analysis.scale.pool import WorkerError
from analysis.schema import TableError
from analysis.tables import Tables

Documents = TypeVar("Documents")


class CommandError(ValueError):
    """Words of a command that do not go together."""


FAULTS = (
    CommandError,
    DictionaryError,
    ImportError,
    LoadError,
    NotebookError,
    OSError,
    ReceiptError,
    TableError,
    WorkerError,
)
"""What stops a command and is no mistake of the program."""

FINE, WRONG = 0, 1

REPORT_FILE = "load_report.csv"
MOST_NAMED = 20
"""So many files that could not be read are named; the load report has all."""


def annotate_folder(options: argparse.Namespace) -> int:
    """Annotate a folder and keep its tables; see ``annotate --help``."""
    from analysis.annotate import annotate

    _check_outside(options.folder, options.out)
    documents = _load(options, iterate_documents)
    report = get_load_report(documents)
    tables = annotate(
        documents,
        _load_dictionary(options),
        workers=options.workers,
        out=options.out,
        progress=_shows_progress(),
    )
    write_csv(report, Path(options.out) / REPORT_FILE)
    _print(f"{_describe_corpus(tables)}: tables in {options.out}")
    return _tell_unread(report)


def report_folder(options: argparse.Namespace) -> int:
    """Write the audit page of a folder; see ``report --help``."""
    from analysis.annotate import annotate
    from analysis.audit import build_audit
    from analysis.audit_page import write_audit_page

    _check_outside(options.folder, options.out, options.csv)
    documents, dictionary = _load(options, load_documents), _load_dictionary(options)
    report = get_load_report(documents)
    tables = annotate(documents, dictionary, workers=options.workers, progress=_shows_progress())
    audit = build_audit(tables, report, dictionary=dictionary)
    write_audit_page(audit, options.out, source=Path(options.folder).resolve().name)
    if options.csv:
        for name, table in audit.tables.items():
            write_csv(table, Path(options.csv) / f"{name}.csv")
    _print(f"{_describe_corpus(tables)}: {options.out}")
    return _tell_unread(report)


def verify_receipts_file(options: argparse.Namespace) -> int:
    """Recompute receipts; see ``verify --help``."""
    from analysis.receipts import read_receipts, verify_receipts

    dictionary = _load_dictionary(options)
    receipts = read_receipts(options.receipts)
    report = verify_receipts(receipts, options.folder, dictionary=dictionary, encoding=options.encoding)
    print(_describe_verification(report))
    return WRONG if (report["status"] == "differs").any() else FINE


def lint_dictionary_files(options: argparse.Namespace) -> int:
    """Print what a person should look at in a dictionary; see ``lint-dictionary --help``."""
    from analysis.dictionary_lint import lint_dictionary

    findings = lint_dictionary(_load_dictionary(options))
    for file, row, rule, message in findings[["file", "row", "rule", "message"]].itertuples(index=False):
        _print(f"{file}:{row}: {rule}: {message}")
    n_files = findings["file"].nunique()
    findings_in = (
        f"{len(findings):,} finding{'s' * (len(findings) > 1)} in {n_files} file{'s' * (n_files > 1)}"
    )
    _print(findings_in if len(findings) else "no findings")
    return WRONG if len(findings) else FINE


def render_notebooks(options: argparse.Namespace) -> int:
    """Write a page for each notebook; see ``render --help``."""
    from analysis.pages import render_pages  # brings the HTML and Markdown libraries

    for path in render_pages(options.notebooks, options.out):
        _print(path)
    return FINE


def store_notebooks(options: argparse.Namespace) -> int:
    """Run all notebooks; see ``notebooks --help``."""
    for path in run_notebooks(options.notebooks):
        _print(path)
    return FINE


def _check_outside(folder: str, *outs: str | None) -> None:
    """What is written among the articles would be read as one the next time."""
    for out in [out for out in outs if out is not None]:
        if Path(out).resolve().is_relative_to(Path(folder).resolve()):
            raise CommandError(f"{out} lies in {folder} and would be read as articles; choose another place")


def _load(options: argparse.Namespace, load: Callable[..., Documents]) -> Documents:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LoadWarning)  # the files are named at the end
        return load(options.folder, encoding=options.encoding, progress=_shows_progress())


def _load_dictionary(options: argparse.Namespace) -> Dictionary:
    return load_dictionary(options.dictionary, extra=options.extra)


def _shows_progress() -> bool:
    """A bar is for somebody who watches, and spoils a log."""
    return sys.stderr.isatty()


def _describe_corpus(tables: Tables) -> str:
    n_documents, n_stories = len(tables.stories), tables.stories["story_id"].nunique()
    articles = "1 article" if n_documents == 1 else f"{n_documents:,} articles"
    return f"{articles} in {'1 story' if n_stories == 1 else f'{n_stories:,} stories'}"


def _tell_unread(report: pd.DataFrame) -> int:
    """Name the files that could not be read, and say by the exit code whether there were any."""
    failed = report[report["status"] == "failed"]
    for file, reason in failed[["file", "reason"]][:MOST_NAMED].itertuples(index=False):
        _print(f"not read: {file}: {reason}", error=True)
    if len(failed) > MOST_NAMED:
        _print(f"not read: {len(failed) - MOST_NAMED:,} more", error=True)
    return WRONG if len(failed) else FINE


def _print(line: object, *, error: bool = False) -> None:
    print(_make_printable(line), file=sys.stderr if error else sys.stdout)


def _make_printable(line: object) -> str:
    """One line without what could steer a terminal: names of files come from outside."""
    return "".join(letter if letter.isprintable() else "?" for letter in " ".join(str(line).split()))


def _describe_verification(report: pd.DataFrame) -> str:
    """Write the report of a verification as lines, each fault of a file once with its rows."""
    lines = []
    faults = report[report["status"] != "verified"]
    for (status, file, fault), rows in faults.groupby(["status", "file", "fault"], dropna=False, sort=False):
        numbers = rows["row"].dropna().astype("str").tolist()
        where = f" (row{'s' * (len(numbers) > 1)} {', '.join(numbers[:5])}" if numbers else ""
        where += f" and {len(numbers) - 5:,} more)" if len(numbers) > 5 else ")" * bool(numbers)
        name = file if isinstance(file, str) else "number" if numbers else "folder"
        lines.append(_make_printable(f"{'note' if status == 'note' else name}: {fault}{where}"))
    differ = report.loc[report["status"] == "differs", "row"]
    n_rows = report["row"].nunique()
    last = f"verified: all {n_rows:,} rows"
    if len(differ):
        elsewhere = " and the folder" if differ.isna().any() else ""
        last = f"differs: {differ.nunique():,} of {n_rows:,} rows{elsewhere}"
    return "\n".join([*lines, last])
