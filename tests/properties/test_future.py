"""What holds of every set of areas and every base year."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zones.metrics.future import base_years, in_joint_unit, population_index, projected_years
from zones.metrics.future_index import index_class_of, index_distribution
from zones.metrics.future_indicators import indicator_table
from zones.metrics.future_people import people_by_year
from zones.model import Region
from zones.planning import load_region

JAPAN: Region = load_region()
COAST = sorted(in_joint_unit(JAPAN))
CODES = st.lists(st.sampled_from(list(JAPAN.codes)), min_size=1, max_size=40, unique=True)
BASES = st.sampled_from(base_years(JAPAN))
COUNTS = ["total", "age_0_14", "age_15_64", "age_65_over"]


@settings(max_examples=10)
@given(CODES, BASES, st.booleans())
def test_an_area_is_the_sum_of_its_municipalities(codes: list[str], base: int, coast: bool) -> None:  # noqa: FBT001
    own = [code for code in codes if code not in COAST]
    members = {code: (code,) for code in own}
    whole = [*own, *(COAST if coast else [])]
    parts = members | ({"coast": tuple(COAST)} if coast else {})
    if not whole:
        return
    area = people_by_year(JAPAN, {"area": whole}, base=base).set_index("year")
    each = people_by_year(JAPAN, parts, base=base)
    sums = each.groupby("year")[COUNTS].sum()
    pd.testing.assert_frame_equal(area[COUNTS], sums, check_dtype=False)


@settings(max_examples=10)
@given(CODES, BASES)
def test_the_index_is_100_in_the_base_year(codes: list[str], base: int) -> None:
    table = people_by_year(JAPAN, {"area": codes}, base=base)
    start = table.loc[table["year"] == base].iloc[0]
    joint = set(codes) & set(COAST) and not set(COAST) <= set(codes)
    assert pd.isna(start["index"]) == bool(joint)
    if not joint:
        assert start["index"] == 1


@settings(max_examples=10)
@given(CODES)
def test_ages_make_the_projected_total(codes: list[str]) -> None:
    table = people_by_year(JAPAN, {"area": codes}, base=2020)
    known = table[(table["kind"] == "projection") & table["total"].notna()]
    assert (known[COUNTS[1:]].sum(axis=1) == known["total"]).all()
    shares = known[["share_0_14", "share_15_64", "share_65_over"]].astype(float).sum(axis=1)
    assert shares.to_list() == pytest.approx([1.0] * len(known))


@settings(max_examples=10)
@given(CODES, st.sampled_from(COAST))
def test_a_part_of_the_joint_unit_is_never_told(codes: list[str], left_out: str) -> None:
    part = [code for code in {*codes, *COAST} if code != left_out]
    table = people_by_year(JAPAN, {"area": part}, base=2020)
    assert table.loc[table["year"] > 2020, "total"].isna().all()
    assert table["coverage"].unique().tolist() == ["joint"]


@settings(max_examples=10)
@given(CODES, BASES)
def test_every_municipality_is_in_one_class_a_year(codes: list[str], base: int) -> None:
    table = index_distribution(JAPAN, codes, base=base)
    for _, year in table.groupby("year"):
        assert year["municipalities"].sum() == len(codes)


@settings(max_examples=10)
@given(BASES, st.sampled_from(projected_years(JAPAN)))
def test_classes_agree_with_the_index(base: int, year: int) -> None:
    index = population_index(JAPAN, base=base, year=year).astype(float)
    found = index_class_of(JAPAN, base=base, year=year)
    assert (index[found == "over_100"] > 1).all()
    assert (index[found == "to_50"] <= 0.5 + 1e-12).all()
    middle = index[found == "70_80"]
    assert ((middle > 0.7 - 1e-12) & (middle <= 0.8 + 1e-12)).all()


@settings(max_examples=10)
@given(CODES)
def test_counts_of_services_add_up(codes: list[str]) -> None:
    table = indicator_table(JAPAN, {"area": codes} | {code: (code,) for code in codes})
    counts = table[(table["kind"] == "count") & ~table["projected"]]
    whole = counts[counts["area"] == "area"].set_index("indicator")["value"]
    parts = counts[counts["area"] != "area"].groupby("indicator", sort=False)["value"].sum()
    pd.testing.assert_series_equal(whole, parts, check_names=False)
