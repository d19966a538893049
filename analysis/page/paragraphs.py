"""A paragraph -> what it is by itself, and the stretches of other zones inside it.

A paragraph is a line of page furniture, a date line, a byline, a caption, a title or prose; where it
stands is not looked at here. Inside prose may stand a dateline, a caption that the page ran into the
text, its credit, or a pointer to another article; each is cut out.
"""

from __future__ import annotations

import re

from analysis.page import wording as page
from analysis.page.segments import Span, split_sentence_spans
from analysis.patterns import LatePattern

Piece = tuple[int, int, str]
"""Start, end (half-open, in characters of the text) and zone."""

_SENTENCE_END = LatePattern(r"[.!?…][\"'”’)\]]*$")
_BULLET = LatePattern(r"[•·▪●*–-]\s+\S")
_LETTER = LatePattern(r"[^\W\d_]")
_CREDIT_LEAD = LatePattern(r"\W*(?:photo|image|picture|credit|copyright|©|all rights)", re.IGNORECASE)
_QUOTED = LatePattern(r"[\"“]")
_CREDIT_STARTS = LatePattern(r"\s[|–—]\s|\s(?=[(\[])|\s(?=(?:Photo|Image|Picture|Credit)\b)")


def find_kind(line: str) -> str:
    """Say what a paragraph is by itself.

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
    line = line.strip()
    words = line.split()
    if not _LETTER.search(line):
        return "tail" if page.LAST_TAIL.fullmatch(line) else "furniture"
    if page.SIGN_OFF.fullmatch(line):
        return "byline"
    if page.NOTE.match(line):
        return "metadata"
    page_kind = None if _reads_like_news(line) else _find_page_kind(line, len(words))
    if page_kind:
        return page_kind
    if _is_caption(line):
        return "caption"
    if _BULLET.match(line):
        return "bullet"
    return "prose" if _is_prose(line) else "title"


def _find_page_kind(line: str, n_words: int) -> str | None:
    """What a line is that does not read like news, if the words of pages tell."""
    if n_words < 25 and (page.FURNITURE.fullmatch(line) or page.TRAIL.fullmatch(line)):
        return "tail" if page.LAST_TAIL.fullmatch(line) else "furniture"
    if n_words < 30 and page.TAIL.fullmatch(line) and not page.NOT_TAIL.match(line):
        return "tail"
    if n_words < 30 and page.TEASER_LEAD.match(line):
        return "furniture"
    if n_words < 100 and page.APPEAL.search(line) and not _QUOTED.search(line):
        return "furniture"
    if n_words < 40 and page.BYLINE.fullmatch(line):
        return "byline"
    if n_words < 25 and page.CREDIT.fullmatch(line):
        return "credit"
    return "metadata" if page.METADATA.fullmatch(line) else None


def _reads_like_news(line: str) -> bool:
    """A finished sentence in the third person: whatever it begins with, it is no page furniture."""
    if not _SENTENCE_END.search(line) or len(line.split()) < 5:
        return False
    if _CREDIT_LEAD.match(line) and not page.REPORTING.search(line):
        return False
    if page.SECOND_PERSON.search(line) and not (page.REPORTING.search(line) or _QUOTED.search(line)):
        return False
    return bool(page.REPORTING.search(line)) or len(page.FUNCTION_WORDS.findall(line)) >= 2


def _is_prose(line: str) -> bool:
    """Running text: it ends like a sentence, or it is long and written like one."""
    words = line.split()
    if _SENTENCE_END.search(line) and len(words) >= 5:
        # A question alone on its line is a teaser or a sub-heading; running text asks inside a paragraph.
        return not (line.endswith("?") and len(words) <= 16 and len(split_sentence_spans(line)) == 1)
    if line.endswith(":") and len(words) >= 6:
        return True
    return len(words) >= 30 or (len(words) >= 16 and len(page.FUNCTION_WORDS.findall(line)) >= 3)


def _is_caption(line: str) -> bool:
    """A paragraph about a photograph: it says who stands where, is signed by a photographer, or says so."""
    if len(line) > 700:
        return False
    if page.CAPTION_LEAD.match(line) or page.FILE_PHOTO.search(line):
        return True
    if not page.CAPTION_SIGN.search(line):
        return False
    sentences = split_sentence_spans(line)
    first = line[sentences[0].start : sentences[0].end]
    signed = bool(_find_credit(line))
    told = page.REPORTING.search(first)
    placed = (page.POSITION.search(first) and not told) or (
        page.BARE_POSITION.search(first) and (signed or (page.CAPTION_VERB.search(first) and not told))
    )
    return bool(
        len(sentences) <= 5
        and ((placed and (signed or len(sentences) == 1)) or (signed and len(sentences) <= 3))
    )


def cut_paragraph(text: str, line: Span, zone: str) -> list[Piece]:
    """Cut datelines, captions, credits and pointers to other articles out of a paragraph.

    Examples
    --------
    >>> text = "TOKYO (Kyodo) -- They met. (Kyodo)"
    >>> cut_paragraph(text, Span(0, len(text)), "body")
    [(0, 16, 'dateline'), (17, 26, 'body'), (27, 34, 'credit')]
    """
    if zone == "caption":
        return _cut_credit(text, line, "caption")
    if zone != "body":
        return [(line.start, line.end, zone)]
    pieces: list[Piece] = []
    start = line.start
    opening = page.DATELINE.match(text, line.start, min(line.end, line.start + 120))
    if opening:
        start = opening.end()
        pieces.append((line.start, line.start + len(opening.group().rstrip()), "dateline"))
    body_from = start
    for sentence in split_sentence_spans(text, start, line.end):
        pointer = page.FURNITURE_TAIL.match(text, sentence.start, sentence.end)
        zone_here = None if pointer else _inline_zone(text[sentence.start : sentence.end])
        if pointer or zone_here:
            pieces.append((body_from, sentence.start, "body"))
            pieces += _cut_pointer(text, sentence) if pointer else _cut_credit(text, sentence, zone_here)
            body_from = sentence.end
    pieces.append((body_from, line.end, "body"))
    return [trim_piece(text, piece) for piece in pieces if text[piece[0] : piece[1]].strip()]


def _inline_zone(sentence: str) -> str | None:
    """Captions and credits that a page ran into the text."""
    if page.CREDIT.fullmatch(sentence):
        return "credit"
    return "caption" if page.POSITION.search(sentence) and page.CAPTION_VERB.search(sentence) else None


def _cut_pointer(text: str, sentence: Span) -> list[Piece]:
    """Split "== Agency Related coverage: ..." into the signature and the pointer."""
    pieces, position = [], sentence.start
    while position < sentence.end and (match := page.FURNITURE_TAIL.match(text, position, sentence.end)):
        if not match.group().startswith("="):
            break
        pieces.append((position, match.end(), "credit"))
        position = match.end()
        while position < sentence.end and text[position].isspace():
            position += 1
    return [*pieces, (position, sentence.end, "furniture")] if position < sentence.end else pieces


def _find_credit(line: str) -> re.Match[str] | None:
    """The credit that ends a line, if one does: the first stretch after a sentence that is nothing else."""
    if not page.CAPTION_SIGN.search(line):
        return None
    starts = [span.start for span in split_sentence_spans(line)]
    starts += [match.end() for match in _CREDIT_STARTS.finditer(line)]
    for start in sorted(set(starts)):
        if start and (match := page.CREDIT.fullmatch(line, start)):
            return match
    return None


def _cut_credit(text: str, span: Span, zone: str) -> list[Piece]:
    line = text[span.start : span.end]
    if zone != "caption" or not (credit := _find_credit(line)):
        return [(span.start, span.end, zone)]
    caption = line[: credit.start()].rstrip()
    return [
        (span.start, span.start + len(caption), "caption"),
        (span.start + credit.start(), span.end, "credit"),
    ]


def trim_piece(text: str, piece: Piece) -> Piece:
    start, end, zone = piece
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()), zone
