"""Coverage-guided fuzzing: any bytes as a file, any text as an article, any pattern as a keyword.

Run (needs ``pip install atheris``, on Linux or macOS)::

    python tests/fuzz/fuzz_kit.py files -max_total_time=60
    python tests/fuzz/fuzz_kit.py texts -max_total_time=60 -timeout=10
    python tests/fuzz/fuzz_kit.py patterns -max_total_time=60 -timeout=10

What follows the target are options of libFuzzer: ``-timeout`` makes a hang a failure, a folder keeps the
inputs that reached new code. A failure is an exception that the docstrings do not name, or a table whose
offsets do not lead back to its text. The test suite looks for the same in generated cases, without this tool.
"""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["analysis"]):
    import pandas as pd

    from analysis import annotate, load_dictionary, load_documents
    from analysis.kwic import match_keyword
    from analysis.loading.files import READERS, read_file
    from analysis.loading.readings import LoadOptions, Unreadable
    from analysis.loading.sources import SourceFile

warnings.simplefilter("ignore")
DICTIONARY = load_dictionary()
ENDINGS = sorted(READERS)


def fuzz_files(content: bytes) -> None:
    """The first byte chooses the kind of file, the others are what it holds."""
    ending, rest = ENDINGS[(content[:1] or b"\0")[0] % len(ENDINGS)], content[1:]
    try:
        articles = list(
            read_file(SourceFile(f"a{ending}", len(rest), lambda: io.BytesIO(rest)), LoadOptions()).articles
        )
    except Unreadable as fault:
        assert str(fault)
        return
    assert all(article.text.strip() for article in articles)


def fuzz_texts(content: bytes) -> None:
    """All stages over one article, published on a day that its first byte chooses."""
    text = content[1:].decode("utf-8", "replace")
    if not text.strip():
        return
    day = pd.Timestamp("2022-01-01") + pd.Timedelta(days=content[0])
    tables = annotate(load_documents(pd.DataFrame({"text": [text], "published_date": [day]})), DICTIONARY)
    text = tables.documents["text"][0]
    for mentions in (tables.actor_mentions, tables.topic_mentions, tables.date_mentions):
        for start, end, matched in mentions[["start_char", "end_char", "matched_text"]].itertuples(
            index=False
        ):
            assert text[start:end] == matched
    for start, end, sentence in tables.sentences[["start_char", "end_char", "sentence"]].itertuples(
        index=False
    ):
        assert text[start:end] == sentence
    spans = tables.zones[["start_char", "end_char"]].to_numpy()
    assert (spans[1:, 0] >= spans[:-1, 1]).all()


def fuzz_patterns(content: bytes) -> None:
    """The first line is a pattern, the rest the text in which it is looked for."""
    pattern, _, text = content.decode("utf-8", "replace").partition("\n")
    documents = pd.DataFrame({"doc_id": ["a"], "text": [text], "label": ["A"], "published_date": [pd.NaT]})
    rows = [("a", 1, text, 0, len(text), "body")]
    columns = ["doc_id", "sentence_id", "sentence", "start_char", "end_char", "zone"]
    try:
        found = match_keyword(documents, pd.DataFrame(rows, columns=columns), pattern)
    except ValueError as fault:
        assert str(fault)
        return
    for start, end, matched in found[["start_char", "end_char", "matched_text"]].itertuples(index=False):
        assert text[start:end] == matched


TARGETS: dict[str, Callable[[bytes], None]] = {
    "files": fuzz_files, "texts": fuzz_texts, "patterns": fuzz_patterns
}  # fmt: skip


def main() -> None:
    name, *options = sys.argv[1:] or ["help"]
    if name not in TARGETS:
        sys.exit(f"{__doc__}\ngot {name!r}, takes one of {', '.join(TARGETS)}")
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
