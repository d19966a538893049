"""Notebooks -> HTML pages that open from disk, ask no network for anything and run nothing.

A page shows what the notebook file stores: text, code, tables, figures. Its HTML passes an allowlist
of tags and attributes, and a Content-Security-Policy forbids the rest, so that neither a script in an
article nor one in a notebook ever runs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import quote

import mistune
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from analysis.notebook_runs import WIDGET_VIEW, NotebookError, find_notebooks, read_notebook
from analysis.safe_files import write_file
from analysis.safe_html import MissingAltError, clean_html

INDEX_TITLE = "Indo-Pacific news kit: the notebooks"

_TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_MINUTES = re.compile(r"\b(\d+)\s*min", re.IGNORECASE)

_markdown = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes"])


@dataclass(frozen=True)
class Page:
    """A notebook as a page; ``name`` is its path in the folder, without extension."""

    name: str
    title: str
    question: str
    minutes: str
    body: str


def render_pages(folder: Path | str, out: Path | str) -> list[Path]:
    """Write one page per notebook, and an ``index.html`` with title, question and minutes of each.

    Parameters
    ----------
    folder
        Holds the notebooks and, if there are any, ``solutions`` with more. What they store is shown;
        nothing is run.
    out
        Where the pages go; made if it is not there.

    Returns
    -------
    list of pathlib.Path
        The pages written, the index first.

    Raises
    ------
    NotebookError
        If a notebook cannot be read, or a figure has no alternative text; nothing is written then.
    """
    folder, out = Path(folder), Path(out)
    paths = {path.relative_to(folder).with_suffix("").as_posix(): path for path in find_notebooks(folder)}
    pages = [build_page(read_notebook(path), name, paths, file=path) for name, path in paths.items()]
    lessons = [page for page in pages if "/" not in page.name]
    texts = {out / "index.html": _fill(INDEX_TITLE, _index(pages, lessons), "", folder.name)}
    for page in pages:
        source = paths[page.name].relative_to(folder.parent).as_posix()
        texts[out / f"{page.name}.html"] = _fill(
            page.title, page.body, _navigation(page, pages, lessons), source
        )
    for path, text in texts.items():
        write_file(path, text.encode("utf-8"))
    return list(texts)


def build_page(
    notebook: NotebookNode, name: str, names: Collection[str] = (), *, file: Path | str = "notebook"
) -> Page:
    """Turn one notebook into the inner HTML of its page.

    Parameters
    ----------
    notebook
        With stored outputs. Before the first code cell: the heading ``# ...`` is the title, the
        paragraph after it the question, and a number before ``min`` the minutes.
    name, names
        The notebook's path in its folder without extension, and those of all notebooks that become
        pages: links to them are kept, links to other files become plain text.
    file
        Names the notebook in errors.

    Raises
    ------
    NotebookError
        If a figure has no alternative text.
    """
    cells = []
    for number, cell in enumerate(notebook.cells, start=1):
        try:
            cells.append(clean_html(_cell_html(cell), name=name, names=names))
        except MissingAltError as fault:
            raise NotebookError(f"{file}, cell {number}: {fault}") from fault
    n_opening = next((n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code"), len(cells))
    opening = BeautifulSoup("".join(cells[:n_opening]), "html.parser")
    paragraph = opening.h1 and opening.h1.find_next("p")
    minutes = _MINUTES.search(opening.get_text())
    return Page(
        name=name,
        title=_one_line(opening.h1.get_text()) if opening.h1 else posixpath.basename(name),
        question=_one_line(paragraph.get_text()).removeprefix("Question. ") if paragraph else "",
        minutes=minutes.group(1) if minutes else "",
        body="\n".join(cells),
    )


def _cell_html(cell: NotebookNode) -> str:
    if cell.cell_type == "markdown":
        return f"<section>{_markdown(cell.source)}</section>"
    if cell.cell_type == "raw":
        return f"<pre>{escape(cell.source)}</pre>"
    code = highlight(cell.source, PythonLexer(), HtmlFormatter(nowrap=True))
    shown = "" if cell.metadata.get("jupyter", {}).get("source_hidden") else " open"
    fold = f'<details class="code"{shown}><summary>Code</summary><pre>{code}</pre></details>'
    outputs = "".join(f'<div class="output">{_output_html(output)}</div>' for output in cell.outputs)
    return (fold if cell.source.strip() else "") + outputs


def _output_html(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return f'<pre class="{output.name}">{_plain(output.text)}</pre>'
    if output.output_type == "error":
        return f'<pre class="stderr">{_plain(chr(10).join(output.traceback))}</pre>'
    data = output.data
    if "text/html" in data:
        return data["text/html"]
    for kind in ("image/svg+xml", "image/png", "image/jpeg"):
        if kind in data:
            return _image_html(kind, data[kind], output.metadata)
    if "text/markdown" in data:
        return _markdown(data["text/markdown"])
    if WIDGET_VIEW in data:
        return "<p><em>A control that works in the notebook.</em></p>"
    return f"<pre>{_plain(data.get('text/plain', ''))}</pre>"


def _image_html(kind: str, content: str, metadata: Mapping) -> str:
    alt = metadata.get(kind, {}).get("alt") or metadata.get("alt") or ""
    coded = "utf-8," + quote(content) if kind == "image/svg+xml" else "base64," + "".join(content.split())
    return f'<img alt="{escape(alt)}" src="data:{kind};{coded}">'


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    return escape(_TERMINAL_COLOUR.sub("", text))


def _link(page: Page, text: str, *, above: str) -> str:
    return f'<a href="{escape(above + page.name)}.html">{escape(text)}</a>'


def _navigation(page: Page, pages: list[Page], lessons: list[Page]) -> str:
    above = "../" * page.name.count("/")
    links = [f'<a href="{above}index.html">All notebooks</a>']
    if page in lessons:
        here = lessons.index(page)
        links += [_link(lesson, f"Before: {lesson.title}", above=above) for lesson in lessons[:here][-1:]]
        links += [_link(lesson, f"Next: {lesson.title}", above=above) for lesson in lessons[here + 1 :][:1]]
    base = posixpath.basename(page.name)
    for other in pages:
        if other != page and posixpath.basename(other.name) == base:
            links.append(_link(other, "Solutions" if page in lessons else "The notebook", above=above))
    return "\n".join(links)


def _index(pages: list[Page], lessons: list[Page]) -> str:
    solutions = {posixpath.basename(page.name): page for page in pages if page not in lessons}
    items = []
    for page in lessons:
        number = re.match(r"\d+", page.name)
        value = f' value="{int(number.group())}"' if number else ""
        minutes = [f"{page.minutes} minutes"] if page.minutes else []
        solution = [_link(solutions[page.name], "Solutions", above="")] if page.name in solutions else []
        items.append(
            f"<li{value}><strong>{_link(page, page.title, above='')}</strong><p>{escape(page.question)}</p>"
            f'<p class="quiet">{" · ".join(minutes + solution)}</p></li>'
        )
    return f'<h1>{INDEX_TITLE}</h1>\n<p>In this order:</p>\n<ol class="flow">\n{"".join(items)}\n</ol>'


def _fill(title: str, body: str, navigation: str, source: str) -> str:
    try:
        release = version("indo-pacific-news-kit")
    except PackageNotFoundError:  # used from its folder, not installed
        release = "(not installed)"
    template = files("analysis") / "page_template"
    return Template((template / "page.html").read_text(encoding="utf-8")).substitute(
        title=escape(title),
        style=(template / "page.css").read_text(encoding="utf-8"),
        header=f'<header><nav aria-label="Notebooks">{navigation}</nav></header>' if navigation else "",
        body=body,
        source=escape(f"From {source}, made with indo-pacific-news-kit {release}."),
    )
