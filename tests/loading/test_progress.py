"""Progress on standard error, with and without a bar."""

import sys

import pytest

from analysis.documents import load_documents
from analysis.loading import progress


@pytest.fixture
def folder(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Oslo")
    return tmp_path


def test_nothing_is_shown_unless_asked_for(folder, capsys):
    load_documents(folder)
    assert capsys.readouterr() == ("", "")


def test_a_bar_is_shown(folder, capsys):
    pytest.importorskip("tqdm")
    load_documents(folder, progress=True)
    assert "2/2" in capsys.readouterr().err


def test_without_tqdm_plain_lines_are_shown(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    monkeypatch.setattr(progress, "SECONDS", -1.0)
    load_documents(folder, progress=True)
    assert capsys.readouterr().err == "0 of 2 files\n1 of 2 files\n2 of 2 files\n"
