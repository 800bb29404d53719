"""``zones bundle``: maps, GeoPackage, tables and sources in one zip."""

import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.progress import reporter
from zones.cli.scenario import scenario_from, scenario_options
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.outputs.folder import check_writable
from zones.planning import load_region, make_plan


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "bundle",
        cls=Command,
        lang=lang,
        help=Text(
            "地図・GeoPackage・表・出典を一つの zip にまとめる。",
            "Put maps, GeoPackage, tables and sources into one zip.",
        ).say(lang),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("out/zones.zip"),
        show_default=True,
        help=Text("書き出す zip ファイル。", "Zip file to write.").say(lang),
    )
    @click.option("--title", help=Text("全体の題名。", "Title of the whole.").say(lang))
    @scenario_options(lang)
    @lang_option(lang)
    def run(out: Path, title: str | None, **settings: Any) -> None:  # noqa: ANN401
        chosen = scenario_from(settings)
        check_writable(out.parent)
        # GDAL and openpyxl take time that no other command needs
        from zones.outputs.bundle import write_bundle  # noqa: PLC0415

        with reporter(lang) as progress:
            region = load_region(denominator=chosen.scenario.denominator)
            plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
            path = write_bundle(plan, out, title=title, lang=lang, progress=progress)
        sys.stdout.write(f"{path}\n")

    return run
