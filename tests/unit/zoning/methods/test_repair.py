from commuting import commuting, land, steps_of, zones_of
from toy import code

from zones.model import FlowMatrix
from zones.zoning.methods.intramax import Intramax
from zones.zoning.methods.protocol import Zoning, make_zoning
from zones.zoning.methods.repair import Mode, repair


def mend(
    drawing: list[str],
    flows: dict[str, int],
    zones: dict[str, str],
    *,
    centres: str = "",
    mode: Mode = "move",
) -> Zoning:
    matrix: FlowMatrix = commuting(flows, also="".join(drawing).replace(".", ""))
    zone_of = {code(one): code(zone) for zone, some in zones.items() for one in some}
    made = make_zoning(
        "own",
        Intramax(),
        matrix,
        zone_of,
        steps=[(7, code("a"), "joined", code("a"), 1.0)],
        centres={code(letter) for letter in centres},
    )
    return repair(made, matrix, land(*drawing), mode=mode)


STAYING = {"aa": 100, "bb": 100}


def test_zones_that_hang_together_stay_as_they_are() -> None:
    zoning = mend(["acdb"], STAYING, {"a": "ac", "b": "bd"})
    assert zones_of(zoning) == {"a": "ac", "b": "bd"}
    assert steps_of(zoning, "moved") == []


def test_a_piece_that_is_cut_off_moves_to_the_neighbour_it_commutes_to() -> None:
    flows = STAYING | {"ca": 50, "cb": 2, "cc": 1}
    zoning = mend(["abc"], flows, {"a": "ac", "b": "b"})
    assert zones_of(zoning) == {"a": "a", "b": "bc"}
    assert steps_of(zoning, "moved") == ["c moved b"]
    assert zoning.trace.iloc[-1][["step", "value"]].tolist() == [8, 2]


def test_persons_of_both_directions_choose_and_ties_go_by_id() -> None:
    drawing = ["abcd"]
    zones = {"a": "ac", "b": "b", "d": "d"}
    more = STAYING | {"ca": 9, "cb": 2, "cd": 1, "dc": 2, "dd": 100}
    assert zones_of(mend(drawing, more, zones))["d"] == "cd"
    equal = STAYING | {"ca": 9, "cb": 2, "dc": 2, "dd": 100}
    assert zones_of(mend(drawing, equal, zones))["b"] == "bc"


def test_a_piece_moves_as_a_whole() -> None:
    flows = STAYING | {"ca": 9, "cb": 2, "da": 9, "db": 0, "dc": 1}
    assert zones_of(mend(["abcd"], flows, {"a": "acd", "b": "b"})) == {"a": "a", "b": "bcd"}


def test_a_piece_that_nobody_around_commutes_with_is_in_no_zone() -> None:
    zoning = mend(["abc"], STAYING | {"ca": 9}, {"a": "ac", "b": "b"})
    assert zones_of(zoning) == {"a": "a", "b": "b"}
    assert zoning.unassigned.to_dict() == {code("c"): "cut_off"}
    assert zoning.roles.isna().tolist() == [False, False, True]
    assert steps_of(zoning)[-1] == "c unassigned"


def test_a_piece_is_left_out_when_asked() -> None:
    zoning = mend(["abc"], STAYING | {"cb": 9}, {"a": "ac", "b": "b"}, mode="drop")
    assert zones_of(zoning) == {"a": "a", "b": "b"}
    assert list(zoning.unassigned) == ["cut_off"]


def test_an_island_is_not_cut_off() -> None:
    zoning = mend(["ab.c"], STAYING | {"ca": 9}, {"a": "ac", "b": "b"})
    assert zones_of(zoning) == {"a": "ac", "b": "b"}


def test_the_main_part_is_where_the_centres_are() -> None:
    flows = {"aa": 1, "bb": 100, "cc": 500, "cb": 3, "ab": 1}
    with_centre = mend(["abc"], flows, {"a": "ac", "b": "b"}, centres="a")
    assert zones_of(with_centre) == {"a": "a", "b": "bc"}
    without = mend(["abc"], flows, {"a": "ac", "b": "b"})
    assert zones_of(without) == {"a": "c", "b": "ab"}


def test_centres_apart_both_hold_their_part() -> None:
    zoning = mend(["abc"], STAYING | {"cb": 9}, {"a": "ac", "b": "b"}, centres="ac")
    assert zones_of(zoning) == {"a": "ac", "b": "b"}


def test_a_piece_waits_for_the_piece_between_it_and_its_zone() -> None:
    # d of zone a lies behind c of zone e; c moves to b first, then d follows it
    flows = STAYING | {"cb": 5, "da": 5, "db": 4, "ce": 3, "ee": 100}
    zoning = mend(["abcd...", "b......", "bbbbbbe"], flows, {"a": "ad", "b": "b", "e": "ec"})
    assert zones_of(zoning) == {"a": "a", "b": "bcd", "e": "e"}
    assert steps_of(zoning, "moved") == ["c moved b", "d moved b"]


def test_a_trace_without_steps_starts_at_one() -> None:
    flows = commuting(STAYING | {"cb": 5, "cc": 1})
    zone_of = {code("a"): code("a"), code("b"): code("b"), code("c"): code("a")}
    made = make_zoning("own", Intramax(), flows, zone_of)
    assert repair(made, flows, land("abc")).trace["step"].tolist() == [1]
