"""Figures of the future: how many municipalities are in which class, and people by age."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from zones.labels import Lang, Text
from zones.metrics.future_index import INDEX_CLASSES, OTHER_CLASSES
from zones.model.cells import number
from zones.outputs.charts import YearPeople
from zones.outputs.figures import japanese
from zones.outputs.future_maps import INDEX_SHADES
from zones.outputs.lettering import wrapped
from zones.outputs.printed_map import Shade

_NOTE, _WORD, _EDGE = 5.6, 6.2, "#333333"
_OTHER = {"joint": Shade("", "#dddddd", "////"), "no_data": Shade("", "#ffffff", "xxxx")}
_DARK = ("50_60", "to_50")
_ROOM = 0.045
"""A share of the bar from which a number finds room in it."""


def class_chart(
    table: pd.DataFrame, *, base: int, caption: str, width: float = 6.7, lang: Lang = "ja"
) -> Figure:
    """Draw how many municipalities are in each class of the index, a bar a year.

    Parameters
    ----------
    table
        From `zones.metrics.future_index.index_distribution`.
    base
        The year that is 100.
    caption
        Credits, under the figure.
    width
        In inches.
    """
    counts = table.pivot_table(index="class", columns="year", values="municipalities", sort=False)
    words = {**INDEX_CLASSES, **OTHER_CLASSES}
    keys = [key for key in reversed(list(words)) if key in counts.index and counts.loc[key].any()]
    shades = {**INDEX_SHADES, **_OTHER}
    most = max(float(counts.sum().max()), 1.0) if len(counts) else 1.0
    note = wrapped(f"{_about(base).say(lang)}\n{caption}", size=_NOTE, width=width - 0.05)
    foot = 0.098 * (note.count("\n") + 1) + 0.1
    height, head = 2.6 + foot, 0.12
    with japanese():
        figure = Figure(figsize=(width, height))
        side = 1.45 if width > 5 else 1.2  # noqa: PLR2004
        low = (foot + 0.2) / height
        axes = figure.add_axes(
            (0.45 / width, low, 1 - (0.5 + side) / width, 1 - low - head / height)
        )
        for at, year in enumerate(counts.columns):
            start = 0.0
            for key in keys:
                count = number(counts.at[key, year]) or 0.0
                if count:
                    _block(axes, at, start, count, shades[key], key, room=count / most > _ROOM)
                start += count
        _finish(axes, [str(year) for year in counts.columns], most, lang)
        handles = [
            Patch(facecolor=shades[key].colour, hatch=shades[key].hatch, edgecolor=_EDGE,
                  linewidth=0.5)
            for key in reversed(keys)
        ]  # fmt: skip
        figure.legend(
            handles, [words[key].say(lang) for key in reversed(keys)], loc="upper right",
            bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize=_WORD, handlelength=1.8,
            handleheight=1.1, labelspacing=0.5, borderpad=0.2,
        )  # fmt: skip
        figure.text(0.005, 0.02 / height, note, fontsize=_NOTE, color="0.25", va="bottom")
    return figure


def _block(
    axes: Axes, at: int, start: float, count: float, shade: Shade, key: str, *, room: bool
) -> None:
    axes.bar(
        at, count, 0.72, start, color=shade.colour, hatch=shade.hatch, edgecolor=_EDGE,
        linewidth=0.5,
    )  # fmt: skip
    if room:
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if shade.hatch else None
        axes.text(
            at, start + count / 2, f"{count:g}", ha="center", va="center", fontsize=_WORD,
            color="white" if key in _DARK else "black", bbox=plate,
        )  # fmt: skip


def _finish(axes: Axes, years: Sequence[str], most: float, lang: Lang) -> None:
    axes.set_xticks(range(len(years)), years, fontsize=7)
    axes.set_ylim(0, most * 1.01)
    axes.set_ylabel(Text("市区町村数", "Municipalities").say(lang), fontsize=_WORD)
    axes.tick_params(labelsize=_WORD, length=2, width=0.5)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for spine in axes.spines.values():
        spine.set_linewidth(0.5)


def _about(base: int) -> Text:
    return Text(
        f"{base}年の人口を100とした指数の階級ごとの市区町村数",
        f"Municipalities by class of the index of population, {base} = 100",
    )


def year_people(table: pd.DataFrame) -> tuple[YearPeople, ...]:
    """Return the projected years of one area for a chart; none where they aren't known.

    Parameters
    ----------
    table
        From `zones.metrics.future_people.people_by_year`, of one area.
    """
    known = table[(table["kind"] == "projection") & table["total"].notna()]
    known = known.dropna(subset=["age_0_14", "age_15_64", "age_65_over"])
    return tuple(
        YearPeople(int(year), int(young), int(adults), int(old))
        for year, young, adults, old in known[
            ["year", "age_0_14", "age_15_64", "age_65_over"]
        ].itertuples(index=False, name=None)
    )
