"""Tables are built with exactly their declared columns, and what does not fit is named at once."""

import pandas as pd
import pytest

from analysis.schema import ARTICLE_ZONES, KEYS, MENTION, SCHEMAS, ZONES, TableError, build_table, check_table


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_has_its_columns_and_types(name):
    for table in (build_table(name, []), build_table(name, {column: [] for column in SCHEMAS[name]})):
        assert {column: str(kind) for column, kind in table.dtypes.items()} == SCHEMAS[name]
        assert len(table) == 0
        assert check_table(name, table) is table


def test_rows_and_columns_make_the_same_table():
    rows = build_table("zones", [("a", 0, 5, "body"), ("a", 6, 9, None)])
    columns = build_table(
        "zones", {"doc_id": ["a", "a"], "start_char": [0, 6], "end_char": [5, 9], "zone": ["body", None]}
    )
    assert rows.equals(columns)
    assert rows["zone"].isna().tolist() == [False, True]
    assert rows.index.tolist() == [0, 1]


def test_days_are_days():
    table = build_table("events", [("e", pd.Timestamp("2019-07-07"), pd.NaT, "day", "talks", "Talks", 1, 1)])
    assert str(table["start_date"].dtype) == "datetime64[s]"
    assert table["end_date"].isna().tolist() == [True]


@pytest.mark.parametrize("rows", [[("a", 0, 5)], [("a", 0, 5, "body", 1)], [("a", 0, 5, "body"), ("a", 0)]])
def test_a_row_of_the_wrong_length_is_refused(rows):
    with pytest.raises(ValueError):
        build_table("zones", rows)


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        (
            pd.DataFrame({"doc_id": ["a"], "start_char": [0], "end_char": [1]}),
            "table zones: no column zone (str)",
        ),
        (
            pd.DataFrame({"doc_id": ["a"], "start_char": [0.5], "end_char": ["1"], "zone": ["body"]}),
            "table zones: column start_char is float64, must be int64; column end_char is str, must be int64",
        ),
    ],
)
def test_all_faults_of_a_table_are_named(frame, fault):
    with pytest.raises(TableError) as caught:
        check_table("zones", frame)
    assert str(caught.value) == fault


def test_a_key_that_occurs_twice_is_named():
    with pytest.raises(TableError, match=r"table stories: doc_id twice: \['a'\]"):
        check_table("stories", build_table("stories", [("s", doc_id, "only", 0.0) for doc_id in "aba"]))


def test_columns_of_ones_own_are_welcome():
    frame = build_table("zones", [("a", 0, 1, "body")]).assign(mood="good")
    assert check_table("zones", frame) is frame


def test_the_first_seven_columns_of_every_mention_table_are_the_same():
    tables = [name for name in SCHEMAS if name.endswith("_mentions") and name != "event_mentions"]
    assert tables == ["actor_mentions", "topic_mentions", "date_mentions"]
    assert all(list(SCHEMAS[name])[:7] == list(MENTION) for name in tables)


def test_keys_are_columns_and_article_zones_are_zones():
    assert all(set(columns) <= set(SCHEMAS[name]) for name, columns in KEYS.items())
    assert set(ARTICLE_ZONES) < set(ZONES)
