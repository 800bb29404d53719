import pytest
from toy import region

from zones.labels import LANGS, Lang
from zones.model import Region
from zones.outputs.method_summary import comparison_tables, method_list, zoning_summary
from zones.outputs.method_tables import compare_methods
from zones.zoning.methods.registry import METHODS, draw_zones, gather_inputs


@pytest.fixture(scope="module")
def world() -> Region:
    return region(
        ["abcd"],
        {"ba": 400, "cd": 400},
        population={"a": 90_000, "b": 9_000, "c": 9_000, "d": 60_000},
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_method_is_listed_with_its_defaults(lang: Lang) -> None:
    table = method_list(lang)
    assert [row[0] for row in table.rows] == list(METHODS)
    assert "cut=49/50 cap=999/1000" in [row[2] for row in table.rows]
    assert {len(row) for row in table.rows} == {len(table.columns)} == {len(table.numeric)}


def test_the_largest_zones_come_first(world: Region) -> None:
    zones, left = zoning_summary(world, draw_zones(gather_inputs(world), "uea"), "en")
    assert zones.title == "Most populous zones (2 of 2)"
    assert zones.rows[0] == ("a市", "2", "99,000", "100.0", "100.0")
    assert left.rows == ()


def test_who_is_in_no_zone_is_counted_by_reason(world: Region) -> None:
    settings = {"centre_people": "90000"}
    zoning = draw_zones(gather_inputs(world), "uea", settings=settings)
    assert zoning_summary(world, zoning, "ja")[1].rows == (("閾値に達しない", "2"),)


def test_methods_stand_beside_each_other(world: Region) -> None:
    inputs = gather_inputs(world)
    zonings = {name: draw_zones(inputs, name) for name in ("uea", "intramax")}
    sets, matrix = comparison_tables(compare_methods(world, zonings, {}), "en")
    assert sets.rows[0][:4] == ("uea", "2", "0", "100.0")
    assert sets.rows[0][-1] == "—"
    assert matrix.columns == ("Method", "uea", "intramax")
    assert matrix.rows[0][1] == ""
    assert matrix.rows[0][2] == f"{compared_rand(world):.3f}"
    assert {len(row) for row in sets.rows} == {len(sets.columns)} == {len(sets.numeric)}


def compared_rand(world: Region) -> float:
    inputs = gather_inputs(world)
    zonings = {name: draw_zones(inputs, name) for name in ("uea", "intramax")}
    return float(compare_methods(world, zonings, {}).agreement["adjusted_rand"].iloc[0])


def test_a_set_without_people_says_so(world: Region) -> None:
    settings = {"centre_people": "99999999"}
    zoning = draw_zones(gather_inputs(world), "uea", settings=settings)
    sets, _ = comparison_tables(compare_methods(world, {"uea": zoning}, {}), "ja")
    assert sets.rows[0][1:6] == ("0", "4", "—", "—", "—")
