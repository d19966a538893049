"""Receipts written and read again, formulas kept from running, and articles' words taken out."""

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import annotate, load_documents
from analysis.counts import count_actors_by_topic, count_by_article, count_mentions
from analysis.dyads import count_dyads
from analysis.proof.files import ReceiptError, read_receipts, strip_text, write_receipts
from analysis.proof.table import RECEIPTS, build_receipts
from analysis.schema import ZONES
from analysis.waterfall import explain_count

FOLDERS = {"gold": "seeds", "invented": "tests/data/invented"}


def make_receipts(*rows):
    """Receipts from dicts; columns that are left out are missing."""
    table = {name: pd.Series([row.get(name) for row in rows], dtype=kind) for name, kind in RECEIPTS.items()}
    return pd.DataFrame(table)


def make_span(**cells):
    return {"evidence": "span", "by": "{}", "settings": "{}", "values": "{}", "start_char": 3} | cells


RISKY = [
    "=HYPERLINK(A1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1+1",
    "＝1",
    "'quoted'",
    "''=1",
    'a,"b"\nc\r\nd',
    "Phạm Bình Minh",
]


def test_every_cell_comes_back(tmp_path):
    receipts = make_receipts(*(make_span(matched_text=text, file=text) for text in RISKY))
    path = write_receipts(receipts, tmp_path / "receipts.csv")
    pd.testing.assert_frame_equal(read_receipts(path), receipts)
    stripped = receipts.drop(columns="matched_text")
    pd.testing.assert_frame_equal(read_receipts(write_receipts(stripped, path)), stripped)
    pd.testing.assert_frame_equal(read_receipts(write_receipts(receipts[:0], path)), receipts[:0])


def test_no_cell_begins_a_formula(tmp_path):
    receipts = make_receipts(*(make_span(matched_text=text, rule=text) for text in RISKY))
    path = write_receipts(receipts, tmp_path / "receipts.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in tuple("=+-@＝＋－＠") and cell.strip()]
    assert not [cell for cell in cells if cell[:1] in ("\t", "\r", "\n")]
    assert "'=HYPERLINK(A1)" in cells and "'''=1" in cells


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("start_char", "begin"), "no column start_char\n  unknown column 'begin'"),
        (lambda text: text.replace("sha256", "file"), "a column stands there twice"),
        (lambda text: text + "r9,actor_mentions\n", "row 4: has 2 cells, the head has 20"),
        (lambda text: text.replace(",7,", ",seven,"), "row 2, column start_char: got 'seven', takes a whole"),
        (
            lambda text: text.replace(",9,", ",-9,"),
            "row 3, column start_char: got '-9', takes a whole number",
        ),
        (lambda text: text.replace("{}", "[]", 1), r"row 2, column by: got '\[\]', takes a JSON object"),
        (
            lambda text: text.replace("span", "spam"),
            "row 2, column evidence: got 'spam', takes span, none, art",
        ),
        (lambda text: text.replace("span", '"sp"an'), "cannot be read as a UTF-8 table"),
        (lambda text: "", "cannot be read as a UTF-8 table"),
    ],
)
def test_a_file_that_is_no_receipts_is_refused(tmp_path, change, message):
    rows = make_span(start_char=7), make_span(start_char=9)
    path = write_receipts(make_receipts(*rows), tmp_path / "receipts.csv")
    path.write_text(change(path.read_text(encoding="utf-8-sig")), encoding="utf-8")
    with pytest.raises(ReceiptError, match=r"receipts\.csv(.|\n)*" + message):
        read_receipts(path)


def test_what_is_taken_out():
    told = make_span(
        by='{"topic_id": "quad", "matched_text": "the Quad"}',
        file="Ships sail north to meet new ships.txt",
        doc_id="ships_sail",
        matched_text="the Quad",
        rule="quad/the Quad",
    )
    stripped = strip_text(make_receipts(told))
    row = stripped.iloc[0]
    assert "matched_text" not in stripped
    assert json.loads(row["by"]) == {"topic_id": "quad", "matched_text": "hidden:32b69767cec8f76a"}
    assert re.fullmatch("hidden:[0-9a-f]{16}", row["file"])
    assert (row["doc_id"], row["rule"], row["start_char"]) == ("ships_sail", "quad/the Quad", 3)
    pd.testing.assert_frame_equal(strip_text(stripped), stripped)


@pytest.mark.parametrize(
    "settings",
    [
        {"where": {"title": "Ships sail"}},
        {"where": {"outlet": ["The Post and the Evening Star"]}},
        {"name": "Norland", "string": "they said in a joint statement"},
    ],
)
def test_settings_that_hold_text_cannot_be_shared(settings):
    with pytest.raises(ValueError, match="may repeat an article's words cannot be shared"):
        strip_text(make_receipts(make_span(settings=json.dumps(settings))))


def list_lines(text):
    """Every run of six words, whatever stands between them."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[place : place + 6]) for place in range(len(words) - 5)}


@pytest.mark.parametrize("corpus", FOLDERS)
def test_no_six_words_of_an_article_are_left(corpus, tmp_path):
    documents = load_documents(FOLDERS[corpus])
    # The worst names an article can have: its file is called by its first words.
    openings = documents["text"].map(lambda text: " ".join(re.findall(r"\w+", text)[:12]))
    documents = documents.assign(doc_id=openings, file=openings + ".txt", title=openings)
    tables = annotate(documents)
    actors, topics, base = tables.actor_mentions, tables.topic_mentions, tables.documents
    everywhere = {"zones": ZONES}
    told = [
        (count_mentions(actors, base, by=["actor_name", "label", "title"], **everywhere), everywhere),
        (count_mentions(topics, base, by=["matched_text", "term_id"], **everywhere), everywhere),
        (count_by_article(topics, base, by="topic_id"), {}),
        (count_actors_by_topic(actors, topics, base), {}),
        (count_dyads(actors, base), {}),
        (explain_count(tables, "China"), {}),
        (tables.events, {}),
    ]
    lines = set().union(*map(list_lines, documents["text"]))
    for counts, options in told:
        receipts = build_receipts(counts, tables, **options)
        path = write_receipts(strip_text(receipts), tmp_path / "receipts.csv")
        assert not lines & list_lines(path.read_text(encoding="utf-8-sig"))
        open_path = write_receipts(receipts, tmp_path / "open.csv")
        assert lines & list_lines(
            open_path.read_text(encoding="utf-8-sig")
        )  # there was something to take out


def test_no_path_of_a_machine_is_written(tmp_path):
    tables = annotate(load_documents(Path("seeds").resolve()))
    receipts = build_receipts(explain_count(tables, "China"), tables)
    path = write_receipts(receipts, tmp_path / "receipts.csv")
    assert str(Path("seeds").resolve().parent) not in path.read_text(encoding="utf-8-sig")
