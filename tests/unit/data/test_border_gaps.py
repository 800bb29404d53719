import bordered
import geopandas as gpd
import pytest
import shapely
from shapely import box

from zones.data.border_gaps import border_gaps
from zones.data.faces import NOBODY

INLAND = ("20321", "20322", "20331", "20332")


def gaps(new: bordered.Moves, prefecture: str) -> gpd.GeoDataFrame:
    here = bordered.country().geometry
    mine = here[here.index.str[:2] == prefecture]
    return border_gaps(mine, bordered.country(new, of=[prefecture]).geometry, here.drop(mine.index))


def smaller_inland() -> bordered.Moves:
    """Return moves by which 20 shrinks by 0.01 on every side, and its middle stays."""
    return bordered.moved(
        *[(row, column, 0.01 * (2 - column), 0.01 * (3 - row))
          for row in (2, 3, 4) for column in (1, 2, 3)]
    )  # fmt: skip


def test_the_same_borders_leave_no_gap() -> None:
    assert gaps(bordered.STILL, "20").empty
    assert gaps(bordered.STILL, "23").empty


def test_a_gap_around_is_cut_where_its_owner_changes() -> None:
    found = gaps(smaller_inland(), "20")
    pairs = found[["code", "neighbour"]].sort_values(["code", "neighbour"]).to_numpy().tolist()
    assert pairs == [
        ["20321", "21311"], ["20321", "21320"], ["20322", "22100"], ["20322", "23312"],
        ["20331", "21330"], ["20331", "21341"], ["20332", "22333"], ["20332", "22342"],
    ]  # fmt: skip
    whole = found.dissolve("code")
    assert whole.index.tolist() == list(INLAND)
    assert shapely.area(whole.geometry.to_numpy()) == pytest.approx([(0.04 - 0.0324) / 4] * 4)
    assert whole.geometry["20321"].bounds == pytest.approx((138.1, 35.2, 138.2, 35.3))


def test_land_that_went_at_the_coast_is_no_gap() -> None:
    # the southern coast of 23 moves north, all along
    new = bordered.moved(*[(0, column, 0.0, 0.02) for column in range(6)])
    assert gaps(new, "23").empty


def test_the_gap_at_the_line_ends_where_the_line_reached_the_coast() -> None:
    # 22 leaves out a strip at its line to 23 and at the coast beside it
    new = bordered.moved((2, 4, 0.0, 0.01), (2, 5, -0.01, 0.01), (3, 5, -0.01, 0.0))
    pieces = gaps(new, "22")
    assert set(pieces["neighbour"]) == {"23313", "23314", NOBODY}  # a pocket between two cuts
    found = pieces.dissolve("code")
    assert found.index.tolist() == ["22100", "22324"]
    # the cut goes from the old corner at the coast to the new one: the strip north of it is no gap
    wanted = shapely.Polygon([(138.4, 35.2), (138.5, 35.2), (138.49, 35.21), (138.4, 35.21)])
    assert found.geometry["22324"].symmetric_difference(wanted).area < 1e-7
    assert found.geometry["22100"].area == pytest.approx(0.0005)


def test_land_that_left_a_lake_inside_is_no_gap() -> None:
    here = bordered.country().geometry
    mine = here[here.index.str[:2] == "20"]
    new = mine.copy()
    new["20321"] = new["20321"] - box(138.14, 35.24, 138.16, 35.26)
    assert border_gaps(mine, new, here.drop(mine.index)).empty


def test_what_no_new_municipality_touches_stays_with_the_old() -> None:
    """21 has a part of its own in the west of 20, and the new borders forget it."""
    enclave = box(138.14, 35.24, 138.16, 35.26)
    here = bordered.country().geometry.copy()
    here["20321"] = here["20321"] - enclave
    before = here[here.index.str[:2] == "21"].copy()
    new = before.copy()
    before["21310"] = shapely.MultiPolygon([before["21310"], enclave])
    found = border_gaps(before, new, here[here.index.str[:2] != "21"])
    assert found[["code", "neighbour"]].to_numpy().tolist() == [["21310", "20321"]]
    assert found.geometry.iloc[0].equals(enclave)


def test_an_island_country_has_no_gaps() -> None:
    here = bordered.country().geometry
    found = border_gaps(here, here, here.iloc[:0])
    assert found.empty
    assert found.columns.tolist() == ["code", "neighbour", "geometry"]


def test_a_neighbour_that_only_the_new_borders_reach_leaves_no_gap() -> None:
    """The lone island beside 23 was apart, and the new borders of 23 come up to it."""
    island = gpd.GeoSeries([box(138.55, 35.0, 138.6, 35.1)], index=["22399"], crs="EPSG:6668")
    before = bordered.country(of=["23"]).geometry
    new = bordered.country(bordered.moved((0, 5, 0.06, 0.0)), of=["23"]).geometry
    found = border_gaps(before, new, island)
    assert found.empty
    assert NOBODY not in found["code"].tolist()
