"""The evidence of one municipality as tables of words."""

from typing import Any

import pandas as pd

from zones.codes import PREFECTURES
from zones.labels import KINDS, OUTCOMES, ROLES, Lang, Text
from zones.metrics.candidates import SCHEMES
from zones.model.forms import FORMS
from zones.outputs.names import (
    frame_label,
    frame_reason,
    percent,
    place_name,
    place_names,
    scheme_name,
)
from zones.outputs.summary import SummaryTable
from zones.planning import Plan
from zones.planning.evidence import Evidence

_UNKNOWN = Text("データなし", "no data")


def evidence_tables(plan: Plan, evidence: Evidence, lang: Lang = "ja") -> list[SummaryTable]:
    """Return the tables of ``zones explain``, in the order in which they are read."""
    return [
        _overview(plan, evidence, lang),
        _places(plan, evidence.destinations, lang, Text("主な通勤通学先", "Top destinations")),
        _places(
            plan,
            evidence.origins,
            lang,
            Text(
                "主な流入元（割合は流入元の通勤通学者に対するもの）",
                "Top origins (share of theirs)",
            ),
        ),
        _verdicts(plan, evidence, lang),
        _criteria(plan, evidence, lang),
        _changes(plan, evidence, lang),
        _memberships(plan, evidence, lang),
        _unions(evidence, lang),
    ]


def evidence_dict(plan: Plan, evidence: Evidence, lang: Lang = "ja") -> dict[str, Any]:
    """Return the evidence as plain values for JSON, rows keyed by column."""
    tables = evidence_tables(plan, evidence, lang)
    return {
        "code": evidence.code,
        "name": evidence.name,
        "prefecture": evidence.prefecture,
        "basis": plan.region.flows.basis.text.say(lang),
        "frame": str(evidence.frame["frame"]),
        "day_night_ratio": evidence.day_night_ratio,
        "population": evidence.population,
        "day_population": evidence.day_population,
        "outcomes": evidence.outcomes.to_dict("records"),
        "tables": {
            table.id: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
            for table in tables
        },
    }


def _overview(plan: Plan, evidence: Evidence, lang: Lang) -> SummaryTable:
    rows = [
        (Text("種別", "Kind"), KINDS[evidence.kind].say(lang)),
        (Text("人口（夜間）", "Population (night)"), _count(evidence.population, lang)),
        (Text("流出（他市区町村へ）", "Outflow"), _count(evidence.outflow, lang)),
        (Text("流入（他市区町村から）", "Inflow"), _count(evidence.inflow, lang)),
        (Text("昼間人口", "Day population"), _count(evidence.day_population, lang)),
        (Text("昼夜間人口比率", "Day–night population ratio"), _ratio(evidence, lang)),
        (Text("通勤通学者の総数", "Commuters and students"), _count(evidence.commuters, lang)),
        (
            Text("うち従業・通学地不詳", "of them, place unknown"),
            _count(evidence.unknown_place, lang),
        ),
        (
            Text("うち市区町村不詳・外国", "of them, municipality unknown or abroad"),
            _count(evidence.unknown_municipality, lang),
        ),
        (
            Text("うち小さな流動で非公表", "of them, unlisted small flows"),
            _count(evidence.unlisted, lang),
        ),
        (Text("位置付け", "Frame"), frame_label(str(evidence.frame["frame"]), lang)),
        (Text("位置付けの理由", "Why"), frame_reason(plan, evidence.frame, lang)),
        (Text("基準", "Basis"), plan.region.flows.basis.text.say(lang)),
    ]
    place = place_name(plan.region, evidence.code, lang)
    title = (
        f"{evidence.prefecture}{place}（{evidence.code}）"
        if lang == "ja"
        else f"{place}, {PREFECTURES[evidence.code[:2]].en} ({evidence.code})"
    )
    cells = tuple((label.say(lang), value) for label, value in rows)
    columns = _columns(lang, Text("項目", "Item"), Text("値", "Value"))
    return SummaryTable("overview", title, columns, cells, (False, False))


def _places(plan: Plan, table: pd.DataFrame, lang: Lang, title: Text) -> SummaryTable:
    key = "destinations" if "先" in title.ja else "origins"
    rows = tuple(
        (
            place_name(plan.region, str(code), lang),
            f"{int(persons):,}",
            _UNKNOWN.say(lang) if pd.isna(share) else percent(float(share), lang),
        )
        for code, persons, share in zip(table.index, table["persons"], table["share"], strict=True)
    )
    columns = _columns(
        lang, Text("市区町村", "Municipality"), Text("人数", "Persons"), Text("割合", "Share")
    )
    return SummaryTable(key, title.say(lang), columns, rows, (False, True, True))


def _verdicts(plan: Plan, evidence: Evidence, lang: Lang) -> SummaryTable:
    """Say of each scheme what all criteria give, and whether the city has declared."""
    declared = plan.existing.register.of(evidence.code)
    by_scheme = {scheme: kind for kind, scheme in SCHEMES.items()}
    rows = []
    for row in evidence.outcomes.to_dict("records"):
        if "+" in row["unit"] and row["outcome"] == "not_met":
            continue
        kind = by_scheme.get(row["scheme"], "")
        unit = set(str(row["unit"]).split("+"))
        areas = [one.name for one in declared.of_type(kind) if unit <= set(one.centres)]
        rows.append(
            (
                scheme_name(plan, row["scheme"], lang),
                _unit(plan, row["unit"], lang),
                OUTCOMES[row["outcome"]].say(lang),
                _DECLARED.say(lang).format(("、" if lang == "ja" else ", ").join(areas))
                if areas
                else "",
            )
        )
    columns = _columns(
        lang,
        Text("制度", "Scheme"),
        Text("対象", "Unit"),
        Text("総合判定", "All criteria together"),
        Text("宣言", "Declared"),
    )
    title = Text("制度ごとの結論", "What each scheme says").say(lang)
    return SummaryTable("verdicts", title, columns, tuple(rows), (False,) * 4)


_DECLARED = Text("宣言済みの中心（{}）", "a declared centre ({})")


def _criteria(plan: Plan, evidence: Evidence, lang: Lang) -> SummaryTable:
    """List the criteria; pairs that don't meet a scheme stand in ``assessments.csv`` only."""
    overall = {
        (row["unit"], row["scheme"]): str(row["outcome"])
        for row in evidence.outcomes.to_dict("records")
    }
    colon, slash = ("：", "／") if lang == "ja" else (": ", "; ")
    rows = []
    for row in evidence.criteria.to_dict("records"):
        if "+" in row["code"] and overall[row["code"], row["scheme"]] == "not_met":
            continue
        whole = OUTCOMES[overall[row["code"], row["scheme"]]].say(lang)
        rows.append(
            (
                f"{scheme_name(plan, row['scheme'], lang)}{colon}{whole}",
                _unit(plan, row["code"], lang),
                f"{row['criterion']} {row[f'label_{lang}']}",
                str(row[f"reason_{lang}"]),
                OUTCOMES[row["decided"]].say(lang),
                f"{row['article']}{slash}{row[f'source_{lang}']}",
            )
        )
    columns = _columns(
        lang,
        Text("制度：総合判定", "Scheme: all together"),
        Text("対象", "Unit"),
        Text("要件", "Criterion"),
        Text("理由", "Reason"),
        Text("判定", "Outcome"),
        Text("根拠", "Article / source"),
    )
    title = Text("要件ごとの判定", "Every criterion").say(lang)
    return SummaryTable("criteria", title, columns, tuple(rows), (False,) * 6)


def _changes(plan: Plan, evidence: Evidence, lang: Lang) -> SummaryTable:
    reasons = {
        (row["code"], row["criterion"]): str(row[f"reason_{lang}"])
        for row in evidence.criteria.to_dict("records")
    }
    rows = tuple(
        (
            scheme_name(plan, row["scheme"], lang),
            _unit(plan, row["unit"], lang),
            str(row["criterion"]),
            reasons[row["unit"], row["criterion"]],
            _missing(float(row["missing"]), str(row["measured_in"])).say(lang),
        )
        for row in evidence.changes.to_dict("records")
    )
    columns = _columns(
        lang,
        Text("制度", "Scheme"),
        Text("対象", "Unit"),
        Text("要件", "Criterion"),
        Text("いま", "Now"),
        Text("満たすには", "What would meet it"),
    )
    title = Text("あと何があれば変わるか", "What would change it").say(lang)
    return SummaryTable("changes", title, columns, rows, (False,) * 5)


def _missing(amount: float, unit: str) -> Text:
    if unit == "persons_at_day":
        people = f"{int(amount):,}"
        return Text(
            f"昼間人口があと {people}人で満たす", f"{people} more people at day would meet it"
        )
    if unit == "persons":
        people = f"{int(amount):,}"
        return Text(f"人口があと {people}人で満たす", f"{people} more residents would meet it")
    if unit == "ratio":
        points = f"{amount * 100:.2f}"
        return Text(
            f"低い方の市の比率があと {points} で満たす",
            f"{points} points more in the lower city would meet it",
        )
    return Text(f"あと {amount:g}", f"{amount:g} more")


def _memberships(plan: Plan, evidence: Evidence, lang: Lang) -> SummaryTable:
    rows = []
    for row in evidence.memberships.to_dict("records"):
        scheme = str(plan.proposals.areas.at[row["proposal"], "scheme"])
        missing = pd.isna(row["share"])
        rows.append(
            (
                scheme_name(plan, scheme, lang),
                place_names(plan.region, plan.proposals.centres[row["proposal"]], lang),
                ROLES[row["role"]].say(lang),
                "" if missing else percent(float(row["share"]), lang),
                "" if missing else f"{int(row['persons']):,}",
            )
        )
    columns = _columns(
        lang,
        Text("制度", "Scheme"),
        Text("中心", "Centre"),
        Text("役割", "Role"),
        Text("割合", "Share"),
        Text("人数", "Persons"),
    )
    title = Text("候補圏域での位置", "Candidate areas that it is in").say(lang)
    return SummaryTable("memberships", title, columns, tuple(rows), (False,) * 3 + (True,) * 2)


def _unions(evidence: Evidence, lang: Lang) -> SummaryTable:
    rows = tuple(
        (
            FORMS[row["type"]].label.say(lang),
            str(row["name"]),
            ROLES[row["role"]].say(lang),
            "" if pd.isna(row["valid_from"]) else str(row["valid_from"]),
            "" if pd.isna(row["valid_to"]) else str(row["valid_to"]),
            STATUSES[row["status"]].say(lang),
        )
        for row in evidence.unions.to_dict("records")
    )
    columns = _columns(
        lang,
        Text("種類", "Type"),
        Text("名称", "Name"),
        Text("役割", "Role"),
        Text("設立・参加", "From"),
        Text("終了", "Until"),
        Text("確認状況", "Status"),
    )
    title = Text("既存の圏域・組合", "Existing unions").say(lang)
    return SummaryTable("unions", title, columns, rows, (False,) * 6)


STATUSES: dict[str, Text] = {
    "confirmed": Text("確認済み", "confirmed"),
    "derived": Text("資料から導出", "derived"),
    "unconfirmed": Text("未確認", "unconfirmed"),
}
"""How sure a row of the register is."""


def _columns(lang: Lang, *texts: Text) -> tuple[str, ...]:
    return tuple(text.say(lang) for text in texts)


def _unit(plan: Plan, unit: str, lang: Lang) -> str:
    return place_names(plan.region, unit.split("+"), lang)


def _count(value: int | None, lang: Lang) -> str:
    return _UNKNOWN.say(lang) if value is None else f"{value:,}"


def _ratio(evidence: Evidence, lang: Lang) -> str:
    if evidence.day_night_ratio is None:
        return _UNKNOWN.say(lang)
    return f"{evidence.day_night_ratio * 100:.2f}"
