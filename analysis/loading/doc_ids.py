"""Files and their articles -> ids that are unique and do not depend on any order."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from analysis.patterns import LatePattern

LONGEST = 80
_UNFIT = LatePattern(r"[^\w.=-]+")
_PAGE_ENDS = (".html", ".htm", ".aspx", ".php", ".xml")


class Place(NamedTuple):
    """Where an article comes from: its file below the source, with and without folders and extension.

    `key` names it in a file of many; there it is empty where nothing does. It is None for a file that is
    one article.
    """

    file: str
    path: str
    stem: str
    key: str | None = None
    text: str = ""


def name_documents(places: Sequence[Place]) -> list[str]:
    """Give each article an id: its file's name, or its key in a file of many; longer where two would be one.

    Two articles of one name both get their folder, then their extension, so that neither depends on
    which of them came first.

    Examples
    --------
    >>> paths = ["2020/talks", "2021/talks", "2021/tide"]
    >>> name_documents([Place(f"{path}.txt", path, path.rpartition("/")[2]) for path in paths])
    ['2020/talks', '2021/talks', 'tide']
    """
    candidates = [_list_names(place) for place in places]
    levels = [0] * len(places)
    while True:
        names = [options[level] for options, level in zip(candidates, levels, strict=True)]
        counts = Counter(names)
        twice = [n for n, name in enumerate(names) if counts[name] > 1 and levels[n] + 1 < len(candidates[n])]
        if not twice:
            return names
        for number in twice:
            levels[number] += 1


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
    text_hash = _hash(f"{place.key}\0{place.text}")[:12]
    if not place.key:
        return [f"{name}-{text_hash}" for name in (place.stem, place.path, place.file)]
    names = [place.key, *(f"{name}/{place.key}" for name in (place.stem, place.path, place.file))]
    return [*names, f"{names[-1]}-{text_hash}"]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
