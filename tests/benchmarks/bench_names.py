"""Names found by our matcher, by the bare scan beneath it, by `re` and by spaCy, in the same run.

    python tests/benchmarks/bench_names.py [number of articles]

The articles are those of articles.py, with two changes. Their words of four letters and more are drawn from
40,000 generated ones, a few of them frequent and most of them rare, as in news: a tokenizer that remembers
words would have too easy a time with the sixty that articles.py has. And generated names are set into them,
about 15 in 400 words. What each finder returns is compared with ours, span by span.

"raw" is the bare Aho-Corasick scan of the lower-cased bytes, as its library sets it up: all hits, also those
inside words, without a look at word boundaries and case and without a choice of the longest. Ours is all of
that and the folding of accents, quotes and blanks; it can be quicker than the bare scan because it searches
for names with the blanks around them. "re" is one standard-library pattern shaped as a trie, case-sensitive.

spaCy's PhraseMatcher is used as its guide shows: names and texts are cut by one blank English pipeline, and
cutting the texts counts, since ours finds its word boundaries as well. That pipeline remembers how it cut the
first 10,000 different words it saw; thousands of names leave no room there for those of the texts. The line
"names apart" is the same with another pipeline for the names, which is kinder to spaCy.

To prepare the names is not counted, for none of them. Times are processor time of this process, the best of
three; spaCy begins each time with a fresh pipeline, so that no text is seen twice. Ratios hold from machine
to machine, seconds do not.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from itertools import accumulate

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


def make_words(number: int = 40_000, *, seed: int = 1) -> list[str]:
    """Words of one to four syllables, all different and unlike the names."""
    draw = random.Random(seed)
    onsets = """
    b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st t th tr v w
    """.split()
    vowels = "a e i o u ai ea ee io oo ou".split()
    codas = ["", "", *"d l m n nd r s st t".split()]
    words: dict[str, None] = {}
    while len(words) < number:
        syllables = [
            draw.choice(onsets) + draw.choice(vowels) for _ in range(draw.choice((1, 2, 2, 3, 3, 4)))
        ]
        words["".join(syllables) + draw.choice(codas)] = None
    return list(words)


def enrich(texts: list[str], *, seed: int = 2) -> list[str]:
    """The texts with other words for those of four letters and more, the frequent ones as Zipf has it."""
    draw = random.Random(seed)
    words = make_words()
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(words) + 1)))
    return [
        re.sub(r"\b[a-z]{4,}\b", lambda _: draw.choices(words, cum_weights=weights)[0], text)
        for text in texts
    ]


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


def measure(work: Callable, prepare: Callable[[], tuple] = tuple) -> tuple[float, object]:
    """The best time of three runs in seconds, each freshly prepared for, and what the work returned."""
    times = []
    for _ in range(3):
        prepared = prepare()
        begin = time.process_time()
        result = work(*prepared)
        times.append(time.process_time() - begin)
    return min(times), result


def scan(texts: list[str], names: list[str]) -> float:
    engine = BytesAhoCorasick([name.lower().encode() for name in names])
    lowered = "\n".join(texts).lower().encode()
    return measure(lambda: engine.find_matches_as_indexes(lowered, overlapping=True))[0]


def find_by_us(texts: list[str], names: list[str]) -> tuple[float, Spans]:
    matcher = Matcher(names)
    seconds, found = measure(lambda: [keep_longest(matches) for matches in matcher.find_in_each(texts)])
    return seconds, [{match[:2] for match in matches} for matches in found]


def find_by_re(texts: list[str], names: list[str]) -> tuple[float, Spans]:
    pattern = shape_pattern(names)
    return measure(lambda: [{hit.span() for hit in pattern.finditer(text)} for text in texts])


def find_by_spacy(texts: list[str], names: list[str], *, apart: bool) -> tuple[float, Spans]:
    """`apart`: whether the names are cut by a pipeline of their own."""
    import spacy
    from spacy.matcher import PhraseMatcher

    def prepare() -> tuple:
        nlp = spacy.blank("en")
        matcher = PhraseMatcher(nlp.vocab)
        names_nlp = spacy.blank("en", vocab=nlp.vocab) if apart else nlp
        matcher.add("NAME", [names_nlp.make_doc(name) for name in names])
        return nlp, matcher

    def work(nlp: spacy.Language, matcher: PhraseMatcher) -> list:
        docs = (nlp.make_doc(text) for text in texts)
        return [spacy.util.filter_spans(matcher(doc, as_spans=True)) for doc in docs]

    seconds, found = measure(work, prepare)
    return seconds, [{(span.start_char, span.end_char) for span in spans} for spans in found]


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
    plain = enrich(make_documents(int(sys.argv[1]) if len(sys.argv) > 1 else 300)["text"].tolist())
    for size in SIZES:
        names = make_names(size)
        texts = insert_names(plain, names)
        raw = scan(texts, names)
        ours, spans = find_by_us(texts, names)
        n_words = len({word for text in texts for word in text.split()})
        print(f"{size:,} names, {len(texts):,} articles, {sum(map(len, texts)) / 1e6:.1f} MB, ", end="")
        print(f"{n_words:,} different words, {sum(map(len, spans)):,} mentions")
        print(f"  {'raw scan':23}{raw:5.3f} s")
        print(f"  {'ours':23}{ours:5.3f} s, at {raw / ours:.2f} of the raw scan")
        finders = {"re, a trie": find_by_re}
        if find_spec("spacy"):
            finders["spaCy, as in its guide"] = partial(find_by_spacy, apart=False)
            finders["spaCy, names apart"] = partial(find_by_spacy, apart=True)
        for name, find in finders.items():
            taken, found = find(texts, names)
            print(f"  {name:23}{taken:5.3f} s, {taken / ours:.1f} times ours; {compare(texts, spans, found)}")


if __name__ == "__main__":
    main()
