"""Evidence shown to readers: a table of sentences, and counts whose numbers are links that lead somewhere."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbformat import v4

from analysis import annotate, load_documents
from analysis.counts import count_actors_by_topic, count_by_article, count_mentions
from analysis.pages import build_page
from analysis.proof.table import build_receipts
from analysis.receipt_pages import linked_counts_html, show_evidence
from analysis.receipts import strip_text
from analysis.waterfall import explain_count

TEXTS = {
    "a": "Norland courts Suland\n\nAnn Ray flew to Suland & back < now. Reef interns met Ray.\n",
    "b": "Suland waits for the fleet\n\nThe Norlandic envoy spoke of the South Norland Sea.\n",
}


@pytest.fixture(scope="module")
def tables(make_documents, tiny_dictionary):
    return annotate(make_documents(TEXTS, day="2020-03-02"), tiny_dictionary)


@pytest.fixture(scope="module")
def counts(tables):
    return count_mentions(tables.actor_mentions, tables.documents, by="actor_name")


@pytest.fixture(scope="module")
def receipts(counts, tables, tiny_dictionary):
    return build_receipts(counts, tables, dictionary=tiny_dictionary)


def test_evidence_stands_in_its_sentence(receipts, tables):
    shown = show_evidence(receipts, tables, actor_name="Ann Ray")
    labels = tables.documents.set_index("doc_id")["label"]
    assert shown.values.tolist() == [
        [labels["a"], 2, "", "Ann Ray", " flew to Suland & back < now.", "ann-ray/Ann Ray", "a", 23, 30],
        [labels["a"], 3, "Reef interns met ", "Ray", ".", "ann-ray/Ray", "a", 77, 80],
    ]
    stripped = show_evidence(strip_text(receipts), tables, actor_name="Ann Ray")
    pd.testing.assert_frame_equal(stripped, shown)


def test_long_sentences_are_cut_at_a_blank(make_documents, tiny_dictionary):
    words = "word " * 50
    tables = annotate(make_documents([f"Rain\n\nThe {words}Suland {words}end.\n"]), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    row = show_evidence(build_receipts(counts, tables, dictionary=tiny_dictionary), tables).iloc[0]
    assert (row["left"][:6], row["right"][-6:]) == ("… word", "word …")
    assert len(row["left"]) <= 121 and len(row["right"]) <= 121


def test_zero_has_no_evidence_and_a_wrong_name_is_an_error(tables, tiny_dictionary):
    counts = count_by_article(
        tables.actor_mentions, tables.documents, by="actor_name", names=["Peru", "Suland"]
    )
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    assert show_evidence(receipts, tables, actor_name="Peru").empty
    assert len(show_evidence(receipts, tables, actor_name="Suland")) == 3
    assert len(show_evidence(receipts, tables, actor_name="Suland", doc_id="b")) == 1
    with pytest.raises(
        ValueError, match=r"'Sulland'.*did you mean 'Suland'. actor_name may be: Peru, Suland"
    ):
        show_evidence(receipts, tables, actor_name="Sulland")
    with pytest.raises(ValueError, match=r"no receipt by 'actor'.* There are: doc_id, actor_name"):
        show_evidence(receipts, tables, actor="Suland")


def test_receipts_of_other_articles_are_an_error(receipts, make_documents, tiny_dictionary):
    other = annotate(make_documents({"z": "Suland.\n"}), tiny_dictionary)
    with pytest.raises(ValueError, match="the tables have no article 'a': the receipts belong to others"):
        show_evidence(receipts, other, actor_name="Ann Ray")


def test_the_whole_output_of_one_number(counts, receipts, tables):
    shown = linked_counts_html(counts[counts["actor_name"] == "Ann Ray"], receipts, tables, prefix="x")
    own = receipts["by"] == '{"actor_name": "Ann Ray"}'
    number = f"x-{receipts.loc[own, 'receipt_id'].iloc[0]}"
    label = tables.documents["label"].iloc[0]
    heads = ["actor_name", "n_mentions", "n_sentences", "n_documents", "n_stories", "document_share"]
    rate = 1000 * 2 / tables.documents["n_article_words"].sum()
    cells = ["2", "2", "1", "1", "0.50", f"{rate:.2f}"]
    told = "n_mentions 2, n_sentences 2, n_documents 1, n_stories 1, document_share 0.50, per_1000_words"
    assert shown._repr_html_() == (
        '<div id="x"><table><thead><tr>'
        + "".join(f"<th scope='col'>{name}</th>" for name in [*heads, "per_1000_words"])
        + "</tr></thead><tbody><tr><td>Ann Ray</td>"
        + "".join(f'<td><a href="#{number}">{cell}</a></td>' for cell in cells)
        + "</tr></tbody></table><p>Each number leads to its evidence:</p>"
        + f'<details><summary>Ann Ray: 2 spans</summary><div id="{number}">'
        + f"<p><strong>Ann Ray: 2 spans</strong> ({told} {rate:.2f})</p><ol>"
        + f"<li>{label}, sentence 2: <mark>Ann Ray</mark> flew to Suland &amp; back &lt; now. "
        + "<code>ann-ray/Ann Ray</code></li>"
        + f"<li>{label}, sentence 3: Reef interns met <mark>Ray</mark>. <code>ann-ray/Ray</code></li></ol>"
        + '<p><a href="#x">Back to the table</a></p></div></details></div>'
    )
    assert repr(shown) == "LinkedCounts('1 of 1 rows with their evidence')"


def test_what_is_left_out_is_said(counts, receipts, tables):
    shown = linked_counts_html(counts, receipts, tables, rows=1, lines=2)._repr_html_()
    assert "<p>2 more rows are not shown.</p>" in shown
    assert shown.count("<li>") == 2
    assert "<p>1 more are in the receipts and not shown here.</p>" in shown


def test_rounded_and_chosen_columns_are_found_again(counts, receipts, tables):
    few = counts[["actor_name", "n_mentions", "per_1000_words"]].round(2)
    assert linked_counts_html(few, receipts, tables)._repr_html_().count("<a href") == 2 * 3 + 3
    with pytest.raises(ValueError, match=r"row 1 of the counts: no receipt fits; .*\"Suland\""):
        linked_counts_html(few.assign(n_mentions=9), receipts, tables)
    twice = pd.concat([few[:1], few[:1]])
    with pytest.raises(ValueError, match="row 2 of the counts: several receipts fit"):
        linked_counts_html(twice, receipts, tables)
    with pytest.raises(ValueError, match=r"prefix must be letters, digits and hyphens .*, got '1 x'"):
        linked_counts_html(few, receipts, tables, prefix="1 x")


def test_zero_says_how_far_was_looked(tables, tiny_dictionary):
    counts = count_by_article(tables.actor_mentions, tables.documents, by="actor_name", names=["Peru"])
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    shown = linked_counts_html(counts, receipts, tables)._repr_html_()
    assert "<summary>a, Peru: 0 spans</summary>" in shown
    assert "<ol></ol><p>No span in 2 articles.</p>" in shown
    assert "<td>2020-03-02</td>" in shown


def test_links_survive_on_a_page_and_lead_to_their_evidence():
    tables = annotate(load_documents("seeds"))
    actors, topics, base = tables.actor_mentions, tables.topic_mentions, tables.documents
    told = [
        count_mentions(actors, base, by="actor_name"),
        count_mentions(actors, base, by="actor_name")[5:],
        count_by_article(topics, base, by="topic_id"),
        count_actors_by_topic(actors, topics, base),
        explain_count(tables, "China"),
        explain_count(tables, "Japan"),
    ]
    cells = []
    for counts in told:
        shown = linked_counts_html(counts, build_receipts(counts, tables), tables)
        assert len(shown.html) < 200_000
        cells.append(v4.new_code_cell("", outputs=[v4.new_output("display_data", {"text/html": shown.html})]))
    page = build_page(v4.new_notebook(cells=cells), "page").body
    soup = BeautifulSoup(page, "html.parser")
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    links = [tag["href"].removeprefix("#") for tag in soup.find_all("a", href=True)]
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert len(links) > 400 and not re.search("<script|onclick", page)
    china = next(row for row in soup.find_all("tr") if row.td and row.td.get_text() == "China")
    link = china.find("a")
    place = soup.find(id=link["href"].removeprefix("#"))
    n_left_out = int(re.search(r"(\d+) more are in the receipts", place.get_text())[1])
    assert len(place.find_all("mark")) + n_left_out == int(link.get_text())
    assert {mark.get_text() for mark in place.find_all("mark")} <= {"China", "Beijing", "Chinese", "China’s"}


def test_a_hostile_article_stays_text(make_documents, tiny_dictionary):
    text = "Rain\n\n<script>go()</script> Suland <img src=x onerror=go()> and \"Suland' <a href='#x'>y</a>.\n"
    tables = annotate(make_documents({'<i id="x">': text}), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by=["actor_name", "doc_id"])
    receipts = build_receipts(counts, tables, mentions="actor_mentions", dictionary=tiny_dictionary)
    soup = BeautifulSoup(linked_counts_html(counts, receipts, tables).html, "html.parser")
    assert not soup.find_all(["script", "img", "i"])
    assert {tag["href"] for tag in soup.find_all("a")} <= {f"#{tag['id']}" for tag in soup.find_all(id=True)}
