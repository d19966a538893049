"""Short lines at the edges of an article, which only what stands beside them tells from the page.

The headline, a caption below its label, a line that an agency signs, a numbered heading, an item of a list,
how a speech begins and ends, and the short ones of the lines that sum an article up. `others` are the numbers
of the lines that are not prose as they stand (:func:`analysis.page.paragraphs.find_signs`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.page.datelines import DATELINE_LINE, find_dateline
from analysis.page.page_lines import SALUTATION, is_menu, is_notice, is_trail, names_issuer
from analysis.page.paragraphs import LONGEST_PAGE_LINE, find_kind
from analysis.page.pictures import CAPTION_VERB, find_signature
from analysis.page.segments import Span, split_sentence_spans
from analysis.page.wording import (
    FORM,
    FURNITURE,
    LETTERHEAD,
    MENU_LINE,
    PERSON_LINE,
    SPEECH,
    TEASER_LEAD,
    TOLD,
)
from analysis.patterns import LatePattern

LONGEST_ITEM_TAGS = 200
"""In characters."""
_ITEM = LatePattern(r"<li\b[^<>]*+>(?>(?:\s|<(?!a\b|li\b|/)[^<>]*+>)*)\Z", re.IGNORECASE)
"""The tags before the words of an item."""
_CAPTION_LABEL = LatePattern(r"(?:image |photo |picture )?caption\W*", re.IGNORECASE)
_EXCERPT_END = LatePattern(r"\[(?:\s{3,}|\s?(?:…|\.{3})\s?)\]$")
"""How a feed ends what it cut off; an entity ("&#8230;") is covered with blanks."""
_SUMMARY = ("summary", "key points", "highlights", "key takeaways")
_PART_SIGN = LatePattern(r"\s+[>»›→/|·•–—-]\s+")
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_NUMBER = LatePattern(rf"(\(?)(?:(\d{{1,2}})|({'|'.join(sorted(_ROMAN, key=len, reverse=True))}))([.)])\s+\S")
_PAST = LatePattern(r"\b(?:was|were|had|did|will|would)\b")
_ASIDES = ("furniture", "byline", "credit", "metadata", "caption")
_CLOSING = LatePattern(r"(?!END|End\b)(?=.*[a-z]).*[.!]")
"""A sentence, if a short one; not "End text" and the like."""


def mark_items(text: str, spans: list[Span], kinds: list[str]) -> None:
    """An item of a list in HTML that is no link is no title, though it ends without a full stop."""
    if "<" not in text:
        return
    for number, kind in enumerate(kinds):
        start = spans[number].start
        if kind == "title" and _ITEM.search(text, max(0, start - LONGEST_ITEM_TAGS), start):
            kinds[number] = "item"


def mark_repeats(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """Below the first prose, a title that stands twice is a teaser with the text of its picture."""
    seen: dict[str, int] = {}
    first = kinds.index("prose") if "prose" in kinds else 0
    for number in others:
        if number < first or kinds[number] not in ("title", "bullet"):
            continue
        line = lines[number]
        if line in seen and number - seen[line] <= 2:
            kinds[number] = kinds[seen[line]] = "furniture"
        seen[line] = number


def mark_heading(text: str, spans: list[Span], kinds: list[str]) -> None:
    """The only heading of the first level in Markdown without a head is the headline.

    A deeper one between paragraphs is of the article, however long; the title of a teaser is a link.
    """
    if "#" not in text or (text[:2] != "# " and "# " not in text):  # one sign is found fast
        return
    found = [n for n, span in enumerate(spans) if text[max(0, span.start - 3) : span.start] in ("# ", "\n# ")]
    first = kinds.index("prose") if "prose" in kinds else len(kinds)
    for n in range(first + 1, len(kinds) - 1):
        start = spans[n].start
        is_deeper = text[max(0, start - 3) : start] == "## " and text[start] != "["
        if is_deeper and kinds[n : n + 2] == ["title", "prose"]:
            kinds[n] = "item"
    if len(found) == 1 and kinds[found[0]] == "title" and not text.startswith("---"):
        kinds[found[0]] = "headline"


def mark_speech(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """In a transcript, whose lines begin with who speaks, questions and appeals are what was said.

    Below the last speaker, the page may speak of itself again.
    """
    speeches = {n for n in others if lines[n][:2].isupper() and SPEECH.match(lines[n])}
    if len(speeches) < 3:
        return
    for number in range(min(speeches), len(lines)):
        line = lines[number]
        is_said = number in speeches or (line[-1] in ".?!—–”" and len(line.split()) >= 4)
        if not is_said or kinds[number] not in ("furniture", "title"):
            continue
        if number > max(speeches) and is_notice(line):
            continue
        if len(line) > LONGEST_PAGE_LINE or not FURNITURE.fullmatch(line):
            kinds[number] = "prose"


def mark_captions(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """The line below "Image caption," is the caption."""
    for number in others:
        if kinds[number] == "caption" and kinds[number + 1 :] and _CAPTION_LABEL.fullmatch(lines[number]):
            kinds[number] = "furniture"
            kinds[number + 1] = "caption" if kinds[number + 1] in ("title", "prose") else kinds[number + 1]


def mark_trails(lines: list[str], kinds: list[str]) -> None:
    """A path or the name of a window holds the headline that stands alone below it, and is none itself."""
    last = kinds.index("prose") + 2 if "prose" in kinds else len(kinds)
    titles = [number for number, kind in enumerate(kinds[:last]) if kind == "title" and number]
    head = "\n".join(lines[:last]).lower() if titles else ""
    for number in titles:
        title = lines[number].lower()
        if head.count(title) < 2 or len(title.split()) < 3:
            continue
        for above in range(number):
            parts = _PART_SIGN.split(lines[above].lower())
            if len(parts) > 1 and title in (parts[0], parts[-1]):
                kinds[above], kinds[number] = "furniture", "headline"
                return


def mark_datelines(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """Above prose, the place, date and agency may stand on a line of their own."""
    for number in others:
        may_be = kinds[number] in ("title", "caption", "byline") and kinds[number + 1 : number + 2] == [
            "prose"
        ]
        if may_be and DATELINE_LINE.fullmatch(lines[number]):
            kinds[number] = "dateline"


def mark_numbered(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """A heading whose number another line goes on with, and text between them, is one of the article."""
    last: dict[str, tuple[int, int]] = {}
    for number in others:
        line = lines[number]
        if line[0] not in "(0123456789IVX" or kinds[number] not in ("title", "prose", "bullet"):
            continue
        if not (found := _NUMBER.match(line)):
            continue
        count = int(found[2]) if found[2] else 1 + _ROMAN.index(found[3])
        style = f"{found[1]}{'1' if found[2] else 'I'}{found[4]}"
        before, above = last.get(style, (0, 0))
        if before and count == before + 1 and "prose" in kinds[above + 1 : number]:
            kinds[above] = kinds[number] = "prose"
        last[style] = count, number


def mark_signed(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """What an agency signs is the last paragraph; above the article, what a picture shows."""
    ends = {number: end for number in others if (end := find_signature(lines[number]))}
    if not ends:
        return
    first = min((n for n, kind in enumerate(kinds) if kind == "prose" and n not in ends), default=-1)
    for number, end in ends.items():
        words = lines[number][:end].rstrip()
        if kinds[number] not in ("title", "caption", "prose"):
            continue
        is_told = bool(TOLD.search(words) or find_dateline(words[:120]))
        shows = bool(CAPTION_VERB.search(words)) and not _PAST.search(words)
        if not is_told and (number < first or shows) and len(split_sentence_spans(words)) == 1:
            kinds[number] = "caption"
        elif number > first and (is_told or _is_last(kinds[number + 1 :])) and find_kind(words) == "prose":
            kinds[number] = "prose"


def _is_last(below: list[str]) -> bool:
    """Whether no prose follows, though a page may stand between."""
    return next((kind for kind in below if kind not in _ASIDES), "") != "prose"


def mark_excerpts(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """Above the whole text, its beginning that breaks off in "[…]" is no part of the article."""
    for number in others:
        line = lines[number]
        if line[-1] == "]" and _EXCERPT_END.search(line) and "prose" in kinds[number + 1 :]:
            kinds[number] = "furniture"


def mark_salutations(lines: list[str], kinds: list[str], others: list[int]) -> None:
    """ "Mr. President," opens a speech."""
    for number in reversed(others):
        is_above_prose = kinds[number] == "title" and kinds[number + 1 : number + 2] == ["prose"]
        if is_above_prose and SALUTATION.fullmatch(lines[number]):
            kinds[number] = "prose"


def find_teasers(lines: list[str], kinds: list[str]) -> set[int]:
    """The titles below a label ("Related news"), up to anything else that is no furniture."""
    teasers, is_below = set(), False
    for number, kind in enumerate(kinds):
        if kind in ("tail", "furniture"):
            is_below = is_below or bool(TEASER_LEAD.fullmatch(lines[number]))
        elif kind == "title" and is_below:
            teasers.add(number)
        elif kind != "metadata":
            is_below = False
    return teasers


def choose_headline(lines: list[str], kinds: list[str], first: int) -> int | None:
    """The line that the page names twice, or the first above the article that reads like a title.

    A short one counts only if there is no other; one of any length above what kind of text it is.
    """
    if "headline" in kinds[:first]:
        return kinds.index("headline")
    titles = [
        number
        for number in range(first)
        if kinds[number] == "title" and not LETTERHEAD.fullmatch(lines[number])
    ]
    titles = _leave_issuers(lines, titles) or titles
    long = [number for number in titles if len(lines[number].split()) >= 5]
    for number, following in pairwise(long):
        between = lines[number + 1 : following]
        n_entries = len([line for line in between if MENU_LINE.fullmatch(line)])
        paths = [line for line in between if is_menu(line) or (is_trail(line) and lines[number] not in line)]
        if n_entries < 2 and not paths:  # above the menu or path stands the banner of the page
            return number
    if long:
        return long[-1]
    short = [number for number in titles if len(lines[number].split()) >= 3]
    named = [number for number in titles if number + 1 < first and FORM.fullmatch(lines[number + 1])]
    if named and not (short and short[-1] > named[-1]):
        return named[-1]
    return short[-1] if short else None


def _leave_issuers(lines: list[str], titles: list[int]) -> list[int]:
    """Titles without the lines that tell who speaks, a name above its office among them."""
    issuers = {number for number in titles if names_issuer(lines[number])}
    issuers |= {n for n in titles if n + 1 in issuers and PERSON_LINE.fullmatch(lines[n])}
    return [number for number in titles if number not in issuers]


def find_closing(lines: list[str], kinds: list[str], body: list[int]) -> list[int]:
    """The short sentences that end a text, and nothing else of the page below them ("I thank you.")."""
    closing = []
    for number in range(body[-1] + 1, len(lines)) if body else ():
        line = lines[number]
        if kinds[number] == "title" and _CLOSING.fullmatch(line) and len(closing) < 2:
            closing.append(number)
        elif not line.isupper() and any(map(str.isalpha, line)):
            return []
    return closing


def complete_summary(lines: list[str], kinds: list[str], zones: list[str]) -> None:
    """The lines that sum up the article may be as short as a label, below "Summary" or two longer ones."""
    for number in range(1, len(zones)):
        is_short = kinds[number] in ("title", "bullet") and zones[number] == "furniture"
        if not is_short or len(lines[number].split()) < 4:
            continue
        above = zones[max(0, number - 2) : number]
        if above == ["standfirst"] * 2 or lines[number - 1].lower() in _SUMMARY:
            zones[number] = "standfirst"
