"""How far a long reading has come: a bar where tqdm is installed, a plain line where it is not."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
SECONDS = 2.0


def show_progress(items: Sequence[Item], *, shown: bool, word: str = "files") -> Iterator[Item]:
    """Go through items and say on standard error how many are done.

    Examples
    --------
    >>> list(show_progress("ab", shown=False))
    ['a', 'b']
    """
    if not shown:
        yield from items
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        yield from _write_lines(items, word)
    else:
        yield from tqdm(items, unit=f" {word}", file=sys.stderr)


def _write_lines(items: Sequence[Item], word: str) -> Iterator[Item]:
    told = time.monotonic()
    for number, item in enumerate(items):
        if time.monotonic() - told > SECONDS:
            told = time.monotonic()
            print(f"{number:,} of {len(items):,} {word}", file=sys.stderr, flush=True)
        yield item
    print(f"{len(items):,} of {len(items):,} {word}", file=sys.stderr, flush=True)
