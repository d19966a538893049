"""An expression of time: its place, its words and their values."""

from analysis.timex.grammar import find_expressions


def test_expression_says_which_words_and_values_it_has():
    text = "Exports fell late last month."
    expression = find_expressions([text])[0][0]
    assert (expression.start_char, expression.end_char, expression.rule_id) == (13, 28, "period")
    assert (expression.first, expression.last) == (2, 5)
    assert expression.parts == {"part": "late", "last": "last", "unit": "month"}
