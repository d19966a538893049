"""The address of a page -> its day, and the year of a dateline that leaves it out.

Many sites file an article under its day ("/2019/07/07/ferry"). That is weaker than any date in print: it is
believed only of the address of the page itself, and only if it does not tell the day of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from analysis.page.datelines import DATELINE_LINE, find_dateline
from analysis.page.fields import find_front_matter
from analysis.page.footers import OTHER_ARTICLES, is_of_page
from analysis.page.header_lines import Stamp
from analysis.page.segments import Span, split_lines
from analysis.patterns import LatePattern
from analysis.timex.values import DAY_NAMES, MONTH_NAMES, MONTHS, value_interval

HEADLINE_WORDS = 5
"""A line of so many words above an article is taken for its headline."""

LONGEST_WAIT = 2
"""In days: from that of a dateline to that on which a page shows it."""
LONGEST_DATELINE, PROSE_LENGTH = 80, 120
"""In characters: a longer line is no dateline, or a paragraph."""

_ADDRESS = LatePattern(
    r"(?:(?:(?:source|original|web|article|page) )?"
    r"(?:url|link|address|source|original|from|permalink)\W{1,3})?"
    r"<?((?:https?://|www\.)[^\s<>]+)>?(?: \d{1,3}/\d{1,3})?",
    re.IGNORECASE,
)
"""A line that is an address, as a page or a printer puts it above the headline."""
_LABELS = ("source", "original", "url", "permalink")
_FIELD = LatePattern(
    r"^(?:url|link|permalink|canonical(?:_url)?|source(?:_url)?):[ \t]*[\"']?(https?://[^\s\"']+)",
    re.IGNORECASE | re.MULTILINE,
)
_OF_ELSE = LatePattern(
    r"(?:^|[/.])(?:archives?|events?|calendar|agenda|schedule|tickets?|on-this-day|uploads?)(?=[/.])"
    r"|\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34])$",
    re.IGNORECASE,
)
"""What an address is about whose day is that of an event, of a list or of a file."""

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TWO_DIGITS = r"(?P<month>0[1-9]|1[0-2])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_FORMS = (
    (
        LatePattern(rf"/{_YEAR}/{_MONTH}/(?P<day>0?[1-9]|[12]\d|3[01])/(?=\w)", re.IGNORECASE),
        LatePattern(rf"/{_YEAR}[/-]?{_TWO_DIGITS}[/-]?{_DAY}/(?=\w)"),
        LatePattern(rf"/{_YEAR}{_TWO_DIGITS}{_DAY}-(?=[a-z])", re.IGNORECASE),
        LatePattern(rf"[/_-]{_YEAR}-{_TWO_DIGITS}-{_DAY}(?!\w)"),
    ),
    (
        LatePattern(rf"/{_YEAR}/{_MONTH}/(?=\w)", re.IGNORECASE),
        LatePattern(rf"/{_YEAR}-?{_TWO_DIGITS}/(?=\w)"),
    ),
    (LatePattern(rf"/{_YEAR}/(?=\w)"),),
)
"""Days, months and years in a path; something must follow, else it is the page of all that day's articles."""

_NAME_OF_MONTH = rf"(?P<month>{'|'.join(MONTH_NAMES)}|{'|'.join(name[:3] for name in MONTH_NAMES)}|Sept)"
_MONTH_AND_DAY = LatePattern(rf"\b{_NAME_OF_MONTH}\.? (?P<day>\d{{1,2}})\b(?!,? \d{{4}})", re.IGNORECASE)
_DAY_AND_MONTH = LatePattern(rf"\b(?P<day>\d{{1,2}}) {_NAME_OF_MONTH}\b(?!,? \d{{4}})", re.IGNORECASE)
_DAY_IN_NUMBERS = LatePattern(r"\b(\d\d?)/(\d\d?)/((?:19|20)\d\d)\b")
_DIGIT = LatePattern(r"\d")
_WEEKDAY = LatePattern(rf"\b(?:{'|'.join(DAY_NAMES)})\b")
_COPYRIGHT = LatePattern(r"^.{0,40}(?:©|\bcopyright\b|\(c\)).{0,40}", re.IGNORECASE | re.MULTILINE)
_ANY_YEAR = LatePattern(r"\b(?:19|20)\d\d\b(?! ?[-–] ?\d{4})")
"""Of the years that a site counts from its first one, the last."""


def read_address(address: str) -> str:
    """Read the day, month or year under which a site files a page, as a TIMEX3 value; "" where there is none.

    Examples
    --------
    >>> read_address("https://harbour.example/2019/07/07/a-ferry-sinks")
    '2019-07-07'
    >>> read_address("https://harbour.example/news/2019/07/294187.html")
    '2019-07'
    >>> read_address("https://harbour.example/events/2019/07/07/a-concert")
    ''
    """
    path = re.split(r"[?#]", address.rsplit("://", 1)[-1])[0]
    if _OF_ELSE.search(path):
        return ""
    for forms in _FORMS:
        found = {value for form in forms for match in form.finditer(path) if (value := _name_stretch(match))}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _name_stretch(match: re.Match[str]) -> str:
    parts = match.groupdict()
    value = parts["year"]
    if month := parts.get("month"):
        number = int(month) if month.isdigit() else MONTHS.get(month.lower())
        value += f"-{number:02}" if number else "-"
    if day := parts.get("day"):
        value += f"-{int(day):02}"
    return value if value_interval(value) else ""


def find_address_day(text: str, url: str | None = None) -> date | None:
    """Find the day in the address of a page: in `url`, else in the lines above the headline.

    Examples
    --------
    >>> find_address_day("https://harbour.example/2019/07/07/ferry\\nA ferry sinks off the old harbour")
    datetime.date(2019, 7, 7)
    """
    addresses = [url] if url else list_addresses(text)
    values = {read_address(address) for address in addresses}
    days = {value for value in values if len(value) == len("2019-07-07")}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def list_addresses(text: str, lines: list[Span] | None = None) -> Iterator[str]:
    """List the addresses by which a page names itself: in its YAML head, above the headline, or last of all.

    As the last line an address needs a label ("Source: https://...").
    """
    if "://" not in text and "www." not in text:
        return
    head = find_front_matter(text)
    if head:
        yield from _FIELD.findall(text, head.start, head.end)
    lines = split_lines(text) if lines is None else lines
    for start, end in lines:
        line = text[start:end]
        if head and start < head.end:
            continue
        if address := _ADDRESS.fullmatch(line):
            yield address.group(1)
        elif OTHER_ARTICLES.fullmatch(line) or (len(line.split()) >= HEADLINE_WORDS and not is_of_page(line)):
            break
    last = text[slice(*lines[-1])] if lines else ""
    if last.lower().startswith(_LABELS) and (address := _ADDRESS.fullmatch(last)):
        yield address.group(1)


def find_dateline_stamp(text: str, lines: list[Span]) -> list[Stamp]:
    """Find the day of a dateline without a year, where the page tells the year; it has no extent of its own.

    The year is that of the address, if its month or day agrees. Else a day in numbers above it, whose order
    is open, is read as the one that fits. Else the year is that of the copyright, if the first weekday of the
    article agrees: the year of a footer may be later or older, and in each of the next four years a day
    falls on another weekday.

    Examples
    --------
    >>> text = "https://harbour.example/2019/07/ferry\\n\\nOSAKA, July 7 (AP) — A ferry sank."
    >>> [stamp.day.isoformat() for stamp in find_dateline_stamp(text, split_lines(text))]
    ['2019-07-07']
    """
    start, dateline = _find_short_dateline(text, lines)
    if not dateline:
        return []
    month, day = MONTHS[dateline["month"].lower()], int(dateline["day"])
    values = filter(None, map(read_address, list_addresses(text, lines)))
    days = {found for value in values for found in _days_near(value, month, day)}
    days = days or set(_days_in_numbers(text[:start], month, day))
    days = days or set(_days_by_copyright(text, start, month, day))
    return [Stamp(start, start, days.pop(), 1)] if len(days) == 1 else []


def _find_short_dateline(text: str, lines: list[Span]) -> tuple[int, re.Match[str] | None]:
    """The month and day of the dateline that opens the article, and where its line begins."""
    n_prose = 0
    for start, end in lines:
        if _DIGIT.search(text, start, min(end, start + LONGEST_DATELINE)):
            line = text[start:end]
            is_short = end - start < LONGEST_DATELINE
            if opening := find_dateline(line) or (is_short and DATELINE_LINE.fullmatch(line)):
                words = opening.group()
                return start, _MONTH_AND_DAY.search(words) or _DAY_AND_MONTH.search(words)
        n_prose += end - start > PROSE_LENGTH
        if n_prose > 2:  # the first may be a standfirst or a caption
            break
    return 0, None


def _days_near(value: str, month: int, day: int) -> Iterator[date]:
    """The days of this name within the stretch of an address, or the week before it."""
    first, last, precision = value_interval(value)
    if precision != "year":
        first, last = first - timedelta(days=7), last + timedelta(days=1)
    for year in range(first.year, last.year + 1):
        if (found := _make_day(year, month, day)) and first <= found <= last:
            yield found


def _days_in_numbers(head: str, month: int, day: int) -> Iterator[date]:
    """The days that "04/03/2024" can mean and that are no earlier than this one, nor much later."""
    for numbers in _DAY_IN_NUMBERS.finditer(head):
        first, second, year = map(int, numbers.groups())
        written = _make_day(year, month, day)
        for found in (_make_day(year, first, second), _make_day(year, second, first)):
            if found and written and 0 <= (found - written).days <= LONGEST_WAIT:
                yield found


def _days_by_copyright(text: str, start: int, month: int, day: int) -> Iterator[date]:
    years = {year for line in _COPYRIGHT.findall(text) for year in _ANY_YEAR.findall(line)}
    weekday = _WEEKDAY.search(text, start)
    if len(years) == 1 and weekday:
        found = _make_day(int(years.pop()), month, day)
        if found and DAY_NAMES[found.weekday()] == weekday.group():
            yield found


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
