import pytest

from zones.errors import InputError
from zones.outputs import tables, union_tables
from zones.outputs.layers import LAYERS, FlowSetting
from zones.outputs.table_set import TABLE_LABELS, make_tables, table_ids
from zones.planning import Plan


def test_every_table_of_a_plan_is_named() -> None:
    assert set(table_ids()) == {*tables.TABLES, *union_tables.TABLES, "flows", "offices"}
    assert list(table_ids()) == list(TABLE_LABELS)


def test_every_layer_has_a_table_of_its_name() -> None:
    assert set(LAYERS) <= set(table_ids())


def test_tables_are_those_that_a_plan_writes(plan: Plan) -> None:
    for made in make_tables(plan, ["members", "frames"]):
        assert made.table.equals(tables.TABLES[made.id](plan, "ja"))
        assert [column.name for column in made.columns] == list(made.table.columns)


def test_flows_follow_their_setting(plan: Plan) -> None:
    (few,) = make_tables(plan, ["flows"], flows=FlowSetting(persons=300))
    assert list(few.table["persons"]) == [300]


def test_offices_have_degrees_and_a_window(plan: Plan, window_plan: Plan) -> None:
    (made,) = make_tables(plan, ["offices"])
    assert list(made.table["code"]) == list(plan.region.codes)
    assert made.table["lon"].between(138, 139).all()
    (fewer,) = make_tables(window_plan, ["offices"])
    assert set(fewer.table["code"].str[:2]) == {"21"}


def test_an_unknown_table_is_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match="no layer 'secrets'"):
        make_tables(plan, ["secrets"])
