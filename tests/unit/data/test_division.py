import geopandas as gpd
import shapely
from shapely import Polygon, box

from zones.data.division import divide
from zones.data.faces import NOBODY

LEAST = 1e-6


def series(**shapes: shapely.Geometry) -> gpd.GeoSeries:
    codes = [code.removeprefix("c") for code in shapes]
    return gpd.GeoSeries(list(shapes.values()), index=codes, crs="EPSG:6668")


def gaps(**shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    pieces = series(**shapes)
    columns = {"code": pieces.index.to_numpy(dtype=object), "neighbour": NOBODY}
    return gpd.GeoDataFrame(columns, geometry=pieces.to_numpy(), crs="EPSG:6668")


def owned(faces: gpd.GeoDataFrame, code: str) -> shapely.Geometry:
    return shapely.union_all(faces.geometry[faces["code"] == code].to_numpy())


BEFORE = series(c20201=box(0, 0, 1, 1), c20202=box(0, 1, 1, 2))
AROUND = series(c21201=box(1, 0, 2, 2))


def test_a_neighbours_land_is_its_own_and_the_claim_is_known() -> None:
    new = series(c20201=box(0, 0, 1.1, 1), c20202=box(0, 1, 1, 2))
    faces = divide(BEFORE, new, AROUND, gaps(), least_degrees2=LEAST)
    assert owned(faces, "20201").equals(BEFORE["20201"])
    assert owned(faces, "21201").equals(AROUND["21201"])
    beyond = faces[(faces["claim"] == "20201") & (faces["code"] == "21201")]
    assert beyond.geometry.tolist()[0].equals(box(1, 0, 1.1, 1))


def test_a_gap_goes_to_its_municipality_and_the_rest_is_water() -> None:
    new = series(c20201=box(0, 0.1, 0.9, 1), c20202=box(0, 1, 1, 2))
    faces = divide(BEFORE, new, AROUND, gaps(c20201=box(0.9, 0.1, 1, 1)), least_degrees2=LEAST)
    assert owned(faces, "20201").equals(box(0, 0.1, 1, 1))
    assert not set(faces["code"]) - {"20201", "20202", "21201"}
    assert shapely.coverage_is_valid(faces.geometry.to_numpy())


def test_a_small_part_that_the_old_line_cuts_off_joins_who_is_beside_it() -> None:
    # a spike of 20201 goes around in the neighbour's land and comes back above 20202's border
    spike = Polygon([(0.9, 0), (1.1, 0), (1.1, 1.5), (0.9995, 1.5), (0.9995, 1.4995), (1.05, 1.4995),
                     (1.05, 0.9), (0.9, 0.9)])  # fmt: skip
    new = series(c20201=box(0, 0, 1, 1) | spike, c20202=box(0, 1, 1, 2) - spike)
    faces = divide(BEFORE, new, AROUND, gaps(), least_degrees2=LEAST)
    assert owned(faces, "20202").equals(BEFORE["20202"])
    large = divide(BEFORE, new, AROUND, gaps(), least_degrees2=1e-9)
    assert shapely.get_num_geometries(owned(large, "20201")) == 2


def test_a_small_part_cut_off_at_the_coast_becomes_water() -> None:
    spike = Polygon([(0.9, 0.4), (2.0005, 0.4), (2.0005, 0.4005), (0.9, 0.4005)])
    new = series(c20201=box(0, 0, 1, 1) | spike, c20202=box(0, 1, 1, 2))
    faces = divide(BEFORE, new, AROUND, gaps(), least_degrees2=LEAST)
    assert owned(faces, "20201").equals(BEFORE["20201"])
    assert (faces["code"] == NOBODY).sum() == 1


def test_a_small_enclave_that_neighbours_shut_in_stays() -> None:
    enclave = box(1.5, 0.5, 1.5005, 0.5005)
    before = series(c20201=shapely.union(BEFORE["20201"], enclave), c20202=BEFORE["20202"])
    around = series(c21201=AROUND["21201"] - enclave)
    # in the new borders a corridor leads to it, which the old line cuts off
    corridor = box(0.9, 0.5, 1.5005, 0.5005)
    new = series(c20201=shapely.union(BEFORE["20201"], corridor), c20202=BEFORE["20202"])
    faces = divide(before, new, around, gaps(), least_degrees2=LEAST)
    assert owned(faces, "20201").equals(before["20201"])


def test_a_small_island_of_the_new_borders_stays() -> None:
    island = box(-1, 0, -0.9995, 0.0005)
    new = series(c20201=shapely.union(BEFORE["20201"], island), c20202=BEFORE["20202"])
    faces = divide(BEFORE, new, AROUND, gaps(), least_degrees2=LEAST)
    assert owned(faces, "20201").equals(new["20201"])


def test_a_hair_between_lines_is_filled() -> None:
    # the line of 20202 runs a hair above that of 20201
    new = series(
        c20201=box(0, 0, 1, 1),
        c20202=Polygon([(0, 1), (0.5, 1.000001), (1, 1), (1, 2), (0, 2)]),
    )
    faces = divide(BEFORE, new, AROUND, gaps(), least_degrees2=LEAST)
    land = shapely.coverage_union_all(faces.geometry[faces["code"] != NOBODY].to_numpy())
    assert land.equals(box(0, 0, 2, 2))
