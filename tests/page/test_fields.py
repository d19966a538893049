"""What markup names itself: titles, authors, fields of a head; and what is running text."""

import pytest

from analysis.page.fields import decode_quoted, find_fields, find_front_matter
from analysis.page.markup import find_markup


def named(text):
    return [(text[start:end], zone) for (start, end), zone in find_fields(text)]


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
    syntax = [HEAD[start:end] for start, end in find_markup(HEAD)]
    assert "".join(syntax).split() == ["---", "title:", "''", "author:", "tags:", "empty:", "---"]


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


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("<title>A reef</title><h1>Ferry opens</h1>", [("A reef", "metadata"), ("Ferry opens", "headline")]),
        (
            "<channel><title>The Reef</title><item><title>Ferry opens</title></item></channel>",
            [("The Reef", "metadata"), ("Ferry opens", "headline")],
        ),
        ("<dc:creator><![CDATA[Ann Ray]]></dc:creator>", [("Ann Ray", "byline")]),
        ("<guid isPermaLink='no'>7</guid>", [("7", "metadata")]),
        ("<harbour>Osaka, the old one</harbour>", [("Osaka, the old one", "metadata")]),
        ("<figcaption>A ferry leaves.</figcaption>", [("A ferry leaves.", "caption")]),
        ("<button> Share </button>", [("Share", "furniture")]),
        ("<subtitle>A boat a day</subtitle>", [("A boat a day", "standfirst")]),
    ],
)
def test_an_element_is_named_by_its_tag(text, fields):
    assert named(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "<p>Ferry opens</p>",
        "<strong>Ann Ray:</strong>",
        "<block>The ferry left the old harbour on Monday.</block>",
        "<block>" + "word " * 16 + "</block>",
        "<author></author>",
        "<guid>7</p>",
        "<a href='x'>Osaka</a>",
        "5 < 6 and 7 > 3",
    ],
)
def test_running_text_is_no_field(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (r"Ann\_Ray", "Ann\xa0Ray"),
        (r"Ray\u2019s M\xE9xico", "Ray’s México"),
        ("Ann\\\n    \\ Ray", "Ann Ray"),
        (r"the \"old\" port \\ quay", 'the "old" port \\ quay'),
        (r"a \q b \u20", r"a \q b \u20"),
    ],
)
def test_escapes_of_quoted_yaml(value, said):
    assert decode_quoted(value) == said
