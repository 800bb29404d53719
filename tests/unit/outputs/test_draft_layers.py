import pandas as pd
import pytest

from zones.outputs.crs import JGD2011
from zones.outputs.draft_layers import (
    AREAS,
    MEMBERS,
    draft_layers,
    draft_raster,
    draft_tables,
    draft_theme,
)
from zones.outputs.styles import styles_of
from zones.planning import Plan
from zones.planning.draft.draft import Draft


@pytest.fixture
def codes(plan: Plan) -> list[str]:
    return [str(code) for code in plan.region.codes]


@pytest.fixture
def draft(codes: list[str]) -> Draft:
    draft = Draft().create("北", codes[:2], centres=codes[:1], note="要確認")
    return draft.create("南", codes[2:4]).create("空", [])


def test_each_area_and_each_of_its_municipalities_has_a_row(
    plan: Plan, draft: Draft, codes: list[str]
) -> None:
    areas, members = draft_tables(plan.region, draft)
    assert areas.table["name"].tolist() == ["北", "南"]
    assert areas.table["municipalities"].tolist() == [2, 2]
    assert areas.table["population"].tolist() == [
        int(plan.region.residents()[list(one)].sum()) for one in (codes[:2], codes[2:4])
    ]
    assert members.table["code"].tolist() == codes[:4]
    assert members.table["role"].tolist() == ["centre", "member", "member", "member"]


def test_shares_go_to_the_area_s_own_centres(plan: Plan, draft: Draft, codes: list[str]) -> None:
    rows = draft_tables(plan.region, draft)[1].table.set_index("code")
    flows = plan.region.flows
    persons = flows.matrix[flows.positions([codes[1]])[0], flows.positions([codes[0]])[0]]
    known = rows.loc[codes[1], "persons"]
    assert (0 if pd.isna(known) else known) == persons
    assert rows.loc[codes[2:4], "share"].isna().all()


def test_layers_carry_the_shapes_and_can_be_drawn(plan: Plan, draft: Draft) -> None:
    members, areas = draft_layers(plan.region, draft)
    assert (members.id, areas.id) == (MEMBERS, AREAS)
    for layer in (members, areas):
        assert layer.table.crs == JGD2011
        assert layer.table.geometry.is_valid.all()
        assert styles_of(layer)[0].column in layer.table
        assert all(column.label.ja != column.name for column in layer.columns)
        short = [column.short for column in layer.columns if not column.long]
        assert len(set(short)) == len(short)
        assert all(name.isascii() and 0 < len(name) <= 10 for name in short)
    together = members.table[members.table["area"] == "a1"].geometry.union_all()
    assert areas.table.geometry.iloc[0].equals(together)


def test_a_cell_has_the_first_area_where_areas_overlap(plan: Plan, codes: list[str]) -> None:
    draft = Draft().allow_overlap(allowed=True).create("一", codes[:2]).create("二", codes[1:3])
    raster = draft_raster(plan.region, draft.create("三", codes[:1]), crs=JGD2011)
    assert raster.legend is not None
    assert raster.legend["name"].tolist() == ["一", "二"]
    assert not raster.shapes.iloc[0].overlaps(raster.shapes.iloc[1])


def test_the_theme_of_a_map_names_the_areas_as_text(plan: Plan, codes: list[str]) -> None:
    theme = draft_theme(plan.region, Draft().create("<b>", codes[:2], note="メモ"))
    assert theme.areas[0].name == "<b>"
    assert theme.areas[0].note is not None
    assert theme.areas[0].note.ja == "メモ"
