"""Text -> the same text with markup blanked out, so that offsets stay true.

A saved page often still holds tags, scripts, comments or a YAML head. They are no part of the article
but the text is kept exactly: here each is covered with blanks of the same length (line breaks where a
tag ends a block), and the covered spans are returned for the zones table.
"""

from __future__ import annotations

import re

from analysis.page.fields import find_front_matter, find_yaml_syntax
from analysis.page.segments import Span
from analysis.patterns import LatePattern

INLINE_TAGS = (
    "abbr|a|bdi|big|b|cite|code|del|em|font|img|input|ins|i|kbd|label|mark|noscript|q|script|small|span|strong"
    "|style|sub|sup|svg|s|time|u|wbr"
)
LINK_ADDRESS = (
    r"\((?<=\]\()(?:https?:|mailto:|/|#)[^()\s]{1,500}(?:\([^()\s]{0,100}\)[^()\s]{0,300})?"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\)"
)
"""The address of a link in Markdown, and its title."""
_BLOCK_TAGS = "p|div|br|li|ul|ol|h[1-6]|table|tr|td|section|article|figure|blockquote"
# "*+" and "{0,9}+" take all they can and give nothing back: odd pages cannot make these patterns slow. Each
# way begins with one certain sign: so the search passes over other characters four times as fast. A group is
# held by "(?>", since Python before 3.11.5 loses its way in possessive groups (its issue 106052).
_MARKUP = LatePattern(
    r"<!--|<!\[CDATA\[|\]\]>|</?([A-Za-z!?][\w:-]*+)[^<>]{0,2000}+>"
    rf"|&lt;/?(?:{_BLOCK_TAGS}|{INLINE_TAGS})\b(?>(?:(?!&[lg]t;)[^<>]){{0,500}})&gt;"
    rf"|#(?:(?<=\n#)|(?<=\A#))#{{0,5}} |{LINK_ADDRESS}"
)
_WITH_CONTENT = {"script", "style", "noscript", "svg"}
_ENTITY = LatePattern(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
_BLOCK = LatePattern(
    rf"(?:<|&lt;)/?(?!(?:{INLINE_TAGS})\b)[A-Za-z][\w:.-]*+(?=[\s/>&])|<!\[CDATA|\]\]>", re.IGNORECASE
)
"""Any tag but those that stand inside a line: whatever XML calls its elements, each is a line of its own."""

_SIGNS = ("<", "]", "#", "&")
"""A text without one of these holds no markup; single ones are found four times as fast as any two."""


def find_markup(text: str) -> list[Span]:
    """Find tags, scripts, comments and the syntax of the YAML head of a text.

    Entities ("&amp;") stand for characters of the article and are none of these, but an escaped tag
    ("&lt;p&gt;", as in feeds) is one.

    Examples
    --------
    >>> find_markup("<p>Hi &amp; bye</p>")
    [Span(start=0, end=3), Span(start=15, end=19)]
    >>> find_markup("5 < 6 and 7 > 3")
    []
    """
    spans = _scan_markup(text) if any(sign in text for sign in _SIGNS) else []
    head = find_front_matter(text)
    if head:
        spans = find_yaml_syntax(text, head) + [span for span in spans if span.start >= head.end]
    return spans


def _scan_markup(text: str) -> list[Span]:
    """Tags one after another; a comment or a script reaches to its end, if it has one."""
    spans: list[Span] = []
    lowered = text.lower()
    endless: set[str] = set()
    position = 0
    while match := _MARKUP.search(text, position):
        start, position = match.span()
        name = (match.group(1) or "").lower()
        closing = "-->" if match.group() == "<!--" else f"</{name}" if name in _WITH_CONTENT else None
        if closing and not match.group().startswith("</") and closing not in endless:
            end = lowered.find(closing, position)
            if end < 0:
                endless.add(closing)
            else:
                closed = text.find(">", end)
                position = closed + 1 if closed >= 0 else end + len(closing)
        spans.append(Span(start, position))
    return spans


def is_markdown(text: str) -> bool:
    """Whether a text has a YAML head or the links of Markdown.

    Examples
    --------
    >>> is_markdown("See [the plan](https://plan.example).")
    True
    """
    has_link = "]" in text and ("](http" in text or "](/" in text)
    return has_link or find_front_matter(text) is not None


def mask_markup(text: str, markup: list[Span] | None = None) -> str:
    """Cover markup and entities with blanks; the result has the length of `text`.

    Parameters
    ----------
    text
        A text.
    markup
        What :func:`find_markup` found in it; looked for if it is not given.

    Examples
    --------
    >>> mask_markup("<p>Two <b>words</b></p>")
    '\\n\\n Two    words    \\n\\n  '
    """
    markup = find_markup(text) if markup is None else markup
    plain = text.replace("\ufeff", " ")
    if "&" in text:
        plain = _ENTITY.sub(lambda entity: " " * len(entity.group()), plain)
    if not markup:
        return plain
    pieces, position = [], 0
    for start, end in markup:
        pieces += [plain[position:start], _cover(text[start:end])]
        position = end
    return "".join([*pieces, plain[position:]])


def _cover(markup: str) -> str:
    breaks = "\n\n" if _BLOCK.match(markup) or markup.startswith("---") else ""
    return (breaks + " " * len(markup))[: len(markup)]
