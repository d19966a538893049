"""A paragraph -> what it is by itself.

It is a line of page furniture, a date line, a byline, a caption, a title or prose; where it stands is not
looked at here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from string import ascii_letters
from typing import TYPE_CHECKING

from analysis.page import wording as page
from analysis.page.appeals import APPEAL, APPEAL_HINTS, CONSENT, CONSENT_HINTS, OFFER, OFFER_OPENINGS
from analysis.page.page_lines import (
    GREETINGS,
    NOTICE_HINTS,
    TRAIL_OPENINGS,
    is_bar,
    is_menu,
    is_notice,
    is_trail,
)
from analysis.page.pictures import CREDIT, find_picture_signs, is_caption, is_tagged_scene
from analysis.page.segments import Span, split_sentence_spans
from analysis.patterns import LatePattern

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

LONGEST_PAGE_LINE = 1500
"""In characters; no line of page furniture is longer, and its patterns cost too much on longer ones."""

_STOPS = (".", "!", "?", "…")
_CLOSERS = "\"'”’)]"
_BULLETS = tuple("•·▪●*–-")
_ITEM_ENDS = (";", "; and", "; or")
_BULLET = LatePattern(r".\s+\S")
_LETTER = LatePattern(r"[^\W\d_]")
_CREDIT_LEAD = LatePattern(r"\W*(?:photo|image|picture|credit|copyright|©|all rights)", re.IGNORECASE)

_KEPT = f"{ascii_letters}©"
_BLUR = "".join(sign.lower() if sign in _KEPT else " " for sign in map(chr, range(256))).encode("latin-1")
"""Small letters for capitals, and blanks for all other signs: "E-mail" is read as "e mail"."""
_OPENINGS = (*page.NOTE_OPENINGS, *OFFER_OPENINGS, *GREETINGS, *TRAIL_OPENINGS)
_LONGEST_OPENING = max(map(len, _OPENINGS))
_TRAIL_SIGNS = ("/", ">", "»", "›", "→", "|", "·", "•")
_NOTE_WORDS = ("contributed", "copyright", "all rights")
_PAGE_WORDS = (*NOTICE_HINTS, *APPEAL_HINTS, *CONSENT_HINTS, *page.TAIL_HINTS, *_NOTE_WORDS)
_VISITOR_WORDS = [f" {word} " for word in page.VISITOR_WORDS if word.isalpha()]
"""Whole words; "you're" is found as "you"."""


PICTURE, PAGE, VISITOR, OTHER = 1, 2, 4, 8
"""Signs of a paragraph: words of captions and credits (:func:`find_picture_signs`), of notices and other
sentences of a page, by which a page speaks to its visitor; or, without any, that it may be no prose. Where a
sign is not, no pattern need be tried; what has none is prose as it stands, which most paragraphs are."""
ANY_SIGNS = PICTURE | PAGE | VISITOR | OTHER


def find_signs(text: str, spans: Sequence[Span]) -> list[int]:
    """Find the sum of the signs of each paragraph: one look at a whole text saves many at its lines.

    Examples
    --------
    >>> text = "We met.\\nA photo of cookies.\\nThe owner told the crew of the storm."
    >>> find_signs(text, [Span(0, 7), Span(8, 27), Span(28, 65)]) == [VISITOR, PICTURE | PAGE, 0]
    True
    """
    # With a blank put before the text, a match begins at the second letter of a word, or at the first of a
    # word that a blank stands before: in its paragraph.
    letters = b" %s " % text.encode("latin-1", "replace").translate(_BLUR)
    starts = [start for start, _ in spans]
    signs = [0] * (len(spans) + 1)  # what stands above all paragraphs is counted as of the one too many
    for number, start, _ in _word_finder().find_matches_as_indexes(letters, overlapping=True):
        signs[bisect_right(starts, start) - 1] |= PAGE if number < len(_PAGE_WORDS) else VISITOR
    for end in find_picture_signs(text):
        signs[bisect_right(starts, end - 1) - 1] |= PICTURE
    return [
        sign or (0 if _is_plain(text[start:end]) else OTHER)
        for (start, end), sign in zip(spans, signs, strict=False)
    ]


def _is_plain(line: str) -> bool:
    """Whether a line without the words of a page is a finished sentence, and nothing else can stand in it."""
    return (
        line[-1] == "."
        and " the " in line[line.find(" the ") + 5 :]  # twice
        and line[0].isalpha()
        and line[1:3].islower()  # no dateline, speaker or number
        and not (":" in line or "—" in line or "–" in line or " -" in line)
        and not line[:_LONGEST_OPENING].lower().startswith(_OPENINGS)
    )


@cache
def _word_finder() -> BytesAhoCorasick:
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    words = (*_PAGE_WORDS, *_VISITOR_WORDS)
    return BytesAhoCorasick([word.encode("latin-1") for word in words], implementation=Implementation.DFA)


def find_kind(line: str, signs: int = ANY_SIGNS) -> str:
    """Say what a paragraph is by itself.

    Parameters
    ----------
    line
        A paragraph.
    signs
        Which signs it may hold (:func:`find_signs`); by default all.

    Returns
    -------
    str
        ``furniture``, ``tail`` (furniture that ends the article), ``byline``, ``credit``,
        ``metadata``, ``caption``, ``bullet``, ``prose``, or ``title`` for any other line without a
        full stop.

    Examples
    --------
    >>> [find_kind(line) for line in ("Share", "By Aya Mori", "Ministers meet")]
    ['furniture', 'byline', 'title']
    >>> find_kind("They met on Monday in Hanoi.")
    'prose'
    """
    if not signs:
        return "prose"
    line = line.strip().removesuffix("Enditem").rstrip() or line.strip()
    if not (line[:1].isalpha() or _LETTER.search(line)):
        return "tail" if page.LAST_TAIL.fullmatch(line) else "furniture"
    lowered = line.lower()
    if (signs & PAGE or lowered.startswith(_OPENINGS)) and (note := _find_note(line, lowered)):
        return note
    names_picture = bool(signs & (PICTURE | PAGE) and _CREDIT_LEAD.match(line))
    is_finished = _ends_sentence(line)
    may_be_page = signs & VISITOR or names_picture
    is_plain = is_finished and not may_be_page and lowered.count(" the ") > 1  # then no need of words
    may_be_caption = signs & PICTURE or line[0] == "!" or (line[:3].isupper() and is_tagged_scene(line))
    words = [] if is_plain and line[-1] != "?" else _split_words(lowered)
    is_news = is_plain or (is_finished and _reads_like_news(line, words, names_picture=names_picture))
    if not is_news and (page_kind := _find_page_kind(line, signs)):
        return page_kind
    if may_be_caption and is_caption(line):
        return "caption"
    if (line.startswith(_BULLETS) and _BULLET.match(line)) or _is_item(line):
        return "bullet"
    if (is_news and line[-1] != "?") or _is_prose(line, words, is_finished=is_finished):
        return "furniture" if not is_news and is_menu(line) else "prose"
    return "furniture" if is_bar(line) else "title"


def _is_item(line: str) -> bool:
    """An item of a list that goes on behind a semicolon ("it must open the port; and")."""
    return line.endswith(_ITEM_ENDS) and line.count(" ") >= 3 and not _is_quoted(line)


def _find_note(line: str, lowered: str) -> str | None:
    """What an outlet says of its own article (who worked on it, when it was changed) and to its visitor."""
    if lowered.startswith(page.NOTE_OPENINGS):
        if page.SIGN_OFF.fullmatch(line):
            return "byline"
        if page.NOTE.match(line):
            return "metadata"
    if "contributed" in lowered and page.CONTRIBUTED.fullmatch(line):
        return "byline"
    if is_notice(line) or (lowered.startswith(TRAIL_OPENINGS) and _may_be_trail(line)):
        return "furniture"
    return "furniture" if _is_offer(line, lowered) and not _is_told(_split_words(lowered)) else None


@lru_cache(maxsize=4096)
def _find_page_kind(line: str, signs: int) -> str | None:
    """What a line is that does not read like news, if the words of pages tell; pages repeat themselves."""
    if len(line) > LONGEST_PAGE_LINE:
        return None
    n_words = len(line.split())
    if n_words < 25 and (page.FURNITURE.fullmatch(line) or _may_be_trail(line)):
        return "tail" if page.LAST_TAIL.fullmatch(line) else "furniture"
    if n_words < 30 and page.TAIL.fullmatch(line) and not page.NOT_TAIL.match(line):
        return "tail"
    if n_words < 30 and page.TEASER_LEAD.match(line):
        return "furniture"
    if n_words < 100 and signs & PAGE and APPEAL.search(line) and not _is_quoted(line):
        return "furniture"
    if n_words < 40 and _is_byline(line, line.lower()):
        return "byline"
    if n_words < 25 and signs & PICTURE and CREDIT.fullmatch(line):
        return "credit"
    if _holds_any(line, page.CODE_HINTS) and page.CODE.search(line):
        return "furniture"
    return "metadata" if ":" in line and page.METADATA.fullmatch(line) else None


def _may_be_trail(line: str) -> bool:
    return _holds_any(line, _TRAIL_SIGNS) and is_trail(line)


def _holds_any(line: str, hints: tuple[str, ...]) -> bool:
    return any(map(line.__contains__, hints))


def _is_byline(line: str, lowered: str) -> bool:
    hinted = lowered.startswith(page.BYLINE_OPENINGS) or _holds_any(lowered, page.BYLINE_HINTS)
    return bool(hinted and page.BYLINE.fullmatch(line))


def _is_offer(line: str, lowered: str) -> bool:
    """A sentence to the visitor, not to the reader: newsletters, channels, consent."""
    if len(line) > 400:
        return False
    offer = lowered.startswith(OFFER_OPENINGS) and OFFER.match(line)
    if not offer and _holds_any(lowered, CONSENT_HINTS):
        offer = CONSENT.search(line)
    return bool(offer) and not (page.TOLD.search(line) or _is_quoted(line))


def _is_quoted(line: str) -> bool:
    return '"' in line or "“" in line


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def _reads_like_news(line: str, words: list[str], *, names_picture: bool) -> bool:
    """A finished sentence in the third person: whatever it begins with, it is no page furniture."""
    if len(words) < 5:
        return False
    if _is_told(words):
        return True
    if names_picture or not (page.VISITOR_WORDS.isdisjoint(words) or _is_quoted(line)):
        return False
    return _count_function_words(words) >= 2


def _split_words(lowered: str) -> list[str]:
    return lowered.replace("—", " — ").replace("’", "'").replace("'s ", " ").split()


def _is_told(words: list[str]) -> bool:
    return not page.REPORTING_WORDS.isdisjoint(words)


def _count_function_words(words: list[str]) -> int:
    return len([word for word in words if word in page.FUNCTION_WORDS])


def _is_prose(line: str, words: list[str], *, is_finished: bool) -> bool:
    """Running text: it ends like a sentence, or it is long and written like one."""
    if is_finished and len(words) >= 5:
        # A question alone on its line is a teaser or a sub-heading; running text asks inside a paragraph.
        return not (line.endswith("?") and len(words) <= 16 and len(split_sentence_spans(line)) == 1)
    if line.endswith(":") and len(words) >= 6:
        return True
    return len(words) >= 30 or (len(words) >= 16 and _count_function_words(words) >= 3)
