"""The article and the page around it, on made-up pages: what must be told apart, what must not be lost."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.schema import ZONES
from analysis.zones import find_zones, split_zones

FIRST = "The ferry left the old harbour on Monday, officials in Osaka said."
LAST = "It came back on Tuesday with all its passengers, the owner of the line said."


def cut(text):
    return [(zone, text[start:end]) for start, end, zone in find_zones(text)]


def zones_between(*lines):
    """The zones of some lines that stand between two paragraphs of prose below a headline."""
    pieces = cut("\n\n".join(["Ferry line opens between two ports", FIRST, *lines, LAST]))
    assert pieces[:2] == [("headline", "Ferry line opens between two ports"), ("body", FIRST)]
    assert pieces[-1] == ("body", LAST)
    return pieces[2:-1]


def test_a_page_from_top_to_bottom():
    text = (
        "Menu\n\nHome / World / Asia\n\nFerry line opens between two ports\n\n"
        "A boat a day will link the two islands from this summer\n\n"
        "By Ann Ray and Bo Lind\n\nPublished July 7, 2019\n\n"
        "A ferry leaves the port of Osaka, Japan. Photo: AFP\n\n"
        f"OSAKA, July 7 (Kyodo) - {FIRST}\n\nAdvertisement\n\n{LAST}\n\nLeave a Reply\n\n"
        "Your email address will not be published."
    )
    assert cut(text) == [
        ("furniture", "Menu"),
        ("furniture", "Home / World / Asia"),
        ("headline", "Ferry line opens between two ports"),
        ("standfirst", "A boat a day will link the two islands from this summer"),
        ("byline", "By Ann Ray and Bo Lind"),
        ("metadata", "Published July 7, 2019"),
        ("caption", "A ferry leaves the port of Osaka, Japan."),
        ("credit", "Photo: AFP"),
        ("dateline", "OSAKA, July 7 (Kyodo) -"),
        ("body", FIRST),
        ("furniture", "Advertisement"),
        ("body", LAST),
        ("furniture", "Leave a Reply"),
        ("furniture", "Your email address will not be published."),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n"])
def test_nothing_has_no_zones(text):
    assert find_zones(text) == []


def read_lines(place):
    """Lines of pages, and the zone of each where it stands in the place named."""
    with open(Path(__file__).parent / "data" / "page_lines.csv", encoding="utf-8", newline="") as file:
        return [(row["zone"], row["line"]) for row in csv.DictReader(file) if row["place"] == place]


@pytest.mark.parametrize(("zone", "line"), read_lines("between"))
def test_page_furniture_is_told_from_the_article(zone, line):
    assert zones_between(line) == [(zone, line)]


@pytest.mark.parametrize(("zone", "line"), read_lines("opening"))
def test_what_opens_the_first_paragraph(zone, line):
    pieces = cut(f"{line} {FIRST}\n\n{LAST}")
    assert pieces[-1] == ("body", LAST)
    assert pieces[:-1] == (
        [(zone, line), ("body", FIRST)] if zone != "body" else [("body", f"{line} {FIRST}")]
    )


@pytest.mark.parametrize(("zone", "line"), read_lines("above"))
def test_what_stands_above_the_article(zone, line):
    assert cut(f"Menu\n\n{line}\n\n{FIRST}\n\n{LAST}")[1] == (zone, line)


@pytest.mark.parametrize(("zone", "line"), read_lines("below"))
def test_what_stands_below_the_headline(zone, line):
    assert cut(f"Ferry line opens between two ports\n\n{line}\n\n{FIRST}\n\n{LAST}")[1] == (zone, line)


@pytest.mark.parametrize(
    ("line", "zone"),
    [("ANN RAY", "byline"), ("PORT BLAIR", "dateline"), ("ASEAN", "dateline"), ("FERRY NEWS", "dateline")],
)
def test_below_the_headline_only_a_name_in_capitals_is_a_byline(line, zone):
    above = "Ferry line opens between two ports"
    assert cut(f"{above}\n\n{line}\n\n{FIRST}\n\n{LAST}")[1] == (zone, line)
    subtitle = "A boat a day will link the two islands from this summer"
    assert cut(f"{above}\n\n{line}\n\n{subtitle}\n\n{FIRST}\n\n{LAST}")[1] == (
        zone if zone == "byline" else "furniture",
        line,
    )


def test_a_teaser_with_the_text_of_its_picture_stands_twice():
    assert zones_between("Ferry king dies", "Ferry king dies") == [("furniture", "Ferry king dies")] * 2


@pytest.mark.parametrize(
    ("zones", "line"),
    [
        ("caption", "Ann Ray (left) and Bo Lind on board."),
        ("caption", "Ann Ray (2nd from R) shakes hands with Bo Lind (C)."),
        ("caption", "In this photo taken on May 3, a ferry leaves the port."),
        ("caption", "FILE PHOTO: A ferry leaves the port of Osaka."),
        ("caption credit", "A ferry leaves the port. (Kyodo)"),
        ("caption credit", "A ferry leaves the port. (Photo by Ann Ray/Getty Images)"),
        ("caption credit", "A ferry leaves the port. Ann Ray, EPA-EFE/Pool/file"),
        ("caption credit", "A ferry leaves the port on May 3. (Photo by Ann Ray)"),
        ("credit", "Photo: Ann Ray"),
        ("credit", "Ann Ray/AP Photo"),
    ],
)
def test_captions_and_credits(zones, line):
    pieces = cut(f"Ferry line opens between two ports\n\n{line}\n\n{FIRST}\n\n{LAST}")[1:-2]
    assert " ".join(zone for zone, _ in pieces) == zones
    assert " ".join(words for _, words in pieces) == line


def test_a_last_paragraph_of_one_sentence_is_body_though_an_agency_signs_it():
    last = "Its owners were due in Kobe later on May 4 for talks with the harbour master."
    for signature in ("REUTERS", "– AFP", "(Kyodo)"):
        text = f"Ferry line opens between two ports\n\n{FIRST}\n\n{last} {signature}\n\nMore on this topic"
        assert cut(text)[1:] == [
            ("body", FIRST),
            ("body", last),
            ("credit", signature),
            ("furniture", "More on this topic"),
        ]


def test_a_signed_line_above_the_article_is_a_caption():
    scene = "Ann Ray at the opening of the new line in Osaka on May 3."
    pieces = cut(f"Ferry line opens between two ports\n\n{scene} AFP\n\n{FIRST}\n\n{LAST}")
    assert pieces[1:] == [("caption", scene), ("credit", "AFP"), ("body", FIRST), ("body", LAST)]


def test_a_caption_that_a_page_ran_into_the_text_is_cut_out():
    caption = "Ann Ray (R) and Bo Lind (L) pose for photos in Osaka on May 3, 2019."
    assert cut(f"{FIRST} {caption} (Kyodo) {LAST} == Kyodo Related coverage: Ferry lost at sea") == [
        ("body", FIRST),
        ("caption", caption),
        ("credit", "(Kyodo)"),
        ("body", LAST),
        ("credit", "== Kyodo"),
        ("furniture", "Related coverage: Ferry lost at sea"),
    ]


def test_a_summary_above_byline_and_photo_is_a_standfirst():
    summary = "The new line will carry a million people in its first year, its owner says."
    lines = ["Ferry line opens between two ports", summary, "By Ann Ray", FIRST, LAST, f"{FIRST[:-1]} again."]
    assert [zone for zone, _ in cut("\n\n".join(lines))] == [
        "headline",
        "standfirst",
        "byline",
        "body",
        "body",
        "body",
    ]


def test_a_caption_is_cut_out_if_only_its_credit_tells():
    caption = "Ann Ray and Bo Lind attend the opening of the line in Osaka."
    assert cut(f"{FIRST} {caption} (Pool via AFP) {LAST}") == [
        ("body", FIRST),
        ("caption", caption),
        ("credit", "(Pool via AFP)"),
        ("body", LAST),
    ]
    assert cut(f"{FIRST} {caption} {LAST}") == [("body", f"{FIRST} {caption} {LAST}")]


def test_a_wrapped_caption_is_one():
    caption = "Ann Ray of the Osaka and Kobe line feeds a gull at the port of\nKobe. FILE PHOTO: May 3, 2019."
    credit = "Photograph: B. Lind/Asia\nLedger"
    lines = ["Ferry line opens between two ports", f"{caption} {credit}", FIRST, LAST]
    assert [zone for zone, _ in cut("\n\n".join(lines))] == ["headline", "caption", "credit", "body", "body"]


def test_what_stands_above_the_menu_is_no_headline():
    banner = "All that floats, and the news of it"
    head = ["Ferry line opens between two ports", "A boat a day will link the two islands now"]
    menu = ["World", "Business"]
    zones = [zone for zone, _ in cut("\n\n".join([banner, *menu, *head, FIRST, LAST]))]
    assert zones == ["furniture", "furniture", "furniture", "headline", "standfirst", "body", "body"]
    zones = [zone for zone, _ in cut("\n\n".join([head[0], "World", head[1], FIRST, LAST]))]
    assert zones == ["headline", "furniture", "standfirst", "body", "body"]


def test_a_path_to_the_page_is_no_headline_and_what_stands_above_it_is_a_banner():
    banner, title = "All that floats, and the news of it", "Ferry line opens between two ports"
    for path in (f"News > Asia > {title}", "Home > A ferry line, which is new, opens between two ports"):
        zones = [zone for zone, _ in cut("\n\n".join([banner, path, title, FIRST, LAST]))]
        assert zones == ["furniture", "furniture", "headline", "body", "body"]
    zones = [zone for zone, _ in cut("\n\n".join([title, f"Home > {title}", banner, FIRST, LAST]))]
    assert zones == ["headline", "furniture", "standfirst", "body", "body"]


@pytest.mark.parametrize(
    "title", ["Ferries > planes, the owners of the line say", "Ferries / planes: what the two ports want"]
)
def test_a_headline_may_hold_the_sign_of_a_path(title):
    assert [zone for zone, _ in cut("\n\n".join([title, FIRST, LAST]))] == ["headline", "body", "body"]


SPEECHES = [
    "SECRETARY ROE: Good morning. You support our ferry, and we all thank you for it.",
    "QUESTION: Will it ever come back?",
    "Do you want to support our town?",
    "SECRETARY ROE: Yes, and your ferry will be there.",
]


def test_in_a_transcript_questions_and_thanks_are_text():
    lines = ["Remarks of the Secretary at the port", *SPEECHES]
    assert cut("\n\n".join(lines)) == [("headline", lines[0]), *(("body", line) for line in SPEECHES)]


def test_below_the_last_speaker_a_notice_is_of_the_page():
    notice = "The Harbour Office manages this site as a portal for sailors."
    lines = ["Remarks of the Secretary at the port", *SPEECHES]
    assert cut("\n\n".join([*lines, notice]))[-1] == ("furniture", notice)
    assert cut("\n\n".join([*lines, notice, SPEECHES[0]]))[-2] == ("body", notice)


def test_outside_a_transcript_a_question_to_the_visitor_is_furniture():
    assert zones_between("Do you want to support our town?") == [
        ("furniture", "Do you want to support our town?")
    ]


def test_a_field_that_the_page_shows_again_keeps_its_zone():
    text = f"<author>Ann Ray, Osaka Reef</author>\n<p>Ann Ray, Osaka Reef</p>\n<p>{FIRST}</p>\n<p>{LAST}</p>"
    pieces = [(zone, words) for zone, words in cut(text) if words[0] != "<"]
    assert pieces[:2] == [("byline", "Ann Ray, Osaka Reef")] * 2


def test_wrapped_markdown_with_links_is_whole_paragraphs():
    first = (
        "The ferry [left\nthe old](https://reef.example/a/very/long/path/to/the/story/of/the/ferry)\nharbour."
    )
    pieces = cut(f"---\ntitle: Ferry opens\n---\n\n{first} {FIRST}\n\n- [Home](/)\n- [News](/news)\n\n{LAST}")
    assert "".join(words for zone, words in pieces if zone == "body") == (
        f"The ferry [left\nthe old]harbour. {FIRST}{LAST}"
    )


def test_a_numbered_heading_is_of_the_article_however_long_it_is():
    headings = [
        f"{n}. Courtesy call of the {who} on the harbour master" for n, who in ((1, "owner"), (2, "crew"))
    ]
    assert cut("\n\n".join([headings[0], FIRST, headings[1], LAST])) == [
        ("body", line) for line in (headings[0], FIRST, headings[1], LAST)
    ]
    assert cut("\n\n".join([FIRST, headings[1], LAST]))[1] == ("furniture", headings[1])


def test_below_the_rule_that_closes_markdown_stands_the_page():
    tail = [
        "*Filed under: [reef](/r), [sea](/s).*",
        "**Related:** [A ferry](/f) · [A bay](/b)",
        "*© Ann Ray*",
    ]
    text = "\n".join([f"[A map](/m) {FIRST}", "", LAST, "---", *tail])
    assert "".join(words for zone, words in cut(text) if zone == "body") == f"[A map]{FIRST}{LAST}"
    later = "The ferry, which is late, left the old harbour again on Tuesday, its owner said."
    assert cut(f"{text[: text.index('*F')]}{later}")[-1] == ("body", later)


def test_markup_is_furniture_and_its_words_keep_their_zones():
    price = "It costs 5 &lt; 6 &amp; more, they said on Friday."
    text = f"<h1>Ferry opens</h1>\n<p>{FIRST}</p>\n<!-- ad --><p>{price}</p>"
    assert cut(text) == [
        ("furniture", "<h1>"),
        ("headline", "Ferry opens"),
        ("furniture", "</h1>"),
        ("furniture", "<p>"),
        ("body", FIRST),
        ("furniture", "</p>"),
        ("furniture", "<!-- ad -->"),
        ("furniture", "<p>"),
        ("body", price),
        ("furniture", "</p>"),
    ]


def test_a_title_that_markup_names_is_the_only_headline():
    text = f"<title>Ferry opens</title>\n\nFerry line opens between two ports\n\n{FIRST}\n\n{LAST}"
    assert [line for zone, line in cut(text) if zone == "headline"] == ["Ferry opens"]


def test_an_entity_belongs_to_the_words_that_it_touches():
    first, last = f"&#8220;{FIRST[:-1]},&#8221; she said.", f"“{LAST}&#8221;"
    assert [line for zone, line in cut(f"<p>{first}</p>\n\n{last}") if zone == "body"] == [first, last]


def test_below_a_list_of_other_articles_only_a_whole_paragraph_goes_on_with_the_article():
    teaser = "A ferry sank off Oslo on Sunday."
    long = "The ferry line, which opened two years ago, was planned by a school class of the small island "
    long += "and has carried more than a million people since then, the owner of it said."
    lines = [
        "Ferry line opens between two ports",
        FIRST,
        "You may also like",
        "Twenty old ferries to see before summer",
        long,
        "Most read",
        teaser,
    ]
    assert [zone for zone, _ in cut("\n\n".join(lines))] == [
        *("headline", "body", "furniture", "furniture", "body", "furniture", "furniture")
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    lines = [
        "The ferry left the old harbour on Monday with",
        "forty people on board, officials in Osaka and",
        "Kobe said.",
    ]
    wrapped = "\n".join(lines)
    text = f"FERRY LINE OPENS BETWEEN TWO PORTS\n\n{wrapped}\n\nIt came back on Tuesday."
    assert cut(text)[1] == ("body", wrapped)


def test_the_table_of_two_documents(make_documents):
    table = split_zones(make_documents({"x": f"{FIRST}\n\nAdvertisement", "y": " "}))
    assert table.to_dict("records") == [
        {"doc_id": "x", "start_char": 0, "end_char": len(FIRST), "zone": "body"},
        {"doc_id": "x", "start_char": len(FIRST) + 2, "end_char": len(FIRST) + 15, "zone": "furniture"},
    ]


PIECES = st.sampled_from(
    [
        "&lt;p&gt;",
        "<author>",
        "</author>",
        "SECRETARY ROE: ",
        "Join our channel",
        "[a](/b)",
        "{",
        FIRST,
        LAST,
        "Photo: Kyodo",
        "(Kyodo)",
        "(R)",
        "<p>",
        "</p>",
        "<!--",
        "-->",
        "<title>",
        "</title>",
        "&nbsp;",
        "&#8217;",
        "---\n",
        "title: x\n",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "OSAKA (AP) — ",
        "By Ann Ray\n",
        "Published: May 3, 2022\n",
        "Advertisement",
        "Leave a Reply",
        "== Kyodo",
        "Related coverage: ",
        "é",
        "\u0301",
        "\u200b",
        "\u00a0",
        "\u2028",
        "\x0c",
        "\x1c",
        "• ",
        "“",
        "U.S.",
        "<script>",
        "</script>",
        "](http://a.b)",
        "# ",
        "<![CDATA[",
        "]]>",
        "2022-05-03",
        "Ann Ray (L) attends a talk.",
    ]
)


@settings(max_examples=120)
@given(st.text(max_size=60) | st.lists(PIECES, max_size=25).map("".join))
@example("&nbsp;")
@example("\ufeff<p>&amp;</p>&")
def test_every_character_that_is_not_blank_lies_in_exactly_one_zone(text):
    position = 0
    for start, end, zone in find_zones(text):
        assert zone in ZONES
        assert text[position:start].strip() == ""
        assert start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


TOLD = "The owner said that the ferry would sail again as soon as the crew had slept and the engine was cold."


@pytest.mark.parametrize(
    "foot",
    [
        [
            "(Reporting by Ann Ray; Editing by Bo Lind)",
            "Boats of the world, all in one box for a year to come.",
        ],
        ["(END)", "Ferry king dies", TOLD],
        [
            "Authors",
            "Ann Ray",
            "Ann Ray teaches the law of the sea in Oslo and has been a sailor in her time.",
        ],
        [
            "Popular",
            "Ferry king dies",
            "With all of its tides and maps the Quay is the place to be for sailors.",
        ],
        ["In case you missed it", "- Ferry king dies in Oslo after a long life", "Ferry queen lives"],
        ["Read Next", "Ferry king dies", "July 7, 2019"],
    ],
)
def test_the_foot_of_a_page_is_no_body(foot):
    pieces = cut("\n\n".join(["Ferry line opens between two ports", FIRST, LAST, *foot]))
    assert [words for zone, words in pieces if zone == "body"] == [FIRST, LAST]


def test_the_article_goes_on_below_a_list_of_others():
    pieces = cut("\n\n".join([FIRST, "Related articles", "Ferry king dies", TOLD + " " + FIRST, LAST]))
    assert [words for zone, words in pieces if zone == "body"] == [FIRST, TOLD + " " + FIRST, LAST]


def test_what_a_page_puts_between_two_paragraphs_is_furniture():
    block = ["FEATURED STORIES", "SEA NEWS", "Ferry king dies in Oslo after a long life", "ADVERTISEMENT"]
    inserted = ["Advertisement", "Article continues below this ad"]
    pieces = cut("\n\n".join([FIRST, *inserted, LAST, *block, TOLD + " " + FIRST, LAST]))
    assert pieces == [
        ("body", FIRST),
        *(("furniture", line) for line in inserted),
        ("body", LAST),
        *(("furniture", line) for line in block),
        ("body", TOLD + " " + FIRST),
        ("body", LAST),
    ]


def test_what_stands_above_a_bar_of_sections_is_no_headline():
    banner = "Read the Quay and know the seas"
    pieces = cut(
        "\n\n".join([banner, "World  Asia  Sport  Video", "Ferry line opens between two ports", FIRST])
    )
    assert pieces[:3] == [
        ("furniture", banner),
        ("furniture", "World  Asia  Sport  Video"),
        ("headline", "Ferry line opens between two ports"),
    ]


def test_the_items_of_a_statement_are_body():
    items = ["open the port to all of them;", "pay the crew in full; and", "let the old ferry sail."]
    lists = "".join(f"<li>{item}</li>\n" for item in items)
    pieces = cut(f"<p>{FIRST}</p>\n<ul>\n{lists}</ul>\n<p>{LAST}</p>")
    assert [words for zone, words in pieces if zone == "body"] == [FIRST, *items, LAST]


def test_a_speech_from_its_first_word_to_its_last():
    lines = [
        "Mr. President,",
        "We met in Osaka for three days of talks.",
        "It rained on us all.",
        "I thank you.",
    ]
    assert cut("\n".join(lines)) == [("body", line) for line in lines]


def test_a_headline_that_stands_twice_above_the_article_is_no_teaser():
    title = "Ferry line opens between two ports"
    pieces = cut("\n".join(["Ferries", title, title, "", FIRST]))
    assert ("headline", title) in pieces


def test_the_mark_of_a_finished_item_is_no_body():
    assert cut(f"Ferry line opens between two ports\n\n{FIRST}\n\n{LAST} Enditem")[-2:] == [
        ("body", LAST),
        ("furniture", "Enditem"),
    ]


TITLE = "Ferry line opens between two ports"


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("ANN RAY, Associated Press, By ANN RAY and BO LIND, Associated Press", "byline"),
        ("Ann Ray and Bo Lind, The Associated Press", "byline"),
        ("Ferry owners ask Ann Ray to wait, Associated Press says", "standfirst"),
        ("[Skip to the tides](#tides) | [The Quay](/) | [Ferries](#ferries)", "furniture"),
        ("[Ferries](ferries) sail again between the two old ports", "standfirst"),
        ("The two ports will be one hour apart [...]", "furniture"),
        ("The owners [...] say the ports will be one hour apart", "standfirst"),
    ],
)
def test_a_line_below_the_headline(line, zone):
    found = {piece[0] for piece in cut(f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{LAST}") if piece[1][:9] in line}
    assert found == {zone}


def test_a_caption_is_signed_behind_the_sign_of_copyright():
    pieces = cut(f"{TITLE}\n\nA pier in the port of Kobe: It holds ten boats.   © Kyodo\n\n{FIRST}\n\n{LAST}")
    assert pieces[1:3] == [
        ("caption", "A pier in the port of Kobe: It holds ten boats."),
        ("credit", "© Kyodo"),
    ]


def test_a_teaser_below_its_label_is_no_standfirst():
    page = "{}\n\n{}\nOwners of the old pier ask for more time\nShare\n\n{}\n\n{}"
    teaser = ("furniture", "Owners of the old pier ask for more time")
    assert cut(page.format(TITLE, "Related news", FIRST, LAST))[2] == teaser
    summary = ("standfirst", "Owners of the old pier ask for more time")
    assert cut(page.format(TITLE, "Listen to this", FIRST, LAST))[2] == summary


def test_below_its_label_a_short_question_is_a_teaser_too():
    assert zones_between("Also read", "What is a ferry?")[1] == ("furniture", "What is a ferry?")
    assert zones_between("What is a ferry?") == [("body", "What is a ferry?")]


def test_below_a_label_all_titles_above_the_article_are_of_others():
    lines = ["FEATURED STORIES", "ISLAND NEWS", "Boy, 9, wins prize for his boat in Kobe", "ISLAND NEWS"]
    pieces = cut("\n\n".join([TITLE, *lines, FIRST, LAST]))
    assert pieces[1:5] == [("furniture", line) for line in lines]


def test_an_excerpt_alone_is_the_article():
    assert cut(f"{FIRST} [...]") == [("body", f"{FIRST} [...]")]
    assert ("furniture", f"{FIRST} [...]") in cut(f"{TITLE}\n\n{FIRST} [...]\n\n{FIRST}\n\n{LAST}")


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        (f"The post {TITLE} appeared first on The Quay.", "metadata"),
        ("The post of a harbour master appeared first on the list of the owners.", "body"),
        ("Follow Ray on Twitter at twitter.com/annray.", "furniture"),
        ("Follow the old road on the map and it leads to the pier.", "body"),
    ],
)
def test_what_a_page_says_of_its_article(line, zone):
    assert zones_between(line) == [(zone, line)]


def test_a_lead_with_a_dateline_is_no_summary():
    lead = f"OSAKA/KOBE (Reuters) - {FIRST}"
    caption = "A man looks at a ferry in the port of Osaka, Japan, on Sunday. REUTERS/Ann Ray"
    pieces = cut("\n\n".join([TITLE, "4 Min Read", lead, LAST, caption, FIRST, LAST, LAST]))
    assert pieces[2:4] == [("dateline", "OSAKA/KOBE (Reuters) -"), ("body", FIRST)]
    pieces = cut("\n\n".join([TITLE, "4 Min Read", FIRST, LAST, caption, FIRST, LAST, LAST]))
    assert pieces[2] == ("standfirst", FIRST)


def test_an_address_below_the_last_sentence_is_no_part_of_it():
    last = "Shares of the line did not trade. The tides were flat."
    assert cut(f"{FIRST}\n\n{LAST}\n{last}\nray@quay.example\n(END)")[1:] == [
        ("body", LAST),
        ("body", last),
        ("furniture", "ray@quay.example"),
        ("furniture", "(END)"),
    ]
    assert cut(f"{FIRST}\n\nWhoever has seen the boat may write to\nray@quay.example.")[1][1].endswith(
        "example."
    )


def test_a_title_of_a_yaml_head_that_stands_again_is_one_headline():
    pieces = cut(f"---\ntitle: {TITLE}\n---\n\n# {TITLE}\n\n{FIRST}\n\n{LAST}")
    assert [piece for piece in pieces if piece[1] == TITLE] == [("metadata", TITLE), ("headline", TITLE)]
    assert ("headline", TITLE) in cut(f"---\ntitle: {TITLE}\n---\n\n{FIRST}\n\n{LAST}")


def test_a_line_that_is_dated_twice_is_one_piece():
    text = '{"datePublished": "2019-05-14T10:00"}'
    assert cut(f"{text}\n\n{FIRST}") == [("metadata", text), ("body", FIRST)]


@pytest.mark.parametrize(
    ("head", "zones"),
    [
        (("Reef Day", "Press Statement", "Ann Ray, Secretary of State"), ("headline", "metadata", "byline")),
        (("REEF DAY", "PRESS STATEMENT", "ANN RAY, SECRETARY OF STATE"), ("headline", "metadata", "byline")),
        (("Visit to the Reef", "Ann Ray", "Secretary of State"), ("headline", "byline", "byline")),
        (
            ("Ministry of Ports", "Tides", "Readout", "The Hon Ann Ray MP"),
            (None, "headline", "metadata", "byline"),
        ),
        (
            ("Media release", "The Hon Ann Ray MP", "Minister for Ports", "Talks in Suva"),
            (None, None, None, "headline"),
        ),
        (("Media Release", "Ferry line opens between two ports", "Bo Lind"), (None, "headline", "byline")),
        (
            ("The Quay", "Postbag", "Late again, ferry", "NEWSPAPER SECTION: News"),
            (None, None, "headline", "metadata"),
        ),
        (("Foreign Minister to Visit Suva", "Senator Ann Ray"), ("headline", "byline")),
        (("Minister for Ports Visits Suva", "Ports of the South", "Bo Lind"), (None, "headline", "byline")),
    ],
)
def test_who_issues_a_text_is_no_headline_and_what_kind_it_is_stands_below_one(head, zones):
    found = dict((line, zone) for zone, line in cut("\n\n".join([*head, FIRST, LAST])))
    assert [found[line] for line in head] == [zone or "furniture" for zone in zones]


@pytest.mark.parametrize(
    "text", ["# Reef Day\n\nPress Statement of the Harbour", "The Reef and the Harbour Post\n\n# Reef Day"]
)
def test_the_only_first_heading_of_markdown_is_the_headline(text):
    assert ("headline", "Reef Day") in cut(f"{text}\n\n{FIRST}\n\n{LAST}")
    assert ("headline", "Reef Day") not in cut(f"{text}\n\n# Old Day\n\n{FIRST}\n\n{LAST}")


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("## The long way of the ferry to the north", "body"),
        ("### The long way of the ferry to the north", "body"),
        ("## [The long way of the ferry to the north](https://reef.example/north)", "furniture"),
        ("The long way of the ferry to the north", "furniture"),
        ("## Read more", "furniture"),
    ],
)
def test_a_deeper_heading_of_markdown_is_of_the_article_however_long_it_is(heading, zone):
    words = heading.strip("# ").partition("](")[0].strip("[")
    zones = [piece for piece in cut(f"# Reef Day\n\n{FIRST}\n\n{heading}\n\n{LAST}") if words in piece[1]]
    assert [piece[0] for piece in zones] == [zone]
    assert ("body", LAST) in cut(f"# Reef Day\n\n{FIRST}\n\n{heading}\n\n{LAST}")
