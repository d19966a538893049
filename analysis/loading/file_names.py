"""What a file's name tells: by a pattern that the user gives, and a day that stands there plainly.

A pattern is literal text and ``{fields}``, no regular expression, and is matched in linear time.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from analysis.loading.days import read_day
from analysis.loading.readings import LoadError
from analysis.patterns import LatePattern

DAY = "published_date"
_FIELD = LatePattern(r"\{([^{}]*)\}")
_DAY = LatePattern(r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8})(?!\d)")
_EDGE_DAY = LatePattern(
    r"(?:(\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8})(?!\d))|.*(?<!\d)(\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8})$"
)
_YEARS = range(1800, 2101)
RESERVED = {"doc_id", "text", "published_from", "n_words", "file", "encoding", "sha256"}


class NamePattern(NamedTuple):
    """A pattern in parts: `literals` stand around and between `fields`."""

    source: str
    fields: tuple[str, ...]
    literals: tuple[str, ...]


def parse_pattern(source: str) -> NamePattern:
    """Take a pattern such as ``{outlet}_{published_date}_{title}`` apart.

    Raises
    ------
    LoadError
        If it has no field, a field twice or without a name, one that the kit fills itself, or two fields
        with nothing between them.

    Examples
    --------
    >>> parse_pattern("{outlet}_{published_date}").fields
    ('outlet', 'published_date')
    """
    fields = tuple(_FIELD.findall(source))
    literals = tuple(_FIELD.split(source)[::2])
    faults = [f"{{{name}}} is no name of a column" for name in fields if not name.isidentifier()]
    faults += [f"{{{name}}} is filled from the files themselves" for name in fields if name in RESERVED]
    faults += [f"{{{name}}} stands there twice" for name in dict.fromkeys(fields) if fields.count(name) > 1]
    faults += ["a { or } is left over"] * any(set(part) & set("{}") for part in literals)
    faults += ["two fields have nothing between them"] * ("" in literals[1:-1])
    if not fields:
        faults.append("it has no {field}")
    if faults:
        raise LoadError(f"file_names={source!r}: {'; '.join(faults)}")
    return NamePattern(source, fields, literals)


def match_name(pattern: NamePattern, name: str) -> dict[str, str | date] | None:
    """Read the fields off a file's name (its path below the source, without the extension), or None.

    A field ends where the literal after it first stands; a day is looked for first, so that what stands
    before it may hold the literal as well. A pattern with slashes is held against as many folders.

    Examples
    --------
    >>> pattern = parse_pattern("{outlet}_{published_date}_{title}")
    >>> match_name(pattern, "2021/jakarta_post_20210703_a_long_swim")
    {'outlet': 'jakarta_post', 'published_date': datetime.date(2021, 7, 3), 'title': 'a_long_swim'}
    >>> match_name(pattern, "notes") is None
    True
    """
    depth = pattern.source.count("/") + 1
    name = "/".join(name.split("/")[-depth:])
    if DAY not in pattern.fields:
        return _match_part(pattern.fields, pattern.literals, name)
    at = pattern.fields.index(DAY)
    for found in _DAY.finditer(name):
        day = read_day(found.group())
        left = _match_part(pattern.fields[:at], pattern.literals[: at + 1], name[: found.start()])
        right = _match_part(pattern.fields[at + 1 :], pattern.literals[at + 1 :], name[found.end() :])
        if day and left is not None and right is not None:
            return left | {DAY: day} | right
    return None


def find_day_in_name(name: str) -> date | None:
    """The day at the very beginning or end of a name, written year first; any other number is none.

    Examples
    --------
    >>> find_day_in_name("2022-05-26_talks"), find_day_in_name("talks-20220526")
    (datetime.date(2022, 5, 26), datetime.date(2022, 5, 26))
    >>> find_day_in_name("export_20220526_1132") is None, find_day_in_name("00020220526") is None
    (True, True)
    """
    match = _EDGE_DAY.match(name.rsplit("/", 1)[-1])
    day = read_day(match[1] or match[2]) if match else None
    return day if day and day.year in _YEARS else None


def _match_part(fields: tuple[str, ...], literals: tuple[str, ...], text: str) -> dict[str, str] | None:
    """Match literal, field, literal, field ... literal against the whole text, from left to right."""
    if not fields:
        return {} if text == literals[0] else None
    if not text.startswith(literals[0]) or not text.endswith(literals[-1]):
        return None
    end = len(text) - len(literals[-1])
    position, values = len(literals[0]), {}
    for field, literal in zip(fields[:-1], literals[1:-1], strict=True):
        stop = text.find(literal, position, end)
        if stop <= position:
            return None
        values[field], position = text[position:stop], stop + len(literal)
    return values | {fields[-1]: text[position:end]} if position < end else None
