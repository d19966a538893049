"""Tables on disk: the same as in memory; what is there is not made again."""

import os
import signal
from multiprocessing import active_children

import pandas as pd
import pytest

from analysis import annotate, load_dictionary
from analysis.scale import corpus_run
from analysis.schema import TableError, build_table

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.usefixtures("small")


def list_files(folder):
    """All files of tables with the time of their making."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.glob("*/*")}


def count_new(before, after, table):
    return sum(path.startswith(f"{table}/") and before.get(path) != time for path, time in after.items())


def test_tables_on_disk_are_those_in_memory(articles, expected, tmp_path, assert_same):
    assert_same(annotate(articles, out=tmp_path), expected)
    assert len(list((tmp_path / "zones").iterdir())) > 4


def test_a_source_may_come_in_pieces_of_any_size(articles, expected, tmp_path, assert_same):
    pieces = (articles[start : start + 5] for start in range(0, len(articles), 5))
    assert_same(annotate(pieces, out=tmp_path), expected)


def test_a_second_run_makes_nothing_new(articles, tmp_path):
    annotate(articles, out=tmp_path)
    before = list_files(tmp_path)
    annotate(articles, out=tmp_path)
    assert list_files(tmp_path) == before


def test_only_the_part_of_a_new_article_is_done(articles, tmp_path, assert_same):
    new = articles[4:5].assign(doc_id="004b", text="MANILA — A ferry line opened on Monday.")
    more = pd.concat([articles[:5], new, articles[5:]], ignore_index=True).astype(articles.dtypes)
    annotate(articles, out=tmp_path)
    before = list_files(tmp_path)
    tables = annotate(more, out=tmp_path)
    after = list_files(tmp_path)
    assert 1 <= count_new(before, after, "zones") <= 2
    assert 1 <= count_new(before, after, "actor_mentions") <= 2
    assert_same(tables, annotate(more))


def test_another_date_is_told_to_the_editions_that_have_none(articles, tmp_path, assert_same):
    annotate(articles, out=tmp_path)
    later = articles["published_date"] + pd.Timedelta(days=30)
    moved = articles.assign(published_date=later).astype(articles.dtypes)
    assert_same(annotate(moved, out=tmp_path), annotate(moved))
    assert_same(annotate(articles, out=tmp_path), annotate(articles))


def test_another_dictionary_reads_no_text_again(articles, tmp_path, tiny_dictionary, assert_same):
    annotate(articles, out=tmp_path)
    before = list_files(tmp_path)
    tables = annotate(articles, tiny_dictionary, out=tmp_path)
    after = list_files(tmp_path)
    assert count_new(before, after, "sentences") == 0
    assert count_new(before, after, "actor_mentions") == len(list((tmp_path / "sentences").iterdir()))
    assert_same(tables, annotate(articles, tiny_dictionary))


def test_a_run_that_was_stopped_goes_on_where_it_was(articles, expected, tmp_path, assert_same):
    def break_off():
        yield articles[:10]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        annotate(break_off(), out=tmp_path)
    before = list_files(tmp_path)
    assert len(before) > 5
    left = tmp_path / "zones" / "0123456789abcdef.parquet.1a2b3c4d.part"
    left.write_bytes(b"half a fi")
    assert_same(annotate(articles, out=tmp_path), expected)
    after = list_files(tmp_path)
    assert all(after[path] == time for path, time in before.items() if path.startswith("zones/"))
    assert not left.exists()


def test_a_killed_process_changes_nothing(articles, expected, tmp_path, assert_same):
    def read():
        for number in range(len(articles)):
            if number == 12:
                os.kill(active_children()[0].pid, signal.SIGKILL)
            yield articles[number : number + 1]

    assert_same(annotate(read(), workers=2, out=tmp_path), expected)


def test_files_of_others_are_left_alone(articles, tmp_path):
    (tmp_path / "zones").mkdir()
    (tmp_path / "zones" / "my notes.parquet").write_bytes(b"")
    annotate(articles[:2], out=tmp_path)
    assert (tmp_path / "zones" / "my notes.parquet").exists()


def test_events_of_several_spans_of_days_are_those_of_all(
    articles, expected, tmp_path, monkeypatch, assert_same
):
    monkeypatch.setattr(corpus_run, "REPORTS_TOGETHER", 20)
    assert_same(annotate(articles, out=tmp_path), expected)
    assert len(list((tmp_path / "events").iterdir())) > 2


def test_many_reports_are_merged_in_two_halves_at_least(
    articles, expected, tmp_path, monkeypatch, assert_same
):
    monkeypatch.setattr(corpus_run, "FEW_REPORTS", 20)
    assert_same(annotate(articles, out=tmp_path), expected)
    assert len(list((tmp_path / "events").iterdir())) == 2


def test_an_empty_corpus_has_empty_tables(tmp_path, assert_same):
    nothing = build_table("documents", [])
    assert_same(annotate(nothing, out=tmp_path), annotate(nothing))


def test_a_document_that_comes_twice_is_refused(articles, tmp_path):
    with pytest.raises(TableError, match=r"doc_id twice: .'001_reuters_radar_ships'"):
        annotate(iter([articles[:2], articles[:1]]), out=tmp_path)


def test_more_columns_of_documents_come_along(articles, tmp_path):
    named = articles.assign(desk=[f"desk {number}" for number in range(len(articles))], label="one name")
    tables = annotate(named, out=tmp_path)
    assert tables.documents["desk"].tolist() == named["desk"].tolist()
    assert tables.documents["label"].tolist()[:1] == ["one name"] and tables.documents["label"].is_unique


def test_mixed_cells_are_refused_by_name(articles, tmp_path):
    with pytest.raises(TableError, match=r"cannot be kept as Parquet.*desk"):
        annotate(articles.assign(desk=[1, "two"] * 8), load_dictionary(), out=tmp_path)
