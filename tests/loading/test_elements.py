"""XML, read safely and forgivingly; elements and pieces of HTML -> words and paragraphs."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from analysis.loading.elements import (
    html_to_text,
    looks_like_html,
    parse_xml,
    says_something,
    write_line,
    write_paragraphs,
)
from analysis.loading.readings import Unreadable


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("<a>b</a>", "<a>b</a>"),
        ("\ufeff<?xml version='1.0' encoding='latin-1'?><a>é</a>", "<a>é</a>"),
        ("<a>x&nbsp;y &mdash; &eacute;</a>", "<a>x\u00a0y — é</a>"),
        ("<a>fish & chips &amp; peas</a>", "<a>fish &amp; chips &amp; peas</a>"),
        ("<a>b\x01c</a>", "<a>b c</a>"),
        ("<dc:date>2021</dc:date>", "<dc:date>2021</dc:date>"),
        ("<t>A</t>\n<d>B</d>", "<piece><t>A</t>\n<d>B</d></piece>"),
        ("<?xml version='1.0'?>\n<!-- two -->\n<t>A</t><d>B</d>", "<piece><t>A</t><d>B</d></piece>"),
        ("<!DOCTYPE html><p>A</p><p>B</p>", "<piece><p>A</p><p>B</p></piece>"),
        ("words", "<piece>words</piece>"),
        ("<a><![CDATA[<b>&c;]]></a>", "<a>&lt;b&gt;&amp;c;</a>"),
    ],
)
def test_a_tree_is_read(text, tree):
    assert tostring(parse_xml(text), "unicode") == tree


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;"><!ENTITY e "&d;&d;&d;&d;">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]><a>x</a>',
    ],
    ids=["inner", "many laughs", "outer", "parameter"],
)
def test_declared_entities_are_refused(text):
    with pytest.raises(Unreadable, match="declares entities, which are not read"):
        parse_xml(text)


def test_an_outer_document_type_is_not_fetched():
    root = parse_xml('<!DOCTYPE a SYSTEM "file:///etc/hostname"><a>b&unknown;</a>')
    assert root.text == "b&unknown;"


def test_deep_nesting_is_refused():
    with pytest.raises(Unreadable, match="is nested more than 150 deep"):
        parse_xml("<a>" * 100_000)


@pytest.mark.parametrize("text", ["<a>b</c>", "<p>one<br>two</p>", "<a", "<a b=c/>", "<a><![CDATA[b</a>"])
def test_what_is_no_xml_is_named(text):
    with pytest.raises(Unreadable, match="is no well-formed XML"):
        parse_xml(text)


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
