"""Documents and dictionary -> name matches: where a text holds a name that the dictionary lists.

Actors and topics are found in one pass. A longer name hides a shorter one inside it: "China" in
"South China Sea", "Japan" in "Sea of Japan", "Japanese" in "Japanese Foreign Ministry". Two
exceptions keep the tables honest: a topic is not hidden by an actor ("Japan Coast Guard" is also
about the coast guard), and an actor is hidden only by a term that is a proper name of something else,
not by a phrase ("job training in Japan") or by its own topic ("Myanmar" in "Myanmar Spring").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.matching import Match, Matcher, keep_longest
from analysis.page.pieces import cover_inline_markup
from analysis.schema import iterate_rows
from analysis.sentences import SentenceRow


class NameMatches(NamedTuple):
    """What the dictionary finds in one text: row numbers of its `names` and of its `terms`."""

    actors: list[Match]
    topics: list[Match]


class NameFinder:
    """The dictionary as one matcher.

    Examples
    --------
    >>> from analysis.dictionary import load_dictionary
    >>> dictionary = load_dictionary()
    >>> found = NameFinder(dictionary).find("China's moves in the South China Sea")
    >>> [dictionary.names["name"].iloc[row] for _, _, rows in found.actors for row in rows]
    ['China']
    """

    def __init__(self, dictionary: Dictionary):
        names, terms, others = dictionary.names, dictionary.terms, dictionary.other_names
        patterns = [*names["name"], *terms["term"], *others["name"]]
        free = [False] * len(names) + [True] * len(terms) + [False] * len(others)
        self._matcher = Matcher(patterns, any_case=free)
        self._first_term, self._first_other = len(names), len(names) + len(terms)
        self._sorted: dict[tuple[int, ...], tuple] = {}
        self._spares = self._names_of_own_topic(dictionary)
        # Only a proper name takes a name's words: "South China Sea", but not "job training in Japan".
        known = set(names["name"])
        self._is_proper = [
            any(
                word[0].isupper() and word.rstrip("*").removesuffix("'s") not in known
                for word in term.split()
            )
            for term in terms["term"]
        ]

    @staticmethod
    def _names_of_own_topic(dictionary: Dictionary) -> dict[int, set[int]]:
        """For each row of terms, the rows of names that its topic is about: they are not hidden by it."""
        bearers: dict[str, set[str]] = {}
        rows_by_actor: dict[str, set[int]] = {}
        for row, (name, actor) in enumerate(iterate_rows(dictionary.names, "name", "actor_id")):
            bearers.setdefault(name, set()).add(actor)
            rows_by_actor.setdefault(actor, set()).add(row)
        terms = dictionary.terms
        about: dict[str, set[int]] = {}
        for topic_id, term in zip(terms["topic_id"], terms["term"], strict=True):
            for actor in bearers.get(term.rstrip("*"), ()):
                about.setdefault(topic_id, set()).update(rows_by_actor[actor])
        return {row: about.get(topic_id, set()) for row, topic_id in enumerate(terms["topic_id"])}

    def find(self, text: str) -> NameMatches:
        """Find the longest actor names and the longest topic terms of a text."""
        return next(self.find_in_each([text]))

    def find_in_each(self, texts: Iterable[str]) -> Iterator[NameMatches]:
        """What :meth:`find` finds in each of many texts, searched together."""
        for matches in self._matcher.find_in_each(texts):
            yield self._choose(matches)

    def _choose(self, matches: list[Match]) -> NameMatches:
        actors: list[Match] = []
        topics: list[Match] = []
        proper: list[Match] = []
        get_sorted = self._sorted.get
        for match in matches:
            start, end, patterns = match
            names, terms, nobody, is_proper = get_sorted(patterns) or self._sort(patterns)
            if names or nobody:  # a longer name that is nobody's hides, and nothing hides it
                actors.append(match if names is patterns else (start, end, names))
            if terms or nobody:
                topics.append((start, end, terms))
                if is_proper:
                    proper.append(topics[-1])
        actors = self._leave_hidden_out(actors, proper) if proper else actors
        return NameMatches(
            [match for match in keep_longest(actors) if match[2]],
            [match for match in keep_longest(topics) if match[2]],
        )

    def _sort(self, patterns: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...], bool, bool]:
        """Rows of names and of terms; whether a pattern is nobody's, and whether a term is a proper name."""
        first_term, first_other = self._first_term, self._first_other
        nobody = patterns[-1] >= first_other
        names = tuple(row for row in patterns if row < first_term and not nobody)
        names = patterns if names == patterns else names
        terms = tuple(row - first_term for row in patterns if first_term <= row < first_other)
        is_proper = any(self._is_proper[row] for row in terms)
        self._sorted[patterns] = names, terms, nobody, is_proper
        return self._sorted[patterns]

    def _leave_hidden_out(self, names: list[Match], terms: list[Match]) -> list[Match]:
        """Names without those whose words a longer topic term takes that is not about their bearer."""
        hidden: set[int] = set()
        for first, last, topics in terms:
            # A name that is shorter begins no further before the term than the term is long.
            for place in range(bisect_left(names, (2 * first - last,)), len(names)):
                start, end, rows = names[place]
                if start >= last:
                    break
                shorter = end > first and end - start < last - first
                if shorter and not any(self._spares[row].intersection(rows) for row in topics):
                    hidden.add(place)
        return [name for place, name in enumerate(names) if place not in hidden or not name[2]]


def find_names(documents: pd.DataFrame, dictionary: Dictionary) -> list[NameMatches]:
    """Find the names in every document, in their order; none in a tag or in the address of a link."""
    return list(get_finder(dictionary).find_in_each(map(cover_inline_markup, documents["text"].tolist())))


def place_matches(
    matches: Iterable[Match], sentences: Sequence[SentenceRow]
) -> Iterator[tuple[Match, SentenceRow]]:
    """Each match with its sentence, both in reading order; a name over the edge of a sentence is none.

    Examples
    --------
    >>> matches = [(0, 5, (3,)), (14, 20, (7,)), (21, 25, (3,))]
    >>> list(place_matches(matches, [("a", 1, 0, 16, "body"), ("a", 2, 17, 26, "body")]))
    [((0, 5, (3,)), ('a', 1, 0, 16, 'body')), ((21, 25, (3,)), ('a', 2, 17, 26, 'body'))]
    """
    number, n_sentences = 0, len(sentences)
    for match in matches:
        end = match[1]
        while number < n_sentences and sentences[number][3] < end:
            number += 1
        if number == n_sentences:
            return
        if sentences[number][2] <= match[0]:
            yield match, sentences[number]


_FINDERS: dict[str, NameFinder] = {}


def get_finder(dictionary: Dictionary) -> NameFinder:
    """The finder of a dictionary, made once for each version of it."""
    if dictionary.version not in _FINDERS:
        _FINDERS.clear()  # one at a time: a lecturer who edits the dictionary makes many versions
        _FINDERS[dictionary.version] = NameFinder(dictionary)
    return _FINDERS[dictionary.version]
