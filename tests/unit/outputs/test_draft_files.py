import io

import openpyxl
import pandas as pd
import pytest
from toy import code, codes

from zones.outputs.draft_files import assignment_csv, assignment_excel
from zones.planning.draft.draft import Draft

NAMES = pd.Series({code("a"): "a市", code("b"): "b市"})


@pytest.fixture
def draft() -> Draft:
    return Draft().create("=1+1", codes("ab"), centres=codes("a"))


def test_the_csv_has_code_name_area_and_role(draft: Draft) -> None:
    lines = assignment_csv(draft, NAMES).decode("utf-8-sig").splitlines()
    assert lines[0] == "code,municipality,area,role"
    assert lines[1] == "20201,a市,'=1+1,centre"
    assert lines[2] == "20202,b市,'=1+1,member"


def test_the_workbook_has_text_only(draft: Draft) -> None:
    content = assignment_excel(draft, NAMES)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == ["20201", "a市", "=1+1", "centre"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_the_same_draft_gives_the_same_bytes(draft: Draft) -> None:
    assert assignment_excel(draft, NAMES) == assignment_excel(draft, NAMES)
    assert assignment_csv(draft, NAMES) == assignment_csv(draft, NAMES)
