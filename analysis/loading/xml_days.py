"""An element of XML -> the day it holds, and whether its name is that of a day of publication.

The day stands in the words of an element, in an attribute, or in parts of its own (JATS, TEI, NITF).
"""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from analysis.loading.days import read_day
from analysis.loading.elements import local_name, write_line
from analysis.patterns import LatePattern

_OF_DAYS = set("date published posted issued created".split())
_BESIDE_DAYS = set(
    "article content creation dc dcterms display doc document field first issue item media news node of on"
    " online page post press publication publish release released speech statement story time transcript"
    " web".split()
)
"""Words of a name such as "media-release-date"; with any other word it is the day of something else."""
_WORD_OF_NAME = LatePattern(r"[A-Z]?[a-z]+|[A-Z]+")
_ATTRIBUTES = ("norm", "datetime", "content", "date", "value", "when")


def names_day(name: str) -> bool:
    """Whether a name such as "Post-date" or "media_release_date" is that of a day of publication.

    Examples
    --------
    >>> [names_day(name) for name in ("Post-date", "field_date", "Date_x0020_Published", "closing-date")]
    [True, True, True, False]
    """
    told = _WORD_OF_NAME.findall(name.rpartition(":")[2].replace("_x0020_", " "))
    words = {word.lower() for word in told}
    return bool(words & _OF_DAYS) and words <= _OF_DAYS | _BESIDE_DAYS


def read_attributes_day(part: Element, day_first: bool | None) -> date | None:
    """The day in an attribute of the article itself (``<article date="2021-07-03">``)."""
    told = (value for name, value in part.items() if names_day(name))
    return next((day for value in told if (day := read_day(value, day_first=day_first))), None)


def read_element_day(element: Element, day_first: bool | None) -> date | None:
    """The day of an element: in its parts, in an attribute, or in its words.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring
    >>> read_element_day(fromstring("<date><day>3</day><month>7</month><year>2021</year></date>"), None)
    datetime.date(2021, 7, 3)
    """
    parts = dict(element.items()) | {local_name(child): write_line(child) for child in element}
    told = [parts.get(name, "") for name in _ATTRIBUTES]
    if {"year", "month", "day"} <= parts.keys():
        year, month, day = (parts[name] for name in ("year", "month", "day"))
        told.insert(0, f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}")
    told.append(write_line(element))
    return next((day for value in told if value and (day := read_day(value, day_first=day_first))), None)
