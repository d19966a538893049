"""Who is named in a sentence, and how a label calls them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pandas as pd


class Named(NamedTuple):
    """An actor named in a sentence: offsets there, the name, how a label calls it, form and type."""

    start: int
    end: int
    name: str
    short: str
    form: str
    actor_type: str
    country: str | None = None


Place = tuple[str, int]
"""A sentence: document and number."""

_COLUMNS = ("doc_id", "sentence_id", "start_char", "end_char")
_COLUMNS += ("actor_name", "form", "actor_type", "country", "matched_text")


class Cast:
    """The actors of some documents who can take part in something: all but places.

    Parameters
    ----------
    actors
        The actor_mentions table.

    Examples
    --------
    >>> row = {"doc_id": "a", "sentence_id": 1, "start_char": 105, "end_char": 112, "matched_text": "Ann Lee"}
    >>> row |= {"actor_id": "lee", "actor_name": "Ann Lee", "form": "full", "actor_type": "person"}
    >>> cast = Cast(pd.DataFrame([row | {"country": "USA"}]))
    >>> cast.list_named({("a", 1): 100})["a", 1]
    (Named(start=5, end=12, name='Ann Lee', short='Lee', form='full', actor_type='person', country='USA'),)
    """

    def __init__(self, actors: pd.DataFrame):
        able = (actors["actor_type"].to_numpy() != "place") & actors["actor_id"].notna().to_numpy()
        cells = [actors[name].to_numpy()[able].tolist() for name in _COLUMNS]
        doc_ids, numbers, _, _, *written = cells
        self._places = list(zip(doc_ids, numbers, strict=True))
        self._rows = list(zip(*cells[2:], strict=True))
        self._shorts: dict[tuple[str, str], tuple[int, bool, str]] = {}
        for doc_id, name, *how in set(zip(doc_ids, *written, strict=True)):  # again and again in one way
            short = _shorten(name, *how)
            if short < self._shorts.setdefault((doc_id, name), short):
                self._shorts[doc_id, name] = short

    @property
    def places(self) -> set[Place]:
        """The sentences that name one of them."""
        return set(self._places)

    def list_named(self, starts: dict[Place, int]) -> dict[Place, tuple[Named, ...]]:
        """Who is named in each of the sentences that begin at these characters of their documents."""
        named: dict[Place, list[Named]] = {place: [] for place in starts}
        for place, (first, last, name, *more, _) in zip(self._places, self._rows, strict=True):
            if place in named:
                start, short = starts[place], self._shorts[place[0], name][2]
                named[place].append(Named(first - start, last - start, name, short, *more))
        return {place: tuple(found) for place, found in named.items()}


@cache
def _shorten(name: str, form: str, kind: str, country: str, text: str) -> tuple[int, bool, str]:
    """How a label calls an actor after one mention, behind its rank: the least of a text is taken.

    A person is called by one word of the name, as the press does at the second mention: the last ("Fumio
    Kishida", "Pham Minh Chinh"), for Chinese and Korean names the first ("Wang Yi"); other states' names stay
    whole.
    """
    words = " ".join(text.split())
    if kind == "person" and form != "short":
        words = _shorten_person(name, country)
    elif kind == "state" or form == "variant" or (kind == "organization" and len(words) < 4):
        words = name  # not everybody knows "DPRK" or "PLA"
    return len(words), words.isupper(), words


def _shorten_person(name: str, country: str) -> str:
    if country in ("CHN", "TWN", "PRK", "KOR"):
        return name.split()[0]
    return name.split()[-1] if country in ("JPN", "VNM", "USA", "AUS", "IND", "GBR", "NZL", "CAN") else name
