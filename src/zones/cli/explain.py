"""``zones explain``: everything that is known of one municipality."""

import json
import sys
from typing import Any

import click

from zones.cli.options import json_option
from zones.cli.scenario import scenario_from, scenario_options
from zones.cli.tables import show
from zones.cli.words import Command, lang_option
from zones.labels import Lang, Text
from zones.model.lookup import find_municipality
from zones.outputs.evidence import evidence_dict, evidence_tables
from zones.planning import load_region, make_plan
from zones.planning.evidence import explain


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "explain",
        cls=Command,
        lang=lang,
        help=Text(
            "市区町村1つの根拠を示す：人口、昼夜間人口比率、通勤先、各制度の要件と判定、位置付け。",
            "Show the evidence of one municipality: people, ratio, flows, every criterion of "
            "every scheme, memberships, frame.",
        ).say(lang),
    )
    @click.argument("municipality", metavar=Text("市区町村", "MUNICIPALITY").say(lang))
    @scenario_options(lang)
    @json_option(lang)
    @lang_option(lang)
    def run(municipality: str, *, as_json: bool, **settings: Any) -> None:  # noqa: ANN401
        chosen = scenario_from(settings)
        region = chosen.region(load_region(denominator=chosen.scenario.denominator))
        code = find_municipality(region.municipalities, municipality)
        plan = make_plan(region, chosen.scenario, **chosen.inputs(region))
        evidence = explain(plan, code)
        if as_json:
            content = evidence_dict(plan, evidence, lang)
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
            return
        for table in evidence_tables(plan, evidence, lang):
            if table.rows:
                show(table)

    return run
