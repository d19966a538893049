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
from analysis.timeline import LANES, choose_window, describe_timeline, list_items, list_tray, place_labels
from analysis.timeline_plot import plot_timeline


@pytest.fixture(autouse=True)
def style():
    with matplotlib.rc_context():
        use_style()
        yield


def make_items(*rows):
    """Items from (clock, label, start, end, precision) and, where it is so, "planned" or why in the tray."""
    full = [(*row, None)[:6] for row in rows]
    clocks, labels, starts, ends, precisions, notes = zip(*full, strict=True) if rows else [()] * 6
    return pd.DataFrame(
        {
            "clock": pd.Series(clocks, dtype="str"),
            "label": pd.Series(labels, dtype="str"),
            "start_date": pd.Series(map(day, starts), dtype="datetime64[s]"),
            "end_date": pd.Series(map(day, ends), dtype="datetime64[s]"),
            "precision": pd.Series(precisions, dtype="str"),
            "is_planned": pd.Series([note == "planned" for note in notes], dtype="bool"),
            "tray": pd.Series([None if note == "planned" else note for note in notes], dtype="str"),
            "n_stories": pd.Series(1, index=range(len(full)), dtype="int64"),
        }
    )


def day(text):
    return pd.Timestamp(text) if text else None


ARTICLES = make_items(
    ("published", "Post", "2020-03-10", "2020-03-10", "day"),
    ("published", "Mail", "2020-05-01", "2020-05-01", "day"),
    ("published", "Sun", None, None, None, "undated"),
)
TOLD = make_items(
    ("refers", "flood", "2020-03-01", "2020-03-31", "month"),
    ("happened", "vote", "2020-03-09", "2020-03-09", "day"),
    ("refers", "feast", "2020-04-09", "2020-04-09", "day", "planned"),
    ("refers", "fair", "2020-04-01", "2020-04-30", "month", "planned"),
    ("refers", "war", "1914-07-28", "1918-11-11", "day"),
    ("refers", "goal", "2050-01-01", "2050-12-31", "year"),
    ("refers", "“now”", None, None, None, "vague"),
)
ITEMS = pd.concat([ARTICLES, TOLD], ignore_index=True)
LABELS = [
    "2020-03-10 Post",
    "2020-05-01 Mail",
    "2020-03 flood",
    "2020-03-09 vote",
    "2020-04-09 feast",
    "2020-04 fair",
    "1914-07-28 to 1918-11-11 war",
    "2050 goal",
]


def find_texts(ax):
    return {text.get_text(): text for text in ax.texts}


def test_labels_carry_the_date_as_exactly_as_it_is_known():
    assert [item.label for item in list_items(ITEMS)] == LABELS
    dated = make_items(("published", "Post, 2020-03-10", "2020-03-10", "2020-03-10", "day"))
    assert [item.label for item in list_items(dated)] == ["Post, 2020-03-10"]


def test_the_window_is_not_squashed_by_what_is_far_away():
    assert choose_window(list_items(ITEMS)) == (pd.Timestamp("2020-02-28"), pd.Timestamp("2020-05-04"))
    assert choose_window(list_items(ITEMS[2:3])) is None
    alone = choose_window(list_items(TOLD[4:5]))
    assert alone[0] < pd.Timestamp("1914-07-28") < pd.Timestamp("1918-11-12") < alone[1]


def test_marks_stand_on_their_days_each_clock_has_its_own_and_a_plan_is_open():
    ax = plot_timeline(ITEMS)
    marks = {line.get_label(): line for line in ax.lines if line.get_marker() not in ("None", None)}
    low, high = ax.get_xlim()
    noon = {
        text: date2num(day(f"{text} 12:00"))
        for text in ("2020-03-10", "2020-05-01", "2020-03-09", "2020-04-09")
    }
    looks = {
        label: (line.get_marker(), line.get_xdata()[0], line.get_markerfacecolor())
        for label, line in marks.items()
    }
    assert looks == {
        "2020-03-10 Post": ("s", noon["2020-03-10"], "#0072B2"),
        "2020-05-01 Mail": ("s", noon["2020-05-01"], "#0072B2"),
        "2020-03-09 vote": ("o", noon["2020-03-09"], "#E69F00"),
        "2020-04-09 feast": ("D", noon["2020-04-09"], "white"),
        "1914-07-28 to 1918-11-11 war": ("<", low, "#009E73"),
        "2050 goal": (">", high, "#009E73"),
    }


def test_bars_are_as_long_as_their_time_and_a_planned_one_is_dashed():
    bars = plot_timeline(ITEMS).patches
    assert [(bar.get_x(), bar.get_width(), bar.get_linestyle()) for bar in bars] == [
        (date2num(day("2020-03-01")), 31, "-"),
        (date2num(day("2020-04-01")), 30, "--"),
    ]
    assert bars[0].get_hatch() and not bars[1].get_hatch()


def test_what_has_no_day_is_in_the_tray_below():
    ax = plot_timeline(ITEMS)
    assert ax.get_xlabel().split("\n") == [
        "Tray: in the text, but on no day (never guessed)",
        "no publication date: Sun ×1",
        "vague: “now” ×1",
    ]
    assert ax.xaxis.label.get_bbox_patch() is not None
    assert set(find_texts(ax)) == set(LABELS)
    assert ax.get_title(loc="left") == "Three clocks (2 published, 1 happened, 5 referred to; 2 in the tray)"


def test_the_tray_counts_what_is_alike_and_is_bounded():
    same = make_items(
        *[("refers", f"“{word}”", None, None, None, "vague") for word in ("now", "soon", "now")]
    )
    assert list_tray(same) == ["vague: “now” ×2, “soon” ×1"]
    many = make_items(*[("refers", f"“{n} days”", None, None, None, "length") for n in range(10, 40)])
    (line,) = list_tray(many)
    assert line.startswith("how long, but not from when: “10 days” ×1, “11 days” ×1")
    assert line.endswith("“21 days” ×1, and 18 more")


def test_the_lanes_stand_one_above_the_other_in_the_order_of_the_clocks():
    ax = plot_timeline(ITEMS)
    texts = find_texts(ax)
    heights = [
        texts[label].get_position()[1] for label in ("2020-03-10 Post", "2020-03-09 vote", "2020-03 flood")
    ]
    assert heights == sorted(heights, reverse=True)
    lanes = {
        tick.get_text(): place for tick, place in zip(ax.get_yticklabels(), ax.get_yticks(), strict=True)
    }
    assert sorted(lanes, key=lanes.get) == ["referred\nto", "happened", "published"]


def test_no_text_is_smaller_than_12_points():
    ax = plot_timeline(ITEMS)
    texts = [
        *ax.texts,
        *ax.get_xticklabels(),
        *ax.get_yticklabels(),
        *ax.get_legend().get_texts(),
        ax.xaxis.label,
    ]
    assert min(text.get_fontsize() for text in texts) >= 12


@pytest.mark.parametrize("items", [ITEMS[:0], ITEMS[2:3], TOLD[:1]])
def test_little_or_nothing_to_show_is_drawn_all_the_same(items):
    ax = plot_timeline(items)
    ax.figure.canvas.draw()
    assert len(ax.texts) == items["start_date"].notna().sum()


@pytest.mark.parametrize(
    ("last", "ticks"),
    [
        ("2020-03-11", [f"2020-03-{number:02}" for number in range(8, 15)]),
        ("2020-08-10", ["2020-04", "2020-05", "2020-06", "2020-07", "2020-08"]),
        ("2026-08-10", ["2021", "2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_ticks_are_dates_that_can_be_read_alone(last, ticks):
    days = (
        ("published", "first", "2020-03-10", "2020-03-10", "day"),
        ("published", "last", last, last, "day"),
    )
    ax = plot_timeline(make_items(*days))
    ax.figure.canvas.draw()
    low, high = ax.get_xlim()
    shown = [tick.get_text() for tick in ax.get_xticklabels() if low <= tick.get_position()[0] <= high]
    assert shown == ticks


def test_a_label_is_never_read_as_maths():
    with matplotlib.rc_context({"text.parse_math": True}):
        tricky = make_items(
            ("happened", "$\\frac$ deal", "2020-03-09", "2020-03-09", "day"),
            ("refers", "$\\x$", None, None, None, "vague"),
        )
        plot_timeline(tricky).figure.canvas.draw()


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
drawn_items = st.lists(
    st.tuples(
        st.sampled_from(list(LANES)), st.integers(0, 900), st.sampled_from(list(LENGTHS)), st.integers(1, 70)
    ),
    max_size=45,
)


def draw_items(drawn):
    start = pd.Timestamp("2019-01-01")
    rows = []
    for lane, n, kind, size in drawn:
        first = start + pd.Timedelta(days=n)
        rows.append((lane, "w" * size, first, first + pd.Timedelta(days=LENGTHS[kind]), kind))
    return make_items(*rows)


@settings(deadline=None, max_examples=8, phases=[Phase.explicit, Phase.generate])  # shrinking is slow here
@given(drawn_items)
def test_labels_of_a_crowd_never_overlap(drawn):
    items = draw_items(drawn)
    assert_no_overlap(plot_timeline(items))
    for size in ((12.8, 7.2), (19.2, 10.8)):
        assert_no_overlap(plot_timeline(items, ax=Figure(figsize=size, layout="constrained").subplots()))


def test_labels_without_room_are_counted():
    ax = plot_timeline(draw_items([("happened", n, "day", 50) for n in range(60)]))
    n_hidden = 60 - len(ax.texts)
    assert 0 < n_hidden < 60
    note = f"{n_hidden} of 60 stand on their line without a label, for want of room"
    assert ax.get_xlabel().endswith(note)
    assert sum(line.get_marker() == "o" for line in ax.lines) == 60


def test_of_a_crowd_the_most_told_are_drawn_and_the_rest_is_counted():
    items = draw_items([("happened", n, "day", 9) for n in range(130)] + [("refers", 3, "day", 5)])
    ax = plot_timeline(items.assign(n_stories=[2 if n >= 90 else 1 for n in range(131)]))
    days = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"]
    first = min(days)
    assert sorted(day - first for day in days) == [*range(60), *range(90, 130)]
    assert "Of each clock the 100 items are drawn that most stories tell; 30 more are not" in " ".join(
        ax.get_xlabel().split()
    )
    assert "130 happened, 1 referred to" in ax.get_title("left")


def test_a_short_lane_leaves_its_rows_to_a_crowded_one():
    few, many = [("published", 0, "day", 5)], [("refers", n, "day", 40) for n in range(30)]
    ax = plot_timeline(
        draw_items(few + many), ax=Figure(figsize=(12.8, 7.2), layout="constrained").subplots()
    )
    heights = {text.get_position()[1] for text in ax.texts}
    assert len(heights) >= 10


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
    items = ITEMS.assign(n_stories=[1, 1, 1, 1, 1, 3, 1, 2, 1, 1])
    assert describe_timeline(items, top=2) == (
        "Timeline with three clocks. Published (2): 2020-03-10 Post, 2020-05-01 Mail. Happened (1): "
        "2020-03-09 vote. Referred to (5): 1914-07-28 to 1918-11-11 war, "
        "2020-04-09 feast (planned), and 3 more. "
        "In the tray, without a day (2): no publication date: Sun ×1; vague: “now” ×1."
    )
    assert describe_timeline(items[:0]) == (
        "Timeline with three clocks. Published (0). Happened (0). Referred to (0)."
    )
