"""Jordan, Georgia, Washington -> the state and city, or somebody's name, or a state of the union.

Somebody's given or family name stands beside the other half of the name. Once a text has named a
stranger so ("Rep. Jim Jordan"), the bare name where a person speaks or acts is the stranger's.
"""

from __future__ import annotations

from analysis.matching import Match
from analysis.naming.directory import INITIALS, SYLLABLES, Directory
from analysis.naming.short_names import is_name_word, is_title_case
from analysis.patterns import LatePattern
from analysis.sentences import SentenceRow

_NAME_BEFORE = LatePattern(r"([^\W\d_a-z][\w\u0300-\u036f'’-]*) $")
_NAMES_BEFORE = LatePattern(r"([^\W\d_a-z][\w\u0300-\u036f'’-]*) ([^\W\d_a-z][\w\u0300-\u036f'’-]*) $")
_NAME_AFTER = LatePattern(r" ([^\W\d_a-z][\w\u0300-\u036f'’-]*)")
_INITIAL_BEFORE = LatePattern(r"\b[A-Z]\. $")
_COURTESY = LatePattern(
    r"\b(?:Mr|Mrs|Ms|Dr|Rep|Sen|Judge|Justice|Coach|Officer|Sgt|Capt|Lt|Prof|Professor|Senator"
    r"|Congressman|Congresswoman|Representative)\.? $"
)
_CITY_BEFORE = LatePattern(r"([^\W\d_a-z][\w\u0300-\u036f'’-]*), $")
_AMERICAN = LatePattern(
    r", (?:the )?(?:American|U\.?S\.?|southern) (?:southern )?state\b|, the state(?=[,.;:)]| where\b)"
)

# What a person does, behind the bare name of one; a state is rarely "who" or "a Republican".
_ACTS = LatePattern(
    r" (?:(?:also|later|then|himself|herself|never|once|often|still|first|again) )?"
    r"(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|argued|argues|replied|recalled|joked"
    r"|laughed|smiled|never|has|had|was|is|did|does|would|will|could|can|might|who)\b"
    r"|, (?:who|an?|his|her)\b|,[”\"] "
)
_SAID_BEFORE = LatePattern(r"\b(?:said|says|told|tells|asked|added|adds|according to) $")
_COUNTRY = {
    "jordan": LatePattern(r"\b(?:Jordanians?|Amman|Hashemite)\b"),
    "georgia": LatePattern(r"\b(?:Georgians?|Tbilisi|Abkhazia\w*|(?:South )?Ossetia\w*|Saakashvili)\b"),
    "chad": LatePattern(r"\b(?:Chadians?|N['’]Djamena|D[eé]by)\b"),
    "israel": LatePattern(r"\b(?:Israelis?|Jerusalem|Tel Aviv|Gaza|Palestin\w+)\b"),
}
_KOREA = LatePattern(r"\bKorea")
"""What tells that a text is about the country as well."""

_NEIGHBOURS = LatePattern(r"\b(?:Armenia|Azerbaijan|Moldova|Ukraine|Russia|NATO|EU|European)\b")
_STATES = (  # without New York, which is most often the city
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    "|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|Ohio"
    "|North Dakota|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas"
    "|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming"
)
_OTHER_STATE = LatePattern(rf"\b(?:{_STATES})\b")
_STATE_BEFORE = LatePattern(rf"\b(?:{_STATES})(?:,|,? and|,? or) $")
_STATE_AFTER = LatePattern(rf"(?:,|,? and|,? or) (?:{_STATES})\b")
_SURE_GEORGIA = LatePattern(
    r"\b(?:Atlanta|Savannah|Jimmy Carter|Carter Center|Brian Kemp|Stacey Abrams|Raffensperger|Warnock|Ossoff"
    r"|Fulton County|University of Georgia|Georgia Tech|[Ss]tate of Georgia"
    r"|(?:Northern|Middle|Southern) District of Georgia|Georgia (?:Gov|Sen|Rep|Secretary of State|National"
    r" Guard|[Rr]unoffs?|voters|Republicans?|Democrats?)|Gov(?:\.|ernor) [A-Z]\w+ [A-Z]\w+ of Georgia"
    r"|(?:voters|runoffs?|senators?|Senator|electors|Republicans|Democrats) (?:in|of|from) Georgia"
    r"|federal judge in Georgia|Georgia['’]s (?:governor|senators|electors|electoral))\b"
)
_SURE_WASHINGTON = LatePattern(r"\b(?:[Ss]tate of Washington|Washington [Ss]tate)\b")


_NORTH = LatePattern(
    r"(?:^|[,;:–—-] |(?<![\w'’.-])(?!(?:the|far|due|up) )[a-z][\w'’-]* |['’]s? )(North)"
    r"(?=['’]s? |,? [a-z]|[,;:.!?]|$)"
    r"(?!['’]?s? (?:of|by|or|side|end|bank|shore|coast|wind|pole|face|wing|east|west)\b)"
)
_OFFICE = "Prime|Vice|Deputy|Foreign|Defen[cs]e|Finance|Trade|Premier|President|Ambassador"
_COMPANY = LatePattern(
    r" (?:Bank|Post|Mobile|Telecom|Unicom|Steel|Airlines|Airways|Railways?|Holdings|Corp|Corporation)\b(?!-)"
    rf"|(?: (?!(?:{_OFFICE})\b)[A-Z][\w&’'-]*(?: and| of| &)?){{1,4}}"
    r" (?:(?<!Central )(?<!State )(?<!National )(?<!Reserve )Bank|Corp|Corporation|Co|Company|Ltd|Limited|Inc"
    r"|Plc|PLC|Bhd|Berhad|Tbk|Holdings|Construction|Engineering|Telecom\w*|Mobile|Petroleum|Shipping|Steel"
    r"|Airlines|Airways|Railways?|Insurance|Securities|Motors?|Shipbuilding|Electronics|Pharmaceuticals?"
    r"|Investments?)\b"
)
_TWINS = LatePattern(r"\b(North|South) and (?:North|South) ([A-Z]\w+)")


def add_twins(matches: list[Match], line: str, directory: Directory) -> list[Match]:
    """Matches with the first of two states that share a word: the South of "South and North Korea".

    Examples
    --------
    >>> from analysis.dictionary import load_dictionary
    >>> from analysis.naming.directory import get_directory
    >>> directory = get_directory(load_dictionary())
    >>> [match[:2] for match in add_twins([], "North and South Koreans", directory)]
    [(0, 5)]
    """
    if "th and " not in line:  # a cheap look first
        return matches
    twins = [
        (*found.span(1), rows)
        for found in _TWINS.finditer(line)
        if (rows := directory.rows_of_state(f"{found[1]} {found[2]}"))
        and all(end <= found.start() or start >= found.end(1) for start, end, _ in matches)
    ]
    return sorted([*matches, *twins]) if twins else matches


def add_norths(
    matches: list[Match], line: str, sentences: list[SentenceRow], directory: Directory
) -> list[Match]:
    """Matches with what headlines call "North" where a text says "the North": "after North's launch".

    Examples
    --------
    >>> from analysis.dictionary import load_dictionary
    >>> from analysis.naming.directory import get_directory
    >>> directory = get_directory(load_dictionary())
    >>> headline = ("x", 1, 0, 17, "headline")
    >>> [match[:2] for match in add_norths([], "Seoul warns North", [headline], directory)]
    [(12, 17)]
    """
    found = [
        (first + north.start(1), first + north.end(1), directory.rows_of_state("the North"))
        for _, _, first, last, zone in sentences
        if zone == "headline" and "North" in line[first:last]  # a cheap look first
        for north in _NORTH.finditer(line[first:last])
    ]
    free = [m for m in found if m[2] and all(end <= m[0] or start >= m[1] for start, end, _ in matches)]
    return sorted([*matches, *free]) if free else matches


def is_company(line: str, match: Match, sentence: SentenceRow) -> bool:
    """Whether the name of a state or city begins that of a company: "Norland Road and Bridge Corporation"."""
    start, end, _ = match
    if line[end : end + 1] != " " or not line[end + 1 : end + 2].isupper() or line[start:end].isupper():
        return False
    return bool(_COMPANY.match(line, end)) and not is_title_case(line[sentence[2] : sentence[3]])


class StateNames:
    """One document while such names are told apart, in reading order.

    Examples
    --------
    >>> from analysis.dictionary import load_dictionary
    >>> from analysis.naming.directory import get_directory
    >>> text = "Rep. Jim Jordan left. Jordan said no."
    >>> names = StateNames(text, get_directory(load_dictionary()))
    >>> names.is_other(9, 15, 0, 21), names.is_other(22, 28, 22, 37)
    (True, True)
    """

    def __init__(self, line: str, directory: Directory):
        self._line, self._directory = line, directory
        self._strangers: set[str] = set()
        self._found: dict[LatePattern, bool] = {}

    def is_other(self, start: int, end: int, sentence_start: int, sentence_end: int) -> bool:
        """Whether a name from `start` to `end` is somebody's, or that of a state of the union."""
        word = self._line[start:end].lower()
        sentence = self._line[sentence_start:sentence_end]
        before, after = sentence[: start - sentence_start], sentence[end - sentence_start :]
        if word in SYLLABLES:
            return self._is_syllable(before, after)
        if word in INITIALS:
            return self._are_initials(before, after, sentence)
        if self._is_american(word, before, after, sentence):
            return True
        return self._is_somebody(word, before, after, sentence)

    def _is_somebody(self, word: str, before: str, after: str, sentence: str) -> bool:
        if _COURTESY.search(before) or _INITIAL_BEFORE.search(before):
            self._strangers.add(word)
            return True
        if word in self._strangers and not self._says(_COUNTRY.get(word)):
            return bool(_ACTS.match(after) or _SAID_BEFORE.search(before))
        if word == "washington":  # words with a capital stand beside a capital for many reasons
            return False
        given, family = _NAME_BEFORE.search(before), _NAME_AFTER.match(after)
        if given and self._is_strange(given[1]):
            if not is_title_case(sentence) and not given[1].endswith(("ing", "ed")):
                self._strangers.add(word)
            return True
        return bool(family and self._is_strange(family[1]))

    def _is_american(self, word: str, before: str, after: str, sentence: str) -> bool:
        if word == "washington":
            listed = _STATE_BEFORE.search(before) or _STATE_AFTER.match(after)
            named = before.lower().endswith("state of ") or after.lower().startswith(" state")
            in_state = before.endswith(" in ") and not after.startswith(", D")
            return bool(listed or named or (in_state and self._says(_SURE_WASHINGTON)))
        if word != "georgia":
            return False
        city = _CITY_BEFORE.search(before)
        if (city and not self._directory.is_known_word(city[1])) or _AMERICAN.match(after):
            return True
        if _OTHER_STATE.search(sentence) or _SURE_GEORGIA.search(sentence):
            return not _COUNTRY["georgia"].search(sentence)
        if self._says(_COUNTRY["georgia"]) or _NEIGHBOURS.search(sentence):
            return False
        return self._says(_SURE_GEORGIA) or self._n_states() > 1

    def _is_syllable(self, before: str, after: str) -> bool:
        given, family = _NAME_BEFORE.search(before), _NAME_AFTER.match(after)
        two = _NAMES_BEFORE.search(before)
        beside = given and family and self._is_strange(given[1]) and self._is_strange(family[1])
        return bool(beside or (two and all(map(self._is_strange, two.groups()))))

    def _are_initials(self, before: str, after: str, sentence: str) -> bool:
        """Whether "N.K." begins somebody's name and not the headline of a Korean paper."""
        if _COURTESY.search(before):
            return True
        family = _NAME_AFTER.match(after)
        is_headline = is_title_case(sentence) and self._says(_KOREA)
        return family is not None and self._is_strange(family[1]) and not is_headline

    def _is_strange(self, word: str) -> bool:
        """A capitalised word that is neither a title nor in the dictionary nor a small word."""
        known = word.lower() in self._directory.titles or self._directory.is_known_word(word)
        return is_name_word(word) and not known

    def _says(self, pattern: LatePattern | None) -> bool:
        """Whether the text has such words anywhere, searched once."""
        if pattern is None:
            return False
        if pattern not in self._found:
            self._found[pattern] = pattern.search(self._line) is not None
        return self._found[pattern]

    def _n_states(self) -> int:
        return len(set(_OTHER_STATE.findall(self._line)))
