"""The tables of a plan: columns in a fixed order, documented in docs/outputs.md."""

from collections.abc import Callable

import pandas as pd

from zones.labels import KINDS, ROLES, Lang, Text
from zones.model.cells import integer, number
from zones.outputs.names import (
    centre_name,
    frame_label,
    frame_reason,
    percent,
    prefecture_names,
    scheme_name,
)
from zones.planning import Plan
from zones.zoning.frames import frame_totals
from zones.zoning.proposals import partition
from zones.zoning.warnings import WARNINGS

OVERALL = Text("総合判定", "all criteria together")


def municipalities(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each municipality in the window, by code."""
    region, flows = plan.region, plan.region.flows
    places = region.municipalities.loc[region.codes]
    table = pd.DataFrame(
        {
            "code": region.codes,
            "name": places["name"],
            "prefecture": places["prefecture_name"],
            "kind": places["kind"],
            "population": plan.facts["population"],
            "day_population": plan.facts["day_population"],
            "day_night_ratio": plan.facts["day_night_ratio"],
            "inflow": flows.inflow,
            "outflow": flows.outflow,
            "commuters": flows.totals["total"],
            "frame": plan.frames["frame"],
            "frame_label": plan.frames["frame"].map(lambda key: frame_label(key, lang)),
            "frame_reason": plan.frames.apply(lambda row: frame_reason(plan, row, lang), axis=1),
            "nearest_centre": plan.frames["nearest_centre"],
            "nearest_centre_km": plan.frames["distance_km"],
            "self_containment": flows.self_containment(),
            "stayers": flows.stayers,
            "place_unknown": flows.totals["unknown_place"],
            "municipality_unknown": flows.totals["unknown_municipality"],
            "unlisted": flows.totals["unlisted"],
            "area_km2": places["area_km2"],
            "inhabitable_area_km2": places["inhabitable_area_km2"],
            "kind_label": places["kind"].map({key: text.say(lang) for key, text in KINDS.items()}),
            "name_kana": places["name_kana"],
            "name_romaji": places["name_romaji"],
        },
        index=region.codes,
    )
    return _shown(plan, table, "code").reset_index(drop=True)


def spheres(plan: Plan) -> pd.DataFrame:
    """Return every pair at or above the threshold whose centre or member is in the window."""
    table = plan.spheres[["centre", "member", "persons", "share"]]
    return _shown(plan, table, "centre", "member").reset_index(drop=True)


def assessments(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each city or pair in the window × scheme × criterion.

    The row ``overall`` of a scheme says what its criteria decide together.
    """
    parts = []
    for scheme, assessment in (*plan.assessments.items(), *plan.pair_assessments.items()):
        rows = assessment.rows.assign(reason=assessment.reasons(lang))
        parts.append(rows[list(_ASSESSMENT_COLUMNS)])
        parts.append(_overall(scheme, assessment.outcome, lang))
    table = pd.concat(parts, ignore_index=True)
    table.insert(1, "name", table["code"].map(_unit_names(plan, table["code"])))
    table = _shown(plan, table, "code").sort_values(["code", "scheme"], kind="stable")
    return table.reset_index(drop=True)


_ASSESSMENT_COLUMNS = (
    "code",
    "scheme",
    "criterion",
    "observed",
    "threshold",
    "unit",
    "outcome",
    "reason",
    "source",
    "confidence",
    "decided",
    "role",
    "article",
    "operator",
    "observed_text",
    "threshold_text",
)


def proposals(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each candidate area that has a municipality in the window."""
    areas, metrics = plan.proposals.areas, plan.metrics
    names = plan.region.names
    counts = pd.crosstab(plan.proposals.members["proposal"], plan.proposals.members["role"])
    counts = counts.reindex(index=areas.index, columns=["member", "considered"], fill_value=0)
    warned = plan.warnings.groupby("proposal")["warning"].agg(
        lambda kinds: list(dict.fromkeys(kinds))
    )
    warned = warned.reindex(areas.index)
    table = pd.DataFrame(
        {
            "proposal": areas.index,
            "scheme": areas["scheme"],
            "centres": [" ".join(plan.proposals.centres[key]) for key in areas.index],
            "population": metrics["population"],
            "name": [centre_name(names, plan.proposals.centres[key]) for key in areas.index],
            "scheme_label": areas["scheme"].map(lambda key: scheme_name(plan, key, lang)),
            "outcome": areas["outcome"],
            "members": counts["member"],
            "considered": counts["considered"],
            "day_population": metrics["day_population"],
            "day_night_ratio": metrics["day_night_ratio"],
            "commuters": metrics["commuters"],
            "supply_self_containment": metrics["supply_self_containment"],
            "demand_self_containment": metrics["demand_self_containment"],
            "area_km2": metrics["area_km2"],
            "prefectures": [prefecture_names(codes, lang) for codes in metrics["prefectures"]],
            "warnings": [
                "" if not isinstance(kinds, list) else " ".join(kinds) for kinds in warned
            ],
            "warning_text": [
                "" if not isinstance(kinds, list) else _warning_text(kinds, lang)
                for kinds in warned
            ],
        },
        index=areas.index,
    )
    return table[table["proposal"].isin(shown_proposals(plan))].reset_index(drop=True)


def members(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each municipality of a candidate area that is shown."""
    table = plan.proposals.members
    table = table[table["proposal"].isin(shown_proposals(plan))]
    names = plan.region.names
    rows = zip(table["proposal"], table["role"], table["persons"], table["share"], strict=True)
    return pd.DataFrame(
        {
            "proposal": table["proposal"],
            "code": table["code"],
            "name": table["code"].map(names),
            "role": table["role"],
            "share": table["share"],
            "reason": [_member_reason(plan, *row, lang) for row in rows],
            "persons": table["persons"],
            "order": table["order"],
            "role_label": table["role"].map({key: text.say(lang) for key, text in ROLES.items()}),
            "adjacent": table["adjacent"],
            "prefecture": table["code"].map(plan.region.municipalities["prefecture_name"]),
        }
    ).reset_index(drop=True)


def warnings(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each warning of a candidate area that is shown."""
    table = plan.warnings[plan.warnings["proposal"].isin(shown_proposals(plan))]
    return pd.DataFrame(
        {
            "proposal": table["proposal"],
            "warning": table["warning"],
            "code": table["code"],
            "name": table["code"].map(plan.region.names),
            "other": table["other"],
            "text": table["warning"].map({key: text.say(lang) for key, text in WARNINGS.items()}),
        }
    ).reset_index(drop=True)


def frames(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each frame: municipalities, people and area within the window."""
    shown = plan.region.codes[plan.region.in_window(plan.region.codes).to_numpy()]
    frame = plan.frames["frame"].reindex(shown)
    totals = frame_totals(frame, plan.region.residents(), plan.region.municipalities)
    totals.insert(0, "frame", totals.index)
    totals.insert(1, "frame_label", [frame_label(str(key), lang) for key in totals.index])
    return totals.reset_index(drop=True)


def partitions(plan: Plan) -> pd.DataFrame:
    """Return the one-area-each view: the area of every municipality that is in any.

    The rule stands at `zones.zoning.proposals.partition`.
    """
    table = partition(plan.proposals).reset_index()
    table.insert(1, "name", table["code"].map(plan.region.names))
    table["scheme"] = table["proposal"].map(plan.proposals.areas["scheme"])
    return _shown(plan, table, "code").reset_index(drop=True)


def city_regions(plan: Plan, lang: Lang = "ja") -> pd.DataFrame:
    """Return one row for each group of candidate areas that has a municipality in the window."""
    groups, names = plan.city_regions.groups, plan.region.names
    shown = plan.region.in_window(plan.city_regions.membership["code"])
    kept = groups.index.isin(plan.city_regions.membership.loc[shown, "group"])
    groups = groups[kept]
    return pd.DataFrame(
        {
            "city_region": groups.index,
            "name": [centre_name(names, codes) for codes in groups["centres"]],
            "areas": [" ".join(areas) for areas in groups["areas"]],
            "centres": [" ".join(codes) for codes in groups["centres"]],
            "municipalities": groups["municipalities"],
            "population": groups["population"],
            "prefectures": [prefecture_names(codes, lang) for codes in groups["prefectures"]],
            "strongest_interchange": groups["strongest"],
            "crosses_prefecture": groups["crosses_prefecture"],
            "members": [" ".join(plan.city_regions.codes[int(group)]) for group in groups.index],
        }
    )


def ties(plan: Plan) -> pd.DataFrame:
    """Return every tie between neighbouring candidate areas with its numbers."""
    table = plan.city_regions.ties.copy()
    names = plan.region.names
    for column in ("a", "b"):
        centres = [plan.proposals.centres[key] for key in table[column]]
        table[f"{column}_name"] = [centre_name(names, codes) for codes in centres]
    if plan.region.window is not None:
        shown = shown_proposals(plan)
        table = table[table["a"].isin(shown) | table["b"].isin(shown)]
    return table.reset_index(drop=True)


def shown_proposals(plan: Plan) -> set[str]:
    """Return the candidate areas that have a centre or member in the window."""
    table = plan.proposals.inside
    return set(table.loc[plan.region.in_window(table["code"]), "proposal"])


def _shown(plan: Plan, table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Keep the rows of which any code in *columns* lies in the window; a pair's code is both."""
    if plan.region.window is None:
        return table
    kept = pd.Series(False, index=table.index)
    for column in columns:
        kept |= plan.region.in_window(table[column].str[:5])
        kept |= plan.region.in_window(table[column].str[-5:])
    return table[kept]


def _overall(scheme: str, outcome: pd.Series, lang: Lang) -> pd.DataFrame:
    blank = dict.fromkeys(_ASSESSMENT_COLUMNS, "")
    table = pd.DataFrame(
        {
            **blank,
            "code": outcome.index,
            "outcome": outcome.to_numpy(),
            "decided": outcome.to_numpy(),
        }
    )
    return table.assign(
        scheme=scheme,
        criterion="overall",
        reason=OVERALL.say(lang),
        observed=pd.array([pd.NA] * len(table), dtype="Float64"),
        threshold=pd.array([pd.NA] * len(table), dtype="Float64"),
    )[list(_ASSESSMENT_COLUMNS)]


def _unit_names(plan: Plan, codes: pd.Series) -> dict[str, str]:
    names = plan.region.names
    return {code: centre_name(names, code.split("+")) for code in codes.unique()}


def _warning_text(kinds: list[str], lang: Lang) -> str:
    return ("、" if lang == "ja" else "; ").join(WARNINGS[kind].say(lang) for kind in kinds)


def _member_reason(
    plan: Plan, proposal: str, role: str, persons: object, share: object, lang: Lang
) -> str:
    centre = centre_name(plan.region.names, plan.proposals.centres[proposal])
    scheme = str(plan.proposals.areas.at[proposal, "scheme"])
    if role == "centre":
        return _REASONS["centre"].say(lang).format(centre=centre)
    part = number(share)
    if part is None:
        return _REASONS["neighbour"].say(lang).format(centre=centre)
    values = {
        "centre": centre,
        "persons": f"{integer(persons):,}",
        "share": percent(part, lang),
        "threshold": percent(float(plan.threshold_of(scheme)), lang),
    }
    return _REASONS[role].say(lang).format(**values)


_REASONS: dict[str, Text] = {
    "centre": Text("要件を満たす中心（{centre}）", "a centre that qualifies ({centre})"),
    "member": Text(
        "{centre}への通勤通学 {persons}人・{share}（基準 {threshold} 以上）",
        "{persons} commuters to {centre}, {share} (at least {threshold})",
    ),
    "considered": Text(
        "{centre}への通勤通学 {persons}人・{share}（基準 {threshold} 未満、検討対象）",
        "{persons} commuters to {centre}, {share} (under {threshold}; considered)",
    ),
    "neighbour": Text(
        "{centre}に隣接（通勤通学者の公表値なし、検討対象）",
        "borders {centre} (no published commuters; considered)",
    ),
}

TABLES: dict[str, Callable[[Plan, Lang], pd.DataFrame]] = {
    "municipalities": municipalities,
    "spheres": lambda plan, _: spheres(plan),
    "assessments": assessments,
    "proposals": proposals,
    "members": members,
    "warnings": warnings,
    "frames": frames,
    "partition": lambda plan, _: partitions(plan),
    "city_regions": city_regions,
    "ties": lambda plan, _: ties(plan),
}
"""Every table that a plan writes, by the stem of its file."""
