from datetime import date

import pandas as pd
import pytest

from zones.metrics.tasks import (
    check_totals,
    same_task,
    task_matrix,
    task_table,
    undone_tasks,
    who_does,
)
from zones.model.unions import Register
from zones.schemas.register import COLUMNS

DAY = date(2020, 1, 1)


@pytest.fixture
def register() -> Register:
    rows = pd.DataFrame(
        [("A", "甲連合", "広域連合", "01100"), ("A", "甲連合", "広域連合", "01202"),
         ("B", "乙組合", "一部事務組合", "01100")],
        columns=["union_id", "name", "type", "code"],
    ).assign(
        role="member", prefecture="北海道", municipality_prefecture="北海道", status="confirmed"
    )  # fmt: skip
    rows["municipality"] = rows["code"]
    rows["tasks"] = rows["union_id"].map({"A": "古い一覧", "B": "ごみ・し尿処理"})
    return Register.from_table(rows.reindex(columns=list(COLUMNS)).astype("str"))


@pytest.fixture
def facts() -> pd.DataFrame:
    rows = [
        ("A", "task", "消防", "消防事務", "both"),
        ("A", "task", "火葬場", "火葬場", "overview"),
        (None, "printed_total", "消防", "1", "table"),
        (None, "printed_total", "ごみ処理", "2", "table"),
    ]
    columns = ["union_id", "fact", "name", "value", "evidence"]
    table = pd.DataFrame(rows, columns=columns, dtype="str")
    return table.assign(status="confirmed", note=pd.NA)


def test_transcribed_tasks_stand_before_those_of_the_register(
    register: Register, facts: pd.DataFrame
) -> None:
    table = task_table(register, facts, as_of=DAY)
    assert list(zip(table["union"], table["task"], table["evidence"], strict=True)) == [
        ("A", "消防", "both"), ("A", "火葬場", "overview"), ("B", "ごみ・し尿処理", "register"),
    ]  # fmt: skip


def test_who_does_it_with_whom(register: Register, facts: pd.DataFrame) -> None:
    table = task_table(register, facts, as_of=DAY)
    assert list(who_does(table, "ごみ処理")["union"]) == ["B"]
    assert list(who_does(table, "消防")["members"]) == [("01100", "01202")]
    assert who_does(table, "消防", prefecture="長野県").empty


def test_gaps_name_the_municipalities_that_are_left(
    register: Register, facts: pd.DataFrame
) -> None:
    gaps = undone_tasks(task_table(register, facts, as_of=DAY), facts)
    assert len(gaps) == 1
    row = gaps.iloc[0]
    assert (row["area"], row["task"], row["uncovered"], row["bodies"]) == (
        "A", "ごみ処理", ("01202",), ("B",),
    )  # fmt: skip
    assert not row["known"]


def test_matrix_has_printed_columns_first_and_leaves_unmarked_unknown(facts: pd.DataFrame) -> None:
    matrix = task_matrix(facts)
    assert list(matrix.columns) == ["消防", "ごみ処理", "火葬場"]
    assert matrix.loc["A"].fillna("-").tolist() == ["both", "-", "overview"]


def test_totals_that_disagree_are_found(facts: pd.DataFrame) -> None:
    assert list(check_totals(facts)["agrees"]) == [True, False]


@pytest.mark.parametrize(
    ("wanted", "listed", "same"),
    [
        ("ごみ処理", "広域的なごみ処理の推進", True),
        ("介護認定審査会", "介護認定審査", True),
        ("し尿処理施設", "ごみ・し尿処理", True),
        ("消防", "火葬場", False),
        ("処理", "ごみ処理", True),
        ("", "消防", False),
    ],
)
def test_names_of_one_task(wanted: str, listed: str, *, same: bool) -> None:
    assert same_task(wanted, listed) is same
