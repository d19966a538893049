"""The dictionary: what loads, how faults are named, what the linter finds, and the packaged files."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.dictionary import PACKAGED, DictionaryError, check_topic_id, load_dictionary
from analysis.dictionary_files import COLUMNS
from analysis.dictionary_lint import lint_dictionary

DATA = Path(__file__).parent / "data"

TINY = {
    "actors.csv": ["freedonia,Freedonia,state,FRE,", "rufus-firefly,Rufus Firefly,person,FRE,"],
    "actor_names.csv": [
        "freedonia,Freedonia,name,",
        "freedonia,Freedonian,demonym,",
        "freedonia,Freedonians,demonym,",
        "rufus-firefly,Rufus Firefly,full,",
        "rufus-firefly,Firefly,short,",
    ],
    "offices.csv": ["rufus-firefly,president,FRE,1933-11-17,,general knowledge,2030-01-01"],
    "institutions.csv": [
        "navy,Navy of {name},{demonym} Navy,full",
        "navy,Navy of {name},{name}'s Navy,full",
        "navy,Navy of {name},the Navy,short",
    ],
    "titles.csv": ["President,president", "Mr,"],
    "other_names.csv": ["Freedonia Gazette,a newspaper"],
    "topics.csv": ["war,War,"],
    "topic_terms.csv": ["war,battle*,explicit,"],
}


@pytest.fixture
def folder(tmp_path):
    """A whole dictionary of a dozen lines, in a folder called tiny."""
    (tmp_path / "tiny").mkdir()
    for file, lines in TINY.items():
        write(tmp_path / "tiny" / file, lines)
    return tmp_path / "tiny"


def write(path, lines, *, encoding="utf-8", end="\n", separator=","):
    header = separator.join(COLUMNS[path.name])
    path.write_bytes("".join(line + end for line in [header, *lines]).encode(encoding))


def faults_of(folder, **options):
    with pytest.raises(DictionaryError) as caught:
        load_dictionary(folder, **options)
    return str(caught.value).split("\n  ")


def test_tables_of_a_tiny_dictionary(folder):
    dictionary = load_dictionary(folder)
    assert dictionary.actors[["actor_id", "actor_name", "actor_type", "country"]].values.tolist() == [
        ["freedonia", "Freedonia", "state", "FRE"],
        ["rufus-firefly", "Rufus Firefly", "person", "FRE"],
        ["freedonia-navy", "Navy of Freedonia", "organization", "FRE"],
    ]
    assert dictionary.names[["name_id", "actor_id", "name", "form"]].values.tolist() == [
        ["freedonia/Freedonia", "freedonia", "Freedonia", "name"],
        ["freedonia/Freedonian", "freedonia", "Freedonian", "demonym"],
        ["freedonia/Freedonians", "freedonia", "Freedonians", "demonym"],
        ["rufus-firefly/Rufus Firefly", "rufus-firefly", "Rufus Firefly", "full"],
        ["rufus-firefly/Firefly", "rufus-firefly", "Firefly", "short"],
        ["freedonia-navy/Freedonian Navy", "freedonia-navy", "Freedonian Navy", "full"],
        ["freedonia-navy/Freedonia's Navy", "freedonia-navy", "Freedonia's Navy", "full"],
        ["freedonia-navy/the Navy", "freedonia-navy", "the Navy", "short"],
    ]
    assert dictionary.terms[["term_id", "topic_id", "term", "strength"]].values.tolist() == [
        ["war/battle*", "war", "battle*", "explicit"]
    ]
    assert dictionary.titles["office"].tolist()[0] == "president"
    assert dictionary.titles["office"].isna().tolist() == [False, True]


def test_days_are_days_and_open_ends_are_missing(folder):
    offices = load_dictionary(folder).offices
    assert (
        offices[["start_date", "end_date", "review_by"]].dtypes.astype(str).tolist() == ["datetime64[s]"] * 3
    )
    assert offices["start_date"].tolist() == [pd.Timestamp("1933-11-17")]
    assert offices["end_date"].isna().all()


def test_every_row_says_where_it_comes_from(folder):
    names = load_dictionary(folder).names
    assert names[["file", "row"]].values.tolist()[3:6] == [
        ["tiny/actor_names.csv", 5],
        ["tiny/actor_names.csv", 6],
        ["tiny/institutions.csv", 2],
    ]


def test_a_row_of_actors_wins_over_the_template(folder):
    write(folder / "actors.csv", [*TINY["actors.csv"], "freedonia-navy,Royal Flotilla,organization,FRE,"])
    actors = load_dictionary(folder).actors.set_index("actor_id")
    assert actors.loc["freedonia-navy", "actor_name"] == "Royal Flotilla"


def test_the_possessive_after_s_has_two_spellings(folder):
    write(folder / "actors.csv", ["laos,Laos,state,LAO,", *TINY["actors.csv"]])
    names = load_dictionary(folder).names.query("actor_id == 'laos-navy'")["name"].tolist()
    assert names == ["Laos's Navy", "Laos' Navy", "the Navy"]


@pytest.mark.parametrize(
    ("encoding", "end", "separator"),
    [("utf-8-sig", "\r\n", ","), ("utf-8", "\r\n", ";"), ("utf-8-sig", "\n", ",")],
)
def test_files_saved_by_a_spreadsheet_load(folder, encoding, end, separator):
    before = load_dictionary(folder)
    for file, lines in TINY.items():
        lines = [line.replace(",", separator) for line in [*lines, "," * (len(COLUMNS[file]) - 1)]]
        write(folder / file, lines, encoding=encoding, end=end, separator=separator)
    after = load_dictionary(folder)
    for table in ("actors", "names", "offices", "topics", "terms", "titles", "other_names"):
        pd.testing.assert_frame_equal(getattr(before, table), getattr(after, table))


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        (
            "actors.csv",
            "chicolini,Chicolini,spy,FRE,",
            'row 4, column actor_type: got "spy", allowed: person, state, organization, place',
        ),
        ("actors.csv", "chicolini,,person,FRE,", 'row 4, column actor_name: got "", allowed: not empty'),
        (
            "actors.csv",
            "Chic O,Chicolini,person,FRE,",
            'row 4, column actor_id: got "Chic O", allowed: small letters a to z, digits and single hyphens',
        ),
        (
            "actors.csv",
            "chicolini,Chicolini,person,Freedonia,",
            'row 4, column country: got "Freedonia", allowed: three capitals of ISO 3166-1 (JPN), or empty',
        ),
        (
            "actors.csv",
            "freedonia,Freedonia,state,FRE,",
            'row 4: actor_id "freedonia" again, as in tiny/actors.csv, row 2',
        ),
        ("actor_names.csv", "freedonia, ,name,", 'row 7, column name: got " ", allowed: not empty'),
        (
            "actor_names.csv",
            "freedonia,Freedoniac,demonim,",
            'row 7, column form: got "demonim", allowed: name, demonym, metonym, full, short, variant',
        ),
        (
            "actor_names.csv",
            "fredonia,Fredonia,name,",
            'row 7, column actor_id: got "fredonia", allowed: an id of actors.csv '
            '(did you mean "freedonia"?)',
        ),
        (
            "actor_names.csv",
            "freedonia,Freedonia,name,,x",
            "row 7: got 5 cells, the header has 4",
        ),
        (
            "offices.csv",
            "rufus-firefly,minister,FRE,17/11/1933,,,",
            'row 3, column start_date: got "17/11/1933", allowed: a day as YYYY-MM-DD, or empty',
        ),
        (
            "offices.csv",
            "rufus-firefly,minister,FRE,1933-02-30,,,",
            'row 3, column start_date: got "1933-02-30", allowed: a day as YYYY-MM-DD, or empty',
        ),
        (
            "offices.csv",
            "rufus-firefly,minister,FRE,1933-11-17,1933-11-16,,",
            'row 3, column end_date: got "1933-11-16", allowed: 1933-11-17 (the start_date) or later',
        ),
        (
            "institutions.csv",
            "army,Army of {name},{name} Army,name",
            'row 5, column form: got "name", allowed: full, short',
        ),
        (
            "topic_terms.csv",
            "peace,truce,explicit,",
            'row 3, column topic_id: got "peace", allowed: an id of topics.csv',
        ),
        (
            "topic_terms.csv",
            "war,siege,sure,",
            'row 3, column strength: got "sure", allowed: explicit, indirect',
        ),
    ],
)
def test_a_fault_names_file_row_column_and_what_is_allowed(folder, file, line, fault):
    write(folder / file, [*TINY[file], line])
    separator = ", " if fault.startswith("row") else ": "
    assert faults_of(folder) == ["dictionary with 1 fault:", f"tiny/{file}{separator}{fault}"]


def test_all_faults_come_in_one_error(folder):
    write(folder / "topics.csv", ["war,,"])
    write(folder / "topic_terms.csv", ["war,battle*,sure,", "war,,explicit,"])
    assert faults_of(folder) == [
        "dictionary with 3 faults:",
        'tiny/topics.csv, row 2, column topic_name: got "", allowed: not empty',
        'tiny/topic_terms.csv, row 3, column term: got "", allowed: not empty',
        'tiny/topic_terms.csv, row 2, column strength: got "sure", allowed: explicit, indirect',
    ]


def test_a_blank_line_keeps_the_count_of_the_spreadsheet(folder):
    write(folder / "topics.csv", ["war,War,", ",,", "peace,,"])
    assert faults_of(folder)[1] == 'tiny/topics.csv, row 4, column topic_name: got "", allowed: not empty'


def test_a_missing_column_is_named(folder):
    (folder / "titles.csv").write_text("title\nPresident\n")
    assert faults_of(folder)[1:] == [
        "tiny/titles.csv, row 1, column office: missing, the columns are title, office"
    ]


def test_notes_and_sources_may_be_left_out(folder):
    (folder / "topics.csv").write_text("topic_name,topic_id\nWar,war\n")
    topics = load_dictionary(folder).topics
    assert topics[["topic_id", "topic_name"]].values.tolist() == [["war", "War"]]
    assert topics["note"].isna().all()


def test_text_that_is_not_utf_8_is_named(folder):
    write(folder / "topics.csv", ["war,War,", "peace,Fête,"], encoding="latin-1")
    assert faults_of(folder)[1:] == ["tiny/topics.csv, row 3: not UTF-8; save the sheet as CSV UTF-8"]


def test_files_missing_or_misspelt_are_named(folder, tmp_path):
    (folder / "topics.csv").rename(folder / "topic.csv")
    allowed = ", ".join(COLUMNS)
    assert faults_of(folder)[1:] == [
        f"tiny/topic.csv: no file of a dictionary, allowed: {allowed}",
        "tiny/topics.csv: no such file",
    ]
    assert faults_of(tmp_path / "nowhere")[1:] == ["nowhere: no such folder"]


def test_extra_rows_are_added(folder, tmp_path):
    (tmp_path / "mine").mkdir()
    write(tmp_path / "mine" / "actor_names.csv", ["freedonia,Land of Spies,name,ours"])
    plain, more = load_dictionary(folder), load_dictionary(folder, extra=tmp_path / "mine")
    added = more.names[~more.names["name_id"].isin(plain.names["name_id"])]
    assert added[["name_id", "file", "row"]].values.tolist() == [
        ["freedonia/Land of Spies", "mine/actor_names.csv", 2]
    ]
    assert more.version != plain.version


def test_extra_rows_that_are_there_already_are_named(folder, tmp_path):
    (tmp_path / "mine").mkdir()
    assert faults_of(folder, extra=tmp_path / "mine")[1].startswith(
        "mine: no CSV file in it, allowed: actors.csv"
    )
    write(tmp_path / "mine" / "topics.csv", ["war,War again,"])
    assert faults_of(folder, extra=tmp_path / "mine")[1:] == [
        'mine/topics.csv, row 2: topic_id "war" again, as in tiny/topics.csv, row 2'
    ]


def test_an_unknown_topic_says_what_there_is(folder):
    dictionary = load_dictionary(folder)
    assert check_topic_id(dictionary, "war") == "war"
    with pytest.raises(DictionaryError, match=r'^topic_id: got "peace", the dictionary has: war$'):
        check_topic_id(dictionary, "peace")


def findings_of(folder, today=date(2026, 11, 22)):
    table = lint_dictionary(load_dictionary(folder), today=today)
    return table[["file", "row", "rule", "message"]].values.tolist()


def test_nothing_to_find_in_the_tiny_dictionary(folder):
    table = lint_dictionary(load_dictionary(folder), today=date(2026, 11, 22))
    assert table.dtypes.astype(str).to_dict() == {
        "file": "str",
        "row": "int64",
        "rule": "str",
        "message": "str",
    }
    assert table.empty


@pytest.mark.parametrize(
    ("file", "lines", "findings"),
    [
        (
            "other_names.csv",
            ["Freedonia  Gazette,"],
            [(3, "blank", '"Freedonia  Gazette" has a blank too many')],
        ),
        (
            "actor_names.csv",
            ["freedonia,Freedonie ,name,"],
            [(7, "blank", '"Freedonie " has a blank too many')],
        ),
        (
            "actor_names.csv",
            ["freedonia,Fréedonia,variant,"],
            [(7, "twice", '"Fréedonia" is there already, but for accents or quotes')],
        ),
        (
            "topic_terms.csv",
            ["war,Battle*,explicit,"],
            [(3, "twice", '"Battle*" is there already, but for capitals')],
        ),
        ("topic_terms.csv", ["war,BATTLE*,explicit,"], []),
        (
            "actor_names.csv",
            ["rufus-firefly,Freedonia,variant,"],
            [(7, "collision", '"Freedonia" is freedonia (tiny/actor_names.csv, row 2) and rufus-firefly')],
        ),
        ("actor_names.csv", ["freedonia,Firefly,name,"], []),
        (
            "actors.csv",
            ["pinky,Pinky,person,FRE,", "chicolini,Chicolini,person,FRE,a spy"],
            [(4, "no-office", "Pinky holds no office and has no note")],
        ),
        (
            "topic_terms.csv",
            ["war,wa*,explicit,"],
            [(3, "glob", '"wa*": "wa*" matches too much, give it four letters or more')],
        ),
        ("topic_terms.csv", ["war,civil wars*,explicit,"], []),
    ],
)
def test_what_the_linter_finds(folder, file, lines, findings):
    write(folder / file, [*TINY[file], *lines])
    assert findings_of(folder) == [[f"tiny/{file}", *finding] for finding in findings]


def test_the_linter_finds_two_holders_of_one_office(folder):
    write(folder / "actors.csv", [*TINY["actors.csv"], "zander,Zander,person,FRE,"])
    write(folder / "offices.csv", [*TINY["offices.csv"], "zander,president,FRE,1933-11-18,1934-01-01,,"])
    message = "president of FRE: zander begins on 1933-11-18, rufus-firefly (row 2) is still there"
    assert findings_of(folder) == [["tiny/offices.csv", 3, "overlap", message]]


def test_a_handover_on_one_day_is_no_overlap(folder):
    write(folder / "actors.csv", [*TINY["actors.csv"], "zander,Zander,person,FRE,"])
    write(
        folder / "offices.csv",
        [
            "zander,president,FRE,1932-01-01,1933-11-17,,",
            *TINY["offices.csv"],
            "zander,deputy prime minister,FRE,1934-01-01,,,",
        ],
    )
    assert findings_of(folder) == []


def test_a_row_past_its_review_day_is_found(folder):
    message = "rufus-firefly, president: to be looked at by 2030-01-01"
    assert findings_of(folder, today=date(2030, 1, 2)) == [["tiny/offices.csv", 2, "review", message]]
    assert findings_of(folder, today=date(2030, 1, 1)) == []


@pytest.fixture(scope="module")
def packaged():
    return load_dictionary()


def test_the_packaged_dictionary_has_nothing_for_the_linter(packaged):
    assert lint_dictionary(packaged, today=date(2026, 11, 22)).values.tolist() == []


def test_the_packaged_dictionary_is_read_once(packaged):
    assert load_dictionary() is packaged
    assert load_dictionary(PACKAGED) is not packaged
    assert load_dictionary(PACKAGED).version == packaged.version


def test_every_packaged_id_is_there_once(packaged):
    for table, key in (
        ("actors", "actor_id"),
        ("names", "name_id"),
        ("terms", "term_id"),
        ("topics", "topic_id"),
    ):
        assert getattr(packaged, table)[key].is_unique, table


def test_every_actor_has_a_name_and_every_topic_an_explicit_term(packaged):
    assert set(packaged.actors["actor_id"]) == set(packaged.names["actor_id"])
    explicit = packaged.terms.query("strength == 'explicit'")
    assert set(packaged.topics["topic_id"]) == set(explicit["topic_id"])
    assert packaged.terms["note"].notna().all()


def test_all_states_of_the_united_nations_and_six_more(packaged):
    states = packaged.actors.query("actor_type == 'state'").set_index("country")["actor_name"]
    assert len(states) == 193 + 6
    assert states.is_unique and states.index.is_unique
    six = ["Cook Islands", "Niue", "Kosovo", "Palestine", "Taiwan", "Vatican City"]
    assert states[["COK", "NIU", "XKX", "PSE", "TWN", "VAT"]].tolist() == six


@pytest.mark.parametrize(
    ("day", "office", "country", "holders"),
    [
        ("2012-12-31", "prime minister", "JPN", ["shinzo-abe"]),
        ("2021-11-24", "prime minister", "JPN", ["fumio-kishida"]),
        ("2021-09-12", "defence minister", "JPN", ["nobuo-kishi"]),
        ("2022-05-26", "foreign minister", "JPN", ["yoshimasa-hayashi"]),
        ("2021-09-12", "president", "VNM", ["nguyen-xuan-phuc"]),
        ("2023-11-27", "president", "VNM", ["vo-van-thuong"]),
        ("2021-09-12", "foreign minister", "CHN", ["wang-yi"]),
        ("2023-08-01", "foreign minister", "CHN", ["wang-yi"]),
        ("2023-05-01", "foreign minister", "CHN", ["qin-gang"]),
        ("2021-08-25", "vice president", "USA", ["kamala-harris"]),
        ("2019-02-28", "secretary of state", "USA", ["mike-pompeo"]),
        ("2018-06-12", "president", "KOR", ["moon-jae-in"]),
        ("2022-09-15", "prime minister", "GBR", ["liz-truss"]),
        ("2024-06-30", "president", "IDN", ["joko-widodo"]),
        ("2016-07-12", "president", "PHL", ["rodrigo-duterte"]),
        ("2022-12-12", "prime minister", "VUT", ["ishmael-kalsakau"]),
        ("2024-02-09", "justice minister", "JPN", ["ryuji-koizumi"]),
        ("2024-07-31", "foreign minister", "NPL", ["arzu-rana-deuba"]),
        ("2025-01-07", "senior minister", "SGP", ["lee-hsien-loong", "teo-chee-hean"]),
        ("2025-11-20", "national security adviser", "JPN", ["keiichi-ichikawa"]),
        ("2015-10-01", "president", "PLW", ["tommy-remengesau"]),
        (
            "2021-11-24",
            "deputy prime minister",
            "VNM",
            ["le-minh-khai", "le-van-thanh", "pham-binh-minh", "vu-duc-dam"],
        ),
    ],
)
def test_who_held_an_office_on_a_day(packaged, day, office, country, holders):
    held = packaged.offices.query("office == @office and country == @country")
    held = held[(held["start_date"] <= day) & ~(held["end_date"] < pd.Timestamp(day))]
    assert sorted(held["actor_id"]) == holders


def read_cases(file):
    with open(DATA / file, encoding="utf-8", newline="") as lines:
        return [tuple(case.values()) for case in csv.DictReader(lines)]


@pytest.mark.parametrize("file", ["names_should_match.csv", "names_should_not_match.csv"])
def test_the_cases_are_about_actors_of_the_dictionary(packaged, file):
    cases, known = read_cases(file), set(packaged.actors["actor_name"])
    assert len(cases) == len(set(cases))
    for sentence, actor_name, _ in cases:
        assert actor_name in known, sentence


def test_a_name_that_should_match_is_in_the_dictionary(packaged):
    actor_names = packaged.actors.set_index("actor_id")["actor_name"]
    known = set(zip(packaged.names["actor_id"].map(actor_names), packaged.names["name"], strict=True))
    unknown = [case for case in read_cases("names_should_match.csv") if case[1:] not in known]
    # the matcher overlooks accents and capitals; these rows are there to show it
    assert [matched_text for _, _, matched_text in unknown] == UNFOLDED
    assert all(matched_text in sentence for sentence, _, matched_text in read_cases("names_should_match.csv"))


UNFOLDED = [
    "JAPAN",
    "Shinzō Abe",
    "Phạm Minh Chính",
    "Nguyễn Xuân Phúc",
    "Đặng Thị Ngọc Thịnh",
    "Recep Tayyip Erdoğan",
]
