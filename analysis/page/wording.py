"""What saved pages say around an article, as patterns: furniture, credits, bylines, captions.

Each pattern is about the way pages and agencies write, not about any one site; zones.py decides what
a line is from these and from where it stands. All run over one line at a time and in linear time.
"""

from __future__ import annotations

import re

from analysis.patterns import LatePattern

WIRES = (
    "Kyodo News|Kyodo|Reuters|AFP|Agence France-Presse|Associated Press|AP|EFE|Xinhua|Yonhap|Jiji Press|Jiji"
    "|Bernama|Antara|VNA|VNS|ANI|PTI|TASS|dpa|AAP|UPI|NHK|CNA|Bloomberg|IANS|Anadolu"
)
AGENCIES = f"{WIRES}|EPA-EFE|EPA|Getty Images|Getty|Shutterstock|NurPhoto|SOPA Images|POOL|Pool"
"""Agencies whose name ends a credit or stands for a byline; those of `WIRES` sign articles, too."""


def _line(*patterns: str) -> LatePattern:
    return LatePattern(rf"[\W_]*(?:{'|'.join(patterns)})[\W_]*", re.IGNORECASE)


_MENU = (
    r"menu|search|home|news|world|asia|politics|business|opinion|sports?|lifestyle|login|log in|register"
    r"|my account"
)
MENU_LINE = _line(
    _MENU,
    r"markets?|technology|health|culture|science|travel|all news|latest|sections?|africa|europe|americas",
)
"""One entry of the menu of a page."""

FURNITURE = _line(
    r"advertis\w+(?: \w+)?(?:\W*scroll to continue)?|sponsored(?: content| by .*)?|promoted|partner content",
    r"(?:\d[\d.,]*[km]? )?(?:shares?|comments?|views?|likes?|reactions?|retweets?"
    r"|followers?)(?: \(?\d+\)?)?",
    r"print (?:content|text only|with images.{0,40}|cancel)|link copied.{0,10}"
    r"|help keep .{0,40} informed.{0,80}",
    r"share(?: (?:this|on|via|with|article|options)\b.{0,40})?|tweet|e-?mail|print|save|copy link"
    r"|(?:e-?mail|comment on|print|save) (?:this )?(?:story|article|page)|.{0,60}\(opens in new window\)"
    r"|.{0,60}\bpreferred source on google"
    r"|gift(?: (?:this|premium))? articles?(?: to anyone)?|\d{1,2}[dhm] ago\b.{0,160}"
    r"|(?:(?:first|last) )?(?:updated|published|posted)(?: at)? \d{1,2}[.:]\d\d(?: ?[ap]m)?(?: [A-Z]{2,5})?"
    r"|(?:tel|phone|fax) ?: ?[+(\d].{0,100}|\[?email\Wprotected\]?|read in app|ads? by google"
    r"|with (?:\w+ ){1,3}inputs|thank you for reading.{0,40}",
    r"facebook|twitter|x|linkedin|whatsapp|telegram|pinterest|reddit|instagram|youtube|flipboard|line"
    r"|weibo|messenger",
    r"(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|messenger|flipboard|e-?mail|print|share|save|copy|link|like|tweet|bookmark"
    r"|font size|x|\||/|·|,|\s)+",
    r"premium|exclusive|(?:subscribers?|members) only|for (?:subscribers|members)(?: only)?|free to read"
    r"|(?:read|listen|save (?:it )?for) later|mute|bookmark(?: this)?|add to (?:favou?rites|bookmarks)",
    r"(?:\d+/\d+\W{0,3})?(?:purchase|acquire) licensing rights.{0,30}|.{0,60}, opens new tab",
    r"listen(?: to .{0,40})?|play(?: video| audio)?|watch(?: now| live)?|video|live|audio|gallery|photos?",
    r"(?:select )?(?:voice|speed)|\d+(?:\.\d+)?x|reading time.{0,20}|.{0,6}\d+[- ]min(?:ute)?s?(?: read)?",
    _MENU,
    r"sign (?:up|in)\b.{0,90}|subscribe\b.{0,90}|log ?in\b.{0,40}|already a subscriber.{0,30}"
    r"|skip to .{0,30}",
    r"why you can trust .{0,40}|follow (?:us|on)\b.{0,60}|join (?:us|our)\b.{0,80}|download (?:our"
    r"|the) .{0,60}app\b.{0,40}",
    r"(?:get|receive) (?:the|our|all the) .{0,80}(?:newsletter|inbox|updates).{0,60}"
    r"|.{0,60}\bnewsletters?\b.{0,60}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,200}|(?:accept|reject|manage)(?: all)?(?: cookies"
    r"| preferences)?|cookie\b.{0,60}",
    r"read (?:more|also|the full)\b.{0,40}|read next\b.{2,40}|our standards:.{0,80}"
    r"|this (?:article|story|report) (?:was|has been|is) .{0,200}"
    r"|(?:article|story|text) continues (?:below|after)(?: (?:this|the))?(?: ad(?:vert(?:isement)?)?)?",
    r"(?:click|tap) here.{0,80}|view (?:all|more|comments|original).{0,40}|show more|load more|see (?:more"
    r"|all).{0,30}",
    r"next(?: article| story| post)?|previous(?: article| story| post)?|.{0,3}\d+ of \d+.{0,3}"
    r"|page \d+(?: of \d+)?",
    r"image \d+ of \d+|back to top.{0,20}|go to top|top stories|breaking(?: news)?|loading.{0,10}"
    r"|(?:change |adjust )?(?:text|font) size|aa?"
    r"|every \w+day(?:(?:,|,? and) \w+day)*(?: (?:morning|afternoon|evening))?",
    r"terms (?:of|and) .{0,40}|privacy (?:policy|notice).{0,40}|contact us|about us|advertise with us"
    r"|site ?map|faqs?",
    r"news ?letter.{0,40}|unlock .{0,80}|to (?:continue|keep) reading.{0,80}"
    r"|this article is .{0,40}subscribers.{0,40}",
    r"(?:retrieved|accessed|downloaded|clipped|saved|printed)(?: from \S+)?(?: on|:) .{0,14}\d{4}.{0,14}",
    r"https?://\S+|www\.\S+|@\w+|#\w+(?: #\w+)*|(?-i:[a-z]{2,4}(?:-[a-z]{2,4}){0,2}(?:/[a-z]{2,4}){1,4})",
)
"""Whole lines that belong to a page and never to an article."""

TEASER_LEAD = LatePattern(
    r"[\W_]*(?:also read|read also|read more|read next|read|see also|see more|related(?: (?:articles?"
    r"|stor(?:y|ies)|news|coverage|topics?|posts?|content|reading))?"
    r"|more (?:from|on|in|stories|coverage)\b.{0,40}|watch|listen|in pictures|don't miss"
    r"|recommended(?: for you| stories| reading)?|(?:featured|top) (?:articles?|stor(?:y|ies)|posts?)"
    r"|most (?:read|popular|viewed|shared)|editors?['’]? picks?)\s*(?::|\||$)",
    re.IGNORECASE,
)
"""Openings of a line that points to another article ("Related coverage: ...")."""

_COPYRIGHT = (
    r"(?:©|copyright|\(c\)(?=\W{0,2}(?:copyright|(?:19|20)\d\d\b)"
    r"|(?-i: (?:[A-Z][\w&.'’-]*,? ){1,5}(?:(?:19|20)\d\d|Ltd|Limited|Inc|LLC|Media|Press|News)\b\W*$)))"
)
"""The sign made of letters counts before a year or a firm only: (c) is also the third of a list."""

TAIL = _line(
    r"source(?: link)?|related (?:articles?|stor(?:y|ies)|news|coverage|topics?|posts?|content)|see also"
    r"|more stories.{0,30}",
    r"leave a (?:reply|comment)|comments?(?: \(\d+\))?|join the (?:conversation|discussion).{0,40}"
    r"|post a comment|write a comment",
    r"most (?:read|popular|viewed|shared|commented)\b.{0,30}|trending\b.{0,30}|popular (?:stories|posts"
    r"|now).{0,20}",
    r"(?:you )?(?:may|might) also (?:like|be interested in).{0,30}|recommended(?: for you| stories"
    r"| reading)?|editors?['’]? picks?|featured (?:articles?|stor(?:y|ies)|posts?)",
    r"more (?:from|on|in)\b.{0,50}|latest (?:news|stories|articles|headlines).{0,20}|what to read next"
    r"|read next|up next",
    rf"{_COPYRIGHT}.{{0,160}}|all rights reserved.{{0,60}}|(?:filed under|tags?"
    r"|(?:related )?topics?|keywords)\b:?.{0,300}",
    r"select (?:voice|speed)|(?:about )?(?:the )?(?:guest )?(?:authors?|writers?|contributors?)"
    r"|about the (?:author|writer).{0,40}|disclaimer.{0,20}",
    r"popular|in case you missed it.{0,20}|the latest|top news(?: today)?|issues in the news"
    r"|thank you for sharing|share options|site index|end of (?:document|article|story)|(?-i:\(END\)|ENDS?)",
)
"""Lines after which a page goes on without the article."""

LAST_TAIL = _line(
    r"leave a (?:reply|comment)|comments?(?: \(\d+\))?|join the (?:conversation|discussion).{0,40}"
    r"|post a comment",
    rf"{_COPYRIGHT}.{{0,160}}|all rights reserved.{{0,60}}|select (?:voice|speed)"
    r"|end of (?:document|article|story)|(?-i:\(END\)|ENDS?)",
)
"""Tail lines after which no paragraph of the article can come any more."""

NOT_TAIL = LatePattern(r"source:\s*\S", re.IGNORECASE)

METADATA = LatePattern(
    r"(?:length|(?:newspaper )?section|pg|page|source|language|publication(?:-type)?|edition|category|type"
    r"|document[- ]type|subject"
    r"|geographic|organization|industry|country|url|link|guid|accession|word count|load-date|headline"
    r"|title|dateline|body|keywords?"
    r"|location|topic|slug|id|prn|(?:ref\.?|reference)(?: (?:no\.?|number))?|release (?:no\.?|number)"
    r")\s*:.{0,160}",
    re.IGNORECASE,
)
"""Labelled fields of press databases and government sites ("Length: 512 words")."""

NAME = r"[^\W\d_a-z][\w.'’-]*"
_NAMES = rf"{NAME}(?:(?:,| and| &| in| at| for| of| the| de| van| von| bin)* {NAME}){{0,14}}"
BYLINE = LatePattern(
    rf"(?:(?i:byline\s*:|by:?|from|story by|written by|author:?)\s+{_NAMES}(?:,? (?i:in \w+"
    rf"|[\w ]{{0,20}}editor|staff(?: writers?| reporters?)?(?:, {NAME})?|(?:and|with) (?:agencies|wires)))?"
    rf"(?: ?[-–|/,] ?(?:@\w+|[\w ]{{0,20}}(?i:reporter|correspondent|writer|editor|staff)\b)){{0,3}}"
    rf"|[^.]{{0,60}}(?i:correspondents?|staff writers?|staff reporters?|reporter|bureau chief"
    rf"|(?:news|web) desk|, [\w ]{{0,20}}editor)"
    r"|(?i:by )[a-z][a-z ’'-]{0,40}(?:reporters?|correspondents?|editors?|writers?) "
    rf"{_NAMES}(?: and (?:agencies|wires))?"
    rf"|(?:{AGENCIES}) in {NAME}(?: {NAME})?|{_NAMES} \(now\).{{1,60}} \(earlier\)"
    rf"|{_NAMES} \((?:The )?(?:{NAME} ){{0,3}}(?:Post|Times|News|Daily|Star|Herald|Inquirer|Tribune|Globe)\)"
    rf"|(?:=+ ?)?(?:{AGENCIES}|{AGENCIES.upper()})(?: ?[/,&+-] ?(?:{AGENCIES}|{AGENCIES.upper()})){{0,4}}"
    r"(?: (?:News|NEWS)(?: (?:Agency|AGENCY))?)?)[^\w.]*"
)
"""Lines that name who wrote the article; an agency alone on a line signs it."""
BYLINE_OPENINGS = (
    *("by", "from ", "from\t", "story by", "written by", "author", "="),
    *AGENCIES.lower().split("|"),
)
BYLINE_HINTS = (
    "correspondent",
    "staff writer",
    "reporter",
    "bureau chief",
    "news desk",
    "web desk",
    "editor",
    "(now)",
    *(f"{name})" for name in "post times news daily star herald inquirer tribune globe".split()),
)
"""In lower case, how a line of BYLINE begins, and what else it may hold."""

_PIECE = r"(?:article|story|report|piece|post|commentary|essay|op-ed)"
_EDITED = "Add|Amend|Change|Clarifie|Correct|Fixe|Recast|Refile|Release|Remove|Repeat|Rewrite|Update"
NOTE = LatePattern(
    r"(?:(?:corrections?|clarifications?|(?:(?:editor|publisher)['’]?s?['’]? )?note"
    r"|note to (?:editors|readers)|update(?=\W.{0,40}\b(?:this|article|story|updated)\b))"
    r"(?: \([^()\n]{1,40}\))?\s?[:—–](?=.*[.!?][\W_]*$)"
    r"|(?:media |press )?contacts?\s?:)\s?\S|e ?& ?(?:oe|eo)\b"
    rf"|\((?-i:{_EDITED})s\b[^()\n]{{3,300}}(?:\([^()\n]{{1,60}}\)[^()\n]{{0,200}}){{0,3}}\)\W*$|"
    rf"\(?(?:except for the headline,? )?this {_PIECE} (?:was|has(?: not)? been) (?:\w+ )?"
    r"(?:amended|updated|corrected|(?:re)?published|edited|revised|produced|translated)\b"
    rf"|(?:this|a version of this) {_PIECE} (?:was )?(?:first|originally|previously)"
    r" (?:appeared|published) (?:in|on|at|by)\b"
    r"|(?:first|originally) published (?:in|on|at|by) |\(?attn ?:"
    rf"|the post\s+[\"“‘']?(?-i:[A-Z0-9]).{{2,300}}\sappeared first on\s+(?-i:{_NAMES})\W*$",
    re.IGNORECASE,
)
"""What an outlet says of its own article ("This article was amended on ...")."""

SIGN_OFF = LatePattern(
    rf"\(?(?:(?i:additional )?(?i:reporting|writing|editing|compiled) (?i:by) {_NAMES}"
    rf"|(?i:with (?:inputs?|files|reporting) from|information from {_NAMES}(?: was)? added)\b).{{0,160}}"
    rf"|(?:(?:Reported|Written|Translated|Edited|Produced)(?: in {NAME})? by {_NAMES}\.? ?){{1,4}}(?=\s*\Z)"
)
NOTE_OPENINGS = (
    *("reported ", "written ", "translated ", "edited ", "produced ", "except for the headline"),
    *("the post ", "this ", "a version ", "first ", "originally ", "attn", "(", "additional ", "reporting "),
    *(
        "correct",
        "clarif",
        "editor",
        "publisher",
        "note",
        "update",
        "contact",
        "media contact",
        "press contact",
    ),
    *(
        "e&oe",
        "e & oe",
        "e&eo",
        "writing ",
        "editing ",
        "compiled ",
        "with input",
        "with files",
        "with reporting",
        "information ",
    ),
)
"""How a line of NOTE or SIGN_OFF begins, in lower case."""

CONTRIBUTED = LatePattern(
    r".{0,90}contributed to this (?:report|story|article)\W*"
    r"|.{0,60}\b(?:writers?|reporters?|correspondents?|journalists?|staff)\b.{0,160}"
    r"(?<!ha[sd] )(?<!have )contributed(?: reporting)?\W*",
    re.IGNORECASE,
)
"""Lines below the article that name who worked on it."""

SPEAKER = (
    r"(?:MR|MRS|MS|DR|SECRETARY|PRESIDENT|VICE|PRIME|DEPUTY|UNDER|ASSISTANT|SENIOR|FOREIGN|DEFEN[CS]E|MINISTER"
    r"|AMBASSADOR|ADMIRAL|GENERAL|SENATOR|GOVERNOR|CHAIR\w*|CHANCELLOR|SPEAKER|QUESTION|ANSWER|REPORTER"
    r"|MODERATOR|INTERVIEWER|OPERATOR|HOST|STAFF|THE"
    r"|AUDIENCE|CROWD|PARTICIPANTS?|INTERPRETER|JOURNALIST|PRESS|VOICE|SEN|REP|GEN|FIRST LADY)\b"
)
"""Who speaks in a transcript ("SECRETARY ROE: Good morning")."""
SPEECH = LatePattern(rf"{SPEAKER}[A-Z .,'’-]{{0,60}}:|Q(?::| {{2,9}})")

_BODIES = (
    "Ministry|Department|Embassy|Government|Bureau|Secretariat|Consulate|(?:Prime )?Minister(?:['’]s)?|Office"
)
CODE = LatePattern(
    r"\bfunction ?\w{0,40} ?\(|\b(?:var|let|const) \w{1,60} ?=|\.push\(|=> ?[{(]|\|\| ?[\[{]|\bwindow\.\w"
    r"|\bdocument\.\w|\{ ?[\"'“]?@?[\w-]{1,40}[\"'”]? ?:|[{}]$|\);$|<\?php"
)
"""What is left of scripts and styles where a page was saved as text."""
CODE_HINTS = ("{", "}", "=", "||", ");", ".push(", "function", "window.", "document.", "<?php")
"""One for each way of CODE."""

_FORMS = (
    r"(?:joint )?(?:media|press|news) (?:release|statement|note|briefing)|for immediate release|readout"
    r"|transcripts?|remarks|fact sheet|joint statement|speech|e ?& ?(?:oe|eo)\b\W*(?:proof|transcript)?\W*"
)
FORM = LatePattern(_FORMS, re.IGNORECASE)
"""What kind of text a government put out: stands above or right below its title."""
LETTERHEAD = LatePattern(
    rf"(?:(?:The )?(?:{_BODIES}|{_BODIES.upper()})(?: (?:of|for|and|the|on|to|&)| [A-Z][\w'’&-]*)*"
    rf"|(?i:the white house|{_FORMS}))"
)
"""Who issues a statement, or that it is one: stands above the headline of government texts."""

_MARKS = ("", ".", ",", ":", ";", "?", "!")


def _words(words: str) -> frozenset[str]:
    """Words as they come out of ``str.split``: alone or with a mark behind."""
    return frozenset(word + mark for word in words.split() for mark in _MARKS)


VISITOR_WORDS = _words("you your yours we our us you're you'll you've we're we'll we've")
"""Words by which a page speaks to its visitor."""

REPORTING = "said says told tells added reported wrote according"
REPORTING_WORDS = _words(REPORTING)
TOLD = LatePattern(rf"\b(?:{'|'.join(REPORTING.split())})\b", re.IGNORECASE)
"""Verbs of reporting: a sentence that has one is news."""

PERSON_LINE = LatePattern(
    r"[^\W\d_a-z][\w.'’-]+(?: (?:[^\W\d_a-z][\w.'’-]*|bin|binti|van|von|de|al)){1,3}(?:(?: and"
    r"|,) [^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,3})?"
    r"(?: in [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?)?(?:,? (?:and|with) (?:agencies|wires))?"
)
"""Two to four capitalised words: below a headline, the author."""

FUNCTION_WORDS = _words("the a an is are was were has have had that which said been would did does do")
"""Small words that running prose cannot do without and headlines leave out."""

FURNITURE_TAIL = LatePattern(
    rf"={{2,}} ?(?:{AGENCIES})\b|(?i:related (?:coverage|articles?|stor(?:y|ies)|news)"
    rf"|(?:also )?read(?: also| more)?|see also)\s?:"
    r"|(?i:join the (?:conversation|discussion)(?: \d+ comments?)?)\W*$|Enditem\W*$"
)
"""Inside a paragraph: the signature of an agency, or a pointer that runs to the end of it."""
TAIL_HINTS = ("join the conversation", "join the discussion", "enditem")
"""In lower case; most lines have none of these, nor a colon or a picture sign as the other ways do."""
