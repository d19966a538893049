"""Bytes -> text and the name of the encoding."""

import pytest

from analysis.loading.encodings import decode, is_known_encoding
from analysis.loading.readings import Unreadable

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
