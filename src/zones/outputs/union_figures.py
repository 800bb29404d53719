"""Existing unions as figures."""

import pandas as pd
from matplotlib.figure import Figure

from zones.labels import Lang, Text
from zones.outputs.figures import caption, japanese
from zones.outputs.webmap.colours import OKABE_ITO
from zones.planning import Plan

_PARTS: dict[str, tuple[Text, str, str]] = {
    "members_in_sphere": (
        Text("圏内の構成市町村", "members in the sphere"),
        OKABE_ITO[4],
        "",
    ),
    "members_below": (Text("圏外の構成市町村", "members below"), OKABE_ITO[1], "///"),
    "outside": (Text("圏内の非構成市町村", "in the sphere, no member"), OKABE_ITO[0], "..."),
}
"""Column, words, colour and hatching of each part of a bar: hatching carries it in grey print."""


def comparison_figure(plan: Plan, table: pd.DataFrame, lang: Lang = "ja") -> Figure:
    """Draw a bar of members in the sphere, below it, and non-members inside, for each union.

    Parameters
    ----------
    plan
        For basis and credits.
    table
        Rows of `zones.outputs.union_tables.comparison`, drawn from the top in their order.
    """
    with japanese():
        figure = Figure(figsize=(8.27, 1.2 + 0.24 * len(table)), layout="constrained")
        axes = figure.subplots()
        left = pd.Series(0, index=table.index)
        for column, (words, colour, hatch) in _PARTS.items():
            values = table[column].fillna(0).astype(int)
            axes.barh(
                table["name"], values, left=left, color=colour, hatch=hatch, edgecolor="white",
                label=words.say(lang),
            )  # fmt: skip
            left += values
        axes.invert_yaxis()
        axes.set_xlabel(Text("市区町村の数", "Municipalities").say(lang))
        axes.tick_params(axis="y", labelsize=7)
        axes.grid(visible=True, axis="x", color="0.9")
        axes.set_axisbelow(True)
        axes.margins(y=0.01)
        figure.legend(frameon=False, fontsize=8, loc="outside upper right", ncols=len(_PARTS))
        figure.supxlabel(caption(plan, "flows", "unions", lang=lang), fontsize=6, color="0.25")
    return figure
