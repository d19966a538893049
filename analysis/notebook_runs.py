"""Notebooks run from top to bottom and stored so that equal results are equal bytes.

What differs between two runs without meaning anything is dropped (times, widget state, the Python
that happened to run), so a change in a stored notebook is a change in its text or in its results.
"""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""The same for every notebook and every Python, so that nobody's machine shows in the file."""

NOT_A_NOTEBOOK = (
    UnicodeDecodeError,
    json.JSONDecodeError,
    AttributeError,
    KeyError,
    TypeError,
    nbformat.ValidationError,
)

SECONDS_PER_CELL = 300


class NotebookError(ValueError):
    """A notebook that cannot be read, run or shown; the message names file and cell."""


def find_notebooks(folder: Path | str) -> list[Path]:
    """List the notebooks of a folder and of its ``solutions``, in the order of their names.

    Raises
    ------
    NotebookError
        If the folder holds no notebook.

    Examples
    --------
    >>> find_notebooks("no such folder")
    Traceback (most recent call last):
        ...
    analysis.notebook_runs.NotebookError: no notebook (*.ipynb) in the folder 'no such folder'
    """
    folder = Path(folder)
    paths = sorted(folder.glob("*.ipynb")) + sorted(folder.glob("solutions/*.ipynb"))
    if not paths:
        raise NotebookError(f"no notebook (*.ipynb) in the folder {str(folder)!r}")
    return paths


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook and give its cells ids by position (``cell-01``), so that they never change by chance.

    Raises
    ------
    NotebookError
        If the file is no notebook of format 4, the one all Jupyter programs have written since 2015.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["nbformat"] != 4:
            raise NotebookError(f"{path}: notebook format {raw['nbformat']}, must be 4")
        for number, cell in enumerate(raw["cells"], start=1):
            cell["id"] = f"cell-{number:02d}"
        raw["nbformat_minor"] = 5  # the first with cell ids
        notebook = nbformat.reads(json.dumps(raw), as_version=4)
        nbformat.validate(notebook)
    except NOT_A_NOTEBOOK as fault:
        reason = str(fault).splitlines()[0]
        raise NotebookError(f"{path}: not a notebook ({type(fault).__name__}: {reason})") from fault
    return notebook


def run_notebooks(folder: Path | str) -> list[Path]:
    """Run every notebook in its own folder and store the outputs; all are stored, or none.

    Parameters
    ----------
    folder
        Holds the notebooks and, if there are any, ``solutions`` with more.

    Returns
    -------
    list of pathlib.Path
        The notebooks, in the order they were run.

    Raises
    ------
    NotebookError
        If there is no notebook, or one cannot be read, or a cell raises; nothing is stored then.
    """
    stored = {}
    for path in find_notebooks(folder):
        notebook = read_notebook(path)
        _execute(notebook, path)
        stored[path] = nbformat.writes(tidy_notebook(notebook)).rstrip("\n") + "\n"
    for path, text in stored.items():
        path.with_suffix(".tmp").write_bytes(text.encode("utf-8"))
    for path in stored:
        path.with_suffix(".tmp").replace(path)
    return list(stored)


def tidy_notebook(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without what changes from run to run.

    Times, widget state and Python version go. A widget's view goes too, because without the live
    widget it shows an error; its ``text/html`` twin and its text stay.
    """
    tidy = nbformat.from_dict(notebook)
    tidy.metadata = nbformat.from_dict({**notebook.metadata, **METADATA})
    tidy.metadata.pop("widgets", None)
    for cell in tidy.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return tidy


def _execute(notebook: NotebookNode, path: Path) -> None:
    from nbclient import NotebookClient  # starts kernels; rendering and importing do without it
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=SECONDS_PER_CELL,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        extra_arguments=["--log-level=ERROR"],  # no remarks about the connection to this same machine
        resources={"metadata": {"path": str(path.parent)}},
    )
    # A failure does not say in which cell; the last one that started is the one.
    started = []
    client.on_cell_start = lambda cell, cell_index: started.append(cell_index + 1)
    try:
        client.execute()
    except CellExecutionError as fault:
        raise NotebookError(f"{path}, cell {started[-1]}: {fault.ename}: {fault.evalue}") from fault
    except (CellTimeoutError, DeadKernelError) as fault:
        where = f"{path}, cell {started[-1]}" if started else f"{path}"
        raise NotebookError(f"{where}: {str(fault).splitlines()[0]}") from fault
