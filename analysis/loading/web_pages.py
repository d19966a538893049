"""A saved web page -> the article on it, by trafilatura, with what the page says of it.

Trafilatura was chosen over jusText by a comparison on 296 statements in four page frames: it kept the right
words with F1 .993 to 1.000 (jusText .843 to .956, which drops short paragraphs) and reads title and outlet as
well. A day is taken where the page declares it or shows it below its headline: guessing it from anything else
(a teaser, a footer) would rather date the page around the article.
"""

from __future__ import annotations

import logging
import re
from datetime import date

from analysis.loading.days import read_day
from analysis.loading.elements import drop_declaration, write_paragraphs
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable, need_package
from analysis.loading.texts import decode, mend_surrogates
from analysis.page.headers import choose_publication_date, find_stamps
from analysis.patterns import LatePattern

MAX_TAGS = 100_000
"""A page takes a millisecond for ten tags or so; an article has a few thousand."""

LEAST_WORDS = 10
"""Less is what is left of a page without an article: a menu, a notice."""

_CONTROL = LatePattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LANGUAGE = LatePattern(r"<html\b[^<>]{0,300}?\blang\s?=\s?[\"']?([A-Za-z]{2,3})\b", 2)  # re.IGNORECASE
PUBLISHED = (
    "article:published_time datepublished date.published dc.date.issued dcterms.issued dcterms.created"
    " dc.date dcterms.date citation_publication_date og:article:published_time parsely-pub-date"
    " sailthru.date pubdate publishdate publish-date publish_date publication_date published_time date"
).split()
"""Names under which a page's head declares when it was published, the plainest first."""

MODIFIED = "article:modified_time datemodified dcterms.modified og:updated_time lastmod last-modified".split()
LOOKED_AT = 500_000
AFTER_HEADLINE = 5_000
_TAG = LatePattern(r"<(?:meta|time|span|p|div)\b[^<>]{5,1500}>", re.IGNORECASE)
_ATTRIBUTE = LatePattern(r"([A-Za-z:-]{2,20})\s{0,2}=\s{0,2}(?:\"([^\"<>]*)\"|'([^'<>]*)')")
_LINKED_DATA = LatePattern(r'"(date(?:Published|Modified))"\s{0,3}:\s{0,3}"([^"<>]{8,40})"')
_HEADLINE = LatePattern(r"</h1\s*>", re.IGNORECASE)
_DAY_IN_LINK = LatePattern(r"/(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?=[/_-])")


def read_web_page(content: bytes, options: LoadOptions) -> Reading:
    """Read a page as one article: its headline and its main text, without menus, teasers and comments.

    Raises
    ------
    Unreadable
        If trafilatura is not installed, the page is too large for it, or it finds no article there.
    """
    try:
        import trafilatura
    except ImportError:
        raise need_package("trafilatura") from None
    page, encoding = decode(content, encoding=options.encoding, markup=True)
    if page.count("<") > MAX_TAGS:
        raise Unreadable(f"has {page.count('<'):,} tags, takes at most {MAX_TAGS:,}")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints become the reason given here
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            _CONTROL.sub(" ", mend_surrogates(drop_declaration(page))),
            include_comments=False,
            favor_recall=True,  # furniture that slips in is seen by the zones; words that are lost are lost
            with_metadata=True,
        )
    except Exception as error:  # whatever a page does to a library, the other files are read
        raise Unreadable(f"cannot be read as a web page ({type(error).__name__}: {error})") from None
    text = write_paragraphs(found.body) if found is not None and found.body is not None else ""
    if len(text.split()) < LEAST_WORDS:
        raise Unreadable("holds no article that could be told from the page around it")
    fields = _read_fields(found, page)
    title = str(fields.get("title", ""))
    if title and " ".join(title.split()) not in " ".join(text[: 2 * len(title) + 200].split()):
        text = f"{title}\n\n{text}"
    return Reading([Article(text, fields)], encoding)


def find_page_day(page: str, link: str | None = None) -> date | None:
    """Find the day of a page: declared as published, shown below the headline, declared as modified, in its
    link.

    Examples
    --------
    >>> find_page_day('<meta property="article:published_time" content="2021-07-03T23:30:00+09:00">')
    datetime.date(2021, 7, 3)
    >>> find_page_day("<h1>Ferry</h1><p>3 July 2021</p><p>It opened.</p><footer>Updated May 1, 2020</footer>")
    datetime.date(2021, 7, 3)
    >>> find_page_day("<p>It opened.</p><aside><time datetime='2020-05-01'>Moon</time></aside>") is None
    True
    """
    declared = _list_declared(page[:LOOKED_AT])
    day = _choose(declared, PUBLISHED) or _find_below_headline(page) or _choose(declared, MODIFIED)
    linked = _DAY_IN_LINK.search(link or "")
    return day or (read_day("-".join(linked.groups())) if linked else None)


def _read_fields(found: object, page: str) -> dict:
    language = _LANGUAGE.search(page, 0, 5_000)
    told = {
        "title": found.title,
        "outlet": found.sitename,
        "published_date": find_page_day(page, found.url),  # trafilatura's may be that of a teaser
        "language": language[1].lower() if language else None,
        "author": found.author,
        "url": found.url,
    }
    return {name: value for name, value in told.items() if value}


def _list_declared(page: str) -> dict[str, date]:
    """The first day under each name, in linked data, meta elements and what is marked for machines."""
    declared: dict[str, date] = {}
    pairs = [(name, value) for name, value in _LINKED_DATA.findall(page)]
    for tag in _TAG.finditer(page):
        cells = {name.lower(): one or two for name, one, two in _ATTRIBUTE.findall(tag.group())}
        value = cells.get("content") or cells.get("datetime")
        named = cells.get("property") or cells.get("name") or cells.get("itemprop")
        if named and value:
            pairs.append((named, value))
    for name, value in pairs:
        if day := read_day(value):
            declared.setdefault(name.lower(), day)
    return declared


def _choose(declared: dict[str, date], names: list[str]) -> date | None:
    return next((declared[name] for name in names if name in declared), None)


def _find_below_headline(page: str) -> date | None:
    headline = _HEADLINE.search(page)
    if not headline:
        return None
    return choose_publication_date(find_stamps(page[headline.end() :][:AFTER_HEADLINE]))
