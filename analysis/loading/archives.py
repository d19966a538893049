"""Zip files -> their members, read in place: nothing is ever unpacked to disk.

A member is read only as far as a limit, so that a zip bomb costs no more than an honest file of that size.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from analysis.loading.readings import Unreadable

MAX_MEMBERS = 2_000_000
MAX_TOTAL = 20_000_000_000
"""Bytes that all members of one zip file may have together when unpacked."""

MAX_RATIO = 200
"""Texts shrink to a third or a tenth, repetitive tables to a fiftieth; a bomb to a thousandth and less."""

NESTED = "is a zip file in a zip file; these are not opened"
_SMALL = 1_000_000
_ENCRYPTED = 0x1


class Member(NamedTuple):
    """A file in a zip file; `fault` says why it is not opened."""

    name: str
    n_bytes: int
    read: Callable[[int], bytes]
    fault: str


def list_members(path: Path, stack: ExitStack) -> list[Member]:
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
        Member(
            info.filename,
            info.file_size,
            partial(_read_member, archive, info),
            _find_fault(info)
            or ("" if last[info.filename] is info else "is replaced by a later file of this name"),
        )
        for info in members
    ]


def check_office_archive(content: bytes, limit: int) -> None:
    """Hold a .docx or .xlsx, which is a zip file of XML, against the same limits, before a library opens it.

    Raises
    ------
    Unreadable
        If it is none, unpacks to too much, or declares entities, which no office program writes.
    """
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                if fault := _find_fault(info, nested=False):
                    raise Unreadable(f"holds {info.filename}, which {fault}")
                if info.filename.lower().endswith((".xml", ".rels")):
                    part = _read_member(archive, info, limit)
                    if len(part) > limit:
                        raise Unreadable(f"unpacks to more than {limit:,} bytes")
                    if b"<!" in part.replace(b"\x00", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                        raise Unreadable(f"declares a document type in {info.filename}, which is not read")
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"is no office file ({error})") from None


def _find_fault(info: zipfile.ZipInfo, *, nested: bool = True) -> str:
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


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of a member up to one more than the limit, whatever size its entry pretends."""
    try:
        with archive.open(info) as stream:
            return stream.read(limit + 1)
    except Exception as error:
        raise Unreadable(f"cannot be unpacked ({error})") from None
