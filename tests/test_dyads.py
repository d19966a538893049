"""Dyads on three tiny articles: whole answers, and the sentences behind each."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.dyads import build_dyad_sentences, count_dyads
from analysis.schema import build_table

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "label": ["Post", "Mail", "Sun"],
        "story_id": ["s1", "s1", "s2"],
        "n_article_words": [10, 20, 30],
    }
)
COUNTRIES = {"Peru": "PER", "Ana Rojas": "PER", "Chile": "CHL", "Pacific Union": None}


def make_mentions(*rows):
    """Actor mentions from (doc_id, sentence_id, actor_name or None if left open, zone)."""
    return build_table(
        "actor_mentions",
        [
            (
                f"{doc}:{place}",
                doc,
                sentence,
                place,
                place + 1,
                "x",
                zone,
                name,
                name,
                None,
                COUNTRIES.get(name),
                "name",
                None,
                "name" if name else "ambiguous",
                None,
            )
            for place, (doc, sentence, name, zone) in enumerate(rows)
        ],
    )


MENTIONS = make_mentions(
    ("a", 1, "Peru", "body"),
    ("a", 1, "Chile", "body"),
    ("a", 1, "Peru", "body"),
    ("a", 2, "Chile", "body"),
    ("a", 2, "Peru", "body"),
    ("a", 3, "Peru", "caption"),
    ("a", 3, "Pacific Union", "caption"),
    ("b", 1, "Peru", "body"),
    ("b", 1, "Chile", "body"),
    ("b", 1, "Ana Rojas", "body"),
    ("c", 1, "Peru", "body"),
    ("c", 1, None, "body"),
    ("c", 2, "Chile", "body"),
    ("c", 3, "Ana Rojas", "body"),
    ("c", 3, "Peru", "body"),
)


def test_counts_of_dyads():
    counts = count_dyads(MENTIONS, DOCUMENTS)
    assert counts.to_dict("list") == {
        "actor_name": ["Ana Rojas", "Chile", "Ana Rojas"],
        "other_actor_name": ["Peru", "Peru", "Chile"],
        "n_sentences": [2, 3, 1],
        "n_documents": [2, 2, 1],
        "n_stories": [2, 1, 1],
        "unit": ["sentence", "sentence", "sentence"],
    }
    assert counts.attrs["base"] == "3 articles, 2 stories, 60 words"


def test_the_sentences_behind_each():
    sentences = build_dyad_sentences(MENTIONS, DOCUMENTS)
    assert sentences.values.tolist() == [
        ["Ana Rojas", "Chile", "b", 1, "Mail", "s1"],
        ["Ana Rojas", "Peru", "b", 1, "Mail", "s1"],
        ["Ana Rojas", "Peru", "c", 3, "Sun", "s2"],
        ["Chile", "Peru", "a", 1, "Post", "s1"],
        ["Chile", "Peru", "a", 2, "Post", "s1"],
        ["Chile", "Peru", "b", 1, "Mail", "s1"],
    ]


def test_countries_take_a_state_and_its_people_as_one():
    counts = count_dyads(MENTIONS, DOCUMENTS, by="country")
    assert counts.values.tolist() == [["CHL", "PER", 3, 2, 1, "sentence"]]
    assert list(counts)[:2] == ["country", "other_country"]


def test_captions_only_when_asked_for():
    counts = count_dyads(MENTIONS, DOCUMENTS, zones="caption")
    assert counts.values.tolist() == [["Pacific Union", "Peru", 1, 1, 1, "sentence"]]
    assert counts.attrs["base"].endswith("60 words; counted in: caption")


def test_a_dyad_has_no_direction_and_order_changes_nothing():
    turned = MENTIONS.iloc[::-1]
    assert_frame_equal(count_dyads(turned, DOCUMENTS.iloc[::-1]), count_dyads(MENTIONS, DOCUMENTS))
    swapped = MENTIONS.replace({"actor_name": {"Peru": "Chile", "Chile": "Peru"}})
    numbers = ["n_sentences", "n_documents", "n_stories"]
    of_two = [
        counts.loc[(counts["actor_name"] == "Chile") & (counts["other_actor_name"] == "Peru"), numbers]
        for counts in (count_dyads(MENTIONS, DOCUMENTS), count_dyads(swapped, DOCUMENTS))
    ]
    assert of_two[0].values.tolist() == of_two[1].values.tolist() == [[3, 2, 1]]


def test_every_cell_has_its_sentences(corpora):
    for tables in corpora.values():
        counts = count_dyads(tables.actors, tables.documents)
        sentences = build_dyad_sentences(tables.actors, tables.documents)
        assert len(counts) > 50
        assert (counts["actor_name"] < counts["other_actor_name"]).all()
        assert not sentences.duplicated().any()
        behind = sentences.groupby(["actor_name", "other_actor_name"]).size()
        told = counts.set_index(["actor_name", "other_actor_name"])["n_sentences"]
        assert told.sort_index().to_dict() == behind.to_dict()


def test_nobody_named_is_an_empty_table():
    counts = count_dyads(MENTIONS[:0], DOCUMENTS)
    assert (len(counts), counts["n_stories"].dtype, str(counts["unit"].dtype)) == (0, "int64", "str")


def test_an_unknown_column():
    with pytest.raises(ValueError, match="no column 'nation'"):
        count_dyads(MENTIONS, DOCUMENTS, by="nation")
