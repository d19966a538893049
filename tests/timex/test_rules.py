"""The table of rules tests itself: every rule finds its own example, and nothing else finds it first."""

import pytest

from analysis.timex.grammar import find_expressions
from analysis.timex.rules import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.rule_id} {rule.example}")
def test_every_rule_finds_its_example(rule):
    before, _, rest = rule.example.partition("[")
    span, _, after = rest.partition("]")
    text = before + span + after
    found = [(text[e.start_char : e.end_char], e.rule_id) for e in find_expressions([text])[0]]
    if rule.rule_id.startswith("-"):
        assert found == []
    else:
        assert (span, rule.rule_id) in found
