"""Reports of one happening: which reports belong together, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Wholes = dict[str, list[tuple[frozenset[str], int]]]


def number_events(reports: Iterable[tuple[object, str, frozenset[str]]]) -> list[int]:
    """Number the events that reports tell of, in the order in which the first report of each comes.

    Two reports of the same days and kind are one event if they have the same label or the same participants.
    A report that names only some of the participants of another joins its event; where it fits several, it
    stays alone rather than make one event of two meetings.

    Parameters
    ----------
    reports
        For each report what must be the same (days and kind), its label, and the participants by which it may
        be joined. Sorted: the same days and kind stand together, those with the most participants first.

    Returns
    -------
    list of int
        The number of each report's event, from 0.

    Examples
    --------
    >>> both, one = frozenset({"Peru", "Chile"}), frozenset({"Peru"})
    >>> number_events([("Monday", "talks", both), ("Monday", "visit", one), ("Tuesday", "visit", one)])
    [0, 0, 1]
    """
    numbers: list[int] = []
    total, last = 0, None
    by_label: dict[str, int] = {}
    by_cast: dict[frozenset[str], int] = {}
    by_name: Wholes = defaultdict(list)
    for same, label, cast in reports:
        if same != last:
            by_label, by_cast, by_name, last = {}, {}, defaultdict(list), same
        number = min(by_label.get(label, total), by_cast.get(cast, total))
        if number == total and cast:
            number = _find_whole(cast, by_name, total)
        total = max(total, number + 1)
        by_label[label] = min(by_label.get(label, number), number)
        if cast and by_cast.get(cast) != number:
            by_cast[cast] = number
            for name in cast:
                by_name[name].append((cast, number))
        numbers.append(number)
    return numbers


def _find_whole(cast: frozenset[str], by_name: Wholes, otherwise: int) -> int:
    """The one event that has a report which names all of these participants."""
    found: set[int] = set()
    for other, number in min((by_name.get(name, []) for name in cast), key=len):
        if cast <= other:
            found.add(number)
            if len(found) > 1:
                return otherwise
    return found.pop() if found else otherwise


def rank_participants(reports: Sequence[str]) -> str:
    """Put the participants of all reports in order: those of most reports first, then those named first.

    Examples
    --------
    >>> rank_participants(["Peru; Chile", "Cuba; Chile", "Chile"])
    'Chile; Cuba; Peru'
    """
    if len(reports) == 1:
        return reports[0]
    weight: dict[str, float] = defaultdict(float)
    for report in reports:
        for position, name in enumerate(report.split("; ") if report else ()):
            weight[name] += 1 / (1 + position)
    return "; ".join(sorted(weight, key=lambda name: (-weight[name], name)))
