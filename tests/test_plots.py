"""Figures, checked by their artists."""

import subprocess
import sys
import warnings

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.figures import STYLE, figure_html, use_style, wrap_label
from analysis.plots import (
    describe_counts,
    plot_actor_frequency,
    plot_actor_topic,
    plot_dispersion,
    plot_dyads,
    plot_ranges,
    plot_topics_by_article,
    plot_waterfall,
)

HOSTILE = "Đặng <b> $\\frac$ & $5 million and $6 million"


@pytest.fixture(autouse=True)
def style():
    with matplotlib.rc_context():
        use_style()
        yield


def make_counts():
    counts = pd.DataFrame(
        {
            "actor_name": ["Peru", "Ngô Thị Mai", "Chile"],
            "actor_type": ["state", "person", "state"],
            "n_mentions": [1, 4, 2],
            "document_share": [0.5, 1.0, 0.25],
        }
    )
    counts.attrs["base"] = "2 articles, 1 story, 300 words"
    return counts


def make_grid():
    rows = [("d1", "Post", 2, "coffee"), ("d1", "Post", 0, "tea"), ("d2", "Mail", 1, "coffee")]
    rows.append(("d2", "Mail", 0, "tea"))
    grid = pd.DataFrame(rows, columns=["doc_id", "label", "n_mentions", "topic_id"])
    grid.insert(2, "published_date", pd.Timestamp("2020-01-01"))
    grid.insert(3, "story_id", "s")
    return grid[["doc_id", "label", "published_date", "story_id", "topic_id", "n_mentions"]]


def make_crosstab():
    rows = [("Peru", "coffee", 3, 1, 1, "sentence"), ("Chile", "tea", 1, 1, 1, "sentence")]
    columns = ["actor_name", "topic_id", "n_sentences", "n_documents", "n_stories", "unit"]
    return pd.DataFrame(rows, columns=columns)


def make_dispersion():
    rows = [("d1", "Post", "Peru", 0.1), ("d1", "Post", "Chile", 0.5), ("d2", "Mail", "Peru", 1.0)]
    table = pd.DataFrame(rows, columns=["doc_id", "label", "actor_name", "position"])
    table.insert(2, "published_date", pd.Timestamp("2020-01-01"))
    return table.assign(mention_id="m")[
        ["doc_id", "label", "published_date", "actor_name", "mention_id", "position"]
    ]


def make_dyads():
    rows = [("Chile", "Peru", 3, 2, 1, "sentence"), ("Bolivia", "Peru", 1, 1, 1, "sentence")]
    columns = ["actor_name", "other_actor_name", "n_sentences", "n_documents", "n_stories", "unit"]
    return pd.DataFrame(rows, columns=columns)


def make_steps():
    rows = [
        ('"Peru" in the files', "mention", 9, 9),
        ("- in captions", "mention", -2, 7),
        ("+ demonym", "mention", 4, 11),
        ("- again in the same article", "article", -8, 3),
        ("- again in the same story", "story", -1, 2),
    ]
    steps = pd.DataFrame(rows, columns=["step", "unit", "change", "n"])
    steps.attrs.update(name="Peru", base="4 articles, 3 stories, 500 words")
    return steps


def make_ranges():
    rows = [("Peru", 9, 1, 3, 8, 1, 2), ("Chile", 4, 2, 4, 4, 1, 2), ("Bolivia", 4, 2, 0, 4, 2, 3)]
    columns = ["actor_name", "n_mentions", "rank", "lowest", "highest", "best_rank", "worst_rank"]
    ranges = pd.DataFrame(rows, columns=columns)
    ranges.attrs["base"] = "4 articles, 3 stories, 500 words"
    return ranges


def read_ticks(axis):
    return [label.get_text() for label in axis.get_ticklabels()]


def test_bars_and_their_numbers():
    ax = plot_actor_frequency(make_counts()[["actor_name", "n_mentions"]])
    assert [bar.get_width() for bar in ax.patches] == [1, 2, 4]  # from below: the most stand on top
    assert read_ticks(ax.yaxis) == ["Peru", "Chile", "Ngô Thị Mai"]
    assert [text.get_text() for text in ax.texts] == ["1", "2", "4"]
    assert ax.get_title(loc="left") == "Mentions by actor\n2 articles, 1 story, 300 words"
    assert ax.get_xlabel() == "mentions"
    assert ax.get_legend() is None


def test_kinds_are_told_apart_without_colour():
    ax = plot_actor_frequency(make_counts()[["actor_name", "actor_type", "n_mentions"]])
    hatches = {bar.get_y() + bar.get_height() / 2: bar.get_hatch() for bar in ax.patches}
    assert hatches == {0: "///", 1: "///", 2: ""}
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["person", "state"]


def test_only_the_top_is_drawn_and_the_title_says_so():
    ax = plot_actor_frequency(make_counts(), measure="document_share", top=2)
    assert [text.get_text() for text in ax.texts] == ["0.50", "1.00"]
    assert ax.get_title(loc="left").endswith("300 words; 2 of 3 shown")
    assert ax.get_xlabel() == "share of articles (0 to 1)"


def test_several_groups_share_a_label():
    counts = pd.DataFrame({"outlet": ["Post", "Post"], "topic_id": ["tea", "coffee"], "n_mentions": [1, 2]})
    assert read_ticks(plot_actor_frequency(counts).yaxis) == ["Post · tea", "Post · coffee"]
    undated = counts.assign(period=[None, "2020"])
    assert read_ticks(plot_actor_frequency(undated).yaxis) == ["Post · tea · no date", "Post · coffee · 2020"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"measure": "n_stories"}, "unknown measure 'n_stories'; this table has: n_mentions, document_share"),
        ({"top": 0}, "top is how many to show, at least 1, got 0"),
    ],
)
def test_frequency_errors(options, message):
    with pytest.raises(ValueError, match=message):
        plot_actor_frequency(make_counts(), **options)


def test_grid_prints_every_number_and_zero():
    ax = plot_topics_by_article(make_grid())
    cells = {text.get_position(): text.get_text() for text in ax.texts}
    assert cells == {(0, 0): "2", (1, 0): "1", (0, 1): "0", (1, 1): "0"}
    assert (read_ticks(ax.xaxis), read_ticks(ax.yaxis)) == (["Post", "Mail"], ["coffee", "tea"])
    assert ax.get_images()[0].get_array().tolist() == [[2, 1], [0, 0]]


def test_grid_of_many_shows_some_and_says_so():
    ax = plot_topics_by_article(make_grid(), top=1)
    assert [text.get_text() for text in ax.texts] == ["2"]
    assert ax.get_title(loc="left") == "Mentions by topic and article\n1 of 2, 1 of 2 articles"


def test_heat_map_of_actors_and_topics():
    ax = plot_actor_topic(make_crosstab())
    cells = {text.get_position(): text.get_text() for text in ax.texts}
    assert cells == {(0, 0): "3", (1, 0): "0", (0, 1): "0", (1, 1): "1"}
    assert (read_ticks(ax.xaxis), read_ticks(ax.yaxis)) == (["coffee", "tea"], ["Peru", "Chile"])
    assert ax.get_title(loc="left") == "Sentences that name an actor and a topic together"


def test_dispersion_has_a_marker_for_each_name():
    ax = plot_dispersion(make_dispersion())
    lines = {line.get_label(): line for line in ax.lines if line.get_marker() != "None"}
    assert [line.get_marker() for line in lines.values()] == ["o", "s"]
    assert lines["Peru"].get_xdata().tolist() == [0.1, 1.0]
    assert [round(height) for height in lines["Peru"].get_ydata()] == [0, 1]
    assert read_ticks(ax.yaxis) == ["Post", "Mail"]


def test_grid_of_dyads_is_the_same_on_both_sides():
    ax = plot_dyads(make_dyads())
    assert read_ticks(ax.xaxis) == read_ticks(ax.yaxis) == ["Peru", "Chile", "Bolivia"]
    cells = {text.get_position(): text.get_text() for text in ax.texts}
    assert [[cells[column, row] for column in range(3)] for row in range(3)] == [
        ["–", "3", "1"],
        ["3", "–", "0"],
        ["1", "0", "–"],
    ]
    assert ax.get_title(loc="left") == "Sentences that name two actors together"
    some = plot_dyads(make_dyads(), measure="n_stories", top=2).get_title(loc="left")
    assert some == "Independent stories that name two actors together (in one sentence)\n2 of 3 actors"


def test_waterfall_has_a_bar_for_each_step_and_each_total():
    ax = plot_waterfall(make_steps())
    bars = [(bar.get_x(), bar.get_x() + bar.get_width(), bar.get_hatch()) for bar in ax.patches]
    told = list(zip(read_ticks(ax.yaxis), [text.get_text() for text in ax.texts], bars, strict=True))
    assert told == [
        ('"Peru" in the files', "9 hits", (0, 9, "")),
        ("in captions", "−2", (7, 9, "///")),
        ("demonym", "+4", (7, 11, "")),
        ("mentions", "11", (0, 11, "")),
        ("again in the same article", "−8", (3, 11, "///")),
        ("articles", "3", (0, 3, "")),
        ("again in the same story", "−1", (2, 3, "///")),
        ("independent stories", "2", (0, 2, "")),
    ]
    assert ax.get_title(loc="left") == (
        "Peru: how 9 hits of a search become 11 mentions\n4 articles, 3 stories, 500 words"
    )


def test_waterfall_without_repeats_still_ends_with_all_three_totals():
    steps = make_steps()[[True, False, False, True, True]].assign(change=[9, 0, 0], n=[9, 9, 9])
    ax = plot_waterfall(steps)
    assert read_ticks(ax.yaxis)[1:] == ["mentions", "articles", "independent stories"]
    assert [text.get_text() for text in ax.texts] == ["9 hits", "9", "9", "9"]


def test_ranges_are_drawn_and_written():
    ax = plot_ranges(make_ranges())
    assert [bar.get_width() for bar in ax.patches] == [9, 4, 4]
    assert [text.get_text() for text in ax.texts] == [
        "9 (3 to 8) · rank 1 (1 to 2)",
        "4 (4) · rank 2 tied (1 to 2)",
        "4 (0 to 4) · rank 2 tied (2 to 3)",
    ]
    whiskers = [segment[:, 0].tolist() for segment in ax.collections[0].get_segments()]
    assert whiskers == [[3, 8], [4, 4], [0, 4]]
    assert ax.get_xlabel() == "mentions: all stories, and the range without any one of them"
    assert plot_ranges(make_ranges(), top=1).get_title(loc="left").endswith("500 words; 1 of 3 shown")


DRAW = {
    "dyads": lambda label, ax=None: plot_dyads(make_dyads().replace("Peru", label), ax=ax),
    "waterfall": lambda label, ax=None: plot_waterfall(
        make_steps().replace('"Peru" in the files', label), ax=ax
    ),
    "ranges": lambda label, ax=None: plot_ranges(make_ranges().replace("Peru", label), ax=ax),
    "frequency": lambda label, ax=None: plot_actor_frequency(make_counts().replace("Peru", label), ax=ax),
    "grid": lambda label, ax=None: plot_topics_by_article(make_grid().replace("Post", label), ax=ax),
    "heat map": lambda label, ax=None: plot_actor_topic(make_crosstab().replace("Peru", label), ax=ax),
    "dispersion": lambda label, ax=None: plot_dispersion(make_dispersion().replace("Peru", label), ax=ax),
}


@pytest.mark.parametrize("kind", DRAW)
def test_labels_are_never_read_as_maths(kind):
    with matplotlib.rc_context({"text.parse_math": True}):
        figure = DRAW[kind](HOSTILE).figure
        figure.canvas.draw()  # raises where a label is parsed
        figure.canvas.draw()


@pytest.mark.parametrize("kind", DRAW)
def test_axes_given_are_axes_returned(kind):
    ax = Figure().subplots()
    assert DRAW[kind]("Peru", ax) is ax


@pytest.mark.parametrize("kind", DRAW)
def test_letters_are_large_enough_for_a_projector(kind):
    figure = DRAW[kind]("Peru").figure
    assert figure.get_figwidth() * figure.dpi == 1280
    sizes = [text.get_fontsize() for text in figure.findobj(matplotlib.text.Text) if text.get_text()]
    assert min(sizes) >= 12


@pytest.mark.parametrize("kind", DRAW)
def test_the_same_table_gives_the_same_bytes(kind):
    first, second = (figure_html(DRAW[kind]("Peru"), "a figure")._repr_html_() for _ in range(2))
    assert first == second


def test_one_changed_bar_changes_the_bytes():
    counts = make_counts()
    other = counts.assign(n_mentions=[1, 4, 3])
    first, second = (figure_html(plot_actor_frequency(table), "x") for table in (counts, other))
    assert first.png != second.png


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plot_actor_frequency(make_counts()[:0]),
        lambda: plot_topics_by_article(make_grid()[:0]),
        lambda: plot_actor_topic(make_crosstab()[:0]),
        lambda: plot_dyads(make_dyads()[:0]),
        lambda: plot_ranges(make_ranges()[:0]),
        lambda: plot_dispersion(make_dispersion()[:0]),
    ],
)
def test_nothing_to_draw_is_an_empty_figure(draw):
    figure = draw().figure
    figure.canvas.draw()
    assert [text for ax in figure.axes for text in ax.texts] == []


def test_figure_html_escapes_its_alternative_text():
    figure = figure_html(Figure(), 'a "bar" <script>\nof 5')
    page = figure._repr_html_()
    assert page.startswith(
        '<img alt="a &quot;bar&quot; &lt;script&gt; of 5" style="max-width:100%" src="data:'
    )
    assert figure.png.startswith(b"\x89PNG")
    assert b"Software" not in figure.png


def test_figure_html_refuses_an_empty_text():
    with pytest.raises(ValueError, match="alt is empty; say in words what the figure shows"):
        figure_html(Figure(), " \n")


def test_a_figure_of_pyplot_is_closed():
    from matplotlib import pyplot

    figure, ax = pyplot.subplots()
    figure_html(ax, "empty axes")
    assert not pyplot.fignum_exists(figure.number)


def test_alternative_text_carries_the_numbers():
    assert describe_counts(make_counts()[["actor_name", "n_mentions"]], top=2) == (
        "mentions by actor (2 articles, 1 story, 300 words): Ngô Thị Mai 4, Chile 2; and 1 more, none higher."
    )
    assert describe_counts(make_grid(), top=2) == (
        "mentions by article and topic: Post · coffee 2, Mail · coffee 1; and 2 more, none higher."
    )
    assert describe_counts(make_counts()[:0][["actor_name", "n_mentions"]]).endswith("words): none.")


def test_long_labels_are_wrapped_and_shortened():
    assert (
        wrap_label("Ministry of Foreign Affairs and Trade", width=20)
        == "Ministry of Foreign\nAffairs and Trade"
    )
    assert wrap_label("Ministry of Foreign Affairs and Trade", width=20, lines=1) == "Ministry of […]"


def test_the_style_has_room_for_vietnamese():
    assert STYLE["font.family"] == ["DejaVu Sans"]
    figure = plot_actor_frequency(make_counts().replace("Peru", "Nguyễn Thị Đường Ửng Ẵ")).figure
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a letter that the font lacks is a warning
        figure.canvas.draw()


def test_importing_costs_no_matplotlib():
    code = (
        "import sys, analysis.plots, analysis.widgets; print({'matplotlib', 'ipywidgets'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
