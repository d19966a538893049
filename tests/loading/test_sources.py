"""Folders, files and zip files -> what can be read in them, within limits and never out of them."""

import io
import os
import struct
import zipfile
from contextlib import ExitStack

import pytest

from analysis.documents import LoadError, LoadWarning, get_load_report, load_documents
from analysis.loading import sources
from analysis.loading.readings import Unreadable
from analysis.loading.sources import (
    SourceFile,
    find_reason_to_pass_over,
    list_members,
    open_source,
)


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


@pytest.mark.parametrize("read", [SourceFile.read, lambda file, limit: b"".join(file.iterate_pieces(limit))])
def test_a_file_is_read_up_to_its_limit_whole_or_in_pieces(read, monkeypatch):
    monkeypatch.setattr(sources, "PIECE", 3)
    file = SourceFile("a.TXT", 1, lambda: io.BytesIO(b"Oslo harbour"))
    assert (file.ending, read(file, 12)) == (".txt", b"Oslo harbour")
    with pytest.raises(Unreadable, match="unpacks to more than 11 bytes"):
        read(file, 11)


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


@pytest.fixture
def packed(tmp_path):
    """A function that packs members into "corpus.zip" and returns its path."""

    def pack(members, method=zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(tmp_path / "corpus.zip", "w", method) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return tmp_path / "corpus.zip"

    return pack


def statuses(documents):
    report = get_load_report(documents)
    return report[["file", "status", "reason"]].to_numpy().tolist()


def test_a_zip_file_is_read_as_its_folder_would_be(packed, tmp_path):
    sidecar = "doc_id,outlet\na,Reef Post\n"
    path = packed([("2021/b.txt", "Bergen"), ("articles.csv", sidecar), ("a.txt", "Oslo"), ("2021/", "")])
    documents = load_documents(path)
    assert documents[["doc_id", "text", "outlet", "file"]].fillna("").to_numpy().tolist() == [
        ["b", "Bergen", "", "2021/b.txt"],
        ["a", "Oslo", "Reef Post", "a.txt"],
    ]
    assert [entry.name for entry in tmp_path.iterdir()] == ["corpus.zip"]  # nothing was unpacked


def test_a_zip_file_in_a_folder_stands_for_a_folder(packed, tmp_path):
    packed([("a.txt", "Oslo")])
    (tmp_path / "a.txt").write_text("Bergen")
    documents = load_documents(tmp_path)
    assert documents[["doc_id", "text"]].to_numpy().tolist() == [["a", "Bergen"], ["corpus.zip/a", "Oslo"]]


def test_what_is_not_opened_in_a_zip_file_is_listed(packed):
    members = [
        ("../up.txt", "x"),
        ("/abs.txt", "x"),
        ("C:\\drive.txt", "x"),
        ("__MACOSX/._a.txt", "x"),
        ("a.txt", "Oslo"),
        ("bomb.txt", b"0" * 5_000_000),
        ("in\\..\\..\\up.txt", "x"),
        ("inner.zip", "x"),
    ]
    with pytest.warns(LoadWarning, match="6 of 7 files were not read"):
        documents = load_documents(packed(members))
    outside = "has a name that leads out of the zip file"
    assert statuses(documents) == [
        ["/abs.txt", "failed", outside],
        ["../up.txt", "failed", outside],
        ["C:\\drive.txt", "failed", outside],
        ["__MACOSX/._a.txt", "skipped", "is a hidden file"],
        ["a.txt", "read", ""],
        ["bomb.txt", "failed", "unpacks to more than 200 times its size"],
        ["in\\..\\..\\up.txt", "failed", outside],
        ["inner.zip", "skipped", "is a zip file in a zip file; these are not opened"],
    ]


def test_of_two_members_of_one_name_the_last_counts(packed):
    with pytest.warns(UserWarning):
        path = packed([("a.txt", "old"), ("a.txt", "new")])
        documents = load_documents(path)
    assert documents["text"].tolist() == ["new"]
    assert statuses(documents)[0] == ["a.txt", "failed", "is replaced by a later file of this name"]


def test_a_locked_member_is_named(packed):
    path = packed([("a.txt", "Oslo")])
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the flag in the member's own head
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    path.write_bytes(bytes(content))
    with pytest.raises(LoadError, match=r"a\.txt: is locked with a password"):
        load_documents(path)


def test_a_damaged_member_and_one_that_lies_about_its_size_are_named(packed):
    path = packed([("a.txt", "Oslo " * 30), ("b.txt", "Bergen")], zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"Oslo", b"Olso", 1))
    with pytest.warns(LoadWarning, match=r"a\.txt \(cannot be unpacked \(Bad CRC-32"):
        assert load_documents(path)["text"].tolist() == ["Bergen"]
    path = packed([("a.txt", b"x" * 3000)])
    content = path.read_bytes()
    at = content.index(b"PK\x01\x02") + 24
    path.write_bytes(content[:at] + struct.pack("<I", 10) + content[at + 4 :])
    with pytest.raises(LoadError, match=r"a\.txt: "):
        load_documents(path, max_bytes=100)


def test_a_member_is_read_no_further_than_the_limit(packed):
    path = packed([("a.txt", b"x" * 3000)])
    with ExitStack() as stack:
        (member,) = list_members(path, stack)
        assert len(member.read(3000)) == 3000
        with pytest.raises(Unreadable, match="unpacks to more than 100 bytes"):
            member.read(100)


def test_a_zip_file_of_too_much_is_refused_as_a_whole(packed, monkeypatch):
    monkeypatch.setattr(sources, "MAX_TOTAL", 10)
    with pytest.raises(LoadError, match="holds 2 files of 12 bytes, takes at most 10 bytes"):
        load_documents(packed([("a.txt", "Oslo12"), ("b.txt", "Bergen")]))


def test_a_member_without_a_name_is_no_article(packed):
    path = packed([("a.txt", "Oslo"), ("b.txt", "Bergen")])
    path.write_bytes(path.read_bytes().replace(b"b.txt", b"\0.txt"))
    with pytest.warns(LoadWarning, match="1 of 2 files was not read"):
        assert load_documents(path)["doc_id"].tolist() == ["a"]


def test_what_is_no_zip_file_is_named(tmp_path):
    (tmp_path / "corpus.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(LoadError, match=r"corpus\.zip: cannot be opened as a zip file \(File is not a zip"):
        load_documents(tmp_path)
