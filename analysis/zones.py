"""Documents -> zones: what is the article, and what is the page around it.

Two looks at every paragraph: what it is by itself (a date line, a caption, a line of page furniture,
prose ...), and what it must be from where it stands (a line without a full stop is the headline
above the first paragraph of prose, a teaser of another article between paragraphs, and furniture
below the last). Then captions, credits, datelines and pointers inside a paragraph are cut out.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import NamedTuple

import pandas as pd

from analysis.page import wording
from analysis.page.authors import names_author
from analysis.page.datelines import find_dateline
from analysis.page.edges import (
    choose_headline,
    complete_summary,
    find_closing,
    find_teasers,
    mark_captions,
    mark_datelines,
    mark_excerpts,
    mark_heading,
    mark_items,
    mark_numbered,
    mark_repeats,
    mark_salutations,
    mark_signed,
    mark_speech,
    mark_trails,
)
from analysis.page.fields import find_fields
from analysis.page.headers import find_stamps
from analysis.page.inline import cut_paragraph
from analysis.page.markup import find_markup, is_markdown, mask_markup
from analysis.page.page_lines import AGENCY_LINE, PLACE_LINE, names_issuer
from analysis.page.paragraphs import find_kind, find_signs
from analysis.page.pictures import SIGNED_LINE
from analysis.page.pieces import Piece, add_markup, cut_out
from analysis.page.segments import Span, join_lines, split_lines, split_paragraphs
from analysis.schema import build_table

_ARTICLE_KINDS = ("prose", "bullet", "item")
_REPEATED = {zone: zone for zone in ("headline", "standfirst", "byline")}
"""Fields that a page shows again as a line of their own."""


class Page(NamedTuple):
    """A text, and its paragraphs with markup covered."""

    text: str
    markup: list[Span]
    named: list[Piece]
    """What the page itself names."""
    masked: str
    spans: list[Span]
    lines: list[str]
    """The words of each paragraph, on one line."""
    signs: list[int]
    """What else than prose each may be (:func:`find_signs`)."""
    is_bare: bool
    """Nothing is covered or named: the paragraphs leave out nothing but blanks."""


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
    texts = documents["text"].tolist()
    rows = [
        (doc_id, start, end, zone)
        for doc_id, pieces in zip(documents["doc_id"], _divide(texts), strict=True)
        for start, end, zone in pieces
    ]
    return build_table("zones", rows)


def find_zones(text: str) -> list[Piece]:
    """Divide one text into ``(start, end, zone)`` pieces that cover every non-blank character once.

    Examples
    --------
    >>> find_zones("Ministers meet in Hanoi\\n\\nHANOI (AP) — The two ministers met on Monday.\\n\\nShare")
    [(0, 23, 'headline'), (25, 37, 'dateline'), (38, 70, 'body'), (72, 77, 'furniture')]
    """
    return _divide([text])[0]


def _divide(texts: list[str]) -> list[list[Piece]]:
    """The pieces of each text.

    All of a batch go through one step before the next: so little code at a time stays in the cache of the
    processor.
    """
    pages = _read_pages(texts)
    kinds = _find_kinds(pages)
    zones = list(map(_name_zones, pages, kinds))
    return list(map(_cut_pieces, pages, zones))


def _read_pages(texts: list[str]) -> list[Page]:
    """Find the paragraphs of pages, and what these say of them in their markup and dates."""
    markup = list(map(find_markup, texts))
    masked = list(map(mask_markup, texts, markup))
    rows = list(map(split_lines, masked))
    named = list(map(_name_stretches, texts, masked, markup, rows))
    spans = list(map(_find_paragraphs, texts, masked, rows, named))
    is_bare = [cover == text and not known for text, cover, known in zip(texts, masked, named, strict=True)]
    masked = list(map(join_lines, masked))  # from here on a line break inside a paragraph is a blank
    lines = [[text[start:end] for start, end in own] for text, own in zip(masked, spans, strict=True)]
    signs = list(map(find_signs, masked, spans))
    return list(map(Page, texts, markup, named, masked, spans, lines, signs, is_bare))


def _find_paragraphs(text: str, masked: str, rows: list[Span], named: list[Piece]) -> list[Span]:
    """Paragraphs without what the page names."""
    spans = split_paragraphs(masked, rows, is_markdown=is_markdown(text))
    if not named:
        return spans
    return [Span(start, end) for start, end, _ in cut_out([(*span, "") for span in spans], named, masked)]


def _find_kinds(pages: list[Page]) -> list[list[str]]:
    """What each paragraph is by itself."""
    found = [list(map(find_kind, page.lines, page.signs)) for page in pages]
    for page, kinds in zip(pages, found, strict=True):
        others = [number for number, signs in enumerate(page.signs) if signs]
        mark_repeats(page.lines, kinds, others)
        mark_speech(page.lines, kinds, others)
        mark_trails(page.lines, kinds)
        mark_captions(page.lines, kinds, others)
        mark_datelines(page.lines, kinds, others)
        mark_signed(page.lines, kinds, others)
        mark_items(page.text, page.spans, kinds)
        mark_heading(page.text, page.spans, kinds)
        mark_numbered(page.lines, kinds, others)
        mark_excerpts(page.lines, kinds, others)
        mark_salutations(page.lines, kinds, others)
    return found


def _name_zones(page: Page, kinds: list[str]) -> list[str]:
    """The zone of each paragraph."""
    known = {page.text[start:end]: zone for start, end, zone in page.named}
    zones = _place(page.lines, kinds, headline_known="headline" in known.values())
    if known:
        zones = [_REPEATED.get(known.get(line), zone) for line, zone in zip(page.lines, zones, strict=True)]
    return zones


def _cut_pieces(page: Page, zones: list[str]) -> list[Piece]:
    """Give every paragraph its zone, and cut out of it what is something else."""
    pieces = [
        piece
        for span, zone, signs in zip(page.spans, zones, page.signs, strict=True)
        for piece in cut_paragraph(page.masked, span, zone, signs)
    ]
    if page.is_bare:
        return pieces
    return add_markup(page.text, sorted(pieces + _leave_repeated_title(page)), page.markup)


def _leave_repeated_title(page: Page) -> list[Piece]:
    """What the page names; a title in a YAML head that stands again as a heading is left to the head."""
    if not page.text.startswith("---"):
        return page.named
    return [
        (start, end, "metadata" if zone == "headline" and page.text[start:end] in page.lines else zone)
        for start, end, zone in page.named
    ]


def _name_stretches(text: str, masked: str, markup: list[Span], lines: list[Span]) -> list[Piece]:
    """What the page itself names: the fields of its markup, and the date lines outside of them."""
    fields = [(start, end, zone) for (start, end), zone in find_fields(text)]
    stamps = [(s.start, s.end, "metadata") for s in find_stamps(text, masked, lines) if s.end > s.start]
    whole = set(cut_out(stamps, [*markup, *fields], masked))
    named, end = fields, 0
    for stamp in stamps:
        if stamp in whole and stamp[0] >= end:  # a line and the field in it may be dated by the same words
            named, end = [*named, stamp], stamp[1]
    return named


def _place(lines: list[str], kinds: list[str], *, headline_known: bool) -> list[str]:
    """Turn kinds into zones by where the lines stand."""
    body = _find_body(lines, kinds)
    first = min(body, default=len(lines))
    zones = ["furniture"] * len(lines)
    headline = -1 if headline_known else choose_headline(lines, kinds, first)
    teasers = find_teasers(lines, kinds[:first])
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "prose" and number in body:  # most lines
            zones[number] = "body"
        elif kind in ("byline", "credit", "caption", "metadata", "dateline"):
            zones[number] = kind
        elif number == headline:
            zones[number] = "headline"
        elif number < first and headline is not None and number > headline and number not in teasers:
            zones[number] = _zone_below_headline(line, kind, lines, next_to_body=number + 1 == first)
        elif number in body and (
            kind in _ARTICLE_KINDS or (kind == "title" and _is_crosshead(lines, number))
        ):
            zones[number] = "body"
    complete_summary(lines, kinds, zones)
    return zones


def _zone_below_headline(line: str, kind: str, lines: list[str], *, next_to_body: bool) -> str:
    """What stands between headline and body: the author, a place, a letterhead, or the standfirst."""
    if kind not in ("bullet", "title", "prose"):
        return "furniture"
    if wording.LETTERHEAD.fullmatch(line):
        return "metadata"
    if SIGNED_LINE.fullmatch(line):
        return "caption"
    if names_author(line, lines) or AGENCY_LINE.fullmatch(line) or names_issuer(line):
        return "byline"
    if next_to_body and line.isupper() and len(line.split()) <= 4 and not any(map(str.isdigit, line)):
        return "dateline"
    if not line.isupper() and wording.PERSON_LINE.fullmatch(line):
        return "byline"
    if PLACE_LINE.fullmatch(line):
        return "dateline"
    return "standfirst" if len(line.split()) >= 6 else "furniture"


def _find_body(lines: list[str], kinds: list[str]) -> set[int]:
    """The numbers of the lines from the first to the last prose of the article.

    Below a line that ends the article ("Related articles") only whole paragraphs go on with it.
    """
    reached, kept, ended = [], 0, False
    for number in range(_find_first_prose(lines, kinds), len(lines)):
        line, kind = lines[number], kinds[number]
        if kind == "tail" or (kind == "byline" and reached and wording.SIGN_OFF.match(line)):
            if wording.LAST_TAIL.fullmatch(line):
                break
            ended = True
            reached = reached[:kept]
        is_text = kind == "prose" or (kind == "bullet" and _has_words(line, 8))
        if ended and not (is_text and _goes_on(lines, kinds, number)):
            continue
        ended = False
        reached.append(number)
        kept = len(reached) if is_text else kept
    return set(reached[:kept] + find_closing(lines, kinds, reached[:kept]))


def _goes_on(lines: list[str], kinds: list[str], number: int) -> bool:
    """Whether the article goes on with a paragraph that tells something, or two in a row."""
    if not _has_words(lines[number], 25):
        return False
    follows = number + 1 < len(lines) and kinds[number + 1] == "prose" and _has_words(lines[number + 1], 12)
    return follows or bool(wording.TOLD.search(lines[number]))


def _has_words(line: str, number: int) -> bool:
    return len(line.split()) >= number


def _find_first_prose(lines: list[str], kinds: list[str]) -> int:
    """The first line of prose that is no summary above the byline, date or caption; none has a dateline."""
    prose = [number for number, kind in enumerate(kinds) if kind == "prose"]
    for number, below in islice(pairwise(prose[:-2]), 2):  # three more stand below
        if any(kind in ("byline", "caption", "dateline") for kind in kinds[number + 1 : number + 3]):
            return number if find_dateline(lines[number][:120]) else below
    return prose[0] if prose else len(kinds)


def _is_crosshead(lines: list[str], number: int) -> bool:
    """A short sub-heading of the article; a teaser is as long as a headline, or stands below its label."""
    return len(lines[number].split()) <= 5 and not wording.TEASER_LEAD.fullmatch(lines[number - 1])
