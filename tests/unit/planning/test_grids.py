from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from gridded import people, write_mesh, write_tif
from pyproj import CRS
from toy import towns

from zones.data.home import using
from zones.data.importing import import_files
from zones.errors import InputError, NotFoundError
from zones.planning.grids import (
    bounds_in,
    census_year,
    check_sums,
    outlines,
    read_grid,
    shown_shapes,
    sums_of,
)


def test_zips_are_mesh_statistics_and_a_tif_is_a_raster(tmp_path: Path) -> None:
    mesh = write_mesh(tmp_path / "m.zip", {"53384630": 5, "53384631": 7})
    told: list[str] = []
    grid = read_grid([mesh], progress=lambda text: told.append(text.en))
    assert np.nansum(grid.read()) == 12
    assert grid.year == 2020
    assert told == ["Reading m.zip"]
    raster = write_tif(tmp_path / "p.tif", [[3.0]])
    assert read_grid([raster], year=2015).year == 2015


def test_several_rasters_or_a_mixture_are_refused(tmp_path: Path) -> None:
    raster = write_tif(tmp_path / "p.tif", [[3.0]])
    mesh = write_mesh(tmp_path / "m.zip", {"53384630": 5})
    for paths in ([raster, raster], [raster, mesh]):
        with pytest.raises(InputError, match="one GeoTIFF"):
            read_grid(paths)


def test_without_files_and_mesh_it_says_what_to_do() -> None:
    with pytest.raises(NotFoundError, match="zones data import mesh"):
        read_grid([])


def test_an_imported_mesh_is_the_grid_of_its_data_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "home"))
    mesh = write_mesh(tmp_path / "m.zip", {"53384630": 5, "53384631": 7})
    import_files("mesh", [mesh], name="own")
    with using("own"):
        grid = read_grid([])
    assert np.nansum(grid.read()) == 12
    assert grid.year == 2020


def test_sums_stand_beside_the_nearest_census() -> None:
    region = towns()
    grid = people(np.full((20, 40), 10.0), west=137, north=37)
    checked = check_sums(region, grid)
    assert checked.census_year == 2020
    assert checked.table["grid"].sum() > 0
    assert set(checked.table.index) <= set(region.codes)
    window = check_sums(region.subset(["21"]), grid)
    assert {code[:2] for code in window.table.index} == {"21"}
    assert window.table["grid"].tolist() == pytest.approx(
        checked.table.loc[window.table.index, "grid"].tolist()
    )


def test_the_nearest_census_is_the_later_of_two_equally_near(japan: object) -> None:
    assert census_year(japan, 2011) == 2015
    assert census_year(japan, 2018) == 2020
    assert census_year(japan, None) == 2020


def test_a_prefectures_people_are_shared_inside_it_only() -> None:
    region = towns()
    assert {code[:2] for code in outlines(region, people_of="21").index} == {"21"}
    assert len(outlines(region)) == len(region.municipalities)
    assert set(shown_shapes(region.subset(["21"])).index.str[:2]) == {"21"}


def test_bounds_are_in_the_grids_own_system() -> None:
    shapes = shown_shapes(towns())
    west, _, _, north = bounds_in(people([[1]]), shapes)
    assert (west, north) == pytest.approx((shapes.total_bounds[0], shapes.total_bounds[3]))
    metres = bounds_in(people([[1]], crs=CRS.from_epsg(3857)), shapes)
    assert metres[0] == pytest.approx(west * 111_319.49, rel=1e-3)
    assert metres[3] > north * 100_000


def test_a_zone_with_an_unknown_census_is_unknown() -> None:
    census = pd.Series({"1": 5, "2": None}, dtype="Int64")
    sums = sums_of({"a": ["1"], "b": ["1", "2"]}, census)
    assert sums["a"] == 5
    assert pd.isna(sums["b"])
