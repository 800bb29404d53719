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
from zones.planning import Plan

ImageFormat = Literal["png", "svg"]

_MOST_LINES = len(OKABE_ITO)
_STYLES = ("-", "--", ":", "-.")
_LINE = 78
"""Letters in a line of a caption: full-width ones fill A4 at six points."""

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
    foot: str,
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
    foot
        Basis and credits, printed under the figure: `caption`.
    """
    with japanese():
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
        figure.supxlabel(foot, fontsize=7, color="0.25")
    return figure


def image(figure: Figure, kind: ImageFormat) -> bytes:
    """Return a figure as PNG (300 dpi) or SVG bytes, the same for the same figure."""
    buffer = io.BytesIO()
    with japanese():
        figure.savefig(buffer, format=kind, dpi=_DPI, metadata=_METADATA[kind])
    return buffer.getvalue()


def caption(plan: Plan, *tables: str, lang: Lang = "ja") -> str:
    """Return basis, day of the unions and credits of *tables*, wrapped for the foot of a figure."""
    day = plan.scenario.as_of.isoformat()
    when = Text(f"圏域は{day}に有効なもの", f"Unions valid on {day}").say(lang)
    basis = f"{plan.region.flows.basis.text.say(lang)}・{when}"
    credit = "、".join(line.say(lang) for line in plan.region.credits(*tables))
    source = Text("出典：", "Source: ").say(lang)
    words = f"{source}{credit}"
    lines = [words[at : at + _LINE] for at in range(0, len(words), _LINE)]
    return "\n".join([basis, *lines])


def _label(axes: Axes, lang: Lang) -> None:
    axes.set_xlabel(Text("基準値（％）", "Threshold (%)").say(lang))
    axes.set_ylabel(Text("構成市町村の数", "Number of members").say(lang))
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(visible=True, color="0.9")
    axes.legend(frameon=False)


@contextmanager
def japanese() -> Iterator[None]:
    """Draw with the Japanese font, and with stable ids in SVG.

    Raises
    ------
    UserWarning
        If the font lacks a letter: a box in place of a name is an error.
    """
    with (
        mpl.rc_context(
            {
                "font.family": "IPAexGothic",
                "axes.unicode_minus": False,
                "hatch.linewidth": 0.5,
                "svg.hashsalt": "zones",
                "text.parse_math": False,
            }
        ),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("error", message="Glyph .* missing")
        yield
