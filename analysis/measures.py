"""What the columns of a counts table are called in words, for titles, axes and alternative texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import wrap_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = {
    "n_mentions": "mentions",
    "n_sentences": "sentences",
    "n_documents": "articles",
    "n_stories": "independent stories",
    "document_share": "share of articles (0 to 1)",
    "per_1000_words": "mentions per 1,000 words",
}
"""The unit of every measure, for titles and axes."""


def check_measure(counts: pd.DataFrame, measure: str, top: int) -> None:
    """Raise a ValueError for a measure that is no column of the counts, or for a `top` under 1."""
    exist = [column for column in MEASURES if column in counts]
    if measure not in exist:
        raise ValueError(f"unknown measure {measure!r}; this table has: {', '.join(exist)}")
    if top < 1:
        raise ValueError(f"top is how many to show, at least 1, got {top}")


def group_columns(counts: pd.DataFrame) -> list[str]:
    """List the columns that say what was counted.

    Examples
    --------
    >>> group_columns(pd.DataFrame(columns=["actor_name", "period", "freq", "n_mentions"]))
    ['actor_name', 'period']
    """
    own = [column for column in counts if column not in MEASURES]
    hidden = {"freq", "unit"} | ({"doc_id", "published_date", "story_id"} if "label" in own else set())
    return [column for column in own if column not in hidden]


def join_names(counts: pd.DataFrame) -> list[str]:
    """Write what was counted in one line for each row.

    Examples
    --------
    >>> join_names(pd.DataFrame({"outlet": ["Post"], "topic_id": ["tea"], "n_mentions": [1]}))
    ['Post · tea']
    """
    rows = counts[group_columns(counts)].astype(object)
    rows = rows.where(rows.notna(), "no date")
    return [" · ".join(map(str, row)) for row in rows.itertuples(index=False)]


def name_column(column: str) -> str:
    """Write the name of a column as a word.

    Examples
    --------
    >>> name_column("actor_name"), name_column("other_actor_name"), name_column("doc_id")
    ('actor', 'other actor', 'article')
    """
    if column in ("label", "doc_id"):
        return "article"
    return column.removesuffix("_name").removesuffix("_id").replace("_", " ")


def format_number(value: float) -> str:
    """Write a count whole and a rate with two decimals.

    Examples
    --------
    >>> format_number(1200), format_number(0.5)
    ('1,200', '0.50')
    """
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


def set_title(ax: Axes, title: str, table: pd.DataFrame, shown: str | int | None = None) -> None:
    """Give a figure its title, and below it the base of the table and how much of it is shown."""
    base = table.attrs.get("base", "")
    if isinstance(shown, int):
        shown = f"{shown} of {len(table)} shown" if shown < len(table) else None
    below = "; ".join(part for part in (base, shown) if part)
    ax.set_title("\n".join(wrap_label(part, width=84) for part in (title, below) if part))


def describe_counts(counts: pd.DataFrame, *, measure: str = "n_mentions", top: int = 5) -> str:
    """Put the highest numbers of a table into a sentence, for the alternative text of its figure.

    Examples
    --------
    >>> counts = pd.DataFrame({"actor_name": ["Peru", "Chile"], "n_mentions": [2, 4]})
    >>> describe_counts(counts)
    'mentions by actor: Chile 4, Peru 2.'
    >>> describe_counts(counts, top=1)
    'mentions by actor: Chile 4; and 1 more, none higher.'
    """
    check_measure(counts, measure, top)
    ranked = counts.sort_values(measure, ascending=False, kind="stable")
    names = join_names(ranked)
    parts = [
        f"{name} {format_number(value)}" for name, value in zip(names[:top], ranked[measure], strict=False)
    ]
    more = f"; and {len(ranked) - top:,} more, none higher" if len(ranked) > top else ""
    base = f" ({counts.attrs['base']})" if "base" in counts.attrs else ""
    what = " and ".join(name_column(column) for column in group_columns(counts))
    return f"{MEASURES[measure]} by {what}{base}: {', '.join(parts) or 'none'}{more}."
