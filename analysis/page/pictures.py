"""Captions and credits: what stands below a photograph, and who made it.

The patterns are about the way agencies write. All run over one paragraph at a time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.page.segments import Span, split_sentence_spans
from analysis.page.wording import AGENCIES, NAME, TOLD, WIRES
from analysis.patterns import LatePattern

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_PICTURES = "photos?|photographs?|pics?|pictures?|images?|handout|screen ?grabs?|screen ?shots?"
_WORD = r"[^\W\d_a-z][\w.&’'-]*+"
_OWNER = rf"(?:the )?{_WORD}(?:(?: |, ?|/)(?:(?:the|of|for|and|on) ){{0,2}}{_WORD}){{0,7}}"
CREDIT = LatePattern(
    rf"(?:[\[(]?(?:(?!FILE )[A-Z]{{2,7}} )?(?i:photos?|photographs?|pictures?|images?|illustration|graphic"
    rf"|video|file photo|courtesy|credits?)"
    rf"(?:(?i: credit| by| courtesy(?: of)?))?\s?(?::|/| by | courtesy)\s?(?:[^.\n]"
    rf"|\.(?! \w+ [a-z])){{2,80}}\]?"
    rf"|\((?:[\w .,'’/-]{{0,50}}(?:[/,|:] ?| via ))?"
    rf"(?:(?i:file )?(?i:photos?|pictures?|images?|file)\s?(?:by|:|/)?\s?)?(?:{AGENCIES})"
    r"(?:\s?(?i:photos?|file|images?|/\s?[\w .,-]{1,40}))*"
    rf"(?: via (?:{AGENCIES}))?\)"
    rf"|(?:{NAME},? ){{0,6}}(?:[|/–—-] ?)?(?:AP Photo|REUTERS|AFP|EPA-EFE|EPA|Kyodo|Xinhua|Getty Images"
    rf"|POOL|Pool|Bloomberg)(?: ?[/|,-] ?[\w .-]{{1,30}}){{1,4}}"
    rf"|(?:AP Photo|REUTERS)/[\w .,-]{{1,50}}|© ?(?:{AGENCIES})(?:/{NAME}(?: {NAME}){{0,3}})?"
    rf"|© ?{NAME}(?: {NAME}){{1,3}},(?: (?:Pool|POOL|Handout|File),)? (?:{AGENCIES}|REUTERS)"
    rf"|{NAME}(?: {NAME}){{0,3}} ?/ ?(?:AP Photo|REUTERS|{AGENCIES})|(?:{AGENCIES}) (?i:photo|file photo"
    rf"|images)|{NAME}(?: {NAME}){{0,3}} (?:file )?pics?|{NAME}(?:/{NAME}){{1,3}} [Pp]hoto(?: {NAME}){{0,3}}"
    rf"|{NAME}(?:(?:,? |/){NAME}){{0,6}}[ /]via (?:{AGENCIES}|REUTERS)(?:/[\w ]{{1,30}})?"
    rf"|\((?:{_OWNER} (?i:file )?(?i:{_PICTURES})|(?i:(?:[\w ]{{1,30}}/ ?)?(?:(?:source|file|stock) )?"
    rf"(?:{_PICTURES}) (?:from|via|by|courtesy(?: of)?)"
    rf"|courtesy(?: of)?)(?: ?/ ?| ){_OWNER}(?:/-|[.-]*)|(?i:courtesy(?: of)?)/-|{_OWNER}/-)\)"
    rf")\.?"
)
"""Who made a photograph; stands at the end of a caption or alone."""

PICTURE_CREDIT = LatePattern(r"\(.*(?:photo|image|picture|file|pool|via|/|getty|courtesy).*\)", re.IGNORECASE)
"""A credit that can only be that of a picture; "(Kyodo)" alone may sign an article too."""

SIGNED_LINE = LatePattern(
    rf".{{10,250}} [|–—] (?:{AGENCIES})(?:[-/, &]{{1,3}}(?:{AGENCIES}))*", re.IGNORECASE
)
"""A line without a full stop that an agency signs behind a bar: below a headline, a caption."""

_SIGNERS = f"{WIRES}|{WIRES.upper()}|PNA|KCNA|AKP|KPL|[Aa]gencies|AGENCIES"
_SIGNER = rf"(?:{_SIGNERS})(?i: News(?: Agency)?)?"
_SIGNATURE = LatePattern(
    r"[.!?…][\"'”’)\]]*(?:\s+|(?=[–—(\[-]))"
    rf"((?:--?|[–—=]+)?\s?[(\[]?(?i:with (?:(?:inputs|reports|reporting) from )?)?"
    rf"{_SIGNER}(?:(?:, | ?[/&–-] ?|,? and ){_SIGNER}){{0,3}}"
    r"(?: [A-Z]{2,4}){0,4}[)\]]?(?:\s+Enditem)?)\Z"
)
_LAST_WORDS = frozenset(name.split()[-1].rpartition("-")[2].lower() for name in _SIGNERS.split("|"))
_LAST_WORDS |= {"news", "agency", "enditem"}
LONGEST_SIGNATURE = 80
"""In characters."""

_SIDE_BEFORE = r"(?:[^()\n]{0,20}(?:,|\b(?:\d[a-z]{2}|second|third|fourth|far|front|back|top|bottom|from)) ?)"
POSITION = LatePattern(
    rf"\((?:{_SIDE_BEFORE}?[LRC](?:-[LRC])?(?:,[^()\n]{{0,13}})?"
    r"|(?:[^()\n]{0,24}\b)?(?:left|right|cent(?:er|re)|top|bottom|back|front)\b(?!-)(?:[^()\n]{0,14})?)\)"
)
"""Where in a picture somebody stands: "(R)", "(second from left)"; "(R&D)" and "(50 U.S.C.)" are none."""

BARE_POSITION = LatePattern(
    r", (?:(?:second|third|fourth) from |far |at |top |bottom )?(?:left|right|cent(?:er|re)),? "
)
_PICTURE = "photo picture image illustration graphic video courtesy credit caption handout file".split()
_SIDES = ("left", "right", "center", "centre")
PICTURE_SIGNS = (
    " pic",
    *(form for word in _PICTURE for form in (word, word.capitalize(), word.upper())),
    *("(", "/", "|", "==", "©"),
    *(f"{agency}{mark}" for agency in ("REUTERS", *AGENCIES.split("|")) for mark in (",", " ,", "-", " -")),
    *(f"{lead} {side}" for lead in (",", "from", "far", "at") for side in _SIDES),
)
"""A cheap look: only a paragraph that holds one of these can be a caption or hold a credit."""

CAPTION_LEAD = LatePattern(
    r"[\W_]*(?:file (?:photo|picture|image|-)|file\s?[:–—]|in this (?:file )?(?:photo|picture|image|handout)"
    r"|caption\s?:|(?:photo|image) caption|pictured?\s?:|\d{1,2}/\d{1,2}\]"
    r"|(?<=[(\[])(?:photos?|pictures?|images?)[)\]] "
    r"|(?:a|an|this) (?:file |handout |undated )*(?:photo|photograph|picture|image) (?:shows|taken"
    r"|released|provided))",
    re.IGNORECASE,
)
_PHOTOGRAPHER = LatePattern(
    rf"[.!?][\"”]? \((?:{NAME}(?: {NAME}){{1,2}}|(?P<given>Provided by [^()]{{3,60}}))\)$"
)
"""A person alone in the last bracket signs what is written as a picture; an outlet may sign a story."""
FILE_PHOTO = LatePattern(r"F(?<!\wF)ILE (?:PHOTO|PICTURE|IMAGE)\b|\((?:file|File)(?: photo)?\)")
CAPTION_VERB = LatePattern(
    r"\b(?:pose[sd]? for|shakes? hands|walks? (?:past|by|with|through)|looks? on|waves? (?:to|as|at|from)"
    r"|holds? talks|speaks? (?:at|during|to|with|after)"
    r"|attends?|greets?|delivers?|listens?|arrives? (?:at|for|in)|inspects?|gestures?|reviews?|stands?"
    r"|sits?|is seen|are seen|toasts?|bows?)\b"
)
"""Present tense of captions, where news text has the past."""
_IMAGE = LatePattern(r"!\[[^\[\]]{3,300}\]")
"""A picture in Markdown, of which only the words are left that stand for it."""
_TAG = LatePattern(r"(?=[A-Z'’ -]{4})[A-Z][A-Z'’-]++(?: [A-Z'’-]++){0,4}\. (?=[A-Z][a-z])")
_CREDIT_STARTS = LatePattern(
    r"\s[|–—]\s|\s(?=[(\[©])"
    r"|(?<!FILE)\s(?=(?:[A-Z]{2,7} )?(?:Photo|PHOTO|Image|IMAGE|Picture|PICTURE|Credit|CREDIT)\b)"
)


LONGEST_CREDIT_END = 160
"""In characters: no way of CREDIT goes on for longer behind its last sign."""


def find_picture_signs(text: str) -> list[int]:
    """Find where the words of captions and credits end: one look at a whole text saves many.

    Examples
    --------
    >>> find_picture_signs("They met. (Kyodo) A photo of it was sold.")
    [11, 25]
    """
    # All signs are Latin-1, and bytes take a third of the time of str.
    return [end for _, _, end in _sign_finder().find_matches_as_indexes(text.encode("latin-1", "replace"))]


@cache
def _sign_finder() -> BytesAhoCorasick:
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    signs = [sign.encode("latin-1") for sign in PICTURE_SIGNS]
    return BytesAhoCorasick(signs, implementation=Implementation.DFA)


def is_caption(line: str) -> bool:
    """A paragraph about a photograph: it says who stands where, is signed by a photographer, or says so."""
    if len(line) > 700:
        return False
    is_of_file = ("FILE" in line or "ile" in line) and FILE_PHOTO.search(line)
    if is_of_file or CAPTION_LEAD.match(line) or _IMAGE.fullmatch(line) or is_tagged_scene(line):
        return True
    last_sign = _find_last_sign(line)
    if not (last_sign or POSITION.search(line) or BARE_POSITION.search(line)):
        return False
    sentences = split_sentence_spans(line)
    if len(sentences) > 5:
        return False
    first = line[sentences[0].start : sentences[0].end]
    if line[-1] == ")" and len(sentences) <= 3 and _is_signed_scene(line, first):
        return True
    signed = bool(find_credit(line, sentences, last_sign))
    if signed and len(sentences) <= 3:
        return True
    return (signed or len(sentences) == 1) and _says_who_stands_where(first, signed=signed)


def _is_signed_scene(line: str, first: str) -> bool:
    """Whether a person signs a scene with a day or with who stands where, or has provided it."""
    signed = _PHOTOGRAPHER.search(line)
    if not signed or TOLD.search(first):
        return False
    is_dated = any(map(str.isdigit, first)) and CAPTION_VERB.search(first)
    return bool(signed["given"] or is_dated or BARE_POSITION.search(first))


def is_tagged_scene(line: str) -> bool:
    """Whether a scene stands behind words in capitals ("SET SAIL. The owner greets the crew.")."""
    tag = _TAG.match(line)
    if not tag:
        return False
    scene = line[slice(*split_sentence_spans(line, tag.end())[0])]
    return bool(CAPTION_VERB.search(scene) or POSITION.search(scene)) and not TOLD.search(scene)


def _says_who_stands_where(sentence: str, *, signed: bool) -> bool:
    if POSITION.search(sentence) and not TOLD.search(sentence):
        return True
    if not BARE_POSITION.search(sentence):
        return False
    return signed or bool(CAPTION_VERB.search(sentence) and not TOLD.search(sentence))


def find_credit(line: str, sentences: list[Span], last_sign: int | None = None) -> re.Match[str] | None:
    """The credit that ends a line, if one does: the first stretch after a sentence that is nothing else."""
    last_sign = _find_last_sign(line) if last_sign is None else last_sign
    if not last_sign:
        return None
    starts = [span.start for span in sentences]
    starts += [match.end() for match in _CREDIT_STARTS.finditer(line, 0, last_sign + 1)]
    for start in sorted(set(starts)):
        if 0 < start < last_sign and (match := CREDIT.fullmatch(line, start)):
            return match
    return None


def find_signature(line: str) -> int:
    """Where an agency signs a line behind its last sentence; 0 if none does.

    Examples
    --------
    >>> [find_signature(line) for line in ("They met. AFP", "They met. – Kyodo/AP", "They met AFP")]
    [10, 10, 0]
    """
    if line[-1] in '.!?…”"':  # most lines
        return 0
    word = line[-20:].rsplit(None, 1)[-1].strip("()[].–—=-").rpartition("/")[2].rpartition("-")[2]
    if not (word.isupper() or word.lower() in _LAST_WORDS):  # capitals may be those of the editors
        return 0
    found = _SIGNATURE.search(line, max(0, len(line) - LONGEST_SIGNATURE))
    return found.start(1) if found else 0


def _find_last_sign(line: str) -> int:
    """Where the last sign of a line ends; 0 if it is too far from the end of the line to be a credit's."""
    last_sign = max(find_picture_signs(line), default=0)
    return last_sign if last_sign >= len(line) - LONGEST_CREDIT_END else 0
