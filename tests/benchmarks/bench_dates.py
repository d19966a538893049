"""Measure the date resolver: articles a second on one core, on generated news of 400 words an article.

Run::

    python tests/benchmarks/bench_dates.py [--articles 1000]

Prints articles a second for the whole table stage, its ratio to a bare scan of the same text for words
(``re.findall(r"\\w+")``, a yardstick that moves with the machine) and, where dateparser is installed, to
``dateparser.search`` on a few of the articles.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable
from datetime import date

import pandas as pd

from analysis.dates import match_dates
from analysis.schema import build_table

_PLAIN = (
    "The minister {verb} that the two governments would widen their cooperation on ports and coastal radar.",
    "Officials from both sides declined to comment on the details, according to the ministry.",
    "The region has been at the centre of a dispute over fishing grounds and undersea cables.",
    "Analysts {verb} the deal would help smaller states to keep the balance without taking a side.",
    "Opposition lawmakers {verb} the plan was vague about costs and about who would pay for it.",
    "The two leaders shared a meal of river fish and rice before a walk through the old quarter.",
)
_DATED = (
    "The agreement was signed on {weekday} after talks that lasted three hours, the foreign ministry {verb}.",
    "A delegation will travel to the capital on {weekday} for a four-day visit, officials {verb}.",
    "Trade between the countries grew by 12 percent from {year} to {next_year}, customs figures show.",
    "The law, which went into force in {month}, has been criticised at home and abroad.",
    "He took office on {month} {day}, {year}, and {verb} last week that he would stay for another two years.",
    "A day earlier, the navy {verb} it had recently found traces of the missing boat.",
)


def make_articles(n_articles: int, *, seed: int = 7) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Generate documents and sentences of about 400 words, one sentence in five with dates."""
    chance = random.Random(seed)
    documents, sentences = [], []
    for number in range(n_articles):
        parts, start = [], 0
        while sum(len(part.split()) for part in parts) < 400:
            template = chance.choice(_DATED if chance.random() < 0.2 else _PLAIN)
            year = chance.randint(1995, 2020)
            parts.append(
                template.format(
                    verb=chance.choice(("said", "noted", "added")),
                    year=year,
                    next_year=year + 2,
                    weekday=chance.choice(("Monday", "Tuesday", "Thursday")),
                    day=chance.randint(1, 28),
                    month=chance.choice(("January", "March", "September")),
                )
            )
        for sentence_id, part in enumerate(parts, 1):
            sentences.append((f"{number:06}", sentence_id, part, start, start + len(part), "body"))
            start += len(part) + 1
        documents.append((f"{number:06}", " ".join(parts)))
    frame = pd.DataFrame(documents, columns=["doc_id", "text"])
    frame["published_date"] = pd.Series([pd.Timestamp(2022, 5, 26)] * n_articles, dtype="datetime64[s]")
    return frame, build_table("sentences", sentences)


def best_seconds(work: Callable[[], object], *, repeats: int = 3) -> float:
    """The fastest of a few runs, in seconds of processor time (other programs do not count)."""
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    documents, sentences = make_articles(parser.parse_args().articles)
    texts = documents["text"].tolist()
    word = re.compile(r"\w+")
    n_dates = len(match_dates(documents, sentences))
    ours = best_seconds(lambda: match_dates(documents, sentences))
    scan = best_seconds(lambda: [word.findall(text) for text in texts])
    print(f"{len(texts)} articles, {sum(map(len, texts)) / 1e6:.1f} million characters, {n_dates} dates")
    print(f"match_dates: {len(texts) / ours:,.0f} articles/s; word scan {scan / ours:.2f} of its time")
    try:
        from dateparser.search import search_dates
    except ImportError:
        return
    few = texts[:5]
    settings = {"RELATIVE_BASE": pd.Timestamp(date(2022, 5, 26)).to_pydatetime()}
    theirs = best_seconds(
        lambda: [search_dates(t, languages=["en"], settings=settings) for t in few], repeats=1
    )
    ratio = theirs / len(few) / (ours / len(texts))
    print(f"dateparser.search: {len(few) / theirs:,.1f} articles/s, {ratio:,.0f} times our time")


if __name__ == "__main__":
    main()
