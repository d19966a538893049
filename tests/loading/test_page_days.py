"""The day of a page, from what it declares or shows, never from what stands around the article."""

from datetime import date

import pytest

from analysis.loading.page_days import find_page_day

LONG = (
    "The ferry to the outer islands opened on Monday after a long delay, officials said in Oslo on the quay. "
    * 2
)


@pytest.mark.parametrize(
    "page",
    [
        "<meta property='article:published_time' content='2021-07-03T23:30:00Z'>",
        "<meta content='2021-07-03' name='DC.date.issued'/>",
        '<script>{"dateModified":"2021-07-09","datePublished": "2021-07-03T01:00Z"}</script>',
        '<time itemprop="datePublished" datetime="2021-07-03">yesterday</time>',
        "<h1>Ferry</h1><time datetime='2021-07-03T10:00'>3 July</time><p>It opened.</p>",
        "<h1>Ferry</h1><div>Published 3 July 2021</div><p>It opened.</p>",
        "<h1>Ferry</h1><p>Saturday, July 3, 2021</p><p>It opened.</p>",
        "<meta property='article:modified_time' content='2021-07-03'><p>It opened.</p>",
        "<meta name='date' content='2021-07-03'><meta property='article:modified_time' content='2021-07-09'>",
    ],
)
def test_the_day_is_found(page):
    assert find_page_day(page) == date(2021, 7, 3)


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Ferry</h1><p>It opened.</p><footer>Copyright 2021 Reef Post</footer>",
        f"<h1>Ferry</h1><p>{LONG}</p><p>The quake of 3 July 2021 is not forgotten, they said.</p>",
        "<p>It opened.</p><aside><time datetime='2021-07-03'>Moon over the bay</time></aside>",
        "<meta name='date' content='soon'>",
        "<meta property='article:published_time'>",
        "",
    ],
)
def test_no_other_day_is_taken(page):
    assert find_page_day(page) is None


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ("https://reef.example/2021/07/03/ferry/", date(2021, 7, 3)),
        ("https://reef.example/news/2021-07-03-ferry", date(2021, 7, 3)),
        ("https://reef.example/20210703/ferry", date(2021, 7, 3)),
        ("https://reef.example/2021/99/03/ferry", None),
        ("https://reef.example/120210703/ferry", None),
        (None, None),
    ],
)
def test_a_link_may_hold_the_day(link, day):
    assert find_page_day("<p>It opened.</p>", link) == day
