"""Existing unions as tables of words for a terminal or a page."""

import pandas as pd

from zones.labels import Lang, Text
from zones.model.cells import integer, number
from zones.outputs.summary import SummaryTable
from zones.outputs.union_tables import comparison
from zones.planning import Plan

_UNKNOWN = "—"


def comparison_summary(plan: Plan, lang: Lang = "ja") -> list[SummaryTable]:
    """Return the national totals by type, and one row for each second-floor union shown."""
    return [_totals(plan, lang), _unions(plan, lang)]


def task_summary(plan: Plan, found: pd.DataFrame, lang: Lang = "ja") -> SummaryTable:
    """Return who does a task with whom, from `zones.metrics.tasks.who_does`."""
    names = plan.region.names
    rows = tuple(
        (
            str(row["name"]),
            str(row["type"]),
            str(row["as_listed"]),
            "、".join(str(names[code]) for code in row["members"] if code in names.index),
        )
        for row in found.to_dict("records")
    )
    columns = _say(
        lang,
        Text("名称", "Name"),
        Text("種類", "Type"),
        Text("事務（資料の表記）", "Task as listed"),
        Text("構成市町村", "Members"),
    )
    title = Text("事務を共同で行う団体", "Bodies that do the task").say(lang)
    return SummaryTable("tasks", title, columns, rows, (False,) * 4)


def undone_summary(plan: Plan, undone: pd.DataFrame, lang: Lang = "ja") -> SummaryTable:
    """Return the tasks that no joint body does, from `zones.metrics.tasks.undone_tasks`."""
    names = plan.region.names
    rows = tuple(
        (
            str(row["area_name"]),
            str(row["task"]),
            f"{row['covered']}／{row['municipalities']}",
            "、".join(str(names[code]) for code in row["uncovered"] if code in names.index),
            "" if row["known"] else Text("資料に印がない", "no mark in the print").say(lang),
        )
        for row in undone.to_dict("records")
    )
    columns = _say(
        lang,
        Text("圏域", "Area"),
        Text("事務", "Task"),
        Text("行っている市町村", "Covered"),
        Text("行っていない市町村", "Not covered"),
        Text("注", "Note"),
    )
    title = Text("共同処理されていない事務", "Tasks done by no joint body").say(lang)
    return SummaryTable("undone", title, columns, rows, (False, False, True, False, False))


def _totals(plan: Plan, lang: Lang) -> SummaryTable:
    day = plan.existing.as_of.isoformat()
    rows = tuple(
        (
            Text("計", "all").say(lang) if kind == "all" else str(kind),
            *(_count(row[name]) for name in _COUNTED),
            _share(row["share_in"], lang),
        )
        for kind, row in plan.existing.comparison.totals().iterrows()
    )
    columns = _say(
        lang,
        Text("種類", "Type"),
        Text("圏域", "Unions"),
        Text("中心市", "Centres"),
        Text("構成市町村", "Members"),
        Text("通勤圏の市町村", "In the sphere"),
        Text("うち構成", "of them members"),
        Text("通勤圏外の構成", "Members below"),
        Text("通勤圏の市町村のうち構成の割合", "Share of the sphere"),
    )
    title = Text(f"既存の圏域と通勤圏（全国、{day}）", f"Unions and spheres (Japan, {day})")
    return SummaryTable("totals", title.say(lang), columns, rows, (False, *(True,) * 7))


_COUNTED = (
    "unions",
    "centres",
    "members",
    "sphere_size",
    "members_in_sphere",
    "members_below",
)


def _unions(plan: Plan, lang: Lang) -> SummaryTable:
    rows = tuple(
        (
            str(row["type"]),
            str(row["name"]),
            str(row["centre_names"]),
            _count(row["members"]),
            _count(row["sphere_size"]),
            _count(row["members_in_sphere"]),
            _count(row["members_below"]),
            _count(row["outside"]),
            _UNKNOWN if number(row["jaccard"]) is None else f"{number(row['jaccard']):.2f}",
        )
        for _, row in comparison(plan, lang).iterrows()
    )
    columns = _say(
        lang,
        Text("種類", "Type"),
        Text("名称", "Name"),
        Text("中心", "Centres"),
        Text("構成", "Members"),
        Text("通勤圏", "Sphere"),
        Text("圏内の構成", "In the sphere"),
        Text("圏外の構成", "Below"),
        Text("圏内の非構成", "Outside"),
        Text("一致度", "Jaccard"),
    )
    title = Text("圏域ごとの比較", "Each union").say(lang)
    return SummaryTable("comparison", title, columns, rows, (*(False,) * 3, *(True,) * 6))


def _count(value: object) -> str:
    count = integer(value)
    return _UNKNOWN if count is None else f"{count:,}"


def _share(value: object, lang: Lang) -> str:
    share = number(value)
    return _UNKNOWN if share is None else f"{share * 100:.1f}{'％' if lang == 'ja' else ' %'}"


def _say(lang: Lang, *texts: Text) -> tuple[str, ...]:
    return tuple(one.say(lang) for one in texts)
