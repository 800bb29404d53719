from datetime import date

import pandas as pd
import pytest

from zones.data.embedded import Tables, load_tables
from zones.data.recoding import (
    city_of_ward,
    is_aggregate,
    recode_counts,
    recode_flows,
    recoding,
)
from zones.errors import DataError

WARDS_AND_NORTH = 23 + 6


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def change(day: str, kind: str, old: str, new: str, **more: str) -> dict[str, str]:
    names = {"from_name": "甲", "to_name": "甲", "event": "", **more}
    return {"date": day, "type": kind, "from_code": old, "to_code": new, **names}


@pytest.mark.parametrize(
    ("year", "published"),
    [(1980, 3255), (1990, 3245), (1995, 3232), (2000, 3229), (2010, 1727), (2015, 1718),
     (2020, 1718)],
)  # fmt: skip
def test_the_municipalities_of_a_census_are_as_many_as_published(
    tables: Tables, year: int, published: int
) -> None:
    found = recoding(tables.changes, tables.municipalities.index, date(year, 10, 1))
    assert len(found.successors) - WARDS_AND_NORTH == published
    reached = {code for now in found.successors.values() for code in now}
    assert reached == set(tables.municipalities.index)


def test_today_every_municipality_is_itself(tables: Tables) -> None:
    found = recoding(tables.changes, tables.municipalities.index, date(2026, 1, 1))
    assert all(now == (code,) for code, now in found.successors.items())


def test_old_codes_become_todays(tables: Tables) -> None:
    found = recoding(tables.changes, tables.municipalities.index, date(2000, 10, 1))
    old = pd.Series(["04423", "11204", "26381", "17421", "17422", "08423"])
    now = found.today_of(old, file="f", column="c")
    assert now.tolist() == ["04216", "11100", "26100", "17461", "17204", "08223"]


def test_a_divided_territory_is_refused_by_name(tables: Tables) -> None:
    found = recoding(tables.changes, tables.municipalities.index, date(2005, 10, 1))
    cells = pd.Series(["19201", "19341"], index=[7, 8])
    with pytest.raises(DataError, match=r"f\.csv, line 8, column 'home': .* 19341 is divided"):
        found.today_of(cells, file="f.csv", column="home")


@pytest.mark.parametrize("code", ["04216", "99999", "20999"])
def test_a_code_must_have_existed_on_the_day(tables: Tables, code: str) -> None:
    found = recoding(tables.changes, tables.municipalities.index, date(2015, 10, 1))
    with pytest.raises(DataError, match=f"existed on 2015-10-01, found '{code}'"):
        found.today_of(pd.Series([code], index=[3]), file="f", column="c")


def test_nothing_is_known_before_the_table(tables: Tables) -> None:
    with pytest.raises(DataError, match="starts on 1970-04-01"):
        recoding(tables.changes, tables.municipalities.index, date(1965, 10, 1))


def test_a_town_may_absorb_and_become_a_city_on_one_day() -> None:
    changes = pd.DataFrame(
        [
            change("2005-01-01", "編入合併", "01302", "01301"),
            change("2005-01-01", "市制施行", "01301", "01201"),
        ]
    )
    found = recoding(changes, ["01201"], date(2004, 1, 1))
    assert found.successors == {"01301": ("01201",), "01302": ("01201",)}


def test_a_day_before_a_merger_is_before_it_and_the_day_itself_is_after() -> None:
    changes = pd.DataFrame([change("2005-01-01", "新設合併", "01301", "01201")])
    assert "01301" in recoding(changes, ["01201"], date(2004, 12, 31)).successors
    assert "01301" not in recoding(changes, ["01201"], date(2005, 1, 1)).successors


def test_aggregates_are_known_by_their_digits() -> None:
    codes = pd.Series(["00000", "01000", "13100", "13101", "01100"])
    assert is_aggregate(codes).tolist() == [True, True, True, False, False]


def test_wards_belong_to_the_city_before_them() -> None:
    cities = ["14100", "14130", "14150"]
    found = [city_of_ward(code, cities) for code in ("14118", "14131", "14153", "14130", "14201")]
    assert found == ["14100", "14130", "14150", None, None]


def test_sums_are_preserved_and_the_unknown_stays() -> None:
    flows = pd.DataFrame({"origin": ["a", "a"], "destination": ["b", "b"], "persons": [3, 4]})
    assert recode_flows(flows)["persons"].tolist() == [7]
    counts = pd.DataFrame(
        {"code": ["a", "a", "b"], "year": [2010] * 3, "total": [1, 2, 3], "age": [1, pd.NA, 5]}
    ).astype({"age": "Int64"})
    table = recode_counts(counts)
    assert table["total"].tolist() == [3, 3]
    assert table["age"].isna().tolist() == [True, False]
