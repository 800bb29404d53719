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
        known = list(next(iter(plans.values())).assessments)
        raise InputError(
            f"ルールセット「{scheme}」はありません。使えるのは {'、'.join(known)} です。",
            f"There is no rule set '{scheme}'. Use one of: {', '.join(known)}.",
        )
    outcomes = {year: plan.assessments[scheme].outcome for year, plan in plans.items()}
    met = {year: (found == "met").mask(found == "no_data") for year, found in outcomes.items()}
    ratios = {
        year: plan.region.flows.day_night_ratio(plan.region.residents())
        for year, plan in plans.items()
    }
    bases = {year: plan.region.flows.basis for year, plan in sorted(plans.items())}
    warning = basis_warning(bases)
    threshold = next(iter(plans.values())).scenario.threshold
    moved = sphere_changes(
        {year: _pairs(plan) for year, plan in plans.items()},
        threshold,
        {year: _told(plan) for year, plan in plans.items()},
    )
    table = values_by_year(ratios).astype("object")
    names = next(iter(plans.values())).region.municipalities["name"]
    return {
        "caution": None if warning is None else warning.say(lang),
        "bases": {str(year): basis.text.say(lang) for year, basis in bases.items()},
        "cities": {
            str(year): _summary(plan, outcomes[year]) for year, plan in sorted(plans.items())
        },
        "changes": [
            {**row, "name": names[row["code"]]} for row in changes_by_year(met).to_dict("records")
        ],
        "sphere_changes": [
            {**row, "centre_name": names[row["centre"]], "member_name": names[row["member"]]}
            for row in moved.to_dict("records")
        ],
        "spheres": {str(year): _members(plan) for year, plan in sorted(plans.items())},
        "day_night_ratio": {
            str(code): {
                "name": names[str(code)],
                **{str(year): _plain(cell) for year, cell in row.items()},
            }
            for code, row in table.to_dict("index").items()
        },
    }


def _summary(plan: Plan, outcome: Any) -> dict[str, Any]:  # noqa: ANN401 - a series
    found = city_summary(plan.region.residents(), outcome.index[outcome == "met"])
    untold = int((outcome == "no_data").sum())
    codes = [str(code) for code in sorted(outcome.index[outcome == "met"])]
    return {
        "met": found.cities,
        "no_data": untold,
        "mean": found.mean,
        "median": found.median,
        "codes": codes,
    }


def _pairs(plan: Plan) -> Any:  # noqa: ANN401 - a frame
    """Return every pair at or above the threshold with the total that its share is of."""
    pairs = plan.region.flows.pairs(plan.scenario.threshold)
    totals = plan.region.flows.denominator
    return pairs.assign(total=totals.reindex(pairs["member"]).to_numpy(dtype="int64"))


def _told(plan: Plan) -> list[str]:
    """Return the municipalities whose shares are known."""
    denominator = plan.region.flows.denominator
    return list(denominator.index[denominator.notna()])


def _members(plan: Plan) -> dict[str, list[str]]:
    """Return the members of each centre's sphere."""
    pairs = plan.region.flows.pairs(plan.scenario.threshold)
    return {
        str(centre): sorted(rows["member"].astype("str"))
        for centre, rows in pairs.groupby("centre")
    }


def _plain(cell: Any) -> float | None:  # noqa: ANN401 - a number or NA
    return float(cell) if isinstance(cell, float) and cell == cell else None  # noqa: PLR0124 - NaN


def _show(content: Mapping[str, Any], lang: Lang) -> None:
    lines = [] if content["caution"] is None else [content["caution"]]
    lines += [f"{year}\t{basis}" for year, basis in content["bases"].items()]
    lines += _cities(content, lang)
    lines.append(Text("# 出入り（市）", "# Entered and left (cities)").say(lang))
    lines += [
        f"{one['year']}\t{_CHANGES[one['change']].say(lang)}\t{one['code']} {one['name']}"
        for one in content["changes"]
    ]
    lines.append(Text("# 出入り（圏域）", "# Entered and left (spheres)").say(lang))
    lines += [
        f"{one['year']}\t{_CHANGES[one['change']].say(lang)}\t{one['centre']} "
        f"{one['centre_name']}\t{one['member']} {one['member_name']}"
        for one in content["sphere_changes"]
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _cities(content: Mapping[str, Any], lang: Lang) -> list[str]:
    """Return the qualifying cities of each year, and the ratio of every one that ever qualified."""
    years = list(content["cities"])
    lines = [
        Text("# 要件を満たす市", "# Qualifying cities").say(lang),
        Text("年\t市\tデータなし\t平均人口\t中央値", "Year\tCities\tNo data\tMean\tMedian").say(
            lang
        ),
    ]
    for year, row in content["cities"].items():
        numbers = [
            f"{row[item]:,.0f}" if row[item] is not None else "–" for item in ("mean", "median")
        ]
        lines.append("\t".join([year, str(row["met"]), str(row["no_data"]), *numbers]))
    lines.append(Text("# 昼夜間人口比率", "# Day–night population ratio").say(lang))
    lines.append("\t".join([Text("市", "City").say(lang), *years]))
    ever = {code for row in content["cities"].values() for code in row["codes"]}
    for code in sorted(ever):
        ratios = content["day_night_ratio"][code]
        cells = ["–" if ratios[year] is None else f"{100 * ratios[year]:.1f}" for year in years]
        lines.append("\t".join([f"{code} {ratios['name']}", *cells]))
    return lines


_CHANGES = {"entered": Text("入った", "entered"), "left": Text("外れた", "left")}
