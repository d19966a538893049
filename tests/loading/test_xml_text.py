"""Elements -> words and paragraphs."""

from xml.etree.ElementTree import fromstring

import pytest

from analysis.loading.xml_text import says_something, write_line, write_paragraphs


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div><h2>Head</h2><p>One\n  line</p></div>", "Head\n\nOne line"),
        ("<p><b>Bold</b> <i>words</i></p>", "Bold words"),
        ("Words <b>bold</b> and\nmore<br/>below", "Words bold and more\nbelow"),
        ("<p>One<lb/>two</p>", "One\n\ntwo"),
        ("<ul><li>a</li><li>b <p>c</p></li></ul>", "a\n\nb\n\nc"),
        (
            "<table><tr><th>Name</th><td>Bo</td></tr><tr><td><p>x</p><p>y</p></td><td>z</td></tr></table>",
            "Name\tBo\n\nx\n\ny\n\nz",
        ),
        ("line one\nline two\n\n\n\nline three", "line one\nline two\n\nline three"),
        ("&lt;p&gt;One&lt;/p&gt;Two &amp;amp; three", "One\n\nTwo & three"),
        ("<p/> <p> </p>", ""),
    ],
)
def test_paragraphs(body, text):
    assert write_paragraphs(fromstring(f"<body>{body}</body>")) == text


def test_a_line():
    element = fromstring("<a> one <b>two\n</b>&lt;i&gt;three&lt;/i&gt;</a>")
    assert write_line(element) == "one two three"
    assert says_something(element)
    assert not says_something(fromstring("<a> <b/>\n</a>"))
