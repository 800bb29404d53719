"""Old flows and populations on today's municipalities: nobody is lost, counted twice or moved."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.data.embedded import Tables, load_tables
from zones.data.recoding import Recoding, recode_counts, recoding
from zones.data.settling import TOTAL, settle

YEARS = (1980, 1990, 2000, 2010, 2015)


@pytest.fixture(scope="module")
def ways() -> dict[int, Recoding]:
    tables: Tables = load_tables()
    codes = tables.municipalities.index
    return {year: recoding(tables.changes, codes, date(year, 10, 1)) for year in YEARS}


def whole(way: Recoding) -> list[str]:
    """Return the municipalities of that day that today lie in one."""
    return [code for code, now in way.successors.items() if len(now) == 1]


@given(data=st.data())
def test_flows_keep_their_sum_and_totals_theirs(
    data: st.DataObject, ways: dict[int, Recoding]
) -> None:
    way = ways[data.draw(st.sampled_from(YEARS))]
    codes = st.sampled_from(whole(way))
    known = data.draw(
        st.dictionaries(st.tuples(codes, codes), st.integers(1, 9_999), min_size=1, max_size=30)
    )
    unlisted = data.draw(st.integers(0, 99))
    sums: dict[str, int] = {}
    for (origin, _), persons in known.items():
        sums[origin] = sums.get(origin, 0) + persons
    rows = [(*pair, persons) for pair, persons in known.items()]
    rows += [(origin, TOTAL, persons + unlisted) for origin, persons in sums.items()]
    cells = pd.DataFrame(rows, columns=["origin", "destination", "persons"])
    found = settle(
        cells.astype({"persons": "Int64"}), file="f", recoding=way, designated=frozenset()
    )
    assert found.flows["persons"].sum() == sum(known.values())
    assert found.totals is not None
    assert found.totals.sum() == sum(known.values()) + unlisted * len(sums)
    assert not found.flows.duplicated(["origin", "destination"]).any()
    today = {origin: way.successors[origin][0] for origin in sums}
    by_origin = found.flows.groupby("origin")["persons"].sum()
    for now in set(today.values()):
        assert by_origin[now] == sum(sums[old] for old in sums if today[old] == now)


@given(data=st.data())
def test_populations_keep_their_sum_and_the_unknown_stays(
    data: st.DataObject, ways: dict[int, Recoding]
) -> None:
    year = data.draw(st.sampled_from(YEARS))
    way = ways[year]
    people = data.draw(
        st.dictionaries(
            st.sampled_from(whole(way)), st.none() | st.integers(0, 10**7), min_size=1, max_size=40
        )
    )
    old = pd.Series(list(people))
    now = way.today_of(old, file="f", column="c")
    table = pd.DataFrame(
        {"code": now, "year": year, "total": pd.array(list(people.values()), dtype="Int64")}
    )
    counts = recode_counts(table).set_index("code")["total"]
    unknown = {code for code, count in zip(now, people.values(), strict=True) if count is None}
    assert set(counts.index[counts.isna()]) == unknown
    known = zip(now, people.values(), strict=True)
    assert counts.sum() == sum(count for code, count in known if code not in unknown)
