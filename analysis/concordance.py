"""Keyword in context, page by page, over as many articles as fit in memory.

:func:`analysis.kwic.match_keyword` reads every sentence to find every hit. A `Concordance` is made once
and then reads only as far as the page that is asked for, and only sentences that hold the words: these are
kept as numbers, and a pattern is looked up among the distinct words first. What no word fits is known to be
absent before any sentence is read, however frequent its letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
import pandas as pd

from analysis.keywords import read_keyword
from analysis.kwic import build_kwic, check_zones
from analysis.lexicon import Lexicon
from analysis.schema import ARTICLE_ZONES, MENTION

_BLOCK = 2_000_000  # characters searched at once: little to do for a first page, few steps to the last one


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
    It holds two bytes for each word, four for each distinct word of a block of sentences, the distinct words
    twice, some 15 bytes for each sentence (:attr:`nbytes` in all), and the texts, which it shares with
    `documents` as long as the table holds Python's own strings. The time that a pattern takes grows in
    proportion to the text, whatever the pattern; a phrase is looked for from its rarest word.

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
        document = pd.Index(self._documents["doc_id"]).get_indexer(sentences["doc_id"])
        zone = pd.Index(self._zones).get_indexer(sentences["zone"])
        chosen = np.flatnonzero((document >= 0) & (zone >= 0))
        chosen = chosen[np.lexsort([sentences["start_char"].to_numpy()[chosen], document[chosen]])]
        given = (sentences[column].to_numpy() for column in ("start_char", "end_char", "sentence_id"))
        self._document, self._zone, self._start, self._end, self._sentence_id = (
            _to_smallest(column[chosen]) for column in (document, zone, *given)
        )
        found = sentences["sentence"].to_numpy()[chosen]
        self._check(found)
        self._lexicon = Lexicon(self._cut(found))

    def _check(self, sentences: Sequence[str]) -> None:
        places = zip(self._document.tolist(), self._start.tolist(), self._end.tolist(), strict=True)
        for (document, start, end), sentence in zip(places, sentences, strict=True):
            if (found := self._texts[document][start:end]) != sentence:
                place = f"{self._documents['doc_id'][document]}[{start}:{end}]"
                raise ValueError(
                    f"{place} is {found!r}, not {sentence!r}: the sentences belong to another text"
                )

    def _cut(self, sentences: Sequence[str]) -> Iterator[Sequence[str]]:
        """The sentences in blocks."""
        begins = np.cumsum(self._end - self._start, dtype="int64")
        firsts = np.flatnonzero(np.diff(begins // _BLOCK, prepend=-1)).tolist()
        return (sentences[first:last] for first, last in pairwise([*firsts, len(sentences)]))

    @property
    def nbytes(self) -> int:
        """Bytes of memory that it holds beside the documents' texts."""
        columns = (self._document, self._start, self._end, self._sentence_id, self._zone)
        return self._lexicon.nbytes + sum(column.nbytes for column in columns)

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
        hits = self._find(pattern, ignore_case)
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
        return sum(1 for _ in self._find(pattern, ignore_case))

    def _find(self, pattern: str, ignore_case: bool) -> Iterator[tuple[int, int, int]]:
        """All hits in order: the number of the sentence, start and end within it."""
        regex = read_keyword(pattern, ignore_case=ignore_case).regex
        numbers = self._lexicon.search(pattern, ignore_case=ignore_case)
        return ((number, *hit.span()) for number in numbers for hit in regex.finditer(self._read(number)))


def _to_smallest(numbers: np.ndarray) -> np.ndarray:
    """The same whole numbers, in as few bytes as hold the least and the greatest of them."""
    limits = (np.min_scalar_type(limit) for limit in (numbers.min(initial=0), numbers.max(initial=0)))
    return numbers.astype(np.result_type(*limits))
