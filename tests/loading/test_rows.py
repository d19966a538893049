"""The documents table put together from several kinds of files."""

from analysis.documents import load_documents
from analysis.loading.rows import count_words
from analysis.schema import SCHEMAS, check_table


def test_columns_of_all_files_come_together(tmp_path):
    (tmp_path / "a.txt").write_text("Oslo")
    (tmp_path / "b.csv").write_text("doc_id,text,desk,title\nb1,Bergen,world,Rain\n")
    item = "<item><title>Tide</title><author>Bo</author><description>Low.</description></item>"
    (tmp_path / "c.xml").write_text(f"<rss>{item}</rss>")
    (tmp_path / "articles.csv").write_text("doc_id,title,desk,note\na,Sun,,n1\nb1,,asia,\n")
    documents = check_table("documents", load_documents(tmp_path))
    assert list(documents.columns) == [*SCHEMAS["documents"], "note", "desk", "author"]
    shown = documents[["doc_id", "title", "desk", "author", "note"]].astype(object)
    assert shown.where(shown.notna(), None).to_numpy().tolist() == [
        ["a", "Sun", None, None, "n1"],
        ["b1", "Rain", "asia", None, None],
        ["Tide", "Tide", None, "Bo", None],
    ]


def test_a_word_with_marks_is_one_word():
    assert count_words("Co-operation, Japan’s U.S. plan — 1.5 million... (a/b) _x") == 9


def test_words_are_counted_alike_in_every_script():
    line = "’Tis a two--part “plan” – ‘a.m.’ … -x- é_²"
    assert count_words(line) == 8
    assert count_words(f"{line} Nguyễn Ánh’s") == 10
    assert count_words("") == count_words(" -.' ") == 0
