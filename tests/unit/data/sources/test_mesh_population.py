from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data.sources.mesh_population import parse_mesh_population
from zones.errors import DataError
from zones.labels import Text


def test_each_cell_keeps_its_own_number_and_its_suppression(tmp_path: Path) -> None:
    told: list[Text] = []
    path = layouts.mesh_zip(tmp_path / "m.zip")
    parsed = parse_mesh_population([path], progress=told.append)
    table = parsed.tables["mesh_population"].set_index("cell")
    assert table["persons"].tolist()[:3] == [64, 12, 3]
    assert table["persons"].isna().tolist() == [False, False, False, True]
    assert table.loc["53390007", ["suppression", "merged_into"]].tolist() == [2, "53390006"]
    assert set(table["year"]) == {2015}
    assert parsed.report.left_out[0].rows == 1
    assert len(told) == 1


@pytest.mark.parametrize(("level", "digits", "side"), [("H", 9, 500), ("Q", 10, 250)])
def test_smaller_cells_have_longer_codes(
    tmp_path: Path, level: str, digits: int, side: int
) -> None:
    text = layouts.MESH_2015
    for cell in ("53390005", "53390006", "53390007", "53390008"):
        text = text.replace(cell, cell + "1" * (digits - 8))
    path = layouts.mesh_zip(tmp_path / "m.zip", text, level=level)
    table = parse_mesh_population([path]).tables["mesh_population"]
    assert set(table["side_m"]) == {side}
    assert set(table["cell"].str.len()) == {digits}


def test_2010_has_no_suppression(tmp_path: Path) -> None:
    text = "KEY_CODE,T000608001,T000608002\n,人口総数,男\n53390005,88,42\n"
    path = layouts.mesh_zip(tmp_path / "m.zip", text, stats_id="T000608")
    table = parse_mesh_population([path]).tables["mesh_population"]
    assert table["suppression"].isna().all()
    assert table["year"].tolist() == [2010]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("KEY_CODE", "CODE", "line 1: expected two rows of header that start with KEY_CODE"),
        ("　人口総数,", "人口,", "line 2: expected one column 人口総数, found 0"),
        ("53390005", "5339000", "line 3, column 'KEY_CODE': expected a cell of 8 digits"),
        (
            "53390006,1",
            "53390005,1",
            "line 4, column 'KEY_CODE': '53390005' stands in an earlier line too",
        ),
        ("64,33", "-64,33", "line 3, column '人口総数'.*found '-64'"),
        ("64,33", "6.5,33", "line 3, column '人口総数'.*found '6.5'"),
        ("0,,,64", "0,,,*", "line 3: HTKSYORI, HTKSAKI"),
        ("2,53390006,,3", "2,,,3", "line 5: HTKSYORI, HTKSAKI"),
        ("0,,,64,33,", "0,,,64", "line 3: expected 6 cells, found 5"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in layouts.MESH_2015
    path = layouts.mesh_zip(tmp_path / "m.zip", layouts.MESH_2015.replace(old, new, 1))
    with pytest.raises(DataError, match=message):
        parse_mesh_population([path])


def test_an_unknown_table_needs_its_year(tmp_path: Path) -> None:
    text = layouts.MESH_2015.replace("T000846", "T009999")
    path = layouts.mesh_zip(tmp_path / "m.zip", text, stats_id="T009999")
    with pytest.raises(DataError, match="year of table T009999 isn't known"):
        parse_mesh_population([path])
    assert set(parse_mesh_population([path], year=2030).tables["mesh_population"]["year"]) == {2030}


def test_files_are_of_one_kind(tmp_path: Path) -> None:
    first = layouts.mesh_zip(tmp_path / "a.zip")
    with pytest.raises(DataError, match="Cell 53390005 is in two files"):
        parse_mesh_population([first, layouts.mesh_zip(tmp_path / "b.zip")])
    text = "KEY_CODE,T000608001\n,人口総数\n53390005,88\n"
    other = layouts.mesh_zip(tmp_path / "c.zip", text, stats_id="T000608")
    with pytest.raises(DataError, match="different years"):
        parse_mesh_population([first, other])
    with pytest.raises(DataError, match=r"expected one table like .* found 0"):
        parse_mesh_population([layouts.zipped(tmp_path / "d.zip", {"a.txt": b""})])


@pytest.mark.shared
def test_yamanashi_sums_to_the_census(shared_data: Path) -> None:
    parsed = parse_mesh_population([shared_data / "mesh/test_2020_19.zip"])
    assert parsed.tables["mesh_population"]["persons"].sum() == 809_974
