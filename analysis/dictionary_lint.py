"""The linter of the dictionary: what can be loaded and is wrong all the same.

Faults of form (a day that is none, an unknown id) stop the loader. What is found here is for a person
to judge: two prime ministers on one day, one name for two people, a row that is due for review.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pandas as pd

from analysis.dictionary import Dictionary

ONE_HOLDER_OFFICES = (
    "prime minister",
    "president",
    "premier",
    "vice president",
    "foreign minister",
    "defence minister",
    "secretary of state",
    "secretary of defence",
    "general secretary",
    "chancellor",
    "emperor",
    "king",
)
"""Offices that one person at a time holds in a country; deputies and councillors may be several."""

Finding = tuple[str, int, str, str]


def lint_dictionary(dictionary: Dictionary, *, today: date | None = None) -> pd.DataFrame:
    """List what a person should look at in a dictionary.

    Parameters
    ----------
    dictionary
        As :func:`analysis.dictionary.load_dictionary` returns it.
    today
        The day against which ``review_by`` is held; the day of the call when left out.

    Returns
    -------
    pandas.DataFrame
        ``file``, ``row`` (as a spreadsheet counts it), ``rule`` and ``message``, in the order of the
        files. The rules: ``blank`` (blanks around or doubled in a name), ``twice`` (one name or term
        twice for the matcher), ``collision`` (one name of two actors, short names aside),
        ``no-office`` (a person with neither office nor note), ``period`` (the end before the start),
        ``overlap`` (one office, two people), ``glob`` (a term that matches too much), ``review`` (a
        row past its ``review_by``).

    Examples
    --------
    >>> from datetime import date
    >>> from analysis.dictionary import load_dictionary
    >>> lint_dictionary(load_dictionary(), today=date(2026, 11, 22)).empty
    True
    """
    findings = [
        *_find_blanks(dictionary),
        *_find_twice(dictionary),
        *_find_collisions(dictionary),
        *_find_people_without_office(dictionary),
        *_find_wrong_periods(dictionary),
        *_find_overlaps(dictionary),
        *_find_broad_globs(dictionary),
        *_find_due_rows(dictionary, today or date.today()),
    ]
    table = pd.DataFrame(findings, columns=["file", "row", "rule", "message"])
    table = table.astype({"file": "str", "row": "int64", "rule": "str", "message": "str"})
    return table.sort_values(["file", "row"], kind="stable", ignore_index=True)


def _find_blanks(dictionary: Dictionary) -> Iterator[Finding]:
    for table in (dictionary.names, dictionary.other_names, dictionary.terms, dictionary.titles):
        column = next(c for c in ("name", "term", "title") if c in table)
        odd = table[table[column] != table[column].str.split().str.join(" ")]
        for row in odd.itertuples():
            text = getattr(row, column)
            yield row.file, row.row, "blank", f'"{text}" has a blank too many'


def _find_twice(dictionary: Dictionary) -> Iterator[Finding]:
    names, terms = dictionary.names, dictionary.terms
    for table, column, why, keys in (
        (names, "name", "accents or quotes", names["actor_id"] + "/" + names["name"].map(_fold_name)),
        (terms, "term", "capitals", terms["topic_id"] + "/" + terms["term"].map(_fold_term)),
    ):
        for row in table[keys.duplicated()].itertuples():
            text = getattr(row, column)
            yield row.file, row.row, "twice", f'"{text}" is there already, but for {why}'


def _fold_name(name: str) -> str:
    """Leave out what the matcher overlooks: accents, the stroke of Đ, curly quotes."""
    plain = name.translate(str.maketrans("Đđ’‘“”", "Dd''\"\""))
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))


def _fold_term(term: str) -> str:
    """Leave words in capitals as they are: SCS is matched in capitals only, other words in any case."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.casefold() for word in term.split())


def _find_collisions(dictionary: Dictionary) -> Iterator[Finding]:
    """One name of two actors; a capital is the place and the metonym of its state, and that is meant."""
    names = dictionary.names[~dictionary.names["form"].isin(["short", "metonym"])]
    owners = names.groupby("name", sort=False)["actor_id"].transform("nunique")
    for name, rows in names[owners > 1].groupby("name", sort=False):
        first, *others = rows.itertuples()
        for row in others:
            message = f'"{name}" is {first.actor_id} ({first.file}, row {first.row}) and {row.actor_id}'
            yield row.file, row.row, "collision", message


def _find_people_without_office(dictionary: Dictionary) -> Iterator[Finding]:
    actors = dictionary.actors
    unknown = (actors["actor_type"] == "person") & actors["note"].isna()
    for row in actors[unknown & ~actors["actor_id"].isin(dictionary.offices["actor_id"])].itertuples():
        yield row.file, row.row, "no-office", f"{row.actor_name} holds no office and has no note"


def _find_wrong_periods(dictionary: Dictionary) -> Iterator[Finding]:
    offices = dictionary.offices
    for row in offices[offices["end_date"] < offices["start_date"]].itertuples():
        yield row.file, row.row, "period", f"{row.actor_id} ends before the start"


def _find_overlaps(dictionary: Dictionary) -> Iterator[Finding]:
    """Two holders of one office on more than the day of the handover."""
    offices = dictionary.offices[dictionary.offices["office"].isin(ONE_HOLDER_OFFICES)]
    offices = offices.dropna(subset="country").fillna({"end_date": pd.Timestamp.max.as_unit("s")})
    for _, rows in offices.sort_values("start_date").groupby(["country", "office"]):
        before = None
        for row in rows.itertuples():
            if before is not None and row.start_date < before.end_date:
                message = f"{row.office} of {row.country}: {row.actor_id} begins on {row.start_date:%Y-%m-%d}"
                yield (
                    row.file,
                    row.row,
                    "overlap",
                    f"{message}, {before.actor_id} (row {before.row}) is still there",
                )
            if before is None or row.end_date > before.end_date:
                before = row


def _find_broad_globs(dictionary: Dictionary) -> Iterator[Finding]:
    for row in dictionary.terms[dictionary.terms["term"].str.contains("*", regex=False)].itertuples():
        for word in row.term.split():
            if "*" in word and len(re.sub(r"\W", "", word)) < 4:
                message = f'"{row.term}": "{word}" matches too much, give it four letters or more'
                yield row.file, row.row, "glob", message


def _find_due_rows(dictionary: Dictionary, today: date) -> Iterator[Finding]:
    offices = dictionary.offices
    for row in offices[offices["review_by"] < pd.Timestamp(today)].itertuples():
        message = f"{row.actor_id}, {row.office}: to be looked at by {row.review_by:%Y-%m-%d}"
        yield row.file, row.row, "review", message
