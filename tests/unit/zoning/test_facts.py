from dataclasses import replace

import pandas as pd
import pytest
from toy import code, region

from zones.labels import Text
from zones.model import Region
from zones.rules.measures import MEASURES
from zones.rules.metropolitan import MetropolitanArea, MetropolitanAreas
from zones.zoning.facts import MERGED_SINCE, merged, municipality_facts, pair_code, pair_facts
from zones.zoning.spheres import parse_threshold

A, B, C, D = (code(letter) for letter in "abcd")
AREAS = MetropolitanAreas(
    (
        MetropolitanArea("nagoya", Text("名", "N"), (code("A"), "99999"), ("21",)),
        MetropolitanArea("nowhere", Text("無", "0"), ("99998",), ("98",)),
    ),
    parse_threshold("0.1"),
    "",
    "assumed",
)


@pytest.fixture
def world() -> Region:
    """Cities a b c and villages A B of the metropolitan prefecture; B sends a tenth to its core A.

    abcAB
    """
    return region(
        ["abcAB"],
        {"ba": 200, "cA": 300, "BA": 100},
        population={"a": 5000, "c": 0},
        merged={"a": "2005-04-01", "b": "1999-03-31"},
    )


@pytest.fixture
def facts(world: Region) -> pd.DataFrame:
    return municipality_facts(world, AREAS, pd.Index([code("A"), code("B")]))


def test_facts_keep_the_index_and_have_every_measure(world: Region, facts: pd.DataFrame) -> None:
    assert facts.index.equals(world.codes)
    assert set(MEASURES["municipality"]) <= set(facts.columns)


def test_ratio_is_day_population_by_residents(facts: pd.DataFrame) -> None:
    assert facts["day_population"].to_dict()[A] == 5200
    assert facts["day_night_ratio"][A] == pytest.approx(1.04)
    assert facts["day_night_ratio"][B] == pytest.approx(0.9)
    assert pd.isna(facts["day_night_ratio"][C])


def test_a_village_is_no_city(facts: pd.DataFrame) -> None:
    assert facts["is_city"].tolist() == [True, True, True, False, False]


def test_place_is_told_by_sphere_and_by_prefecture(facts: pd.DataFrame) -> None:
    assert facts["in_metropolitan_sphere"].tolist() == [False] * 3 + [True] * 2
    assert facts["in_metropolitan_prefecture"].tolist() == [False] * 3 + [True] * 2


def test_commuting_to_the_cores_is_told_everywhere(
    facts: pd.DataFrame,
) -> None:
    assert facts["share_to_metropolitan_core"].to_dict() == {
        A: 0.0,
        B: 0.0,
        C: 0.3,
        code("A"): 1.0,
        code("B"): 0.1,
    }


def test_a_merger_counts_since_the_great_mergers_began(world: Region) -> None:
    assert merged(world.changes, world.codes).tolist() == [True] + [False] * 4
    renamed = world.changes.assign(type="名称変更")
    assert not merged(renamed, world.codes).any()
    first_day = world.changes.assign(date=MERGED_SINCE)
    assert merged(first_day, world.codes).tolist() == [True, True] + [False] * 3


def changes(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["type", "date", "from_code", "to_code"], dtype="str")


def test_a_merger_is_followed_to_the_code_that_the_city_has_today() -> None:
    table = changes(
        ("編入合併", "2005-07-01", "22217", "22202"),
        ("政令指定都市施行", "2007-04-01", "22202", "22130"),
        ("新設合併", "2001-04-01", "08426", "08423"),
        ("町制施行", "2001-04-02", "08423", "08424"),
        ("市制施行", "2001-04-03", "08424", "08223"),
    )
    assert merged(table, pd.Index(["08222", "08223", "22130", "22203"])).to_dict() == {
        "08222": False,
        "08223": True,
        "22130": True,
        "22203": False,
    }


def test_a_merger_into_a_ward_counts_for_its_city() -> None:
    table = changes(
        ("編入合併", "2005-04-01", "26382", "26108"), ("編入合併", "2006-02-01", "14421", "14151")
    )
    codes = pd.Index(["14100", "14130", "14150", "26100", "26201"])
    found = merged(table, codes)
    assert list(found.index[found]) == ["14150", "26100"]


def test_a_code_that_leads_nowhere_merges_nobody() -> None:
    table = changes(
        ("編入合併", "2005-04-01", "1", "20999"),
        ("名称変更", "2006-04-01", "20999", "20998"),
        ("名称変更", "2006-04-01", "20998", "20999"),
        ("編入合併", "2005-04-01", "1", "47101"),
    )
    assert not merged(table, pd.Index(["20201", "47201"])).any()


def test_a_former_ratio_is_unknown_until_somebody_brings_it(
    world: Region, facts: pd.DataFrame
) -> None:
    assert facts["former_municipality_ratio"].isna().all()
    known = municipality_facts(world, AREAS, pd.Index([]), former_ratios=pd.Series({A: 1.2}))
    assert known["former_municipality_ratio"].dropna().to_dict() == {A: 1.2}


def test_a_pair_is_named_by_the_smaller_code_first() -> None:
    assert pair_code("16211", "16202") == pair_code("16202", "16211") == "16202+16211"


def test_every_adjacent_pair_of_cities_is_measured(world: Region, facts: pd.DataFrame) -> None:
    pairs = pair_facts(world, facts)
    assert pairs.index.tolist() == [f"{A}+{B}", f"{B}+{C}"]
    assert set(MEASURES["pair"]) <= set(pairs.columns)
    first = pairs.loc[f"{A}+{B}"]
    assert first["population"] == 7000
    assert first["smaller_population"] == 2000
    assert first["smaller_ratio"] == pytest.approx(0.9)
    assert first["distance_km"] == pytest.approx(9, abs=0.1)
    assert first["adjacent"]
    assert first["both_cities"]
    assert pd.isna(first["travel_minutes"])


def test_what_is_unknown_of_one_is_unknown_of_the_pair(world: Region, facts: pd.DataFrame) -> None:
    assert pd.isna(pair_facts(world, facts).loc[f"{B}+{C}", "smaller_ratio"])


def test_one_of_a_pair_inside_the_metropolitan_areas_counts(world: Region) -> None:
    inside = municipality_facts(world, AREAS, pd.Index([B]))
    inside["share_to_metropolitan_core"] = inside["share_to_metropolitan_core"].mask(
        inside.index == C, 0.05
    )
    pairs = pair_facts(world, inside)
    assert pairs["in_metropolitan_sphere"].tolist() == [True, True]
    assert pairs["in_metropolitan_prefecture"].tolist() == [False, False]
    assert pairs["share_to_metropolitan_core"].tolist() == [0.0, 0.05]


def test_a_pair_with_a_merged_city_takes_its_former_ratio(world: Region) -> None:
    unknown = pair_facts(world, municipality_facts(world, AREAS, pd.Index([])))
    assert unknown["merged"].tolist() == [True, False]
    assert pd.isna(unknown.loc[f"{A}+{B}", "former_smaller_ratio"])
    former = pd.Series({A: 0.8})
    known = municipality_facts(world, AREAS, pd.Index([]), former_ratios=former)
    assert pair_facts(world, known).loc[f"{A}+{B}", "former_smaller_ratio"] == 0.8


def test_travel_minutes_are_those_that_were_brought(world: Region, facts: pd.DataFrame) -> None:
    minutes = pd.Series({f"{B}+{C}": 25.0, "1+2": 3.0})
    pairs = pair_facts(world, facts, travel_minutes=minutes)
    assert pairs["travel_minutes"].dropna().to_dict() == {f"{B}+{C}": 25.0}


def test_without_neighbouring_cities_there_are_no_pairs(world: Region) -> None:
    villages = world.municipalities.assign(kind="village")
    rural = replace(world, municipalities=villages)
    facts = municipality_facts(rural, AREAS, pd.Index([]))
    assert pair_facts(rural, facts).empty
