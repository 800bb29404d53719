"""``zones bundle``: report, map, GeoPackage, tables and sources in one zip."""

import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.options import out_option
from zones.cli.progress import reporter
from zones.cli.saved import saved_option, settings_from
from zones.cli.scenario import scenario_options
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.model.lookup import find_municipality
from zones.outputs.folder import check_writable
from zones.planning import load_region, make_plan


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "bundle",
        cls=Command,
        lang=lang,
        help=Text(
            "資料・地図・GeoPackage・表・出典を一つの zip にまとめる。",
            "Put report, map, GeoPackage, tables and sources into one zip.",
        ).say(lang),
    )
    @click.option(
        "--centre",
        "centres",
        multiple=True,
        metavar="NAME",
        help=Text(
            "資料を書く中心市（名称またはコード）。指定がなければ都道府県、それもなければ全国の資料。",
            "Centre that the report is on (name or code); the prefectures unless given, or all of "
            "Japan.",
        ).say(lang),
    )
    @saved_option(lang)
    @out_option(
        lang,
        Text("書き出す zip ファイル。", "Zip file to write."),
        default=Path("out/zones.zip"),
        folder=False,
    )
    @click.option("--title", help=Text("全体の題名。", "Title of the whole.").say(lang))
    @scenario_options(lang)
    @lang_option(lang)
    @click.pass_context
    def run(
        context: click.Context,
        /,
        centres: tuple[str, ...],
        saved: Path | None,
        out: Path,
        title: str | None,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        kept = settings_from(context, saved, settings)
        chosen = kept.chosen
        check_writable(out.parent)
        # GDAL and openpyxl take time that no other command needs
        from zones.outputs.bundle import write_bundle  # noqa: PLC0415

        with reporter(lang) as progress:
            region = chosen.region(load_region(denominator=chosen.scenario.denominator))
            codes = [find_municipality(region.municipalities, name) for name in centres]
            plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
            kept.warn_if_changed(plan, lang)
            path = write_bundle(plan, out, title=title, lang=lang, centres=codes, progress=progress)
        sys.stdout.write(f"{path}\n")

    return run
