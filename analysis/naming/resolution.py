"""One document's name matches -> its rows of ``actor_mentions``: all rules, in the order they fire."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain, compress
from operator import itemgetter

from analysis.matching import Match
from analysis.naming.bare_names import may_be_called, may_stand_alone
from analysis.naming.capitals import is_place, joined
from analysis.naming.directory import Bearers, Directory, Name
from analysis.naming.short_names import (
    Candidate,
    ShortName,
    find_words,
    is_part_of_other_name,
    is_relative,
    misspellings,
    resolve_short_name,
)
from analysis.naming.state_names import ALSO_NAMES, StateNames
from analysis.page.segments import join_lines
from analysis.patterns import LatePattern
from analysis.sentences import Sentence, find_sentence

_INITIALS = re.compile(r" (?:[A-Z]{1,3}\.?|(?:[A-Z]\. ?){1,3}) ?(?<= )")
_YEARS = LatePattern(r"\b(?:19|20)\d\d\b")
# One-syllable family names and names that are also words stand for nobody without help.
_SHORTEST_DISTINCTIVE = 4
_ALSO_WORDS = frozenset(
    """
    may rice brown bush ford park ball price marsh grant young long cook hunt wong singh khan english
    smith austin simon moon shannon
    """.split()
)


# A name where it stands, and everybody who bears it.
_Place = tuple[Match, Sentence, Bearers]
# Where somebody is named in full for the first time: the offset and the number of the sentence.
_First = tuple[int, int]
_STRANGER = ""  # the actor_id of somebody who bears a name and is not in the dictionary


class DocumentNames:
    """One document while its names are resolved."""

    def __init__(self, doc_id: str, text: str, day: date | None, directory: Directory):
        self.doc_id, self.text, self.day, self.directory = doc_id, text, day, directory
        self.line = join_lines(text)  # what the rules read: a wrapped line is no other sentence
        self._choices: dict[tuple[int, ...], tuple[list[Name], str]] = {}
        self._short_names: dict[int, ShortName] = {}
        self._places: list[_Place] = []
        self._latest_year: int | None = None
        self._state_names = StateNames(self.line, directory)

    def resolve(self, matches: list[Match], sentences: list[Sentence]) -> list[tuple]:
        """All mentions of the document as rows of the table, in reading order."""
        places = self._places = self._place(matches, sentences)
        full = self._named_in_full(places)
        strangers = self._strangers(places)
        rows: list[tuple] = []
        capital: tuple[int, bool] | None = None
        for match, sentence, bearers in places:
            if bearers.is_short:
                who = self._describe(*self._short(match, sentence, bearers, full, strangers))
            elif self.text[match[0] : match[1]].lower() in ALSO_NAMES and self._state_names.is_other(
                match[0], match[1], sentence.start, sentence.end
            ):
                continue
            elif bearers.is_capital:
                place = self._is_place(match, sentence, bearers.full, capital)
                capital = (match.end, place)
                names = [name for name in bearers.full if (name.form != "metonym") == place]
                who = self._describe(*self._by_office(names or bearers.full))
            else:
                who = bearers.described or self._describe(*self._choose(match.patterns, bearers))
            if who:
                rows.append(self._row(match, sentence, who))
        slips = self._misspelt(matches, sentences, set(full["article"]))
        return sorted(rows + slips, key=itemgetter(3, 4)) if slips else rows

    def _place(self, matches: list[Match], sentences: list[Sentence]) -> list[_Place]:
        """Each match with its sentence, both in reading order; a name over the edge of one is none."""
        places: list[_Place] = []
        following = iter(sentences)
        sentence = next(following, None)
        for match in matches:
            start, end, patterns = match
            while sentence is not None and sentence.end < end:
                sentence = next(following, None)
            if sentence is not None and sentence.start <= start:
                place = (match, sentence, self.directory.bearers(patterns))
                whole = places and self._join_initials(places[-1], place)
                if whole:
                    places[-1] = whole
                else:
                    places.append(place)
        return places

    def _join_initials(self, one: _Place, other: _Place) -> _Place | None:
        """Two short names of one person with initials between them: "Retno LP Marsudi" is one name."""
        start, end = one[0].end, other[0].start
        if end - start > 8 or not (one[2].is_short and other[2].is_short and one[1] is other[1]):
            return None
        if not _INITIALS.fullmatch(self.line, start, end):
            return None
        both = {name.actor_id for name in one[2].names} & {name.actor_id for name in other[2].names}
        row = self.directory.full_row(min(both)) if len(both) == 1 else None
        if row is None:
            return None
        return Match(one[0].start, other[0].end, (row,)), one[1], self.directory.bearers((row,))

    def _choose(self, rows: tuple[int, ...], bearers: Bearers) -> tuple[list[Name], str]:
        """Whom a full name means in this document, worked out once where offices tell."""
        if bearers.chosen:
            return [bearers.chosen], "name"
        if rows not in self._choices:
            self._choices[rows] = self._by_office(bearers.full)
        return self._choices[rows]

    def _named_in_full(self, places: list[_Place]) -> dict[str, dict[str, _First]]:
        """Actors named in full and where first: a teaser on the page introduces nobody to the article."""
        article: dict[str, _First] = {}
        page: dict[str, _First] = {}
        for match, sentence, bearers in places:
            name = bearers.chosen
            if name is None:
                names, rule = self._choose(match.patterns, bearers)
                if not names or rule == "ambiguous":
                    continue
                name = names[0]
            if name.actor_id in article:
                continue
            first = (match.start, sentence.sentence_id)
            page.setdefault(name.actor_id, first)
            relative = bearers.is_person and is_relative(self.line, match.start)
            if sentence.zone != "furniture" and not relative:
                article[name.actor_id] = first
        return {"article": article, "page": page}

    def _strangers(self, places: list[_Place]) -> dict[str, _First]:
        """Short names that the document gives to somebody the dictionary does not know, and where first."""
        strangers: dict[str, _First] = {}
        for match, sentence, bearers in places:
            if not (bearers.is_short and bearers.all_persons) or sentence.zone == "furniture":
                continue
            short = self._short_name(match, sentence, bearers.names)
            is_part = is_part_of_other_name(short, self.directory.is_known_word)
            if is_part and not is_relative(short.text, short.start):
                word = self.text[match.start : match.end].lower()
                strangers.setdefault(word, (match.start, sentence.sentence_id))
        return strangers

    @staticmethod
    def _bearers_at(start: int, first: dict[str, _First]) -> list[str]:
        """Of those who bear one short name, who is known to a reader at an offset.

        That is who was named in full before. A headline names people before their full names: there
        it is who comes first, with all whom the same sentence brings in.
        """
        before = [actor_id for actor_id, place in first.items() if place[0] < start]
        if before or len(first) < 2:
            return before or list(first)
        sentence_id = min(first.values())[1]
        return [actor_id for actor_id, place in first.items() if place[1] == sentence_id]

    def _is_person(self, name: Name) -> bool:
        return self.directory.actors[name.actor_id].actor_type == "person"

    def _short(
        self,
        match: Match,
        sentence: Sentence,
        bearers: Bearers,
        full: dict[str, dict[str, _First]],
        strangers: dict[str, _First],
    ) -> tuple[list[Name], str]:
        """Whom a short name stands for here, and by which rule; nobody if it is no mention."""
        named = full["page" if sentence.zone == "furniture" else "article"]
        names = bearers.names
        if not bearers.is_person:
            present = [name for name in names if name.actor_id in named]
            if "inistry" in self.text[match.start : match.end]:
                present = [name for name in present if self._is_called_ministry(name.actor_id)]
            return present, "antecedent" if len(present) == 1 else "ambiguous"
        word = self.text[match.start : match.end].lower()
        first = {name.actor_id: named[name.actor_id] for name in names if name.actor_id in named}
        if word in strangers:
            first[_STRANGER] = strangers[word]
        # What stands around an article has no order.
        known = first if sentence.zone == "furniture" else self._bearers_at(match.start, first)
        short = self._short_name(match, sentence, names)
        left, rule = resolve_short_name(
            short,
            named_in_full=known,
            has_stranger=_STRANGER in known,
            is_recent=self._is_recent,
            is_known=self.directory.is_known_word,
            holds=lambda actor_id, office: self.directory.holds(actor_id, office, self.day),
            distinctive=len(word) >= _SHORTEST_DISTINCTIVE and word not in _ALSO_WORDS,
        )
        name_ids = {candidate.name_id for candidate in left}
        return self._leave_strangers_out([n for n in names if n.name_id in name_ids], rule, short, match)

    def _leave_strangers_out(
        self, names: list[Name], rule: str, short: ShortName, match: Match
    ) -> tuple[list[Name], str]:
        """Of those whom a short name may mean, the ones who may be called so here."""
        full_names = [self.directory.actors[name.actor_id].actor_name for name in names]
        if short.has_title:
            title = self.directory.title_before(self.line, match.start)
            fits = [may_be_called(title, full, self.line, match.start) for full in full_names]
            return list(compress(names, fits)), rule
        if rule == "name":
            is_first = full_names[0].startswith(self.text[match.start : match.end] + " ")
            return (names, rule) if may_stand_alone(short, is_first_name=is_first) else ([], "")
        return names, rule

    def _is_called_ministry(self, actor_id: str) -> bool:
        """Whether the document calls a body a ministry: a bare "Ministry" is no Department of State."""
        named = [match for match, _, b in self._places if b.chosen and b.chosen.actor_id == actor_id]
        return any("inistry" in self.text[match.start : match.end] for match in named)

    def _is_recent(self, actor_id: str) -> bool:
        """Whether somebody is in public life on the day, or without one by the latest year told of."""
        if self.day is None and self._latest_year is None:
            self._latest_year = max(map(int, _YEARS.findall(self.text)), default=date.max.year)
        return self.directory.was_recently_in_office(actor_id, self.day, self._latest_year)

    def _short_name(self, match: Match, sentence: Sentence, names: list[Name]) -> ShortName:
        if match.start not in self._short_names:
            title = self.directory.title_before(self.line, match.start)
            self._short_names[match.start] = ShortName(
                text=self.line[sentence.start : sentence.end],
                start=match.start - sentence.start,
                end=match.end - sentence.start,
                candidates=tuple(Candidate(name.actor_id, name.name_id) for name in names),
                title_office=self.directory.titles.get(title) if title else None,
                has_title=title is not None,
            )
        return self._short_names[match.start]

    def _is_place(
        self, match: Match, sentence: Sentence, names: list[Name], previous: tuple[int, bool] | None
    ) -> bool:
        if sentence.zone == "dateline":
            return True
        words = self.line[sentence.start : sentence.end]
        after = words[match.end - sentence.start :]
        if previous and not after.startswith(("'s", "’s")) and joined(self.line[previous[0] : match.start]):
            return previous[1]
        if after.startswith(", "):
            countries = {self.directory.actors[name.actor_id].country for name in names}
            if after.startswith(tuple(f", {state}" for state in self.directory.states_of(countries))):
                return True
        return is_place(words, match.start - sentence.start, match.end - sentence.start)

    def _by_office(self, names: list[Name]) -> tuple[list[Name], str]:
        """Of several bearers of one full name, the one in office on the day; else it is ambiguous."""
        if len({name.actor_id for name in names}) > 1:
            in_office = [name for name in names if self.directory.offices_on(name.actor_id, self.day)]
            if len({name.actor_id for name in in_office}) != 1:
                return names, "ambiguous"
            names = in_office
        return names[:1], "name"

    def _misspelt(self, matches: list[Match], sentences: list[Sentence], actor_ids: set[str]) -> list[tuple]:
        """Words that are a slip of the pen for the short name of somebody the article names in full."""
        short = [name for name in self.directory.short_names_of(actor_ids) if self._is_person(name)]
        known = {name.name for name in short}
        slips = frozenset().union(*map(misspellings, known))
        rows: list[tuple] = []
        for word in chain.from_iterable(find_words(self.text, initial) for initial in {s[0] for s in slips}):
            if word.group().lower() not in slips or word.group() in known:
                continue
            names = [name for name in short if word.group().lower() in misspellings(name.name)]
            if len({name.actor_id for name in names}) != 1:
                continue
            taken = any(match.start <= word.start() < match.end for match in matches)
            sentence = find_sentence(sentences, *word.span())
            if sentence and not taken:
                name = names[0]._replace(form="variant")
                rows.append(self._row(Match(*word.span(), ()), sentence, self._describe([name], "spelling")))
        return rows

    def _describe(self, names: list[Name], rule: str) -> tuple:
        """What a row says of its actor; nothing of nobody."""
        if rule == "ambiguous" and names:
            return self.directory.describe_all(names)
        return self.directory.describe(names[0], rule, self.day) if names else ()

    def _row(self, match: Match, sentence: Sentence, who: tuple) -> tuple:
        start, end, _ = match
        doc_id, words = self.doc_id, self.text[start:end]
        mention_id = f"{doc_id}:{start}:{end}:{who[0] or 'ambiguous'}"
        return (mention_id, doc_id, sentence.sentence_id, start, end, words, sentence.zone, *who)
