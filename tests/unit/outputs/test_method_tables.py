import io
import json

import pandas as pd
import pytest
from toy import code, codes, region, towns

from zones.model import Region
from zones.outputs.method_tables import (
    compare_methods,
    comparison_files,
    disagreement_table,
    judge,
    municipalities,
    planned_zones,
    trace,
    zone_names,
    zones,
    zoning_files,
)
from zones.planning import make_plan
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import draw_zones, gather_inputs
from zones.zoning.proposals import partition

A, B, C, D = codes("abcd")


@pytest.fixture(scope="module")
def world() -> Region:
    return region(
        ["abcd"],
        {"ba": 400, "bc": 10, "cd": 400},
        population={"a": 90_000, "b": 9_000, "c": 9_000, "d": 60_000},
    )


@pytest.fixture(scope="module")
def uea(world: Region) -> Zoning:
    return draw_zones(gather_inputs(world), "uea")


@pytest.fixture(scope="module")
def fine(world: Region) -> Zoning:
    return draw_zones(gather_inputs(world), "uea", settings={"centre_people": "90000"})


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), dtype="str")


def test_every_municipality_has_its_zone_or_its_reason(world: Region, fine: Zoning) -> None:
    table = municipalities(world, fine, "en")
    assert table["code"].tolist() == [A, B, C, D]
    assert table["zone"].tolist()[:2] == [A, A]
    assert table["zone_name"].tolist()[:2] == ["a市", "a市"]
    assert table["role_label"].tolist()[:2] == ["centre", "member"]
    assert table["reason_label"].tolist()[2:] == ["below the threshold"] * 2
    assert table["zone"].isna().tolist() == [False, False, True, True]


def test_zones_have_names_centres_and_measures(world: Region, uea: Zoning) -> None:
    table = zones(world, uea)
    assert table["zone"].tolist() == [A, D]
    assert table["centre_names"].tolist() == ["a市", "d市"]
    assert table["population"].tolist() == [99_000, 69_000]
    assert table["supply_self_containment"].tolist() == [1990 / 2000, 1]


def test_the_special_wards_have_one_name(world: Region, uea: Zoning) -> None:
    wards = ("13101", "13102")
    index = pd.Index([*wards, "14100"], name="code")
    names = pd.Series(["千代田区", "中央区", "横浜市"], index=index)
    places = world.municipalities.iloc[:3].set_index(index).assign(name=names)
    tokyo = type(world)(**{**vars_of(world), "municipalities": places})
    zoning = type(uea)(
        **{
            **vars_of(uea),
            "assignment": pd.Series(["13101", "13101", "14100"], index=index),
            "roles": pd.Series("centre", index=index),
        }
    )
    assert zone_names(tokyo, zoning) == {"13101": "東京特別区部", "14100": "横浜市"}


def vars_of(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}  # type: ignore[attr-defined]


def test_the_trace_is_said_in_words(world: Region, uea: Zoning) -> None:
    table = trace(world, uea, "ja")
    assert table.columns.tolist() == [
        "step",
        "code",
        "name",
        "action",
        "action_label",
        "zone",
        "value",
    ]
    assert table.iloc[0][["name", "action_label"]].tolist() == ["a市", "中心の候補になる"]


def test_files_of_a_zoning(world: Region, uea: Zoning) -> None:
    files = zoning_files(world, uea, "en")
    assert list(files) == ["uea_municipalities.csv", "uea_zones.csv", "uea_trace.csv", "uea.json"]
    assert len(read(files["uea_municipalities.csv"])) == 4
    origin = json.loads(files["uea.json"])
    assert origin["methods"][0]["parameters"]["share"] == "1/10"
    assert "人口集中地区" in origin["methods"][0]["notes"][0]["ja"]
    assert files == zoning_files(world, uea, "en")


def test_methods_beside_each_other_and_beside_unions(
    world: Region, uea: Zoning, fine: Zoning
) -> None:
    unions = {"one": (A, B, C), "two": (C, D)}
    compared = compare_methods(world, {"uea": uea, "fine": fine}, unions)
    assert compared.sets["zones"].tolist() == [2, 1]
    assert compared.sets["unassigned"].tolist() == [0, 2]
    assert compared.sets.loc["fine", "population_covered"] == pytest.approx(99_000 / 168_000)
    assert compared.agreement.loc[0, "only_first"] == 2
    rows = compared.unions.set_index(["method", "union"])
    assert rows.loc[("uea", "one"), "missing"] == ()
    assert rows.loc[("uea", "one"), "extra"] == (C,)
    assert pd.isna(rows.loc[("fine", "two"), "match"])
    assert compared.against_unions.loc["uea", "jaccard_mean"] == pytest.approx((2 / 3 + 1) / 2)


def test_files_of_a_comparison(world: Region, uea: Zoning, fine: Zoning) -> None:
    zonings = {"uea": uea, "fine": fine}
    compared = compare_methods(world, zonings, {"one": (A, B, C)})
    files = comparison_files(world, zonings, compared, "en")
    assert read(files["methods_unions.csv"])["extra"].tolist() == [C, C]
    map_values = read(files["methods_disagreement.csv"])
    assert map_values["standing"].tolist() == ["same", "same", "only_first", "only_first"]
    assert map_values["standing_label"].iloc[2] == "only in the first"
    assert map_values["first_name"].tolist() == ["a市", "a市", "d市", "d市"]
    assert len(json.loads(files["methods.json"])["methods"]) == 2
    alone = compare_methods(world, {"uea": uea}, {})
    assert "methods_disagreement.csv" not in comparison_files(world, {"uea": uea}, alone)
    assert alone.against_unions["zones"].tolist() == [0]


def test_disagreement_has_a_value_where_both_assign(
    world: Region, uea: Zoning, fine: Zoning
) -> None:
    table = disagreement_table(world, uea, fine)
    assert table["code"].tolist() == [A, B, C, D]
    assert table["jaccard"].isna().tolist() == [False, False, True, True]


def test_the_plan_is_a_zoning_too() -> None:
    plan = make_plan(towns())
    zoning = planned_zones(plan)
    home = partition(plan.proposals)
    assert zoning.assignment.notna().sum() == len(home)
    together = home.groupby("proposal").groups.values()
    assert sorted(zoning.members.values()) == sorted(tuple(sorted(codes)) for codes in together)
    assert all(zone in codes for zone, codes in zoning.members.items())
    assert zoning.parameters == {"scenario": plan.scenario.digest}
    assert set(zoning.roles.index[zoning.roles == "centre"]) == set(
        home.index[home["role"] == "centre"]
    )


def test_a_judged_zone_names_its_municipality(world: Region, uea: Zoning) -> None:
    assert judge(world, uea).index.tolist() == [code("a"), code("d")]
