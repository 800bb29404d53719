"""The tables of existing unions: columns in a fixed order, documented in docs/outputs.md."""

from collections.abc import Callable, Iterable

import pandas as pd

from zones.labels import Lang, Text
from zones.metrics.candidates import KINDS
from zones.metrics.comparison import STANDINGS
from zones.metrics.money import money_totals
from zones.model.cells import text
from zones.outputs.names import centre_name, prefecture_names
from zones.outputs.tables import shown_proposals
from zones.planning import Plan


def unions(plan: Plan) -> pd.DataFrame:
    """Return the register: one row a union × member valid on the day, shown in the window.

    The columns are those that `zones unions import` reads back.
    """
    table = plan.existing.register.to_table()
    return table[table["union_id"].isin(shown_unions(plan))].reset_index(drop=True)


def comparison(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row a second-floor union: its members against the sphere of its centres."""
    table = plan.existing.comparison.unions
    table = table[table.index.isin(shown_unions(plan))]
    names = plan.region.names
    totals = money_totals(plan.existing.money).reindex(table.index)
    return pd.DataFrame(
        {
            "type": table["type"],
            "union": table.index,
            "name": table["name"],
            "centres": _joined(table["centres"]),
            "members": table["members"],
            "sphere_size": table["sphere_size"],
            "members_in_sphere": table["members_in_sphere"],
            "jaccard": table["jaccard"],
            "members_below": table["members_below"],
            "members_no_data": table["members_no_data"],
            "outside": table["outside"],
            "centre_names": [centre_name(names, codes) for codes in table["centres"]],
            "prefecture": table["prefecture"],
            "population": table["population"],
            "sphere_population": table["sphere_population"],
            "outside_population": table["outside_population"],
            "contiguous": table["contiguous"],
            "over_water": table["over_water"],
            "prefectures": [prefecture_names(codes, lang) for codes in table["prefectures"]],
            "crosses_prefecture": table["crosses_prefecture"],
            "unconfirmed": table["unconfirmed"],
            "money_yen": totals["total_yen"].astype("Int64"),
            "money_assumed_yen": totals["assumed_yen"].astype("Int64"),
        }
    ).reset_index(drop=True)


def standings(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row a second-floor union × municipality: in the sphere, below it, or outside."""
    table = plan.existing.comparison.detail
    table = table[table["union"].isin(shown_unions(plan))]
    names = plan.region.names
    return pd.DataFrame(
        {
            "union": table["union"],
            "union_name": table["union"].map(plan.existing.comparison.unions["name"]),
            "code": table["code"],
            "name": table["code"].map(names).fillna(table["municipality"]),
            "standing": table["standing"],
            "standing_label": [STANDINGS[key].say(lang) for key in table["standing"]],
            "share": table["share"],
            "persons": table["persons"],
            "population": table["population"],
        }
    ).reset_index(drop=True)


def open_candidates(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return what is open: municipalities, declared centres, cities that have not declared."""
    table = plan.existing.candidates
    if plan.region.window is not None:
        codes = table["code"].astype("str")
        shown = plan.region.in_window(codes.str[:5]) | plan.region.in_window(codes.str[-5:])
        table = table[shown.to_numpy()]
    names = plan.region.names
    return pd.DataFrame(
        {
            "kind": table["kind"],
            "type": table["type"],
            "code": table["code"],
            "name": [centre_name(names, str(code).split("+")) for code in table["code"]],
            "union": table["union"],
            "union_name": [_union_name(plan, key) for key in table["union"]],
            "centres": _joined(table["centres"]),
            "centre_names": [centre_name(names, codes) for codes in table["centres"]],
            "share": table["share"],
            "persons": table["persons"],
            "outcome": table["outcome"],
            "criteria": _joined(table["criteria"]),
            "reason": table["reason_ja"] if lang == "ja" else table["reason_en"],
            "kind_label": [KINDS[key].say(lang) for key in table["kind"]],
        }
    ).reset_index(drop=True)


def floors(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return the municipalities whose first floor and whose sphere point to different centres."""
    table = plan.existing.disagreements
    table = table[plan.region.in_window(table["code"]).to_numpy()]
    names = plan.region.names
    return pd.DataFrame(
        {
            "code": table["code"],
            "name": table["code"].map(names),
            "first_floor": table["first_floor"],
            "first_floor_name": table["first_floor_name"],
            "home_centre": table["home_centre"],
            "home_centre_name": table["home_centre"].map(names),
            "home_share": table["home_share"],
            "sphere_centres": _joined(table["sphere_centres"]),
            "sphere_centre_names": [centre_name(names, one) for one in table["sphere_centres"]],
            "sphere_share": table["sphere_share"],
            "sphere_persons": table["sphere_persons"],
            "second_floor": _joined(table["second_floor"]),
            "second_floor_names": [
                "、".join(_union_name(plan, key) for key in keys) for keys in table["second_floor"]
            ],
            "second_floor_follows": table["second_floor_follows"],
            "follows_label": [FOLLOWS[key].say(lang) for key in table["second_floor_follows"]],
        }
    ).reset_index(drop=True)


FOLLOWS: dict[str, Text] = {
    "first_floor": Text("1階（広域連合）に沿う", "follows the first floor"),
    "sphere": Text("通勤圏に沿う", "follows the sphere"),
    "both": Text("両方に沿う", "follows both"),
    "neither": Text("どちらとも異なる", "follows neither"),
    "none": Text("2階の圏域なし", "no second-floor union"),
}
"""Which of the two floors' centres a municipality's second-floor unions agree with."""


def money(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return the yearly support item by item, of proposals and unions, assumptions marked."""
    table = plan.existing.money
    table = table[table["area"].isin(shown_unions(plan) | shown_proposals(plan))]
    labels = table["label_ja"] if lang == "ja" else table["label_en"]
    columns = ["area", "scheme", "item", "recipient", "recipients", "amount_yen", "total_yen"]
    return table[[*columns, "assumed", "why_assumed"]].assign(label=labels).reset_index(drop=True)


def tasks(plan: Plan) -> pd.DataFrame:
    """Return one row a union × task that it does."""
    table = plan.existing.tasks
    table = table[table["union"].isin(shown_unions(plan))]
    return table.assign(members=_joined(table["members"])).reset_index(drop=True)


def shown_unions(plan: Plan) -> set[str]:
    """Return the unions valid on the day that have a municipality in the window."""
    if plan.region.window is None:
        return {union.id for union in plan.existing.register}
    return {
        union.id
        for union in plan.existing.register
        if any(code[:2] in plan.region.window for code in union.codes())
    }


def _union_name(plan: Plan, key: object) -> str:
    known = plan.existing.register.by_id
    name = text(key)
    return known[name].name if name in known else ""


def _joined(column: Iterable[Iterable[str]]) -> list[str]:
    return [" ".join(codes) for codes in column]


TABLES: dict[str, Callable[[Plan, Lang], pd.DataFrame]] = {
    "unions": lambda plan, _: unions(plan),
    "comparison": comparison,
    "standings": standings,
    "open_candidates": open_candidates,
    "floors": floors,
    "money": money,
    "tasks": lambda plan, _: tasks(plan),
}
"""Every table of existing unions that a plan writes, by the stem of its file."""
