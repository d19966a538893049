"""HTML of any origin -> HTML that shows and does nothing.

An allowlist of tags and attributes: what is not named here does not pass. On the way links between
notebooks become links between pages, and tables and headings get what a screen reader needs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

DROPPED = (
    "applet audio base button canvas dialog embed frame frameset head iframe input link math meta noscript "
    "object script select style svg template textarea title video"
)
"""Tags that go with everything in them. Other tags that are not allowed go, and leave their text."""

PLAIN = (
    "abbr b bdi blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr i ins kbd mark p pre q s samp section small span strong sub summary sup table tbody tfoot thead "
    "tr u ul var wbr"
)
"""Tags that stay, with the attributes of ``COMMON``."""

COMMON = ("class", "id", "title", "lang", "dir", "style", "role", "aria-label", "aria-hidden")

ALLOWED = dict.fromkeys(PLAIN.split(), ()) | {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "details": ("open",),
    "ol": ("start",),
    "li": ("value",),
    "time": ("datetime",),
    "col": ("span",),
    "colgroup": ("span",),
    "th": ("scope", "colspan", "rowspan"),
    "td": ("colspan", "rowspan"),
}
"""Tags that stay, and the attributes of each beside ``COMMON``."""

# Colours and measures. Without quotes, slashes and backslashes a style can name no address.
_PLAIN_STYLE = re.compile(r"[\w\s:;.,%#()!-]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class MissingAltError(ValueError):
    """A picture that says nothing to who cannot see it."""


def clean_html(html: str, *, name: str = "", names: Collection[str] = ()) -> str:
    """Keep what shows, drop what acts: an allowlist of tags and attributes.

    Tables get what a screen reader needs (header scopes, a frame that scrolls by keyboard).

    Parameters
    ----------
    html
        Of any origin.
    name, names
        The notebook's path in its folder without extension, and those of all notebooks that become
        pages: links to them are kept, links to other files become plain text.

    Raises
    ------
    MissingAltError
        If a picture has no alternative text.

    Examples
    --------
    >>> clean_html('<p onclick="go()">Hanoi<script>go()</script> <a href="javascript:go()">and</a> Tokyo</p>')
    '<p>Hanoi and Tokyo</p>'
    >>> clean_html('<a href="02.ipynb#Who">next</a>, <a href="../seeds">seeds</a>', names=["02"])
    '<a href="02.html#Who">next</a>, seeds'
    """
    if "<" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        node.extract()  # comments, declarations
    for tag in soup.find_all(True):
        if tag.decomposed:
            continue
        if tag.name in DROPPED.split():
            tag.decompose()
        elif tag.name not in ALLOWED:
            tag.unwrap()
        else:
            tag.attrs = {
                key: value for key, value in tag.attrs.items() if key in (*COMMON, *ALLOWED[tag.name])
            }
            if not _PLAIN_STYLE.fullmatch(tag.get("style", "")):
                del tag["style"]
            if fix := _FIXES.get(tag.name):
                fix(tag, soup, name, names)
    return soup.decode(formatter="minimal")


def _fix_link(tag: Tag, soup: BeautifulSoup, name: str, names: Collection[str]) -> None:
    try:
        link = urlsplit(tag.get("href", "").strip())
    except ValueError:
        link = urlsplit("")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.path))
    if link.scheme in ("http", "https", "mailto"):
        tag["rel"] = "noopener noreferrer"
    elif link.scheme or link.netloc or not (link.path or link.fragment):
        tag.unwrap()
    elif not link.path:
        tag["href"] = f"#{link.fragment}"
    elif target.endswith(".ipynb") and target.removesuffix(".ipynb") in names:
        fragment = f"#{link.fragment}" if link.fragment else ""
        tag["href"] = link.path.removesuffix(".ipynb") + ".html" + fragment
    else:
        tag.unwrap()


def _fix_image(tag: Tag, soup: BeautifulSoup, name: str, names: Collection[str]) -> None:
    alt = tag.get("alt", "").strip()
    if not tag.get("src", "").strip().lower().startswith("data:image/"):
        tag.replace_with(f"[picture that the notebook does not store: {alt or 'no description'}]")
    elif not alt:
        raise MissingAltError(
            "a figure without alternative text; show it as <img alt='what it says' src='data:...'>"
        )


def _fix_table(tag: Tag, soup: BeautifulSoup, name: str, names: Collection[str]) -> None:
    frame = soup.new_tag(
        "div", attrs={"class": "scroll", "tabindex": "0", "role": "group", "aria-label": "Table"}
    )
    tag.wrap(frame)


def _fix_header_cell(tag: Tag, soup: BeautifulSoup, name: str, names: Collection[str]) -> None:
    if not tag.get_text(strip=True):
        tag.name = "td"  # an empty corner is no header
        tag.attrs.pop("scope", None)
    elif not tag.get("scope"):
        side, span = ("col", "colspan") if tag.find_parent("thead") else ("row", "rowspan")
        tag["scope"] = f"{side}group" if tag.get(span, "1") != "1" else side


def _fix_cell(tag: Tag, soup: BeautifulSoup, name: str, names: Collection[str]) -> None:
    if _DAY.fullmatch(tag.get_text(strip=True)):
        tag["class"] = "day"  # browsers would break the line at its hyphens


def _fix_heading(tag: Tag, soup: BeautifulSoup, name: str, names: Collection[str]) -> None:
    tag["id"] = tag.get("id") or re.sub(r"\s+", "-", tag.get_text().strip())  # as JupyterLab names them


_FIXES = {
    "a": _fix_link,
    "img": _fix_image,
    "table": _fix_table,
    "th": _fix_header_cell,
    "td": _fix_cell,
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _fix_heading),
}
