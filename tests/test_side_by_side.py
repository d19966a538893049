"""The view of two editions: signs beside the colours, and nothing of an article that acts."""

import re

import pandas as pd
import pytest

from analysis.safe_html import clean_html
from analysis.side_by_side import PageHTML, edition_browser, editions_html, mark_words


def plain(markup):
    """What is read when colours and tags are gone."""
    return re.sub(r"<[^>]+>", "", markup)


@pytest.mark.parametrize(
    ("first", "second", "left", "right"),
    [
        ("They met in Hue.", "They met in Hue.", "They met in Hue.", "They met in Hue."),
        ("They met in Hue.", "They met in Huế.", "They met in [≈Hue.]", "They met in [≈Huế.]"),
        ("They met in old Hue.", "They met in Hue.", "They met in [−old] Hue.", "They met in Hue."),
        ("Ten ships sailed.", "Nine ships sailed.", "[−Ten] ships sailed.", "[+Nine] ships sailed."),
        ("ten per cent more", "ten percent more", "ten [≈per cent] more", "ten [≈percent] more"),
        ("the free sea", "the ‘free’ sea", "the [≈free] sea", "the [+‘][≈free’] sea"),
        ("", "It rained.", "", "[+It rained.]"),
        ("It rained.", "", "[−It rained.]", ""),
        ("…", "—", "[≈…]", "[≈—]"),
    ],
)
def test_words_are_marked_by_signs(first, second, left, right):
    assert tuple(map(plain, mark_words(first, second))) == (left, right)


def test_marks_have_their_own_tags():
    left, right = mark_words("The U.S. fleet", "The US navy")
    assert re.findall("<(mark|ins|del) ", left) == ["mark", "del"]
    assert re.findall("<(mark|ins|del) ", right) == ["mark", "ins"]


def comparison(first, second, kind="reworded"):
    row = {"zone": "body", "paragraph": 1, "kind": kind, "similarity": 0.5, "first_doc_id": "a<1>"}
    return pd.DataFrame([{**row, "second_doc_id": "b", "first_text": first, "second_text": second}])


def test_text_of_articles_is_shown_and_never_run():
    page = editions_html(
        comparison("<script>alert(1)</script> & “tea”", '<img src=x onerror="go()"> & coffee')
    )
    assert not re.search("<(script|img)", page)
    assert "&lt;script&gt;" in page and "a&lt;1&gt;" in page


def test_a_rendered_page_keeps_signs_tags_and_colours():
    page = editions_html(comparison("The U.S. fleet", "The US navy"), titles=("Gazette", "Courier"))
    clean = clean_html(page)
    for part in (
        "<del style=",
        "<ins style=",
        "<mark style=",
        "[−fleet]",
        "[+navy]",
        "[≈US]",
        ">Gazette</th>",
    ):
        assert part in page and part in clean
    assert re.findall('style="([^"]*)"', page) and not re.findall("style='[^']*[\"/\\\\]", page)


def test_kind_place_and_share_are_told():
    assert "<b>reworded (50% kept)</b><br>body 1" in editions_html(comparison("a", "b"))
    assert "<b>cut</b><br>body 1" in editions_html(comparison("a", None, "cut"))


def test_the_page_is_a_string_that_notebooks_show():
    page = editions_html(comparison("a", "b")[:0])
    assert isinstance(page, PageHTML) and page._repr_html_() == page
    assert "nothing to show" in page and repr(page) == f"PageHTML({len(page)} characters)"


def test_the_browser_shows_each_kind_and_its_twin_shows_all():
    rows = pd.concat([comparison("old tea", "new tea"), comparison("only here", None, "cut")])
    browser = edition_browser(rows, titles=("Gazette", "Courier"))
    options = [("everything (2)", ""), ("reworded (1)", "reworded"), ("cut (1)", "cut")]
    assert list(browser.controls["Show"].options) == options
    browser.controls["Show"].value = "cut"
    assert "[−only here]" in browser.view.value and "new" not in browser.view.value
    assert browser.static.count("<details>") == 3 and "[+new]" in browser.static
