"""A page of a concordance is a page of the keyword in context that every sentence was read for."""

import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import concordance as module
from analysis.concordance import Concordance
from analysis.kwic import build_kwic, match_keyword
from analysis.schema import build_table

EARLY = "Reefs off Oslo.\nShare\nThe reef-\nwarden left."
LATE = "A REEF and reefs; no shipreef. A coral\nreef."
DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["u", "late", "early", "empty"],
        "text": ["Reef talks", LATE, EARLY, ""],
        "label": ["undated", "Fjord Post", "Bergen Mail", "none"],
        "published_date": pd.to_datetime([None, "2020-05-02", "2020-05-01", "2020-05-01"]),
    }
)
SENTENCES = build_table(
    "sentences",
    [
        ("u", 1, "Reef talks", 0, 10, "headline"),
        ("late", 1, LATE[0:30], 0, 30, "body"),
        ("late", 2, LATE[31:44], 31, 44, "body"),
        ("early", 1, EARLY[0:15], 0, 15, "body"),
        ("early", 2, EARLY[16:21], 16, 21, "furniture"),
        ("early", 3, EARLY[22:44], 22, 44, "body"),
    ],
)
CONCORDANCE = Concordance(DOCUMENTS, SENTENCES)


def lines(page):
    columns = ["doc_id", "sentence_id", "start_char", "left", "node", "right"]
    return [tuple(row) for row in page[columns].itertuples(index=False)]


def test_a_page_by_publication_document_and_position():
    page = CONCORDANCE.page("reef*", window=8)
    assert lines(page) == [
        ("early", 1, 0, "", "Reefs", " off "),
        ("early", 3, 26, " The ", "reef", "- warden"),
        ("late", 1, 2, "A ", "REEF", " and "),
        ("late", 1, 11, " and ", "reefs", "; no "),
        ("late", 2, 39, "A coral ", "reef", "."),
        ("u", 1, 0, "", "Reef", " talks"),
    ]
    assert list(page)[:4] == ["doc_id", "label", "published_date", "sentence_id"]
    assert page["mention_id"].tolist()[1] == "early:26:30:reef*"
    assert page["label"].tolist() == ["Bergen Mail"] * 2 + ["Fjord Post"] * 3 + ["undated"]


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("reef", [26, 2, 39, 0]),
        ("*reef", [26, 2, 21, 39, 0]),
        ("coral reef", [39 - 6]),
        ("coral * reef", []),
        ("* reef", [22, 0, 33]),
        ("reef-", [26]),
        ("reef- warden", [26]),
        ("reefs;", [11]),
        ("ree", []),
        ("off oslo the", []),  # never over the end of a sentence
        ("oslo. share", []),
        ("share", []),  # furniture
        ("r*f t*ks", [0]),
        ("鱼", []),
    ],
)
def test_patterns(pattern, starts):
    assert CONCORDANCE.page(pattern)["start_char"].tolist() == starts
    assert CONCORDANCE.count(pattern) == len(starts)


def test_pages_follow_one_another():
    whole = lines(CONCORDANCE.page("reef*"))
    assert [lines(CONCORDANCE.page("reef*", start=at, size=2)) for at in (0, 2, 4, 6)] == [
        whole[0:2],
        whole[2:4],
        whole[4:6],
        [],
    ]
    assert lines(CONCORDANCE.page("reef*", start=1, size=0)) == []


def test_case_zones_and_documents_are_chosen():
    assert CONCORDANCE.count("REEF", ignore_case=False) == 1
    assert Concordance(DOCUMENTS, SENTENCES, zones="furniture").count("share") == 1
    assert Concordance(DOCUMENTS[:1], SENTENCES).count("reef") == 1


def test_of_nothing_there_is_an_empty_page_with_its_columns():
    empty = Concordance(DOCUMENTS[:0], SENTENCES[:0])
    assert empty.count("reef") == 0
    assert list(empty.page("reef")) == list(CONCORDANCE.page("reef"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"pattern": "* *"}, "would match everything"),
        ({"pattern": "reef", "start": -1}, "numbers of hits from 0, got -1 and 50"),
        ({"pattern": "reef", "size": -2}, "numbers of hits from 0, got 0 and -2"),
        ({"pattern": "reef", "window": -1}, "window is a number of characters from 0, got -1"),
    ],
)
def test_a_page_that_cannot_be_is_refused(options, words):
    with pytest.raises(ValueError, match=words):
        CONCORDANCE.page(**options)


@pytest.mark.parametrize("pattern", ["in*zz", "reef left", "the of", "*e*e*e*", "warden off * reef"])
def test_what_no_words_fit_is_absent_before_a_sentence_is_read(monkeypatch, pattern):
    def fail(*_):
        raise AssertionError("a sentence was read")

    monkeypatch.setattr(Concordance, "_read", fail)
    assert CONCORDANCE.count(pattern) == 0


def test_it_says_how_large_it_is():
    # Five sentences, each with document, zone, number, start and end, all below 256.
    assert CONCORDANCE.nbytes == CONCORDANCE._lexicon.nbytes + 5 * (1 + 1 + 1 + 1 + 1)


def test_sentences_of_another_text_are_refused():
    with pytest.raises(ValueError, match=r"u\[0:10\] is 'Rome', not 'Reef talks': the sentences belong to"):
        Concordance(DOCUMENTS.assign(text=["Rome", LATE, EARLY, ""]), SENTENCES)


WORDS = st.text(alphabet="abAB_-.é’ſKİ鱼\u0345\x1a", min_size=1, max_size=4)
TEXTS = st.lists(st.lists(WORDS | st.sampled_from(["\n", " "]), max_size=6).map(" ".join), max_size=3)
KEYWORDS = st.lists(st.text(alphabet="abkis.é’鱼ι*", min_size=1, max_size=4), min_size=1, max_size=2).map(
    " ".join
)


@given(
    st.lists(TEXTS, max_size=4),
    KEYWORDS.filter(lambda words: words.replace("*", "").strip()),
    st.booleans(),
    st.integers(1, 40),
)
def test_pages_agree_with_reading_every_sentence(articles, pattern, ignore_case, block):
    documents, rows = [], []
    for place, article in enumerate(articles):
        day = None if place % 3 == 2 else pd.Timestamp(2020, 1, 3 - place % 3)
        documents.append((f"d{place}", "|".join(article), f"label {place}", day))
        start = 0
        for number, sentence in enumerate(article, 1):
            rows.append((f"d{place}", number, sentence, start, start + len(sentence), "body"))
            start += len(sentence) + 1
    documents = pd.DataFrame(documents, columns=["doc_id", "text", "label", "published_date"])
    documents["published_date"] = documents["published_date"].astype("datetime64[s]")
    sentences = build_table("sentences", rows)
    mentions = match_keyword(documents, sentences, pattern, ignore_case=ignore_case)
    expected = build_kwic(mentions, documents, window=5)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", block)
        concordance = Concordance(documents, sentences)
    assert concordance.count(pattern, ignore_case=ignore_case) == len(expected)
    for start in (0, 2):
        page = concordance.page(pattern, start=start, size=3, window=5, ignore_case=ignore_case)
        wanted = expected[start : start + 3].reset_index(drop=True)
        pd.testing.assert_frame_equal(page, wanted)


def test_a_hostile_pattern_takes_linear_time():
    text = "a" * 20_000 + " " * 20_000
    documents = DOCUMENTS[:1].assign(text=[text])
    concordance = Concordance(documents, build_table("sentences", [("u", 1, text, 0, len(text), "body")]))
    began = time.process_time()
    for pattern in ("a*a*a*a*a*b", "* a", "a* * b", "*a*a"):
        concordance.count(pattern)
    assert time.process_time() - began < 4
