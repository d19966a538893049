"""Verification: what is untouched is verified, and no change of a file or of a receipt goes unnoticed."""

import hashlib
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from analysis import annotate, load_dictionary, load_documents
from analysis.counts import count_actors_by_topic, count_by_article, count_mentions
from analysis.dyads import count_dyads
from analysis.receipts import (
    ReceiptError,
    build_receipts,
    check_files,
    read_receipts,
    strip_text,
    verify_receipts,
    write_receipts,
)
from analysis.topics import name_topics
from analysis.waterfall import explain_count

TEXTS = {
    "a": "Norland courts Suland\n\nAnn Ray flew to Suland.\n",
    "b": "Suland waits for the fleet\n\nThe Norlandic envoy met Ann Ray.\n",
    "crlf": "Reefs at dusk\r\n\r\nThe divers were led by Ann Ray on Monday.\r\n",
}
SEEDS = sorted(Path("seeds").glob("*.txt"))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / "articles.csv").write_text("doc_id,published_date,outlet\na,2020-03-02,Post\n")
    return folder


@pytest.fixture
def receipts(folder, tiny_dictionary):
    """Of a count with a row for each actor: Ann Ray 3, Suland 3, Norland 2."""
    tables = annotate(load_documents(folder), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    return build_receipts(counts, tables, dictionary=tiny_dictionary)


@pytest.fixture
def faults(folder, tiny_dictionary):
    """A function from receipts to what differs, as (row, file, fault)."""

    def verify(receipts):
        report = verify_receipts(receipts, folder, dictionary=tiny_dictionary)
        report = report[report["status"] == "differs"].astype(object)
        rows = report.where(report.notna(), None)[["row", "file", "fault"]]
        return list(rows.itertuples(index=False, name=None))

    return verify


def test_the_untouched_is_verified(folder, receipts, tiny_dictionary):
    report = verify_receipts(receipts, folder, dictionary=tiny_dictionary)
    assert report["row"].tolist() == list(range(2, 13))
    assert set(report["status"]) == {"verified"}
    assert report["file"].tolist() == [
        f"{name}.txt" for name in ["a", "b", "crlf", *"aabab", "a", "b", "crlf"]
    ]


def write_zip(path, texts):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in texts.items():
            archive.writestr(f"{name}.txt", text)


def write_table(path, texts):
    frame = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values())})
    frame.to_csv(path, index=False) if path.suffix == ".csv" else frame.to_parquet(path)


KEPT_IN = {
    "a zip file": ("all.zip", "", write_zip, [f"{name}.txt" for name in TEXTS]),
    "a zip file in a folder": ("", "2020/all.zip", write_zip, [f"2020/all.zip/{name}.txt" for name in TEXTS]),
    "a table": ("all.csv", "", write_table, ["all.csv"] * 3),
    "a table in a folder": ("", "all.parquet", write_table, ["all.parquet"] * 3),
}


@pytest.mark.parametrize("source", KEPT_IN)
def test_articles_in_zip_files_and_tables_are_verified_as_well(source, tmp_path, tiny_dictionary):
    name, inner, write, files = KEPT_IN[source]
    corpus = tmp_path / "corpus" / name
    path = corpus / inner if inner else corpus
    path.parent.mkdir(parents=True)
    write(path, TEXTS)
    tables = annotate(load_documents(corpus), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    assert receipts.loc[receipts["evidence"] == "article", "file"].tolist() == files
    assert set(verify_receipts(receipts, corpus, dictionary=tiny_dictionary)["status"]) == {"verified"}

    write(path, TEXTS | {"b": TEXTS["b"].replace("envoy", "guest")})
    report = verify_receipts(receipts, corpus, dictionary=tiny_dictionary)
    differs = report[report["status"] == "differs"]
    changed = receipts.index[receipts["file"] == files[1]] + 2
    assert differs["row"].tolist() == changed.tolist()
    assert set(differs["file"]) == {files[1]}
    assert differs["fault"].str.startswith("sha256 is ").all()


def test_what_was_said_when_the_articles_were_loaded_is_said_again(tmp_path, tiny_dictionary):
    frame = pd.DataFrame({"Body": list(TEXTS.values()), "Article": list(TEXTS)})
    frame.to_csv(tmp_path / "all.csv", index=False)
    columns = {"text": "Body", "doc_id": "Article"}
    tables = annotate(load_documents(tmp_path, columns=columns), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    report = verify_receipts(receipts, tmp_path, dictionary=tiny_dictionary, columns=columns)
    assert set(report["status"]) == {"verified"}
    report = verify_receipts(receipts, tmp_path, dictionary=tiny_dictionary)
    assert report["fault"].str.startswith("nothing can be counted again: ").sum() == 1


def test_a_receipt_cannot_ask_for_a_file_outside_the_folder(folder, receipts, tiny_dictionary):
    (folder.parent / "secret.txt").write_text("Oslo")
    told = receipts.assign(file=receipts["file"].replace("b.txt", "../secret.txt"))
    report = verify_receipts(told, folder, dictionary=tiny_dictionary)
    assert "no such file in the folder" in report.loc[report["file"] == "../secret.txt", "fault"].tolist()
    assert not report["fault"].str.contains(hashlib.sha256(b"Oslo").hexdigest()[:16]).any()


@pytest.mark.parametrize("corpus", ["seeds", "tests/data/invented"])
def test_every_kind_of_count_is_verified_with_and_without_text(corpus, tmp_path):
    tables = annotate(load_documents(corpus))
    actors, topics, base = tables.actor_mentions, tables.topic_mentions, tables.documents
    everything = pd.concat(
        [
            build_receipts(count_mentions(actors, base, by=["actor_name", "actor_type"]), tables),
            build_receipts(
                count_mentions(name_topics(topics, load_dictionary()), base, by="topic_name", freq="M"),
                tables,
            ),
            build_receipts(count_by_article(topics, base, by="topic_id"), tables),
            build_receipts(count_actors_by_topic(actors, topics, base, unit="document"), tables),
            build_receipts(count_dyads(actors, base, by="country"), tables),
            build_receipts(explain_count(tables, "China"), tables),
            build_receipts(explain_count(tables, "south-china-sea", by="topic_id"), tables),
            build_receipts(tables.events, tables),
        ],
        ignore_index=True,
    )
    for shared in (everything, strip_text(everything)):
        kept = read_receipts(write_receipts(shared, tmp_path / "receipts.csv"))
        report = verify_receipts(kept, corpus)
        assert set(report["status"]) == {"verified"} and len(report) == len(everything)


def test_every_changed_byte_of_small_files_is_found(tmp_path, tiny_dictionary):
    contents = {"a.txt": b"Suland waits.\n", "b.txt": b"Ann\r\nRay.\r\n", "c.txt": "Norland – é".encode()}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    tables = annotate(load_documents(tmp_path), tiny_dictionary)
    counts = count_mentions(tables.actor_mentions, tables.documents, by="actor_name")
    receipts = strip_text(build_receipts(counts, tables, dictionary=tiny_dictionary))
    for name, content in contents.items():
        own = {row + 2 for row in receipts.index[receipts["file"] == name]}
        for place in range(len(content)):
            changed = bytearray(content)
            changed[place] ^= 1 << (place % 8)
            (tmp_path / name).write_bytes(changed)
            report = verify_receipts(receipts, tmp_path, dictionary=tiny_dictionary)
            told = report[report["fault"].str.startswith("sha256 is")]
            assert (set(told["file"]), set(told["row"])) == ({name}, own), (name, place)
        (tmp_path / name).write_bytes(content)
    assert set(verify_receipts(receipts, tmp_path, dictionary=tiny_dictionary)["status"]) == {"verified"}


def test_changed_bytes_all_over_the_seeds_are_found(seed_receipts):
    """The first step of verification alone, since it is the one that looks at the bytes."""
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS}
    articles = seed_receipts[seed_receipts["evidence"] == "article"]
    assert list(check_files(articles, hashes)) == []
    for path in SEEDS:
        content = bytearray(path.read_bytes())
        for place in range(0, len(content), 7):
            content[place] ^= 1
            changed = hashes | {path.name: hashlib.sha256(content).hexdigest()}
            found = [articles.at[finding.place, "file"] for finding in check_files(articles, changed)]
            assert found == [path.name], (path.name, place)
            content[place] ^= 1


@pytest.fixture(scope="module")
def seed_receipts():
    tables = annotate(load_documents("seeds"))
    return build_receipts(explain_count(tables, "Vietnam"), tables)


CHANGES = {
    "first byte": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "byte in the middle": lambda content: content[:1500] + bytes([content[1500] ^ 128]) + content[1501:],
    "last byte": lambda content: content[:-1] + bytes([content[-1] ^ 4]),
    "NUL byte": lambda content: content[:900] + b"\0" + content[901:],
    "truncated": lambda content: content[:-1],
    "emptied": lambda content: b"",
    "appended": lambda content: content + b"\n",
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_changed_seeds_are_found(path, change, seed_receipts, tmp_path):
    shutil.copytree("seeds", tmp_path / "seeds")
    (tmp_path / "seeds" / path.name).write_bytes(CHANGES[change](path.read_bytes()))
    report = verify_receipts(seed_receipts, tmp_path / "seeds")
    told = report[report["fault"].str.startswith("sha256 is")]
    assert set(told["file"]) == {path.name}
    assert set(told["row"]) == {row + 2 for row in seed_receipts.index[seed_receipts["file"] == path.name]}


def test_swapped_files_are_found(folder, receipts, faults):
    for name, other in (("a", "b"), ("b", "a")):
        (folder / f"{name}.txt").write_bytes(TEXTS[other].encode())
    changed = {(row, file) for row, file, fault in faults(receipts) if "sha256 is" in fault}
    assert changed == {
        (row + 2, file) for row, file in receipts["file"].items() if file in ("a.txt", "b.txt")
    }


def test_missing_and_additional_files_are_named(folder, receipts, faults):
    (folder / "b.txt").rename(folder / "new.txt")
    found = faults(receipts)
    assert found[0] == (None, "new.txt", "additional file, not among the receipts; it has the bytes of b.txt")
    missing = {row for row, file, fault in found if (file, fault) == ("b.txt", "no such file in the folder")}
    assert missing == {row + 2 for row in receipts.index[receipts["file"] == "b.txt"]}
    assert (2, None, '{"actor_name": "Ann Ray"}: n_mentions is 2') not in found
    numbers = [fault for _, file, fault in found if file is None and "n_mentions" in fault]
    assert [fault.split(",")[0] for fault in numbers] == [
        '{"actor_name": "Ann Ray"}: n_mentions is 2',
        '{"actor_name": "Suland"}: n_mentions is 2',
        '{"actor_name": "Norland"}: n_mentions is 1',
    ]
    (folder / "new.txt").rename(folder / "b.txt")
    (folder / "README.txt").write_text("no article")
    (folder / "d.txt").write_text("Suland again.")
    assert faults(receipts) == [(None, "d.txt", "additional file, not among the receipts")]


def test_what_articles_csv_says_is_checked(folder, receipts, faults):
    (folder / "articles.csv").write_text("doc_id,published_date,outlet\na,2020-03-02,Star\n")
    fault = "date, outlet, agency, title or language of the article have changed"
    rows = [row + 2 for row in receipts.index[receipts["file"] == "a.txt"]]
    assert faults(receipts) == [(row, "a.txt", fault) for row in rows]


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("start_char", 1, "not found again at this place for this number"),
        ("matched_text", "Bo Ray", "matched_text is not what text_hash says"),
        ("text_hash", "0" * 16, "text_hash is "),
        ("rule", "bo-ray/Ray", "rule is ann-ray/Ann Ray, the receipt says bo-ray/Ray"),
        ("sentence_id", 9, "sentence_id is 2, the receipt says 9"),
        ("zone", "caption", "zone is body, the receipt says caption"),
        ("sha256", "0" * 64, "sha256 is "),
        ("file", "b.txt", "this is not the file of the article"),
        ("about", None, "date, outlet, agency, title or language of the article have changed"),
        ("story_id", "story-b", "the article belongs to another story"),
        ("receipt_id", "r000", "not found again at this place for this number"),
        (
            "by",
            '{"actor_name": "Suland"}',
            'by is {"actor_name": "Ann Ray"}, the receipt says {"actor_name": "S',
        ),
        ("values", '{"n_mentions": 4}', '{"actor_name": "Ann Ray"}: n_mentions is 3, the receipt says 4'),
        ("settings", '{"zones": ["body", "caption"]}', 'settings is {"zones": ["headline", '),
        ("settings", '{"zones": ["attic"]}', "cannot be counted again: unknown zone 'attic'"),
        ("table", "actors", "cannot be counted again: unknown table 'actors'"),
        ("table", None, "table is actor_mentions, the receipt says nan"),
        ("doc_id", None, "not found again at this place for this number"),
    ],
)
def test_a_receipt_that_was_changed_is_found(column, value, fault, receipts, faults):
    assert receipts.loc[0, "by"] == '{"actor_name": "Ann Ray"}'
    receipts.loc[0, column] = value
    assert any(row == 2 and told.startswith(fault) for row, _, told in faults(receipts)), faults(receipts)


def test_a_row_left_out_or_doubled_is_found(receipts, faults):
    left_out = faults(receipts.drop(index=[1]))
    assert left_out == [(2, "b.txt", "found now, and not among the receipts: characters 52:59")]
    doubled = faults(pd.concat([receipts, receipts[:1]]))
    assert doubled == [(13, "a.txt", "not found again at this place for this number")]


def test_zeros_are_verified(folder, tiny_dictionary, faults):
    tables = annotate(load_documents(folder), tiny_dictionary)
    names = ["Peru", "The Very Long Name of a State"]
    counts = count_by_article(tables.actor_mentions, tables.documents, by="actor_name", names=names)
    receipts = build_receipts(counts, tables, dictionary=tiny_dictionary)
    assert faults(receipts) == [] == faults(strip_text(receipts))
    receipts["values"] = receipts["values"].replace(
        '{"n_mentions": 0, "n_sentences": 0}', '{"n_mentions": 1}'
    )
    told = [fault for *_, fault in faults(receipts)]
    assert told[0] == '{"doc_id": "a", "actor_name": "Peru"}: n_mentions is 0, the receipt says 1'
    assert len(told) == 6


def test_long_names_are_hidden_and_still_verified(folder, tiny_dictionary, faults):
    headline = "suland-waits-for-the-fleet-at-dusk"
    (folder / "b.txt").rename(folder / f"{headline}.txt")
    tables = annotate(load_documents(folder), tiny_dictionary)
    counts = count_by_article(
        tables.actor_mentions, tables.documents, by="actor_name", names=["Suland", "Peru"]
    )
    stripped = strip_text(build_receipts(counts, tables, dictionary=tiny_dictionary))
    assert "waits" not in stripped.to_csv()
    assert faults(stripped) == []
    (folder / f"{headline}.txt").write_bytes(b"Suland.")
    assert {file[:7] for _, file, fault in faults(stripped) if fault.startswith("sha256 is")} == {"hidden:"}


def test_other_versions_are_said(folder, receipts, tiny_dictionary):
    older = receipts.assign(dictionary_version="0123456789ab", kit_version="0.0.1")
    report = verify_receipts(older, folder, dictionary=tiny_dictionary)
    notes = report[report["status"] == "note"]["fault"].tolist()
    assert notes[0] == f"made with dictionary version 0123456789ab, checked with {tiny_dictionary.version}"
    assert notes[1].startswith("made with kit version 0.0.1, checked with ")
    assert set(report["status"]) == {"note", "verified"}


def test_what_cannot_be_checked_is_an_error(folder, receipts):
    with pytest.raises(ReceiptError, match="receipts:\n  no column rule"):
        verify_receipts(receipts.drop(columns="rule"), folder)
    with pytest.raises(FileNotFoundError):
        verify_receipts(receipts, folder / "nowhere")


def test_an_empty_folder_has_nothing_of_it(tmp_path, receipts, tiny_dictionary):
    empty = tmp_path / "empty"
    empty.mkdir()
    report = verify_receipts(receipts, empty, dictionary=tiny_dictionary)
    assert set(report["status"]) == {"differs"}
    assert report["fault"].str.startswith("nothing can be counted again: no article in").any()
