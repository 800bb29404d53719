from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from zones.data.trips import expressions
from zones.data.trips.columns import Columns
from zones.data.trips.conditions import parse_conditions
from zones.data.trips.engines import Engine
from zones.data.trips.sources import find_trips
from zones.data.trips.watching import Watch
from zones.errors import DataError
from zones.labels import Text

Ask = Callable[..., Any]


@pytest.fixture
def ask(duckdb: Engine, write: Callable[..., str]) -> Ask:
    """Return a function that prepares rows and gives back what an expression finds."""

    def ask(
        rows: list[Any], expression: str, *, where: str = "", digits: int | None = None, **more: Any
    ) -> Any:
        table = duckdb.trips(find_trips([write(rows)]))
        conditions = parse_conditions([where]) if where else ()
        prepared = expressions.prepare(table, Columns(), conditions, digits=digits)
        found = getattr(expressions, expression)(prepared, **more)
        return duckdb.run(found, Watch(Text("", ""))).to_pylist()

    return ask


def test_the_intake_counts_every_class(ask: Ask) -> None:
    rows = [("1", "2", "10"), ("1", "2", "*"), ("1", "2", "-"), ("9", "2", "2.5"), ("1", "3", "x")]
    (found,) = ask(rows, "intake", where="origin != 9")
    assert found == {
        "rows": 5,
        "persons": 1250,
        "filtered_rows": 1,
        "filtered_persons": 250,
        "suppressed_rows": 2,
        "zero_rows": 1,
        "bad_rows": 0,
    }


@pytest.mark.parametrize("bad", ["-5", "abc", "1e3", "1,000", "٣", "1.2.3"])
def test_persons_that_are_no_number_are_bad(ask: Ask, bad: str) -> None:
    rows = [("1", "2", "10"), ("1", "2", bad)]
    assert ask(rows, "intake")[0]["bad_rows"] == 1
    assert ask(rows, "bad_example") == [{"example": bad}]


@pytest.mark.parametrize(
    ("persons", "amount", "suppressed", "bad"),
    [
        ([3, 4], 7, 0, 0),
        ([3, -4], 3, 0, 1),
        ([0.125, 2.0], 213, 0, 0),
        ([float("nan"), 2.0], 200, 1, 0),
        ([float("inf"), -1.0], 0, 0, 2),
        ([None, "5"], 500, 1, 0),
    ],
)
def test_persons_of_any_type_are_counted_in_whole_units(
    ask: Ask, persons: list[Any], amount: int, suppressed: int, bad: int
) -> None:
    (found,) = ask([("1", "2", one) for one in persons], "intake")
    assert (found["persons"], found["suppressed_rows"], found["bad_rows"]) == (
        amount, suppressed, bad,
    )  # fmt: skip


def test_codes_are_texts_or_whole_numbers_and_may_be_cut(ask: Ask) -> None:
    assert ask([(" 12345 ", "678", 1)], "lengths") == [{"length": 5, "rows": 1}]
    assert ask([(12345, 678, 1)], "lengths") == [{"length": 5, "rows": 1}]
    found = ask([(12345, 678, 1)], "distinct_codes", digits=2)
    assert sorted(one["code"] for one in found) == ["12", "67"]


@pytest.mark.parametrize(
    ("row", "words"),
    [((1.5, "2", 3), "'origin' should hold codes"), (("1", "2", date(2024, 4, 1)), "persons")],
)
def test_a_column_of_another_type_is_refused(ask: Ask, row: tuple[Any, ...], words: str) -> None:
    with pytest.raises(DataError, match=words):
        ask([row], "intake")
