"""Folders and files -> what can be read in them."""

import os

import pytest

from analysis.documents import LoadError, LoadWarning, get_load_report, load_documents
from analysis.loading.sources import SourceFile, find_reason_to_pass_over, open_source


def test_links_that_loop_or_lead_nowhere_are_listed(tmp_path):
    (tmp_path / "a.txt").write_text("Oslo")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.warns(LoadWarning, match="3 of 5 files"):
        documents = load_documents(tmp_path)
    assert documents["doc_id"].tolist() == ["a", "b"]
    assert get_load_report(documents)[["file", "status", "reason"]].to_numpy().tolist() == [
        ["a.txt", "read", ""],
        ["b.txt", "read", ""],
        ["loop", "skipped", "is a link to a folder; these are not followed"],
        ["lost.txt", "failed", "is a link that leads nowhere"],
        ["self.txt", "failed", "is a link that leads nowhere"],
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_does_not_hold_up_the_run(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(LoadError, match=r"a\.txt: is no ordinary file"):
        load_documents(tmp_path)


def test_a_file_above_the_limit_is_named_and_the_limit_can_be_raised(tmp_path):
    (tmp_path / "a.txt").write_text("Oslo harbour")
    with pytest.raises(LoadError, match=r"a\.txt: has 12 bytes, takes at most 10 \(max_bytes=10\)"):
        load_documents(tmp_path, max_bytes=10)
    assert len(load_documents(tmp_path, max_bytes=12)) == 1


def test_a_table_may_be_larger_than_an_article(tmp_path):
    (tmp_path / "a.csv").write_text("text\nOslo harbour\n")
    assert load_documents(tmp_path, max_bytes=10)["text"].tolist() == ["Oslo harbour"]


def test_files_come_by_folder_and_name(tmp_path):
    for name in ("b/a.txt", "b.txt", "a/z.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Oslo")
    with open_source(tmp_path) as files:
        assert [file.name for file in files] == ["B.txt", "a/z.txt", "b/a.txt", "b.txt"]


def test_a_decomposed_name_gives_the_same_id_as_a_composed_one():
    file = SourceFile("Ha\u0300 No\u0323\u0302i.txt", 0, bytes)
    assert (file.stem, file.path, file.ending) == ("H\u00e0 N\u1ed9i", "H\u00e0 N\u1ed9i", ".txt")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.txt", ""),
        ("readme first.txt", ""),
        ("2021/license.csv", ""),
        ("../a.txt", ""),
        ("README", "is no article by its name"),
        ("2021/ReadMe.md", "is no article by its name"),
        (".git/a.txt", "is a hidden file"),
        ("2021/._a.txt", "is a hidden file"),
        ("__MACOSX/a.txt", "is a hidden file"),
    ],
)
def test_names_that_are_passed_over(name, reason):
    assert find_reason_to_pass_over(name) == reason
