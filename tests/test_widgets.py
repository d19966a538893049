"""Browsers: every option is chosen once, and the static twin says the same."""

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.schema import build_table
from analysis.widgets import mention_browser, timeline_browser

ATTACK = "<script>alert(\"1\")</script> & 'x'"
TEXT = f"Peru met Chile. {ATTACK} Chile left."
SECOND = "Peru stayed."


def day(text):
    return pd.Timestamp(text) if text else None


DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a", "b"],
        "text": [TEXT, SECOND],
        "label": [f"Post {ATTACK}", "Mail"],
        "published_date": [day("2020-05-01"), day(None)],
    }
)


def make_mentions(names=("Peru", "Chile")):
    peru, chile = names
    places = [("a", 1, 0, "Peru", peru), ("a", 1, 9, "Chile", chile), ("b", 1, 0, "Peru", peru)]
    places.append(("a", 3, TEXT.rindex("Chile"), "Chile", chile))
    columns = {
        "mention_id": [f"{doc}:{start}" for doc, _, start, *_ in places],
        "doc_id": [place[0] for place in places],
        "sentence_id": [place[1] for place in places],
        "start_char": [place[2] for place in places],
        "end_char": [place[2] + len(place[3]) for place in places],
        "matched_text": [place[3] for place in places],
        "zone": ["body"] * 4,
        "actor_id": [place[4].lower() for place in places],
        "actor_name": [place[4] for place in places],
    }
    empty = ["actor_type", "country", "form", "office", "resolved_by", "name_id"]
    return build_table("actor_mentions", columns | {name: [None] * 4 for name in empty})


TOPICS = build_table("topic_mentions", [("a:5", "a", 1, 5, 8, "met", "body", "diplomacy", "t1", "explicit")])
EVENTS = build_table(
    "events",
    [
        ("e1", day("2020-04-30"), day("2020-04-30"), "day", "meeting", f"Meeting {ATTACK}", 1, 1),
        ("e2", day("2019-12-01"), day("2020-01-31"), "month", "visit", "Visit", 1, 1),
        ("e3", None, None, None, "visit", "Undated", 1, 1),
    ],
).assign(is_planned=[False, False, True])
EVENT_MENTIONS = build_table(
    "event_mentions", [("e1", "a", 1, "d1"), ("e2", "b", 1, "d2"), ("e3", "b", 1, None)]
)
DATES = build_table(
    "date_mentions",
    [
        (
            *(name, doc, sentence, start, start + len(word), word, "body", "DATE", value),
            *(day(first), day(last), kind, True, None, rule),
        )
        for name, doc, sentence, start, word, value, first, last, kind, rule in [
            ("d1", "a", 1, 5, "met", "x", "2020-04-30", "2020-04-30", "day", "ago"),
            ("d2", "b", 1, 5, "stayed", "x", "2019-12-01", "2020-01-31", "month", "explicit"),
            ("d3", "a", 3, len(TEXT) - 5, "left", "PAST_REF", None, None, None, "ref"),
        ]
    ],
)
SENTENCES = build_table(
    "sentences",
    [
        ("a", 1, TEXT[:15], 0, 15, "body"),
        ("a", 2, ATTACK, 16, 16 + len(ATTACK), "body"),
        ("a", 3, "Chile left.", TEXT.rindex("Chile"), len(TEXT), "body"),
        ("b", 1, SECOND, 0, len(SECOND), "body"),
    ],
)


def make_tables(documents=None):
    documents = DOCUMENTS if documents is None else documents
    return SimpleNamespace(
        documents=documents.assign(story_id=documents["doc_id"], published_from=["header", "unknown"]),
        sentences=SENTENCES,
        date_mentions=DATES,
        events=EVENTS,
        event_mentions=EVENT_MENTIONS,
        actor_mentions=make_mentions(),
        topic_mentions=TOPICS,
    )


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.depth = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag != "img":
            self.depth.append(tag)

    def handle_endtag(self, tag):
        assert self.depth.pop() == tag


def read_tags(page):
    """The tags of a page whose tags are all closed."""
    parser = Tags()
    parser.feed(page)
    assert parser.depth == []
    return parser.tags


def read_text(page):
    return re.sub(r"<[^>]*>", "|", page)


def test_mentions_in_context():
    browser = mention_browser(make_mentions(), DOCUMENTS, window=10)
    control = browser.controls["Actor"]
    assert control.options == (("Chile (2)", "Chile"), ("Peru (2)", "Peru"))
    assert control.description == "Actor:"
    control.value = "Peru"
    assert browser.view.value == (
        "<table><thead><tr><th scope='col' style='text-align:left'>article</th>"
        "<th scope='col' style='text-align:left'>date</th>"
        "<th scope='col' style='text-align:left'>sentence</th>"
        "<th scope='col' style='text-align:left'>in context</th></tr></thead><tbody>"
        "<tr><td style='text-align:left'>"
        "Post &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#x27;x&#x27;</td>"
        "<td style='text-align:left;white-space:nowrap'>2020-05-01</td>"
        "<td style='text-align:left;white-space:nowrap'>1</td>"
        "<td style='text-align:left'><mark>Peru</mark> met </td></tr>"
        "<tr><td style='text-align:left;white-space:nowrap'>Mail</td>"
        "<td style='text-align:left;white-space:nowrap'>no date</td>"
        "<td style='text-align:left;white-space:nowrap'>1</td>"
        "<td style='text-align:left'><mark>Peru</mark> stayed.</td></tr>"
        "</tbody></table>"
    )


def test_every_mention_option_can_be_chosen_and_hides_no_tag():
    browser = mention_browser(make_mentions(names=(ATTACK, "Chile")), DOCUMENTS)
    control = browser.controls["Actor"]
    seen = set()
    for _, name in control.options:
        control.value = name
        assert read_tags(browser.view.value) == {"table", "thead", "tbody", "tr", "th", "td", "mark"}
        seen.add(browser.view.value)
    assert len(seen) == len(control.options) == 2


def test_static_twin_opens_without_a_script():
    browser = mention_browser(make_mentions(names=(ATTACK, "Chile")), DOCUMENTS)
    assert read_tags(browser.static) >= {"details", "summary", "mark"}
    assert "script" not in read_tags(browser.static)
    assert browser.static.count("<details>") == 2
    assert "<summary>Chile (2)</summary>" in browser.static


def test_other_zones_have_other_options():
    mentions = make_mentions()
    mentions.loc[0, "zone"] = "caption"
    assert mention_browser(mentions, DOCUMENTS).controls["Actor"].options[1] == ("Peru (1)", "Peru")
    captions = mention_browser(mentions, DOCUMENTS, zones=["caption"])
    assert captions.controls["Actor"].options == (("Peru (1)", "Peru"),)
    assert "<mark>Peru</mark>" in captions.view.value


def test_options_and_pages_are_bounded():
    n = 250
    text = "Xx " * n
    places = {"mention_id": [f"m{i}" for i in range(n)], "doc_id": ["a"] * n, "sentence_id": [1] * n}
    places |= {"start_char": [3 * i for i in range(n)], "end_char": [3 * i + 2 for i in range(n)]}
    places |= {"matched_text": ["Xx"] * n, "zone": ["body"] * n}
    mentions = build_table(
        "topic_mentions",
        places
        | {"topic_id": [f"t{i:03}" for i in range(n)], "term_id": ["x"] * n, "strength": ["explicit"] * n},
    )
    documents = DOCUMENTS[:1].assign(text=text)
    browser = mention_browser(mentions, documents, by="topic_id")
    assert len(browser.controls["Topic"].options) == 200
    assert "Mentions by topic (12 of 250):" in browser.static
    one = mention_browser(mentions.assign(topic_id="t"), documents, by="topic_id")
    assert one.view.value.count("<mark>") == 200
    assert "and 50 more" in one.view.value
    assert one.static.count("<mark>") == 12
    assert "and 238 more" in one.static


def test_nothing_to_choose_from():
    browser = mention_browser(make_mentions()[:0], DOCUMENTS)
    assert browser.controls["Actor"].options == (("none", ""),)
    assert browser.view.value.endswith("<p>none</p>")
    with pytest.raises(ValueError, match="no column 'actor'; did you mean 'actor_id' or"):
        mention_browser(make_mentions(), DOCUMENTS, by="actor")


def test_every_timeline_option_shows_its_items():
    browser = timeline_browser(make_tables())
    options = {name: list(control.options) for name, control in browser.controls.items()}
    assert options == {
        "Actor": [("all", ""), ("Peru (3)", "Peru"), ("Chile (2)", "Chile")],
        "Topic": [("all", ""), ("diplomacy (1)", "diplomacy")],
        "Period": [("all", ""), ("2019", "2019"), ("2020", "2020")],
        "Clock": [
            ("all", ""),
            ("published (2)", "published"),
            ("happened (2)", "happened"),
            ("refers (2)", "refers"),
        ],
    }
    everything = ["Post", "Mail", "Visit", "Meeting", "Undated", "“left”"]
    expected = {
        ("Actor", ""): everything,
        ("Actor", "Peru"): ["Post", "Mail", "Visit", "Meeting", "Undated"],
        ("Actor", "Chile"): ["Post", "Meeting", "“left”"],
        ("Topic", "diplomacy"): ["Post", "Meeting"],
        ("Period", "2019"): ["Visit"],
        ("Period", "2020"): ["Post", "Visit", "Meeting"],
        ("Clock", "published"): ["Post", "Mail"],
        ("Clock", "happened"): ["Visit", "Meeting"],
        ("Clock", "refers"): ["Undated", "“left”"],
    }
    for (name, value), items in expected.items():
        browser.controls[name].value = value
        assert re.findall(r"<summary>[^<]*? · \w+ · ([^\s<]+)", browser.view.value) == items
        assert read_tags(browser.view.value) <= {
            "img",
            "p",
            "details",
            "summary",
            "blockquote",
            "mark",
            "ol",
            "li",
        }
        browser.controls[name].value = ""


def test_an_item_of_the_timeline_opens_to_its_sentence_and_steps():
    browser = timeline_browser(make_tables())
    browser.controls["Clock"].value = "happened"
    opened = browser.view.value[browser.view.value.index("<details>") :]
    assert "<blockquote>Peru <mark>met</mark> Chile.</blockquote>" in opened
    assert "<li>“met”: DATE, rule ago.</li>" in opened
    assert "<li>-&gt; Thursday 30 April 2020</li>" in opened
    browser.controls["Clock"].value = "published"
    assert "<p>Publication date found in: header</p>" in browser.view.value


def test_filters_work_together_and_may_leave_nothing():
    browser = timeline_browser(make_tables())
    browser.controls["Actor"].value = "Chile"
    browser.controls["Period"].value = "2019"
    assert "<details>" not in browser.view.value
    assert (
        'alt="Timeline with three clocks. Published (0). Happened (0). Referred to (0)."'
        in browser.view.value
    )


def test_timeline_twin_is_the_whole_timeline_its_items_and_a_table_for_each_choice():
    browser = timeline_browser(make_tables())
    assert read_tags(browser.static) >= {"img", "details", "summary", "table", "mark"}
    assert "script" not in read_tags(browser.static)
    summaries = re.findall(r"<summary>(.*?)</summary>", browser.static)
    assert len(summaries) == 6 + 2 + 1 + 2 + 3
    assert summaries[6:] == [
        "Peru (3)",
        "Chile (2)",
        "diplomacy (1)",
        "2019",
        "2020",
        "published (2)",
        "happened (2)",
        "refers (2)",
    ]
    assert timeline_browser(make_tables()).static == browser.static


def test_topics_can_be_shown_by_name():
    browser = timeline_browser(make_tables(), topic_names={"diplomacy": "Diplomacy & <talks>"})
    assert browser.controls["Topic"].options[1] == ("Diplomacy & <talks> (1)", "diplomacy")
    assert "<summary>Diplomacy &amp; &lt;talks&gt; (1)</summary>" in browser.static


def test_display_has_the_widget_and_its_twin():
    browser = mention_browser(make_mentions(), DOCUMENTS)
    bundle = browser._repr_mimebundle_()
    assert bundle["text/html"] == browser.static
    assert bundle["text/plain"] == "Mentions in context (Actor 2)"
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == browser.widget.model_id
