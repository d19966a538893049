"""Every pattern about pages holds still on long odd lines."""

import time

import pytest

from analysis.page import wording

PATTERNS = {
    name: value for name, value in vars(wording).items() if name.isupper() and hasattr(value, "match")
}
LINES = {
    "capitals": "A" * 20_000,
    "acronym": "A." * 10_000,
    "names": "Abc Def " * 3_000,
    "byline": "By " + "Aa " * 8_000,
    "commas": "Aa, " * 6_000,
    "path": "a/b/" * 6_000,
    "spaced path": "a / " * 6_000,
    "brackets": "(a " * 8_000,
    "credit": "Photo: " * 4_000,
    "agencies": "Kyodo/" * 4_000,
    "dateline": "OSAKA, " * 4_000,
    "blanks": "a" + " " * 20_000 + "b",
    "hashes": "#a " * 8_000,
    "numbers": "1," * 10_000,
    "signs": "=-" * 10_000,
}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_slow(name):
    pattern = PATTERNS[name]
    for line in LINES.values():
        begin = time.process_time()
        pattern.fullmatch(line)
        pattern.match(line)
        assert time.process_time() - begin < 0.5
    assert len(PATTERNS) > 10


@pytest.mark.parametrize("agency", wording.AGENCIES.split("|"))
def test_every_agency_signs_a_text(agency):
    assert wording.BYLINE.fullmatch(agency)
    assert wording.CREDIT.fullmatch(f"({agency})")
