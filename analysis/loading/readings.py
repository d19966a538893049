"""What every reader takes and gives, and the faults by which it says why it cannot read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from analysis.patterns import LatePattern

MAX_BYTES = 50_000_000
"""The largest file that is read as one article, unless told otherwise."""

TABLE_FACTOR = 40
"""A table holds many articles and may be this many times as large (2 GB)."""

FIELDS = ("title", "outlet", "agency", "published_date", "language")
"""What a file may say of an article beside its text; anything else becomes a column of its own."""

KNOWN_NAMES = {
    "text": "text body content article_text full_text fulltext article_body body_text main_text maintext"
    " article",
    "title": "title headline heading article_title",
    "published_date": "published_date date publication_date pub_date published published_at date_published"
    " publish_date datetime pubdate",
    "outlet": "outlet source newspaper publication publisher source_name media",
    "agency": "agency wire news_agency",
    "language": "language lang",
    "doc_id": "doc_id id article_id uid guid",
}
"""By which names columns and heads call each field, in small letters and with _ between words."""

_HUMP = LatePattern(r"(?<=[a-z])(?=[A-Z])")


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

    `articles` of a table are made while one goes through them, once; `notes` and `unread` are complete only
    then. `notes` says what a user should know (guessed columns, dates that could not be read); `unread`
    lists the parts of a file that are no article, each with its reason. `holds_many` is for a file that
    may hold any number of articles, also when it holds one.
    """

    articles: Iterable[Article]
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


def is_called(name: str, field: str) -> bool:
    """Whether a column of this name usually holds the field.

    Examples
    --------
    >>> is_called("Publication Date", "published_date"), is_called("up_to_date", "published_date")
    (True, False)
    """
    return _plain(name) in KNOWN_NAMES[field].split()


def _plain(name: str) -> str:
    """A column's name as the lists above have it.

    Examples
    --------
    >>> _plain(" Published Date"), _plain("pub-date"), _plain("articleBody")
    ('published_date', 'pub_date', 'article_body')
    """
    return "_".join(_HUMP.sub(" ", name).lower().replace("-", " ").replace("_", " ").split())
