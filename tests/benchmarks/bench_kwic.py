"""How long a page of keyword in context takes over many articles.

    python tests/benchmarks/bench_kwic.py [number of articles]

The articles are 2,000 of articles.py, repeated under other ids; one of a thousand holds a rare word.
Beside the first and the tenth page of a concordance and its full count stand, in the same run, reading
every sentence (match_keyword on 1,000 articles, scaled up) and one ``str.find`` through all text for a
word that is not there. Pages are the median of five, in milliseconds of processor time of this process;
"ratio" is that of match_keyword to the slower page. Ratios hold from machine to machine, milliseconds do
not.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from articles import make_documents

from analysis.concordance import Concordance
from analysis.kwic import match_keyword
from analysis.sentences import split_sentences
from analysis.zones import split_zones

PATTERNS = {
    "frequent word": "government",
    "a state": "Japan",
    "phrase": "prime minister",
    "glob": "intern*",
    "short word": "US",
    "most frequent word": "the",
    "rare word": "xylophone",
    "rare glob": "xylo*ist",
    "absent word": "marzipan",
    "absent glob": "*marz*an",
    "absent, of frequent parts": "in*zz",
}
LIMIT = 100


def make_articles(number: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Documents with a label and their sentences: the same 2,000 articles again and again."""
    first = make_documents(min(number, 2_000)).assign(label="Generated")
    first.loc[::1000, "text"] += "\n\nA xylophone was heard by one xylophonist."
    sentences = split_sentences(first, split_zones(first))
    times = -(-number // len(first))
    return tuple(repeat(table, times) for table in (first, sentences))


def repeat(table: pd.DataFrame, times: int) -> pd.DataFrame:
    """The table so many times, each time under other document ids."""
    whole = pd.concat([table] * times, ignore_index=True)
    rounds = np.repeat(np.arange(times), len(table)).astype(str)
    return whole.assign(doc_id=pd.Series(rounds, dtype=whole["doc_id"].dtype) + "-" + whole["doc_id"])


def measure(work: Callable[[], object], *, repeats: int = 5) -> float:
    """The median of a few runs, in milliseconds of processor time."""
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begin))
    return statistics.median(times)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    documents, sentences = make_articles(number)
    begin = time.process_time()
    concordance = Concordance(documents, sentences)
    made = time.process_time() - begin
    few = documents[:1000]
    some = sentences[sentences["doc_id"].isin(few["doc_id"])]
    joined = "\n".join(documents["text"]).lower()
    raw = measure(lambda: joined.find("marzipan"), repeats=3)
    print(f"{len(documents):,} articles, {len(joined) / 1e6:.0f} MB, {len(sentences):,} sentences")
    print(f"concordance made in {made:.1f} s; str.find of an absent word through all text: {raw:.0f} ms")
    header = f"{'':27}{'hits':>11}{'page 1':>8}{'page 10':>8}{'count':>9}{'match_keyword':>15}{'ratio':>9}"
    print(header + f"{'pages under ' + str(LIMIT) + ' ms':>22}")
    for name, pattern in PATTERNS.items():
        hits = concordance.count(pattern)
        pages = [measure(lambda p=pattern, s=s: concordance.page(p, start=s)) for s in (0, 450)]
        count = measure(lambda p=pattern: concordance.count(p), repeats=1)
        reading = measure(lambda p=pattern: match_keyword(few, some, p), repeats=1) * len(documents) / 1000
        verdict = "yes" if max(pages) < LIMIT else "no"
        print(
            f"{name:27}{hits:11,}{pages[0]:8.0f}{pages[1]:8.0f}{count:9,.0f}{reading:15,.0f}"
            f"{reading / max(pages):9,.0f}{verdict:>22}"
        )


if __name__ == "__main__":
    main()
