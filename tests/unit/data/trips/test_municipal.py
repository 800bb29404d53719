import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import shapely

from zones.data.embedded import load_tables
from zones.data.joining import World
from zones.data.trips.mesh_cells import municipal_cells
from zones.data.trips.municipal import Municipalities, prefix_units
from zones.data.trips.rollup import RolledUp
from zones.errors import DataError, InputError

Roll = Callable[..., RolledUp]
TOKYO_STATION = "53394611"


@pytest.fixture(scope="module")
def here() -> Municipalities:
    return Municipalities(World.of(load_tables()))


def crosswalk_file(path: Path, *pairs: tuple[str, str]) -> Path:
    pd.DataFrame(pairs, columns=["code", "municipality"]).to_csv(path, index=False)
    return path


def test_wards_of_a_designated_city_are_their_city(here: Municipalities, tmp_path: Path) -> None:
    made = here.from_file(crosswalk_file(tmp_path / "a.csv", ("1", "01101"), ("2", "13101")))
    assert made.units == ("01100", "13101")


def test_codes_of_another_day_become_todays(here: Municipalities, tmp_path: Path) -> None:
    path = crosswalk_file(tmp_path / "a.csv", ("1", "40305"), ("2", "04423"))
    then = Municipalities(here.world, date(2015, 10, 1))
    assert then.from_file(path).units == ("04216", "40231")
    with pytest.raises(DataError, match=r"a\.csv: '04423' is no municipality"):
        here.from_file(path)


def test_the_northern_territories_count_nobody(here: Municipalities, tmp_path: Path) -> None:
    path = crosswalk_file(tmp_path / "a.csv", ("1", "01695"), ("2", "01202"))
    assert here.from_file(path).table["code"].tolist() == ["2"]


@pytest.mark.parametrize("join", ["point", "area"])
def test_mesh_cells_are_joined_to_the_borders(
    here: Municipalities, write: Callable[..., str], roll: Roll, join: str
) -> None:
    cells = municipal_cells(here.borders.loc[["20201"]], side_m=1000, join="area")
    inside = cells.loc[cells["weight"].idxmax(), "code"]
    path = write([(TOKYO_STATION, inside, 100), (inside, inside, 7)])
    rolled = roll(path, crosswalk=here.from_mesh(join))  # type: ignore[arg-type]
    assert rolled.flows["persons"].sum() == 107
    assert set(rolled.flows["destination"]) == {"20201"}
    assert "13101" in set(rolled.flows["origin"])
    assert rolled.report.about["crosswalk"]["origin"] == f"mesh 1000 m, {join}"


def test_codes_that_are_no_mesh_are_refused(
    here: Municipalities, write: Callable[..., str], roll: Roll
) -> None:
    with pytest.raises(InputError, match="of 3 digits"):
        roll(write([("123", "456", 1)]), crosswalk=here.from_mesh("point"))


def test_small_areas_begin_with_their_municipality(
    here: Municipalities, write: Callable[..., str], roll: Roll
) -> None:
    path = write([("20201001001", "01101003000", 5), ("20202001", "20201999999", 3)])
    rolled = roll(path, crosswalk=here.from_prefix())
    assert rolled.flows.to_numpy().tolist() == [["20201", "01100", 5], ["20202", "20201", 3]]
    with pytest.raises(DataError, match="No code begins"):
        roll(write([("ABCDE1", "ABCDE2", 5)]), crosswalk=here.from_prefix())


def test_units_of_another_country_are_the_first_digits(
    write: Callable[..., str], roll: Roll
) -> None:
    path = write(
        [("060014001001000", "060750101001001", 4), ("060014001001007", "060014001001000", 2)],
        "ca_od_main_JT00_2021.csv",
        ["h_geocode", "w_geocode", "S000"],
    )
    rolled = roll(path, crosswalk=prefix_units(5))
    assert rolled.flows.to_numpy().tolist() == [["06001", "06001", 2], ["06001", "06075", 4]]
    assert rolled.report.about["layout"] == "lodes"


def test_polygons_of_small_areas_are_joined(here: Municipalities, tmp_path: Path) -> None:
    inside = here.borders.loc["20201"].representative_point().buffer(0.001)
    feature = {
        "type": "Feature",
        "properties": {"KEY_CODE": "20201001"},
        "geometry": shapely.geometry.mapping(inside),
    }
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    made = here.from_areas(path, "KEY_CODE", "area")
    assert (made.units, made.table["code"].tolist()) == (("20201",), ["20201001"])
