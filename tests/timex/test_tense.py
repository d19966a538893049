"""Which way a clause looks from a date, by words that stand for one way only."""

import pytest

from analysis.timex.cues import _AHEAD, _BACK
from analysis.timex.tense import looks_ahead
from analysis.timex.tokens import Tokens, split_words


def test_no_word_looks_both_ways():
    assert not _AHEAD & _BACK


@pytest.mark.parametrize(
    ("sentence", "date", "ahead"),
    [
        ("They won on Friday", "Friday", False),
        ("They won't on Friday", "Friday", True),
        ("It takes effect on Friday", "Friday", True),
        ("It took effect on Friday", "Friday", False),
        ("It did not take effect on Friday", "Friday", False),
        ("It takes hours on Friday", "Friday", None),
        ("a vote called for Friday", "Friday", True),
        ("a fair to be held on Friday", "Friday", True),
        ("he is said to be held since Friday", "Friday", False),
        ("he announced a retreat by Friday", "Friday", True),
        ("he had left by Friday", "Friday", False),
        ("he said the vote on Friday", "Friday", False),
        ("he said that the vote on Friday is fair", "Friday", None),
        ("he said that the vote on Friday be fair, and asked for more", "Friday", None),
        ("he said that the vote on Friday was fair", "Friday", False),
        ("he said that the vote on Friday would be fair", "Friday", True),
        ("he said that it is wise to hold the vote on Friday", "Friday", True),
        ("he signed that pact on Friday", "Friday", False),
        ("they could agree on Friday", "Friday", True),
        ("they could not agree on Friday", "Friday", None),
        ("Friday prayers are the will of all", "Friday", None),
        ("he left after the vote on Friday", "Friday", False),
        ("he will leave after the vote on Friday, they said", "Friday", None),
        ("he will leave after losing the vote on Friday", "Friday", False),
        ("the test comes in May", "May", True),
        ("the test comes as the crew left in May", "May", False),
        ("the truce ends on Friday", "Friday", True),
        ("the truce that ends the war was signed on Friday", "Friday", False),
    ],
)
def test_the_clause_tells_which_way_a_date_looks(sentence, date, ahead):
    words, symbols = split_words(sentence)
    place = words.index(date)
    assert looks_ahead(Tokens(words, symbols, {}), place, place + 1) is ahead
