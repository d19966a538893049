"""PDF and Word files made by hand."""

import io
import zipfile

import docx
import pypdf
import pytest

from analysis.documents import LoadError, load_documents
from analysis.loading import office_files
from analysis.loading.office_files import check_office_archive
from analysis.loading.readings import Unreadable


def make_pdf(*lines, columns=1):
    """One page with lines of text at (x, y, words), in the simplest PDF that there is."""
    drawn = " ".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj" for x, y, words in lines)
    stream = f"BT /F1 12 Tf {drawn} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(content),
    )
    return content + head + table + trailer


def test_the_paragraphs_of_a_pdf(tmp_path):
    lines = [
        (50, 700, "Ferry opens"),
        (50, 660, "The ferry opened on Monday"),
        (50, 646, "in Oslo."),
        (50, 606, "It was late."),
    ]
    (tmp_path / "a.pdf").write_bytes(make_pdf(*lines))
    row = load_documents(tmp_path).iloc[0]
    assert row["text"] == "Ferry opens\n\nThe ferry opened on Monday\nin Oslo.\n\nIt was late."
    assert row[["doc_id", "n_words"]].tolist() == ["a", 12]
    assert row[["encoding"]].isna().all()


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path):
    left = [(50, 700 - 14 * n, f"left {n}") for n in range(3)]
    right = [(350, 700 - 14 * n, f"right {n}") for n in range(3)]
    (tmp_path / "a.pdf").write_bytes(make_pdf(*left, *right))
    text = load_documents(tmp_path)["text"].iloc[0]
    assert text.split() == "left 0 left 1 left 2 right 0 right 1 right 2".split()


def test_a_pdf_without_text_is_named(tmp_path):
    (tmp_path / "a.pdf").write_bytes(make_pdf((50, 700, " ")))
    with pytest.raises(LoadError, match=r"a\.pdf: holds no text; scanned pages need text recognition first"):
        load_documents(tmp_path)


def test_a_locked_pdf_is_named(tmp_path):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf((50, 700, "Oslo"))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(LoadError, match=r"a\.pdf: is locked with a password"):
        load_documents(tmp_path)


def test_a_pdf_of_too_many_pages_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(office_files, "MAX_PAGES", 0)
    (tmp_path / "a.pdf").write_bytes(make_pdf((50, 700, "Oslo")))
    with pytest.raises(LoadError, match="has 1 pages, takes at most 0"):
        load_documents(tmp_path)


def test_the_paragraphs_and_tables_of_a_word_file(tmp_path):
    document = docx.Document()
    document.add_heading("Ferry opens", 1)
    document.add_paragraph("Published July 3, 2021")
    document.add_paragraph("")
    document.add_paragraph("The ferry ").add_run("opened").bold = True
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["Ferry", "Late", "Anna", "2 h"], strict=True):
        cell.text = words
    document.add_paragraph("It was late.")
    document.save(tmp_path / "a.docx")
    row = load_documents(tmp_path).iloc[0]
    assert row["text"] == (
        "Ferry opens\n\nPublished July 3, 2021\n\nThe ferry opened\n\nFerry\tLate\nAnna\t2 h\n\nIt was late."
    )
    assert (str(row["published_date"].date()), row["published_from"]) == ("2021-07-03", "header")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", b"%PDF-1.7\n", "cannot be read as PDF"),
        ("a.pdf", b"no PDF", "cannot be read as PDF"),
        ("a.docx", b"no zip", "is no office file"),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18, "cannot be read as a Word file"),
    ],
)
def test_damaged_files_are_named(tmp_path, name, content, fault):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LoadError, match=fault):
        load_documents(tmp_path)


def test_an_empty_word_file_is_named(tmp_path):
    docx.Document().save(tmp_path / "a.docx")
    with pytest.raises(LoadError, match=r"a\.docx: is empty"):
        load_documents(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "declares a document type in"),
        ("word/document.xml", "<!ENTITY b 'c'>".encode("utf-16"), "declares a document type in"),
        ("word/document.xml", b"<a>" + b"x" * 900 + b"</a>", "unpacks to more than 500 bytes"),
        ("../document.xml", b"<a/>", "has a name that leads out"),
    ],
)
def test_an_office_file_that_would_harm_is_refused(name, content, fault):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    with pytest.raises(Unreadable, match=fault):
        check_office_archive(stream.getvalue(), 500)


def test_an_honest_office_file_passes():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", b"<?xml version='1.0'?><a><!-- note --><![CDATA[x]]></a>")
        archive.writestr("media/photo.png", b"<!ENTITY")
    check_office_archive(stream.getvalue(), 500)
