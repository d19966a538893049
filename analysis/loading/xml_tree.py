"""XML -> a tree of elements, read safely and as forgivingly as can be answered for.

No document type is obeyed: a file that declares entities is refused, nothing outside the file is ever
fetched, and nesting has a limit. Prefixes are kept as they stand (``dc:date``), so that a piece cut out of a
feed, which lost the place where its prefixes were declared, is read as well.
"""

from __future__ import annotations

from html import unescape
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
