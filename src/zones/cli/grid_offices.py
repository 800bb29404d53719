"""``zones grid offices``: how far municipalities are from centres, without a grid."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from zones.cli.data_choice import data_option
from zones.cli.grid_access import limits_of, travel_of, travel_options, zone_names
from zones.cli.grid_options import centre_option, give, limits_option, output_options, rows
from zones.cli.progress import reporter
from zones.cli.words import Command, lang_option
from zones.codes import find_prefecture
from zones.grid.nearest import UNITS
from zones.labels import Lang, Text
from zones.model.lookup import find_municipality
from zones.outputs.csv import to_csv
from zones.outputs.folder import check_writable
from zones.outputs.grid_tables import about_reach, access_summary
from zones.planning import load_region, make_plan
from zones.planning.grid_access import (
    access_at_offices,
    access_by_zone,
    candidate_centres,
    reach_to,
    with_beyond,
)


def offices(lang: Lang) -> click.Command:
    """Return ``zones grid offices``."""

    @click.command(
        "offices",
        cls=Command,
        lang=lang,
        help=Text(
            "格子なしで、各市区町村の住民が全員役所にいるとみなして、最も近い中心までの距離・所要時間ごとの"
            "人口を求める（全国も可）。",
            "Without a grid: count residents by distance or time to the nearest centre, as if all "
            "lived at their municipality's office (the whole country, too).",
        ).say(lang),
    )
    @data_option(lang)
    @click.option(
        "--prefecture",
        "prefectures",
        multiple=True,
        metavar="NAME",
        help=Text("表示する都道府県（複数可）。", "Prefecture to show (may be repeated).").say(
            lang
        ),
    )
    @travel_options(lang)
    @centre_option(lang)
    @limits_option(lang, "10,20,40 km / 30,60 min")
    @output_options(lang)
    @lang_option(lang)
    def run(
        prefectures: Sequence[str],
        centre_names: Sequence[str],
        out: Path | None,
        *,
        as_json: bool,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        codes = [find_prefecture(name) for name in prefectures]
        if out is not None:
            check_writable(out)
        with reporter(lang) as progress:
            progress(Text("データを読んでいます", "Loading the data"))
            region = load_region()
            region = region.subset(codes) if codes else region
            plan = make_plan(region, progress=progress)
            centres = [
                find_municipality(region.municipalities, name) for name in centre_names
            ] or candidate_centres(plan)
            progress(Text("中心までの距離を測っています", "Measuring the way to centres"))
            reach = reach_to(region, centres, travel=travel_of(region, settings))
            limits = limits_of(settings["limits"], reach.unit)
            table = access_at_offices(region, reach, limits)
            zones = with_beyond(access_by_zone(plan, table), limits)
            table = with_beyond(table, limits)
        year = region.flows.basis.year
        basis = Text(
            f"{year}年国勢調査の住民が全員役所にいるとみなした",
            f"residents of the {year} census, as if all lived at the office",
        )
        names, title = zone_names(plan, lang), Text("候補圏域ごと：", "By candidate area: ")
        whole = Text("市区町村ごと：", "By municipality: ")
        unit = UNITS[reach.unit].say(lang)
        shown = [
            about_reach(reach, centres, region, lang),
            access_summary(
                zones, names, limits, unit, title=_join(title, basis), lang=lang, total=False
            ),
            access_summary(table, region.names, limits, unit, title=_join(whole, basis), lang=lang),
        ]
        facts = {
            "basis": basis.say(lang),
            "year": year,
            "measure": reach.measure,
            "source": reach.source.say(lang),
            "unit": reach.unit,
            "limits": list(limits),
            "centres": centres,
            "total": table.sum().to_dict(),
            "zones": rows(zones.reset_index()),
            "municipalities": rows(table.reset_index()),
        }
        files = {
            "offices.csv": to_csv(table.reset_index()),
            "offices_zones.csv": to_csv(zones.reset_index()),
        }
        give(shown, facts, files, out=out, as_json=as_json)

    return run


def _join(one: Text, other: Text) -> Text:
    return Text(one.ja + other.ja, one.en + other.en)
