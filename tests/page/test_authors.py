"""A name in capitals is told from a place, a heading and an acronym in capitals."""

import pytest

from analysis.page.authors import NO_NAMES, names_author

HEADLINE = "Ferry line opens between two ports"
BODY = "The old ferry left the harbour in Osaka on Monday, PORTWATCH officials said. It rained. Ray laughed."


@pytest.mark.parametrize(
    "line",
    [
        "ANN RAY",
        "ANN B. RAY",
        "A. B. RAY",
        "DR ANN RAY-LIND",
        "ANN O'RAY",
        "NGUYỄN VĂN HÙNG",
        "AI NG",
        "ANN RAY AND BO LIND",
        "ANN RAY, BO LIND & CY ORR",
        "ANN RAY IN OSAKA",
    ],
)
def test_names(line):
    assert names_author(line, [HEADLINE, line, BODY])


@pytest.mark.parametrize(
    "line",
    [
        "Ann Ray",
        "ANN",
        "ASEAN",
        "NHK WORLD",
        "BBC ALBA",
        "ASEAN RETREAT",
        "PORTWATCH ALERT",
        "WORLD NEWS",
        "TOP STORIES ASIA",
        "OLD HARBOUR",
        "PORT BLAIR",
        "NEW DELHI",
        "OSAKA JAPAN",
        "ANN RAY 2019",
        "ANN RAY AND BO",
        "THE LONG WAY HOME",
        "ANN RAY: A LIFE",
        "Q & A",
        "RAY USHERS IN GOLDEN DAYS FOR REEFS",
    ],
)
def test_other_lines_in_capitals(line):
    assert not names_author(line, [HEADLINE, line, BODY])


def test_a_name_that_the_page_shows_twice_is_still_one():
    assert names_author("ANN RAY", [HEADLINE, "ANN RAY", BODY, "ANN RAY", "Ann Ray lives on a boat."])


def test_words_that_are_no_names_are_written_small():
    assert all(word.islower() for word in NO_NAMES)
