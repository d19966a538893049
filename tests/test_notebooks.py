"""What every notebook must have, and that README, notebooks and files agree. No kernel is started."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("0*.ipynb"))
SOLUTIONS = sorted((ROOT / "notebooks" / "solutions").glob("0*.ipynb"))
FIGURE = re.compile(r'<img alt="([^"]+)"[^>]*src="data:image/png;base64,([^"]+)"')


def read(path):
    return nbformat.read(path, as_version=4)


def prose(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def html_outputs(notebook):
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return [output["data"].get("text/html", "") for output in outputs if "data" in output]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_has_all_its_parts(path):
    text = prose(read(path))
    assert text.startswith("# ")
    question = text.split("\n\n")[1]
    assert "?" in question
    for part in ("**After this notebook you can**", "**Time:**", "**You need first:**", "## Exercises"):
        assert part in text
    exercises = text.split("## Exercises")[1]
    assert re.findall(r"^\d\. ", exercises, re.MULTILINE) == ["1. ", "2. ", "3. "]
    assert f"(solutions/{path.name})" in exercises


def test_every_lesson_has_solutions_with_an_answer_for_each_exercise():
    assert [path.name for path in SOLUTIONS] == [path.name for path in LESSONS]
    for path in SOLUTIONS:
        assert re.findall(r"^## (\d)\. ", prose(read(path)), re.MULTILINE) == ["1", "2", "3"]


@pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_prose_comes_before_code_and_links_lead_somewhere(path):
    notebook = read(path)
    for before, cell in zip([None, *notebook.cells], notebook.cells, strict=False):
        if cell.cell_type == "code" and before is not None and before.cell_type == "code":
            pytest.fail(f"{path.name}: two code cells in a row: {cell.source[:60]!r}")
    for link in re.findall(r"\]\(([^)#:]+)\)", prose(notebook)):
        assert (path.parent / link).exists(), f"{path.name}: {link}"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_outputs_are_stored_and_name_nothing_of_a_machine(path):
    notebook = read(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert "widgets" not in notebook.metadata
    assert not re.search(r"/(?:home|root|tmp|Users|work)/", path.read_text(encoding="utf-8"))
    assert any("<details" in html for html in html_outputs(notebook)), "no static twin of a widget"


def test_every_figure_says_what_it_shows():
    figures = [
        found for path in LESSONS for html in html_outputs(read(path)) for found in FIGURE.findall(html)
    ]
    assert len(figures) >= 6
    assert min(len(alt) for alt, _ in figures) > 40


def test_the_picture_of_the_readme_is_the_one_of_the_first_notebook():
    figures = [
        base64.b64decode(data) for html in html_outputs(read(LESSONS[0])) for _, data in FIGURE.findall(html)
    ]
    assert (ROOT / "notebooks" / "topics_by_article.png").read_bytes() in figures


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "analysis/README.md"])
def test_links_of_the_guides_lead_somewhere(name):
    page = ROOT / name
    for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), f"{name}: {link}"


def test_the_list_of_stages_names_every_module():
    listed = (ROOT / "analysis" / "README.md").read_text(encoding="utf-8")
    for module in (ROOT / "analysis").rglob("[!_]*.py"):
        inside = module.parent != ROOT / "analysis"  # `timex/` ... (`values`, `words` ...)
        name = f"`{module.stem}`" if inside else f"`{module.name}`"
        assert name in listed, module


def test_every_runtime_dependency_earns_its_line_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            assert line.split("==")[0] in readme, line
