"""articles.csv in trees of folders; what one folder needs is in test_documents."""

import pytest

from analysis.documents import LoadError, load_documents


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
