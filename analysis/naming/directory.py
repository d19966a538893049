"""Dictionary -> directory: who bears a name, who holds an office on a day, what a title means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.folding import fold_text
from analysis.schema import iterate_rows

_A_YEAR = timedelta(days=366)
_WITH_SECRETARIES = frozenset(["GBR", "PHL"])  # their defence ministers are called secretaries
SYLLABLES = frozenset("thai lao".split())
INITIALS = frozenset("n.k. s.k.".split())
ALSO_NAMES = frozenset("jordan georgia chad israel washington".split()) | SYLLABLES | INITIALS
"""Names of states and capitals, and demonyms, that are also names of other things, in lower case."""
_ALSO_HEADS = frozenset(name[:end] for name in ALSO_NAMES for end in range(len(name) + 1))
_NO_TITLE = re.compile(r"[^\w.'’]")
FAMILY_FIRST = frozenset("CHN HKG KHM KOR MAC PRK SGP TWN VNM".split())
"""Where the family name stands first."""
_BY_GIVEN_NAME = frozenset("IDN MYS THA".split())
"""Where people are called by a given name that few bear."""
_SAME_OFFICE = {
    "premier": "prime minister",
    "vice premier": "deputy prime minister",
    "un secretary general": "secretary general",
    "nato secretary general": "secretary general",
    "asean secretary general": "secretary general",
}
"""Offices that a title calls by another name."""
_HEADS = ("supreme leader", "general secretary", "president", "prime minister", "chancellor")
"""Who leads a state: whoever holds the first of these offices that a bearer of the name holds."""
_ALSO_WORDS = frozenset(
    """
    angel baron bill chuck clay dean frank gen grant guy islam jack jan jun lenin marine mark max min pat
    penny pio ram ray rich rob sung than tin win
    """.split()
)
"""Given names that may be another word in a headline."""
_MARK = re.compile(r" ([A-Z])\.| (Jr|Sr|II|III)\b")


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


@dataclass(frozen=True, slots=True)
class Bearers:
    """Everybody who bears one name, and what can be told of them without a text."""

    names: list[Name]
    full: list[Name]
    """Those whose name needs nobody else to be understood; short names and nicknames do."""
    chosen: Name | None
    """The first of them if all are one actor's: that actor is meant, whatever the day."""
    described: tuple
    """What :meth:`Directory.describe` says of that actor where it is the same in every text, else nothing."""
    is_short: bool
    """Whether all of them need somebody to stand for."""
    is_person: bool
    """Whether one of them is a person."""
    all_persons: bool
    is_capital: bool
    """Whether the name is a city that also stands for its government."""
    as_city: tuple[list[Name], tuple]
    as_government: tuple[list[Name], tuple]
    """Of the full names of a capital those of cities, and those of others, or else all of them. And what is
    said of their only bearer where it is the same on every day, else nothing."""


@cache
def _find_title(office: str) -> str:
    """How a title says an office: acting ministers are called minister, most secretaries general just so."""
    office = office.removeprefix("acting ")
    return (
        "secretary general" if office.startswith("secretary general of") else _SAME_OFFICE.get(office, office)
    )


class Directory:
    """The dictionary's rows, arranged for looking up."""

    def __init__(self, dictionary: Dictionary):
        columns = ["actor_id", "actor_name", "actor_type", "country"]
        actors = [Actor(*row) for row in iterate_rows(dictionary.actors, *columns)]
        self.actors = {actor.actor_id: actor for actor in actors}
        columns = ["name_id", "actor_id", "name", "form"]
        self.names = [Name(*row) for row in iterate_rows(dictionary.names, *columns)]
        self._words = {name.name for name in self.names if self.actors[name.actor_id].actor_type != "person"}
        self._states: dict[str, list[str]] = defaultdict(list)
        for actor in actors:
            if actor.actor_type == "state":
                self._states[actor.country].append(actor.actor_name)
        self._short: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.form == "short" and self.actors[name.actor_id].actor_type == "person":
                self._short[name.actor_id].append(name)
        self.offices: dict[str, list[tuple]] = defaultdict(list)
        columns = ["actor_id", "office", "start_date", "end_date"]
        for actor_id, office, start, end in iterate_rows(dictionary.offices, *columns):
            first = date.min if pd.isna(start) else start.date()
            last = date.max if pd.isna(end) else end.date()
            self.offices[actor_id].append((office, first, last))
        titles = dictionary.titles
        self.titles = {
            title.lower(): (None if pd.isna(office) else office)
            for title, office in iterate_rows(titles, "title", "office")
        }
        longest = sorted(map(re.escape, titles["title"]), key=len, reverse=True)
        self._title_before = re.compile(rf"(?<![\w-])({'|'.join(longest)}) $", re.IGNORECASE)
        self._longest_title = max(map(len, titles["title"]), default=0) + 2
        self._last_words = {title.rpartition(" ")[2] for title in self.titles}
        self.bearers = cache(self._find_bearers)
        self._described: dict[tuple[str, str, str | None], tuple] = {}

    def _find_bearers(self, rows: tuple[int, ...]) -> Bearers:
        """Everybody who bears a name, by the rows of the dictionary's names that list it."""
        names = [self.names[row] for row in rows]
        persons = [self.actors[name.actor_id].actor_type == "person" for name in names]
        short = [
            name.form == "short" or (person and " " not in name.name and name.form == "variant")
            for name, person in zip(names, persons, strict=True)
        ]
        full = [name for name, is_short in zip(names, short, strict=True) if not is_short]
        chosen = full[0] if len({name.actor_id for name in full}) == 1 else None
        is_capital = any(name.form == "metonym" for name in full)
        heads = {fold_text(name)[0].partition("*")[0].lower() for name in {name.name for name in names}}
        is_open = is_capital or not heads.isdisjoint(_ALSO_HEADS)
        cities = [name for name in full if name.form != "metonym"] if is_capital else []
        governments = [name for name in full if name.form == "metonym"]
        return Bearers(
            names=names,
            full=full,
            chosen=chosen,
            described=() if is_open else self._describe_sure(full),
            is_short=all(short),
            is_person=any(persons),
            all_persons=all(persons),
            is_capital=is_capital,
            as_city=(cities or full, self._describe_sure(cities)),
            as_government=(governments, self._describe_sure(governments)),
        )

    def _describe_sure(self, names: list[Name]) -> tuple:
        """What the row of a mention says that means one actor whoever holds office, else nothing."""
        is_sure = len({name.actor_id for name in names}) == 1 and names[0].actor_id not in self.offices
        return self.describe(names[0], "name", None) if is_sure else ()

    def is_known_word(self, word: str) -> bool:
        """Whether a state, body or place has a name of this one word."""
        return word in self._words

    def states_of(self, countries: set[str]) -> list[str]:
        """The names of the states with these country codes."""
        return [name for country in sorted(countries, key=str) for name in self._states.get(country, ())]

    @cached_property
    def _persons(self) -> tuple[dict[str, tuple[int, ...]], dict[str, frozenset[str]]]:
        """The rows of every wording that names a person in full; every person's initials and suffixes."""
        rows: dict[str, tuple[int, ...]] = {}
        marks: dict[str, frozenset[str]] = defaultdict(frozenset)
        for row, name in enumerate(self.names):
            if name.form != "short" and self.actors[name.actor_id].actor_type == "person":
                rows[name.name] = (*rows.get(name.name, ()), row)
                marks[name.actor_id] |= {initial or suffix for initial, suffix in _MARK.findall(name.name)}
        return rows, marks

    @cached_property
    def _shared(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words with which the names of several persons begin or end; offices that somebody has held."""
        names = [actor.actor_name.split() for actor in self.actors.values() if actor.actor_type == "person"]
        bearers = Counter(word for words in names for word in {words[0], words[-1]})
        held = {office for offices in self.offices.values() for office, _, _ in offices}
        return frozenset(word for word, number in bearers.items() if number > 1), frozenset(held)

    def tells_apart(self, office: str | None, word: str) -> bool:
        """Whether an office tells several bearers of a name apart: the dictionary knows who has held it."""
        words, offices = self._shared
        return office in offices and word in words

    @cached_property
    def _given_names(self) -> frozenset[str]:
        persons = [a for a in self.actors.values() if a.actor_type == "person" and " " in a.actor_name]
        given = {a.actor_name.split()[0] for a in persons if a.country not in FAMILY_FIRST}
        given -= {name.name for name in self.names if name.form == "short"}
        return frozenset(word for word in given if len(word) > 2 and word.lower() not in _ALSO_WORDS)

    def is_given_name(self, word: str) -> bool:
        """Whether somebody's name begins with a word that is no short name, no title and no other word."""
        return word in self._given_names and word.lower() not in self.titles

    @cached_property
    def _countries(self) -> dict[str, str]:
        states = {a.actor_id: a.country for a in self.actors.values() if a.actor_type == "state"}
        return {n.name: states[n.actor_id] for n in self.names if n.actor_id in states and n.form != "short"}

    def country_of(self, name: str) -> str | None:
        """The country code of a state, by any of its names, adjectives and seats; not by a short name."""
        return self._countries.get(name)

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

    @cached_property
    def _state_rows(self) -> dict[str, int]:
        is_state = {actor.actor_id for actor in self.actors.values() if actor.actor_type == "state"}
        return {name.name: row for row, name in enumerate(self.names) if name.actor_id in is_state}

    def rows_of_state(self, name: str) -> tuple[int, ...]:
        """The row of the dictionary's names in which a state has this name, if there is one."""
        return (self._state_rows[name],) if name in self._state_rows else ()

    def rows_of(self, name: str) -> tuple[int, ...]:
        """The rows of the dictionary's names in which persons have this name, short ones aside."""
        return self._persons[0].get(name, ())

    def marks_of(self, row: int) -> frozenset[str]:
        """The middle initials, and "Jr", "Sr", "II" or "III", in any name of the person in a row."""
        return self._persons[1].get(self.names[row].actor_id, frozenset())

    @property
    def with_short_name(self) -> Set[str]:
        """The persons to whom the dictionary gives a short name."""
        return self._short.keys()

    def short_names_of(self, actor_ids: Iterable[str]) -> list[Name]:
        """The short names of those of some actors who are persons."""
        return [name for actor_id in self._short.keys() & actor_ids for name in self._short[actor_id]]

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

    def describe(self, name: Name, resolved_by: str, day: date | None) -> tuple:
        """What the row of a mention says of its actor on a day: the last eight columns of the table."""
        offices = None
        if name.actor_id in self.offices:
            offices = "; ".join(self.offices_on(name.actor_id, day)) or None
        key = (name.name_id, resolved_by, offices)
        if key not in self._described:
            is_variant = " " not in name.name and name.form == "variant" and resolved_by != "name"
            rule = "spelling" if is_variant else resolved_by
            self._described[key] = (*self.actors[name.actor_id], name.form, offices, rule, name.name_id)
        return self._described[key]

    def describe_all(self, names: list[Name]) -> tuple:
        """What the row of a mention says when it may be any of several actors."""
        actors = [self.actors[name.actor_id] for name in names]
        countries = {actor.country for actor in actors}
        country = countries.pop() if len(countries) == 1 else None
        name_ids = "|".join(name.name_id for name in names)
        return (None, None, actors[0].actor_type, country, names[0].form, None, "ambiguous", name_ids)

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

    def ends_title(self, word: str) -> bool:
        """Whether a title ends with a word."""
        return word.lower() in self._last_words

    def title_before(self, text: str, start: int) -> str | None:
        """The title that stands directly before an offset, in lower case."""
        if text[start - 1 : start] != " ":
            return None
        while text[start - 2 : start] == "  ":  # a wrapped line was indented
            start -= 1
        last_word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower()
        if not last_word.isalnum():  # "(Mr" and "ex-Mr" end with a title as well
            last_word = _NO_TITLE.split(last_word)[-1]
        if last_word not in self._last_words:
            return None
        before = text[max(0, start - self._longest_title) : start].lower()
        match = self._title_before.search(re.sub(" +", " ", before) if "  " in before else before)
        return match.group(1) if match else None


_DIRECTORIES: dict[str, Directory] = {}


def get_directory(dictionary: Dictionary) -> Directory:
    """The directory of a dictionary, made once for each version of it."""
    if dictionary.version not in _DIRECTORIES:
        _DIRECTORIES.clear()
        _DIRECTORIES[dictionary.version] = Directory(dictionary)
    return _DIRECTORIES[dictionary.version]
