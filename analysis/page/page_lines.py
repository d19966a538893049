"""Lines by which a page finds its way or speaks of itself: bars of sections, notices, pages of a letter.

A bar is a row of entries ("World  Business  Legal", "Home | News | Sport"). A notice is a whole sentence, so
that only what it is about tells it from the article: its copyright, its cookies, its rules for comments.
"""

from __future__ import annotations

import re

from analysis.page.wording import FURNITURE, NAME, TOLD
from analysis.patterns import LatePattern

LONGEST_BAR = 300
LONGEST_NOTICE = 500
"""In characters."""

_SECTIONS = frozenset(
    """
    about africa americas archipelago archive archives arts asean asia australia autos blogs breaking
    breakingviews business careers cartoons categories classifieds climate columnists columns companies
    contact coronavirus covid-19 culture defence defense economics economy editorial editorials education
    energy english entertainment environment europe events explainers fashion features finance food
    football forum galleries gallery games graphics guides health home house images indo-pacific
    infographics insight insights international interviews investigations investing jobs k-pop latest law
    learning legal letters life lifestyle live local magazine magazines market markets media members menu
    metro middle more motoring multimedia music nation national nature news newsletter newsletters
    newspaper opinion opinions pacific pages perspective perspectives photo photos pictures podcast
    podcasts politics press property radio recipes region regions religion research resources reviews
    science search shop shopping special specials sport sports stories style subscribe tech technology
    television theatre top topics travel trend trending trends tv video videos viewpoint views visual
    visuals weather weekend world
    """.split()
)
"""One word of the name of a section."""
_GAPS = LatePattern(r"\s{2,}|\t|\s*[|•·●›»]\s*|\s>\s|\s/\s")
_GAP_SIGN = LatePattern(r"[^\w ,.:;'’-]")
"""A line without one, and without two blanks, has no gap: a cheap look."""
_LABEL = LatePattern(
    r"(?:(?:main|primary|secondary|site|global|top|footer|quick) )?(?:navigation|menu|links|sections) ?: *",
    re.IGNORECASE,
)
_LINK = r"\[[^\[\]]{1,100}\](?:\([^()\s]{0,300}\))?"
_LINKS = LatePattern(rf"{_LINK}(?:(?:\s*[|·•»›/]\s*|\s{{3,}}){_LINK})+")
"""A menu in Markdown; the address of a link may be covered with blanks."""
_TRAIL = LatePattern(
    r"[\w&' ]{2,30}(?:(?: +[/>»›|] +[\w&' ]{2,30}){1,6}|(?:[/>»›|][\w&' ]{2,30}){2,6}) *[/>»›|]?"
)
_FROM_HOME = LatePattern(
    r"(?:you are (?:here|in)\s*:?\s*)?(?:(?:home ?(?:page)?|front page)\s*[>»›→]"
    r"|(?:home ?(?:page)?|front page|top(?: page)?)\s*([>»›→/|·•])(?=.{1,100}?\1))"
    r"|you are (?:here|in)\s*:?\s[^/>»›→|]{1,40}[/>»›→|]",
    re.IGNORECASE,
)
TRAIL_OPENINGS = ("home", "front page", "top", "you are ")
"""In lower case, how a trail from the first page begins."""
_NO_ENTRY = LatePattern(r"\d{4}(?! )|,|[.!?…:;]$|[\"“”]")
_SMALL = frozenset("and & the of in to for a an on your us my".split())
_JUMP = LatePattern(
    r"(?:(?:skip|go|jump|back|return) to (?:the |main |primary |page |site ){0,3}"
    r"(?:contents?|navigation|menu|main|search|footer|top|homepage|home)(?:\s++|$)){1,9}",
    re.IGNORECASE,
)

_NOTICE = LatePattern(
    r"\bcookies\b.{0,80}\b(?:accept|agree|consent|experience|settings|policy)\b|\buses? (?:of )?cookies\b"
    r"|(?:copyright|©|\(c\)) .{0,100}"
    r"\b(?:prohibit|redistribut|reproduc|reprint|republish|reserved|permission)"
    r"|\bmay not be (?:published|reproduced|republished|redistributed|broadcast|reprinted)\b"
    r"|\bwithout (?:the )?(?:prior |express |written ){0,3}(?:consent|permission)\b.{0,60}"
    r"\b(?:reproduc|redistribut|reprint|publish|copyright)"
    r"|\b(?:community|comment(?:ing|s)?) (?:guidelines|standards|rules)\b|\bcomment(?:ing|s)? policy\b"
    r"|\bcomments? (?:have to|must|should|will|are) (?:be|not|subject|moderated)\b"
    r"|\b(?:quotes|prices|data) (?:are )?delayed\b.{0,20}\bminutes\b"
    r"|\bview (?:this|it) (?:e-?mail )?in (?:your|a) browser\b"
    r"|\b(?:receiv\w+|got|forwarded) this (?:e-?mail|newsletter)\b"
    r"|\bunsubscribe\b|\b(?:update|manage) your (?:e-?mail )?preferences\b|\bopted in\b.{0,40}\bwebsite\b"
    r"|\bquality journalism is\b|\bgo-to source for\b|\bhelp us (?:improve|keep)\b|\btell us what you think\b"
    r"|\b(?:check|confirm) your e-?mail\b|\bsubscribe (?:today|now)\b"
    r"|\b(?:this|the|you are viewing)(?: \w+)?(?: is|:)?(?: an?)? archived (?:page|content|copy)\b"
    r"|\bthis (?:web ?)?(?:page|site|content|information) (?:is|was|has been) archived\b"
    r"|\bconstrued as an? endorsement\b|\bmanages this (?:web ?)?(?:site|page|portal)\b"
    r"|\bnot involved in the creation of th(?:e|is)\b|\bwhether you['’]?re looking to\b"
    r"|\bviews expressed\b.{0,60}\bare (?:solely |entirely )?"
    r"(?:those of|personal|my own|the (?:opinions? of|auth|writ))"
    r"|\bthe (?:views|opinions)(?: expressed)?(?: here(?:in)?)? are (?:his|her|their|my) own\b"
    r"|\bsolely responsible for (?:this|all) content\b|\b(?:report|story|article) may have been reworked\b"
    r"|\bfrom your saved list\b|\bletter writers? must\b|\bcorrespondence is subject to\b"
    r"|\bfor signing up (?:for |to )?our\b"
    r"|\byour (?:thoughts|views|comments|feedback) (?:is|are) (?:valuable|important|welcome)\b"
    r"|\bis licen[cs]ed under (?:an? |the )?(?:creative commons|cc)\b"
    r"|\bregister now\W{0,3}$|^\W{0,3}register now\b"
    r"|^(?:good (?:morning|afternoon|evening)|hello|hi|dear reader\w*|welcome)\b.{0,60}"
    r"\b(?:here(?:['’]s| is| are)|need to know|your (?:daily|weekly|briefing))\b",
)
"""What only a page says, of itself or to its visitor; in lower case."""
NOTICE_HINTS = (
    *("cookies", "copyright", "©", " c ", "may not be ", "consent", "permission", "comment", "delayed"),
    *("community guidelines", "community standards", "community rules", "browser", "this email"),
    *("this e mail", "this newsletter", "unsubscribe", "preferences", "opted in", "quality journalism"),
    *("go to source", "help us ", "tell us what", "your email", "your e mail", "subscribe", "register now"),
    *("licensed under", "licenced under", "archived", "construed as", "manages this ", "not involved in"),
    *("your thoughts", "your views", "your feedback", "re looking to", "letter writer", "correspondence"),
    *(
        "views are",
        "opinions are",
        "for signing up",
        "views expressed",
        "solely responsible",
        "been reworked",
        "saved list",
    ),
)
GREETINGS = ("good morning", "good afternoon", "good evening", "hello", "hi", "dear reader", "welcome")
"""Each way of _NOTICE has a hint or begins with a greeting. Hints are read as in :func:`find_signs`."""


SALUTATION = LatePattern(
    r"(?:Mr|Mrs|Ms|Madam|Mister|Dear|Your (?:Excellenc|Majest|Highness|Royal|Honou?r|Eminenc)\w*"
    r"|Excellenc(?:y|ies)|Honou?rable|Distinguished|Ladies|My fellow|Fellow|Friends|Colleagues)\b"
    r"[\w .'’,-]{0,80}[,:]"
)
"""How a speech or a letter turns to its audience."""

_OFFICE = (
    r"(?:Secretary|Spokes\w+|Minister|President|Ambassador|Director|Administrator|Coordinator|Commissioner"
    r"|Representative|Envoy|Chair\w*|Governor|Counsell?or|Advis[eo]r)"
)
OFFICE_LINE = LatePattern(
    rf"{NAME}(?: {NAME}){{1,5}}, (?:[A-Z][\w’'-]* ){{0,4}}{_OFFICE}"
    r"(?: (?:of|for|to|on|and|the|[A-Z][\w’'-]*)){0,10}"
)
"""Who issues a statement, and in which office ("Ann Ray, Secretary of State")."""
_PLURALS = (
    "Affairs|Arts|Communications|Forces|Industries|Islands|Nations|Operations|Philippines|Ports|Relations"
    "|Resources|Services|States|Veterans"
)
_OFFICE_ALONE = LatePattern(
    rf"(?:(?:The|Acting|Deputy|Assistant|Vice|Prime|Foreign|Press) ){{0,3}}{_OFFICE}"
    r"(?:,? (?:of|for|Of|For)(?: the| The)?"
    rf"(?:,? (?:and |And |of |the )?(?:(?:{_PLURALS})\b|(?![A-Z]\w+s\b)[A-Z][\w’'-]*)){{1,6}})?"
)
"""A verb in a headline ends in -s as well ("Minister for Ports Visits Suva")."""
_HONOURED = LatePattern(
    rf"(?:(?:Senator|Dr|Mr|Mrs|Ms|Prof\w*\.?|The|His|Her|Rt\.?|Right) ){{0,3}}"
    rf"(?:Hon(?:ou?rable)?\.?|Excellency|H\. ?E\.|Senator|SENATOR)(?: (?:the )?{NAME}){{2,6}}"
)

_PERSONS = rf"{NAME}(?: {NAME}){{1,3}}(?:(?:, | and |, and ){NAME}(?: {NAME}){{1,3}}){{0,4}}"
_WIRE = r"(?:The )?(?:Associated Press|AP|Reuters|Agence France-Presse|AFP|Kyodo News|Kyodo|Bloomberg|dpa)"
AGENCY_LINE = LatePattern(rf"(?:By )?{_PERSONS}, {_WIRE}(?:, By {_PERSONS}(?:, {_WIRE})?)?")
"""Some persons and their agency ("ANN RAY, Associated Press"): below a headline, the authors."""

PLACE_LINE = LatePattern(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}, (?:(?:[A-Z]\.){2,3}|[A-Z]{2})")
"""Where it was issued ("Washington, D.C.")."""


def names_issuer(line: str) -> bool:
    """Whether a line tells only who speaks: a name with an office or an honorific, or an office alone.

    Examples
    --------
    >>> lines = ("Ann Ray, Secretary of State", "The Hon Ann Ray MP", "Minister for Ports")
    >>> [names_issuer(line) for line in lines], names_issuer("Minister for Ports Visits Suva")
    ([True, True, True], False)
    """
    line = line.title() if line.isupper() else line
    return any(pattern.fullmatch(line) for pattern in (OFFICE_LINE, _HONOURED, _OFFICE_ALONE))


def is_bar(line: str) -> bool:
    """Whether a line is a row of entries of a menu, or of other short things without a sentence.

    Examples
    --------
    >>> [is_bar(line) for line in ("WORLD ASIA SPORT VIDEO", "Home | News | Ferries", "Go to Contents")]
    [True, True, True]
    >>> is_bar("World Business Leaders Meet in Asia")
    False
    """
    if line[0] == "[" and _LINKS.fullmatch(line):
        return True
    if ":" in line and (label := _LABEL.match(line)):
        line = line[label.end() :] or line
    if len(line) > LONGEST_BAR or line[-1] in '.!?”"' or line.islower():
        return False
    if _JUMP.fullmatch(line):
        return True
    if "  " in line or _GAP_SIGN.search(line):
        entries = [entry for entry in _GAPS.split(line) if entry]
        n_tools = len([entry for entry in entries if FURNITURE.fullmatch(entry)])
        if n_tools >= 2 and 2 * n_tools >= len(entries):
            return True
        if len(entries) >= 3:
            return all(map(_is_entry, entries))
    words = line.split()
    if len(words) < 4 or not _is_titled(words):
        return False
    return _count_sections(words) >= max(3, len(words) // 2 + 1)


def is_trail(line: str) -> bool:
    """Whether a line is the path to a page; one from the first page may end in any title.

    Examples
    --------
    >>> [is_trail(line) for line in ("Asia / Ferries", "Home > Asia > A ferry, they say, will sail again")]
    [True, True]
    >>> is_trail("Ferries > planes, the owners say")
    False
    """
    return bool(_FROM_HOME.match(line) or _TRAIL.fullmatch(line))


def is_menu(line: str) -> bool:
    """Whether a bar is the menu of a whole site: what stands above it is no headline.

    Examples
    --------
    >>> is_menu("World  Asia  Sport  Video"), is_menu("Facebook  Telegram  WhatsApp")
    (True, False)
    """
    return is_bar(line) and _count_sections(line.split()) >= 4


def _count_sections(words: list[str]) -> int:
    return len([word for word in words if word.lower() in _SECTIONS])


def _is_entry(entry: str) -> bool:
    words = entry.split()
    starts = entry[0].isupper() or entry[0].isdigit() or entry[0] == "#"
    return starts and len(words) <= 4 and not _NO_ENTRY.search(entry) and _is_titled(words)


def _is_titled(words: list[str]) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in words)


def is_notice(line: str) -> bool:
    """Whether a sentence is about the page itself, and nobody is said to have said it.

    Examples
    --------
    >>> is_notice("Comments have to be in English.")
    True
    >>> is_notice("Comments have to be heard, the owner said.")
    False
    """
    return len(line) <= LONGEST_NOTICE and bool(_NOTICE.search(line.lower())) and not TOLD.search(line)
