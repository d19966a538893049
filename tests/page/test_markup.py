"""Tags, comments, entities and YAML heads are covered, and nothing else is."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.page.markup import find_fields, find_front_matter, find_markup, mask_markup


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
        ("a\n## Oslo\n# Bay", ["## ", "# "]),
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
        "No. #1 in Oslo",
        "an arrow --> here",
        "a < b",
        "<",
        "",
    ],
)
def test_signs_that_are_no_markup_are_left_alone(text):
    assert covered(text) == []
    assert mask_markup(text) == (text if "&" not in text else "Fish       chips")


def test_the_end_of_a_block_becomes_a_line_break_and_an_inline_tag_does_not():
    assert mask_markup("<p>Os<i>lo</i></p>\n<li>Bay</li>") == "\n\n Os   lo    \n\n  \n\n\n  Bay\n\n   "
    assert mask_markup("Tom &amp; Li&#8217;s") == "Tom       Li       s"


HEAD = "---\ntitle: 'A reef'\nauthor: An Lee\ntags: [x, y]\nempty:\n---\nText: more\n"


def test_a_yaml_head_is_found_at_the_very_top_only():
    assert find_front_matter(HEAD) == (0, HEAD.index("\nText"))
    assert find_front_matter("\n" + HEAD) is not None
    assert find_front_matter("Text\n" + HEAD) is None
    assert find_front_matter("---\nno key here\n---\n") is None
    assert find_front_matter("---\ntitle: never closed\n") is None
    assert find_front_matter("") is None


def test_a_yaml_head_names_its_fields():
    fields = [(HEAD[start:end], zone) for (start, end), zone in find_fields(HEAD)]
    assert fields == [("A reef", "headline"), ("An Lee", "byline"), ("[x, y]", "metadata")]
    assert "".join(covered(HEAD)).split() == ["---", "title:", "''", "author:", "tags:", "empty:", "---"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("<title>A reef</title>", ["A reef"]),
        ("<h1 class='x'> A reef </h1>", ["A reef"]),
        ("<title><![CDATA[A reef]]></title>", ["A reef"]),
        ("<title></title>", []),
        ("<h2>A reef</h2>", []),
        ("<title>A reef</h1>", []),
    ],
)
def test_a_title_tag_names_the_headline(text, title):
    fields = find_fields(text)
    assert [text[start:end].strip() for (start, end), _ in fields] == title
    assert all(zone == "headline" for _, zone in fields)


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


@pytest.mark.parametrize(
    "text",
    [
        "<" * 50_000,
        "<a" * 20_000,
        "<!--" * 10_000,
        "<!-- -" * 10_000,
        "<script>" * 5_000,
        "<![CDATA[" * 5_000,
        "<title>abc " * 5_000,
        "](http://a" * 5_000,
        "---\n" * 10_000,
        "---\n" + "a: b\n" * 10_000,
        "&#" * 20_000,
    ],
    ids=lambda text: repr(text[:9]),
)
def test_long_odd_texts_are_covered_in_linear_time(text):
    begin = time.process_time()
    mask_markup(text)
    find_fields(text)
    assert time.process_time() - begin < 2
