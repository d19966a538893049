"""Small parts of a page: nothing that comes from outside gets out of its place."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from analysis.html_parts import clean_text, share_html, stack_html, table_html


@given(st.text(max_size=60), st.none() | st.integers(0, 20))
def test_a_text_stays_one_line_of_text(text, most):
    cleaned = clean_text(text, most=most)
    soup = BeautifulSoup(f'<p title="{cleaned}">{cleaned}</p>', "html.parser")
    assert soup.p["title"] == soup.p.get_text() and len(soup.find_all(True)) == 1
    assert soup.p.get_text().isprintable()


@pytest.mark.parametrize(("share", "width"), [(0, 0), (0.5, 50), (1, 100), (1.2, 100), (-1, 0)])
def test_a_bar_stays_inside_its_box(share, width):
    bars = BeautifulSoup(share_html(share), "html.parser").find_all("rect")
    assert [float(bar["width"]) for bar in bars] == [100, width]


def test_a_stack_fills_its_box_and_names_its_parts():
    soup = BeautifulSoup(
        stack_html([("a", 0.25, "red"), ("b", 0.75, "blue")], "a 25 %, b 75 %"), "html.parser"
    )
    assert [(part["x"], part["width"], part.title.get_text()) for part in soup.find_all("rect")] == [
        ("0.00", "250.00", "a 25 %"),
        ("250.00", "750.00", "b 75 %"),
    ]
    assert soup.svg["aria-label"] == "a 25 %, b 75 %"


def test_the_whole_table():
    assert table_html("Files", ["kind", "n"], [["txt", "3"]], numbers="n", long="kind") == (
        '<div class="scroll" tabindex="0" role="region" aria-label="Files"><table><caption>Files</caption>'
        '<thead><tr><th scope="col" class="long">kind</th><th scope="col" class="number">n</th></tr></thead>'
        '<tbody><tr><td class="long">txt</td><td class="number">3</td></tr></tbody></table></div>'
    )
