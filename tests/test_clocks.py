"""Three clocks and the tray: every dated expression of the articles' own text has its one place."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.clocks import CLOCKS, ITEM_COLUMNS, MENTION_COLUMNS, TRAY, build_clock_items
from analysis.events import build_events
from analysis.schema import ARTICLE_ZONES, build_table

PUBLISHED = pd.Timestamp("2020-05-08")


def day(text):
    return pd.Timestamp(text) if text else pd.NaT


class Corpus:
    """Hand-made tables; all documents hold the same words, their dates differ."""

    TEXT = "They met on DATE and left."

    def __init__(self):
        self.documents, self.sentences, self.dates = [], [], []

    def document(self, doc_id, published=PUBLISHED, *, story=None):
        self.documents.append((doc_id, story or doc_id, f"Label {doc_id}", published))
        return self

    def date(
        self,
        doc_id,
        start=None,
        end=None,
        *,
        text=TEXT,
        matched="DATE",
        zone="body",
        kind="DATE",
        value="x",
        rule="year",
    ):
        number = sum(row[0] == doc_id for row in self.sentences) + 1
        at, first = text.index(matched), 1000 * number
        self.sentences.append((doc_id, number, text, first, first + len(text), zone))
        head = (
            f"{doc_id}:{first + at}",
            doc_id,
            number,
            first + at,
            first + at + len(matched),
            matched,
            zone,
        )
        days = (day(start), day(end or start))
        self.dates.append((*head, kind, value, *days, "day", True, pd.NaT, rule))
        return self

    def build(self):
        columns = ["doc_id", "story_id", "label", "published_date"]
        documents = pd.DataFrame(self.documents, columns=columns).astype({"published_date": "datetime64[s]"})
        sentences, dates = build_table("sentences", self.sentences), build_table("date_mentions", self.dates)
        events = build_events(documents, sentences, dates, build_table("actor_mentions", []))
        return build_clock_items(documents, sentences, dates, *events)


def places(items):
    """(clock, label, planned or why in the tray) of what is no article."""
    rest = items[~items["item_id"].str.startswith("published:")]
    tray = rest["tray"].where(rest["tray"].notna(), rest["is_planned"])
    return list(zip(rest["clock"], rest["label"], tray, strict=True))


def test_an_article_stands_on_its_day_or_in_the_tray():
    items, mentions = Corpus().document("a").document("b", pd.NaT).build()
    assert items.drop(columns=["start_date", "end_date"]).astype(object).where(
        items.notna(), None
    ).to_numpy().tolist() == [
        ["published:a", "published", "day", "Label a", "a", "a", 1, 1, False, None, None],
        ["published:b", "published", None, "Label b", "b", "b", 1, 1, False, None, "undated"],
    ]
    assert items["start_date"].tolist() == [PUBLISHED, pd.NaT]
    assert mentions.empty


@pytest.mark.parametrize(
    ("start", "end", "clock"),
    [
        ("2020-05-08", None, "happened"),
        ("2020-05-02", None, "happened"),
        ("2020-05-01", None, "refers"),
        ("2020-05-09", None, "refers"),
        ("2020-04-27", "2020-05-03", "happened"),
        ("2020-04-20", "2020-04-26", "refers"),
        ("2020-05-01", "2020-05-31", "refers"),
    ],
    ids=[
        "that day",
        "six days before",
        "seven days before",
        "ahead",
        "last week",
        "two weeks ago",
        "a month",
    ],
)
def test_the_news_of_an_article_ends_in_the_seven_days_up_to_it(start, end, clock):
    items, _ = Corpus().document("a").date("a", start, end).build()
    assert items.loc[items["event_id"].notna(), "clock"].tolist() == [clock]


def test_an_event_is_news_if_it_is_news_for_one_article_that_tells_it():
    corpus = Corpus().document("a").document("b", pd.Timestamp("2021-01-01"))
    for doc_id in ("a", "b"):
        corpus.date(doc_id, "2020-05-08", text="The coup of DATE failed.")
    items, mentions = corpus.build()
    event = items[items["event_id"].notna()]
    assert event[["clock", "n_documents", "n_stories"]].to_numpy().tolist() == [["happened", 2, 2]]
    assert event[["doc_id", "story_id"]].isna().all(axis=None)
    assert mentions["doc_id"].tolist() == ["a", "b"]


def test_what_is_planned_is_referred_to_whatever_its_day():
    items, _ = Corpus().document("a").date("a", "2020-05-08", text="They will meet on DATE.").build()
    assert places(items) == [("refers", "“They will meet on DATE”", True)]


def test_without_a_publication_date_an_event_stands_where_its_day_is():
    items, _ = Corpus().document("a", pd.NaT).date("a", "1999-05-08").build()
    assert places(items) == [("happened", "“They met on DATE and left”", False)]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"value": "PAST_REF", "matched": "recently", "rule": "ref"}, ("refers", "“recently”", "vague")),
        ({"kind": "DURATION", "value": "P4D", "rule": "duration"}, ("refers", "“DATE”", "length")),
        ({"kind": "SET", "value": "P1W", "rule": "set"}, ("refers", "“DATE”", "set")),
        ({"value": "XXXX-WXX-1", "rule": "weekday-back"}, ("happened", "“DATE”", "unanchored")),
        ({"value": None, "rule": "ago"}, ("refers", "“DATE”", "unanchored")),
    ],
)
def test_what_has_no_day_is_in_the_tray_with_its_reason(more, place):
    text = "They met recently or on DATE."
    items, _ = Corpus().document("a", pd.NaT).date("a", text=text, **more).build()
    assert places(items) == [place]
    assert items["tray"].dropna().isin(TRAY).all()


def test_a_year_is_no_event_and_a_day_of_filing_is_on_the_clock_of_publication():
    corpus = Corpus().document("a").date("a", "2019-01-01", "2019-12-31", text="It grew in DATE.")
    corpus.date("a", "2021-01-01", "2021-12-31", text="It stops in DATE.")
    corpus.date("a", "2020-05-08", text="OSLO, DATE (AP)", zone="dateline")
    assert places(corpus.build()[0]) == [
        ("published", "“OSLO, DATE (AP)”", False),
        ("refers", "“It grew in DATE”", False),
        ("refers", "“It stops in DATE”", True),
    ]


def test_captions_and_furniture_have_no_item():
    items, mentions = Corpus().document("a").date("a", "2020-05-08", zone="caption").build()
    assert len(items) == 1
    assert mentions.empty


def test_the_ends_of_a_range_belong_to_the_whole():
    corpus = Corpus().document("a")
    corpus.date(
        "a",
        "2012-01-01",
        "2017-12-31",
        text="He led it from 2012 to 2017.",
        matched="2012 to 2017",
        rule="range",
    )
    corpus.dates[0] = (*corpus.dates[0][:7], "DURATION", *corpus.dates[0][8:])
    for matched in ("2012", "2017"):
        start = 1000 + corpus.sentences[0][2].index(matched)
        head = (f"a:{start}:{matched}", "a", 1, start, start + 4, matched, "body", "DATE", matched)
        corpus.dates.append(
            (*head, day(f"{matched}-01-01"), day(f"{matched}-12-31"), "year", False, pd.NaT, "year")
        )
    items, mentions = corpus.build()
    assert places(items) == [("refers", "“He led it from 2012 to 2017”", False)]
    assert mentions["date_mention_id"].tolist() == ["a:1015", "a:1015:2012", "a:1023:2017"]


def test_the_same_words_of_two_editions_are_one_item():
    corpus = Corpus().document("a", story="s").document("b", story="s").document("c")
    for doc_id in "abc":
        corpus.date(doc_id, matched="DATE", value="PAST_REF", rule="ref")
    items, _ = corpus.build()
    counts = items.loc[items["tray"].eq("vague"), ["n_documents", "n_stories"]]
    assert sorted(counts.to_numpy().tolist()) == [[1, 1], [2, 1]]


def test_nothing_in_nothing_out():
    items, mentions = Corpus().build()
    assert {name: str(kind) for name, kind in items.dtypes.items()} == ITEM_COLUMNS
    assert {name: str(kind) for name, kind in mentions.dtypes.items()} == MENTION_COLUMNS
    assert items.empty and mentions.empty


days = st.none() | st.integers(-900, 200)
TEXTS = (
    "They met on DATE.",
    "They will meet DATE",
    "DATE",
    "It was not DATE, the year of 2012",
    "coup DATE;",
)
mentions_drawn = st.tuples(
    st.integers(0, 3),
    days,
    st.integers(0, 800),
    st.sampled_from(TEXTS),
    st.sampled_from((*ARTICLE_ZONES, "caption")),
    st.sampled_from(("DATE", "TIME", "DURATION", "SET")),
    st.sampled_from((None, "PAST_REF", "P4D", "2020")),
    st.sampled_from(("weekday-back", "duration-from", "range", "year")),
)


@given(
    st.lists(st.tuples(st.none() | st.integers(-30, 30), st.sampled_from("st")), min_size=4, max_size=4),
    st.lists(mentions_drawn, max_size=10),
    st.randoms(use_true_random=False),
)
def test_nothing_is_lost_no_item_ends_before_it_starts_and_order_changes_nothing(published, drawn, random):
    corpus = Corpus()
    for doc_id, (offset, story) in zip("abcd", published, strict=True):
        when = pd.NaT if offset is None else PUBLISHED + pd.Timedelta(days=offset)
        corpus.document(doc_id, when, story=story)
    for number, start, length, text, zone, kind, value, rule in drawn:
        first = None if start is None else PUBLISHED + pd.Timedelta(days=start)
        last = None if start is None else first + pd.Timedelta(days=length)
        corpus.date("abcd"[number], first, last, text=text, zone=zone, kind=kind, value=value, rule=rule)
    items, mentions = corpus.build()
    own = sorted(row[0] for row in corpus.dates if row[6] in ARTICLE_ZONES)
    assert sorted(mentions["date_mention_id"].dropna()) == own
    assert items["item_id"].is_unique
    assert set(mentions["item_id"]) <= set(items["item_id"])
    assert items["clock"].isin(CLOCKS).all()
    dated = items["start_date"].notna()
    assert (items["start_date"] <= items["end_date"])[dated].all()
    assert items["tray"].isna().eq(dated).all()
    for part in (corpus.documents, corpus.sentences, corpus.dates):
        random.shuffle(part)
    again, same = corpus.build()
    pd.testing.assert_frame_equal(again, items)
    pd.testing.assert_frame_equal(same, mentions)
