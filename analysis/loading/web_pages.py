"""A saved web page -> the article on it, by trafilatura, with what the page's head says of it.

Trafilatura was chosen over jusText by a comparison on 296 statements in four page frames: it kept the right
words with F1 .993 to 1.000 (jusText .843 to .956, which drops short paragraphs) and reads title, day and
outlet as well.
"""

from __future__ import annotations

import logging

from analysis.loading.encodings import decode, mend_surrogates
from analysis.loading.page_days import find_page_day
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable, need_package
from analysis.loading.xml_text import write_paragraphs
from analysis.loading.xml_tree import drop_declaration
from analysis.patterns import LatePattern

MAX_TAGS = 100_000
"""A page takes a millisecond for ten tags or so; an article has a few thousand."""

LEAST_WORDS = 10
"""Less is what is left of a page without an article: a menu, a notice."""

_CONTROL = LatePattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LANGUAGE = LatePattern(r"<html\b[^<>]{0,300}?\blang\s?=\s?[\"']?([A-Za-z]{2,3})\b", 2)  # re.IGNORECASE


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
