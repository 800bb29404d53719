"""What a planner must know about a candidate area before it is drawn."""

import pandas as pd

from zones.labels import Text
from zones.model import Contiguity, FlowMatrix
from zones.zoning.proposals import Proposals, weakly_tied

WARNINGS: dict[str, Text] = {
    "detached": Text("飛び地となる構成市町村がある", "members cut off from the centre by land"),
    "over_water": Text("海を隔てた構成市町村がある", "members across water"),
    "crosses_prefecture": Text("都道府県境を越える", "crosses a prefecture border"),
    "overlaps": Text("他の候補圏域と重なる", "overlaps another candidate area"),
    "weak_tie": Text(
        "中心どうしの通勤通学がごく少ない（1％未満、仮定の境）",
        "hardly anyone commutes between the twin centres (under 1 %, an assumed limit)",
    ),
    "member_is_centre": Text(
        "構成市町村が別の候補圏域の中心でもある", "a member is the centre of another area"
    ),
}
"""The kinds of warning, in the order in which they are shown."""


def warn(proposals: Proposals, contiguity: Contiguity, flows: FlowMatrix) -> pd.DataFrame:
    """List the warnings of every candidate area.

    Considered municipalities don't count: an area is its centres and members.

    Returns
    -------
    DataFrame
        ``proposal``, ``warning`` (key of `WARNINGS`), ``code`` (the municipality concerned) and
        ``other`` (the other area of the same scheme, the other twin centre, or the prefecture
        crossed into; else empty).
    """
    parts = [
        _placed(proposals, contiguity),
        _crossings(proposals),
        _overlaps(proposals),
        _centres_inside(proposals),
        _weak(proposals, flows),
    ]
    table = pd.concat(parts, ignore_index=True)
    rank = {name: at for at, name in enumerate(WARNINGS)}
    order = {name: at for at, name in enumerate(proposals.areas.index)}
    table = table.assign(at=table["proposal"].map(order), rank=table["warning"].map(rank))
    table = table.sort_values(["at", "rank", "code", "other"], ignore_index=True)
    return table[list(_COLUMNS)]


_COLUMNS = ("proposal", "warning", "code", "other")


def _placed(proposals: Proposals, contiguity: Contiguity) -> pd.DataFrame:
    rows: list[tuple[str, str, str, str]] = []
    for key, codes in proposals.territory.items():
        centres = proposals.centres[key]
        members = set(codes) - set(centres)
        rows += [(key, "detached", code, "") for code in contiguity.detached(centres, members)]
        rows += [(key, "over_water", code, "") for code in contiguity.over_water(centres, members)]
    return _frame(rows)


def _crossings(proposals: Proposals) -> pd.DataFrame:
    """Municipalities in another prefecture than the first centre's."""
    rows = [
        (key, "crosses_prefecture", code, code[:2])
        for key, codes in proposals.territory.items()
        for code in codes
        if code[:2] != proposals.centres[key][0][:2]
    ]
    return _frame(rows)


def _weak(proposals: Proposals, flows: FlowMatrix) -> pd.DataFrame:
    """Twin centres between which hardly anyone commutes: each centre with the other."""
    rows = [
        (key, "weak_tie", code, other)
        for key in weakly_tied(flows, proposals)
        for code in proposals.centres[key]
        for other in proposals.centres[key]
        if code != other
    ]
    return _frame(rows)


def _overlaps(proposals: Proposals) -> pd.DataFrame:
    """Two areas of one scheme that hold the same municipality."""
    table = _with_scheme(proposals)[["proposal", "scheme", "code"]]
    pairs = table.merge(table, on=["scheme", "code"], suffixes=("", "_other"))
    pairs = pairs[pairs["proposal"] != pairs["proposal_other"]]
    return pd.DataFrame(
        {
            "proposal": pairs["proposal"],
            "warning": "overlaps",
            "code": pairs["code"],
            "other": pairs["proposal_other"],
        }
    )


def _centres_inside(proposals: Proposals) -> pd.DataFrame:
    table = _with_scheme(proposals)
    centres = table.loc[table["role"] == "centre", ["scheme", "code", "proposal"]]
    members = table.loc[table["role"] == "member", ["scheme", "code", "proposal"]]
    both = members.merge(centres, on=["scheme", "code"], suffixes=("", "_other"))
    return pd.DataFrame(
        {
            "proposal": both["proposal"],
            "warning": "member_is_centre",
            "code": both["code"],
            "other": both["proposal_other"],
        }
    )


def _with_scheme(proposals: Proposals) -> pd.DataFrame:
    scheme = proposals.inside["proposal"].map(proposals.areas["scheme"])
    return proposals.inside.assign(scheme=scheme)


def _frame(rows: list[tuple[str, str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype("str")
