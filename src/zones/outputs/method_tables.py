"""Zones of the reference methods as tables, alone and beside each other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from math import isnan

import pandas as pd

from zones.labels import ROLES, Lang, Text
from zones.metrics.agreement import (
    STANDINGS,
    agreement_table,
    disagreement,
    match_zones,
    summarize_matches,
)
from zones.metrics.judging import judge_set, judge_zones
from zones.model import Region
from zones.outputs.csv import to_csv
from zones.outputs.names import centre_name
from zones.planning import Plan
from zones.zoning.methods.protocol import ACTIONS, REASONS, Parameters, Zoning, make_zoning
from zones.zoning.methods.registry import find_method
from zones.zoning.proposals import partition

PLAN = "plan"
"""The plan's own areas beside the methods."""

_PLAN_LABEL = Text("本ツールの候補圏域", "candidate areas of this tool")


def method_label(name: str) -> Text:
    """Return what a method, or the plan's own areas, are called on the screen.

    Raises
    ------
    NotFoundError
        If there is no such method.
    """
    return _PLAN_LABEL if name == PLAN else find_method(name).label


@dataclass(frozen=True, slots=True)
class PlanSettings(Parameters):
    """The scenario of a plan by its hash."""

    scenario: str


def planned_zones(plan: Plan) -> Zoning:
    """Return the plan's candidate areas as zones that don't overlap (`partition`).

    An area is named by its first centre that belongs to it alone.
    """
    table = partition(plan.proposals)
    names: dict[str, str] = {}
    for role in ("centre", "member"):
        rows = table[table["role"] == role]
        for code, area in zip(rows.index, rows["proposal"], strict=True):
            names.setdefault(str(area), str(code))
    zone_of = {str(code): names[str(area)] for code, area in table["proposal"].items()}
    shares = table["share"].to_numpy(dtype=float, na_value=float("nan"))
    return make_zoning(
        PLAN,
        PlanSettings(plan.scenario.digest),
        plan.region.flows,
        zone_of,
        reasons=dict.fromkeys(plan.region.codes, "below"),
        steps=[
            (1, code, "joined", zone, None if isnan(share) else float(share))
            for (code, zone), share in zip(zone_of.items(), shares, strict=True)
        ],
        centres=set(table.index[table["role"] == "centre"]),
    )


def zone_names(region: Region, zoning: Zoning) -> dict[str, str]:
    """Return the name of each zone: that of the municipality that names it, and 特別区部 as one."""
    names = {zone: str(region.names[zone]) for zone in zoning.members}
    wards = Text("東京特別区部", "Tokyo special wards")
    return names | {
        zone: wards.ja
        for zone, centres in zoning.centres.items()
        if zone.startswith("131") and len(centres) > 1
    }


def municipalities(region: Region, zoning: Zoning, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row a municipality, by code: its zone, its role, or why it has none."""
    codes = region.codes
    places = region.municipalities.loc[codes]
    return pd.DataFrame(
        {
            "code": codes,
            "name": places["name"],
            "prefecture": places["prefecture_name"],
            "zone": zoning.assignment,
            "zone_name": zoning.assignment.map(zone_names(region, zoning)).astype("str"),
            "role": zoning.roles,
            "role_label": _said(zoning.roles, ROLES, lang),
            "reason": zoning.reasons,
            "reason_label": _said(zoning.reasons, REASONS, lang),
        },
        index=codes,
    ).reset_index(drop=True)


def zones(region: Region, zoning: Zoning) -> pd.DataFrame:
    """Return one row a zone, by id: names, centres, and what `judge_zones` measures."""
    judged = judge(region, zoning)
    table = judged.reset_index()
    named, centres = zone_names(region, zoning), zoning.centres
    table.insert(1, "zone_name", table["zone"].map(named))
    table.insert(2, "centres", table["zone"].map(lambda zone: " ".join(centres[zone])))
    table.insert(
        3, "centre_names", table["zone"].map(lambda zone: centre_name(region.names, centres[zone]))
    )
    return table


def trace(region: Region, zoning: Zoning, lang: Lang = "ja") -> pd.DataFrame:
    """Return every decision in its order, with names."""
    table = zoning.trace.copy()
    table.insert(2, "name", table["code"].map(region.names).astype("str"))
    table.insert(4, "action_label", _said(table["action"], ACTIONS, lang))
    return table


def judge(region: Region, zoning: Zoning) -> pd.DataFrame:
    """Measure every zone on the region's flows, residents and borders."""
    return judge_zones(
        zoning.members,
        region.flows,
        residents=region.residents(),
        contiguity=region.contiguity,
        centres=zoning.centres,
    )


def zoning_files(region: Region, zoning: Zoning, lang: Lang = "ja") -> dict[str, bytes]:
    """Return the tables of one zoning as CSV, and what they were made from as JSON."""
    name = zoning.method
    return {
        f"{name}_municipalities.csv": to_csv(municipalities(region, zoning, lang)),
        f"{name}_zones.csv": to_csv(zones(region, zoning)),
        f"{name}_trace.csv": to_csv(trace(region, zoning, lang)),
        f"{name}.json": _origin(region, [zoning]),
    }


@dataclass(frozen=True, eq=False)
class MethodComparison:
    """Several zonings beside each other and beside existing unions.

    Parameters
    ----------
    sets
        Indexed by method, in the order given: what `judge_set` measures.
    agreement
        One row a pair of methods: from `agreement_table`.
    unions
        One row a method × union: ``method``, ``union``, then the columns of `match_zones`.
    against_unions
        Indexed by method: what `summarize_matches` says of the unions, each matched with the zone
        that is most like it.
    """

    sets: pd.DataFrame
    agreement: pd.DataFrame
    unions: pd.DataFrame
    against_unions: pd.DataFrame


def compare_methods(
    region: Region, zonings: Mapping[str, Zoning], unions: Mapping[str, tuple[str, ...]]
) -> MethodComparison:
    """Judge zonings and compare them with each other and with unions, which may overlap.

    Parameters
    ----------
    zonings
        By the name to show.
    unions
        Municipalities of each existing union.
    """
    residents = region.residents()
    sets = {
        name: judge_set(judge(region, one), region.flows, residents=residents)
        for name, one in zonings.items()
    }
    matches = {name: match_zones(unions, one.members) for name, one in zonings.items()}
    rows = [table.reset_index(names="union").assign(method=name) for name, table in matches.items()]
    columns = ["method", "union", "match", "jaccard", "missing", "extra"]
    return MethodComparison(
        sets=_by_method(sets),
        agreement=agreement_table({name: one.assignment for name, one in zonings.items()}),
        unions=pd.concat(rows, ignore_index=True)[columns],
        against_unions=_by_method({name: summarize_matches(one) for name, one in matches.items()}),
    )


def disagreement_table(
    region: Region, first: Zoning, second: Zoning, lang: Lang = "ja"
) -> pd.DataFrame:
    """Return one row a municipality, by code, of how its zones in two zonings differ.

    ``jaccard`` and ``standing`` are the values of a map of disagreement.
    """
    table = disagreement(first.assignment, second.assignment)
    table.insert(0, "name", region.names.reindex(table.index))
    for at, (column, zoning) in ((2, ("first", first)), (4, ("second", second))):
        named = table[column].map(zone_names(region, zoning)).astype("str")
        table.insert(at, f"{column}_name", named)
    table.insert(6, "standing_label", _said(table["standing"], STANDINGS, lang))
    return table.reset_index()


def comparison_files(
    region: Region,
    zonings: Mapping[str, Zoning],
    compared: MethodComparison,
    lang: Lang = "ja",
) -> dict[str, bytes]:
    """Return the comparison as CSV, with the map values of every two zonings when they are two."""
    unions = compared.unions.assign(
        missing=compared.unions["missing"].map(" ".join),
        extra=compared.unions["extra"].map(" ".join),
    )
    files = {
        "methods.csv": to_csv(compared.sets.reset_index()),
        "methods_agreement.csv": to_csv(compared.agreement),
        "methods_unions.csv": to_csv(unions),
        "methods_against_unions.csv": to_csv(compared.against_unions.reset_index()),
        "methods.json": _origin(region, list(zonings.values())),
    }
    if len(zonings) == _PAIR:
        first, second = zonings.values()
        files["methods_disagreement.csv"] = to_csv(disagreement_table(region, first, second, lang))
    return files


_PAIR = 2


def _by_method(rows: Mapping[str, pd.Series]) -> pd.DataFrame:
    table = pd.DataFrame(dict(rows)).T.rename_axis("method").rename_axis(None, axis="columns")
    counts = [name for name in table.columns if name in _COUNTS]
    return table.astype(dict.fromkeys(counts, "Int64"))


_COUNTS = ("zones", "single", "municipalities", "unassigned")


def _said(keys: pd.Series, words: Mapping[str, Text], lang: Lang) -> pd.Series:
    return keys.map({key: text.say(lang) for key, text in words.items()}).astype("str")


def _origin(region: Region, zonings: list[Zoning]) -> bytes:
    """Say what zonings were made from; no time, no machine."""
    tables = ("municipalities", "flows", "population", "unions")
    content = {
        "tool": {"name": "zones", "version": version("zones")},
        "basis": {"ja": region.flows.basis.text.ja, "en": region.flows.basis.text.en},
        "methods": [
            {
                "id": one.method,
                "parameters": dict(one.parameters),
                "notes": [{"ja": note.ja, "en": note.en} for note in one.notes],
            }
            for one in zonings
        ],
        "data": dict(sorted(region.digests.items())),
        "credits": [{"ja": credit.ja, "en": credit.en} for credit in region.credits(*tables)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
