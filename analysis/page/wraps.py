"""Lines -> which of them were broken by hand, and go on with the sentence of the line before.

Old speeches and wire copy were typed with a return at the end of every line. There a name begins a line as
often as it stands anywhere, and looks like a title; what tells is the room on the line before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Line = tuple[int, int]
"""Start and end (half-open) of a line without its outer blanks, in characters of the text."""

WRAPPED_LINES = 6
"""So many lines without a blank one between them tell whether prose was broken by hand."""
NARROWEST, WIDEST = 35, 100
"""In characters: how wide such prose is."""
OPEN_SHARE = 0.4
"""So many of its lines, or more, go on in small letters or behind a word that cannot end anything."""
RAGGED = 6
"""In characters: a line may end so much earlier than it must."""

OPEN_ENDS = frozenset(
    """
    a an the of to and or but nor in on at for from with by into as than that which who whose because is are
    was were be been has have had will would its their his her our this these
    """.split()
)
"""No entry of a menu, item of a list or title ends with one of these."""
BULLETS = "•*·–"


def find_breaks(text: str, block: Sequence[Line]) -> set[int]:
    """Find where the lines begin that go on with a sentence, if a block is prose broken by hand.

    Parameters
    ----------
    text
        A text.
    block
        Lines with no blank line between them (:func:`split_blocks`).

    Returns
    -------
    set of int
        The offsets of their first characters.

    Examples
    --------
    >>> from analysis.page.segments import split_lines
    >>> text = "The owners thank the harbour master, Ann\\nRay, for all that she did in the storm of\\n"
    >>> text += "December, when the old ferry from Osaka came\\nin sight of The Reef, and the whole\\n"
    >>> text += "town was on its feet.\\nNobody slept."
    >>> breaks = find_breaks(text, split_lines(text))
    >>> [text[start:].split()[0] for start in sorted(breaks)]
    ['Ray,', 'December,', 'in', 'town']
    """
    width = _find_width(text, block) if len(block) >= WRAPPED_LINES else 0
    if not width:
        return set()
    return {line[0] for last, line in pairwise(block) if _has_no_room(text, last, line, width)}


def split_blocks(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with no blank line between them.

    Examples
    --------
    >>> split_blocks("One\\ntwo\\n\\nthree", [(0, 3), (4, 7), (9, 14)])
    [[(0, 3), (4, 7)], [(9, 14)]]
    """
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and text.count("\n", blocks[-1][-1][1], line[0]) <= 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _find_width(text: str, block: Sequence[Line]) -> int:
    """How many characters a line of prose broken by hand can hold; 0 if it was not broken."""
    sizes = sorted(end - start for start, end in block)
    width = sizes[9 * (len(sizes) - 1) // 10]  # a few may be longer than the others
    n_open = sum(text[line[0]].islower() or _ends_open(text, last) for last, line in pairwise(block))
    is_broken = NARROWEST <= width <= WIDEST and n_open >= OPEN_SHARE * (len(block) - 1)
    return width if is_broken else 0


def _has_no_room(text: str, last: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line did not fit on the last one, or belongs to it; it ends no sentence."""
    first = text[line[0] : line[1]].split(None, 1)[0]
    if first[0] in BULLETS or text[last[0] : last[1]].rstrip("\"'”’)")[-1:] in (*".!?:;", ""):
        return False
    if last[1] - last[0] + 1 + len(first) > width - RAGGED:
        return True
    return first[0].isalpha() and _ends_open(text, last)  # "Published on" stands above a date, too


def _ends_open(text: str, line: Line) -> bool:
    return text[line[0] : line[1]].rsplit(None, 1)[-1] in OPEN_ENDS
