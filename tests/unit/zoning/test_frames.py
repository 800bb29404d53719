from collections.abc import Callable
from fractions import Fraction

import pandas as pd
import pytest
from toy import centre_table, code, codes, propose_areas, region

from zones.grid.nearest import Reach, TableTimes
from zones.model import Region
from zones.zoning.frames import (
    FRAMES,
    HUB,
    SETTLEMENT,
    NearSetting,
    frame_totals,
    frames,
    offices,
)
from zones.zoning.proposals import MemberRule, propose

RULE = MemberRule(Fraction(1, 10), considered=Fraction(1, 20))
NOWHERE = pd.DataFrame(
    {"area": [], "persons": [], "share": []}, index=pd.Index([], name="code", dtype="str")
)


def metropolitan(letter: str, *, share: float = 0.2) -> pd.DataFrame:
    index = pd.Index([code(letter)], name="code")
    return pd.DataFrame({"area": ["tokyo"], "persons": [int(1000 * share)], "share": share}, index)


@pytest.fixture
def world() -> Region:
    """One of each frame: hub centre a, its member b, c also metropolitan; settlement d, e; g, h.

    A square is about 9 km wide: g is near d, h is 90 km off.

    abcdeg.........h
    """
    return region(["abcdeg.........h"], {"ba": 300, "ca": 250, "bd": 400, "ed": 150, "gd": 60})


def decide(
    world: Region, *keys: str, inside: pd.DataFrame = NOWHERE, km: float = 40
) -> pd.DataFrame:
    proposals = propose_areas(world, *keys, rule=RULE)
    return frames(world, proposals, inside, near=NearSetting(km))


def test_every_municipality_has_one_frame_with_the_row_that_decided_it(world: Region) -> None:
    table = decide(world, f"{HUB}:a", f"{SETTLEMENT}:d", inside=metropolitan("c"))
    assert table["frame"].to_dict() == {
        code("a"): "hub_centre",
        code("b"): "hub_member",
        code("c"): "metropolitan",
        code("d"): "settlement_centre",
        code("e"): "settlement_member",
        code("g"): "near_centre",
        code("h"): "beyond",
    }
    assert table["decided_by"].to_dict() == {
        code("a"): f"{HUB}:{code('a')}",
        code("b"): f"{HUB}:{code('a')}",
        code("c"): "tokyo",
        code("d"): f"{SETTLEMENT}:{code('d')}",
        code("e"): f"{SETTLEMENT}:{code('d')}",
        code("g"): code("d"),
        code("h"): code("d"),
    }
    assert table["share"].dropna().to_dict() == {code("b"): 0.3, code("c"): 0.2, code("e"): 0.15}
    assert table["persons"].dropna().to_dict() == {code("b"): 300, code("c"): 200, code("e"): 150}
    assert table.index.equals(world.codes)


def test_the_distance_that_is_near_is_a_setting(world: Region) -> None:
    whole = (f"{HUB}:a", f"{SETTLEMENT}:d")
    assert decide(world, *whole, km=1)["frame"][code("g")] == "beyond"
    assert decide(world, *whole, km=200)["frame"][code("h")] == "near_centre"


def test_forty_kilometres_are_near_unless_told(world: Region) -> None:
    proposals = propose_areas(world, f"{SETTLEMENT}:d", rule=RULE)
    usual = frames(world, proposals, NOWHERE)
    assert usual.equals(decide(world, f"{SETTLEMENT}:d", km=40))
    assert NearSetting().confidence == "assumed"


def test_a_hub_centre_is_not_swallowed_by_a_metropolitan_sphere(world: Region) -> None:
    table = decide(world, f"{HUB}:a", f"{SETTLEMENT}:d", inside=metropolitan("a"))
    assert table["frame"][code("a")] == "hub_centre"


def test_a_metropolitan_sphere_comes_before_a_settlement_centre(world: Region) -> None:
    table = decide(world, f"{HUB}:a", f"{SETTLEMENT}:d", inside=metropolitan("d"))
    assert table["frame"][code("d")] == "metropolitan"


def test_a_settlement_centre_is_not_swallowed_by_a_hub_area(world: Region) -> None:
    table = decide(world, f"{HUB}:a", f"{SETTLEMENT}:b")
    assert table["frame"][code("b")] == "settlement_centre"


def test_a_member_of_two_hub_areas_counts_for_the_larger_share(world: Region) -> None:
    table = decide(world, f"{HUB}:a", f"{HUB}:d")
    assert table["decided_by"][code("b")] == f"{HUB}:{code('d')}"
    assert table["share"][code("b")] == 0.4


def test_a_centre_alone_and_in_a_pair_is_decided_by_itself(world: Region) -> None:
    table = decide(world, f"{HUB}:a+b", f"{HUB}:a")
    assert table["decided_by"][code("a")] == f"{HUB}:{code('a')}"
    assert table["decided_by"][code("b")] == f"{HUB}:{code('a')}+{code('b')}"


def test_without_any_centre_all_are_beyond(world: Region) -> None:
    proposals = propose(world.flows, world.contiguity, centre_table(), rule=RULE)
    table = frames(world, proposals, NOWHERE)
    assert set(table["frame"]) == {"beyond"}
    assert table["decided_by"].isna().all()
    assert table["distance_km"].isna().all()


def test_an_unknown_office_is_beyond_and_not_near(world: Region) -> None:
    world.municipalities.loc[code("g"), ["office_lon", "office_lat"]] = None
    table = decide(world, f"{SETTLEMENT}:d")
    assert table["frame"][code("g")] == "beyond"
    assert pd.isna(table["distance_km"][code("g")])


def test_totals_count_every_frame_and_none_is_zero(world: Region) -> None:
    frame = pd.Series({code("a"): "hub_centre", code("b"): "beyond", code("c"): "beyond"})
    totals = frame_totals(frame, world.residents(), world.municipalities)
    assert totals.index.tolist() == list(FRAMES)
    assert totals.loc["beyond"].to_dict() == {
        "municipalities": 2,
        "population": 4000,
        "area_km2": 200.0,
    }
    assert totals.loc["metropolitan"].tolist() == [0, 0, 0]
    assert totals["municipalities"].sum() == len(codes("abc"))


def times(rows: dict[str, float], *letters: str) -> Callable[[pd.DataFrame], Reach]:
    """Minutes from each letter to d; what is asked for are the centres."""
    index = pd.MultiIndex.from_tuples(
        [(code(letter), code("d")) for letter in rows], names=["from", "to"]
    )
    minutes = pd.Series(list(rows.values()), index=index, dtype="float64")
    asked = [code(letter) for letter in letters]

    def travel(centres: pd.DataFrame) -> Reach:
        assert centres.index.tolist() == asked
        assert centres.columns.tolist() == ["lon", "lat"]
        return TableTimes(minutes, centres.index, "times.csv")

    return travel


def test_times_decide_what_lies_beyond_where_they_are_known(world: Region) -> None:
    proposals = propose_areas(world, f"{SETTLEMENT}:d", rule=RULE)
    travel = times({"g": 75, "h": 50}, "d")
    table = frames(world, proposals, NOWHERE, travel=travel)
    assert table.loc[code("g"), ["frame", "minutes", "measured_by"]].tolist() == [
        "beyond",
        75,
        "table",
    ]
    assert table.loc[code("h"), ["frame", "minutes", "measured_by"]].tolist() == [
        "near_centre",
        50,
        "table",
    ]
    assert table["decided_by"][code("g")] == code("d")
    # The straight line to the same centre stays to be read.
    usual = frames(world, proposals, NOWHERE)
    assert table["distance_km"].tolist() == usual["distance_km"].tolist()
    # No row of c and of a: the straight line decides, and says so.
    assert table.loc[code("a"), "frame"] == usual.loc[code("a"), "frame"]
    assert table.loc[code("a"), "measured_by"] == "straight_line"
    assert pd.isna(table.loc[code("a"), "minutes"])


def test_minutes_that_are_near_are_a_setting_and_an_hour_unless_told(world: Region) -> None:
    proposals = propose_areas(world, f"{SETTLEMENT}:d", rule=RULE)
    at = {"g": 60.0, "h": 60.5}
    usual = frames(world, proposals, NOWHERE, travel=times(at, "d"))["frame"]
    assert (usual[code("g")], usual[code("h")]) == ("near_centre", "beyond")
    short = frames(world, proposals, NOWHERE, near=NearSetting(minutes=59), travel=times(at, "d"))
    assert short["frame"][code("g")] == "beyond"


def test_no_way_is_beyond_and_names_the_nearest_by_straight_line(world: Region) -> None:
    proposals = propose_areas(world, f"{SETTLEMENT}:d", rule=RULE)
    table = frames(world, proposals, NOWHERE, travel=times({"g": float("inf")}, "d"))
    assert table["frame"][code("g")] == "beyond"
    assert table["nearest_centre"][code("g")] == code("d")


def test_without_any_centre_no_time_is_asked_for(world: Region) -> None:
    proposals = propose(world.flows, world.contiguity, centre_table(), rule=RULE)
    table = frames(world, proposals, NOWHERE, travel=times({}, "x"))
    assert set(table["frame"]) == {"beyond"}
    assert set(table["measured_by"]) == {"straight_line"}


def test_offices_are_places_in_degrees(world: Region) -> None:
    table = offices(world)
    assert table.columns.tolist() == ["lon", "lat"]
    assert table.index.equals(world.codes)
