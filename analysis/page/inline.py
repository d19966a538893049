"""A paragraph -> the stretches of other zones inside it.

Prose may open with a dateline, and hold a caption that the page ran into the text, its credit, or a
pointer to another article; each is cut out.
"""

from __future__ import annotations

from analysis.page import wording as page
from analysis.page.datelines import find_dateline
from analysis.page.paragraphs import ANY_SIGNS, PAGE, PICTURE
from analysis.page.pictures import (
    CAPTION_VERB,
    CREDIT,
    PICTURE_CREDIT,
    POSITION,
    find_credit,
    find_picture_signs,
    find_signature,
)
from analysis.page.pieces import Piece, trim_piece
from analysis.page.segments import Span, split_sentence_spans

LONGEST_DATELINE = 120
"""In characters."""
_POINTERS = ("related ", "read", "see also")
"""In lower case; with a colon, how a pointer to other articles begins."""


def cut_paragraph(text: str, line: Span, zone: str, signs: int = ANY_SIGNS) -> list[Piece]:
    """Cut datelines, captions, credits and pointers to other articles out of a paragraph.

    `signs` are as in :func:`find_kind`.

    Examples
    --------
    >>> text = "TOKYO (Kyodo) -- They met. (Kyodo)"
    >>> cut_paragraph(text, Span(0, len(text)), "body")
    [(0, 16, 'dateline'), (17, 26, 'body'), (27, 34, 'credit')]
    """
    start, end = line
    if zone == "caption":
        return _cut_credit(text, line, "caption")
    if zone != "body" or not signs:
        return [(start, end, zone)]
    paragraph = text[start:end]
    opening = find_dateline(paragraph[:LONGEST_DATELINE])
    found = [(start, start + opening.end(), "dateline")] if opening else []
    rest = found[0][1] if found else start
    signed = start + (find_signature(paragraph) or len(paragraph))
    if _may_point(paragraph, signs) or (signs & PICTURE and find_picture_signs(text[rest:signed])):
        found += _find_inline(text, split_sentence_spans(text, rest, signed))
    found += [(signed, end, "credit")] if signed < end else []
    if not found:
        return [(start, end, zone)]
    pieces = []
    for piece in found:
        pieces += [(start, piece[0], "body"), piece]
        start = piece[1]
    pieces.append((start, end, "body"))
    return [trim_piece(text, piece) for piece in pieces if text[piece[0] : piece[1]].strip()]


def _may_point(paragraph: str, signs: int) -> bool:
    """A cheap look for FURNITURE_TAIL; what begins with "==" has a picture sign."""
    is_pointer = ":" in paragraph and any(map(paragraph.lower().__contains__, _POINTERS))
    return is_pointer or bool(signs & PAGE and ("oin the " in paragraph or "Enditem" in paragraph))


def _find_inline(text: str, sentences: list[Span]) -> list[Piece]:
    """The sentences of a paragraph that are not of the article."""
    found: list[Piece] = []
    for number, sentence in enumerate(sentences):
        if page.FURNITURE_TAIL.match(text, *sentence):
            found += _cut_pointer(text, sentence)
            continue
        following = text[slice(*sentences[number + 1])] if number + 1 < len(sentences) else ""
        if zone := _inline_zone(text[slice(*sentence)], following):
            found += _cut_credit(text, sentence, zone)
    return found


def _inline_zone(sentence: str, following: str) -> str | None:
    """Captions and credits that a page ran into the text."""
    if find_picture_signs(sentence) and CREDIT.fullmatch(sentence) and not page.TOLD.search(sentence):
        return "credit"
    if not ("(" in sentence or following.startswith("(")) or not CAPTION_VERB.search(sentence):
        return None
    signed = PICTURE_CREDIT.fullmatch(following) and CREDIT.fullmatch(following)
    return "caption" if POSITION.search(sentence) or (signed and not page.TOLD.search(sentence)) else None


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


def _cut_credit(text: str, span: Span, zone: str) -> list[Piece]:
    line = text[span.start : span.end]
    if zone != "caption":
        return [(span.start, span.end, zone)]
    credit = find_credit(line, split_sentence_spans(line))
    end = credit.start() if credit else find_signature(line)
    if not end:
        return [(span.start, span.end, zone)]
    caption = line[:end].rstrip()
    return [(span.start, span.start + len(caption), "caption"), (span.start + end, span.end, "credit")]
