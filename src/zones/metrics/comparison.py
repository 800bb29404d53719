"""Existing unions beside the flows: who of a sphere is in, below it, or stayed outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from zones.labels import Text
from zones.model import Contiguity, FlowMatrix
from zones.model.forms import SECOND_FLOOR
from zones.model.unions import Register, Union
from zones.zoning.spheres import sphere_table

STANDINGS: dict[str, Text] = {
    "centre": Text("中心", "centre"),
    "in": Text("圏内の構成市町村", "member, in the sphere"),
    "below": Text("圏外の構成市町村（基準値未満）", "member, below the threshold"),
    "outside": Text("圏内の非構成市町村", "in the sphere, no member"),
    "no_data": Text("構成市町村（流動データなし）", "member, no data of commuters"),
}
"""How a municipality stands to a union and to the sphere of its centres, in the order shown."""

DETAIL_COLUMNS = ("union", "code", "municipality", "standing", "share", "persons", "population")

_SMALLEST = Fraction(1, 10**6)
"""Lets every listed flow through, so that members below the threshold show their share."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Unions of the second floor against the spheres of their centres.

    Parameters
    ----------
    unions
        Indexed by union id, by type in the order of `SECOND_FLOOR`, then members downwards, then
        id: ``type``, ``name``, ``prefecture``; ``centres`` (tuple of codes); ``members`` and
        ``sphere_size`` (both without the centres); ``members_in_sphere``, ``members_below``,
        ``members_no_data``, ``outside``; ``jaccard`` of members and sphere; ``population`` (centres
        and members); ``sphere_population`` (centres and sphere) and ``outside_population``;
        ``contiguous`` (no member cut off by land) and ``over_water`` (members across water);
        ``prefectures`` (tuple of codes) and ``crosses_prefecture``; ``unconfirmed``. Where no
        centre is known, what depends on the sphere is NA.
    detail
        One row a union × municipality, unions in the same order, then by standing, share downwards
        and code: ``union``, ``code`` (NA: a body that is no municipality of today),
        ``municipality`` (name in the register, NA outside), ``standing`` (key of `STANDINGS`),
        ``share`` and ``persons`` to the centres (NA: no listed flow), ``population``.
    threshold, as_of
        Share from which a municipality lies in a sphere; the day on which unions are valid.
    """

    unions: pd.DataFrame
    detail: pd.DataFrame
    threshold: Fraction
    as_of: date

    def of(self, union_id: str) -> pd.DataFrame:
        """Return the detail of one union."""
        return self.detail[self.detail["union"] == union_id]

    def totals(self) -> pd.DataFrame:
        """Count by type, and over all: of the municipalities in the spheres, how many are members.

        A municipality in the spheres of two unions counts twice, as it could join both.

        Returns
        -------
        DataFrame
            Indexed by type, ``all`` last: ``unions``, ``centres``, ``members``, ``sphere_size``,
            ``members_in_sphere``, ``members_below``, ``members_no_data``, ``outside``, and
            ``share_in`` (members_in_sphere ÷ sphere_size).
        """
        counts = ["members", "sphere_size", "members_in_sphere"]
        counts += ["members_below", "members_no_data", "outside"]
        table = self.unions[["type", *counts]].astype(dict.fromkeys(counts, "Int64"))
        table.insert(1, "unions", 1)
        table.insert(2, "centres", self.unions["centres"].map(len))
        by_type = table.groupby("type").sum().reindex(list(SECOND_FLOOR), fill_value=0)
        by_type.loc["all"] = by_type.sum()
        below = by_type["sphere_size"].astype("Float64")
        by_type["share_in"] = by_type["members_in_sphere"].astype("Float64") / below.mask(
            below == 0
        )
        return by_type


def compare_unions(
    register: Register,
    flows: FlowMatrix,
    contiguity: Contiguity,
    residents: pd.Series,
    *,
    threshold: Fraction,
    as_of: date,
) -> Comparison:
    """Compare every union of the second floor with the sphere of its centres.

    The sphere is that of the union's whole centre set: flows to several centres add. Members are
    counted without centres and observers.

    Parameters
    ----------
    register
        The existing unions; those valid on *as_of* are taken.
    flows, contiguity
        Of the whole country.
    residents
        Persons by code.
    threshold
        Share from which a municipality lies in the sphere.
    as_of
        The day.
    """
    unions = {one.id: one for one in register.valid_on(as_of).floor(2)}
    centres = {
        key: tuple(code for code in one.centres if code in flows.codes)
        for key, one in unions.items()
    }
    sets = {key: codes for key, codes in centres.items() if codes}
    listed = _spheres(flows, sets, _SMALLEST)
    reached = _spheres(flows, sets, threshold)
    detail = _stand(unions, centres, listed, reached, flows)
    detail["population"] = residents.reindex(detail["code"]).to_numpy(dtype=object)
    detail["population"] = detail["population"].astype("Int64")
    table = _measure(unions, centres, detail, contiguity)
    return Comparison(table, _ordered(detail, table.index), threshold, as_of)


def _spheres(
    flows: FlowMatrix, sets: Mapping[str, tuple[str, ...]], threshold: Fraction
) -> pd.DataFrame:
    if sets:
        return sphere_table(flows, sets, threshold=threshold)
    types = {"set": "str", "code": "str", "persons": "Int64", "share": "Float64"}
    return pd.DataFrame(columns=list(types)).astype(types)


def _stand(
    unions: Mapping[str, Union],
    centres: Mapping[str, tuple[str, ...]],
    listed: pd.DataFrame,
    reached: pd.DataFrame,
    flows: FlowMatrix,
) -> pd.DataFrame:
    """Return one row a union × municipality with its standing, share and persons."""
    members = _members(unions)
    sphere = reached[["set", "code"]].rename(columns={"set": "union"}).assign(reaches=True)
    both = members.merge(sphere, on=["union", "code"], how="outer")
    flow = listed.rename(columns={"set": "union"})
    both = both.merge(flow, on=["union", "code"], how="left")
    counted = flows.denominator.reindex(both["code"]).notna().to_numpy()
    led = both["union"].isin([key for key, codes in centres.items() if codes]).to_numpy()
    known = counted & led
    inside = both["reaches"].notna()
    both["standing"] = np.select(
        [both["role"] == "centre", both["role"].isna() & inside, inside, known],
        ["centre", "outside", "in", "below"],
        "no_data",
    )
    observing = both["role"] == "observer"
    both.loc[observing & inside, "standing"] = "outside"
    both = both[~observing | inside]
    return both.astype({"persons": "Int64", "share": "Float64"})


def _members(unions: Mapping[str, Union]) -> pd.DataFrame:
    """Return the listed bodies of each union; one that is listed twice counts in its first role."""
    rows = [
        (key, member.code, member.name, member.role)
        for key, union in unions.items()
        for member in sorted(union.members, key=lambda one: _ROLES.index(one.role))
    ]
    table = pd.DataFrame(rows, columns=["union", "code", "municipality", "role"], dtype="str")
    again = table["code"].notna() & table.duplicated(["union", "code"])
    return table[~again]


_ROLES = ("centre", "member", "observer")


def _measure(
    unions: Mapping[str, Union],
    centres: Mapping[str, tuple[str, ...]],
    detail: pd.DataFrame,
    contiguity: Contiguity,
) -> pd.DataFrame:
    counted = pd.crosstab(detail["union"], detail["standing"]).reindex(
        index=list(unions), columns=list(STANDINGS), fill_value=0
    )
    people = detail.pivot_table(
        index="union", columns="standing", values="population", aggfunc="sum", observed=True
    ).reindex(index=list(unions), columns=list(STANDINGS))
    people = people.astype("Int64").fillna(0)
    known = pd.Series([bool(centres[key]) for key in unions], index=list(unions))
    table = pd.DataFrame(
        {
            "type": [one.type for one in unions.values()],
            "name": [one.name for one in unions.values()],
            "prefecture": [one.prefecture for one in unions.values()],
            "centres": [one.centres for one in unions.values()],
            "members": counted[["in", "below", "no_data"]].sum(axis=1),
            "sphere_size": (counted["in"] + counted["outside"]).astype("Int64").where(known),
            "members_in_sphere": counted["in"].astype("Int64").where(known),
            "members_below": counted["below"].astype("Int64").where(known),
            "members_no_data": counted["no_data"],
            "outside": counted["outside"].astype("Int64").where(known),
        },
        index=pd.Index(list(unions), name="union", dtype="str"),
    )
    table["jaccard"] = _jaccard(table)
    table["population"] = people[["centre", "in", "below", "no_data"]].sum(axis=1)
    table["sphere_population"] = people[["centre", "in", "outside"]].sum(axis=1).where(known)
    table["outside_population"] = people["outside"].where(known)
    rows = [_place(union, contiguity) for union in unions.values()]
    placed = pd.DataFrame(rows, index=table.index, columns=list(_PLACED)).astype(_PLACED)
    table = table.join(placed)
    rank = {name: at for at, name in enumerate(SECOND_FLOOR)}
    table = table.assign(rank=table["type"].map(rank), key=table.index)
    table = table.sort_values(["rank", "members", "key"], ascending=[True, False, True])
    return table.drop(columns=["rank", "key"])


def _jaccard(table: pd.DataFrame) -> pd.Series:
    """Members and sphere, both without centres; ``NA`` when both are empty: nothing to compare."""
    common = table["members_in_sphere"].astype("Float64")
    either = (table["members"] + table["outside"]).astype("Float64")
    return common / either.mask(either == 0)


_PLACED = {
    "contiguous": "boolean",
    "over_water": "Int64",
    "prefectures": "object",
    "crosses_prefecture": "bool",
    "unconfirmed": "bool",
}


def _place(union: Union, contiguity: Contiguity) -> dict[str, object]:
    codes = [code for code in union.codes() if code in contiguity.codes]
    centres = [code for code in union.centres if code in contiguity.codes]
    prefectures = tuple(sorted({code[:2] for code in union.codes()}))
    return {
        "contiguous": not contiguity.detached(centres, codes) if centres else pd.NA,
        "over_water": len(contiguity.over_water(centres, codes)) if centres else pd.NA,
        "prefectures": prefectures,
        "crosses_prefecture": len(prefectures) > 1,
        "unconfirmed": union.unconfirmed,
    }


def _ordered(detail: pd.DataFrame, unions: pd.Index) -> pd.DataFrame:
    at = {key: place for place, key in enumerate(unions)}
    rank = {name: place for place, name in enumerate(STANDINGS)}
    table = detail.assign(at=detail["union"].map(at), rank=detail["standing"].map(rank))
    table = table.sort_values(
        ["at", "rank", "share", "code", "municipality"],
        ascending=[True, True, False, True, True],
        ignore_index=True,
    )
    return table[list(DETAIL_COLUMNS)]
