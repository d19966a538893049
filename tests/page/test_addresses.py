"""What the address of a page tells of its day, and when it is not asked."""

import pytest

from analysis.page.addresses import find_address_day, read_address
from analysis.page.headers import find_stamps

PROSE = (
    "The ferry left the old harbour on Sunday with forty people and a dog on board, and nobody on the quay "
    "thought much of it until the evening, the owners said."
)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://reef.example/2019/07/07/a-ferry-sinks", "2019-07-07"),
        ("https://reef.example/news/2019/7/7/a-ferry-sinks.html", "2019-07-07"),
        ("https://reef.example/world/2019/jul/07/a-ferry-sinks", "2019-07-07"),
        ("https://reef.example/2019-07-07/a-ferry-sinks", "2019-07-07"),
        ("https://reef.example/20190707/a-ferry-sinks", "2019-07-07"),
        ("https://reef.example/news/20190707-ferry-sinks", "2019-07-07"),
        ("https://reef.example/2019/0707/c90000-1.html", "2019-07-07"),
        ("https://reef.example/a/201907/07/WS1.html", "2019-07-07"),
        ("https://reef.example/world/ferry-sinks-2019-07-07/", "2019-07-07"),
        ("www.reef.example/2019-07-07-ferry-sinks?page=2", "2019-07-07"),
        ("https://web.archive.org/web/20200101103000/https://reef.example/2019/07/07/ferry", "2019-07-07"),
        ("https://reef.example/news/2019/07/294187.html", "2019-07"),
        ("https://reef.example/2019/jul/ferry", "2019-07"),
        ("https://reef.example/news/2019/ferry", "2019"),
    ],
)
def test_a_site_files_an_article_under_its_day(address, value):
    assert read_address(address) == value


@pytest.mark.parametrize(
    "address",
    [
        "https://reef.example/2019/07/07/",
        "https://reef.example/events/2019/07/07/concert",
        "https://reef.example/calendar/2019-07-07/tides",
        "https://reef.example/archive/2019/07/07/index.html",
        "https://archive.reef.example/2019/07/07/ferry",
        "https://reef.example/wp-content/uploads/2019/07/07/ferry",
        "https://reef.example/2019/07/07/ferry.jpg",
        "https://reef.example/2019/07/07/ferry/2018/07/06/first",
        "https://reef.example/2019/13/07/ferry",
        "https://reef.example/2019/02/31/ferry",
        "https://reef.example/news/world-asia-20190707",
        "https://reef.example/1907/2019",
        "https://reef.example/order/20190707-44",
        "https://reef.example/ferry?date=2019-07-07",
        "https://reef.example/120190707/ferry",
        "https://web.archive.org/web/20190707103000/reef.example/ferry",
    ],
)
def test_the_day_of_something_else_in_an_address_is_none(address):
    assert len(read_address(address)) < len("2019-07-07")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("https://reef.example/2019/07/07/x\nA ferry sinks off the harbour\n\n{}", "2019-07-07"),
        ("REEF NEWS\nURL: https://reef.example/2019/07/07/x\nHome\nA ferry sinks\n\n{}", "2019-07-07"),
        ("Source URL: https://reef.example/2019/07/07/x\nA ferry sinks off the harbour\n\n{}", "2019-07-07"),
        ("<https://reef.example/2019/07/07/x>\nA ferry sinks off the harbour\n\n{}", "2019-07-07"),
        ("Related link: https://reef.example/2019/07/07/x\nA ferry sinks off the harbour\n\n{}", None),
        (
            "---\ntitle: A ferry sinks\nurl: https://reef.example/2019/07/07/x\n---\n{}",
            "2019-07-07",
        ),
        ("---\ntitle: A ferry\nimage: https://reef.example/2019/07/07/x\n---\n{}", None),
        ("A ferry sinks off the harbour\nhttps://reef.example/2019/07/07/x\n\n{}", None),
        ("Related\nhttps://reef.example/2019/07/07/x\nA ferry sinks off the harbour\n\n{}", None),
        ("https://reef.example/2019/07/07/x\nhttps://reef.example/2019/07/09/y\nA ferry sinks\n\n{}", None),
        ("A ferry sinks off the harbour\n\n{}\n\nhttps://reef.example/2019/07/07/x", None),
        ("<a href='https://reef.example/2019/07/07/x'></a>", None),
        ("A ferry sinks off the harbour\n\n{}\n\nLink: https://reef.example/2019/07/07/x", None),
        ("A ferry sinks off the harbour\n\n{}\n\nSource: https://reef.example/2019/07/07/x", "2019-07-07"),
        ("A ferry sinks off the harbour\n\n{}\n\nSource: https://reef.example/2019/07/07/x\nEnd", None),
        ("See https://reef.example/2019/07/07/x\nA ferry sinks off the harbour\n\n{}", None),
    ],
)
def test_only_the_address_of_the_page_itself_is_believed(text, day):
    found = find_address_day(text.format(PROSE))
    assert (found and found.isoformat()) == day


def test_a_known_address_goes_before_those_in_the_text():
    text = f"https://reef.example/2019/07/07/x\nA ferry sinks\n\n{PROSE}"
    assert find_address_day(text, "https://reef.example/2019/07/09/x").isoformat() == "2019-07-09"
    assert find_address_day(text, "https://reef.example/x") is None


def stamps(text):
    return [(stamp.day.isoformat(), stamp.rank) for stamp in find_stamps(text)]


DATELINE = "OSAKA, July 7 (AP) — " + PROSE


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("https://reef.example/2019/07/294187.html\nA ferry sinks\n\n" + DATELINE, "2019-07-07"),
        ("https://reef.example/2019/07/08/ferry\nA ferry sinks\n\n" + DATELINE, "2019-07-07"),
        ("https://reef.example/2019/ferry\nA ferry sinks\n\nOSAKA, 7 July (AP) — " + PROSE, "2019-07-07"),
        (
            "https://reef.example/2019/07/1\nA ferry sinks\nOSAKA, July 7, Kyodo\n\n" + PROSE,
            "2019-07-07",
        ),
        ("https://reef.example/2019/01/01/x\nA ferry\n\nOSAKA, Dec. 31 (AP) — " + PROSE, "2018-12-31"),
        (f"A ferry sinks\n\n{DATELINE}\n\n© 2019 The Harbour News", "2019-07-07"),
        (f"A ferry sinks\n\n{DATELINE}\n\n© 2011-2019 The Harbour News", "2019-07-07"),
        (
            f"A ferry sinks\n\n{DATELINE}\n\nCopyright (c) 2019 Reef. {'No use of any kind. ' * 9}",
            "2019-07-07",
        ),
        (f"A ferry sinks\n07/08/2019 05:10 PM\n\n{DATELINE}", "2019-07-08"),
        (f"A ferry sinks\n7/7/2019 05:10 PM\n\n{DATELINE}", "2019-07-07"),
        (f"A ferry sinks\n\nOSAKA (AP) -- July 7 -- {PROSE}\n\n© 2019 The Harbour News", "2019-07-07"),
        (f"A ferry sinks\n\nOsaka [Japan], July 7 (ANI): {PROSE}\n\n© 2019 The Harbour News", "2019-07-07"),
    ],
)
def test_a_dateline_takes_the_year_that_the_page_tells(head, day):
    assert stamps(head) == [(day, 1)]


@pytest.mark.parametrize(
    "text",
    [
        f"A ferry sinks\n\n{DATELINE}",
        f"A ferry sinks\n09/08/2019 05:10 PM\n\n{DATELINE}",
        f"A ferry sinks\n\n{DATELINE}\n\n07/08/2019",
        f"https://reef.example/2019/09/294187.html\nA ferry sinks\n\n{DATELINE}",
        f"https://reef.example/events/2019/ferry\nA ferry sinks\n\n{DATELINE}",
        f"A ferry sinks\n\n{DATELINE}\n\n© 2020 The Harbour News",
        f"A ferry sinks\n\n{DATELINE}\n\n© 2001 The Harbour News",
        f"A ferry sinks\n\n{DATELINE}\n\n© 2011-2020 The Harbour News",
        f"A ferry sinks\n\n{DATELINE.replace('on Sunday ', '')}\n\n© 2019 The Harbour News",
        f"A ferry sinks\n\nOSAKA (AP) — {PROSE} It sails again on July 9.\n\n© 2019 The Harbour News",
        f"https://reef.example/2019/02/x\nA ferry sinks\n\nOSAKA, Feb. 30 (AP) — {PROSE}",
    ],
)
def test_a_dateline_without_a_year_stays_open_in_doubt(text):
    assert stamps(text) == []


def test_a_date_in_print_goes_before_a_dateline_without_a_year():
    text = f"https://reef.example/2019/07/ferry\nA ferry sinks\nJuly 8, 2019\n\n{DATELINE}"
    assert stamps(text) == [("2019-07-08", 1)]
