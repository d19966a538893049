"""XML, read safely and forgivingly."""

from xml.etree.ElementTree import tostring

import pytest

from analysis.loading.readings import Unreadable
from analysis.loading.xml_tree import parse_xml


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
