"""Figures by matplotlib: Japanese text, colours for every vision, no display needed."""

import io
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import matplotlib as mpl
import matplotlib_fontja  # noqa: F401 (makes its font known)
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from zones.labels import Lang, Text
from zones.outputs.webmap.colours import OKABE_ITO

ImageFormat = Literal["png", "svg"]

_MOST_LINES = len(OKABE_ITO)
_STYLES = ("-", "--", ":", "-.")
_DPI = 300
_METADATA: dict[ImageFormat, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
}
"""No date and no version in a file: the same data give the same bytes."""


def sweep_figure(
    counts: pd.DataFrame,
    names: Mapping[str, str],
    *,
    marked: float,
    caption: str,
    lang: Lang = "ja",
) -> Figure:
    """Draw how the number of members of each area moves with the threshold.

    Parameters
    ----------
    counts
        From `zones.zoning.sensitivity.sweep`.
    names
        Name of each area that is drawn, by its id; at most seven.
    marked
        The threshold in use, drawn as a line.
    caption
        Basis and credits, printed under the figure.
    """
    with _japanese():
        figure = Figure(figsize=(8, 5), layout="constrained")
        axes = figure.subplots()
        for at, (key, name) in enumerate(list(names.items())[:_MOST_LINES]):
            rows = counts[counts["proposal"] == key]
            axes.step(
                rows["threshold"] * 100,
                rows["members"],
                where="post",
                label=name,
                color=OKABE_ITO[at],
                linestyle=_STYLES[at % len(_STYLES)],
            )
        axes.axvline(marked * 100, color="0.3", linewidth=0.8)
        _label(axes, lang)
        figure.supxlabel(caption, fontsize=7, color="0.25")
    return figure


def image(figure: Figure, kind: ImageFormat) -> bytes:
    """Return a figure as PNG (300 dpi) or SVG bytes, the same for the same figure."""
    buffer = io.BytesIO()
    with _japanese():
        figure.savefig(buffer, format=kind, dpi=_DPI, metadata=_METADATA[kind])
    return buffer.getvalue()


def _label(axes: Axes, lang: Lang) -> None:
    axes.set_xlabel(Text("閾値（％）", "Threshold (%)").say(lang))
    axes.set_ylabel(Text("構成市町村の数", "Number of members").say(lang))
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(visible=True, color="0.9")
    axes.legend(frameon=False)


@contextmanager
def _japanese() -> Iterator[None]:
    """Draw with the Japanese font, and with stable ids in SVG."""
    with (
        mpl.rc_context(
            {"font.family": "IPAexGothic", "axes.unicode_minus": False, "svg.hashsalt": "zones"}
        ),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("error", message="Glyph .* missing")
        yield
