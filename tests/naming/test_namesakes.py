"""Several bearers of one short name in a document; invented people throughout."""

import pytest

from analysis.actors import match_actors
from analysis.naming.namesakes import known_at
from analysis.schema import build_table
from analysis.sentences import split_sentences

ANN, BO, BOTH = "ann-ray", "bo-ray", "ann-ray/Ray|bo-ray/Ray"


@pytest.fixture(scope="module")
def read(make_documents, tiny_dictionary):
    """Whom each bare "Ray" of a text means; the candidates where that is open."""

    def run(text, day="2020-07-07"):
        documents = make_documents({"x": text}, day=day)
        sentences = split_sentences(documents, build_table("zones", [("x", 0, len(text), "body")]))
        table = match_actors(documents, sentences, tiny_dictionary).query("matched_text == 'Ray'")
        return table["actor_id"].where(table["resolved_by"] != "ambiguous", table["name_id"]).tolist()

    return run


def test_who_is_known_to_a_reader():
    first = {"a": (10, 1), "b": (60, 3), "c": (12, 1)}
    assert known_at(50, first) == known_at(5, first) == {"a": (10, 1), "c": (12, 1)}
    assert known_at(70, first) == first
    assert known_at(5, {}) == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # The only one whom the paragraph names in full, and from then on until another is named.
        ("Ann Ray spoke.\n\nBo Ray slept. Ray snored.", [BO]),
        ("Ann Ray spoke.\n\nBo Ray slept. Ray snored.\n\nRay woke.\n\nRay left.", [BO, BO, BO]),
        ("Ann Ray spoke.\n\nBo Ray slept. Ray snored.\n\nAnn Ray left. Ray wept.", [BO, ANN]),
        ("Ann Ray spoke.\nBo Ray slept. Ray snored.", [BO]),
        ("Ann Ray spoke. Bo Ray slept. Ray snored.", [BOTH]),
        ("Ann Ray spoke.\n\nBo Ray slept.\n\nRay snored.", [BOTH]),
        ("Ann Ray spoke.\n\nBo Ray slept. Ray snored.\n\nIt rained.\n\nRay left.", [BO, BOTH]),
        ("Ann Ray spoke.\n\nBo Ray slept. Ray snored.\n\nMr Ray left.", [BO, BOTH]),
        # Not if another is the Ray of the text, or if whose relative he is comes with the name.
        ("Ann Ray spoke. Ray left. Ray fell.\n\nBo Ray slept. Ray snored.", [ANN, ANN, BOTH]),
        ("Ann Ray spoke.\n\nBo Ray, the minister’s little brother, slept. Ray snored.", [BOTH]),
        # The only one whom the sentence names before a new clause.
        ("Ann Ray spoke. Bo Ray slept; Ray snored.", [BO]),
        ("Ann Ray spoke. Bo Ray slept, but Ray snored.", [BO]),
        ("Ann Ray spoke. Bo Ray told Ray so.", [BOTH]),
        # Whom it has always meant, if the others are some way off.
        ("Ann Ray spoke. Ray left. Ray fell.\n\nBo Ray slept.\n\nIt rained.\n\nRay won.", [ANN] * 3),
        ("Ann Ray spoke. Ray left. Ray fell.\n\nBo Ray slept.\n\nRay won.", [ANN, ANN, BOTH]),
        ("Ann Ray spoke. Ray left.\n\nBo Ray slept.\n\nIt rained.\n\nRay won.", [ANN, BOTH]),
        # Nobody of whom it is said that he is no relation, and a stranger like anybody else.
        ("Ann Ray, no relation to Bo Ray, spoke. Ray left.", [ANN]),
        ("Ann Ray spoke.\n\nDee Ray slept. Ray snored.\n\nRay woke.", []),
        ("Dee Ray spoke.\n\nAnn Ray slept. Ray snored.", [ANN]),
    ],
)
def test_whom_a_bare_name_means_that_several_bear(read, text, meant):
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mr Ann Ray met Minister Bo Ray. Minister Ray left.", [BO]),
        ("Mr Ann Ray met Bo Ray. Minister Ray left.", [BOTH]),
        ("Minister Ann Ray met Minister Bo Ray. Minister Ray left.", [BOTH]),
        ("Ann Ray spoke. Prime Minister Ray left.", [ANN]),
    ],
)
def test_a_title_tells_who_was_introduced_with_it(read, text, meant):
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Bo Ray left with his father, former Minister Ann Ray. The elder Ray slept. Ray left.", [ANN, BO]),
        ("Bo Ray met Ann Ray. The elder Ray slept.", []),
        ("Bo Ray said his father met Ann Ray. The elder Ray slept.", []),
    ],
)
def test_an_elder_is_whom_the_text_calls_a_parent(read, text, meant):
    assert read(text) == meant


def test_a_name_in_the_middle_of_another_is_not_that_of_its_bearer(make_documents, dictionary):
    text = "Pham Binh Minh spoke. Colonel Pham Minh Chinh left. Colonel Minh slept."
    documents = make_documents({"x": text}, day="2018-02-03")
    sentences = split_sentences(documents, build_table("zones", [("x", 0, len(text), "body")]))
    found = match_actors(documents, sentences, dictionary)
    assert found["actor_id"].tolist() == ["pham-binh-minh", "pham-minh-chinh", "pham-binh-minh"]


def test_an_office_that_somebody_never_held_leaves_a_shared_name_open(make_documents, dictionary):
    text = "Prime Minister Lawrence Wong spoke. Defence Minister Wong left. Mr Wong wept."
    documents = make_documents({"x": text}, day="2025-02-03")
    sentences = split_sentences(documents, build_table("zones", [("x", 0, len(text), "body")]))
    assert match_actors(documents, sentences, dictionary)["resolved_by"].tolist() == [
        "name",
        "ambiguous",
        "antecedent",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senator WONG (South Australia—Minister for Foreign Affairs) (14:03): We do.", ["penny-wong"]),
        ("Senator Wong (Minister for Foreign Affairs and Leader of all) spoke.", ["penny-wong"]),
        ("Mr Wong (Prime Minister) spoke.", ["lawrence-wong"]),
        ("Senator WONG (South Australia) (14:03): We do.", [None]),
        ("Senator WONG (South Australia—Minister for Defence): We do.", [None]),
    ],
)
def test_an_office_in_brackets_tells_who_it_is(make_documents, dictionary, text, found):
    documents = make_documents({"x": text}, day="2025-02-03")
    sentences = split_sentences(documents, build_table("zones", [("x", 0, len(text), "body")]))
    mentions = match_actors(documents, sentences, dictionary).query("matched_text.str.lower() == 'wong'")
    assert mentions["actor_id"].astype(object).where(mentions["actor_id"].notna(), None).tolist() == found
