"""Any bytes, any text, any structure: a reader gives articles or says why not, and nothing else happens."""

import io
import json
import re
import tempfile
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.documents import LoadError, count_words, get_load_report, iterate_documents, load_documents
from analysis.loading.days import read_day
from analysis.loading.doc_ids import Place, make_digest, make_key, name_documents
from analysis.loading.elements import html_to_text, parse_xml
from analysis.loading.files import READERS, read_file
from analysis.loading.metadata import find_day_in_name, match_name, parse_pattern
from analysis.loading.readings import LoadOptions, Unreadable
from analysis.loading.sources import SourceFile
from analysis.loading.texts import decode
from analysis.schema import check_table

pytestmark = pytest.mark.filterwarnings("ignore::analysis.documents.LoadWarning")
OPTIONS = LoadOptions()
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
HEADS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PAR1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<?xml",
    b"<html>",
    b"[{",
    b"text,a\n",
]
PIECES = [
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<p>",
    "</p>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&x;",
    "&#55296;",
]
PIECES += [
    "<!DOCTYPE a [",
    "<rss>",
    "<description>",
    "<pubDate>",
    "2021-07-03",
    "<script>",
    "<html>",
    "<body>",
    "words ",
    "\x00",
    "\ud800",
]
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)
CELLS = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20)
CELLS |= st.lists(st.text(max_size=3), max_size=3) | st.dictionaries(
    st.text(max_size=5), st.text(max_size=3), max_size=2
)
NAMES = st.sampled_from(["text", "Body", "date", "id", "title", "sha256"]) | st.text(max_size=5)


def read(ending, content):
    try:
        file = SourceFile(f"a{ending}", len(content), lambda: io.BytesIO(content))
        articles = list(read_file(file, OPTIONS).articles)
    except Unreadable as fault:
        assert str(fault)
        return
    for article in articles:
        assert article.text.strip()
        article.text.encode("utf-8")
        json.dumps([article.key, {name: str(value) for name, value in article.fields.items()}]).encode(
            "utf-8"
        )


@pytest.mark.parametrize("ending", READERS)
@QUICK
@given(head=st.sampled_from(HEADS), content=st.binary(max_size=300))
def test_any_bytes(ending, head, content):
    read(ending, head + content)


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".xml", ".csv", ".json", ".jsonl"])
@QUICK
@given(text=SOUP)
def test_any_text(ending, text):
    read(ending, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@QUICK
@given(
    parts=st.dictionaries(
        st.sampled_from(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml"]), SOUP
    )
)
def test_any_office_file(ending, parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("utf-8", "replace"))
    read(ending, stream.getvalue())


@QUICK
@given(rows=st.lists(st.dictionaries(NAMES, CELLS, max_size=5), max_size=5))
def test_any_json(rows):
    read(".json", json.dumps(rows).encode())
    read(".jsonl", "\n".join(map(json.dumps, rows)).encode())


@QUICK
@given(frame=st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_any_frame(frame):
    try:
        documents = load_documents(pd.DataFrame(frame, columns=["text", "date"], dtype=object))
    except LoadError:
        return
    check_table("documents", documents)


@QUICK
@given(
    members=st.dictionaries(st.text(max_size=12), st.binary(max_size=60), max_size=5),
    damage=st.integers(0, 400),
)
def test_any_zip_file(members, damage):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            name = name.replace("\0", "").encode("utf-8", "replace").decode()
            archive.writestr(f"{name or 'x'}.txt", content)
    content = bytearray(stream.getvalue())
    if damage < len(content):
        content[damage] ^= 0xFF
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corpus.zip")
        path.write_bytes(bytes(content))
        try:
            documents = load_documents(path)
        except LoadError:
            return
        check_table("documents", documents)
        assert get_load_report(documents)["file"].notna().all()


@QUICK
@given(content=st.binary(max_size=200), markup=st.booleans())
def test_what_is_decoded_is_the_same_bytes_again(content, markup):
    try:
        text, encoding = decode(content, markup=markup)
    except Unreadable:
        return
    if encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be"):
        assert text.encode(encoding) == content


@QUICK
@given(text=SOUP)
def test_no_markup_is_too_much(text):
    html_to_text(text).encode("utf-8", "surrogatepass")
    try:
        parse_xml(text)
    except Unreadable as fault:
        assert str(fault)


@pytest.mark.parametrize(
    "piece", [" ", "\n", "<", "<p>", "<!--", "<![CDATA[", "&", "---\n", "2021-05-03 ", '<time datetime="']
)
@pytest.mark.parametrize("ending", [".txt", ".html", ".xml", ".csv", ".jsonl"])
def test_what_is_repeated_ten_thousand_times_comes_to_an_end(ending, piece):
    """Quadratic patterns would take minutes here."""
    read(ending, (piece * 10_000).encode())


@QUICK
@given(value=CELLS | st.dates() | st.datetimes())
def test_any_cell_may_be_a_day_or_none(value):
    read_day(value)


@QUICK
@given(
    pattern=st.sampled_from(["{a}_{published_date}_{b}", "{a}-{b}-{c}", "{published_date}{x}"]),
    name=st.text(alphabet="_-/2021073", max_size=250),
)
def test_any_name_is_matched_or_not(pattern, name):
    find_day_in_name(name)
    parsed = parse_pattern(pattern) if "}{" not in pattern else parse_pattern("{x}")
    told = match_name(parsed, name)
    assert told is None or list(told) == list(parsed.fields)


@QUICK
@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from(["a", "x/a", "x/b"]),
            st.sampled_from([".txt", ".xml"]),
            st.none() | st.text(max_size=3),
            st.text(max_size=3),
        ),
        unique=True,
        max_size=8,
    )
)
def test_ids_are_unique_and_depend_on_no_order(parts):
    single = {path + ending for path, ending, key, _ in parts if key is None}
    places = [
        Place(path + ending)
        if path + ending in single
        else Place(path + ending, make_key(key), make_digest(make_key(key), text))
        for path, ending, key, text in parts
    ]
    places = list(dict.fromkeys(places))
    names = name_documents(places)
    assert len(set(names)) == len(names)
    assert name_documents(places[::-1]) == names[::-1]


def load_or_complain(load):
    try:
        return load()
    except LoadError as fault:
        return str(fault)


@QUICK
@given(
    files=st.dictionaries(
        st.sampled_from(["a.txt", "x/a.txt", "x/a.md", "y/b.txt"]),
        st.sampled_from(["", "\0", "Oslo", "Tide"]),
    ),
    tables=st.dictionaries(
        st.sampled_from(["b.csv", "x/b.csv", "y/a.csv", "articles.csv"]),
        st.lists(st.tuples(st.sampled_from(["a", "b", "x/a", ""]), st.sampled_from(["Oslo", "Low", ""]))),
    ),
    size=st.integers(1, 4),
)
def test_slices_one_below_another_are_the_whole(files, tables, size):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).parent.mkdir(exist_ok=True)
            Path(folder, name).write_text(content)
        for name, rows in tables.items():
            column = "outlet" if name == "articles.csv" else "text"
            Path(folder, name).parent.mkdir(exist_ok=True)
            pd.DataFrame(rows, columns=["doc_id", column]).to_csv(Path(folder, name), index=False)
        whole = load_or_complain(lambda: load_documents(folder))
        slices = load_or_complain(lambda: iterate_documents(folder, size=size))
    if isinstance(whole, str):
        assert slices == whole
        return
    parts = list(slices)
    assert {len(part) for part in parts[:-1]} <= {size} and len(parts[-1]) <= size
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), whole)
    pd.testing.assert_frame_equal(get_load_report(slices), get_load_report(whole))


@QUICK
@given(text=st.text(alphabet=st.sampled_from("ab1_-'’. \n\t\u00a0é\u0301“,") | st.characters()))
def test_words_are_counted_as_one_expression_would(text):
    assert count_words(text) == len(re.findall(r"\w+(?:[-'’.]\w+)*", text))
