"""The sections of an audit page on stories, odd texts and the dictionary: what a person should judge.

Every function makes the inner HTML of one section. All text that comes from files is escaped.
"""

from __future__ import annotations

import pandas as pd

from analysis.audit import Audit
from analysis.audit_sections import MOST_LETTERS, first_rows_html, write_day
from analysis.html_parts import (
    clean_text,
    say_left_out,
    table_html,
    write_limits,
    write_number,
    write_share,
)
from analysis.schema import iterate_rows
from analysis.suspicious import FEWEST_WORDS
from analysis.unknown_names import CAPITALS

MOST_NAMES = 40

CUES = {
    "title": "a title stands beside it",
    "body word": "its words say that it is a body",
    "verb of saying": "somebody of this name says something",
    "capitals": "only its capitals tell",
}
"""What tells that a name is one."""

RULES = {
    "no body": "No running text was found: a menu, a list, or a page whose article is missing.",
    "short": f"Article text under {FEWEST_WORDS} words: a brief, or a teaser before a paywall.",
    "furniture": "Four fifths of the file or more are menus, teasers and the like.",
    "unreadable letters": "They were lost before the file was saved; fetch the text again.",
    "wrong encoding": "Names with such signs in them are not found.",
    "not English": "Hardly any English function words. The kit reads English only.",
    "capitals": "Nearly all letters are capitals; names look like all other words.",
    "no known name": "Another subject, another language, or names that the dictionary does not have.",
}
"""What each rule of suspicion means."""

HOW_TO_ADD = """actors.csv
actor_id,actor_name,actor_type,country,note
ola-lund,Ola Lund,person,NOR,

actor_names.csv
actor_id,name,form,note
ola-lund,Ola Lund,full,
ola-lund,Lund,short,"""


def stories_html(audit: Audit) -> str:
    """How many stories there are, and what stands there twice."""
    n_more = audit.n_documents - audit.n_stories
    added = {0: "", 1: "1 article adds no story of its own."}.get(
        n_more, f"{n_more:,} articles add no story of their own."
    )
    units = (
        f"{write_number(audit.n_documents, 'article')}, {write_number(audit.n_stories, 'story', 'stories')}"
    )
    return "".join(
        [
            f"<p><strong>{units}.</strong> Two articles are editions of one story when at least half of the "
            "five-word runs of the shorter one stand in the other: one report, printed twice. "
            f"{added} Count by story where you can.</p>",
            _list_stories(audit),
            _list_duplicates(audit),
            write_limits(
                "A story that an outlet has rewritten sentence by sentence is not recognised. And standing "
                "texts, such as the closing lines of a series, can make two short articles one story."
            ),
        ]
    )


def _list_stories(audit: Audit) -> str:
    columns = ("label", "n_documents", "first_date", "last_date", "lowest_containment")
    rows = [
        [clean_text(label), f"{n:,}", write_day(first), write_day(last), f"{lowest:.2f}"]
        for label, n, first, last, lowest in iterate_rows(audit.stories, *columns)
    ]
    heads = ["story", "editions", "from", "to", "containment"]
    numbers = "editions from to containment"
    return table_html("The largest stories", heads, rows, numbers=numbers, long="story") if rows else ""


def _list_duplicates(audit: Audit) -> str:
    if audit.duplicates.empty:
        return "<p>No two texts are the same to the letter.</p>"
    rows = [
        [f"{n:,}", clean_text(ids, most=MOST_LETTERS), "yes" if same else "no"]
        for n, ids, same in iterate_rows(audit.duplicates, "n_documents", "doc_ids", "same_bytes")
    ]
    heads = ["copies", "articles", "same file to the byte"]
    caption = "The same text to the letter"
    return first_rows_html(caption, heads, rows, "duplicates", numbers="copies", long="articles")


def suspicious_html(audit: Audit) -> str:
    """Texts that a person should look at, by reason."""
    found = audit.suspicious
    n_texts = found["doc_id"].nunique()
    verb = "looks" if n_texts == 1 else "look"
    parts = [f"<p>{n_texts:,} of {write_number(audit.n_documents, 'text')} {verb} unusual.</p>"]
    for rule, meaning in RULES.items():
        chosen = found[found["rule"] == rule]
        if len(chosen):
            told = f"<strong>{rule}</strong> ({write_number(len(chosen), 'text')}). {meaning}"
            parts.append(f"<details><summary>{told}</summary>{_list_texts(chosen, rule)}</details>")
    parts.append(
        write_limits(
            "Nothing was taken out. These are rules of thumb: a short, odd text may be perfectly good, and a "
            "bad one can look like any other."
        )
    )
    return "".join(parts)


def _list_texts(chosen: pd.DataFrame, rule: str) -> str:
    rows = [
        [clean_text(file if isinstance(file, str) else doc_id), clean_text(reason)]
        for doc_id, file, reason in iterate_rows(chosen, "doc_id", "file", "reason")
    ]
    return first_rows_html(f"Texts: {rule}", ["file", "why"], rows, "suspicious", long="file")


def coverage_html(audit: Audit) -> str:
    """How much the dictionary knows of these articles."""
    documents = audit.documents
    n_mentions, n_open = int(documents["n_mentions"].sum()), int(documents["n_ambiguous"].sum())
    named = int((documents["n_mentions"] > 0).sum())
    rows = [
        ["articles that name an actor of the dictionary", f"{named:,} of {audit.n_documents:,}"],
        ["different actors in an article (median)", f"{_median(documents['n_actors']):g}"],
        ["mentions in an article (median)", f"{_median(documents['n_mentions']):g}"],
        [
            "mentions left open between two actors",
            f"{n_open:,} of {n_mentions:,} ({write_share(n_open / max(1, n_mentions))})",
        ],
    ]
    return (
        table_html("Known actors in the articles’ own text", ["measure", "value"], rows, numbers="value")
        + "<p>A mention is left open where two persons share a short name and the text does not say which. "
        "It is counted, and credited to nobody.</p>"
        + write_limits(
            "Coverage says how often the dictionary speaks, not how often it is right. It cannot see who is "
            "only “he” or “the ministry”."
        )
    )


def _median(numbers: pd.Series) -> float:
    return float(numbers.median()) if len(numbers) else 0.0


def unknown_html(audit: Audit) -> str:
    """Names that the dictionary does not know, each with one sentence as evidence."""
    names = audit.unknown_names
    sure, perhaps = names[names["cue"] != CAPITALS], names[names["cue"] == CAPITALS]
    folded = (
        f"<details><summary>Perhaps names: only their capitals tell ({len(perhaps):,})</summary>"
        f"{_list_names(perhaps)}</details>"
    )
    return "".join(
        [
            "<p>Persons and bodies that the dictionary does not know, those in most stories first. Something "
            "beside the name tells that it is one: a title, a verb of saying, a word such as "
            "<em>Ministry</em> in it. <strong>Add those that matter for your question</strong>; the others "
            "do no harm.</p>",
            _list_names(sure) if len(sure) else "<p>None was found.</p>",
            folded if len(perhaps) else "",
            "<h3>How to add one</h3>",
            "<p>Make a folder, say <code>my_dictionary</code>, with these two files, and name it when you "
            'annotate: <code>load_dictionary(extra="my_dictionary")</code> in a notebook, '
            "<code>--extra my_dictionary</code> on the command line.</p>",
            f"<pre>{HOW_TO_ADD}</pre>",
            write_limits(
                "This is a list to read, not a count to publish: two spellings of a name are two lines here, "
                "and two people of one name are one."
            ),
        ]
    )


def _list_names(names: pd.DataFrame) -> str:
    columns = ("name", "cue", "n_stories", "n_documents", "n_mentions", "doc_id", "sentence")
    items = []
    for name, cue, n_stories, n_documents, n_mentions, doc_id, sentence in iterate_rows(
        names[:MOST_NAMES], *columns
    ):
        told = [
            write_number(n_stories, "story", "stories"),
            write_number(n_documents, "article"),
            write_number(n_mentions, "mention"),
            CUES[cue],
        ]
        items.append(
            f'<li><p><strong>{clean_text(name)}</strong> <span class="quiet">{" · ".join(told)}</span></p>'
            f"<blockquote>{_mark(sentence, name)}</blockquote>"
            f'<p class="quiet">{clean_text(doc_id)}</p></li>'
        )
    more = say_left_out(len(names), MOST_NAMES, "audit.unknown_names")
    return f'<ul class="names">{"".join(items)}</ul>{more}'


def _mark(sentence: str, name: str) -> str:
    """Mark the name in its sentence; a long sentence is cut around it."""
    words = " ".join(sentence.split())
    place = max(0, words.find(name))
    begin = max(0, place - MOST_LETTERS // 2)
    shown = ("… " if begin else "") + words[begin : begin + MOST_LETTERS]
    shown += " …" if len(words) > begin + MOST_LETTERS else ""
    return clean_text(shown).replace(clean_text(name), f"<mark>{clean_text(name)}</mark>", 1)
