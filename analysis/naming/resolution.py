"""One document's name matches -> its rows of ``actor_mentions``: all rules, in the order they fire."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from analysis.matching import Match
from analysis.names import place_matches
from analysis.naming.bare_names import (
    ALSO_WORDS,
    find_strangers,
    is_anybody,
    is_distinctive,
    is_elder,
    is_family,
    may_stand_alone,
)
from analysis.naming.capitals import is_place_in
from analysis.naming.directory import ALSO_NAMES, Bearers, Directory, Name
from analysis.naming.namesakes import STRANGER, First, Namesakes, Place, known_at
from analysis.naming.short_names import (
    Resolution,
    ShortName,
    is_part_of_other_name,
    is_relative,
    resolve_short_name,
)
from analysis.naming.slips import find_slips
from analysis.naming.state_names import StateNames, add_norths, add_twins, is_company
from analysis.naming.whole_names import may_be_longer, read_whole_name
from analysis.page.segments import join_lines
from analysis.patterns import LatePattern
from analysis.sentences import SentenceRow

Mention = tuple[int, int, SentenceRow, tuple]
"""Start, end and sentence of a mention, and what :meth:`Directory.describe` says of whom it means."""

_YEARS = LatePattern(r"\b(?:19|20)\d\d\b")


class DocumentNames:
    """One document while its names are resolved."""

    def __init__(self, text: str, day: date | None, directory: Directory):
        self.text, self.day, self.directory = text, day, directory
        self.line = join_lines(text)  # what the rules read: a wrapped line is no other sentence
        self._choices: dict[tuple, tuple[list[Name], str, tuple]] = {}
        self._short_names: dict[int, tuple[ShortName, bool]] = {}
        self._places: list[Place] = []
        self._bare: list[tuple[Match, SentenceRow, ShortName, bool]] = []  # the persons of the article
        self._capital: tuple[int, int, bool] | None = None  # the one before, and whether it was a place
        self._full: dict[str, dict[str, First]] = {}
        self._strangers: dict[str, list[First]] = {}  # who bear a short name and are not in the dictionary
        self._latest_year: int | None = None
        self._state_names = StateNames(self.line, directory)

    def resolve(self, matches: list[Match], sentences: list[SentenceRow]) -> list[Mention]:
        """All mentions of the document, in reading order."""
        matches = add_norths(
            add_twins(matches, self.line, self.directory), self.line, sentences, self.directory
        )
        places = self._places = self._place(matches, sentences)
        telling = [place for place in places if place[2].is_person or place[2].is_short]
        self._bare = [
            (match, sentence, *self._read_short(match, sentence, bearers.names))
            for match, sentence, bearers in telling
            if bearers.is_short and bearers.all_persons and sentence[4] != "furniture"
        ]
        of_bodies = any(bearers.is_short and not bearers.all_persons for _, _, bearers in telling)
        self._full = self._named_in_full(places if of_bodies else telling)  # a body's stands for another's
        self._strangers = find_strangers(self.text, self._bare)
        self._namesakes = Namesakes(self.line, self.text, self.directory, telling, self._strangers)
        found = [
            (match[0], match[1], sentence, who)
            for match, sentence, bearers in places
            if (who := bearers.described or self._read(match, sentence, bearers))
        ]
        short = self.directory.short_names_of(self._full["article"])
        slips = find_slips(self.text, short, matches, sentences)
        slips = [(*place, self._describe([name], "spelling")) for *place, name in slips]
        return sorted(found + slips, key=itemgetter(0, 1)) if slips else found

    def _read(self, match: Match, sentence: SentenceRow, bearers: Bearers) -> tuple:
        """What the row of a name says that may mean this or that; nothing if it is no mention."""
        start, end, patterns = match
        if bearers.is_short:
            return self._describe(*self._short(match, sentence, bearers))
        is_also_name = self.text[start:end].lower() in ALSO_NAMES
        if is_also_name and self._state_names.is_other(start, end, sentence[2], sentence[3]):
            return ()
        if not bearers.is_capital:
            return self._choose(patterns, bearers.full)[2]
        place = is_place_in(self.line, match, sentence, bearers.states, self._capital)
        self._capital = (start, end, place)
        names, described = bearers.as_city if place else bearers.as_government
        return described or self._choose((patterns, place), names)[2]

    def _place(self, matches: list[Match], sentences: list[SentenceRow]) -> list[Place]:
        """Each match with its sentence and who bears it, in reading order."""
        places: list[Place] = []
        bearers_of = self.directory.bearers
        for match, sentence in place_matches(matches, sentences):
            bearers = bearers_of(match[2])
            if bearers.may_begin_company and is_company(self.line, match, sentence):
                continue
            if bearers.all_persons and may_be_longer(self.line, match[0], match[1]):
                previous = places[-1][0][1] if places else 0
                whole = read_whole_name(
                    self.line, match, bearers, self.directory, first=sentence[2], previous=previous
                )
                if whole is None:
                    continue
                while places and places[-1][0][0] >= whole[0]:
                    places.pop()
                match, bearers = whole, bearers_of(whole[2])
            places.append((match, sentence, bearers))
        return places

    def _choose(self, key: tuple, names: list[Name]) -> tuple[list[Name], str, tuple]:
        """Whom a full name means in this document, by which rule, and what its row says: found once."""
        if key not in self._choices:
            chosen, rule = self.directory.choose_in_office(names, self.day)
            self._choices[key] = chosen, rule, self._describe(chosen, rule)
        return self._choices[key]

    def _named_in_full(self, places: list[Place]) -> dict[str, dict[str, First]]:
        """Actors named in full and where first: a teaser on the page introduces nobody to the article."""
        article: dict[str, First] = {}
        page: dict[str, First] = {}
        for (start, _, patterns), (_, sentence_id, _, _, zone), bearers in places:
            name = bearers.chosen
            if bearers.is_capital:  # it brings its state in: "the North" behind Pyongyang
                name = bearers.as_government[0][0]
            elif name is None:
                names, rule, _ = self._choose(patterns, bearers.full)
                if not names or rule == "ambiguous":
                    continue
                name = names[0]
            actor_id = name.actor_id
            if actor_id in article:
                continue
            page.setdefault(actor_id, (start, sentence_id))
            if zone != "furniture" and not (bearers.is_person and is_relative(self.line, start)):
                article[actor_id] = (start, sentence_id)
        return {"article": article, "page": page}

    def _short(self, match: Match, sentence: SentenceRow, bearers: Bearers) -> tuple[list[Name], str]:
        """Whom a short name stands for here, and by which rule; nobody if it is no mention."""
        start, end, _ = match
        on_page = sentence[4] == "furniture"
        named = self._full["page" if on_page else "article"]
        names = bearers.names
        if not bearers.is_person:
            return self._short_body(match, [name for name in names if name.actor_id in named])
        short, is_part = self._read_short(match, sentence, names)
        if is_part or is_family(self.line, end):
            return [], ""
        if is_elder(self.line, start, end):
            return self._namesakes.find_parent(names)
        word = self.text[start:end].lower()
        without = [] if on_page else self._namesakes.without_short_name(word)
        names = [*names, *(name for name in without if name not in names)] if without else names
        names = self._namesakes.fitting(names, start, end, has_title=short.has_title, day=self.day)
        is_sure = len(names) == 1 and names[0].actor_id in named and not (without or short.has_title)
        if is_sure and word not in self._strangers:  # most often
            if not on_page:
                self._namesakes.note(word, start, names[0].actor_id)
            return names, "antecedent"
        is_first = word not in self._strangers and named.keys().isdisjoint(name.actor_id for name in names)
        told = self._namesakes.told_by_state(names, start, end, self.day, is_first=is_first)
        if told:
            self._namesakes.note(word, start, told.actor_id)
            return [told], "antecedent" if told.actor_id in named else "name"
        short = short if names is bearers.names else short._replace(candidates=tuple(names))
        return self._choose_bearer(match, sentence, short, word, without)

    def _choose_bearer(
        self, match: Match, sentence: SentenceRow, short: ShortName, word: str, without: list[Name]
    ) -> tuple[list[Name], str]:
        """Whom a short name stands for that several bear or nobody named in full does."""
        start, on_page, names = match[0], sentence[4] == "furniture", list(short.candidates)
        named = self._full["page" if on_page else "article"]
        first = {name.actor_id: named[name.actor_id] for name in names if name.actor_id in named}
        others = self._titled(word) | self._namesakes.meant_before(word) if without else {}
        others = {who: place for who, place in others.items() if place < first.get(who, (len(self.line), 0))}
        first |= others
        if word in self._strangers:
            first[STRANGER] = self._strangers[word][0]
        elif not (first or on_page or short.has_title or is_distinctive(word) or word in ALSO_WORDS):
            titled = self._titled(word)
            first = titled if len(titled) == 1 else {}
            leader = None if titled else self.directory.leader_among(names, self._countries(), self.day)
            is_told = leader and may_stand_alone(short, is_first_name=False)
            if is_told and not is_anybody(self.line, leader.name):
                return [leader], "name"
        known = first if on_page else known_at(start, first)  # what stands around an article has no order
        left, rule = self._read_bearer(short, word, known)
        if rule == "antecedent" and left[0] in without and known[left[0].actor_id][0] > start:
            # A headline may be about whom the text names only then, a text is not.
            own = names if sentence[4] == "headline" else [name for name in names if name not in without]
            left, rule = self._read_bearer(short._replace(candidates=tuple(own)), word, ())
        is_open = rule == "ambiguous" and len(known) > 1 and not (on_page or short.title_office or others)
        chosen = self._namesakes.choose(word, start, names, sentence[2]) if is_open else None
        if chosen is not None:
            left, rule = tuple(name for name in names if name.actor_id == chosen), "antecedent"
        left, rule = self._leave_strangers_out(left, rule, short, match)
        if chosen == STRANGER or (left and not on_page):
            meant = left[0].actor_id if left else STRANGER
            self._namesakes.note(word, start, None if rule == "ambiguous" else meant)
        return left, rule

    def _read_bearer(self, short: ShortName, word: str, known: Iterable[str]) -> Resolution:
        """Whom a short name stands for if the reader knows these."""
        return resolve_short_name(
            short,
            named_in_full=known,
            has_stranger=STRANGER in known,
            is_recent=self._is_recent,
            holds=lambda actor_id, office: self.directory.holds(actor_id, office, self.day),
            held=lambda actor_id, office: self.directory.holds(actor_id, office, None),
            distinctive=is_distinctive(word),
        )

    def _titled(self, word: str) -> dict[str, First]:
        """Whom a title or a state beside the short name tells, and where first: "President Ray"."""
        titled: dict[str, First] = {}
        for (start, end, _), sentence, short, is_part in self._bare:
            if is_part or self.text[start:end].lower() != word:
                continue
            names, left, rule = [*short.candidates], (), ""
            if short.has_title:
                names = self._namesakes.fitting(names, start, end, has_title=True, day=self.day)
                left, rule = self._read_bearer(short._replace(candidates=tuple(names)), word, ())
            elif told := self._namesakes.told_by_state(names, start, end, self.day, is_first=True):
                left, rule = (told,), "name"
            if rule == "name":
                titled.setdefault(left[0].actor_id, (start, sentence[1]))
        return titled

    def _leave_strangers_out(
        self, names: tuple[Name, ...], rule: str, short: ShortName, match: Match
    ) -> tuple[list[Name], str]:
        """Of those whom a short name may mean, the ones who may be called so here."""
        start, end, _ = match
        if names and short.has_title:
            title = self.directory.title_before(self.line, start)
            return self._namesakes.by_title(title, self.text[start:end], list(names), rule)
        if rule == "name":
            name = self.directory.actors[names[0].actor_id].actor_name
            is_first = name.startswith(self.text[start:end] + " ")
            return (list(names), rule) if may_stand_alone(short, is_first_name=is_first) else ([], "")
        return list(names), rule

    def _short_body(self, match: Match, present: list[Name]) -> tuple[list[Name], str]:
        """Which state or body of those present is meant: a bare "Ministry" is no Department of State."""
        if "inistry" in self.text[match[0] : match[1]]:
            places = [place for place in self._places if "inistry" in self.text[place[0][0] : place[0][1]]]
            called = {bearers.chosen.actor_id for _, _, bearers in places if bearers.chosen}
            present = [name for name in present if name.actor_id in called]
        return present, "antecedent" if len(present) == 1 else "ambiguous"

    def _is_recent(self, actor_id: str) -> bool:
        """Whether somebody is in public life on the day, or without one by the latest year told of."""
        if self.day is None and self._latest_year is None:
            self._latest_year = max(map(int, _YEARS.findall(self.text)), default=date.max.year)
        is_recent = self.directory.was_recently_in_office(actor_id, self.day, self._latest_year)
        if is_recent or not self.directory.is_known_by_given_name(actor_id):
            return is_recent
        return self.directory.actors[actor_id].country in self._countries()

    def _countries(self) -> set[str]:
        """The country codes of the states that the document names, or bodies and places of which."""
        named = {b.full[0].actor_id for _, _, b in self._places if b.full and not b.is_person}
        return {self.directory.actors[actor_id].country for actor_id in named}

    def _read_short(self, match: Match, sentence: SentenceRow, names: list[Name]) -> tuple[ShortName, bool]:
        """A short name with what stands around it, and whether it is a part of somebody else's name."""
        (start, end, _), (_, _, first, last, _) = match, sentence
        if start not in self._short_names:
            title = self.directory.title_before(self.line, start)
            short = ShortName(
                text=self.line[first:last],
                start=start - first,
                end=end - first,
                candidates=tuple(names),
                title_office=self.directory.titles.get(title) if title else None,
                has_title=title is not None,
            )
            known, given = self.directory.is_known_word, self.directory.is_given_name
            self._short_names[start] = short, is_part_of_other_name(short, known, given)
        return self._short_names[start]

    def _describe(self, names: list[Name], rule: str) -> tuple:
        """What a row says of its actor; nothing of nobody."""
        if rule == "ambiguous" and names:
            return self.directory.describe_all(names)
        return self.directory.describe(names[0], rule, self.day) if names else ()
