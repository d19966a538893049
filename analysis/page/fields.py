"""Text -> what its markup names itself: the title, the author, other fields of a head.

A YAML head, an RSS item, an XML record and the head of an HTML page say which words are the headline and
which the author, so nobody needs to guess. Whether the words of an element are a field is told by its
name, and by its being short and no sentence.
"""

from __future__ import annotations

import re

from analysis.page.segments import Span
from analysis.patterns import LatePattern

# "*+" and "{0,9}+" take all they can and give nothing back: odd pages cannot make these patterns slow.
_ELEMENT = LatePattern(
    r"<([A-Za-z][\w:.-]*+)(?>(?:\s[^<>]{0,500}+)?)>\s*+(?>(?:<!\[CDATA\[)?)([^<>]{1,300}+)(?>(?:>\s*+)?)</\1\s{0,9}>"
)
_ELEMENT_ZONES = dict.fromkeys(("title", "h1", "headline"), "headline")
_ELEMENT_ZONES |= dict.fromkeys(("author", "creator", "byline"), "byline")
_ELEMENT_ZONES |= dict.fromkeys(("standfirst", "subtitle", "subheadline", "deck"), "standfirst")
_ELEMENT_ZONES |= dict.fromkeys(("figcaption", "caption"), "caption")
_ELEMENT_ZONES |= dict.fromkeys(
    ("button", "option", "label", "nav", "noscript", "script", "style"), "furniture"
)
_TEXT_ELEMENTS = frozenset(
    """
    a abbr article aside b bdi big blockquote body center cite code content dd del description details div dl
    dt em encoded fieldset figure font footer form h2 h3 h4 h5 h6 header i ins kbd lead legend li main mark
    name noscript ol p para paragraph pre q s script section small span strong style sub summary sup table
    tbody td text th thead time tr tt u ul
    """.split()
)
"""Elements that hold running text; the words in any other are a field of a record."""

_FRONT_MATTER = LatePattern(r"[\s\ufeff]*---[ \t]*\r?\n(?:(?!---)[^\n]*\n){1,60}?---[ \t]*(?=\r?\n|$)")
_YAML_ZONES = dict.fromkeys(("author", "authors", "byline"), "byline") | {"title": "headline"}
_YAML_ZONES |= dict.fromkeys(("description", "summary", "subtitle", "excerpt"), "standfirst")
_YAML_LINE = LatePattern(r"^([\w-]+:[ \t]*|\s*-[ \t]+)(.*(?:\n[ \t]+(?![ \t-]).*)*)$", re.MULTILINE)

_YAML_ESCAPE = LatePattern(r"\\(?:[xu]((?<=x)[0-9A-Fa-f]{2}|(?<=u)[0-9A-Fa-f]{4})|\r?\n[ \t]*|[_nt /\"\\])")


def find_fields(text: str) -> list[tuple[Span, str]]:
    """Find what markup itself names: the title, the author, other fields of the head; with its zone.

    Examples
    --------
    >>> find_fields("---\\ntitle: A plan\\ntags: [x]\\n---\\nText")
    [(Span(start=11, end=17), 'headline'), (Span(start=24, end=27), 'metadata')]
    >>> find_fields("<title>A plan</title><guid>7</guid><p>They met.</p>")
    [(Span(start=7, end=13), 'headline'), (Span(start=27, end=28), 'metadata')]
    """
    fields = _find_elements(text) if "<" in text else []
    head = find_front_matter(text)
    if head:
        for key, value in _read_yaml(text, head):
            fields.append((value, _YAML_ZONES.get(key, "metadata")))
    return sorted(fields)


def _find_elements(text: str) -> list[tuple[Span, str]]:
    """Elements that are fields. A page has two titles, one for the window; a feed has one for itself."""
    fields, titles = [], []
    for element in _ELEMENT.finditer(text):
        name = element.group(1).lower().rsplit(":", 1)[-1]
        words = element.group(2).strip().removesuffix("]]").rstrip()
        zone = _ELEMENT_ZONES.get(name) or (None if name in _TEXT_ELEMENTS or _is_text(words) else "metadata")
        if not zone or not words or (zone == "headline" and len(words) < 3):
            continue
        start = element.start(2) + element.group(2).index(words)
        fields.append((Span(start, start + len(words)), zone))
        if zone == "headline":
            titles.append((name, start))
    spare = _spare_titles(titles, text.find("<item"))
    return [(span, "metadata" if span.start in spare else zone) for span, zone in fields]


def _is_text(words: str) -> bool:
    return len(words.split()) > 15 or words.endswith((".", "!", "?", "”", '"'))


def _spare_titles(titles: list[tuple[str, int]], first_item: int) -> set[int]:
    """Where other titles stand: that of the window beside a heading, that of a feed above its items."""
    better = [start for name, start in titles if name != "title"]
    better = better or [start for _, start in titles if start > first_item]
    return {start for _, start in titles if start not in better} if better else set()


def find_front_matter(text: str) -> Span | None:
    """The YAML head between two lines of ``---`` at the very top, if there is one with a ``key:`` line.

    Examples
    --------
    >>> find_front_matter("---\\ntitle: A\\n---\\nText")
    Span(start=0, end=16)
    >>> find_front_matter("--- \\nNo head here") is None
    True
    """
    match = None if text[:1].isalnum() else _FRONT_MATTER.match(text)
    if match and _YAML_LINE.search(match.group()):
        return Span(*match.span())
    return None


def decode_quoted(value: str) -> str:
    """What the value of a YAML field in double quotes says: its escapes are decoded.

    Notes
    -----
    The escapes are those of YAML 1.2, section 5.7, that stand in running text.

    Examples
    --------
    >>> decode_quoted(r"Ann\\_Ray\\u2019s \\"ferry\\"")
    'Ann\\xa0Ray’s "ferry"'
    """
    return _YAML_ESCAPE.sub(_decode_escape, value)


def _decode_escape(escape: re.Match[str]) -> str:
    code, sign = escape.group(1), escape.group()[1]
    if code:
        return chr(int(code, 16))
    return "" if sign in "\r\n" else {"_": "\xa0", "n": "\n", "t": "\t"}.get(sign, sign)


def find_yaml_syntax(text: str, head: Span) -> list[Span]:
    """The head without the values of its fields."""
    spans, position = [], head.start
    for _, value in _read_yaml(text, head):
        spans.append(Span(position, value.start))
        position = value.end
    return [*spans, Span(position, head.end)]


def _read_yaml(text: str, head: Span) -> list[tuple[str, Span]]:
    """The keys of a head and where their values stand, without quotes."""
    values = []
    for line in _YAML_LINE.finditer(text, head.start, head.end):
        value = line.group(2).strip().strip("'\"")
        if value and value != "--":
            start = text.index(value, line.start(2))
            values.append((line.group(1).strip(" :-").lower(), Span(start, start + len(value))))
    return values
