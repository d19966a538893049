"""What a page says to its visitor, and what others say to theirs in the same words."""

import pytest

from analysis.page.appeals import APPEAL, APPEAL_HINTS


@pytest.mark.parametrize(
    "line",
    [
        "Support our journalism: subscribe today",
        "Support us.",
        "Please support our work with a donation.",
        "Subscribe to The Ferry Times",
        "Subscribe to the Osaka edition of this paper",
        "A subscription costs less than a ticket",
        "For subscribers",
        "Independent journalism costs money: become a member",
        "We set cookies to improve your experience",
        "Sign up for our best stories",
        "Log in to go on",
        "By going on you accept our terms of use and privacy policy",
    ],
)
def test_a_page_asks(line):
    assert APPEAL.search(line)
    assert any(hint in line.lower() for hint in APPEAL_HINTS)


@pytest.mark.parametrize(
    "line",
    [
        "I call on all partners to support our ferry",
        "Thank you for supporting us in this long year",
        "My government subscribes to the statement of the group",
        "We fully subscribe to the view that ports are free",
        "Your experience and wisdom will guide us",
        "He praised independent journalism in the islands",
        "The islands sign up to the treaty",
        "Both ministers ended their terms of service in May",
    ],
)
def test_a_speaker_asks(line):
    assert not APPEAL.search(line)
