"""Dictionary -> offices: who there is, and who holds or has held an office on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.schema import iterate_rows

_A_YEAR = timedelta(days=366)
_WITH_SECRETARIES = frozenset(["GBR", "PHL"])  # their defence ministers are called secretaries
_BY_GIVEN_NAME = frozenset("IDN MYS THA".split())
"""Where people are called by a given name that few bear."""
_SAME_OFFICE = {
    "premier": "prime minister",
    "vice premier": "deputy prime minister",
}
"""Offices that a title calls by another name."""
_HEADS = ("supreme leader", "general secretary", "president", "prime minister", "chancellor")
"""Who leads a state: whoever holds the first of these offices that a bearer of the name holds."""


class Actor(NamedTuple):
    """One row of actors.csv."""

    actor_id: str
    actor_name: str
    actor_type: str
    country: str


class Name(NamedTuple):
    """One row of actor_names.csv, or one made from institutions.csv."""

    name_id: str
    actor_id: str
    name: str
    form: str


@cache
def _find_title(office: str) -> str:
    """How a title says an office: acting ministers are called minister, most secretaries general just so."""
    office = office.removeprefix("acting ")
    if "secretary general" in office and "deputy" not in office:
        return "secretary general"
    return _SAME_OFFICE.get(office, office)


class Offices:
    """The actors of a dictionary and the offices they have held."""

    def __init__(self, dictionary: Dictionary):
        columns = ["actor_id", "actor_name", "actor_type", "country"]
        self.actors = {row[0]: Actor(*row) for row in iterate_rows(dictionary.actors, *columns)}
        self.offices: dict[str, list[tuple]] = defaultdict(list)
        columns = ["actor_id", "office", "start_date", "end_date"]
        for actor_id, office, start, end in iterate_rows(dictionary.offices, *columns):
            first = date.min if pd.isna(start) else start.date()
            last = date.max if pd.isna(end) else end.date()
            self.offices[actor_id].append((office, first, last))

    def offices_on(self, actor_id: str, day: date | None) -> list[str]:
        """The offices somebody holds on a day; none without a day."""
        if day is None:
            return []
        return [office for office, first, last in self.offices.get(actor_id, ()) if first <= day <= last]

    def choose_in_office(self, names: list[Name], day: date | None) -> tuple[list[Name], str]:
        """Of several bearers of one full name, the one in office on the day; else it is ambiguous."""
        if len({name.actor_id for name in names}) > 1:
            in_office = [name for name in names if self.offices_on(name.actor_id, day)]
            if len({name.actor_id for name in in_office}) != 1:
                return names, "ambiguous"
            names = in_office
        return names[:1], "name"

    def was_recently_in_office(self, actor_id: str, day: date | None, latest_year: int | None = None) -> bool:
        """Whether somebody held an office in the four years before a day or takes one within a year.

        For somebody whose offices the dictionary does not know it cannot be told. Without a day it is
        enough that the first of them began before the end of the year after `latest_year`.
        """
        held = self.offices.get(actor_id)
        if not held:
            return True
        if day is None:
            return latest_year is None or any(first.year <= latest_year + 1 for _, first, _ in held)
        return any(first <= day + _A_YEAR and last >= day - 4 * _A_YEAR for _, first, last in held)

    def holds(self, actor_id: str, office: str, day: date | None) -> bool:
        """Whether somebody holds an office on a day; without a day, whether he or she ever did."""
        if office == "secretary of defence" and self.actors[actor_id].country in _WITH_SECRETARIES:
            office = "defence minister"
        return any(
            office in (name, _find_title(name)) and (day is None or first <= day <= last)
            for name, first, last in self.offices.get(actor_id, ())
        )

    def is_known_by_given_name(self, actor_id: str) -> bool:
        """Whether somebody has led a state whose people are called by their given names, as Thaksin is."""
        is_called = self.actors[actor_id].country in _BY_GIVEN_NAME
        return is_called and any(office in _HEADS for office, _, _ in self.offices.get(actor_id, ()))

    def leader_of(self, country: str | None, names: list[Name], day: date | None) -> Name | None:
        """Of several bearers of a name, the one who leads a state on a day, if there is just one."""
        own = [name for name in names if self.actors[name.actor_id].country == country]
        for office in _HEADS if own and day else ():
            leaders = {name.actor_id: name for name in own if self.holds(name.actor_id, office, day)}
            if leaders:
                return leaders.popitem()[1] if len(leaders) == 1 else None
        return None

    def leader_among(self, names: list[Name], countries: set[str], day: date | None) -> Name | None:
        """Of several bearers of a name, the one who leads one of these states on a day, if just one does."""
        leaders = {self.leader_of(country, names, day) for country in countries} - {None}
        return leaders.pop() if len(leaders) == 1 else None
