"""What saved pages say around an article, as patterns: furniture, credits, bylines, captions.

Each pattern is about the way pages and agencies write, not about any one site; zones.py decides what
a line is from these and from where it stands. All run over one line at a time and in linear time.
"""

from __future__ import annotations

import re

from analysis.patterns import LatePattern

AGENCIES = (
    "Kyodo News|Kyodo|Reuters|AFP|Agence France-Presse|Associated Press|AP|EPA-EFE|EPA|EFE|Xinhua"
    "|Yonhap|Jiji Press|Jiji|Bernama|Antara|VNA|VNS|ANI|PTI|TASS|dpa|AAP|UPI|NHK|CNA|Bloomberg|IANS|Anadolu"
    "|Getty Images|Getty"
    "|Shutterstock|NurPhoto|SOPA Images|POOL|Pool"
)
"""Agencies whose name ends a credit or stands for a byline."""


def _line(*patterns: str) -> LatePattern:
    return LatePattern(rf"[\W_]*(?:{'|'.join(patterns)})[\W_]*", re.IGNORECASE)


FURNITURE = _line(
    r"advertis\w+(?: \w+)?|sponsored(?: content| by .*)?|promoted|partner content",
    r"(?:\d[\d.,]*[km]? )?(?:shares?|comments?|views?|likes?|reactions?|retweets?"
    r"|followers?)(?: \(?\d+\)?)?",
    r"share(?: (?:this|on|via|with|article|options)\b.{0,40})?|tweet|e-?mail|print|save|copy link"
    r"|gift(?: this)? article",
    r"facebook|twitter|x|linkedin|whatsapp|telegram|pinterest|reddit|instagram|youtube|flipboard|line"
    r"|weibo|messenger",
    r"(?:facebook|twitter|linkedin|whatsapp|telegram|e-?mail|print|share|save|copy|x|\||/|·|,|\s)+",
    r"listen(?: to .{0,40})?|play(?: video| audio)?|watch(?: now| live)?|video|live|audio|gallery|photos?"
    r"|mute",
    r"(?:select )?(?:voice|speed)|\d+(?:\.\d+)?x|reading time.{0,20}|.{0,6}\d+[- ]min(?:ute)?s?(?: read)?",
    r"menu|search|home|news|world|asia|politics|business|opinion|sports?|lifestyle|login|log in|register"
    r"|my account",
    r"sign (?:up|in)\b.{0,90}|subscribe\b.{0,90}|log ?in\b.{0,40}|already a subscriber.{0,30}"
    r"|skip to .{0,30}",
    r"why you can trust .{0,40}|follow (?:us|on)\b.{0,60}|join (?:us|our)\b.{0,80}|download (?:our"
    r"|the) .{0,60}app\b.{0,40}",
    r"(?:get|receive) (?:the|our|all the) .{0,80}(?:newsletter|inbox|updates).{0,60}"
    r"|.{0,60}\bnewsletters?\b.{0,60}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,200}|(?:accept|reject|manage)(?: all)?(?: cookies"
    r"| preferences)?|cookie\b.{0,60}",
    r"read (?:more|also|next|the full)\b.{0,40}|our standards:.{0,80}|this (?:article|story|report) (?:was"
    r"|has been|is) .{0,200}",
    r"(?:click|tap) here.{0,80}|view (?:all|more|comments|original).{0,40}|show more|load more|see (?:more"
    r"|all).{0,30}",
    r"next(?: article| story| post)?|previous(?: article| story| post)?|.{0,3}\d+ of \d+.{0,3}"
    r"|page \d+(?: of \d+)?",
    r"image \d+ of \d+|back to top.{0,20}|go to top|top stories|breaking(?: news)?|loading.{0,10}"
    r"|text size|font size|aa?",
    r"terms (?:of|and) .{0,40}|privacy (?:policy|notice).{0,40}|contact us|about us|advertise with us"
    r"|site ?map|faqs?",
    r"news ?letter.{0,40}|unlock .{0,80}|to (?:continue|keep) reading.{0,80}"
    r"|this article is .{0,40}subscribers.{0,40}",
    r"https?://\S+|www\.\S+|@\w+|#\w+(?: #\w+)*",
)
"""Whole lines that belong to a page and never to an article."""

TRAIL = LatePattern(
    r"[\w&' ]{2,30}(?:(?: +[/>»›|] +[\w&' ]{2,30}){1,6}|(?:[/>»›|][\w&' ]{2,30}){2,6}) *[/>»›|]?"
)
"""The path to a page: "Home / Business / Asia"."""

TEASER_LEAD = LatePattern(
    r"[\W_]*(?:also read|read also|read more|read next|read|see also|see more|related(?: (?:articles?"
    r"|stor(?:y|ies)|news|coverage|topics?|posts?|content|reading))?"
    r"|more (?:from|on|in|stories|coverage)\b.{0,40}|watch|listen|in pictures|don't miss"
    r"|recommended(?: for you| stories| reading)?)\s*(?::|\||$)",
    re.IGNORECASE,
)
"""Openings of a line that points to another article ("Related coverage: ...")."""

TAIL = _line(
    r"source(?: link)?|related (?:articles?|stor(?:y|ies)|news|coverage|topics?|posts?|content)|see also"
    r"|more stories.{0,30}",
    r"leave a (?:reply|comment)|comments?(?: \(\d+\))?|join the (?:conversation|discussion).{0,40}"
    r"|post a comment|write a comment",
    r"most (?:read|popular|viewed|shared|commented)\b.{0,30}|trending\b.{0,30}|popular (?:stories|posts"
    r"|now).{0,20}",
    r"(?:you )?(?:may|might) also (?:like|be interested in).{0,30}|recommended(?: for you| stories"
    r"| reading)?|editors?['’]? picks?",
    r"more (?:from|on|in)\b.{0,50}|latest (?:news|stories|articles|headlines).{0,20}|what to read next"
    r"|read next|up next",
    r"(?:©|\(c\)|copyright)\s?.{0,160}|all rights reserved.{0,60}|(?:filed under|tags?"
    r"|(?:related )?topics?|keywords)\b:?.{0,160}",
    r"select (?:voice|speed)|about the (?:author|writer).{0,40}|disclaimer.{0,20}|end of (?:document"
    r"|article|story)",
)
"""Lines after which a page goes on without the article."""

LAST_TAIL = _line(
    r"leave a (?:reply|comment)|comments?(?: \(\d+\))?|join the (?:conversation|discussion).{0,40}"
    r"|post a comment",
    r"(?:©|\(c\)|copyright)\s?.{0,160}|all rights reserved.{0,60}|select (?:voice|speed)"
    r"|end of (?:document|article|story)",
)
"""Tail lines after which no paragraph of the article can come any more."""

NOT_TAIL = LatePattern(r"source:\s*\S", re.IGNORECASE)

METADATA = LatePattern(
    r"(?:length|section|pg|page|source|language|publication(?:-type)?|edition|category|type"
    r"|document[- ]type|subject"
    r"|geographic|organization|industry|country|url|link|guid|accession|word count|load-date|headline"
    r"|title|dateline|body|keywords?"
    r"|location|topic|slug|id)\s*:.{0,160}",
    re.IGNORECASE,
)
"""Labelled fields of press databases and government sites ("Length: 512 words")."""

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:(?:,| and| &| in| at| for| of| the| de| van| von| bin)* {_NAME}){{0,14}}"
BYLINE = LatePattern(
    rf"(?:(?i:byline\s*:|by|from|story by|written by|author:?)\s+{_NAMES}(?:,? (?i:in \w+"
    rf"|[\w ]{{0,20}}editor))?"
    rf"|[^.]{{0,60}}(?i:correspondents?|staff writers?|staff reporters?|reporter|bureau chief"
    rf"|(?:news|web) desk|, [\w ]{{0,20}}editor)"
    rf"|(?:{AGENCIES}) in {_NAME}(?: {_NAME})?"
    rf"|(?:=+ ?)?(?:{AGENCIES})(?: ?[/,&+-] ?(?:{AGENCIES}))*(?: News(?: Agency)?)?)[^\w.]*"
)
"""Lines that name who wrote the article; an agency alone on a line signs it."""

NOTE = LatePattern(
    r"this (?:article|story|report) (?:was|has been) (?:\w+ )?"
    r"(?:amended|updated|corrected|published|edited|revised)\b",
    re.IGNORECASE,
)
"""What an outlet says of its own article ("This article was amended on ...")."""

SIGN_OFF = LatePattern(
    rf"\(?(?:(?i:additional )?(?i:reporting|writing|editing|compiled) (?i:by) {_NAMES}"
    rf"|(?i:with inputs? from)\b).{{0,160}}"
    rf"|.{{0,90}}(?i:contributed to this (?:report|story|article))\W*"
)
"""Lines below the article that name who worked on it."""

CREDIT = LatePattern(
    rf"(?:\[?(?i:photos?|photographs?|pictures?|images?|illustration|graphic|video|file photo|courtesy"
    rf"|credits?)"
    rf"(?:(?i: credit| by| courtesy(?: of)?))?\s?(?::|/| by | courtesy)\s?(?:[^.\n]"
    rf"|\.(?! \w+ [a-z])){{2,80}}\]?"
    rf"|\((?:[\w .,'’-]{{0,50}}[/,|:] ?)?(?:(?i:file )?(?i:photos?|pictures?|images?|file)\s?(?:by|:"
    rf"|/)?\s?)?(?:{AGENCIES})(?:\s?(?i:photos?|file|images?|/\s?[\w .-]{{1,40}}))*\)"
    rf"|(?:{_NAME},? ){{0,6}}(?:[|/–—-] ?)?(?:AP Photo|REUTERS|AFP|EPA-EFE|EPA|Kyodo|Xinhua|Getty Images"
    rf"|POOL|Pool|Bloomberg)(?: ?[/|,-] ?[\w .-]{{1,30}}){{1,4}}"
    rf"|(?:AP Photo|REUTERS)/[\w .,-]{{1,50}}"
    rf"|{_NAME}(?: {_NAME}){{0,3}} ?/ ?(?:AP Photo|REUTERS|{AGENCIES})|(?:{AGENCIES}) (?i:photo|file photo"
    rf"|images)"
    rf")\.?"
)
"""Who made a photograph; stands at the end of a caption or alone."""

POSITION = LatePattern(
    r"\((?:[^()\n]{0,24}\b)?(?:L|R|C|[LRC]-[LRC]|left|right|cent(?:er|re)|top|bottom|back"
    r"|front)\b(?!-)(?:[^()\n]{0,14})?\)"
)
"""Where in a picture somebody stands: "(R)", "(second from left)"."""

BARE_POSITION = LatePattern(
    r", (?:(?:second|third|fourth) from |far |at |top |bottom )?(?:left|right|cent(?:er|re)),? "
)
CAPTION_SIGN = LatePattern(
    rf"(?i:photo|picture|image|illustration|graphic|video|courtesy|credit)|\b(?:{AGENCIES}|REUTERS)\b"
    r"|\([^()\n]{0,24}\b(?:L|R|C|left|right|cent(?:er|re)|top|bottom|back|front)\b|, (?:\w+ from |far "
    r"|at )?(?:left|right|cent(?:er|re))\b"
)
"""A cheap look: only a line with one of these can be a caption or hold a credit."""

CAPTION_LEAD = LatePattern(
    r"[\W_]*(?:file (?:photo|picture|image|-)|in this (?:file )?(?:photo|picture|image|handout)"
    r"|caption\s?:|(?:photo|image) caption|pictured?\s?:"
    r"|(?:a|an|this) (?:file |handout |undated )*(?:photo|photograph|picture|image) (?:shows|taken"
    r"|released|provided))",
    re.IGNORECASE,
)
FILE_PHOTO = LatePattern(r"\bFILE (?:PHOTO|PICTURE|IMAGE)\b|\((?:file|File)(?: photo)?\)")
CAPTION_VERB = LatePattern(
    r"\b(?:pose[sd]? for|shakes? hands|walks? (?:past|by|with|through)|looks? on|waves? (?:to|as|at|from)"
    r"|holds? talks|speaks? (?:at|during|to|with|after)"
    r"|attends?|greets?|delivers?|listens?|arrives? (?:at|for|in)|inspects?|gestures?|reviews?|stands?"
    r"|sits?|is seen|are seen|toasts?|bows?)\b"
)
"""Present tense of captions, where news text has the past."""

_CAPS = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]+){0,4}"
_PLACE = r"[A-Z][\w.'’]+(?:[ /-][A-Z][\w.'’]+){0,3}"
_WHERE_WHEN = (
    r"(?:, ?[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2})?"
    r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
)
_SIGNED = r" ?\([A-Z][^()\n]{1,30}\)"
APPEAL = LatePattern(
    r"\bsubscri(?:be|ber|bing|ption)s?\b|\bnewsletters?\b|\b(?:quality|independent|our) journalism\b"
    r"|\bsupport(?:ing)? (?:us|our)\b|\bcookies\b"
    r"|\byour (?:device|privacy|inbox|experiences?|consent|browser|preferences|e-?mail|ad blocker"
    r"|free articles?|opinion matters)\b"
    r"|\b(?:sign|log) (?:up|in) (?:to|for|now|here)\b|\ball rights reserved\b|\bprivacy policy\b"
    r"|\bterms of (?:use|service)\b",
    re.IGNORECASE,
)
"""What a page says to its visitor: it asks for money, an address or consent."""

_BODIES = (
    "Ministry|Department|Embassy|Government|Bureau|Secretariat|Consulate|(?:Prime )?Minister(?:['’]s)?|Office"
)
LETTERHEAD = LatePattern(
    rf"(?:(?:The )?(?:{_BODIES}|{_BODIES.upper()})(?: (?:of|for|and|the|on|to|&)| [A-Z][\w'’&-]*)*"
    r"|(?i:the white house|(?:media|press|news) (?:release|statement)|for immediate release|transcript))"
)
"""Who issues a statement, or that it is one: stands above the headline of government texts."""

SECOND_PERSON = LatePattern(r"\b(?:you|your|yours|you['’](?:re|ll|ve)|we|our|us)\b", re.IGNORECASE)
REPORTING = LatePattern(r"\b(?:said|says|told|tells|according to|added|reported|wrote)\b", re.IGNORECASE)

PERSON_LINE = LatePattern(
    r"[^\W\d_a-z][\w.'’-]+(?: (?:[^\W\d_a-z][\w.'’-]*|bin|binti|van|von|de|al)){1,3}(?:(?: and"
    r"|,) [^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,3})?"
    r"(?: in [^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?)?"
)
"""Two to four capitalised words: below a headline, the author."""

DATELINE = LatePattern(
    rf"(?!(?:ANALYSIS|OPINION|EXCLUSIVE|EXPLAINER|WATCH|UPDATE|BREAKING|NOTE|EDITORIAL|COMMENTARY)\b)"
    rf"(?:{_CAPS}{_WHERE_WHEN}(?:{_SIGNED})? ?(?:—|–|--?|(?<=[A-Z]{{4}}):)(?=[\s\w\"“‘])"
    rf"|{_PLACE}{_WHERE_WHEN}{_SIGNED} ?(?:—|–|--?|:)"
    rf"|{_PLACE}{_WHERE_WHEN} ?[—–] ?(?=[A-Z\"“‘]))\s*"
)
"""The place, date and agency that open a wire story: "HANOI, March 3 (Reuters) - "."""

FUNCTION_WORDS = LatePattern(
    r"\b(?:the|an?|is|are|was|were|has|have|had|that|which|said|been|would|did|does|do)\b", re.IGNORECASE
)
"""Small words that running prose cannot do without and headlines leave out."""

FURNITURE_TAIL = LatePattern(
    rf"={{2,}} ?(?:{AGENCIES})\b|(?i:related (?:coverage|articles?|stor(?:y|ies)|news)"
    rf"|(?:also )?read(?: also| more)?|see also)\s?:"
)
"""Inside a paragraph: the signature of an agency, or a pointer that runs to the end of it."""
