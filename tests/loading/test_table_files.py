"""Files of tables, all with the same two articles."""

import json

import openpyxl
import pandas as pd
import pytest

from analysis.documents import LoadError, LoadWarning, get_load_report, load_documents
from analysis.loading import sources
from analysis.loading.sources import SourceFile

ROWS = [
    {
        "id": "a1",
        "headline": "Ferry opens",
        "body": "The ferry,\nat last.",
        "date": "2021-07-03",
        "desk": "world",
    },
    {"id": "a2", "headline": "Tide", "body": 'Low "tide".', "date": "2021-07-04", "desk": "asia"},
]


def write_excel(path):
    workbook = openpyxl.Workbook()
    workbook.active.append(list(ROWS[0]))
    workbook.active.append([])
    for row in ROWS:
        workbook.active.append(list(row.values()))
    workbook.create_sheet("notes").append(["x"])
    workbook.save(path)


WRITERS = {
    "a.csv": lambda path: pd.DataFrame(ROWS).to_csv(path, index=False),
    "b.csv": lambda path: pd.DataFrame(ROWS).to_csv(path, index=False, sep=";", encoding="utf-8-sig"),
    "a.tsv": lambda path: pd.DataFrame(ROWS).to_csv(path, index=False, sep="\t", encoding="utf-16"),
    "a.json": lambda path: path.write_text(json.dumps(ROWS)),
    "b.json": lambda path: path.write_text(json.dumps({"status": "ok", "articles": ROWS})),
    "a.jsonl": lambda path: path.write_text("\n".join(map(json.dumps, ROWS)) + "\n\n"),
    "a.parquet": lambda path: pd.DataFrame(ROWS).to_parquet(path),
    "a.xlsx": write_excel,
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_kind_of_table_gives_the_same_articles(tmp_path, name):
    WRITERS[name](tmp_path / name)
    documents = load_documents(tmp_path)
    assert documents[["doc_id", "title", "text", "published_from", "file", "desk"]].to_numpy().tolist() == [
        ["a1", "Ferry opens", "The ferry,\nat last.", "metadata", name, "world"],
        ["a2", "Tide", 'Low "tide".', "metadata", name, "asia"],
    ]
    assert documents["published_date"].dt.strftime("%Y-%m-%d").tolist() == ["2021-07-03", "2021-07-04"]
    guesses = "text from column 'body'; title from column 'headline'; published_date from column 'date'"
    reason = get_load_report(documents)["reason"].item()
    sheets = "; only the first sheet was read, not notes" if name == "a.xlsx" else ""
    assert reason == f"{guesses}; doc_id from column 'id'{sheets}"


def test_the_user_says_which_column_is_which(tmp_path):
    (tmp_path / "a.csv").write_text("Wortlaut,Tag\nOslo,3/4/2021\n")
    columns = {"text": "Wortlaut", "published_date": "Tag"}
    row = load_documents(tmp_path, columns=columns, day_first=True).iloc[0]
    assert (row["text"], str(row["published_date"].date())) == ("Oslo", "2021-04-03")


def test_an_articles_csv_may_add_to_a_table(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n7,Oslo\n8,Bergen\n")
    (tmp_path / "articles.csv").write_text("doc_id,outlet\n8,Reef Post\n")
    documents = load_documents(tmp_path)
    assert documents[["doc_id", "outlet"]].fillna("").to_numpy().tolist() == [["7", ""], ["8", "Reef Post"]]


def test_a_table_without_texts_beside_articles_is_a_note(tmp_path, recwarn):
    (tmp_path / "a.txt").write_text("Oslo")
    (tmp_path / "counts.csv").write_text("doc_id,n\na,3\n")
    documents = load_documents(tmp_path)
    assert not recwarn.list
    assert get_load_report(documents)[["status", "reason"]].to_numpy().tolist() == [
        ["read", ""],
        ["skipped", "has no column that holds the text (columns: doc_id, n)"],
    ]
    with pytest.warns(LoadWarning, match=r"counts\.csv \(has no column 'body'"):
        load_documents(tmp_path, columns={"text": "body"})


def test_parts_that_are_no_article_are_listed_and_the_others_read(tmp_path):
    (tmp_path / "a.csv").write_text("text,n\nOslo,1,2\nBergen,1,\nBodo\n")
    (tmp_path / "a.jsonl").write_text('{"text": "Voss"}\nno JSON\n[1]\n')
    with pytest.warns(LoadWarning, match="3 parts of files were not read"):
        documents = load_documents(tmp_path)
    assert documents["text"].tolist() == ["Bergen", "Bodo", "Voss"]
    report = get_load_report(documents)
    assert report.loc[report["status"] == "failed", ["file", "reason"]].to_numpy().tolist() == [
        ["a.csv", "row 2 has 3 cells, the head has 2"],
        ["a.jsonl", "line 2 is no JSON (Expecting value: line 1 column 1 (char 0))"],
        ["a.jsonl", "line 3 is no JSON object"],
    ]


def test_the_row_numbers_of_a_stored_frame_are_left_out(tmp_path):
    pd.DataFrame(ROWS).to_csv(tmp_path / "a.csv")
    documents = load_documents(tmp_path)
    assert list(documents.columns)[-1] == "desk"
    assert get_load_report(documents)["reason"].item().endswith("; columns without a name were left out")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.csv", b'text\n"Oslo', "cannot be read as a table (unexpected end of data)"),
        ("a.csv", b"text\n\n", "holds no article"),
        ("a.csv", b"a,b\n1,2", "has no column that holds the text (columns: a, b)"),
        ("a.json", b"{", "is no JSON"),
        ("a.json", b"[" * 100_000, "is no JSON"),
        ("a.json", b"7", "holds no list of articles"),
        ("a.json", b"[7]", "holds no JSON object (item 1 is no JSON object)"),
        ("a.jsonl", b"\n", "is empty"),
        ("a.parquet", b"PAR1", "cannot be read as Parquet"),
        ("a.xlsx", b"PK", "is no office file"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "cannot be read as Excel"),
    ],
)
def test_what_is_no_table_is_named(tmp_path, name, content, fault):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LoadError) as caught:
        load_documents(tmp_path / name)
    assert fault in str(caught.value)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_large_table_is_never_in_memory_whole(tmp_path, name, monkeypatch):
    WRITERS[name](tmp_path / name)

    def refuse(file, limit):
        raise AssertionError(f"{file.name} was read whole")

    monkeypatch.setattr(SourceFile, "read", refuse)
    assert load_documents(tmp_path)["doc_id"].tolist() == ["a1", "a2"]


def test_a_letter_may_stand_across_two_pieces_of_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "PIECE", 1)
    (tmp_path / "a.csv").write_text("text\nB\u00f8d\u00f8\n", encoding="utf-8")
    assert load_documents(tmp_path)["text"].tolist() == ["B\u00f8d\u00f8"]


def test_a_table_that_is_broken_at_its_end_gives_nothing(tmp_path):
    (tmp_path / "a.csv").write_text('text\nOslo\n"Bergen')
    (tmp_path / "b.txt").write_text("Bodo")
    with pytest.warns(LoadWarning, match=r"a\.csv \(cannot be read as a table"):
        assert load_documents(tmp_path)["text"].tolist() == ["Bodo"]


def test_the_limit_of_cells_is_left_as_it_was(tmp_path):
    import csv

    before = csv.field_size_limit()
    (tmp_path / "a.csv").write_text("text\n" + "Oslo " * 50_000)
    assert load_documents(tmp_path)["n_words"].tolist() == [50_000]
    assert csv.field_size_limit() == before
