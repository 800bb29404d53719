from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from zones.data.trips import sources
from zones.data.trips.conditions import parse_conditions
from zones.data.trips.crosswalk import Crosswalk, make_crosswalk
from zones.data.trips.engines import Settings
from zones.data.trips.rollup import RolledUp, roll_up
from zones.errors import DataError

Write = Callable[..., str]
Roll = Callable[..., RolledUp]


def table(rolled: RolledUp) -> list[tuple[Any, ...]]:
    return list(rolled.flows.itertuples(index=False, name=None))


def test_rows_of_a_pair_of_units_add_up(write: Write, roll: Roll) -> None:
    rolled = roll(write([("11", "21", 5), ("12", "21", 7), ("21", "11", 1), ("11", "12", 2)]))
    assert table(rolled) == [("A", "A", 2), ("A", "B", 12), ("B", "A", 1)]
    assert str(rolled.flows["persons"].dtype) == "int32"
    assert rolled.report.read.rows == 4


def test_codes_that_are_numbers_give_the_same(write: Write, roll: Roll) -> None:
    assert table(roll(write([(11, 21, 5), (12, 31, 7)]))) == [("A", "B", 5), ("A", "C", 7)]
    assert table(roll(write([(11, "21", 5)]))) == [("A", "B", 5)]


def test_what_is_unmatched_suppressed_or_dropped_is_counted(write: Write, roll: Roll) -> None:
    rows = [
        ("11", "21", "90"), ("11", "99", "5"), ("98", "21", "4"), ("98", "99", "1"),
        ("11", "21", "*"), ("21", "11", "7"), (None, "11", "2"),
    ]  # fmt: skip
    rolled = roll(
        write(rows), conditions=parse_conditions(["origin != 21"]), unknown_limit=Fraction(1, 2)
    )
    found = {name: (one.rows, one.persons) for name, one in rolled.report.classes.items()}
    assert found == {
        "listed": (1, 9000),
        "unknown_destination": (1, 500),
        "unknown_origin": (2, 500),
        "filtered": (2, 900),
        "suppressed": (1, None),
    }
    assert rolled.report.difference.rows == rolled.report.difference.persons == 0
    assert rolled.unknown_destination.to_dict() == {"A": 5}
    assert rolled.report.unknown_codes == {"origin": [("98", 2)], "destination": [("99", 2)]}


def test_unknown_codes_above_the_limit_are_refused_with_examples(write: Write, roll: Roll) -> None:
    path = write([("11", "21", 98), ("11", "77", 1), ("78", "21", 1)])
    with pytest.raises(DataError, match=r"2\.0 % of the persons .*limit 1 %, like 78, 77"):
        roll(path)
    assert table(roll(path, unknown_limit=Fraction(2, 100))) == [("A", "B", 98)]


def test_persons_are_shared_by_weight_and_the_sum_holds(write: Write, roll: Roll) -> None:
    pairs = pd.DataFrame(
        {"code": ["1", "1", "1", "2"], "unit": ["A", "B", "C", "C"], "weight": [1, 1, 1, 5.0]}
    )
    rolled = roll(
        write([("1", "2", 100), ("2", "2", 1)]), crosswalk=make_crosswalk(pairs, origin="x")
    )
    assert table(rolled) == [("A", "C", 34), ("B", "C", 33), ("C", "C", 34)]
    assert rolled.report.classes["listed"].rows == 2
    assert rolled.report.classes["listed"].persons == 101


def test_days_divide_and_the_sum_holds(write: Write, roll: Roll) -> None:
    rolled = roll(write([("11", "21", 10), ("21", "31", 10), ("31", "11", 10)]), days=4)
    assert table(rolled) == [("A", "B", 3), ("B", "C", 3), ("C", "A", 2)]


def test_fractions_of_persons_are_rounded_once_at_the_end(write: Write, roll: Roll) -> None:
    rolled = roll(write([("11", "21", 0.25)] * 10 + [("21", "11", 0.25)] * 2))
    assert table(rolled) == [("A", "B", 3)]
    assert rolled.report.read.persons == 300


def test_partitions_can_be_asked_for(write: Write, roll: Roll, tmp_path: Path) -> None:
    for day in ("1", "2"):
        write([("11", "21", int(day))], f"t/day={day}/a.parquet")
    folder = str(tmp_path / "t")
    assert table(roll(folder)) == [("A", "B", 3)]
    assert table(roll(folder, conditions=parse_conditions(["day = '2'"]))) == [("A", "B", 2)]
    assert table(roll(folder, conditions=parse_conditions(["day > 1"]))) == [("A", "B", 2)]


def test_persons_that_are_no_number_are_refused_with_an_example(write: Write, roll: Roll) -> None:
    with pytest.raises(DataError, match=r"in 1 rows the persons are no number .*like 'many'"):
        roll(write([("11", "21", "5"), ("11", "21", "many")]))


def test_a_pair_with_too_many_persons_is_refused(write: Write, roll: Roll) -> None:
    path = write([("11", "21", 2**31)])
    with pytest.raises(DataError, match=r"A → B has 2,147,483,648 persons .*--days"):
        roll(path)
    assert table(roll(path, days=2)) == [("A", "B", 2**30)]


def test_files_that_change_while_they_are_read_are_refused(
    write: Write, roll: Roll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "row_count", lambda _: 17)
    with pytest.raises(DataError, match="changed while it was read"):
        roll(write([("11", "21", 5)]))


def test_no_rows_are_no_flows(write: Write, roll: Roll) -> None:
    rolled = roll(write([("11", "21", 5)]), conditions=parse_conditions(["persons > 9"]))
    assert rolled.flows.empty
    assert rolled.report.classes["filtered"].persons == 5


def test_the_whole_way_tells_its_stages_and_leaves_nothing(
    write: Write, cross: Crosswalk, own_home: Path
) -> None:
    told: list[str] = []
    rolled = roll_up(
        [write([("11", "21", 5)], "a.csv")], cross, settings=Settings(memory="256MB"),
        progress=lambda text: told.append(text.en),
    )  # fmt: skip
    assert table(rolled) == [("A", "B", 5)]
    assert told[0] == "Counting the rows"
    assert not list((own_home / "scratch").iterdir())
    assert rolled.report.about["made_by"]["engine"] == "duckdb"
    assert rolled.report.about["sources"][0]["name"] == "a.csv"
