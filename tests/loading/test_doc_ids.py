"""Ids that are unique and depend on no order."""

from itertools import permutations

import pytest

from analysis.loading.doc_ids import Place, make_digest, make_key, name_documents


def place(file, key=None, text=""):
    return Place(file, key, make_digest(key or "", text))


@pytest.mark.parametrize(
    "ids",
    [
        {place("a.txt"): "a", place("x/b.txt"): "b"},
        {place("a.txt"): "a", place("x/a.txt"): "x/a"},
        {place("a.txt"): "a.txt", place("a.md"): "a.md", place("x/a.md"): "x/a"},
        {place("f.xml", "tide"): "tide", place("f.xml", "swim"): "swim"},
        {place("f.xml", "tide"): "f/tide", place("g.xml", "tide"): "g/tide"},
        {place("x/f.xml", "tide"): "x/f/tide", place("y/f.xml", "tide"): "y/f/tide"},
        {
            place("f.csv", "1", "one"): "f.csv/1-93e4437937c6",
            place("f.csv", "1", "two"): "f.csv/1-e37f8bb8506a",
        },
        {place("tide.txt"): "tide", place("f.xml", "tide"): "f/tide"},
    ],
    ids=["names", "folders", "extensions", "items", "feeds", "feeds in folders", "one key", "file and item"],
)
def test_ids_are_the_same_in_any_order(ids):
    for places in permutations(ids):
        assert dict(zip(places, name_documents(places), strict=True)) == ids


def test_a_decomposed_name_gives_the_same_id_as_a_composed_one():
    place = Place("2021/Ha\u0300 No\u0323\u0302i.txt")
    assert (place.path, place.stem) == ("2021/H\u00e0 N\u1ed9i", "H\u00e0 N\u1ed9i")


def test_an_article_that_nothing_names_is_named_by_its_words():
    (first, second) = name_documents([place("f.csv", "", "Oslo"), place("f.csv", "", "Bergen")])
    assert first != second
    assert name_documents([place("f.csv", "", "Bergen"), place("f.csv", "", "Oslo")]) == [second, first]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("https://reef.example/2021/07/a-swim/", "a-swim"),
        ("https://reef.example/a-swim.html?ref=rss#top", "a-swim"),
        ("https://reef.example/?p=12", "p=12"),
        ("https://reef.example", "reef.example"),
        ("http://[broken/a swim", "http-broken-a-swim"),
        ("tag:reef.example,2021:12", "tag-reef.example-2021-12"),
        ("Hà Nội, at last", "Hà-Nội-at-last"),
        ("!?", ""),
    ],
)
def test_what_a_link_or_title_gives(name, key):
    assert make_key(name) == key


def test_a_long_title_is_cut_and_stays_its_own():
    one, two = (make_key("a long swim " * 20 + end) for end in ("one", "two"))
    assert len(one) == len(two) == 80
    assert one != two
