"""Leave-one-story-out: whole answers by hand, and the same as counting again without the story."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.counts import count_mentions
from analysis.measures import MEASURES
from analysis.robustness import describe_ranges, leave_one_story_out
from analysis.schema import build_table

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d"],
        "label": ["Post", "Mail", "Sun", "Star"],
        "story_id": ["s1", "s1", "s2", "s3"],
        "n_article_words": [100, 100, 200, 100],
    }
)


def make_mentions(*rows):
    """Actor mentions in the body from (doc_id, sentence_id, actor_name or None if left open)."""
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
                "body",
                name,
                name,
                None,
                None,
                "name",
                None,
                "name" if name else "ambiguous",
                None,
            )
            for place, (doc, sentence, name) in enumerate(rows)
        ],
    )


MENTIONS = make_mentions(
    *[("a", 1, "Peru"), ("a", 2, "Peru"), ("b", 1, "Peru"), ("c", 1, "Peru")],
    *[("a", 1, "Chile"), ("c", 1, "Chile"), ("d", 1, "Chile")],
    *[("c", 1, "Bolivia"), ("c", 2, "Bolivia"), ("d", 1, "Bolivia")],
    *[("d", 1, None), ("d", 1, None), ("d", 1, None), ("d", 1, None), ("d", 1, None)],
)


def test_ranges_of_mentions():
    table = leave_one_story_out(MENTIONS, DOCUMENTS, by="actor_name")
    rows = table.astype(object).where(table.notna(), None)
    # without s1: Bolivia 3, Chile 2, Peru 1; without s2: Peru 3, Chile 2, Bolivia 1; without s3: 4, 2, 2
    assert rows.to_dict("list") == {
        "actor_name": ["Peru", "Bolivia", "Chile"],
        "n_mentions": [4, 3, 3],
        "rank": [1, 2, 2],
        "lowest": [1, 1, 2],
        "highest": [4, 3, 2],
        "best_rank": [1, 1, 2],
        "worst_rank": [3, 3, 2],
        "story_id": ["s1", "s1", None],
        "story": ["Post", "Post", None],
        "unit": ["mentions", "mentions", "mentions"],
    }
    assert table.attrs == {"base": "4 articles, 3 stories, 500 words", "story": "Post"}


def test_ranges_of_rates_have_their_own_denominator():
    table = leave_one_story_out(MENTIONS, DOCUMENTS, by="actor_name", measure="per_1000_words")
    # Peru: 4 in 500 words; 1 in 300 without s1, 3 in 300 without s2, 4 in 400 without s3
    assert table[["actor_name", "lowest", "per_1000_words", "highest"]].values.tolist()[0] == [
        "Peru",
        pytest.approx(1000 / 300),
        8.0,
        10.0,
    ]
    shares = leave_one_story_out(MENTIONS, DOCUMENTS, by="actor_name", measure="document_share")
    assert shares["unit"].unique().tolist() == ["share of articles (0 to 1)"]
    # Peru is in a, b and c of four; without s1 in one of two, without s3 in all three
    assert shares.set_index("actor_name").loc["Peru", ["lowest", "document_share", "highest"]].tolist() == [
        0.5,
        0.75,
        1.0,
    ]


rows = st.lists(
    st.tuples(
        st.sampled_from("abcd"), st.integers(1, 3), st.sampled_from(["Peru", "Chile", "Bolivia", None])
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=30)
@given(rows, st.sampled_from(sorted(MEASURES)))
def test_it_is_counting_again_without_the_story(drawn, measure):
    mentions = make_mentions(*drawn)
    table = leave_one_story_out(mentions, DOCUMENTS, by="actor_name", measure=measure)
    names = table["actor_name"].tolist()
    values, ranks = [], []
    for story in ("s1", "s2", "s3"):
        rest = DOCUMENTS[DOCUMENTS["story_id"] != story]
        counts = count_mentions(mentions[mentions["doc_id"].isin(rest["doc_id"])], rest, by="actor_name")
        values.append(counts.set_index("actor_name")[measure].reindex(names, fill_value=0))
        ranks.append(values[-1].rank(method="min", ascending=False))
    values, ranks = pd.concat(values, axis=1), pd.concat(ranks, axis=1)
    assert table["lowest"].tolist() == pytest.approx(values.min(axis=1).tolist())
    assert table["highest"].tolist() == pytest.approx(values.max(axis=1).tolist())
    assert table["rank"].tolist() == table[measure].rank(method="min", ascending=False).tolist()
    assert table["best_rank"].tolist() == ranks.min(axis=1).tolist()
    assert table["worst_rank"].tolist() == ranks.max(axis=1).tolist()


def test_shuffling_changes_nothing():
    table = leave_one_story_out(MENTIONS, DOCUMENTS, by="actor_name")
    assert_frame_equal(leave_one_story_out(MENTIONS[::-1], DOCUMENTS[::-1], by="actor_name"), table)


def test_an_edition_more_moves_no_rank_by_stories():
    documents = pd.concat([DOCUMENTS, DOCUMENTS[:1].assign(doc_id="a2")])
    mentions = pd.concat([MENTIONS, MENTIONS[MENTIONS["doc_id"] == "a"].assign(doc_id="a2")])
    options = {"by": "actor_name", "measure": "n_stories"}
    assert_frame_equal(
        leave_one_story_out(mentions, documents, **options),
        leave_one_story_out(MENTIONS, DOCUMENTS, **options),
    )


def test_nothing_mentioned_is_an_empty_table():
    table = leave_one_story_out(MENTIONS[:0], DOCUMENTS, by="actor_name")
    assert (len(table), table["rank"].dtype, table.attrs["story"]) == (0, "int64", None)
    assert describe_ranges(table) == (
        "No one story changes the order. Base: 4 articles, 3 stories, 500 words."
    )


def test_ranges_in_words():
    table = leave_one_story_out(MENTIONS, DOCUMENTS, by="actor_name")
    assert describe_ranges(table, top=2) == (
        "Peru: 4 mentions (1 to 4 without any one story), rank 1 (1 to 3). "
        "Bolivia: 3 mentions (1 to 3 without any one story), rank 2, tied (1 to 3). "
        'The order changes most without the story "Post". Base: 4 articles, 3 stories, 500 words.'
    )


@pytest.mark.parametrize(
    ("documents", "options", "message"),
    [
        (DOCUMENTS[:2], {"by": "actor_name"}, "needs at least 2 stories, got 1"),
        (DOCUMENTS, {"by": "actor_nam"}, "no column 'actor_nam'; did you mean 'actor_name'"),
        (DOCUMENTS, {"by": "actor_name", "measure": "n"}, "unknown measure 'n'; this table has: n_mentions"),
        (DOCUMENTS, {"by": "actor_name", "zones": "foot"}, "unknown zone 'foot'"),
    ],
)
def test_robustness_errors(documents, options, message):
    with pytest.raises(ValueError, match=message):
        leave_one_story_out(MENTIONS, documents, **options)
