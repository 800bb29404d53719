from datetime import date

import pandas as pd
import pytest

from zones.metrics.money import estimate_money, money_totals
from zones.rules.loading import shipped

HUB, SETTLEMENT = "hub_city_area", "settlement_area"


def areas(**values: object) -> pd.DataFrame:
    row = {"scheme": HUB, "centres": 1, "members": 2, "population": 375_000, **values}
    return pd.DataFrame([row], index=pd.Index(["a"], name="area"))


def items(on: date = date(2023, 4, 1), **values: object) -> pd.DataFrame:
    return estimate_money(areas(**values), shipped(), on=on).set_index("item")


def test_ordinary_tax_is_in_proportion_to_people_and_says_so() -> None:
    row = items().loc["centre-ordinary"]
    assert row["total_yen"] == 100_000_000
    assert row["why_assumed"] == "proportion"


def test_two_centres_share_the_ordinary_tax_and_get_the_special_tax_each() -> None:
    table = items(centres=2)
    assert table.loc["centre-ordinary", "total_yen"] == 100_000_000
    assert table.loc["centre-special", "total_yen"] == 240_000_000
    assert table.loc["centre-special", "why_assumed"] == "centres"


@pytest.mark.parametrize(
    ("on", "yen", "assumed"),
    [(date(2013, 4, 1), 10, False), (date(2015, 4, 1), 15, False), (date(2021, 4, 1), 18, True)],
)
def test_amounts_of_the_day_are_taken(on: date, yen: int, *, assumed: bool) -> None:
    table = items(on, scheme=SETTLEMENT, members=1)
    rows = table[table["recipient"] == "member"]
    assert rows["total_yen"].tolist() == [yen * 1_000_000]
    assert rows["assumed"].tolist() == [assumed]


def test_unknown_people_leave_the_proportional_amount_out() -> None:
    assert "centre-ordinary" not in items(population=pd.NA).index


def test_scheme_without_amounts_has_no_row() -> None:
    assert items(scheme="none").empty


def test_totals_tell_what_rests_on_assumptions() -> None:
    table = estimate_money(areas(), shipped(), on=date(2023, 4, 1))
    total = money_totals(table).loc["a"]
    assert total["total_yen"] == 100_000_000 + 120_000_000 + 36_000_000
    assert total["assumed_yen"] == 136_000_000
    assert total["assumed"]
