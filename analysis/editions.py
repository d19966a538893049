"""Documents, zones -> two editions of a story side by side: what was cut, added, moved or reworded.

Paragraph by paragraph, and sentence by sentence where only a part of a paragraph was touched. Mere house
style (see :mod:`analysis.house_style`) is set apart, so that what is left was somebody's decision. The
comparison says what differs, not who changed it: both editions may have been cut from a longer report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.alignment import Pair, align_sentences, measure_similarity
from analysis.documents import count_words
from analysis.house_style import Word, is_house_style, split_words
from analysis.page.segments import split_sentence_spans
from analysis.schema import ARTICLE_ZONES
from analysis.texts import read_texts

KINDS = ("same", "house style", "reworded", "moved", "cut", "added")
"""From the first edition to the second; of the same sentences, the later kind is the graver."""

TELLING = 4
"""Letters of a word that tells which sentence it is."""

COLUMNS = {
    "zone": "str",
    "paragraph": "int64",
    "kind": "str",
    "similarity": "float64",
    "first_doc_id": "str",
    "first_start_char": "Int64",
    "first_end_char": "Int64",
    "first_text": "str",
    "second_doc_id": "str",
    "second_start_char": "Int64",
    "second_end_char": "Int64",
    "second_text": "str",
}


class Sentence(NamedTuple):
    """A sentence of one edition and the number of its paragraph in that edition."""

    start: int
    end: int
    paragraph: int
    words: list[Word]


Sides = tuple[list[Sentence], list[Sentence]]


def compare_editions(documents: pd.DataFrame, zones: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Compare two editions: headline with headline, body with body.

    Parameters
    ----------
    documents, zones
        The tables of those names.
    first, second
        Their ``doc_id``. Cut means: in the first only; added: in the second only.

    Returns
    -------
    pandas.DataFrame
        In the order of ``ARTICLE_ZONES``, then of reading, every sentence in exactly one row:

        - ``zone``
        - ``paragraph``: from 1 in each zone; rows with the same number are the sentences of one
          paragraph (or of paragraphs that were joined or split). A paragraph that is all of one kind is
          one row.
        - ``kind``: ``same`` (to the letter; blanks do not count), ``house style`` (the same
          words, otherwise spelled or punctuated), ``reworded``, ``moved`` (to another place in the same
          zone, perhaps reworded as well), ``cut``, ``added``
        - ``similarity``: share of the words of both that are common to them, in order (0 to 1); 1 and
          ``reworded`` is a matter of signs, such as a word put into quotation marks
        - ``first_doc_id``, ``first_start_char``, ``first_end_char`` (half-open, missing if added),
          ``first_text`` (exactly that stretch), and the same four for the second

    Raises
    ------
    ValueError
        For a ``doc_id`` that the documents do not have.

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> documents = load_documents("seeds")
    >>> changes = compare_editions(documents, split_zones(documents), *documents["doc_id"][:2])
    >>> changes.loc[changes["zone"] == "body", "kind"].tolist()
    ['house style', 'same', 'same', 'same', 'house style', 'same', 'house style', 'cut']
    """
    texts = read_texts(documents, (first, second))
    for doc_id in (first, second):
        if doc_id not in texts:
            known = ", ".join(documents["doc_id"][:10])
            raise ValueError(f"no document {doc_id!r}; the first ones are: {known}")
    rows: list[tuple] = []
    for zone in ARTICLE_ZONES:
        sides = tuple(_list_sentences(texts[doc_id], zones, doc_id, zone) for doc_id in (first, second))
        for number, pairs in enumerate(_group_pairs(_align(*sides), *sides), 1):
            for kind, pair in _judge(pairs, sides, (texts[first], texts[second])):
                share = _measure_kept(pair, sides)
                spans = [_span(numbers, side) for numbers, side in zip(pair[:2], sides, strict=True)]
                cells = [
                    (doc_id, *span, texts[doc_id][slice(*span)] if span[0] is not None else None)
                    for doc_id, span in zip((first, second), spans, strict=True)
                ]
                rows.append((zone, number, kind, share, *cells[0], *cells[1]))
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _list_sentences(text: str, zones: pd.DataFrame, doc_id: str, zone: str) -> list[Sentence]:
    own = zones[(zones["doc_id"] == doc_id) & (zones["zone"] == zone)].sort_values("start_char")
    return [
        Sentence(first, last, paragraph, split_words(text[first:last]))
        for paragraph, (start, end) in enumerate(zip(own["start_char"], own["end_char"], strict=True))
        for first, last in split_sentence_spans(text, start, end)
    ]


def _align(first: list[Sentence], second: list[Sentence]) -> list[Pair]:
    """Pair sentences by their longer words: unrelated ones share "the" and "of" as well."""
    words = [[_list_telling(sentence.words) for sentence in side] for side in (first, second)]
    breaks = tuple([sentence.paragraph for sentence in side] for side in (first, second))
    return align_sentences(*words, breaks=breaks)


def _list_telling(words: list[Word]) -> tuple[str, ...]:
    keys = tuple(word.key for word in words)
    return tuple(key for key in keys if len(key) >= TELLING or key.isdigit()) or keys


def _group_pairs(pairs: list[Pair], first: list[Sentence], second: list[Sentence]) -> list[list[Pair]]:
    """Put together the pairs of one paragraph, and of paragraphs that were joined or split."""
    together: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for pair in pairs:
        group: list[tuple[int, int]] = []
        for place in _list_places(pair, first, second):
            group += [other for other in together.get(place, [place]) if other not in group]
        together.update(dict.fromkeys(group, group))
    groups = defaultdict(list)
    for pair in pairs:
        groups[min(together[_list_places(pair, first, second)[0]])].append(pair)
    return list(groups.values())


def _list_places(pair: Pair, first: list[Sentence], second: list[Sentence]) -> list[tuple[int, int]]:
    """The paragraphs that a pair stands in: the side and the number."""
    places = [(0, first[number].paragraph) for number in pair.first]
    return places + [(1, second[number].paragraph) for number in pair.second]


def _judge(pairs: list[Pair], sides: Sides, texts: tuple[str, str]) -> list[tuple[str, Pair]]:
    """The kind of each pair; if all of a paragraph is of one kind, of the paragraph as a whole."""
    kinds = [_find_kind(pair, sides, texts) for pair in pairs]
    places = {place for pair in pairs for place in _list_places(pair, *sides)}
    whole = len(places) == len({side for side, _ in places})
    alike = len(set(kinds)) == 1 and kinds[0] != "reworded"
    if len(pairs) == 1 or not whole or not (alike or set(kinds) <= {"same", "house style"}):
        return list(zip(kinds, pairs, strict=True))
    numbers = [tuple(sorted(number for pair in pairs for number in pair[side])) for side in (0, 1)]
    return [(max(kinds, key=KINDS.index), Pair(*numbers, 1.0))]


def _list_words(pair: Pair, sides: Sides) -> list[list[Word]]:
    return [[word for number in pair[side] for word in sides[side][number].words] for side in (0, 1)]


def _measure_kept(pair: Pair, sides: Sides) -> float:
    """The share of all words, short ones too; signs are no words."""
    if not pair.first or not pair.second:
        return 0.0
    both = _list_words(pair, sides)
    return measure_similarity(*([word.key for word in words if word.key[0].isalnum()] for words in both))


def _find_kind(pair: Pair, sides: Sides, texts: tuple[str, str]) -> str:
    if not pair.first or not pair.second:
        return "cut" if pair.first else "added"
    if pair.moved:
        return "moved"
    pieces = [texts[side][slice(*_span(pair[side], sides[side]))] for side in (0, 1)]
    if pieces[0].split() == pieces[1].split():
        return "same"
    return "house style" if is_house_style(*_list_words(pair, sides)) else "reworded"


def _span(numbers: tuple[int, ...], sentences: list[Sentence]) -> tuple[int | None, int | None]:
    if not numbers:
        return None, None
    return sentences[numbers[0]].start, sentences[numbers[-1]].end


def count_changes(comparison: pd.DataFrame) -> pd.DataFrame:
    """Count paragraphs by what became of them.

    Parameters
    ----------
    comparison
        From :func:`compare_editions`.

    Returns
    -------
    pandas.DataFrame
        ``zone``, ``kind`` (of the whole paragraph; ``in part`` if only some of its sentences were
        touched, ``house style`` if it was only joined or split), ``n_paragraphs``, ``n_first_words``,
        ``n_second_words`` (words of these paragraphs in either edition).

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> documents = load_documents("seeds")
    >>> changes = compare_editions(documents, split_zones(documents), *documents["doc_id"][:2])
    >>> count_changes(changes).query("zone == 'body'")[["kind", "n_paragraphs"]].values.tolist()
    [['same', 4], ['house style', 3], ['cut', 1]]
    """
    order = {kind: place for place, kind in enumerate([*KINDS, "in part"])}
    kinds = comparison.groupby(["zone", "paragraph"])["kind"].transform(_name_paragraph)
    counted = comparison.assign(
        kind=kinds.astype("str"),
        n_first_words=comparison["first_text"].fillna("").map(count_words),
        n_second_words=comparison["second_text"].fillna("").map(count_words),
    )
    counts = counted.groupby(["zone", "kind"], as_index=False).agg(
        n_paragraphs=("paragraph", "nunique"),
        n_first_words=("n_first_words", "sum"),
        n_second_words=("n_second_words", "sum"),
    )
    places = counts["zone"].map(ARTICLE_ZONES.index) * len(order) + counts["kind"].map(order)
    return counts.iloc[places.argsort(kind="stable")].reset_index(drop=True)


def _name_paragraph(kinds: Iterable[str]) -> str:
    kinds = set(kinds)
    if len(kinds) == 1:
        return kinds.pop()
    return "house style" if kinds == {"same", "house style"} else "in part"


def find_topics_of_one_edition(comparison: pd.DataFrame, topic_mentions: pd.DataFrame) -> pd.DataFrame:
    """Find the topics that one of two editions mentions and the other does not, and where they stand.

    Parameters
    ----------
    comparison
        From :func:`compare_editions`.
    topic_mentions
        The table of that name; mentions outside the compared zones (captions, furniture) do not count.

    Returns
    -------
    pandas.DataFrame
        ``topic_id``, ``doc_id`` (of the edition that has it), ``zone`` and ``kind`` (of the rows of
        `comparison` that hold it: ``cut`` or ``added`` means that it came or went with its sentence,
        ``reworded`` that other words were chosen), ``paragraph``, ``n_mentions``.

    Examples
    --------
    >>> from analysis import annotate, load_documents
    >>> tables = annotate(load_documents("seeds"))
    >>> changes = compare_editions(tables.documents, tables.zones, *tables.documents["doc_id"][:2])
    >>> topics = find_topics_of_one_edition(changes, tables.topic_mentions)
    >>> topics[["topic_id", "zone", "kind", "n_mentions"]].values.tolist()
    [['technical-interns', 'body', 'cut', 2]]
    """
    sides = []
    for side in ("first", "second"):
        columns = {f"{side}_{name}": name for name in ("doc_id", "start_char", "end_char")}
        rows = comparison[["zone", "kind", "paragraph", *columns]].rename(columns=columns).dropna()
        found = topic_mentions[["topic_id", "doc_id", "start_char"]].merge(
            rows, on="doc_id", suffixes=("_mention", "")
        )
        place = found["start_char_mention"]
        sides.append(found[(found["start_char"] <= place) & (place < found["end_char"])])
    one, other = sides
    alone = pd.concat(
        [one[~one["topic_id"].isin(other["topic_id"])], other[~other["topic_id"].isin(one["topic_id"])]]
    )
    columns = ["topic_id", "doc_id", "zone", "kind", "paragraph"]
    return alone.groupby(columns, as_index=False).size().rename(columns={"size": "n_mentions"})
