"""Words of sentences: the same words that are counted everywhere else."""

import pytest

from analysis import annotate
from analysis.documents import count_words
from analysis.words import FUNCTION_WORDS, normalize_word, split_words


def test_there_are_as_many_words_as_every_rate_is_held_against(corpora):
    for tables in corpora.values():
        words = split_words(tables.sentences, tables.documents)
        found = tables.documents["doc_id"].map(words["doc_id"].value_counts()).fillna(0)
        assert found.tolist() == tables.documents["n_article_words"].tolist()


def test_offsets_lead_to_the_words(corpora):
    tables = corpora["invented"]
    texts = tables.documents.set_index("doc_id")["text"]
    words = split_words(tables.sentences, tables.documents, zones=["body", "caption"])
    assert len(words) > 500
    for row in words.itertuples():
        assert normalize_word(texts[row.doc_id][row.start_char : row.end_char]) == row.word


@pytest.mark.parametrize(
    ("token", "word"),
    [("Peru's", "peru"), ("PERU’S", "peru"), ("o'clock", "o'clock"), ("Laos", "laos"), ("U.S", "u.s")],
)
def test_how_a_word_is_written(token, word):
    assert normalize_word(token) == word
    assert count_words(token) == 1


def test_words_of_grammar_are_written_as_words_are():
    assert all(normalize_word(word) == word and count_words(word) == 1 for word in FUNCTION_WORDS)


def test_a_tag_inside_a_sentence_is_no_word(make_documents):
    text = "OSAKA, May 3 - The <b>ministers</b> met in the town and agreed on <i>many</i> things, they said."
    tables = annotate(make_documents([text], day="2022-05-03"))
    words = split_words(tables.sentences, tables.documents)
    assert " ".join(words["word"]) == (
        "osaka may 3 the ministers met in the town and agreed on many things they said"
    )
    assert tables.documents["n_article_words"].tolist() == [16]
