"""Names found by our matcher, by the bare scan beneath it, by `re` and by spaCy, in the same run.

    python tests/benchmarks/bench_names.py [number of articles]

The articles are those of articles.py with generated names set into them, about 15 in 400 words. "raw" is
the bare Aho-Corasick scan of the lower-cased bytes: no word boundaries, no case, no choice of the longest.
"re" is one standard-library pattern shaped as a trie, case-sensitive; spaCy's PhraseMatcher works on the
tokens of a blank English pipeline, whose cutting is counted in its time and also shown apart. What each
finds is compared with ours, span by span. Times are the best of three, in processor time of this process
(spaCy and `re` once); ratios hold from machine to machine, seconds do not.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable

from ahocorasick_rs import BytesAhoCorasick
from articles import make_documents

from analysis.matching import Matcher, keep_longest

SIZES = (500, 50_000)
Spans = list[set[tuple[int, int]]]


def make_names(number: int, *, seed: int = 3) -> list[str]:
    """Names of one to three capitalised words, all different."""
    draw = random.Random(seed)
    parts = "ba ce di fo gu ka le mi no pu ra se ti vo xu za che sho thi mar ner dal ".split()

    def word() -> str:
        return "".join(draw.choices(parts, k=draw.randint(2, 4))).capitalize()

    names: dict[str, None] = {}
    while len(names) < number:
        names[" ".join(word() for _ in range(draw.choice((1, 2, 2, 3))))] = None
    return list(names)


def insert_names(texts: list[str], names: list[str], *, seed: int = 5) -> list[str]:
    """The texts with names between their words, fifteen to four hundred words; a few names are frequent."""
    draw = random.Random(seed)
    made = []
    for text in texts:
        words = text.split(" ")
        for _ in range(len(words) * 15 // 400):
            name = names[min(int(draw.expovariate(8 / len(names))), len(names) - 1)]
            words.insert(draw.randrange(len(words) + 1), name + draw.choice(("", "", ",", "'s")))
        made.append(" ".join(words))
    return made


def shape_pattern(names: list[str]) -> re.Pattern[str]:
    """All names as one pattern in which what they share at the beginning is tried once."""
    trie: dict = {}
    for name in names:
        node = trie
        for character in name:
            node = node.setdefault(character, {})
        node[""] = {}

    def write(node: dict) -> str:
        branches = [re.escape(character) + write(child) for character, child in node.items() if character]
        if not branches:
            return ""
        together = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{together})?" if "" in node else together

    return re.compile(rf"(?<![\w$@]){write(trie)}(?![\w$@])")


def measure(work: Callable[[], object], *, repeats: int = 3) -> tuple[float, object]:
    """The best time of a few runs in seconds, and what the work returned."""
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        result = work()
        times.append(time.process_time() - begin)
    return min(times), result


def find_by_us(texts: list[str], names: list[str]) -> tuple[float, Spans]:
    matcher = Matcher(names)
    seconds, found = measure(lambda: [keep_longest(matches) for matches in matcher.find_in_each(texts)])
    return seconds, [{match[:2] for match in matches} for matches in found]


def find_by_re(texts: list[str], names: list[str]) -> tuple[float, Spans]:
    pattern = shape_pattern(names)
    return measure(lambda: [{hit.span() for hit in pattern.finditer(text)} for text in texts], repeats=1)


def find_by_spacy(texts: list[str], names: list[str]) -> tuple[float, float, Spans]:
    """Seconds for everything, seconds for the tokens alone, and what was found."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", list(nlp.tokenizer.pipe(names)))
    cutting, docs = measure(lambda: [nlp.make_doc(text) for text in texts], repeats=1)
    matching, found = measure(
        lambda: [spacy.util.filter_spans(matcher(doc, as_spans=True)) for doc in docs], repeats=1
    )
    spans = [{(span.start_char, span.end_char) for span in each} for each in found]
    return cutting + matching, cutting, spans


def compare(texts: list[str], ours: Spans, theirs: Spans) -> str:
    """How many spans only one of the two has, with an example of each."""
    parts = []
    for whose, first, second in (("ours", ours, theirs), ("theirs", theirs, ours)):
        only = [(text, span) for text, a, b in zip(texts, first, second, strict=True) for span in a - b]
        example = ""
        if only:
            text, (start, end) = min(only)
            example = f", as in {text[max(0, start - 9) : end + 9]!r}"
        parts.append(f"{len(only)} only {whose}{example}")
    return "; ".join(parts)


def main() -> None:
    plain = make_documents(int(sys.argv[1]) if len(sys.argv) > 1 else 500)["text"].tolist()
    for size in SIZES:
        names = make_names(size)
        texts = insert_names(plain, names)
        engine = BytesAhoCorasick([name.lower().encode() for name in names])
        lowered = "\n".join(texts).lower().encode()
        raw, _ = measure(lambda e=engine, t=lowered: len(e.find_matches_as_indexes(t, overlapping=True)))
        seconds, ours = find_by_us(texts, names)
        n_found = sum(map(len, ours))
        print(f"{size:,} names, {len(texts):,} articles, {len(lowered) / 1e6:.1f} MB, {n_found:,} mentions")
        print(f"  raw scan     {raw:8.3f} s")
        print(f"  ours         {seconds:8.3f} s, {raw / seconds:.3f} of raw")
        taken, found = find_by_re(texts, names)
        print(f"  re, a trie   {taken:8.3f} s, {raw / taken:.3f} of raw; {compare(texts, ours, found)}")
        try:
            taken, cutting, found = find_by_spacy(texts, names)
        except ImportError:
            print("  spaCy is not installed")
            continue
        print(f"  spaCy        {taken:8.3f} s, {raw / taken:.3f} of raw; {compare(texts, ours, found)}")
        print(f"  spaCy takes {taken / seconds:.0f} times our time, {cutting / taken:.0%} of it for tokens")


if __name__ == "__main__":
    main()
