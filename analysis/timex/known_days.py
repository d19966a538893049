"""Days that everybody calls by no year: "the January 6 committee", "the attacks of September 11"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from analysis.timex.tense import looks_ahead

if TYPE_CHECKING:
    from analysis.timex.grammar import Expression

_KNOWN_DAYS = {
    (9, 11): (2001, 0, frozenset("attacks attack terror terrorist hijackings".split())),
    (1, 6): (
        2021,
        6,
        frozenset("Capitol Committee insurrection riot riots rioters insurrectionists".split()),
    ),
    (10, 7): (2023, 6, frozenset("Hamas massacre massacres hostages".split())),
}
"""Month and day -> the year, how many words before may tell what is meant, and the words that tell it.

The attacks on New York and Washington (UN Security Council resolution 1368), the storming of the United
States Capitol (House Resolution 503, 117th Congress), the attack on Israel (Security Council resolution
2712).
"""


def find_known_year(expression: Expression, month: int, day: int, published: date | None) -> int | None:
    """Find the year of a day that is known for one thing, where the words beside it say so.

    Returns
    -------
    int or None
        None for any other day, before that year, and where the clause looks ahead.

    Examples
    --------
    >>> from analysis.timex.grammar import find_expressions
    >>> found = [find_expressions([f"the January 6 {word}"])[0][0] for word in ("Committee", "ball")]
    >>> [find_known_year(one, 1, 6, date(2022, 6, 10)) for one in found]
    [2021, None]
    """
    if (month, day) not in _KNOWN_DAYS:
        return None
    year, n_before, telling = _KNOWN_DAYS[month, day]
    words, first, last = expression.tokens.words, expression.first, expression.last
    if not {"year", "uyear"}.isdisjoint(expression.parts) or (published and published.year < year):
        return None
    if not telling.isdisjoint(words[last : last + 2]):
        return year
    beside = not telling.isdisjoint(words[max(0, first - n_before) : first])
    return year if beside and looks_ahead(expression.tokens, first, last) is not True else None
