"""Batches: however a corpus is cut, and wherever its pieces are worked on, its tables are the same."""

import pandas as pd
import pytest

from analysis import annotate, load_dictionary
from analysis.scale.batches import annotate_batches, cut_along, cut_batches, match_batch, read_batch
from analysis.scale.runners import Here
from analysis.schema import build_table


def test_the_size_of_batches_changes_nothing(articles, expected, small, assert_same):
    dictionary = load_dictionary()
    assert_same(annotate_batches(articles, dictionary, Here(dictionary)), expected)


def test_documents_are_read_and_matched_each_by_itself(articles, expected):
    dictionary = load_dictionary()
    alone = []
    for number in range(len(articles)):
        read = read_batch(articles[number : number + 1])
        document = expected.documents[number : number + 1]
        alone.append(read | match_batch(document, read["sentences"], dictionary))
    for name in ("zones", "sentences", "actor_mentions", "topic_mentions", "date_mentions"):
        joined = pd.concat([tables[name] for tables in alone], ignore_index=True)
        pd.testing.assert_frame_equal(joined, getattr(expected, name))


def test_the_order_of_documents_is_only_the_order_of_rows(articles, expected):
    turned = annotate(articles[::-1])
    for name in ("zones", "sentences", "actor_mentions", "topic_mentions", "date_mentions"):
        rows = [rows for _, rows in getattr(expected, name).groupby("doc_id", sort=False)]
        order = {doc_id: number for number, doc_id in enumerate(articles["doc_id"])}
        rows.sort(key=lambda part: -order[part["doc_id"].iloc[0]])
        pd.testing.assert_frame_equal(getattr(turned, name), pd.concat(rows, ignore_index=True))
    pd.testing.assert_frame_equal(turned.events, expected.events)
    pd.testing.assert_frame_equal(turned.event_mentions, expected.event_mentions)


def test_the_index_of_the_documents_stays(articles, expected):
    done = annotate(articles[3:6])
    assert done.documents.index.tolist() == [3, 4, 5]
    assert done.documents["n_article_words"].tolist() == expected.documents["n_article_words"].tolist()[3:6]


def test_an_empty_table_is_one_batch():
    assert [len(batch) for batch in cut_batches(build_table("documents", []))] == [0]


def test_rows_are_cut_along_their_documents():
    documents = pd.DataFrame({"doc_id": list("abcde")})
    rows = pd.DataFrame({"doc_id": list("aacddd"), "n": range(6)})
    assert [part["n"].tolist() for part in cut_along(rows, documents, size=2)] == [[0, 1], [2, 3, 4, 5], []]


@pytest.mark.parametrize("options", [{"workers": 0}, {"workers": 2, "client": object()}])
def test_workers_that_make_no_sense_are_refused(articles, options):
    with pytest.raises(ValueError, match=f"workers: got {options['workers']}, takes 1 or more"):
        annotate(articles, **options)


def test_several_tables_need_a_folder(articles):
    with pytest.raises(TypeError, match="documents: got list, takes one table, or several with out="):
        annotate([articles])
