"""A day and a clock time below an article: whether they are those of the article."""

import pytest

from analysis.page.headers import find_stamps

PROSE = (
    "The ferry left the old harbour on the first of the month with forty people and a dog on board, "
    "and nobody on the quay thought much of it until the evening."
)


def stamps(text):
    return [(text[stamp.start : stamp.end], stamp.day.isoformat(), stamp.rank) for stamp in find_stamps(text)]


ARTICLE = f"A headline of five words\n\n{PROSE}\n\n{PROSE}\n"


@pytest.mark.parametrize(
    "end",
    [
        "2019/07/07 23:04",
        "==Kyodo\n2019/07/07 23:04\nMOST POPULAR\n1. Ferry sinks",
        "Reuters\n\nJuly 7, 2019 11:04 p.m.\n\nAll rights reserved.",
        "(END)\n(2019-07-07 23:04 KST)",
        "Reporting by Ann Ray and Bo Lind\n07 Jul 2019 23:04\nMost read\nFerry sinks\n2019/07/09 10:00",
    ],
)
def test_a_day_and_a_clock_time_right_below_the_article_date_a_page_that_has_no_other_date(end):
    assert [stamp[1:] for stamp in stamps(ARTICLE + end)] == [("2019-07-07", 1)]


@pytest.mark.parametrize(
    ("end", "rank"),
    [
        ("7 July 2019", 1),
        ("Peace Palace, The Hague, 7 July 2019", 1),
        ("Suva, 7 July 2019\n\n###", 1),
        ("ENDS\nSuva, 7 July 2019", 1),
        (". . . . .\nMinistry of Foreign Affairs\nSuva\n7 July 2019", 1),
        ("The Reef, Sunday, July 7, 2019, p. 3", 1),
        ("Published in The Reef, July 7th, 2019", 0),
        ("First published in The Harbour Post, July 7, 2019\nMost read\nFerry sinks", 0),
        ("Posted on July 7, 2019 by admin", 0),
        ("This story was published on July 7, 2019.", 0),
        ("Publication date: 7 July 2019", 0),
    ],
)
def test_a_day_that_is_the_last_line_or_has_a_label_dates_the_article_above(end, rank):
    assert [stamp[1:] for stamp in stamps(ARTICLE + end)] == [("2019-07-07", rank)]


def test_a_date_above_the_article_goes_before_one_below():
    assert stamps(f"July 8, 2019\n{ARTICLE}2019/07/07 23:04") == [("July 8, 2019", "2019-07-08", 1)]


@pytest.mark.parametrize(
    "end",
    [
        "2019/07/07",
        "Most read\nThe owners of the ferry said nothing at all.\n2019/07/07 23:04",
        "Another ferry sinks\n2019/07/07 23:04",
        "2019/07/07 23:04\nThe last boat came back to the harbour.\n2019/07/08 06:10",
        "2019/07/07 23:04\nThe last boat came back to the harbour.",
        "Comments\nA ferry like this one should never have left.\n2019/07/07 23:04",
        "When: 2019/07/07 23:04",
        "Festival, 2019/07/07 23:04",
        "Suva, 7 July 2019\nFerry sinks",
        "Suva, 7 July 2019\nPort Vila, 9 July 2019",
        "A version of this article appears in print on July 7, 2019",
        "Accessed 7 July 2019",
        "Retrieved on 7 July 2019 from https://reef.example/a",
        "Next meeting: 7 July 2019",
        "Ann Ray, The Ferry and the Harbour, 7 July 2019",
        "Related articles\nFerry sinks\n7 July 2019",
    ],
)
def test_the_date_of_something_else_below_the_article_is_none(end):
    assert stamps(ARTICLE + end) == []
