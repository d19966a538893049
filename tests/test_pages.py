import json

import pytest
from nbformat import v4

from analysis.__main__ import main
from analysis.notebook_runs import NotebookError
from analysis.pages import build_page, render_pages

PIXEL = "R0lGODlhAQABAAAAACw="
FIGURE = f'<img alt="Vietnam leads with 12" src="data:image/png;base64,{PIXEL}">'
OPENING = "# Actor frequency\n\n**Question.** Who is named *most*?\n\n**Time** 25 minutes"


def shown(**data):
    """A code cell that stored one output; `text_html` stands for `text/html`."""
    bundle = {kind.replace("_", "/"): content for kind, content in data.items()}
    return v4.new_code_cell("show()", outputs=[v4.new_output("display_data", bundle)])


def page_of(*cells, name="02_actors", names=()):
    return build_page(v4.new_notebook(cells=list(cells)), name, names)


@pytest.fixture
def folder(tmp_path):
    """Two lessons, one with solutions."""
    notebooks = {
        "01_corpus": [v4.new_markdown_cell("# Corpus\n\nWhat do we read?\n\n[Next](02_actors.ipynb)")],
        "02_actors": [v4.new_markdown_cell(OPENING), shown(text_html=FIGURE)],
        "solutions/02_actors": [v4.new_markdown_cell("# Solutions: actors\n\n[Back](../02_actors.ipynb)")],
    }
    for name, cells in notebooks.items():
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(v4.new_notebook(cells=cells)), encoding="utf-8")
    return tmp_path / "notebooks"


def test_the_opening_gives_title_question_and_minutes():
    page = page_of(v4.new_markdown_cell(OPENING), v4.new_code_cell("# 99 min"))
    assert (page.title, page.question, page.minutes) == ("Actor frequency", "Who is named most?", "25")


def test_a_notebook_without_opening_is_called_by_its_file():
    page = page_of(v4.new_code_cell("1"), name="solutions/02_actors")
    assert (page.title, page.question, page.minutes) == ("02_actors", "", "")


def test_code_folds_and_is_text():
    assert page_of(v4.new_code_cell("5 < 6")).body == (
        '<details class="code" open=""><summary>Code</summary><pre>'
        '<span class="mi">5</span> <span class="o">&lt;</span> <span class="mi">6</span>\n</pre></details>'
    )
    hidden = v4.new_code_cell("1", metadata={"jupyter": {"source_hidden": True}})
    assert page_of(hidden).body.startswith('<details class="code"><summary>')


@pytest.mark.parametrize(
    ("output", "html"),
    [
        (v4.new_output("stream", text="a < b\x1b[31m!\x1b[0m"), '<pre class="stdout">a &lt; b!</pre>'),
        (v4.new_output("display_data", {"text/plain": "<script>"}), "<pre>&lt;script&gt;</pre>"),
        (v4.new_output("display_data", {"text/plain": "x", "text/html": "<b>x</b>"}), "<b>x</b>"),
        (v4.new_output("display_data", {"text/markdown": "*x*"}), "<p><em>x</em></p>\n"),
        (
            v4.new_output("display_data", {"image/png": PIXEL}, metadata={"image/png": {"alt": 'a "b"'}}),
            f"""<img alt='a "b"' src="data:image/png;base64,{PIXEL}"/>""",
        ),
        (
            v4.new_output(
                "display_data", {"image/svg+xml": "<svg/>", "text/plain": "x"}, metadata={"alt": "b"}
            ),
            '<img alt="b" src="data:image/svg+xml;utf-8,%3Csvg/%3E"/>',
        ),
        (
            v4.new_output(
                "display_data",
                {"application/vnd.jupyter.widget-view+json": {"model_id": "8f"}, "text/plain": "Dropdown()"},
            ),
            "<p><em>A control that works in the notebook.</em></p>",
        ),
        (
            v4.new_output(
                "display_data",
                {"application/vnd.jupyter.widget-view+json": {"model_id": "8f"}, "text/html": "<i>twin</i>"},
            ),
            "<i>twin</i>",
        ),
        (v4.new_output("error", traceback=["one", "<two>"]), '<pre class="stderr">one\n&lt;two&gt;</pre>'),
    ],
)
def test_each_kind_of_output(output, html):
    assert page_of(v4.new_code_cell("", outputs=[output])).body == f'<div class="output">{html}</div>'


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    '<a href="javascript:alert(1)">a</a>',
    "<iframe src='https://evil.example'></iframe>",
    "<meta http-equiv=refresh content='0; url=https://evil.example'>",
    "<details open ontoggle=alert(1)>x</details>",
    "</section></main><script>alert(1)</script>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_lives_in_text_or_outputs(payload):
    cells = (v4.new_markdown_cell(payload), v4.new_raw_cell(payload), shown(text_html=payload))
    for cell in (*cells, shown(text_markdown=payload)):
        tags = page_of(cell).body.replace("&lt;", "").lower().split("<")[1:]
        for tag in tags:
            assert not tag.startswith(("script", "img", "iframe", "meta", "/main"))
            assert "javascript:" not in tag.split(">")[0] and " on" not in tag.split(">")[0]


def test_pages_link_to_each_other_and_say_where_they_come_from(folder, tmp_path):
    out = tmp_path / "rendered"
    written = [path.relative_to(out).as_posix() for path in render_pages(folder, out)]
    assert written == ["index.html", "01_corpus.html", "02_actors.html", "solutions/02_actors.html"]

    corpus = (out / "01_corpus.html").read_text("utf-8")
    assert '<p><a href="02_actors.html">Next</a></p>' in corpus
    assert '<a href="02_actors.html">Next: Actor frequency</a>' in corpus

    actors = (out / "02_actors.html").read_text("utf-8")
    assert '<a href="01_corpus.html">Before: Corpus</a>' in actors
    assert '<a href="solutions/02_actors.html">Solutions</a>' in actors
    assert '<img alt="Vietnam leads with 12"' in actors
    assert "From notebooks/02_actors.ipynb, made with indo-pacific-news-kit" in actors

    solutions = (out / "solutions/02_actors.html").read_text("utf-8")
    assert (
        '<a href="../index.html">All notebooks</a>\n<a href="../02_actors.html">The notebook</a>' in solutions
    )


def test_the_index_lists_the_lessons_in_order(folder, tmp_path):
    index = render_pages(folder, tmp_path)[0].read_text("utf-8")
    assert '<strong><a href="02_actors.html">Actor frequency</a></strong><p>Who is named most?</p>' in index
    assert '25 minutes · <a href="solutions/02_actors.html">Solutions</a>' in index
    assert index.index("01_corpus.html") < index.index("02_actors.html")


def test_every_page_forbids_scripts_and_network_and_can_be_read_without_a_mouse(folder, tmp_path):
    for path in render_pages(folder, tmp_path / "rendered"):
        page = path.read_text("utf-8")
        assert "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline';" in page
        assert '<html lang="en">' in page
        assert '<a class="skip" href="#main">' in page and '<main id="main">' in page
        assert "<script" not in page and "@import" not in page


def test_a_figure_without_alternative_text_is_named_and_nothing_is_written(folder, tmp_path):
    path = folder / "03_bad.ipynb"
    cells = [v4.new_markdown_cell("# Bad"), shown(image_png=PIXEL)]
    path.write_text(json.dumps(v4.new_notebook(cells=cells)), encoding="utf-8")
    with pytest.raises(NotebookError, match=r"03_bad\.ipynb, cell 2: a figure without alternative text"):
        render_pages(folder, tmp_path / "rendered")
    assert not (tmp_path / "rendered").exists()


def test_the_command_renders_and_says_what_went_wrong(folder, tmp_path, capsys):
    out = tmp_path / "rendered"
    assert main(["render", "--notebooks", str(folder), "--out", str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == str(out / "index.html")
    assert main(["render", "--notebooks", str(tmp_path / "none")]) == 2
    assert "error: no notebook (*.ipynb) in the folder" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["rendr"])
