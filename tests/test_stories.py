"""Editions of one wire story: what belongs together and what only looks alike."""

import pytest

from analysis.schema import build_table
from analysis.stories import build_stories

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
    assert {row[0] for row in stories_of(make_documents, {"a": "", "b": ""})} == {"story-a", "story-b"}


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


def test_no_documents_no_stories(make_documents):
    assert stories_of(make_documents, {}) == []
    assert stories_of(make_documents, {"a": ""}) == [("story-a", "a", "only", 0.0)]
