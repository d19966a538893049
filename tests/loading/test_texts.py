"""Bytes -> text and the name of the encoding; text and Markdown exactly as they are."""

import pytest

from analysis.documents import load_documents
from analysis.loading.readings import LoadOptions, Unreadable
from analysis.loading.texts import decode, is_known_encoding, read_head, read_text

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


RUSSIAN = "Министр прибыл в Осло в понедельник утром."


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ("Oslo é\r\n".encode("utf-16-le"), "Oslo é\r\n", "utf-16-le"),
        ("Oslo é".encode("utf-16-be"), "Oslo é", "utf-16-be"),
        (b"caf\xe9 \x93reef\x94 \x80", "café “reef” €", "cp1252"),
        ("Éé à l’œuvre : l’été dernier, où le maïs".encode("cp1252"), None, "cp1252"),
        (b"", "", "utf-8"),
        ("“It’s late,” they said — in Oslo.".encode("gb18030"), None, "gb18030"),
        ("“It’s late,” they said.".encode("cp949"), "“It’s late,” they said.", "gb18030"),
        ("“It’s late,” they said.".encode("cp932"), None, "cp932"),
        ("“It’s late,” they said.".encode("mac_roman"), None, "mac_roman"),
        ("¡Ã®! ÒSÓ £5 Õs".encode("cp1252"), None, "cp1252"),
    ],
)
def test_the_encoding_is_found(content, text, encoding):
    found = decode(content)
    assert found == (content.decode(encoding) if text is None else text, encoding)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "iso8859-5"])
def test_what_is_no_western_text_is_not_taken_for_some(encoding):
    content = RUSSIAN.encode(encoding)
    with pytest.raises(Unreadable, match="is neither UTF-8 nor Western text; say which with encoding="):
        decode(content)
    assert decode(content, encoding=encoding) == (RUSSIAN, encoding)


def test_unicode_goes_before_what_the_user_says_of_other_files():
    assert decode("Åsa".encode(), encoding="cp1251") == ("Åsa", "utf-8")


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ('<meta charset="shift_jis">東京'.encode("shift_jis"), '<meta charset="shift_jis">東京', "shift_jis"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?>\x93a\x94", None, "cp1252"),
        (b"<meta charset=idna>caf\xe9", "<meta charset=idna>café", "cp1252"),
        (b"<meta charset=nonsense>caf\xe9", "<meta charset=nonsense>café", "cp1252"),
        ('<meta charset="ascii">é'.encode("cp1252"), '<meta charset="ascii">é', "cp1252"),
    ],
)
def test_markup_may_declare_its_encoding(content, text, encoding):
    assert decode(content, markup=True) == (text or content.decode(encoding), encoding)


def test_a_declaration_in_running_text_declares_nothing():
    assert decode('charset="shift_jis" é'.encode()) == ('charset="shift_jis" é', "utf-8")


@pytest.mark.parametrize("name", ["base64", "rot13", "unicode_escape", "no-such", "punycode", "a\0b"])
def test_only_charsets_are_encodings(name):
    assert not is_known_encoding(name)
