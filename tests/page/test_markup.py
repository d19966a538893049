"""Tags, comments, entities and YAML heads are covered, and nothing else is."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.page.fields import find_fields
from analysis.page.markup import find_markup, is_markdown, mask_markup
from analysis.page.segments import Span


def covered(text):
    return [text[start:end] for start, end in find_markup(text)]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>Two <b>words</b></p>", ["<p>", "<b>", "</b>", "</p>"]),
        ('<a href="x">y</a>', ['<a href="x">', "</a>"]),
        ("<!-- a <b> - -->c", ["<!-- a <b> - -->"]),
        ("<script>if (a < b) {}</script>c", ["<script>if (a < b) {}</script>"]),
        ("<STYLE>p {}</STYLE>c", ["<STYLE>p {}</STYLE>"]),
        ("<![CDATA[Oslo]]>", ["<![CDATA[", "]]>"]),
        ("<!DOCTYPE html><?xml version='1.0'?>", ["<!DOCTYPE html>", "<?xml version='1.0'?>"]),
        ("see [Oslo](https://oslo.example/a)", ["(https://oslo.example/a)"]),
        (
            "[Oslo](/map.pdf \"Map, 1 MB (old)\") and [Bay](/bay 'Bay')",
            ['(/map.pdf "Map, 1 MB (old)")', "(/bay 'Bay')"],
        ),
        ("[Oslo](https://w.example/Oslo_(city)/a), [a](#b)", ["(https://w.example/Oslo_(city)/a)", "(#b)"]),
        ("write [us](mailto:us@reef.example)", ["(mailto:us@reef.example)"]),
        ("a\n## Oslo\n# Bay", ["## ", "# "]),
        ("a\n## Oslo", ["## "]),
        ("&lt;p class=&quot;x&quot;&gt;a&lt;/p&gt;", ["&lt;p class=&quot;x&quot;&gt;", "&lt;/p&gt;"]),
        ("<nitf:lead>a</nitf:lead>", ["<nitf:lead>", "</nitf:lead>"]),
    ],
)
def test_markup_is_found(text, markup):
    assert covered(text) == markup


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 3",
        "He wrote <3 and left -> home",
        "Fish &amp; chips",
        "[Oslo] (the city)",
        "[Oslo](the city)",
        '[Oslo](/city "and all the rest',
        "No. #1 in Oslo",
        "an arrow --> here",
        "5 &lt; 6 &gt; 4",
        "&lt;port&gt;",
        "a < b",
        "<",
        "",
    ],
)
def test_signs_that_are_no_markup_are_left_alone(text):
    assert covered(text) == []
    assert mask_markup(text) == re.sub(r"&\w+;", lambda entity: " " * len(entity.group()), text)


def test_the_end_of_a_block_becomes_a_line_break_and_an_inline_tag_does_not():
    assert mask_markup("<p>Os<i>lo</i></p>\n<li>Bay</li>") == "\n\n Os   lo    \n\n  \n\n\n  Bay\n\n   "
    assert mask_markup("Tom &amp; Li&#8217;s") == "Tom       Li       s"
    assert mask_markup("<port>Os<b>lo</b></port>") == "\n\n    Os   lo    \n\n     "
    assert mask_markup("Ann <ann@x.org> said") == "Ann             said"
    assert mask_markup("&lt;p&gt;Hi") == "\n\n       Hi"


def test_markup_that_is_known_already_is_not_looked_for_again():
    assert mask_markup("<p>Hi</p>", [Span(0, 1)]) == " p>Hi</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [the map](https://reef.example).", True),
        ("See [the map](/map).", True),
        ("---\ntitle: A reef\n---\nText", True),
        ("See [the map] (page 2).", False),
        ("A ferry", False),
    ],
)
def test_markdown_is_told_by_its_links_and_its_head(text, expected):
    assert is_markdown(text) is expected


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b",
        ">",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#8217;",
        "---\n",
        "a: b\n",
        "- c\n",
        "](http://x.y)",
        "\n# ",
        " ",
        "\n",
        "Oslo",
        "“",
        "\u2028",
        "é",
    ]
)
TEXTS = st.text(max_size=40) | st.lists(PIECES, max_size=20).map("".join)


@given(TEXTS)
def test_covering_keeps_every_offset(text):
    masked = mask_markup(text)
    assert len(masked) == len(text)
    assert all(new == old or new in " \n" for new, old in zip(masked, text, strict=True))


@given(TEXTS)
def test_markup_spans_are_in_order_and_apart_and_fields_lie_outside_them(text):
    spans = find_markup(text)
    assert all(start < end for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for (start, end), _ in find_fields(text):
        assert text[start:end].strip()
        assert start < end
