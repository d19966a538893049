"""The command line: ``python -m analysis notebooks``, ``render`` and ``verify``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import pandas as pd

from analysis.notebook_runs import NotebookError, run_notebooks


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all went well and 1 when not (2 is for wrong arguments).

    For ``verify``, 1 is for a difference, and 2 for receipts, a folder or a dictionary that cannot be read.

    Parameters
    ----------
    arguments
        The words after ``python -m analysis``; those of the command line by default.
    """
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (NotebookError, OSError) as fault:
        print(f"error: {fault}", file=sys.stderr)
        return options.cannot_run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Commands for the notebooks.")
    commands = parser.add_subparsers(metavar="command", required=True)

    notebooks = commands.add_parser(
        "notebooks",
        help="run all notebooks and store their outputs",
        description="Run all notebooks and store their outputs, the same bytes for the same results. "
        "If a cell raises, nothing is stored.",
    )
    notebooks.set_defaults(run=_notebooks, cannot_run=1)

    render = commands.add_parser(
        "render",
        help="write one HTML page per notebook, and an index",
        description="Write one HTML page per notebook, and an index. The pages show what the notebooks "
        "store, and open from disk without network.",
    )
    render.add_argument("--out", default="rendered", help="folder for the pages (default: %(default)s)")
    render.set_defaults(run=_render, cannot_run=1)

    for command in (notebooks, render):
        command.add_argument(
            "--notebooks", default="notebooks", help="folder with the notebooks (default: %(default)s)"
        )
    _add_verify(commands)
    return parser


def _add_verify(commands: argparse._SubParsersAction) -> None:
    verify = commands.add_parser(
        "verify",
        help="recompute receipts from a folder of articles",
        description="Recompute every number of a receipts file from the folder of articles: the bytes of "
        "each file, the text of each span, the annotation and the counts. Receipts without the articles' "
        "words can be verified as well.",
        epilog="Exit code: 0 all verified, 1 something differs (each difference is printed, with file and "
        "row), 2 the receipts, the folder or the dictionary cannot be read.",
    )
    verify.add_argument("receipts", metavar="RECEIPTS", help="a CSV file made by write_receipts")
    verify.add_argument("folder", metavar="FOLDER", help="the folder with the articles (.txt)")
    verify.add_argument("--dictionary", help="folder with the dictionary (default: the packaged one)")
    verify.add_argument("--extra", help="folder with rows that were added to the dictionary")
    verify.set_defaults(run=_verify, cannot_run=2)


def _notebooks(options: argparse.Namespace) -> int:
    for path in run_notebooks(options.notebooks):
        print(path)
    return 0


def _render(options: argparse.Namespace) -> int:
    from analysis.pages import render_pages  # brings the HTML and Markdown libraries

    for path in render_pages(options.notebooks, options.out):
        print(path)
    return 0


def _verify(options: argparse.Namespace) -> int:
    from analysis.dictionary import DictionaryError, load_dictionary
    from analysis.receipts import ReceiptError, read_receipts, verify_receipts

    try:
        dictionary = load_dictionary(options.dictionary, extra=options.extra)
        report = verify_receipts(read_receipts(options.receipts), options.folder, dictionary=dictionary)
    except (DictionaryError, ReceiptError) as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 2
    print(_describe(report))
    return int((report["status"] == "differs").any())


def _describe(report: pd.DataFrame) -> str:
    """Write the report of a verification as lines, each fault of a file once with its rows."""
    lines = []
    faults = report[report["status"] != "verified"]
    for (status, file, fault), rows in faults.groupby(["status", "file", "fault"], dropna=False, sort=False):
        numbers = rows["row"].dropna().astype("str").tolist()
        where = f" (row{'s' * (len(numbers) > 1)} {', '.join(numbers[:5])}" if numbers else ""
        where += f" and {len(numbers) - 5:,} more)" if len(numbers) > 5 else ")" * bool(numbers)
        name = file if isinstance(file, str) else "number" if numbers else "folder"
        line = " ".join(f"{'note' if status == 'note' else name}: {fault}{where}".split())
        # Names of files and numbers come from outside and must not steer a terminal.
        lines.append("".join(letter if letter.isprintable() else "?" for letter in line))
    differ = report.loc[report["status"] == "differs", "row"]
    n_rows = report["row"].nunique()
    last = f"verified: all {n_rows:,} rows"
    if len(differ):
        elsewhere = " and the folder" if differ.isna().any() else ""
        last = f"differs: {differ.nunique():,} of {n_rows:,} rows{elsewhere}"
    return "\n".join([*lines, last])


if __name__ == "__main__":
    sys.exit(main())
