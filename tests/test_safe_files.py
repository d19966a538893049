"""Files that are whole or not there, and CSV that starts no formula."""

import pandas as pd
import pytest

from analysis.safe_files import write_csv, write_file


def test_a_file_is_written_into_a_new_folder_and_replaced_whole(tmp_path):
    path = tmp_path / "new" / "page.html"
    assert write_file(path, b"one") == path
    write_file(str(path), b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["page.html"]


def test_what_cannot_be_moved_leaves_nothing_behind(tmp_path):
    (tmp_path / "page.html").mkdir()
    with pytest.raises(OSError):
        write_file(tmp_path / "page.html", b"one")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_no_cell_and_no_head_starts_a_formula(tmp_path):
    table = pd.DataFrame({"name": ["=1+1", "Lê\nMinh", None], "@n": [1, -2, 3]})
    path = write_csv(table, tmp_path / "names.csv")
    assert path.read_bytes().decode("utf-8") == ("\ufeffname,'@n\r\n'=1+1,1\r\n\"Lê\nMinh\",'-2\r\n,3\r\n")
