import math

import pytest
import shapely
from pyproj import CRS

from zones.errors import InputError
from zones.outputs.rasters import RASTERS, Grid, make_grid, make_rasters
from zones.planning import Plan
from zones.zoning.proposals import partition

DEGREES = CRS.from_epsg(6668)
PLANE = CRS.from_epsg(6676)


def test_every_raster_is_there(plan: Plan) -> None:
    layers = make_rasters(plan, crs=DEGREES)
    assert [layer.id for layer in layers] == list(RASTERS)
    assert [layer.label for layer in layers] == list(RASTERS.values())


def test_zones_are_the_one_area_each_view(plan: Plan) -> None:
    (layer,) = make_rasters(plan, ["zones"], crs=DEGREES)
    home = partition(plan.proposals)["proposal"]
    assert set(layer.numbers.index) == set(home)
    assert sorted(layer.numbers) == list(range(1, home.nunique() + 1))
    assert layer.nodata == 0
    assert layer.dtype == "uint8"
    offices = plan.region.municipalities
    for code, proposal in home.items():
        point = offices.geometry[code].representative_point()
        assert layer.shapes[proposal].contains(point)
    areas = shapely.area(layer.shapes.to_numpy())
    assert areas.sum() == pytest.approx(layer.shapes.union_all().area)


def test_density_is_residents_by_area(plan: Plan) -> None:
    (layer,) = make_rasters(plan, ["density"], crs=DEGREES)
    code = plan.region.codes[0]
    place = plan.region.municipalities.loc[code]
    assert layer.numbers[code] == plan.facts.at[code, "population"] / place["area_km2"]


def test_measured_numbers_have_classes_up_to_infinity(plan: Plan) -> None:
    for layer in make_rasters(plan, ["density", "ratio"], crs=DEGREES):
        bounds = [bound for bound, _ in layer.ranges]
        assert bounds == sorted(bounds)
        assert bounds[-1] == math.inf


def test_the_grid_covers_the_shapes_at_whole_multiples_of_the_cell(plan: Plan) -> None:
    layers = make_rasters(plan, crs=PLANE)
    grid = make_grid(layers, crs=PLANE, cell=300)
    west, south, east, north = layers[1].shapes.total_bounds
    assert grid.west % 300 == grid.north % 300 == 0
    assert grid.west <= west < grid.west + 300
    assert grid.north - 300 < north <= grid.north
    assert grid.west + 300 * grid.shape[1] >= east
    assert grid.north - 300 * grid.shape[0] <= south
    assert grid.transform == (300, 0, grid.west, 0, -300, grid.north)


@pytest.mark.parametrize(("crs", "cell"), [(DEGREES, 0.005), (PLANE, 500)])
def test_cells_are_about_500_m_unless_told(plan: Plan, crs: CRS, cell: float) -> None:
    assert make_grid(make_rasters(plan, crs=crs), crs=crs).cell == cell


@pytest.mark.parametrize("cell", [0, -1, math.nan, math.inf])
def test_a_cell_without_a_size_is_refused(plan: Plan, cell: float) -> None:
    with pytest.raises(InputError, match="Give more than zero"):
        make_grid(make_rasters(plan, ["ratio"], crs=DEGREES), crs=DEGREES, cell=cell)


def test_no_shapes_make_one_empty_cell() -> None:
    assert make_grid([], crs=PLANE) == Grid(PLANE, 0.0, 0.0, 500.0, (1, 1))


def test_an_unknown_raster_is_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match="There are: zones, density, ratio"):
        make_rasters(plan, ["height"], crs=DEGREES)
