"""The dictionary: actors and their names, offices, topics and their terms, read from plain CSV files.

The files are meant to be edited in a spreadsheet (see ``dictionaries/README.md``), so the loader
forgives what spreadsheets do to a file (byte order mark, line ends, semicolons) and names every
fault by file, row and column in one error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.dictionary_files import COLUMNS, DAYS, check_rows, read_files

PACKAGED = Path(__file__).parent / "dictionaries"


class DictionaryError(ValueError):
    """A dictionary that cannot be used, or an id that is not in it."""


@dataclass(frozen=True)
class Dictionary:
    """Everything the matchers look for. Each table also says the file and the row a fact comes from.

    Attributes
    ----------
    actors
        ``actor_id``, ``actor_name``, ``actor_type``, ``country``, ``note``; the institutions of every
        state included.
    names
        ``name_id`` (``actor_id/name``), ``actor_id``, ``name``, ``form``, ``note``.
    offices
        ``actor_id``, ``office``, ``country``, ``start_date``, ``end_date`` (both days inclusive,
        missing when open), ``source``, ``review_by``.
    topics
        ``topic_id``, ``topic_name``, ``note``.
    terms
        ``term_id`` (``topic_id/term``), ``topic_id``, ``term``, ``strength``, ``note``.
    titles
        ``title``, ``office`` (missing when the title stands for no office).
    other_names
        ``name``, ``note``: longer names that contain an actor's name and are no mention of it.
    version
        The first twelve digits of the SHA-256 of all files; results made with it can say so.
    """

    actors: pd.DataFrame
    names: pd.DataFrame
    offices: pd.DataFrame
    topics: pd.DataFrame
    terms: pd.DataFrame
    titles: pd.DataFrame
    other_names: pd.DataFrame
    version: str


def load_dictionary(folder: str | Path | None = None, *, extra: str | Path | None = None) -> Dictionary:
    """Read a dictionary from a folder of CSV files.

    Parameters
    ----------
    folder
        A folder with all the files of ``COLUMNS``; the packaged dictionary when left out.
    extra
        A folder with any of these files; their rows are added.

    Returns
    -------
    Dictionary
        Its tables in the order of the files, the rows of `extra` last.

    Raises
    ------
    DictionaryError
        Naming every fault of all files by file, row (as a spreadsheet counts) and column.

    Examples
    --------
    >>> dictionary = load_dictionary()
    >>> dictionary.names.query("name == 'Vietnamese'")[["name_id", "form"]].to_dict("records")
    [{'name_id': 'vietnam/Vietnamese', 'form': 'demonym'}]
    """
    if folder is None and extra is None:
        return _load_packaged()
    return _load([Path(part) for part in (folder or PACKAGED, extra) if part is not None])


@lru_cache(maxsize=1)
def _load_packaged() -> Dictionary:
    return _load([PACKAGED])


def check_topic_id(dictionary: Dictionary, topic_id: str) -> str:
    """Return the topic id if the dictionary has it.

    Raises
    ------
    DictionaryError
        Naming the topics there are.

    Examples
    --------
    >>> check_topic_id(load_dictionary(), "myanmar")
    'myanmar'
    """
    known = dictionary.topics["topic_id"].tolist()
    if topic_id not in known:
        raise DictionaryError(f'topic_id: got "{topic_id}", the dictionary has: {", ".join(known)}')
    return topic_id


def _load(folders: list[Path]) -> Dictionary:
    tables, sha256, faults = read_files(folders)
    if not faults:  # while a file is unreadable, what points to its rows would seem faulty as well
        actors, names = _expand_institutions(tables)
        faults = check_rows(tables, actors.keys())
    if faults:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise DictionaryError("\n  ".join([f"dictionary with {count}:", *faults]))
    terms = [(f"{row['topic_id']}/{row['term']}", *row.values()) for row in tables["topic_terms.csv"]]
    offices, topics, titles, other_names = (
        _build(COLUMNS[file], [tuple(row.values()) for row in tables[file]])
        for file in ("offices.csv", "topics.csv", "titles.csv", "other_names.csv")
    )
    return Dictionary(
        actors=_build(COLUMNS["actors.csv"], list(actors.values())),
        names=_build(("name_id", *COLUMNS["actor_names.csv"]), [(i, *row) for i, row in names.items()]),
        offices=offices,
        topics=topics,
        terms=_build(("term_id", *COLUMNS["topic_terms.csv"]), terms),
        titles=titles,
        other_names=other_names,
        version=sha256[:12],
    )


def _expand_institutions(tables: dict[str, list[dict]]) -> tuple[dict[str, tuple], dict[str, tuple]]:
    """Give every state its ministries and the like; rows of actors.csv and actor_names.csv win."""
    actors = {row["actor_id"]: tuple(row.values()) for row in tables["actors.csv"]}
    names = {f"{row['actor_id']}/{row['name']}": tuple(row.values()) for row in tables["actor_names.csv"]}
    usual = _find_usual_names(tables)
    for state in [row for row in tables["actors.csv"] if row["actor_type"] == "state"]:
        state_id, state_name, country = state["actor_id"], state["actor_name"], state["country"]
        for row in tables["institutions.csv"]:
            actor_id, origin = f"{state_id}-{row['institution_id']}", (row["file"], row["row"])
            if actor_id not in actors:
                filled = _fill_template(row["institution_name"], [state_name], usual[state_id][1])
                actor_name = (
                    filled[0] if filled else f"{state_name} {row['institution_id'].replace('-', ' ')}"
                )
                actors[actor_id] = (actor_id, actor_name, "organization", country, "", *origin)
            for name in _fill_template(row["template"], *usual[state_id]):
                names.setdefault(f"{actor_id}/{name}", (actor_id, name, row["form"], "", *origin))
    return actors, names


def _find_usual_names(tables: dict[str, list[dict]]) -> dict[str, tuple[list[str], list[str]]]:
    """For each state the names that fill a template (its own and those of one word) and its adjectives."""
    states = [row for row in tables["actors.csv"] if row["actor_type"] == "state"]
    names = {row["actor_id"]: {row["actor_name"]: None} for row in states}
    demonyms: dict[str, list[str]] = {row["actor_id"]: [] for row in states}
    for row in tables["actor_names.csv"]:
        if row["form"] == "name" and " " not in row["name"] and row["actor_id"] in names:
            names[row["actor_id"]][row["name"]] = None
        elif row["form"] == "demonym" and row["actor_id"] in demonyms:
            demonyms[row["actor_id"]].append(row["name"])
    # Americans is the plural of American: no ministry is called by it
    adjectives = {i: [name for name in own if name[:-1] not in own] for i, own in demonyms.items()}
    return {actor_id: (list(names[actor_id]), adjectives[actor_id]) for actor_id in names}


def _fill_template(template: str, names: list[str], adjectives: list[str]) -> list[str]:
    if "{demonym}" in template:
        return [template.replace("{demonym}", adjective) for adjective in adjectives]
    if "{name}" not in template:
        return [template]
    filled = [template.replace("{name}", name) for name in names]
    # the possessive of Laos is written Laos's or Laos'
    return filled + [text.replace("s's ", "s' ", 1) for text in filled if "s's " in text]


def _build(columns: Sequence[str], records: Sequence[tuple]) -> pd.DataFrame:
    """Make a table of the columns and of the file and row each record comes from; "" becomes missing."""
    columns = (*columns, "file", "row")
    cells = zip(*records, strict=True) if records else [()] * len(columns)
    kinds = dict.fromkeys(DAYS, "datetime64[s]") | {"row": "int64"}
    return pd.DataFrame(
        {
            column: pd.Series([cell or None for cell in values], dtype=kinds.get(column, "str"))
            for column, values in zip(columns, cells, strict=True)
        }
    )
