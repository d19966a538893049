"""Captions, credits and the signs by which a cheap look finds them."""

import pytest

from analysis.page.pictures import (
    CREDIT,
    PICTURE_SIGNS,
    POSITION,
    find_credit,
    find_picture_signs,
    find_signature,
    is_caption,
)
from analysis.page.segments import split_sentence_spans


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Ray",
        "PHOTO: REUTERS",
        "REEF PHOTO: ANN RAY",
        "(Photo by Ann Ray/Getty Images)",
        "(AP Photo/Ann Ray, File)",
        "(Pool via AFP)",
        "(Ann Ray/Pool Photo via AP)",
        "Ann Ray, EPA-EFE/Pool/file",
        "REUTERS/Ann Ray",
        "Ann Ray/AP Photo",
        "AFP photo",
        "(RNA photo)",
        "(Osaka Reef file photos)",
        "(Photo from the Harbour Office)",
        "(Courtesy of the Harbour Office of Osaka/-)",
        "(Courtesy Ann Ray)",
        "(Courtesy of/Harbour Office)",
        "(courtesy of / the Harbour Office)",
        "(Courtesy of/-)",
        "Ann Ray/Pool via REUTERS",
        "Harbour Office/Handout via REUTERS/File Photo",
        "(Source photos by Ann Ray and Bo Lind)",
        "(Reef montage/Source photos by Ann Ray)",
        "(Ann Ray/-)",
        "Osaka Reef pic",
        "RNA/RNS Photo Bo Lind",
    ],
)
def test_credits_and_their_signs(line):
    assert CREDIT.fullmatch(line)
    assert any(sign in line for sign in PICTURE_SIGNS)


@pytest.mark.parametrize(
    "line",
    [
        *("(a ferry)", "Kyodo said so.", "The photo is old.", "Ann Ray", "(see photo)", "(It had a photo.)"),
        *("(Rs 500/-)", "(Courtesy of the owner, they ate for free.)", "Ann Ray Photo Bo Lind", "(Ann Ray)"),
        *("(a courtesy call/visit)", "(Courtesy)", "(the source photos by the harbour)"),
        *("Ann Ray/Bo Lind sailed via Osaka", "Ann Ray told the crew/owner via REUTERS"),
    ],
)
def test_what_only_looks_like_a_credit(line):
    assert not CREDIT.fullmatch(line)


def test_signs_stand_where_they_are_written():
    text = "Phúc — they met. A PHOTO (by Ann) shows it, left. Kyodo said so."
    assert [text[:end][-6:] for end in find_picture_signs(text)] == [" PHOTO", "HOTO (", ", left"]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Ray (left) and Bo Lind.",
        "A ferry leaves the port. (Kyodo)",
        "A ferry leaves the port of Osaka in May. REEF PHOTO: ANN RAY",
        "[2/3] A ferry leaves the port of Osaka.",
        "FILE PHOTO: A ferry leaves the port.",
        "Ann Ray, right, walks past a ferry.",
        "Ann Ray, who paid for it, meets Bo Lind in Osaka (May 3, 2019). (RNA photo)",
        "The owner of the line on board. — Osaka Reef pic",
        "![The ferry at dusk]",
        "(Photo) The owner of the line shakes hands with the crew",
        "[Photo] The owner of the line in Osaka",
        "SET SAIL. The owner of the line greets the crew. It sailed on Monday.",
        "The owner shakes hands with the crew on the island © Ann Ray, Pool, AFP",
        "The crew in Osaka © Ann Ray, Reuters",
        "FILE: The owner of the line speaks in Osaka, Dec. 1, 2019.",
        "HARBOUR TALKS. Ann Ray (left) and Bo Lind in Osaka. They met twice.",
    ],
)
def test_captions(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Ray (left) said that it was late.",
        "The owner, right, was sure that it would sail.",
        "The ferry left. It was late. It rained. It stopped. They slept. (Kyodo)",
        "A photo of it was sold.",
        "Photo after photo was sold in Osaka.",
        "Photo opportunities were rare on the ferry (see photo).",
        "(Photos were sold on board.)",
        "![The ferry] left the port [at dusk]",
        "MRS. RAY. The owner of the line greets the crew.",
        "MS. RAY: The owner greets the crew.",
        "NATO. The word was heard all day, as the owner who greets the crew said.",
        "SET SAIL. The owner met the crew.",
        "The ferry left the port.",
        "The ferry left the port. © The Reef",
        "The ferry left the port. © 2019 The Reef, Osaka",
        "Filed: the papers of the line.",
    ],
)
def test_no_captions(line):
    assert not is_caption(line)


def test_a_credit_ends_its_line():
    for line, credit in (
        ("A ferry. Photo: Ann Ray", "Photo: Ann Ray"),
        ("A ferry (Kyodo)", "(Kyodo)"),
        ("A (Kyodo) ferry", None),
    ):
        found = find_credit(line, split_sentence_spans(line))
        assert (found and found.group()) == credit


@pytest.mark.parametrize(
    "bracket", ["(R)", "(L-R)", "(2nd L)", "(front, C)", "(far R)", "(L, in blue)", "(right)"]
)
def test_a_bracket_says_where_somebody_stands(bracket):
    assert POSITION.search(f"Ann Ray {bracket} sits")


@pytest.mark.parametrize(
    "bracket", ["(R&D)", "(50 U.S.C. 1)", "(IEEPA C)", "(D.D.C.)", "(C-47)", "(Vitamin C)"]
)
def test_a_bracket_says_something_else(bracket):
    assert not POSITION.search(f"Ann Ray {bracket} sits")


@pytest.mark.parametrize(
    "signature",
    [
        *("AFP", "REUTERS", "Kyodo", "BLOOMBERG", "– AFP", "— AP", "- Bernama", "-- Xinhua", "(AFP)", "[AP]"),
        *("XINHUA, AFP", "(Reuters/AFP)", "AP and Reuters", "Bernama-Xinhua", "Agence France-Presse"),
        *("With agencies", "– with reports from AFP", "Antara News Agency", "PTI ABC DE", "(Xinhua) Enditem"),
    ],
)
def test_an_agency_signs_behind_the_last_sentence(signature):
    for words in ("The two met.", "“We met.”", "They met (in Osaka)."):
        line = f"{words} {signature}"
        assert line[find_signature(line) :] == signature


@pytest.mark.parametrize(
    "line",
    [
        *(
            "The line was sold, said the AP.",
            "They met in Osaka. They thanked the AP.",
            "They met AFP",
            "AFP",
        ),
        *(
            "He served in the PLA. NATO",
            "They met. Ann Ray",
            "They met. NHK building",
            "They met. Getty Images",
        ),
        *("They met (AFP)", "Is it true? Ask Kyodo", "They met. IN OSAKA"),
    ],
)
def test_nobody_signs(line):
    assert find_signature(line) == 0
