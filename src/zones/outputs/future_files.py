"""The files of a region's future: tables, figures, maps and a page that opens without a network."""

from collections.abc import Callable, Sequence
from typing import Literal

from zones.labels import Lang, Text
from zones.metrics.future_index import index_distribution
from zones.metrics.future_people import people_by_year
from zones.outputs.charts import population_chart
from zones.outputs.csv import to_csv
from zones.outputs.figures import image
from zones.outputs.formats.about import about
from zones.outputs.formats.excel import NAME, excel
from zones.outputs.future_areas import FutureRegion
from zones.outputs.future_figures import class_chart, year_people
from zones.outputs.future_maps import (
    YearMaps,
    credit_line,
    draw_year_maps,
    later_years,
    map_credit,
)
from zones.outputs.future_web import future_map
from zones.outputs.table_set import NamedTable
from zones.outputs.webmap.page import render
from zones.planning import Plan

TableFormat = Literal["csv", "xlsx"]

TITLE = Text("地域の未来予測", "What is coming")


def table_files(
    plan: Plan, tables: Sequence[NamedTable], form: TableFormat, lang: Lang = "ja"
) -> dict[str, bytes]:
    """Return tables as files: a CSV each, or one workbook with what their columns mean."""
    if form == "csv":
        return {f"{table.id}.csv": to_csv(table.table) for table in tables}
    book = excel(tables, about(plan, title=TITLE.say(lang), lang=lang))
    return {"future.xlsx": book[NAME]}


def map_files(
    plan: Plan,
    region: FutureRegion,
    *,
    base: int,
    years: Sequence[int] = (),
    lang: Lang = "ja",
    progress: Callable[[Text], None] | None = None,
) -> dict[str, bytes]:
    """Return the maps of a region as PNG and SVG, its charts, and one page with every year.

    Files: ``maps-KEY`` (one small map a year), ``map-KEY-YEAR`` (the last year, large),
    ``classes-KEY`` and ``people-KEY``, each ``.png`` and ``.svg``; ``future.html``.

    Parameters
    ----------
    base
        The year that is 100.
    years
        Years of the small maps; those projected after the base unless given.
    """
    tell = progress or _silent
    tell(Text("図を描いています", "Drawing the figures"))
    shown = tuple(years) or later_years(plan.region, base)
    credit = map_credit(plan.region, lang)
    small = YearMaps(plan.region, region.codes, base, shown, credit, lang)
    large = YearMaps(plan.region, region.codes, base, shown[-1:], credit, lang)
    figures = {
        f"maps-{region.key}": draw_year_maps(small),
        f"map-{region.key}-{shown[-1]}": draw_year_maps(large, columns=1, tallest=7.6),
        f"classes-{region.key}": class_chart(
            index_distribution(plan.region, region.codes, base=base, years=shown),
            base=base,
            caption=credit_line(plan.region, "projection", lang=lang),
            lang=lang,
        ),
    }
    people = year_people(people_by_year(plan.region, {"": region.codes}, base=base))
    if people:
        figures[f"people-{region.key}"] = population_chart(
            people, caption=credit_line(plan.region, "projection", lang=lang), lang=lang
        )
    files = {
        f"{stem}.{kind}": image(figure, kind)
        for stem, figure in figures.items()
        for kind in ("png", "svg")
    }
    tell(Text("地図のページを作っています", "Making the page"))
    page = future_map(plan, region, base=base, years=shown, lang=lang)
    return files | {"future.html": render(page).encode()}


def _silent(_: Text) -> None:
    """Say nothing."""
