"""The command line: ``python -m analysis render`` and ``python -m analysis notebooks``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from analysis.notebook_runs import NotebookError, run_notebooks


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all went well and 1 when not (2 is for wrong arguments).

    Parameters
    ----------
    arguments
        The words after ``python -m analysis``; those of the command line by default.
    """
    options = _parser().parse_args(arguments)
    try:
        for path in options.run(options):
            print(path)
    except (NotebookError, OSError) as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Commands for the notebooks.")
    commands = parser.add_subparsers(metavar="command", required=True)

    notebooks = commands.add_parser(
        "notebooks",
        help="run all notebooks and store their outputs",
        description="Run all notebooks and store their outputs, the same bytes for the same results. "
        "If a cell raises, nothing is stored.",
    )
    notebooks.set_defaults(run=lambda options: run_notebooks(options.notebooks))

    render = commands.add_parser(
        "render",
        help="write one HTML page per notebook, and an index",
        description="Write one HTML page per notebook, and an index. The pages show what the notebooks "
        "store, and open from disk without network.",
    )
    render.add_argument("--out", default="rendered", help="folder for the pages (default: %(default)s)")
    render.set_defaults(run=_render)

    for command in (notebooks, render):
        command.add_argument(
            "--notebooks", default="notebooks", help="folder with the notebooks (default: %(default)s)"
        )
    return parser


def _render(options: argparse.Namespace) -> list:
    from analysis.pages import render_pages  # brings the HTML and Markdown libraries

    return render_pages(options.notebooks, options.out)


if __name__ == "__main__":
    sys.exit(main())
