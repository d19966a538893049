"""The command line: what it prints and writes, and its exit codes."""

import shutil
from pathlib import Path

import pytest

from analysis import annotate, load_documents
from analysis.__main__ import main
from analysis.counts import count_mentions
from analysis.receipts import build_receipts, strip_text, write_receipts

TINY = "tests/data/tiny_dictionary"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Norland courts Suland\n\nAnn Ray flew to Suland.\n")
    (folder / "b.txt").write_text("Suland waits for the fleet.\n")
    return folder


@pytest.fixture
def receipts(folder, tmp_path, tiny_dictionary):
    tables = annotate(load_documents(folder), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    return write_receipts(strip_text(receipts), tmp_path / "receipts.csv")


def verify(*arguments):
    return main(["verify", *map(str, arguments), "--dictionary", TINY])


def test_all_verified(folder, receipts, capsys):
    assert verify(receipts, folder) == 0
    assert capsys.readouterr().out == "verified: all 7 rows\n"


def test_a_changed_byte_is_named_by_file_and_rows(folder, receipts, capsys):
    (folder / "b.txt").write_text("Suland waits for the fleet!\n")
    assert verify(receipts, folder) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("b.txt: sha256 is ") and first.endswith(" (rows 4, 8)")
    assert last == "differs: 2 of 7 rows"


def test_files_numbers_and_versions_are_named(folder, receipts, tmp_path, capsys):
    extra = tmp_path / "extra"
    extra.mkdir()
    (extra / "other_names.csv").write_text("name,note\nOld Norland,a town\n")
    receipts.write_bytes(receipts.read_bytes().replace(b'""n_mentions"": 3', b'""n_mentions"": 4'))
    (folder / "\x1b[2Jc.txt").write_text("Suland.\n")
    assert main(["verify", str(receipts), str(folder), "--dictionary", TINY, "--extra", str(extra)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("note: made with dictionary version ")
    assert lines[1] == "?[2Jc.txt: additional file, not among the receipts"
    assert lines[2] == 'number: {"actor_name": "Suland"}: n_mentions is 3, the receipt says 4 (row 2)'
    assert lines[3] == "differs: 1 of 7 rows and the folder"


def test_receipts_are_held_against_a_zip_file(folder, receipts, tmp_path, capsys):
    path = shutil.make_archive(tmp_path / "articles", "zip", folder)
    assert verify(receipts, path) == 0
    assert capsys.readouterr().out == "verified: all 7 rows\n"


def test_the_encoding_of_the_articles_is_said_again(tmp_path, tiny_dictionary, capsys):
    (tmp_path / "articles").mkdir()
    text = "Ann Ray flew to Suland. Она рада видеть море.\n"
    (tmp_path / "articles" / "a.txt").write_bytes(text.encode("cp1251"))
    tables = annotate(load_documents(tmp_path / "articles", encoding="cp1251"), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    path = write_receipts(receipts, tmp_path / "receipts.csv")
    assert verify(path, tmp_path / "articles", "--encoding", "cp1251") == 0
    assert verify(path, tmp_path / "articles") == 1


@pytest.mark.parametrize("missing", ["receipts", "folder", "dictionary"])
def test_what_cannot_be_read_is_exit_code_2(missing, folder, receipts, tmp_path, capsys):
    nowhere = tmp_path / "nowhere"
    paths = {"receipts": receipts, "folder": folder, "dictionary": TINY} | {missing: nowhere}
    assert (
        main(["verify", *map(str, list(paths.values())[:2]), "--dictionary", str(paths["dictionary"])]) == 2
    )
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("error: ") and "nowhere" in err


def test_a_file_that_is_no_receipts_is_exit_code_2(folder, tmp_path, capsys):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert verify(tmp_path / "other.csv", folder) == 2
    assert "other.csv:\n  no column receipt_id" in capsys.readouterr().err


COMMANDS = ["annotate", "report", "verify", "lint-dictionary", "render", "notebooks"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example_and_its_exit_codes(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    assert f"example: python -m analysis {command}" in text
    assert "exit codes: 0 all went well" in text and "2 could not be run: " in text
    assert ("1 done, and something is wrong: " in text) == (command not in ("render", "notebooks"))


def test_wrong_words_are_exit_code_2(folder, capsys):
    for words in ([], ["anotate"], ["report"], ["report", str(folder), "--workers", "0"]):
        with pytest.raises(SystemExit) as stop:
            main(words)
        assert stop.value.code == 2
    assert "argument --workers: got '0', takes a whole number from 1" in capsys.readouterr().err


def test_a_report_is_one_page_and_its_tables(folder, tmp_path, capsys):
    out, csv = tmp_path / "new" / "report.html", tmp_path / "audit"
    assert main(["report", str(folder), "--out", str(out), "--csv", str(csv), "--dictionary", TINY]) == 0
    printed, err = capsys.readouterr()
    assert printed == f"2 articles in 2 stories: {out}\n" and err == ""
    page = out.read_text("utf-8")
    assert "<h1>Audit of articles</h1>" in page and "<script" not in page
    assert [path.name for path in out.parent.iterdir()] == ["report.html"]
    assert (csv / "encodings.csv").read_text("utf-8-sig") == "encoding,n_documents,share\nutf-8,2,1.0\n"


def test_files_that_cannot_be_read_are_named_and_are_exit_code_1(folder, tmp_path, capsys):
    (folder / "\x1b[2Jempty.txt").write_bytes(b"")
    out = tmp_path / "report.html"
    assert main(["report", str(folder), "--out", str(out), "--dictionary", TINY]) == 1
    printed, err = capsys.readouterr()
    assert printed.startswith("2 articles in 2 stories")
    assert err.startswith("not read: ?[2Jempty.txt: ") and err.count("\n") == 1
    assert "?[2Jempty.txt" in out.read_text("utf-8")


def test_annotate_keeps_tables_and_the_load_report(folder, tmp_path, capsys):
    pytest.importorskip("pyarrow")
    (folder / "=1+1.txt").write_bytes(b"")
    out = tmp_path / "tables"
    assert main(["annotate", str(folder), "--out", str(out), "--dictionary", TINY]) == 1
    assert capsys.readouterr().out == f"2 articles in 2 stories: tables in {out}\n"
    from analysis.scale.store import load_tables

    assert load_tables(out).documents["doc_id"].tolist() == ["a", "b"]
    report = (out / "load_report.csv").read_text("utf-8-sig").splitlines()
    assert report[0] == "file,doc_id,status,reason,encoding,n_bytes,format,n_documents"
    assert report[1].startswith("'=1+1.txt,,failed,")


def test_annotate_never_holds_all_articles(folder, tmp_path, monkeypatch, capsys):
    pytest.importorskip("pyarrow")

    def refuse(*arguments, **options):
        raise AssertionError("all articles at once")

    monkeypatch.setattr("analysis.commands.load_documents", refuse)
    monkeypatch.setattr("analysis.scale.store.StoredTables.documents", property(refuse), raising=False)
    out = tmp_path / "tables"
    assert main(["annotate", str(folder), "--out", str(out), "--dictionary", TINY]) == 0
    assert capsys.readouterr().out == f"2 articles in 2 stories: tables in {out}\n"


def test_nothing_is_written_among_the_articles(folder, capsys):
    for words in (["annotate", "--out", str(folder / "tables")], ["report", "--out", str(folder / "r.html")]):
        assert main([words[0], str(folder), *words[1:]]) == 2
        assert "would be read as articles; choose another place" in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("command", ["annotate", "report"])
def test_a_folder_that_is_not_there_is_exit_code_2_and_writes_nothing(command, tmp_path, capsys):
    out = tmp_path / "out"
    assert main([command, str(tmp_path / "nowhere"), "--out", str(out)]) == 2
    assert capsys.readouterr().err.startswith("error: ") and not out.exists()


def test_a_dictionary_without_findings(tmp_path, capsys):
    extra = tmp_path / "extra"
    extra.mkdir()
    (extra / "other_names.csv").write_text("name,note\nOld Norland,a town\n")
    for file in Path(TINY).iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    rows = "actor_id,actor_name,actor_type,country,note\nnorland,Norland,state,NRL,\n"
    (tmp_path / "actors.csv").write_text(rows)
    (tmp_path / "actor_names.csv").write_text("actor_id,name,form,note\nnorland,Norland,name,\n")
    (tmp_path / "offices.csv").write_text("actor_id,office,country,start_date,end_date\n")
    (tmp_path / "topic_terms.csv").write_text("topic_id,term,strength,note\nnorland,Norland,explicit,\n")
    assert main(["lint-dictionary", str(tmp_path), "--extra", str(extra)]) == 0
    assert capsys.readouterr().out == "no findings\n"


def test_findings_are_file_and_row_lines_and_exit_code_1(tmp_path, capsys):
    (tmp_path / "other_names.csv").write_text("name,note\nOld  Norland,a town\n")
    assert main(["lint-dictionary", TINY, "--extra", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f'{tmp_path.name}/other_names.csv:2: blank: "Old Norland" has a blank too many' in lines
    assert lines[-1].split()[1] == "findings"


def test_a_dictionary_that_cannot_be_read_is_exit_code_2(tmp_path, capsys):
    assert main(["lint-dictionary", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_a_command_that_is_stopped_says_so(monkeypatch, capsys):
    def stop(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.commands.store_notebooks", stop)
    assert main(["notebooks"]) == 130
    assert capsys.readouterr().err == "stopped; nothing is half written\n"
