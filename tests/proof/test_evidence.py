"""Counting again: each kind of count on three tiny articles, with the spans behind every number."""

import pandas as pd
import pytest

from analysis import annotate
from analysis.counts import count_actors_by_topic, count_by_article, count_mentions
from analysis.dyads import count_dyads
from analysis.proof.evidence import Recipe, collect_evidence, find_table, infer_keys
from analysis.waterfall import explain_count

TEXTS = {
    "a": "Norland courts Suland\n\nFJORDA (Post) -- Ann Ray flew to Suland. Reef interns met Ray there.\n",
    "b": "Suland waits for the fleet\n\nThe Norlandic envoy saw the South Norland Sea. Bob Reed did not.\n",
}


@pytest.fixture(scope="module")
def tables(make_documents, tiny_dictionary):
    return annotate(make_documents(TEXTS, day="2020-03-02"), tiny_dictionary)


def collect(table, keys, tables, dictionary, **settings):
    """The measures by number, and the spans as (by, doc_id, text)."""
    values, spans = collect_evidence(Recipe(table, keys, settings), tables, dictionary)
    return values, sorted(spans[["by", "doc_id", "matched_text"]].itertuples(index=False, name=None))


def test_mentions_fall_to_the_number_they_were_counted_for(tables, tiny_dictionary):
    values, spans = collect("actor_mentions", ("actor_type", "doc_id"), tables, tiny_dictionary)
    assert {by: row["n_mentions"] for by, row in values.items()} == {
        '{"actor_type": "state", "doc_id": "a"}': 3,
        '{"actor_type": "person", "doc_id": "a"}': 2,
        '{"actor_type": "place", "doc_id": "a"}': 1,
        '{"actor_type": "state", "doc_id": "b"}': 2,
        '{"actor_type": "person", "doc_id": "b"}': 1,
    }
    assert spans == [
        ('{"actor_type": "person", "doc_id": "a"}', "a", "Ann Ray"),
        ('{"actor_type": "person", "doc_id": "a"}', "a", "Ray"),
        ('{"actor_type": "person", "doc_id": "b"}', "b", "Bob Reed"),
        ('{"actor_type": "place", "doc_id": "a"}', "a", "FJORDA"),
        ('{"actor_type": "state", "doc_id": "a"}', "a", "Norland"),
        ('{"actor_type": "state", "doc_id": "a"}', "a", "Suland"),
        ('{"actor_type": "state", "doc_id": "a"}', "a", "Suland"),
        ('{"actor_type": "state", "doc_id": "b"}', "b", "Norlandic"),
        ('{"actor_type": "state", "doc_id": "b"}', "b", "Suland"),
    ]


def test_period_and_choice(tables, tiny_dictionary):
    values, spans = collect(
        "actor_mentions",
        ("actor_name", "period"),
        tables,
        tiny_dictionary,
        freq="M",
        where={"form": ["demonym", "full"], "doc_id": "b"},
    )
    assert list(values) == [
        '{"actor_name": "Bob Reed", "period": "2020-03"}',
        '{"actor_name": "Norland", "period": "2020-03"}',
    ]
    assert [span[2] for span in spans] == ["Bob Reed", "Norlandic"]


def test_pairs_have_both_sides(tables, tiny_dictionary):
    key = '{"actor_name": "Ann Ray", "topic_id": "reef-interns"}'
    keys = ("actor_name", "topic_id")
    values, spans = collect("actors_by_topic", keys, tables, tiny_dictionary, unit="sentence")
    assert values[key] == {"n_sentences": 1, "n_documents": 1, "n_stories": 1}
    assert [span for span in spans if span[0] == key] == [(key, "a", "Ray"), (key, "a", "Reef interns")]
    values, spans = collect("actors_by_topic", keys, tables, tiny_dictionary, unit="document")
    assert [span[2] for span in spans if span[0] == key] == ["Ann Ray", "Ray", "Reef interns"]


def test_dyads_have_both_sides(tables, tiny_dictionary):
    key = '{"actor_name": "Norland", "other_actor_name": "Suland"}'
    values, spans = collect("dyads", ("actor_name", "other_actor_name"), tables, tiny_dictionary)
    assert values[key] == {"n_sentences": 1, "n_documents": 1, "n_stories": 1}
    assert [span for span in spans if span[0] == key] == [(key, "a", "Norland"), (key, "a", "Suland")]


def test_steps_have_the_spans_they_move(tables, tiny_dictionary):
    recipe = Recipe("waterfall", ("step",), {"name": "Norland", "by": "actor_name"})
    values, spans = collect_evidence(recipe, tables, tiny_dictionary)
    assert [row["change"] for row in values.values()] == [3, -1, -1, 1, 0, 0]
    assert spans[["by", "matched_text", "rule"]].values.tolist() == [
        ['{"step": "\\"Norland\\" in the files"}', "Norland", "norland/Norlandic"],
        ['{"step": "\\"Norland\\" in the files"}', "Norland", "south-norland-sea/South Norland Sea"],
        ['{"step": "\\"Norland\\" in the files"}', "Norland", "norland/Norland"],
        ['{"step": "- inside a longer word"}', "Norland", "norland/Norlandic"],
        ['{"step": "- inside another name"}', "Norland", "south-norland-sea/South Norland Sea"],
        ['{"step": "+ demonym"}', "Norlandic", "norland/Norlandic"],
    ]


def test_events_have_the_words_of_their_dates(make_documents, tiny_dictionary):
    text = "Talks in Fjorda\n\nAnn Ray signed a treaty with Suland on 3 May 2019.\n"
    tables = annotate(make_documents([text], day="2020-03-02"), tiny_dictionary)
    values, spans = collect("events", ("event_id",), tables, tiny_dictionary)
    assert list(values.values()) == [{"n_documents": 1, "n_stories": 1}]
    assert [span[2] for span in spans] == ["3 May 2019"]


def test_the_columns_tell_what_was_counted(tables, tiny_dictionary):
    actors, topics, documents = tables.actor_mentions, tables.topic_mentions, tables.documents
    for counts, kind in [
        (count_mentions(actors, documents, by=["country", "form"]), ("", ("country", "form"))),
        (count_by_article(topics, documents, by="topic_id"), ("", ("doc_id", "topic_id"))),
        (count_actors_by_topic(actors, topics, documents), ("actors_by_topic", ("actor_name", "topic_id"))),
        (count_dyads(actors, documents, by="country"), ("dyads", ("country", "other_country"))),
        (explain_count(tables, "Suland", dictionary=tiny_dictionary), ("waterfall", ("step",))),
    ]:
        assert infer_keys(counts) == kind
    with pytest.raises(ValueError, match=r"no column with counts \(n_mentions, .*columns are: doc_id, text"):
        infer_keys(documents)
    with pytest.raises(ValueError, match="no column before n_mentions that names the number"):
        infer_keys(pd.DataFrame({"n_mentions": [1]}))


def test_the_table_is_the_one_with_the_columns(tables):
    assert find_table(("doc_id", "topic_name"), tables) == "topic_mentions"
    assert find_table(("actor_name", "period"), tables) == "actor_mentions"
    assert find_table(("rule_id",), tables) == "date_mentions"
    with pytest.raises(
        ValueError, match="may be of actor_mentions, topic_mentions, date_mentions; say which"
    ):
        find_table(("outlet",), tables)
    with pytest.raises(ValueError, match="no column 'actor'; did you mean 'actor_id'"):
        find_table(("actor",), tables)


@pytest.mark.parametrize(
    ("table", "keys", "settings", "message"),
    [
        (
            "actors",
            ("actor_name",),
            {},
            "unknown table 'actors'; tables are: actor_mentions, topic_mentions,",
        ),
        (
            "actor_mentions",
            ("actor_name",),
            {"zone": "body"},
            "setting 'zone' cannot be 'body'; settings are:",
        ),
        ("actor_mentions", ("actor_name",), {"zones": "body"}, "setting 'zones' cannot be 'body'"),
        ("waterfall", ("actor_name",), {}, "table 'waterfall' names its numbers by step, not"),
        ("waterfall", ("step",), {"by": "actor_name"}, "belongs to one actor or topic; say which: name="),
        ("actor_mentions", ("period",), {}, "period and freq belong together"),
        ("dyads", ("country", "form"), {}, "dyads are named by a column and its other_ one"),
    ],
)
def test_a_recipe_that_cannot_be_is_refused(table, keys, settings, message):
    with pytest.raises(ValueError, match=message):
        Recipe(table, keys, settings)
