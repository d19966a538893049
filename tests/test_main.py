"""The command line of verification: what it prints, and its exit codes."""

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


def test_help_says_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["verify", "--help"])
    assert stop.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Exit code: 0 all verified, 1 something differs" in text and "RECEIPTS FOLDER" in text
