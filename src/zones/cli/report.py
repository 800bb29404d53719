"""``zones report``: pages for a council."""

import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.options import out_option
from zones.cli.progress import reporter
from zones.cli.saved import Settings, saved_option, settings_from
from zones.cli.scenario import scenario_options
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.model.lookup import find_municipality
from zones.outputs.folder import check_writable, write_folder
from zones.planning import load_region, make_plan


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "report",
        cls=Command,
        lang=lang,
        help=Text(
            "議会や住民に配れる資料（HTML と PDF、図は PNG と SVG）を、都道府県か中心市について"
            "（どちらもなければ全国の概要を）書き出す。",
            "Write pages for a council (HTML and PDF, figures as PNG and SVG) on a prefecture or a "
            "centre, or an overview of all of Japan.",
        ).say(lang),
    )
    @click.option(
        "--centre",
        "centres",
        multiple=True,
        metavar="NAME",
        help=Text(
            "中心市（名称またはコード）。2市を一つの中心とするときは2回指定する。",
            "Centre (name or code). Give it twice for two cities that act as one centre.",
        ).say(lang),
    )
    @saved_option(lang)
    @out_option(lang, Text("書き出すフォルダー。", "Folder to write into."))
    @scenario_options(lang)
    @lang_option(lang)
    @click.pass_context
    def run(
        context: click.Context,
        /,
        centres: tuple[str, ...],
        saved: Path | None,
        out: Path,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        kept = settings_from(context, saved, settings)
        check_writable(out)
        for path in _write(kept, centres, out, lang):
            sys.stdout.write(f"{path}\n")

    return run


def _write(kept: Settings, centres: tuple[str, ...], out: Path, lang: Lang) -> list[Path]:
    # matplotlib and reportlab take a second that no other command needs
    from zones.outputs.report.content import centre_report, prefecture_report  # noqa: PLC0415
    from zones.outputs.report.country import country_report  # noqa: PLC0415
    from zones.outputs.report.files import report_files  # noqa: PLC0415

    chosen = kept.chosen
    with reporter(lang) as progress:
        progress(Text("データを読んでいます", "Loading the data"))
        region = chosen.region(load_region(denominator=chosen.scenario.denominator))
        codes = [find_municipality(region.municipalities, name) for name in centres]
        plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
        kept.warn_if_changed(plan, lang)
        if codes:
            report = centre_report(plan, codes, lang=lang)
        elif plan.scenario.prefectures:
            report = prefecture_report(plan, lang=lang)
        else:
            report = country_report(plan, lang=lang)
        return write_folder(out, report_files(report, progress=progress))
