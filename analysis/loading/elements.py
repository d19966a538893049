"""XML and HTML -> elements, their words and their paragraphs, read safely.

XML is read as forgivingly as can be answered for. No document type is obeyed: a file that declares entities
is refused, nothing outside the file is ever fetched, and nesting has a limit. Prefixes are kept as they stand
(``dc:date``), so that a piece cut out of a feed, which lost the place where its prefixes were declared, is
read as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from analysis.loading.readings import Unreadable
from analysis.patterns import LatePattern

MAX_DEPTH = 150
_PROLOG = LatePattern(r"\s*(?:<\?[^>]{0,500}\?>\s*|<!--(?:(?!-->).){0,5000}-->\s*)*", 16)  # re.DOTALL
_DOCTYPE = LatePattern(r"<!DOCTYPE[^<>\[\]]{0,1000}>")
_DECLARATION = LatePattern(r"<\?xml\b[^>]{0,200}\?>")
_BARE_AMPERSAND = LatePattern(r"&(?!(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][\w.-]{0,30});)")
_CONTROL = LatePattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BLOCKS = set(
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " li main nav ol p pre section table tbody td th tr ul".split()
)
_SILENT = {"script", "style", "noscript", "template", "svg", "iframe", "head"}
_BLANKS = LatePattern(r"[ \t\r\n\f]+")
_BLANK_RUN = LatePattern(r"[\t\r\n\f]|  ")
_PARAGRAPHS = LatePattern(r"\n{3,}")
_TAG = LatePattern(r"<[A-Za-z/!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
LEAVES = frozenset(
    "p para paragraph li item title head h1 h2 h3 h4 h5 h6 hl1 hl2 headline heading td th".split()
)
"""Elements that are one paragraph, whatever else they hold."""

BREAKS = {"br": "\n", "lb": "\n\n"}
"""Line breaks; ``lb`` is what an extractor leaves of one or several, so it may have ended a paragraph."""

ROWS = {"row", "tr"}
_NAMED = ("field", "meta", "property")
"""Elements of databases, whose attribute tells their name."""
_JOINTS = str.maketrans("", "", "-_.")


def parse_xml(text: str) -> Element:
    """Parse XML; a piece without one root, with bare ampersands or control characters is mended first.

    Returns
    -------
    xml.etree.ElementTree.Element
        The root; for a piece without one root, an element ``piece`` around all of it.

    Raises
    ------
    Unreadable
        If it declares entities, is nested too deeply, or cannot be read as XML even when mended.

    Examples
    --------
    >>> root = parse_xml("<title>Fish &amp; chips</title><dc:date>2021</dc:date>")
    >>> [(part.tag, part.text) for part in root]
    [('title', 'Fish & chips'), ('dc:date', '2021')]
    """
    text = drop_declaration(text)
    try:
        return _parse(text)
    except expat.ExpatError:
        inner = text[_PROLOG.match(text).end() :]
        inner = _DOCTYPE.sub("", inner, count=1) if inner.startswith("<!DOCTYPE") else inner
        mended = _CONTROL.sub(" ", _BARE_AMPERSAND.sub("&amp;", inner))
        try:
            root = _parse(f"<piece>{mended}</piece>")
        except expat.ExpatError as error:
            raise Unreadable(f"is no well-formed XML ({error})") from None
        return root[0] if len(root) == 1 and not (root.text or "").strip() else root


def drop_declaration(text: str) -> str:
    """A text without the line that declares its encoding, which no longer holds once it is decoded.

    Examples
    --------
    >>> drop_declaration("\\n<?xml version='1.0' encoding='latin-1'?><a/>")
    '<a/>'
    """
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def tell_name(element: Element) -> str:
    """The name of an element as it is written; ``<field name="body">`` and its like are named by it.

    Examples
    --------
    >>> tell_name(Element("pubDate")), tell_name(Element("meta", name="DCTERMS.issued"))
    ('pubDate', 'DCTERMS.issued')
    """
    return (element.get("name") if element.tag in _NAMED else "") or element.tag


def plain_name(element: Element) -> str:
    """The name of an element in small letters, its words joined: "pub-date" and "pubDate" are one.

    Examples
    --------
    >>> plain_name(Element("dc:Date")), plain_name(Element("pub_date"))
    ('dc:date', 'pubdate')
    """
    return tell_name(element).translate(_JOINTS).lower()


def local_name(element: Element) -> str:
    """The same without its prefix.

    Examples
    --------
    >>> local_name(Element("dc:Date"))
    'date'
    """
    return plain_name(element).rpartition(":")[2]


def looks_like_html(text: str) -> bool:
    """Whether a text holds a tag or an entity.

    Examples
    --------
    >>> looks_like_html("<p>Hi</p>"), looks_like_html("5 < 6 & 7 > 3")
    (True, False)
    """
    return ("<" in text or "&" in text) and bool(_TAG.search(text))


def html_to_text(markup: str) -> str:
    """Turn a piece of HTML into paragraphs with an empty line between them.

    Words are kept as they are; blanks that HTML does not show are not. Scripts and styles say nothing.

    Examples
    --------
    >>> html_to_text("<p>Divers &amp; <b>fish</b></p><ul><li>one<li>two</ul><script>x()</script>")
    'Divers & fish\\n\\none\\n\\ntwo'
    """
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    return tidy_breaks("".join(parser.pieces))


def tidy_breaks(text: str) -> str:
    """Take blanks away at the ends of lines, and all but one of several empty lines.

    Examples
    --------
    >>> tidy_breaks(" one \\n\\n\\n\\n two")
    'one\\n\\ntwo'
    """
    lines = (line.strip(" \t\r") for line in text.split("\n"))
    return _PARAGRAPHS.sub("\n\n", "\n".join(lines)).strip()


def join_blanks(text: str) -> str:
    """One blank for several, and for line ends, as HTML shows them; a no-break space stays.

    Examples
    --------
    >>> join_blanks("one\\n  two")
    'one two'
    """
    return _BLANKS.sub(" ", text) if _BLANK_RUN.search(text) else text


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


def _parse(text: str) -> Element:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.UseForeignDTD(True)  # else an HTML entity such as &nbsp; would end the parse
    builder, depth = TreeBuilder(), 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Unreadable(f"is nested more than {MAX_DEPTH} deep")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def other(data: str) -> None:
        """Whatever expat does not know: an entity of HTML is its character, all else says nothing."""
        if depth and data.startswith("&") and data.endswith(";"):
            builder.data(unescape(data))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse_entities
    parser.SkippedEntityHandler = lambda name, is_parameter: other(f"&{name};")
    parser.Parse(text.encode("utf-8", "replace"), True)
    return builder.close()


def _refuse_entities(*declaration: object) -> None:
    raise Unreadable("declares entities, which are not read")


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in _SILENT:
            self._silent = self._silent or tag
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")
        elif tag == "br":
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(join_blanks(data))


def _write_inline(element: Element) -> Iterator[str]:
    yield join_blanks(element.text or "")
    for child in element:
        name = local_name(child)
        yield BREAKS.get(name, "\n\n" if name in LEAVES else "")
        yield from _write_inline(child)
        yield "\n\n" if name in LEAVES else ""
        yield join_blanks(child.tail or "")
