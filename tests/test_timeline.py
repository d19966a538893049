"""The timeline: what is placed where, and that no two labels overlap."""

from itertools import combinations

import matplotlib
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matplotlib.dates import date2num
from matplotlib.figure import Figure

from analysis.figures import use_style
from analysis.schema import build_table
from analysis.timeline import choose_window, describe_timeline, list_items, place_labels
from analysis.timeline_plot import plot_timeline


@pytest.fixture(autouse=True)
def style():
    with matplotlib.rc_context():
        use_style()
        yield


def make_events(*rows):
    """Events from (label, start, end, precision)."""
    return build_table(
        "events",
        [
            (f"e{n}", day(start), day(end), kind, "x", label, 1, 1)
            for n, (label, start, end, kind) in enumerate(rows)
        ],
    )


def day(text):
    return pd.Timestamp(text) if text else None


def make_documents(*rows):
    labels, dates = zip(*rows, strict=True) if rows else ((), ())
    return pd.DataFrame(
        {"label": pd.Series(labels, dtype="str"), "published_date": pd.Series(dates, dtype="datetime64[s]")}
    )


DOCUMENTS = make_documents(("Post", "2020-03-10"), ("Mail", "2020-05-01"), ("Sun", None))
EVENTS = make_events(
    ("flood", "2020-03-01", "2020-03-31", "month"),
    ("vote", "2020-03-09", "2020-03-09", "day"),
    ("war", "1914-07-28", "1918-11-11", "day"),
    ("goal", "2050-01-01", "2050-12-31", "year"),
    ("strike", None, None, "day"),
)


def find_texts(ax):
    return {text.get_text(): text for text in ax.texts}


def test_labels_carry_the_date_as_exactly_as_it_is_known():
    assert [item.label for item in list_items(EVENTS, DOCUMENTS)] == [
        "2020-03-10 Post",
        "2020-05-01 Mail",
        "Sun",
        "2020-03 flood",
        "2020-03-09 vote",
        "1914-07-28 to 1918-11-11 war",
        "2050 goal",
        "strike",
    ]
    dated = make_documents(("Post, 2020-03-10", "2020-03-10"))
    assert [item.label for item in list_items(EVENTS[:0], dated)] == ["Post, 2020-03-10"]


def test_the_window_is_not_squashed_by_what_is_far_away():
    first, last = choose_window(list_items(EVENTS, DOCUMENTS))
    assert (first, last) == (pd.Timestamp("2020-02-28"), pd.Timestamp("2020-05-04"))
    assert choose_window(list_items(EVENTS[4:], DOCUMENTS[2:])) is None
    alone = choose_window(list_items(EVENTS[2:3], DOCUMENTS[2:]))
    assert alone[0] < pd.Timestamp("1914-07-28") < pd.Timestamp("1918-11-12") < alone[1]


def test_marks_stand_on_their_days_and_bars_are_as_long_as_their_time():
    ax = plot_timeline(EVENTS, DOCUMENTS)
    marks = {line.get_label(): line for line in ax.lines if line.get_marker() not in ("None", None)}
    low, high = ax.get_xlim()
    assert {label: (line.get_marker(), line.get_xdata()[0]) for label, line in marks.items()} == {
        "2020-03-10 Post": ("s", date2num(day("2020-03-10 12:00"))),
        "2020-05-01 Mail": ("s", date2num(day("2020-05-01 12:00"))),
        "2020-03-09 vote": ("o", date2num(day("2020-03-09 12:00"))),
        "1914-07-28 to 1918-11-11 war": ("<", low),
        "2050 goal": (">", high),
    }
    (bar,) = ax.patches
    assert (bar.get_x(), bar.get_width()) == (date2num(day("2020-03-01")), 31)
    assert bar.get_hatch()


def test_what_has_no_date_is_listed_below():
    ax = plot_timeline(EVENTS, DOCUMENTS)
    assert ax.get_xlabel().split("\n")[1:] == [
        "articles without a date: Sun",
        "events without a date: strike",
    ]
    assert set(find_texts(ax)) == {
        "2020-03-10 Post",
        "2020-05-01 Mail",
        "2020-03 flood",
        "2020-03-09 vote",
        "1914-07-28 to 1918-11-11 war",
        "2050 goal",
    }
    assert ax.get_title(loc="left") == "Publication dates and events by date (3 articles, 5 events)"


def test_articles_stand_above_the_line_and_events_below():
    texts = find_texts(plot_timeline(EVENTS, DOCUMENTS))
    assert texts["2020-03-10 Post"].get_position()[1] > 0 > texts["2020-03-09 vote"].get_position()[1]


@pytest.mark.parametrize(
    ("events", "documents"),
    [(EVENTS[:0], DOCUMENTS[:0]), (EVENTS[4:], DOCUMENTS[2:]), (EVENTS[:1], DOCUMENTS[:0])],
)
def test_little_or_nothing_to_show_is_drawn_all_the_same(events, documents):
    ax = plot_timeline(events, documents)
    ax.figure.canvas.draw()
    assert len(ax.texts) == events["start_date"].notna().sum()


@pytest.mark.parametrize(
    ("last", "ticks"),
    [
        ("2020-03-11", [f"2020-03-{number:02}" for number in range(8, 15)]),
        ("2020-08-10", ["2020-04", "2020-05", "2020-06", "2020-07", "2020-08"]),
        ("2026-08-10", ["2021", "2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_ticks_are_dates_that_can_be_read_alone(last, ticks):
    ax = plot_timeline(EVENTS[:0], make_documents(("first", "2020-03-10"), ("last", last)))
    ax.figure.canvas.draw()
    low, high = ax.get_xlim()
    shown = [tick.get_text() for tick in ax.get_xticklabels() if low <= tick.get_position()[0] <= high]
    assert shown == ticks


def test_a_label_is_never_read_as_maths():
    with matplotlib.rc_context({"text.parse_math": True}):
        events = make_events(
            ("$\\frac$ deal", "2020-03-09", "2020-03-09", "day"), ("$\\x$", None, None, "day")
        )
        plot_timeline(events, make_documents(("$\\frac$", "2020-03-10"))).figure.canvas.draw()


def assert_no_overlap(ax):
    figure = ax.get_figure(root=True)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts]
    for first, second in combinations(boxes, 2):
        assert not first.overlaps(second), (first, second)
    if boxes:
        assert min(box.x0 for box in boxes) >= 0
        assert max(box.x1 for box in boxes) <= figure.bbox.width


LENGTHS = {"day": 0, "week": 6, "month": 30, "year": 364}
happenings = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from(list(LENGTHS)), st.integers(1, 70)), max_size=45
)


def draw_events(drawn):
    start = pd.Timestamp("2019-01-01")
    rows = [
        ("w" * size, start + pd.Timedelta(days=n), start + pd.Timedelta(days=n + LENGTHS[kind]), kind)
        for n, kind, size in drawn
    ]
    return make_events(*rows)


@settings(deadline=None, max_examples=8, phases=[Phase.explicit, Phase.generate])  # shrinking is slow here
@given(happenings, st.lists(st.integers(0, 900), max_size=12))
def test_labels_of_a_crowd_never_overlap(drawn, days):
    start = pd.Timestamp("2019-01-01")
    documents = make_documents(*[(f"Article {n}", start + pd.Timedelta(days=n)) for n in days])
    events = draw_events(drawn)
    assert_no_overlap(plot_timeline(events, documents))
    given_axes = Figure(figsize=(12.8, 7.2), layout="constrained").subplots()
    assert_no_overlap(plot_timeline(events, documents, ax=given_axes))


def test_labels_without_room_are_counted():
    crowd = draw_events([(n, "day", 50) for n in range(60)])
    ax = plot_timeline(crowd, DOCUMENTS[:0])
    n_hidden = 60 - len(ax.texts)
    assert 0 < n_hidden < 60
    assert ax.get_xlabel().endswith(f"{n_hidden} of 60 stand on the axis without a label, for want of room")
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    assert len(marks) == 60


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 30), st.integers(1, 30)), max_size=30),
    st.integers(0, 6),
)
def test_rows_hold_no_overlapping_boxes(drawn, n_rows):
    boxes = [(anchor, anchor - before, anchor + after) for anchor, before, after in drawn]
    levels = place_labels(boxes, n_rows=n_rows)
    assert all(level is None or 0 <= level < n_rows for level in levels)
    for (one, (_, low, high)), (other, (_, left, right)) in combinations(zip(levels, boxes, strict=True), 2):
        assert one is None or one != other or right <= low or high <= left


def test_alternative_text_names_what_most_stories_tell():
    events = EVENTS.assign(n_stories=[1, 3, 2, 1, 1])
    assert describe_timeline(events, DOCUMENTS, top=2) == (
        "Timeline of 3 articles, published 2020-03-10 to 2020-05-01, and 5 events: "
        "1914-07-28 to 1918-11-11 war, 2020-03-09 vote, and 3 more."
    )
    assert describe_timeline(events[:0], DOCUMENTS[:0]) == "Timeline of 0 articles, and 0 events."
