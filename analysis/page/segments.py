"""Text to lines and sentence spans: pure splitting, no tables.

One regular expression with a list of abbreviations ends almost every sentence of news text in the
right place; what it cannot know (does "U.S." end a sentence?) is decided by the next word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from analysis.patterns import LatePattern


class Span(NamedTuple):
    """A half-open stretch of a text, in characters."""

    start: int
    end: int


TITLES = frozenset(
    """
    mr mrs ms dr prof gen lt col maj capt cmdr sgt adm brig sen rep gov pres hon rev st messrs e.g i.e
    """.split()
)
"""Words whose full stop never ends a sentence (compared in lower case, without it)."""

BEFORE_NUMBERS = frozenset("no nos vol pp p fig art sec para ch v".split())
"""Words whose full stop belongs to them only before a number ("No. 5", but "He said no.")."""

CALENDAR = frozenset(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """.split()
)
OTHERS = frozenset("a.m p.m sr jr vs al approx dept est inc ltd corp co bros dist etc cf ca ph.d".split())
"""With those of the calendar, words that may end a sentence: the word after them tells."""

_OPENERS = r"[\"'“‘(\[«]*"
_CLOSERS = r"[\"'”’)\]»]*"
_BLANKS = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u2009\u202f\u2028\u2029", " "))
_BREAK = LatePattern(rf"(?<![.!?…])[.!?…]+{_CLOSERS}(?=\s+(?:==|{_OPENERS}[^\W_a-z]))")
_BLANK_LINE = LatePattern(r"\n[^\S\n]*(?=\n)")
_CREDIT_BREAK = LatePattern(r"\([^()\n]{2,40}\)(?=\s+[\"“‘A-Z=])")
_ACRONYM = LatePattern(r"(?:[A-Z]\.)+$")
_STARTERS = frozenset(
    """
    The A An In On At It He She They We I You This That These Those But And However Meanwhile After
    Before When While For From With As If His Her Their Its Our There Both Many Some Most Asked
    Speaking Since Under Despite Earlier Later
    """.split()
)
_LAST_WORD = LatePattern(r"\S+$")
_NEXT_WORD = LatePattern(r"\s*[\"'“‘(\[«]*(\w+)")


def join_lines(text: str) -> str:
    """Put a blank in the place of every line break, tab and odd blank; the length stays the same.

    Examples
    --------
    >>> join_lines("in\\nHanoi")
    'in Hanoi'
    """
    return text.translate(_BLANKS)


def split_lines(text: str) -> list[Span]:
    """Find the lines of a text without their outer blanks; blank lines are left out.

    Examples
    --------
    >>> split_lines("Headline\\n\\n  Body. \\n")
    [Span(start=0, end=8), Span(start=12, end=17)]
    """
    return [Span(match.start(), match.end()) for match in re.finditer(r"\S(?:[^\r\n]*\S)?", text)]


def split_sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the sentences between two offsets, without the blanks around them.

    Line breaks inside a sentence do not end it; a blank line does.

    Examples
    --------
    >>> text = "Gen. Giang met U.S. Vice President Harris. They talked."
    >>> [text[s:e] for s, e in split_sentence_spans(text)]
    ['Gen. Giang met U.S. Vice President Harris.', 'They talked.']
    """
    end = len(text) if end is None else end
    chunk = text[:end]
    cuts = [match.end() for match in _BLANK_LINE.finditer(chunk, start)]
    cuts += [match.end() for match in _BREAK.finditer(chunk, start) if _ends_sentence(chunk, match)]
    cuts += [
        match.end() for match in _CREDIT_BREAK.finditer(chunk, start) if _stands_alone(chunk, match.start())
    ]
    edges = [start, *sorted(set(cuts)), end]
    spans = (_strip(text, first, last) for first, last in pairwise(edges))
    return [span for span in spans if span.end > span.start]


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tell a full stop that ends a sentence from one that belongs to an abbreviation."""
    if stop.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    if word is None:
        return True
    last = word.group().lstrip("\"'“‘([«")
    following = _NEXT_WORD.match(text, stop.end())
    first = following.group(1) if following else ""
    if last.lower() in TITLES:
        return False
    if last.lower() in BEFORE_NUMBERS:
        return not first[:1].isdigit()
    if last in CALENDAR or last.lower() in OTHERS or _ACRONYM.fullmatch(last + "."):
        return first in _STARTERS
    return True


def _stands_alone(text: str, start: int) -> bool:
    """Tell a bracket behind a finished sentence, "... in Tokyo. (Kyodo) Both", from one inside it."""
    return text[:start].rstrip()[-1:] in {"", ".", "!", "?", "”", '"'}


def split_paragraphs(text: str) -> list[Span]:
    """Find paragraphs: lines, with hard-wrapped lines joined.

    A line goes on in the next one if no blank line stands between them, it is long, it does not end
    a sentence, and either the next begins in lower case or the two are of the even length that
    wrapping gives.

    Examples
    --------
    >>> text = "A headline\\nMinisters from Japan and Vietnam met in the old\\ncapital. They talked."
    >>> [text[s:e] for s, e in split_paragraphs(text)]
    ['A headline', 'Ministers from Japan and Vietnam met in the old\\ncapital. They talked.']
    """
    paragraphs: list[Span] = []
    for block in _split_blocks(text):
        paragraphs += [block[0]]
        sizes = [end - start for start, end in block]
        wrapped = 45 <= max(sizes) <= 100 and min(sizes[:-1], default=0) >= max(sizes) - 20
        for line in block[1:]:
            if _goes_on(
                text[paragraphs[-1].start : paragraphs[-1].end], text[line.start], wrapped, len(block)
            ):
                paragraphs[-1] = Span(paragraphs[-1].start, line.end)
            else:
                paragraphs.append(line)
    return paragraphs


def _split_blocks(text: str) -> list[list[Span]]:
    """Lines with no blank line between them."""
    blocks: list[list[Span]] = []
    previous = 0
    for line in split_lines(text):
        if blocks and text.count("\n", previous, line.start) <= 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        previous = line.end
    return blocks


def _goes_on(so_far: str, first: str, wrapped: bool, n_lines: int) -> bool:
    """Whether a line goes on in the next one, which begins with the character `first`."""
    last_line = so_far[so_far.rfind("\n") + 1 :].strip()
    if first in "•*·–" or len(last_line) > 110:
        return False
    if len(last_line) >= 20 and first.islower():
        return True
    # Two lines can be of even length by chance; three or more are wrapped, wherever sentences end.
    return wrapped and (n_lines > 2 or last_line[-1] not in '.!?:”"')
