"""Text -> plain text: accents, curly quotes, dashes, odd blanks and line ends are folded away.

What a dictionary lists in one spelling is found in all of them, and the offsets lead back to the text as
it was given.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

import numpy as np


class _FoldTable(dict):
    """``str.translate`` table from a character to the plain one it stands for, filled on demand."""

    def __missing__(self, code: int) -> int | str | None:
        character = chr(code)
        self[code] = plain = _fold_character(character)
        return plain


_QUOTES = dict.fromkeys("‘’‚‛`´ʼ", "'") | dict.fromkeys("“”„‟«»", '"')
_STROKES = {"Đ": "D", "đ": "d", "Ð": "D", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ı": "i"}


def _fold_character(character: str) -> str | None:
    category = unicodedata.category(character)
    if character in "\r\n":
        return character
    if category in ("Mn", "Cf"):  # combining accents, soft hyphens, zero-width blanks
        return None
    if category in ("Zs", "Cc"):
        return " "
    if category == "Pd" or character == "−":
        return "-"
    if plain := _QUOTES.get(character) or _STROKES.get(character):
        return plain
    base = unicodedata.normalize("NFKD", character)
    marks = [part for part in base if unicodedata.category(part) != "Mn"]
    if len(marks) != 1 or marks[0] == character:
        return character
    return _fold_character(marks[0])  # ǿ without its accent is ø


_TABLE = _FoldTable()
_CONTROLS = "".join(chr(code) for code in (*range(32), 127) if chr(code) not in "\r\n")
_COMMON = [(character, _fold_character(character)) for character in "’‘“”—–\u00a0" + _CONTROLS]
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
# The escapes of quoted YAML that stand for a sign of a name: a hard blank, a line that goes on, a code.
_ESCAPE = re.compile(r"\\(?:_|\r?\n[ \t]*\\ |u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})")
# A name may be wrapped over two lines or hold two blanks; a blank line ends it.
# What they begin with is looked for first, and quickly; then what stands before it.
_NEW_LINE = re.compile(r"\n(?<!\n\n)[ ]*(?=\S)")
_BLANKS = re.compile(r"  (?<=\S  )[ ]*(?=\S)")
_ASCII = bytes(range(128))
_FEW = 30  # different characters: quicker replaced one by one than all in one go


class Offsets:
    """For each character of a shortened text, and for its end, where it stood in the text as it was.

    Parameters
    ----------
    stretches
        Start and end of each stretch that was replaced, and what took its place, in order.
    before
        Where the characters stood that `stretches` speaks of, if that text was itself a shortened one.

    Examples
    --------
    >>> offsets = Offsets([(5, 8, " ")])  # "South\\r\\n Sea", now "South Sea"
    >>> offsets[4], offsets[5], offsets[6]
    (4, 5, 8)
    """

    def __init__(self, stretches: list[tuple[int, int, str]], before: Offsets | None = None):
        self._cuts: list[int] = []
        self._shifts = [0]
        self._before = before
        lost = 0
        for start, end, new in stretches:
            self._cuts.append(start + len(new) - lost)
            lost += end - start - len(new)
            self._shifts.append(lost)

    def __getitem__(self, place: int) -> int:
        place += self._shifts[bisect_right(self._cuts, place)]
        return place if self._before is None else self._before[place]


def fold_each(texts: list[str]) -> list[tuple[str, Offsets | None]]:
    """What :func:`fold_text` makes of each of many texts; most are plain, which one look at all tells.

    Examples
    --------
    >>> fold_each(["Hue\\n\\n", "Huế"])
    [('Hue\\n\\n', None), ('Hue', None)]
    """
    odd = _find_odd(texts)
    return [
        fold_text(text)
        if number in odd or "&" in text or "\\" in text or not text.isascii()
        else (text, None)
        for number, text in enumerate(texts)
    ]


def _find_odd(texts: list[str]) -> set[int]:
    """The numbers of the texts that hold a control character, a single line end or two blanks in a row."""
    signs = np.frombuffer("\n\n".join(texts).encode("latin-1", "replace"), dtype=np.uint8)
    places = np.flatnonzero(signs - 32 > 94)  # below 32 it is counted round, to more than that
    alone = np.diff(places, prepend=-2, append=len(signs) + 2) > 1
    controls = places[(signs[places] != 10) | (alone[1:] & alone[:-1])]
    blank = signs == 32
    blanks = np.flatnonzero(blank[1:] & blank[:-1])
    starts = [0, *accumulate(len(text) + 2 for text in texts)]
    return set(np.searchsorted(starts, np.concatenate([controls, blanks]), side="right") - 1)


def fold_text(text: str) -> tuple[str, Offsets | None]:
    """Reduce a text to plain characters, and say where each of them stood.

    Returns
    -------
    tuple of str and (Offsets or None)
        The folded text, case kept, and for each of its characters the offset in `text`; None where the
        two run in step.

    Examples
    --------
    >>> fold_text("Phạm’s")
    ("Pham's", None)
    >>> plain, offsets = fold_text("South China\\r\\nSea")
    >>> plain, offsets[12]
    ('South China Sea', 13)
    """
    plain, offsets = text, None
    if not (plain.isascii() and plain.isprintable()):
        for character, instead in _COMMON:  # most texts hold no other odd ones, and a replacement is cheap
            plain = plain.replace(character, instead)
    if not plain.isascii():
        plain, offsets = _fold_odd(plain)
    if "&" in plain:
        entities = [(*match.span(), _decode_entity(match.group())) for match in _ENTITY.finditer(plain)]
        plain, offsets = _replace(plain, entities, offsets)
    if "\\" in plain:
        escapes = [(*match.span(), _decode_escape(match.group())) for match in _ESCAPE.finditer(plain)]
        plain, offsets = _replace(plain, escapes, offsets)
    return _replace(plain, _find_wraps(plain), offsets)


def _fold_odd(text: str) -> tuple[str, Offsets | None]:
    """Fold the characters beyond ASCII."""
    odd = set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    dropped = "".join(character for character in odd if _TABLE[ord(character)] is None)
    runs = re.finditer(f"[{dropped}]+", text) if dropped else ()
    plain, offsets = _replace(text, [(*run.span(), "") for run in runs], None)
    if len(odd) > _FEW:
        return plain.translate(_TABLE), offsets
    for character in odd.difference(dropped):
        plain = plain.replace(character, _TABLE[ord(character)])
    return plain, offsets


def _find_wraps(plain: str) -> list[tuple[int, int, str]]:
    """Where a line ends inside a paragraph, and where several blanks stand for one."""
    wraps = [(*match.span(), " ") for match in _BLANKS.finditer(plain)] if "  " in plain else []
    for match in _NEW_LINE.finditer(plain):
        start = match.start()
        start -= plain[start - 1 : start] == "\r"
        while plain[start - 1 : start] == " ":
            start -= 1
        if start and not plain[start - 1].isspace():
            wraps.append((start, match.end(), " "))
    return sorted(wraps)


def _decode_entity(entity: str) -> str:
    """The plain character that an HTML entity stands for, or the entity if it is none."""
    decoded = html.unescape(entity)
    return decoded.translate(_TABLE)[:1] if len(decoded) == 1 else entity


def _decode_escape(escape: str) -> str:
    """The plain character that an escape stands for; nothing for a blank without width."""
    return chr(int(escape[2:], 16)).translate(_TABLE) if escape[1] in "ux" else " "


def _replace(
    plain: str, stretches: list[tuple[int, int, str]], offsets: Offsets | None
) -> tuple[str, Offsets | None]:
    """Put other characters in the place of some stretches, and keep account of the offsets."""
    if not stretches:
        return plain, offsets
    pieces, position = [], 0
    for start, end, new in stretches:
        pieces += [plain[position:start], new]
        position = end
    pieces.append(plain[position:])
    if all(end - start == len(new) for start, end, new in stretches):
        return "".join(pieces), offsets
    return "".join(pieces), Offsets(stretches, offsets)


ELSEWHERE = b"\x1a"  # a letter that Latin-1 does not have


def _keep_length(error: UnicodeEncodeError) -> tuple[bytes, int]:
    odd = error.object[error.start : error.end]
    return b"".join(ELSEWHERE if joins_words(character) else b"?" for character in odd), error.end


codecs.register_error("analysis.keep_length", _keep_length)


def to_bytes(text: str) -> bytes:
    """One byte a character, so that offsets in bytes are offsets in characters.

    Letters beyond Latin-1 look alike to the engine; every hit is held against its pattern afterwards.
    """
    return text.encode("latin-1", "analysis.keep_length")


def lower(plain: str) -> str:
    """Lower case, character by character."""
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def joins_words(character: str) -> bool:
    """Whether a neighbour makes a name part of something else ("US$5", "Kishida" for "Kishi")."""
    return character.isalnum() or character in "_$@"
