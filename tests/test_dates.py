"""Dates in news: hand-made cases, what must not match, and properties that hold for every text."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.dates import DateMention, explain_date, match_dates, resolve_dates
from analysis.schema import SCHEMAS, build_table, check_table

DATA = Path(__file__).parent / "data"


def read_cases(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", read_cases("dates_should_match.csv"), ids=lambda case: case["sentence"][:40])
def test_should_match(case: dict[str, str]):
    sentence = case["sentence"]
    found = {
        (sentence[m.start_char : m.end_char], m.timex_type, m.timex_value, m.start_date, m.end_date)
        for m in resolve_dates(sentence, as_day(case["published_date"]))
    }
    expected = (
        case["expression"],
        case["timex_type"],
        case["timex_value"] or None,
        as_day(case["start_date"]),
        as_day(case["end_date"]),
    )
    assert expected in found


@pytest.mark.parametrize("case", read_cases("dates_should_not_match.csv"), ids=lambda case: case["note"])
def test_should_not_match(case: dict[str, str]):
    assert resolve_dates(case["sentence"], date(2020, 6, 11)) == []


THURSDAY = date(2022, 5, 26)


def make_tables(text: str, sentences: list[tuple[str, str]], published: date | None):
    documents = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    documents["published_date"] = pd.Series([published], dtype="datetime64[s]")
    rows = []
    for number, (sentence, zone) in enumerate(sentences, 1):
        start = text.index(sentence)
        rows.append(("a", number, sentence, start, start + len(sentence), zone))
    return documents, build_table("sentences", rows)


def test_table_has_every_column_and_true_offsets():
    text = "Envoys met Monday. They left two days later."
    documents, sentences = make_tables(text, [(s, "body") for s in text.split("  ")], THURSDAY)
    table = check_table("date_mentions", match_dates(documents, sentences))
    assert list(table.columns) == list(SCHEMAS["date_mentions"])
    assert table.iloc[0].to_dict() == {
        "mention_id": "a:11:17:2022-05-23",
        "doc_id": "a",
        "sentence_id": 1,
        "start_char": 11,
        "end_char": 17,
        "matched_text": "Monday",
        "zone": "body",
        "timex_type": "DATE",
        "timex_value": "2022-05-23",
        "start_date": pd.Timestamp(2022, 5, 23),
        "end_date": pd.Timestamp(2022, 5, 23),
        "precision": "day",
        "is_relative": True,
        "anchor_date": pd.Timestamp(2022, 5, 26),
        "rule_id": "weekday-back",
    }
    assert all(text[row.start_char : row.end_char] == row.matched_text for row in table.itertuples())


def test_nothing_found_is_an_empty_table():
    documents, sentences = make_tables("No time at all?", [("No time at all?", "body")], THURSDAY)
    assert check_table("date_mentions", match_dates(documents, sentences)).empty


def test_a_caption_never_anchors_the_body():
    lead, caption, body = (
        "Envoys met on Wednesday.",
        "A dam on May 1, 2019.",
        "A day earlier they had flown in.",
    )
    documents, sentences = make_tables(
        f"{lead} {caption} {body}", [(lead, "body"), (caption, "caption"), (body, "body")], THURSDAY
    )
    table = match_dates(documents, sentences)
    assert table["timex_value"].tolist() == ["2022-05-25", "2019-05-01", "2022-05-24"]
    assert table["zone"].tolist() == ["body", "caption", "body"]


def test_an_aside_never_anchors_the_story():
    text = (
        "Leaders met Wednesday. She hosted the envoy, who arrived on Monday. A day earlier deputies had met."
    )
    values = [mention.timex_value for mention in resolve_dates(text, THURSDAY)]
    assert values == ["2022-05-25", "2022-05-23", "2022-05-24"]


def test_an_hour_behind_a_length_of_time_is_no_point_of_the_calendar():
    assert [mention.timex_value for mention in resolve_dates("Two weeks last hour", THURSDAY)] == ["P2W"]


def test_a_date_said_twice_is_no_period():
    mentions = resolve_dates("He comes next week - next week, I said.", THURSDAY)
    assert [mention.timex_value for mention in mentions] == ["2022-W22", "2022-W22"]


def test_without_a_publication_date_relative_dates_stay_open_but_listed():
    text = (
        "Envoys met Monday, a day after the vote. Last week was calm. In 2019 and on 3 May 2020 it was not."
    )
    documents, sentences = make_tables(text, [(text, "body")], None)
    table = match_dates(documents, sentences)
    assert table["start_date"].dt.year.tolist()[-2:] == [2019, 2020]
    assert table["start_date"].iloc[:-2].isna().all()
    assert table["matched_text"].tolist()[:1] == ["Monday"]
    assert table["timex_value"].tolist()[0] == "XXXX-WXX-1"


def test_explain_tells_anchor_reason_and_day():
    mention = resolve_dates("They fired missiles on Wednesday.", THURSDAY)[0]
    assert explain_date(mention, published_date=THURSDAY) == [
        "Counted from the publication date, Thursday 26 May 2022.",
        "Nothing in the clause looks ahead: the latest such weekday, that day itself included.",
        "-> Wednesday 25 May 2022",
    ]


def test_explain_takes_a_row_and_says_what_stays_open():
    documents, sentences = make_tables("They met on Monday.", [("They met on Monday.", "body")], None)
    row = match_dates(documents, sentences).iloc[0]
    assert explain_date(row) == [
        "“Monday”: DATE, rule weekday-back.",
        "Nothing in the clause looks ahead: the latest such weekday, that day itself included.",
        "-> open (XXXX-WXX-1)",
    ]


WORDS = st.sampled_from(
    """
    on in by the a of last next this early late Monday Thursday May March October Sept. 3 24 31 4th 2012 1999
    two several days week weeks month year years decade ago earlier later after before every annual fiscal
    quarter first half weekend summer now recently yesterday tonight morning and to from between until will
    said met agreed , . - – ’ ( ) $ 10 a.m. 3-5 2012-17 14/01/2017 1960s century past coming Black old
    Christmas Eve New Year ' s Day Boxing 9/11 FY2012 second third 10:30 noon time weekend today end
    """.split()
)
PHRASES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
DAYS = st.dates() | st.none()


@settings(max_examples=150, deadline=None)
@given(PHRASES | st.text(max_size=60), DAYS)
def test_every_text_gives_true_spans_and_ordered_intervals(text: str, published: date | None):
    for mention in resolve_dates(text, published, offset=7):
        assert 7 <= mention.start_char < mention.end_char <= 7 + len(text)
        assert (mention.start_date is None) == (mention.end_date is None) == (mention.precision is None)
        if mention.start_date:
            assert mention.start_date <= mention.end_date
        else:
            assert mention.anchor_date is None


RELATIVE = (
    "They met on {weekday}.",
    "They will meet on {weekday}.",
    "They met last {weekday}.",
    "They met yesterday and meet again tomorrow.",
    "They met {count} days ago.",
    "They met on {weekday}, and {count} days earlier they had written.",
    "They arrived on {weekday} for a {count}-day visit.",
    "They met on {weekday} evening.",
)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(RELATIVE),
    st.sampled_from(("Monday", "Thursday", "Sunday")),
    st.integers(2, 9),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.integers(-60, 60),
)
def test_whole_weeks_move_every_relative_day_and_no_explicit_date(template, weekday, count, published, weeks):
    text = template.format(weekday=weekday, count=count) + " The deal dates from 24 November 2015."
    shift = timedelta(weeks=weeks)
    before = resolve_dates(text, published)
    after = resolve_dates(text, published + shift)
    assert len(before) == len(after) >= 2
    for old, new in zip(before, after, strict=True):
        moved = shift if old.is_relative else timedelta(0)
        assert (new.start_date, new.end_date) == (old.start_date + moved, old.end_date + moved)


COARSE = st.sampled_from(
    """
    {part}{month}|{part}{month} last year|{part}{month} 2011|{part}this month|{part}last year|{part}2011|the
    {season} of 2011|the third quarter|three months ago|last week|the 1960s
    """.replace("\n    ", " ")
    .strip()
    .split("|")
)


@settings(max_examples=100, deadline=None)
@given(
    COARSE,
    st.sampled_from(("", "early ", "late ")),
    st.sampled_from(("February", "May", "December")),
    st.sampled_from(("summer", "winter")),
    st.dates(date(1950, 1, 1), date(2080, 1, 1)),
)
def test_no_day_that_the_text_does_not_give(phrase, part, month, season, published):
    text = f"It fell in {phrase.format(part=part, month=month, season=season)}."
    mentions: list[DateMention] = resolve_dates(text, published)
    assert mentions
    for mention in mentions:
        assert mention.precision != "day"
        assert (mention.end_date - mention.start_date).days >= 6


def test_a_timestamp_serves_as_publication_date():
    assert resolve_dates("They met on Monday.", pd.Timestamp(2022, 5, 26, 9)) == resolve_dates(
        "They met on Monday.", THURSDAY
    )
    assert resolve_dates("They met on Monday.", pd.NaT)[0].start_date is None
