"""Small parts of a page: safe text, numbers, tables, plain bars. No script, and every text is escaped."""

from __future__ import annotations

import html
from collections.abc import Sequence


def clean_text(text: object, *, most: int | None = None) -> str:
    """Escape a text from outside: blanks made plain, what cannot be printed shown as a question mark.

    Signs that turn the direction of writing cannot be printed either, so that no file name reads as another.

    Examples
    --------
    >>> clean_text("<b>\\n 5 & 6\\u202e")
    '&lt;b&gt; 5 &amp; 6?'
    >>> clean_text("one two three", most=8)
    'one two …'
    """
    words = " ".join(str(text).split())
    if most is not None and len(words) > most:
        words = words[:most].rstrip() + " …"
    return html.escape("".join(sign if sign.isprintable() else "?" for sign in words))


def write_number(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    Examples
    --------
    >>> write_number(1, "article"), write_number(1200, "story", "stories")
    ('1 article', '1,200 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def write_share(share: float) -> str:
    """Write a share as per cent; little is not nothing, and nearly all is not all.

    Examples
    --------
    >>> [write_share(share) for share in (0, 0.001, 0.5, 0.999, 1)]
    ['0 %', 'under 1 %', '50 %', 'over 99 %', '100 %']
    """
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share:.0%}".replace("%", " %")


def share_html(share: float, colour: str = "#0072B2") -> str:
    """Write a share with a plain bar beside it; the number is read out, so the picture needs no words.

    Examples
    --------
    >>> share_html(0.5)[:42]
    '<div class="share"><span>50 %</span><svg c'
    """
    width = round(100 * min(max(share, 0.0), 1.0), 2)
    bar = (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="8" fill="#ececf1"/>'
        f'<rect width="{width}" height="8" fill="{colour}"/></svg>'
    )
    return f'<div class="share"><span>{write_share(share)}</span>{bar}</div>'


def stack_html(parts: Sequence[tuple[str, float, str]], label: str) -> str:
    """Draw shares side by side as one bar: name, share and colour of each; `label` says it in words.

    Examples
    --------
    >>> stack_html([("body", 0.75, "#EAF1F7"), ("furniture", 0.25, "#D55E00")], "body 75 %").count("<title>")
    2
    """
    left, drawn = 0.0, []
    for name, share, colour in parts:
        title = f"<title>{html.escape(name)} {write_share(share)}</title>"
        place = f'x="{left:.2f}" width="{1000 * share:.2f}" height="24"'
        look = f'fill="{colour}" stroke="#1b1b1f" vector-effect="non-scaling-stroke"'
        drawn.append(f"<rect {place} {look}>{title}</rect>")
        left += 1000 * share
    return (
        f'<svg class="stack" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" '
        f'aria-label="{html.escape(label)}">{"".join(drawn)}</svg>'
    )


def table_html(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: str = "", long: str = ""
) -> str:
    """Set a table that can be scrolled by keyboard on a narrow screen.

    Parameters
    ----------
    caption
        What the table is.
    heads
        Of the columns.
    rows
        Cells as HTML, escaped already.
    numbers, long
        Heads of columns that are set to the right, and of those that hold long names without blanks;
        with blanks between them.

    Examples
    --------
    >>> table_html("Files", ["kind", "files"], [["txt", "3"]], numbers="files").count('class="number"')
    2
    """
    kinds = [
        ' class="number"' if head in numbers.split() else ' class="long"' * (head in long.split())
        for head in heads
    ]
    head = "".join(f'<th scope="col"{kind}>{name}</th>' for name, kind in zip(heads, kinds, strict=True))
    lines = ("".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(row, kinds, strict=True)) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def write_limits(text: str) -> str:
    """Set apart what limits a number; `text` is HTML."""
    return f'<p class="limits">{text}</p>'


def say_left_out(total: int, shown: int, where: str) -> str:
    """Say how many rows a page leaves out, or nothing.

    Examples
    --------
    >>> say_left_out(12, 10, "audit.unread"), say_left_out(3, 10, "audit.unread")
    ('<p class="quiet">And 2 more, in the table <code>audit.unread</code>.</p>', '')
    """
    if total <= shown:
        return ""
    return f'<p class="quiet">And {total - shown:,} more, in the table <code>{where}</code>.</p>'
