"""A capital in a sentence -> the place, or the government that sits there.

News text writes "held in Tokyo" of a city and "disputes with Beijing" of a state. The words beside
the name tell the two apart: prepositions of place and verbs of travel, nouns that belong to a city,
and otherwise the rule of thumb that a capital which acts, is told something or has relations is a
government (metonymy; Markert and Nissim 2002 describe the pattern place-for-people in news text).
"""

from __future__ import annotations

import re

from analysis.matching import Match
from analysis.naming.short_names import is_title_case
from analysis.patterns import LatePattern
from analysis.sentences import SentenceRow

_TRAVEL = (
    r"travel\w*|trips?|visit\w*|fly|flew|flies|flying|flights?|go|goes|going|gone|went|come|came|coming"
    r"|return\w*|head(?:ed|ing|s)?"
    r"|arriv\w+|dispatch\w*|invit\w+|mov\w+|driv\w+|drove|journey\w*|tours?|toured|ambassador|envoys?"
    r"|delegations?|back"
    r"|rail\w*|road|route|evacuat\w+|deport\w+|accredited|summoned|stopover"
)
_IN_PLACE = LatePattern(
    r"\b(?:in|near|outside|inside|around|throughout|downtown|via|leaving|left|leave|leaves|visit\w*|visiting"
    r"|central|(?:north|south|east|west)(?:ern)?|north-?(?:east|west)\w*|south-?(?:east|west)\w*|greater|old"
    r"|capital(?: city)?(?: of)?|reach(?:ed|es)?|city of|streets of|outskirts of|suburbs? of|residents of"
    r"|people of|kilomet(?:er|re)s (?:\w+ )?of|km (?:\w+ )?of|miles (?:\w+ )?of|(?:north|south|east|west) of"
    r"|centre of|center of|heart of|university of|bishop of|mayor of|governor of|bound for|(?:left|leaves?"
    r"|departs?|departed) for|toured|tour of|welcomed (?:back )?to|(?:(?<! )|and |hello |warm |, )welcome to)"
    r" (?:the )?$"
)
# "Leaving Tokyo guessing" is about the government, "he left Tokyo wondering" about him.
_LEFT_ALONE = LatePattern(
    r"(?: (?:and|or) [A-Z]\w+)? (?:in the (?:dark|cold|lurch)|(?:badly |dangerously |more )?(?:exposed"
    r"|isolated|vulnerable)|(?:guess|wonder|scrambl|struggl|reel|grappl|fum)ing|to (?:guess|wonder|fend"
    r"|pick up|cope|shoulder|foot|face|bear|decide))\b"
)
_LEAVES = ("left ", "leave ", "leaves ", "leaving ")
_ONE_LEFT = LatePattern(r"\b(?:he|she|i|we|they|who)(?: (?:is|was|had|has|have))? (?:left|leaves?|leaving) $")
_TOWARDS = LatePattern(rf"\b(?:{_TRAVEL})\b(?:[^.;:!?]{{0,40}}?)\b(?:to|into|for) $", re.IGNORECASE)
# Words of travel that need the "to" at once: "a bus to Tokyo", but "has been a friend to Tokyo".
_JUST_TOWARDS = frozenset(
    """
    been home flown driven shipped escorted extradited ticket tickets fare fares bus buses train trains ferry
    ferries plane planes seat seats
    """.split()
)
_RELATION_FROM = LatePattern(
    r"\b(?:pressure|support|approval|criticism|responses?|reactions?|threats?|signals?|messages?|pushback"
    r"|loans?|aid|help|demands?|concessions?|condemnation|protests?|objections?|backing|assurances?"
    r"|guarantees?|investments?|funding|permission|coercion|aggression|challenges?|autonomy|independen\w+"
    r"|orders?|warnings?|retaliation|anger|complaints?|statements?|invitations?|interference|distanc\w+|away"
    r"|hear\w*|receiv\w+|differ\w*|concern|opposition|rebukes?|instructions?|calls?|commitments?|promises?"
    r"|word|answers?|repl(?:y|ies)|comes?|came|coming|recognition|allegiance|ties)\b[^.;:!?]{0,25}\bfrom $",
    re.IGNORECASE,
)
_BESIDE_PLACE = LatePattern(
    r"(?:['’]s)? (?:[a-z]+ )?(?:airport|summit|talks|meeting|conference|forum|olympics|games|time"
    r"|metropolitan|governor|mayor|streets?|stadium|university|school|stock exchange|hotel|office|bureau"
    r"|embassy|suburbs?|district|palace|park|skyline|hospital|museum|old quarter|prefecture|station"
    r"|declaration|communiqu[eé]|session|trip|visit|marathon|residents?|police|court|protests?|trial)\b"
    r"|-(?:based|born)\b|, (?:the capital|the \w+ capital|capital of|D\.?C\.?)",
    re.IGNORECASE,
)
_COPULAS = frozenset("is was were be being".split())
_BEFORE_CITY = frozenset("of Embassy Consulate Metropolitan".split())
_OWNER = ("'s ", "’s ")
_OF_TOWN = LatePattern(
    r"['’]s (?:(?!(?:of|on|in|at|to|for|with|from|over|and|about|by|against|that) )[\w-]+ ){0,2}?"
    r"(?:airports?|streets?|outskirts|suburbs?|districts?|neighbou?rhoods?|harbou?r|port|docks"
    r"|waterfront|bay|rivers?|squares?|markets?|museums?|galler(?:y|ies)|theatres?|theaters?|cinemas?"
    r"|hospitals?|hotels?|restaurants?|caf[eé]s?|bars|shops?|quarter|palaces?|parks?|zoo|skyline|stadiums?"
    r"|stations?|subway|metro|traffic|cathedral|church(?:es)?|mosques?|temples?|universit(?:y|ies)|schools?"
    r"|slums?|cent(?:re|er)|bridges?|prisons?|jails?|cemetery|landmarks?|mayor|governor"
    r"|residents|chinatown|bourse|stock exchange|marathon|olympics|games|hills|walls?)\b",
    re.IGNORECASE,
)
# "in Tokyo's Ginza" is in the city, "in Seoul's Foreign Ministry" and "in Tokyo's Pacific policy" are not.
_QUARTER = LatePattern(
    r"['’]s (?!\w+ Ministry)(?:[A-Z][\w-]+)(?: [A-Z][\w-]+)?(?=[.,;:!?)\"”]|$"
    r"| (?:on|in|at|and|to|for|with|where|when|as|after|before|since|during|from|by|was|is|were|are|last)\b)"
)
_OFFICIAL = LatePattern(
    r"['’]s .*?\b(?:Ministry|Embassy|Parliament|Government|Cabinet|Congress|Senate|Party|Army|Navy"
    r"|Kremlin|White|Pentagon|Foreign|Defen[cs]e)\b"
)
# A treaty, a round, a group is called by the city where it began ("Warsaw Treaty", "Doha Round").
_OWN_NAME = LatePattern(
    r"((?:[ -][A-Z][\w’-]*){0,3}) (?:Treaty|Treaties|Pact|Conventions?|Accords?|Agreements?|Protocols?"
    r"|Amendment|Declarations?|Programme|Plan (?:of|for)|Process|Group|Final Act|Round|Agenda|Conference"
    r"|Mechanism|Commitments?|Consensus|Memorandum|Principles|Resolution|Club|Architecture|Wall|Tower"
    r"|Monument|Hilton|Airports)\b"
)
_OWN_THING = LatePattern(
    r" (?:treaty|pact|accords?|conventions?|protocol|agreements?|round|process)\b"
    r"| and [A-Z]\w+ (?:conferences|summits|accords|conventions|protocols|declarations|rounds)\b"
)
_HAPPENED_TO = LatePattern(
    r"\b(?:[Ff]all|[Ss]iege|[Bb]attle|[Ll]iberation|[Cc]apture|[Oo]ccupation|[Bb]ombing|[Tt]reaty|[Pp]act"
    r"|[Cc]ongress|[Cc]onvention|[Pp]eace|[Bb]ank|[Aa]rchbishop|(?:Crown )?[Pp]rince) of $"
    r"|\b(?:Embassy|Consulate|Metropolitan) $"
)
_PEOPLE_OF_TOWN = LatePattern(
    r" (?:[a-z]+ )?(?:[a-z]*(?:keeper|driver|lawyer|banker|broker|trader|teacher|worker|baker|dealer|seller"
    r"|photographer|vendor|cleaner|hairdresser|barber|commuter|shopper|dweller|dentist|doctor|surgeon|nurse"
    r"|student|analyst|economist|academic|professor|housewife|retiree|pensioner|tailor|grocer|butcher|florist"
    r"|pianist|architect)s?|restaurants?|think[ -]tanks?|institute|research cent(?:re|er)s?|law firms?"
    r"|caf[eé]s?|pubs?|flats?|apartments?|shops?|bookshops?|theat(?:re|er)s?|cinemas?|galler(?:y|ies)|slums?"
    r"|nightclubs?|subway|metro|bourse|cathedral|zoo|traffic|rush hour)\b"
)
_TRIBUNAL = LatePattern(
    r" (?:[a-z]+ |\d{4} )?(?:awards?|rulings?|tribunals?|courts?|judges?|judgments?|verdicts?|conventions?)\b"
)
_OVER = LatePattern(
    r"\b(?:fl(?:y|ies|ew|own|ying|ights?|yovers?)|overfl\w+|skies|circl\w+|soar\w*|explod\w+|explosions?"
    r"|smog|smoke|clouds?|drones?|planes?|balloons?|dawn|night|hang|hung|hangs) (?:\w+ ){0,2}over $"
)
_AT_GOVERNMENT = LatePattern(
    r"\b(?:ang(?:er|ry)|furious|fury|rage|frustrat\w+|outrage\w*|dismay\w*|irritat\w+|annoy\w+|aim\w*"
    r"|direct\w+|point\w*|target\w*|level+ed|look\w*|lash\w*|hit|hits|hitting|strik\w+|struck|jabs?|swipes?|barbs?"
    r"|shots?|fir(?:e|ed|ing)|criticism|scoff\w*|shout\w*|rail\w*|mock\w*|alarm\w*|concern\w*|unhappy|upset"
    r"|disappoint\w*|surprised?|laugh\w*|nod\w*)(?: (?:out|back|squarely|directly|mainly|partly|only))? at $"
)
_STOP = LatePattern(
    r"\b(?:stop|leg|destination|tour|trip|venue|hometown|birthplace|host city|capital)\b[^.;:!?]{0,30}"
    r"\b(?:is|was|were|be|being) $"
)
_RELATION = LatePattern(
    r"\b(?:pressure|warnings?|messages?|signals?|letters?|protests?|calls?|demands?|recognition|allegiance"
    r"|ties) from "
)
# Arms go from one government to another, a train from town to town.
_DEALING = LatePattern(
    r"\b(?:(?:arms|weapons?|missiles?|munitions?|ammunition|shells?|oil|coal|gas|fuel|grain|rice|technology"
    r"|military|defen[cs]e|food|financial) (?:\w+ )?(?:transfers?|sales?|exports?|shipments?|supplies"
    r"|deliver(?:y|ies)|assistance)|exports|transfers of [a-z ]{3,30}|apology|overtures?|concessions?)"
    r" from (?:(?:[A-Z][\w’-]+ ){1,3}to )?$"
)
_CAME_FROM = LatePattern(
    r"\b(?:(?:he|she|i|we|who) (?:had |has |have |just |only )*(?:came|come|comes)"
    r"|(?:came|come|comes|coming) (?:back|home|here|over|down|up|straight|directly|all the way)|home) from $"
)
_FROM_TO = LatePattern(r" to (?:the )?[A-Z]")
_STREET = LatePattern(r" (?:Street|Road|Avenue|Boulevard|Lane|Square|District|Ward), $")
_LINE = (
    r" (?:[a-z][\w-]* ){0,2}?(?:railways?|rail|trains?|shinkansen|metro|highway|expressway|motorway|road"
    r"|flights?|route|ferry|line(?! of\b))\b"
)
_LINE_BETWEEN = LatePattern(rf"[-–][A-Z]\w+{_LINE}")
_LINE_TO = LatePattern(_LINE)
_FROM_THERE = LatePattern(r"\bfrom (?:[A-Z][\w’-]+ ){1,3}to $")
# Cities that the dictionary does not know may stand between: "in Oslo, New Orleans and Paris".
_JOINED = LatePattern(r"^(?:, (?:[A-Z][\w’-]+ ?){1,2}(?=,| and ))*\s*(?:,|and|or|&|,\s*and)\s*$")
_PREPOSITIONS = frozenset("from to for at with".split())
_ABSTRACT_IN = LatePattern(r"(?i)\b(?:trust|confidence|faith|disappointment|interest|partner) in $")
_HELD_IN = tuple(f"{word} in " for word in "trust confidence faith disappointment interest partner".split())
_DATELINE_AFTER = LatePattern(r"\s*(?:,[^.;]{0,30})?(?:\([^)]{1,30}\))?\s*(?:—|–|--| - )")


def is_place_in(
    line: str,
    match: Match,
    sentence: SentenceRow,
    states: tuple[str, ...],
    previous: tuple[int, int, bool] | None,
) -> bool:
    """Whether a capital of some states is meant as the city, where the `previous` one was or was not."""
    start, end, _ = match
    _, _, first, last, zone = sentence
    if zone == "dateline":
        return True
    after = line[end:last]
    if previous and not after.startswith(("'s", "’s")):
        begin, stop, was_place = previous
        if joined(line[stop:start], line[max(first, begin - 9) : begin]):
            return was_place
    if after.startswith(", ") and after[2:].removeprefix("in ").removeprefix("the ").startswith(states):
        return True
    return is_place(line[first:last], start - first, end - first)


def is_place(sentence: str, start: int, end: int) -> bool:
    """Whether a capital stands for itself and not for a government.

    Parameters
    ----------
    sentence
        The sentence.
    start, end
        Where in it the capital is written, in characters.

    Examples
    --------
    >>> is_place("They met in Tokyo on Tuesday.", 12, 17)
    True
    >>> is_place("It was told in Beijing's first reply.", 15, 22)
    False
    >>> is_place("Disputes with Beijing go on.", 14, 21)
    False
    >>> is_place("She flew to Hanoi.", 12, 17), is_place("It was a veiled reference to Hanoi.", 29, 34)
    (True, False)
    """
    before = sentence[max(0, start - 70) : start]
    after = sentence[end : end + 60]
    lowered = before.lower()
    if after.startswith(_OWNER):  # the preposition before belongs to what the city or government has
        if _OF_TOWN.match(after):
            return True
        is_in = lowered.endswith(("in ", "from ", "to ", "at ", "near ")) or _IN_PLACE.search(lowered)
        return bool(is_in and _QUARTER.match(after) and not _OFFICIAL.match(after))
    if lowered.endswith(_LEAVES) and _LEFT_ALONE.match(after):
        return _ONE_LEFT.search(lowered) is not None
    if lowered.endswith(_HELD_IN) and _ABSTRACT_IN.search(before):
        return False
    if lowered.endswith(" in "):  # most often, and quickly told
        return True
    last_words = " ".join(lowered[-40:].rsplit(" ", 5)[-5:])  # the longest cue has four with its article
    if _IN_PLACE.search(last_words):
        return True
    if start == 0 and _DATELINE_AFTER.match(after):
        return True
    if _is_beside_city(sentence, before, after):
        return True
    if sentence[:end].endswith("Hague") and _TRIBUNAL.match(after):
        return True
    if lowered.endswith("from "):  # people and calls come from a place, pressure from a government
        if _CAME_FROM.search(lowered):
            return True
        return not (_RELATION_FROM.search(before) or (_FROM_TO.match(after) and _DEALING.search(before)))
    if lowered.endswith(("to ", "into ", "for ")) and _is_towards(before, lowered):
        return True
    return bool(_BESIDE_PLACE.match(after))


def _is_beside_city(sentence: str, before: str, after: str) -> bool:
    """Whether the words next to a capital make it the city: "Warsaw Treaty", "held at Vienna"."""
    last_word = before[:-1].rpartition(" ")[2]
    if last_word == "over" and _OVER.search(before):
        return True
    if last_word == "at" and not _AT_GOVERNMENT.search(before):
        return True
    if last_word == "as" and before.endswith("as far as "):
        return True
    if last_word == "to" and _FROM_THERE.search(before):
        return not (_RELATION.search(before) or _DEALING.search(before))
    if last_word == "from" and _FROM_TO.match(after):
        return not (_RELATION.search(before) or _DEALING.search(before))
    if last_word in _COPULAS and _STOP.search(before):
        return True
    if last_word in _BEFORE_CITY and _HAPPENED_TO.search(before):
        return True
    if _is_beside_comma(before, after):
        return True
    if before[-1:] in ("-", "–") and before[-2:-1].isalpha() and _LINE_TO.match(after):
        return True
    if after[:1] not in (" ", "-", "–"):
        return False
    if _LINE_BETWEEN.match(after):
        return True
    if after[1:2].isupper():
        name = _OWN_NAME.match(after)  # among the capitals of a headline, only what stands next to it
        return name is not None and not (name[1] and is_title_case(sentence))
    return bool(_OWN_THING.match(after) or _PEOPLE_OF_TOWN.match(after))


def _is_beside_comma(before: str, after: str) -> bool:
    """Whether a comma tells the city: "Seoul, where", "the capital, Manila,", "Main Street, Rome"."""
    if after.startswith(", where "):
        return True
    if not before.endswith(", "):
        return False
    return (before.endswith("capital, ") and after[:1] in tuple(",.;)")) or bool(_STREET.search(before))


def _is_towards(before: str, lowered: str) -> bool:
    """Whether words of travel lead to a capital: "flew to Tokyo", "a ticket to Tokyo"."""
    word = lowered.rsplit(" ", 2)[0].rpartition(" ")[2]
    if word in _JUST_TOWARDS:
        return "council seat" not in lowered  # which may be given to a government
    return _TOWARDS.search(before) is not None


def joined(between: str, before: str = "") -> bool:
    """Whether two capitals are joined ("in Tokyo and Hanoi"), so that the second is what the first is.

    `before` is what stands before the first: its preposition may come again.

    Examples
    --------
    >>> joined(" and "), joined(" and from ", "I hear it from "), joined(" and from ", "They met in ")
    (True, True, False)
    """
    word = before[:-1].rpartition(" ")[2]
    if word in _PREPOSITIONS:
        between = between.removesuffix(f"{word} ")
    is_near = between.rstrip().endswith(("and", ",", "or", "&"))  # a cheap look first
    return is_near and _JOINED.match(between) is not None
