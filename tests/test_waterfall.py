"""The waterfall on four tiny articles: every step, and every span behind it."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.counts import count_mentions
from analysis.schema import build_table
from analysis.waterfall import build_count_spans, explain_count


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
    assert table[["step", "change", "n_mentions", "n_documents", "n_stories"]].values.tolist() == [
        ['"Chile" in the files', 8, 8, 3, 2],
        ["- outside the chosen zones", -1, 7, 3, 2],
        ["- inside another name", -1, 6, 3, 2],
        ["- inside a longer form", -1, 5, 3, 2],
        ["- inside a word", -1, 4, 3, 2],
        ["- not this actor", -1, 3, 2, 1],
        ["+ demonym", 1, 4, 3, 2],
    ]
    explanations = dict(zip(table["step"], table["explanation"], strict=True))
    assert explanations["- inside another name"].endswith("term: Chile peppers 1")
    assert explanations["- inside a word"] == "the letters occur, the name does not: Chiles 1"
    assert explanations["+ demonym"] == "the adjective or the people: Chilean 1"


def test_every_step_keeps_its_spans():
    spans = build_count_spans(make_tables(), "Chile")
    found = spans.astype(object)
    assert found.where(found.notna(), None).values.tolist() == [
        ["- outside the chosen zones", -1, "b", 25, 30, "Chile", None],
        ["- inside another name", -1, "d", 20, 25, "Chile", "Chile peppers"],
        ["- inside a longer form", -1, "d", 4, 9, "Chile", "Chilean"],
        ["- inside a word", -1, "d", 41, 46, "Chile", "Chiles"],
        ["- not this actor", -1, "d", 52, 57, "Chile", None],
        ["= read as the actor", 0, "a", 12, 17, "Chile", None],
        ["= read as the actor", 0, "a", 30, 35, "Chile", None],
        ["= read as the actor", 0, "b", 0, 5, "Chile", None],
        ["+ demonym", 1, "d", 4, 11, "Chilean", None],
    ]


@pytest.mark.parametrize("actor", ["Chile", "Peru"])
@pytest.mark.parametrize("string", [None, "Chil", "Lima", "e", "Bolivia"])
@pytest.mark.parametrize("zones", [("headline", "body"), "caption"])
def test_steps_add_up_whatever_is_searched(actor, string, zones):
    tables = make_tables()
    table = explain_count(tables, actor, string=string, zones=zones)
    changes = table["n_mentions"].diff().fillna(table["n_mentions"])
    assert table["change"].tolist() == changes.tolist()
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name", zones=zones)
    counted = counts.loc[counts["actor_name"] == actor, ["n_mentions", "n_documents", "n_stories"]]
    expected = counted.values.tolist() or [[0, 0, 0]]
    assert table[["n_mentions", "n_documents", "n_stories"]].values[-1].tolist() == expected[0]


def test_waterfall_of_a_capital():
    table = explain_count(make_tables(), "Peru", string="Lima")
    assert table["change"].tolist() == [1, 0, 0, 0, 0, 0, 1]
    assert table["step"].iloc[-1] == "+ name"


def test_waterfall_errors():
    with pytest.raises(ValueError, match="no mention of an actor 'Chille'; did you mean 'Chile'"):
        explain_count(make_tables(), "Chille")
    with pytest.raises(ValueError, match="the string to search for is empty: ' '"):
        explain_count(make_tables(), "Chile", string=" ")
