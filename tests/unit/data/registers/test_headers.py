import pytest

from zones.data.registers.headers import find_header
from zones.errors import DataError
from zones.schemas.register import COLUMNS


def test_header_is_found_below_a_title_and_its_words_are_sensible() -> None:
    header = find_header("x", [["長野県の圏域"], ["圏域 名", "構成市町村（R6）", "役割", "電話"]])
    assert header.row == 1
    assert header.fields == {"name": 0, "municipality": 1, "role": 2}
    assert header.ignored == ("電話",)
    assert not header.own


def test_second_column_of_one_meaning_is_ignored() -> None:
    header = find_header("x", [["団体名", "名称", "コード"]])
    assert header.fields == {"name": 0, "code": 2}
    assert header.ignored == ("名称",)


def test_own_export_is_recognised_in_any_order() -> None:
    assert find_header("x", [list(reversed(COLUMNS))]).own


def test_table_without_members_is_refused() -> None:
    with pytest.raises(DataError, match="no header found"):
        find_header("x", [["圏域名", "種別"]])
