"""Who does which task with whom."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pandas as pd

from zones.model.unions import Register, Union

_ENDINGS = re.compile(r"(審査会|処理施設|処理|施設|事業|事務|構想|機能|等)$")

_TYPES = {
    "union": "str",
    "name": "str",
    "type": "str",
    "prefecture": "str",
    "task": "str",
    "as_listed": "str",
    "evidence": "str",
    "status": "str",
    "members": "object",
}


def task_table(register: Register, facts: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """List every union's tasks: from a transcribed table where there is one, else the register.

    Parameters
    ----------
    register
        The existing unions; those valid on *as_of* are taken.
    facts
        ``union_id``, ``fact``, ``name``, ``value``, ``evidence``, ``status``: rows of fact *task*.
    as_of
        The day.

    Returns
    -------
    DataFrame
        ``union``, ``name``, ``type``, ``prefecture``, ``task``, ``as_listed``, ``evidence``
        (``table``, ``overview``, ``both``, ``register``), ``status``, ``members`` (tuple of codes);
        by union, in the order of the source.
    """
    known = facts[facts["fact"] == "task"]
    by_union = {str(key): rows for key, rows in known.groupby("union_id")}
    rows = [
        {
            "union": union.id,
            "name": union.name,
            "type": union.type,
            "prefecture": union.prefecture,
            "task": task,
            "as_listed": listed,
            "evidence": evidence,
            "status": status,
            "members": union.codes(),
        }
        for union in register.valid_on(as_of)
        for task, listed, evidence, status in _tasks(union, by_union.get(union.id))
    ]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def task_matrix(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the transcribed tasks as a matrix.

    Returns
    -------
    DataFrame
        Union id × task, the columns of the printed table first: ``evidence`` (``table``,
        ``overview``, ``both``), NA where the source names no such task.
    """
    tasks = facts[facts["fact"] == "task"]
    printed = list(facts.loc[facts["fact"] == "printed_total", "name"])
    rest = [name for name in dict.fromkeys(tasks["name"]) if name not in printed]
    wide = tasks.pivot_table(index="union_id", columns="name", values="evidence", aggfunc="first")
    matrix = wide.reindex(columns=[*printed, *rest]).astype("str")
    return matrix.rename_axis(index="union", columns="task")


def check_totals(facts: pd.DataFrame) -> pd.DataFrame:
    """Hold the marks of a transcribed table against its printed totals.

    Returns
    -------
    DataFrame
        Indexed by task: ``printed``, ``marks`` (in the table), ``named`` (in table or overview),
        ``agrees`` (printed and marks), ``note``.
    """
    totals = facts[facts["fact"] == "printed_total"].set_index("name")
    tasks = facts[facts["fact"] == "task"]
    marked = tasks[tasks["evidence"].isin(["table", "both"])]["name"].value_counts()
    table = pd.DataFrame(
        {
            "printed": totals["value"].astype("int64"),
            "marks": marked.reindex(totals.index, fill_value=0),
            "named": tasks["name"].value_counts().reindex(totals.index, fill_value=0),
        }
    )
    return table.assign(agrees=table["printed"] == table["marks"], note=totals["note"]).rename_axis(
        "task"
    )


def who_does(tasks: pd.DataFrame, wanted: str, *, prefecture: str | None = None) -> pd.DataFrame:
    """Find the unions that do a task.

    Names are compared without width, spaces and endings such as 処理 or 審査会: ごみ処理 finds
    ごみ・し尿処理, too.

    Parameters
    ----------
    tasks
        From `task_table`.
    wanted
        The task, in words.
    prefecture
        Japanese name of the seat's prefecture; all unless given.
    """
    rows = tasks if prefecture is None else tasks[tasks["prefecture"] == prefecture]
    fitting = [same_task(wanted, task) for task in rows["task"]]
    return rows[fitting].reset_index(drop=True)


def undone_tasks(tasks: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """List by area the tasks that no joint body does, or not for every municipality.

    The areas are the unions with transcribed tasks, the tasks the columns of their table. Every
    union of *tasks* that holds a municipality of the area counts.

    Returns
    -------
    DataFrame
        ``area``, ``area_name``, ``task``, ``municipalities``, ``covered`` (numbers), ``uncovered``
        (tuple of codes), ``bodies`` (tuple of unions that do it for some), ``known`` (False where
        the table counts bodies but marks none, so that a gap may be one of the print); by area,
        then in the order of the table.
    """
    totals = check_totals(facts)
    areas = tasks[tasks["union"].isin(facts.loc[facts["fact"] == "task", "union_id"])]
    areas = areas.drop_duplicates("union")
    rows = []
    for task in totals.index:
        doing = who_does(tasks, str(task))
        silent = totals.loc[task, "marks"] == 0 and totals.loc[task, "printed"] > 0
        for area, name, members in areas[["union", "name", "members"]].itertuples(
            index=False, name=None
        ):
            near = doing[[not set(codes).isdisjoint(members) for codes in doing["members"]]]
            reached = {code for codes in near["members"] for code in codes}
            left = tuple(sorted(set(members) - reached))
            if left:
                rows.append(
                    {
                        "area": area,
                        "area_name": name,
                        "task": task,
                        "municipalities": len(members),
                        "covered": len(members) - len(left),
                        "uncovered": left,
                        "bodies": tuple(dict.fromkeys(near["union"])),
                        "known": not silent,
                    }
                )
    table = pd.DataFrame(rows, columns=list(_UNDONE)).astype(_UNDONE)
    return table.sort_values("area", kind="stable", ignore_index=True)


_UNDONE = {
    "area": "str",
    "area_name": "str",
    "task": "str",
    "municipalities": "int64",
    "covered": "int64",
    "uncovered": "object",
    "bodies": "object",
    "known": "bool",
}


def same_task(wanted: str, listed: str) -> bool:
    """Tell whether *listed* names the task *wanted*.

    Examples
    --------
    >>> same_task("ごみ処理", "広域的なごみ処理の推進"), same_task("消防", "火葬場")
    (True, False)
    """
    stem = _ENDINGS.sub("", _plain(wanted)) or _plain(wanted)
    return bool(stem) and stem in _plain(listed)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _tasks(union: Union, facts: pd.DataFrame | None) -> Iterator[tuple[str, str, str, str]]:
    if facts is not None:
        columns = ["name", "value", "evidence", "status"]
        yield from facts[columns].astype("object").itertuples(index=False, name=None)
        return
    status = "unconfirmed" if union.unconfirmed else "confirmed"
    for task in union.tasks:
        yield task, task, "register", status
