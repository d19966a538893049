"""What happened on the days that texts name: invented reports with whole answers."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.events import EVENT_TYPES, build_events, find_reports, merge_reports
from analysis.happenings.cast import Named
from analysis.happenings.labels import LONGEST, make_label, quote
from analysis.happenings.reading import is_courtesy
from analysis.happenings.status import tell_status
from analysis.happenings.words import find_event_word
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
        ("The plan, she said at a lunch on Friday, works.", "Friday", "statement", "said"),
        ("She said boats had bumped in fog on Friday.", "Friday", "other", "Friday"),
        ("Boats sail in May, she said.", "May", "other", "May"),
        ("A law went into force in May.", "May", "law", "went into force"),
        ("It rained on Friday.", "Friday", "other", "Friday"),
        ("He took office on May 4.", "May 4", "office", "took office"),
        ("The army fired two big missiles on Friday.", "Friday", "missile launch", "fired two big missiles"),
        ("The army fired its general on Friday.", "Friday", "other", "Friday"),
        ("The speech came a day after they signed a deal.", "a day after", "agreement", "signed"),
    ],
)
def test_a_date_belongs_to_the_closest_word_of_happening(sentence, date, kind, word):
    start = sentence.rindex(date)
    found = find_event_word(sentence, start, start + len(date))
    assert (found[0], sentence[found[1] : found[2]]) == (kind, word)


def test_a_word_inside_another_word_or_far_away_reports_nothing():
    assert find_event_word("The outlaws' metal dealer slept on Friday.", 35, 41)[0] == "other"
    far = f"They met {'and ate and drank ' * 8}until Friday."
    assert find_event_word(far, far.index("Friday"), len(far) - 1)[0] == "other"


@pytest.mark.parametrize(
    ("sentence", "word", "date", "status"),
    [
        ("They met on Friday.", "met", "Friday", "told"),
        ("They will meet on Friday.", "meet", "Friday", "planned"),
        ("Lee, who is ill, was also to visit the zoo in May.", "visit", "May", "planned"),
        ("Lee was able to visit the zoo in May.", "visit", "May", "aim"),
        ("A summit scheduled for May fell through.", "summit", "May", "planned"),
        ("Ng is set to travel on Friday.", "travel", "Friday", "planned"),
        ("They agreed to use a pact signed in May.", "signed", "May", "told"),
        ("They will rest after they met on Friday.", "met", "Friday", "told"),
        ("They may meet in May.", "meet", "May", "possible"),
        ("They met in May.", "met", "May", "told"),
        ("If it rains, they will meet on Friday.", "meet", "Friday", "possible"),
        ("Will they meet on Friday?", "meet", "Friday", "possible"),
        ("She urged Ng to visit on Friday.", "visit", "Friday", "possible"),
        ("They did not meet on Friday.", "meet", "Friday", "denied"),
        ("Ng cancelled the visit on Friday.", "visit", "Friday", "denied"),
        ("She flew there to meet Ng on Friday.", "meet", "Friday", "aim"),
    ],
)
def test_what_is_planned_or_denied_is_not_told_as_done(sentence, word, date, status):
    at, day = sentence.index(word), sentence.rindex(date)
    assert tell_status(sentence, (at, at + len(word)), (day, day + len(date))) == status


NAMES = {
    "Ann Lee": ("Lee", "full", "person"),
    "Lee": ("Lee", "short", "person"),
    "Bo Ng": ("Ng", "full", "person"),
    "Ng": ("Ng", "short", "person"),
    "Norland": ("Norland", "name", "state"),
    "Suland": ("Suland", "name", "state"),
    "Sulandic": ("Suland", "demonym", "state"),
    "Six": ("Six", "name", "organization"),
}


def label(sentence, date):
    """The label that a sentence gets for a date, from its words alone."""
    named, taken = [], 0
    for place in range(len(sentence)):
        fit = [name for name in NAMES if sentence.startswith(name, place) and place >= taken]
        if fit and not sentence[place - 1 : place].isalnum():
            name = max(fit, key=len)
            taken = place + len(name)
            named.append(Named(place, taken, NAMES[name][0], *NAMES[name]))
    start = sentence.rindex(date)
    kind, *word = find_event_word(sentence, start, start + len(date))
    status = tell_status(sentence, tuple(word), (start, start + len(date)))
    return make_label(sentence, kind, tuple(word), (start, start + len(date)), named, status).text


@pytest.mark.parametrize(
    ("sentence", "date", "expected"),
    [
        ("Lee won friends since taking office on May 4.", "May 4", "Lee takes office"),
        ("“We agree,” said Ng, who arrived in Oslo on Monday for a rest.", "Monday", "Ng arrives in Oslo"),
        (
            "At a meeting on Friday, Minister Ann Lee and her Sulandic counterpart, General Bo Ng, ate.",
            "Friday",
            "Lee-Ng meeting",
        ),
        (
            "Lee, on her first trip, met with her Sulandic counterpart Bo Ng on Friday.",
            "Friday",
            "Lee-Ng meeting",
        ),
        ("Lee and Ng held talks in Oslo on Friday.", "Friday", "Lee-Ng talks"),
        (
            "Sulandic Minister Ann Lee was in Oslo, holding talks with Bo Ng on Friday.",
            "Friday",
            "Lee-Ng talks",
        ),
        ("A summit of the Six group was held on Friday.", "Friday", "Six summit"),
        (
            "After Norland's latest missile launches on Friday, they ate.",
            "Friday",
            "Norland missile launches",
        ),
        ("Norland fired two missiles on Friday.", "Friday", "Norland fires two missiles"),
        ("In Norland, which has been under army rule since a coup in May, it rains.", "May", "Norland coup"),
        ("A week after President Lee' trip to Suland, it rained.", "A week after", "Lee trip to Suland"),
        ("It came a day after the two sides signed a deal.", "a day after", "two sides sign a deal"),
        ("The law, which went into force in May, is vague.", "May", "law goes into force"),
        ("The count was agreed in Oslo on Friday.", "Friday", "count is agreed in Oslo"),
        (
            "Norland and Suland pledged Friday to build ports.",
            "Friday",
            "Norland, Suland pledge to build ports",
        ),
        ("Lee said on Friday that it works.", "Friday", "Lee statement"),
        ("Lee, who is ill, was also to visit the zoo on Friday.", "Friday", "Lee to visit the zoo"),
        ("Lee will meet Bo Ng on Friday.", "Friday", "Lee-Ng meeting"),
        ("Lee travelled to a very small town with an endless name on Friday.", "Friday", None),
    ],
)
def test_a_label_says_who_did_what_where_the_grammar_is_plain(sentence, date, expected):
    assert label(sentence, date) == (expected or "Lee travels to a very small town…")


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The adviser to Lee met nobody on Friday.", "Friday"),  # it was not Lee
        ("Lee's aide met Bo Ng on Friday.", "Friday"),
        ("Norland, which condemned the coup in May, is far.", "May"),  # no coup in Norland
        ("Lee did not visit Norland on Friday.", "Friday"),
        ("Lee never signed a pact on Friday.", "Friday"),
        ("Lee may visit Norland on Friday.", "Friday"),
        ("Ng asked Lee to visit Norland on Friday.", "Friday"),
        ("The US-Norland talks on Friday failed.", "Friday"),
        ("She met him on Friday.", "Friday"),
        ("A pact signed in May helps Lee.", "May"),
        ("A pact signed in Oslo in May helps Lee.", "May"),
    ],
)
def test_a_label_never_says_what_the_sentence_does_not(sentence, date):
    made = label(sentence, date)
    if made.startswith("“"):
        assert made.strip("“”") in sentence
    else:  # not the actor's deed: the words of the sentence stay
        assert made in {
            "adviser to Lee meets nobody",
            "Lee's aide meets Bo Ng",
            "pact signed",
            "pact signed in Oslo",
        }


def test_a_denial_is_part_of_its_label():
    assert label("Lee never signed a pact on Friday.", "Friday") == "“Lee never signed a pact on Friday”"
    assert (
        label("The envoy did not visit us on Friday.", "Friday") == "“The envoy did not visit us on Friday”"
    )


DAY = pd.Timestamp("2020-05-01")


class Corpus:
    """Hand-made tables: one sentence a document, one date in it, some actors and topics."""

    def __init__(self):
        self.documents, self.sentences, self.dates, self.actors, self.topics = [], [], [], [], []

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
        rule="weekday-back",
        published=None,
        topic=None,
    ):
        self.documents.append((doc_id, story or doc_id, published))
        self.sentences.append((doc_id, 1, sentence, 0, len(sentence), zone))
        if date:
            start = sentence.index(date)
            head = (f"{doc_id}:{start}:date", doc_id, 1, start, start + len(date), date, zone)
            self.dates.append((*head, timex_type, "x", day, end or day, precision, True, day, rule))
        for name, kind in actors:
            at = sentence.index(name)
            head = (f"{doc_id}:{at}:{name}", doc_id, 1, at, at + len(name), name, zone)
            self.actors.append((*head, name.lower(), name, kind, "NRL", "name", None, "name", name))
        if topic:
            self.topics.append((f"{doc_id}:t", doc_id, 1, 0, 1, sentence[0], zone, topic, "t", "explicit"))
        return self

    def tables(self):
        columns = ["doc_id", "story_id", "published_date"]
        documents = pd.DataFrame(self.documents, columns=columns)
        return (
            documents.astype({"published_date": "datetime64[s]"}),
            build_table("sentences", self.sentences),
            build_table("date_mentions", self.dates),
            build_table("actor_mentions", self.actors),
        )

    def events(self):
        topics = build_table("topic_mentions", self.topics)
        events, mentions = build_events(*self.tables(), topic_mentions=topics)
        check_table("events", events)
        return events, mentions


NOR, SUL, WES = ("Norland", "state"), ("Suland", "state"), ("Westland", "state")


def test_one_report_is_one_event():
    corpus = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL, topic="tea")
    events, mentions = corpus.events()
    (event_id,) = events["event_id"]
    assert event_id.startswith("2020-05-01-meeting-")
    more = ["Norland; Suland", "tea", False]
    assert events.drop(columns="event_id").to_numpy().tolist() == [
        [DAY, DAY, "day", "meeting", "Norland-Suland meeting", 1, 1, *more]
    ]
    assert mentions.to_numpy().tolist() == [[event_id, "x", 1, "x:22:date"]]


def test_reports_of_one_day_and_kind_are_one_event_if_one_names_all_who_the_other_names():
    corpus = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL, story="s")
    corpus.add("y", "Suland met others on Friday.", "Friday", SUL, story="s")
    corpus.add("z", "Norland met Suland again on Friday.", "Friday", NOR, SUL)
    events, mentions = corpus.events()
    assert events[["label", "n_documents", "n_stories"]].to_numpy().tolist() == [
        ["Norland-Suland meeting", 3, 2]
    ]
    assert mentions["doc_id"].tolist() == ["x", "y", "z"]


def test_who_is_told_to_meet_somebody_in_two_stories_may_have_met_two():
    corpus = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL)
    corpus.add("y", "Suland met its bakers on Friday.", "Friday", SUL)
    corpus.add("z", "Suland met its fishers on Friday.", "Friday", SUL)
    assert corpus.events()[0]["label"].tolist() == [
        "Norland-Suland meeting",
        "Suland meets its bakers",
        "Suland meets its fishers",
    ]


def test_two_meetings_of_one_state_stay_two_and_a_report_that_fits_both_stays_alone():
    corpus = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL)
    corpus.add("y", "Norland met Westland on Friday.", "Friday", NOR, WES)
    assert corpus.events()[0]["label"].tolist() == ["Norland-Suland meeting", "Norland-Westland meeting"]
    corpus.add("z", "Norland met guests on Friday.", "Friday", NOR)
    assert corpus.events()[0]["n_documents"].tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    "other",
    [
        ("Norland signed a pact on Friday.", "Friday", NOR, {}),
        ("Norland met us on Friday.", "Friday", NOR, {"day": pd.Timestamp("2020-05-08")}),
        ("Suland met us on Friday.", "Friday", SUL, {}),
        ("Norland did not meet us on Friday.", "Friday", NOR, {}),
    ],
    ids=["another kind", "another day", "other participants", "denied"],
)
def test_what_differs_in_kind_day_or_participants_is_another_event(other):
    sentence, date, actor, more = other
    corpus = Corpus().add("x", "Norland met the press on Friday.", "Friday", NOR)
    assert len(corpus.add("y", sentence, date, actor, **more).events()[0]) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"zone": "furniture"},
        {"zone": "caption"},
        {"zone": "dateline"},
        {"timex_type": "DURATION", "rule": "duration"},
        {"timex_type": "SET"},
        {"end": pd.Timestamp("2021-04-30"), "precision": "year"},
        {"day": pd.NaT, "end": pd.NaT},
    ],
    ids=["furniture", "caption", "dateline", "duration", "set", "a whole year", "no day"],
)
def test_what_reports_no_happening_of_the_article(more):
    events, mentions = Corpus().add("x", "Norland met us on Friday.", "Friday", NOR, **more).events()
    assert events.empty
    assert mentions.empty


def test_a_length_of_time_with_a_beginning_is_an_event_of_that_length():
    more = {"timex_type": "DURATION", "rule": "duration-from", "end": pd.Timestamp("2020-05-04")}
    events, _ = Corpus().add("x", "Norland came for a four-day visit.", "four-day", NOR, **more).events()
    assert events[["end_date", "event_type", "label"]].to_numpy().tolist() == [
        [pd.Timestamp("2020-05-04"), "visit", "“four-day visit”"]
    ]


def test_no_tables_no_events():
    events, mentions = Corpus().events()
    assert (events.columns[0], mentions.columns[0]) == ("event_id", "event_id")
    assert events.empty and mentions.empty
    assert list(events.columns)[-3:] == ["participants", "topic_ids", "is_planned"]


def test_plans_are_marked_until_one_report_tells_them_as_done():
    corpus = Corpus().add("x", "Norland will meet Suland on Friday.", "Friday", NOR, SUL)
    assert corpus.events()[0][["label", "is_planned"]].to_numpy().tolist() == [
        ["Norland-Suland meeting", True]
    ]
    corpus.add("y", "Norland met Suland on Friday.", "Friday", NOR, SUL)
    assert corpus.events()[0]["is_planned"].tolist() == [False]


def test_what_lies_after_publication_is_planned_whatever_the_verb():
    text, before = "Norland visits Suland on Friday.", pd.Timestamp("2020-04-30")
    events, _ = Corpus().add("x", text, "Friday", NOR, SUL, published=before).events()
    assert events["is_planned"].tolist() == [True]
    events, _ = Corpus().add("x", text, "Friday", NOR, SUL, published=DAY).events()
    assert events["is_planned"].tolist() == [False]


def test_a_plan_without_a_date_is_an_event_without_days():
    events, mentions = Corpus().add("x", "Norland was also to visit the zoo.", None, NOR).events()
    assert events.loc[0, ["event_type", "label", "is_planned"]].tolist() == [
        "visit",
        "Norland to visit the zoo",
        True,
    ]
    assert events[["start_date", "end_date", "date_precision"]].isna().all(axis=None)
    assert mentions[["doc_id", "sentence_id"]].to_numpy().tolist() == [["x", 1]]
    assert mentions["date_mention_id"].isna().all()
    assert Corpus().add("x", "Norland will not visit the zoo.", None, NOR).events()[0].empty
    assert Corpus().add("x", "The envoy of Norland will visit us.", None, NOR).events()[0].empty


def test_a_happening_of_no_kind_is_labelled_by_its_words():
    events, _ = Corpus().add("x", "The old boat came home on Friday.", "Friday").events()
    assert events[["event_type", "label"]].to_numpy().tolist() == [
        ["other", "“The old boat came home on Friday”"]
    ]


def test_places_and_whoever_is_named_far_away_take_no_part():
    events, _ = (
        Corpus().add("x", "Norland met us in Oslo on Friday.", "Friday", NOR, ("Oslo", "place")).events()
    )
    assert events["participants"].tolist() == ["Norland"]
    far = "Norland met us on Friday in a white house at the edge of the quiet wood beyond all of Suland."
    assert Corpus().add("x", far, "Friday", NOR, SUL).events()[0]["participants"].tolist() == ["Norland"]
    near = "Norland met us on Friday in the house of Suland."
    assert Corpus().add("x", near, "Friday", NOR, SUL).events()[0]["participants"].tolist() == [
        "Norland; Suland"
    ]


SENTENCES = (
    "Norland met Suland on Friday.",
    "Norland met us on Friday.",
    "Suland will meet Westland on Friday, if Norland lets it.",
    "On Friday Westland never signed the pact of Suland and Norland.",
    "a coup Friday",
    "Norland Friday, who which since taking office, ",
    "“Norland” is to visit Suland; Westland' Friday launch",
)
rows = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 3), st.integers(0, 120), st.sampled_from("st"))


def fill(drawn):
    corpus = Corpus()
    for number, (sentence, day, length, story) in enumerate(drawn):
        actors = [actor for actor in (NOR, SUL, WES) if actor[0] in sentence]
        first = DAY + pd.Timedelta(days=day)
        more = {
            "day": first,
            "end": first + pd.Timedelta(days=length),
            "published": DAY + pd.Timedelta(days=1),
        }
        corpus.add(f"d{number}", sentence, "Friday", *actors, story=story, **more)
    return corpus


@given(st.lists(rows, max_size=8), st.randoms(use_true_random=False))
def test_shuffling_changes_nothing_and_no_report_is_lost(drawn, random):
    corpus = fill(drawn)
    events, mentions = corpus.events()
    check_table("event_mentions", mentions)
    assert (events["start_date"].isna() | (events["start_date"] <= events["end_date"])).all()
    assert events["label"].str.len().between(1, LONGEST).all()
    assert events["event_type"].isin([*EVENT_TYPES, "other"]).all()
    short = [date[0] for date in corpus.dates if (date[10] - date[9]).days < 100]
    assert sorted(mentions["date_mention_id"].dropna()) == sorted(short)
    assert set(mentions["event_id"]) == set(events["event_id"])
    for part in (corpus.documents, corpus.sentences, corpus.dates, corpus.actors):
        random.shuffle(part)
    again, same = corpus.events()
    pd.testing.assert_frame_equal(again, events)
    pd.testing.assert_frame_equal(same, mentions)


@given(st.lists(rows, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_batches_of_documents_in_any_order_make_the_same_events(drawn, random):
    corpus = fill(drawn)
    documents, *tables = corpus.tables()
    topics = build_table("topic_mentions", [])
    events, mentions = build_events(documents, *tables, topic_mentions=topics)
    batches = {number: [] for number in range(3)}
    for doc_id in documents["doc_id"]:
        batches[random.randrange(3)].append(doc_id)
    parts = [
        find_reports(*(table[table["doc_id"].isin(batch)] for table in (documents, *tables)))
        for batch in random.sample(list(batches.values()), 3)
    ]
    shuffled = pd.concat(parts).sample(frac=1, random_state=random.randrange(99))
    again, same = merge_reports(shuffled, documents.sample(frac=1, random_state=1))
    pd.testing.assert_frame_equal(again, events)
    pd.testing.assert_frame_equal(same, mentions)


def test_reports_survive_a_parquet_file(tmp_path):
    corpus = Corpus().add("x", "Norland met Suland on Friday.", "Friday", NOR, SUL)
    corpus.add("y", "Norland was also to visit the zoo.", None, NOR)
    documents, *tables = corpus.tables()
    reports = find_reports(documents, *tables)
    reports.to_parquet(tmp_path / "reports.parquet")
    again = pd.read_parquet(tmp_path / "reports.parquet")
    for one, other in zip(merge_reports(again, documents), merge_reports(reports, documents), strict=True):
        pd.testing.assert_frame_equal(one, other)


@given(st.text(alphabet="Norland met,'. -who and\n“", max_size=60), st.integers(0, 60), st.integers(0, 8))
def test_no_sentence_raises(text, start, length):
    start = min(start, len(text))
    end = min(len(text), start + length)
    named = [
        Named(at, at + 7, "Norland", "Norland", "name", "state") for at in [text.find("Norland")] if at >= 0
    ]
    kind, *word = find_event_word(text, start, end)
    status = tell_status(text, tuple(word), (start, end))
    assert len(make_label(text, kind, tuple(word), (start, end), named, status).text) <= LONGEST


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Norland spoke with Suland on Friday.", "meeting"),
        ("Norland spoke by phone with Suland on Friday.", "meeting"),
        ("Norland spoke on Friday with Suland.", "meeting"),
        ("Norland spoke with reporters on Friday.", "other"),
        ("Norland spoke of its boats on Friday.", "other"),
        ("Norland spoke with one voice on Friday.", "other"),
    ],
)
def test_who_speaks_with_a_partner_has_talks(sentence, kind):
    place = sentence.index("Friday")
    assert find_event_word(sentence, place, place + len("Friday"))[0] == kind


@pytest.mark.parametrize(
    ("sentence", "kind", "is_thanks"),
    [
        ("Thank you for joining us today.", "other", True),
        ("And I want to thank you for the meeting today.", "meeting", True),
        ("It’s great to be with you today.", "other", True),
        ("Good morning to you all on this Friday.", "other", True),
        ("Norland thanked Suland for its aid on Friday.", "other", False),
        ("Thank you, and on Friday we signed a pact.", "agreement", False),
        ("It is good news that they met on Friday.", "meeting", False),
        ("Thanksgiving was on Friday.", "other", False),
    ],
)
def test_a_courtesy_is_no_happening(sentence, kind, is_thanks):
    assert is_courtesy(sentence, kind) is is_thanks


@pytest.mark.parametrize("name", ["Antonia J. Blinton rested", "Antonia J. Blint rested"])
def test_a_quotation_begins_with_the_name_not_inside_the_title(name):
    title = f"Secretary of State {name} today"
    place = len(title) - len("today"), len(title)
    assert quote(title, place, place) == f"“{name} today”"
