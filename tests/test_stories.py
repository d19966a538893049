"""Editions of one wire story: what belongs together and what only looks alike."""

import importlib.util
import os
import random
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import load_documents, split_zones
from analysis.schema import build_table
from analysis.stories import build_stories

TESTS = Path(__file__).parent

WORDS = [f"word{number}" for number in range(60)]
FULL = " ".join(WORDS)


def stories_of(make_documents, texts, zones=None):
    documents = make_documents(texts)
    zones = zones or [(doc_id, 0, len(text), "body") for doc_id, text in texts.items()]
    return list(build_stories(documents, build_table("zones", zones)).itertuples(index=False, name=None))


def test_a_cut_copy_is_an_edition_and_another_article_is_not(make_documents):
    cut = " ".join(WORDS[:30])
    other = " ".join(reversed(WORDS))
    assert stories_of(make_documents, {"full": FULL, "cut": cut.upper() + "!", "other": other}) == [
        ("story-cut", "full", "edition", 1.0),
        ("story-cut", "cut", "edition", 1.0),
        ("story-other", "other", "only", 0.0),
    ]


def test_containment_is_the_share_of_the_shorter_text(make_documents):
    # 30 words have 26 runs of five words; 20 of them, 16 runs, also stand in the full text.
    partly = " ".join(WORDS[:20] + [f"own{number}" for number in range(10)])
    (_, _, role, containment), _ = stories_of(make_documents, {"full": FULL, "partly": partly})
    assert (role, containment) == ("edition", pytest.approx(16 / 26))


def test_less_than_half_is_a_story_of_its_own(make_documents):
    partly = " ".join(WORDS[:14] + [f"own{number}" for number in range(16)])  # 10 of 26 runs
    assert [row[2] for row in stories_of(make_documents, {"full": FULL, "partly": partly})] == [
        "only",
        "only",
    ]


@pytest.mark.parametrize(("n_shared", "n_stories"), [(13, 2), (14, 1)])  # nine and ten runs of five words
def test_a_shared_sentence_is_too_little_to_tell(make_documents, n_shared, n_stories):
    shared = " ".join(WORDS[:n_shared])
    rows = stories_of(make_documents, {"a": f"{shared} and so on", "b": f"{shared} or so"})
    assert len({row[0] for row in rows}) == n_stories


def test_the_same_text_is_one_story_however_many_print_it(make_documents):
    texts = {f"{number:02}": FULL for number in range(50)}
    assert {row[0] for row in stories_of(make_documents, texts)} == {"story-00"}


def test_an_edition_of_an_edition_is_the_same_story(make_documents):
    texts = {"c": " ".join(WORDS[:40]), "b": " ".join(WORDS[15:]), "a": " ".join(WORDS[:20])}
    assert [row[0] for row in stories_of(make_documents, texts)] == ["story-a"] * 3


def test_page_furniture_is_no_sign_of_a_shared_story(make_documents):
    texts = {"a": f"{FULL}\nOne thing.", "b": f"{FULL}\nAnother thing."}
    zones = [
        (d, *span)
        for d in texts
        for span in ((0, len(FULL), "furniture"), (len(FULL) + 1, len(texts[d]), "body"))
    ]
    assert [row[2] for row in stories_of(make_documents, texts, zones)] == ["only", "only"]


def test_the_names_of_stories_do_not_depend_on_the_order_of_documents(make_documents):
    texts = {"b": FULL, "a": FULL, "c": "Nothing of the kind."}
    backwards = dict(reversed(texts.items()))
    assert sorted(stories_of(make_documents, texts)) == sorted(stories_of(make_documents, backwards))


@pytest.mark.parametrize(
    "written",
    [
        [("U.S. officials", "US officials"), ("realised", "realized"), ("the harbour", "the harbor")],
        [("Nguyen", "Nguyễn"), ("co operation", "co-operation"), ("it's", "it’s"), ("ten", "10")],
    ],
)
def test_house_style_does_not_part_editions(make_documents, written):
    here, there = (" ".join(f"{pair[side]} w{n}" for n, pair in enumerate(written * 8)) for side in (0, 1))
    assert {row[2:] for row in stories_of(make_documents, {"a": here, "b": there.upper()})} == {
        ("edition", 1.0)
    }


def words(chance, n_words):
    return " ".join(chance.choices([f"word{number}" for number in range(3000)], k=n_words))


def test_one_passage_below_every_brief_of_an_outlet_links_nothing(make_documents):
    chance = random.Random(5)
    passage = words(chance, 60)
    briefs = {str(number): f"{words(chance, 40)} {passage}" for number in range(4)}
    assert len({row[0] for row in stories_of(make_documents, briefs)}) == 4
    # An edition of one of them shares more than the passage.
    briefs["other edition"] = f"{words(chance, 5)} {briefs['2']}"
    rows = stories_of(make_documents, briefs)
    assert len({row[0] for row in rows}) == 4 and rows[2][0] == rows[4][0]


def test_set_phrases_all_over_the_text_link_nothing(make_documents):
    chance = random.Random(6)
    phrases = [words(chance, 12) for _ in range(6)]
    long = {f"long{n}": " ".join(words(chance, 60) + " " + phrase for phrase in phrases) for n in range(3)}
    short = {f"short{n}": " ".join(words(chance, 7) + " " + phrase for phrase in phrases) for n in range(2)}
    assert len({row[0] for row in stories_of(make_documents, long)}) == 3
    assert len({row[0] for row in stories_of(make_documents, long | short)}) >= 3


def test_much_shared_furniture_makes_no_copies(make_documents):
    menu = "\n\n".join(
        ["Home", "Politics", "Subscribe", "Most read", "Share this article", "Cookie settings"] * 5
    )
    bodies = {
        "radar": "HANOI — Two navies tested a new radar off the coast on Monday, the ministry said.",
        "ferry": "MANILA — A ferry line between two islands opened after ten years, its owner said.",
    }
    documents = make_documents({name: f"{menu}\n\n{body}\n\n{menu}" for name, body in bodies.items()})
    assert build_stories(documents, split_zones(documents))["role"].tolist() == ["only", "only"]


# ---- what must not change the number of stories


@pytest.fixture(scope="module", params=["seeds", "invented"])
def corpus(request, make_documents):
    folder = {"seeds": TESTS.parent / "seeds", "invented": TESTS / "data" / "invented"}[request.param]
    texts = load_documents(folder).set_index("doc_id")["text"].to_dict()
    texts |= {"zz short": "They met.", "zz shorter": "No.", "zz menu": "Share"}
    documents = make_documents(texts)
    zones = split_zones(documents)
    return documents, zones, build_stories(documents, zones)


def copy_rows(table, doc_id, copies):
    """The rows of one document once for each new name."""
    own = table[table["doc_id"] == doc_id]
    return pd.concat([table, *(own.assign(doc_id=name) for name in copies)], ignore_index=True)


@pytest.mark.parametrize("n_copies", [1, 45])
def test_copies_of_any_article_add_no_story(corpus, n_copies):
    documents, zones, stories = corpus
    for doc_id in documents["doc_id"]:
        names = [f"{'a' if number % 2 else 'zzz'} copy {number}" for number in range(n_copies)]
        more = build_stories(copy_rows(documents, doc_id, names), copy_rows(zones, doc_id, names))
        assert more["story_id"].nunique() == stories["story_id"].nunique(), doc_id
        assert more.loc[more["doc_id"].isin([doc_id, *names]), "story_id"].nunique() == 1


def test_the_order_of_rows_does_not_matter(corpus):
    documents, zones, stories = corpus
    shuffled = build_stories(documents.sample(frac=1, random_state=1), zones.sample(frac=1, random_state=2))
    pd.testing.assert_frame_equal(
        shuffled.sort_values("doc_id", ignore_index=True), stories.sort_values("doc_id", ignore_index=True)
    )


def test_removing_an_article_equals_never_having_had_it(corpus):
    documents, zones, stories = corpus
    for doc_id in documents["doc_id"]:
        kept = documents["doc_id"] != doc_id
        fewer = build_stories(documents[kept], zones)
        rest = stories[stories["doc_id"] != doc_id]
        # The names may change with the first document; who is with whom may not.
        assert list_groups(fewer) == list_groups(rest), doc_id


def list_groups(stories):
    return set(stories.groupby("story_id")["doc_id"].agg(frozenset))


def test_every_process_gives_the_same_answer():
    code = """
from analysis import load_documents, split_zones
from analysis.stories import build_stories
documents = load_documents("seeds")
print(build_stories(documents, split_zones(documents)).to_csv())
"""
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS.parent)},
            cwd=TESTS.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1 and "edition" in answers.pop()


# ---- a generated press


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_stories", TESTS / "benchmarks" / "bench_stories.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_planted_editions_are_found_and_nothing_else(bench):
    texts, true = bench.make_corpus(600, seed=3)
    recall, precision = bench.score(bench.group_ours(texts), true)
    assert recall > 0.96 and precision == 1
    assert bench.count_pairs(true) > 200


def test_a_story_with_hundreds_of_different_editions_is_one(bench):
    press = bench.Press(4)
    report = [press.paragraph() for _ in range(14)]
    others = [press.print_report(press.report()) for _ in range(100)]
    found = bench.group_ours([press.print_report(report) for _ in range(200)] + others)
    assert len(set(found[:200])) == 1 and len(set(found[200:])) == 100


def test_recall_and_precision_count_pairs(bench):
    assert bench.score(["x", "x", "x", "y"], [1, 1, 2, 2]) == (0.5, 1 / 3)


def test_no_documents_no_stories(make_documents):
    assert stories_of(make_documents, {}) == []
    assert stories_of(make_documents, {"a": ""}) == [("story-a", "a", "only", 0.0)]
