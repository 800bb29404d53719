from datetime import date

import pandas as pd
import pytest
from sentences import faults_of

from zones.data.registers.places import Gazetteer
from zones.data.registers.reading import Reading
from zones.schemas.register import COLUMNS

NAMES = ["date", "type", "from_code", "from_name", "to_code", "to_name", "from_prefecture"]


@pytest.fixture
def reading() -> Reading:
    municipalities = pd.DataFrame(
        {"name": ["甲市", "乙町"], "prefecture_name": ["長野県", "長野県"]},
        index=pd.Index(["20001", "20002"], name="code"),
    )
    changes = pd.DataFrame([], columns=NAMES, dtype="str")
    return Reading(Gazetteer(municipalities, changes), date(2026, 4, 1))


def test_a_role_that_is_unknown_is_a_member_and_told(reading: Reading) -> None:
    reading.take(2, {"name": "圏", "type": "協議会", "municipality": "甲市", "role": "王様"})
    assert reading.table()["role"].tolist() == ["member"]
    assert "王様" in reading.problems[0].message.ja


def test_an_end_before_the_start_is_left_out_and_told(reading: Reading) -> None:
    row = {"name": "圏", "type": "協議会", "municipality": "甲市"}
    reading.take(2, {**row, "valid_from": "2020-04-01", "valid_to": "2019-03-31"})
    assert reading.table()["valid_to"].isna().all()
    assert "2019-03-31" in reading.problems[0].message.ja


def test_tasks_of_several_rows_are_put_together(reading: Reading) -> None:
    for at, (place, task) in enumerate([("甲市", "消防"), ("乙町", "ごみ")], start=2):
        reading.take(at, {"name": "圏", "type": "協議会", "municipality": place, "tasks": task})
    assert set(reading.table()["tasks"]) == {"消防;ごみ"}


def test_every_message_is_a_sentence(reading: Reading) -> None:
    rows = [
        {"name": "", "municipality": "甲市"},
        {"name": "圏", "type": "謎", "municipality": "甲市"},
        {"name": "圏", "type": "協議会", "municipality": ""},
        {"name": "圏", "type": "協議会", "municipality": "丙村", "role": "王様"},
        {"name": "", "municipality": "甲市", "code": "20002", "valid_from": "13月"},
        {"name": "定住自立圏甲", "municipality": "甲市", "code": "99999"},
        {"name": "圏", "type": "協議会", "municipality": "甲市・甲市", "code": ""},
    ]
    for at, row in enumerate(rows, start=2):
        reading.take(at, row)
    remarks = [*reading.problems, *reading.notes]
    assert len(remarks) > len(rows)
    assert [fault for one in remarks for fault in faults_of(one.message)] == []


def test_what_becomes_of_a_member_that_is_not_found_is_told(reading: Reading) -> None:
    reading.take(2, {"name": "圏", "type": "協議会", "municipality": "丙村"})
    assert reading.problems[0].message.ja == (
        "「丙村」という市区町村はありません。名称を直すか、コードを付けてください。"
        "それまではコードのない構成員として扱います。"
    )
    assert reading.table()["code"].isna().all()


def test_a_row_of_an_unknown_type_is_refused_once(reading: Reading) -> None:
    row = dict.fromkeys(COLUMNS, "圏") | {"role": "member", "status": "confirmed", "code": "20001"}
    row |= {"type": "謎", "valid_from": "", "valid_to": ""}
    reading.take_own(2, row)
    assert [one.refused for one in reading.problems] == [True]
    assert "「謎」の種別が分からないため" in reading.problems[0].message.ja
