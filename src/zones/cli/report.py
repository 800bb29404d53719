"""``zones report``: pages for a council."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from zones.cli.progress import reporter
from zones.cli.saved import SavedPlan, read_saved_plan
from zones.cli.scenario import Chosen, scenario_from, scenario_options
from zones.cli.words import Command, complain, lang_option
from zones.errors import InputError
from zones.labels import Lang, Text
from zones.model.lookup import find_municipality
from zones.outputs.folder import check_writable, write_folder
from zones.planning import load_region, make_plan

_SAVED = ("threshold", "denominator", "reading", "near_km", "include_borderline", "as_of")
"""Options that a saved scenario brings itself."""


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "report",
        cls=Command,
        lang=lang,
        help=Text(
            "議会や住民に配れる資料（HTML と PDF、図は PNG と SVG）を、都道府県か中心市について書き出す。",
            "Write pages for a council (HTML and PDF, figures as PNG and SVG) on a prefecture or a "
            "centre.",
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
    @click.option(
        "--plan",
        "saved",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=Text(
            "保存した設定（zones plan の manifest.json、または設定の JSON）。",
            "Saved settings (manifest.json of zones plan, or a scenario as JSON).",
        ).say(lang),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        default=Path("out"),
        show_default=True,
        help=Text("書き出すフォルダー。", "Folder to write into.").say(lang),
    )
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
        chosen = scenario_from(settings)
        kept = None
        if saved is not None:
            _refuse_both(context)
            kept = read_saved_plan(saved)
            chosen = _with_saved(chosen, kept)
        if not centres and not chosen.scenario.prefectures:
            raise InputError(
                "どこの資料か分かりません。--prefecture か --centre を指定してください。",
                "Give --prefecture or --centre: a report is on one of them.",
            )
        check_writable(out)
        for path in _write(chosen, kept, centres, out, lang):
            sys.stdout.write(f"{path}\n")

    return run


def _refuse_both(context: click.Context) -> None:
    """Refuse options that contradict a saved scenario."""
    for name in _SAVED:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = f"--{name.replace('_', '-')}"
            raise InputError(
                f"--plan と {option} は一緒に使えません。どちらかを外してください。",
                f"--plan brings its own {option}. Leave out one of them.",
            )


def _with_saved(chosen: Chosen, kept: SavedPlan) -> Chosen:
    """Return what was saved; prefectures on the command line replace those saved."""
    shown = chosen.scenario.prefectures or kept.scenario.prefectures
    return replace(chosen, scenario=replace(kept.scenario, prefectures=shown))


def _write(
    chosen: Chosen, kept: SavedPlan | None, centres: tuple[str, ...], out: Path, lang: Lang
) -> list[Path]:
    # matplotlib and reportlab take a second that no other command needs
    from zones.outputs.report.content import centre_report, prefecture_report  # noqa: PLC0415
    from zones.outputs.report.files import report_files  # noqa: PLC0415

    with reporter(lang) as progress:
        progress(Text("データを読んでいます", "Loading the data"))
        region = chosen.region(load_region(denominator=chosen.scenario.denominator))
        codes = [find_municipality(region.municipalities, name) for name in centres]
        plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
        if kept is not None and not kept.agrees(plan):
            complain(_CHANGED.say(lang))
        report = (
            centre_report(plan, codes, lang=lang) if codes else prefecture_report(plan, lang=lang)
        )
        return write_folder(out, report_files(report, progress=progress))


_CHANGED = Text(
    "保存したときとデータまたは基準が違うので、数値が変わっていることがあります。",
    "Data or rules differ from those when the plan was saved: numbers may have changed.",
)
