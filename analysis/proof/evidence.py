"""Counts -> the spans behind each number, found by counting again.

A count is a selection of spans and a unit. A :class:`Recipe` says which: the table the spans stand in, the
columns that name a number, and the settings of the count. With it the count is made anew from any annotated
corpus, and each number comes with its spans.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.annotate import Tables
from analysis.counts import NUMBERS, count_actors_by_topic, count_mentions
from analysis.dictionary import Dictionary
from analysis.dyads import build_dyad_sentences, count_dyads
from analysis.kwic import check_columns, check_zones, select_mentions
from analysis.schema import ARTICLE_ZONES
from analysis.sentences import find_sentence, group_sentences
from analysis.topics import name_topics
from analysis.waterfall import explain_count
from analysis.waterfall_spans import build_count_spans

RULES = {"actor_mentions": "name_id", "topic_mentions": "term_id", "date_mentions": "rule_id"}
"""The mention tables, and the column of each that says by what a span was found."""

SPAN = ("doc_id", "sentence_id", "zone", "start_char", "end_char", "matched_text", "rule")
"""What is known of a span, beside the number it stands behind."""

MEASURES = (*NUMBERS, "change", "n")
"""The columns of a counts table that are numbers and no names."""

FIXED_KEYS = {"waterfall": ("step",), "actors_by_topic": ("actor_name", "topic_id"), "events": ("event_id",)}
"""The counts whose naming columns are always the same; the others are counts of one mention table."""

SETTINGS = {"zones": list, "where": dict} | dict.fromkeys(("freq", "unit", "name", "by", "string"), str)
"""What a recipe may say beside the table and the keys."""


@dataclass(frozen=True)
class Recipe:
    """How a counts table is made.

    Attributes
    ----------
    table
        A mention table, one of ``FIXED_KEYS``, or ``dyads``.
    keys
        The columns that name a number.
    settings
        Any of ``SETTINGS``. What does not exist or does not fit raises a ValueError.
    """

    table: str
    keys: tuple[str, ...]
    settings: Mapping

    def __post_init__(self) -> None:
        tables = (*RULES, *FIXED_KEYS, "dyads")
        if self.table not in tables:
            raise ValueError(f"unknown table {self.table!r}; tables are: {', '.join(tables)}")
        for name, value in self.settings.items():
            if not isinstance(value, SETTINGS.get(name, ())):
                raise ValueError(f"setting {name!r} cannot be {value!r}; settings are: {', '.join(SETTINGS)}")
        if self.keys != (keys := FIXED_KEYS.get(self.table, self.keys)):
            raise ValueError(f"table {self.table!r} names its numbers by {', '.join(keys)}, not {self.keys}")
        if ("period" in self.keys) != ("freq" in self.settings):
            raise ValueError("period and freq belong together: the counts need both columns or none")
        if self.table == "waterfall" and not {"name", "by"} <= set(self.settings):
            raise ValueError("a waterfall belongs to one actor or topic; say which: name=...")
        if self.table == "dyads" and (len(self.keys) != 2 or self.keys[1] != f"other_{self.keys[0]}"):
            raise ValueError(f"dyads are named by a column and its other_ one, not by {self.keys}")

    @property
    def zones(self) -> tuple[str, ...]:
        return check_zones(self.settings.get("zones", ARTICLE_ZONES))


def infer_keys(counts: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """Tell from its columns what a counts table counts, and by which columns.

    Returns
    -------
    tuple
        One of ``FIXED_KEYS`` or ``dyads``, or "" for a count of mentions; and the columns that name a number.

    Raises
    ------
    ValueError
        If no column is a number, or none names it.

    Examples
    --------
    >>> infer_keys(pd.DataFrame(columns=["actor_name", "period", "freq", "n_mentions"]))
    ('', ('actor_name', 'period'))
    """
    columns = list(counts)
    for table, keys in FIXED_KEYS.items():
        if {*keys, *(["unit"] if table == "actors_by_topic" else [])} <= set(columns):
            return table, keys
    measures = [name for name in columns if name in MEASURES]
    if not measures:
        raise ValueError(f"no column with counts ({', '.join(MEASURES)}); columns are: {', '.join(columns)}")
    # count_by_article tells these of every article, for people to read
    told = {"label", "published_date", "story_id"} if "doc_id" in columns else set()
    keys = [name for name in columns[: columns.index(measures[0])] if name not in {"freq", "unit", *told}]
    if len(keys) == 2 and keys[1] == f"other_{keys[0]}":
        return "dyads", tuple(keys)
    if not keys:
        raise ValueError(f"no column before {measures[0]} that names the number")
    return "", tuple(keys)


def find_table(keys: tuple[str, ...], tables: Tables) -> str:
    """Name the one mention table that has the columns.

    Raises
    ------
    ValueError
        If none has them, or several.
    """
    given = {"period", "topic_name", *tables.documents}
    own = [key for key in keys if key not in given]
    check_columns([*own, "zone"], *(getattr(tables, name) for name in RULES))
    needed = {"topic_id" if key == "topic_name" else key for key in keys if key == "topic_name" or key in own}
    fitting = [name for name in RULES if needed <= set(getattr(tables, name))]
    if len(fitting) != 1:
        what = ", ".join(fitting) or "none of the mention tables"
        raise ValueError(f"counts by {', '.join(keys)} may be of {what}; say which: mentions={[*RULES]}")
    return fitting[0]


def name_numbers(frame: pd.DataFrame, keys: tuple[str, ...]) -> list[str]:
    """Write the name of each row's number as JSON.

    Examples
    --------
    >>> name_numbers(pd.DataFrame({"actor_name": ["Peru"], "n_mentions": [3]}), ("actor_name",))
    ['{"actor_name": "Peru"}']
    """
    cells = zip(*(frame[key].tolist() for key in keys), strict=True)
    return [write_json({k: plain(v) for k, v in zip(keys, row, strict=True)}) for row in cells]


def write_json(value: object) -> str:
    """Write letters as they are, so that a reader can read them; the same value gives the same text."""
    return json.dumps(value, ensure_ascii=False, default=str)


def plain(value: object) -> object:
    return None if pd.isna(value) else value


def collect_evidence(
    recipe: Recipe, tables: Tables, dictionary: Dictionary
) -> tuple[dict[str, dict[str, float]], pd.DataFrame]:
    """Count again, and list the spans behind each number.

    Parameters
    ----------
    recipe
        What is counted, and how.
    tables
        The annotated corpus.
    dictionary
        Names the topics, for counts by ``topic_name``.

    Returns
    -------
    tuple
        The measures of each number by its name, and the spans: ``by`` (the number's name) and the columns
        of ``SPAN``. A span stands behind as many numbers as it was counted for.

    Raises
    ------
    ValueError
        For a column, zone, actor, unit or freq that does not exist.
    """
    collect = _COLLECT.get(recipe.table, _collect_mentions)
    counts, spans = collect(
        recipe, _restrict(tables, recipe.settings.get("where", {}), dictionary), dictionary
    )
    cells = counts[[name for name in MEASURES if name in counts]].to_dict("records")
    rows = [{name: plain(value) for name, value in row.items()} for row in cells]
    values = dict(zip(name_numbers(counts, recipe.keys), rows, strict=True))
    by = pd.Series(name_numbers(spans, recipe.keys), spans.index, dtype="str")
    return values, spans.assign(by=by)[["by", *SPAN]]


def _restrict(tables: Tables, where: Mapping, dictionary: Dictionary) -> Tables:
    """Keep what `where` asks for: a column of the documents chooses articles, any other chooses mentions."""
    names = ("documents", *RULES)
    frames = {name: getattr(tables, name) for name in names}
    frames["topic_mentions"] = name_topics(frames["topic_mentions"], dictionary)
    if where:
        check_columns(list(where), *frames.values())
    for column, values in where.items():
        allowed = {str(value) for value in (values if isinstance(values, list) else [values])}
        chosen = ["documents"] if column in frames["documents"] else RULES
        for name in [name for name in chosen if column in frames[name]]:
            frames[name] = frames[name][frames[name][column].astype("str").isin(allowed)]
    return tables.exchange(**frames)


def _add_rule(tables: Tables, table: str) -> pd.DataFrame:
    return getattr(tables, table).assign(rule=getattr(tables, table)[RULES[table]])


def _collect_mentions(recipe: Recipe, tables: Tables, _: Dictionary) -> tuple[pd.DataFrame, pd.DataFrame]:
    mentions = _add_rule(tables, recipe.table)
    by = [key for key in recipe.keys if key != "period"]
    options = {"zones": recipe.zones, "freq": recipe.settings.get("freq")}
    counts = count_mentions(mentions, tables.documents, by=by, **options)
    # Counted one by one, the mentions fall into the very groups in which they were counted together.
    single = [*(key for key in by if key != "mention_id"), "mention_id"]
    single = count_mentions(mentions, tables.documents, by=single, **options)
    keys = list(dict.fromkeys([*recipe.keys, "mention_id"]))
    known = [column for column in SPAN if column not in keys]
    return counts, single[keys].merge(mentions[["mention_id", *known]], on="mention_id")


def _collect_pairs(recipe: Recipe, tables: Tables, _: Dictionary) -> tuple[pd.DataFrame, pd.DataFrame]:
    unit = recipe.settings.get("unit", "sentence")
    sides = {"actor_name": "actor_mentions", "topic_id": "topic_mentions"}
    sides = {key: _select(recipe, tables, table)[[key, *SPAN]] for key, table in sides.items()}
    counts = count_actors_by_topic(
        tables.actor_mentions, tables.topic_mentions, tables.documents, unit=unit, zones=recipe.zones
    )
    place = ["doc_id", "sentence_id"] if unit == "sentence" else ["doc_id"]
    actors, topics = (rows[[key, *place]].dropna().drop_duplicates() for key, rows in sides.items())
    pairs = actors.merge(topics, on=place)
    return counts, pd.concat([pairs.merge(rows, on=[key, *place]) for key, rows in sides.items()])


def _collect_dyads(recipe: Recipe, tables: Tables, _: Dictionary) -> tuple[pd.DataFrame, pd.DataFrame]:
    one, other = recipe.keys
    options = {"by": one, "zones": recipe.zones}
    counts = count_dyads(tables.actor_mentions, tables.documents, **options)
    pairs = build_dyad_sentences(tables.actor_mentions, tables.documents, **options)
    pairs = pairs[[one, other, "doc_id", "sentence_id"]]
    named = _select(recipe, tables, "actor_mentions")[[one, *SPAN]]
    sides = [named, named.rename(columns={one: other})]
    return counts, pd.concat([pairs.merge(side) for side in sides])


def _select(recipe: Recipe, tables: Tables, table: str) -> pd.DataFrame:
    return select_mentions(_add_rule(tables, table), tables.documents, zones=recipe.zones)


def _collect_steps(
    recipe: Recipe, tables: Tables, dictionary: Dictionary
) -> tuple[pd.DataFrame, pd.DataFrame]:
    options = {name: recipe.settings.get(name) for name in ("by", "string")} | {"zones": recipe.zones}
    counts = explain_count(tables, recipe.settings["name"], **options, dictionary=dictionary)
    spans = build_count_spans(tables, recipe.settings["name"], **options, dictionary=dictionary)
    hits = spans[(spans["change"] <= 0) & (spans["unit"] == "mention")].assign(step=counts["step"].iloc[0])
    spans = pd.concat([hits, spans[spans["change"] != 0]], ignore_index=True)
    first = "actor_mentions" if options["by"] == "actor_name" else "topic_mentions"
    sentences, found = group_sentences(tables.sentences), _group_rules(tables, first)
    places = list(zip(spans["doc_id"], spans["start_char"], spans["end_char"], strict=True))
    held = [find_sentence(sentences.get(doc_id, []), start, end) for doc_id, start, end in places]
    return counts, spans.assign(
        sentence_id=pd.array([None if one is None else one[1] for one in held], dtype="Int64"),
        zone=pd.Series([None if one is None else one[4] for one in held], dtype="str"),
        rule=[_find_rule(found.get(place[0], []), *place[1:]) for place in places],
    )


def _group_rules(tables: Tables, first: str) -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {}
    for table in sorted(("actor_mentions", "topic_mentions"), key=first.__ne__):
        rows = _add_rule(tables, table)[["doc_id", "start_char", "end_char", "rule"]]
        for doc_id, *place in rows.itertuples(index=False, name=None):
            found.setdefault(doc_id, []).append(tuple(place))
    return found


def _find_rule(found: list[tuple[int, int, str]], start: int, end: int) -> str:
    """Name the dictionary row of the longest mention around a hit; a hit without one is only a string."""
    around = [place for place in found if place[0] <= start and end <= place[1]]
    return max(around, key=lambda place: place[1] - place[0])[2] if around else "string"


def _collect_events(recipe: Recipe, tables: Tables, _: Dictionary) -> tuple[pd.DataFrame, pd.DataFrame]:
    mentions = _add_rule(tables, "date_mentions")
    links = tables.event_mentions[["event_id", "date_mention_id"]].drop_duplicates()
    spans = links.merge(mentions, left_on="date_mention_id", right_on="mention_id")
    return tables.events, spans


_COLLECT: dict[str, Callable] = {
    "actors_by_topic": _collect_pairs,
    "waterfall": _collect_steps,
    "dyads": _collect_dyads,
    "events": _collect_events,
}
"""How evidence is collected, where it is not simply the mentions of one table."""
