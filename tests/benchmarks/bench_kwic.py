"""How long a page of keyword in context takes over many articles, and what the index costs.

    python tests/benchmarks/bench_kwic.py [number of articles]

The articles are 2,000 of articles.py, repeated under other ids, each time with a last sentence of ten words
of their own, so that there are ever new words as in news; one of a thousand holds a rare word. First comes
what making the concordance costs: seconds of processor time, megabytes that it holds beside the texts, and
the megabytes by which the process grew meanwhile. Beside the first and the tenth page and the full count
stand, in the same run, reading every sentence (match_keyword on 1,000 articles, scaled up) and one
``str.find`` through all text for a word that is not there. Pages are the median of five, in milliseconds of
processor time of this process; "ratio" is that of match_keyword to the slower page. Ratios hold from
machine to machine, milliseconds do not.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable

import pandas as pd
from articles import make_documents

from analysis.concordance import Concordance
from analysis.kwic import match_keyword
from analysis.schema import build_table
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
    "absent, of frequent signs": "*e*a*o*q*",
    "absent phrase": "the of the of",
    "absent, of frequent words": "the of in said",
    "absent, beside one another": "of the people of the",
    "absent but for a comma": "monday the",
    "absent, with a gap": "the * of * of the of",
    "absent phrase of globs": "*ing *ed *ing *ed",
    "absent, of most words": "*e* *a* *e* *o* *e* *i* *e* *t* *e* *q*",
    "hostile, absent": "*a*a*a*a*a*a*a*a*zz",
    "signs": ". * (",
}
LIMIT = 100
SYLLABLES = [one + other for one in "bdfgklmnprstvz" for other in ("a", "e", "i", "o", "u", "an", "er", "or")]


def make_articles(number: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Documents with a label and their sentences: the same 2,000 articles again and again."""
    first = make_documents(min(number, 2_000)).assign(label="Generated")
    first.loc[::1000, "text"] += "\n\nA xylophone was heard by one xylophonist."
    sentences = split_sentences(first, split_zones(first))
    chance = random.Random(5)
    rounds = [repeat(first, sentences, str(turn), chance) for turn in range(-(-number // len(first)))]
    return tuple(pd.concat(tables, ignore_index=True) for tables in zip(*rounds, strict=True))


def repeat(
    documents: pd.DataFrame, sentences: pd.DataFrame, turn: str, chance: random.Random
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same under other document ids, each with a last sentence of words that no other article has."""
    own = [
        " ".join("".join(chance.choices(SYLLABLES, k=4)) for _ in range(10)) + "."
        for _ in range(len(documents))
    ]
    starts = documents["text"].str.len() + 2
    texts = [f"{text}\n\n{last}" for text, last in zip(documents["text"], own, strict=True)]
    names = turn + "-" + documents["doc_id"]
    places = zip(names, own, starts, strict=True)
    rows = [(name, 1000, last, start, start + len(last), "body") for name, last, start in places]
    others = sentences.assign(doc_id=turn + "-" + sentences["doc_id"])
    both = pd.concat([others, build_table("sentences", rows)], ignore_index=True)
    return documents.assign(doc_id=names, text=pd.Series(texts, dtype=documents["text"].dtype)), both


def read_peak() -> float:
    """The largest memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


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
    before, begin = read_peak(), time.process_time()
    concordance = Concordance(documents, sentences)
    made, grown = time.process_time() - begin, read_peak() - before
    few = documents[:1000]
    some = sentences[sentences["doc_id"].isin(few["doc_id"])]
    joined = "\n".join(documents["text"]).lower()
    raw = measure(lambda: joined.find("marzipan"), repeats=3)
    print(f"{len(documents):,} articles, {len(joined) / 1e6:.0f} MB, {len(sentences):,} sentences")
    held = concordance.nbytes / 1e6
    print(f"concordance made in {made:.1f} s; it holds {held:.0f} MB; {grown:.0f} MB were needed for that")
    print(f"str.find of an absent word through all text: {raw:.0f} ms")
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
