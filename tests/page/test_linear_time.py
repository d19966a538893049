"""Long odd texts cost no more than their length: the characters that patterns look at are counted.

Twice the text may cost twice the work and a little more. A second test looks at the patterns themselves: a
repetition without limit inside another one is where backtracking explodes, unless a sign that the inner
one cannot match stands before each turn.
"""

import re
import re._parser as parser
from pathlib import Path

import pytest

from analysis import zones
from analysis.page import (
    appeals,
    authors,
    datelines,
    edges,
    fields,
    header_lines,
    headers,
    inline,
    markup,
    page_lines,
    paragraphs,
    pictures,
    pieces,
    segments,
    wording,
)
from analysis.page.addresses import find_address_day
from analysis.page.headers import find_stamps
from analysis.page.segments import split_paragraphs, split_sentence_spans
from analysis.patterns import LatePattern
from analysis.zones import find_zones

MODULES = (
    *(appeals, authors, datelines, edges, fields, header_lines, headers, inline, markup, page_lines),
    *(paragraphs, pictures, pieces, segments, wording, zones),
)
PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, LatePattern)
} | {f"break at {sign}": pattern for sign, pattern in segments._BREAKS}

UNITS = {
    "capitals": "A",
    "blanks": " ",
    "tabs": "\t",
    "line breaks": "\n",
    "full stops": ".",
    "marks": "!?",
    "quotes": '"',
    "brackets": "(",
    "square brackets": "[",
    "bracket pairs": "(a) ",
    "capitals in brackets": f"({'A' * 40}!) ",
    "hashes": "#",
    "less than": "<",
    "entities": "&#",
    "escaped tags": "&lt;p",
    "tags": "<a",
    "empty elements": "<b>",
    "comments": "<!--",
    "half comments": "<!-- -",
    "CDATA": "<![CDATA[",
    "scripts": "<script>",
    "titles": "<title>abc ",
    "heads": "---\n",
    "links": "](http://a",
    "acronym": "A.",
    "names": "Abc Def ",
    "commas": "Aa, ",
    "dashes": "- ",
    "path": "a/b/",
    "by": "By Aa ",
    "credits": "Photo: ",
    "agencies": "Kyodo/",
    "dateline": "OSAKA, ",
    "labels": "published ",
    "dates": "2019-",
    "days": "Jan 1 ",
    "dated lines": "date 1\n",
    "time tags": "<time ",
    "braces": "{",
    "speakers": "Q: a\n",
    "lines": "a\n",
    "wraps": "the old harbour of\nOsaka and all the\n",
    "bullets": "• a b c d e f g h\n",
    "sentences": "He said so. ",
    "appeals": "sign up here ",
    "terms": "terms of use ",
}


class Counter:
    """Stands for a pattern and adds up how many characters it is given to look at."""

    def __init__(self, pattern, work):
        self.pattern, self.work = pattern, work

    def __getattr__(self, name):
        method = getattr(self.pattern, name)

        def counted(*arguments):
            text = arguments[-1] if name in ("sub", "split") else arguments[0]
            start, end = (*arguments[1:], 0, len(text))[:2] if len(arguments) == 3 else (0, len(text))
            if len(arguments) == 2 and name not in ("sub", "split"):
                start, end = arguments[1], len(text)
            result = method(*arguments)
            if isinstance(result, re.Match):
                end = result.end()  # it looked no farther
            self.work.append(max(0, end - start))
            return result

        return counted if callable(method) else method


@pytest.fixture
def count_work(monkeypatch):
    """A function that tells how many characters the patterns look at while a text is divided."""
    work = []
    for module in MODULES:
        for name, value in list(vars(module).items()):
            if isinstance(value, LatePattern):
                monkeypatch.setattr(module, name, Counter(value, work))
    breaks = [(sign, Counter(pattern, work)) for sign, pattern in segments._BREAKS]
    monkeypatch.setattr(segments, "_BREAKS", breaks)

    def count(text):
        paragraphs._find_page_kind.cache_clear()
        work.clear()
        find_zones(text)
        find_stamps(text)
        find_address_day(text)
        split_sentence_spans(text)
        split_paragraphs(text)
        return sum(work)

    return count


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("a", "b"), ("By ", "!"), ("<title>", "</title>")])
def test_twice_the_text_is_at_most_twice_the_work(count_work, unit, before, after):
    size = 6_000 // len(unit)
    once, twice = (count_work(before + unit * number + after) for number in (size, 2 * size))
    assert once > 0
    assert twice <= 2.2 * once + 4_000


def nested_repeats(tree, outer=None):
    """Unlimited repetitions inside unlimited ones, each with the first item of the outer one's body."""
    for code, value in tree:
        body = None
        if code in (parser.MAX_REPEAT, parser.MIN_REPEAT):
            _, high, body = value
            if high is parser.MAXREPEAT:
                if outer is not None:
                    yield outer, body
                yield from nested_repeats(body, outer=body)
                continue
        for part in value if isinstance(value, tuple | list) else ():
            for branch in part if isinstance(part, list) else [part]:
                if isinstance(branch, parser.SubPattern):
                    yield from nested_repeats(branch, outer)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_repeats_a_repetition_without_a_fence(name):
    for outer, _ in nested_repeats(parser.parse(PATTERNS[name].pattern)):
        kinds = {code for code, _ in outer}
        assert outer[0][0] in (parser.LITERAL, parser.IN) or parser.BRANCH in kinds, name
    assert len(PATTERNS) > 40


def test_the_check_itself_sees_a_dangerous_pattern():
    assert list(nested_repeats(parser.parse(r"(?:a+)+b")))
    assert not list(nested_repeats(parser.parse(r"(?:ab)+b+")))


def test_no_group_is_repeated_possessively():
    """Python 3.11 before 3.11.5 does not find what such a pattern should find; "(?>(...)*)" is sound."""
    package = Path(zones.__file__).parent
    faults = [
        path.name
        for path in package.rglob("*.py")
        if re.search(r"\)(?:[*+?]|\{[^{}]*\}+)\+", path.read_text())
    ]
    assert faults == []
