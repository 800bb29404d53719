import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import rasterio
from pyproj import CRS
from rasterio.features import shapes
from shapely.geometry import shape

from zones.errors import InputError, OutputError
from zones.outputs.formats import raster as module
from zones.outputs.formats.about import About, about
from zones.outputs.formats.raster import burn, raster
from zones.outputs.rasters import RASTERS, make_grid, make_rasters
from zones.planning import Plan

Write = Callable[[Mapping[str, bytes]], Path]
PLANE = CRS.from_epsg(6676)
DEGREES = CRS.from_epsg(6668)


@pytest.fixture(scope="module")
def nagano_files(nagano_plan: Plan) -> dict[str, bytes]:
    layers = make_rasters(nagano_plan, crs=PLANE)
    return raster(layers, make_grid(layers, crs=PLANE, cell=250), about(nagano_plan))


def test_the_checkers_find_nothing(
    nagano_files: dict[str, bytes], written: Write, ask: Callable[..., str]
) -> None:
    folder = written(nagano_files)
    for key in RASTERS:
        told = ask("rio", "cogeo", "validate", "--strict", folder / f"{key}.tif")
        assert "is a valid cloud optimized GeoTIFF" in told
        told = ask("gdalinfo", folder / f"{key}.tif")
        assert "LAYOUT=COG" in told
        assert 'ID["EPSG",6676]' in told
        assert "Pixel Size = (250.0" in told
        assert "CREDITS=出典" in told
        assert "NoData Value=" in told
        assert f"TITLE={RASTERS[key].ja}" in told
        assert ("Color Table (RGB with 256 entries)" in told) == (key == "zones")
        assert ("Unit Type: persons/km2" in told) == (key == "density")


@pytest.mark.parametrize(("crs", "cell"), [(PLANE, 500.0), (PLANE, 137.0), (DEGREES, 0.005)])
def test_polygons_of_the_zones_raster_are_the_zones_within_one_cell(
    nagano_plan: Plan, crs: CRS, cell: float
) -> None:
    (layer,) = make_rasters(nagano_plan, ["zones"], crs=crs)
    grid = make_grid([layer], crs=crs, cell=cell)
    content = raster([layer], grid, about(nagano_plan))["zones.tif"]
    with rasterio.open(io.BytesIO(content), driver="GTiff") as file:
        cells = file.read(1)
        found = [
            (value, shape(area))
            for area, value in shapes(cells, mask=cells != file.nodata, transform=file.transform)
        ]
    again = gpd.GeoSeries([area for _, area in found], index=[int(value) for value, _ in found])
    again = again.groupby(level=0).agg(lambda parts: gpd.GeoSeries(parts).union_all())
    assert sorted(again.index) == sorted(layer.numbers)
    for key, value in layer.numbers.items():
        zone = layer.shapes[key]
        differing = zone.symmetric_difference(again[value])
        assert differing.difference(zone.boundary.buffer(cell)).is_empty, key
        assert again[value].area == pytest.approx(zone.area, rel=0.02)


def test_cells_hold_the_number_of_their_municipality(
    plan: Plan, said: About, written: Write
) -> None:
    layers = make_rasters(plan, crs=DEGREES)
    folder = written(raster(layers, make_grid(layers, crs=DEGREES, cell=0.05), said))
    offices = plan.region.municipalities.loc[plan.region.codes]
    points = list(zip(offices["office_lon"], offices["office_lat"], strict=True))
    area = plan.region.municipalities["area_km2"].reindex(plan.region.codes)
    expected = {
        "density": plan.facts["population"] / area,
        "ratio": plan.facts["day_night_ratio"],
    }
    for key, values in expected.items():
        with rasterio.open(folder / f"{key}.tif", driver="GTiff") as file:
            read = [float(one[0]) for one in file.sample(points)]
            assert file.nodata == -9999
            assert (file.read(1) == file.nodata).any()
        assert read == pytest.approx(list(values.astype(float)), rel=1e-6)


def test_zones_are_coloured_and_named(plan: Plan, said: About) -> None:
    (layer,) = make_rasters(plan, ["zones"], crs=DEGREES)
    files = raster([layer], make_grid([layer], crs=DEGREES), said)
    legend = pd.read_csv(io.BytesIO(files["zones_values.csv"]))
    assert list(legend.columns) == ["value", "proposal", "name", "scheme_label", "colour"]
    with rasterio.open(io.BytesIO(files["zones.tif"]), driver="GTiff") as file:
        colours = file.colormap(1)
        present = set(file.read(1).ravel().tolist())
    assert present == {0, *legend["value"]}
    for value, colour in zip(legend["value"], legend["colour"], strict=True):
        assert "#{:02X}{:02X}{:02X}".format(*colours[value][:3]) == colour.upper()


def test_measured_numbers_have_a_style_beside_them(nagano_files: dict[str, bytes]) -> None:
    assert sorted(nagano_files) == [
        "density.qml",
        "density.tif",
        "ratio.qml",
        "ratio.tif",
        "zones.tif",
        "zones_values.csv",
    ]


def test_nothing_to_burn_is_all_missing(plan: Plan) -> None:
    (layer,) = make_rasters(plan, ["ratio"], crs=DEGREES)
    layer = replace(layer, numbers=layer.numbers.where(layer.numbers.isna()))
    grid = make_grid([layer], crs=DEGREES, cell=0.05)
    assert (burn(layer, grid) == layer.nodata).all()


def test_too_many_cells_are_refused(plan: Plan, said: About) -> None:
    layers = make_rasters(plan, crs=DEGREES)
    with pytest.raises(InputError, match="Too many cells"):
        raster(layers, make_grid(layers, crs=DEGREES, cell=0.00001), said)


def test_a_fault_of_gdal_is_one_sentence(
    plan: Plan, said: About, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise rasterio.errors.RasterioIOError("no space")

    monkeypatch.setattr(module, "copy", fail)
    layers = make_rasters(plan, ["ratio"], crs=DEGREES)
    with pytest.raises(OutputError, match="no space"):
        raster(layers, make_grid(layers, crs=DEGREES), said)


def test_the_same_rasters_give_the_same_bytes(
    nagano_plan: Plan, nagano_files: dict[str, bytes]
) -> None:
    layers = make_rasters(nagano_plan, crs=PLANE)
    again = raster(layers, make_grid(layers, crs=PLANE, cell=250), about(nagano_plan))
    assert again == nagano_files


def test_a_file_as_wide_as_a_tile_is_still_tiled(
    plan: Plan, said: About, written: Write, ask: Callable[..., str]
) -> None:
    layers = make_rasters(plan, ["ratio"], crs=DEGREES)
    grid = replace(make_grid(layers, crs=DEGREES, cell=0.0005), shape=(600, 512))
    path = written(raster(layers, grid, said)) / "ratio.tif"
    assert "is a valid cloud" in ask("rio", "cogeo", "validate", "--strict", path)
