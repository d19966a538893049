"""A folder, a file or a zip file -> the files in it, each with a way to read its bytes.

Zip files are read in place: nothing is ever unpacked to disk, and a member only as far as a limit, so that a
zip bomb costs no more than an honest file of that size.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from posixpath import splitext
from typing import BinaryIO, NamedTuple

from analysis.loading.readings import LoadError, Unreadable

NO_ARTICLE = {"readme", "license", "licence", "copying", "changelog", "contributing", "requirements"}
NO_ARTICLE_ENDS = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ""}
MAX_MEMBERS = 2_000_000
MAX_TOTAL = 20_000_000_000
"""Bytes that all members of one zip file may have together when unpacked."""

MAX_RATIO = 200
"""Texts shrink to a third or a tenth, repetitive tables to a fiftieth; a bomb to a thousandth and less."""

NESTED = "is a zip file in a zip file; these are not opened"
_SMALL = 1_000_000
_ENCRYPTED = 0x1
PIECE = 1_000_000
"""So many bytes of a large file are read at a time."""


Opener = Callable[[], AbstractContextManager[BinaryIO]]
"""Opens the bytes of a file; whatever goes wrong there comes out as :class:`Unreadable`."""


class SourceFile(NamedTuple):
    """A file below a source. `fault` says why it is not even opened; `quiet` that nobody will miss it."""

    name: str
    n_bytes: int
    open: Opener
    fault: str = ""
    quiet: bool = False

    @property
    def ending(self) -> str:
        return splitext(self.name)[1].lower()

    def read(self, limit: int) -> bytes:
        """All bytes of a file, whatever size it pretends to have.

        Raises
        ------
        Unreadable
            If there are more than the limit, or they cannot be read.
        """
        with self.open() as stream:
            content = stream.read(min(self.n_bytes, limit) + 1)  # not the limit: so much would be set aside
            if self.n_bytes < len(content) <= limit:
                content += stream.read(limit + 1 - len(content))
        if len(content) > limit:
            raise Unreadable(f"unpacks to more than {limit:,} bytes")
        return content

    def iterate_pieces(self, limit: int) -> Iterator[bytes]:
        """The same, a piece at a time."""
        n_bytes = 0
        with self.open() as stream:
            while piece := stream.read(PIECE):
                n_bytes += len(piece)
                if n_bytes > limit:
                    raise Unreadable(f"unpacks to more than {limit:,} bytes")
                yield piece

    def hash(self, limit: int) -> str:
        """The SHA-256 of the bytes, hex."""
        digest = sha256()
        for piece in self.iterate_pieces(limit):
            digest.update(piece)
        return digest.hexdigest()


@contextmanager
def open_source(source: Path) -> Iterator[list[SourceFile]]:
    """List the files of a source by name; zip files stay open until the block ends.

    Raises
    ------
    LoadError
        If there is no such folder or file.
    """
    with ExitStack() as stack:
        if source.is_dir():
            files = list(_walk(source, stack))
        elif source.is_file():
            files = [SourceFile(_show(source.name), source.stat().st_size, partial(_open_file, source))]
            if source.suffix.lower() == ".zip":
                files = list(_open_archive(source, files[0], stack, prefix=""))
        else:
            raise LoadError(f"expected a folder, a file or a table, got {source}")
        yield sorted(files, key=lambda file: file.name.split("/"))


def find_reason_to_pass_over(name: str) -> str:
    """Why a file is no article by its very name, or nothing.

    Examples
    --------
    >>> find_reason_to_pass_over("2021/._talks.txt"), find_reason_to_pass_over("2021/README.md")
    ('is a hidden file', 'is no article by its name')
    >>> find_reason_to_pass_over("2021/talks.txt")
    ''
    """
    *folders, last = name.split("/")
    hidden = [part for part in (*folders, last) if part.startswith(".") and part not in (".", "..")]
    if hidden or "__MACOSX" in folders or last == "Thumbs.db":
        return "is a hidden file"
    stem, ending = splitext(last.lower())
    if stem in NO_ARTICLE and ending in NO_ARTICLE_ENDS:
        return "is no article by its name"
    return ""


def list_members(path: Path, stack: ExitStack) -> list[SourceFile]:
    """List the members of a zip file, which stays open until `stack` closes it.

    Raises
    ------
    Unreadable
        If it is no zip file, or unpacks to more than it may.
    """
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
    except Exception as error:  # damaged bytes raise whatever they happen to meet
        raise Unreadable(f"cannot be opened as a zip file ({error})") from None
    # Of two members of one name the last one counts, as for every program that unpacks.
    members = [info for info in archive.infolist() if not info.filename.endswith("/")]
    total = sum(info.file_size for info in members)
    if len(members) > MAX_MEMBERS or total > MAX_TOTAL:
        raise Unreadable(
            f"holds {len(members):,} files of {total:,} bytes, takes at most {MAX_TOTAL:,} bytes"
        )
    last = {info.filename: info for info in members}
    return [
        SourceFile(
            info.filename,
            info.file_size,
            partial(open_member, archive, info),
            find_fault(info)
            or ("" if last[info.filename] is info else "is replaced by a later file of this name"),
        )
        for info in members
    ]


@contextmanager
def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """Open a member; how much of it is read is for the reader to limit, whatever size its entry pretends."""
    try:
        with archive.open(info) as stream:
            yield stream
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"cannot be unpacked ({error})") from None


def find_fault(info: zipfile.ZipInfo, *, nested: bool = True) -> str:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or PureWindowsPath(name).drive or ".." in PurePosixPath(name).parts:
        return "has a name that leads out of the zip file"
    if info.flag_bits & _ENCRYPTED:
        return "is locked with a password"
    if nested and name.lower().endswith(".zip"):
        return NESTED
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"unpacks to more than {MAX_RATIO} times its size"
    return ""


def _walk(folder: Path, stack: ExitStack) -> Iterator[SourceFile]:
    """All files below a folder. Links to folders are not followed, so that none can lead in a circle."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        below = _name_below(root, folder)
        below = f"{below}/" if below != "." else ""
        for name in list(folders):
            if os.path.islink(os.path.join(root, name)):
                fault = "is a link to a folder; these are not followed"
                yield SourceFile(below + _show(name), 0, _refuse, fault)
            if name.startswith(".") or name == "__MACOSX":
                folders.remove(name)
        for name in names:
            path = Path(root, name)
            file = _describe(path, below + _show(name))
            if file.fault or file.ending != ".zip":
                yield file
            else:
                yield from _open_archive(path, file, stack, prefix=f"{file.name}/")
    for error in closed:
        name = _name_below(str(error.filename), folder)
        yield SourceFile(name, 0, _refuse, f"cannot be opened ({error.strerror})")


def _describe(path: Path, name: str) -> SourceFile:
    if reason := find_reason_to_pass_over(name):
        return SourceFile(name, _size(path), _refuse, reason, quiet=True)
    if not path.is_file():
        dangling = path.is_symlink()
        return SourceFile(
            name, 0, _refuse, "is a link that leads nowhere" if dangling else "is no ordinary file"
        )
    return SourceFile(name, _size(path), partial(_open_file, path))


def _open_archive(path: Path, file: SourceFile, stack: ExitStack, *, prefix: str) -> Iterator[SourceFile]:
    """The members of a zip file in place of the file itself; one that is broken stays, with its fault."""
    try:
        members = list_members(path, stack)
    except Unreadable as fault:
        yield file._replace(fault=str(fault))
        return
    for member in members:
        reason = find_reason_to_pass_over(member.name)
        name, fault = prefix + _show(member.name), reason or member.fault
        yield member._replace(name=name, fault=fault, quiet=bool(reason))


@contextmanager
def _open_file(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})") from None


def _refuse() -> AbstractContextManager[BinaryIO]:
    raise Unreadable("is not read")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _name_below(path: str, folder: Path) -> str:
    return _show(os.path.relpath(path, folder)).replace(os.sep, "/")


def _show(name: str) -> str:
    """A name that can be written; bytes of a file name that are no text become the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace") if not name.isascii() else name
