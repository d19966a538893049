"""How long each stage takes, beside two raw scans of the same text in the same run.

    python tests/benchmarks/bench_annotate.py [number of articles]

The articles are those of articles.py. "words" is ``re.findall(r"\\w+")`` and "names, raw" the bare
multi-pattern scan of the lower-cased bytes: every hit, also inside words, without case or choice of the
longest. Ours looks for names with the blanks around them, and so can be quicker. Ratios hold from machine
to machine; seconds do not. Times are processor time of this process.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable

from ahocorasick_rs import BytesAhoCorasick
from articles import make_documents

from analysis import load_dictionary
from analysis.actors import match_actors
from analysis.completed import complete_documents
from analysis.dates import match_dates
from analysis.events import build_events
from analysis.names import find_names, get_finder
from analysis.sentences import split_sentences
from analysis.stories import build_stories
from analysis.topics import match_topics
from analysis.zones import split_zones


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    dictionary = load_dictionary()
    documents = make_documents(number)
    get_finder(dictionary)  # made beforehand: it is made once, whatever the number of articles
    names = [*dictionary.names["name"], *dictionary.terms["term"].str.partition("*")[0]]
    engine = BytesAhoCorasick([name.lower().encode() for name in names])
    seconds: dict[str, float] = {}

    def timed(name: str, stage: Callable, *arguments: object, **options: object) -> object:
        start = time.process_time()
        result = stage(*arguments, **options)
        seconds[name] = time.process_time() - start
        return result

    texts = documents["text"].tolist()
    timed("words", lambda: [re.findall(r"\w+", text) for text in texts])
    lowered = "\n".join(texts).lower().encode()
    timed("names, raw", lambda: len(engine.find_matches_as_indexes(lowered, overlapping=True)))
    zones = timed("zones", split_zones, documents)
    sentences = timed("sentences", split_sentences, documents, zones)
    stories = timed("stories", build_stories, documents, zones)
    documents = timed("completed", complete_documents, documents, zones, stories)
    found = timed("names", find_names, documents, dictionary)
    actors = timed("actors", match_actors, documents, sentences, dictionary, found=found)
    timed("topics", match_topics, documents, sentences, dictionary, found=found)
    dates = timed("dates", match_dates, documents, sentences)
    timed("events", build_events, documents, sentences, dates, actors)
    stages = [name for name in seconds if name not in ("words", "names, raw")]
    seconds["all stages"] = sum(seconds[name] for name in stages)
    size = sum(map(len, texts)) / 1e6
    print(f"{number:,} articles, {size:.1f} MB, {len(actors):,} actor mentions, {len(dates):,} dates")
    print(f"{'':12}{'seconds':>9}{'articles/s':>12}{'x words':>9}")
    for name, spent in seconds.items():
        print(f"{name:12}{spent:9.2f}{number / spent:12,.0f}{spent / seconds['words']:9.1f}")
    print(f"actors find names at {seconds['names, raw'] / seconds['names']:.2f} of the raw scan")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
