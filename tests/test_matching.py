"""One engine for all names: folding, whole words, case, globs, and the longest of several."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import matching as module
from analysis.folding import fold_text
from analysis.matching import Matcher, PatternError, keep_longest


def found(matcher, text):
    return [
        (text[start:end], [matcher.patterns[row] for row in rows]) for start, end, rows in matcher.match(text)
    ]


ONE = Matcher(
    [
        "Oslo",
        "Oslo Bay",
        "US",
        "U.S.",
        "Chi",
        "Chinn",
        "N. Fyn",
        "Phạm Chính",
        "coral reef*",
        "trai*ship",
        "UNX",
    ],
    any_case=[False] * 8 + [True] * 3,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo's Oslo, (Oslo) “Oslo” Oslo-based #Oslo", [("Oslo", ["Oslo"])] * 6),
        ("OSLO", [("OSLO", ["Oslo"])]),
        ("Oslos xOslo Oslo5 5Oslo Oslo_ _Oslo @Oslo oslo OsLo", []),
        ("Oslo Bay", [("Oslo Bay", ["Oslo Bay"])]),
        ("Oslo\r\nBay", [("Oslo\r\nBay", ["Oslo Bay"])]),
        ("Oslo  Bay", [("Oslo  Bay", ["Oslo Bay"])]),
        ("Oslo\n\nBay", [("Oslo", ["Oslo"])]),
        ("OSLO BAY", [("OSLO BAY", ["Oslo Bay"])]),
        ("Oslo BAY, OSLO Bay", [("Oslo BAY", ["Oslo Bay"]), ("OSLO Bay", ["Oslo Bay"])]),
        ("OsLO Bay, oslo BAY", []),
        ("US and US-led", [("US", ["US"]), ("US", ["US"])]),
        ("us Us US$5 USA", []),
        ("the U.S. and U.S.-led", [("U.S.", ["U.S."]), ("U.S.", ["U.S."])]),
        ("U.S.A.", []),
        ("Chi CHI", [("Chi", ["Chi"])]),
        ("Chinn Chi", [("Chinn", ["Chinn"]), ("Chi", ["Chi"])]),
        ("N. Fyn, N.Fyn", [("N. Fyn", ["N. Fyn"])]),
        ("Pham Chinh", [("Pham Chinh", ["Pham Chinh"])]),
        (
            unicodedata.normalize("NFD", "Phạm Chính,"),
            [(unicodedata.normalize("NFD", "Phạm Chính"), ["Pham Chinh"])],
        ),
        ("Os\u00adlo", [("Os\u00adlo", ["Oslo"])]),
        ("Coral Reefs’ CORAL REEF", [("Coral Reefs", ["coral reef*"]), ("CORAL REEF", ["coral reef*"])]),
        ("coral\nreefs", [("coral\nreefs", ["coral reef*"])]),
        ("coralreef corals reef", []),
        ("a TRAINeeship", [("TRAINeeship", ["trai*ship"])]),
        ("train ship, trainships", []),
        ("UNX unx", [("UNX", ["UNX"])]),
    ],
)
def test_names_match_as_words_of_their_own(text, expected):
    assert found(ONE, text) == expected


def test_a_stretch_that_two_patterns_name_carries_both():
    matcher = Matcher(["reef", "Reef", "reef*"], any_case=[True, False, True])
    assert matcher.match("Reef reefs") == [(0, 4, (0, 1, 2)), (5, 10, (2,))]


def test_the_capital_of_a_sharp_s_is_found_where_case_is_free():
    assert Matcher(["Großer Fluss"], any_case=[True]).match("GROẞER FLUSS") == [(0, 12, (0,))]
    assert Matcher(["GROẞER FLUSS"]).match("Großer Fluss, GROẞER FLUSS") == [(14, 26, (0,))]


def test_find_all_tells_also_what_a_longer_name_hides():
    matcher = Matcher(["Oslo", "Oslo Bay", "Bay"])
    assert matcher.find_all("Oslo Bay") == [(0, 4, (0,)), (0, 8, (1,)), (5, 8, (2,))]
    assert matcher.match("Oslo Bay") == [(0, 8, (1,))]


def test_no_patterns_find_nothing():
    assert Matcher([]).match("Oslo") == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "a pattern is empty"),
        ("  ", "a pattern is empty"),
        ("*reef", "needs three characters before"),
        ("re*", "needs three characters before"),
        ("re*e*f", "needs three characters before"),
        ("reef*s*", "at most one"),
    ],
)
def test_a_pattern_that_cannot_be_matched_is_refused(pattern, words):
    with pytest.raises(PatternError, match=words):
        Matcher(["Oslo", pattern])


def test_flags_must_be_as_many_as_patterns():
    with pytest.raises(ValueError, match=r"longer|shorter"):
        Matcher(["Oslo"], any_case=[True, False])


@pytest.mark.parametrize(
    ("matches", "kept"),
    [
        ([], []),
        ([(0, 5), (5, 9)], [(0, 5), (5, 9)]),
        ([(0, 5), (0, 9), (7, 12)], [(0, 9)]),
        ([(0, 4), (3, 7)], [(0, 4)]),
        ([(0, 3), (2, 6), (5, 8)], [(2, 6)]),
        ([(0, 9), (1, 3), (10, 12), (11, 15)], [(0, 9), (11, 15)]),
        ([(11, 15), (0, 9)], [(0, 9), (11, 15)]),
    ],
)
def test_the_longest_match_is_kept_then_the_first(matches, kept):
    assert keep_longest([(*span, (0,)) for span in matches]) == [(*span, (0,)) for span in kept]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=12))
def test_keeping_the_longest_agrees_with_a_slow_reading_of_the_rule(stretches):
    matches = [(start, start + length, (number,)) for number, (start, length) in enumerate(stretches)]
    expected = []
    for start, end, _ in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        if not any(start < last and first < end for first, last in expected):
            expected.append((start, end))
    assert [match[:2] for match in keep_longest(matches)] == sorted(expected)


LETTERS = st.text(alphabet="abB _.", min_size=1, max_size=4).filter(str.strip)


def is_capitalised(stretch, pattern):
    """Whether some words of a pattern are in capitals, and nothing else differs: none or all of each."""
    if stretch.lower() != pattern.lower():
        return False
    words = zip(stretch.split(" "), pattern.split(" "), strict=True)
    return all(word == own or word == own.upper() for word, own in words)


def slow_find_all(patterns, text):
    """Every stretch of a text held against every pattern, by the rules as the docstring states them."""
    spans = []
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            before, after = text[start - 1 : start], text[end : end + 1]
            if (before.isalnum() or before == "_") or (after.isalnum() or after == "_"):
                continue
            stretch = text[start:end]
            rows = tuple(
                row
                for row, pattern in enumerate(patterns)
                if stretch == pattern or (len(pattern) > 3 and is_capitalised(stretch, pattern))
            )
            if rows:
                spans.append((start, end, rows))
    return spans


@given(st.lists(LETTERS, min_size=1, max_size=4), st.text(alphabet="abB _.", max_size=16))
def test_finding_agrees_with_a_slow_reading_of_the_rule(patterns, text):
    while "  " in text:
        text = text.replace("  ", " ")
    patterns = [pattern for pattern in patterns if "  " not in pattern]
    got = [(start, end, tuple(sorted(rows))) for start, end, rows in Matcher(patterns).find_all(text)]
    assert got == slow_find_all(patterns, text)


def shape_trie(names):
    """Names as one `re` pattern in which what they share at the beginning is tried once, longest first."""
    trie = {}
    for name in names:
        node = trie
        for character in name:
            node = node.setdefault(character, {})
        node[""] = {}

    def write(node):
        branches = [re.escape(character) + write(child) for character, child in node.items() if character]
        return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}" if branches else ""

    return re.compile(rf"(?<![\w$@])(?=({write(trie)})(?![\w$@]))")


NAMES = st.text(alphabet="abéĐ鱼ДA' .&", min_size=1, max_size=5).map(str.strip).filter(bool)
NEWS = st.text(alphabet="abéĐ鱼ДA' .$_@\n\r\t\u0301\u00ad\u00a0\u2019\x00\x1aß", max_size=30)


@st.composite
def names_and_text(draw):
    """Some names, and a text that holds some of them in several cases between odd characters."""
    names = draw(st.lists(NAMES, min_size=1, max_size=6))
    written = st.sampled_from([spelled for name in names for spelled in (name, name.upper(), name.title())])
    pieces = draw(st.lists(written | NEWS, max_size=8))
    return names, draw(st.sampled_from([" ", "", "\n"])).join(pieces)


@given(names_and_text())
def test_the_longest_name_at_each_place_is_that_of_a_trie(case):
    names, text = case
    matcher = Matcher(names)
    plain, offsets = fold_text(text)
    spellings = set(matcher.patterns)
    for name in matcher.patterns:
        if len(name) > 3:
            spellings.add(name.capitalize() if name.isupper() else name.upper())
    offsets = range(len(plain) + 1) if offsets is None else offsets
    expected = {
        offsets[hit.start()]: offsets[hit.end(1) - 1] + 1 for hit in shape_trie(spellings).finditer(plain)
    }
    assert {start: end for start, end, _ in sorted(matcher.find_all(text))} == expected


GLOBS = st.from_regex(r"[abé]{3}\*(b?| [ab]{1,2}\*?)", fullmatch=True)


@given(GLOBS, st.text(alphabet="abéA $_\n.", max_size=30), st.booleans())
def test_a_glob_matches_what_its_regular_expression_does(pattern, text, free):
    plain, offsets = fold_text(text)
    pattern = fold_text(pattern)[0]
    glob = re.escape(pattern).replace(r"\*", r"\w*")
    keyword = re.compile(rf"(?<![\w$@]){glob}(?![\w$@])", re.IGNORECASE)
    head = pattern.partition("*")[0]
    offsets = range(len(plain) + 1) if offsets is None else offsets
    expected = [
        (offsets[hit.start()], offsets[hit.end() - 1] + 1)
        for start in range(len(plain))
        if (hit := keyword.match(plain, start)) and (free or hit[0].startswith(head) or hit[0].isupper())
    ]
    assert [match[:2] for match in Matcher([pattern], any_case=[free]).find_all(text)] == expected


@given(st.lists(NAMES, max_size=5), st.lists(NAMES | NEWS, max_size=6), st.integers(0, 60))
def test_many_texts_are_searched_as_each_by_itself(names, texts, batch):
    matcher = Matcher(names)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BATCH", batch)
        together = list(matcher.find_in_each(texts))
    assert together == [matcher.find_all(text) for text in texts]


@pytest.mark.parametrize("control", ["\x00", "\x0c", "\x1a", "\x7f", "\x85"])
@pytest.mark.parametrize("other", ["", "é"])
def test_a_control_character_is_a_blank_whatever_else_is_in_the_text(control, other):
    text = f"{control}Oslo{control}Bay{control}{other}"
    assert Matcher(["Oslo Bay"]).match(text) == [(1, 9, (0,))]


ODD = st.text(st.characters() | st.sampled_from("aÉe\u0301\u200b\u00ad\u00a0 \r\n\tßİŁ’—ﬁ"), max_size=40)


ANY = st.characters(exclude_categories=()) | st.sampled_from("aé\u0301\ud800\udfff\x00\x1a \n&;_\U0001f600")


@given(
    st.lists(st.text(ANY, max_size=5) | st.sampled_from(["Oslo", "Os\u00adlo", "Oslo\r\nBay"]), max_size=8)
)
def test_whatever_the_text_a_match_stands_where_it_says(pieces):
    text = "".join(pieces)
    for start, end, rows in ONE.find_all(text):
        words = fold_text(text[start:end])[0]
        patterns = [ONE.patterns[row] for row in rows]
        assert any(words.lower().startswith(pattern.partition("*")[0].lower()) for pattern in patterns)
        assert fold_text(text[start])[0] not in ("", " ")
        assert fold_text(text[end - 1])[0] not in ("", " ")


@given(ODD, ODD)
def test_a_name_between_odd_characters_is_found_where_it_stands(before, after):
    text = f"{before}\n\nOslo Bay\n\n{after}"
    spans = [(start, end) for start, end, _ in Matcher(["Oslo Bay"]).match(text)]
    assert (len(before) + 2, len(before) + 10) in spans


@pytest.mark.parametrize(
    "text",
    [
        "A" * 50_000,
        "Oslo " * 10_000,
        "Oslo Bay " * 5_000,
        "e\u0301" * 20_000,
        "a\n" * 20_000,
        "a" + " " * 50_000 + "b",
        "coral reef" + "s" * 50_000,
        "trai" * 10_000 + "ship",
        "\ud800" * 50_000,
        "\x00\x1a" * 25_000,
        "Oslo&" * 10_000,
        " \r\n" * 20_000,
    ],
    ids=lambda text: ascii(text[:9]),
)
def test_long_odd_texts_are_searched_in_linear_time(text):
    begin = time.process_time()
    ONE.match(text)
    assert time.process_time() - begin < 2
