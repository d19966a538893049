"""What a page says to its visitor, and what others say to theirs in the same words."""

import pytest

from analysis.page.appeals import APPEAL, CONSENT
from analysis.page.paragraphs import PAGE, find_signs
from analysis.page.segments import Span


def has_page_sign(line):
    return find_signs(line, [Span(0, len(line))])[0] & PAGE


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
    assert has_page_sign(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up here.",
        "Click here to see all ferries",
        "Find out more here",
        "Have the tides delivered to your door",
        "The tides, delivered straight to you",
        "Terms of Service and Privacy Notice",
    ],
)
def test_a_page_wants_consent(line):
    assert CONSENT.search(line)
    assert has_page_sign(line)


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
