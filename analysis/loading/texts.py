"""Text and Markdown files -> one article each, exactly as it is."""

from __future__ import annotations

from analysis.loading.columns import is_called
from analysis.loading.encodings import decode
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable
from analysis.page.markup import find_front_matter
from analysis.patterns import LatePattern

_LINE = LatePattern(r"^([A-Za-z][\w-]{0,40}):[ \t]+(\S[^\n]*)$", 8)  # re.MULTILINE
_NO_SCALAR = ("[", "{", "|", ">", "&", "*", "!", "#", "%")


def read_text(content: bytes, options: LoadOptions) -> Reading:
    """Read a text file or Markdown with whatever markup it holds; zones tell that apart later."""
    text, encoding = decode(content, encoding=options.encoding)
    if not text.strip():
        raise Unreadable("is empty")
    return Reading([Article(text, read_head(text))], encoding)


def read_head(text: str) -> dict[str, str]:
    """What a YAML head says of outlet, agency and language; its day and title are found with all other
    headers.

    Only plain values on the line of their key are read, so that nothing in the head can do anything.

    Examples
    --------
    >>> read_head("---\\nsource: 'Reef Post'\\nlang: en\\ntags: [a, b]\\n---\\nText")
    {'outlet': 'Reef Post', 'language': 'en'}
    """
    head = find_front_matter(text) if "---" in text[:100] else None
    fields: dict[str, str] = {}
    for key, value in _LINE.findall(text[head.start : head.end]) if head else ():
        field = next((name for name in ("outlet", "agency", "language") if is_called(key, name)), None)
        if field and not value.startswith(_NO_SCALAR):
            fields.setdefault(field, value.strip().strip("'\"").strip())
    return {name: value for name, value in fields.items() if value}
