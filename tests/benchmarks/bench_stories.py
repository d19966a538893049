"""Measure the grouping of editions: seconds, recall and precision, with rivals beside it in one run.

Run::

    pip install rensa datasketch        # the rivals; without them the script goes on
    python tests/benchmarks/bench_stories.py [--articles 10000] [--seed 7]

The corpus is generated, so that the true stories are known. Its articles have about 430 words and what makes
the task hard: phrases of the trade, background paragraphs used in many stories, a standing paragraph by
each outlet that no rule about pages takes away, and editions that are cut, reworded, given another headline
and spelled in another house style; a few stories are printed by sixty outlets. Recall and precision are over
pairs of articles: of one true story, and found to be of one story. The rivals get the same five-word
shingles, lower case, and their usual 128 permutations at a threshold of one half.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import pandas as pd

from analysis.schema import build_table
from analysis.stories import build_stories

N_WORDS, N_OUTLETS, N_BACKGROUNDS, WIDE = 20_000, 20, 40, 60
HOUSE_STYLE = (("ization", "isation"), ("US ", "U.S. "), ("'", "’"), (" - ", "—"), ("ize ", "ise "))


class Press:
    """Writes articles and editions of them; the same seed gives the same press."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "or")]
        lengths = (self.chance.randint(1, 4) for _ in range(3 * N_WORDS))
        made = {"".join(self.chance.choices(syllables, k=length)) for length in lengths}
        frequent = ["the", "of", "to", "in", "and", "US", "said", "realize", "organization", "Japan's"]
        self.words = frequent + self.chance.sample(sorted(made), N_WORDS)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.phrases = [self.sentence(7) for _ in range(300)]
        self.backgrounds = [self.paragraph() for _ in range(N_BACKGROUNDS)]
        self.standing = [self.paragraph() for _ in range(N_OUTLETS)]

    def sentence(self, n_words: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=n_words))

    def paragraph(self) -> str:
        sentences = [self.sentence(self.chance.randint(12, 30)) for _ in range(self.chance.randint(1, 3))]
        return ". ".join(sentences) + "."

    def report(self) -> list[str]:
        paragraphs = [self.paragraph() for _ in range(self.chance.randint(5, 17))]
        paragraphs = [f"{part} {self.chance.choice(self.phrases)}" for part in paragraphs]
        if self.chance.random() < 0.4:
            paragraphs.append(self.chance.choice(self.backgrounds))
        return paragraphs

    def print_report(self, report: list[str]) -> str:
        """An edition: perhaps cut from the end, reworded here and there, in house style, with a headline."""
        kept = report[: max(2, round(len(report) * self.chance.uniform(0.45, 1)))]
        kept = [self.reword(part) if self.chance.random() < 0.2 else part for part in kept]
        text = "\n\n".join([self.sentence(9), *kept])
        for written, instead in HOUSE_STYLE:
            if self.chance.random() < 0.5:
                text = text.replace(written, instead)
        return text + ("\n\n" + self.chance.choice(self.standing)) * (self.chance.random() < 0.4)

    def reword(self, paragraph: str) -> str:
        words = [
            self.chance.choice(self.words) if self.chance.random() < 0.12 else w for w in paragraph.split()
        ]
        return " ".join(words)


def make_corpus(n_articles: int, *, seed: int) -> tuple[list[str], list[int]]:
    """Texts and the number of the story of each, shuffled."""
    press = Press(seed)
    pairs: list[tuple[str, int]] = []
    story = 0
    while len(pairs) < n_articles:
        size = press.chance.choices((1, 2, 3, 5, WIDE), weights=(700, 200, 70, 28, 2))[0]
        report = press.report()
        for _ in range(min(size, n_articles - len(pairs))):
            pairs.append((press.print_report(report), story))
        story += 1
    press.chance.shuffle(pairs)
    return [text for text, _ in pairs], [story for _, story in pairs]


def score(found: Sequence[object], true: Sequence[object]) -> tuple[float, float]:
    """Recall and precision over pairs of articles."""
    both, ours, theirs = (count_pairs(groups) for groups in (zip(found, true, strict=True), found, true))
    return both / max(1, theirs), both / max(1, ours)


def count_pairs(groups: Iterable[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def group_ours(texts: list[str]) -> list[object]:
    doc_ids = [f"{number:06}" for number in range(len(texts))]
    documents = pd.DataFrame({"doc_id": doc_ids, "text": texts})
    zones = build_table(
        "zones", [(doc_id, 0, len(text), "body") for doc_id, text in zip(doc_ids, texts, strict=True)]
    )
    return build_stories(documents, zones)["story_id"].tolist()


def shingle(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[start : start + 5]) for start in range(len(words) - 4)]


def join_found(n_texts: int, query: Callable[[int], Iterable[int]]) -> list[object]:
    """The first text of the group that each belongs to, when all that a query finds are linked."""
    heads = list(range(n_texts))

    def head(number: int) -> int:
        while heads[number] != number:
            heads[number] = number = heads[heads[number]]
        return number

    for number in range(n_texts):
        for other in query(number):
            low, high = sorted((head(number), head(other)))
            heads[high] = low
    return [head(number) for number in range(n_texts)]


def group_rensa(texts: list[str]) -> list[object]:
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    hashes = []
    for number, text in enumerate(texts):
        hashes.append(RMinHash(num_perm=128, seed=1))
        hashes[-1].update(shingle(text))
        lsh.insert(number, hashes[-1])

    def query(number: int) -> list[int]:
        found = lsh.query(hashes[number])
        return [other for other in found if hashes[number].jaccard(hashes[other]) >= 0.5]

    return join_found(len(texts), query)


def group_datasketch(texts: list[str]) -> list[object]:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    hashes = []
    for number, text in enumerate(texts):
        hashes.append(MinHash(num_perm=128))
        hashes[-1].update_batch([part.encode() for part in shingle(text)])
        lsh.insert(number, hashes[-1])
    return join_found(len(texts), lambda number: lsh.query(hashes[number]))


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    texts, true = make_corpus(options.articles, seed=options.seed)
    n_words = sum(len(text.split()) for text in texts) / len(texts)
    n_pairs = count_pairs(true)
    print(f"{len(texts):,} articles of {n_words:.0f} words, {len(set(true)):,} stories, {n_pairs:,} pairs")
    begin = time.process_time()
    for text in texts:
        re.findall(r"\w+", text)
    print(f"a bare scan for words takes {time.process_time() - begin:.2f} seconds here and now")
    print(f"{'':12}{'seconds':>9}{'recall':>9}{'precision':>11}")
    for name, group in (("this kit", group_ours), ("rensa", group_rensa), ("datasketch", group_datasketch)):
        begin = time.process_time()
        try:
            found = group(texts)
        except ImportError:
            print(f"{name:12} not installed; pip install {name}")
            continue
        seconds = time.process_time() - begin
        recall, precision = score(found, true)
        print(f"{name:12}{seconds:9.2f}{recall:9.3f}{precision:11.4f}")


if __name__ == "__main__":
    main()
