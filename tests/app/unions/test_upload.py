from datetime import date

import pytest

from zones.app.unions.upload import read_own, remark_table
from zones.app.view import View
from zones.data.registers.remarks import Remark
from zones.errors import DataError
from zones.labels import Text
from zones.planning import Scenario

VIEW = View("ja", Scenario())


def test_a_file_is_read_from_its_content() -> None:
    content = "圏域名,種別,市町村\n甲,協議会,飯田市\n".encode("cp932")
    read = read_own(VIEW, "名前.xlsx", content)
    assert read.table["code"].tolist() == ["20205"]
    assert read.table["as_of"].tolist() == [date(2026, 4, 1).isoformat()]
    assert read.file == "名前.xlsx"


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(DataError):
        read_own(VIEW, "a.csv", b"hello")


def test_remarks_keep_what_stood_in_a_refused_row() -> None:
    message = Text("空です。", "It is empty.")
    table = remark_table(VIEW, [Remark(0, message), Remark(3, message, given=("甲", "", "乙"))])
    assert table["行"].tolist() == ["全体", "3"]
    assert table["書かれていた内容"].tolist() == ["", "甲 | 乙"]
