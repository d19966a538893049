"""Text and Markdown, exactly as they are."""

import pytest

from analysis.documents import load_documents
from analysis.loading.readings import LoadOptions
from analysis.loading.texts import read_head, read_text

HEAD = "---\ntitle: 'A swim'\ndate: 2021-07-03\npublisher: \"Reef Post\"\nlang: en\n---\n"
PAGE = f"{HEAD}\n# A swim\n\nOslo <b>x</b>\r\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.MARKDOWN"])
def test_a_head_tells_and_the_text_keeps_it(tmp_path, name):
    (tmp_path / name).write_bytes(PAGE.encode())
    row = load_documents(tmp_path).iloc[0]
    assert row["text"] == PAGE
    told = [row["outlet"], row["language"], str(row["published_date"].date()), row["published_from"]]
    assert told == ["Reef Post", "en", "2021-07-03", "header"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\nsource: !!python/object:os.system x\nagency: *anchor\noutlet: [a]\nlang: |\n---\nx", {}),
        ("---\nsource: Post\nnewspaper: Herald\n---\nx", {"outlet": "Post"}),
        ("---\nsource:\n  name: Post\n---\nx", {}),
        ("source: Post\n\nx", {}),
        ("Oslo\n---\nsource: Post\n---\n", {}),
    ],
)
def test_only_plain_values_of_a_head_are_read(text, fields):
    assert read_head(text) == fields


def test_markup_in_a_text_is_kept():
    text = "<item><title>A</title><script>x()</script></item>\n"
    assert read_text(text.encode(), LoadOptions()).articles[0].text == text
