"""What holds of borders of some prefectures, however differently they are drawn."""

import bordered
import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from zones.data.coverage import check_coverage
from zones.data.fitting import Fitted, fit_prefectures

REACH = 0.01
MOVES = arrays(
    np.float64,
    bordered.STILL.shape,
    elements=st.sampled_from([0.0, 1e-6, -1e-6, REACH, -REACH]) | st.floats(-REACH, REACH),
)
SOME = st.sampled_from([("20",), ("21",), ("23",), ("20", "21"), ("20", "22", "23")])
SMALL = 1e-6
ROUNDING = 1e-6


def fitted(
    old: np.ndarray, new: np.ndarray, some: tuple[str, ...], *, off: float = 0
) -> tuple[gpd.GeoDataFrame, gpd.GeoSeries, Fitted]:
    """Return the country as it was, the new borders, and the country with them."""
    here = bordered.country(old)
    if off:
        here = here.set_geometry(here.geometry.translate(off, off / 3))
    anew = bordered.country(new, of=some).geometry
    return here, anew, fit_prefectures(here, anew, tolerance_degrees=0)


def areas(shapes: gpd.GeoSeries) -> np.ndarray:
    return shapely.area(shapes.to_numpy())


@given(MOVES, MOVES, SOME)
def test_it_is_a_coverage_and_the_others_stay(
    old: np.ndarray, new: np.ndarray, some: tuple[str, ...]
) -> None:
    here, anew, made = fitted(old, new, some)
    check_coverage(made.borders)
    assert made.borders.index.equals(here.index)
    others = here.geometry.drop(anew.index)
    assert areas(made.borders[others.index]) == pytest.approx(areas(others), abs=ROUNDING)
    for code in others.index.difference(made.pointed):
        assert made.borders[code] is others[code]
    for code in made.pointed:
        assert made.borders[code].hausdorff_distance(others[code]) < 2e-6


@given(MOVES, MOVES, SOME)
def test_no_land_is_lost_or_made_but_at_the_coast(
    old: np.ndarray, new: np.ndarray, some: tuple[str, ...]
) -> None:
    here, anew, made = fitted(old, new, some)
    land = shapely.coverage_union_all(made.borders.to_numpy())
    others = shapely.coverage_union_all(here.geometry.drop(anew.index).to_numpy())
    known = shapely.union_all([others, *anew])
    before = shapely.coverage_union_all(here.geometry.to_numpy())
    assert shapely.difference(known, land).area < 5 * SMALL
    assert shapely.difference(land, shapely.union(known, before)).area < ROUNDING
    assert bordered.holes(made.borders) == bordered.holes(here.geometry)
    if some == ("20",):  # no coast
        assert land.area == pytest.approx(before.area, abs=ROUNDING)


@given(MOVES, MOVES, SOME)
def test_no_slivers_appear(old: np.ndarray, new: np.ndarray, some: tuple[str, ...]) -> None:
    _, _, made = fitted(old, new, some)
    parts = shapely.get_parts(made.borders.to_numpy())
    assert shapely.area(parts).min() > SMALL


@given(MOVES, MOVES, SOME, st.floats(1e-8, 9e-7))
def test_borders_off_the_grid_stay_where_they_are(
    old: np.ndarray, new: np.ndarray, some: tuple[str, ...], off: float
) -> None:
    here, anew, made = fitted(old, new, some, off=off)
    check_coverage(made.borders)
    others = here.geometry.drop(anew.index)
    was = {tuple(point) for point in shapely.get_coordinates(others.to_numpy())}
    now = {tuple(point) for point in shapely.get_coordinates(made.borders.to_numpy())}
    assert was <= now


@given(MOVES, SOME)
def test_the_same_borders_change_nothing(old: np.ndarray, some: tuple[str, ...]) -> None:
    here, _, made = fitted(old, old, some)
    assert all(one is other for one, other in zip(made.borders, here.geometry, strict=True))
    assert (made.beyond_km2, made.filled_km2, made.apart) == (0, 0, ())


@given(MOVES, MOVES)
def test_a_second_time_hardly_anything_changes(old: np.ndarray, new: np.ndarray) -> None:
    """A piece of a gap between two lines of equal length may change hands, and points don't pile up."""
    here, anew, made = fitted(old, new, ("20",))
    again = made
    for _ in range(3):
        again = fit_prefectures(here.set_geometry(again.borders), anew, tolerance_degrees=0)
    assert areas(again.borders) == pytest.approx(areas(made.borders), abs=REACH**2)
    points = shapely.get_num_coordinates(made.borders.to_numpy()).sum()
    assert shapely.get_num_coordinates(again.borders.to_numpy()).sum() <= points + 8
