"""Receipts of tiny counts, row by row; and that the receipts of any selection add up to the count."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import annotate, load_documents
from analysis.counts import count_actors_by_topic, count_by_article, count_mentions
from analysis.dyads import count_dyads
from analysis.proof.table import RECEIPTS, build_receipts, compare_values
from analysis.schema import ARTICLE_ZONES, ZONES
from analysis.waterfall import explain_count

TEXTS = {
    "a": "Norland courts Suland\n\nFJORDA (Post) -- Ann Ray flew to Suland. Reef interns met Ray there.\n",
    "b": "Suland waits for the fleet\n\nThe Norlandic envoy spoke of the South Norland Sea.\n",
}


@pytest.fixture(scope="module")
def tables(make_documents, tiny_dictionary):
    return annotate(make_documents(TEXTS, day="2020-03-02"), tiny_dictionary)


@pytest.fixture(scope="module")
def gold():
    return annotate(load_documents("seeds"))


def test_a_receipt_lists_spans_zeros_and_articles(tables, tiny_dictionary):
    counts = count_by_article(
        tables.actor_mentions, tables.documents, by="actor_name", names=["Suland", "Peru"]
    )
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    shown = ["by", "values", "evidence", "file", "sentence_id", "zone", "start_char", "end_char", "rule"]
    suland, peru = ('{"doc_id": "%s", "actor_name": "Suland"}', '{"doc_id": "%s", "actor_name": "Peru"}')
    two, one, none = (f'{{"n_mentions": {n}, "n_sentences": {n}}}' for n in (2, 1, 0))
    assert receipts[shown].astype(object).where(receipts[shown].notna(), None).values.tolist() == [
        [suland % "a", two, "span", "a.txt", 1, "headline", 15, 21, "suland/Suland"],
        [suland % "a", two, "span", "a.txt", 3, "body", 56, 62, "suland/Suland"],
        [peru % "a", none, "none", "a.txt", None, None, None, None, None],
        [suland % "b", one, "span", "b.txt", 1, "headline", 0, 6, "suland/Suland"],
        [peru % "b", none, "none", "b.txt", None, None, None, None, None],
        [None, None, "article", "a.txt", None, None, None, None, None],
        [None, None, "article", "b.txt", None, None, None, None, None],
    ]
    assert receipts.dtypes.astype(str).to_dict() == RECEIPTS
    assert receipts["receipt_id"].nunique() == 4
    assert set(receipts["dictionary_version"]) == {tiny_dictionary.version}
    assert receipts["settings"].dropna().unique().tolist() == [
        '{"zones": ["headline", "standfirst", "dateline", "body"]}'
    ]


def test_the_id_belongs_to_the_question_and_not_to_the_answer(tables, tiny_dictionary, make_documents):
    other = annotate(make_documents([TEXTS["b"]]), tiny_dictionary)

    def first_id(corpus, **options):
        zones = options.get("zones", ARTICLE_ZONES)
        counts = count_mentions(corpus.actor_mentions, corpus.documents, by="actor_name", zones=zones)
        counts = counts[counts["actor_name"] == "Suland"]
        return build_receipts(counts, corpus, dictionary=tiny_dictionary, **options)["receipt_id"][0]

    assert first_id(tables) == first_id(other)
    assert first_id(tables) != first_id(tables, zones=["headline"])


def test_counts_from_elsewhere_are_refused_with_every_row(tables, tiny_dictionary):
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    wrong = counts.assign(n_mentions=counts["n_mentions"] + (counts["actor_name"] != "Fjorda"))
    with pytest.raises(ValueError, match="cannot be traced") as error:
        build_receipts(wrong, tables, dictionary=tiny_dictionary)
    assert [line.strip() for line in str(error.value).splitlines()[1:]] == [
        '{"actor_name": "Suland"}: n_mentions is 3, the table says 4',
        '{"actor_name": "Norland"}: n_mentions is 2, the table says 3',
        '{"actor_name": "Ann Ray"}: n_mentions is 2, the table says 3',
    ]


def test_a_choice_made_before_counting_is_part_of_the_receipt(tables, tiny_dictionary):
    full = tables.actor_mentions[tables.actor_mentions["form"] != "short"]
    documents = tables.documents[tables.documents["doc_id"] == "a"]
    counts = count_mentions(full, documents, by="actor_name").query("actor_name == 'Ann Ray'")
    with pytest.raises(ValueError, match="n_mentions is 2, the table says 1"):
        build_receipts(counts, tables, dictionary=tiny_dictionary)
    where = {"doc_id": "a", "form": ["name", "full", "demonym"]}
    receipts = build_receipts(counts, tables, where=where, dictionary=tiny_dictionary)
    assert receipts["matched_text"].dropna().tolist() == ["Ann Ray"]
    assert json.loads(receipts["settings"][0])["where"] == where
    assert receipts["evidence"].tolist() == ["span", "article", "article"]


def test_a_waterfall_that_forgot_its_name_must_be_told(tables, tiny_dictionary):
    steps = explain_count(tables, "Norland", dictionary=tiny_dictionary)
    known = build_receipts(steps, tables, dictionary=tiny_dictionary)
    steps.attrs.clear()
    with pytest.raises(ValueError, match="belongs to one actor or topic; say which: name="):
        build_receipts(steps, tables, dictionary=tiny_dictionary)
    told = build_receipts(steps, tables, name="Norland", string="Norland", dictionary=tiny_dictionary)
    pd.testing.assert_frame_equal(told, known)
    with pytest.raises(ValueError, match="cannot be traced"):
        build_receipts(steps, tables, name="Suland", dictionary=tiny_dictionary)


def test_no_counts_no_spans(tables, tiny_dictionary):
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")[:0]
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    assert receipts["evidence"].tolist() == ["article", "article"]
    assert receipts.dtypes.astype(str).to_dict() == RECEIPTS


def test_rates_differ_only_beyond_the_last_digits():
    told = {"per_1000_words": 0.1 + 0.2, "n_mentions": 3}
    assert compare_values(told, {"per_1000_words": 0.3, "n_mentions": 3}, "x") == []
    assert compare_values(told, {"per_1000_words": 0.3001, "n_mentions": None}, "the receipt says") == [
        "per_1000_words is 0.3001, the receipt says 0.30000000000000004",
        "n_mentions is None, the receipt says 3",
    ]


def add_up(receipts):
    """Every number counted from its own spans alone, by receipt."""
    spans = receipts[receipts["evidence"] == "span"]
    spans = spans.assign(sentence=spans["doc_id"] + ":" + spans["sentence_id"].astype("str"))
    groups = spans.groupby("receipt_id")
    return pd.DataFrame(
        {
            "n_mentions": groups.size(),
            "n_sentences": groups["sentence"].nunique(),
            "n_documents": groups["doc_id"].nunique(),
            "n_stories": groups["story_id"].nunique(),
        }
    ).to_dict("index")


def told(receipts, measures):
    numbers = receipts[receipts["evidence"] == "span"].drop_duplicates("receipt_id")
    values = zip(numbers["receipt_id"], numbers["values"], strict=True)
    return {i: {name: json.loads(text)[name] for name in measures} for i, text in values}


UNITS = ["n_mentions", "n_sentences", "n_documents", "n_stories"]


@given(data=st.data())
def test_receipts_of_any_selection_add_up_to_the_count(gold, data):
    table = data.draw(st.sampled_from(["actor_mentions", "topic_mentions"]))
    keys = ["actor_name", "actor_type", "country"] if table == "actor_mentions" else ["topic_id", "strength"]
    by = data.draw(st.lists(st.sampled_from([*keys, "zone", "outlet", "doc_id"]), min_size=1, unique=True))
    zones = data.draw(st.lists(st.sampled_from(ZONES), min_size=1, unique=True))
    freq = data.draw(st.sampled_from([None, "M", "Y"]))
    stories = data.draw(st.lists(st.sampled_from(sorted(set(gold.documents["story_id"]))), min_size=1))
    documents = gold.documents[gold.documents["story_id"].isin(stories)]
    counts = count_mentions(getattr(gold, table), documents, by=by, zones=zones, freq=freq)
    counts = counts.iloc[: data.draw(st.integers(0, len(counts)))]
    receipts = build_receipts(counts, gold, mentions=table, zones=zones, where={"story_id": stories})
    assert receipts["receipt_id"].nunique() == len(counts)
    assert add_up(receipts) == told(receipts, UNITS)


def test_pairs_and_dyads_add_up(gold):
    actors, topics, documents = gold.actor_mentions, gold.topic_mentions, gold.documents
    for counts in (count_actors_by_topic(actors, topics, documents), count_dyads(actors, documents)):
        receipts = build_receipts(counts, gold)
        sums = {i: {name: row[name] for name in UNITS[1:]} for i, row in add_up(receipts).items()}
        assert sums == told(receipts, UNITS[1:]) != {}


def test_steps_add_up(gold):
    steps = explain_count(gold, "China")
    receipts = build_receipts(steps, gold)
    sums = {i: row["n_mentions"] for i, row in add_up(receipts).items()}
    assert {i: abs(row["change"]) for i, row in told(receipts, ["change"]).items()} == sums
    assert len(sums) > 3
