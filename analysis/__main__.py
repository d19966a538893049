"""The command line: ``python -m analysis`` with ``annotate``, ``report``, ``verify`` and others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from analysis import commands

CANNOT_RUN, STOPPED = 2, 130

USUAL = "a folder or a dictionary cannot be read, or a word of the command is wrong"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        The words after ``python -m analysis``; those of the command line by default.

    Returns
    -------
    int
        0 when all went well; 1 when it was done and something is wrong (files that could not be read,
        findings, differences); 2 when it could not be run; 130 when it was stopped by hand.
    """
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except commands.FAULTS as fault:
        print(f"error: {fault}", file=sys.stderr)
        return CANNOT_RUN
    except KeyboardInterrupt:
        print("stopped; nothing is half written", file=sys.stderr)
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Articles to tables, an audit of a folder, checks, and pages.",
        epilog="Each command explains itself: python -m analysis report --help",
    )
    add = parser.add_subparsers(metavar="command", required=True)
    _add_annotate(add)
    _add_report(add)
    _add_verify(add)
    _add_lint(add)
    _add_render(add)
    _add_notebooks(add)
    return parser


def _add_command(
    add: argparse._SubParsersAction,
    name: str,
    summary: str,
    more: str,
    example: str,
    *,
    wrong: str = "",
    cannot: str = USUAL,
) -> argparse.ArgumentParser:
    codes = [
        "0  all went well",
        f"1  done, and something is wrong: {wrong}",
        f"2  could not be run: {cannot}",
    ]
    told = "\n  ".join(code for code in codes if wrong or not code.startswith("1"))
    return add.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{more}",
        epilog=f"example:\n  {example}\n\nexit codes:\n  {told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_annotate(add: argparse._SubParsersAction) -> None:
    command = _add_command(
        add,
        "annotate",
        "find actors, topics, dates and events in a folder of articles, and keep the tables",
        "The tables are Parquet files. A second run does only what has changed, and a run that\n"
        "was killed goes on where it stopped. load_report.csv beside them says what became of\n"
        "each file.",
        "python -m analysis annotate my_articles --out tables --workers 2",
        wrong="files that could not be read (they are named)",
    )
    _add_folder(command)
    command.add_argument("--out", required=True, metavar="TABLES", help="folder for the tables")
    _add_options(command)
    command.set_defaults(run=commands.annotate_folder)


def _add_report(add: argparse._SubParsersAction) -> None:
    command = _add_command(
        add,
        "report",
        "write an audit of a folder of articles as one HTML page",
        "What was read and what was not, encodings, how dates are known, share of page furniture,\n"
        "stories and copies, texts to look at, and names that the dictionary does not know.",
        "python -m analysis report my_articles --out report.html",
        wrong="files that could not be read (they are named)",
    )
    _add_folder(command)
    command.add_argument("--out", default="report.html", metavar="PAGE", help="default: %(default)s")
    command.add_argument("--csv", metavar="FOLDER", help="also write each table of the audit as CSV there")
    _add_options(command)
    command.set_defaults(run=commands.report_folder)


def _add_verify(add: argparse._SubParsersAction) -> None:
    command = _add_command(
        add,
        "verify",
        "recompute every number of a receipts file from the folder of articles",
        "The bytes of each file, the text of each span, the annotation and the counts. Receipts\n"
        "without the articles' words can be verified as well.",
        "python -m analysis verify receipts.csv my_articles",
        wrong="something differs (each difference is printed, with file and row)",
        cannot="the receipts, the folder or the dictionary cannot be read",
    )
    command.add_argument("receipts", metavar="RECEIPTS", help="a CSV file made by write_receipts")
    command.add_argument("folder", metavar="FOLDER", help="the folder with the articles")
    _add_dictionary(command)
    command.set_defaults(run=commands.verify_receipts_file)


def _add_lint(add: argparse._SubParsersAction) -> None:
    command = _add_command(
        add,
        "lint-dictionary",
        "list what a person should look at in a dictionary, as file:row lines",
        "One name for two actors, two holders of one office, rows past their review date, and the\n"
        "like. Faults of form stop the loading and are all named at once.",
        "python -m analysis lint-dictionary --extra my_dictionary",
        wrong="there are findings",
        cannot="the dictionary cannot be read",
    )
    command.add_argument(
        "dictionary", nargs="?", metavar="FOLDER", help="a whole dictionary (default: the packaged one)"
    )
    command.add_argument("--extra", metavar="FOLDER", help="a folder with rows that are added to it")
    command.set_defaults(run=commands.lint_dictionary_files)


def _add_render(add: argparse._SubParsersAction) -> None:
    command = _add_command(
        add,
        "render",
        "write one HTML page per notebook, and an index",
        "The pages show what the notebooks store, and open from disk without network.",
        "python -m analysis render --out rendered",
        cannot="a notebook cannot be read or shown; no page is written then",
    )
    command.add_argument("--out", default="rendered", help="folder for the pages (default: %(default)s)")
    _add_notebook_folder(command)
    command.set_defaults(run=commands.render_notebooks)


def _add_notebooks(add: argparse._SubParsersAction) -> None:
    command = _add_command(
        add,
        "notebooks",
        "run all notebooks and store their outputs",
        "The same results give the same bytes. If a cell raises, nothing is stored.",
        "python -m analysis notebooks",
        cannot="a notebook cannot be read, or a cell raises",
    )
    _add_notebook_folder(command)
    command.set_defaults(run=commands.store_notebooks)


def _add_notebook_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--notebooks", default="notebooks", metavar="FOLDER", help="with the notebooks (default: %(default)s)"
    )


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", help="articles: a folder, a zip file or a table")


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="processes to work in (default: %(default)s)"
    )
    command.add_argument("--encoding", help="of files that are not Unicode (default: Windows-1252)")
    _add_dictionary(command)


def _add_dictionary(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--dictionary", metavar="FOLDER", help="a whole dictionary (default: the packaged one)"
    )
    command.add_argument("--extra", metavar="FOLDER", help="a folder with rows that are added to it")


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"got {word!r}, takes a whole number from 1")
    return int(word)


if __name__ == "__main__":
    sys.exit(main())
