"""Documents -> texts that a person should look at before counting them, each with the reason in words.

Nothing is taken out here: a suspicious text may be a perfectly good one of an unusual kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.patterns import LatePattern
from analysis.schema import ARTICLE_ZONES, iterate_rows
from analysis.words import FUNCTION_WORDS

FEWEST_WORDS = 50
"""Article text with fewer words is a brief, a teaser or a page whose article is missing."""

MOST_FURNITURE = 0.8
"""Share of a file's characters that may be page furniture."""

LEAST_GRAMMAR = 0.2
"""Share of English function words; running English prose has about four in ten."""

MOST_CAPITALS = 0.8
"""Share of letters that may be capitals."""

UNREADABLE = "\N{REPLACEMENT CHARACTER}"

COLUMNS = {"doc_id": "str", "file": "str", "rule": "str", "reason": "str"}

_WORD = LatePattern(r"[^\W\d_]+")

# UTF-8 that was read as Windows-1252: a lead byte, then continuation bytes, as the letters that these show.
_TAIL = "".join(sorted({bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0)}))
_GARBLED = LatePattern(
    rf"[Â-ß][{re.escape(_TAIL)}]|[à-ï][{re.escape(_TAIL)}]{{2}}|ð[{re.escape(_TAIL)}]{{3}}"
)
_TELLING = 2
"""A capital with an accent before a closing quotation mark looks the same; so once is not enough."""


class _Text(NamedTuple):
    """What the rules look at: a text, what its article says, and how much of the file that is."""

    text: str
    own: str
    n_words: int
    body: bool
    furniture_share: float
    n_actors: int


def find_suspicious(documents: pd.DataFrame, zones: pd.DataFrame, per_document: pd.DataFrame) -> pd.DataFrame:
    """List the texts that look wrong.

    Parameters
    ----------
    documents, zones
        The tables of those names.
    per_document
        For every ``doc_id`` its ``n_article_words``, ``furniture_share`` and ``n_mentions`` (of known
        actors in the article's own text).

    Returns
    -------
    pandas.DataFrame
        One row per text and reason, in the order of the documents: ``doc_id``, ``file``, ``rule`` and
        ``reason``. The rules: ``no body``, ``short``, ``furniture``, ``unreadable letters`` (U+FFFD),
        ``wrong encoding`` ("â€™" for an apostrophe), ``not English``, ``capitals``, ``no known name``.

    Examples
    --------
    >>> texts = pd.DataFrame({"doc_id": ["a"], "file": ["a.txt"], "text": ["Donâ€™t."]})
    >>> zones = pd.DataFrame({"doc_id": ["a"], "start_char": [0], "end_char": [8], "zone": ["body"]})
    >>> known = pd.DataFrame({"doc_id": ["a"], "n_article_words": [1], "furniture_share": [0.0],
    ...                       "n_mentions": [1]})
    >>> find_suspicious(texts, zones, known)[["rule", "reason"]].values.tolist()
    [['short', 'only 1 word of article text (under 50)'],
     ['wrong encoding', '“â€™” where another letter was meant (1 place)']]
    """
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for doc_id, start, end, zone in iterate_rows(zones, "doc_id", "start_char", "end_char", "zone"):
        if zone in ARTICLE_ZONES:
            spans.setdefault(doc_id, []).append((start, end, zone))
    columns = ("doc_id", "n_article_words", "furniture_share", "n_mentions")
    known = {doc_id: numbers for doc_id, *numbers in iterate_rows(per_document, *columns)}
    rows = []
    for doc_id, file, text in iterate_rows(documents, "doc_id", "file", "text"):
        own = spans.get(doc_id, [])
        said = " ".join(text[start:end] for start, end, _ in own)
        has_body = any(zone == "body" for *_, zone in own)
        n_words, share, n_actors = known[doc_id]
        told = _Text(text, said, n_words, has_body, share, n_actors)
        rows += [(doc_id, file, *finding) for finding in _judge(told)]
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    return pd.DataFrame(
        {name: pd.Series(list(cells), dtype="str") for name, cells in zip(COLUMNS, columns, strict=True)}
    )


def _judge(told: _Text) -> Iterator[tuple[str, str]]:
    if not told.body:
        yield "no body", "no paragraph of running text was found"
    elif told.n_words < FEWEST_WORDS:
        words = "1 word" if told.n_words == 1 else f"{told.n_words} words"
        yield "short", f"only {words} of article text (under {FEWEST_WORDS})"
    if told.furniture_share >= MOST_FURNITURE:
        yield "furniture", f"{told.furniture_share:.0%} of the file is page furniture"
    if n_lost := told.text.count(UNREADABLE):
        letters = "1 letter was" if n_lost == 1 else f"{n_lost:,} letters were"
        yield "unreadable letters", f"{letters} lost before the text was saved (U+FFFD)"
    if garbled := find_garbled(told.text):
        places = "1 place" if len(garbled) == 1 else f"{len(garbled):,} places"
        yield "wrong encoding", f"“{garbled[0]}” where another letter was meant ({places})"
    yield from _judge_language(told)
    if not told.n_actors:
        yield "no known name", "no actor of the dictionary is named"


def _judge_language(told: _Text) -> Iterator[tuple[str, str]]:
    words = _WORD.findall(told.own)
    n_letters = sum(map(len, words))
    if n_letters > 4 * FEWEST_WORDS:  # letters, since some scripts put no blanks between words
        share = sum(word.lower() in FUNCTION_WORDS for word in words) / len(words)
        if share < LEAST_GRAMMAR:
            yield "not English", f"{share:.0%} of the words are English function words (prose has about 40 %)"
        capitals = sum(letter.isupper() for word in words for letter in word) / n_letters
        if capitals > MOST_CAPITALS:
            yield "capitals", f"{capitals:.0%} of the letters are capitals"


def find_garbled(text: str) -> list[str]:
    """List the places where UTF-8 was read as Windows-1252.

    Each is put back to bytes and read as UTF-8, so that only what can be mended counts; two letters that
    may stand side by side by chance count from the second place on.

    Examples
    --------
    >>> find_garbled("It isnâ€™t in Viá»‡t Nam"), find_garbled("Il est allé au «CAFÉ» déjà")
    (['â€™', 'á»‡'], [])
    """
    if text.isascii():
        return []
    found = [match[0] for match in _GARBLED.finditer(text) if _is_utf8(match[0])]
    surely = any(len(signs) > 2 for signs in found)
    return found if surely or len(found) >= _TELLING else []


def _is_utf8(signs: str) -> bool:
    try:
        # five bytes stand for nothing in Windows-1252 and come through as they are
        data = b"".join(sign.encode("cp1252") if ord(sign) > 0x9F else bytes([ord(sign)]) for sign in signs)
        return len(data.decode("utf-8")) == 1
    except UnicodeError:
        return False
