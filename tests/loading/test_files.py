"""Extensions and their readers."""

import pytest

from analysis.loading.files import READERS, TABLES, find_reader, read_file
from analysis.loading.readings import LoadOptions, Unreadable
from analysis.loading.sources import SourceFile


@pytest.mark.parametrize("ending", READERS)
def test_every_format_has_a_reader_that_says_what_is_wrong(ending):
    with pytest.raises(Unreadable):
        find_reader(ending)(b"\x00", LoadOptions())


@pytest.mark.parametrize("ending", [".doc", ".jpg", "", ".TXT"])
def test_other_extensions_have_none(ending):
    assert find_reader(ending) is None


def test_an_extension_is_known_in_any_letters():
    reading = read_file(SourceFile("x/A.TXT", 4, lambda limit: b"Oslo"), LoadOptions())
    assert [article.text for article in reading.articles] == ["Oslo"]
    assert reading.sha256 == "43152cc97f457f27c065d352c054743e751c5434da6b95b19b93e607e5b0763b"


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (SourceFile("a.txt", 0, lambda limit: b""), "is empty"),
        (SourceFile("a.txt", 4, lambda limit: b"x", "is a hidden file"), "is a hidden file"),
        (SourceFile("a", 4, lambda limit: b"x"), "is of no format that is read (no extension)"),
        (
            SourceFile("a.txt", 4, lambda limit: b"x" * (limit + 1)),
            "unpacks to more than 9 bytes (max_bytes=9)",
        ),
    ],
)
def test_what_is_not_read_says_why(file, fault):
    with pytest.raises(Unreadable) as caught:
        read_file(file, LoadOptions(max_bytes=9))
    assert str(caught.value) == fault


def test_tables_are_formats():
    assert TABLES.items() <= READERS.items()
