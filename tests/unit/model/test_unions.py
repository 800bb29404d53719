import io
from datetime import date

import pandas as pd
import pytest

from zones.errors import DataError, NotFoundError
from zones.model.forms import FORMS
from zones.model.unions import Register
from zones.schemas.register import COLUMNS, TYPES

ROWS = """
union_id,name,type,prefecture,role,municipality,municipality_prefecture,code,valid_from,valid_to,status
A1,甲広域連合,広域連合,長野県,member,飯田市,長野県,20205,,,confirmed
A1,甲広域連合,広域連合,長野県,member,長野県,長野県,,1999,,derived
B1,乙圏,定住自立圏,長野県,centre,飯田市,長野県,20205,2009-07,,confirmed
B1,乙圏,定住自立圏,長野県,member,阿智村,長野県,20407,2010,2015,unconfirmed
B1,乙圏,定住自立圏,長野県,observer,豊根村,愛知県,23563,,,confirmed
C1,丙,シティリージョン,愛知県,member,豊橋市,愛知県,23201,2020-04-01,2021-03-31,confirmed
"""


def table() -> pd.DataFrame:
    frame = pd.read_csv(io.StringIO(ROWS), dtype="str")
    frame = frame.assign(as_of="2024", source="規約", note=pd.NA)
    frame["tasks"] = frame["union_id"].map({"A1": "消防;ごみ処理"})
    return frame[list(COLUMNS)]


@pytest.fixture
def register() -> Register:
    return Register.from_table(table())


def test_table_and_register_turn_into_each_other(register: Register) -> None:
    again = Register.from_table(register.to_table())
    assert again == register
    pd.testing.assert_frame_equal(again.to_table(), register.to_table())


def test_order_of_rows_does_not_matter(register: Register) -> None:
    assert Register.from_table(table().iloc[::-1]) == register


def test_missing_values_come_back_as_missing(register: Register) -> None:
    rows = register.to_table()
    assert rows["note"].isna().all()
    assert rows.loc[rows["municipality"] == "長野県", "code"].isna().all()


def test_forms_are_the_types_of_the_table() -> None:
    assert tuple(FORMS) == TYPES


def test_unknown_start_is_valid_and_ended_members_leave(register: Register) -> None:
    then = register.valid_on(date(2012, 1, 1))
    assert [union.id for union in then] == ["A1", "B1"]
    assert then.get("B1").codes() == ("20205", "20407")
    assert register.valid_on(date(2016, 1, 1)).get("B1").codes() == ("20205",)


def test_union_of_observers_only_is_not_valid(register: Register) -> None:
    assert "B1" not in register.valid_on(date(2000, 1, 1)).by_id


def test_certain_leaves_out_unknown_starts(register: Register) -> None:
    then = register.valid_on(date(2012, 1, 1), certain=True)
    assert [(union.id, union.codes()) for union in then] == [
        ("A1", ()),
        ("B1", ("20205", "20407")),
    ]


def test_unknown_type_is_refused() -> None:
    rows = table()
    rows.loc[rows["union_id"] == "C1", "type"] = "組合"
    with pytest.raises(DataError, match="'組合' can't be used as type"):
        Register.from_table(rows)


def test_end_is_inclusive(register: Register) -> None:
    assert "C1" in register.valid_on(date(2021, 3, 31)).by_id
    assert "C1" not in register.valid_on(date(2021, 4, 1)).by_id


def test_choices(register: Register) -> None:
    assert [union.id for union in register.of("20205")] == ["A1", "B1"]
    assert [union.id for union in register.of("23563")] == ["B1"]
    assert [union.id for union in register.of_type("広域連合", "シティリージョン")] == ["A1", "C1"]
    assert [[union.id for union in register.floor(floor)] for floor in (1, 2, 3)] == [
        ["A1"], ["B1"], ["C1"],
    ]  # fmt: skip
    assert [union.id for union in register.in_prefecture("愛知県")] == ["B1", "C1"]


def test_union_knows_its_centres_tasks_and_doubts(register: Register) -> None:
    area, body = register.get("B1"), register.get("A1")
    assert area.centres == ("20205",)
    assert area.codes("observer") == ("23563",)
    assert area.unconfirmed
    assert not body.unconfirmed
    assert body.tasks == ("消防", "ごみ処理")


def test_unknown_union_is_named(register: Register) -> None:
    with pytest.raises(NotFoundError, match="Z9"):
        register.get("Z9")


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("type", "組合", "disagree about type"),
        ("code", "2020", "'2020' can't be used as code"),
        ("role", "center", "can't be used as role"),
        ("status", "sure", "can't be used as status"),
        ("valid_from", "H21", "no date"),
        ("municipality", pd.NA, "has no municipality"),
        ("name", "別名", "disagree about name"),
    ],
)
def test_malformed_rows_are_refused(column: str, value: object, message: str) -> None:
    rows = table()
    rows.loc[0, column] = value
    with pytest.raises(DataError, match=message):
        Register.from_table(rows)


def test_missing_column_is_named() -> None:
    with pytest.raises(DataError, match="no column 'role'"):
        Register.from_table(table().drop(columns="role"))
