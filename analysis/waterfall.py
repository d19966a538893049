"""How a count came about: from the string in the files to mentions, articles and stories, step by step.

"Why is your count different from mine?" Because a plain search for China also hits the South China Sea, a
caption and another article's teaser, and misses Beijing. Each step of the waterfall says how many spans it
takes away or adds; :func:`build_count_spans` lists the spans themselves, and the two always agree.

Each rule has a step of its own, so that a rule switched off shows there and in the totals below:

- "inside a longer word" looks at letters alone; neither the dictionary nor the choice of zones changes it.
- "inside another name" holds what longer names hide. Without a longer name its hits leave this step; every
  other span stays where it is.
- "in captions" and the like follow the choice of zones: another choice moves spans between these steps and
  what is kept or added, and leaves the steps above them alone.
- each "+" step holds the mentions of one form: without demonyms in the dictionary "+ demonym" is empty. What
  a name had hidden may then be added in its place: "Korean", where "South Korean" is no name any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from analysis.dictionary import Dictionary
from analysis.schema import ARTICLE_ZONES
from analysis.waterfall_spans import REPEATS, STEPS, ZONE_STEPS, build_count_spans

if TYPE_CHECKING:
    from analysis.annotate import Tables

__all__ = ["build_count_spans", "describe_waterfall", "explain_count"]


def explain_count(
    tables: Tables,
    name: str,
    *,
    by: str = "actor_name",
    string: str | None = None,
    zones: str | Iterable[str] = ARTICLE_ZONES,
    dictionary: Dictionary | None = None,
) -> pd.DataFrame:
    """Lead from the hits of a plain search to mentions, articles and stories, in steps that add up.

    Parameters
    ----------
    tables
        The annotated corpus; ``documents``, ``actor_mentions`` and ``topic_mentions`` are used.
    name
        An actor or a topic, mentioned or in the dictionary.
    by
        What `name` is: an ``"actor_name"``, a ``"topic_name"`` or a ``"topic_id"``.
    string
        What a plain search would look for; by default the name. An actor is searched letter for letter, a
        topic in upper and lower case, as its terms are.
    zones
        Zone names, by default what the article itself says.
    dictionary
        The one the corpus was annotated with; the packaged one by default.

    Returns
    -------
    pandas.DataFrame
        ``step``; ``unit`` (what is counted after this step: ``mention``, ``article`` or ``story``);
        ``change`` (taken away or added by this step); ``n`` (in that unit: the row above plus the change);
        ``n_mentions``, ``n_documents``, ``n_stories`` (all three units of the spans that are left);
        ``explanation``. Steps that take away or add no mention are left out; the last two rows, articles
        and stories, are always there. The last row has the three numbers of
        :func:`analysis.counts.count_mentions`. ``attrs["base"]`` says the base in words.

    Raises
    ------
    ValueError
        For a name that nobody bears (with those that come close), an empty string, an unknown zone or `by`.
    """
    spans = build_count_spans(tables, name, by=by, string=string, zones=zones, dictionary=dictionary)
    stories = spans["doc_id"].map(tables.documents.set_index("doc_id")["story_id"])
    spans = spans.assign(story_id=stories)
    left = spans[(spans["change"] <= 0) & (spans["unit"] == "mention")]
    start = f'"{spans.attrs["string"]}" in the files'
    reason = "every hit of a plain search, anywhere in the files"
    rows = [(start, "mention", len(left), *_count_units(left), reason)]
    for step in STEPS:
        here, unit = spans[spans["step"] == step], REPEATS.get(step, "mention")
        change = int(here["change"].sum())
        if change == 0 and unit == "mention":
            continue
        if unit == "mention":
            left = left[left["step"] != step] if change < 0 else pd.concat([left, here])
        rows.append((step, unit, change, *_count_units(left), STEPS[step] + _quote(here)))
    columns = ["step", "unit", "change", "n_mentions", "n_documents", "n_stories", "explanation"]
    steps = pd.DataFrame(rows, columns=columns)
    steps.insert(3, "n", steps["change"].cumsum())
    steps.attrs.update(spans.attrs)
    return steps


def _count_units(spans: pd.DataFrame) -> tuple[int, int, int]:
    return len(spans), spans["doc_id"].nunique(), spans["story_id"].nunique()


def _quote(spans: pd.DataFrame) -> str:
    """Name the three most frequent texts of a step with their numbers: ': South China Sea 9, ...'."""
    if spans.empty or spans["step"].iloc[0] in {*ZONE_STEPS.values(), *REPEATS}:
        return ""
    texts = spans["matched_text" if spans["change"].iloc[0] > 0 else "read_as"]
    counts = texts.dropna().str.replace(r"\s+", " ", regex=True).value_counts()
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    quoted = ", ".join(f"{text} {number}" for text, number in counts[:3].items())
    return f": {quoted}{', ...' if len(counts) > 3 else ''}" if quoted else ""


def describe_waterfall(steps: pd.DataFrame) -> str:
    """Put a waterfall into a sentence, for the alternative text of its figure.

    Parameters
    ----------
    steps
        From :func:`explain_count`.

    Examples
    --------
    >>> steps = pd.DataFrame({"step": ['"Peru" in the files', "- in captions", "- again in the same article"],
    ...                       "unit": ["mention", "mention", "article"], "change": [9, -2, -4],
    ...                       "n": [9, 7, 3], "n_documents": [4, 3, 3], "n_stories": [3, 3, 3]})
    >>> describe_waterfall(steps)
    'From 9 hits of "Peru" in the files to 7 mentions, 3 articles, 3 stories: -2 in captions.'
    """
    mentions = steps[steps["unit"] == "mention"]
    parts = [f"{change:+,} {step[2:]}" for step, change in mentions[["step", "change"]].values[1:]]
    numbers = [mentions["n"].iloc[0], mentions["n"].iloc[-1], *steps[["n_documents", "n_stories"]].values[-1]]
    forms = (("hit", "hits"), ("mention", "mentions"), ("article", "articles"), ("story", "stories"))
    told = [f"{n:,} {one if n == 1 else many}" for n, (one, many) in zip(numbers, forms, strict=True)]
    base = f" ({steps.attrs['base']})" if "base" in steps.attrs else ""
    return (
        f"From {told[0]} of {steps['step'].iloc[0]} to {', '.join(told[1:])}{base}: "
        f"{', '.join(parts) or 'no step changes the number'}."
    )
