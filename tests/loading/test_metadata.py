"""What names of files tell; articles.csv in trees of folders (one folder: see test_documents)."""

from datetime import date

import pytest

from analysis.documents import LoadError, get_load_report, load_documents
from analysis.loading.metadata import find_day_in_name, match_name, parse_pattern

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
        ("07_2021-07-03_a_swim", DAY),
        ("7-20210703", DAY),
        ("1400_2021-07-03_a_swim", None),
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


@pytest.fixture
def tree(tmp_path):
    for name in ("2021/talks.txt", "2022/talks.txt", "2022/H\u00e0 N\u1ed9i.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Oslo")
    return tmp_path


def outlets(documents):
    return dict(zip(documents["doc_id"], documents["outlet"].fillna(""), strict=True))


def test_each_folder_may_have_its_own_and_the_nearest_goes_first(tree):
    (tree / "2021/articles.csv").write_text("doc_id,outlet\ntalks,Near\n")
    (tree / "articles.csv").write_text("doc_id,outlet,desk\n2021/talks,Far,world\n2022/talks,Far,asia\n")
    documents = load_documents(tree)
    assert outlets(documents) == {"2021/talks": "Near", "2022/talks": "Far", "H\u00e0 N\u1ed9i": ""}
    assert documents["desk"].fillna("").tolist() == ["world", "", "asia"]


def test_a_name_that_two_files_have_is_asked_about(tree):
    (tree / "articles.csv").write_text("doc_id,outlet\ntalks,Post\n")
    with pytest.raises(LoadError, match="row 2, column doc_id: 'talks' may be any of 2021/talks, 2022/talks"):
        load_documents(tree)


def test_a_name_may_be_written_with_marks_of_its_own(tree):
    (tree / "articles.csv").write_text("doc_id,outlet\nHa\u0300 No\u0323\u0302i,Post\n", encoding="utf-8")
    assert outlets(load_documents(tree))["H\u00e0 N\u1ed9i"] == "Post"


def test_two_names_of_one_article_are_one_row_too_many(tree):
    (tree / "articles.csv").write_text("doc_id,outlet\n2021/talks,A\n2021/talks,B\n")
    with pytest.raises(LoadError, match="row 3, column doc_id: '2021/talks' stands in an earlier row too"):
        load_documents(tree)


def test_a_sidecar_below_does_not_speak_of_what_stands_beside_its_folder(tree):
    (tree / "2021/articles.csv").write_text("doc_id,outlet\n2022/talks,A\n")
    with pytest.raises(
        LoadError, match=r"2021/articles\.csv row 2, column doc_id: got '2022/talks', no such"
    ):
        load_documents(tree)


def test_a_row_about_a_file_that_could_not_be_read_is_no_fault(tree):
    (tree / "empty.txt").write_text("")
    (tree / "articles.csv").write_text("doc_id,outlet\nempty,A\n")
    with pytest.warns(UserWarning, match=r"1 of 4 files was not read: empty\.txt \(is empty\)"):
        assert len(load_documents(tree)) == 3
