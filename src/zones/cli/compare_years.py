"""``zones compare-years``: data sets of several censuses side by side."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from zones.cli.options import json_option
from zones.cli.progress import reporter
from zones.cli.words import Command, lang_option
from zones.errors import InputError
from zones.labels import Lang, Text
from zones.metrics.years import (
    basis_warning,
    changes_by_year,
    city_summary,
    sphere_changes,
    values_by_year,
)
from zones.model import Region
from zones.planning import Plan, Scenario, load_region, make_plan
from zones.zoning.spheres import parse_threshold

_TWO = 2


def command(lang: Lang) -> click.Command:
    """Return the command in *lang*."""

    @click.command(
        "compare-years",
        cls=Command,
        lang=lang,
        help=Text(
            "調査年の違うデータセットを比べる：要件を満たす市、昼夜間人口比率、圏域への出入り。",
            "Compare data sets of several censuses: qualifying cities, day–night ratios, and who "
            "entered or left a sphere.",
        ).say(lang),
    )
    @click.argument("names", nargs=-1, required=True, metavar="NAME…")
    @click.option(
        "--scheme",
        default="hub_city_2014",
        show_default=True,
        help=Text("要件のルールセット。", "Rule set of the criteria.").say(lang),
    )
    @click.option(
        "--threshold",
        default="0.10",
        show_default=True,
        metavar="SHARE",
        help=Text("構成市町村となる割合。", "Share from which one is a member.").say(lang),
    )
    @json_option(lang)
    @lang_option(lang)
    def run(names: Sequence[str], scheme: str, threshold: str, *, as_json: bool) -> None:
        share = parse_threshold(threshold)
        regions = _regions(names)
        with reporter(lang) as progress:
            plans = {
                year: make_plan(region, Scenario(threshold=share), progress=progress)
                for year, region in regions.items()
            }
        content = _content(plans, scheme, lang)
        if as_json:
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        else:
            _show(content, lang)

    return run


def _regions(names: Sequence[str]) -> dict[int, Region]:
    regions: dict[int, Region] = {}
    for name in names:
        region = load_region(data=name)
        year = region.flows.basis.year
        if year in regions:
            raise InputError(
                f"{year}年のデータセットが2つあります（{name}）。年の違うものを指定してください。",
                f"Two data sets are of {year} ({name}). Name sets of different years.",
            )
        regions[year] = region
    if len(regions) < _TWO:
        raise InputError(
            "年の違うデータセットを2つ以上指定してください。", "Name two or more data sets."
        )
    return regions


def _content(plans: Mapping[int, Plan], scheme: str, lang: Lang) -> dict[str, Any]:
    unknown = [year for year, plan in plans.items() if scheme not in plan.assessments]
    if unknown:
        known = ", ".join(next(iter(plans.values())).assessments)
        raise InputError(
            f"ルールセット「{scheme}」はありません（{known}）。",
            f"There is no rule set '{scheme}' ({known}).",
        )
    outcomes = {year: plan.assessments[scheme].outcome for year, plan in plans.items()}
    met = {year: (found == "met").mask(found == "no_data") for year, found in outcomes.items()}
    ratios = {
        year: plan.region.flows.day_night_ratio(plan.region.residents())
        for year, plan in plans.items()
    }
    warning = basis_warning({year: plan.region.flows.basis for year, plan in plans.items()})
    threshold = next(iter(plans.values())).scenario.threshold
    moved = sphere_changes({year: _pairs(plan) for year, plan in plans.items()}, threshold)
    table = values_by_year(ratios).astype("object")
    return {
        "caution": None if warning is None else warning.say(lang),
        "cities": {
            str(year): _summary(plan, outcomes[year]) for year, plan in sorted(plans.items())
        },
        "changes": changes_by_year(met).to_dict("records"),
        "sphere_changes": moved.to_dict("records"),
        "day_night_ratio": {
            str(code): {str(year): _plain(cell) for year, cell in row.items()}
            for code, row in table.to_dict("index").items()
        },
    }


def _summary(plan: Plan, outcome: Any) -> dict[str, Any]:  # noqa: ANN401 - a series
    found = city_summary(plan.region.residents(), outcome.index[outcome == "met"])
    return {"met": found.cities, "mean": found.mean, "median": found.median}


def _pairs(plan: Plan) -> Any:  # noqa: ANN401 - a frame
    """Return every pair at or above the threshold with the total that its share is of."""
    pairs = plan.region.flows.pairs(plan.scenario.threshold)
    totals = plan.region.flows.denominator
    return pairs.assign(total=totals.reindex(pairs["member"]).to_numpy(dtype="int64"))


def _plain(cell: Any) -> float | None:  # noqa: ANN401 - a number or NA
    return float(cell) if isinstance(cell, float) and cell == cell else None  # noqa: PLR0124 - NaN


def _show(content: Mapping[str, Any], lang: Lang) -> None:
    lines = [] if content["caution"] is None else [content["caution"]]
    lines.append(Text("# 要件を満たす市", "# Qualifying cities").say(lang))
    lines.append(Text("年\t市\t平均人口\t中央値", "Year\tCities\tMean\tMedian").say(lang))
    for year, row in content["cities"].items():
        numbers = [
            f"{row[item]:,.0f}" if row[item] is not None else "–" for item in ("mean", "median")
        ]
        lines.append("\t".join([year, str(row["met"]), *numbers]))
    lines.append(Text("# 出入り（市）", "# Entered and left (cities)").say(lang))
    lines += [f"{one['year']}\t{one['change']}\t{one['code']}" for one in content["changes"]]
    lines.append(Text("# 出入り（圏域）", "# Entered and left (spheres)").say(lang))
    lines += [
        f"{one['year']}\t{one['change']}\t{one['centre']}\t{one['member']}"
        for one in content["sphere_changes"]
    ]
    sys.stdout.write("\n".join(lines) + "\n")
