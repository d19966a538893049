"""Regular expressions that are compiled when they are first used.

The rules of this package are many patterns. Compiling all of them takes a good part of the time of an
import, and a reader who only plots needs none.
"""

from __future__ import annotations

import re

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "groupindex")


class LatePattern:
    """Stands for ``re.compile(source, flags)`` and becomes it at the first use.

    Examples
    --------
    >>> number = LatePattern(r"\\d+")
    >>> number.findall("5 articles, 4 stories")
    ['5', '4']
    """

    def __init__(self, source: str, flags: int = 0):
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return self.__dict__[name]
