from typing import Any

import official_layouts as layouts
import pandas as pd
import pytest

from zones.data.sources.estat_api import (
    as_list,
    day_night_of,
    flows_of,
    joined,
    numbers,
    parse_page,
)
from zones.errors import DataError


def test_a_list_and_one_object_are_read_alike() -> None:
    many = [layouts.flow_value("01100", "01202", "30"), layouts.flow_value("01100", "01100", "-")]
    assert len(parse_page(layouts.api_answer(many), name="t").cells) == 2
    one = parse_page(layouts.api_answer(many[:1], total=2, following=2), name="t")
    assert (len(one.cells), one.total, one.following) == (1, 2, 2)
    assert as_list(None) == []


def test_flows_are_those_of_both_sexes_and_zero_is_not_unknown() -> None:
    values = [
        layouts.flow_value("01100", "01202", "30"),
        layouts.flow_value("01100", "01202", "20", sex="1"),
        layouts.flow_value("01100", "01100", "-"),
        layouts.flow_value("01100", "99999", "***"),
    ]
    page = parse_page(layouts.api_answer(values), name="t")
    flows = flows_of(joined([page], name="t"))
    assert flows["persons"].tolist()[:2] == [30, 0]
    assert flows["persons"].isna().tolist() == [False, False, True]


def day(area: str, item: str, persons: str) -> dict[str, str]:
    return {"@cat01": item, "@area": area, "@time": "2010000000", "$": persons}


def test_night_and_day_stand_side_by_side() -> None:
    values = [day("01100", "100", "90"), day("01100", "180", "100"), day("01202", "100", "5")]
    page = parse_page(layouts.api_answer(values), name="0003412196")
    table = day_night_of(joined([page], name="t"), name="0003412196")
    assert table.loc[0].tolist() == ["01100", 2010, 90, 100]
    assert pd.isna(table.loc[1, "day"])


def error_answer(status: int, words: str) -> dict[str, Any]:
    return {"GET_STATS_DATA": {"RESULT": {"STATUS": status, "ERROR_MSG": words}}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            error_answer(100, "認証に失敗しました。"),
            r"reports an error \(100\): 認証に失敗しました。",
        ),
        ({}, "has no GET_STATS_DATA"),
        ([], "has no GET_STATS_DATA"),
        ("x", "has no GET_STATS_DATA"),
        ({"GET_STATS_DATA": {"RESULT": {"STATUS": 0}}}, "has no STATISTICAL_DATA"),
        (layouts.api_answer([{"@area": "01100"}]), "value 1 has another form"),
        (layouts.api_answer([], total=-1), "TOTAL_NUMBER is no number"),
    ],
)
def test_another_answer_is_refused(content: object, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_page(content, name="t")


def test_a_table_is_whole_and_without_duplicates() -> None:
    value = layouts.flow_value("01100", "01202", "30")
    short = parse_page(layouts.api_answer([value], total=3), name="t")
    with pytest.raises(DataError, match="expected 3 values, found 1"):
        joined([short], name="t")
    twice = parse_page(layouts.api_answer([value, value]), name="t")
    with pytest.raises(DataError, match="value 2 is a duplicate"):
        joined([twice], name="t")


@pytest.mark.parametrize("cell", ["-5", "1.5", "１２", "abc", "1e9", "9" * 13])
def test_what_is_no_number_of_persons_is_refused(cell: str) -> None:
    with pytest.raises(DataError, match="value 1: expected persons"):
        numbers(pd.Series([cell]), "t")


def test_another_table_is_refused() -> None:
    page = parse_page(layouts.api_answer([day("01100", "100", "9")]), name="t")
    with pytest.raises(DataError, match="have no @tab"):
        flows_of(page.cells)
    with pytest.raises(DataError, match="cat01=180 hasn't one value an area"):
        day_night_of(page.cells, name="0003412196")
    with pytest.raises(DataError, match="no value of both sexes"):
        flows_of(pd.DataFrame([{"tab": "x", "cat01": "1", "cat02": "1", "area": "1"}]))
    bad = pd.DataFrame([layouts.flow_value("1100", "01202", "3")])
    bad = bad.rename(columns=lambda name: str(name).removeprefix("@")).rename(
        columns={"$": "value"}
    )
    with pytest.raises(DataError, match="area: expected five digits, found '1100'"):
        flows_of(bad)
