"""Bars and notices of pages, and lines of articles that look like them."""

import pytest

from analysis.page.page_lines import GREETINGS, is_bar, is_menu, is_notice, is_trail
from analysis.page.paragraphs import PAGE, find_signs
from analysis.page.segments import Span


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport",
        "News  Ferries  Tides  Harbour Life",
        "NEWS WORLD ASIA SPORT VIDEO WEATHER",
        "Latest Politics Business Opinion Culture Sports",
        "Home › News › Islands",
        "The Quay : Home » World » Ferries",
        "Small Text  Medium Text  Large Text",
        "Osaka  Ferries  Ann Ray",
        "Skip to main content",
        "Go to Contents   Go to Navigation",
        "Back to top",
        "SHARE  Listen to this article 4 min  Font Size",
        "Copy  Link copied  Email  X  Reddit  Pinterest  Print",
        "Print | Ann Ray on the new line | Share",
        "Politics · Economy · Ferries · More",
        "Main navigation: Top Ferries  Latest Tides  Islands",
        "[Skip to the tides](#tides) | [The Quay](/) | [Ferries](#ferries)",
    ],
)
def test_a_bar(line):
    assert is_bar(line)


@pytest.mark.parametrize(
    "line",
    [
        "World Business Leaders Meet in Asia",
        "Ferry line opens between two ports",
        "Go to war or go to court, the owners ask",
        "Opinion | Why the ferry must sail again",
        "Osaka, Japan  Kobe, Japan  Nara, Japan",
        "Ferry Sinks  Off Oslo",
        "Navigation: Ferry Sinks Off Oslo",
        "[Ferries] sail again",
        "Share of ferries falls | Watch the tides, owners say | A port for all",
        "Share  of ferries falls in the north",
        "[Applause] [Music]",
        "“News  World  Sport”",
        "News, world and sport on one page.",
        "The new  line and  its ports",
    ],
)
def test_no_bar(line):
    assert not is_bar(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home > News > Asia > A ferry, its owners say, will sail again in May",
        "Home » A ferry, its owners say, will sail again",
        "HOME → Remarks by Harbour Master Ann Ray (2009-2013)",
        "You are here: Home / News / “No ferry before May,” says owner",
        "You are here: News › A ferry, its owners say, will sail again",
        "Home | News | A ferry, its owners say, will sail again",
        "Top > News > A ferry, its owners say, will sail again",
        "Asia / Ferries",
    ],
)
def test_a_path_to_a_page(line):
    assert is_trail(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ferries > planes, the owners of the line say",
        "Ferry line up > 20% and planes down > 10% in May",
        "Ferries / planes: what the owners want",
        "Home / away: how the two islands see the new line",
        "Home truths: why the ferry > the plane",
        "Homes > ferries, the owners of the line say",
        "Top > of the class: the ferry that won",
        "You are here to stay, the owners of the line say",
    ],
)
def test_no_path(line):
    assert not is_trail(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("World  Asia  Sport  Video", True),
        ("SINGAPORE ASIA WORLD SPORT VIDEO", True),
        ("Home | News | Ferries", False),
        ("Facebook  Telegram  WhatsApp  Print", False),
    ],
)
def test_the_menu_of_a_site(line, expected):
    assert is_menu(line) is expected


@pytest.mark.parametrize(
    "line",
    [
        'This site uses cookies to make it better. By clicking "Yes" you agree to that.',
        "Copyright (c) The Quay prohibits its content from being redistributed without consent.",
        "© The Quay. No part of it may be reproduced.",
        "(c) 2019 The Quay, all rights reserved",
        "Not to be reprinted without the prior written permission of the publisher.",
        "Read our Community Rules",
        "This e-mail goes to members; manage your e-mail preferences",
        "Your go-to source for tides",
        "Help us keep this page afloat",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Comments are moderated and must follow our community guidelines.",
        "All quotes delayed a minimum of 20 minutes.",
        "You are receiving this email because you are a member.",
        "View this email in your browser",
        "Register now for free and unlimited ferries",
        "get the tides by mail every day. Register now",
        "Please check your email to confirm.",
        "In a time of storms, quality journalism is what keeps us afloat.",
        "Good morning. Here is what you need to know.",
        "This is an archived page. Links to other sites are old.",
        "You are viewing: Archived Content",
        "Links to the sites should not be construed as an endorsement of the views in them.",
        "The Harbour Office manages this site as a portal for sailors.",
        "The news desk was not involved in the creation of the content above.",
        "Your views are important to us.",
        "This work is licensed under a Creative Commons Attribution licence.",
        "*The text is licenced under CC BY 4.0.*",
        "Ann Ray is a fellow of the Reef Institute. The views are her own.",
        "Views expressed in this article are the opinions of the author.",
    ],
)
def test_a_notice(line):
    assert is_notice(line)
    assert find_signs(line, [Span(0, len(line))])[0] & PAGE or line.lower().startswith(GREETINGS)


@pytest.mark.parametrize(
    "line",
    [
        "Owners must register now if they want to sail in May.",
        "The court found that the firm uses cookies to follow sailors, a lawyer said.",
        "She bought cookies for the crew on Monday.",
        "The copyright law of 2019 is to be revised.",
        "Comments must be sent to the harbour office, the ministry said.",
        "Good morning, Hanoi, he told the crew.",
        "The minister gave the same standards to all ferries.",
        "He left without the consent of the owner.",
        "The archived pages of the harbour were sold.",
        "His visit is not to be seen as an endorsement of the plan.",
        "She manages this line with her sister.",
        "The owner was not involved in the creation of a second line.",
        "Your views of the sea are the best in town.",
        "The ferry is licensed under the law of 2019.",
        "The ferry was delayed by ten minutes.",
        "The views are those of a very old town.",
        "His views are his own, the owner said.",
    ],
)
def test_no_notice(line):
    assert not is_notice(line)
