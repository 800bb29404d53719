import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from bordered import country, holes, moved
from shapely import Polygon, box

from zones.data import fitting
from zones.data.coverage import check_coverage
from zones.data.division import divide
from zones.data.fitting import Fitted, fit_prefectures
from zones.errors import DataError

CELL_KM2 = 9.1 * 11.1
MIDDLE = (3, 2)


def fit(new: gpd.GeoDataFrame, here: gpd.GeoDataFrame | None = None) -> Fitted:
    return fit_prefectures(country() if here is None else here, new.geometry, tolerance_degrees=0)


def test_inside_the_new_borders_rule_and_the_rest_is_the_very_same() -> None:
    here = country()
    made = fit(country(moved((*MIDDLE, 0.02, 0.01)), of=["20"]), here)
    check_coverage(made.borders)
    assert shapely.Point(138.22, 35.31).touches(made.borders["20321"])
    assert all(made.borders[code] is here.geometry[code] for code in here.index if code[:2] != "20")
    assert made.pointed == ()
    assert (made.beyond_km2, made.filled_km2) == (0, 0)
    assert made.borders.crs == here.crs
    assert made.borders.index.equals(here.index)


def test_the_line_to_the_neighbours_stays_and_the_report_says_how_far_off_it_was() -> None:
    here = country()
    # the western line of 20 moves west at its southern end, east at its northern
    new = country(moved((2, 1, -0.005, 0), (4, 1, 0.005, 0)), of=["20"])
    made = fit(new, here)
    assert made.borders["21320"] is here.geometry["21320"]
    assert made.borders["20321"].equals(here.geometry["20321"])
    triangle = 0.005 * 0.1 / 2 / 0.01 * CELL_KM2
    assert made.beyond_km2 == pytest.approx(triangle, rel=0.01)
    assert made.filled_km2 == pytest.approx(triangle, rel=0.01)
    assert set(made.beside) >= {"21320", "21330", "23312"}
    assert made.apart == ()


def test_neighbours_get_the_points_where_lines_end_at_theirs() -> None:
    here = country()
    # between 20321 and 20331 the line ends further north than before
    made = fit(country(moved((3, 1, 0, 0.02)), of=["20"]), here)
    assert made.pointed == ("21330",)
    known = set(map(tuple, shapely.get_coordinates(made.borders["21330"])))
    assert known - set(map(tuple, shapely.get_coordinates(here.geometry["21330"]))) == {
        (138.1, 35.32)
    }
    assert made.borders["21330"].equals(here.geometry["21330"])
    check_coverage(made.borders)


def test_at_the_coast_the_new_borders_rule() -> None:
    new = country(moved(*[(0, column, 0, -0.02) for column in range(6)]), of=["23"])
    made = fit(new)
    assert made.borders.total_bounds[1] == pytest.approx(34.98)
    assert made.borders["23302"].equals(new.geometry["23302"])
    assert made.beyond_km2 == 0


def test_an_island_prefecture_is_simply_replaced() -> None:
    shapes = [box(140, 40, 140.1, 40.1), box(141, 40, 141.1, 40.1)]
    here = gpd.GeoDataFrame(
        {"name": ["甲村", "乙村"]}, index=["20301", "21301"], geometry=shapes, crs="EPSG:6668"
    )
    made = fit(here.iloc[:1].translate(0.01).to_frame("geometry"), here)
    assert made.borders["20301"].bounds == pytest.approx((140.01, 40, 140.11, 40.1))
    assert made.beside == ()


def test_a_real_change_of_the_border_is_named() -> None:
    new = country(moved((2, 1, -0.03, 0), (3, 1, -0.03, 0), (4, 1, -0.03, 0)), of=["20"])
    made = fit(new)
    assert made.apart == (("20321", "21320"), ("20331", "21330"))
    gone = country(moved((2, 1, 0.03, 0), (3, 1, 0.03, 0), (4, 1, 0.03, 0)), of=["20"])
    assert fit(gone).apart == made.apart
    small = country(moved((2, 1, -0.004, 0), (3, 1, -0.004, 0), (4, 1, -0.004, 0)), of=["20"])
    assert fit(small).apart == ()


def test_two_prefectures_are_new_together_with_the_line_between_them() -> None:
    new = country(moved((2, 1, -0.02, 0), (3, 1, -0.02, 0)), of=["20", "21"])
    made = fit(new)
    assert made.borders["20321"].equals(new.geometry["20321"])
    assert made.beyond_km2 == 0
    assert not {code for code in made.beside if code[:2] in ("20", "21")}


def test_a_municipality_must_keep_half_of_its_shape() -> None:
    far = country(of=["20"]).translate(0.06).to_frame("geometry")
    with pytest.raises(
        DataError, match=r"Borders, 20322 第22町: less than half .*2 such.*vintage"
    ) as e:
        fit(far)
    assert "座標系と時点を確かめてください" in e.value.say("ja")


def test_a_municipality_that_lies_in_another_prefecture_is_refused() -> None:
    new = country(of=["20"]).geometry.copy()
    new["20321"] = box(138.0, 35.2, 138.1, 35.3)
    with pytest.raises(DataError, match="Borders, 20321 第21町"):
        fit(new.to_frame("geometry"))


def test_prefectures_must_lie_where_the_data_set_has_them() -> None:
    far = country(of=["20"]).translate(3).to_frame("geometry")
    with pytest.raises(DataError, match=r"Borders, 20321 第21町 and the rest \(4 municipalities\)"):
        fit(far)


def test_no_hole_appears_and_none_closes() -> None:
    lake = Polygon([(138.05, 35.25), (138.15, 35.25), (138.15, 35.28), (138.05, 35.28)])
    here = country()
    here.geometry = here.geometry.difference(lake)
    new = country(moved((2, 1, -0.01, 0), (3, 1, 0.01, 0)), of=["20"])
    new.geometry = new.geometry.difference(lake)
    made = fit(new, here)
    assert holes(here.geometry) == holes(made.borders) == 1
    check_coverage(made.borders)


def test_borders_off_the_grid_keep_their_points() -> None:
    here = country()
    here.geometry = here.geometry.translate(1 / 3e6, 1 / 7e6)
    made = fit(country(moved((3, 1, 0, 0.02)), of=["20"]), here)
    assert made.pointed == ("21330",)
    old = set(map(tuple, shapely.get_coordinates(here.geometry["21330"])))
    assert old < set(map(tuple, shapely.get_coordinates(made.borders["21330"])))
    check_coverage(made.borders)


def test_old_points_that_cross_the_new_line_go_to_the_grid() -> None:
    """Put back off the grid, the old corner would lie beyond the new line, and tangle it."""
    here = country(moved(*[(row, column, 1e-6, 1e-6) for row in range(6) for column in range(6)]))
    here.geometry = here.geometry.translate(-1.9e-6, -1.96e-6)
    made = fit(country(of=["23"]), here)
    check_coverage(made.borders)
    assert made.borders["23314"].area == pytest.approx(0.01, rel=1e-4)


@pytest.mark.parametrize("refused", [1, 2])
def test_where_a_coverage_fails_a_surer_way_is_taken(
    monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    """Refuse the first results as if a line far away had been bent."""
    answers = iter([False] * refused + [True])
    monkeypatch.setattr(fitting, "is_coverage", lambda _: next(answers))
    made = fit(country(moved((2, 1, -0.01, 0), (3, 1, 0, 0.02), (4, 1, 0.01, 0)), of=["20"]))
    assert next(answers, None) is None
    check_coverage(made.borders)
    assert "21330" in made.pointed


def test_what_never_becomes_a_coverage_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "is_coverage", lambda _: False)
    broken = pd.Series(dtype=object)

    def refuse(borders: gpd.GeoSeries) -> None:
        nonlocal broken
        broken = borders
        raise DataError("境界", "no coverage")

    monkeypatch.setattr(fitting, "check_coverage", refuse)
    with pytest.raises(DataError, match="no coverage"):
        fit(country(of=["20"]))
    assert len(broken) == len(country())


def test_a_line_that_the_grid_bends_far_away_is_bent_for_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = bent_country()
    check_coverage(here.geometry)
    around: list[int] = []
    monkeypatch.setattr(
        fitting,
        "divide",
        lambda *some, **said: around.append(len(some[2])) or divide(*some, **said),
    )
    grown = gpd.GeoSeries([box(-0.1, 0, 1, 1)], index=["20301"], crs=here.crs)
    made = fit(grown.to_frame("geometry"), here)
    check_coverage(made.borders)
    assert around == [2, 3]
    assert made.borders["20301"].equals(grown["20301"])


def bent_country() -> gpd.GeoDataFrame:
    """Return a row of municipalities; a lake of 22301 all but touches its line to 23301."""
    low, high, shore = (3.0, 0.0), (3.000001, 1.0), (3.0, 0.3)
    shapes = {
        "20301": box(0, 0, 1, 1),
        "21301": box(1, 0, 2, 1),
        "22301": Polygon([(2, 0), low, high, (2, 1)], holes=[[(2.5, 0.2), shore, (2.5, 0.4)]]),
        "23301": Polygon([low, (4, 0), (4, 1), high]),
    }
    frame = gpd.GeoDataFrame(geometry=list(shapes.values()), index=list(shapes), crs="EPSG:6668")
    return frame.assign(name=[f"{code}町" for code in shapes])


def test_the_order_of_rows_is_nothing() -> None:
    here, new = country(), country(moved((2, 1, -0.01, 0), (3, 1, 0, 0.02)), of=["20"])
    made = fit(new, here)
    order = np.random.default_rng(7).permutation(len(here))
    again = fit(new.iloc[::-1], here.iloc[order])
    assert all(
        again.borders[code].equals_exact(made.borders[code], 0, normalize=True)
        for code in here.index
    )
    assert (again.pointed, again.apart) == (made.pointed, made.apart)
