"""A comparison of two editions -> HTML to read them side by side, with the words marked.

Every mark is a sign as well as a colour: [−only in the first], [+only in the second], [≈house style]. All
text of articles is escaped: it is shown, never run.
"""

from __future__ import annotations

import html
from difflib import SequenceMatcher
from typing import NamedTuple

import pandas as pd

from analysis.editions import KINDS
from analysis.house_style import Word, is_house_style, split_words
from analysis.views import fold, join_folds
from analysis.widgets import Browser

GONE, NEW, STYLE = ("del", "−", "#FBE3D6"), ("ins", "+", "#D9EAF7"), ("mark", "≈", "#EFEFEF")
"""Tag, sign and background of each mark; black text on each has a contrast above 14 to 1."""

_CELL = "text-align:left;vertical-align:top;padding:0.4em 0.6em"


class PageHTML(str):
    """HTML that a notebook shows when it is the last line of a cell; otherwise a plain string."""

    def _repr_html_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"PageHTML({len(self):,} characters)"


class _Piece(NamedTuple):
    """A word with everything up to the next one."""

    word: Word
    text: str


def editions_html(comparison: pd.DataFrame, *, titles: tuple[str, str] | None = None) -> PageHTML:
    """Set two editions side by side, a row for each paragraph or sentence that was compared.

    Parameters
    ----------
    comparison
        From :func:`analysis.editions.compare_editions`, or some of its rows.
    titles
        What to call the editions; by default their ``doc_id``.

    Returns
    -------
    PageHTML
        A table without scripts, as a string that notebooks show.

    Examples
    --------
    >>> from analysis import load_documents, split_zones
    >>> from analysis.editions import compare_editions
    >>> documents = load_documents("seeds")
    >>> changes = compare_editions(documents, split_zones(documents), *documents["doc_id"][:2])
    >>> "[≈U.S.-]</mark>promoted" in editions_html(changes)
    True
    """
    if titles is None:
        titles = tuple(next(iter(comparison[f"{side}_doc_id"]), side) for side in ("first", "second"))
    heads = "".join(f"<th scope='col' style='{_CELL}'>{_escape(name)}</th>" for name in ("what", *titles))
    lines = [_line(row) for row in comparison.itertuples()]
    legend = "; ".join(
        (_mark(GONE, "only on the left"), _mark(NEW, "only on the right"), _mark(STYLE, "house style"))
    )
    nothing = "" if lines else "<p>nothing to show</p>"
    return PageHTML(
        f"<p>{legend}</p><table style='width:100%'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>{nothing}"
    )


def _line(row) -> str:
    first, second = ("" if pd.isna(text) else text for text in (row.first_text, row.second_text))
    left, right = mark_words(first, second)
    what = f"{row.kind} ({row.similarity:.0%} kept)" if row.kind in ("reworded", "moved") else row.kind
    where = f"{row.zone} {row.paragraph}" if row.zone == "body" else row.zone
    cells = "".join(f"<td style='{_CELL};width:45%'>{text}</td>" for text in (left, right))
    return f"<tr><td style='{_CELL}'><b>{_escape(what)}</b><br>{_escape(where)}</td>{cells}</tr>"


def mark_words(first: str, second: str) -> tuple[str, str]:
    """Write two texts as HTML with the words marked in which they differ.

    Examples
    --------
    >>> mark_words("They <b> agreed.", "They <b> agreed.")[0]
    'They &lt;b&gt; agreed.'
    >>> "[−navy]" in mark_words("the U.S. navy", "the US fleet")[0]
    True
    """
    if not first or not second:
        return _mark(GONE, first) if first else "", _mark(NEW, second) if second else ""
    pieces = [_split_pieces(text) for text in (first, second)]
    keys = [[piece.word.key for piece in side] for side in pieces]
    left, right = [], []
    steps = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    for step, start, end, other_start, other_end in steps:
        own, other = pieces[0][start:end], pieces[1][other_start:other_end]
        if step == "equal":
            for piece, twin in zip(own, other, strict=True):
                same = piece.text.split() == twin.text.split()
                left.append(_escape(piece.text) if same else _mark(STYLE, piece.text))
                right.append(_escape(twin.text) if same else _mark(STYLE, twin.text))
        else:
            style = is_house_style([piece.word for piece in own], [piece.word for piece in other])
            left.append(_mark(STYLE if style else GONE, _join(own)))
            right.append(_mark(STYLE if style else NEW, _join(other)))
    return "".join(left).strip(), "".join(right).strip()


def _split_pieces(text: str) -> list[_Piece]:
    """Cut a text before each word; the first piece takes what stands before it."""
    words = split_words(text) or [Word("", 0, 0)]
    edges = [0, *(word.start for word in words[1:]), len(text)]
    return [
        _Piece(word, text[start:end]) for word, start, end in zip(words, edges[:-1], edges[1:], strict=True)
    ]


def _join(pieces: list[_Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _mark(kind: tuple[str, str, str], text: str) -> str:
    """Put a text into brackets with its sign; blanks at the end stay outside."""
    tag, sign, background = kind
    bare = text.rstrip()
    if not bare:
        return _escape(text)
    style = f'style="background:{background};color:#000;text-decoration:none"'
    return f"<{tag} {style}>[{sign}{_escape(bare)}]</{tag}>{_escape(text[len(bare) :])}"


def _escape(text: str) -> str:
    return html.escape(str(text)).replace("\n", "<br>")


def edition_browser(comparison: pd.DataFrame, *, titles: tuple[str, str] | None = None) -> Browser:
    """Choose what became of a paragraph, and read those rows side by side.

    Parameters
    ----------
    comparison, titles
        As in :func:`editions_html`.

    Returns
    -------
    Browser
        One dropdown: everything, or one kind of change.
    """
    numbers = comparison["kind"].value_counts()
    kinds = [kind for kind in KINDS if kind in numbers]
    options = [
        (f"everything ({len(comparison)})", ""),
        *((f"{kind} ({numbers[kind]})", kind) for kind in kinds),
    ]

    def show(kind: str) -> str:
        return editions_html(comparison[comparison["kind"] == kind] if kind else comparison, titles=titles)

    def twin() -> str:
        folds = [fold(text, show(kind)) for text, kind in options]
        return join_folds(folds, len(folds), "Two editions by kind of change")

    return Browser("Two editions", {"Show": options}, show, twin)
