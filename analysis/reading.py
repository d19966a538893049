"""Documents and zones -> what a reader sees of them: the share of each zone, and the text in its zones."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import HATCHES, make_axes, protect_labels, wrap_label
from analysis.schema import ARTICLE_ZONES, ZONES
from analysis.texts import read_texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes


ZONE_COLOURS = {
    "headline": "#0072B2",
    "standfirst": "#56B4E9",
    "dateline": "#009E73",
    "body": "#EAF1F7",
    "byline": "#F0E442",
    "caption": "#E69F00",
    "credit": "#CC79A7",
    "metadata": "#BBBBBB",
    "furniture": "#D55E00",
}


def count_zones(zones: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Count the characters of every zone in every article, blanks left out.

    Parameters
    ----------
    zones
        The ``zones`` table.
    documents
        Completed documents, with ``label`` and ``text``.

    Returns
    -------
    pandas.DataFrame
        ``label``, ``zone``, ``n_characters`` and ``share`` (0 to 1, of the file), with a row for every
        zone that any of the articles has, zeros included; articles by date, zones in reading order.

    Examples
    --------
    >>> zones = pd.DataFrame({"doc_id": ["a", "a"], "start_char": [0, 6], "end_char": [5, 8],
    ...                       "zone": ["body", "furniture"]})
    >>> documents = pd.DataFrame({"doc_id": ["a"], "label": ["A"], "text": ["Hello X"],
    ...                           "published_date": [pd.NaT]})
    >>> count_zones(zones, documents)["n_characters"].tolist()
    [5, 1]
    """
    texts = read_texts(documents)
    rows = zones[zones["doc_id"].isin(documents["doc_id"])]
    sizes = [
        sum(map(len, texts[doc_id][start:end].split()))
        for doc_id, start, end in rows[["doc_id", "start_char", "end_char"]].itertuples(index=False)
    ]
    found = rows.assign(n=sizes).groupby(["doc_id", "zone"])["n"].sum()
    articles = documents.sort_values(["published_date", "doc_id"], kind="stable")
    present = [zone for zone in ZONES if zone in set(rows["zone"])]
    index = pd.MultiIndex.from_product([articles["doc_id"], present], names=["doc_id", "zone"])
    counts = found.reindex(index, fill_value=0).rename("n_characters").reset_index()
    total = counts.groupby("doc_id")["n_characters"].transform("sum")
    labels = counts["doc_id"].map(articles.set_index("doc_id")["label"])
    counts["share"] = counts["n_characters"] / total.where(total > 0, 1)
    return counts.assign(label=labels)[["label", "zone", "n_characters", "share"]]


def plot_zones(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the share of each zone in each article as one bar of 100 %.

    Parameters
    ----------
    counts
        From :func:`count_zones`.
    ax
        Where to draw; a new figure by default.
    """
    grid = counts.pivot(index="label", columns="zone", values="share")
    grid = grid.loc[counts["label"].drop_duplicates().iloc[::-1], counts["zone"].drop_duplicates()]
    ax = make_axes(ax, height=1.8 + 0.75 * len(grid))
    left = pd.Series(0.0, grid.index)
    # The article's own words are plain; what is not counted is hatched.
    own = [zone for zone in grid if zone in ARTICLE_ZONES]
    for place, zone in enumerate(own + [zone for zone in grid if zone not in ARTICLE_ZONES]):
        hatch = "" if zone in own else HATCHES[1 + place % (len(HATCHES) - 1)]
        style = {"color": ZONE_COLOURS[zone], "edgecolor": "black", "hatch": hatch}
        bars = ax.barh(range(len(grid)), grid[zone], left=left, label=zone, **style)
        texts = [f"{share:.0%}" if share >= 0.05 else "" for share in grid[zone]]
        ax.bar_label(bars, texts, label_type="center", bbox={"color": "white", "pad": 1, "alpha": 0.85})
        left = left + grid[zone]
    ax.set_yticks(range(len(grid)), [wrap_label(label) for label in grid.index])
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    ax.set_xlabel("share of the characters of the file, blanks left out (hatched: not counted)")
    ax.set_title(f"Zones by article ({len(grid)} files)")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return protect_labels(ax)


def document_html(text: str, zones: pd.DataFrame) -> str:
    """Write an article in its zones: its own words plainly, the rest set apart behind the zone's name.

    Parameters
    ----------
    text
        Of the article.
    zones
        Its rows of the ``zones`` table.

    Returns
    -------
    str
        HTML without scripts; all text of the article is escaped.
    """
    parts = []
    own = zones.sort_values("start_char")
    for start, end, zone in own[["start_char", "end_char", "zone"]].itertuples(index=False):
        words = html.escape(text[start:end]).replace("\n", "<br>")
        name = f"<b>{zone}</b> "
        if zone in ARTICLE_ZONES:
            shown = words if zone == "body" else name + words
            parts.append(f'<p style="margin:0.4em 0">{shown}</p>')
        else:
            style = "margin:0.4em 0 0.4em 2em;padding-left:0.6em;border-left:4px dotted #767676;color:#595959"
            parts.append(f'<p style="{style}">{name}{words}</p>')
    return "".join(parts)
