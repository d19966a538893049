"""Several bearers of one short name in a document -> whom it means where it stands alone, if it can be told.

English news writes the family name alone for somebody it has just named in full, and goes on so until it
names another bearer in full. Where that does not tell, the name stays ambiguous: a wrong person is worse
than an open one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import compress

from analysis.matching import Match
from analysis.naming.bare_names import ALSO_WORDS, is_late, may_be_called, rank
from analysis.naming.directory import FAMILY_FIRST, Bearers, Directory, Name
from analysis.naming.short_names import is_introduced_as_relative, is_relative
from analysis.patterns import LatePattern
from analysis.sentences import SentenceRow

STRANGER = ""
"""The ``actor_id`` of somebody who bears a name and is not in the dictionary."""

Place = tuple[Match, SentenceRow, Bearers]
"""A name where it stands, and everybody who bears it."""

First = tuple[int, int]
"""Where somebody is named in full for the first time: the offset and the number of the sentence."""

_PARAGRAPH = LatePattern(r"\n\s*\n|(?<=[.!?”\"’')])\s*\n")
_CLAUSE = LatePattern(r"(?:;|,? (?:and|but)) (?:[A-Z]\w*\.? )?$")
_SUFFIXES = (" Jr.", " Jr", " Sr.", " Sr", " II", " III")
_PARENT = LatePattern(
    r"\b(?:[Gg]rand)?(?:[Ff]ather|[Mm]other)[,:]?"
    r" (?:(?:the|late|former|then|[Pp]rime|[Ff]oreign|[Vv]ice|[Pp]resident|[Mm]inister|[Ss]enator) )*$"
)
_OWNER = LatePattern(r"((?:[A-Z][\w.]*[ -](?:of |and |the )*){0,3}[A-Z][\w.]*)['’]s $")
_OFFICE_BEHIND = LatePattern(r", (?:the )?([A-Z][\w. ’'-]*)")
# Reports of a parliament have the seat first: "Senator RAY (Northland—Minister for Trade)".
_OFFICE_IN_BRACKETS = LatePattern(r" \((?:[A-Z][\w.’' ]*[-–—])?([A-Z][\w ’'-]*)")
_MOST_WORDS_OF_STATE, _MOST_WORDS_OF_OFFICE = 3, 5
_DOCTOR = frozenset(["dr", "dr."])
_MISTER = frozenset(["mr", "mr."])
_ESTABLISHED = 2  # times that a short name has meant somebody before the text relies on it


def known_at(start: int, first: dict[str, First]) -> dict[str, First]:
    """Of those who bear one short name, who is known to a reader at an offset.

    That is who was named in full before. A headline names people before their full names: there
    it is who comes first, with all whom the same sentence brings in.

    Examples
    --------
    >>> known_at(40, {"a": (10, 1), "b": (60, 3)}), known_at(5, {"a": (10, 1), "b": (60, 3)})
    ({'a': (10, 1)}, {'a': (10, 1)})
    """
    before = {actor_id: place for actor_id, place in first.items() if place[0] < start}
    if before or len(first) < 2:
        return before or first
    sentence_id = min(first.values())[1]
    return {actor_id: place for actor_id, place in first.items() if place[1] == sentence_id}


@cache
def _list_family_names(actor_name: str, country: str) -> frozenset[str]:
    """What a person's family name may be, in lower case: the last word, or the first."""
    for suffix in _SUFFIXES:
        actor_name = actor_name.removesuffix(suffix)
    words = actor_name.lower().split()
    return frozenset([words[-1], words[0] if country in FAMILY_FIRST else words[-1]])


class Namesakes:
    """One document's short names of persons in reading order, and whom each of them meant.

    Parameters
    ----------
    line, text
        The text, without and with its line breaks.
    directory
        Of the dictionary.
    places
        The names of persons in it, and short names, in reading order.
    strangers
        For a short name in lower case, where it is part of the name of somebody the dictionary does not know.
    """

    def __init__(
        self,
        line: str,
        text: str,
        directory: Directory,
        places: list[Place],
        strangers: dict[str, list[First]],
    ):
        self._text, self._line, self._directory = text, line, directory
        self._strangers = strangers
        self._persons = [  # whom the article names in full: offsets and name
            (match[0], match[1], bearers.chosen)
            for match, sentence, bearers in places
            if bearers.chosen and sentence[4] != "furniture"
        ]
        self._meant: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
        self._breaks: list[int] = []
        self._without: dict[str, list[Name]] = self._find_without_short_name()

    def _find_without_short_name(self) -> dict[str, list[Name]]:
        """Persons named in full to whom the dictionary gives no short name, by what they may be called."""
        found: dict[str, list[Name]] = defaultdict(list)
        persons = {name.actor_id: name for _, _, name in self._persons}
        for actor_id, name in persons.items():
            if actor_id in self._directory.with_short_name:
                continue
            _, actor_name, _, country = self._directory.actors[actor_id]
            for word in _list_family_names(actor_name, country):
                found[word].append(name._replace(form="short"))
        return found

    def without_short_name(self, word: str) -> list[Name]:
        """Who may be meant by a short name in lower case although the dictionary does not say so.

        Somebody named in full bears the family name: "Lee" behind "Lee Kuan Yew" is not the Lee in office.
        """
        return self._without.get(word, [])

    def fitting(
        self, names: list[Name], start: int, end: int, *, has_title: bool, day: date | None
    ) -> list[Name]:
        """Of those who bear a short name, the ones whom the words around it allow: late, Mr, Mrs, Dr.

        A text that calls one of them "Dr" where it names him or her in full means another by "Mr".
        """
        if is_late(self._line, start, end):
            names = [name for name in names if not self._directory.offices_on(name.actor_id, day or date.max)]
        title = self._title(start) if has_title else None
        if title is None:
            return names
        actors = self._directory.actors
        full = (actors[name.actor_id].actor_name for name in names)
        names = list(compress(names, (may_be_called(title, name, self._line, start) for name in full)))
        if len(names) > 1 and title in _DOCTOR | _MISTER:
            titled = {name.actor_id: self._title(begin) for begin, _, name in self._persons}
            doctors = {actor_id for actor_id, own in titled.items() if own in _DOCTOR}
            is_doctor = title in _DOCTOR
            left = [n for n in names if n.actor_id in titled and (n.actor_id in doctors) == is_doctor]
            if left and any(name.actor_id in doctors for name in names):
                return left
        return names

    def find_parent(self, names: list[Name]) -> tuple[list[Name], str]:
        """Who is "the elder" of a name: the one brought in as a father or mother, if just one is."""
        own = {name.actor_id for name in names}
        parents = {
            name.actor_id
            for start, _, name in self._persons
            if name.actor_id in own and _PARENT.search(self._line, max(0, start - 50), start)
        }
        return ([n for n in names if n.actor_id in parents], "antecedent") if len(parents) == 1 else ([], "")

    def told_by_state(
        self, names: list[Name], start: int, end: int, day: date | None, *, is_first: bool
    ) -> Name | None:
        """Of those who bear a short name, whom a state beside it tells.

        "Ray, the Norlandic president, said" tells it like a title. "Norland's Ray said" is its leader, if
        nobody of that name comes `first`.
        """
        told = self._by_office_behind(names, end, day)
        if told is None and is_first and self._line[start:end].lower() not in ALSO_WORDS:
            return self._by_owner(names, start, day)
        return told

    def _by_office_behind(self, names: list[Name], end: int, day: date | None) -> Name | None:
        """Who has the office that stands behind the name in brackets, or with its state."""
        if bracketed := _OFFICE_IN_BRACKETS.match(self._line, end, end + 100):
            return self._holder_of(bracketed[1].split(), names, day)
        found = self._line.startswith(", ", end) and _OFFICE_BEHIND.match(self._line, end, end + 100)
        words = found[1].replace("’", "'").rstrip(".").split() if found else []
        for n_state in range(1, min(_MOST_WORDS_OF_STATE, len(words) - 1) + 1):
            country = self._directory.country_of(" ".join(words[:n_state]).removesuffix("'s"))
            if country is None:
                continue
            own = [name for name in names if self._directory.actors[name.actor_id].country == country]
            if words[n_state].lower() == "leader":
                return self._directory.leader_of(country, own, day)
            if holder := self._holder_of(words[n_state:], own, day):
                return holder
        return None

    def _holder_of(self, words: list[str], names: list[Name], day: date | None) -> Name | None:
        """Who alone of some has the office whose title the words begin with."""
        for n_words in range(_MOST_WORDS_OF_OFFICE, 0, -1):
            if office := self._directory.titles.get(" ".join(words[:n_words]).lower()):
                holders = [name for name in names if self._directory.holds(name.actor_id, office, day)]
                return holders[0] if len({name.actor_id for name in holders}) == 1 else None
        return None

    def _by_owner(self, names: list[Name], start: int, day: date | None) -> Name | None:
        """Who leads the state whose name stands before."""
        is_owned = self._line.endswith(("'s ", "’s "), 0, start)
        found = _OWNER.search(self._line, max(0, start - 50), start) if is_owned else None
        words = found[1].split() if found else []
        for n_state in range(len(words), 0, -1):
            country = self._directory.country_of(" ".join(words[-n_state:]))
            if country is not None:
                return self._directory.leader_of(country, names, day)
        return None

    def note(self, word: str, start: int, actor_id: str | None) -> None:
        """Keep whom a short name in lower case meant; None where that was open."""
        self._meant[word].append((start, actor_id))

    def meant_before(self, word: str) -> dict[str, First]:
        """Whom a short name in lower case has meant so far, and where first."""
        return {who: (start, 0) for start, who in reversed(self._meant[word]) if who}

    def choose(self, word: str, start: int, names: list[Name], sentence_start: int) -> str | None:
        """Choose whom a short name in lower case means that several bear.

        Returns
        -------
        str or None
            The ``actor_id`` of the one it meant here or in the paragraph before, with the same title, if no
            other is named in full since; the only one its paragraph names in full, or its sentence before a
            new clause; or the one it has always meant, if the others are named neither here nor in the
            paragraph before. None if it is open.
        """
        before = [(offset, who) for offset, who in self._named(word, names) if offset < start]
        meant = self._meant[word]
        last = meant[-1] if meant else (0, None)
        paragraph, previous = self._paragraphs_before(start)
        goes_on = last[1] is not None and last[0] >= previous and self._title(start) == self._title(last[0])
        if goes_on and all(offset < last[0] for offset, who in before if who != last[1]):
            return last[1]
        times = Counter(who for _, who in meant if who is not None)
        usual = {who for who, number in times.items() if number >= _ESTABLISHED}
        here = [(offset, who) for offset, who in before if offset >= paragraph]
        if len({who for _, who in here}) > 1 and _CLAUSE.search(self._line, sentence_start, start):
            here = [(offset, who) for offset, who in before if offset >= sentence_start]
        if here:
            bearers = {who for _, who in here}
            relative = any(is_introduced_as_relative(self._line, offset) for offset, _ in here)
            return bearers.pop() if len(bearers) == 1 and not usual - bearers and not relative else None
        if len(times) != 1 or usual != {last[1]}:
            return None
        return last[1] if all(offset < previous for offset, who in before if who != last[1]) else None

    def _named(self, word: str, names: list[Name]) -> list[tuple[int, str]]:
        """Where the article names each bearer of a short name in full, strangers among them."""
        own = {name.actor_id for name in names}
        named = [(start, name.actor_id) for start, _, name in self._persons if name.actor_id in own]
        named += [(start, STRANGER) for start, _ in self._strangers.get(word, ())]
        return [(start, actor_id) for start, actor_id in named if not is_relative(self._line, start)]

    def _title(self, start: int) -> str | None:
        return self._directory.title_before(self._line, start)

    def _paragraphs_before(self, start: int) -> tuple[int, int]:
        """Where the paragraph of an offset begins, and the one before it."""
        if not self._breaks:
            self._breaks = [0, 0, *(found.end() for found in _PARAGRAPH.finditer(self._text))]
        before = [offset for offset in self._breaks if offset <= start]
        return before[-1], before[-2]

    def by_title(self, title: str, word: str, names: list[Name], rule: str) -> tuple[list[Name], str]:
        """Of those whom a short name may mean by a rule, the ones who have the title before it.

        "Senator Ray" is whom the text has called "Senator Bo Ray", even where the dictionary gives the bare
        name to another only. Where a name is shared, an office that somebody never held leaves it open.
        """
        office, own_rank = self._directory.titles[title], rank(title)
        if not own_rank or (office and any(self._directory.holds(n.actor_id, office, None) for n in names)):
            return names, rule
        titled: dict[str, Name] = {}
        for start, end, name in self._persons:
            words = self._text[start:end].split()
            if word in (words[0], words[-1]) and rank(self._title(start)) == own_rank:
                titled.setdefault(name.actor_id, name._replace(form="short"))
        left = [name for name in names if name.actor_id in titled]
        if len(titled) == 1:
            return left[:1] or list(titled.values()), "antecedent"
        is_open = titled or self._directory.tells_apart(office, word)
        return left or names, "ambiguous" if is_open else rule
