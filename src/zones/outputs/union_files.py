"""The files of ``zones unions compare``."""

from zones.labels import Lang
from zones.outputs.csv import to_csv
from zones.outputs.figures import image
from zones.outputs.floors_figure import floors_figure
from zones.outputs.union_figures import comparison_figure
from zones.outputs.union_tables import comparison, standings
from zones.planning import Plan


def comparison_files(plan: Plan, lang: Lang = "ja") -> dict[str, bytes]:
    """Return the tables, and a figure as PNG and SVG for each type of union.

    Bars are sorted by agreement (Jaccard) downwards, then by name. With a window, the two floors of
    its prefectures are drawn too.
    """
    table = comparison(plan, lang)
    files = {
        "comparison.csv": to_csv(table),
        "standings.csv": to_csv(standings(plan, lang)),
    }
    for kind, rows in table.groupby("type", sort=False):
        ordered = rows.sort_values(["jaccard", "name"], ascending=[False, True])
        figure = comparison_figure(plan, ordered, lang)
        files[f"comparison-{_FILE_NAMES[str(kind)]}.png"] = image(figure, "png")
        files[f"comparison-{_FILE_NAMES[str(kind)]}.svg"] = image(figure, "svg")
    if plan.region.window is not None:
        figure = floors_figure(plan, lang)
        files["two-floors.png"] = image(figure, "png")
        files["two-floors.svg"] = image(figure, "svg")
    return files


_FILE_NAMES = {"連携中枢都市圏": "hub", "定住自立圏": "settlement", "連携自立圏": "cooperation"}
"""File names are ours and in ASCII; a name from data never becomes a path."""
