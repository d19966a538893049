"""The hand annotation is held against its own texts: wrong offsets would make every score a lie."""

import calendar
import csv
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.schema import ARTICLE_ZONES, ZONES

TESTS = Path(__file__).parent
TEXTS = {"gold": TESTS.parent / "seeds", "invented": TESTS / "data" / "invented"}
SPAN = ["doc_id", "start_char", "end_char"]
COLUMNS = {
    "zones": [*SPAN, "zone", "text_start"],
    "actors": [*SPAN, "matched_text", "actor_name", "actor_type", "country", "form", "zone"],
    "topics": [*SPAN, "matched_text", "topic_id", "strength"],
    "dates": [*SPAN, "matched_text", "timex_type", "timex_value", "start_date", "end_date", "zone"],
    "documents": ["doc_id", "published_date", "published_from", "story", "title", "outlet", "agency"],
}
FORMS = {
    "person": {"full", "short", "variant"},
    "state": {"name", "demonym", "metonym"},
    "organization": {"name", "short"},
    "place": {"name"},
}
TOPICS = {
    "south-china-sea",
    "east-china-sea",
    "north-korea",
    "myanmar",
    "technical-interns",
    "defence-equipment-transfer",
    "free-and-open-indo-pacific",
    "covid-19",
    "taiwan",
    "ukraine",
    "rule-of-law-and-status-quo",
    "coast-guard",
    "supply-chains",
}
SEA = re.compile(r"(East and South|East|South) China [Ss]eas?")

both = pytest.mark.parametrize("corpus", ["gold", "invented"])


def load(corpus: str, table: str) -> list[dict]:
    with open(TESTS / "data" / corpus / f"{table}.csv", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row | {k: int(row[k]) for k in SPAN[1:] if k in row} for row in reader]
    assert reader.fieldnames == COLUMNS[table]
    return rows


def load_texts(corpus: str) -> dict[str, str]:
    return {path.stem: path.read_bytes().decode("utf-8") for path in TEXTS[corpus].glob("*.txt")}


def zone_at(zones: list[dict], row: dict) -> str:
    (zone,) = [
        z["zone"]
        for z in zones
        if z["doc_id"] == row["doc_id"]
        and z["start_char"] <= row["start_char"]
        and row["end_char"] <= z["end_char"]
    ]
    return zone


@both
def test_zones_hold_every_character_that_is_not_blank_exactly_once(corpus):
    texts, covered = load_texts(corpus), Counter()
    for row in load(corpus, "zones"):
        text = texts[row["doc_id"]][row["start_char"] : row["end_char"]]
        assert row["zone"] in ZONES
        assert text == text.strip()
        assert row["text_start"] == text[:30].replace("\r", "").replace("\n", " ")
        covered.update((row["doc_id"], i) for i in range(row["start_char"], row["end_char"]))
    wrong = [
        (doc_id, i, covered[doc_id, i])
        for doc_id, text in texts.items()
        for i, char in enumerate(text)
        if covered[doc_id, i] > 1 or (not char.isspace() and covered[doc_id, i] == 0)
    ]
    assert wrong == []


@both
@pytest.mark.parametrize("table", ["actors", "topics", "dates"])
def test_every_mention_is_what_the_text_says_there(corpus, table):
    texts, zones = load_texts(corpus), load(corpus, "zones")
    for row in load(corpus, table):
        assert texts[row["doc_id"]][row["start_char"] : row["end_char"]] == row["matched_text"]
        assert row.get("zone", zone_at(zones, row)) == zone_at(zones, row)


@both
def test_no_two_names_share_a_character(corpus):
    rows = sorted(load(corpus, "actors"), key=lambda row: (row["doc_id"], row["start_char"]))
    overlaps = [
        (left, right)
        for left, right in pairwise(rows)
        if left["doc_id"] == right["doc_id"] and right["start_char"] < left["end_char"]
    ]
    assert overlaps == []


@both
def test_actor_types_and_forms_go_together(corpus):
    for row in load(corpus, "actors"):
        assert row["form"] in FORMS[row["actor_type"]], row
        assert row["actor_type"] != "state" or re.fullmatch("[A-Z]{3}", row["country"]), row


@both
def test_an_actor_has_one_type_and_one_country(corpus):
    facts = {(row["actor_name"], row["actor_type"], row["country"]) for row in load(corpus, "actors")}
    names = Counter(name for name, _, _ in facts)
    assert [name for name, n in names.items() if n > 1] == []


@both
def test_topics_are_known_and_marked_once(corpus):
    rows = load(corpus, "topics")
    assert {row["topic_id"] for row in rows} <= TOPICS
    assert {row["strength"] for row in rows} == {"explicit", "indirect"}
    spans = Counter((row["doc_id"], row["start_char"], row["topic_id"]) for row in rows)
    assert max(spans.values()) == 1


@both
def test_dates_agree_with_the_calendar(corpus):
    for row in load(corpus, "dates"):
        assert row["timex_type"] in {"DATE", "TIME", "DURATION", "SET"}, row
        start, end = row["start_date"], row["end_date"]
        assert bool(start) == bool(end), row
        assert not start or date.fromisoformat(start) <= date.fromisoformat(end), row
        if re.match(r"\d{4}-\d\d-\d\d($|T)", row["timex_value"]):
            assert start == end == row["timex_value"][:10], row


@both
def test_a_bare_weekday_names_the_weekday_of_its_day(corpus):
    days = list(calendar.day_name)
    rows = [row for row in load(corpus, "dates") if row["timex_type"] == "DATE" and row["start_date"]]
    named = [(row, day) for row in rows for day in days if day in row["matched_text"]]
    assert len(named) > 10
    for row, day in named:
        assert days[date.fromisoformat(row["start_date"]).weekday()] == day, row


@both
def test_documents_are_the_texts(corpus):
    rows, texts = load(corpus, "documents"), load_texts(corpus)
    assert sorted(row["doc_id"] for row in rows) == sorted(texts)
    for row in rows:
        assert row["published_from"] in {"header", "metadata", "caption", "story", "unknown"}
        assert bool(row["published_date"]) == (row["published_from"] != "unknown")
        assert row["title"] in texts[row["doc_id"]]


def test_the_five_articles_hold_what_was_counted_by_hand():
    texts, zones = load_texts("gold"), load("gold", "zones")
    written = sum(text.count("China") for text in texts.values())
    in_seas = sum(len(SEA.findall(text)) for text in texts.values())
    marked = [row for row in load("gold", "actors") if row["matched_text"] == "China"]
    assert (written, in_seas, len(marked)) == (37, 11, 26)

    stories = {row["doc_id"]: row["story"] for row in load("gold", "documents")}
    where = {}
    for row in load("gold", "topics"):
        if zone_at(zones, row) in ARTICLE_ZONES:
            where.setdefault(row["topic_id"], set()).add(row["doc_id"])
    found = {topic: (len(docs), len({stories[doc] for doc in docs})) for topic, docs in where.items()}
    assert found["south-china-sea"] == (5, 4)
    assert found["north-korea"] == found["myanmar"] == (3, 2)
    assert found["technical-interns"] == (2, 2)


def test_names_of_the_teasers_are_only_in_the_furniture():
    rows = [r for r in load("gold", "actors") if r["actor_name"] in {"Joe Biden", "South Korea"}]
    assert [(row["actor_name"], row["zone"]) for row in rows] == [
        ("Joe Biden", "furniture"),
        ("Joe Biden", "furniture"),
        ("South Korea", "furniture"),
    ]
