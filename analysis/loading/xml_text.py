"""An element of a tree -> its words, and its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from analysis.loading.markup_text import html_to_text, join_blanks, looks_like_html, tidy_breaks

LEAVES = frozenset(
    "p para paragraph li item title head h1 h2 h3 h4 h5 h6 hl1 hl2 headline heading td th".split()
)
"""Elements that are one paragraph, whatever else they hold."""

BREAKS = {"br": "\n", "lb": "\n\n"}
"""Line breaks; ``lb`` is what an extractor leaves of one or several, so it may have ended a paragraph."""

ROWS = {"row", "tr"}


def local_name(element: Element) -> str:
    """The name of an element in small letters, without its prefix.

    Examples
    --------
    >>> local_name(Element("dc:Date"))
    'date'
    """
    return element.tag.rpartition(":")[2].lower()


def says_something(element: Element) -> bool:
    """Whether an element holds anything but blanks."""
    return any(text.strip() for text in element.itertext())


def write_line(element: Element) -> str:
    """All words of an element on one line."""
    text = "".join(element.itertext())
    return " ".join((html_to_text(text) if looks_like_html(text) else text).split())


def write_paragraphs(element: Element) -> str:
    """The paragraphs of an element, with an empty line between them.

    Where an element holds elements only, each of them is a paragraph or holds some; where it holds words as
    well, they are inline. A row of a table is a line with tabs. Text that is HTML inside XML is read as such.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring
    >>> write_paragraphs(fromstring("<body><p>A <b>bold</b> word.</p><p>Two<br/>lines.</p></body>"))
    'A bold word.\\n\\nTwo\\nlines.'
    """
    if len(element) == 0:
        text = element.text or ""
        if looks_like_html(text):
            return html_to_text(text)
        return tidy_breaks(join_blanks(text) if local_name(element) in LEAVES else text)
    own = [element.text, *(child.tail for child in element)]
    if local_name(element) in LEAVES or any(text and text.strip() for text in own):
        return tidy_breaks("".join(_write_inline(element)))
    parts = [part for part in map(write_paragraphs, element) if part]
    tabs = local_name(element) in ROWS and not any("\n" in part for part in parts)
    return ("\t" if tabs else "\n\n").join(parts)


def _write_inline(element: Element) -> Iterator[str]:
    yield join_blanks(element.text or "")
    for child in element:
        name = local_name(child)
        yield BREAKS.get(name, "\n\n" if name in LEAVES else "")
        yield from _write_inline(child)
        yield "\n\n" if name in LEAVES else ""
        yield join_blanks(child.tail or "")
