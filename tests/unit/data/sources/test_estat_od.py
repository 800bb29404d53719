from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data.sources.estat_od import parse_estat_od
from zones.errors import DataError


def test_workers_and_students_add_up_and_unknown_stays(tmp_path: Path) -> None:
    cells, left = parse_estat_od([layouts.estat_od(tmp_path / "a.csv")])
    assert cells["destination"].tolist()[:4] == ["00000", "01202", "04423", "01000"]
    assert cells["persons"].tolist()[:3] == [120, 82, 8]
    assert cells["persons"].iloc[4] == 1005
    assert cells["persons"].isna().tolist() == [False] * 6 + [True]
    assert left[0].rows == 1
    assert left[0].example.startswith("line 20: 0420A")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1,1,1202,2,00000,a,.3010,,,,1,1,1,1,1,1", "line 13, column '#3'.*found '1202'"),
        ("1,1,01202,5,01202,2,.1,,,,1,1,1,1,1,1", "line 13, column '#4'.*found '5'"),
        ("1,1,01202,2,01202,2,.1,,,,-1,1,1,1,1,1", "line 13, column '#11'.*found '-1'"),
        ("1,1,01202,2,01202,2,.1,,,,1.5,1,1,1,1,1", "line 13, column '#11'.*found '1.5'"),
        ("1,1,01202,2,01202,2,.1,,,,1,1", "line 13: expected 14 cells or more, found 12"),
    ],
)
def test_faults_are_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_estat_od([layouts.estat_od(tmp_path / "a.csv", [row])])


def test_students_must_be_found_by_the_header(tmp_path: Path) -> None:
    path = layouts.estat_od(tmp_path / "a.csv", students="その他")
    with pytest.raises(DataError, match="expected one column of 15歳以上通学者"):
        parse_estat_od([path])
    text = path.read_text(encoding="cp932").replace("15歳以上就業者", "人口")
    path.write_text(text, encoding="cp932")
    with pytest.raises(DataError, match="expected 15歳以上就業者"):
        parse_estat_od([path])
    path.write_text("a,b\n", encoding="cp932")
    with pytest.raises(DataError, match="expected 12 rows of header and data"):
        parse_estat_od([path])
