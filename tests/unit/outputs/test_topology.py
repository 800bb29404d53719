from collections import Counter
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from zones.errors import DataError, InputError
from zones.outputs import topology

EMBEDDED = Path(__file__).parents[3] / "geodata" / "municipalities.parquet"


def frame(shapes: dict[str, Polygon | MultiPolygon]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        geometry=list(shapes.values()), index=list(shapes), crs="EPSG:6668"
    ).rename_axis("code")


@pytest.fixture
def world() -> gpd.GeoDataFrame:
    """Two neighbours, an enclave in the first, an island of the second.

    ::

        aaaabb
        acaabb   b
        aaaabb
    """
    hole = [(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0)]
    return frame(
        {
            "01002": MultiPolygon([box(4, 0, 6, 4), box(9, 1, 10, 2)]),
            "01001": Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [hole]),
            "01003": Polygon(hole[2:] + hole[:2]),
        }
    )


def segments(encoded: topology.Topology) -> Counter[frozenset[tuple[int, int]]]:
    found: Counter[frozenset[tuple[int, int]]] = Counter()
    for arc in encoded["arcs"]:
        points = [(int(x), int(y)) for x, y in np.cumsum(np.asarray(arc), axis=0)]
        found.update(frozenset(pair) for pair in pairwise(points))
    return found


def test_decoding_gives_the_polygons_back(world: gpd.GeoDataFrame) -> None:
    back = topology.decode(topology.encode(world))
    assert list(back.index) == ["01001", "01002", "01003"]
    assert back.index.name == "code"
    expected = world.geometry.sort_index().normalize()
    assert list(back.index) == list(expected.index)
    assert back.normalize().geom_equals_exact(expected, tolerance=1e-9, align=False).all()


def test_every_border_is_kept_once(world: gpd.GeoDataFrame) -> None:
    assert set(segments(topology.encode(world)).values()) == {1}


def test_an_enclave_and_a_neighbour_share_borders(world: gpd.GeoDataFrame) -> None:
    assert topology.neighbours(topology.encode(world)) == {
        "01001": frozenset({"01002", "01003"}),
        "01002": frozenset({"01001"}),
        "01003": frozenset({"01001"}),
    }


def test_a_coast_has_one_side(world: gpd.GeoDataFrame) -> None:
    sides = topology.sides(topology.encode(world))
    assert set(sides) == {
        ("01001",),
        ("01002",),
        ("01001", "01002"),
        ("01001", "01003"),
    }


def test_the_order_of_the_rows_changes_nothing(world: gpd.GeoDataFrame) -> None:
    assert topology.encode(world) == topology.encode(world.iloc[::-1])


@pytest.mark.parametrize(("decimals", "expected"), [(5, 0.12346), (2, 0.12), (0, 0.0)])
def test_coordinates_lie_on_the_grid(decimals: int, expected: float) -> None:
    shifted = frame({"01001": box(0.123456, 0.123456, 7, 7)})
    back = topology.decode(topology.encode(shifted, decimals=decimals))
    assert back.iloc[0].bounds[0] == pytest.approx(expected, abs=1e-12)


def test_a_speck_smaller_than_the_grid_keeps_its_ring() -> None:
    speck = frame({"01001": box(0, 0, 1, 1), "01002": box(3, 3, 3.000001, 3.000001)})
    encoded = topology.encode(speck)
    assert min(len(arc) for arc in encoded["arcs"]) >= 4
    assert len(topology.decode(encoded)) == 2


def test_simplifying_keeps_neighbours_together() -> None:
    line = [(1 + 0.01 * (n % 2), n / 50) for n in range(51)]
    wavy = frame(
        {
            "01001": Polygon([(0, 1), (0, 0), *line]),
            "01002": Polygon([(2, 0), (2, 1), *reversed(line)]),
        }
    )
    full, less = topology.encode(wavy), topology.encode(wavy, tolerance=0.2)
    assert sum(map(len, less["arcs"])) < sum(map(len, full["arcs"])) / 4
    assert shapely.coverage_is_valid(topology.decode(less).to_numpy())
    assert topology.neighbours(less) == topology.neighbours(full)


def test_a_code_that_comes_twice_is_refused(world: gpd.GeoDataFrame) -> None:
    with pytest.raises(InputError, match="01001 comes twice"):
        topology.encode(world.rename(index={"01002": "01001"}))


@pytest.mark.parametrize("options", [{"decimals": -1}, {"tolerance": -0.1}])
def test_negative_options_are_refused(world: gpd.GeoDataFrame, options: dict[str, float]) -> None:
    with pytest.raises(InputError, match="zero or more"):
        topology.encode(world, **options)


@pytest.mark.parametrize("shape", [None, Polygon(), shapely.Point(0, 0)])
def test_what_is_no_polygon_is_refused(shape: shapely.Geometry | None) -> None:
    bad = frame({"01001": box(0, 0, 1, 1)})
    bad.loc["01002", "geometry"] = shape
    with pytest.raises(DataError, match="01002 is no polygon"):
        topology.encode(bad)


def test_no_municipality_at_all_is_refused(world: gpd.GeoDataFrame) -> None:
    with pytest.raises(DataError):
        topology.encode(world.iloc[:0])


@pytest.mark.parametrize("tolerance", [None, 0.004])
def test_japan_stays_valid_and_whole(tolerance: float | None) -> None:
    japan = gpd.read_parquet(EMBEDDED).set_index("code")
    encoded = topology.encode(japan, tolerance=tolerance)
    back = topology.decode(encoded)
    assert set(back.index) == set(japan.index)
    assert back.is_valid.all()
    assert not back.is_empty.any()
    assert set(segments(encoded).values()) == {1}
