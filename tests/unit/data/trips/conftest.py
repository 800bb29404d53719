"""Small tables of trips, and engines that run for a whole module."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from zones.data.trips.crosswalk import Crosswalk, make_crosswalk
from zones.data.trips.engines import Engine, Settings, start
from zones.data.trips.rollup import RolledUp, Wishes, find_checked, roll_up_on


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a data home of its own."""
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def duckdb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with start(Settings(memory="1GB"), tmp_path_factory.mktemp("scratch")) as engine:
        yield engine


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes rows of trips and returns the path."""

    def write(
        rows: Sequence[Sequence[Any]],
        name: str = "trips.parquet",
        columns: Sequence[str] = ("origin", "destination", "persons"),
    ) -> str:
        table = pd.DataFrame(rows, columns=list(columns))
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".parquet"):
            table.to_parquet(path, index=False)
        else:
            table.to_csv(path, index=False)
        return str(path)

    return write


@pytest.fixture(scope="module")
def cross() -> Crosswalk:
    """Return the crosswalk of cells 11 and 12 to A, 21 to B and 31 to C."""
    return crosswalk(("11", "A"), ("12", "A"), ("21", "B"), ("31", "C"))


def crosswalk(*pairs: tuple[Any, ...]) -> Crosswalk:
    columns = ["code", "unit", "weight"][: len(pairs[0])]
    return make_crosswalk(pd.DataFrame(pairs, columns=columns), origin="test")


@pytest.fixture
def roll(duckdb: Engine, cross: Crosswalk) -> Callable[..., RolledUp]:
    """Return a function that rolls up on DuckDB."""

    def roll(*given: str, crosswalk: Any = None, **wishes: Any) -> RolledUp:
        asked = Wishes(**wishes)
        return roll_up_on(duckdb, find_checked(given, asked), crosswalk or cross, wishes=asked)

    return roll
