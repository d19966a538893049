"""Text -> the same text with markup blanked out, so that offsets stay true.

A saved page often still holds tags, scripts, comments or a YAML head. They are no part of the article
but the text is kept exactly: here each is covered with blanks of the same length (line breaks where a
tag ends a block), and the covered spans are returned for the zones table.
"""

from __future__ import annotations

import re

from analysis.page.segments import Span
from analysis.patterns import LatePattern

_BLOCK_TAGS = (
    "p|div|br|li|ul|ol|h[1-6]|table|tr|td|section|article|header|footer|title|item|pubdate|description|link"
)
_MARKUP = LatePattern(
    r"<!--|<!\[CDATA\[|\]\]>|</?([A-Za-z!?][\w:-]*)[^<>]{0,2000}>"
    r"|(?<=\n)#{1,6} |(?<=\])\((?:https?:|/)[^()\s]{1,500}\)"
)
_WITH_CONTENT = {"script", "style", "noscript", "svg"}
_ENTITY = LatePattern(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
_TITLE = LatePattern(
    r"<(title|h1|headline)\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?([^<>]{3,300}?)(?:\]\]>)?\s*</\1\s*>",
    re.IGNORECASE,
)
_BLOCK = LatePattern(rf"</?(?:{_BLOCK_TAGS})\b|<!\[CDATA|\]\]>", re.IGNORECASE)
_FRONT_MATTER = LatePattern(r"[\s\ufeff]*---[ \t]*\r?\n(?:(?!---)[^\n]*\n){1,60}?---[ \t]*(?=\r?\n|$)")
_MAY_HOLD_MARKUP = LatePattern(r"<|\]\]>|\]\(|\n# ")
_YAML_ZONES = {
    "title": "headline",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "description": "standfirst",
}
_YAML_ZONES |= {"summary": "standfirst", "subtitle": "standfirst", "excerpt": "standfirst"}
_YAML_LINE = LatePattern(r"^([\w-]+:[ \t]*|\s*-[ \t]+)(.*(?:\n[ \t]+(?![ \t-]).*)*)$", re.MULTILINE)


def find_markup(text: str) -> list[Span]:
    """Find tags, scripts, comments and the syntax of the YAML head of a text.

    Entities ("&amp;") stand for characters of the article and are none of these.

    Examples
    --------
    >>> find_markup("<p>Hi &amp; bye</p>")
    [Span(start=0, end=3), Span(start=15, end=19)]
    >>> find_markup("5 < 6 and 7 > 3")
    []
    """
    spans = _scan_markup(text) if _MAY_HOLD_MARKUP.search(text) else []
    head = find_front_matter(text)
    if head:
        spans = _yaml_syntax(text, head) + [span for span in spans if span.start >= head.end]
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


def find_fields(text: str) -> list[tuple[Span, str]]:
    """Find what markup itself names: the title, the author, other fields of the head; with its zone.

    Examples
    --------
    >>> find_fields("---\\ntitle: A plan\\ntags: [x]\\n---\\nText")
    [(Span(start=11, end=17), 'headline'), (Span(start=24, end=27), 'metadata')]
    >>> find_fields("<title>A plan</title>")
    [(Span(start=7, end=13), 'headline')]
    """
    fields = [(Span(*match.span(2)), "headline") for match in _TITLE.finditer(text)] if "<" in text else []
    head = find_front_matter(text)
    if head:
        for line in _YAML_LINE.finditer(text, head.start, head.end):
            key, value = line.group(1).strip(" :-").lower(), line.group(2).strip().strip("'\"")
            if value and value != "--":
                start = text.index(value, line.start(2))
                fields.append((Span(start, start + len(value)), _YAML_ZONES.get(key, "metadata")))
    return sorted(fields)


def _yaml_syntax(text: str, head: Span) -> list[Span]:
    """The head without the values of its fields."""
    spans, position = [], head.start
    for line in _YAML_LINE.finditer(text, head.start, head.end):
        value = line.group(2).strip().strip("'\"")
        if value and value != "--":
            start = text.index(value, line.start(2))
            spans.append(Span(position, start))
            position = start + len(value)
    return [*spans, Span(position, head.end)]


def find_front_matter(text: str) -> Span | None:
    """The YAML head between two lines of ``---`` at the very top, if there is one with a ``key:`` line.

    Examples
    --------
    >>> find_front_matter("---\\ntitle: A\\n---\\nText")
    Span(start=0, end=16)
    >>> find_front_matter("--- \\nNo head here") is None
    True
    """
    match = _FRONT_MATTER.match(text)
    if match and _YAML_LINE.search(match.group()):
        return Span(*match.span())
    return None


def mask_markup(text: str) -> str:
    """Cover markup and entities with blanks; the result has the length of `text`.

    Examples
    --------
    >>> mask_markup("<p>Two <b>words</b></p>")
    '\\n\\n Two    words    \\n\\n  '
    """
    text = text.replace("\ufeff", " ")
    if "&" in text:
        text = _ENTITY.sub(lambda entity: " " * len(entity.group()), text)
    spans = find_markup(text)
    if not spans:
        return text
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], _cover(text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def _cover(markup: str) -> str:
    breaks = "\n\n" if _BLOCK.match(markup) or markup.startswith("---") else ""
    return (breaks + " " * len(markup))[: len(markup)]
