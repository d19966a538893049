"""The sections of an audit page on files, encodings, dates and zones: each number with what it means.

Every function makes the inner HTML of one section. All text that comes from files is escaped.
"""

from __future__ import annotations

import pandas as pd

from analysis.audit import EARLIEST, Audit
from analysis.html_parts import (
    clean_text,
    say_left_out,
    share_html,
    stack_html,
    table_html,
    write_limits,
    write_share,
)
from analysis.reading import ZONE_COLOURS
from analysis.schema import iterate_rows
from analysis.timeline import write_dates

MOST_ROWS, MOST_LETTERS, MOST_HEAVY = 25, 320, 10

KNOWN_FROM = {
    "header": "the page states it",
    "metadata": "a sidecar, a table, markup, the page’s address or the file’s name says so",
    "caption": "only a photo is dated, and the weekdays of the text agree",
    "story": "copied from another edition of the same story",
    "unknown": "not known",
}
"""What ``published_from`` means."""


def first_rows_html(
    caption: str, heads: list[str], rows: list[list[str]], name: str, *, numbers: str = "", long: str = ""
) -> str:
    """The first rows of a table of the audit, and how many more stand in the table of this name."""
    table = table_html(caption, heads, rows[:MOST_ROWS], numbers=numbers, long=long)
    return table + say_left_out(len(rows), MOST_ROWS, f"audit.{name}")


def write_day(day: pd.Timestamp) -> str:
    """A day as a cell, a dash where there is none."""
    return "–" if pd.isna(day) else write_dates(day, day, "day")


def files_html(audit: Audit) -> str:
    """What was read, what was not, and why."""
    n_files = max(1, int(audit.files["n_files"].sum()))
    rows = [
        [
            clean_text(kind),
            status,
            f"{n:,}",
            f"{n_documents:,}",
            _write_size(n_bytes),
            share_html(n / n_files),
        ]
        for kind, status, n, n_documents, n_bytes in iterate_rows(audit.files, *audit.files.columns)
    ]
    heads = ["format", "status", "files", "articles", "size", "share of files"]
    return "".join(
        [
            table_html("Files by format", heads, rows, numbers="files articles size"),
            "<p><em>Skipped</em> files are of a kind that is not read. <em>Failed</em> ones should have been "
            "read and could not be.</p>",
            _list_unread(audit),
            _list_remarks(audit),
            write_limits(
                'A file that was read is not yet an article: see <a href="#look">texts to look at</a>.'
            ),
        ]
    )


def _list_unread(audit: Audit) -> str:
    if audit.unread.empty:
        return "<p>Every file was read.</p>"
    rows = [
        [clean_text(file), status, clean_text(reason, most=MOST_LETTERS)]
        for file, status, reason in iterate_rows(audit.unread, "file", "status", "reason")
    ]
    rows.sort(key=lambda row: row[1])  # failed before skipped
    heads = ["file", "status", "reason"]
    return first_rows_html("Files that are not in the corpus", heads, rows, "unread", long="file reason")


def _list_remarks(audit: Audit) -> str:
    if audit.remarks.empty:
        return ""
    rows = [
        [clean_text(file), clean_text(reason, most=MOST_LETTERS)]
        for file, reason in iterate_rows(audit.remarks, "file", "reason")
    ]
    caption = "What was guessed in files that were read"
    return first_rows_html(caption, ["file", "remark"], rows, "remarks", long="file remark")


def _write_size(n_bytes: int) -> str:
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if n_bytes >= size:
            return f"{n_bytes / size:.1f} {unit}"
    return f"{n_bytes} B"


def encodings_html(audit: Audit) -> str:
    """In which encodings the texts were saved."""
    rows = [
        [clean_text(encoding), f"{n:,}", share_html(share)]
        for encoding, n, share in iterate_rows(audit.encodings, *audit.encodings.columns)
    ]
    return (
        table_html("Articles by encoding", ["encoding", "articles", "share"], rows, numbers="articles")
        + "<p>An encoding says which letter each byte stands for.</p>"
        + write_limits(
            "UTF-8 and UTF-16 can be told for certain. Anything else is taken for Windows-1252, unless you "
            "say otherwise (<code>load_documents(folder, encoding=…)</code>). Where that is wrong, names "
            "with accents go missing."
        )
    )


def dates_html(audit: Audit) -> str:
    """How publication dates are known, and which are doubtful."""
    rows = [
        [
            clean_text(source),
            KNOWN_FROM.get(source, ""),
            f"{n:,}",
            share_html(share),
            write_day(first),
            write_day(last),
        ]
        for source, n, share, first, last in iterate_rows(audit.dates, *audit.dates.columns)
    ]
    heads = ["known from", "meaning", "articles", "share", "first", "last"]
    return "".join(
        [
            table_html(
                "Articles by how their date is known",
                heads,
                rows,
                numbers="articles first last",
                long="meaning",
            ),
            "<p>Every “on Thursday” is counted from the publication date. An article without one stays in "
            "all counts, but its weekdays stay unresolved, and it has no place on a timeline. If you know "
            "the day, add it in an <code>articles.csv</code>.</p>",
            _list_doubtful(audit),
            write_limits(
                "A date that is wrong by a few days passes these checks. Look up a handful by hand."
            ),
        ]
    )


def _list_doubtful(audit: Audit) -> str:
    if audit.doubtful_dates.empty:
        return (
            f"<p>No date lies before {EARLIEST.year}, in the future, or before a day that its text tells of "
            "as past.</p>"
        )
    columns = ("file", "published_date", "published_from", "reason")
    rows = [
        [clean_text(file), write_day(day), clean_text(source), clean_text(reason)]
        for file, day, source, reason in iterate_rows(audit.doubtful_dates, *columns)
    ]
    heads = ["file", "published", "known from", "why it is doubtful"]
    return first_rows_html("Doubtful dates", heads, rows, "doubtful_dates", numbers="published", long="file")


def furniture_html(audit: Audit) -> str:
    """How much of the files is the article."""
    zones = list(iterate_rows(audit.zones, "zone", "n_characters", "share", "is_article"))
    zones.sort(key=lambda row: not row[3])  # what counts stands first
    shares = ", ".join(f"{zone} {write_share(share)}" for zone, _, share, _ in zones)
    rows = [
        [
            f'<span class="zone">{_key(zone)}{zone}</span>',
            "yes" if own else "no",
            f"{n:,}",
            write_share(share),
        ]
        for zone, n, share, own in zones
    ]
    heads = ["zone", "counted", "characters", "share"]
    return "".join(
        [
            stack_html(
                [(zone, share, ZONE_COLOURS[zone]) for zone, _, share, _ in zones],
                f"Share of all characters: {shares}",
            ),
            table_html("Characters by zone, blanks left out", heads, rows, numbers="characters share"),
            "<p>Headline, standfirst, dateline and body are what an article says, and counts use only them. "
            "<em>Furniture</em> is what the page puts around it: menus, teasers for other articles, comment "
            "forms.</p>",
            _list_heavy(audit),
            write_limits(
                "Zones are told by rules about how pages are built. On pages of an unknown make a line can "
                "go wrong: read a few articles in their zones before you trust a count."
            ),
        ]
    )


def _key(zone: str) -> str:
    box = f'<rect width="8" height="8" fill="{ZONE_COLOURS[zone]}" stroke="#1b1b1f"/>'
    return f'<svg class="key" viewBox="0 0 8 8" aria-hidden="true">{box}</svg>'


def _list_heavy(audit: Audit) -> str:
    most = audit.documents.sort_values(["furniture_share", "doc_id"], ascending=[False, True], kind="stable")
    most = most[most["furniture_share"] > 0][:MOST_HEAVY]
    rows = [
        [
            f'{clean_text(label)}<br><span class="quiet">{clean_text(file)}</span>',
            share_html(share, ZONE_COLOURS["furniture"]),
        ]
        for label, file, share in iterate_rows(most, "label", "file", "furniture_share")
    ]
    heads = ["article", "furniture"]
    return table_html("Articles with most furniture", heads, rows, long="article") if rows else ""
