import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from zones.data import home
from zones.data.embedded import geodata_folder, load_tables
from zones.data.trips.crosswalk import make_crosswalk
from zones.data.trips.rollup import RolledUp
from zones.data.trips.saving import REPORT, flow_totals, save_as_set, table_files
from zones.errors import InputError, OutputError

CROSS = make_crosswalk(
    pd.DataFrame({"code": ["1", "2"], "unit": ["20201", "20202"]}), origin="test"
)


@pytest.fixture
def rolled(roll: Callable[..., RolledUp], write: Callable[..., str]) -> RolledUp:
    path = write([("1", "2", 90), ("1", "9", 10), ("2", "2", 5)])
    return roll(path, crosswalk=CROSS, unknown_limit=Fraction(1))


def test_totals_hold_unknown_destinations_and_know_nothing_of_the_unlisted(
    rolled: RolledUp,
) -> None:
    totals = flow_totals(rolled, pd.Index(["20201", "20202", "20203"])).set_index("code")
    assert totals.loc["20201"].tolist()[:3] == [100, 10, 0]
    assert totals.loc["20202"].tolist()[:3] == [5, 0, 0]
    assert totals.loc["20203"].isna().all()
    assert totals["unlisted"].isna().all()


def test_a_data_set_holds_the_flows_beside_every_other_table(
    rolled: RolledUp, own_home: Path
) -> None:
    tables = load_tables()
    folder = save_as_set(
        rolled, tables, geodata_folder(), name="mobile", year=2024, people="携帯電話の移動"
    )
    assert folder == own_home / "sets" / "mobile"
    again = load_tables(home.set_folder("mobile"))
    pd.testing.assert_frame_equal(again.flows, rolled.flows)
    assert (again.catalog.flows_year, again.catalog.flows_people.ja) == (2024, "携帯電話の移動")
    assert len(again.population) == len(tables.population)
    assert again.catalog.table("flows").sources == ("import_trips",)
    saved = json.loads((folder / REPORT).read_text())
    assert saved["sources"][0]["sha256"]
    assert saved["made_by"]["engine"] == "duckdb"


def test_the_same_rows_give_the_same_bytes(rolled: RolledUp) -> None:
    tables = load_tables()
    files = []
    for name in ("one", "two"):
        folder = save_as_set(rolled, tables, geodata_folder(), name=name, year=2024, people=None)
        files.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert files[0] == files[1]


def test_a_year_is_needed(rolled: RolledUp, own_home: Path) -> None:
    with pytest.raises(InputError, match="--year"):
        save_as_set(rolled, load_tables(), geodata_folder(), name="x", year=None, people=None)
    assert not (own_home / "sets").exists()


def test_a_full_disk_leaves_the_earlier_set_whole(
    rolled: RolledUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = load_tables()
    folder = save_as_set(rolled, tables, geodata_folder(), name="x", year=2020, people=None)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(home, "write_whole", full)
    with pytest.raises(OutputError, match="The earlier data are unchanged"):
        save_as_set(rolled, tables, geodata_folder(), name="x", year=2021, people=None)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_tables_stand_alone_for_units_of_any_kind(rolled: RolledUp) -> None:
    files = table_files(rolled)
    assert sorted(files) == ["flow_totals.parquet", "flows.parquet", "report.json"]
