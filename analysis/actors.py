"""Documents, sentences and dictionary -> actor mentions: who is named where, and by which rule."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.matching import Match
from analysis.names import NameMatches, find_names
from analysis.naming.capitals import is_place, joined
from analysis.naming.directory import Directory, Name, get_directory
from analysis.naming.short_names import (
    NO_MENTION,
    Candidate,
    Resolution,
    ShortName,
    is_misspelling,
    is_name_word,
    is_part_of_other_name,
    is_relative,
    resolve_short_name,
)
from analysis.page.segments import join_lines
from analysis.patterns import LatePattern
from analysis.schema import build_table, iterate_rows
from analysis.sentences import Sentence, find_sentence, group_sentences

# Countries that are also first or family names, and name syllables that are also demonyms.
_GIVEN_NAMES = frozenset("jordan georgia chad israel".split())
_NAME_SYLLABLES = frozenset("thai lao".split())
_NAME_BEFORE = LatePattern(r"([^\W\d_a-z][\w\u0300-\u036f'’-]*) $")
_NAMES_BEFORE = LatePattern(r"([^\W\d_a-z][\w\u0300-\u036f'’-]*) ([^\W\d_a-z][\w\u0300-\u036f'’-]*) $")
_NAME_AFTER = LatePattern(r" ([^\W\d_a-z][\w\u0300-\u036f'’-]*)")
_CITY_BEFORE = LatePattern(r"([^\W\d_a-z][\w\u0300-\u036f'’-]*), $")
_AMERICAN = LatePattern(r", (?:the )?(?:American|U\.?S\.?|southern) (?:southern )?state\b")
_CAPITALISED = LatePattern(r"(?<![\w'’-])[^\W\d_a-z][^\W\d_]{4,}(?![\w-])")
# One-syllable family names and names that are also words stand for nobody without help.
_SHORTEST_DISTINCTIVE = 4
_ALSO_WORDS = frozenset(
    """
    may rice brown bush ford park ball price marsh grant young long cook hunt wong singh khan english
    smith austin simon moon shannon
    """.split()
)


def match_actors(
    documents: pd.DataFrame,
    sentences: pd.DataFrame,
    dictionary: Dictionary,
    *,
    found: list[NameMatches] | None = None,
) -> pd.DataFrame:
    """Find every mention of an actor, in all zones.

    Names are found longest first over all dictionaries. A capital counts for its government only
    where the sentence says so (:mod:`analysis.naming.capitals`), a short name only for somebody it can stand
    for in this document (:mod:`analysis.naming.short_names`).

    Parameters
    ----------
    documents, sentences, dictionary
        The tables of those names and the dictionary.
    found
        What :func:`analysis.names.find_names` returned for these documents, if it is known already.

    Returns
    -------
    pandas.DataFrame
        The ``actor_mentions`` table. ``office`` holds the offices on the day the document was
        published, joined by "; " (missing without a date). Where ``resolved_by`` is ``ambiguous``,
        ``actor_id`` and ``actor_name`` are missing and ``name_id`` lists all candidates, joined by "|".

    Examples
    --------
    >>> from analysis import load_documents, load_dictionary, split_sentences, split_zones
    >>> documents = load_documents("seeds")
    >>> sentences = split_sentences(documents, split_zones(documents))
    >>> mentions = match_actors(documents, sentences, load_dictionary())
    >>> mentions.query("matched_text == 'Minh'")["actor_name"].unique().tolist()
    ['Pham Binh Minh']
    """
    directory = get_directory(dictionary)
    found = find_names(documents, dictionary) if found is None else found
    by_document = group_sentences(sentences)
    rows: list[tuple] = []
    columns = iterate_rows(documents, "doc_id", "text", "published_date")
    for (doc_id, text, published), matches in zip(columns, found, strict=True):
        day = None if pd.isna(published) else published.date()
        rows += _Document(doc_id, text, day, by_document.get(doc_id, []), directory).rows(matches.actors)
    return build_table("actor_mentions", rows)


class _Document:
    """One document while its names are resolved."""

    def __init__(
        self, doc_id: str, text: str, day: date | None, sentences: list[Sentence], directory: Directory
    ):
        self.doc_id, self.text, self.day = doc_id, text, day
        self.line = join_lines(text)  # what the rules read: a wrapped line is no other sentence
        self.sentences, self.directory = sentences, directory

    def rows(self, matches: list[Match]) -> list[tuple]:
        """All mentions of the document as rows of the table, in reading order."""
        placed = [(match, find_sentence(self.sentences, match.start, match.end)) for match in matches]
        placed = [(match, sentence) for match, sentence in placed if sentence]
        full = self._named_in_full(placed)
        strangers = self._strangers(placed)
        rows: list[tuple] = []
        capital: tuple[int, bool] | None = None
        for match, sentence in placed:
            names = [self.directory.names[row] for row in match.patterns]
            if all(self._is_short(name) for name in names):
                resolution = self._short(match, sentence, names, full, strangers)
                names = [name for name in names if name.name_id in {c.name_id for c in resolution.candidates}]
                rows += self._row(match, sentence, names, resolution.resolved_by)
                continue
            names = [name for name in names if not self._is_short(name)]
            if self._is_given_name(match, sentence):
                continue
            if any(name.form == "metonym" for name in names):
                place = self._is_place(match, sentence, names, capital)
                capital = (match.end, place)
                names = [name for name in names if (name.form != "metonym") == place] or names
            rows += self._row(match, sentence, *self._by_office(names))
        return sorted(rows + self._misspelt(matches, full), key=lambda row: row[3:5])

    def _is_short(self, name: Name) -> bool:
        """Short forms, and one-word variants of persons, need somebody to stand for."""
        person = self.directory.actors[name.actor_id].actor_type == "person"
        return name.form == "short" or (person and " " not in name.name and name.form == "variant")

    def _named_in_full(self, placed: list[tuple[Match, Sentence]]) -> dict[str, set[str]]:
        """Actors named in full, by where: a teaser on the page introduces nobody to the article."""
        full: dict[str, set[str]] = {"article": set(), "page": set()}
        for match, sentence in placed:
            names = [self.directory.names[row] for row in match.patterns]
            chosen, rule = self._by_office([name for name in names if not self._is_short(name)])
            if rule != "ambiguous":
                relative = is_relative(self.line, match.start)
                for name in chosen:
                    full["page"].add(name.actor_id)
                    if sentence.zone != "furniture" and not relative:
                        full["article"].add(name.actor_id)
        return full

    def _strangers(self, placed: list[tuple[Match, Sentence]]) -> set[str]:
        """Short names that the document gives to somebody the dictionary does not know."""
        strangers = set()
        for match, sentence in placed:
            names = [self.directory.names[row] for row in match.patterns]
            if all(self._is_short(name) and self._is_person(name) for name in names):
                short = self._short_name(match, sentence, names)
                if sentence.zone == "furniture" or is_relative(short.text, short.start):
                    continue
                if is_part_of_other_name(short, self.directory.is_known_word):
                    strangers.add(self.text[match.start : match.end].lower())
        return strangers

    def _is_person(self, name: Name) -> bool:
        return self.directory.actors[name.actor_id].actor_type == "person"

    def _short(
        self,
        match: Match,
        sentence: Sentence,
        names: list[Name],
        full: dict[str, set[str]],
        strangers: set[str],
    ) -> Resolution:
        named = full["page" if sentence.zone == "furniture" else "article"]
        if not any(self._is_person(name) for name in names):
            present = tuple(Candidate(n.actor_id, n.name_id) for n in names if n.actor_id in named)
            if len(present) == 1:
                return Resolution(present, "antecedent")
            return Resolution(present, "ambiguous") if present else NO_MENTION
        word = self.text[match.start : match.end].lower()
        return resolve_short_name(
            self._short_name(match, sentence, names),
            named_in_full=named,
            strangers=strangers,
            is_recent=lambda actor_id: self.directory.was_recently_in_office(actor_id, self.day),
            is_known=self.directory.is_known_word,
            holds=lambda actor_id, office: self.directory.holds(actor_id, office, self.day),
            distinctive=len(word) >= _SHORTEST_DISTINCTIVE and word not in _ALSO_WORDS,
        )

    def _short_name(self, match: Match, sentence: Sentence, names: list[Name]) -> ShortName:
        words = self.line[sentence.start : sentence.end]
        title = self.directory.title_before(self.line, match.start)
        capitals = re.findall(r"\b[^\W\d_]{4,}", words)
        return ShortName(
            text=words,
            start=match.start - sentence.start,
            end=match.end - sentence.start,
            candidates=tuple(Candidate(name.actor_id, name.name_id) for name in names),
            title_office=self.directory.titles.get(title) if title else None,
            has_title=title is not None,
            title_case=len(capitals) > 3
            and sum(word[0].isupper() for word in capitals) > 0.7 * len(capitals),
        )

    def _is_place(
        self, match: Match, sentence: Sentence, names: list[Name], previous: tuple[int, bool] | None
    ) -> bool:
        if sentence.zone == "dateline":
            return True
        if previous and joined(self.line[previous[0] : match.start]):
            return previous[1]
        words = self.line[sentence.start : sentence.end]
        countries = {self.directory.actors[name.actor_id].country for name in names}
        after = words[match.end - sentence.start :]
        if any(after.startswith(f", {state}") for state in self.directory.states_of(countries)):
            return True
        return is_place(words, match.start - sentence.start, match.end - sentence.start)

    def _is_given_name(self, match: Match, sentence: Sentence) -> bool:
        """Whether the name of a country is somebody's first or family name, or a state of the union."""
        word = self.text[match.start : match.end].lower()
        if word not in _GIVEN_NAMES and word not in _NAME_SYLLABLES:
            return False
        words = self.line[sentence.start : sentence.end]
        start, end = match.start - sentence.start, match.end - sentence.start
        city = _CITY_BEFORE.search(words[:start])
        if word == "georgia" and (city or _AMERICAN.match(words[end:])):
            return not (city and self.directory.is_known_word(city.group(1)))
        before, after = _NAME_BEFORE.search(words[:start]), _NAME_AFTER.match(words[end:])
        before = before and self._is_strange(before.group(1))
        after = after and self._is_strange(after.group(1))
        if word in _NAME_SYLLABLES:
            two = _NAMES_BEFORE.search(words[:start])
            return bool((before and after) or (two and all(map(self._is_strange, two.groups()))))
        return bool(before or after)

    def _is_strange(self, word: str) -> bool:
        """A capitalised word that is neither a title nor in the dictionary nor a small word."""
        known = word.lower() in self.directory.titles or self.directory.is_known_word(word)
        return is_name_word(word) and not known

    def _by_office(self, names: list[Name]) -> tuple[list[Name], str]:
        """Of several bearers of one full name, the one in office on the day; else it is ambiguous."""
        if len({name.actor_id for name in names}) > 1:
            in_office = [name for name in names if self.directory.offices_on(name.actor_id, self.day)]
            if len({name.actor_id for name in in_office}) != 1:
                return names, "ambiguous"
            names = in_office
        return names[:1], "name"

    def _misspelt(self, matches: list[Match], full: dict[str, set[str]]) -> list[tuple]:
        """Words that are a slip of the pen for the short name of somebody the article names in full."""
        short = [n for n in self.directory.short_names_of(full["article"]) if self._is_person(n)]
        if not short:
            return []
        taken = {start for match in matches for start in range(match.start, match.end)}
        words = {name.name.lower() for name in short}
        rows: list[tuple] = []
        for word in _CAPITALISED.finditer(self.text):
            if word.start() in taken or word.group().lower() in words:
                continue
            names = [name for name in short if is_misspelling(word.group(), name.name)]
            sentence = find_sentence(self.sentences, *word.span())
            if len({name.actor_id for name in names}) == 1 and sentence:
                rows += self._row(
                    Match(*word.span(), ()), sentence, [names[0]._replace(form="variant")], "spelling"
                )
        return rows

    def _row(self, match: Match, sentence: Sentence, names: list[Name], resolved_by: str) -> list[tuple]:
        if not names:
            return []
        head = (
            sentence.sentence_id,
            match.start,
            match.end,
            self.text[match.start : match.end],
            sentence.zone,
        )
        actors = [self.directory.actors[name.actor_id] for name in names]
        if resolved_by == "ambiguous":
            countries = {actor.country for actor in actors}
            country = countries.pop() if len(countries) == 1 else None
            mention_id = f"{self.doc_id}:{match.start}:{match.end}:ambiguous"
            all_names = "|".join(name.name_id for name in names)
            tail = (None, None, actors[0].actor_type, country, names[0].form, None, "ambiguous", all_names)
            return [(mention_id, self.doc_id, *head, *tail)]
        actor, name = actors[0], names[0]
        offices = "; ".join(self.directory.offices_on(actor.actor_id, self.day)) or None
        variant = " " not in name.name and name.form == "variant" and resolved_by != "name"
        rule = "spelling" if variant else resolved_by
        mention_id = f"{self.doc_id}:{match.start}:{match.end}:{actor.actor_id}"
        return [(mention_id, self.doc_id, *head, *actor, name.form, offices, rule, name.name_id)]
