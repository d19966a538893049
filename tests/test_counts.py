"""Counts on four tiny articles; whole answers are written out."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import annotate, load_documents
from analysis.collocations import count_collocates
from analysis.counts import (
    build_actor_topic_sentences,
    count_actors_by_topic,
    count_by_article,
    count_mentions,
    describe_base,
)
from analysis.dyads import build_dyad_sentences, count_dyads
from analysis.keyness import count_keyness
from analysis.robustness import leave_one_story_out
from analysis.schema import build_table
from analysis.waterfall import build_count_spans, explain_count


def make_documents(**changes):
    rows = {
        "doc_id": ["a", "b", "c", "d"],
        "label": ["Andes Post", "Coast Times", "Coast Times 2", "Daily"],
        "outlet": ["Andes Post", "Coast Times", "Coast Times", None],
        "published_date": pd.to_datetime(["2020-01-30", "2020-02-03", "2020-02-20", None]),
        "story_id": ["s1", "s1", "s2", "s3"],
        "n_article_words": [100, 100, 200, 100],
    }
    return pd.DataFrame(rows | changes)


def make_mentions(*rows):
    """Actor mentions from (doc_id, sentence_id, start, text, zone, actor_name, form, resolved_by)."""
    return build_table(
        "actor_mentions",
        [
            (
                f"{doc}:{start}",
                doc,
                sentence,
                start,
                start + len(text),
                text,
                zone,
                name and name.lower(),
                name,
                None,
                None,
                form,
                None,
                resolved,
                None,
            )
            for doc, sentence, start, text, zone, name, form, resolved in rows
        ],
    )


ACTORS = make_mentions(
    ("a", 1, 0, "Peru", "headline", "Peru", "name", "name"),
    ("a", 1, 12, "Chile", "headline", "Chile", "name", "name"),
    ("a", 2, 18, "Lima", "body", "Peru", "metonym", "name"),
    ("a", 3, 30, "Chile", "body", "Chile", "name", "name"),
    ("b", 1, 0, "Chile", "body", "Chile", "name", "name"),
    ("b", 2, 25, "Chile", "caption", "Chile", "name", "name"),
    ("d", 1, 4, "Chilean", "body", "Chile", "demonym", "name"),
    ("d", 1, 20, "Rojas", "body", None, "short", "ambiguous"),
)
TOPICS = build_table(
    "topic_mentions",
    [
        ("a:45", "a", 3, 45, 51, "copper", "body", "copper", "t1", "explicit"),
        ("b:15", "b", 1, 15, 21, "copper", "body", "copper", "t1", "explicit"),
        ("d:20", "d", 1, 20, 33, "Chile peppers", "body", "food", "t2", "explicit"),
    ],
)


def test_counts_by_actor():
    counts = count_mentions(ACTORS, make_documents(), by="actor_name")
    assert counts.to_dict("list") == {
        "actor_name": ["Chile", "Peru", "(ambiguous)"],
        "n_mentions": [4, 2, 1],
        "n_sentences": [4, 2, 1],
        "n_documents": [3, 1, 1],
        "n_stories": [2, 1, 1],
        "document_share": [0.75, 0.25, 0.25],
        "per_1000_words": [8.0, 4.0, 2.0],  # of 500 words
    }
    assert counts.attrs["base"] == "4 articles, 3 stories, 500 words"


def test_counts_in_captions_too():
    counts = count_mentions(ACTORS, make_documents(), by="actor_name", zones=["body", "caption"])
    assert counts["n_mentions"].tolist() == [4, 1, 1]
    assert counts.attrs["base"] == "4 articles, 3 stories, 500 words; counted in: body, caption"


def test_an_outlet_is_held_against_its_own_articles():
    counts = count_mentions(ACTORS, make_documents(), by=["outlet", "actor_name"])
    assert counts.drop(columns=["n_sentences", "n_documents", "n_stories"]).to_dict("list") == {
        "outlet": ["Andes Post", "Andes Post", "(not given)", "(not given)", "Coast Times"],
        "actor_name": ["Chile", "Peru", "(ambiguous)", "Chile", "Chile"],
        "n_mentions": [2, 2, 1, 1, 1],
        "document_share": [1.0, 1.0, 1.0, 1.0, 0.5],
        "per_1000_words": [20.0, 20.0, 10.0, 10.0, 1000 / 300],
    }


def test_periods_keep_the_undated():
    counts = count_mentions(ACTORS, make_documents(), by="actor_name", freq="M")
    assert list(counts)[:4] == ["actor_name", "period", "freq", "n_mentions"]
    rows = counts[["actor_name", "period", "freq", "n_mentions", "document_share"]].astype(object)
    assert rows.where(rows.notna(), None).values.tolist() == [
        ["Chile", "2020-01", "M", 2, 1.0],
        ["Peru", "2020-01", "M", 2, 1.0],
        ["Chile", "2020-02", "M", 1, 0.5],
        ["(ambiguous)", None, "M", 1, 1.0],
        ["Chile", None, "M", 1, 1.0],
    ]


@pytest.mark.parametrize(
    ("freq", "period"),
    [("D", "2021-01-03"), ("W", "2020-W53"), ("M", "2021-01"), ("Q", "2021-Q1"), ("Y", "2021")],
)
def test_how_a_period_is_written(freq, period):
    documents = make_documents(published_date=pd.to_datetime(["2021-01-03"] * 4))
    assert set(count_mentions(ACTORS, documents, by="actor_name", freq=freq)["period"]) == {period}


def test_counting_by_any_column_also_the_ids():
    documents = make_documents()
    assert count_mentions(ACTORS, documents, by="story_id")["n_mentions"].tolist() == [5, 2]
    assert count_mentions(ACTORS, documents, by="doc_id")["per_1000_words"].tolist() == [40.0, 20.0, 10.0]
    assert count_mentions(ACTORS, documents, by=["doc_id", "sentence_id"])["n_mentions"].sum() == 7


def test_nothing_found_is_an_empty_table():
    counts = count_mentions(build_table("actor_mentions", []), make_documents(), by="actor_name", freq="Y")
    assert {column: str(kind) for column, kind in counts.dtypes.items()} == {
        "actor_name": "str",
        "period": "str",
        "freq": "str",
        "n_mentions": "int64",
        "n_sentences": "int64",
        "n_documents": "int64",
        "n_stories": "int64",
        "document_share": "float64",
        "per_1000_words": "float64",
    }
    assert len(counts) == 0


def test_an_article_without_words_has_no_rate():
    documents = make_documents(n_article_words=[0, 0, 0, 0])
    assert count_mentions(ACTORS, documents, by="actor_name")["per_1000_words"].isna().all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "actor_nam"}, "no column 'actor_nam'; did you mean 'actor_name'"),
        ({"by": []}, "no column to count by; columns are: mention_id, doc_id"),
        ({"by": "actor_name", "zones": ["bodies"]}, "unknown zone 'bodies'; zones are: headline"),
        ({"by": "actor_name", "freq": "H"}, "unknown freq 'H'; it is one of: D, W, M, Q, Y"),
    ],
)
def test_errors_say_what_exists(options, message):
    with pytest.raises(ValueError, match=message):
        count_mentions(ACTORS, make_documents(), **options)


def test_documents_must_be_complete():
    with pytest.raises(ValueError, match="no column 'n_article_words'"):
        count_mentions(ACTORS, make_documents().drop(columns="n_article_words"), by="actor_name")


def test_every_zero_has_its_row():
    grid = count_by_article(TOPICS, make_documents(), by="topic_id", names=["copper", "food", "tea"])
    assert grid[["doc_id", "topic_id", "n_mentions", "n_sentences"]].values.tolist() == [
        ["a", "copper", 1, 1],
        ["a", "food", 0, 0],
        ["a", "tea", 0, 0],
        ["b", "copper", 1, 1],
        ["b", "food", 0, 0],
        ["b", "tea", 0, 0],
        ["c", "copper", 0, 0],
        ["c", "food", 0, 0],
        ["c", "tea", 0, 0],
        ["d", "copper", 0, 0],
        ["d", "food", 1, 1],
        ["d", "tea", 0, 0],
    ]
    found = count_by_article(TOPICS, make_documents(), by="topic_id")
    assert found["topic_id"].tolist() == ["copper", "food"] * 4


def test_actors_meet_topics_in_a_sentence():
    sentences = build_actor_topic_sentences(ACTORS, TOPICS, make_documents())
    assert sentences[["actor_name", "topic_id", "doc_id", "sentence_id"]].values.tolist() == [
        ["(ambiguous)", "food", "d", 1],
        ["Chile", "copper", "a", 3],
        ["Chile", "copper", "b", 1],
        ["Chile", "food", "d", 1],
    ]
    table = count_actors_by_topic(ACTORS, TOPICS, make_documents())
    assert table.values.tolist() == [
        ["Chile", "copper", 2, 2, 1, "sentence"],
        ["(ambiguous)", "food", 1, 1, 1, "sentence"],
        ["Chile", "food", 1, 1, 1, "sentence"],
    ]


def test_actors_meet_topics_in_an_article():
    table = count_actors_by_topic(ACTORS, TOPICS, make_documents(), unit="document")
    assert table.values.tolist() == [
        ["Chile", "copper", 2, 2, 1, "document"],
        ["(ambiguous)", "food", 1, 1, 1, "document"],
        ["Chile", "food", 1, 1, 1, "document"],
        ["Peru", "copper", 0, 1, 1, "document"],
    ]
    with pytest.raises(ValueError, match="unknown unit 'page'; it is 'sentence' or 'document'"):
        count_actors_by_topic(ACTORS, TOPICS, make_documents(), unit="page")


def test_base_in_words():
    assert describe_base(make_documents()[:1]) == "1 article, 1 story, 100 words"


rows = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 3), st.sampled_from(["Peru", "Chile", None])),
    max_size=12,
)


def draw_mentions(drawn):
    return make_mentions(
        *(
            (doc, sentence, place, "x", "body", name, "name", "name" if name else "ambiguous")
            for place, (doc, sentence, name) in enumerate(drawn)
        )
    )


@settings(deadline=None, max_examples=25)
@given(rows, st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(drawn, random):
    mentions, documents = draw_mentions(drawn), make_documents()
    order, other = list(range(len(mentions))), list(range(4))
    random.shuffle(order)
    random.shuffle(other)
    for freq in (None, "M"):
        assert_frame_equal(
            count_mentions(mentions, documents, by="actor_name", freq=freq),
            count_mentions(mentions.iloc[order], documents.iloc[other], by="actor_name", freq=freq),
        )


@settings(deadline=None, max_examples=25)
@given(rows, st.sampled_from("abcd"), st.integers(1, 3))
def test_copies_add_articles_but_no_stories(drawn, copied, n_copies):
    mentions, documents = draw_mentions(drawn), make_documents()
    more_mentions, more_documents = [mentions], [documents]
    for n in range(n_copies):
        name = f"{copied}{n}"
        more_documents.append(documents[documents["doc_id"] == copied].assign(doc_id=name))
        more_mentions.append(mentions[mentions["doc_id"] == copied].assign(doc_id=name))
    before = count_mentions(mentions, documents, by="actor_name").set_index("actor_name")
    after = count_mentions(pd.concat(more_mentions), pd.concat(more_documents), by="actor_name")
    after = after.set_index("actor_name").loc[before.index]
    named = set(select_names(mentions, copied))
    assert after["n_stories"].tolist() == before["n_stories"].tolist()
    assert (after["n_documents"] - before["n_documents"]).tolist() == [
        n_copies if actor in named else 0 for actor in before.index
    ]


def select_names(mentions, doc_id):
    return mentions.loc[mentions["doc_id"] == doc_id, "actor_name"].fillna("(ambiguous)")


@settings(deadline=None, max_examples=25)
@given(rows, st.sampled_from("abcd"))
def test_removing_an_article_is_never_having_had_it(drawn, removed):
    mentions, documents = draw_mentions(drawn), make_documents()
    fewer = documents[documents["doc_id"] != removed]
    without = mentions[mentions["doc_id"] != removed]
    for count in (count_mentions, count_by_article):
        assert_frame_equal(count(mentions, fewer, by="actor_name"), count(without, fewer, by="actor_name"))


NAMES = [
    "003_afp_storm_buoys",
    "004_straits_times_cable_alarm",
    "006_japan_times_tsushima",
    "014_file_photo_horse_diplomacy",
    "016_gazette_edition_storm_buoys",  # another edition of 003
]


@pytest.fixture(scope="module")
def articles(request):
    documents = load_documents(request.path.parent / "data" / "invented")
    return documents[documents["doc_id"].isin(NAMES)].reset_index(drop=True)


@pytest.fixture(scope="module")
def annotated(articles):
    return annotate(articles)


def count_all(tables, documents=None):
    """Every kind of count of a corpus, or of some of its documents, by what was counted."""
    documents = tables.documents if documents is None else documents
    actors, topics = tables.actor_mentions, tables.topic_mentions
    both = ["actor_name", "topic_id"]
    pair = ["actor_name", "other_actor_name"]
    return {
        "actors": count_mentions(actors, documents, by="actor_name").set_index("actor_name"),
        "topics": count_mentions(topics, documents, by="topic_id").set_index("topic_id"),
        "actors by topic": count_actors_by_topic(actors, topics, documents).set_index(both),
        "dyads": count_dyads(actors, documents).set_index(pair),
        "collocates": count_collocates(topics, documents, tables.sentences, min_count=1).set_index("word"),
    }


@pytest.mark.parametrize("copied", NAMES)
def test_n_copies_of_an_article_are_n_articles_and_no_story(articles, annotated, copied):
    original = articles[articles["doc_id"] == copied]
    copies = [original.assign(doc_id=f"{copied}_{n}", file=f"{copied}_{n}.txt") for n in range(3)]
    more = annotate(pd.concat([articles, *copies], ignore_index=True))
    here = count_all(annotated, annotated.documents[annotated.documents["doc_id"] == copied])
    after = count_all(more)
    for kind, before in count_all(annotated).items():
        assert len(before) == len(after[kind]) > 0
        now = after[kind].loc[before.index]
        assert now["n_stories"].tolist() == before["n_stories"].tolist()
        named = before.index.isin(here[kind].index)
        assert (now["n_documents"] - before["n_documents"]).tolist() == [3 * int(there) for there in named]
    actor = here["actors"].index.drop("(ambiguous)", errors="ignore")[0]
    units = ["n_mentions", "n_documents", "n_stories"]
    first, last = (explain_count(tables, actor)[units].iloc[-1] for tables in (annotated, more))
    assert (last - first).tolist() == [3 * here["actors"].loc[actor, "n_mentions"], 3, 0]


def test_shuffling_the_articles_changes_no_count(articles, annotated):
    after = count_all(annotate(articles.sample(frac=1, random_state=3)))
    for kind, before in count_all(annotated).items():
        assert_frame_equal(after[kind], before)


@pytest.mark.parametrize("removed", NAMES)
def test_counts_without_an_article_are_those_of_a_corpus_that_never_had_it(articles, annotated, removed):
    never = count_all(annotate(articles[articles["doc_id"] != removed]))
    documents = annotated.documents
    for kind, counts in count_all(annotated, documents[documents["doc_id"] != removed]).items():
        assert_frame_equal(counts, never[kind])


def test_every_table_of_numbers_says_its_base(annotated):
    tables, documents = annotated, annotated.documents
    actors, topics, sentences = tables.actor_mentions, tables.topic_mentions, tables.sentences
    base = describe_base(documents)
    assert base.startswith("5 articles, 4 stories, ")
    made = {
        "count_mentions": count_mentions(actors, documents, by="actor_name"),
        "count_by_article": count_by_article(actors, documents, by="actor_name"),
        "count_actors_by_topic": count_actors_by_topic(actors, topics, documents),
        "build_actor_topic_sentences": build_actor_topic_sentences(actors, topics, documents),
        "explain_count": explain_count(tables, "Japan"),
        "build_count_spans": build_count_spans(tables, "Japan"),
        "leave_one_story_out": leave_one_story_out(actors, documents, by="actor_name"),
        "count_dyads": count_dyads(actors, documents),
        "build_dyad_sentences": build_dyad_sentences(actors, documents),
        "count_collocates": count_collocates(actors, documents, sentences),
    }
    assert {name for name, table in made.items() if not table.attrs["base"].startswith(base)} == set()
    halves = [describe_base(documents[:2]), describe_base(documents[2:])]
    keyness = count_keyness(sentences, documents, [True, True, False, False, False])
    assert keyness.attrs["base"] == f"target: {halves[0]}; reference: {halves[1]}"
