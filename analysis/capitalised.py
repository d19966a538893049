"""Capitalised names in a sentence: runs of capitalised words, and what beside them tells a person or a body.

Nothing here knows who is in the dictionary; :mod:`analysis.unknown_names` takes away what it knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from analysis.happenings.vocabulary import FORMS
from analysis.page.segments import CALENDAR, TITLES
from analysis.patterns import LatePattern
from analysis.timex.values import DAY_NAMES, MONTH_NAMES
from analysis.words import FUNCTION_WORDS

TITLE, BODY, SAYING, CAPITALS, NOTHING = "title", "body word", "verb of saying", "capitals", ""
"""What tells that a name is one of a person or a body, the surest first."""

BODY_WORDS = frozenset(
    """
    Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank
    Board Brigade Bureau Cabinet Center Centre Chamber Coalition College Command Commission Committee
    Company Confederation Congress Consortium Corp Corporation Council Court Department Directorate
    Division Embassy Enterprise Exchange Federation Fleet Force Forces Forum Foundation Front Fund Group
    Guard Holdings Industries Institute Institution Laboratory League Ministry Mission Museum Navy
    Network Office Organisation Organization Parliament Partnership Party Police Secretariat Senate
    Service Services Society Squadron Taskforce Trust Union University Watch
    """.split()
)
"""Words that a body has in its name."""

_THINGS = frozenset(
    """
    Accord Accords Act Africa African Age Agenda Agreement Airport America Archipelago Arctic Area Asia
    Asian Atlantic Atoll Avenue Award Base Basin Bay Beach Bill Border Bridge Building Canal Cape
    Channel Charter City Code Community Constitution Continent Convention Corridor County Covenant
    Crisis Cup Day Decade Declaration Delta Desert Dialogue District Doctrine East Economy Era Europe
    European Exercise Faith Festival Framework Games Gulf Harbor Harbour Hemisphere Highway Hill Hotel
    House Initiative Island Islands Isles Lake Law Mall Massacre Memorandum Memorial Month Mountain
    Mountains Movement North Ocean Olympics Order Pacific Pact Palace Park Peninsula Plan Plateau
    Platform Policy Port Prefecture Prize Program Programme Project Protocol Province Railway Reef
    Region Report Reports Republic Request Resolution Revolution River Road Sea Shoal South Square State
    States Station Statute Strait Straits Strategy Street Summit Territories Territory Tower Town Treaty
    Tribune Valley Village Vision War Week West Year Zone
    """.split()
)
"""Last words of names of places, papers and happenings."""

AREAS = frozenset(
    """
    Administration Affairs Agriculture Commerce Control Cooperation Culture Defence Defense Democracy
    Development Economy Education Energy Environment Finance Growth Health Industry Interior Justice
    Labor Labour Management Planning Plans Policy Relations Resources Rights Science Security Technology
    Tourism Trade Transport Transportation Welfare
    """.split()
)
"""Words for what an office or a ministry deals with: "Minister of Foreign Affairs Ola Lund"."""

_ROLES = frozenset("adviser advisor attorney chief coordinator deputy editor envoy officer official".split())
"""Roles beside the titles of a dictionary."""

_OF = frozenset("of for on and".split())
_GREETINGS = frozenset("yes no hi hello thank thanks well yeah okay ok oh please sorry welcome".split())
_NOT_IN_NAMES = (
    FUNCTION_WORDS
    | _GREETINGS
    | {word.lower() for word in (*CALENDAR, *DAY_NAMES, *MONTH_NAMES, "I", "My", "Yesterday", "Today")}
)
_LIKE_NAMES = frozenset(
    "king queen prince princess justice judge lord lady marshal pope sultan u sir".split()
)
"""Titles that are family names as well: behind other words they are no title."""
_BEFORE_ONE_NAME = frozenset("bu kak mas pak".split())
"""Indonesian courtesies that are family names of others: what they stand before is one word."""

_CAPITAL = "".join(chr(code) for code in range(0x2000) if chr(code).isupper() and chr(code) != "İ")
_TOKEN = (
    rf"(?:(?:{'|'.join(sorted(title.capitalize() for title in TITLES if '.' not in title))})\."
    rf"|(?:[{_CAPITAL}]\.)+|[{_CAPITAL}]\w*(?:[-'’]\w+)*)"
)
_RUN = LatePattern(
    rf"(?<![\w.@#/-]){_TOKEN}(?:\s{{1,4}}(?:(?:bin|binti|binte|ibn|van|von|der|den|de|del|da|dos|la|al|el)\s)?"
    rf"(?:al-|el-|ul-)?{_TOKEN}){{0,9}}"
)
_PART = LatePattern(r"\S+")
_JOINT = LatePattern(r"\s(?:of|for|on)\s(?:the\s)?$")
_AND = LatePattern(r"(?:,|\sand)\s$")
_WORD = LatePattern(r"[^\W\d_]+")
_SENTENCE_END = LatePattern(r"[.!?:;][\"'”’)\]]*\s*$")
_ARTICLE = LatePattern(r"(?i)\b(?:the|an?|this|that|its|their|his|her|our|my|your|every|each)\s$")

_SAID = "|".join(
    sorted({form for form, (_, tense) in FORMS["statement"].items() if tense in ("past", "present")})
)
_SAYS_AFTER = LatePattern(
    rf"[,”\"]?\s(?:also |later |earlier |has |had )?(?:{_SAID}|added|adds|noted|wrote)\b"
)
_SAYS_BEFORE = LatePattern(r"(?:\baccording to|[,”\"’']\s?(?:said|says|added|adds)|\b(?:told|tells))\s$")


class CapitalisedName(NamedTuple):
    """A run of capitalised words without the title before it; the offsets are those of the sentence.

    `opens` is whether it stands first in its sentence, where any word has a capital.
    """

    name: str
    start: int
    end: int
    cue: str
    opens: bool


class Titles:
    """The titles of a dictionary, for looking up what stands before or behind a name."""

    def __init__(self, titles: Collection[str]):
        self._titles = {title.lower() for title in titles}
        self._longest = max((title.count(" ") + 1 for title in self._titles), default=0)
        self._titles |= _ROLES
        roles = {title.split()[-1].strip(".") for title in self._titles} - _LIKE_NAMES
        self.roles = frozenset(role for role in roles if len(role) > 3)

    def find_last(self, words: list[str]) -> int:
        """Find how many words belong to the title at the beginning, of the last title that a word follows."""
        for end in range(len(words) - 1, 0, -1):
            for start in range(max(0, end - self._longest), end):
                title = " ".join(words[start:end]).lower()
                of_name = _LIKE_NAMES if start else _BEFORE_ONE_NAME if len(words) - end > 1 else ()
                if title in self._titles and title not in of_name:
                    return end
        return 0

    def end_with_title(self, text: str) -> bool:
        """Whether the words before a name are a title."""
        words = text[-80:].split()
        tails = (" ".join(words[-number:]).lower() for number in range(1, self._longest + 1))
        return text[-1:].isspace() and any(tail in self._titles for tail in tails)

    def stand_beside(self, before: str, after: str) -> bool:
        """Whether an apposition has a title: "Suland's trade minister, Ola Lund, " or ", a minister of"."""
        framed = before.endswith(", ") and after.startswith(",")
        return (framed and self.end_with_title(before[:-2] + " ")) or self._follows(after)

    def _follows(self, text: str) -> bool:
        if not text.startswith(", "):
            return False
        clause = text[2:80].split(",")[0].lower().split()[:5]
        return (
            bool(clause)
            and clause[0] in ("the", "a", "an", "its", "their", "chief", "former", "deputy")
            and (not self.roles.isdisjoint(clause))
        )


def find_capitalised(
    sentence: str, titles: Titles, *, known: Collection[tuple[int, int]] = ()
) -> Iterator[CapitalisedName]:
    """Find the capitalised names of a sentence that may be persons or bodies.

    Parameters
    ----------
    sentence
        The sentence.
    titles
        Those of the dictionary.
    known
        Spans of the sentence that are understood already: a name that touches one is left out, except for
        what stands behind a title ("Norlandic Minister Ola Lund").

    Yields
    ------
    CapitalisedName
        Also single words that nothing tells to be a name; their ``cue`` is empty.

    Examples
    --------
    >>> titles = Titles(["Minister"])
    >>> [found[0::3] for found in find_capitalised("On Monday Deputy Minister Ola Lund left.", titles)]
    [('Ola Lund', 'title')]
    """
    if _is_heading(sentence):
        return
    first = _WORD.search(sentence)
    for start, end in _find_runs(sentence):
        name = _read_run(sentence, start, end, titles, known)
        if name:
            yield name._replace(opens=first is not None and name.start <= first.start())


def _is_heading(sentence: str) -> bool:
    """Whether all words have capitals and not only names: a heading inside a text."""
    if _SENTENCE_END.search(sentence) and not sentence.isupper():
        return False
    words = _WORD.findall(sentence)
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _find_runs(sentence: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, without function words and days, cut at possessives; bodies "of" joined."""
    before: tuple[int, int] | None = None
    for run in _RUN.finditer(sentence):
        for start, end in _split_run(run[0], run.start()):
            if before and _goes_on(sentence, before, (start, end)):
                before = (before[0], end)
                continue
            if before:
                yield before
            before = (start, end)
    if before:
        yield before


def _goes_on(sentence: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two runs are one name: "Bank of Suland", "Bureau of Educational and Cultural Affairs"."""
    words, next_words = sentence[slice(*before)].split(), sentence[slice(*after)].split()
    if words[-1] in BODY_WORDS and _JOINT.match(sentence, before[1], after[0]):
        return True
    listed = words[0] in BODY_WORDS and "of" in words and next_words[-1] in AREAS
    return listed and bool(_AND.match(sentence, before[1], after[0]))


def _split_run(text: str, offset: int) -> Iterator[tuple[int, int]]:
    begin = end = 0
    for part in _PART.finditer(text):
        word = part[0]
        owner = word.endswith(("'s", "’s", "'", "’"))
        if word.lower() in _NOT_IN_NAMES or len(word) == 1 or word.startswith(("I'", "I’")):
            if end > begin:
                yield offset + begin, offset + end
            begin = end = part.end() + 1
            continue
        end = part.end() - (2 if word.endswith(("'s", "’s")) else int(owner))
        if owner:
            yield offset + begin, offset + end
            begin = end = part.end() + 1
    if end > begin:
        yield offset + begin, offset + end


def _read_run(
    sentence: str, start: int, end: int, titles: Titles, known: Collection[tuple[int, int]]
) -> CapitalisedName | None:
    """Take title and known words off a run, and say what stands beside it."""
    touched = max((k_end for k_start, k_end in known if k_start < end and start < k_end), default=None)
    parts = [(part.start(), part.end()) for part in _PART.finditer(sentence, start, end)]
    words = [sentence[slice(*part)] for part in parts]
    n_title = titles.find_last(words)
    if n_title and words[n_title:] and not (len(words) == n_title + 1 and words[-1] in BODY_WORDS):
        start, words = parts[n_title][0], words[n_title:]
    else:
        n_title = 0
    n_area = max((place + 1 for place, word in enumerate(words[:-2]) if word in AREAS), default=0)
    if n_area and words[-1] not in BODY_WORDS | AREAS and words[0] not in BODY_WORDS:
        n_title, start, words = n_title + n_area, parts[n_title + n_area][0], words[n_area:]
    if touched is not None and (not n_title or start < touched):
        return None
    words = [word for word in words if word.lower() not in _OF]
    before, after = sentence[max(0, start - 100) : start], sentence[end : end + 100]
    if _is_no_name(words, before, titles, bool(n_title)):
        return None
    cue = _find_cue(words, before, after, titles, bool(n_title))
    return CapitalisedName(" ".join(sentence[start:end].split()), start, end, cue, False)


def _is_no_name(words: list[str], before: str, titles: Titles, has_title: bool) -> bool:
    """A role ("the Deputy Minister"), a thing ("Red River"), a word of which there are many ("the Fund")."""
    last = words[-1]
    if words[0] not in BODY_WORDS and last in AREAS:
        return True
    if last in _THINGS or last.lower().rstrip("s") in titles.roles or last.lower() in titles.roles:
        return True
    if len(words) > 1:
        return False
    if len(last) < 2 or last.removesuffix("s") in BODY_WORDS or last in BODY_WORDS or not last[-1].isalnum():
        return True
    return not has_title and not last.isupper() and bool(_ARTICLE.search(before))


def _find_cue(words: list[str], before: str, after: str, titles: Titles, has_title: bool) -> str:
    is_body = words[-1] in BODY_WORDS or words[0] in BODY_WORDS
    if is_body:
        return BODY
    if has_title or titles.end_with_title(before) or (len(words) > 1 and titles.stand_beside(before, after)):
        return TITLE
    if _SAYS_AFTER.match(after) or _SAYS_BEFORE.search(before):
        return SAYING
    return CAPITALS if len(words) > 1 else NOTHING
