"""Which union does which task, as a matrix: a table and a heat map."""

import pandas as pd
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from zones.labels import Lang, Text
from zones.metrics.tasks import task_matrix
from zones.outputs.csv import to_csv
from zones.outputs.figures import caption, image, japanese
from zones.planning import Plan

EVIDENCE: dict[str, Text] = {
    "table": Text("表に印", "mark in the table"),
    "overview": Text("概要に記載", "named in the overview"),
    "both": Text("表と概要", "both"),
}
"""Where the source names a task."""

MARKS = {"table": "○", "overview": "△", "both": "◎"}
_COLOURS = ("#F4F3EE", "#88CCEE", "#DDCC77", "#44AA99")


def task_table(plan: Plan) -> pd.DataFrame:
    """Return the transcribed tasks: one row a union, one column a task, the evidence inside.

    Columns ``union`` and ``name`` come first, then the tasks in the order of the printed table.
    """
    matrix = task_matrix(plan.existing.facts)
    names = plan.existing.register.by_id
    table = matrix.reset_index()
    table.insert(1, "name", [names[key].name if key in names else "" for key in table["union"]])
    return table


def task_figure(plan: Plan, lang: Lang = "ja") -> Figure:
    """Draw the matrix as a heat map; a letter in each cell says the same without colour."""
    matrix = task_matrix(plan.existing.facts)
    order = list(MARKS)
    levels = matrix.apply(lambda column: column.map({key: at + 1 for at, key in enumerate(order)}))
    names = task_table(plan)["name"]
    with japanese():
        figure = Figure(figsize=(11.69, 0.42 * len(matrix) + 3.2), layout="constrained")
        axes = figure.subplots()
        axes.imshow(
            levels.fillna(0).to_numpy(dtype=float),
            cmap=ListedColormap(_COLOURS),
            vmin=0,
            vmax=len(order),
            aspect="auto",
        )
        for row, column in zip(*matrix.notna().to_numpy().nonzero(), strict=True):
            mark = MARKS[str(matrix.iloc[row, column])]
            axes.text(column, row, mark, ha="center", va="center", fontsize=9)
        axes.set_xticks(range(len(matrix.columns)), matrix.columns, rotation=90, fontsize=8)
        axes.set_yticks(range(len(matrix)), names, fontsize=9)
        said = "　".join(f"{MARKS[key]} {words.say(lang)}" for key, words in EVIDENCE.items())
        axes.set_title(said, fontsize=9)
        figure.supxlabel(caption(plan, "union_facts", lang=lang), fontsize=6, color="0.25")
    return figure


def task_files(plan: Plan, lang: Lang = "ja") -> dict[str, bytes]:
    """Return the matrix as CSV and the heat map as PNG and SVG."""
    figure = task_figure(plan, lang)
    return {
        "task-matrix.csv": to_csv(task_table(plan)),
        "task-matrix.png": image(figure, "png"),
        "task-matrix.svg": image(figure, "svg"),
    }
