"""The first floor against the flows: where the members of each body look."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pandas as pd

from zones.labels import Text
from zones.metrics.agreement import match_zones
from zones.metrics.floors import known_sets, pointed_spheres
from zones.model import FlowMatrix
from zones.model.unions import Register
from zones.zoning.spheres import sphere_table

LOOKS: dict[str, Text] = {
    "centre": Text("自らが中心", "is a centre"),
    "inside": Text("圏域内の中心へ", "to a centre inside"),
    "outside": Text("圏域外の中心へ", "to a centre outside"),
    "nowhere": Text("どの中心の通勤圏にもない", "in no centre's sphere"),
    "unknown": Text("流動データなし", "no data"),
}
"""Where a member looks: to which centre it sends its largest share, of at least the threshold."""


def first_floor_members(
    register: Register,
    flows: FlowMatrix,
    centres: Mapping[str, Sequence[str]],
    *,
    threshold: Fraction,
    as_of: date,
) -> pd.DataFrame:
    """Tell for each member of each body of the first floor where it looks.

    Parameters
    ----------
    register
        The existing unions; those valid on *as_of* are taken.
    flows
        Of the whole country.
    centres
        Codes by id, as `zones.metrics.floors.centre_sets` gives them.
    threshold
        Share from which a municipality lies in a sphere.
    as_of
        The day.

    Returns
    -------
    DataFrame
        ``union``, ``code`` (NA for a member that is no municipality of today), ``municipality`` (as
        listed), ``look`` (key of `LOOKS`), ``sphere`` (id of the centre set), ``persons``,
        ``share``; NA where there are none; in the order of the register.
    """
    sets = known_sets(flows, centres)
    own = {code for codes in sets.values() for code in codes}
    pointed = pointed_spheres(flows, sets, own, threshold)
    known = set(flows.codes)
    rows: list[tuple[object, ...]] = []
    for body in register.valid_on(as_of).floor(1):
        inside = set(body.codes())
        for member in body.members:
            code = member.code
            if member.role == "observer":
                continue
            if code is None or code not in known:
                rows.append((body.id, code, member.name, "unknown", None, None, None))
            elif code in own:
                rows.append((body.id, code, member.name, "centre", None, None, None))
            elif code not in pointed:
                rows.append((body.id, code, member.name, "nowhere", None, None, None))
            else:
                key, persons, share = pointed[code]
                look = "outside" if inside.isdisjoint(sets[key]) else "inside"
                rows.append((body.id, code, member.name, look, key, persons, share))
    return pd.DataFrame(rows, columns=list(_MEMBER_TYPES)).astype(_MEMBER_TYPES)


_MEMBER_TYPES = {
    "union": "str",
    "code": "str",
    "municipality": "str",
    "look": "str",
    "sphere": "str",
    "persons": "Int64",
    "share": "Float64",
}


def first_floor_table(
    members: pd.DataFrame,
    register: Register,
    flows: FlowMatrix,
    centres: Mapping[str, Sequence[str]],
    *,
    threshold: Fraction,
    as_of: date,
) -> pd.DataFrame:
    """Sum up `first_floor_members` by body, and find the sphere that is most like it.

    Returns
    -------
    DataFrame
        Indexed by union: ``type``, ``members``, a number for each key of `LOOKS`; ``match`` (id of
        the centre set whose centres and sphere are most like the body) and ``jaccard``, NA where
        none shares a municipality.
    """
    bodies = {body.id: body for body in register.valid_on(as_of).floor(1)}
    counts = pd.crosstab(members["union"], members["look"])
    counts = counts.reindex(index=list(bodies), columns=list(LOOKS), fill_value=0)
    sets = known_sets(flows, centres)
    spheres = {key: list(codes) for key, codes in sets.items()}
    if sets:
        table = sphere_table(flows, sets, threshold=threshold)
        for key, code in zip(table["set"], table["code"], strict=True):
            spheres[str(key)].append(str(code))
    matched = match_zones({key: body.codes() for key, body in bodies.items()}, spheres)
    return pd.DataFrame(
        {
            "type": pd.Series({key: body.type for key, body in bodies.items()}, dtype="str"),
            "members": counts.sum(axis=1).astype("int64"),
            **{key: counts[key].astype("int64") for key in LOOKS},
            "match": matched["match"],
            "jaccard": matched["jaccard"].astype("Float64").mask(matched["match"].isna()),
        },
        index=pd.Index(list(bodies), name="union", dtype="str"),
    )


def first_floor_totals(table: pd.DataFrame) -> pd.DataFrame:
    """Sum up `first_floor_table` by type.

    Returns
    -------
    DataFrame
        Indexed by type and ``all``: ``unions``, ``members``, a number for each key of `LOOKS`, and
        ``inside_share``: of the members that look to a centre or are one, those who look inside or
        are one (NA without any).
    """
    names = ["members", *LOOKS]
    grouped = table.groupby("type", sort=False)[names].sum()
    grouped.insert(0, "unions", table.groupby("type", sort=False).size())
    whole = pd.DataFrame([[len(table), *table[names].sum()]], columns=["unions", *names])
    totals = pd.concat([grouped, whole.set_axis(["all"], axis=0)]).rename_axis("type")
    near = (totals["centre"] + totals["inside"]).astype("Float64")
    every = near + totals["outside"]
    return totals.assign(inside_share=near / every.mask(every == 0))
