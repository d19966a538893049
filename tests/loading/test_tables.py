"""Which column is which; rows -> articles."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis.documents import LoadError, LoadWarning, get_load_report, load_documents
from analysis.loading.readings import Article, LoadOptions, Unreadable
from analysis.loading.tables import NoTextColumn, map_columns, read_rows


def read(rows, **options):
    head = list(dict.fromkeys(name for row in rows for name in row))
    named = [(f"row {n}", row) for n, row in enumerate(rows, 1)]
    reading = read_rows(head, lambda: named, LoadOptions(**options))
    reading.articles = list(reading.articles)
    return reading


def test_a_row_is_an_article_and_its_text_is_kept_exactly():
    row = {"text": " Oslo\r\n", "title": " Ferry ", "date": "3 July 2021", "id": 7.0, "n": 2, "note": None}
    reading = read([row])
    assert reading.articles == [
        Article(" Oslo\r\n", {"title": "Ferry", "published_date": date(2021, 7, 3), "n": "2"}, "7")
    ]
    assert reading.holds_many


def test_rows_without_a_text_and_rows_that_repeat_are_listed():
    rows = [
        {"text": "Oslo", "id": 1},
        {"text": " ", "id": 2},
        {"text": "Oslo", "id": 1},
        {"text": "Oslo", "id": 3},
    ]
    reading = read(rows)
    assert [article.key for article in reading.articles] == ["1", "3"]
    assert reading.unread == [("row 2", "has no text"), ("row 3", "repeats an earlier row")]


@pytest.mark.parametrize(
    ("cells", "options", "days", "note"),
    [
        (["03/04/2021", "25/04/2021"], {}, ["2021-04-03", "2021-04-25"], None),
        (["03/04/2021", "04/25/2021"], {}, ["2021-03-04", "2021-04-25"], None),
        (
            ["03/04/2021", "soon"],
            {"day_first": True},
            ["2021-04-03", None],
            "1 date was not read: row 2: 'soon'",
        ),
        (
            ["03/04/2021", "04/05/2021"],
            {},
            [None, None],
            "2 dates were not read (day_first=True or False says how 03/04/2021 is meant): "
            "row 1: '03/04/2021'; row 2: '04/05/2021'",
        ),
        (
            [datetime(2021, 4, 3), pd.Timestamp("2021-04-25"), pd.NaT],
            {},
            ["2021-04-03", "2021-04-25", None],
            None,
        ),
    ],
)
def test_the_days_of_a_column(cells, options, days, note):
    rows = [{"text": f"Oslo {n}", "published_date": cell} for n, cell in enumerate(cells)]
    reading = read(rows, **options)
    found = [article.fields.get("published_date") for article in reading.articles]
    assert [day and day.isoformat() for day in found] == days
    assert reading.notes == ([note] if note else [])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (1.0, "1"),
        (1.5, "1.5"),
        (float("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (True, "True"),
        (date(2021, 7, 3), "2021-07-03"),
        ({"id": 3, "name": "Reef Post"}, "Reef Post"),
        ({"rendered": "<b>A</b>"}, "<b>A</b>"),
        ({"x": 1}, '{"x": 1}'),
        (["Asia", "World"], "Asia, World"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_cells_of_every_kind_become_text(cell, written):
    (article,) = read([{"text": "Oslo", "x": cell}]).articles
    assert article.fields.get("x") == written


def test_a_table_whose_texts_nobody_named_is_asked_about():
    with pytest.raises(Unreadable, match=r"no column that holds the text \(columns: Wortlaut\); say which"):
        read([{"Wortlaut": "Oslo " * 100}])


def test_a_frame_is_a_source():
    frame = pd.DataFrame({"Body": ["Oslo", None], "Date": ["2021-07-03", ""], "Desk": ["world", "asia"]})
    with pytest.warns(LoadWarning, match=r"1 part of a file was not read: table \(row 2 has no text\)"):
        documents = load_documents(frame)
    row = documents.iloc[0]
    assert row[["text", "Desk", "published_from", "n_words"]].tolist() == ["Oslo", "world", "metadata", 1]
    assert row[["file", "encoding"]].isna().all()
    assert row["sha256"] == "43152cc97f457f27c065d352c054743e751c5434da6b95b19b93e607e5b0763b"
    report = get_load_report(documents)
    assert report["format"].tolist() == ["table", "table"]


def test_a_documents_table_is_passed_on():
    documents = load_documents("seeds")
    again = load_documents(documents)
    pd.testing.assert_frame_equal(again, documents)
    assert again is not documents
    pd.testing.assert_frame_equal(get_load_report(again), get_load_report(documents))


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        (pd.DataFrame({"n": [1]}), "the table has no column that holds the text (columns: n)"),
        (pd.DataFrame({"text": [""]}), "no article in the table: no row has a text"),
        (pd.DataFrame([["a", "b"]], columns=["text", "text"]), "the table has two columns 'text'"),
    ],
)
def test_a_frame_without_texts_is_refused(frame, fault):
    with pytest.raises(LoadError) as caught:
        load_documents(frame)
    assert str(caught.value) == fault


def test_usual_names_are_known_and_told():
    head = ["GUID", "Headline", "articleBody", "Pub Date", "Source", "lang", "Section"]
    assert map_columns(head, {}) == (
        {
            "text": "articleBody",
            "title": "Headline",
            "published_date": "Pub Date",
            "outlet": "Source",
            "language": "lang",
            "doc_id": "GUID",
        },
        [
            "text from column 'articleBody'",
            "title from column 'Headline'",
            "published_date from column 'Pub Date'",
            "outlet from column 'Source'",
            "language from column 'lang'",
            "doc_id from column 'GUID'",
        ],
    )


def test_the_names_of_the_kit_go_before_all_others():
    assert map_columns(["text", "body", "content"], {}) == ({"text": "text"}, [])


def test_what_the_user_says_is_not_guessed():
    assert map_columns(["Body", "Content", "Date"], {"text": "Content", "published_date": "Date"}) == (
        {"text": "Content", "published_date": "Date"},
        [],
    )


def test_one_of_two_is_not_chosen_for_the_user():
    fault = "text may be any of the columns 'Body', 'Content'; say which with columns={'text': ...}"
    with pytest.raises(Unreadable) as caught:
        map_columns(["Body", "Content"], {})
    assert str(caught.value) == fault
    columns, notes = map_columns(["text", "Date", "Published"], {})
    assert columns == {"text": "text"}
    assert notes == ["published_date may be any of the columns 'Date', 'Published'; none was taken"]


def test_columns_of_the_kit_itself_are_filled_anew():
    assert map_columns(["text", "sha256", "file"], {})[1] == [
        "left out, as filled from the files themselves: sha256, file"
    ]


@pytest.mark.parametrize(
    ("head", "columns", "fault"),
    [
        (["a", "b"], {}, "has no column that holds the text (columns: a, b)"),
        (["text", "a"], {"title": "Kopf"}, "has no column 'Kopf' (columns: text, a)"),
        (["text", "text"], {}, "has two columns 'text'"),
    ],
)
def test_what_cannot_be_mapped_is_named(head, columns, fault):
    with pytest.raises(Unreadable) as caught:
        map_columns(head, columns)
    assert str(caught.value) == fault


def test_a_table_without_texts_is_a_kind_of_its_own():
    with pytest.raises(NoTextColumn):
        map_columns(["doc_id", "n"], {})


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({"body": "Body"}, "'body' is none of text, title, published_date, outlet, agency, language, doc_id"),
        ({"text": "Body", "title": "Body"}, "'Body' is named twice"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(tmp_path, columns, fault):
    with pytest.raises(LoadError) as caught:
        load_documents(tmp_path, columns=columns)
    assert str(caught.value) == f"columns={columns!r}: {fault}"
