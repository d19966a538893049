"""Bytes -> text, exactly, and the name of its encoding; text and Markdown files -> one article each."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable, is_called
from analysis.page.markup import find_front_matter
from analysis.patterns import LatePattern

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4_000
_DECLARED = LatePattern(
    rb"""(?:<\?xml\b[^>]{0,100}\bencoding|\bcharset)\s{0,3}=\s{0,3}["']?([\w.:-]{2,40})""", re.I
)
_HIGH_RUN = LatePattern(rb"[\x80-\xff]{3,}")
_HIGH = LatePattern(rb"[\x80-\xff]")
_SURROGATE = LatePattern("[\ud800-\udfff]")
_NO_CHARSETS = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf_7"}
_QUOTES = (
    (LatePattern(rb"\xa1[\xae-\xb1]"), "gb18030"),  # the same bytes in Korean encodings
    (LatePattern(rb"\x81[\x65-\x68]"), "cp932"),
    (LatePattern(rb"[a-z]\xd5[a-z]"), "mac_roman"),
)
"""Quotation marks that no text in Windows-1252 holds: there they would be "¡°", nothing, and "itÕs"."""

MOST_IN_RUNS = 0.5
LEAST_HIGH = 12
_LINE = LatePattern(r"^([A-Za-z][\w-]{0,40}):[ \t]+(\S[^\n]*)$", 8)  # re.MULTILINE
_NO_SCALAR = ("[", "{", "|", ">", "&", "*", "!", "#", "%")


def read_text(content: bytes, options: LoadOptions) -> Reading:
    """Read a text file or Markdown with whatever markup it holds; zones tell that apart later."""
    text, encoding = decode(content, encoding=options.encoding)
    if not text.strip():
        raise Unreadable("is empty")
    return Reading([Article(text, read_head(text))], encoding)


def read_head(text: str) -> dict[str, str]:
    """What a YAML head says of outlet, agency and language; its day and title are found with all other
    headers.

    Only plain values on the line of their key are read, so that nothing in the head can do anything.

    Examples
    --------
    >>> read_head("---\\nsource: 'Reef Post'\\nlang: en\\ntags: [a, b]\\n---\\nText")
    {'outlet': 'Reef Post', 'language': 'en'}
    """
    head = find_front_matter(text) if "---" in text[:100] else None
    fields: dict[str, str] = {}
    for key, value in _LINE.findall(text[head.start : head.end]) if head else ():
        field = next((name for name in ("outlet", "agency", "language") if is_called(key, name)), None)
        if field and not value.startswith(_NO_SCALAR):
            fields.setdefault(field, value.strip().strip("'\"").strip())
    return {name: value for name, value in fields.items() if value}


def decode(content: bytes, *, encoding: str | None = None, markup: bool = False) -> tuple[str, str]:
    """Decode a text file: a byte order mark decides, then what markup declares, UTF-8, `encoding`, Windows.

    English text from East Asian systems and old Macs is known by its quotation marks.

    Windows-1252 gives almost any bytes some letters. A text in which most letters beyond ASCII stand three
    and more together is therefore refused instead: no Western European language is written so, while
    Russian, Japanese or Chinese in an encoding of their own are.

    Parameters
    ----------
    content
        The bytes of the file.
    encoding
        What files that are not Unicode are in, if the user knows.
    markup
        Whether the file may declare its encoding, as HTML and XML do.

    Returns
    -------
    tuple of str and str
        The text and the name of its encoding.

    Raises
    ------
    Unreadable
        If the bytes are no text; the message names the byte.

    Examples
    --------
    >>> decode(b"caf\\xe9")
    ('café', 'cp1252')
    >>> decode(b"H\\0i\\0!\\0\\n\\0")
    ('Hi!\\n', 'utf-16-le')
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    marked = marked or _find_unmarked_utf16(content)
    if marked is None and b"\x00" in content:
        raise Unreadable(f"is no text file (NUL byte at position {content.index(0)})")
    for name in filter(None, [marked] if marked else _list_choices(content, encoding, markup)):
        if name == "cp1252" != encoding and _is_not_western(content):
            raise Unreadable('is neither UTF-8 nor Western text; say which with encoding="..."')
        try:
            return content.decode(name), name
        except UnicodeDecodeError as error:
            at = error.start + len(content) - len(error.object)  # the mark does not count for the codec
            fault = f"byte 0x{content[at]:02x} at position {at}"
    tried = f"marked as {marked} and is not" if marked else "neither UTF-8 nor Windows-1252"
    raise Unreadable(f"is {tried} ({fault})")


def find_utf8(pieces: Iterable[bytes]) -> str | None:
    """The name of the encoding of bytes that come in pieces, if :func:`decode` would find it to be UTF-8.

    Examples
    --------
    >>> find_utf8([b"caf\\xc3", b"\\xa9"]), find_utf8([b"caf\\xe9"])
    ('utf-8', None)
    """
    decoder, name = codecs.getincrementaldecoder("utf-8")(), None
    try:
        for piece in pieces:
            if b"\x00" in piece:
                return None
            name = name or ("utf-8-sig" if piece.startswith(codecs.BOM_UTF8) else "utf-8")
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return name


def mend_surrogates(text: str) -> str:
    """Put the replacement character for halves of a letter, which JSON can spell and no file can store.

    Examples
    --------
    >>> mend_surrogates("a\\ud83d") == "a\\ufffd"
    True
    """
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def is_known_encoding(name: str) -> bool:
    """Whether Python has a text codec of this name.

    Examples
    --------
    >>> is_known_encoding("shift_jis"), is_known_encoding("latin-99"), is_known_encoding("base64")
    (True, False, False)
    """
    try:
        return bool("a".encode(name)) and name.lower().replace("-", "_") not in _NO_CHARSETS
    except (LookupError, ValueError):
        return False


def _list_choices(content: bytes, encoding: str | None, markup: bool) -> Iterator[str | None]:
    """What a text without a mark may be in, the likeliest first."""
    if markup:
        yield _find_declared(content)
    yield "utf-8"
    yield encoding
    yield _find_by_quotes(content)
    yield "cp1252"


def _find_declared(content: bytes) -> str | None:
    """What the head of a page or an XML file says; Latin-1 means Windows-1252, as browsers have it."""
    match = _DECLARED.search(content, 0, _SAMPLE)
    name = match[1].decode("ascii", "replace").lower() if match else ""
    if not name or not is_known_encoding(name) or name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        return None
    return (
        "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252") else name
    )


def _find_unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: in a Western text every second byte is NUL."""
    sample = content[:_SAMPLE]
    if len(content) < 4 or len(content) % 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) / len(sample) * 2, sample[1::2].count(0) / len(sample) * 2
    if max(even, odd) < 0.8 or min(even, odd) > 0.05:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _find_by_quotes(content: bytes) -> str | None:
    """The encoding of Western text with the quotation marks of another system."""
    if _is_not_western(content):
        return None
    return next((name for pattern, name in _QUOTES if pattern.search(content)), None)


def _is_not_western(content: bytes) -> bool:
    n_high = len(_HIGH.findall(content[:1_000_000]))
    n_in_runs = sum(map(len, _HIGH_RUN.findall(content[:1_000_000])))
    return n_high >= LEAST_HIGH and n_in_runs / n_high > MOST_IN_RUNS
