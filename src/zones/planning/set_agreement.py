"""How far two sets of areas agree, although areas may overlap."""

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from zones.metrics.agreement import agreement_table, jaccard, match_zones, summarize_matches
from zones.planning.zone_sets import ZoneSet


def assign_once(zones: ZoneSet, codes: Sequence[str]) -> pd.Series:
    """Return the area of each municipality that is in exactly one; ``NA`` for the others.

    Returns
    -------
    By code, in the order of *codes*.
    """
    holders: dict[str, list[str]] = {}
    for area in zones.areas:
        for code in area.members:
            holders.setdefault(code, []).append(area.id)
    found = [holders.get(code, []) for code in codes]
    values = [one[0] if len(one) == 1 else None for one in found]
    return pd.Series(values, index=pd.Index(codes, name="code"), dtype="str", name=zones.id)


def agree(sets: Sequence[ZoneSet], codes: Sequence[str]) -> pd.DataFrame:
    """Compare every two sets.

    Parameters
    ----------
    sets
        Two or more, with different ids.
    codes
        The municipalities that count.

    Returns
    -------
    DataFrame
        One row a pair: the columns of `zones.metrics.agreement.agreement_table`, over the
        municipalities in exactly one area of both sets; ``jaccard_first`` and ``jaccard_second``
        (mean Jaccard index of the areas of one set, each with the area of the other that is most
        like it; NA without areas), and ``same`` (areas with the very same municipalities).
    """
    table = agreement_table({one.id: assign_once(one, codes) for one in sets})
    members = {one.id: {area.id: area.members for area in one.areas} for one in sets}
    forth = [match_zones(members[a], members[b]) for a, b in _pairs(sets)]
    back = [match_zones(members[b], members[a]) for a, b in _pairs(sets)]
    mean = [[summarize_matches(one)["jaccard_mean"] for one in way] for way in (forth, back)]
    return table.assign(
        jaccard_first=pd.array(mean[0], dtype="Float64"),
        jaccard_second=pd.array(mean[1], dtype="Float64"),
        same=[int((one["jaccard"] == 1).sum()) for one in forth],
    )


def likeness(first: ZoneSet, second: ZoneSet, codes: Sequence[str]) -> pd.DataFrame:
    """Tell for each municipality how much its areas in two sets differ: the values of a map.

    A municipality in several areas counts with the two that are most alike.

    Returns
    -------
    DataFrame
        By code: ``standing`` (key of `zones.metrics.agreement.STANDINGS`), ``jaccard`` (NA unless
        both sets hold it), ``first`` and ``second`` (names of the two areas).
    """
    held = [_holders(one) for one in (first, second)]
    names = [{area.id: area.name for area in one.areas} for one in (first, second)]
    members = [{area.id: area.members for area in one.areas} for one in (first, second)]
    known: dict[tuple[str, str], float] = {}
    rows: list[tuple[str, float | None, str | None, str | None]] = []
    for code in codes:
        mine, theirs = (one.get(code, []) for one in held)
        if not mine or not theirs:
            standing = "only_first" if mine else "only_second" if theirs else "neither"
            one, other = (_first(held[at], code, names[at]) for at in (0, 1))
            rows.append((standing, None, one, other))
            continue
        for pair in ((a, b) for a in mine for b in theirs):
            if pair not in known:
                known[pair] = jaccard(members[0][pair[0]], members[1][pair[1]])
        a, b = min(((a, b) for a in mine for b in theirs), key=lambda pair: (-known[pair], pair))
        standing = "same" if known[a, b] == 1 else "differs"
        rows.append((standing, known[a, b], names[0][a], names[1][b]))
    table = pd.DataFrame(rows, columns=["standing", "jaccard", "first", "second"])
    table = table.astype({"standing": "str", "jaccard": "Float64", "first": "str", "second": "str"})
    return table.set_axis(pd.Index(codes, name="code"), axis=0)


def _pairs(sets: Sequence[ZoneSet]) -> list[tuple[str, str]]:
    return [(a.id, b.id) for a, b in combinations(sets, 2)]


def _holders(zones: ZoneSet) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for area in zones.areas:
        for code in area.members:
            found.setdefault(code, []).append(area.id)
    return found


def _first(held: dict[str, list[str]], code: str, names: dict[str, str]) -> str | None:
    return names[held[code][0]] if code in held else None
