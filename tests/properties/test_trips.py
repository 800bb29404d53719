"""Nothing is lost on the way from rows to flows, whatever the rows are."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zones.data.trips.conditions import parse_conditions
from zones.data.trips.crosswalk import make_crosswalk
from zones.data.trips.engines import Engine, Settings, start
from zones.data.trips.rollup import Wishes, find_checked, roll_up_on

CODES = st.sampled_from(["1", "2", "3", "4", "unknown"])
ROWS = st.lists(
    st.tuples(CODES, CODES, st.integers(0, 10**6) | st.sampled_from(["*", ""])), max_size=40
)
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("1234"), st.sampled_from("ABC")), st.floats(0.01, 100), min_size=1
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with start(Settings(memory="512MB"), tmp_path_factory.mktemp("scratch")) as engine:
        yield engine


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=ROWS, pairs=PAIRS, days=st.integers(1, 9), condition=st.sampled_from(["", "origin != 3"])
)
def test_in_is_kept_and_each_dropped_class_to_the_person(
    engine: Engine, tmp_path: Path, rows: list[Any], pairs: Any, days: int, condition: str
) -> None:
    table = pd.DataFrame(rows, columns=["origin", "destination", "persons"], dtype="str")
    table.to_parquet(tmp_path / "t.parquet")
    cross = make_crosswalk(
        pd.DataFrame(
            [(*key, weight) for key, weight in pairs.items()], columns=["code", "unit", "weight"]
        ),
        origin="x",
    )
    wishes = Wishes(
        conditions=parse_conditions([condition] if condition else []),
        unknown_limit=Fraction(1),
        days=days,
    )
    trips = find_checked([str(tmp_path / "t.parquet")], wishes)
    report = roll_up_on(engine, trips, cross, wishes=wishes).report
    numbers = [int(persons) for *_, persons in rows if persons not in {"*", ""}]
    assert report.read.rows == len(rows)
    assert report.read.persons == 100 * sum(numbers)
    assert (report.difference.rows, report.difference.persons) == (0, 0)
    kept = report.read.persons - (report.classes["filtered"].persons or 0)
    assert sum(report.persons.values()) == int(Fraction(kept, 100 * days) + Fraction(1, 2))
