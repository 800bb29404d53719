"""``zones sweep``: how membership moves with the threshold."""

import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.options import out_option
from zones.cli.progress import reporter
from zones.cli.scenario import scenario_from, scenario_options
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.outputs.folder import check_writable, write_folder
from zones.planning import load_region, make_plan
from zones.zoning.sensitivity import steps
from zones.zoning.spheres import parse_threshold


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "sweep",
        cls=Command,
        lang=lang,
        help=Text(
            "基準値を動かしたときの構成市町村の増減を、表と図で示す。",
            "Show in tables and a figure how membership moves with the threshold.",
        ).say(lang),
    )
    @click.option(
        "--from",
        "start",
        default="0.05",
        show_default=True,
        metavar="SHARE",
        help=Text("基準値の下端。", "Lowest threshold.").say(lang),
    )
    @click.option(
        "--to",
        "stop",
        default="0.20",
        show_default=True,
        metavar="SHARE",
        help=Text("基準値の上端。", "Highest threshold.").say(lang),
    )
    @click.option(
        "--step",
        default="0.01",
        show_default=True,
        metavar="SHARE",
        help=Text("刻み。", "Step.").say(lang),
    )
    @out_option(lang, Text("書き出すフォルダー。", "Folder to write into."))
    @scenario_options(lang)
    @lang_option(lang)
    def run(start: str, stop: str, step: str, out: Path, **settings: Any) -> None:  # noqa: ANN401
        chosen = scenario_from(settings)
        span = (parse_threshold(start), parse_threshold(stop), parse_threshold(step))
        steps(*span)
        check_writable(out)
        # matplotlib takes half a second that no other command needs
        from zones.outputs.sensitivity import sweep_files, sweep_plan  # noqa: PLC0415

        with reporter(lang) as progress:
            region = chosen.region(load_region(denominator=chosen.scenario.denominator))
            plan = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
            result = sweep_plan(plan, start=span[0], stop=span[1], step=span[2])
            progress(Text("図を描いています", "Drawing the figure"))
            paths = write_folder(out, sweep_files(plan, result, lang=lang))
        sys.stdout.write("".join(f"{path}\n" for path in paths))

    return run
