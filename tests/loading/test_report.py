"""The load report, carried along by the table."""

import pandas as pd

from analysis.documents import get_load_report, load_documents
from analysis.loading.report import COLUMNS, Entry, describe_unread, read_report, write_report

READ = Entry("a.txt", "a", "read", "", "utf-8", 4, "txt", 1)
EMPTY = Entry("b.txt", None, "failed", "is empty", None, 0, "txt", 0)


def test_a_report_comes_back_as_it_was_written():
    report = read_report(write_report([READ, EMPTY]))
    assert report.dtypes.astype("str").to_dict() == COLUMNS
    expected = [
        ["a.txt", "a", "read", "", "utf-8", 4, "txt", 1],
        ["b.txt", None, "failed", "is empty", None, 0, "txt", 0],
    ]
    assert report.astype(object).where(report.notna(), None).to_numpy().tolist() == expected
    assert list(read_report(write_report([])).columns) == list(COLUMNS)


def test_a_report_goes_with_the_table_and_into_parquet(tmp_path):
    documents = load_documents("seeds")
    documents[documents["n_words"] > 100].to_parquet(tmp_path / "documents.parquet")
    stored = pd.read_parquet(tmp_path / "documents.parquet")
    pd.testing.assert_frame_equal(get_load_report(stored), get_load_report(documents))


def test_the_report_of_the_seeds():
    report = get_load_report(load_documents("seeds"))
    assert report["status"].value_counts().to_dict() == {"read": 6, "skipped": 1}
    told = report.set_index("file").loc[["README.md", "articles.csv"], ["reason", "format", "n_documents"]]
    assert told.to_numpy().tolist() == [
        ["is no article by its name", "md", 0],
        ["describes the articles", "sidecar", 0],
    ]


def test_the_warning_counts_files_and_parts_apart():
    part = EMPTY._replace(file="c.csv", reason="row 2 has no text", is_part=True)
    hidden = EMPTY._replace(file=".d", quiet=True)
    assert describe_unread([READ, hidden]) == ""
    assert describe_unread([READ, EMPTY, part, hidden]) == (
        "1 of 2 files was not read: b.txt (is empty). "
        "1 part of a file was not read: c.csv (row 2 has no text). get_load_report(documents) lists all."
    )
    many = [EMPTY._replace(file=f"{n}.txt") for n in range(5)]
    assert describe_unread(many).startswith(
        "5 of 5 files were not read: 0.txt (is empty); 1.txt (is empty); 2.txt (is empty); and 2 more. "
    )
