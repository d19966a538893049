"""Sentences, mentions -> names of persons and bodies that the dictionary does not know, frequent ones first.

What counts is what stands beside a capitalised name: a title, a verb of saying, a word such as Ministry in
it, or only that it is several capitalised words and comes back. It is a list for a person to read, not a
count to publish.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.capitalised import BODY, CAPITALS, SAYING, TITLE, Titles, find_capitalised
from analysis.dictionary import Dictionary, load_dictionary
from analysis.schema import MENTION, iterate_rows

if TYPE_CHECKING:
    from analysis.annotate import Tables

CUES = (TITLE, BODY, SAYING, CAPITALS)
"""What tells that a name is one, the surest first."""

READ_ZONES = ("standfirst", "body")
"""Headlines have capitals everywhere, datelines name places."""

OFTEN = 3
"""Mentions of a name that nothing but its capitals tells; below that it may be anything."""

MOST_NAMES = 200

COLUMNS = {
    "name": "str",
    "cue": "str",
    "n_mentions": "int64",
    "n_documents": "int64",
    "n_stories": "int64",
    "doc_id": "str",
    "sentence_id": "int64",
    "start_char": "int64",
    "end_char": "int64",
    "sentence": "str",
}


class _Place(NamedTuple):
    """Where a name stands; `cue` may be empty for a single word that a longer name holds."""

    doc_id: str
    sentence_id: int
    start: int
    end: int
    matched_text: str
    zone: str
    cue: str
    opens: bool


def match_unknown_names(tables: Tables, dictionary: Dictionary | None = None) -> pd.DataFrame:
    """List every mention of a name that the dictionary does not know.

    Parameters
    ----------
    tables
        An annotated corpus.
    dictionary
        The one it was annotated with; the packaged one if none is given.

    Returns
    -------
    pandas.DataFrame
        The seven columns of every mention table, then ``name`` (a single word counts for the one longer name
        of its article that holds it) and ``cue`` (what stands beside this mention: ``title``, ``body word``,
        ``verb of saying``, ``capitals``, or missing for a single word alone).
    """
    dictionary = load_dictionary() if dictionary is None else dictionary
    titles = Titles(dictionary.titles["title"].tolist())
    places: dict[str, list[_Place]] = defaultdict(list)
    for doc_id, sentences, known in _list_documents(tables):
        for name, place in _read_document(doc_id, sentences, known, titles):
            places[name].append(place)
    known_names = {*dictionary.names["name"], *dictionary.other_names["name"]}
    rows = [
        (f"{place.doc_id}:{place.start}:{place.end}:{name}", *place[:6], name, place.cue or None)
        for name, found in places.items()
        if name not in known_names and _is_told(found)
        for place in found
    ]
    return _build(MENTION | {"name": "str", "cue": "str"}, rows)


def find_unknown_names(
    tables: Tables,
    dictionary: Dictionary | None = None,
    *,
    mentions: pd.DataFrame | None = None,
    most: int = MOST_NAMES,
) -> pd.DataFrame:
    """List the names of persons and bodies that the dictionary does not know.

    Parameters
    ----------
    tables
        An annotated corpus.
    dictionary
        The one it was annotated with; the packaged one if none is given.
    mentions
        From :func:`match_unknown_names`, where they are there already.
    most
        How many names at most.

    Returns
    -------
    pandas.DataFrame
        The names in most stories first: ``name``, ``cue`` (the surest of all its mentions), ``n_mentions``,
        ``n_documents``, ``n_stories``, then one mention as evidence: ``doc_id``, ``sentence_id``,
        ``start_char``, ``end_char`` (of the text, half-open) and ``sentence`` (as one line).

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> names = find_unknown_names(annotate(load_documents("seeds")))
    >>> list(names.columns[:5])
    ['name', 'cue', 'n_mentions', 'n_documents', 'n_stories']
    """
    if mentions is None:
        mentions = match_unknown_names(tables, dictionary)
    stories = dict(iterate_rows(tables.documents, "doc_id", "story_id"))
    places: dict[str, list[tuple]] = defaultdict(list)
    columns = ("name", "cue", "doc_id", "sentence_id", "start_char", "end_char")
    for name, cue, *place in iterate_rows(mentions, *columns):
        rank = CUES.index(cue) if isinstance(cue, str) else len(CUES)
        places[name].append((rank, *place))
    rows = [_describe_name(name, found, stories) for name, found in places.items()]
    rows.sort(key=lambda row: (-row[4], -row[3], -row[2], row[0]))
    sentences = tables.sentences.set_index(["doc_id", "sentence_id"])["sentence"]
    return _build(COLUMNS, [(*row, " ".join(sentences.loc[row[5:7]].split())) for row in rows[:most]])


def _build(columns: dict[str, str], rows: list[tuple]) -> pd.DataFrame:
    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=kind)
            for (name, kind), values in zip(columns.items(), cells, strict=True)
        }
    )


def _list_documents(tables: Tables) -> Iterator[tuple[str, list[tuple], list[tuple[int, int]]]]:
    """For each article, its sentences and the spans of all that is known in it."""
    known: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mentions in (tables.actor_mentions, tables.topic_mentions):
        for doc_id, start, end in iterate_rows(mentions, "doc_id", "start_char", "end_char"):
            known[doc_id].append((start, end))
    read: dict[str, list[tuple]] = {}
    own = tables.sentences[tables.sentences["zone"].isin(READ_ZONES)]
    for doc_id, *sentence in iterate_rows(own, "doc_id", "sentence_id", "start_char", "sentence", "zone"):
        read.setdefault(doc_id, []).append(tuple(sentence))
    for doc_id, sentences in read.items():
        yield doc_id, sentences, known[doc_id]


def _read_document(
    doc_id: str, sentences: list[tuple], known: list[tuple[int, int]], titles: Titles
) -> Iterator[tuple[str, _Place]]:
    """The names of an article; a single word goes to the one longer name that holds it."""
    found: list[tuple[str, _Place]] = []
    for sentence_id, first, text, zone in sentences:
        end = first + len(text)
        near = [(low - first, high - first) for low, high in known if low < end and first < high]
        for one in find_capitalised(text, titles, known=near):
            span = (first + one.start, first + one.end)
            place = _Place(doc_id, sentence_id, *span, text[one.start : one.end], zone, one.cue, one.opens)
            found.append((one.name, place))
    longer: dict[str, set[str]] = defaultdict(set)
    for name, place in found:
        if " " in name and place.cue != BODY:
            for word in name.split():
                longer[word].add(name)
    for name, place in found:
        if " " in name:
            yield name, place
        elif name in longer:
            if len(longer[name]) == 1:
                yield next(iter(longer[name])), place
        elif place.cue == TITLE or (place.cue and not place.opens):
            yield name, place


def _is_told(places: list[_Place]) -> bool:
    """Whether a cue tells it, or capitals do so often enough and not only where a sentence begins."""
    if any(place.cue in (TITLE, BODY, SAYING) for place in places):
        return True
    return len(places) >= OFTEN and not all(place.opens for place in places)


def _describe_name(name: str, places: list[tuple], stories: dict[str, str]) -> tuple:
    """A row of the table but for the sentence; evidence is the surest mention of the whole name."""
    whole = [place for place in places if place[4] - place[3] >= len(name)] or places
    best = min(whole, key=lambda place: place[0])
    documents = {place[1] for place in places}
    n_stories = len({stories[doc_id] for doc_id in documents})
    return name, CUES[min(place[0] for place in places)], len(places), len(documents), n_stories, *best[1:]
