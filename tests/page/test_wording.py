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
