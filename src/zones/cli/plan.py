"""``zones plan``: compute a plan and write its files."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from zones.cli.options import json_option, out_option
from zones.cli.progress import reporter
from zones.cli.scenario import scenario_from, scenario_options
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.model.lookup import find_municipality
from zones.outputs.folder import check_writable
from zones.outputs.plan_folder import write_plan
from zones.outputs.plan_map import PARTITION_RULE
from zones.outputs.summary import Summary, summarize
from zones.planning import load_region, make_plan
from zones.zoning.methods.registry import METHODS, draw_zones, gather_inputs


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "plan",
        cls=Command,
        lang=lang,
        help=Text(
            "通勤圏・中心都市の判定・圏域の候補・位置付けを求め、表・GeoJSON・地図を書き出す。",
            "Find spheres, centres, candidate areas and frames; write tables, GeoJSON and a map.",
        ).say(lang),
    )
    @scenario_options(lang)
    @out_option(lang, Text("書き出すフォルダー。", "Folder to write into."))
    @click.option("--title", help=Text("地図の題名。", "Title of the map.").say(lang))
    @click.option(
        "--centre",
        "centre_names",
        multiple=True,
        metavar="NAME",
        help=Text(
            "この市区町村（複数可、合わせて1つの中心）への通勤通学割合を地図に加える。",
            "Add the share of commuters to this municipality to the map (may be repeated: "
            "together one centre).",
        ).say(lang),
    )
    @click.option(
        "--method",
        "methods",
        multiple=True,
        type=click.Choice(list(METHODS)),
        help=Text(
            "参考となる圏域の描き方を地図と表に加える（複数可、説明は zones methods list）。",
            "Add a reference way of drawing regions to map and tables (may be repeated; "
            "see zones methods list).",
        ).say(lang),
    )
    @click.option(
        "--partition",
        "partitioned",
        is_flag=True,
        help=Text(
            "1市区町村を1圏域だけに入れた見方を地図に加える（partition.csv は常に書き出す）。",
            "Add the one-area-each view to the map (partition.csv is always written).",
        ).say(lang),
    )
    @json_option(lang, Text("要約を JSON で表示する。", "Print the summary as JSON."))
    @lang_option(lang)
    def plan(
        out: Path,
        title: str | None,
        centre_names: tuple[str, ...],
        methods: tuple[str, ...],
        *,
        partitioned: bool,
        as_json: bool,
        **settings: Any,  # noqa: ANN401
    ) -> None:
        chosen = scenario_from(settings)
        check_writable(out)
        with reporter(lang) as progress:
            progress(Text("データを読んでいます", "Loading the data"))
            region = chosen.region(load_region(denominator=chosen.scenario.denominator))
            centres = [find_municipality(region.municipalities, name) for name in centre_names]
            made = make_plan(region, chosen.scenario, progress=progress, **chosen.inputs(region))
            inputs = gather_inputs(made.region)
            zonings = [draw_zones(inputs, name) for name in dict.fromkeys(methods)]
            paths = write_plan(
                made,
                out,
                lang=lang,
                title=title,
                centres=centres,
                zonings=zonings,
                partitioned=partitioned,
                progress=progress,
            )
        summary = summarize(made, lang)
        if as_json:
            content = {**summary.as_dict(), "files": [str(path) for path in paths]}
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        else:
            _show(summary, out, lang)
            if partitioned:
                sys.stdout.write(f"{PARTITION_RULE.say(lang)}\n")

    return plan


def _show(summary: Summary, out: Path, lang: Lang) -> None:
    from zones.cli.tables import show  # noqa: PLC0415 (rich is not needed for --json)

    for table in summary.tables:
        show(table)
    where = Text(
        f"{out}/ に書き出しました。地図は {out / 'map.html'} をブラウザーで開いてください。",
        f"Written to {out}/. Open {out / 'map.html'} in a browser.",
    )
    sys.stdout.write(f"{where.say(lang)}\n")
