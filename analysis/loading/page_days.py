"""The HTML of a page -> its publication day, where the page declares it or shows it below its headline.

Guessing a day from anything else on a page (a teaser, a footer) would rather date the page around the
article.
"""

from __future__ import annotations

import re
from datetime import date

from analysis.loading.days import read_day
from analysis.page.headers import choose_publication_date, find_stamps
from analysis.patterns import LatePattern

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
