import pytest
import shapely
from toy import code, codes

from zones.outputs.features import dissolve, municipality_features, zone_features
from zones.planning import Plan

HUB = f"hub_city_area:{code('a')}"


def test_every_municipality_is_a_feature_with_its_numbers(plan: Plan) -> None:
    table = municipality_features(plan)
    assert table.index.tolist() == ["01695", *codes("abcdeAB")]
    assert table["code"].tolist() == table.index.tolist()
    assert table.loc[code("b"), "population"] == 2000
    assert table.loc[code("b"), "frame"] == "hub_member"
    assert table.crs == "EPSG:6668"
    assert not table.geometry.is_empty.any()


def test_a_village_of_the_northern_territories_has_a_name_and_no_number(plan: Plan) -> None:
    row = municipality_features(plan).loc["01695"]
    assert row[["name", "prefecture", "kind"]].tolist() == ["色丹村", "北海道", "village"]
    assert row["northern_territory"]
    assert row[["population", "frame", "commuters", "day_night_ratio"]].isna().all()


def test_a_window_shows_its_municipalities_only(window_plan: Plan) -> None:
    assert municipality_features(window_plan).index.tolist() == codes("AB")


def test_every_candidate_area_is_a_feature(plan: Plan) -> None:
    table = zone_features(plan)
    table = table[table["layer"] == "proposal"]
    assert table.index.tolist() == list(plan.proposals.centres)
    row = table.loc[HUB]
    assert row[["layer", "type", "name", "label"]].tolist() == [
        "proposal",
        "hub_city_area",
        "a市",
        "連携中枢都市圏",
    ]
    assert row["members"].split() == [code(one) for one in "abAe"]
    assert row["centres"] == code("a")
    assert row["population"] == 306_000


def test_an_area_is_shown_whole_when_any_of_it_lies_in_the_window(
    plan: Plan, window_plan: Plan
) -> None:
    part, whole = zone_features(window_plan), zone_features(plan)
    assert part.loc[HUB, "members"] == whole.loc[HUB, "members"]
    assert part.geometry[HUB].equals(whole.geometry[HUB])


def test_borders_inside_an_area_vanish(plan: Plan) -> None:
    squares = plan.region.municipalities.geometry
    outline = dissolve(plan.region, {"x": codes("ab")})["x"]
    assert outline.geom_type == "Polygon"
    assert outline.area == pytest.approx(squares[code("a")].area + squares[code("b")].area)
    assert shapely.get_num_coordinates(outline) <= 7


def test_an_islander_makes_an_area_of_two_parts(plan: Plan) -> None:
    outline = dissolve(plan.region, {"x": codes("ae"), "y": codes("b")})
    assert outline["x"].geom_type == "MultiPolygon"
    assert outline.index.tolist() == ["x", "y"]


def test_a_municipality_named_twice_counts_once(plan: Plan) -> None:
    twice = dissolve(plan.region, {"x": codes("aa")})["x"]
    assert twice.equals(plan.region.municipalities.geometry[code("a")])


def test_existing_unions_are_features_with_their_standing(plan: Plan) -> None:
    table = zone_features(plan, "en")
    unions = table[table["layer"] == "union"]
    assert unions["status"].to_dict() == {"H1": "official", "K1": "unconfirmed"}
    assert unions["members"].to_dict() == {
        "H1": f"{code('a')} {code('b')}",
        "K1": f"{code('b')} {code('c')}",
    }
    assert unions.loc["H1", ["name", "label", "centres"]].tolist() == [
        "a圏",
        "hub-city area",
        code("a"),
    ]
