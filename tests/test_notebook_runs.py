import json

import pytest
from nbformat import v4

from analysis.notebook_runs import NotebookError, find_notebooks, read_notebook, run_notebooks, tidy_notebook


def save(path, *cells):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(v4.new_notebook(cells=list(cells))), encoding="utf-8")
    return path


def test_notebooks_come_in_the_order_of_their_names_then_solutions(tmp_path):
    for name in ("02_b.ipynb", "01_a.ipynb", "solutions/01_a.ipynb", ".ipynb_checkpoints/01_a.ipynb"):
        save(tmp_path / name)
    found = [path.relative_to(tmp_path).as_posix() for path in find_notebooks(tmp_path)]
    assert found == ["01_a.ipynb", "02_b.ipynb", "solutions/01_a.ipynb"]


def test_cell_ids_are_positions_whatever_the_file_says(tmp_path):
    path = save(tmp_path / "a.ipynb", v4.new_markdown_cell("x", id="zzz"), v4.new_code_cell("1", id="yyy"))
    raw = json.loads(path.read_text())
    del raw["cells"][1]["id"]
    path.write_text(json.dumps(raw | {"nbformat_minor": 4}))
    assert [cell.id for cell in read_notebook(path).cells] == ["cell-01", "cell-02"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.ipynb: not a notebook (JSONDecodeError"),
        (b"\xff", "a.ipynb: not a notebook (UnicodeDecodeError"),
        (b"[]", "a.ipynb: not a notebook (TypeError"),
        (b"{}", "a.ipynb: not a notebook (KeyError: 'nbformat'"),
        (b'{"nbformat": 3}', "a.ipynb: notebook format 3, must be 4"),
        (
            b'{"nbformat": 4, "metadata": {}, "cells": [{}]}',
            "a.ipynb: not a notebook (ValidationError",
        ),
    ],
)
def test_a_file_that_is_no_notebook_is_named(tmp_path, content, message):
    path = tmp_path / "a.ipynb"
    path.write_bytes(content)
    with pytest.raises(NotebookError) as caught:
        read_notebook(path)
    assert message in str(caught.value)


def test_what_changes_from_run_to_run_goes():
    view = "application/vnd.jupyter.widget-view+json"
    notebook = v4.new_notebook(
        cells=[
            v4.new_code_cell(
                "menu",
                metadata={"tags": ["menu"], "execution": {"iopub.execute_input": "2024-01-01"}},
                outputs=[
                    v4.new_output("display_data", {view: {"model_id": "8f3a"}, "text/html": "<p>12</p>"})
                ],
            )
        ],
        metadata={
            "kernelspec": {"name": "my-env", "display_name": "My env"},
            "language_info": {"name": "python", "version": "3.11.7"},
            "widgets": {"state": {}},
        },
    )
    tidy = tidy_notebook(notebook)
    assert tidy.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert tidy.cells[0].metadata == {"tags": ["menu"]}
    assert tidy.cells[0].outputs[0].data == {"text/html": "<p>12</p>"}
    assert "widgets" in notebook.metadata  # the notebook handed in is as it was


def test_two_runs_store_the_same_bytes_and_a_failing_cell_stores_nothing(tmp_path):
    good = save(
        tmp_path / "01_good.ipynb",
        v4.new_code_cell("from pathlib import Path\nprint('in', Path.cwd().name)\nprint('twice')"),
        v4.new_code_cell("import ipywidgets\nipywidgets.Dropdown(options=['a', 'b'])"),
    )
    run_notebooks(tmp_path)
    first = good.read_bytes()
    cells = json.loads(first)["cells"]
    assert cells[0]["outputs"][0]["text"] == [f"in {tmp_path.name}\n", "twice\n"]
    assert list(cells[1]["outputs"][0]["data"]) == ["text/plain"]

    run_notebooks(tmp_path)
    assert good.read_bytes() == first

    untouched = save(tmp_path / "00_untouched.ipynb", v4.new_code_cell("1 + 1"))
    before = untouched.read_bytes()
    save(tmp_path / "solutions" / "01_bad.ipynb", v4.new_markdown_cell("# Bad"), v4.new_code_cell("1 / 0"))
    with pytest.raises(NotebookError, match=r"01_bad\.ipynb, cell 2: ZeroDivisionError: division by zero"):
        run_notebooks(tmp_path)
    assert untouched.read_bytes() == before
    assert not list(tmp_path.rglob("*.tmp"))
