"""Extensions and their readers."""

from io import BytesIO

import pytest

from analysis.loading.doc_ids import Place
from analysis.loading.files import READERS, TABLES, Found, Loaded, Shelf, find_reader, read_file
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable
from analysis.loading.sources import SourceFile


@pytest.mark.parametrize("ending", READERS)
def test_every_format_has_a_reader_that_says_what_is_wrong(ending):
    with pytest.raises(Unreadable):
        list(read_file(SourceFile(f"a{ending}", 1, lambda: BytesIO(b"\x00")), LoadOptions()).articles)


@pytest.mark.parametrize("ending", [".doc", ".jpg", "", ".TXT"])
def test_other_extensions_have_none(ending):
    assert find_reader(ending) is None


def test_an_extension_is_known_in_any_letters():
    reading = read_file(SourceFile("x/A.TXT", 4, lambda: BytesIO(b"Oslo")), LoadOptions())
    assert [article.text for article in reading.articles] == ["Oslo"]
    assert reading.sha256 == "43152cc97f457f27c065d352c054743e751c5434da6b95b19b93e607e5b0763b"


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (SourceFile("a.txt", 0, BytesIO), "is empty"),
        (SourceFile("a.csv", 0, BytesIO), "is empty"),
        (SourceFile("a.txt", 4, BytesIO, "is a hidden file"), "is a hidden file"),
        (SourceFile("a", 4, BytesIO), "is of no format that is read (no extension)"),
        (SourceFile("a.txt", 10, BytesIO), "has 10 bytes, takes at most 9 (max_bytes=9)"),
        (SourceFile("a.txt", 4, lambda: BytesIO(b"x" * 10)), "unpacks to more than 9 bytes"),
        (SourceFile("a.csv", 4, lambda: BytesIO(b"x" * 361)), "unpacks to more than 360 bytes"),
    ],
)
def test_what_is_not_read_says_why(file, fault):
    with pytest.raises(Unreadable) as caught:
        read_file(file, LoadOptions(max_bytes=9))
    assert str(caught.value) == fault


def find(text):
    return Found(Article(text, {}), Place(f"{text}.txt"), "utf-8", None)


def test_a_shelf_keeps_whole_slices_on_disk_and_gives_them_back_any_number_of_times():
    articles = [find(text) for text in ("Oslo", "Bergen", "Bodo")]
    shelf = Shelf(2)
    for article in articles:
        shelf.put(article)
    for (first, second), (last,) in (shelf, shelf):
        assert (first, second, last) == tuple(articles)
        assert first is not articles[0] and last is articles[2]


def test_slices_are_gone_through_side_by_side():
    shelf = Shelf(1)
    for text in ("Oslo", "Bergen"):
        shelf.put(find(text))
    pairs = [(one.article.text, other.article.text) for (one,), (other,) in zip(shelf, shelf, strict=True)]
    assert pairs == [("Oslo", "Oslo"), ("Bergen", "Bergen")]


def test_a_table_that_breaks_off_at_the_second_reading_keeps_what_was_read():
    def list_articles():
        yield Article("Oslo", {}, "1")
        raise Unreadable("cannot be read (Input/output error)")

    loaded = Loaded(Shelf())
    loaded.take(SourceFile("a.csv", 9, BytesIO), Reading(list_articles(), holds_many=True))
    assert [place.key for place in loaded.places] == ["1"]
    assert [(entry.status, entry.reason, entry.n_documents) for entry in loaded.entries] == [
        ("read", "", 1),
        ("failed", "the rest cannot be read (Input/output error)", 0),
    ]


def test_tables_are_formats():
    assert TABLES.items() <= READERS.items()
