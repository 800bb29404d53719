"""``zones export``: a plan as files for GIS, Google Earth or Excel."""

import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from zones.cli.options import out_option
from zones.cli.progress import reporter
from zones.cli.saved import saved_option, settings_from
from zones.cli.scenario import scenario_options
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.outputs.folder import check_writable
from zones.planning import load_region, make_plan
from zones.zoning.spheres import parse_threshold

_FORMATS = ("gpkg", "geojson", "parquet", "shp", "csv", "xlsx", "kml", "tif")
"""The names of `zones.outputs.formats.registry`, which is slow to load."""


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "export",
        cls=Command,
        lang=lang,
        help=Text(
            "計画を GIS・Google Earth・Excel のファイルに書き出す（推奨は GeoPackage）。",
            "Write a plan as files for GIS, Google Earth or Excel (GeoPackage is recommended).",
        ).say(lang),
    )
    @click.option(
        "--format",
        "file_format",
        type=click.Choice(_FORMATS),
        default="gpkg",
        show_default=True,
        help=Text("ファイルの形式。", "Format of the files.").say(lang),
    )
    @click.option(
        "--layers",
        multiple=True,
        metavar="NAME[,NAME]",
        help=Text(
            "書き出すレイヤー・表（コンマ区切り、複数可）。指定がなければすべて。",
            "Layers or tables to write (comma-separated; may be repeated). All unless given.",
        ).say(lang),
    )
    @click.option(
        "--crs",
        metavar="EPSG|1-19",
        help=Text(
            "座標系：EPSG 番号、または平面直角座標系の番号（1〜19）。指定がなければ JGD2011 の経緯度。",
            "Coordinate system: EPSG number, or zone of 平面直角座標系 (1–19). "
            "JGD2011 degrees unless given.",
        ).say(lang),
    )
    @click.option(
        "--cell",
        type=float,
        metavar="SIZE",
        help=Text(
            "ラスター（tif）のセルの大きさ（座標系の単位：m または度）。",
            "Cell size of rasters (tif) in the unit of the coordinate system: m or degrees.",
        ).say(lang),
    )
    @click.option(
        "--flow-persons",
        type=click.IntRange(min=0),
        metavar="N",
        help=Text(
            "この人数以上の流動を線にする（指定がなければ1000人）。",
            "Draw flows of at least so many persons (1000 unless given).",
        ).say(lang),
    )
    @click.option(
        "--flow-share",
        metavar="SHARE",
        help=Text(
            "居住地の通勤通学者のこの割合以上の流動を線にする（0〜1）。",
            "Draw flows of at least this share of the home's commuters (0–1).",
        ).say(lang),
    )
    @out_option(
        lang,
        Text(
            "書き出すフォルダー。中に形式の名前のフォルダーを作る。",
            "Folder to write into; a folder named after the format is made in it.",
        ),
    )
    @click.option("--title", help=Text("全体の題名。", "Title of the whole.").say(lang))
    @saved_option(lang)
    @scenario_options(lang)
    @lang_option(lang)
    @click.pass_context
    def run(
        context: click.Context,
        /,
        out: Path,
        title: str | None,
        saved: Path | None,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        kept = settings_from(context, saved, settings)
        chosen = kept.chosen
        # GDAL and openpyxl take time that no other command needs
        from zones.outputs.crs import parse_crs  # noqa: PLC0415
        from zones.outputs.export import ExportSetting, write_export  # noqa: PLC0415
        from zones.outputs.layers import LEAST_PERSONS, FlowSetting  # noqa: PLC0415

        crs, share = settings["crs"], _share(settings["flow_share"])
        persons = settings["flow_persons"]
        if persons is None and share is None:
            persons = LEAST_PERSONS
        wanted = ExportSetting(
            format=settings["file_format"],
            layers=_names(settings["layers"]),
            crs=None if crs is None else parse_crs(crs),
            flows=FlowSetting(persons, share),
            cell=settings["cell"],
        )
        check_writable(out / wanted.format)
        with reporter(lang) as progress:
            region = chosen.region(load_region(denominator=chosen.scenario.denominator))
            plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
            kept.warn_if_changed(plan, lang)
            paths = write_export(plan, out, wanted, title=title, lang=lang, progress=progress)
        sys.stdout.write("".join(f"{path}\n" for path in paths))

    return run


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def _share(given: str | None) -> Fraction | None:
    return None if given is None else parse_threshold(given)
