"""What every reader takes and gives, and the faults by which it says why it cannot read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

MAX_BYTES = 50_000_000
"""The largest file that is read as one article, unless told otherwise."""

TABLE_FACTOR = 40
"""A table holds many articles and may be this many times as large (2 GB)."""

FIELDS = ("title", "outlet", "agency", "published_date", "language")
"""What a file may say of an article beside its text; anything else becomes a column of its own."""


class LoadError(ValueError):
    """A source that cannot be read as a corpus; the message names every fault."""


class LoadWarning(UserWarning):
    """Some files of a source were not read; the message names the first of them."""


class Unreadable(ValueError):
    """One file that cannot be read; the message says why, and the run goes on."""


class Article(NamedTuple):
    """One article out of a file.

    `key` names it among the others of its file (a link, an id) and is empty where nothing does.
    `published_date` is a `datetime.date` in `fields`; all other fields are strings.
    """

    text: str
    fields: Mapping[str, str | date]
    key: str = ""


@dataclass
class Reading:
    """What a reader found in one file.

    `notes` says what a user should know (guessed columns, dates that could not be read); `unread`
    lists the parts of a file that are no article, each with its reason. `holds_many` is for a file that
    may hold any number of articles, also when it holds one.
    """

    articles: list[Article]
    encoding: str | None = None
    notes: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    holds_many: bool = False
    sha256: str | None = None


@dataclass(frozen=True)
class LoadOptions:
    """The options of :func:`analysis.documents.load_documents` as readers need them."""

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    day_first: bool | None = None
    max_bytes: int = MAX_BYTES


def need_package(package: str, extra: str = "formats") -> Unreadable:
    """The fault of a format whose library is not installed.

    Examples
    --------
    >>> print(need_package("pypdf"))
    needs the package pypdf: pip install "indo-pacific-news-kit[formats]"
    """
    return Unreadable(f'needs the package {package}: pip install "indo-pacific-news-kit[{extra}]"')
