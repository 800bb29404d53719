import pytest

from zones.app.overview.filters import (
    Filter,
    area_table,
    choose_from,
    frame_table,
    keep,
    key_figures,
    status_of,
)
from zones.model.unions import STATUSES
from zones.planning import Plan


def test_nothing_asked_for_keeps_everything(japan_plan: Plan) -> None:
    kept = keep(japan_plan, Filter())
    assert len(kept.codes) == 1741
    assert kept.proposals == tuple(japan_plan.proposals.areas.index)
    assert set(kept.unions) == set(japan_plan.existing.register.by_id)
    assert not Filter().active


def test_a_scheme_keeps_its_areas_and_their_municipalities(japan_plan: Plan) -> None:
    kept = keep(japan_plan, Filter(schemes=frozenset({"hub_city_area"})))
    assert kept.proposals
    assert {key.split(":")[0] for key in kept.proposals} == {"hub_city_area"}
    inside = {code for key in kept.proposals for code in japan_plan.proposals.territory[key]}
    assert set(kept.codes) == inside


@pytest.mark.parametrize("status", list(STATUSES))
def test_types_and_statuses_narrow_the_unions_together(japan_plan: Plan, status: str) -> None:
    wanted = Filter(types=frozenset({"広域連合", "定住自立圏"}), statuses=frozenset({status}))
    kept = keep(japan_plan, wanted)
    known = japan_plan.existing.register.by_id
    expected = {
        one.id
        for one in japan_plan.existing.register
        if one.type in wanted.types and status_of(one) == status
    }
    assert set(kept.unions) == expected
    assert set(kept.codes) <= {code for key in kept.unions for code in known[key].codes()}


def test_a_window_narrows_municipalities_and_areas(nagano_plan: Plan) -> None:
    kept = keep(nagano_plan, Filter())
    assert len(kept.codes) == 77
    assert all(
        any(code.startswith("20") for code in nagano_plan.proposals.territory[key])
        for key in kept.proposals
    )


def test_asking_for_both_keeps_what_is_in_both(nagano_plan: Plan) -> None:
    one = keep(nagano_plan, Filter(schemes=frozenset({"hub_city_area"})))
    other = keep(nagano_plan, Filter(types=frozenset({"定住自立圏"})))
    both = keep(
        nagano_plan,
        Filter(schemes=frozenset({"hub_city_area"}), types=frozenset({"定住自立圏"})),
    )
    assert set(both.codes) == set(one.codes) & set(other.codes)
    assert both.codes
    assert set(both.proposals) <= set(one.proposals)
    assert set(both.unions) < set(other.unions)
    register = nagano_plan.existing.register.by_id
    for land in (
        *(nagano_plan.proposals.territory[key] for key in both.proposals),
        *(register[key].codes() for key in both.unions),
    ):
        assert not set(both.codes).isdisjoint(land)


def test_the_key_figures_are_those_of_what_is_left(japan_plan: Plan, nagano_plan: Plan) -> None:
    whole = key_figures(japan_plan, keep(japan_plan, Filter()))
    assert whole["population"] == 126_146_099
    assert whole["pairs"] == 1495
    part = key_figures(nagano_plan, keep(nagano_plan, Filter()))
    assert part["municipalities"] == 77
    assert 0 < part["pairs"] < whole["pairs"]


def test_frames_of_what_is_left_add_up(nagano_plan: Plan) -> None:
    kept = keep(nagano_plan, Filter(types=frozenset({"広域連合"})))
    table = frame_table(nagano_plan, kept)
    assert table["municipalities"].sum() == len(kept.codes)
    assert table["population"].sum() == key_figures(nagano_plan, kept)["population"]


def test_the_list_of_areas_measures_each_of_them(nagano_plan: Plan) -> None:
    kept = keep(nagano_plan, Filter(types=frozenset({"連携中枢都市圏"})))
    table = area_table(nagano_plan, kept)
    assert list(table.index) == [*kept.proposals, *kept.unions]
    first = table.loc[kept.proposals[0]]
    assert first["population"] == nagano_plan.metrics.at[kept.proposals[0], "population"]
    assert set(table["status"]) <= {"proposed", *STATUSES}
    assert set(table.loc[list(kept.unions), "kind"]) == {"連携中枢都市圏"}


def test_nothing_left_gives_empty_tables(nagano_plan: Plan) -> None:
    types = frozenset({"連携自立圏"})
    known = nagano_plan.existing.register.by_id
    present = {status_of(known[key]) for key in keep(nagano_plan, Filter(types=types)).unions}
    kept = keep(nagano_plan, Filter(types=types, statuses=frozenset(STATUSES) - present))
    assert kept.codes == kept.unions == ()
    assert key_figures(nagano_plan, kept)["population"] == 0
    assert frame_table(nagano_plan, kept)["municipalities"].sum() == 0


def test_the_filter_is_read_from_the_session() -> None:
    session = {"a": ["hub_city_area"], "b": [], "c": ["confirmed"]}
    wanted = choose_from(session, ("a", "b", "c"))
    assert wanted == Filter(schemes=frozenset({"hub_city_area"}), statuses=frozenset({"confirmed"}))
    assert wanted.active
