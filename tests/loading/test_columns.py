"""Which column is which."""

import pytest

from analysis.documents import LoadError, load_documents
from analysis.loading.columns import NoTextColumn, map_columns
from analysis.loading.readings import Unreadable


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
