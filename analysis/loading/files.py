"""All files of a source, each read by its extension; what becomes of each goes to the report.

Which id an article bears depends on all others. So the articles wait, in memory or on disk, until the last
file is read; what is needed to name them is held for all.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from tempfile import TemporaryFile
from typing import NamedTuple

from analysis.loading.doc_ids import Place, make_digest
from analysis.loading.metadata import SIDECAR, Sidecar, read_sidecar
from analysis.loading.progress import show_progress
from analysis.loading.readings import TABLE_FACTOR, Article, LoadOptions, Reading, Unreadable
from analysis.loading.report import FAILED, READ, SKIPPED, Entry
from analysis.loading.sources import NESTED, SourceFile
from analysis.loading.tables import NoTextColumn

Reader = Callable[[bytes, LoadOptions], Reading] | Callable[[SourceFile, LoadOptions], Reading]
"""Readers of tables take the file, which may be too large to be held; all others its bytes."""

TABLES = {
    ".csv": "table_files.read_delimited",
    ".tsv": "table_files.read_delimited",
    ".json": "table_files.read_json",
    ".jsonl": "table_files.read_json_lines",
    ".ndjson": "table_files.read_json_lines",
    ".parquet": "table_files.read_parquet",
    ".xlsx": "table_files.read_excel",
}
"""Formats of which one file holds many articles, and their readers."""

READERS = {
    ".txt": "texts.read_text",
    ".md": "texts.read_text",
    ".markdown": "texts.read_text",
    ".html": "web_pages.read_web_page",
    ".htm": "web_pages.read_web_page",
    ".xhtml": "web_pages.read_web_page",
    ".xml": "xml_articles.read_xml",
    ".rss": "xml_articles.read_xml",
    ".atom": "xml_articles.read_xml",
    ".pdf": "office_files.read_pdf",
    ".docx": "office_files.read_docx",
    **TABLES,
}
"""Extension -> module and function, imported when the first file of the kind is met."""


class Found(NamedTuple):
    """One article, and what is known of its file."""

    article: Article
    place: Place
    encoding: str | None
    sha256: str | None


class Shelf:
    """Articles in slices of a size; those of whole slices wait in a file that goes when the shelf goes."""

    def __init__(self, size: int | None = None) -> None:
        self._size, self._slice, self._starts, self._file = size, [], [], None

    def put(self, found: Found) -> None:
        self._slice.append(found)
        if len(self._slice) == self._size:
            self._file = self._file or TemporaryFile()  # noqa: SIM115 - it lives as long as the shelf
            self._starts.append(self._file.tell())
            # Nobody else can write to this file, so it is safe to unpickle.
            pickle.dump(self._slice, self._file, pickle.HIGHEST_PROTOCOL)
            self._slice = []

    def __iter__(self) -> Iterator[list[Found]]:
        for start in self._starts:
            self._file.seek(start)
            yield pickle.load(self._file)
        if self._slice:
            yield self._slice


@dataclass
class Loaded:
    """What was read: the articles, and of all of them where they come from and the names of their fields."""

    shelf: Shelf
    places: list[Place] = field(default_factory=list)
    fields: list[tuple[str, ...]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    sidecars: list[Sidecar] = field(default_factory=list)
    _known: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def take(self, file: SourceFile, reading: Reading) -> None:
        """Add the articles of a file, and to the report what became of the file and of its parts.

        Raises
        ------
        Unreadable
            If there is no article.
        """
        n_before = len(self.places)
        try:
            for article in reading.articles:
                self._add(file, reading, article)
        except Unreadable as error:  # a file that was whole at first and is no longer
            reading.unread.append(("the rest", str(error)))
        n_articles = len(self.places) - n_before
        if not n_articles:
            raise Unreadable(" ".join(reading.unread[0]).strip() if reading.unread else "holds no article")
        entry = make_entry(file, READ, "; ".join(reading.notes))
        entry = entry._replace(encoding=reading.encoding, n_documents=n_articles)
        self.entries.append(entry)
        self.entries += [
            entry._replace(status=FAILED, reason=f"{where} {reason}", n_documents=0, is_part=True)
            for where, reason in reading.unread
        ]

    def _add(self, file: SourceFile, reading: Reading, article: Article) -> None:
        digest = make_digest(article.key, article.text) if reading.holds_many else ""
        place = Place(file.name, article.key if reading.holds_many else None, digest)
        names = tuple(article.fields)
        self.places.append(place)
        self.fields.append(self._known.setdefault(names, names))
        self.shelf.put(Found(article, place, reading.encoding, reading.sha256))


def read_files(
    files: Sequence[SourceFile],
    options: LoadOptions,
    faults: list[str],
    *,
    size: int | None = None,
    progress: bool = False,
) -> Loaded:
    """Read every file that is an article or holds some.

    Parameters
    ----------
    files
        From :func:`analysis.loading.sources.open_source`.
    options
        For the readers.
    faults
        Where the faults of every articles.csv go.
    size
        How many articles make a slice; all by default.
    progress
        Whether to show how many files are done.
    """
    loaded = Loaded(Shelf(size))
    alone = sum(not file.fault for file in files) == 1
    for file in show_progress(files, shown=progress):
        if file.name.rpartition("/")[2] == SIDECAR and not file.fault and not alone:
            _read_sidecar(file, options, loaded, faults)
        else:
            _read_one(file, options, loaded)
    return loaded


def read_file(file: SourceFile, options: LoadOptions) -> Reading:
    """Read one file by its extension.

    Raises
    ------
    Unreadable
        If it is too large, of a format that is not read, empty or damaged.
    """
    if file.fault:
        raise Unreadable(file.fault)
    reader = find_reader(file.ending)
    if reader is None:
        raise Unreadable(f"is of no format that is read ({file.ending or 'no extension'})")
    limit = options.max_bytes * (TABLE_FACTOR if file.ending in TABLES else 1)
    if file.n_bytes > limit:
        raise Unreadable(
            f"has {file.n_bytes:,} bytes, takes at most {limit:,} (max_bytes={options.max_bytes:,})"
        )
    if file.ending in TABLES:
        content, digest = file, file.hash(limit)
    else:
        content = file.read(limit)
        digest = sha256(content).hexdigest()
    if digest == sha256().hexdigest():
        raise Unreadable("is empty")
    reading = reader(content, options)
    reading.sha256 = digest
    return reading


def find_reader(ending: str) -> Reader | None:
    """The reader of an extension.

    Examples
    --------
    >>> find_reader(".md").__name__, find_reader(".jpg")
    ('read_text', None)
    """
    if ending not in READERS:
        return None
    module, _, name = READERS[ending].partition(".")
    return getattr(import_module(f"analysis.loading.{module}"), name)


def make_entry(file: SourceFile, status: str, reason: str, *, quiet: bool = False, kind: str = "") -> Entry:
    """The row of a file in the report."""
    return Entry(file.name, None, status, reason, None, file.n_bytes, kind or file.ending[1:], 0, quiet)


def _read_sidecar(file: SourceFile, options: LoadOptions, loaded: Loaded, faults: list[str]) -> None:
    try:
        sidecar = read_sidecar(file.name, file.read(options.max_bytes), faults)
        loaded.sidecars += [sidecar] if sidecar else []
    except Unreadable as fault:
        faults.append(f"{file.name}: {fault}")
    loaded.entries.append(make_entry(file, READ, "describes the articles", quiet=True, kind="sidecar"))


def _read_one(file: SourceFile, options: LoadOptions, loaded: Loaded) -> None:
    try:
        loaded.take(file, read_file(file, options))
    except NoTextColumn as fault:
        # Beside articles such a table is a note about them; it is missed only where it was asked for.
        quiet = "text" not in options.columns
        loaded.entries.append(make_entry(file, SKIPPED, str(fault), quiet=quiet))
    except Unreadable as fault:
        expected = file.ending in {*READERS, ".zip"} and not file.quiet and file.fault != NESTED
        status = FAILED if expected else SKIPPED
        loaded.entries.append(make_entry(file, status, str(fault), quiet=file.quiet))
