"""What happened on the days that texts name: invented reports with whole answers."""

import pandas as pd
import pytest

from analysis.events import build_events, find_event_word
from analysis.schema import build_table, check_table


@pytest.mark.parametrize(
    ("sentence", "date", "kind", "word"),
    [
        ("They met on Friday.", "Friday", "meeting", "met"),
        ("On Friday they signed a pact.", "Friday", "agreement", "signed"),
        ("They met on Friday and signed a pact.", "Friday", "meeting", "met"),
        ("They signed a pact after they met on Friday.", "Friday", "meeting", "met"),
        ("The army took power in a coup in May.", "May", "coup", "coup"),
        ("Prices fell after the election in May.", "May", "election", "election"),
        ("Boats clashed on Friday, she said.", "Friday", "attack", "clashed"),
        ("The rule of law matters, she said Friday.", "Friday", "statement", "said"),
        ("A law went into force in May.", "May", "law", "in"),
        ("It rained on Friday.", "Friday", "other", "Friday"),
        ("He took office on May 4.", "May 4", "office", "took office"),
    ],
)
def test_a_date_belongs_to_the_closest_word_of_happening(sentence, date, kind, word):
    start = sentence.index(date)
    found = find_event_word(sentence, start, start + len(date))
    assert found[0] == kind
    assert sentence[found[1] : found[2]].startswith(word)


def test_a_word_inside_another_word_reports_nothing():
    assert find_event_word("The outlaws' metal dealer slept on Friday.", 35, 41)[0] == "other"


DAY = pd.Timestamp("2020-05-01")


class Corpus:
    """Hand-made tables: one sentence a document, one date in it, some actors."""

    def __init__(self):
        self.documents, self.sentences, self.dates, self.actors = [], [], [], []

    def add(
        self,
        doc_id,
        sentence,
        date,
        *actors,
        story=None,
        day=DAY,
        end=None,
        zone="body",
        timex_type="DATE",
        precision="day",
    ):
        self.documents.append((doc_id, story or doc_id))
        self.sentences.append((doc_id, 1, sentence, 0, len(sentence), zone))
        start = sentence.index(date)
        head = (doc_id, 1, start, start + len(date), date, zone)
        self.dates.append(
            (
                f"{doc_id}:{start}:date",
                *head,
                timex_type,
                "2020-05-01",
                day,
                end or day,
                precision,
                True,
                day,
                "weekday",
            )
        )
        for name, kind in actors:
            at = sentence.index(name)
            head = (f"{doc_id}:{at}:{name}", doc_id, 1, at, at + len(name), name, zone)
            self.actors.append((*head, name.lower(), name, kind, "NRL", "name", None, "name", name))
        return self

    def events(self):
        documents = pd.DataFrame(self.documents, columns=["doc_id", "story_id"])
        events, mentions = build_events(
            documents,
            build_table("sentences", self.sentences),
            build_table("date_mentions", self.dates),
            build_table("actor_mentions", self.actors),
        )
        check_table("events", events)
        return events, mentions


NOR, SUL = ("Norland", "state"), ("Suland", "state")


def test_one_report_is_one_event():
    events, mentions = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL).events()
    (event_id,) = events["event_id"]
    assert event_id.startswith("2020-05-01-meeting-")
    assert events.drop(columns="event_id").to_numpy().tolist() == [
        [DAY, DAY, "day", "meeting", "Meeting: Norland, Suland", 1, 1],
    ]
    assert mentions.to_numpy().tolist() == [[event_id, "x", 1, "x:22:date"]]


def test_reports_of_one_day_and_kind_that_share_a_participant_are_one_event():
    corpus = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL, story="s")
    corpus.add("y", "Suland met others on Friday.", "Friday", SUL, story="s")
    corpus.add("z", "Suland met us on Friday.", "Friday", SUL)
    events, mentions = corpus.events()
    assert events[["n_documents", "n_stories"]].to_numpy().tolist() == [[3, 2]]
    assert mentions["doc_id"].tolist() == ["x", "y", "z"]


@pytest.mark.parametrize(
    "other",
    [
        ("Norland signed a pact on Friday.", "Friday", NOR, {}),
        ("Norland met us on Friday.", "Friday", NOR, {"day": pd.Timestamp("2020-05-08")}),
        ("Suland met us on Friday.", "Friday", SUL, {}),
    ],
    ids=["another kind", "another day", "other participants"],
)
def test_what_differs_in_kind_day_or_participants_is_another_event(other):
    sentence, date, actor, more = other
    corpus = (
        Corpus()
        .add("x", "Norland met the press on Friday.", "Friday", NOR)
        .add("y", sentence, date, actor, **more)
    )
    assert len(corpus.events()[0]) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"zone": "furniture"},
        {"zone": "caption"},
        {"timex_type": "DURATION"},
        {"timex_type": "SET"},
        {"end": pd.Timestamp("2021-04-30"), "precision": "year"},
        {"day": pd.NaT, "end": pd.NaT},
    ],
    ids=["furniture", "caption", "duration", "set", "a whole year", "no day"],
)
def test_what_reports_no_happening_of_the_article(more):
    events, mentions = Corpus().add("x", "Norland met us on Friday.", "Friday", NOR, **more).events()
    assert events.empty
    assert mentions.empty


def test_no_tables_no_events():
    events, mentions = Corpus().events()
    assert events.empty
    assert mentions.empty


def test_a_happening_of_no_kind_is_labelled_by_its_words():
    events, _ = Corpus().add("x", "The old boat came home on Friday.", "Friday").events()
    assert events[["event_type", "label"]].to_numpy().tolist() == [["other", "“old boat came home on”"]]


def test_places_take_no_part():
    events, _ = (
        Corpus().add("x", "Norland met us in Oslo on Friday.", "Friday", NOR, ("Oslo", "place")).events()
    )
    assert events["label"].tolist() == ["Meeting: Norland"]


def test_whoever_is_named_far_from_the_happening_takes_no_part():
    far = (
        "Norland met us on Friday in a small white house at the edge of the quiet wood beyond all of Suland."
    )
    events, _ = Corpus().add("x", far, "Friday", NOR, SUL).events()
    assert events["label"].tolist() == ["Meeting: Norland"]
    near = "Norland met us on Friday in the house of Suland."
    events, _ = Corpus().add("x", near, "Friday", NOR, SUL).events()
    assert events["label"].tolist() == ["Meeting: Norland, Suland"]


def test_events_stand_in_the_order_of_their_days_and_do_not_depend_on_the_order_of_rows():
    def add_to(corpus, rows):
        for doc_id, day in rows:
            corpus.add(doc_id, "Norland met us on Friday.", "Friday", NOR, day=pd.Timestamp(day))
        return corpus.events()

    rows = [("x", "2020-05-08"), ("y", "2020-05-01"), ("z", "2020-05-15")]
    events, mentions = add_to(Corpus(), rows)
    assert events["start_date"].is_monotonic_increasing
    again, same = add_to(Corpus(), rows[::-1])
    assert again.equals(events)
    assert same.equals(mentions)
