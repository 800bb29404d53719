"""Every table of a plan with its name in words: what a planner reads, whatever the format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from zones.labels import Lang, Text
from zones.outputs import tables, union_tables
from zones.outputs.columns import Column, column_of
from zones.outputs.layers import FlowSetting, choose, flow_table
from zones.planning import Plan


@dataclass(frozen=True, eq=False)
class NamedTable:
    """One table.

    Parameters
    ----------
    id
        Its name in files, ours and never from data.
    label
        Its name in words, at most 31 letters.
    table
        The rows; the index says nothing.
    """

    id: str
    label: Text
    table: pd.DataFrame

    @property
    def columns(self) -> tuple[Column, ...]:
        """What its columns are."""
        return tuple(column_of(self.id, str(name)) for name in self.table.columns)


def make_tables(
    plan: Plan,
    chosen: Sequence[str] | None = None,
    *,
    flows: FlowSetting | None = None,
    lang: Lang = "ja",
) -> tuple[NamedTable, ...]:
    """Return the tables of *plan*.

    Parameters
    ----------
    plan
        The plan.
    chosen
        Out of `table_ids`; all of them unless given.
    flows
        Which flows are listed.
    lang
        Language of the words in the tables.

    Raises
    ------
    InputError
        If there is no such table.
    """
    makers = _makers(flows or FlowSetting())
    return tuple(
        NamedTable(key, TABLE_LABELS.get(key, Text(key, key)), makers[key](plan, lang))
        for key in choose(table_ids(), chosen)
    )


def table_ids() -> tuple[str, ...]:
    """Return the ids of all tables, in the order in which a planner reads them."""
    makers = _makers(FlowSetting())
    return tuple(dict.fromkeys([*(key for key in TABLE_LABELS if key in makers), *makers]))


def _makers(setting: FlowSetting) -> dict[str, Callable[[Plan, Lang], pd.DataFrame]]:
    flows: Callable[[Plan, Lang], pd.DataFrame] = lambda plan, _: flow_table(plan, setting)  # noqa: E731
    return {**tables.TABLES, **union_tables.TABLES, "flows": flows, "offices": _offices}


def _offices(plan: Plan, _: Lang) -> pd.DataFrame:
    """Return the offices in degrees (EPSG:6668)."""
    places = plan.region.municipalities.loc[plan.region.codes]
    places = places[plan.region.in_window(places.index).to_numpy()]
    return pd.DataFrame(
        {
            "code": places.index,
            "name": places["name"],
            "prefecture": places["prefecture_name"],
            "lon": places["office_lon"],
            "lat": places["office_lat"],
        }
    ).reset_index(drop=True)


TABLE_LABELS: dict[str, Text] = {
    "municipalities": Text("市区町村", "Municipalities"),
    "proposals": Text("圏域の候補", "Candidate areas"),
    "members": Text("候補の構成市町村", "Members of candidate areas"),
    "warnings": Text("候補への注意", "Warnings"),
    "frames": Text("位置付けの集計", "Frames"),
    "partition": Text("重複のない割り当て", "One area each"),
    "city_regions": Text("シティリージョン", "City-regions"),
    "ties": Text("圏域間の結びつき", "Ties between areas"),
    "spheres": Text("通勤圏", "Commuting spheres"),
    "flows": Text("通勤通学流動", "Commuting flows"),
    "unions": Text("既存の圏域・組合", "Existing unions"),
    "comparison": Text("既存圏域と通勤圏の比較", "Unions and spheres"),
    "standings": Text("構成市町村ごとの比較", "Standings of members"),
    "open_candidates": Text("未形成の候補", "Open candidates"),
    "floors": Text("1階と2階の違い", "Two floors"),
    "money": Text("財政支援の試算", "Estimated support"),
    "tasks": Text("共同処理する事務", "Tasks"),
    "offices": Text("役所・役場の位置", "Offices"),
    "assessments": Text("要件ごとの判定", "Assessments"),
}
"""Every table by its id, in the order in which a planner reads them."""
