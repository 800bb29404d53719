"""Numbers of population grids as tables for the terminal, each with its source, year and basis."""

import math
from collections.abc import Sequence

import pandas as pd

from zones.grid.access import NO_WAY, UNKNOWN, within
from zones.grid.nearest import MEASURES, UNITS, Reach
from zones.grid.population import PopulationGrid
from zones.grid.urban import UrbanCentres
from zones.labels import Lang, Text
from zones.model import Region
from zones.model.cells import is_missing
from zones.outputs.names import centre_name, place_name
from zones.outputs.summary import SummaryTable
from zones.planning import Plan
from zones.planning.grid_access import BEYOND
from zones.planning.grids import CheckedSums

WHY: dict[str, Text] = {
    "none": Text("一致（1人未満）", "equal (under one person)"),
    "border": Text("境界のセルを面積で按分", "cells on a border are shared out by area"),
    "incomplete": Text("面積の一部に値がない", "a part of its area has no value"),
    "other": Text("格子と国勢調査の人数が違う", "the grid counts other people than the census"),
}
"""Why a sum differs from the census."""


def about_grid(grid: PopulationGrid, lang: Lang) -> SummaryTable:
    """Return source, year, basis, coordinate system and cells of a grid."""
    year = Text("不明（--year で指定）", "unknown (give --year)")
    width, height = grid.cell_size
    unit = "°" if grid.crs.is_geographic else "m"
    epsg = grid.crs.to_epsg()
    crs = grid.crs.name if epsg is None else f"EPSG:{epsg} {grid.crs.name}"
    rows = [
        (Text("出典", "Source"), grid.source.say(lang)),
        (Text("年", "Year"), year.say(lang) if grid.year is None else str(grid.year)),
        (Text("基準", "Basis"), grid.basis.say(lang)),
        (Text("座標系", "CRS"), crs),
        (Text("セル", "Cell"), f"{width:.6g} × {height:.6g} {unit}"),
        (Text("行×列", "Rows × columns"), f"{grid.shape[0]:,} × {grid.shape[1]:,}"),
        (Text("欠損値", "No value"), "—" if grid.nodata is None else f"{grid.nodata:g}"),
    ]
    cells = tuple((label.say(lang), value) for label, value in rows)
    return SummaryTable(
        "grid",
        Text("人口の格子", "Population grid").say(lang),
        _words(lang, Text("項目", "Item"), Text("値", "Value")),
        cells,
        (False, False),
    )


def sums_summary(region: Region, checked: CheckedSums, lang: Lang) -> SummaryTable:
    """Return census, sum, difference and reason by municipality, the total last."""
    rows = [
        (
            str(code),
            place_name(region, str(code), lang),
            f"{row['census']:,.0f}",
            f"{row['grid']:,.1f}",
            _signed(row["difference"]),
            _percent(row["relative"]),
            _percent(row["shared_share"], signed=False),
            WHY[row["why"]].say(lang),
        )
        for code, row in checked.table.iterrows()
    ]
    total = checked.table[["census", "grid", "difference"]].sum()
    whole = total["difference"] / total["census"] if total["census"] else math.nan
    rows.append(
        (
            "",
            Text("計", "All").say(lang),
            f"{total['census']:,.0f}",
            f"{total['grid']:,.1f}",
            _signed(total["difference"]),
            _percent(whole),
            "",
            "",
        )
    )
    year = checked.census_year
    return SummaryTable(
        "sums",
        Text(f"格子の合計と{year}年国勢調査", f"Sums of the grid and the {year} census").say(lang),
        _words(
            lang,
            Text("コード", "Code"),
            Text("市区町村", "Municipality"),
            Text("国勢調査", "Census"),
            Text("格子", "Grid"),
            Text("差", "Difference"),
            Text("差の割合", "Relative"),
            Text("境界セルの人口", "In border cells"),
            Text("理由", "Why"),
        ),
        tuple(rows),
        (False, False, True, True, True, True, True, False),
    )


def zone_sums_summary(
    plan: Plan, sums: pd.DataFrame, census: pd.Series, lang: Lang
) -> SummaryTable:
    """Return census and sum by candidate area."""
    rows = []
    for key, row in sums.iterrows():
        people = census[str(key)]
        whole = row["without"] == 0
        difference = row["persons"] - people
        rows.append(
            (
                centre_name(plan.region.names, plan.proposals.centres[str(key)]),
                plan.rules[str(plan.proposals.areas.at[key, "scheme"])].label.say(lang),
                f"{people:,}",
                f"{row['persons']:,.1f}",
                _signed(difference) if whole else "",
                _percent(difference / people) if whole else "",
                str(row["without"]),
            )
        )
    return SummaryTable(
        "zones",
        Text("候補圏域ごと", "By candidate area").say(lang),
        _words(
            lang,
            Text("中心", "Centre"),
            Text("制度", "Scheme"),
            Text("国勢調査", "Census"),
            Text("格子", "Grid"),
            Text("差", "Difference"),
            Text("差の割合", "Relative"),
            Text("格子のない市区町村", "Municipalities without"),
        ),
        tuple(rows),
        (False, False, True, True, True, True, True),
    )


def urban_summary(
    centres: UrbanCentres, people: pd.DataFrame, region: Region, lang: Lang
) -> SummaryTable:
    """Return the urban centres with the municipality that most of their people live in."""
    rows = []
    for key, row in centres.table.iterrows():
        here = people[people["centre"] == key].sort_values("persons", ascending=False)
        names = [place_name(region, code, lang) for code in here["code"].head(3)]
        more = len(here) - len(names)
        rows.append(
            (
                str(key),
                "・".join(names) + (f" +{more}" if more > 0 else ""),
                f"{row['persons']:,.0f}",
                f"{int(row['cells']):,}",
                f"{row['area_km2']:,.1f}",
                f"{row['lon']:.4f}, {row['lat']:.4f}",
                _CUT.say(lang) if row["cut"] else "",
            )
        )
    chosen = centres.criteria
    return SummaryTable(
        "urban_centres",
        Text(
            f"都市中心（{chosen.density:g}人/km²以上の約1 kmセルが辺で接し、計{chosen.people:,.0f}人以上）",
            f"Urban centres (cells of about 1 km, {chosen.density:g} people per km² or more, that "
            f"touch by a side, {chosen.people:,.0f} people together)",
        ).say(lang),
        _words(
            lang,
            Text("ID", "Id"),
            Text("主な市区町村", "Main municipalities"),
            Text("人口", "People"),
            Text("セル", "Cells"),
            Text("面積 km²", "Area km²"),
            Text("最大のセル（経度, 緯度）", "Largest cell (lon, lat)"),
            Text("格子の端", "Edge of the grid"),
        ),
        tuple(rows),
        (False, False, True, True, True, False, False),
    )


def about_reach(reach: Reach, centres: Sequence[str], region: Region, lang: Lang) -> SummaryTable:
    """Return how near is measured, from what, and to which centres."""
    names = [place_name(region, code, lang) for code in centres[:_FEW]]
    more = len(centres) - len(names)
    rows = (
        (Text("測り方", "Measured by").say(lang), MEASURES[reach.measure].say(lang)),
        (Text("もと", "From").say(lang), reach.source.say(lang)),
        (Text("単位", "Unit").say(lang), UNITS[reach.unit].say(lang)),
        (
            Text("中心", "Centres").say(lang),
            "・".join(names) + (f" +{more}" if more > 0 else ""),
        ),
    )
    return SummaryTable(
        "measure",
        Text("最も近い中心まで", "To the nearest centre").say(lang),
        _words(lang, Text("項目", "Item"), Text("値", "Value")),
        rows,
        (False, False),
    )


_FEW = 8
_CUT = Text("端にかかる（先は不明）", "reaches it: may go on beyond")


def access_summary(
    table: pd.DataFrame,
    names: pd.Series,
    limits: Sequence[float],
    reach_unit: str,
    *,
    title: Text,
    lang: Lang,
    total: bool = True,
) -> SummaryTable:
    """Return people and their shares within and beyond limits.

    Parameters
    ----------
    table
        From `zones.planning.grid_access.with_beyond`.
    names
        Name of each row.
    title
        Of the table.
    total
        Whether a row of all stands at the end; rows that overlap can't be added up.
    """
    whole = table
    if total:
        whole = pd.concat([table, table.sum().to_frame().T.set_axis([_ALL])])
    part = Text("{:,.0f}（{}）", "{:,.0f} ({})").say(lang)
    rows = []
    for key, row in whole.iterrows():
        people = row["persons"]
        parts = [
            part.format(row[column], _percent(row[column] / people, signed=False))
            if people
            else "0"
            for at in limits
            for column in (within(at), f"{BEYOND}_{at:g}")
        ]
        name = Text("計", "All").say(lang) if key == _ALL else str(names[str(key)])
        rows.append((name, f"{people:,.0f}", *parts, f"{row[NO_WAY]:,.0f}", f"{row[UNKNOWN]:,.0f}"))
    columns = [
        column.say(lang)
        for at in limits
        for column in (
            Text(f"{at:g} {reach_unit}以内", f"within {at:g} {reach_unit}"),
            Text(f"{at:g} {reach_unit}超", f"beyond {at:g} {reach_unit}"),
        )
    ]
    return SummaryTable(
        "access",
        title.say(lang),
        (
            *_words(lang, Text("名称", "Name"), Text("人口（格子）", "People (grid)")),
            *columns,
            *_words(
                lang, Text("道なし（超に含む）", "no way (in beyond)"), Text("不明", "unknown")
            ),
        ),
        tuple(rows),
        (False, *[True] * (len(columns) + 3)),
    )


_ALL = "*"


def _words(lang: Lang, *texts: Text) -> tuple[str, ...]:
    return tuple(text.say(lang) for text in texts)


def _signed(value: float) -> str:
    return f"{value:+,.1f}".replace("-", "−")


def _percent(share: float, *, signed: bool = True) -> str:
    if is_missing(share):
        return "—"
    text = f"{share * 100:+.2f} %" if signed else f"{share * 100:.1f} %"
    return text.replace("-", "−")
