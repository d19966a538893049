"""Which dates a page gives itself, and which are only told in its text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.page.headers import Stamp, choose_publication_date, find_stamps

PROSE = (
    "The ferry left the old harbour on the first of the month with forty people and a dog on board, "
    "and nobody on the quay thought much of it until the evening."
)
SHORT = "The ferry left the old harbour on Monday morning.\n\n"


def stamps(text):
    return [(text[stamp.start : stamp.end], stamp.day.isoformat(), stamp.rank) for stamp in find_stamps(text)]


@pytest.mark.parametrize(
    ("line", "day", "rank"),
    [
        ("Published March 3, 2019", "2019-03-03", 0),
        ("PUBLISHED Sep 05, 2019, 08:30 PM", "2019-09-05", 0),
        ("Published: 7 July 2019", "2019-07-07", 0),
        ("First published on 7 July 2019 at 10.15 GMT", "2019-07-07", 0),
        ("Posted: 2019-07-07T10:00:00Z", "2019-07-07", 0),
        ("Published - July 7, 2019 09:15 pm IST", "2019-07-07", 0),
        ("'date': '2019-07-07'", "2019-07-07", 0),
        ("Updated: July 7, 2019", "2019-07-07", 2),
        ("July 7, 2019", "2019-07-07", 1),
        ("Sunday, 7 July 2019", "2019-07-07", 1),
        ("                 July 7, 2019 Sunday", "2019-07-07", 1),
        ("Sun 7 Jul 2019 14.05 GMT", "2019-07-07", 1),
        ("2019/07/07 10:00", "2019-07-07", 1),
        ("13/05/2019", "2019-05-13", 1),
        ("World | July 7, 2019", "2019-07-07", 1),
        ("All News 11:42 July 7, 2019", "2019-07-07", 1),
        ("By The Reef staff, Osaka. 7 July 2019 11:20AM", "2019-07-07", 1),
        ("Updated - July 7, 2019 09:48 pm IST - Osaka", "2019-07-07", 2),
        ("Update: July, 07/2019 - 09:00", "2019-07-07", 1),
        ("Source: The Reef   Editor: annray   2019-07-07 17:26:15", "2019-07-07", 1),
    ],
)
def test_a_date_line_is_a_stamp(line, day, rank):
    text = f"A headline of five words\n\n{line}\n\n{PROSE}\n"
    assert stamps(text) == [(line.strip(), day, rank)]


def test_a_date_glued_to_the_first_sentence_counts_with_its_label_only():
    assert stamps(f"date 2019-07-07 {PROSE}") == [("date 2019-07-07", "2019-07-07", 0)]
    assert stamps(f"2019-07-07 {PROSE}") == []


@pytest.mark.parametrize(
    "line",
    [
        "The ferry sank on July 7, 2019 off Oslo.",
        "OSLO, July 7, 2019 was a Sunday in the harbour.",
        "The date 7 July 2019 was set by the owners.",
        "Published three days ago",
        "Updated 10:15",
        "05/07/2019",
        "July 2019",
        "31 February 2019",
        "Photo taken on July 7, 2019",
        "Ferry opens. 7 July 2019 was the day",
        "Osaka. File photo: July 7, 2019. Photograph: Ann Ray/Asia",
        "Ferry of 7 July 2019 to sail again",
        "The ferry left at 11:42 on July 7, 2019.",
        "15/09/2015 - 24/08/2018",
        "From 1 May 2022 until 3 May 2022",
    ],
)
def test_a_date_in_a_sentence_and_half_a_date_are_none(line):
    assert stamps(f"A headline of five words\n\n{line}\n\n{PROSE}\n") == []


def test_a_bare_date_below_the_first_paragraphs_is_none_and_a_labelled_one_still_counts():
    text = f"{PROSE}\n\n{PROSE}\n\nJuly 7, 2019\n\nPublished July 8, 2019\n"
    assert stamps(text) == [("Published July 8, 2019", "2019-07-08", 0)]


@pytest.mark.parametrize(
    ("text", "day", "rank"),
    [
        ("<pubDate>Tue, 14 May 2019 16:30:00 +0000</pubDate>", "2019-05-14", 0),
        ('{"datePublished": "2019-05-14T10:00"}', "2019-05-14", 0),
        ('<meta property="article:published_time" content="2019-05-14T08:00:00">', "2019-05-14", 0),
        ('<meta property="article:modified_time" content="2019-05-14T08:00:00">', "2019-05-14", 2),
        ('<time datetime="2019-05-14">in May</time>', "2019-05-14", 0),
        ("---\ntitle: A reef\ndate: 2019-05-14\n---\nText", "2019-05-14", 0),
        ("---\ntitle: A reef\nlast updated: 2019-05-14\n---\nText", "2019-05-14", 2),
    ],
)
def test_a_date_in_markup_is_a_stamp(text, day, rank):
    found = find_stamps(text)
    assert {stamp.day.isoformat() for stamp in found} == {day}
    assert min(stamp.rank for stamp in found) == rank


def test_published_goes_before_bare_before_updated_and_the_first_of_its_kind_counts():
    days = [date(2019, 7, day) for day in (1, 2, 3, 4)]
    updated, bare, published, later = (
        Stamp(i * 10, i * 10 + 9, days[i], rank) for i, rank in enumerate((2, 1, 0, 0))
    )
    assert choose_publication_date([updated, bare, published, later]) == days[2]
    assert choose_publication_date([later, updated, bare, published]) == days[2]
    assert choose_publication_date([updated, bare]) == days[1]
    assert choose_publication_date([updated]) == days[0]
    assert choose_publication_date([]) is None


TRAIL = "Home > Harbour > Ferries of the North > The Harbour in 2019 > " * 2 + "A headline of five words"
COOKIES = (
    "This page uses cookies to give you the best experience, and by going on to read it you accept that they "
    "are set on your machine."
)


def test_the_trail_and_the_notices_of_a_page_are_not_the_beginning_of_the_article():
    page = f"{TRAIL}\n{COOKIES}\n{COOKIES}\nA headline of five words\nJuly 7, 2019\n\n{PROSE}"
    assert stamps(page) == [("July 7, 2019", "2019-07-07", 1)]
    assert stamps(page.replace(COOKIES, PROSE)) == []


HEAD = "A headline of five words\n"
KYOTO = "Ministers from the two islands meet in the old capital of the north"
STANDFIRST = (
    "In three days she won over the harbour, the crew and the owners of the line. Now the islands wait to "
    "see which of the ferries she will buy"
)
CAPTION = (
    "Ann Ray, left, and the master of the harbour before their talks on the old quay of Osaka, in the far "
    "north of the bay, on July 5. (Photo by Reef News)"
)
LATE = "July 7, 2019 06:02 JST"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{HEAD}Published\n7 July 2019\nUpdated\n8 July 2019\n\n{PROSE}", "2019-07-07"),
        (f"{HEAD}Updated\n8 July 2019\n\n{PROSE}", "2019-07-08"),
        (f"Tue, 9 Jul 2019\nMenu\n{HEAD}Oslo ● Sun, July 7, 2019\n\n{PROSE}", "2019-07-07"),
        (f"{KYOTO}\nJuly 7, 2019\n\n{PROSE}", "2019-07-07"),
        (f"{KYOTO}\n{KYOTO}\n7 Jul 2019 07:52 pm | Updated 8 Jul 2019 10:15 am\n{PROSE}", "2019-07-07"),
        (f"{HEAD}By Ann Ray\nJuly 7, 2019, 5:05 a.m. ET\n\n{PROSE}", "2019-07-07"),
        (f"{HEAD}\n{PROSE}\n\n{PROSE}\n\nPublished: July 7, 2019\n\nRelated stories", "2019-07-07"),
        (f"{HEAD}\n{PROSE}\n\n{PROSE}\n\nRelated stories\n\nFerry sinks\n\nPublished: July 7, 2019", None),
        (f"{HEAD}\n{SHORT * 4}The Latest\n\nFerry sinks\n\nJuly 7, 2019", None),
        (f"{HEAD}03/10/2019\n\n{PROSE}\n\nIt left on 28/09/2019.", "2019-10-03"),
        (f"{HEAD}03/10/2019\n\n{PROSE}", None),
        (f"Home > {KYOTO} > {KYOTO}\n{KYOTO}, {KYOTO}\nJuly 7, 2019\n\n{PROSE}", "2019-07-07"),
        (f"{KYOTO}; {KYOTO}\n{KYOTO}, {KYOTO}\nJuly 7, 2019\n\n{PROSE}", None),
        (f"{HEAD}{STANDFIRST}\n{CAPTION}\n{LATE}\n\n{PROSE}", "2019-07-07"),
        (f"{HEAD}{CAPTION}\n{CAPTION}\n{LATE}\n\n{PROSE}", "2019-07-07"),
        (f"{HEAD}{STANDFIRST}\n{CAPTION}\n{CAPTION}\nANN RAY, staff writer\n{LATE}\n\n{PROSE}", "2019-07-07"),
        (f"{HEAD}{STANDFIRST}\n{CAPTION}\n\n{PROSE}\n\n{LATE}\n\n{PROSE}", None),
        (f"{HEAD}{CAPTION}\n\n{PROSE}\n\n{LATE}\n\n{PROSE}", None),
        (f"{HEAD}{STANDFIRST}\n{PROSE}\n{CAPTION}\n{LATE}\n\n{PROSE}", None),
    ],
)
def test_the_day_of_a_page(text, day):
    found = choose_publication_date(find_stamps(text))
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "The delegates adopted the text of the second resolution of\n22 November 1967 (242). They\nmet.",
        "and the treaty that both sides had signed in the harbour\non 8 August 1992.\nThe owners keep to it.",
        "May and what all the owners had agreed upon in the north,\n11 December 1948.\nLately we heard more.",
        "the sailors whom the owners had promised to see\nreleased on 3 May 1999\nwere not among them.",
    ],
)
def test_the_rest_of_a_broken_sentence_is_no_stamp(text):
    assert stamps(text) == []


def test_a_date_that_had_no_room_on_the_line_before_is_no_stamp():
    text = (
        "The owners wrote in the old harbour\nthe text of the one long resolution of\nthe full council, on\n"
    )
    text += (
        "7 July 1948.\nThey have kept to it, as all the town\nknows, and for the storm of last year\nall pay."
    )
    assert stamps(text) == [("7 July 1948.", "1948-07-07", 1)]
    assert stamps(text.replace("council, on", "council that sat till")) == []


PIECES = st.sampled_from(
    [
        "Published ",
        "Updated: ",
        "July 7, 2019",
        "2019-07-07",
        "<pubDate>",
        "</pubDate>",
        "---\n",
        "date: ",
        "\n",
        " ",
        PROSE,
        "é",
        '"datePublished":',
        "Sun ",
    ]
)


@given(st.text(max_size=40) | st.lists(PIECES, max_size=15).map("".join))
def test_stamps_lie_in_the_text_in_reading_order(text):
    found = find_stamps(text)
    assert found == sorted(found)
    assert all(0 <= stamp.start <= stamp.end <= len(text) for stamp in found)
