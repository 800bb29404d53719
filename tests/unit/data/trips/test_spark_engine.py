"""The same expressions on Spark; one Java process serves the whole module."""

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from zones.data.trips import spark_engine
from zones.data.trips.conditions import parse_conditions
from zones.data.trips.crosswalk import make_crosswalk
from zones.data.trips.engines import Engine, Settings, start
from zones.data.trips.rollup import RolledUp, Wishes, find_checked, roll_up_on
from zones.errors import DataError, InputError

CODES = ["11", "12", "21", "31", "99", ""]
PERSONS = ["0", "1", "7", "250", "2.5", "0.01", "*", "-", "", "x"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(PERSONS), st.integers(0, 23)
    ),
    min_size=1,
    max_size=30,
)
WEIGHTED = make_crosswalk(
    pd.DataFrame(
        {
            "code": ["11", "12", "12", "12", "21", "31", "31"],
            "unit": ["A", "A", "B", "C", "B", "C", "A"],
            "weight": [1, 1, 1, 1, 1, 2, 5.0],
        }
    ),
    origin="weighted",
)
PLAIN = make_crosswalk(
    pd.DataFrame({"code": ["11", "12", "21", "31"], "unit": ["A", "A", "B", "C"]}), origin="plain"
)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    chosen = Settings("spark", memory="512MB", master="local[2]")
    with start(chosen, tmp_path_factory.mktemp("spark")) as engine:
        yield engine


def both(engines: Sequence[Engine], path: str, cross: Any, wishes: Wishes) -> list[RolledUp | str]:
    """Return what each engine gives, or what it says."""
    found: list[RolledUp | str] = []
    for engine in engines:
        try:
            found.append(roll_up_on(engine, find_checked([path], wishes), cross, wishes=wishes))
        except (DataError, InputError) as error:
            found.append(str(error))
    return found


def same(found: Sequence[RolledUp | str]) -> RolledUp | str:
    one, other = found
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return one
    pd.testing.assert_frame_equal(one.flows, other.flows)
    pd.testing.assert_series_equal(one.unknown_destination, other.unknown_destination)
    reports = [dict(each.report.as_dict()) for each in (one, other)]
    assert {report.pop("made_by")["engine"] for report in reports} == {"duckdb", "spark"}
    assert reports[0] == reports[1]
    return one


@settings(
    max_examples=3,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=ROWS, days=st.sampled_from([1, 3]), weighted=st.booleans(), packed=st.booleans())
def test_both_engines_give_the_same_to_the_person(
    duckdb: Engine,
    spark: Engine,
    tmp_path: Path,
    rows: list[Any],
    days: int,
    *,
    weighted: bool,
    packed: bool,
) -> None:
    table = pd.DataFrame(rows, columns=["origin", "destination", "persons", "hour"])
    path = tmp_path / ("t.parquet" if packed else "t.csv")
    table.to_parquet(path) if packed else table.to_csv(path, index=False)
    wishes = Wishes(conditions=parse_conditions(["hour < 20"]), unknown_limit=1, days=days)  # type: ignore[arg-type]
    cross = WEIGHTED if weighted else PLAIN
    found = same(both((duckdb, spark), str(path), cross, wishes))
    if isinstance(found, RolledUp):
        assert (found.report.difference.rows, found.report.difference.persons) == (0, 0)


def test_partitions_numbers_and_conditions_are_read_alike(
    duckdb: Engine, spark: Engine, write: Callable[..., str], tmp_path: Path
) -> None:
    columns = ["origin", "destination", "persons", "hour"]
    for day in ("01", "02"):
        rows = [(11, 21, int(day), 7), (12, 99, 1, 9)]
        write(rows, f"t/day={day}/a.parquet", columns)
    for condition in ("day = '02'", "hour in (7, 8) and day >= 2"):
        wishes = Wishes(conditions=parse_conditions([condition]), unknown_limit=1)  # type: ignore[arg-type]
        found = same(both((duckdb, spark), str(tmp_path / "t"), PLAIN, wishes))
        assert isinstance(found, RolledUp)
        assert found.flows["persons"].tolist() == [2]


def test_a_name_with_signs_of_a_pattern_is_a_name(
    duckdb: Engine, spark: Engine, write: Callable[..., str]
) -> None:
    path = write([("11", "21", 5)], "日 {a,b}[1].parquet")
    assert isinstance(same(both((duckdb, spark), path, PLAIN, Wishes())), RolledUp)


def test_spark_says_its_version_and_master(spark: Engine) -> None:
    assert spark.about["engine"] == "spark"
    assert spark.about["master"] == "local[2]"


def test_what_spark_cannot_read_is_one_sentence(spark: Engine, tmp_path: Path) -> None:
    wishes = Wishes()
    trips = find_checked([f"file://{tmp_path}/none"], wishes)
    with pytest.raises(DataError, match="Spark couldn't do it"):
        roll_up_on(spark, trips, PLAIN, wishes=wishes)


def test_a_dead_master_is_told_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    started = time.monotonic()
    dead = Settings("spark", master=f"spark://127.0.0.1:{port}")
    with pytest.raises(InputError, match="doesn't answer"), start(dead, tmp_path):
        pass
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("master", ["", "http://x", "local[2]; rm", "spark://"])
def test_what_is_no_master_is_refused(tmp_path: Path, master: str) -> None:
    with (
        pytest.raises(InputError, match="--master"),
        start(Settings("spark", master=master), tmp_path),
    ):
        pass


def test_missing_pyspark_and_java_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark_engine, "find_spec", lambda _: None)
    with pytest.raises(InputError, match="pip install 'zones"), start(Settings("spark"), tmp_path):
        pass
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(InputError, match="Java 17"), start(Settings("spark"), tmp_path):
        pass
