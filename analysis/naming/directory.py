"""Dictionary -> directory: who bears a name, and what a title means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.folding import fold_text
from analysis.naming.offices import Name, Offices
from analysis.schema import iterate_rows

SYLLABLES = frozenset("thai lao".split())
INITIALS = frozenset("n.k. s.k.".split())
ALSO_NAMES = frozenset("jordan georgia chad israel washington".split()) | SYLLABLES | INITIALS
"""Names of states and capitals, and demonyms, that are also names of other things, in lower case."""
_ALSO_HEADS = frozenset(name[:end] for name in ALSO_NAMES for end in range(len(name) + 1))
_NO_TITLE = re.compile(r"[^\w.'’]")
FAMILY_FIRST = frozenset("CHN HKG KHM KOR MAC PRK SGP TWN VNM".split())
"""Where the family name stands first."""
_ALSO_WORDS = frozenset(
    """
    angel baron bill chuck clay dean frank gen grant guy islam jack jan jun lenin marine mark max min pat
    penny pio ram ray rich rob sung than tin win
    """.split()
)
"""Given names that may be another word in a headline."""
_MARK = re.compile(r" ([A-Z])\.| (Jr|Sr|II|III)\b")


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
    states: tuple[str, ...]
    """How the states of a capital are called."""
    may_begin_company: bool
    """Whether it is that of a state or capital, as in "Norland Airways": no adjective, and nobody's name."""
    as_city: tuple[list[Name], tuple]
    as_government: tuple[list[Name], tuple]
    """Of the full names of a capital those of cities, and those of others, or else all of them. And what is
    said of their only bearer where it is the same on every day, else nothing."""


class Directory(Offices):
    """The dictionary's rows, arranged for looking up."""

    def __init__(self, dictionary: Dictionary):
        super().__init__(dictionary)
        columns = ["name_id", "actor_id", "name", "form"]
        self.names = [Name(*row) for row in iterate_rows(dictionary.names, *columns)]
        self._words = {name.name for name in self.names if self.actors[name.actor_id].actor_type != "person"}
        self._states: dict[str, list[str]] = defaultdict(list)
        for actor in self.actors.values():
            if actor.actor_type == "state":
                self._states[actor.country].append(actor.actor_name)
        self._short: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.form == "short" and self.actors[name.actor_id].actor_type == "person":
                self._short[name.actor_id].append(name)
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
        described = () if is_open else self._describe_sure(full)
        of_state = is_capital or described[2:3] == ("state",)
        cities = [name for name in full if name.form != "metonym"] if is_capital else []
        governments = [name for name in full if name.form == "metonym"]
        return Bearers(
            names=names,
            full=full,
            chosen=chosen,
            described=described,
            is_short=all(short),
            is_person=any(persons),
            all_persons=all(persons),
            is_capital=is_capital,
            states=tuple(self._states_of(full)) if is_capital else (),
            may_begin_company=of_state and names[0].form != "demonym" and not any(persons),
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

    def _states_of(self, names: list[Name]) -> list[str]:
        countries = {self.actors[name.actor_id].country for name in names}
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
