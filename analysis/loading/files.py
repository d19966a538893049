"""All files of a source, read one after another; what becomes of each goes to the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.loading.archives import NESTED
from analysis.loading.columns import NoTextColumn
from analysis.loading.formats import READERS, read_file
from analysis.loading.progress import show_progress
from analysis.loading.readings import LoadOptions, Reading, Unreadable
from analysis.loading.report import FAILED, READ, SKIPPED, Entry
from analysis.loading.sidecar import SIDECAR, Sidecar, read_sidecar
from analysis.loading.sources import SourceFile


class Loaded(NamedTuple):
    """A file with what was read in it; `reading` is None where it could not be, `entry` says why."""

    file: SourceFile
    reading: Reading | None
    entry: Entry


def read_files(
    files: Sequence[SourceFile], options: LoadOptions, faults: list[str], *, progress: bool = False
) -> tuple[list[Loaded], list[Sidecar]]:
    """Read every file that is an article or holds some.

    Parameters
    ----------
    files
        From :func:`analysis.loading.sources.open_source`.
    options
        For the readers.
    faults
        Where the faults of every articles.csv go.
    progress
        Whether to show how many files are done.

    Returns
    -------
    tuple of list and list
        Each file with what was read in it, and every articles.csv.
    """
    loaded, sidecars = [], []
    alone = sum(not file.fault for file in files) == 1
    for file in show_progress(files, shown=progress):
        if file.name.rpartition("/")[2] == SIDECAR and not file.fault and not alone:
            try:
                sidecars.append(read_sidecar(file.name, file.read(options.max_bytes), faults))
            except Unreadable as fault:
                faults.append(f"{file.name}: {fault}")
            loaded.append(
                Loaded(file, None, _entry(file, READ, "describes the articles", quiet=True, kind="sidecar"))
            )
        else:
            loaded.append(_read_one(file, options))
    return loaded, [sidecar for sidecar in sidecars if sidecar]


def _read_one(file: SourceFile, options: LoadOptions) -> Loaded:
    try:
        reading = read_file(file, options)
        if not reading.articles:
            where, reason = reading.unread[0] if reading.unread else ("", "holds no article")
            raise Unreadable(f"{where} {reason}".strip())
    except NoTextColumn as fault:
        # Beside articles such a table is a note about them; it is missed only where it was asked for.
        return Loaded(file, None, _entry(file, SKIPPED, str(fault), quiet="text" not in options.columns))
    except Unreadable as fault:
        expected = file.ending in {*READERS, ".zip"} and not file.quiet and file.fault != NESTED
        return Loaded(file, None, _entry(file, FAILED if expected else SKIPPED, str(fault), quiet=file.quiet))
    entry = _entry(file, READ, "; ".join(reading.notes))
    return Loaded(file, reading, entry._replace(encoding=reading.encoding, n_documents=len(reading.articles)))


def _entry(file: SourceFile, status: str, reason: str, *, quiet: bool = False, kind: str = "") -> Entry:
    return Entry(file.name, None, status, reason, None, file.n_bytes, kind or file.ending[1:], 0, quiet)
