"""Keyword in context, page by page, over as many articles as fit in memory.

:func:`analysis.kwic.match_keyword` reads every sentence to find every hit. A `Concordance` is made once
and then reads only as far as the page that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from ahocorasick_rs import BytesAhoCorasick

from analysis.keywords import Keyword, fold_to_bytes, read_keyword
from analysis.kwic import build_kwic, check_zones
from analysis.schema import ARTICLE_ZONES, MENTION

_BLOCK = 500_000  # characters searched at once: little to do for a first page, few steps to the last one
_IN_WORDS = np.array([code != 0x1A and (chr(code).isalnum() or chr(code) == "_") for code in range(256)])
"""Bytes of :func:`fold_to_bytes` that are letters or digits; 0x1A may be one, which the regex decides."""


class _Block(NamedTuple):
    """Some sentences in a row: their folded text, where each begins in it, the number of the first."""

    text: bytes
    begins: np.ndarray
    first: int


class Concordance:
    """Finds a word or phrase in the sentences of many articles, a page at a time.

    The hits are those of :func:`analysis.kwic.match_keyword` in these zones, in the order and the columns
    of :func:`analysis.kwic.build_kwic`: by publication (no date last), document and position.

    Parameters
    ----------
    documents
        Documents with ``doc_id``, ``text``, ``label`` and ``published_date``.
    sentences
        Their sentences; those of other documents are left out.
    zones
        Zone names, by default what the article itself says.

    Raises
    ------
    ValueError
        For a zone that does not exist, or a sentence that is not what its document says there.

    Notes
    -----
    It holds one byte for each character of the sentences, 21 bytes for each sentence, and the documents'
    texts, which it shares with `documents` as long as the table holds Python's own strings.

    Examples
    --------
    >>> from analysis.documents import load_documents
    >>> from analysis.schema import build_table
    >>> documents = load_documents("seeds").assign(label="x")
    >>> places = zip(documents["doc_id"], documents["text"])
    >>> rows = [(doc_id, 1, text, 0, len(text), "body") for doc_id, text in places]
    >>> concordance = Concordance(documents, build_table("sentences", rows))
    >>> concordance.count("technical intern*")
    2
    >>> page = concordance.page("technical intern*", size=1, window=12)
    >>> page[["left", "node", "right"]].values.tolist()
    [[' under the ', 'technical internship', ' program, ']]
    """

    def __init__(
        self,
        documents: pd.DataFrame,
        sentences: pd.DataFrame,
        *,
        zones: str | Iterable[str] = ARTICLE_ZONES,
    ):
        self._zones = check_zones(zones)
        columns = ["doc_id", "label", "published_date", "text"]
        self._documents = documents[columns].sort_values(["published_date", "doc_id"], ignore_index=True)
        self._texts = self._documents["text"].tolist()
        rank = pd.Series(self._documents.index, index=self._documents["doc_id"])
        rows = sentences[sentences["zone"].isin(self._zones) & sentences["doc_id"].isin(rank.index)]
        rows = rows.assign(document=rows["doc_id"].map(rank)).sort_values(["document", "start_char"])
        self._document, self._start, self._end, self._sentence_id = (
            rows[column].to_numpy("int32") for column in ("document", "start_char", "end_char", "sentence_id")
        )
        self._zone = pd.Categorical(rows["zone"], categories=list(self._zones)).codes
        self._blocks = list(self._fold(rows["sentence"].tolist()))

    def _fold(self, sentences: Sequence[str]) -> Iterator[_Block]:
        """The sentences in blocks, each of them between two line ends."""
        places = zip(self._document.tolist(), self._start.tolist(), self._end.tolist(), strict=True)
        for (document, start, end), sentence in zip(places, sentences, strict=True):
            if (found := self._texts[document][start:end]) != sentence:
                place = f"{self._documents['doc_id'][document]}[{start}:{end}]"
                raise ValueError(
                    f"{place} is {found!r}, not {sentence!r}: the sentences belong to another text"
                )
        lengths = (self._end - self._start + 1).astype("int64")
        begins = np.cumsum(lengths) - lengths + 1
        firsts = np.flatnonzero(np.diff(begins // _BLOCK, prepend=-1)).tolist()
        for first, last in pairwise([*firsts, len(sentences)]):
            text = "\n".join(["", *sentences[first:last], ""])
            yield _Block(fold_to_bytes(text), (begins[first:last] - begins[first] + 1).astype("int32"), first)

    def _read(self, number: int) -> str:
        return self._texts[self._document[number]][self._start[number] : self._end[number]]

    def page(
        self, pattern: str, *, start: int = 0, size: int = 50, window: int = 60, ignore_case: bool = True
    ) -> pd.DataFrame:
        """Show some of the hits in their context.

        Parameters
        ----------
        pattern
            Plain words, as in :func:`analysis.kwic.match_keyword`.
        start
            How many hits to pass over.
        size
            How many to show.
        window
            Characters of context on each side; a word that would be cut is left out.
        ignore_case
            Whether ``"quad"`` finds Quad.

        Returns
        -------
        pandas.DataFrame
            The columns of :func:`analysis.kwic.build_kwic`: ``doc_id``, ``label``, ``published_date``,
            ``sentence_id``, ``left``, ``node``, ``right``, ``mention_id``, ``start_char``, ``end_char``,
            ``matched_text``, ``zone``. Empty behind the last hit.

        Raises
        ------
        ValueError
            For a pattern that would match everything, or a negative `start`, `size` or `window`.
        """
        if start < 0 or size < 0:
            raise ValueError(f"start and size are numbers of hits from 0, got {start} and {size}")
        rows, documents = [], []
        hits = self._find(read_keyword(pattern, ignore_case=ignore_case))
        for number, first, last in islice(hits, start, start + size):
            document = int(self._document[number])
            documents.append(document)
            doc_id, text = self._documents["doc_id"].iat[document], self._texts[document]
            begin, end = first + int(self._start[number]), last + int(self._start[number])
            zone, sentence_id = self._zones[self._zone[number]], int(self._sentence_id[number])
            name = f"{doc_id}:{begin}:{end}:{pattern}"
            rows.append((name, doc_id, sentence_id, begin, end, text[begin:end], zone))
        mentions = pd.DataFrame.from_records(rows, columns=list(MENTION)).astype(MENTION)
        shown = self._documents.iloc[sorted(set(documents))]
        return build_kwic(mentions, shown, window=window, zones=self._zones)

    def count(self, pattern: str, *, ignore_case: bool = True) -> int:
        """Count all hits; unlike a page, this reads every sentence that may hold one."""
        return sum(1 for _ in self._find(read_keyword(pattern, ignore_case=ignore_case)))

    def _find(self, keyword: Keyword) -> Iterator[tuple[int, int, int]]:
        """All hits in order: the number of the sentence, start and end within it."""
        engine = BytesAhoCorasick([keyword.anchor])
        for block in self._blocks:
            for number in _find_candidates(engine, block, keyword):
                for hit in keyword.regex.finditer(self._read(number)):
                    yield number, *hit.span()


def _find_candidates(engine: BytesAhoCorasick, block: _Block, keyword: Keyword) -> list[int]:
    """Numbers of the sentences of a block that hold the anchor where a word may begin and end."""
    hits = engine.find_matches_as_indexes(block.text, overlapping=True)
    if not hits:
        return []
    starts = np.array([start for _, start, _ in hits])
    text = np.frombuffer(block.text, dtype=np.uint8)
    if keyword.begins_word:
        starts = starts[~_IN_WORDS[text[starts - 1]]]
    if keyword.ends_word:
        starts = starts[~_IN_WORDS[text[starts + len(keyword.anchor)]]]
    numbers = np.searchsorted(block.begins, starts, side="right") - 1 + block.first
    return np.unique(numbers).tolist()
