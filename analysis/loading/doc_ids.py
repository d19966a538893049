"""Files and their articles -> ids that are unique and do not depend on any order."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from posixpath import splitext
from typing import NamedTuple
from urllib.parse import urlsplit

from analysis.patterns import LatePattern

LONGEST = 80
_UNFIT = LatePattern(r"[^\w.=-]+")
_PAGE_ENDS = (".html", ".htm", ".aspx", ".php", ".xml")


class Place(NamedTuple):
    """Where an article comes from: its file below the source, and its key in a file of many.

    The key is empty where nothing names the article among the others, and None for a file that is one
    article. `digest` is for an article in a file of many, from :func:`make_digest`.
    """

    file: str
    key: str | None = None
    digest: str = ""

    @property
    def path(self) -> str:
        """The file without extension, composed, so that every system spells it the same."""
        return unicodedata.normalize("NFC", splitext(self.file)[0])

    @property
    def stem(self) -> str:
        """The same without folders."""
        return self.path.rpartition("/")[2]


def name_documents(places: Sequence[Place]) -> list[str]:
    """Give each article an id: its file's name, or its key in a file of many; longer where two would be one.

    Two articles of one name both get their folder, then their extension, so that neither depends on
    which of them came first.

    Examples
    --------
    >>> paths = ["2020/talks", "2021/talks", "2021/tide"]
    >>> name_documents([Place(f"{path}.txt") for path in paths])
    ['2020/talks', '2021/talks', 'tide']
    """
    names = [_list_names(place)[0] for place in places]
    longer: dict[int, list[str]] = {}  # what is left for those that had to be told apart
    while True:
        counts = Counter(names)
        twice = [number for number, name in enumerate(names) if counts[name] > 1]
        for number in twice:
            longer.setdefault(number, _list_names(places[number])[1:])
        twice = [number for number in twice if longer[number]]
        if not twice:
            return names
        for number in twice:
            names[number] = longer[number].pop(0)


def make_key(name: str) -> str:
    """Shorten a link, an identifier or a title to what can stand in an id.

    Examples
    --------
    >>> make_key("https://example.org/2021/07/a-long-swim/"), make_key("https://example.org/?page_id=31")
    ('a-long-swim', 'page_id=31')
    >>> make_key("Tide: low")
    'Tide-low'
    """
    if "://" in name:
        name = _last_part(name)
    key = _UNFIT.sub("-", unicodedata.normalize("NFC", name)).strip("-")
    return key if len(key) <= LONGEST else f"{key[: LONGEST - 9]}-{_hash(key)[:8]}"


def make_digest(key: str, text: str) -> str:
    """What tells an article from others of the same key, or of none.

    Examples
    --------
    >>> make_digest("", "Oslo"), make_digest("", "Bergen")
    ('684daea40e05', '6c4feca6ec18')
    """
    return _hash(f"{key}\0{text}")[:12]


def _last_part(link: str) -> str:
    """What tells a page from the others of its site."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    page = parts.path.rstrip("/").rpartition("/")[2] or parts.query or parts.netloc
    return next((page[: -len(end)] for end in _PAGE_ENDS if page.lower().endswith(end)), page)


def _list_names(place: Place) -> list[str]:
    """What an article may be called, the shortest first; the last differs whenever two articles do."""
    if place.key is None:
        return [place.stem, place.path, place.file]
    if not place.key:
        return [f"{name}-{place.digest}" for name in (place.stem, place.path, place.file)]
    names = [place.key, *(f"{name}/{place.key}" for name in (place.stem, place.path, place.file))]
    return [*names, f"{names[-1]}-{place.digest}"]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
