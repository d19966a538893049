"""Every agency signs texts and pictures; the patterns are told apart in test_zones and test_paragraphs."""

import pytest

from analysis.page import wording
from analysis.page.pictures import CREDIT


@pytest.mark.parametrize("agency", wording.AGENCIES.split("|"))
def test_every_agency_signs_a_text(agency):
    assert wording.BYLINE.fullmatch(agency)
    assert CREDIT.fullmatch(f"({agency})")


@pytest.mark.parametrize(
    "line", ["MS. ROE: Good morning.", "PRIME MINISTER LIND: Thanks.", "QUESTION: Why?", "Q    Why?"]
)
def test_who_speaks(line):
    assert wording.SPEECH.match(line)


@pytest.mark.parametrize("line", ["OSAKA: It rained.", "Q was late.", "Secretary Roe: no", "MINISTERS MEET"])
def test_nobody_speaks(line):
    assert not wording.SPEECH.match(line)


@pytest.mark.parametrize(
    "line",
    ["© The Reef", "(c) 2024 The Reef", "(c) Copyright The Reef", "(c) The Reef Ltd.", "(C) Reef News 2021"],
)
def test_a_copyright_line_ends_a_page(line):
    assert wording.LAST_TAIL.fullmatch(line)
    assert wording.TAIL.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["(c) The existence of a port", "(c)", "(C) Ferries and ports;", "(c) The ferry of 2 May 2021"]
)
def test_the_third_item_of_a_list_ends_none(line):
    assert not wording.LAST_TAIL.fullmatch(line)
    assert not wording.TAIL.fullmatch(line)
