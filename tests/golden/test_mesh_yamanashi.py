"""Real 1 km mesh statistics of Yamanashi and its surroundings beside the 2020 census."""

from pathlib import Path

import pytest

from zones.grid.population import PopulationGrid
from zones.grid.urban import urban_centres, urban_people
from zones.model import Region
from zones.planning.grids import bounds_in, check_sums, outlines, read_grid
from zones.zoning.methods.functional_urban import grid_cities

pytestmark = pytest.mark.shared

CENSUS = 809_974
"""Yamanashi, 2020 census."""


@pytest.fixture(scope="module")
def around(shared_data: Path) -> PopulationGrid:
    folder = shared_data / "mesh"
    return read_grid([folder / f"pop_2020_{part}.zip" for part in ("5238", "5338", "5339")])


@pytest.fixture(scope="module")
def own(shared_data: Path) -> PopulationGrid:
    return read_grid([shared_data / "mesh/test_2020_19.zip"])


def test_the_prefectures_own_file_sums_to_the_census(japan: Region, own: PopulationGrid) -> None:
    table = check_sums(japan.subset(["19"]), own, people_of="19").table
    assert len(table) == 27
    assert table["census"].sum() == CENSUS
    assert table["grid"].sum() == pytest.approx(CENSUS, abs=0.01)


def test_files_of_the_region_differ_by_people_across_the_border(
    japan: Region, around: PopulationGrid
) -> None:
    table = check_sums(japan.subset(["19"]), around).table
    assert table["grid"].sum() == pytest.approx(CENSUS, rel=0.0002)
    assert set(table["why"]) == {"border", "none"}


def test_differences_are_those_of_the_document(japan: Region, around: PopulationGrid) -> None:
    """The rows that the document on grids prints."""
    table = check_sums(japan.subset(["19"]), around).table
    document = (Path(__file__).parents[2] / "docs/grids.md").read_text()
    for code, row in table.iterrows():
        line = next(line for line in document.splitlines() if f"| {japan.names[code]} |" in line)
        assert f"{row['census']:,.0f}" in line
        assert f"{row['grid']:,.0f}" in line
        assert f"{row['relative'] * 100:+.2f}".replace("-", "−") in line
    # Between whole areas that lie in the grid the shares of cells lose nobody.
    assert table["relative"].abs().median() < 0.01
    assert table["relative"].abs().max() == pytest.approx(0.2427, abs=0.0001)


def test_all_people_of_the_files_live_somewhere(japan: Region, around: PopulationGrid) -> None:
    checked = check_sums(japan, around)
    assert checked.sums.outside == 0
    assert checked.sums.table["persons"].sum() == pytest.approx(33_394_603)


def test_kofu_is_an_urban_centre_of_four_municipalities(
    japan: Region, around: PopulationGrid
) -> None:
    shapes = outlines(japan)
    centres = urban_centres(around, bounds_in(around, shapes))
    people = urban_people(centres, shapes)
    cities = grid_cities(people, japan.residents())
    assert [japan.names[code] for code in cities["19201"]] == [
        "甲府市",
        "甲斐市",
        "中央市",
        "昭和町",
    ]
    assert centres.table.loc["uc4", "persons"] == 308_497
    assert not centres.table.loc["uc4", "cut"]
    assert centres.table.loc["uc1", "cut"]


def test_five_years_earlier_there_were_more(japan: Region, shared_data: Path) -> None:
    grid = read_grid([shared_data / "mesh/test_2015_19.zip"])
    checked = check_sums(japan.subset(["19"]), grid, people_of="19")
    assert checked.census_year == 2015
    assert checked.table["census"].sum() == checked.table["grid"].sum() == pytest.approx(834_930)
