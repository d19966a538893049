"""Pieces of HTML -> paragraphs."""

import pytest

from analysis.loading.markup_text import html_to_text, looks_like_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br/>two<BR>three</p>", "One\ntwo\nthree"),
        ("<div><h2>Head</h2>\n  <p>A <em>b</em>\n c</p></div>", "Head\n\nA b c"),
        ("A &amp; B &#8217; &lt;p&gt;", "A & B ’ <p>"),
        ("<p>a</p><script>if (a < b) { x('</p>') }</script><style>p {}</style><p>b</p>", "a\n\nb"),
        ("<!-- no -->a<noscript><p>no</p></noscript>", "a"),
        ("plain\nwords", "plain words"),
        ("a\u00a0b", "a\u00a0b"),
        ("<p>open <b>and", "open and"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<script>never closed <p>x</p>", ""),
        ("", ""),
    ],
)
def test_paragraphs_are_told_apart(markup, text):
    assert html_to_text(markup) == text


@pytest.mark.parametrize(
    ("text", "answer"),
    [("<b>x", True), ("a &nbsp; b", True), ("</p>", True), ("R&D; a <3 b", False), ("a < b > c", False)],
)
def test_what_looks_like_html(text, answer):
    assert looks_like_html(text) is answer
