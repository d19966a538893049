"""Who is named in a sentence, and how a label calls them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.schema import iterate_rows


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
    >>> cast.list_named(("a", 1), 100)
    (Named(start=5, end=12, name='Ann Lee', short='Lee', form='full', actor_type='person', country='USA'),)
    """

    def __init__(self, actors: pd.DataFrame):
        self._rows: dict[Place, list[tuple]] = defaultdict(list)
        written: dict[tuple, None] = {}  # a name is written in one way again and again
        columns = ("start_char", "end_char", "actor_name", "form", "actor_type", "country", "matched_text")
        for place, actor_id, (start, end, name, form, kind, country, text) in zip(
            iterate_rows(actors, "doc_id", "sentence_id"),
            actors["actor_id"].tolist(),
            iterate_rows(actors, *columns),
            strict=True,
        ):
            if kind != "place" and isinstance(actor_id, str):
                self._rows[place].append((start, end, name, form, kind, country))
                written[place[0], name, text, form, kind, country] = None
        self._shorts: dict[tuple[str, str], str] = {}
        for doc_id, name, text, form, kind, country in written:
            words = _shorten(name, text, form, kind, country)
            best = self._shorts.setdefault((doc_id, name), words)
            if words != best and _rank_short(words) < _rank_short(best):
                self._shorts[doc_id, name] = words

    @property
    def places(self) -> Set[Place]:
        """The sentences that name one of them."""
        return self._rows.keys()

    def list_named(self, place: Place, start: int) -> tuple[Named, ...]:
        """Who is named in a sentence that begins at this character of its document."""
        return tuple(
            [
                Named(first - start, last - start, name, self._shorts[place[0], name], *more)
                for first, last, name, *more in self._rows.get(place, ())
            ]
        )


def _rank_short(words: str) -> tuple[int, bool, str]:
    return len(words), words.isupper(), words


@cache
def _shorten(name: str, text: str, form: str, kind: str, country: str) -> str:
    """How a label calls an actor after one mention; the shortest of a text is taken.

    A person is called by one word of the name, as the press does at the second mention: the last ("Fumio
    Kishida", "Pham Minh Chinh"), for Chinese and Korean names the first ("Wang Yi"); other states' names stay
    whole.
    """
    words = " ".join(text.split())
    if kind == "person" and form != "short":
        return _shorten_person(name, country)
    told = kind != "state" and form != "variant" and not (kind == "organization" and len(words) < 4)
    return words if told else name  # not everybody knows "DPRK" or "PLA"


def _shorten_person(name: str, country: str) -> str:
    if country in ("CHN", "TWN", "PRK", "KOR"):
        return name.split()[0]
    return name.split()[-1] if country in ("JPN", "VNM", "USA", "AUS", "IND", "GBR", "NZL", "CAN") else name
