"""``zones grid access | near | friction``: how far people are from centres."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
import pandas as pd

from zones.cli.data_choice import data_option
from zones.cli.friction import read_friction
from zones.cli.grid_options import (
    Loaded,
    about,
    centre_option,
    give,
    grid_options,
    limits_option,
    loading,
    output_options,
    rows,
)
from zones.cli.scenario import friction_unit_option
from zones.cli.words import Command, lang_option
from zones.codes import find_prefecture
from zones.data.travel_times import read_centre_times
from zones.errors import InputError
from zones.grid.access import band_polygons, cost_grid
from zones.grid.coarsening import add_up
from zones.grid.friction import assumed_friction
from zones.grid.nearest import UNITS, Reach, Unit
from zones.labels import Lang, Text
from zones.model import Region
from zones.model.lookup import find_municipality
from zones.outputs.csv import to_csv
from zones.outputs.geojson import to_geojson
from zones.outputs.grid_cog import cog
from zones.outputs.grid_tables import about_grid, about_reach, access_summary
from zones.outputs.names import centre_name
from zones.planning import Plan, load_region, make_plan
from zones.planning.access import TableTravel, Travel
from zones.planning.friction_travel import FrictionTravel
from zones.planning.grid_access import (
    access_by_municipality,
    access_by_zone,
    candidate_centres,
    near_own_centre,
    reach_to,
    with_beyond,
)
from zones.planning.grids import bounds_in, shown_shapes

_F = TypeVar("_F", bound=Callable[..., Any])

_USUAL: dict[Unit, tuple[float, ...]] = {"km": (10.0, 20.0, 40.0), "minutes": (30.0, 60.0)}


def access(lang: Lang) -> click.Command:
    """Return ``zones grid access``."""

    @click.command(
        "access",
        cls=Command,
        lang=lang,
        help=Text(
            "最も近い中心都市までの距離・所要時間ごとの人口を求める（既定は役所までの直線距離）。"
            "--out で区切りごとの範囲（GeoJSON）とセルごとの値（COG）も書き出す。",
            "Count people by distance or time to the nearest centre (straight line to offices "
            "unless told). --out writes bands (GeoJSON) and the value of each cell (COG) too.",
        ).say(lang),
    )
    @grid_options(lang)
    @travel_options(lang)
    @centre_option(lang)
    @limits_option(lang, "10,20,40 km / 30,60 min")
    @output_options(lang)
    @lang_option(lang)
    def run(centre_names: Sequence[str], *, as_json: bool, **settings: Any) -> None:  # noqa: ANN401
        with loading(lang, settings) as (loaded, progress):
            region = loaded.region
            plan = make_plan(region, progress=progress)
            centres = [
                find_municipality(region.municipalities, name) for name in centre_names
            ] or candidate_centres(plan)
            progress(Text("中心までの距離を測っています", "Measuring the way to centres"))
            reach = reach_to(region, centres, travel=travel_of(loaded.region, settings))
            limits = limits_of(settings["limits"], reach.unit)
            table = access_by_municipality(
                region, loaded.grid, reach, limits, people_of=loaded.people_of
            )
            zones = with_beyond(access_by_zone(plan, table), limits)
            table = with_beyond(table, limits)
            files = {
                "access.csv": to_csv(table.reset_index()),
                "access_zones.csv": to_csv(zones.reset_index()),
            }
            if settings["out"] is not None and reach.measure != "table":
                files |= _cells(loaded, reach, limits, lang)
        unit = UNITS[reach.unit].say(lang)
        shown = [about_grid(loaded.grid, lang), about_reach(reach, centres, region, lang)]
        if len(zones):
            names = zone_names(plan, lang)
            title = Text(
                "候補圏域ごと：最も近い中心まで", "By candidate area: to the nearest centre"
            )
            shown.append(
                access_summary(zones, names, limits, unit, title=title, lang=lang, total=False)
            )
        title = Text("市区町村ごと：最も近い中心まで", "By municipality: to the nearest centre")
        shown.append(access_summary(table, region.names, limits, unit, title=title, lang=lang))
        facts = {
            "grid": about(loaded.grid, lang),
            "measure": reach.measure,
            "source": reach.source.say(lang),
            "unit": reach.unit,
            "limits": list(limits),
            "centres": centres,
            "total": table.sum().to_dict(),
            "zones": rows(zones.reset_index()),
            "municipalities": rows(table.reset_index()),
        }
        give(shown, facts, files, out=settings["out"], as_json=as_json)

    return run


def near(lang: Lang) -> click.Command:
    """Return ``zones grid near``."""

    @click.command(
        "near",
        cls=Command,
        lang=lang,
        help=Text(
            "候補圏域ごとに、自らの中心の役所から一定の距離（所要時間）以内に住む人の割合を求める。",
            "Count the people of each candidate area within a distance (or time) of its own "
            "centre's office.",
        ).say(lang),
    )
    @grid_options(lang)
    @travel_options(lang)
    @limits_option(lang, "10,20,40 km / 30,60 min")
    @output_options(lang)
    @lang_option(lang)
    def run(*, as_json: bool, **settings: Any) -> None:  # noqa: ANN401
        with loading(lang, settings) as (loaded, progress):
            plan = make_plan(loaded.region, progress=progress)
            travel = travel_of(loaded.region, settings)
            unit: Unit = "km" if travel is None else "minutes"
            limits = limits_of(settings["limits"], unit)
            progress(Text("中心までの距離を測っています", "Measuring the way to centres"))
            table = with_beyond(
                near_own_centre(
                    plan, loaded.grid, limits, travel=travel, people_of=loaded.people_of
                ),
                limits,
            )
        files = {"near.csv": to_csv(table.reset_index())}
        facts = {
            "grid": about(loaded.grid, lang),
            "measure": "straight_line" if travel is None else travel.measure,
            "unit": unit,
            "limits": list(limits),
            "zones": rows(table.reset_index()),
        }
        title = Text(
            "候補圏域ごと：自らの中心の役所まで", "By candidate area: to its own centre's office"
        )
        summary = access_summary(
            table,
            zone_names(plan, lang),
            limits,
            UNITS[unit].say(lang),
            title=title,
            lang=lang,
            total=False,
        )
        give(
            [about_grid(loaded.grid, lang), summary],
            facts,
            files,
            out=settings["out"],
            as_json=as_json,
        )

    return run


def friction(lang: Lang) -> click.Command:
    """Return ``zones grid friction``."""

    @click.command(
        "friction",
        cls=Command,
        lang=lang,
        help=Text(
            "仮定の抵抗ラスター（陸と海の速さ）を作る。実際の道路ではなく、結果には「仮定」と示す。",
            "Make an assumed friction raster (speeds on land and at sea). It knows no road; results "
            "say that it is assumed.",
        ).say(lang),
    )
    @click.option(
        "--prefecture",
        "prefectures",
        multiple=True,
        metavar="NAME",
        help=Text(
            "範囲とする都道府県（複数可、既定は全国）。", "Prefecture to cover (may be repeated)."
        ).say(lang),
    )
    @click.option(
        "--land",
        "land_km_per_h",
        type=float,
        default=30.0,
        show_default=True,
        help=Text("陸の速さ km/h（仮定）。", "Speed on land, km/h (assumed).").say(lang),
    )
    @click.option(
        "--sea",
        "sea_km_per_h",
        type=float,
        help=Text(
            "海の速さ km/h（仮定）。なければ海は通れない。",
            "Speed at sea, km/h (assumed); no way there unless given.",
        ).say(lang),
    )
    @click.option(
        "--cell",
        "cell_m",
        type=float,
        default=1000.0,
        show_default=True,
        help=Text("セルの大きさ m。", "Side of a cell, m.").say(lang),
    )
    @data_option(lang)
    @output_options(lang)
    @lang_option(lang)
    def run(
        prefectures: Sequence[str],
        land_km_per_h: float,
        sea_km_per_h: float | None,
        cell_m: float,
        out: Path | None,
        *,
        as_json: bool,
    ) -> None:
        region = load_region()
        if prefectures:
            region = region.subset([find_prefecture(name) for name in prefectures])
        made = assumed_friction(
            shown_shapes(region),
            land_km_per_h=land_km_per_h,
            sea_km_per_h=sea_km_per_h,
            cell_m=cell_m,
        )
        grid = made.as_grid()
        content = cog(grid, unit="minutes per km", tags={"ASSUMED": "yes"}, lang=lang)
        facts = {"grid": about(grid, lang), "assumed": True, "unit": "minutes_per_km"}
        give([about_grid(grid, lang)], facts, {"friction.tif": content}, out=out, as_json=as_json)

    return run


def travel_options(lang: Lang) -> Callable[[_F], _F]:
    """Add the options that choose what measures the way."""
    file = click.Path(path_type=Path, dir_okay=False)
    options = [
        click.option(
            "--friction",
            type=file,
            metavar="FILE",
            help=Text(
                "抵抗ラスター（GeoTIFF）。その上の最小費用の所要時間で測る。",
                "Friction raster (GeoTIFF): measure least-cost time over it.",
            ).say(lang),
        ),
        friction_unit_option(lang),
        click.option(
            "--speed",
            type=float,
            metavar="KM/H",
            help=Text(
                "陸を一定の速さ（仮定）で行く所要時間で測る。",
                "Measure time on land at one speed (assumed).",
            ).say(lang),
        ),
        click.option(
            "--centre-times",
            type=file,
            metavar="FILE",
            help=Text(
                "所要時間表（CSV：from,to,minutes）で測る。",
                "Measure by a table of times (CSV: from,to,minutes).",
            ).say(lang),
        ),
    ]

    def add(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def travel_of(region: Region, settings: dict[str, Any]) -> Travel | None:
    """Return what measures times, by the options; None for the straight line."""
    given = [name for name in ("friction", "speed", "centre_times") if settings[name] is not None]
    if len(given) > 1:
        raise InputError(
            "--friction・--speed・--centre-times はどれか1つにしてください。",
            "Give one of --friction, --speed and --centre-times.",
        )
    if settings["centre_times"] is not None:
        path = settings["centre_times"]
        return TableTravel(read_centre_times(path, region.codes), path.name)
    if settings["friction"] is not None:
        return FrictionTravel(
            read_friction(settings["friction"], region, settings["friction_unit"])
        )
    if settings["speed"] is not None:
        land = region.municipalities.loc[region.codes].geometry
        return FrictionTravel(assumed_friction(land, land_km_per_h=settings["speed"]))
    return None


def limits_of(text: str | None, unit: Unit) -> tuple[float, ...]:
    """Return the limits that a person wrote, or the usual ones."""
    if text is None:
        return _USUAL[unit]
    try:
        return tuple(float(one) for one in text.split(","))
    except ValueError as error:
        raise InputError(
            f"--limits「{text[:40]}」は使えません。30,60 のように書いてください。",
            f"--limits '{text[:40]}' can't be used. Write it like 30,60.",
        ) from error


def _cells(loaded: Loaded, reach: Reach, limits: Sequence[float], lang: Lang) -> dict[str, bytes]:
    shapes = shown_shapes(loaded.region)
    costs = cost_grid(reach, loaded.grid, bounds_in(loaded.grid, shapes))
    costs = add_up(costs, bounds_in(costs, shapes), 1)
    bands = band_polygons(costs, limits)
    bands.insert(0, "measure", reach.measure)
    bands.insert(1, "unit", reach.unit)
    return {
        "bands.geojson": to_geojson(bands, name="bands"),
        "cost.tif": cog(costs, unit=reach.unit, lang=lang),
    }


def zone_names(plan: Plan, lang: Lang) -> pd.Series:
    """Return centre and scheme of each candidate area."""
    return pd.Series(
        {
            key: f"{centre_name(plan.region.names, plan.proposals.centres[key])}"
            f"・{plan.rules[str(plan.proposals.areas.at[key, 'scheme'])].label.say(lang)}"
            for key in plan.proposals.territory
        }
    )
