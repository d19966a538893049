"""Notebooks in JupyterLab and rendered pages from disk, as their readers meet them."""

from pathlib import Path

import pytest

from analysis import annotate, get_load_report, load_documents
from analysis.audit import build_audit
from analysis.audit_page import write_audit_page
from analysis.notebook_runs import WIDGET_VIEW
from analysis.pages import render_pages

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
INVENTED = Path(__file__).parents[1] / "data" / "invented"
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
SOLUTIONS = sorted(NOTEBOOKS.glob("solutions/*.ipynb"))

IS_READY = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === 'idle';
}"""
RUN_ALL = """async () => {
    await window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs');
    await window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""
CODE_CELLS = """() => window.jupyterapp.shell.currentWidget.model.toJSON().cells
    .filter(cell => cell.cell_type === 'code' && cell.source.length)"""
WITHOUT_MENUS = """menu => {
    const output = menu.closest('.jp-OutputArea-output').cloneNode(true);
    output.querySelectorAll('select').forEach(select => select.remove());
    return output.innerHTML;
}"""
WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=LESSONS + SOLUTIONS, ids=lambda path: path.relative_to(NOTEBOOKS).as_posix())
def notebook(browser, lab, request):
    """A page that shows the notebook in JupyterLab, all its cells run."""
    address, token = lab
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    path = request.param.relative_to(NOTEBOOKS).as_posix()
    page.goto(f"{address}lab/tree/notebooks/{path}?token={token}&reset")
    page.wait_for_function(IS_READY, timeout=60_000)
    page.evaluate(RUN_ALL)
    yield path, page
    page.close()


def test_every_cell_runs_and_the_first_menu_changes_its_view(notebook):
    path, page = notebook
    cells = page.evaluate(CODE_CELLS)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert [output for output in outputs if output["output_type"] == "error"] == []
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    if not any(WIDGET_VIEW in output.get("data", {}) for output in outputs):
        assert path.startswith(("00_", "solutions/")), (
            "every lesson has a control, the welcome may do without"
        )
        return
    menu = page.locator(".jp-OutputArea-output select").first
    menu.scroll_into_view_if_needed()
    before = menu.evaluate(WITHOUT_MENUS)
    chosen, n_options = menu.evaluate("menu => [menu.selectedIndex, menu.options.length]")
    # The last: of two neighbours one may be a copy of the other, and look just like it.
    menu.select_option(index=0 if chosen == n_options - 1 else n_options - 1)
    changed = f"([menu, before]) => ({WITHOUT_MENUS})(menu) !== before"
    page.wait_for_function(changed, arg=[menu.element_handle(), before], timeout=10_000)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """The notebooks as pages, and the audit of a folder with texts of all kinds."""
    folder = tmp_path_factory.mktemp("rendered")
    documents = load_documents(INVENTED)
    audit = build_audit(annotate(documents), get_load_report(documents))
    return [
        *render_pages(NOTEBOOKS, folder),
        write_audit_page(audit, folder / "audit.html", source="invented"),
    ]


@pytest.mark.parametrize("width", [1280, 1920])
def test_pages_show_everything_from_disk_and_run_nothing(browser, rendered, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in rendered:
        page.goto(path.as_uri())
        assert page.evaluate(WIDER_THAN_THE_WINDOW) <= 0, path.name
        assert page.locator("script").count() == 0, path.name
        for image in page.locator("img").all():
            assert image.get_attribute("alt").strip(), path.name
            assert image.evaluate("image => image.complete && image.naturalWidth > 0"), path.name
        for link in page.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            target = link.split("#")[0]
            assert not target.startswith("file:") or target in [other.as_uri() for other in rendered], link
    context.close()
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert complaints == []


def test_pages_have_no_fault_that_axe_finds(browser, rendered):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = browser.new_page()
    for path in rendered:
        page.goto(path.as_uri())
        faults = axe.run(page)
        assert faults.violations_count == 0, f"{path.name}: {faults.generate_report()}"
    page.close()
