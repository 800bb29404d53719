"""The two floors: which unions a municipality belongs to, and where the floors' borders disagree."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pandas as pd

from zones.model import FlowMatrix
from zones.model.unions import Register, Union
from zones.zoning.proposals import Proposals
from zones.zoning.spheres import sphere_table

FLOOR_TYPES = ("広域連合",)
"""The bodies of the first floor whose borders are compared."""

_SMALLEST = Fraction(1, 10**6)


def memberships(register: Register, *, as_of: date) -> pd.DataFrame:
    """List the unions of every municipality on all floors.

    Returns
    -------
    DataFrame
        ``code``, ``floor``, ``union``, ``name``, ``type``, ``role``, ``valid_from``, ``valid_to``,
        ``status``; by code, floor and union. Bodies without a code are left to the register.
    """
    rows = [
        (
            member.code, union.floor, union.id, union.name, union.type, member.role,
            member.period.start, member.period.end, member.status,
        )
        for union in register.valid_on(as_of)
        for member in union.members
        if member.code is not None
    ]  # fmt: skip
    columns = ["code", "floor", "union", "name", "type", "role", "valid_from", "valid_to", "status"]
    table = pd.DataFrame(rows, columns=columns)
    table = table.astype(dict.fromkeys(columns, "str") | {"floor": "int64"})
    return table.sort_values(["code", "floor", "union", "role"], ignore_index=True)


def centre_sets(register: Register, proposals: Proposals, *, as_of: date) -> dict[str, list[str]]:
    """Return every centre set that a municipality may point to: declared ones and candidates.

    Returns
    -------
    Codes by the union's id, or the proposal's; a set that is declared is not listed again.
    """
    declared = {one.id: list(one.centres) for one in register.valid_on(as_of).floor(2)}
    sets = {key: codes for key, codes in declared.items() if codes}
    known = {tuple(codes) for codes in sets.values()}
    for key, codes in proposals.centres.items():
        if tuple(sorted(codes)) not in known:
            sets[key] = list(codes)
            known.add(tuple(sorted(codes)))
    return sets


def known_sets(flows: FlowMatrix, centres: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the centre sets by id, without codes that the flows don't have and without empty ones."""
    sets = {key: [code for code in codes if code in flows.codes] for key, codes in centres.items()}
    return {key: codes for key, codes in sets.items() if codes}


def floor_disagreements(
    register: Register,
    flows: FlowMatrix,
    centres: Mapping[str, Sequence[str]],
    *,
    threshold: Fraction,
    as_of: date,
) -> pd.DataFrame:
    """List the municipalities whose 広域連合 and whose sphere point to different centres.

    A municipality's sphere is that of the centre set to which it sends its largest share, of at
    least *threshold* (ties by the set's id). It disagrees with the first floor when none of those
    centres is a member of the same 広域連合. A municipality that is a centre itself points to
    itself and is never listed; nor is one that reaches no centre.

    Parameters
    ----------
    register
        The existing unions; those valid on *as_of* are taken.
    flows
        Of the whole country.
    centres
        Codes by id, as `centre_sets` gives them.
    threshold
        Share from which a municipality lies in a sphere.
    as_of
        The day.

    Returns
    -------
    DataFrame
        ``code``; ``first_floor`` (union id) and ``first_floor_name``; ``home_centre`` (the centre
        in that body to which most go, NA when it has none) and ``home_share``; ``sphere`` (id),
        ``sphere_centres`` (tuple), ``sphere_share``, ``sphere_persons``; ``second_floor`` (tuple of
        ids of its unions on the second floor) and ``second_floor_follows`` (which of the two its
        second-floor unions' centres agree with: ``first_floor``, ``sphere``, ``both``, ``neither``,
        ``none`` without a union); by first floor, then code.
    """
    held = register.valid_on(as_of)
    sets = known_sets(flows, centres)
    own = {code for codes in sets.values() for code in codes}
    bodies = held.of_type(*FLOOR_TYPES)
    pointed = pointed_spheres(flows, sets, own, threshold)
    home = _homes(flows, bodies, own)
    second = _second_floor(held)
    rows = []
    for body in bodies:
        inside = set(body.codes())
        for code in sorted(inside & pointed.keys()):
            key, persons, share = pointed[code]
            if inside.isdisjoint(sets[key]):
                unions = second.get(code, [])
                rows.append(
                    {
                        "code": code,
                        "first_floor": body.id,
                        "first_floor_name": body.name,
                        "home_centre": home.get((body.id, code), (None, None))[0],
                        "home_share": home.get((body.id, code), (None, None))[1],
                        "sphere": key,
                        "sphere_centres": tuple(sets[key]),
                        "sphere_share": share,
                        "sphere_persons": persons,
                        "second_floor": tuple(union.id for union in unions),
                        "second_floor_follows": _follows(unions, inside, set(sets[key])),
                    }
                )
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


_TYPES = {
    "code": "str",
    "first_floor": "str",
    "first_floor_name": "str",
    "home_centre": "str",
    "home_share": "Float64",
    "sphere": "str",
    "sphere_centres": "object",
    "sphere_share": "Float64",
    "sphere_persons": "Int64",
    "second_floor": "object",
    "second_floor_follows": "str",
}


def pointed_spheres(
    flows: FlowMatrix, sets: Mapping[str, Sequence[str]], own: set[str], threshold: Fraction
) -> dict[str, tuple[str, int, float]]:
    """Return for each municipality the set of its largest share, the persons and the share.

    Municipalities in *own*, the centres, are left out, and so are those under *threshold*.
    """
    if not sets:
        return {}
    table = sphere_table(flows, sets, threshold=threshold)
    table = table[~table["code"].isin(own)]
    table = table.sort_values(["code", "share", "set"], ascending=[True, False, True])
    best = table.drop_duplicates("code")
    return {
        str(code): (str(key), int(persons), float(share))
        for code, key, persons, share in best[["code", "set", "persons", "share"]].itertuples(
            index=False, name=None
        )
    }


def _homes(
    flows: FlowMatrix, bodies: Register, own: set[str]
) -> dict[tuple[str, str], tuple[str, float]]:
    """Return for each body and member the centre inside it to which most of the member go."""
    singles = {code: [code] for code in sorted(own)}
    if not singles:
        return {}
    table = sphere_table(flows, singles, threshold=_SMALLEST)
    table = table.sort_values(["code", "share", "set"], ascending=[True, False, True])
    by_code: dict[str, list[tuple[str, float]]] = {}
    for code, centre, share in zip(table["code"], table["set"], table["share"], strict=True):
        by_code.setdefault(code, []).append((centre, share))
    homes: dict[tuple[str, str], tuple[str, float]] = {}
    for body in bodies:
        inside = set(body.codes())
        for code in inside & by_code.keys():
            first = next((row for row in by_code[code] if row[0] in inside), None)
            if first is not None:
                homes[body.id, code] = first
    return homes


def _second_floor(held: Register) -> dict[str, list[Union]]:
    found: dict[str, list[Union]] = {}
    for union in held.floor(2):
        for code in union.codes():
            found.setdefault(code, []).append(union)
    return found


def _follows(unions: Sequence[Union], first_floor: set[str], sphere: set[str]) -> str:
    if not unions:
        return "none"
    centres = {code for union in unions for code in union.centres}
    below, there = bool(centres & first_floor), bool(centres & sphere)
    if below and there:
        return "both"
    if there:
        return "sphere"
    return "first_floor" if below else "neither"
