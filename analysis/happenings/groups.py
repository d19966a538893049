"""Reports of one happening: which reports belong together, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Report = tuple[object, str, frozenset[str], str | None]
Wholes = dict[str, list[tuple[frozenset[str], int, str | None]]]


def number_events(reports: Iterable[Report]) -> list[int]:
    """Number the events that reports tell of, in the order in which the first report of each comes.

    Two reports of the same days and kind are one event if they have the same label or the same participants.
    A report that names only some of the participants of another joins its event; where it fits several, it
    stays alone rather than make one event of two meetings.

    Who meets, visits or speaks often does so twice a day, with others. Where a report names its story, one
    participant in common or the same quoted words therefore only join it to reports of that story.

    Parameters
    ----------
    reports
        For each report what must be the same (days and kind), its label, the participants by which it may be
        joined, and its story, or None for a kind that one participant does not do twice a day. Sorted: the
        same days and kind stand together, those with the most participants first.

    Returns
    -------
    list of int
        The number of each report's event, from 0.

    Examples
    --------
    >>> both, one = frozenset({"Peru", "Chile"}), frozenset({"Peru"})
    >>> reports = [("Monday", "talks", both), ("Monday", "visit", one), ("Tuesday", "visit", one)]
    >>> number_events([(*report, None) for report in reports])
    [0, 0, 1]
    >>> number_events([("Monday", "lunch", one, "a"), ("Monday", "dinner", one, "b")])
    [0, 1]
    """
    numbers: list[int] = []
    total, alike = 0, None
    for days_and_kind, label, cast, story in reports:
        if days_and_kind != alike:
            alike = days_and_kind
            by_label: dict[tuple[str, str | None], int] = {}
            by_cast: dict[tuple[frozenset[str], str | None], int] = {}
            by_name: Wholes = {}
        told = label, story if label.startswith("“") else None
        number = by_label.get(told, total)
        if cast:
            who = cast, story if len(cast) < 2 else None
            number = min(number, by_cast.get(who, total))
            if number == total:
                number = _find_whole(*who, by_name, total)
            if by_cast.get(who) != number:
                by_cast[who] = number
                for name in cast:
                    by_name.setdefault(name, []).append((cast, number, story))
        if number == total:
            total += 1
        by_label[told] = number
        numbers.append(number)
    return numbers


def _find_whole(cast: frozenset[str], story: str | None, by_name: Wholes, otherwise: int) -> int:
    """The one event that has a report, of the story if there is one, which names all these participants."""
    told = [by_name[name] for name in cast if name in by_name]
    if len(told) < len(cast):
        return otherwise  # nobody has named them all
    found: set[int] = set()
    for other, number, place in min(told, key=len):
        if cast <= other and story in (None, place):
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
