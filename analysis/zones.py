"""Documents -> zones: what is the article, and what is the page around it.

Two looks at every paragraph: what it is by itself (a date line, a caption, a line of page furniture,
prose ...), and what it must be from where it stands (a line without a full stop is the headline
above the first paragraph of prose, a teaser of another article between paragraphs, and furniture
below the last). Then captions, credits, datelines and pointers inside a paragraph are cut out.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import wording as page
from analysis.page.headers import find_stamps
from analysis.page.markup import find_fields, find_markup, mask_markup
from analysis.page.paragraphs import Piece, cut_paragraph, find_kind, trim_piece
from analysis.page.segments import Span, join_lines, split_paragraphs
from analysis.schema import build_table


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
    [(0, 23, 'headline'), (25, 37, 'dateline'), (38, 70, 'body'), (72, 77, 'furniture')]
    """
    masked, markup, fields = mask_markup(text), find_markup(text), find_fields(text)
    named = [(span.start, span.end, zone) for span, zone in fields]
    known = [Span(stamp.start, stamp.end) for stamp in find_stamps(text) if stamp.end > stamp.start]
    known = [
        span
        for span in known
        if not any(_overlap(span, other) for other in [*markup, *(f[0] for f in fields)])
    ]
    named += [(start, end, "metadata") for start, end in known]
    paragraphs = [(start, end, "") for start, end in split_paragraphs(masked)]
    taken = [Span(start, end) for start, end, _ in named]
    lines = [Span(start, end) for start, end, _ in _cut_out(paragraphs, taken, masked)]
    masked = join_lines(masked)  # from here on a line break inside a paragraph is a blank
    kinds = [find_kind(masked[start:end]) for start, end in lines]
    _mark_repeats(masked, lines, kinds)
    headline_known = any(zone == "headline" for _, _, zone in named)
    zones = _place(masked, lines, kinds, headline_known=headline_known)
    pieces = [
        piece for line, zone in zip(lines, zones, strict=True) for piece in cut_paragraph(masked, line, zone)
    ]
    return _add_markup(text, sorted(pieces + named), markup)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cut_out(pieces: list[Piece], holes: list[Span], text: str) -> list[Piece]:
    """The pieces without the stretches that are known to be something else."""
    rest: list[Piece] = []
    holes = sorted(holes)
    passed = 0
    for start, end, zone in sorted(pieces):
        while passed < len(holes) and holes[passed].end <= start:
            passed += 1
        for hole in holes[passed:]:
            if hole.start >= end:
                break
            rest.append((start, hole.start, zone))
            start = max(start, hole.end)
        rest.append((start, end, zone))
    return [trim_piece(text, piece) for piece in rest if text[piece[0] : piece[1]].strip()]


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
    body = _find_body(text, lines, kinds)
    first = min(body, default=len(lines))
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
        elif number in body and (kind in ("prose", "bullet") or (kind == "title" and _is_crosshead(line))):
            zones[number] = "body"
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


def _find_body(text: str, lines: list[Span], kinds: list[str]) -> set[int]:
    """The numbers of the lines from the first to the last prose of the article.

    Below a line that ends the article ("Related articles") only a whole paragraph goes on with it.
    """
    first = _find_first_prose(kinds)
    reached, kept, ended = [], 0, False
    for number in range(first, len(lines)):
        n_words = len(text[lines[number].start : lines[number].end].split())
        if kinds[number] == "tail":
            if page.LAST_TAIL.fullmatch(text[lines[number].start : lines[number].end]):
                break
            ended = True
            reached = reached[:kept]
        is_text = kinds[number] == "prose" or (kinds[number] == "bullet" and n_words >= 8)
        if ended and not (is_text and n_words >= 25):
            continue
        ended = False
        reached.append(number)
        kept = len(reached) if is_text else kept
    return set(reached[:kept])


def _find_first_prose(kinds: list[str]) -> int:
    """The first line of prose that is no summary above the byline, date or caption."""
    prose = [number for number, kind in enumerate(kinds) if kind == "prose"]
    for number in prose[:2]:
        below = [other for other in prose if other > number]
        if len(below) >= 3 and any(kind in ("byline", "caption") for kind in kinds[number + 1 : number + 3]):
            return below[0]
    return prose[0] if prose else len(kinds)


def _choose_headline(text: str, lines: list[Span], kinds: list[str], first: int) -> int | None:
    """The first line above the article that reads like a title; a short one only if there is no other."""
    titles = [
        number
        for number in range(first)
        if kinds[number] == "title"
        and not page.LETTERHEAD.fullmatch(text[lines[number].start : lines[number].end])
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


def _add_markup(text: str, pieces: list[Piece], markup: list[Span]) -> list[Piece]:
    """Lay covered markup over the pieces as furniture, and give entities at an edge to their neighbour."""
    pieces = _cut_out(pieces, markup, text)
    covered = [(start, end, "furniture") for start, end in markup if text[start:end].strip()]
    pieces += [trim_piece(text, piece) for piece in covered]
    return _fill_gaps(text, sorted(pieces))


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
            elif filled and "\n" not in gap.rstrip() and filled[-1][2] != "furniture":
                filled[-1] = (filled[-1][0], previous + len(gap.rstrip()), filled[-1][2])
            else:
                filled.append(trim_piece(text, (previous, start, "furniture")))
        if zone:
            filled.append((start, end, zone))
    return filled
