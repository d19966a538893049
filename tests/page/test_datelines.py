"""What opens a wire story, and what only looks like it."""

import pytest

from analysis.page.datelines import find_dateline


@pytest.mark.parametrize(
    "line",
    [
        *(
            "HANOI — Ministers met",
            "Hanoi — Ministers met",
            "The Hague — Ministers met",
            "OSAKA: Ministers met",
        ),
        *("Hanoi, May 3 (Kyodo): Ministers met", "OSAKA, Japan -- Ministers met", "Osaka – Ministers met"),
        *(
            "OSAKA (AP) -- May 3 -- Ministers met",
            "OSAKA (AP), May 3 — Ministers met",
            "OSAKA — May 3 — Ministers met",
        ),
        *(
            "OSAKA, MAY 3 (AP) — Ministers met",
            "(AP) OSAKA, May 3 — Ministers met",
            "Osaka, May 3: Ministers met",
        ),
        *("May 3, 2013 — OSAKA — Ministers met", "Osaka [Japan], May 3 (ANI): Ministers met"),
        *("AKP Osaka, May 03, 2013 -- Ministers met", "Osaka, 3 May 2013 - Ministers met"),
        *("Osaka, May 3 (PTI) Ministers met", "OSAKA, May 3, 2013 /PRNewswire/ -- Ministers met"),
        *("(Reuters) - Ministers met", "OSAKA, May 3 Reuters - Ministers met"),
    ],
)
def test_a_place_opens_a_story(line):
    opening = find_dateline(line)
    assert line[opening.end() :] == "Ministers met"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "CORRECTION: It was June.",
            "EDITOR'S NOTE: It was June.",
            "CONTACT: Ann Ray",
            "TIMELINE: Ministers met",
        ),
        *(
            "Monday, May 3: Ministers met",
            "Associated Press (AP) President Roe met them",
            "May 3 — it rained",
        ),
        *(
            "Ann Ray - the owner - met them",
            "The ferry, 3 May 2021 - it was late",
            "OSAKA on May 3 — it rained",
        ),
        "May 3, 2020 — Osaka was calm",
    ],
)
def test_labels_days_and_names_open_none(line):
    assert not find_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "AUDIENCE: No!",
        "DR. ROE: Good morning.",
        "PARTICIPANT: Why?",
        "The President — “Thank you.”",
        "But — I was late.",
        "Look, Ministers — Ferries are late.",
        "In Osaka— It rained.",
    ],
)
def test_a_speaker_and_a_broken_sentence_are_no_place(line):
    assert not find_dateline(line)
