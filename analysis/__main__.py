"""The command line: ``python -m analysis`` with ``annotate``, ``report``, ``verify`` and others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis import commands

CANNOT_RUN, STOPPED = 2, 130

Argument = tuple[str, Mapping[str, object]]
"""A word of a command, and how :mod:`argparse` takes it."""


class Command(NamedTuple):
    """One command: what it does, with an example; the function of :mod:`analysis.commands` that does it.

    `wrong` is what exit code 1 means, if there is one, and `cannot` what exit code 2 does.
    """

    name: str
    run: str
    summary: str
    more: str
    example: str
    arguments: tuple[Argument, ...]
    wrong: str = ""
    cannot: str = "a folder or a dictionary cannot be read, or a word of the command is wrong"


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"got {word!r}, takes a whole number from 1")
    return int(word)


EXTRA = ("--extra", {"metavar": "FOLDER", "help": "a folder with rows that are added to it"})
WHOLE_DICTIONARY = {"metavar": "FOLDER", "help": "a whole dictionary (default: the packaged one)"}
DICTIONARY = (("--dictionary", WHOLE_DICTIONARY), EXTRA)
ENCODING = ("--encoding", {"help": "of files that are not Unicode (default: Windows-1252)"})
FOLDER = ("folder", {"metavar": "FOLDER", "help": "articles: a folder, a zip file or a table"})
NOTEBOOKS = (
    "--notebooks",
    {"default": "notebooks", "metavar": "FOLDER", "help": "with the notebooks (default: %(default)s)"},
)
WORKERS = (
    "--workers",
    {"type": _count, "default": 1, "metavar": "N", "help": "processes to work in (default: %(default)s)"},
)

COMMANDS = (
    Command(
        "annotate",
        "annotate_folder",
        "find actors, topics, dates and events in a folder of articles, and keep the tables",
        "The tables are Parquet files. A second run does only what has changed, and a run that\n"
        "was killed goes on where it stopped. load_report.csv beside them says what became of\n"
        "each file. The articles may be more than memory holds.",
        "python -m analysis annotate my_articles --out tables --workers 2",
        (
            FOLDER,
            ("--out", {"required": True, "metavar": "TABLES", "help": "folder for the tables"}),
            WORKERS,
            ENCODING,
            *DICTIONARY,
        ),
        wrong="files that could not be read (they are named)",
    ),
    Command(
        "report",
        "report_folder",
        "write an audit of a folder of articles as one HTML page",
        "What was read and what was not, encodings, how dates are known, share of page furniture,\n"
        "stories and copies, texts to look at, and names that the dictionary does not know.",
        "python -m analysis report my_articles --out report.html",
        (
            FOLDER,
            ("--out", {"default": "report.html", "metavar": "PAGE", "help": "default: %(default)s"}),
            ("--csv", {"metavar": "FOLDER", "help": "also write each table of the audit as CSV there"}),
            WORKERS,
            ENCODING,
            *DICTIONARY,
        ),
        wrong="files that could not be read (they are named)",
    ),
    Command(
        "verify",
        "verify_receipts_file",
        "recompute every number of a receipts file from the articles",
        "The bytes of each file, the text of each span, the annotation and the counts. Receipts\n"
        "without the articles' words can be verified as well.",
        "python -m analysis verify receipts.csv my_articles",
        (
            ("receipts", {"metavar": "RECEIPTS", "help": "a CSV file made by write_receipts"}),
            FOLDER,
            ENCODING,
            *DICTIONARY,
        ),
        wrong="something differs (each difference is printed, with file and row)",
        cannot="the receipts, the folder or the dictionary cannot be read",
    ),
    Command(
        "lint-dictionary",
        "lint_dictionary_files",
        "list what a person should look at in a dictionary, as file:row lines",
        "One name for two actors, two holders of one office, rows past their review date, and the\n"
        "like. Faults of form stop the loading and are all named at once.",
        "python -m analysis lint-dictionary --extra my_dictionary",
        (("dictionary", {"nargs": "?", **WHOLE_DICTIONARY}), EXTRA),
        wrong="there are findings",
        cannot="the dictionary cannot be read",
    ),
    Command(
        "render",
        "render_notebooks",
        "write one HTML page per notebook, and an index",
        "The pages show what the notebooks store, and open from disk without network.",
        "python -m analysis render --out rendered",
        (
            ("--out", {"default": "rendered", "help": "folder for the pages (default: %(default)s)"}),
            NOTEBOOKS,
        ),
        cannot="a notebook cannot be read or shown; no page is written then",
    ),
    Command(
        "notebooks",
        "store_notebooks",
        "run all notebooks and store their outputs",
        "The same results give the same bytes. If a cell raises, nothing is stored.",
        "python -m analysis notebooks",
        (NOTEBOOKS,),
        cannot="a notebook cannot be read, or a cell raises",
    ),
)


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
        return getattr(commands, options.run)(options)
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
    for command in COMMANDS:
        words = add.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary[0].upper()}{command.summary[1:]}.\n\n{command.more}",
            epilog=f"example:\n  {command.example}\n\nexit codes:\n  {_describe_codes(command)}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for name, how in command.arguments:
            words.add_argument(name, **how)
        words.set_defaults(run=command.run)
    return parser


def _describe_codes(command: Command) -> str:
    wrong = [f"1  done, and something is wrong: {command.wrong}"] if command.wrong else []
    return "\n  ".join(["0  all went well", *wrong, f"2  could not be run: {command.cannot}"])


if __name__ == "__main__":
    sys.exit(main())
