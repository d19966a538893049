"""XML -> its articles: RSS, Atom, sitemaps, NITF and other markup of single articles.

Elements are known by what the field calls them, without their prefix. What belongs to no known element is
left out; a file in which no article is found is kept as plain text.

Sources: RSS 2.0 specification; RFC 4287 (Atom); sitemaps.org protocol with Google's news extension; IPTC
NITF 3.6.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element

from analysis.loading.days import is_day_first_text
from analysis.loading.doc_ids import make_key
from analysis.loading.elements import (
    local_name,
    parse_xml,
    plain_name,
    says_something,
    tell_name,
    write_line,
    write_paragraphs,
)
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable
from analysis.loading.texts import decode
from analysis.loading.xml_days import names_day, read_attributes_day, read_element_day
from analysis.page.markup import mask_markup
from analysis.timex.values import prove_day_first

ITEMS = ("item", "entry", "url")
"""Elements of feeds and sitemaps, each of which is one article."""

ARTICLES = set(
    "article story news newsitem nitf newsarticle document doc post record release mediarelease pressrelease"
    " speech transcript".split()
)
TITLES = "headline hl1 heading maintitle articletitle title nodetitle".split()
STANDFIRSTS = "standfirst subtitle subheading deck dek hl2 teaser kicker lead abstract summary".split()
BYLINES = "byline bytag".split()
DATELINES = ["dateline"]
BODIES = (
    "bodycontent content:encoded encoded articlebody bodytext fulltext maintext body bodyvalue fieldbody"
    " content text story transcript description summary"
).split()
DAYS = (
    "pubdate published publisheddate publishdate publicationdate datepublished dc:date dateissue dateissued"
    " issued date storydate releasedate transcriptdate datetime created createddate versioncreated updated"
).split()
AUTHORS = "dc:creator author creator writer".split()
OUTLETS = "news:name outlet newspaper publication publisher source provider".split()
LONGEST_DAY = 40
"""In characters: a field that holds a day, or two."""
_DESCRIBING = ("description", "summary")
_OF_ELSE = set(
    "audio author caption comment comments figure image images link links media photo photos picture related"
    " relatedarticle relatedarticles relatedcontent relateditem relateditems video".split()
)
"""Elements whose words are no part of the article's own."""
_MARKS_OF_ITEMS = {"title", "link", "loc", "guid", "description"}
LEAST_WORDS = 20
"""XML without a known article in it is kept as text if it holds so many words beside its markup."""


def read_xml(content: bytes, options: LoadOptions) -> Reading:
    """Read the articles of a feed or of an article's own markup; other XML with words is kept as text."""
    text, encoding = decode(content, encoding=options.encoding, markup=True)
    try:
        root = parse_xml(text)
        articles, n_items, fault = (
            find_articles(root, day_first=options.day_first),
            count_items(root),
            "holds no known article",
        )
    except Unreadable as error:
        if "entities" in str(error) or "nested" in str(error):
            raise
        articles, n_items, fault = [], 0, str(error)
    if articles:
        own = list({(article.key, article.text): article for article in articles}.values())
        lost = {"have no words": n_items - len(articles), "repeat another": len(articles) - len(own)}
        unread = [(f"{n:,} of {n_items:,} items", reason) for reason, n in lost.items() if n > 0]
        return Reading(own, encoding, unread=unread, holds_many=len(articles) > 1 or n_items > 0)
    if sum("/" not in word for word in mask_markup(text).split()) < LEAST_WORDS:
        raise Unreadable(fault)
    return Reading([Article(text, {})], encoding, notes=[f"{fault}; kept as plain text with its markup"])


class _Names(NamedTuple):
    """The elements below one element, by their whole name and by what follows its prefix."""

    whole: dict[str, list[Element]]
    prefixed: dict[str, list[Element]]

    def all(self, names: list[str]) -> Iterator[Element]:
        """The elements of the first name, then of the next; without prefix before with one."""
        return (p for name in names for p in (*self.whole.get(name, ()), *self.prefixed.get(name, ())))

    def first(self, names: list[str]) -> Element | None:
        """The first element that says something."""
        return next((part for part in self.all(names) if says_something(part)), None)


def find_articles(root: Element, *, day_first: bool | None = None) -> list[Article]:
    """Find the articles of an XML tree.

    Parameters
    ----------
    root
        From :func:`analysis.loading.elements.parse_xml`.
    day_first
        Whether 03/04/2021 is in April; by default another date of the tree, an address or the spelling tells.

    Returns
    -------
    list of Article
        The text of each is title, standfirst, byline, dateline and body, with an empty line between
        paragraphs; elements that say nothing are left out. `key` is the last part of its link, or its id,
        or its title.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring
    >>> item = "<item><title>Tide</title><description>Low.</description></item>"
    >>> find_articles(fromstring(f"<rss><title>Reef Post</title>{item}</rss>"))
    [Article(text='Tide\\n\\nLow.', fields={'title': 'Tide', 'outlet': 'Reef Post'}, key='Tide')]
    """
    day_first = _find_day_order(root) if day_first is None else day_first
    items = _list_items(root)
    if items:
        channel = next((part for part in root.iter() if local_name(part) == "channel"), root)
        shared = {
            "outlet": _child(channel, "title"),
            "language": _child(channel, "language").partition("-")[0],
        }
        articles = [_read_article(item, shared, day_first) for item in items]
    else:
        parts = list(_outermost(root, ARTICLES))
        articles = [_read_article(part, {}, day_first) for part in parts]
        if not any(article and "published_date" in article.fields for article in articles):
            shared = {"published_date": _find_own_day(root, parts, day_first)}
            articles = [_read_article(part, shared, day_first) for part in parts]
        if not any(articles):
            articles = [_read_article(root, {}, day_first)]
    return [article for article in articles if article]


def _find_own_day(root: Element, articles: list[Element], day_first: bool | None) -> date | None:
    """The only day that a file of articles has outside of them: that of a sitting, an issue or a paper."""
    inside = {element for article in articles for element in article.iter()}
    names = _name_elements(root, inside)
    published = DAYS[: DAYS.index("created")]
    days = {day for part in names.all(published) if (day := read_element_day(part, day_first))}
    return days.pop() if len(days) == 1 and articles else None


def _find_day_order(root: Element) -> bool | None:
    """Whether days stand before months: what fields prove goes before where the words come from."""
    texts = list(root.itertext())
    proved = prove_day_first("\n".join(text for text in texts if len(text) <= LONGEST_DAY))
    return (is_day_first_text("\n".join(texts)) or None) if proved is None else proved


def count_items(root: Element) -> int:
    """How many items, entries or addresses a feed or sitemap lists, with or without words."""
    return len(_list_items(root))


def _list_items(root: Element) -> list[Element]:
    """Items, without those that are points of a list inside an article."""
    parts = (part for part in root.iter() if local_name(part) in ITEMS)
    return [part for part in parts if any(local_name(child) in _MARKS_OF_ITEMS for child in part)]


def _child(element: Element, name: str) -> str:
    return next((write_line(child) for child in element if local_name(child) == name), "")


def _read_article(
    part: Element, shared: dict[str, str | date | None], day_first: bool | None
) -> Article | None:
    names = _name_elements(part)
    title, body = names.first(TITLES), _choose_body(names)
    if title is None and part.get("title"):
        title = Element("title")
        title.text = part.get("title")
    inside = set(body.iter()) if body is not None else set()
    before = [names.first(kind) for kind in (STANDFIRSTS, BYLINES, DATELINES)]
    parts = [title, *(element for element in before if element is not None and element not in inside), body]
    blocks = [block for element in parts if element is not None and (block := write_paragraphs(element))]
    if not blocks or (body is None and local_name(part) not in ITEMS):
        return None
    # A summary is often the first words of what follows it.
    opening = " ".join(blocks[-1].split())
    blocks = [*(block for block in blocks[:-1] if not _begins_with(opening, block)), blocks[-1]]
    own = _read_fields(names, write_line(title) if title is not None else "", day_first)
    own["published_date"] = own["published_date"] or read_attributes_day(part, day_first)
    fields = {name: told for name, value in own.items() if (told := value or shared.get(name))}
    return Article("\n\n".join(blocks), fields, _make_key(names, fields))


def _begins_with(text: str, block: str) -> bool:
    """Whether a text begins with the words of a block; of a long one the first hundred letters do."""
    words = " ".join(block.split())
    return f"{text} ".startswith(f"{words} " if len(words) < 100 else words[:100].rstrip("…."))


def _read_fields(names: _Names, title: str, day_first: bool | None) -> dict[str, str | date | None]:
    """What the elements say; `_read_article` leaves out what they do not."""
    return {
        "title": title,
        "outlet": _words_of_first(names, OUTLETS),
        "published_date": next(
            (day for part in _list_day_elements(names) if (day := read_element_day(part, day_first))), None
        ),
        "language": _words_of_first(names, ["dc:language", "language"]),
        "author": _words_of_first(names, AUTHORS),
        "url": _link(names),
    }


def _list_day_elements(names: _Names) -> Iterator[Element]:
    """Elements that may hold the day: by their whole name, then by the words of it, then the dateline."""
    yield from names.all(DAYS)
    loose = (part for parts in names.whole.values() for part in parts if names_day(tell_name(part)))
    yield from (part for part in loose if len(write_line(part)) <= LONGEST_DAY)
    yield from names.all(DATELINES)


def _make_key(names: _Names, fields: dict[str, str | date]) -> str:
    identity = next(
        (write_line(part) for part in names.all(["guid", "id", "identifier"]) if write_line(part)), ""
    )
    return make_key(str(fields.get("url") or identity or fields.get("title") or ""))


def _link(names: _Names) -> str:
    links = list(names.all(["link", "loc"]))
    own = (part.get("href") if part.get("rel", "alternate") == "alternate" else None for part in links)
    candidates = [*own, *(write_line(part) for part in links)]
    return next((link for link in candidates if link and "/" in link), "")


def _choose_body(names: _Names) -> Element | None:
    """The element of the article's words; a feed's whole content goes before what describes it."""
    body = _join_parts(names, names.first(BODIES))
    paragraphs = list(names.all(["p", "para", "paragraph"]))
    if paragraphs and (body is None or not set(paragraphs) & set(body.iter())):
        held = _hold(filter(says_something, paragraphs))
        if len(write_line(held)) > len(write_line(body) if body is not None else ""):
            return held
    return body


def _join_parts(names: _Names, body: Element | None) -> Element | None:
    """All bodies of the same name are one, as those of the speeches of a debate are; a repeat is left out."""
    if body is None or local_name(body) in _DESCRIBING:
        return body
    aside = (part for name in _OF_ELSE for part in names.whole.get(name, ()))
    seen = {element for part in aside for element in part.iter()} - {body}
    parts: dict[str, Element] = {}
    for element in names.whole[plain_name(body)]:
        if element not in seen:
            seen.update(element.iter())
            parts.setdefault(write_line(element), element)
    parts.pop("", None)
    return _hold(parts.values()) if len(parts) > 1 else body


def _hold(parts: Iterable[Element]) -> Element:
    held = Element("body")
    held.extend(parts)
    return held


def _name_elements(part: Element, besides: Container[Element] = ()) -> _Names:
    names = _Names({}, {})
    for element in part.iter():
        if element is not part and element not in besides:
            whole, local = plain_name(element), local_name(element)
            names.whole.setdefault(whole, []).append(element)
            if whole != local:
                names.prefixed.setdefault(local, []).append(element)
    return names


def _outermost(root: Element, wanted: set[str]) -> Iterator[Element]:
    for part in root:
        if local_name(part) in wanted:
            yield part
        else:
            yield from _outermost(part, wanted)


def _words_of_first(names: _Names, wanted: list[str]) -> str:
    element = names.first(wanted)
    return write_line(element) if element is not None else ""
