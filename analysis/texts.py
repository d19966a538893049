"""The texts of documents: from their table, or from the folder of tables that they were opened from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.scale.store import FOLDER, read_table
from analysis.schema import TableError


def read_texts(documents: pd.DataFrame, doc_ids: Iterable[str] | None = None) -> dict[str, str]:
    """Read the texts of some documents.

    Parameters
    ----------
    documents
        The documents table. Where :func:`analysis.load_tables` left out the texts, they are read from its
        folder, those that are asked for and no others.
    doc_ids
        Which documents, all of them by default.

    Returns
    -------
    dict of str to str
        The text of every document asked for that there is.

    Raises
    ------
    analysis.schema.TableError
        If the documents have no texts, and it is not known from which folder they come.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc_id": ["a", "b"], "text": ["Hanoi", "Tokyo"]})
    >>> read_texts(documents, ["b", "z"])
    {'b': 'Tokyo'}
    """
    chosen = documents
    if doc_ids is not None:
        chosen = documents[documents["doc_id"].isin(set(doc_ids))]
    if "text" not in documents:
        if FOLDER not in documents.attrs:
            raise TableError("table documents: no column text, and no folder of tables to read it from")
        # Without any to read Parquet would not know what type of name is meant.
        among = [("doc_id", "in", chosen["doc_id"].tolist() or [""])]
        folder = Path(documents.attrs[FOLDER])
        chosen = read_table(folder, "documents", columns=["doc_id", "text"], filters=among)
    return dict(zip(chosen["doc_id"], chosen["text"], strict=True))
