from datetime import date
from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data.recoding import Recoding
from zones.data.sources.p34 import parse_p34
from zones.errors import DataError


def recoding(**successors: str) -> Recoding:
    pairs = {code.removeprefix("c"): (now,) for code, now in successors.items()}
    return Recoding(date(2014, 4, 1), pairs)


def test_main_offices_are_kept_by_todays_code(tmp_path: Path) -> None:
    path = layouts.p34_zip(tmp_path / "p34.zip")
    parsed = parse_p34(
        path, recoding=recoding(c01100="01100", c01303="01203"), designated={"01100"}
    )
    table = parsed.tables["offices"]
    assert table.index.tolist() == ["01100", "01203"]
    assert table.loc["01203"].tolist() == [140.25, 43.03]
    assert [out.rows for out in parsed.report.left_out] == [1, 1]


def test_offices_of_merged_municipalities_are_not_chosen(tmp_path: Path) -> None:
    path = layouts.p34_zip(tmp_path / "p34.zip")
    same = recoding(c01100="01100", c01303="01100")
    parsed = parse_p34(path, recoding=same, designated={"01100"})
    assert parsed.tables["offices"].empty
    assert parsed.report.left_out[-1].rows == 2


def test_faults_are_named(tmp_path: Path) -> None:
    path = layouts.p34_zip(tmp_path / "p34.zip")
    with pytest.raises(DataError, match=r"line 3, column 'P34_001'.*found '01303'"):
        parse_p34(path, recoding=recoding(c01100="01100"), designated={"01100"})
    borders = layouts.n03_zip(tmp_path / "n03.zip")
    with pytest.raises(DataError, match="expected points"):
        parse_p34(borders, recoding=recoding(), designated=set())
