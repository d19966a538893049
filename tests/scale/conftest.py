"""A small corpus cut small: what the tests of scale share."""

import pandas as pd
import pytest

from analysis import annotate, load_documents
from analysis.scale import batches, parts
from analysis.schema import SCHEMAS


@pytest.fixture(scope="session")
def articles(request):
    """Sixteen invented articles, among them editions of one story and some without a date."""
    return load_documents(request.config.rootpath / "tests" / "data" / "invented")


@pytest.fixture(scope="session")
def expected(articles):
    return annotate(articles)


@pytest.fixture
def small(monkeypatch):
    """Batches of three documents and parts of two to four, so that sixteen articles are many."""
    monkeypatch.setattr(batches.cut_batches, "__kwdefaults__", {"size": 3})
    monkeypatch.setattr(batches.cut_along, "__kwdefaults__", {"size": 3})
    for name, value in (("SMALLEST", 2), ("USUAL", 2), ("LARGEST", 4)):
        monkeypatch.setattr(parts, name, value)


@pytest.fixture(scope="session")
def assert_same():
    """A function that compares all tables to the last row, column and type."""

    def compare(one, other):
        for name in SCHEMAS:
            pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))

    return compare
