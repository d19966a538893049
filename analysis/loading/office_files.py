"""PDF and Word files -> their text, page by page or paragraph by paragraph."""

from __future__ import annotations

import io
import logging
import zipfile

from analysis.loading.elements import tidy_breaks
from analysis.loading.readings import Article, LoadOptions, Reading, Unreadable, need_package
from analysis.loading.sources import find_fault, open_member
from analysis.loading.texts import mend_surrogates
from analysis.patterns import LatePattern

MAX_PAGES = 2_000
MOST_GAPS = 0.25
"""A page of which more lines than this have a gap inside is set in columns."""

_GAP = LatePattern(r"\S {3,}\S")
_WIDE_GAP = LatePattern(r" {4,}")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def read_pdf(content: bytes, options: LoadOptions) -> Reading:
    """Read the text of a PDF file, lines as they are printed, with an empty line between paragraphs and
    pages.

    Raises
    ------
    Unreadable
        If pypdf is not installed, or the file is damaged, locked, or holds pictures of text only.
    """
    try:
        import pypdf
    except ImportError:
        raise need_package("pypdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints become the reason given here
    try:
        pdf = pypdf.PdfReader(io.BytesIO(content))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Unreadable("is locked with a password")
        if len(pdf.pages) > MAX_PAGES:
            raise Unreadable(f"has {len(pdf.pages):,} pages, takes at most {MAX_PAGES:,}")
        pages = [_read_page(page) for page in pdf.pages]
    except Unreadable:
        raise
    except Exception as error:  # whatever a file does to a library, the other files are read
        raise Unreadable(f"cannot be read as PDF ({type(error).__name__}: {error})") from None
    return _make_reading(
        "\n\n".join(filter(None, pages)), "holds no text; scanned pages need text recognition first"
    )


def read_docx(content: bytes, options: LoadOptions) -> Reading:
    """Read the paragraphs and tables of a Word file in their order, an empty line between them.

    Raises
    ------
    Unreadable
        If python-docx is not installed, or the file is damaged or no Word file.
    """
    try:
        import docx
    except ImportError:
        raise need_package("python-docx") from None
    check_office_archive(content, options.max_bytes)
    try:
        document = docx.Document(io.BytesIO(content))
        blocks = [_docx_block(block) for block in document.iter_inner_content()]
    except Exception as error:  # whatever a file does to a library, the other files are read
        raise Unreadable(f"cannot be read as a Word file ({type(error).__name__}: {error})") from None
    return _make_reading("\n\n".join(filter(None, blocks)), "is empty")


def check_office_archive(content: bytes, limit: int) -> None:
    """Hold a .docx or .xlsx, which is a zip file of XML, against the same limits, before a library opens it.

    Raises
    ------
    Unreadable
        If it is none, unpacks to too much, or declares entities, which no office program writes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                if fault := find_fault(info, nested=False):
                    raise Unreadable(f"holds {info.filename}, which {fault}")
                if info.filename.lower().endswith((".xml", ".rels")):
                    with open_member(archive, info) as stream:
                        part = stream.read(limit + 1)
                    if len(part) > limit:
                        raise Unreadable(f"unpacks to more than {limit:,} bytes")
                    if b"<!" in part.replace(b"\x00", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                        raise Unreadable(f"declares a document type in {info.filename}, which is not read")
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"is no office file ({error})") from None


def _read_page(page: object) -> str:
    """A page by its layout, which shows where paragraphs end; by its own order where it has columns."""
    laid_out = page.extract_text(extraction_mode="layout")
    lines = [line.strip() for line in laid_out.split("\n") if line.strip()]
    n_gaps = sum(_GAP.search(line) is not None for line in lines)
    text = page.extract_text() if n_gaps > MOST_GAPS * len(lines) else laid_out
    return tidy_breaks(_WIDE_GAP.sub("   ", text)).translate(_LIGATURES)


def _docx_block(block: object) -> str:
    """A paragraph, or a table with tabs between its cells."""
    if hasattr(block, "rows"):
        rows = ("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        return "\n".join(row for row in rows if row.strip())
    return block.text.strip()


def _make_reading(text: str, if_empty: str) -> Reading:
    text = mend_surrogates(text).replace("\x00", "")
    if not text.strip():
        raise Unreadable(if_empty)
    return Reading([Article(text, {})])
