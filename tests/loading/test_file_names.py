"""What names of files tell."""

from datetime import date

import pytest

from analysis.documents import LoadError, get_load_report, load_documents
from analysis.loading.file_names import find_day_in_name, match_name, parse_pattern

DAY = date(2021, 7, 3)


@pytest.mark.parametrize(
    ("pattern", "name", "fields"),
    [
        ("{published_date}", "2021-07-03", {"published_date": DAY}),
        ("{published_date}_{title}", "2021_07_03_a_swim", {"published_date": DAY, "title": "a_swim"}),
        ("{title}-{published_date}", "a-swim-20210703", {"title": "a-swim", "published_date": DAY}),
        ("{outlet}_{desk}", "post_world_asia", {"outlet": "post", "desk": "world_asia"}),
        ("({outlet}) {title}", "x/(Post) A swim", {"outlet": "Post", "title": "A swim"}),
        ("{outlet}/{title}", "a/b/Post/swim", {"outlet": "Post", "title": "swim"}),
        (
            "{outlet}_{published_date}",
            "post_20219999_20210703",
            {"outlet": "post_20219999", "published_date": DAY},
        ),
        ("{outlet}_{published_date}", "post_2021-02-30", None),
        ("{outlet}_{published_date}", "post-2021-07-03", None),
        ("{outlet}_{title}", "post", None),
        ("{outlet}_{title}", "_swim", None),
        ("{outlet}_{title}", "post_", None),
    ],
)
def test_a_pattern_is_held_against_a_name(pattern, name, fields):
    assert match_name(parse_pattern(pattern), name) == fields


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("", "it has no {field}"),
        ("{}", "{} is no name of a column"),
        ("{text}", "{text} is filled from the files themselves"),
        ("{a}_{a}", "{a} stands there twice"),
        ("{a}{b}", "two fields have nothing between them"),
        ("{a}_}", "a { or } is left over"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_refused(pattern, fault):
    with pytest.raises(LoadError) as caught:
        parse_pattern(pattern)
    assert str(caught.value) == f"file_names={pattern!r}: {fault}"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-07-03-a-swim", DAY),
        ("x/20210703_a_swim", DAY),
        ("a swim 2021_07_03", DAY),
        ("2021-07-03", DAY),
        ("export_20210703_1132", None),
        ("00020210703", None),
        ("120210703", None),
        ("99990101", None),
        ("20213399", None),
        ("2021/07/03", None),
        ("swim", None),
    ],
)
def test_a_day_at_the_edge_of_a_name(name, day):
    assert find_day_in_name(name) == day


def test_who_tells_the_day(tmp_path):
    """articles.csv before the pattern, this before the page, and the page before a mere name."""
    page = "Published May 1, 2019\nOslo"
    for name in ("post_20210703", "post_20210704", "2021-07-05"):
        (tmp_path / f"{name}.txt").write_text(page)
    (tmp_path / "2021-07-06.txt").write_text("Oslo")
    (tmp_path / "articles.csv").write_text("doc_id,published_date\npost_20210704,2020-01-01\n")
    documents = load_documents(tmp_path, file_names="{outlet}_{published_date}")
    days = documents["published_date"].dt.strftime("%Y-%m-%d")
    columns = (documents["doc_id"], days, documents["published_from"], documents["outlet"].fillna(""))
    assert list(zip(*columns, strict=True)) == [
        ("2021-07-05", "2019-05-01", "header", ""),
        ("2021-07-06", "2021-07-06", "metadata", ""),
        ("post_20210703", "2021-07-03", "metadata", "post"),
        ("post_20210704", "2020-01-01", "metadata", "post"),
    ]
    reasons = get_load_report(documents).set_index("file")["reason"]
    assert reasons["2021-07-05.txt"] == "its name does not fit '{outlet}_{published_date}'"
    assert reasons["post_20210703.txt"] == ""


def test_a_column_of_ones_own_comes_along(tmp_path):
    (tmp_path / "world_post.txt").write_text("Oslo")
    assert load_documents(tmp_path, file_names="{desk}_{outlet}")["desk"].tolist() == ["world"]
