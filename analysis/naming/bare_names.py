"""What keeps a short name from being anybody's: a town, a firm, a wife, a stranger's first name."""

from __future__ import annotations

import re

from analysis.matching import Match
from analysis.naming.short_names import VERB_LIKE, ShortName, is_name_word, is_relative
from analysis.patterns import LatePattern
from analysis.sentences import SentenceRow

Bare = tuple[Match, SentenceRow, ShortName, bool]
"""A short name of persons in its sentence, and whether it is a part of somebody else's name."""

_LONGEST_BETWEEN = 40
_NAMES_BETWEEN = LatePattern(r"(?: [^\W\d_a-z][\w\u0300-\u036f'’-]*)* ")

_WORD_AFTER = LatePattern(r" ([^\W\d_][\w\u0300-\u036f.'’-]*)")
_BESIDE_FIRM = LatePattern(r"\b(?:in|near) $|& $")
_BELIEF_IN = LatePattern(r"\b(?:trust|confidence|faith|belie\w+|interest|disappoint\w+|doubts?) in $")
_FIRM_AFTER = LatePattern(r" (?:&|and Sons\b|County\b|Prefecture\b|prefecture\b|city\b|province\b)")
_DOUBLE = LatePattern(r"(\S+ |^)([A-Z][\w'’]*)-$")
_ARTICLES = frozenset(["the ", "The ", "a ", "A "])
_PREFIXES = frozenset("anti ex non post pre pro al el ul as ad ar ash an abu ben".split())
# One-syllable family names, and names that are also words, stand for nobody without help.
_SHORTEST_DISTINCTIVE = 4
ALSO_WORDS = frozenset(
    """
    may rice brown bush ford park ball price marsh grant young long cook hunt wong singh khan english
    smith austin simon moon shannon an ban don key son sun won you
    """.split()
)


def is_distinctive(word: str) -> bool:
    """Whether a short name in lower case may stand alone for its only bearer in the dictionary.

    Examples
    --------
    >>> is_distinctive("kishida"), is_distinctive("abe"), is_distinctive("price")
    (True, False, False)
    """
    return len(word) >= _SHORTEST_DISTINCTIVE and word not in ALSO_WORDS


def find_strangers(text: str, bare: list[Bare]) -> dict[str, list[tuple[int, int]]]:
    """Short names, in lower case, that are parts of names the dictionary does not know, and where they stand.

    Two names of one person with nothing but names between them are one longer name: "Ola Maria Lund Berg"
    makes no stranger of Ola Berg.
    """
    strangers: dict[str, list[tuple[int, int]]] = {}
    for number, ((start, end, _), sentence, short, is_part) in enumerate(bare):
        if is_part and not is_relative(short.text, short.start):
            beside = bare[max(0, number - 1) : number + 2]
            if not any(_is_one_name(short, other) for _, _, other, _ in beside):
                strangers.setdefault(text[start:end].lower(), []).append((start, sentence[1]))
    return strangers


def _is_one_name(one: ShortName, other: ShortName) -> bool:
    """Whether two short names of the same person stand in one longer name."""
    first, last = sorted((one, other), key=lambda name: name.start)
    return (
        one.text == other.text
        and 0 < last.start - first.end <= _LONGEST_BETWEEN
        and bool(_NAMES_BETWEEN.fullmatch(one.text, first.end, last.start))
        and not {name.actor_id for name in one.candidates}.isdisjoint(n.actor_id for n in other.candidates)
    )


def may_stand_alone(name: ShortName, *, is_first_name: bool) -> bool:
    """Whether a short name that nobody introduces may be a person at all.

    "In Yamaguchi" is a town and "Johnson & Johnson" a firm. In a headline in Title Case, a first name
    before a word that is no verb ("Charles Taylor Convicted") is a stranger's.

    Examples
    --------
    >>> text = "Rain fell in Rayburn, not on Rayburn"
    >>> may_stand_alone(ShortName(text, 13, 20, (), None, False), is_first_name=False)
    False
    >>> may_stand_alone(ShortName(text, 29, 36, (), None, False), is_first_name=False)
    True
    """
    before, after = name.text[max(0, name.start - 30) : name.start], name.text[name.end : name.end + 30]
    if _FIRM_AFTER.match(after):
        return False
    if _BESIDE_FIRM.search(before) and not after.startswith(("'s", "’s")):
        return bool(_BELIEF_IN.search(before))
    word = _WORD_AFTER.match(after) if is_first_name else None
    return word is None or not is_name_word(word[1]) or word[1].endswith(VERB_LIKE)


# Given names of women who hold or held office: "Mrs. Merkel" is Angela, "Mrs. Kishida" not Fumio.
_WOMEN = frozenset(
    """
    amber ana angela annalena avril benazir catherine christine claudia condoleezza cristina dalia
    dilma elizabeth ellen erna esther evika geun-hye gina giorgia gloria hasina helen hillary imee indira
    ing-wen ingrida jacinda jacqui janet jeanine joyce julia julie kaja kamala karen katherine katrin
    khaleda kolinda kristalina laura leni linda liz madeleine magdalena maia margaret maria marise mary
    megawati melanie mette mia michelle nancy ngozi nikki nirmala penny priti rachel retno roza
    salome samantha samia sanae sanna sarah simonetta sirimavo sonia suella susan sushma suu tarja theresa
    tomomi tzipi ursula victoria viola vjosa wendy xiomara yingluck yoko yulia yvette zuzana
    """.split()
)
_WIFE = frozenset("mrs mrs. lady".split())
_MR = frozenset(["mr", "mr."])
_SPOUSE_BEFORE = LatePattern(
    r"\b(?:President|Minister|Chancellor|Mr|his wife)\b[^;:!?]{0,30}\b(?:and|,) Dr\.? $"
)


def may_be_called(title: str | None, actor_name: str, text: str, start: int) -> bool:
    """Whether somebody may be called so: "Mrs" is no man, "Mr" no woman, "the President and Dr. Ray" are two.

    Examples
    --------
    >>> may_be_called("mrs", "Angela Merkel", "Mrs Merkel", 4), may_be_called("mrs", "Li Ray", "Mrs Ray", 4)
    (True, False)
    >>> may_be_called("mr", "Angela Ray", "Mr Ray", 3), may_be_called("mr", "Li Joyce", "Mr Joyce", 3)
    (False, True)
    """
    if title in _WIFE:
        return not _WOMEN.isdisjoint(actor_name.lower().split())
    if title in _MR:
        given, *others = actor_name.lower().split()  # "Joyce" is a man's family name as well
        return given not in _WOMEN and _WOMEN.isdisjoint(
            word for word in others if "-" in word or word == "suu"
        )
    if title in ("dr", "dr."):
        return "first lady" not in text.lower() and not _SPOUSE_BEFORE.search(
            text[max(0, start - 60) : start]
        )
    return True


_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir madam madame prof prof. professor".split())
_LONG_FORMS = {
    "sen.": "senator",
    "rep.": "representative",
    "gov.": "governor",
    "gen.": "general",
    "gen": "general",
    "lt. gen.": "lieutenant general",
    "lt gen": "lieutenant general",
    "maj. gen.": "major general",
    "col.": "colonel",
    "adm.": "admiral",
    "capt.": "captain",
}
_ELDER_BEHIND = LatePattern(
    r",? (?:Sr\b|the elder\b)"
    r"| [Ss]enior(?=[,.;:'’)]|$| (?:said|was|is|had|has|did|and|who|never|once|also)\b)"
)
_ELDER_BEFORE = LatePattern(r"\b(?:elder|older) $")
_ELDER_BEGINS = frozenset([" Sr", ", S", " se", " Se", " th", ", t"])  # the first characters behind a name
_FAMILY_BEHIND = LatePattern(
    r" (?:(?:ruling|political|business|crime|royal) )?(?:family(?! (?:separation|leave|planning|reuni))"
    r"|families|dynasty|dynasties|clan|household|siblings|brothers|sisters|matriarch|patriarch"
    r"|bloodline)\b",
    re.IGNORECASE,
)
_LATE = LatePattern(r"\b(?:late|(?:his|her|whose) (?:father|mother|grandfather|grandmother)) $")
_PARENT_BEHIND = LatePattern(
    r", (?:his|her|their|(?:the )?[\w-]+['’]s) (?:[\w-]+ ){0,2}(?:father|mother|grandfather|grandmother)\b"
)


def rank(title: str | None) -> str:
    """A title that tells namesakes apart, written out; nothing for one that anybody may have.

    Examples
    --------
    >>> rank("sen."), rank("senator the hon"), rank("mr"), rank(None)
    ('senator', 'senator', '', '')
    """
    if title is None or title in _COURTESY:
        return ""
    return _LONG_FORMS.get(title, title).removesuffix(" the hon")


def is_elder(text: str, start: int, end: int) -> bool:
    """Whether a bare name is that of an older bearer, whom only the full name tells: "the elder Ray".

    Examples
    --------
    >>> is_elder("The elder Ray slept", 10, 13), is_elder("Ray, Senior Minister, slept", 0, 3)
    (True, False)
    """
    if text[max(0, start - 4) : start] == "der ":  # a cheap look first
        return _ELDER_BEFORE.search(text, max(0, start - 8), start) is not None
    return text[end : end + 3] in _ELDER_BEGINS and _ELDER_BEHIND.match(text, end) is not None


def is_family(text: str, end: int) -> bool:
    """Whether a bare name is that of a family, and of nobody in it.

    Examples
    --------
    >>> is_family("The ruling Ray family slept", 14), is_family("Ray, family in tow, slept", 3)
    (True, False)
    """
    return text[end : end + 1] == " " and _FAMILY_BEHIND.match(text, end) is not None


def is_anybody(text: str, name: str) -> bool:
    """Whether a text brings somebody in by the family name alone, as witnesses are: no leader is meant then.

    Examples
    --------
    >>> is_anybody("A man surnamed Ray slept.", "Ray"), is_anybody("Ray, 34, slept.", "Ray")
    (True, True)
    >>> is_anybody("Ray slept, and 34 others.", "Ray")
    False
    """
    called = r"(?:surnamed?|family name|named|called|identified(?: only)? as|known as) (?:Mr\.? |Ms\.? )?"
    name = rf"\b{re.escape(name)}\b"
    return re.search(rf"{called}{name}|{name}(?:, (?:\d|an? |who |whose |the |not )| \(\d)", text) is not None


def is_late(text: str, start: int, end: int) -> bool:
    """Whether a bare name is that of somebody who is dead or a parent, and of nobody in office.

    Examples
    --------
    >>> is_late("It was the late Ray who slept", 16, 19), is_late("Ray, the minister's father, slept", 0, 3)
    (True, True)
    """
    if text[max(0, start - 5) : start] in ("late ", "ther "):
        return _LATE.search(text, max(0, start - 20), start) is not None
    return text[end : end + 2] == ", " and _PARENT_BEHIND.match(text, end) is not None


def is_double_name(text: str, start: int) -> bool:
    """Whether a surname stands behind the hyphen of a double one: "Ola Lund-Ray" is no Ray.

    Examples
    --------
    >>> is_double_name("met Ola Lund-Ray", 13), is_double_name("the Lund-Ray talks", 9)
    (True, False)
    """
    found = _DOUBLE.search(text, max(0, start - 50), start)
    return found is not None and found[1] not in _ARTICLES and found[2].lower() not in _PREFIXES
