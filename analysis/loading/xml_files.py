"""XML files -> articles; what is no known XML is kept as text."""

from __future__ import annotations

from analysis.loading.encodings import decode
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable
from analysis.loading.xml_articles import count_items, find_articles
from analysis.loading.xml_tree import parse_xml
from analysis.page.markup import mask_markup

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
