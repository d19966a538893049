"""Text to lines and sentence spans: pure splitting, no tables.

One regular expression with a list of abbreviations ends almost every sentence of news text in the
right place; what it cannot know (does "U.S." end a sentence?) is decided by the next word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from analysis.page.wraps import BULLETS, OPEN_ENDS, find_breaks, split_blocks
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

_LAST_PARTS = {word.lower().rpartition(".")[2] for word in TITLES | BEFORE_NUMBERS | CALENDAR | OTHERS}
_BY_LENGTH = [
    "|".join(sorted(part for part in _LAST_PARTS if len(part) == length))
    for length in range(2, 1 + max(map(len, _LAST_PARTS)))
]
_SHORT = "|".join(rf"(?<=\b(?i:{words})\.)" for words in ("[a-z]", *_BY_LENGTH))
"""Behind what may be an abbreviation; of "a.m." and "U.S." that is the last letter."""

_OPENERS = r"[\"'“‘(\[«]*"
_CLOSERS = r"[\"'”’)\]»]*"
_LINE = LatePattern(r"\S(?:.*\S)?")
_ODD_BLANKS = "\t\n\r\x0b\x0c\x85\xa0\u2009\u202f\u2028\u2029"
_NEXT = rf"(?=\s+(?:==|{_OPENERS}[^\W_a-z]))"
# A search that begins with one certain sign is three times as fast as one for any of four. The look
# behind keeps long runs of stops linear. A group tells that a stop may belong to an abbreviation.
_BREAKS = [
    (sign, LatePattern(rf"\{sign}(?<![.!?…]{{2}})[.!?…]*{_CLOSERS}{_NEXT}({_SHORT})?")) for sign in ".!?…"
]
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
_ADDRESS = LatePattern(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}")
"""A line of its own below a finished sentence."""
_SIGNED = LatePattern(r"by(?: [A-Z][\w'’-]+){2,4}|(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,4}")
"""An author or a site below a headline; in prose a full stop follows sooner or later."""
_BEFORE_URLS = OPEN_ENDS | {"see", "visit", "via"}
_OWN_LINE = LatePattern(r"(?:[-*+•–]|\d{1,3}[.)])\s|[|>•]|[-=*_]{3}|(\*\*|__)[^*_\n]{1,40}:\1")
"""In Markdown, the sign of a list, table or rule, or a label in bold."""
_IN_ITALICS = LatePattern(r"([*_])(?=[^*_ ])[^*_\n]{2,300}\1$")
_RULE = LatePattern(r"[-=*_ ]{3,}$")
_NEXT_WORD = LatePattern(r"\s*[\"'“‘(\[«]*(\w+)")


def join_lines(text: str) -> str:
    """Put a blank in the place of every line break, tab and odd blank; the length stays the same.

    Examples
    --------
    >>> join_lines("in\\nHanoi")
    'in Hanoi'
    """
    for blank in _ODD_BLANKS:
        text = text.replace(blank, " ")
    return text


def split_lines(text: str) -> list[Span]:
    """Find the lines of a text without their outer blanks; blank lines are left out.

    Examples
    --------
    >>> split_lines("Headline\\n\\n  Body. \\n")
    [Span(start=0, end=8), Span(start=12, end=17)]
    """
    return list(map(Span._make, map(re.Match.span, _LINE.finditer(text.replace("\r", "\n")))))


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
    pieces = cut_at(text, find_sentence_ends(text, start, end), start, end)
    return [Span(first, first + len(piece)) for first, piece in pieces]


def find_sentence_ends(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Find the offsets behind the sentences of a stretch, in order; not its own end, and no blank lines.

    Examples
    --------
    >>> find_sentence_ends("He met Mr. Vu. They talked.")
    [14]
    """
    end = len(text) if end is None else end
    ends = [
        stop.end()
        for sign, pattern in _BREAKS
        if text.find(sign, start, end) >= 0
        for stop in pattern.finditer(text, start, end)
        if stop.lastindex is None or _ends_sentence(text, stop, end)
    ]
    if text.find("(", start, end) >= 0:
        found = _CREDIT_BREAK.finditer(text, start, end)
        ends += [bracket.end() for bracket in found if _stands_alone(text, bracket.start())]
    return sorted(ends)


def cut_at(text: str, offsets: list[int], start: int, end: int) -> list[tuple[int, str]]:
    """Cut a stretch at those of some sorted offsets that lie in it, and at its blank lines.

    Returns
    -------
    list of tuple
        Where each piece begins, and the piece without the blanks around it.

    Examples
    --------
    >>> cut_at("One. Two. Three.", [4, 9], 5, 16)
    [(5, 'Two.'), (10, 'Three.')]
    """
    cuts = offsets[bisect_right(offsets, start) : bisect_left(offsets, end)]
    if text.find("\n", start, end) >= 0:
        cuts = sorted(cuts + [blank.end() for blank in _BLANK_LINE.finditer(text, start, end)])
    pieces = []
    for cut in (*cuts, end):
        stretch = text[start:cut].rstrip()
        if piece := stretch.lstrip():
            pieces.append((start + len(stretch) - len(piece), piece))
        start = cut
    return pieces


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether a full stop behind what may be an abbreviation ends a sentence, too."""
    last = text[max(0, stop.start() - 40) : stop.start()].rsplit(None, 1)[-1].lstrip("\"'“‘([«")
    word = last.lower()
    following = _NEXT_WORD.match(text, stop.end(), end)
    first = following.group(1) if following else ""
    if word in TITLES:
        return False
    if word in BEFORE_NUMBERS:
        return not first[:1].isdigit()
    if last in CALENDAR or word in OTHERS or _ACRONYM.fullmatch(last + "."):
        return first in _STARTERS
    return True


def _stands_alone(text: str, start: int) -> bool:
    """Tell a bracket behind a finished sentence, "... in Tokyo. (Kyodo) Both", from one inside it."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return start == 0 or text[start - 1] in '.!?”"'


def split_paragraphs(text: str, lines: list[Span] | None = None, *, is_markdown: bool = False) -> list[Span]:
    """Find paragraphs: lines, with hard-wrapped lines joined.

    A line goes on in the next one if no blank line stands between them, it is long, it does not end
    a sentence, and either the next begins in lower case, or its first word had no room on it
    (:func:`find_breaks`), or the two are of the even length that wrapping gives. In Markdown any line
    goes on up to a blank one or the sign of a list or table.

    Parameters
    ----------
    text
        A text.
    lines
        Its lines (:func:`split_lines`); found if they are not given.
    is_markdown
        Whether the text is Markdown.

    Examples
    --------
    >>> text = "A headline\\nMinisters from Japan and Vietnam met in the old\\ncapital. They talked."
    >>> [text[s:e] for s, e in split_paragraphs(text)]
    ['A headline', 'Ministers from Japan and Vietnam met in the old\\ncapital. They talked.']
    """
    paragraphs: list[Span] = []
    for block in split_blocks(text, split_lines(text) if lines is None else lines):
        paragraphs.append(block[0])
        if len(block) == 1:
            continue
        sizes = [end - start for start, end in block]
        wrapped = 45 <= max(sizes) <= 100 and min(sizes[:-1]) >= max(sizes) - 20
        broken = set() if is_markdown else find_breaks(text, block)
        for line in block[1:]:
            last = paragraphs[-1]
            if is_markdown:
                goes_on = _goes_on_in_markdown(text, last, line)
            else:
                goes_on = _goes_on(text[slice(*last)], text[slice(*line)], wrapped, len(block))
            if goes_on or line.start in broken:
                paragraphs[-1] = Span(paragraphs[-1].start, line.end)
            else:
                paragraphs.append(line)
    return paragraphs


def _goes_on_in_markdown(text: str, last: Span, line: Span) -> bool:
    if _is_link(text, line) or _is_link(text, last) or _RULE.match(text, *last):
        return False
    if _OWN_LINE.match(text, *line):
        return False
    return text[last.end - 1] in "*_" or not _IN_ITALICS.match(text, *line)


def _is_link(text: str, line: Span) -> bool:
    """Whether a line is nothing but a link, of which only the brackets are left: an entry of a menu."""
    return text[line.start] == "[" and text[line.end - 1] == "]"


def _is_url(line: str) -> bool:
    return line.startswith(("http://", "https://", "www.")) and " " not in line


def _goes_on(so_far: str, following: str, wrapped: bool, n_lines: int) -> bool:
    """Whether a line goes on in the next one."""
    last_line = so_far[so_far.rfind("\n") + 1 :].strip()
    if following[0] in BULLETS or len(last_line) > 110:
        return False
    if _is_url(last_line):
        return following[0].islower() and not _is_url(following)
    if _is_url(following):
        is_open = last_line[-1] in ":,(" or last_line.rsplit(None, 1)[-1] in _BEFORE_URLS
        return is_open or ("\n" in so_far and last_line[-1] != ".")
    if len(last_line) >= 20 and following[0].islower():
        if "\n" not in so_far and _SIGNED.fullmatch(following):
            return False
        return last_line[-1] != "." or not _ADDRESS.fullmatch(following)
    # Two lines can be of even length by chance; three or more are wrapped, wherever sentences end.
    return wrapped and (n_lines > 2 or last_line[-1] not in '.!?:”"')
