from fractions import Fraction

import pytest
from pyproj import CRS

from zones.errors import InputError
from zones.outputs import tables
from zones.outputs.layers import LAYERS, FlowSetting, Layer, choose, flow_table, make_layers
from zones.outputs.union_tables import shown_unions
from zones.planning import Plan


@pytest.fixture(scope="module")
def layers(plan: Plan) -> dict[str, Layer]:
    return {layer.id: layer for layer in make_layers(plan)}


def test_every_layer_is_there_in_order(layers: dict[str, Layer]) -> None:
    assert list(layers) == list(LAYERS)


def test_ids_are_unique_text_and_shapes_what_they_say(layers: dict[str, Layer]) -> None:
    kinds = {"polygon": {"Polygon", "MultiPolygon"}, "line": {"LineString"}, "point": {"Point"}}
    for layer in layers.values():
        assert layer.table.index.is_unique
        assert all(isinstance(key, str) for key in layer.table.index)
        assert set(layer.table.geom_type) <= kinds[layer.geometry]
        assert layer.table.is_valid.all()
        assert layer.table.crs.to_epsg() == 6668


def test_municipalities_keep_whole_numbers_beside_missing_ones(layers: dict[str, Layer]) -> None:
    table = layers["municipalities"].table
    assert str(table["inflow"].dtype) == "Int64"
    assert table.loc[table["northern_territory"], "inflow"].isna().all()


def test_areas_have_their_codes_and_differ_in_colour_from_neighbours(
    nagano_plan: Plan,
) -> None:
    for layer in make_layers(nagano_plan, ["proposals", "unions", "city_regions"]):
        table = layer.table
        assert table["member_codes"].str.fullmatch(r"\d{5}( \d{5})*").all()
        assert table["colour"].str.fullmatch("#[0-9A-F]{6}").all()
    proposals = make_layers(nagano_plan, ["proposals"])[0].table
    for (_, one), (_, other) in zip(
        proposals.iterrows(), proposals.iloc[1:].iterrows(), strict=False
    ):
        if one.geometry.intersects(other.geometry):
            assert one["colour"] != other["colour"]


def test_unions_are_those_that_are_shown(plan: Plan, layers: dict[str, Layer]) -> None:
    table = layers["unions"].table
    assert set(table.index) <= shown_unions(plan)
    assert len(table) > 0
    assert (table["members"] == table["member_codes"].str.split().str.len()).all()


def test_spheres_run_from_the_members_office_to_the_centres(
    plan: Plan, layers: dict[str, Layer]
) -> None:
    table, places = layers["spheres"].table, plan.region.municipalities
    assert len(table) == len(tables.spheres(plan))
    for _, row in table.iterrows():
        start, stop = row.geometry.coords
        for code, point in ((row["member"], start), (row["centre"], stop)):
            assert point == (places.at[code, "office_lon"], places.at[code, "office_lat"])


def test_offices_lie_in_their_municipality(plan: Plan, layers: dict[str, Layer]) -> None:
    table = layers["offices"].table
    places = plan.region.municipalities.geometry.reindex(table.index)
    assert places.contains(table.geometry).all()
    assert list(table.index) == list(plan.region.codes)


def test_flows_reach_the_number_or_the_share(plan: Plan) -> None:
    by_number = flow_table(plan, FlowSetting(persons=150))
    assert list(by_number["persons"]) == [300, 200, 150]
    by_share = flow_table(plan, FlowSetting(persons=None, share=Fraction(12, 100)))
    assert list(by_share["persons"]) == [300, 200, 150, 120]
    either = flow_table(plan, FlowSetting(persons=300, share=Fraction(2, 10)))
    assert list(either["persons"]) == [300, 200]
    assert flow_table(plan, FlowSetting()).empty


def test_flows_are_drawn_from_home_to_work(plan: Plan) -> None:
    (layer,) = make_layers(plan, ["flows"], flows=FlowSetting(persons=300))
    row = layer.table.iloc[0]
    assert (row["origin"], row["destination"]) == ("20202", "20201")
    assert layer.table.index[0] == "20202-20201"
    places = plan.region.municipalities
    assert row.geometry.coords[0] == (
        places.at["20202", "office_lon"],
        places.at["20202", "office_lat"],
    )


def test_a_missing_office_draws_no_line_and_breaks_nothing(plan: Plan) -> None:
    table = make_layers(plan, ["spheres"])[0].table
    region = plan.region.municipalities
    before = region.at["20202", "office_lon"]
    region.at["20202", "office_lon"] = float("nan")
    try:
        fewer = make_layers(plan, ["spheres", "offices"])
    finally:
        region.at["20202", "office_lon"] = before
    assert "20202" not in set(fewer[0].table["member"])
    assert len(fewer[0].table) < len(table)
    assert "20202" not in fewer[1].table.index


def test_a_window_shows_what_touches_it(window_plan: Plan) -> None:
    layers = {layer.id: layer.table for layer in make_layers(window_plan)}
    assert set(layers["offices"]["code"].str[:2]) == {"21"}
    assert set(layers["municipalities"]["code"].str[:2]) == {"21"}
    for _, row in layers["spheres"].iterrows():
        assert "21" in {row["centre"][:2], row["member"][:2]}


def test_a_layer_in_another_system(layers: dict[str, Layer]) -> None:
    moved = layers["offices"].projected(CRS.from_epsg(6676))
    assert moved.table.crs.to_epsg() == 6676
    assert moved.attributes.equals(layers["offices"].attributes)


def test_choosing_keeps_the_order_and_refuses_what_is_not_there() -> None:
    assert choose("abc", None) == ("a", "b", "c")
    assert choose("abc", ()) == ("a", "b", "c")
    assert choose("abc", ["c", "a", "c"]) == ("a", "c")
    with pytest.raises(InputError, match="no layer 'd'") as refused:
        choose("abc", ["a", "d"])
    assert "a、b、c" in refused.value.text.ja


@pytest.mark.parametrize(("persons", "share"), [(None, None), (-1, None)])
def test_a_flow_setting_that_says_nothing_is_refused(
    persons: int | None, share: Fraction | None
) -> None:
    with pytest.raises(InputError, match="least flow"):
        FlowSetting(persons, share)
