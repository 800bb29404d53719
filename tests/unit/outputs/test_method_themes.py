import pytest

from zones.metrics.agreement import disagreement, jaccard
from zones.model import Region
from zones.outputs.method_tables import planned_zones
from zones.outputs.method_themes import LIKENESS_BOUNDS, disagreement_theme, method_theme
from zones.outputs.plan_map import plan_map
from zones.planning import Plan
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.registry import draw_zones, gather_inputs


@pytest.fixture(scope="module")
def uea(japan: Region) -> Zoning:
    return draw_zones(gather_inputs(japan), "uea")


def test_zones_of_several_municipalities_are_drawn(japan: Region) -> None:
    zoning = draw_zones(gather_inputs(japan), "travel_to_work")
    theme = method_theme(japan, zoning)
    drawn = {code for area in theme.areas for code in area.members}
    several = {code for codes in zoning.members.values() if len(codes) > 1 for code in codes}
    assert drawn == several
    assert theme.label.ja.startswith("参考：")
    assert theme.note is not None
    assert "Coombes" in theme.note.en


def test_the_plan_s_own_areas_are_a_theme_without_a_publication(japan_plan: Plan) -> None:
    theme = method_theme(japan_plan.region, planned_zones(japan_plan))
    assert theme.label.en == "Reference: candidate areas of this tool"
    assert theme.note is not None
    assert theme.note.en[0].isdigit()


def test_methods_and_where_they_disagree_stand_on_the_map_only_when_asked_for(
    nagano_plan: Plan, uea: Zoning
) -> None:
    asked = {one.id for one in plan_map(nagano_plan, zonings=[uea]).themes}
    assert asked - {one.id for one in plan_map(nagano_plan).themes} == {
        "method-uea",
        "disagreement-plan-uea",
    }


def test_every_municipality_has_the_class_of_its_disagreement(
    japan_plan: Plan, uea: Zoning
) -> None:
    own = planned_zones(japan_plan)
    theme = disagreement_theme(japan_plan.region, own, uea)
    table = disagreement(own.assignment, uea.assignment)
    assert set(theme.class_of) == set(japan_plan.region.codes)
    labels = [theme.classes[theme.class_of[str(code)]].label.en for code in table.index]
    said = dict(zip(table.index, labels, strict=True))
    for code, row in table.iterrows():
        words = said[code]
        if row["standing"] == "same":
            assert words == "same zone"
        elif row["standing"] == "differs":
            low = [bound for bound in LIKENESS_BOUNDS if float(row["jaccard"]) >= bound]
            assert words.startswith(f"{low[-1]:.2f} to under" if low else "under 0.25")
        else:
            start = {"only_first": "only in candidate", "only_second": "only in urban"}
            assert words.startswith(start.get(row["standing"], "in neither"))
    assert len(set(labels)) == len(theme.classes)


def test_the_value_names_both_zones(japan_plan: Plan, uea: Zoning) -> None:
    own = planned_zones(japan_plan)
    theme = disagreement_theme(japan_plan.region, own, uea)
    index = jaccard(own.members["20201"], uea.members["20201"])
    assert 0.5 < index < 1
    assert theme.value_of["20218"] == f"{index:.2f} (長野市 | 長野市)"
    assert "01101" not in theme.value_of
    only = {code for code, place in theme.class_of.items() if place >= 5}
    assert not only & set(theme.value_of)


def test_a_set_agrees_with_itself_everywhere(japan: Region, uea: Zoning) -> None:
    theme = disagreement_theme(japan, uea, uea)
    labels = {theme.classes[place].label.en for place in theme.class_of.values()}
    assert labels == {"same zone", "in neither"}


def test_what_is_in_one_set_only_is_hatched(japan: Region, uea: Zoning) -> None:
    theme = disagreement_theme(japan, uea, uea)
    assert [one.label.en for one in theme.classes if one.hatch] == [
        "only in urban employment areas (Kanemoto and Tokuoka)"
    ] * 2
