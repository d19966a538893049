"""What all figures share: the style, safe labels, and a figure as HTML that says what it shows.

Figures are made without pyplot: nothing is global, nothing has to be closed by hand, and importing this
module does not import matplotlib.
"""

from __future__ import annotations

import base64
import html
import io
import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 12.8, 7.2
"""Inches; at 100 dots per inch 1280 by 720 pixels, which a projector shows as it is."""

STYLE = {
    "figure.dpi": 100,
    "savefig.dpi": "figure",
    "font.family": ["DejaVu Sans"],  # has every Vietnamese letter and comes with matplotlib
    "font.size": 14.5,  # so that "small" is 12
    "axes.titlesize": 16,
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.labelsize": "medium",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.labelsize": 13,
    "ytick.labelsize": 14,
    "legend.fontsize": 13,
    "legend.frameon": False,
    "hatch.linewidth": 0.8,
    "text.parse_math": False,  # "$5 million and $10 million" is no formula
    "text.usetex": False,
}
"""Readable from the last row: no text under 12 points on a figure 1280 pixels wide."""

COLOURS = ("#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D55E00", "#0072B2", "#999999")
"""M. Okabe and K. Ito, Color Universal Design (2002): told apart by every kind of colour vision."""

HATCHES = ("", "///", "...", "xx", "\\\\\\", "ooo", "++", "--")
"""One for each colour, so that a grey copy can be read as well."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
"""One for each colour, for points."""


def use_style() -> None:
    """Set the style of all figures and tables of this session; a notebook calls it once.

    Tables show long texts whole, and never read "$5 million and $10 million" as a formula.

    Examples
    --------
    >>> import matplotlib
    >>> with matplotlib.rc_context():
    ...     use_style()
    ...     matplotlib.rcParams["font.size"]
    14.5
    """
    import matplotlib

    matplotlib.rcParams.update(STYLE)
    pd.set_option("display.max_colwidth", None, "display.html.use_mathjax", False)


def make_axes(ax: Axes | None, *, height: float = HEIGHT) -> Axes:
    """Return the axes given, or those of a new figure 12.8 inches wide."""
    if ax is not None:
        return ax
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDTH, height), layout="constrained").subplots()


def protect_labels(ax: Axes) -> Axes:
    r"""Let no label be read as mathematics, whatever the style says.

    A label with ``$\frac$`` would otherwise raise an error when the figure is drawn.
    """
    from matplotlib.text import Text

    ax.get_xticklabels(), ax.get_yticklabels()  # tick labels exist from the moment they are asked for
    for text in ax.findobj(Text):
        text.set_parse_math(False)
    return ax


def wrap_label(label: object, *, width: int = 24, lines: int = 2) -> str:
    """Break a long label into lines, and shorten what is longer still.

    Examples
    --------
    >>> wrap_label("Association of Southeast Asian Nations")
    'Association of Southeast\\nAsian Nations'
    >>> wrap_label("Association of Southeast Asian Nations", width=12)
    'Association\\nof […]'
    >>> wrap_label("Kishida")
    'Kishida'
    """
    wrapped = textwrap.wrap(str(label), width, max_lines=lines, placeholder=" […]")
    return "\n".join(wrapped)


@dataclass(frozen=True)
class FigureHTML:
    """A figure as one HTML image with an alternative text; show it as the last line of a cell.

    Attributes
    ----------
    png
        The image. The same figure gives the same bytes.
    alt
        What the figure says, for those who cannot see it.
    """

    png: bytes
    alt: str

    def _repr_html_(self) -> str:
        source = base64.b64encode(self.png).decode("ascii")
        alt = html.escape(self.alt, quote=True)
        return f'<img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{source}">'

    def __repr__(self) -> str:
        return f"FigureHTML({self.alt!r})"


def figure_html(figure: Axes | Figure, alt: str) -> FigureHTML:
    """Turn a figure into an image that carries its alternative text wherever it is shown.

    Parameters
    ----------
    figure
        Axes or a figure; it is closed.
    alt
        The finding in words, with its numbers (see :func:`analysis.plots.describe_counts`).

    Raises
    ------
    ValueError
        If the alternative text is empty.
    """
    if not alt.strip():
        raise ValueError("alt is empty; say in words what the figure shows, with its numbers")
    figure = figure.get_figure(root=True)
    with io.BytesIO() as file:
        figure.savefig(file, format="png", metadata={"Software": None})
        png = file.getvalue()
    if "matplotlib.pyplot" in sys.modules:  # only then can the figure be one of pyplot's
        sys.modules["matplotlib.pyplot"].close(figure)
    return FigureHTML(png=png, alt=" ".join(alt.split()))
