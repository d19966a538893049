"""Documents -> zones: what is the article, and what is the page around it.

Two looks at every paragraph: what it is by itself (a date line, a caption, a line of page furniture,
prose ...), and what it must be from where it stands (a line without a full stop is the headline
above the first paragraph of prose, a teaser of another article between paragraphs, and furniture
below the last). Then captions, credits, datelines and pointers inside a paragraph are cut out.
"""

from __future__ import annotations

import re

import pandas as pd

from analysis import page_words as page
from analysis.headers import find_stamps
from analysis.markup import find_fields, find_markup, mask_markup
from analysis.schema import build_table
from analysis.segments import Span, split_paragraphs, split_sentence_spans

Piece = tuple[int, int, str]

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_BULLET = re.compile(r"[•·▪●*–-]\s+\S")
_LETTER = re.compile(r"[^\W\d_]")


def split_zones(documents: pd.DataFrame) -> pd.DataFrame:
    """Divide every text into zones.

    Parameters
    ----------
    documents
        The ``documents`` table; ``doc_id`` and ``text`` are used.

    Returns
    -------
    pandas.DataFrame
        The ``zones`` table, one row per stretch in reading order: ``doc_id``, ``start_char``,
        ``end_char`` (half-open), ``zone`` (see :data:`analysis.schema.ZONES`). Every non-blank
        character lies in exactly one row.

    Examples
    --------
    >>> from analysis.documents import load_documents
    >>> split_zones(load_documents("seeds"))["zone"].head(5).tolist()
    ['metadata', 'caption', 'credit', 'dateline', 'body']
    """
    rows = [
        (doc_id, start, end, zone)
        for doc_id, text in zip(documents["doc_id"], documents["text"], strict=True)
        for start, end, zone in find_zones(text)
    ]
    return build_table("zones", rows)


def find_zones(text: str) -> list[Piece]:
    """Divide one text into ``(start, end, zone)`` pieces that cover every non-blank character once.

    Examples
    --------
    >>> find_zones("Ministers meet in Hanoi\\n\\nHANOI (AP) — The two ministers met on Monday.\\n\\nShare")
    [(0, 23, 'headline'), (25, 37, 'dateline'), (37, 67, 'body'), (69, 74, 'furniture')]
    """
    masked, markup, fields = mask_markup(text), find_markup(text), find_fields(text)
    named = [(span.start, span.end, zone) for span, zone in fields]
    known = [Span(stamp.start, stamp.end) for stamp in find_stamps(text)]
    known = [span for span in known if not any(_overlap(span, other) for other in [*markup, *(f[0] for f in fields)])]
    named += [(start, end, "metadata") for start, end in known]
    lines = _cut_out(split_paragraphs(masked), [Span(start, end) for start, end, _ in named], masked)
    kinds = [_kind_of(masked[start:end]) for start, end in lines]
    _mark_repeats(masked, lines, kinds)
    headline_known = any(zone == "headline" for _, _, zone in named)
    zones = _place(masked, lines, kinds, headline_known=headline_known)
    pieces = [
        piece
        for line, zone in zip(lines, zones, strict=True)
        for piece in _cut_inside(masked, line, zone)
    ]
    return _add_markup(text, sorted(pieces + named), markup)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cut_out(lines: list[Span], holes: list[Span], text: str) -> list[Span]:
    """The lines without the stretches that are already known to be something else."""
    for hole in holes:
        rest = []
        for line in lines:
            for start, end in ((line.start, min(line.end, hole.start)), (max(line.start, hole.end), line.end)):
                while start < end and text[start].isspace():
                    start += 1
                if start < end and (start, end) not in rest:
                    rest.append(Span(start, start + len(text[start:end].rstrip())))
        lines = rest
    return lines


def _kind_of(line: str) -> str:
    """What a line is by itself."""
    line = line.strip()
    words = line.split()
    if not _LETTER.search(line) or (len(words) < 25 and (page.FURNITURE.fullmatch(line) or page.TRAIL.fullmatch(line))):
        return "tail" if page.LAST_TAIL.fullmatch(line) else "furniture"
    if len(words) < 30 and page.TAIL.fullmatch(line) and not page.NOT_TAIL.match(line):
        return "tail"
    if page.TEASER_LEAD.match(line) and len(words) < 30:
        return "furniture"
    if len(words) < 100 and page.APPEAL.search(line) and not re.search(r"[\"“]", line):
        return "furniture"
    if len(words) < 40 and page.BYLINE.fullmatch(line):
        return "byline"
    if len(words) < 25 and page.CREDIT.fullmatch(line):
        return "credit"
    if page.METADATA.fullmatch(line):
        return "metadata"
    if _is_caption(line):
        return "caption"
    if _BULLET.match(line):
        return "bullet"
    return "prose" if _is_prose(line) else "title"


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
    sentences = split_sentence_spans(line)
    first = line[sentences[0].start : sentences[0].end] if sentences else ""
    signed = bool(_find_credit(line))
    if page.CAPTION_LEAD.match(line) or page.FILE_PHOTO.search(line):
        return True
    placed = page.POSITION.search(first) or page.BARE_POSITION.search(first)
    return bool(len(sentences) <= 5 and ((placed and (signed or len(sentences) == 1)) or (signed and len(sentences) <= 3)))


def _mark_repeats(text: str, lines: list[Span], kinds: list[str]) -> None:
    """A title that stands twice is a teaser with the alternative text of its picture."""
    seen: dict[str, int] = {}
    for number, (start, end) in enumerate(lines):
        key = text[start:end]
        if kinds[number] in ("title", "bullet") and key in seen and number - seen[key] <= 2:
            kinds[number] = kinds[seen[key]] = "furniture"
        seen[key] = number


def _place(text: str, lines: list[Span], kinds: list[str], *, headline_known: bool) -> list[str]:
    """Turn kinds into zones by where the lines stand."""
    first, last = _body_range(text, lines, kinds)
    zones = ["furniture"] * len(lines)
    headline = -1 if headline_known else _choose_headline(text, lines, kinds, first)
    for number, kind in enumerate(kinds):
        line = text[lines[number].start : lines[number].end]
        if kind in ("byline", "credit", "caption", "metadata"):
            zones[number] = kind
        elif number == headline:
            zones[number] = "headline"
        elif number < first and headline is not None and number > headline:
            zones[number] = _zone_below_headline(line, kind, next_to_body=number + 1 == first)
        elif first <= number <= last and kind in ("prose", "bullet"):
            zones[number] = "body"
        elif first <= number <= last and kind == "title":
            zones[number] = "body" if _is_crosshead(line) else "furniture"
    return zones


def _zone_below_headline(line: str, kind: str, *, next_to_body: bool) -> str:
    """What stands between headline and body: the author, a place, a letterhead, or the standfirst."""
    if kind not in ("bullet", "title", "prose"):
        return "furniture"
    if page.LETTERHEAD.fullmatch(line):
        return "metadata"
    if next_to_body and line.isupper() and len(line.split()) <= 4:
        return "dateline"
    if page.PERSON_LINE.fullmatch(line):
        return "byline"
    return "standfirst" if len(line.split()) >= 6 else "furniture"


def _body_range(text: str, lines: list[Span], kinds: list[str]) -> tuple[int, int]:
    """The numbers of the first and the last line of the article's own prose."""
    prose = [number for number, kind in enumerate(kinds) if kind == "prose"]
    if not prose:
        return len(lines), -1
    first = prose[0]
    # A summary above the byline, date or caption is a standfirst, not the first paragraph.
    for number in prose[:2]:
        after = kinds[number + 1 : number + 4]
        rest = [other for other in prose if other > number]
        if len(rest) >= 3 and any(kind in ("byline", "caption") for kind in after[:2]):
            first = rest[0]
    last = first
    ended = False
    for number in range(first, len(lines)):
        if kinds[number] == "tail":
            if page.LAST_TAIL.fullmatch(text[lines[number].start : lines[number].end]):
                break
            ended = True
        elif kinds[number] in ("prose", "bullet"):
            words = len(text[lines[number].start : lines[number].end].split())
            if words >= (25 if ended else 1 if kinds[number] == "prose" else 8):
                last, ended = number, False
    return first, last


def _choose_headline(text: str, lines: list[Span], kinds: list[str], first: int) -> int | None:
    """The first line above the article that reads like a title; a short one only if there is no other."""
    titles = [
        number
        for number in range(first)
        if kinds[number] == "title" and not page.LETTERHEAD.fullmatch(text[lines[number].start : lines[number].end])
    ]
    sizes = {number: len(text[lines[number].start : lines[number].end].split()) for number in titles}
    long = [number for number in titles if sizes[number] >= 5]
    if long:
        return long[0]
    short = [number for number in titles if sizes[number] >= 3]
    return short[-1] if short else None


def _is_crosshead(line: str) -> bool:
    """A short sub-heading of the article itself; a teaser is as long as a headline."""
    return len(line.split()) <= 5


def _cut_inside(text: str, line: Span, zone: str) -> list[Piece]:
    """Cut datelines, captions, credits and pointers to other articles out of a line."""
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
    return [_trim(text, piece) for piece in pieces if text[piece[0] : piece[1]].strip()]


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
    starts = [span.start for span in split_sentence_spans(line)]
    starts += [match.end() for match in re.finditer(r"\s[|–—]\s|\s(?=[(\[])|\s(?=(?:Photo|Image|Picture|Credit)\b)", line)]
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


def _trim(text: str, piece: Piece) -> Piece:
    start, end, zone = piece
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()), zone


def _add_markup(text: str, pieces: list[Piece], markup: list[Span]) -> list[Piece]:
    """Lay covered markup over the pieces as furniture, and give entities at an edge to their neighbour."""
    for span in markup:
        pieces = sorted(
            {
                part
                for start, end, zone in pieces
                for part in ((start, min(end, span.start), zone), (max(start, span.end), end, zone))
                if part[0] < part[1] and text[part[0] : part[1]].strip()
            }
        )
    pieces += [(start, end, "furniture") for start, end in markup if text[start:end].strip()]
    return _fill_gaps(text, sorted(_trim(text, piece) for piece in pieces))


def _fill_gaps(text: str, pieces: list[Piece]) -> list[Piece]:
    """What no piece holds yet (entities were covered) goes to the piece that it touches."""
    filled: list[Piece] = []
    for start, end, zone in [*pieces, (len(text), len(text), "")]:
        previous = filled[-1][1] if filled else 0
        gap = text[previous:start]
        if gap.strip():
            touches = not gap[-1].isspace() and zone not in ("", "furniture")
            if touches:
                start = previous + len(gap) - len(gap.lstrip())
            elif filled and not gap[0].isspace() and filled[-1][2] != "furniture":
                filled[-1] = (filled[-1][0], previous + len(gap.rstrip()), filled[-1][2])
            else:
                filled.append(_trim(text, (previous, start, "furniture")))
        if zone:
            filled.append((start, end, zone))
    return filled
