"""A piece of HTML -> its paragraphs as plain text, for feeds whose articles are HTML in XML."""

from __future__ import annotations

from html.parser import HTMLParser

from analysis.patterns import LatePattern

_BLOCKS = set(
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " li main nav ol p pre section table tbody td th tr ul".split()
)
_SILENT = {"script", "style", "noscript", "template", "svg", "iframe", "head"}
_BLANKS = LatePattern(r"[ \t\r\n\f]+")
_BLANK_RUN = LatePattern(r"[\t\r\n\f]|  ")
_PARAGRAPHS = LatePattern(r"\n{3,}")
_TAG = LatePattern(r"<[A-Za-z/!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")


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
