"""An audit -> one self-contained HTML page: no script, no network, every text escaped."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from string import Template

from analysis.audit import Audit
from analysis.audit_findings import coverage_html, stories_html, suspicious_html, unknown_html
from analysis.audit_sections import dates_html, encodings_html, files_html, furniture_html
from analysis.html_parts import clean_text, write_number, write_share
from analysis.safe_files import write_file

SECTIONS = (
    ("files", "Files", files_html),
    ("encodings", "Encodings", encodings_html),
    ("dates", "Publication dates", dates_html),
    ("furniture", "Article and page", furniture_html),
    ("stories", "Stories and copies", stories_html),
    ("look", "Texts to look at", suspicious_html),
    ("coverage", "What the dictionary knows", coverage_html),
    ("names", "Names it does not know", unknown_html),
)
"""Id, heading and inner HTML of every section, in order."""


def write_audit_page(audit: Audit, path: str | Path, *, source: str = "") -> Path:
    """Write the page of an audit, whole or not at all.

    Parameters
    ----------
    audit
        From :func:`analysis.audit.build_audit`.
    path
        Where the page goes; its folder is made if it is not there.
    source
        What the corpus is called on the page, such as the name of its folder.

    Returns
    -------
    pathlib.Path
        The path.
    """
    return write_file(path, audit_html(audit, source=source).encode("utf-8", "replace"))


def audit_html(audit: Audit, *, source: str = "") -> str:
    """Set an audit as a page; see :func:`write_audit_page`."""
    title = f"Audit of {clean_text(source)}" if source.strip() else "Audit of a corpus"
    sections = "".join(
        f'<section id="{name}"><h2>{heading}</h2>{make(audit)}</section>' for name, heading, make in SECTIONS
    )
    links = "\n".join(f'<a href="#{name}">{heading}</a>' for name, heading, _ in SECTIONS)
    template = files("analysis") / "page_template"
    style = [(template / name).read_text(encoding="utf-8") for name in ("page.css", "audit.css")]
    return Template((template / "page.html").read_text(encoding="utf-8")).substitute(
        title=title,
        style="".join(style),
        header=f'<header><nav aria-label="Sections">{links}</nav></header>',
        body=f"<h1>{title}</h1>{_lead_html(audit)}{sections}",
        source=f"Made with indo-pacific-news-kit {_release()}. The page holds names and sentences of the "
        "articles: before you pass it on, ask whether you may.",
    )


def _release() -> str:
    try:
        return version("indo-pacific-news-kit")
    except PackageNotFoundError:  # used from its folder, not installed
        return "(not installed)"


def _lead_html(audit: Audit) -> str:
    return (
        "<p>What is in this folder, what is known of it, and what a person should look at before anything is "
        f'counted.</p><ul class="tiles">{"".join(_tiles(audit))}</ul>'
    )


def _tiles(audit: Audit) -> list[str]:
    """The key figures; those that ask for a look have another colour, and say so in words."""
    by_status = audit.files.groupby("status")["n_files"].sum()
    read, failed, skipped = (int(by_status.get(status, 0)) for status in ("read", "failed", "skipped"))
    dated = audit.dates.loc[audit.dates["published_from"] != "unknown", "n_documents"].sum()
    own = audit.zones.loc[audit.zones["is_article"], "share"].sum()
    named = (audit.documents["n_mentions"] > 0).sum()
    odd, n = audit.suspicious["doc_id"].nunique(), max(1, audit.n_documents)
    doubtful = len(audit.doubtful_dates)
    unread = f"{failed:,} could not be read, {skipped:,} of another kind"
    stories = f"in {write_number(audit.n_stories, 'story', 'stories')}"
    dates = write_number(int(dated), "article")
    dates += f", {write_number(doubtful, 'date is', 'dates are')} doubtful" if doubtful else ""
    return [
        _tile(f"{read:,}", "file read" if read == 1 else "files read", unread, look=failed > 0),
        _tile(f"{audit.n_documents:,}", "article" if audit.n_documents == 1 else "articles", stories),
        _tile(write_share(dated / n), "have a date", dates, look=dated < n or doubtful > 0),
        _tile(write_share(own), "is article text", "the rest is page, captions, metadata"),
        _tile(write_share(named / n), "name a known actor", write_number(int(named), "article")),
        _tile(
            f"{odd:,}",
            "text to look at" if odd == 1 else "texts to look at",
            "none was taken out",
            look=odd > 0,
        ),
    ]


def _tile(number: str, what: str, more: str, *, look: bool = False) -> str:
    kind = ' class="look"' if look else ""
    return f"<li{kind}><b>{number}</b><span>{what}</span><small>{more}</small></li>"
