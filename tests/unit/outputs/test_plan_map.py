from dataclasses import replace

from toy import code, flow_matrix, towns

from zones.outputs.plan_map import (
    FRAME_COLOURS,
    city_region_theme,
    frame_theme,
    municipality_facts,
    partition_theme,
    plan_map,
    proposal_themes,
)
from zones.planning import Plan, Scenario, make_plan
from zones.zoning.frames import FRAMES

HUB = f"hub_city_area:{code('a')}"


def test_the_map_starts_with_frames_and_ratio(plan: Plan) -> None:
    document = plan_map(plan)
    assert [theme.id for theme in document.themes][:2] == ["frames", "ratio"]
    assert {"proposal-hub_city_area", "proposal-settlement_area"} <= {
        theme.id for theme in document.themes
    }
    assert len({theme.id for theme in document.themes}) == len(document.themes)
    assert document.lang == "ja"
    assert document.window is None
    assert [credit.ja for credit in document.credits] == ["遊びの統計局"]


def test_a_title_and_a_language_can_be_chosen(plan: Plan) -> None:
    assert plan_map(plan, title="題").title == "題"
    assert plan_map(plan, lang="en").title.startswith("Regional-zone planner")
    assert plan_map(plan).title.startswith("広域連携プランナー")


def test_every_frame_has_a_class_and_a_colour(plan: Plan) -> None:
    theme = frame_theme(plan)
    assert set(FRAME_COLOURS) == set(FRAMES)
    labels = {one: theme.classes[at].label for one, at in theme.class_of.items()}
    assert labels[code("a")] == FRAMES["hub_centre"]
    assert labels[code("c")] == FRAMES["near_centre"]
    assert len(labels) == 7


def test_areas_have_their_centres_members_and_facts(plan: Plan) -> None:
    hub, settlement = proposal_themes(plan)
    area = hub.areas[0]
    assert (area.id, area.name, area.centres) == (HUB, "a市", (code("a"),))
    assert area.members == plan.proposals.territory[HUB]
    assert [value for _, value in area.facts] == ["306,000", "4"]
    assert len(settlement.areas) == 2


def test_a_scheme_without_areas_has_no_theme(plan: Plan) -> None:
    calm = make_plan(
        towns(),
        rules={"hub_city_2014": plan.rules["hub_city_2014"]}
        | {"settlement_area": plan.rules["settlement_area"]},
    )
    assert [theme.id for theme in proposal_themes(calm)] == ["proposal-settlement_area"]


def test_a_window_shows_areas_that_reach_into_it(window_plan: Plan) -> None:
    assert [len(theme.areas) for theme in proposal_themes(window_plan)] == [1, 2]
    assert plan_map(window_plan).window == frozenset({"21"})


def test_facts_of_a_municipality_are_numbers_and_the_reason(plan: Plan) -> None:
    facts = municipality_facts(plan, "ja")
    assert set(facts) == set(plan.region.codes)
    assert [value for _, value in facts[code("b")]][:2] == ["2,000", "1,700"]
    assert "a市への通勤通学割合 30.0％" in facts[code("b")][-1][1]


def test_facts_are_for_the_window_only(window_plan: Plan) -> None:
    assert set(municipality_facts(window_plan, "en")) == {code("A"), code("B")}


def test_an_unknown_population_is_a_dash(plan: Plan) -> None:
    facts = plan.facts.assign(
        population=plan.facts["population"].mask(plan.facts.index == code("b"))
    )
    shown = municipality_facts(replace(plan, facts=facts), "ja")
    assert shown[code("b")][0][1] == "—"


def test_the_one_area_each_view_stands_on_the_map_on_request(plan: Plan) -> None:
    assert "partition" not in {theme.id for theme in plan_map(plan).themes}
    assert "partition" in {theme.id for theme in plan_map(plan, partitioned=True).themes}
    areas = {area.name: (area.centres, set(area.members)) for area in partition_theme(plan).areas}
    hub = {code(one) for one in "abeA"}
    assert areas["d市"] == ((code("d"),), {code("d"), code("B")})
    assert ((code("a"),), hub) in [areas[name] for name in areas]


def test_a_chosen_centre_stands_on_the_map_on_request(plan: Plan) -> None:
    assert "share" not in {theme.id for theme in plan_map(plan).themes}
    assert "share" in {theme.id for theme in plan_map(plan, centres=[code("c")]).themes}


def tied(*prefectures: str) -> Plan:
    """a and d exchange 100 of their 1,000 commuters: one city-region."""
    region = towns()
    flows = {(code("a"), code("d")): 100, (code("d"), code("a")): 100}
    region = replace(region, flows=flow_matrix(flows, dict.fromkeys(region.codes, 1000)))
    return make_plan(region, Scenario(threshold="0.5", prefectures=prefectures))


def test_city_regions_are_a_theme_where_there_are_any(plan: Plan) -> None:
    assert "city-regions" not in {theme.id for theme in plan_map(plan).themes}
    assert "city-regions" in {theme.id for theme in plan_map(tied()).themes}
    area = city_region_theme(tied(), "ja").areas[0]
    assert set(area.members) == {code("a"), code("d")}
    assert area.name == "a市＋d市"


def test_a_city_region_outside_the_window_is_not_shown() -> None:
    assert city_region_theme(tied("21"), "ja").areas == ()
