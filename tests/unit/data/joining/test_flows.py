from datetime import date

import pandas as pd
import pytest

from zones.data.embedded import load_tables
from zones.data.joining import World
from zones.data.joining.flows import (
    FlowCells,
    flow_table,
    flow_total_table,
    join_flows,
    joined_prefectures,
    names_of,
    prefectures_of,
)
from zones.errors import DataError

KNOWN = pd.Index(["01100", "01202", "13101"], name="code")


@pytest.fixture(scope="module")
def world() -> World:
    return World.of(load_tables())


@pytest.fixture
def flows() -> pd.DataFrame:
    rows = [
        ("01100", "01100", 400),
        ("01100", "01202", 30),
        ("01100", "99998", 5),
        ("01100", "99999", 20),
        ("01202", "01202", 30),
    ]
    return pd.DataFrame(rows, columns=["origin", "destination", "persons"])


def totals(**persons: int) -> pd.Series:
    index = pd.Index([code.removeprefix("c") for code in persons], name="code")
    return pd.Series(list(persons.values()), index=index, name="total")


def read(*rows: tuple[str, str, int]) -> FlowCells:
    cells = pd.DataFrame(list(rows), columns=["origin", "destination", "persons"])
    return FlowCells("od", cells.astype({"persons": "Int64"}), date(2020, 10, 1), ())


def test_municipalities_that_a_file_is_silent_of_are_counted(world: World) -> None:
    parsed = join_flows(world, read(("20201", "20217", 9), ("20201", "00000", 10)))
    notes = " ".join(note.en for note in parsed.report.notes)
    assert "no flow from 1,740 municipalities (the first is 01100): unknown, not zero" in notes
    table = parsed.tables["flow_totals"].set_index("code")
    assert table.loc["20201"].tolist() == [10, 0, 0, 1]
    assert table.loc["20217"].isna().all()


def test_one_prefecture_replaces_its_rows_and_no_others(world: World) -> None:
    parsed = join_flows(world, read(("20201", "20217", 9)))
    joined = joined_prefectures(world, parsed)
    table, before = joined.tables["flows"], world.tables.flows
    here, there = table["origin"].str.startswith("20"), before["origin"].str.startswith("20")
    assert table[here].to_numpy().tolist() == [["20201", "20217", 9]]
    pd.testing.assert_frame_equal(
        table[~here].reset_index(drop=True), before[~there].reset_index(drop=True)
    )
    totals_now = joined.tables["flow_totals"].set_index("code")
    assert totals_now.loc["20201", "total"] == 9
    assert totals_now.loc["20217"].isna().all()
    assert totals_now.loc["01100"].equals(world.tables.flow_totals.loc["01100"])
    said = joined.report.notes[-1].en
    assert said.startswith(f"{int(there.sum()):,} flows from Nagano were replaced by 1; the other ")


def test_prefectures_are_named_while_they_are_few(world: World) -> None:
    assert prefectures_of(world.tables.flows)[:2] == ("01", "02")
    assert names_of(("20", "19")).en == "Nagano, Yamanashi"
    assert names_of(("01", "02", "03", "04")).ja == "4都道府県"


def test_flows_go_to_real_municipalities_in_order(flows: pd.DataFrame) -> None:
    table = flow_table(flows.iloc[::-1])
    assert table["persons"].tolist() == [400, 30, 30]
    assert table["persons"].dtype == "int32"


def test_every_person_is_listed_unknown_or_unlisted(flows: pd.DataFrame) -> None:
    table = flow_total_table(flows, totals(c01100=460, c01202=31), KNOWN).set_index("code")
    assert table.loc["01100"].tolist() == [460, 5, 20, 5]
    assert table.loc["01202"].tolist() == [31, 0, 0, 1]


def test_an_unpublished_total_is_unknown_and_not_zero(flows: pd.DataFrame) -> None:
    table = flow_total_table(flows, totals(c01100=460, c01202=31), KNOWN).set_index("code")
    assert table.loc["13101"].isna().all()
    assert set(table.dtypes.astype(str)) == {"Int64"}


@pytest.mark.parametrize(
    ("published", "codes", "message"),
    [
        (totals(c01100=454, c01202=31), KNOWN, "01100: the flows listed exceed its total"),
        (totals(c01100=460), KNOWN, "flow origins: municipality 01202"),
        (totals(c01100=460, c01202=31, c99000=1), KNOWN, "flow totals: municipality 99000"),
        (totals(c01100=460), pd.Index(["01100"]), "flow origins: municipality 01202"),
    ],
)
def test_flows_and_totals_must_agree(
    flows: pd.DataFrame, published: pd.Series, codes: pd.Index, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        flow_total_table(flows, published, codes)


def test_a_destination_must_be_a_municipality(flows: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="flow destinations: municipality 01202"):
        flow_total_table(flows[flows["origin"] == "01100"], totals(c01100=460), KNOWN[:1])
