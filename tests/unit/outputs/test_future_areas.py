import pytest

from zones.errors import InputError, NotFoundError
from zones.labels import LANGS, Lang
from zones.outputs.future_areas import (
    DIVISIONS,
    divide,
    joint_name,
    municipality_name,
    plan_region,
    sphere_region,
    union_region,
)
from zones.planning import Plan


def test_a_region_is_what_the_plan_shows(japan_plan: Plan, nagano_plan: Plan) -> None:
    assert len(plan_region(japan_plan).codes) == 1741
    nagano = plan_region(nagano_plan, "en")
    assert (nagano.key, nagano.name, len(nagano.codes)) == ("20", "Nagano", 77)


def test_a_sphere_is_a_region(japan_plan: Plan) -> None:
    region = sphere_region(japan_plan, ["20201"])
    assert region.name == "長野市とその通勤圏"
    assert "20201" in region.codes
    assert region.codes == tuple(sorted(region.codes))


def test_a_union_is_found_by_name_or_id(japan_plan: Plan) -> None:
    one = japan_plan.existing.register.of_type("連携中枢都市圏").unions[0]
    by_id, by_name = union_region(japan_plan, one.id), union_region(japan_plan, one.name)
    assert by_id == by_name
    assert set(by_id.codes) == set(one.codes())
    assert by_id.key.isascii()
    with pytest.raises(NotFoundError, match="not one union"):
        union_region(japan_plan, "どこにもない組合")


@pytest.mark.parametrize("lang", LANGS)
def test_a_region_falls_into_areas(nagano_plan: Plan, lang: Lang) -> None:
    region = plan_region(nagano_plan, lang)
    made = {by: divide(nagano_plan, region, by, lang) for by in DIVISIONS}
    assert [one.codes for one in made["total"]] == [region.codes]
    assert len(made["municipality"]) == 77
    assert [one.id for one in made["prefecture"]] == ["20"]
    assert sorted(code for one in made["frame"] for code in one.codes) == sorted(region.codes)
    inside = set(region.codes)
    for by in ("proposal", "union"):
        assert made[by]
        assert all(inside & set(one.codes) for one in made[by])


def test_an_unknown_division_is_refused(nagano_plan: Plan) -> None:
    with pytest.raises(InputError, match="no division 'street'"):
        divide(nagano_plan, plan_region(nagano_plan), "street")


def test_the_joint_unit_stands_beside_its_municipalities(japan_plan: Plan) -> None:
    areas = divide(japan_plan, sphere_region(japan_plan, ["07204"]), "municipality")
    unit = areas[-1]
    assert (unit.id, len(unit.codes)) == ("07999", 13)
    assert unit.name == "福島県浜通り13市町村（一括推計）"
    assert joint_name(unit.codes, "en").startswith("13 municipalities of Hamadori, Fukushima")


def test_names_are_romaji_in_english(japan_plan: Plan) -> None:
    assert municipality_name(japan_plan, "20201", "ja") == "長野市"
    assert municipality_name(japan_plan, "20201", "en") == "Nagano-shi"
