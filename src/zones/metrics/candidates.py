"""What is open between the unions that exist and the areas that qualify today."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd

from zones.labels import Text, percent
from zones.metrics.comparison import Comparison
from zones.rules.assessment import Assessment
from zones.zoning.facts import pair_code
from zones.zoning.frames import HUB, SETTLEMENT
from zones.zoning.proposals import Proposals

KINDS: dict[str, Text] = {
    "open_member": Text(
        "どの圏域にも属さず、通勤圏に入る市町村", "in no union, but in the sphere of a centre"
    ),
    "declared_unqualified": Text(
        "現在の数値では要件を満たさない中心", "declared centre that today's figures don't qualify"
    ),
    "undeclared_centre": Text("要件を満たすが宣言していない市", "qualifies, but has not declared"),
}
"""The kinds of row, in the order shown."""

SCHEMES: dict[str, str] = {"連携中枢都市圏": HUB, "定住自立圏": SETTLEMENT}
"""The scheme that today's figures are held against, by type of union."""

COLUMNS = (
    "kind",
    "type",
    "code",
    "union",
    "centres",
    "share",
    "persons",
    "outcome",
    "criteria",
    "reason_ja",
    "reason_en",
)


_OPEN_MEMBER = Text(
    "中心への通勤通学割合 {}。中心市を核とする圏域に属さない",
    "sends {} of its commuters to the centre; in no union around one",
)


def open_candidates(
    comparison: Comparison,
    proposals: Proposals,
    assessments: Mapping[str, Assessment],
    pair_assessments: Mapping[str, Assessment],
) -> pd.DataFrame:
    """List what is open: municipalities, declared centres and cities that have not declared.

    *open_member*: a municipality that is centre or member of no second-floor union and lies in the
    sphere of a declared or a qualifying centre set; one row each. *declared_unqualified*: the
    centres of a union that don't meet its scheme, alone or as a pair. *undeclared_centre*: a centre
    set that meets a scheme; for 連携中枢都市圏 unless one of them leads one, for 定住自立圏 unless
    one of them leads any second-floor union.

    Parameters
    ----------
    comparison
        Of the unions valid on the day, at the plan's threshold.
    proposals
        Candidate areas at the same threshold.
    assessments, pair_assessments
        By scheme id.

    Returns
    -------
    DataFrame
        ``kind`` (key of `KINDS`), ``type`` (of the union, or that the scheme makes), ``code``
        (``a+b`` for a pair), ``union`` (id; NA where the centres have not declared), ``centres``
        (tuple), ``share`` and ``persons`` to them (open members only), ``outcome`` of the centres,
        ``criteria`` (tuple of ids: those a declared centre fails, those an undeclared one meets),
        ``reason_ja``, ``reason_en``; by kind, type, code, then share downwards.
    """
    judged = {
        kind: (assessments[scheme], pair_assessments.get(scheme))
        for kind, scheme in SCHEMES.items()
        if scheme in assessments
    }
    rows = [*_unqualified(comparison, judged), *_undeclared(comparison, proposals, judged)]
    centres = pd.DataFrame(rows, columns=list(COLUMNS))
    table = pd.concat([_open_members(comparison, proposals), _typed(centres)], ignore_index=True)
    kinds = list(KINDS)
    types = dict(zip(SCHEMES, range(len(SCHEMES)), strict=True))
    table = table.assign(
        at=table["kind"].map(kinds.index),
        rank=table["type"].map(types).fillna(len(types)),
        key=table["union"].fillna(""),
    ).sort_values(
        ["at", "rank", "code", "share", "key"],
        ascending=[True, True, True, False, True],
        ignore_index=True,
    )
    return table[list(COLUMNS)]


def _open_members(comparison: Comparison, proposals: Proposals) -> pd.DataFrame:
    unions, detail = comparison.unions, comparison.detail
    belongs = set(detail.loc[detail["standing"] != "outside", "code"].dropna())
    declared = detail[detail["standing"] == "outside"].assign(
        type=lambda rows: rows["union"].map(unions["type"]),
        centres=lambda rows: rows["union"].map(unions["centres"]),
    )
    led = set(zip(unions["type"], unions["centres"], strict=True))
    types = {scheme: kind for kind, scheme in SCHEMES.items()}
    members = proposals.members[proposals.members["role"] == "member"]
    qualifying = members.assign(
        type=members["proposal"].map(proposals.areas["scheme"]).map(types),
        centres=members["proposal"].map(proposals.centres),
    ).dropna(subset=["type"])
    new = [pair not in led for pair in zip(qualifying["type"], qualifying["centres"], strict=True)]
    columns = ["type", "code", "union", "centres", "share", "persons"]
    table = pd.concat(
        [declared[columns], qualifying[new].reindex(columns=columns)], ignore_index=True
    )
    table = table[~table["code"].isin(belongs)]
    shares = table["share"].astype(float)
    table = table.assign(
        kind="open_member",
        outcome=None,
        criteria=pd.Series([()] * len(table), index=table.index, dtype="object"),
        reason_ja=[_OPEN_MEMBER.ja.format(percent(share)) for share in shares],
        reason_en=[_OPEN_MEMBER.en.format(percent(share, "en")) for share in shares],
    )
    return _typed(table[list(COLUMNS)])


Judged = Mapping[str, tuple[Assessment, Assessment | None]]


def _unqualified(comparison: Comparison, judged: Judged) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for kind, (single, double) in judged.items():
        unions = comparison.unions[comparison.unions["type"] == kind]
        led = [
            (key, code, centres)
            for key, centres in unions["centres"].items()
            if not _pair_meets(double, centres)
            for code in centres
            if single.outcome.get(code, "no_data") != "met"
        ]
        reasons = _reasons(single, [code for _, code, _ in led], met=False)
        rows += [
            _row("declared_unqualified", kind, code)
            | reasons.get(code, {})
            | {"union": key, "centres": centres, "outcome": single.outcome.get(code, "no_data")}
            for key, code, centres in led
        ]
    return rows


def _undeclared(
    comparison: Comparison, proposals: Proposals, judged: Judged
) -> list[dict[str, object]]:
    unions = comparison.unions
    schemes = proposals.areas["scheme"].to_dict()
    rows: list[dict[str, object]] = []
    for kind, (single, double) in judged.items():
        leading = unions if kind == "定住自立圏" else unions[unions["type"] == kind]
        declared = {code for codes in leading["centres"] for code in codes}
        free = [
            centres
            for key, centres in proposals.centres.items()
            if schemes[key] == SCHEMES[kind] and not declared.intersection(centres)
        ]
        codes = {"+".join(sorted(centres)): centres for centres in free}
        reasons = _reasons(single, [code for code in codes if "+" not in code], met=True)
        if double is not None:
            reasons |= _reasons(double, [code for code in codes if "+" in code], met=True)
        rows += [
            _row("undeclared_centre", kind, code)
            | reasons.get(code, {})
            | {"centres": centres, "outcome": "met"}
            for code, centres in codes.items()
        ]
    return rows


def _pair_meets(double: Assessment | None, centres: Sequence[str]) -> bool:
    """Tell whether any two of *centres* meet the scheme together."""
    if double is None:
        return False
    pairs = (pair_code(a, b) for a, b in combinations(centres, 2))
    return any(double.outcome.get(pair) == "met" for pair in pairs)


def _reasons(
    assessment: Assessment, codes: Sequence[str], *, met: bool
) -> dict[str, dict[str, object]]:
    """Return by code the criteria that it meets, or doesn't, with the reasons in words."""
    rows = assessment.rows[assessment.rows["code"].isin(codes)]
    rows = rows.assign(
        ja=assessment.reasons("ja", codes=codes), en=assessment.reasons("en", codes=codes)
    )
    rows = rows[(rows["role"] == "criterion") & ((rows["decided"] == "met") == met)]
    return {
        str(code): {
            "criteria": tuple(part["criterion"]),
            "reason_ja": "；".join(part["ja"]),
            "reason_en": "; ".join(part["en"]),
        }
        for code, part in rows.groupby("code")
    }


def _row(kind: str, union_type: str, code: str) -> dict[str, object]:
    return dict.fromkeys(COLUMNS) | {
        "kind": kind,
        "type": union_type,
        "code": code,
        "criteria": (),
        "reason_ja": "",
        "reason_en": "",
    }


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    text = dict.fromkeys(
        ("kind", "type", "code", "union", "outcome", "reason_ja", "reason_en"), "str"
    )
    return table.astype({**text, "share": "Float64", "persons": "Int64"})
