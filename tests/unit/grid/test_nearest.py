import numpy as np
import pandas as pd
import pytest
from pyproj import Geod

from zones.errors import DataError
from zones.grid.nearest import StraightLine, TableTimes, check_limits

OFFICES = pd.DataFrame(
    {"lon": [138.0, 139.0, np.nan], "lat": [36.0, 36.0, np.nan]},
    index=pd.Index(["20201", "20202", "20203"], name="code"),
)


def places(*at: tuple[float, float]) -> pd.DataFrame:
    lon, lat = zip(*at, strict=True)
    index = pd.Index(range(5, 5 + len(at)))
    return pd.DataFrame({"code": "20209", "lon": lon, "lat": lat}, index=index)


def test_the_nearest_by_straight_line_is_geodesic_and_keeps_the_index() -> None:
    found = StraightLine(OFFICES).nearest(places((138.2, 36.3), (138.9, 36.0), (np.nan, 36.0)))
    assert found.index.tolist() == [5, 6, 7]
    assert found["nearest"].tolist()[:2] == ["20201", "20202"]
    _, _, metres = Geod(ellps="GRS80").inv(138.2, 36.3, 138.0, 36.0)
    assert found.loc[5, "cost"] == pytest.approx(metres / 1000)
    assert found.loc[7].isna().all()


def test_without_a_centre_everything_is_unknown() -> None:
    found = StraightLine(OFFICES.iloc[2:]).nearest(places((138.2, 36.3)))
    assert found.isna().all(axis=None)


def test_places_on_the_other_side_of_the_date_line_are_near() -> None:
    offices = pd.DataFrame({"lon": [179.9, 0.0], "lat": [0.0, 0.0]}, index=["a", "b"])
    assert StraightLine(offices).nearest(places((-179.9, 0.0)))["nearest"].tolist() == ["a"]


def times(rows: dict[tuple[str, str], float]) -> pd.Series:
    index = pd.MultiIndex.from_tuples(rows, names=["from", "to"])
    return pd.Series(rows.values(), index=index, dtype="float64")


def test_the_table_gives_the_quickest_centre_and_a_centre_is_its_own() -> None:
    minutes = times({("1", "8"): 50, ("1", "9"): 40, ("1", "7"): 5, ("8", "9"): 20, ("2", "7"): 1})
    reach = TableTimes(minutes, pd.Index(["8", "9"]), "times.csv")
    table = pd.DataFrame({"code": ["1", "8", "2", "1"], "lon": 0.0, "lat": 0.0})
    found = reach.nearest(table)
    assert found["cost"].tolist()[:2] == [40, 0]
    assert found["nearest"].tolist()[:2] == ["9", "8"]
    # No row to a centre is unknown, not far.
    assert found.loc[2].isna().all()
    assert found.loc[3].tolist() == found.loc[0].tolist()
    assert "times.csv" in reach.source.en
    assert reach.unit == "minutes"


def test_of_equally_quick_centres_the_smaller_code_and_no_order_of_rows_matters() -> None:
    minutes = times({("1", "9"): 30, ("1", "8"): 30})
    table = pd.DataFrame({"code": ["1"], "lon": 0.0, "lat": 0.0})
    one = TableTimes(minutes, pd.Index(["9", "8"]), "t")
    other = TableTimes(minutes.iloc[::-1], pd.Index(["8", "9"]), "t")
    assert one.nearest(table)["nearest"].tolist() == other.nearest(table)["nearest"].tolist()
    assert one.nearest(table)["nearest"].tolist() == ["8"]
    assert one.digest == other.digest
    changed = TableTimes(minutes + 1, one.centres, "t")
    assert changed.digest != one.digest


@pytest.mark.parametrize("limits", [(), (0.0,), (60.0, 30.0), (30.0, 30.0), (np.inf,), (np.nan,)])
def test_limits_must_rise_from_zero(limits: tuple[float, ...]) -> None:
    with pytest.raises(DataError, match="rising"):
        check_limits(limits)
