"""What the browsers show, without a widget."""

import pandas as pd
import pytest

from analysis.schema import build_table
from analysis.views import events_html, filter_events, fold, kwic_html, list_options, overlaps


def day(text):
    return pd.Timestamp(text) if text else None


EVENTS = build_table(
    "events",
    [
        ("e1", day("2020-12-31"), day("2020-12-31"), "day", "x", "Signing", 2, 1),
        ("e2", day("2020-12-30"), day("2021-01-02"), "day", "x", "Talks <i>&", 1, 1),
        ("e3", day("2021-03-01"), day("2021-03-31"), "month", "x", "Strike", 1, 1),
        ("e4", None, None, "day", "x", "Undated", 1, 1),
    ],
)
TOLD = build_table(
    "event_mentions",
    [
        ("e1", "a", 1, "d1"),
        ("e2", "a", 2, "d2"),
        ("e3", "b", 1, "d3"),
        ("e4", "b", 2, "d4"),
        ("e4", "a", 1, "d5"),
    ],
)


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
        ({}, ["e1", "e2", "e3", "e4"]),
        ({"actor": "Peru"}, ["e1", "e4"]),
        ({"actor": "(ambiguous)"}, ["e3"]),
        ({"actor": "Cuba"}, []),
        ({"topic": "tea"}, ["e1", "e3", "e4"]),
        ({"actor": "Chile", "topic": "tea"}, []),
        ({"period": "2020"}, ["e1", "e2"]),
        ({"period": "2021"}, ["e2", "e3"]),
        ({"period": "2021-03"}, ["e3"]),
        ({"period": "2021-02"}, []),
        ({"actor": "Peru", "topic": "tea", "period": "2020"}, ["e1"]),
    ],
)
def test_filters(options, left):
    assert filter_events(EVENTS, TOLD, ACTORS, TOPICS, **options)["event_id"].tolist() == left


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"actor": "Pery"}, "no mention with actor_name 'Pery'; did you mean 'Peru'"),
        ({"topic": "xyz"}, "no mention with topic_id 'xyz'"),
        ({"period": "soon"}, "unknown period 'soon'; give a year or month such as '2021' or '2021-11'"),
    ],
)
def test_filter_errors(options, message):
    with pytest.raises(ValueError, match=message):
        filter_events(EVENTS, TOLD, ACTORS, TOPICS, **options)


def test_a_span_without_an_end_is_one_day():
    start, end = pd.Series([day("2020-12-31")]), pd.Series([pd.NaT], dtype="datetime64[s]")
    assert overlaps(start, end, "2020").tolist() == [True]
    assert overlaps(start, end, "2021").tolist() == [False]


def test_options_are_the_most_frequent_first():
    assert list_options(pd.Series(["b", "a", "b", None], dtype="str")) == [("b (2)", "b"), ("a (1)", "a")]
    assert len(list_options(pd.Series([str(n) for n in range(300)], dtype="str"))) == 200


def test_event_table_escapes_and_says_what_it_leaves_out():
    page = events_html(EVENTS[1:], rows=1)
    assert "<td style='text-align:left'>2020-12-30 to 2021-01-02</td>" in page
    assert "<td style='text-align:left;white-space:nowrap'>Talks &lt;i&gt;&amp;</td>" in page
    assert page.endswith("</tbody></table><p>and 2 more</p>")
    assert events_html(EVENTS[:0]).endswith("</tbody></table><p>none</p>")


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
