"""The waterfall on four tiny articles step by step, then on whole corpora: what a rule may change."""

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.actors import match_actors
from analysis.counts import count_mentions
from analysis.schema import ARTICLE_ZONES, ZONES, build_table
from analysis.topics import match_topics, name_topics
from analysis.waterfall import build_count_spans, describe_waterfall, explain_count
from analysis.waterfall_spans import STEPS, ZONE_STEPS

NUMBERS = ["n_mentions", "n_documents", "n_stories"]


def make_mentions(*rows):
    """Actor mentions from (doc_id, sentence_id, start, text, zone, actor_name, form)."""
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
                name.lower(),
                name,
                None,
                None,
                form,
                None,
                "name",
                None,
            )
            for doc, sentence, start, text, zone, name, form in rows
        ],
    )


def make_tables():
    texts = {
        "a": "Peru courts Chile\nLima hopes. Chile waits on copper.",
        "b": "Chile waits on copper.\nA Chile flag",
        "c": "Nothing of note.",
        "d": "The Chilean view of Chile peppers and of Chiles, by Chile.",
    }
    documents = pd.DataFrame(
        {
            "doc_id": list("abcd"),
            "text": texts.values(),
            "story_id": ["s1", "s1", "s2", "s3"],
            "n_article_words": [9, 4, 3, 11],
        }
    )
    spans = [("a", 0, 17, "headline"), ("a", 18, 52, "body"), ("b", 0, 22, "body"), ("b", 23, 35, "caption")]
    zones = build_table("zones", [*spans, ("c", 0, 16, "body"), ("d", 0, 58, "body")])
    topics = [("d:20", "d", 1, 20, 33, "Chile peppers", "body", "food", "t2", "explicit")]
    topics = build_table("topic_mentions", topics)
    actors = make_mentions(
        ("a", 1, 0, "Peru", "headline", "Peru", "name"),
        ("a", 1, 12, "Chile", "headline", "Chile", "name"),
        ("a", 2, 18, "Lima", "body", "Peru", "metonym"),
        ("a", 3, 30, "Chile", "body", "Chile", "name"),
        ("b", 1, 0, "Chile", "body", "Chile", "name"),
        ("b", 2, 25, "Chile", "caption", "Chile", "name"),
        ("d", 1, 4, "Chilean", "body", "Chile", "demonym"),
    )
    return SimpleNamespace(documents=documents, zones=zones, actor_mentions=actors, topic_mentions=topics)


def test_waterfall_of_chile():
    table = explain_count(make_tables(), "Chile")
    assert table[["step", "unit", "change", "n", *NUMBERS]].values.tolist() == [
        ['"Chile" in the files', "mention", 8, 8, 8, 3, 2],
        ["- inside a longer word", "mention", -2, 6, 6, 3, 2],
        ["- inside another name", "mention", -1, 5, 5, 3, 2],
        ["- read as something else", "mention", -1, 4, 4, 2, 1],
        ["- in captions", "mention", -1, 3, 3, 2, 1],
        ["+ demonym", "mention", 1, 4, 4, 3, 2],
        ["- again in the same article", "article", -1, 3, 4, 3, 2],
        ["- again in the same story", "story", -1, 2, 4, 3, 2],
    ]
    assert table["explanation"].tolist() == [
        "every hit of a plain search, anywhere in the files",
        "the letters occur, the word does not: Chilean 1, Chiles 1",
        "part of a longer name or term: Chile peppers 1",
        "another bearer of the name, a place, or left open between two",
        "left out by the choice of zones",
        "the adjective or the people: Chilean 1",
        "every article counts once",
        "every wire story counts once, however many print it",
    ]
    assert table.attrs == {"name": "Chile", "string": "Chile", "base": "4 articles, 3 stories, 27 words"}


def test_every_step_keeps_its_spans():
    found = build_count_spans(make_tables(), "Chile").astype(object)
    assert found.where(found.notna(), None).values.tolist() == [
        ["- inside a longer word", "mention", -1, "d", 4, 9, "Chile", "Chilean"],
        ["- inside a longer word", "mention", -1, "d", 41, 46, "Chile", "Chiles"],
        ["- inside another name", "mention", -1, "d", 20, 25, "Chile", "Chile peppers"],
        ["- read as something else", "mention", -1, "d", 52, 57, "Chile", None],
        ["- in captions", "mention", -1, "b", 25, 30, "Chile", None],
        ["= kept", "mention", 0, "a", 12, 17, "Chile", None],
        ["= kept", "mention", 0, "a", 30, 35, "Chile", None],
        ["= kept", "mention", 0, "b", 0, 5, "Chile", None],
        ["+ demonym", "mention", 1, "d", 4, 11, "Chilean", None],
        ["- again in the same article", "article", -1, "a", 30, 35, "Chile", None],
        ["- again in the same story", "story", -1, "b", 0, 5, "Chile", None],
    ]


def test_shuffling_changes_no_span():
    tables = make_tables()
    turned = SimpleNamespace(**{name: table[::-1] for name, table in vars(tables).items()})
    for actor in ("Chile", "Peru"):
        pd.testing.assert_frame_equal(build_count_spans(turned, actor), build_count_spans(tables, actor))


def test_waterfall_of_a_topic():
    tables = make_tables()
    rows = [
        ("d:20", "d", 1, 20, 33, "Chile peppers", "body", "food", "food/Chile peppers", "explicit"),
        ("d:41", "d", 1, 41, 47, "Chiles", "body", "food", "food/chile*", "explicit"),
        ("a:46", "a", 3, 45, 51, "copper", "body", "food", "food/copper", "indirect"),
    ]
    tables.topic_mentions = build_table("topic_mentions", rows)
    table = explain_count(tables, "food", by="topic_id", string="CHILE PEPPERS")
    assert table[["step", "change", "n"]].values.tolist() == [
        ['"CHILE PEPPERS" in the files', 1, 1],
        ["+ open ending", 1, 2],
        ["+ indirect term", 1, 3],
        ["- again in the same article", -1, 2],
        ["- again in the same story", 0, 2],
    ]
    table = explain_count(tables, "food", by="topic_id", string="peppers")
    assert table["step"].tolist()[1:3] == ["- inside a longer form", "+ other term"]


def test_who_else_bears_the_name():
    tables = make_tables()
    table = explain_count(tables, "Peru", string="Chile")
    assert table.loc[table["step"] == "- read as something else", "explanation"].tolist() == [
        "another bearer of the name, a place, or left open between two: Chile 4"
    ]


def test_a_name_of_the_dictionary_that_is_nobodys_hides_too(tiny_dictionary):
    documents = pd.DataFrame(
        {"doc_id": ["a"], "text": ["The Sea of Japan."], "story_id": ["s"], "n_article_words": [4]}
    )
    empty = {name: build_table(name, []) for name in ("actor_mentions", "topic_mentions")}
    tables = SimpleNamespace(documents=documents, **empty)
    table = explain_count(tables, "Japan")
    assert table["explanation"].tolist()[1:-2] == ["part of a longer name or term: Sea of Japan 1"]
    nobodys = tiny_dictionary.other_names[:0]
    dictionary = replace(
        tiny_dictionary, other_names=nobodys, actors=tiny_dictionary.actors.assign(actor_name="Japan")
    )
    table = explain_count(tables, "Japan", dictionary=dictionary)
    assert table["step"].tolist()[1:-2] == ["- read as something else"]


@pytest.mark.parametrize("actor", ["Chile", "Peru"])
@pytest.mark.parametrize("string", [None, "Chil", "Lima", "e", "Bolivia"])
@pytest.mark.parametrize("zones", [("headline", "body"), "caption"])
def test_steps_add_up_whatever_is_searched(actor, string, zones):
    tables = make_tables()
    check_steps(tables, actor, by="actor_name", string=string, zones=zones)


def check_steps(tables, name, *, by, **options):
    """The steps add up, end in the numbers of count_mentions, and are the sums of their spans."""
    steps = explain_count(tables, name, by=by, **options)
    spans = build_count_spans(tables, name, by=by, **options)
    assert (steps["n"] == steps["change"].cumsum()).all()
    in_unit = steps["unit"].map(dict(zip(("mention", "article", "story"), NUMBERS, strict=True)))
    ends = ~steps["unit"].duplicated(keep="last")
    assert [
        row[row["unit_column"]] for _, row in steps.assign(unit_column=in_unit)[ends].iterrows()
    ] == steps.loc[ends, "n"].tolist()
    told = spans.groupby("step")["change"].sum().drop("= kept", errors="ignore")
    again = {"- again in the same article": 0, "- again in the same story": 0}
    assert steps[1:].set_index("step")["change"].to_dict() == again | told.to_dict()
    assert steps["step"].tolist()[-2:] == list(again)
    assert not steps["change"][1:-2].eq(0).any()
    mentions = tables.actor_mentions if by == "actor_name" else tables.topic_mentions
    zones = options.get("zones", ARTICLE_ZONES)
    counts = count_mentions(mentions, tables.documents, by=by, zones=zones).set_index(by)[NUMBERS]
    assert steps[NUMBERS].iloc[-1].tolist() == (
        counts.loc[name].tolist() if name in counts.index else [0, 0, 0]
    )
    texts = tables.documents.set_index("doc_id")["text"]
    assert all(texts[r.doc_id][r.start_char : r.end_char] == r.matched_text for r in spans.itertuples())
    assert not spans.duplicated(["unit", "doc_id", "start_char", "end_char"]).any()
    return steps


def whole_tables(stages):
    """The tables of a corpus under the names that an annotation gives them."""
    return SimpleNamespace(
        documents=stages.documents, actor_mentions=stages.actors, topic_mentions=stages.topics
    )


def match_again(stages, dictionary):
    """The tables as they would be with another dictionary."""
    actors = match_actors(stages.documents, stages.sentences, dictionary)
    topics = match_topics(stages.documents, stages.sentences, dictionary)
    return SimpleNamespace(documents=stages.documents, actor_mentions=actors, topic_mentions=topics)


@pytest.mark.parametrize("corpus", ["gold", "invented"])
def test_steps_add_up_for_every_actor_and_every_topic(corpora, corpus):
    tables = whole_tables(corpora[corpus])
    actors = tables.actor_mentions["actor_name"].dropna().unique()
    topics = tables.topic_mentions["topic_id"].unique()
    assert len(actors) > 30 and len(topics) > 5
    for actor in actors:
        check_steps(tables, actor, by="actor_name")
    for topic in topics:
        check_steps(tables, topic, by="topic_id")
    for actor in actors[:5]:
        for zones in ("headline", ("body", "caption"), ZONES):
            check_steps(tables, actor, by="actor_name", zones=zones)


def test_china_in_the_five_articles(corpora):
    steps = explain_count(whole_tables(corpora["gold"]), "China").set_index("step")["change"]
    assert steps.iloc[0] == 37
    assert steps["- inside another name"] == -11


def test_a_form_switched_off_changes_only_its_step(corpora):
    tables = whole_tables(corpora["gold"])
    for actor in ("China", "Japan", "Vietnam", "United States"):
        for form in ("demonym", "metonym"):
            mentions = tables.actor_mentions
            off = SimpleNamespace(**vars(tables) | {"actor_mentions": mentions[mentions["form"] != form]})
            before, after = (build_count_spans(one, actor) for one in (tables, off))
            before = before[(before["unit"] == "mention") & (before["step"] != f"+ {form}")]
            after = after[after["unit"] == "mention"]
            pd.testing.assert_frame_equal(before.reset_index(drop=True), after)


def test_a_dictionary_without_demonyms_changes_only_that_step_of_a_state(corpora, dictionary):
    off = replace(dictionary, names=dictionary.names[dictionary.names["form"] != "demonym"], version="none")
    for stages in corpora.values():
        tables, without = whole_tables(stages), match_again(stages, off)
        gone = stages.actors[stages.actors["form"] == "demonym"]
        places = set(gone[["doc_id", "end_char"]].itertuples(index=False, name=None))
        states = stages.actors.loc[stages.actors["actor_type"] == "state", "actor_name"].unique()
        assert len(states) > 5
        for state in states:
            before, after = (mention_spans(one, state) for one in (tables, without))
            assert not after["step"].eq("+ demonym").any()
            # "Korean" comes to light where "South Korean" no longer hides it: added, and nothing else
            ends = list(after[["doc_id", "end_char"]].itertuples(index=False, name=None))
            new = after["change"].eq(1) & pd.Series([place in places for place in ends], dtype=bool)
            rest = before[before["step"] != "+ demonym"].reset_index(drop=True)
            pd.testing.assert_frame_equal(after[~new].reset_index(drop=True), rest)


def mention_spans(tables, name, **options):
    spans = build_count_spans(tables, name, **options)
    return spans[spans["unit"] == "mention"].reset_index(drop=True)


def test_without_longer_names_only_their_hits_move(corpora, dictionary):
    off = replace(
        dictionary, terms=dictionary.terms[:0], other_names=dictionary.other_names[:0], version="no terms"
    )
    place = ["doc_id", "start_char", "end_char"]
    for stages in corpora.values():
        tables, without = (
            whole_tables(stages),
            match_again(stages, off),
        )
        moved = 0
        for state in tables.actor_mentions.loc[
            tables.actor_mentions["actor_type"] == "state", "actor_name"
        ].unique():
            before = mention_spans(tables, state, dictionary=dictionary).set_index(place)
            after = mention_spans(without, state, dictionary=off).set_index(place)
            hidden = before.index[before["step"] == "- inside another name"]
            rest = before.drop(index=hidden)
            assert after.loc[rest.index, "step"].tolist() == rest["step"].tolist()
            moved += (after.loc[hidden, "step"] != "- inside another name").sum()
        assert moved > 5


def test_other_zones_change_only_the_steps_of_zones_and_what_is_added(corpora):
    tables = whole_tables(corpora["gold"])
    place = ["doc_id", "start_char", "end_char"]
    free = {*ZONE_STEPS.values(), "= kept"}
    for actor in ("China", "Japan", "Nobuo Kishi"):
        before = mention_spans(tables, actor).set_index(place)
        for zones in ("headline", ("body", "caption"), ZONES):
            after = mention_spans(tables, actor, zones=zones).set_index(place)
            hits = before[before["change"] <= 0]
            assert set(hits.index) == set(after.index[after["change"] <= 0])
            asked = hits[~hits["step"].isin(free)]
            assert after.loc[asked.index, "step"].tolist() == asked["step"].tolist()


def test_a_waterfall_of_all_zones_leaves_nothing_out():
    steps = explain_count(make_tables(), "Chile", zones=ZONES)["step"]
    assert set(steps) & set(ZONE_STEPS.values()) == set()
    assert set(ZONE_STEPS) == set(ZONES)
    assert set(ZONE_STEPS.values()) < set(STEPS)


def test_names_for_people_to_read(corpora, dictionary):
    tables = whole_tables(corpora["gold"])
    for topic_id, topic_name in name_topics(tables.topic_mentions, dictionary)[
        ["topic_id", "topic_name"]
    ].values[:3]:
        by_name = explain_count(tables, topic_name, by="topic_name")
        pd.testing.assert_frame_equal(explain_count(tables, topic_id, by="topic_id"), by_name)
        assert by_name["step"].iloc[0] == f'"{topic_name}" in the files'


def test_an_actor_of_the_dictionary_may_be_mentioned_nowhere():
    steps = explain_count(make_tables(), "Bolivia")
    assert steps[["step", "change", *NUMBERS]].values.tolist() == [
        ['"Bolivia" in the files', 0, 0, 0, 0],
        ["- again in the same article", 0, 0, 0, 0],
        ["- again in the same story", 0, 0, 0, 0],
    ]
    assert describe_waterfall(steps) == (
        'From 0 hits of "Bolivia" in the files to 0 mentions, 0 articles, 0 stories '
        "(4 articles, 3 stories, 27 words): no step changes the number."
    )


def test_waterfall_in_words():
    assert describe_waterfall(explain_count(make_tables(), "Peru", string="Lima")) == (
        'From 1 hit of "Lima" in the files to 2 mentions, 1 article, 1 story '
        "(4 articles, 3 stories, 27 words): +1 name."
    )


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("Chille", {}, "no mention of an actor 'Chille'; did you mean 'Chile'"),
        ("foods", {"by": "topic_id"}, "no mention of a topic 'foods'; did you mean 'food'"),
        ("Chile", {"by": "country"}, "unknown by 'country'; it is one of: actor_name, topic_name, topic_id"),
        ("Chile", {"string": " "}, "the string to search for is empty: ' '"),
        ("Chile", {"zones": "foot"}, "unknown zone 'foot'"),
    ],
)
def test_waterfall_errors(name, options, message):
    with pytest.raises(ValueError, match=message):
        explain_count(make_tables(), name, **options)
