"""Reading a folder: the text exactly, what stands beside it, and every fault by its name."""

import hashlib

import pandas as pd
import pytest

from analysis.documents import (
    LoadError,
    LoadWarning,
    count_words,
    get_load_report,
    iterate_documents,
    load_documents,
)
from analysis.schema import SCHEMAS, check_table

BOM = b"\xef\xbb\xbf"


@pytest.fixture
def folder(tmp_path):
    """A function that fills a folder called "corpus" with files and returns it."""

    def fill(files):
        for name, content in files.items():
            path = tmp_path / "corpus" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "corpus"

    return fill


def fault_lines(source):
    """The lines of the one error that a source gives."""
    with pytest.raises(LoadError) as caught:
        load_documents(source)
    return str(caught.value).splitlines()


def test_the_whole_row_of_a_plain_file(folder):
    content = "A reef\r\n\r\nPublished July 7, 2019\r\n\r\nDivers’ co-operation “grew” by 1.5.\r\n".encode()
    documents = load_documents(folder({"reef one.txt": content}))
    check_table("documents", documents)
    assert list(documents.columns) == list(SCHEMAS["documents"])
    row = documents.iloc[0].to_dict()
    assert row == {
        "doc_id": "reef one",
        "text": content.decode(),
        "title": pytest.approx(float("nan"), nan_ok=True),
        "outlet": pytest.approx(float("nan"), nan_ok=True),
        "agency": pytest.approx(float("nan"), nan_ok=True),
        "published_date": pd.Timestamp("2019-07-07"),
        "published_from": "header",
        "language": pytest.approx(float("nan"), nan_ok=True),
        "n_words": 11,
        "file": "reef one.txt",
        "encoding": "utf-8",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (b"a\r\nb\rc\n\n ", "a\r\nb\rc\n\n ", "utf-8"),
        (BOM + "Hà Nội\r\n".encode(), "Hà Nội\r\n", "utf-8-sig"),
        (b"\xff\xfe" + "Hà Nội\r\n".encode("utf-16-le"), "Hà Nội\r\n", "utf-16"),
        (b"\xff\xfe\0\0" + "Hà Nội".encode("utf-32-le"), "Hà Nội", "utf-32"),
        (b"\xfe\xff" + "Hà Nội".encode("utf-16-be"), "Hà Nội", "utf-16"),
        (b"caf\xe9 \x93reef\x94 \x80", "café “reef” €", "cp1252"),
        ("e\u0301\u200b".encode(), "e\u0301\u200b", "utf-8"),
    ],
)
def test_a_text_is_decoded_exactly(folder, content, text, encoding):
    row = load_documents(folder({"a.txt": content})).iloc[0]
    assert (row["text"], row["encoding"]) == (text, encoding)
    assert row["sha256"] == hashlib.sha256(content).hexdigest()


def test_rows_stand_in_the_order_of_file_names(folder):
    files = dict.fromkeys(["b.txt", "a.TXT", "10.txt", "2.txt", "a.b.txt"], "Oslo")
    assert load_documents(folder(files))["doc_id"].tolist() == ["10", "2", "a", "a.b", "b"]


def test_what_is_no_article_is_passed_over_without_a_word(folder, recwarn):
    others = ["._a.txt", ".hidden.txt", ".git/b.txt", "README.txt", "LICENSE.txt", "requirements.txt"]
    documents = load_documents(folder(dict.fromkeys(others, "\0") | {"readme.md": "Oslo", "a.txt": "Oslo"}))
    assert documents["doc_id"].tolist() == ["a"]
    assert not recwarn.list
    report = get_load_report(documents)
    assert report[["file", "status", "reason"]].to_numpy().tolist() == [
        ["._a.txt", "skipped", "is a hidden file"],
        [".hidden.txt", "skipped", "is a hidden file"],
        ["LICENSE.txt", "skipped", "is no article by its name"],
        ["README.txt", "skipped", "is no article by its name"],
        ["a.txt", "read", ""],
        ["readme.md", "skipped", "is no article by its name"],
        ["requirements.txt", "skipped", "is no article by its name"],
    ]


def test_sub_folders_are_searched_and_same_names_get_their_folder(folder):
    files = dict.fromkeys(["2021/talks.txt", "2022/talks.md", "2022/tide.txt", "talks.txt"], "Oslo")
    documents = load_documents(folder(files))
    assert documents[["doc_id", "file"]].to_numpy().tolist() == [
        ["2021/talks", "2021/talks.txt"],
        ["2022/talks", "2022/talks.md"],
        ["tide", "2022/tide.txt"],
        ["talks", "talks.txt"],
    ]


def test_one_file_is_a_corpus_too(folder):
    path = folder({"a.txt": "Oslo", "b.txt": "Bergen"}) / "b.txt"
    assert load_documents(path)["text"].tolist() == ["Bergen"]
    assert load_documents(str(path))["doc_id"].tolist() == ["b"]


EXCEL = (
    BOM
    + b"doc_id,published_date,outlet,agency,title,language,note,region\r\n"
    + ('b,2019-07-07,"The Reef, Daily",AFP,"“Reefs”",en,"two\r\nlines",north\r\n'.encode())
)


def test_a_sidecar_saved_by_a_spreadsheet_is_understood(folder):
    documents = load_documents(
        folder({"a.txt": "Oslo", "b.txt": "Published May 1, 2019\nOslo", "articles.csv": EXCEL})
    )
    told = documents.set_index("doc_id").loc["b"]
    assert told["published_date"] == pd.Timestamp("2019-07-07")  # someone checked it: it goes before the page
    assert told["published_from"] == "metadata"
    assert told[["outlet", "agency", "title", "language"]].tolist() == [
        "The Reef, Daily",
        "AFP",
        "“Reefs”",
        "en",
    ]
    assert told[["note", "region"]].tolist() == ["two\r\nlines", "north"]
    assert list(documents.columns) == [*SCHEMAS["documents"], "note", "region"]
    assert documents.loc[0, ["outlet", "agency", "title", "language", "note", "region"]].isna().all()
    assert documents.loc[0, "published_from"] == "unknown"
    assert documents["region"].dtype == "str"


@pytest.mark.parametrize(
    "sidecar",
    [
        "doc_id,outlet\na,X\n",
        "doc_id;outlet\r\na;X\r\n",
        "doc_id , outlet\na,X\n",
        "doc_id,outlet\n,\na, X \n,\n\n",
    ],
    ids=["commas", "semicolons", "blanks in the head", "blank rows"],
)
def test_what_spreadsheets_do_to_a_sidecar_is_forgiven(folder, sidecar):
    documents = load_documents(folder({"a.txt": "Oslo", "articles.csv": sidecar}))
    assert documents[["doc_id", "outlet"]].to_numpy().tolist() == [["a", "X"]]
    assert list(documents.columns) == list(SCHEMAS["documents"])


def test_one_file_of_a_folder_takes_its_own_row_of_the_sidecar(folder):
    source = folder({"a.txt": "Oslo", "b.txt": "Bergen", "articles.csv": "doc_id,outlet\na,X\nb,Y\n"})
    assert load_documents(source / "b.txt")[["doc_id", "outlet"]].to_numpy().tolist() == [["b", "Y"]]


def test_an_empty_cell_of_the_sidecar_says_nothing(folder):
    documents = load_documents(
        folder(
            {"a.txt": "Published May 1, 2019\nOslo", "articles.csv": "doc_id,published_date,outlet\na, ,\n"}
        )
    )
    assert documents.loc[0, "published_date"] == pd.Timestamp("2019-05-01")
    assert documents.loc[0, "published_from"] == "header"
    assert pd.isna(documents.loc[0, "outlet"])


def test_the_day_in_the_address_of_a_page_goes_before_that_of_the_file_and_behind_all_others(folder):
    address = "https://reef.example/2019/05/01/ferry"
    documents = load_documents(
        folder(
            {
                "2019-05-09_a.txt": f"{address}\nA ferry sinks\nOslo",
                "b.txt": f"{address}\nPublished May 2, 2019\nOslo",
                "c.txt": "A ferry sinks\nOslo",
                "d.txt": f"A ferry sinks off the harbour\n{address}\nOslo",
                "articles.csv": f"doc_id,url\nc,{address}\n",
            }
        )
    )
    days = documents["published_date"].dt.strftime("%Y-%m-%d")
    assert days.tolist()[:3] == ["2019-05-01", "2019-05-02", "2019-05-01"]
    assert documents["published_from"].tolist() == ["metadata", "header", "metadata", "unknown"]


def test_there_is_no_such_folder(tmp_path):
    assert fault_lines(tmp_path / "nowhere") == [
        f"expected a folder, a file or a table, got {tmp_path / 'nowhere'}"
    ]


def test_a_file_of_another_format_is_refused(folder):
    path = folder({"photo.jpg": "Oslo"}) / "photo.jpg"
    assert fault_lines(path) == [
        "1 fault(s) in photo.jpg:",
        "  photo.jpg: is of no format that is read (.jpg)",
    ]


@pytest.mark.parametrize("source", [None, 7, ["a.txt"]])
def test_a_source_of_another_type_is_refused(source):
    assert fault_lines(source) == [f"expected a path or a DataFrame, got {type(source).__name__}"]


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (
            {"encoding": "base64"},
            "encoding='base64': takes the name of an encoding, such as 'shift_jis' or 'cp1251'",
        ),
        ({"max_bytes": 0}, "max_bytes=0: takes a number of bytes from 1"),
        ({"columns": {"x": "y"}}, "columns={'x': 'y'}: 'x' is none of text, title, published_date, outlet,"),
        ({"file_names": "x"}, "file_names='x': it has no {field}"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused(folder, options, fault):
    with pytest.raises(LoadError) as caught:
        load_documents(folder({"a.txt": "Oslo"}), **options)
    assert str(caught.value).startswith(fault)


def test_there_is_nothing_to_read(tmp_path):
    (line,) = fault_lines(tmp_path)
    assert line.startswith(f"no article in {tmp_path}: expected at least one file of .txt .md ")
    (tmp_path / "README.txt").write_text("Oslo")
    (line,) = fault_lines(tmp_path)
    assert line.endswith("or a .zip of these; found only README.txt (is no article by its name)")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "a.txt: is empty"),
        (b" \r\n\t", "a.txt: is empty"),
        (BOM, "a.txt: is empty"),
        (b"ab\x00c", "a.txt: is no text file (NUL byte at position 2)"),
        (b"%PDF-1.7\x00\x01", "a.txt: is no text file (NUL byte at position 8)"),
    ],
)
def test_a_file_that_is_no_text_is_named(folder, content, fault):
    assert fault_lines(folder({"a.txt": content})) == ["1 fault(s) in corpus:", f"  {fault}"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"caf\xe9 \x81", "is neither UTF-8 nor Windows-1252 (byte 0x81 at position 5)"),
        (b"\xff\xfeabc", "is marked as utf-16 and is not (byte 0x63 at position 4)"),
    ],
)
def test_bytes_that_are_no_text_are_named(folder, content, fault):
    assert fault_lines(folder({"a.txt": content})) == ["1 fault(s) in corpus:", f"  a.txt: {fault}"]


def test_two_files_of_one_name_keep_their_extension(folder):
    source = folder({"a.txt": "Oslo", "a.md": "Bergen"})
    assert load_documents(source)["doc_id"].tolist() == ["a.md", "a.txt"]


@pytest.mark.parametrize(
    ("sidecar", "fault"),
    [
        ("name,outlet\na,X\n", "articles.csv row 1: no column doc_id (columns: name, outlet)"),
        ("", "articles.csv row 1: no column doc_id (columns: )"),
        ("doc_id,outlet,outlet\na,X,Y\n", "articles.csv row 1: column 'outlet' stands there twice"),
        ("doc_id,,outlet\na,,X\n", "articles.csv row 1: a column has no name"),
        ("doc_id,text\na,X\n", "articles.csv row 1: column 'text' is filled from the files themselves"),
        ("doc_id,outlet\n,X\n", "articles.csv row 2, column doc_id: got '', no such article beside it"),
        (
            "doc_id,published_date\na,20190707\n",
            "articles.csv row 2, column published_date: got '20190707', takes YYYY-MM-DD",
        ),
        ("doc_id,outlet\nb,X\n", "articles.csv row 2, column doc_id: got 'b', no such article beside it"),
        (
            "doc_id,outlet\na.txt,X\n",
            "articles.csv row 2, column doc_id: got 'a.txt', no such article beside it",
        ),
        ("doc_id,outlet\na,X\na,Y\n", "articles.csv row 3, column doc_id: 'a' stands in an earlier row too"),
        (
            "doc_id,published_date\na,7/7/2019\n",
            "articles.csv row 2, column published_date: got '7/7/2019', takes YYYY-MM-DD",
        ),
        (
            "doc_id,published_date\na,2019-02-30\n",
            "articles.csv row 2, column published_date: got '2019-02-30', takes YYYY-MM-DD",
        ),
        ("doc_id,outlet\na,X,Y\n", "articles.csv row 2: has more cells than the head"),
        ("doc_id,outlet\na\n", "articles.csv row 2: has fewer cells than the head"),
        ('doc_id,outlet\na,"X\n', "articles.csv: cannot be read as a UTF-8 table (unexpected end of data)"),
        (
            b"doc_id,outlet\na,caf\xe9\n",
            "articles.csv: cannot be read as a UTF-8 table "
            "('utf-8' codec can't decode byte 0xe9 in position 19: invalid continuation byte)",
        ),
    ],
)
def test_a_fault_of_the_sidecar_names_row_and_column(folder, sidecar, fault):
    assert fault_lines(folder({"a.txt": "Oslo", "articles.csv": sidecar})) == [
        "1 fault(s) in corpus:",
        f"  {fault}",
    ]


def test_all_faults_of_a_sidecar_come_in_one_error_and_nothing_is_returned(folder):
    sidecar = "doc_id,published_date\r\na,2019-13-01\r\nnone,2019-01-01\r\nd,2019-01-01\r\nd,2019-01-01\r\n"
    files = {"a.txt": b"", "b.txt": b"\0", "d.txt": "Oslo", "articles.csv": sidecar}
    assert fault_lines(folder(files)) == [
        "3 fault(s) in corpus:",
        "  articles.csv row 2, column published_date: got '2019-13-01', takes YYYY-MM-DD",
        "  articles.csv row 3, column doc_id: got 'none', no such article beside it",
        "  articles.csv row 5, column doc_id: 'd' stands in an earlier row too",
    ]


def test_files_that_cannot_be_read_stop_nothing_and_are_named(folder):
    files = {"a.txt": b"", "b.txt": b"\0", "c.txt": b"\x81", "d.txt": "Oslo", "e.doc": "x"}
    with pytest.warns(LoadWarning) as caught:
        documents = load_documents(folder(files))
    assert documents["doc_id"].tolist() == ["d"]
    assert str(caught[0].message) == (
        "4 of 5 files were not read: a.txt (is empty); b.txt (is no text file (NUL byte at position 0)); "
        "c.txt (is neither UTF-8 nor Windows-1252 (byte 0x81 at position 0)); and 1 more. "
        "get_load_report(documents) lists all."
    )
    assert caught[0].filename == __file__
    nothing = None
    report = get_load_report(documents).astype(object)
    assert report.where(report.notna(), None).to_numpy().tolist() == [
        ["a.txt", nothing, "failed", "is empty", nothing, 0, "txt", 0],
        ["b.txt", nothing, "failed", "is no text file (NUL byte at position 0)", nothing, 1, "txt", 0],
        [
            "c.txt",
            nothing,
            "failed",
            "is neither UTF-8 nor Windows-1252 (byte 0x81 at position 0)",
            nothing,
            1,
            "txt",
            0,
        ],
        ["d.txt", "d", "read", "", "utf-8", 4, "txt", 1],
        ["e.doc", nothing, "skipped", "is of no format that is read (.doc)", nothing, 1, "doc", 0],
    ]


def test_where_nothing_can_be_read_every_fault_is_named(folder):
    assert fault_lines(folder({"a.txt": b"", "b/b.txt": b"\0"})) == [
        "2 fault(s) in corpus:",
        "  a.txt: is empty",
        "  b/b.txt: is no text file (NUL byte at position 0)",
    ]


MIXED = {
    "2020/talks.txt": "Oslo",
    "2021/talks.txt": "Published July 7, 2019\n\nBergen",
    "2021/empty.txt": "",
    "2021/articles.csv": "doc_id,outlet,desk\ntalks,Reef Post,asia\n",
    "rows.csv": "id,text,date,page\ntalks,Voss,03/04/2021,1\n2,Hamar,25/04/2021,\n2,Moss,,3\n,,,\n",
    "tide.md": "---\nlang: en\n---\nLow",
    "tide.xml": "<rss><item><title>Tide</title><description>High.</description></item></rss>",
}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
def test_slices_are_the_whole_table_cut(folder, size):
    source = folder(MIXED)
    with pytest.warns(LoadWarning, match=r"1 of 6 files was not read: 2021/empty\.txt"):
        whole = load_documents(source)
    with pytest.warns(LoadWarning, match=r"1 of 6 files was not read: 2021/empty\.txt") as caught:
        slices = iterate_documents(source, size=size)
    assert caught[0].filename == __file__
    for _ in range(2):  # as often as one goes through them
        parts = list(slices)
        assert [len(part) for part in parts] == [min(size, 7 - start) for start in range(0, 7, size)]
        for part in parts:
            check_table("documents", part)
        pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), whole)
    pd.testing.assert_frame_equal(get_load_report(slices), get_load_report(whole))
    assert repr(slices) == "Slices(7 documents)"
    ids = ["2020/talks", "2021/talks", "rows/talks", "rows.csv/2-cae72ea8908e", "rows.csv/2-6382fb47e0f9"]
    assert whole["doc_id"].tolist() == [*ids, "tide", "Tide"]
    assert whole["published_date"].dt.strftime("%d %m").fillna("").tolist()[:5] == [
        "",
        "07 07",
        "03 04",
        "25 04",
        "",
    ]
    assert list(whole.columns[-2:]) == ["desk", "page"]


def test_whatever_is_wrong_is_said_before_the_first_slice(folder):
    files = {"a.txt": "Oslo", "b.txt": "Bergen", "articles.csv": "doc_id,outlet\nc,X\n"}
    with pytest.raises(LoadError, match=r"articles\.csv row 2, column doc_id: got 'c'"):
        iterate_documents(folder(files), size=1)
    with pytest.raises(LoadError, match="size=0: takes a number of articles from 1"):
        iterate_documents("seeds", size=0)
    with pytest.raises(LoadError, match="expected a path, got DataFrame"):
        iterate_documents(pd.DataFrame())
    with pytest.raises(LoadError, match="expected a folder, a file or a table"):
        iterate_documents("nowhere")


def test_slices_know_the_options_of_the_whole(folder):
    source = folder({"Post_2021-04-03.txt": "Oslo", "b.csv": "Wortlaut,Tag\nBergen,03/04/2021\n"})
    options = {
        "columns": {"text": "Wortlaut", "published_date": "Tag"},
        "file_names": "{outlet}_{published_date}",
        "day_first": True,
    }
    documents = pd.concat(iterate_documents(source, size=1, **options))
    assert documents["text"].tolist() == ["Oslo", "Bergen"]
    assert documents["outlet"].fillna("").tolist() == ["Post", ""]
    assert documents["published_date"].dt.strftime("%Y-%m-%d").tolist() == ["2021-04-03", "2021-04-03"]


def test_a_table_that_was_not_loaded_has_no_report():
    with pytest.raises(ValueError, match="carries no load report"):
        get_load_report(pd.DataFrame())


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("", 0),
        ("— … !", 0),
        ("Oslo", 1),
        ("Japan's co-operation", 2),
        ("the divers’ U.S. boat", 4),
        ("1.5 million, 2 boats", 4),
        ("Phạm Minh Chính", 3),
        ("one/two", 2),
    ],
)
def test_words_are_counted_as_a_reader_does(text, n):
    assert count_words(text) == n


def test_a_file_that_cannot_be_opened_is_named(folder, monkeypatch):
    source = folder({"a.txt": "Oslo"})

    def refuse(path, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(source), "open", refuse)
    assert fault_lines(source) == ["1 fault(s) in corpus:", "  a.txt: cannot be read (Permission denied)"]
