"""Counts -> the receipts table: each number, how it is counted, and one row for every span behind it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from math import isclose

import pandas as pd

from analysis.annotate import Tables
from analysis.dictionary import Dictionary, load_dictionary
from analysis.kwic import check_columns, check_zones
from analysis.proof.evidence import (
    MEASURES,
    Recipe,
    collect_evidence,
    find_table,
    infer_keys,
    name_numbers,
    plain,
    write_json,
)
from analysis.schema import ARTICLE_ZONES

RECEIPTS = {
    "receipt_id": "str",
    "table": "str",
    "by": "str",
    "settings": "str",
    "values": "str",
    "evidence": "str",
    "file": "str",
    "sha256": "str",
    "doc_id": "str",
    "about": "str",
    "story_id": "str",
    "sentence_id": "Int64",
    "zone": "str",
    "start_char": "Int64",
    "end_char": "Int64",
    "matched_text": "str",
    "text_hash": "str",
    "rule": "str",
    "dictionary_version": "str",
    "kit_version": "str",
}
"""The columns of a receipts table; :func:`build_receipts` says what they mean."""

EVIDENCE = ("span", "none", "article")
"""The kinds of rows: a span behind a number, a number with no span, an article that was read."""

ABOUT = ("published_date", "outlet", "agency", "title", "language")
"""What is known of an article beside its bytes, and may come from ``articles.csv``."""


def build_receipts(
    counts: pd.DataFrame,
    tables: Tables,
    *,
    mentions: str | None = None,
    zones: str | Iterable[str] = ARTICLE_ZONES,
    where: Mapping[str, str | list[str]] | None = None,
    name: str | None = None,
    name_by: str | None = None,
    string: str | None = None,
    dictionary: Dictionary | None = None,
) -> pd.DataFrame:
    """List the evidence behind every number of a counts table.

    Parameters
    ----------
    counts
        From ``count_mentions``, ``count_by_article``, ``count_actors_by_topic``, ``count_dyads`` or
        ``explain_count``, or the events table; all its rows or some.
    tables
        The annotated corpus that was counted.
    mentions
        The name of the mention table that was counted; needed only if the columns leave it open (counts by
        outlet, say).
    zones
        The zones that were counted.
    where
        The choice that was made before counting, as column: value or values. A column of the documents
        chooses articles, any other chooses mentions: ``{"outlet": "Daily Post", "form": ["name", "full"]}``.
    name, name_by, string
        Of a waterfall: as given to ``explain_count`` (`name_by` is its `by`). The table itself says what it
        explains; say it only if that got lost on the way.
    dictionary
        The dictionary of the annotation; the packaged one by default.

    Returns
    -------
    pandas.DataFrame
        One row per span behind a number (``evidence`` is ``span``), one per number without any (``none``),
        one per article of the corpus (``article``).

        ``receipt_id`` (made from the next three), ``table`` (what is counted), ``by`` (JSON: the names of the
        number), ``settings`` (JSON), ``values`` (JSON: the measures), ``evidence``; ``file``, ``sha256`` (of
        its bytes, hex), ``doc_id``, ``about`` (hash of date, outlet, agency, title, language), ``story_id``;
        ``sentence_id``, ``zone``, ``start_char``, ``end_char`` (characters, half-open), ``matched_text``,
        ``text_hash`` (first 16 hex digits of its SHA-256), ``rule`` (the dictionary row or the rule);
        ``dictionary_version``, ``kit_version``.

        Of a waterfall, the spans are those that a step takes away or adds (``change``).

    Raises
    ------
    ValueError
        If the tables do not give these counts, naming every row that differs; or for a column, zone or actor
        that does not exist.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> from analysis.counts import count_mentions
    >>> tables = annotate(load_documents("seeds"))
    >>> counts = count_mentions(tables.topic_mentions, tables.documents, by="topic_id")
    >>> receipts = build_receipts(counts.query("topic_id == 'myanmar'"), tables)
    >>> receipts.loc[receipts["evidence"] == "span", ["by", "sentence_id", "matched_text"]].values.tolist()[0]
    ['{"topic_id": "myanmar"}', 12, 'Myanmar']
    """
    dictionary = load_dictionary() if dictionary is None else dictionary
    table, keys = infer_keys(counts)
    table = mentions or table or find_table(keys, tables)
    settings = {} if table == "events" else {"zones": list(check_zones(zones))}
    if table == "waterfall":
        name = counts.attrs.get("name") if name is None else name
        string = counts.attrs.get("string") if string is None else string
        told = {"name": name, "by": name_by or _find_kind(name, tables, dictionary), "string": string}
        settings |= {setting: value for setting, value in told.items() if value is not None}
    else:
        # of a table without rows, any will do
        kinds = {"freq": "Y", "unit": "sentence"}
        settings |= {name: next(iter(counts[name]), kind) for name, kind in kinds.items() if name in counts}
    if where:
        settings["where"] = dict(where)
    recipe = Recipe(table, keys, settings)
    found, spans = collect_evidence(recipe, tables, dictionary)
    wanted = _check_counts(counts, keys, found)
    return assemble(recipe, wanted, spans, tables.documents, dictionary)


def _find_kind(name: str | None, tables: Tables, dictionary: Dictionary) -> str:
    if name in {*dictionary.actors["actor_name"], *tables.actor_mentions["actor_name"]}:
        return "actor_name"
    return "topic_id" if name in set(dictionary.topics["topic_id"]) else "topic_name"


def _check_counts(counts: pd.DataFrame, keys: tuple[str, ...], found: Mapping) -> dict[str, dict]:
    """The measures of every row as counted again; a row that was not found must be all zeros."""
    wanted, faults = {}, []
    measures = [name for name in counts if name in MEASURES]
    rows = counts[measures].to_dict("records")
    for by, row in zip(name_numbers(counts, keys), rows, strict=True):
        told = {name: plain(value) for name, value in row.items()}
        values = {name: found.get(by, {}).get(name, 0) for name in told}
        faults += [f"{by}: {fault}" for fault in compare_values(told, values, "the table says")]
        wanted[by] = values
    if faults:
        raise ValueError(
            f"{len(faults)} number(s) cannot be traced; were other mentions, zones or articles counted (see "
            "where=), or were they rounded?\n  " + "\n  ".join(faults[:20])
        )
    return wanted


def compare_values(told: Mapping, now: Mapping, who: str) -> list[str]:
    """Say which measures differ; shares and rates may differ by rounding in the last digits.

    Examples
    --------
    >>> compare_values({"n_mentions": 3, "share": 0.1}, {"n_mentions": 2, "share": 0.1}, "the receipt says")
    ['n_mentions is 2, the receipt says 3']
    """
    faults = []
    for name, value in told.items():
        other = now.get(name)
        same = value == other or (
            isinstance(value, float) and isinstance(other, float) and isclose(value, other, rel_tol=1e-9)
        )
        if not same:
            faults.append(f"{name} is {other}, {who} {value}")
    return faults


def assemble(
    recipe: Recipe,
    wanted: Mapping[str, Mapping],
    spans: pd.DataFrame,
    documents: pd.DataFrame,
    dictionary: Dictionary,
) -> pd.DataFrame:
    """Put numbers, spans and articles together as a receipts table.

    Parameters
    ----------
    recipe, spans
        As in :func:`analysis.proof.evidence.collect_evidence`.
    wanted
        The numbers, by name, with their measures.
    documents
        All completed documents of the corpus.
    dictionary
        Gives the version.
    """
    rows = spans[spans["by"].isin(list(wanted))]
    bare = [by for by in wanted if by not in set(rows["by"])]
    nowhere = {"by": bare, "doc_id": [json.loads(by).get("doc_id") for by in bare]}
    rows = pd.concat(
        [rows.assign(evidence="span"), pd.DataFrame(nowhere, dtype="str").assign(evidence="none")]
    )
    place = rows["by"].map({by: place for place, by in enumerate(wanted)})
    rows = rows.assign(place=place).sort_values(["place", "doc_id", "start_char", "end_char", "rule"])
    rows["table"], rows["settings"] = recipe.table, write_json(recipe.settings)
    rows["values"] = rows["by"].map({by: write_json(values) for by, values in wanted.items()})
    rows["receipt_id"] = rows["by"].map({by: make_receipt_id(recipe, by) for by in wanted})
    rows["text_hash"] = rows["matched_text"].map(hash_text, na_action="ignore")
    articles = documents[["doc_id"]].assign(evidence="article")
    rows = pd.concat([rows, articles], ignore_index=True)
    rows = rows.merge(describe_articles(documents), on="doc_id", how="left")
    rows["dictionary_version"], rows["kit_version"] = dictionary.version, kit_version()
    return rows[list(RECEIPTS)].astype(RECEIPTS)


def make_receipt_id(recipe: Recipe, by: str) -> str:
    """The same question about the same kind of count has the same id, in every corpus."""
    return f"r{hash_text(write_json([recipe.table, by, recipe.settings]))[:12]}"


def hash_text(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of a text.

    Examples
    --------
    >>> hash_text("Hanoi")
    '381ec4b8406e5203'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def kit_version() -> str:
    """The version of this package; "not installed" when it is used from its folder."""
    try:
        return version("indo-pacific-news-kit")
    except PackageNotFoundError:
        return "not installed"


def describe_articles(documents: pd.DataFrame) -> pd.DataFrame:
    """Take what a receipt says of an article: ``doc_id``, ``file``, ``sha256``, ``story_id``, ``about``."""
    facts = ["doc_id", "file", "sha256", "story_id"]
    check_columns([*facts, *ABOUT], documents)
    about = [hash_text(row) for row in name_numbers(documents, ABOUT)]
    return documents[facts].assign(about=pd.Series(about, documents.index, dtype="str"))
