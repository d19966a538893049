"""What the browsers show, without a widget."""

import pandas as pd
import pytest

from analysis.clocks import ITEM_COLUMNS, MENTION_COLUMNS
from analysis.schema import build_table
from analysis.views import (
    build_reports,
    filter_items,
    fold,
    item_html,
    items_html,
    kwic_html,
    list_options,
    overlaps,
)


def day(text):
    return pd.Timestamp(text) if text else None


def make_items(*rows):
    """Items from (item_id, clock, start, end, precision, label, doc_id, n_documents, is_planned, tray)."""
    full = [
        (name, clock, day(start), day(end), kind, label, doc, doc, n, 1, planned, None, tray)
        for name, clock, start, end, kind, label, doc, n, planned, tray in rows
    ]
    return pd.DataFrame.from_records(full, columns=list(ITEM_COLUMNS)).astype(ITEM_COLUMNS)


ITEMS = make_items(
    ("p1", "published", "2020-12-31", "2020-12-31", "day", "Post", "a", 1, False, None),
    ("p2", "published", "2021-01-04", "2021-01-04", "day", "Mail", "b", 1, False, None),
    ("e1", "happened", "2020-12-31", "2020-12-31", "day", "Signing", None, 2, False, None),
    ("e2", "happened", "2020-12-30", "2021-01-02", "day", "Talks <i>&", "a", 1, False, None),
    ("e3", "refers", "2021-03-01", "2021-03-31", "month", "Strike", "b", 1, True, None),
    ("e4", "refers", None, None, None, "“soon”", None, 2, False, "vague"),
)
TOLD = pd.DataFrame.from_records(
    [
        ("e1", "a", 1, "d1"),
        ("e2", "a", 2, "d2"),
        ("e3", "b", 1, None),
        ("e4", "b", 2, "d4"),
        ("e4", "a", 1, "d5"),
    ],
    columns=list(MENTION_COLUMNS),
).astype(MENTION_COLUMNS)


def make_actors(*rows):
    return build_table(
        "actor_mentions",
        [
            (f"{doc}{sentence}", doc, sentence, 0, 1, "x", "body", *name_columns(name))
            for doc, sentence, name in rows
        ],
    )


def name_columns(name):
    return (name and name.lower(), name, None, None, "name", None, "name" if name else "ambiguous", None)


ACTORS = make_actors(("a", 1, "Peru"), ("a", 2, "Chile"), ("b", 1, None), ("c", 1, "Cuba"))
TOPICS = build_table(
    "topic_mentions",
    [
        ("t1", "a", 1, 0, 1, "x", "body", "tea", "t", "explicit"),
        ("t2", "b", 1, 0, 1, "x", "body", "tea", "t", "explicit"),
    ],
)


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ({}, ["p1", "p2", "e1", "e2", "e3", "e4"]),
        ({"actor": "Peru"}, ["p1", "e1", "e4"]),
        ({"actor": "(ambiguous)"}, ["p2", "e3"]),
        ({"actor": "Cuba"}, []),
        ({"topic": "tea"}, ["p1", "p2", "e1", "e3", "e4"]),
        ({"actor": "Chile", "topic": "tea"}, []),
        ({"period": "2020"}, ["p1", "e1", "e2"]),
        ({"period": "2021"}, ["p2", "e2", "e3"]),
        ({"period": "2021-03"}, ["e3"]),
        ({"period": "2021-02"}, []),
        ({"clock": "refers"}, ["e3", "e4"]),
        ({"clock": "published", "period": "2021"}, ["p2"]),
        ({"actor": "Peru", "topic": "tea", "period": "2020", "clock": "happened"}, ["e1"]),
    ],
)
def test_filters(options, left):
    assert filter_items(ITEMS, TOLD, ACTORS, TOPICS, **options)["item_id"].tolist() == left


def test_a_name_outside_the_articles_own_text_chooses_nothing():
    caption = ACTORS.assign(zone=["caption", "body", "body", "body"])
    with pytest.raises(ValueError, match="no mention with actor_name 'Peru'"):
        filter_items(ITEMS, TOLD, caption, TOPICS, actor="Peru")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"actor": "Pery"}, "no mention with actor_name 'Pery'; did you mean 'Peru'"),
        ({"topic": "xyz"}, "no mention with topic_id 'xyz'"),
        ({"period": "soon"}, "unknown period 'soon'; give a year or month such as '2021' or '2021-11'"),
        ({"clock": "noon"}, "unknown clock 'noon'; clocks are: published, happened, refers"),
    ],
)
def test_filter_errors(options, message):
    with pytest.raises(ValueError, match=message):
        filter_items(ITEMS, TOLD, ACTORS, TOPICS, **options)


def test_a_span_without_an_end_is_one_day():
    start, end = pd.Series([day("2020-12-31")]), pd.Series([pd.NaT], dtype="datetime64[s]")
    assert overlaps(start, end, "2020").tolist() == [True]
    assert overlaps(start, end, "2021").tolist() == [False]


def test_options_are_the_most_frequent_first():
    assert list_options(pd.Series(["b", "a", "b", None], dtype="str")) == [("b (2)", "b"), ("a (1)", "a")]
    assert len(list_options(pd.Series([str(n) for n in range(300)], dtype="str"))) == 200


def test_item_table_escapes_and_says_what_it_leaves_out():
    page = items_html(ITEMS[3:], rows=2)
    assert "<td style='text-align:left'>2020-12-30 to 2021-01-02</td>" in page
    assert "<td style='text-align:left;white-space:nowrap'>Talks &lt;i&gt;&amp;</td>" in page
    assert "<td style='text-align:left'>2021-03 (planned)</td>" in page
    assert page.endswith("</tbody></table><p>and 1 more</p>")
    assert "<td style='text-align:left;white-space:nowrap'>vague</td>" in items_html(ITEMS[5:])
    assert items_html(ITEMS[:0]).endswith("</tbody></table><p>none</p>")


THURSDAY, WEDNESDAY = day("2022-05-26"), day("2022-05-25")
SENTENCE = "They & <b>all</b> met on Wednesday."
PLAN = "They will meet."


def make_reports(sentence=SENTENCE, n=1):
    """Reports of one item in n articles, and of a plan without a date in the first."""
    documents = pd.DataFrame({"doc_id": list("abcdefg")[:n], "label": "Post <1>", "published_date": THURSDAY})
    start = 100 + sentence.index("Wednesday")
    sentences = [(doc, 1, sentence, 100, 100 + len(sentence), "body") for doc in documents["doc_id"]]
    found = ("DATE", "2022-05-25", WEDNESDAY, WEDNESDAY, "day", True, THURSDAY, "weekday-back")
    place = (1, start, start + 9, "Wednesday", "body")
    dates = [(f"d{doc}", doc, *place, *found) for doc in documents["doc_id"]]
    told = [("e", doc, 1, f"d{doc}") for doc in documents["doc_id"]] + [("plan", "a", 2, None)]
    return build_reports(
        pd.DataFrame.from_records(told, columns=list(MENTION_COLUMNS)).astype(MENTION_COLUMNS),
        documents,
        build_table("sentences", [*sentences, ("a", 2, PLAN, 300, 300 + len(PLAN), "body")]),
        build_table("date_mentions", dates),
    )


def make_item(item_id, start, **more):
    row = (item_id, "happened", start, start, "day", "They met <", "a", 1, False, more.get("tray"))
    return next(make_items(row).assign(n_documents=more.get("n", 1)).itertuples())


def test_an_item_opens_to_its_sentence_with_the_date_marked_and_each_step():
    reports = make_reports()
    assert item_html(make_item("e", "2022-05-25"), reports[reports["item_id"] == "e"]) == (
        "<details><summary>2022-05-25 · happened · They met &lt;</summary>"
        "<p>Post &lt;1&gt;, published: Thursday 26 May 2022</p>"
        "<blockquote>They &amp; &lt;b&gt;all&lt;/b&gt; met on <mark>Wednesday</mark>.</blockquote>"
        "<ol><li>“Wednesday”: DATE, rule weekday-back.</li>"
        "<li>Counted from the publication date, Thursday 26 May 2022.</li>"
        "<li>Nothing in the clause looks ahead: the latest such weekday, that day itself included.</li>"
        "<li>-&gt; Wednesday 25 May 2022</li></ol></details>"
    )


def test_a_plan_without_a_date_says_so():
    reports = make_reports()
    page = item_html(make_item("plan", None, tray="plan"), reports[reports["item_id"] == "plan"])
    assert "<summary>planned, no date · happened · They met &lt;</summary>" in page
    assert "<blockquote>They will meet.</blockquote>" in page
    assert "<li>The sentence plans this and names no day: it stays in the tray.</li>" in page


def test_an_article_says_where_its_date_was_found():
    page = item_html(next(ITEMS.itertuples()), make_reports()[:0], origin="found in: <head>")
    assert (
        page
        == "<details><summary>2020-12-31 · published · Post</summary><p>found in: &lt;head&gt;</p></details>"
    )


def test_what_an_item_opens_to_is_bounded():
    reports = make_reports(f"{'left ' * 400}Wednesday{' right' * 400}", n=6)
    page = item_html(make_item("e", "2022-05-25", n=6), reports[reports["item_id"] == "e"])
    assert page.count("<mark>Wednesday</mark>") == 4
    assert page.endswith("<p>and 2 more</p></details>")
    assert "(6 articles)</summary>" in page
    assert len(page) < 5000
    assert "<blockquote>… " in page and " …</blockquote>" in page


def test_contexts_are_escaped():
    kwic = pd.DataFrame(
        {
            "label": ['"<b>'],
            "published_date": [day("2020-01-01")],
            "sentence_id": [3],
            "left": ["a <b"],
            "node": ["</mark><script>"],
            "right": [" & b"],
        }
    )
    assert kwic_html(kwic).split("<tbody>")[1] == (
        "<tr><td style='text-align:left;white-space:nowrap'>&quot;&lt;b&gt;</td>"
        "<td style='text-align:left;white-space:nowrap'>2020-01-01</td>"
        "<td style='text-align:left;white-space:nowrap'>3</td>"
        "<td style='text-align:left'>a &lt;b<mark>&lt;/mark&gt;&lt;script&gt;</mark> &amp; b</td></tr>"
        "</tbody></table>"
    )


def test_a_fold_escapes_its_summary():
    assert fold("<&>", "<p>x</p>") == "<details><summary>&lt;&amp;&gt;</summary><p>x</p></details>"
