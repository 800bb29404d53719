from fractions import Fraction

import pandas as pd
import pytest
from toy import centre_table, code, codes, propose_areas, region

from zones.model import Region
from zones.zoning.proposals import (
    MEMBER_COLUMNS,
    MemberRule,
    Proposals,
    leading,
    partition,
    propose,
)

TENTH = MemberRule(Fraction(1, 10))
WITH_BAND = MemberRule(Fraction(1, 10), considered=Fraction(1, 20), neighbours=True)


def world() -> Region:
    """A row of six; to a go 30 % of b, 9 % of c, 5 % of d, 4 % of e; f is an island.

    abcde.f
    """
    return region(["abcde.f"], {"ba": 300, "ca": 90, "da": 50, "ea": 40, "bd": 150, "ed": 20})


def roles(proposals: Proposals, key: str) -> dict[str, str]:
    table = proposals.of(key)
    return dict(zip(table["code"], table["role"], strict=True))


def test_an_area_is_its_centre_and_whoever_reaches_the_threshold() -> None:
    proposals = propose_areas(world(), "hub:a", rule=TENTH)
    key = f"hub:{code('a')}"
    assert proposals.members.columns.tolist() == list(MEMBER_COLUMNS)
    assert roles(proposals, key) == {code("a"): "centre", code("b"): "member"}
    assert proposals.centres == {key: (code("a"),)}
    assert proposals.territory == {key: (code("a"), code("b"))}
    assert proposals.members["order"].tolist() == [1, 2]


def test_a_centre_has_no_share_and_a_member_has() -> None:
    rows = propose_areas(world(), "hub:a", rule=TENTH).members
    assert rows["share"].isna().tolist() == [True, False]
    assert rows["persons"].tolist()[1] == 300
    assert rows["share"].tolist()[1] == 0.3


def test_below_the_threshold_who_has_the_lower_share_or_is_a_neighbour_is_considered() -> None:
    proposals = propose_areas(world(), "settle:d", rule=WITH_BAND)
    key = f"settle:{code('d')}"
    assert roles(proposals, key) == {
        code("d"): "centre",
        code("b"): "member",
        code("e"): "considered",
        code("c"): "considered",
    }
    rows = proposals.of(key).set_index("code")
    assert rows["order"].tolist() == [1, 2, 3, 4]
    assert rows["adjacent"].to_dict() == {
        code("d"): False,
        code("b"): False,
        code("e"): True,
        code("c"): True,
    }
    assert rows.loc[code("e"), "share"] == 0.02
    assert pd.isna(rows.loc[code("c"), "share"])
    assert proposals.territory[key] == (code("d"), code("b"))


def test_the_lower_share_counts_from_exactly_there() -> None:
    proposals = propose_areas(world(), "settle:a", rule=WITH_BAND)
    assert roles(proposals, f"settle:{code('a')}") == {
        code("a"): "centre",
        code("b"): "member",
        code("c"): "considered",
        code("d"): "considered",
    }


def test_a_band_above_the_threshold_changes_nothing() -> None:
    upside_down = MemberRule(Fraction(1, 20), considered=Fraction(1, 10))
    proposals = propose_areas(world(), "settle:a", rule=upside_down)
    assert set(proposals.members["role"]) == {"centre", "member"}
    assert len(proposals.members) == 4


def test_flows_to_twin_centres_add_up() -> None:
    proposals = propose_areas(world(), "hub:a+d", rule=MemberRule(Fraction(45, 100)))
    key = f"hub:{code('a')}+{code('d')}"
    assert roles(proposals, key) == dict.fromkeys(codes("ad"), "centre") | {code("b"): "member"}
    assert proposals.members["persons"].tolist()[2] == 450


def test_without_centres_there_are_no_areas() -> None:
    region = world()
    nothing = propose(region.flows, region.contiguity, centre_table(), rule=WITH_BAND)
    assert nothing.members.empty
    assert nothing.members.columns.tolist() == list(MEMBER_COLUMNS)
    assert nothing.territory == {}
    assert leading(nothing).centres == {}
    assert partition(nothing).empty


@pytest.fixture
def nested() -> Proposals:
    """hub:a holds b; its twin b+e hangs on b; hub:c is alone; settlements at b, c and d.

    abcdef
    """
    flows = {"ba": 300, "dc": 200, "ed": 400, "fe": 150}
    keys = ("hub:a", "hub:c", "hub:b+e", "hub:e+f", "settle:b", "settle:c", "settle:f")
    return propose_areas(region(["abcdef"], flows), *keys, rule=TENTH)


def test_leading_areas_stand_on_their_own(nested: Proposals) -> None:
    kept = leading(nested)
    assert list(kept.centres) == [
        f"hub:{code('a')}",
        f"hub:{code('c')}",
        f"hub:{code('e')}+{code('f')}",
    ]
    assert set(kept.members["proposal"]) == set(kept.centres)


def test_a_centre_inside_another_area_of_its_own_scheme_still_leads() -> None:
    proposals = propose_areas(region(["abc"], {"ba": 300}), "hub:a", "hub:b", rule=TENTH)
    assert list(leading(proposals).centres) == list(proposals.centres)


def test_an_area_of_a_later_scheme_leads_where_no_earlier_one_reaches() -> None:
    proposals = propose_areas(
        region(["abcd"], {"ba": 300, "dc": 300}), "hub:a", "settle:b", "settle:c", rule=TENTH
    )
    assert list(leading(proposals).centres) == [f"hub:{code('a')}", f"settle:{code('c')}"]


def one_each(*keys: str, **flows: int) -> dict[str, str]:
    proposals = propose_areas(region(["abcd"], flows), *keys, rule=TENTH)
    table = partition(proposals)
    assert table.index.is_monotonic_increasing
    return {one: key.split(":")[0] + ":" + key[-1] for one, key in table["proposal"].items()}


def test_a_partition_gives_each_to_the_area_of_its_largest_share() -> None:
    assert one_each("hub:a", "hub:b", ca=200, cb=300, da=150) == {
        code("a"): "hub:1",
        code("b"): "hub:2",
        code("c"): "hub:2",
        code("d"): "hub:1",
    }


def test_a_centre_stays_with_its_own_area() -> None:
    assert one_each("hub:a", "hub:b", ba=900)[code("b")] == "hub:2"


def test_equal_shares_go_to_the_smaller_code() -> None:
    assert one_each("hub:b", "hub:a", ca=200, cb=200)[code("c")] == "hub:1"


def test_the_earlier_scheme_comes_before_the_larger_share() -> None:
    assert one_each("hub:a", "settle:b", ca=100, cb=800)[code("c")] == "hub:1"


def test_a_centre_alone_comes_before_twin_centres() -> None:
    proposals = propose_areas(
        region(["abcd"], {"ca": 100, "cb": 300, "cd": 300}), "hub:a", "hub:b+d", rule=TENTH
    )
    table = partition(proposals)
    assert table.loc[code("c"), "proposal"] == f"hub:{code('a')}"
    assert table.loc[code("c"), "role"] == "member"
    assert table.loc[code("c"), "share"] == 0.1


def test_the_considered_belong_to_no_part() -> None:
    proposals = propose_areas(world(), "settle:d", rule=WITH_BAND)
    assert partition(proposals).index.tolist() == codes("bd")
