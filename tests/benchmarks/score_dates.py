"""Score the date resolver against annotated news, and list the errors by family.

Run::

    python tests/benchmarks/score_dates.py GOLD.jsonl [--errors]

``GOLD.jsonl`` has one article a line: ``doc_id``, ``published_date``, ``text`` and ``dates``, a list of
``start_char``, ``end_char``, ``text`` and one of ``when`` (a date, month or year) | ``from`` and ``to`` |
``notBefore`` and ``notAfter``. A gold with ``value`` (TIMEX3) and ``type`` is read as well; without types
a time of day counts as its date, and what is found off the calendar ("now", "a two-day visit") is left out.

A found expression belongs to the gold expression it overlaps most (relaxed), or has its exact span (strict).
Its value is right if both name the same days or, off the calendar, the same TIMEX3 value. Precision, recall
and F1 as in TempEval-3 (UzZaman et al. 2013): value F1 is relaxed F1 times the share of right values.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from analysis.dates import DateMention, resolve_dates
from analysis.timex.values import value_interval


class Scores(NamedTuple):
    """Counts over a gold file; the shares are properties of them."""

    n_gold: int
    n_found: int
    n_strict: int
    n_overlap: int
    n_value: int

    def describe(self, label: str) -> str:
        """One line: precision, recall and F1 of the spans, F1 of the values, all in percent."""
        precision, recall = _share(self.n_overlap, self.n_found), _share(self.n_overlap, self.n_gold)
        f1 = [
            _share(2 * n, self.n_found + self.n_gold) for n in (self.n_strict, self.n_overlap, self.n_value)
        ]
        return (
            f"{label:<10} gold {self.n_gold:4} found {self.n_found:4}"
            f"  precision {precision:5.1f}  recall {recall:5.1f}"
            f"  F1 strict {f1[0]:5.1f}  relaxed {f1[1]:5.1f}  value {f1[2]:5.1f}"
        )


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def gold_meaning(entry: dict) -> tuple | str | None:
    """The days a gold entry names, or its TIMEX3 value where it names none."""
    value = entry.get("value") or entry.get("when")
    if value:
        interval = value_interval(value.rstrip("Z"))
        return interval[:2] if interval else value
    first = value_interval(entry.get("from") or entry.get("notBefore") or "")
    last = value_interval(entry.get("to") or entry.get("notAfter") or "")
    return (first[0] if first else None, last[1] if last else None)


def found_meaning(mention: DateMention) -> tuple | str | None:
    """The days a mention covers, or its TIMEX3 value where it covers none."""
    return (mention.start_date, mention.end_date) if mention.start_date else mention.timex_value


def gold_type(entry: dict) -> str:
    """The TIMEX3 type; bounds alone (``notBefore``) are how the gold writes a duration."""
    if "type" in entry:
        return entry["type"]
    if "notBefore" in entry or "notAfter" in entry:
        return "DURATION"
    return "DATE"


def found_type(mention: DateMention) -> str:
    """The type as an untyped gold has it."""
    return "DATE" if mention.timex_type == "TIME" else mention.timex_type


def score_article(gold: list[dict], mentions: Iterable[DateMention]) -> tuple[Scores, list[tuple[str, str]]]:
    """Score one article; errors come as (family, description)."""
    mentions = list(mentions)
    taken: set[int] = set()
    n_strict = n_overlap = n_value = 0
    errors = []
    for entry in gold:
        span = entry["start_char"], entry["end_char"]
        best = max(
            (number for number in range(len(mentions)) if number not in taken),
            key=lambda number: (_overlap(mentions[number], span), _is_right(mentions[number], entry)),
            default=None,
        )
        if best is None or not _overlap(mentions[best], span):
            errors.append(("missed", f"{entry.get('text')!r} is {gold_meaning(entry)}"))
            continue
        taken.add(best)
        n_overlap += 1
        n_strict += mentions[best][:2] == span
        if _is_right(mentions[best], entry):
            n_value += 1
        else:
            found = mentions[best]
            errors.append(
                (found.rule_id, f"{entry.get('text')!r} is {gold_meaning(entry)}, got {found.timex_value}")
            )
    errors += [
        ("extra " + found.rule_id, f"{found.timex_value} at {found.start_char}")
        for number, found in enumerate(mentions)
        if number not in taken
    ]
    return Scores(len(gold), len(mentions), n_strict, n_overlap, n_value), errors


def _overlap(mention: DateMention, span: tuple[int, int]) -> int:
    return max(0, min(mention.end_char, span[1]) - max(mention.start_char, span[0]))


def _is_right(mention: DateMention, entry: dict) -> bool:
    meaning = gold_meaning(entry)
    return meaning is not None and meaning in (found_meaning(mention), mention.timex_value)


def main() -> None:
    """Read the gold file and print scores and errors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every error, not only their number")
    arguments = parser.parse_args()
    articles = [
        json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    typed = any("type" in entry for article in articles for entry in article["dates"])
    for label, types in (("DATE", {"DATE"}), ("all types", {"DATE", "TIME", "DURATION", "SET"})):
        total, families = Counter(), defaultdict(list)
        for article in articles:
            published = (
                date.fromisoformat(article["published_date"]) if article.get("published_date") else None
            )
            gold = [entry for entry in article["dates"] if gold_type(entry) in types]
            mentions = [
                mention
                for mention in resolve_dates(article["text"], published)
                if mention.rule_id != "range"
                and (
                    mention.timex_type in types
                    if typed
                    else mention.start_date and found_type(mention) in types
                )
            ]
            scores, errors = score_article(gold, mentions)
            total.update(scores._asdict())
            for family, description in errors:
                families[family].append(f"{article['doc_id']}: {description}")
        print(Scores(**total).describe(label))
        for family, descriptions in sorted(families.items(), key=lambda item: -len(item[1])):
            print(f"    {len(descriptions):4} {family}")
            if arguments.errors:
                print("".join(f"           {description}\n" for description in descriptions), end="")


if __name__ == "__main__":
    main()
