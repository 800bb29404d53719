"""What each of the 1,741 municipalities is."""

from zones.codes import SPECIAL_WARDS
from zones.planning import Plan
from zones.zoning.frames import FRAMES, frame_totals


def test_all_1741_municipalities_have_one_frame(japan_plan: Plan) -> None:
    frames = japan_plan.frames
    assert len(frames) == 1741
    assert frames.index.is_unique
    assert set(frames["frame"]) == set(FRAMES)


def test_totals_are_the_country(japan_plan: Plan) -> None:
    region = japan_plan.region
    totals = frame_totals(japan_plan.frames["frame"], region.residents(), region.municipalities)
    assert totals["municipalities"].sum() == 1741
    assert totals["population"].sum() == 126_146_099
    assert round(totals["area_km2"].sum(), 2) == 372_858.23


def test_the_cores_are_metropolitan_and_the_provincial_capitals_are_centres(
    japan_plan: Plan,
) -> None:
    frame = japan_plan.frames["frame"]
    assert set(frame[list(SPECIAL_WARDS)]) == {"metropolitan"}
    assert set(frame[["14100", "23100", "27100", "28100"]]) == {"metropolitan"}
    assert set(frame[["01100", "20201", "34100", "47201"]]) == {"hub_centre"}
    assert frame["20209"] == "settlement_centre"


def test_the_sphere_of_nagano_is_its_members(japan_plan: Plan) -> None:
    frames = japan_plan.frames
    inside = frames[frames["decided_by"] == "hub_city_area:20201"]
    assert {"20207", "20218", "20541", "20588", "20590"} <= set(inside.index)
    assert set(inside["frame"]) == {"hub_centre", "hub_member"}


def test_far_islands_and_villages_are_beyond_every_centre(japan_plan: Plan) -> None:
    frames = japan_plan.frames
    assert set(frames.loc[["13421", "46505", "47382"], "frame"]) == {
        "beyond"
    }  # 小笠原 屋久島 与那国
    beyond = frames[frames["frame"] == "beyond"]
    assert (beyond["distance_km"] > 40).all()


def test_who_is_near_is_within_forty_kilometres(japan_plan: Plan) -> None:
    near = japan_plan.frames[japan_plan.frames["frame"] == "near_centre"]
    assert (near["distance_km"] <= 40).all()


def test_futaba_without_commuters_is_told_by_distance_alone(japan_plan: Plan) -> None:
    row = japan_plan.frames.loc["07546"]
    assert row["frame"] in {"near_centre", "beyond"}
    assert row[["share", "persons"]].isna().all()


def test_every_frame_of_a_member_is_at_or_above_the_threshold(japan_plan: Plan) -> None:
    frames = japan_plan.frames
    by_share = frames[frames["frame"].isin(["hub_member", "settlement_member"])]
    assert (by_share["share"] >= 0.1).all()
    assert (by_share["persons"] > 0).all()
