"""Stretches of a text, each with its zone: trimmed, cut and laid side by side without a gap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from analysis.page.markup import INLINE_TAGS, LINK_ADDRESS
from analysis.page.segments import Span
from analysis.patterns import LatePattern

Piece = tuple[int, int, str]
"""Start, end (half-open, in characters of the text) and zone."""

_BARE_TAG = LatePattern(rf"</?(?:{INLINE_TAGS})>")
LONGEST_BARE_TAG = 12
_SENTENCE_ENDS = '.!?…:;”")]'
_LAST_TAG = LatePattern(r"(?:<[^<>]*>|\s)+\Z")
_INLINE = LatePattern(
    rf"</?(?:{INLINE_TAGS})(?:\s[^<>]{{0,2000}})?>|\]{LINK_ADDRESS}|\](?=\()|\[(?=[^\[\]\n]{{1,200}}\]\()|\*\*"
)
"""Tags that stand inside a line, and what Markdown writes around the words of a link or in bold."""


def cover_inline_markup(text: str) -> str:
    """Put blanks in the place of tags and of the signs and addresses of links: they are no words.

    Examples
    --------
    >>> cover_inline_markup("They <b>met</b> in [Hue](/hue).")
    'They    met     in  Hue       .'
    """
    return _INLINE.sub(lambda tag: " " * len(tag[0]), text) if has_inline_markup(text) else text


def find_inline_markup(text: str) -> list[Span]:
    """Where tags and the signs and addresses of links stand.

    Examples
    --------
    >>> text = "They met in <b>[Hue](/hue)</b>."
    >>> [text[start:end] for start, end in find_inline_markup(text)]
    ['<b>', '[', '](/hue)', '</b>']
    """
    return [Span(*match.span()) for match in _INLINE.finditer(text)] if has_inline_markup(text) else []


def has_inline_markup(text: str) -> bool:
    """A cheap look, which finds more than there is."""
    return "<" in text or ("]" in text and "](" in text) or ("*" in text and "**" in text)  # one sign is fast


def trim_piece(text: str, piece: Piece) -> Piece:
    """A piece without the blanks at its ends; it must hold something else."""
    start, end, zone = piece
    stretch = text[start:end]
    inner = stretch.strip()
    start += stretch.index(inner)
    return start, start + len(inner), zone


def cut_out(pieces: list[Piece], holes: Sequence[tuple], text: str) -> list[Piece]:
    """The pieces without the stretches (start, end ...) that are known to be something else."""
    if not holes:
        return pieces
    rest: list[Piece] = []
    holes = sorted(holes)
    passed = 0
    for start, end, zone in sorted(pieces):
        while passed < len(holes) and holes[passed][1] <= start:
            passed += 1
        number = passed
        while number < len(holes) and holes[number][0] < end:
            rest.append((start, holes[number][0], zone))
            start = max(start, holes[number][1])
            number += 1
        rest.append((start, end, zone))
    return [trim_piece(text, piece) for piece in rest if text[piece[0] : piece[1]].strip()]


def add_markup(text: str, pieces: list[Piece], markup: list[Span]) -> list[Piece]:
    """Lay covered markup over the pieces as furniture, and give entities at an edge to their neighbour.

    A bare tag inside a sentence, as around words in bold, stays with it: it would cut the sentence in two.
    """
    if not markup:
        return _fill_gaps(text, pieces)
    starts = [piece[0] for piece in pieces]
    markup = [span for span in markup if not _is_in_sentence(text, span, pieces, starts)]
    pieces = cut_out(pieces, markup, text)
    covered = [(start, end, "furniture") for start, end in markup if text[start:end].strip()]
    pieces += [trim_piece(text, piece) for piece in covered]
    return _fill_gaps(text, sorted(pieces))


def _is_in_sentence(text: str, tag: Span, pieces: list[Piece], starts: list[int]) -> bool:
    if tag.end - tag.start > LONGEST_BARE_TAG or not _BARE_TAG.fullmatch(text, *tag):
        return False
    number = bisect_right(starts, tag.start) - 1
    if number < 0 or pieces[number][2] != "body" or pieces[number][1] <= tag.end:
        return False
    before = text[max(pieces[number][0], tag.start - 80) : tag.start]
    before = before[: found.start()] if (found := _LAST_TAG.search(before)) else before
    return bool(before) and before[-1] not in _SENTENCE_ENDS


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
