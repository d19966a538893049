"""Texts that look wrong, and texts that only look as if."""

import pandas as pd
import pytest

from analysis.suspicious import COLUMNS, find_garbled, find_suspicious

PROSE = "The ships of the north came to the bay and they were in the harbour for a day. "


def judge(text, *, zone="body", n_words=None, furniture=0.0, n_mentions=1):
    documents = pd.DataFrame({"doc_id": ["a"], "file": ["a.txt"], "text": [text]})
    zones = pd.DataFrame({"doc_id": ["a"], "start_char": [0], "end_char": [len(text)], "zone": [zone]})
    known = {"n_article_words": len(text.split()) if n_words is None else n_words}
    known |= {"furniture_share": furniture, "n_mentions": n_mentions}
    per_document = pd.DataFrame({"doc_id": ["a"], **{name: [value] for name, value in known.items()}})
    found = find_suspicious(documents, zones, per_document)
    assert list(found) == list(COLUMNS)
    return dict(found[["rule", "reason"]].values.tolist())


def test_plain_prose_is_not_suspicious():
    assert judge(PROSE * 4) == {}


@pytest.mark.parametrize(
    ("text", "options", "found"),
    [
        (PROSE, {}, {"short": "only 18 words of article text (under 50)"}),
        (PROSE * 4, {"zone": "furniture"}, {"no body": "no paragraph of running text was found"}),
        (PROSE * 4, {"furniture": 0.8}, {"furniture": "80% of the file is page furniture"}),
        (
            PROSE * 4 + "\ufffd",
            {},
            {"unreadable letters": "1 letter was lost before the text was saved (U+FFFD)"},
        ),
        (PROSE * 4 + "Itâ€™s", {}, {"wrong encoding": "“â€™” where another letter was meant (1 place)"}),
        (PROSE * 4, {"n_mentions": 0}, {"no known name": "no actor of the dictionary is named"}),
        (
            "Les navires du nord sont venus dans la baie. " * 8,
            {},
            {"not English": "0% of the words are English function words (prose has about 40 %)"},
        ),
        (PROSE.upper() * 4, {}, {"capitals": "100% of the letters are capitals"}),
    ],
)
def test_each_rule_alone(text, options, found):
    assert judge(text, **options) == found


def test_a_script_without_blanks_is_not_english():
    assert "not English" in judge("日本とベトナムの外相は会談した。" * 40, n_words=1)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("Phúc told Nguyễn: “No” – it’s €5.", []),
        ("Il est à «CAFÉ».", []),
        ("SÃO PAULO and IRMÃ", []),
        ("It isnâ€™t", ["â€™"]),
        ("PhÃºc met LÃª", ["Ãº", "Ãª"]),
        ("once Ãº", []),
        ("Viá»‡t", ["á»‡"]),
        ("ðŸ˜€", ["ðŸ˜€"]),
    ],
)
def test_what_can_be_mended_is_garbled(text, garbled):
    assert find_garbled(text) == garbled
