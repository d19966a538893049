"""What one outlet made of a report and another did not: by hand, planted, and on the two editions."""

import random
from collections import Counter

import pytest

from analysis import load_documents, split_zones
from analysis.editions import COLUMNS, compare_editions, count_changes, find_topics_of_one_edition
from analysis.schema import build_table

RADAR = "The two navies tested a new radar off the northern coast."
TRADE = "Trade between both ports grew by a third last year."
FISH = "Fishing crews asked for a longer season in spring."
LAMPS = "Nobody knew why seven lamps burned at noon."


def compare(make_documents, first, second, *, headline=None):
    """Compare two lists of paragraphs; `headline` stands above the second."""
    texts = {"one": "\n\n".join(first), "two": "\n\n".join([headline, *second] if headline else second)}
    zones = []
    for doc_id, paragraphs in (("one", first), ("two", [headline, *second] if headline else second)):
        place = 0
        for number, paragraph in enumerate(paragraphs):
            zone = "headline" if doc_id == "two" and headline and number == 0 else "body"
            zones.append((doc_id, place, place + len(paragraph), zone))
            place += len(paragraph) + 2
    return compare_editions(make_documents(texts), build_table("zones", zones), "one", "two")


def rows(comparison, *columns):
    table = comparison[list(columns)].astype(object).where(comparison[list(columns)].notna(), None)
    return list(table.itertuples(index=False, name=None))


def test_each_kind_of_change_is_told_with_its_place(make_documents):
    first = [RADAR, "They realised it in the U.S. only.", TRADE, LAMPS]
    second = [
        RADAR,
        "They realized it in the US only.",
        "Trade between the ports grew by a third last year.",
        FISH,
    ]
    assert rows(
        compare(make_documents, first, second),
        *("paragraph", "kind", "first_start_char", "first_end_char", "second_start_char", "second_end_char"),
    ) == [
        (1, "same", 0, 57, 0, 57),
        (2, "house style", 59, 93, 59, 91),
        (3, "reworded", 95, 146, 93, 143),
        (4, "cut", 148, 191, None, None),
        (5, "added", None, None, 145, 195),
    ]


def test_the_share_of_words_kept_is_measured(make_documents):
    comparison = compare(make_documents, [TRADE], ["Trade between all ports grew by a third last year."])
    assert comparison["similarity"].tolist() == [0.9]


def test_a_change_inside_a_paragraph_is_listed_by_sentence(make_documents):
    comparison = compare(make_documents, [f"{RADAR} {TRADE} {FISH}", LAMPS], [f"{RADAR} {FISH}", LAMPS])
    assert rows(comparison, "paragraph", "kind", "first_text", "second_text") == [
        (1, "same", RADAR, RADAR),
        (1, "cut", TRADE, None),
        (1, "same", FISH, FISH),
        (2, "same", LAMPS, LAMPS),
    ]
    assert rows(
        count_changes(comparison), "zone", "kind", "n_paragraphs", "n_first_words", "n_second_words"
    ) == [
        ("body", "same", 1, 8, 8),
        ("body", "in part", 1, 30, 20),
    ]


def test_a_paragraph_that_only_changed_places_was_moved_and_not_cut(make_documents):
    comparison = compare(make_documents, [FISH, RADAR, TRADE], [RADAR, TRADE, FISH])
    assert rows(comparison, "kind", "first_text") == [("moved", FISH), ("same", RADAR), ("same", TRADE)]


def test_joined_and_split_paragraphs_lose_nothing(make_documents):
    comparison = compare(make_documents, [RADAR, TRADE, f"{FISH} {LAMPS}"], [f"{RADAR} {TRADE}", FISH, LAMPS])
    assert rows(comparison, "paragraph", "kind") == [(1, "same"), (1, "same"), (2, "same"), (2, "same")]
    assert rows(count_changes(comparison), "kind", "n_paragraphs") == [("same", 2)]


def test_a_word_put_into_quotation_marks_is_no_house_style(make_documents):
    comparison = compare(make_documents, ["The free sea is wide."], ["The “free” sea is wide."])
    assert rows(comparison, "kind", "similarity") == [("reworded", 1.0)]


def test_a_headline_is_no_paragraph_of_the_body(make_documents):
    comparison = compare(make_documents, [RADAR], [RADAR], headline="Navies test radar")
    assert rows(comparison, "zone", "paragraph", "kind") == [("headline", 1, "added"), ("body", 1, "same")]


def test_furniture_is_not_compared(make_documents):
    documents = make_documents({"one": RADAR, "two": f"{RADAR}\nShare"})
    zones = [("one", 0, 57, "body"), ("two", 0, 57, "body"), ("two", 58, 63, "furniture")]
    comparison = compare_editions(documents, build_table("zones", zones), "one", "two")
    assert rows(comparison, "kind") == [("same",)]


def test_an_article_without_text_and_an_unknown_one(make_documents):
    documents, zones = make_documents({"one": "", "two": ""}), build_table("zones", [])
    comparison = compare_editions(documents, zones, "one", "two")
    assert comparison.empty
    assert {name: str(kind) for name, kind in comparison.dtypes.items()} == COLUMNS
    assert count_changes(comparison).empty
    with pytest.raises(ValueError, match="no document 'three'; the first ones are: one, two"):
        compare_editions(documents, zones, "one", "three")


def test_topics_of_one_edition_come_with_what_became_of_their_sentence(make_documents):
    comparison = compare(make_documents, [RADAR, f"{TRADE} {FISH}"], [RADAR, TRADE, LAMPS])
    mention = ("m", 1, 0, "x", "body")
    places = [
        ("one", 4),
        ("one", 59),
        ("one", 111),
        ("one", 119),
        ("two", 4),
        ("two", 59),
        ("two", 112),
        ("two", 190),
    ]
    topics = ["navy", "trade", "fishing", "fishing", "navy", "trade", "lamps", "elsewhere"]
    mentions = build_table(
        "topic_mentions",
        [
            (f"{doc_id}:{start}", doc_id, 1, start, start + 1, *mention[3:], topic, "t", "explicit")
            for (doc_id, start), topic in zip(places, topics, strict=True)
        ],
    )
    assert rows(
        find_topics_of_one_edition(comparison, mentions),
        *("topic_id", "doc_id", "zone", "paragraph", "kind", "n_mentions"),
    ) == [("fishing", "one", "body", 2, "cut", 2), ("lamps", "two", "body", 3, "added", 1)]


# ---- the two editions of the five articles


@pytest.fixture(scope="module")
def two_editions():
    documents = load_documents("seeds")
    return documents, compare_editions(documents, split_zones(documents), *documents["doc_id"][:2])


def test_one_outlet_cut_one_paragraph_and_it_is_the_one_on_technical_interns(two_editions):
    _, comparison = two_editions
    assert rows(count_changes(comparison), "zone", "kind", "n_paragraphs") == [
        ("headline", "added", 1),
        ("standfirst", "added", 2),
        ("dateline", "cut", 1),
        ("body", "same", 4),
        ("body", "house style", 3),
        ("body", "cut", 1),
    ]
    (cut,) = comparison.query("zone == 'body' and kind == 'cut'")["first_text"]
    assert "technical internship program" in cut


def test_offsets_give_the_text_back_and_cover_every_word(two_editions):
    documents, comparison = two_editions
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    zones = split_zones(documents).query("zone in ['headline', 'standfirst', 'dateline', 'body']")
    for side in ("first", "second"):
        spans = comparison[
            [f"{side}_{name}" for name in ("doc_id", "start_char", "end_char", "text")]
        ].dropna()
        for doc_id, start, end, text in spans.itertuples(index=False):
            assert texts[doc_id][start:end] == text
        own = zones[zones["doc_id"] == spans.iloc[0, 0]]
        assert sorted(spans.iloc[:, 1]) == sorted(own["start_char"])


def test_the_other_way_round_cut_is_added(two_editions):
    documents, comparison = two_editions
    back = compare_editions(documents, split_zones(documents), *documents["doc_id"][1::-1])
    turned = {"cut": "added", "added": "cut"}
    assert Counter(back["kind"]) == Counter(turned.get(kind, kind) for kind in comparison["kind"])


# ---- planted changes

NOUNS = """harbour minister programme fishery cable treaty frigate museum railway satellite reef market
typhoon orchard refinery senator bridge glacier school library""".split()
VERBS = "realised questioned organised visited measured favoured repaired criticised cancelled".split()
REST = "quietly openly twice yesterday again reluctantly together elsewhere finally abroad".split()
AMERICAN = {"harbour": "harbor", "realised": "realized", "organised": "organized", "favoured": "favored"}
AMERICAN |= {"programme": "program", "criticised": "criticized", "cancelled": "canceled"}
PLANTED = ("same", "house style", "reworded", "cut")


def plant(chance):
    """A report, an edition of it, and what was done: (kind, paragraph of the report or of the edition)."""

    def write():
        words = []
        for _ in range(chance.randint(2, 6)):
            words += ["the", chance.choice(NOUNS), chance.choice(VERBS), "a", chance.choice(NOUNS)]
            words += [chance.choice(REST), chance.choice(("after", "while", "because", "near"))]
        second = f" The U.S. {chance.choice(NOUNS)}'s owner {chance.choice(VERBS)} it {chance.choice(REST)}."
        return " ".join(words[:-1]).capitalize() + "." + second * (chance.random() < 0.3)

    report = [write() for _ in range(chance.randint(4, 12))]
    edition, done = [], []
    for paragraph in report:
        kind = chance.choices(PLANTED, weights=(4, 3, 4, 2))[0]
        words = paragraph.split()
        if kind == "house style":
            words = " ".join(AMERICAN.get(word, word) for word in words).replace("'", "’").split()
            kind = kind if words != paragraph.split() else "same"
        if kind == "reworded":
            for place in chance.sample(range(len(words)), round(len(words) * chance.uniform(0.05, 0.5))):
                words[place] = chance.choice(("lately", "perhaps", "village", "counted", "seven"))
        edition += [" ".join(words)] * (kind != "cut")
        done.append((kind, paragraph))
        if chance.random() < 0.2:
            edition.append(write())
            done.append(("added", edition[-1]))
    return report, edition, done


def test_planted_changes_are_found(make_documents):
    chance = random.Random(11)
    hits, found, planted = Counter(), Counter(), Counter()
    for _ in range(60):
        report, edition, done = plant(chance)
        comparison = compare(make_documents, report, edition)
        seen = Counter()
        for _, own in comparison.groupby("paragraph"):
            kinds = set(own["kind"])
            # Of a reworded paragraph of two sentences one may be the same.
            kind = kinds.pop() if len(kinds) == 1 else "reworded"
            seen[kind, " ".join(own["second_text" if kind == "added" else "first_text"].dropna())] += 1
        planted.update(kind for kind, _ in done)
        found.update(kind for kind, _ in seen.elements())
        hits.update(kind for kind, _ in (Counter(done) & seen).elements())
    recall = {kind: hits[kind] / planted[kind] for kind in planted}
    precision = {kind: hits[kind] / found[kind] for kind in found}
    # Reached: 1.0 but for rewordings that keep under half of the words, which are cut and added for the kit.
    assert {kind for kind in planted if recall[kind] < 1} == {"reworded"} and recall["reworded"] > 0.97
    assert precision["same"] == precision["house style"] == precision["reworded"] == 1
    assert precision["cut"] > 0.95 and precision["added"] > 0.96
    assert min(planted.values()) > 50
