from datetime import date
from pathlib import Path

import official_layouts as layouts
import pytest
from shapely import box

from zones.data.coverage import simplify_borders
from zones.data.sources.n03 import day_of, parse_n03
from zones.errors import DataError
from zones.labels import Text

DESIGNATED = {"01100"}


@pytest.mark.parametrize(
    ("new", "encoding", "cpg", "kind"),
    [
        (False, "cp932", False, "shp"),
        (True, "utf-8", True, "shp"),
        (True, "utf-8", False, "shp"),
        (True, "utf-8", False, "geojson"),
        (False, "utf-8", False, "geojson"),
    ],
)
def test_every_form_gives_the_same_municipalities(
    tmp_path: Path, *, new: bool, encoding: str, cpg: bool, kind: str
) -> None:
    path = layouts.n03_zip(tmp_path / "n03.zip", new=new, encoding=encoding, cpg=cpg, kind=kind)
    parsed = parse_n03(path, designated=DESIGNATED)
    table = parsed.tables["boundaries"]
    assert table["name"].to_dict() == {"01100": "甲市", "01202": "丙市", "01303": "乙町"}
    assert table["district"].tolist() == ["", "", "丁郡"]
    assert table.crs == "EPSG:6668"
    assert table.geometry["01100"].equals(box(140, 43, 140.2, 43.1))
    assert len(table.geometry["01303"].geoms) == 2
    assert (parsed.report.rows_read, parsed.report.rows_kept) == (6, 5)
    assert parsed.report.left_out[0].rows == 1


def test_wards_may_stay(tmp_path: Path) -> None:
    path = layouts.n03_zip(tmp_path / "n03.zip")
    table = parse_n03(path, designated=DESIGNATED, wards="keep").tables["boundaries"]
    assert table["name"].to_dict()["01101"] == "甲市 北区"
    assert "01100" not in table.index


def test_an_unpacked_shapefile_is_read_with_what_lies_beside_it(tmp_path: Path) -> None:
    path = layouts.shapefile(layouts.frame(layouts.N03_OLD, layouts.OLD), tmp_path, "N03")
    assert len(parse_n03(path, designated=DESIGNATED).tables["boundaries"]) == 3
    path.with_suffix(".dbf").unlink()
    with pytest.raises(DataError, match=r"its attributes \(\.dbf\) are missing"):
        parse_n03(path, designated=DESIGNATED)


def test_the_borders_can_be_simplified_together(tmp_path: Path) -> None:
    path = layouts.n03_zip(tmp_path / "n03.zip")
    table = parse_n03(path, designated=DESIGNATED).tables["boundaries"]
    simple = simplify_borders(table, tolerance_degrees=0.001)
    assert simple.geometry["01100"].touches(simple.geometry["01303"])


def test_files_of_several_prefectures_are_read_at_once(tmp_path: Path) -> None:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD)
    rows = [
        (box(138, 36, 139, 37), ("長野県", None, None, "長野市", "20201")),
        (box(137, 36, 138, 37), ("長野県", None, None, "松本市", "20202")),
    ]
    other = layouts.shapefile(layouts.frame(rows, layouts.OLD), tmp_path, "N03-20210101_20")
    first = layouts.shapefile(table, tmp_path, "N03-20210101_01")
    parsed = parse_n03(first, other, designated=DESIGNATED)
    assert parsed.tables["boundaries"].index.tolist() == [
        "01100",
        "01202",
        "01303",
        "20201",
        "20202",
    ]
    assert (parsed.report.rows_read, len(parsed.report.files)) == (8, 2)
    again = layouts.shapefile(layouts.frame(rows[:1], layouts.OLD), tmp_path, "again")
    with pytest.raises(DataError, match=r"again\.shp, record 1: 20201 is in N03-20210101_20\.shp"):
        parse_n03(other, again, designated=DESIGNATED)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Text] = []
    parse_n03(layouts.n03_zip(tmp_path / "n.zip"), designated=DESIGNATED, progress=told.append)
    assert [text.en for text in told] == ["n.zip: joining the parts"]


def faulty(tmp_path: Path, at: int, field: str, value: str | None) -> Path:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD)
    table.loc[at, field] = value
    return layouts.shapefile(table, tmp_path, "N03")


@pytest.mark.parametrize(
    ("at", "field", "value", "message"),
    [
        (
            0,
            "N03_007",
            "0110",
            r"record 1, N03_007: expected five digits, like 01100, found '0110'",
        ),
        (2, "N03_007", "20303", r"record 3, N03_001: expected 長野県, found '北海道'"),
        (4, "N03_004", "丙", r"record 5, N03_004: expected a name ending"),
        (3, "N03_004", "戊町", r"record 4: code 01303 was '乙町' before and is '戊町' here"),
    ],
)
def test_faults_are_named_by_record(
    tmp_path: Path, at: int, field: str, value: str, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        parse_n03(faulty(tmp_path, at, field, value), designated=DESIGNATED)


def test_another_layer_is_refused(tmp_path: Path) -> None:
    table = layouts.frame(layouts.N03_OLD, layouts.OLD).rename(columns={"N03_007": "CODE"})
    path = layouts.shapefile(table, tmp_path, "other")
    with pytest.raises(DataError, match="attribute N03_007 is missing"):
        parse_n03(path, designated=DESIGNATED)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("N03-20240101_GML.zip", date(2024, 1, 1)),
        ("N03-20150101_20_GML.zip", date(2015, 1, 1)),
        ("N03-20159901.zip", None),
        ("borders.zip", None),
    ],
)
def test_the_day_stands_in_the_name(name: str, day: date | None) -> None:
    assert day_of(Path(name)) == day
