"""Parts: where a corpus is cut, and how a part is called."""

import pandas as pd
import pytest

from analysis.scale import parts
from analysis.scale.parquet import read_files, read_numbers, write_table
from analysis.scale.parts import cut_parts, name_content


def cut(documents, size):
    pieces = (documents[start : start + size] for start in range(0, len(documents), size))
    return [part["doc_id"].tolist() for part in cut_parts(pieces)]


def test_parts_do_not_depend_on_how_the_source_comes(make_documents, monkeypatch):
    for name, value in (("SMALLEST", 5), ("USUAL", 5), ("LARGEST", 20)):
        monkeypatch.setattr(parts, name, value)
    documents = make_documents({f"{number:03}": "x" for number in range(200)})
    whole = cut(documents, 200)
    assert cut(documents, 1) == cut(documents, 33) == whole
    assert [doc_id for part in whole for doc_id in part] == documents["doc_id"].tolist()
    assert all(5 <= len(part) <= 20 for part in whole[:-1]) and len(whole) > 10


def test_a_document_more_changes_one_part_or_two(make_documents, monkeypatch):
    for name, value in (("SMALLEST", 5), ("USUAL", 5), ("LARGEST", 20)):
        monkeypatch.setattr(parts, name, value)
    texts = {f"{number:03}": "x" for number in range(200)}
    before = cut(make_documents(texts), 200)
    after = cut(make_documents(dict(sorted((texts | {"100b": "x"}).items()))), 200)
    assert 1 <= sum(part not in before for part in after) <= 3


def test_a_name_tells_every_change(make_documents):
    documents = make_documents({"a": "x", "b": ""}, day="2020-01-01")
    changes = [
        documents,
        make_documents({"a": "", "b": "x"}, day="2020-01-01"),
        make_documents({"a": "x", "b": ""}, day="2020-01-02"),
        make_documents({"a": "x", "b": ""}),
        documents.assign(n_words=2),
        documents.assign(title=""),
        documents.rename(columns={"file": "place"}),
        documents[:1],
    ]
    assert len({name_content(table) for table in changes}) == len(changes)
    assert name_content(documents) == name_content(documents.copy())
    assert name_content(documents, "one") != name_content(documents, "other")


def test_a_file_is_whole_or_not_there(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "zones" / "x.parquet"
    table = pd.DataFrame({"n": [1, 2], "content": [b"12345678", b""]})
    write_table(path, table)
    assert read_files([path], columns=["n"])["n"].tolist() == [1, 2]
    assert read_numbers(path, "content").tobytes() == b"12345678"
    with pytest.raises(ValueError, match="zones cannot be kept as Parquet"):
        write_table(path, pd.DataFrame({"n": [1, "two"]}))
    assert [file.name for file in path.parent.iterdir()] == ["x.parquet"]


def test_what_a_table_carries_beside_its_rows_is_not_written(tmp_path):
    pytest.importorskip("pyarrow")
    table = pd.DataFrame({"n": [1]})
    table.attrs["load report"] = "all files of the corpus"
    write_table(tmp_path / "x.parquet", table)
    assert b"all files" not in (tmp_path / "x.parquet").read_bytes()
