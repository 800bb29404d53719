"""The tables of flows: settled on today's municipalities, whole or prefecture by prefecture."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from zones.codes import PREFECTURES
from zones.data.joining.world import World, check_same_codes, recoded
from zones.data.reports import FileRead, ImportReport, LeftOut, Parsed
from zones.data.settling import Settled, settle
from zones.data.sources.flows import UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE
from zones.errors import DataError
from zones.labels import Text

_SOME = 3


@dataclass(frozen=True, slots=True)
class FlowCells:
    """The cells of a flow table, as a file prints them.

    Parameters
    ----------
    kind
        Of the import.
    cells
        `origin`, `destination` and `persons`, as `zones.data.settling.settle` takes them.
    day
        Whose codes they have.
    files, left
        For the report.
    """

    kind: str
    cells: pd.DataFrame
    day: date
    files: tuple[FileRead, ...]
    left: tuple[LeftOut, ...] = ()


def join_flows(world: World, read: FlowCells) -> Parsed:
    """Return the tables ``flows`` and ``flow_totals`` made from *read*, and the report.

    Raises
    ------
    DataError
        If the cells contradict each other or the codes of that day.
    """
    names = ", ".join(file.name for file in read.files[:_SOME])
    settled = settle(
        read.cells, file=names, recoding=world.recoding(read.day), designated=world.designated
    )
    report = ImportReport(
        read.kind,
        read.files,
        len(read.cells) + sum(one.rows for one in read.left),
        len(settled.flows),
        (*read.left, *settled.left),
        settled.residuals,
        (recoded(read.day), *settled.notes, *_silent(world, settled)),
    )
    tables = {"flows": flow_table(settled.flows), "flow_totals": _totals(world, settled)}
    return Parsed(tables, report)


def prefectures_of(flows: pd.DataFrame) -> tuple[str, ...]:
    """Return the prefectures that the flows start from, sorted."""
    return tuple(sorted(set(flows["origin"].str[:2])))


def names_of(prefectures: tuple[str, ...]) -> Text:
    """Return the names of *prefectures*; a number where they are many."""
    if len(prefectures) > _SOME:
        return Text(f"{len(prefectures)}都道府県", f"{len(prefectures)} prefectures")
    names = [PREFECTURES[code] for code in prefectures]
    return Text("・".join(name.ja for name in names), ", ".join(name.en for name in names))


def joined_prefectures(world: World, parsed: Parsed) -> Parsed:
    """Return the flows of the data set with those of some prefectures replaced by *parsed*'s.

    Rows whose origin lies in the prefectures of *parsed* are its own; all others stay.
    """
    new, totals = parsed.tables["flows"], parsed.tables["flow_totals"]
    prefectures = prefectures_of(new)
    old = world.tables.flows
    kept = old[~old["origin"].str[:2].isin(prefectures)]
    flows = pd.concat([kept, new]).sort_values(["origin", "destination"], ignore_index=True)
    stay = world.tables.flow_totals.reset_index()
    stay = stay[~stay["code"].str[:2].isin(prefectures)]
    mine = totals[totals["code"].str[:2].isin(prefectures)]
    both = pd.concat([stay, mine]).sort_values("code", ignore_index=True)
    where = names_of(prefectures)
    note = Text(
        f"{where.ja}から出る流動{len(old) - len(kept):,}行を{len(new):,}行に置き換えた。"
        f"ほかの{len(kept):,}行はそのまま。",
        f"{len(old) - len(kept):,} flows from {where.en} were replaced by {len(new):,}; the other "
        f"{len(kept):,} stay.",
    )
    report = replace(parsed.report, notes=(*parsed.report.notes, note))
    return Parsed({"flows": flows, "flow_totals": both}, report)


def flow_table(flows: pd.DataFrame) -> pd.DataFrame:
    """Return the flows to real municipalities: `origin`, `destination`, `persons` (int32)."""
    known = ~flows["destination"].isin([UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE])
    frame = flows[known].sort_values(["origin", "destination"], ignore_index=True)
    return frame.astype({"persons": "int32"})


def flow_total_table(flows: pd.DataFrame, totals: pd.Series, codes: pd.Index) -> pd.DataFrame:
    """Return what is known of each origin beyond its listed flows.

    Parameters
    ----------
    flows
        The flows as published, unknown destinations included.
    totals
        Published persons of each origin, indexed by code.
    codes
        Every municipality.

    Returns
    -------
    A row per code: `total`, `unknown_municipality`, `unknown_place` and `unlisted` (the total less
    everything listed), Int64. An origin without a published total is NA throughout; an unknown
    destination that isn't listed is 0 listed persons.

    Raises
    ------
    DataError
        If a flow's code is no municipality, an origin has no total, or lists more than its total.
    """
    special = pd.Index([UNKNOWN_MUNICIPALITY, UNKNOWN_PLACE])
    check_same_codes("flow origins", pd.Index(flows["origin"].unique()).difference(totals.index))
    check_same_codes("flow totals", totals.index.difference(codes))
    check_same_codes(
        "flow destinations",
        pd.Index(flows["destination"].unique()).difference(codes.append(special)),
    )
    listed = flows.groupby("origin")["persons"].sum()
    frame = pd.DataFrame({"total": totals})
    for name, destination in zip(("unknown_municipality", "unknown_place"), special, strict=True):
        rows = flows[flows["destination"] == destination].set_index("origin")["persons"]
        frame[name] = rows.reindex(totals.index, fill_value=0)
    frame["unlisted"] = totals - listed.reindex(totals.index, fill_value=0)
    if (frame["unlisted"] < 0).any():
        code = frame.index[frame["unlisted"] < 0][0]
        raise DataError(
            f"流動の出発地 {code}: 内訳の合計が総数を上回っています。",
            f"Flows, origin {code}: the flows listed exceed its total.",
        )
    return frame.astype("Int64").reindex(codes.sort_values()).rename_axis("code").reset_index()


def _totals(world: World, settled: Settled) -> pd.DataFrame:
    if settled.totals is not None:
        return flow_total_table(settled.flows, settled.totals, world.codes)
    sums = settled.flows.groupby("origin")["persons"].sum()
    totals = sums.rename("total").rename_axis("code")
    table = flow_total_table(settled.flows, totals, world.codes)
    return table.assign(unlisted=pd.Series(pd.NA, index=table.index, dtype="Int64"))


def _silent(world: World, settled: Settled) -> tuple[Text, ...]:
    """Name how many municipalities the file says nothing of: their flows are unknown."""
    told = set(settled.flows["origin"])
    if settled.totals is not None:
        told |= set(settled.totals.index)
    silent = world.codes.difference(pd.Index(sorted(told)))
    if not len(silent):
        return ()
    return (
        Text(
            f"{len(silent):,}市区町村（{silent[0]} など）から出る流動はファイルになく、不明（0ではない）。"
            "そこから来る人は昼間人口に入らない。",
            f"The file has no flow from {len(silent):,} municipalities (the first is {silent[0]}): "
            "unknown, not zero. Who comes from there is missing in day populations.",
        ),
    )
