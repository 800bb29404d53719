"""``zones grid sums | urban-centres | export``: who lives where."""

from typing import Any

import click

from zones.cli.grid_options import about, give, grid_options, loading, output_options, rows
from zones.cli.words import Command, lang_option
from zones.grid.sums import sums_by_zone
from zones.grid.urban import UrbanCriteria, urban_people
from zones.grid.urban import urban_centres as find_urban_centres
from zones.labels import Lang, Text
from zones.outputs.csv import to_csv
from zones.outputs.grid_cog import cog
from zones.outputs.grid_tables import (
    about_grid,
    sums_summary,
    urban_summary,
    zone_sums_summary,
)
from zones.planning import make_plan
from zones.planning.grids import bounds_in, check_sums, outlines, shown_shapes, sums_of


def sums(lang: Lang) -> click.Command:
    """Return ``zones grid sums``."""

    @click.command(
        "sums",
        cls=Command,
        lang=lang,
        help=Text(
            "格子の人口を市区町村（と候補圏域）ごとに足し、国勢調査と比べる。",
            "Sum a grid's people by municipality (and candidate area) beside the census.",
        ).say(lang),
    )
    @grid_options(lang)
    @click.option(
        "--zones",
        "by_zone",
        is_flag=True,
        help=Text("候補圏域ごとの合計も示す。", "Show sums by candidate area too.").say(lang),
    )
    @output_options(lang)
    @lang_option(lang)
    def run(*, by_zone: bool, as_json: bool, **settings: Any) -> None:  # noqa: ANN401
        with loading(lang, settings) as (loaded, progress):
            progress(Text("格子を足しています", "Adding up the grid"))
            region = loaded.region
            checked = check_sums(region, loaded.grid, people_of=loaded.people_of)
            table = checked.table.reset_index()
            table.insert(1, "name", list(region.names.reindex(table["code"])))
            files = {"grid_sums.csv": to_csv(table)}
            shown = [about_grid(loaded.grid, lang), sums_summary(region, checked, lang)]
            facts = {
                "grid": about(loaded.grid, lang),
                "census_year": checked.census_year,
                "outside": checked.sums.outside,
                "municipalities": rows(table),
            }
            if by_zone:
                plan = make_plan(region, progress=progress)
                known = set(checked.table.index)
                zones = {
                    key: codes
                    for key, codes in plan.proposals.territory.items()
                    if known & set(codes)
                }
                added = sums_by_zone(checked.sums, zones)
                census = sums_of(zones, region.residents(year=checked.census_year))
                shown.append(zone_sums_summary(plan, added, census, lang))
                zone_table = added.assign(census=census).reset_index()
                files["grid_zones.csv"] = to_csv(zone_table)
                facts["zones"] = rows(zone_table)
        give(shown, facts, files, out=settings["out"], as_json=as_json)

    return run


def urban_centres(lang: Lang) -> click.Command:
    """Return ``zones grid urban-centres``."""

    @click.command(
        "urban-centres",
        cls=Command,
        lang=lang,
        help=Text(
            "人口密度の高い約1 kmセルのまとまり（都市中心、EU–OECD）を求める。--out の urban.csv は "
            "zones methods run functional_urban --urban に渡せる。",
            "Find urban centres (clusters of dense cells of about 1 km, EU–OECD). The urban.csv of "
            "--out goes into 'zones methods run functional_urban --urban'.",
        ).say(lang),
    )
    @grid_options(lang)
    @click.option("--density", type=float, default=1500.0, show_default=True,
        help=Text("1 km²あたりの人口。", "People per km² of a cell.").say(lang))  # fmt: skip
    @click.option("--people", type=float, default=50_000.0, show_default=True,
        help=Text("まとまりの人口。", "People of a cluster.").say(lang))  # fmt: skip
    @output_options(lang)
    @lang_option(lang)
    def run(density: float, people: float, *, as_json: bool, **settings: Any) -> None:  # noqa: ANN401
        criteria = UrbanCriteria(density=density, people=people)
        with loading(lang, settings) as (loaded, progress):
            progress(Text("都市中心を求めています", "Finding urban centres"))
            region = loaded.region
            shapes = outlines(region, people_of=loaded.people_of)
            found = find_urban_centres(
                loaded.grid, bounds_in(loaded.grid, shapes), criteria=criteria
            )
            residents = urban_people(found, shapes)
        table = residents.assign(name=list(region.names.reindex(residents["code"])))
        files = {
            "urban.csv": to_csv(residents),
            "urban_centres.csv": to_csv(found.table.reset_index()),
        }
        facts = {
            "grid": about(loaded.grid, lang),
            "centres": rows(found.table.reset_index()),
            "people": rows(table),
        }
        shown = [about_grid(loaded.grid, lang), urban_summary(found, residents, region, lang)]
        give(shown, facts, files, out=settings["out"], as_json=as_json)

    return run


def export(lang: Lang) -> click.Command:
    """Return ``zones grid export``."""

    @click.command(
        "export",
        cls=Command,
        lang=lang,
        help=Text(
            "格子を COG（クラウド最適化 GeoTIFF）として書き出す。",
            "Write a grid as cloud-optimized GeoTIFF.",
        ).say(lang),
    )
    @grid_options(lang)
    @output_options(lang)
    @lang_option(lang)
    def run(*, as_json: bool, **settings: Any) -> None:  # noqa: ANN401
        with loading(lang, settings) as (loaded, progress):
            progress(Text("格子を書いています", "Writing the grid"))
            shapes = shown_shapes(loaded.region)
            content = cog(loaded.grid, bounds=bounds_in(loaded.grid, shapes), lang=lang)
        files = {"population_grid.tif": content}
        facts = {"grid": about(loaded.grid, lang), "bytes": len(content)}
        give([about_grid(loaded.grid, lang)], facts, files, out=settings["out"], as_json=as_json)

    return run
