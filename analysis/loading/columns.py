"""Which column of a table is which: as the user says, or by the names that everybody uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.loading.readings import LoadError, Unreadable
from analysis.patterns import LatePattern

_HUMP = LatePattern(r"(?<=[a-z])(?=[A-Z])")
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
"""What is taken for which field, in small letters and with _ between words."""
OWN = {"published_from", "n_words", "file", "encoding", "sha256"}
"""Columns that are filled from the files themselves."""


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse a mapping to columns that there are not.

    Raises
    ------
    LoadError
        If a key is no column of an article, or two keys name one column.
    """
    faults = [f"{name!r} is none of {', '.join(KNOWN_NAMES)}" for name in columns if name not in KNOWN_NAMES]
    values = list(columns.values())
    faults += [f"{name!r} is named twice" for name in dict.fromkeys(values) if values.count(name) > 1]
    if faults:
        raise LoadError(f"columns={dict(columns)!r}: {'; '.join(faults)}")


def map_columns(head: Sequence[str], columns: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Find the column of each field.

        Parameters
        ----------
        head
            The names of the table's columns.
        columns
            What the user says: field -> column.

        Returns
        -------
        tuple of dict and list
            Field -> column, and what the user should know: which were guessed, which could not be.

        Raises
        ------
        Unreadable
    from analysis.patterns import LatePattern
            If two columns have one name, a named one is not there, or the text is in none, or in one of
            several.

        Examples
        --------
        >>> map_columns(["ID", "Headline", "Body", "Date"], {"title": "Headline"})[0]
        {'title': 'Headline', 'text': 'Body', 'published_date': 'Date', 'doc_id': 'ID'}
    """
    if twice := sorted({name for name in head if head.count(name) > 1}):
        raise Unreadable(f"has two columns {', '.join(map(repr, twice))}")
    if absent := [name for name in columns.values() if name not in head]:
        raise Unreadable(f"has no column {', '.join(map(repr, absent))} (columns: {', '.join(head)})")
    found, notes = dict(columns), []
    for field in KNOWN_NAMES:
        if field in found:
            continue
        free = [name for name in head if name not in found.values()]
        candidates = [name for name in free if is_called(name, field)]
        exact = [name for name in candidates if name == field]
        if len(exact or candidates) == 1:
            found[field] = (exact or candidates)[0]
            if not exact:
                notes.append(f"{field} from column {found[field]!r}")
        elif candidates:
            told = f"{field} may be any of the columns {', '.join(map(repr, candidates))}"
            if field == "text":
                raise Unreadable(f"{told}; say which with columns={{'text': ...}}")
            notes.append(f"{told}; none was taken")
    if "text" not in found:
        raise NoTextColumn(f"has no column that holds the text (columns: {', '.join(head)})")
    if left := [name for name in head if name in OWN and name not in found.values()]:
        notes.append(f"left out, as filled from the files themselves: {', '.join(left)}")
    return found, notes


class NoTextColumn(Unreadable):
    """A table that is no table of articles: notes, counts, annotations."""


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
