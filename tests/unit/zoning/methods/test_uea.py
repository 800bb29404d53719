from collections.abc import Mapping
from fractions import Fraction

import pytest
from commuting import commuting, per_town, steps_of, thousand, zones_of
from toy import codes, flow_matrix

from zones.errors import InputError
from zones.zoning.methods.protocol import Zoning
from zones.zoning.methods.uea import UrbanEmployment, area_kinds, urban_employment_areas


def draw(flows: dict[str, int], people: Mapping[str, int | None], *, also: str = "") -> Zoning:
    return urban_employment_areas(thousand(flows, also=also), per_town(people))


def centres_of(zoning: Zoning) -> dict[str, str]:
    def letters(some: tuple[str, ...]) -> str:
        return "".join(chr(ord("a") + int(one) - 20201) for one in some)

    return {letters((zone,)): letters(some) for zone, some in zoning.centres.items()}


def test_cities_far_apart_are_centres_of_their_own() -> None:
    zoning = draw({}, {"a": 60_000, "b": 10_000, "c": 9_999}, also="abc")
    assert zones_of(zoning) == {"a": "a", "b": "b"}
    assert list(zoning.unassigned) == ["below"]


def test_a_city_that_is_a_suburb_is_no_centre() -> None:
    zoning = draw({"ba": 100}, {"a": 60_000, "b": 50_000})
    assert zones_of(zoning) == {"a": "ab"}
    assert centres_of(zoning) == {"a": "a"}
    assert steps_of(zoning) == [
        "a candidate",
        "b candidate",
        "b suburb a",
        "a centre a",
        "b joined a",
    ]


def test_a_suburb_with_as_many_workers_as_residents_joins_the_centre_set() -> None:
    # b sends 100 to a and gets 100 from c
    zoning = draw({"ba": 100, "cb": 100}, {"a": 60_000, "b": 20_000})
    assert centres_of(zoning) == {"a": "ab"}
    assert zones_of(zoning) == {"a": "abc"}
    # one worker fewer, or fewer people than a third
    assert centres_of(draw({"ba": 101, "cb": 100}, {"a": 60_000, "b": 20_000})) == {"a": "a"}
    assert centres_of(draw({"ba": 100, "cb": 100}, {"a": 60_000, "b": 19_999})) == {"a": "a"}


def test_a_hundred_thousand_people_are_enough_for_a_centre_set() -> None:
    flows = {"ba": 100, "cb": 100}
    assert centres_of(draw(flows, {"a": 900_000, "b": 100_000})) == {"a": "ab"}
    assert centres_of(draw(flows, {"a": 900_000, "b": 99_999})) == {"a": "a"}


def test_flows_to_a_centre_set_add() -> None:
    flows = {"ba": 100, "cb": 100, "da": 60, "db": 60}
    assert zones_of(draw(flows, {"a": 60_000, "b": 20_000})) == {"a": "abcd"}
    assert zones_of(draw(flows, {"a": 60_000, "b": 19_999})) == {"a": "ab"}


def test_of_a_mutual_pair_the_larger_share_is_the_suburb() -> None:
    people = {"a": 60_000, "b": 60_000}
    assert centres_of(draw({"ab": 120, "ba": 150}, people)) == {"a": "a"}
    assert centres_of(draw({"ab": 150, "ba": 120}, people)) == {"b": "b"}


def test_of_an_equal_pair_the_smaller_code_is_the_main_centre() -> None:
    # as many work there as live there, so that both are centres of one set
    zoning = draw({"ab": 150, "ba": 150}, {"a": 60_000, "b": 60_000})
    assert centres_of(zoning) == {"a": "ab"}
    assert zones_of(zoning) == {"a": "ab"}


def test_a_chain_of_cities_hangs_on_the_one_that_is_no_suburb() -> None:
    people = dict.fromkeys("abcd", 20_000)
    zoning = draw({"ba": 200, "cb": 150, "dc": 120}, people)
    assert zones_of(zoning) == {"a": "abcd"}
    # b goes first; those that hang on it wait
    assert steps_of(zoning, "suburb") == ["b suburb a", "c suburb a", "d suburb a"]


def test_a_city_that_works_elsewhere_is_no_suburb_of_a_suburb() -> None:
    # c sends 15 % to b, a suburb of a, but 16 % to x, which is nobody's
    zoning = draw({"ba": 200, "cb": 150, "cx": 160}, dict.fromkeys("abc", 20_000))
    assert zones_of(zoning) == {"a": "ab", "c": "c"}


def test_a_ring_of_cities_breaks_at_the_largest_share() -> None:
    zoning = draw({"ab": 120, "bc": 180, "ca": 150}, dict.fromkeys("abc", 20_000))
    assert steps_of(zoning, "suburb", "co_centre") == ["b suburb c", "c co_centre a"]
    assert centres_of(zoning) == {"a": "ac"}
    assert zones_of(zoning) == {"a": "abc"}


def test_a_dropped_city_that_is_nobodys_suburb_is_a_candidate_again() -> None:
    # c is a suburb of b. e joins the set of a, so that b (8 + 5 %) becomes a suburb of it. Now c
    # sends more to x than to the suburb b, and is a centre after all.
    flows = {"ea": 120, "fe": 120, "ba": 80, "be": 50, "bx": 40, "cb": 150, "cx": 160}
    zoning = draw(flows, dict.fromkeys("abce", 20_000))
    assert steps_of(zoning, "candidate")[4:] == ["c candidate"]
    assert zones_of(zoning) == {"a": "abef", "c": "c"}
    assert centres_of(zoning) == {"a": "ae", "c": "c"}


def test_when_a_main_centre_is_dropped_its_co_centres_stand_alone_again() -> None:
    # first e joins the set of a, and y that of z; then a (6 + 6 %) is a suburb of z and y
    flows = {"ea": 120, "fe": 120, "yz": 120, "xy": 120, "az": 60, "ay": 60}
    zoning = draw(flows, {"a": 20_000, "e": 20_000, "y": 90_000, "z": 90_000})
    assert steps_of(zoning, "suburb", "co_centre") == [
        "e co_centre a",
        "y co_centre z",
        "a suburb z",
        "e suburb z",
    ]
    assert zones_of(zoning) == {"z": "aefxyz"}


def test_a_city_that_sends_more_to_anothers_suburb_than_to_a_centre() -> None:
    # c is a suburb of b; d goes to a with 12 % and to c with 18 %
    zoning = draw({"cb": 300, "da": 120, "dc": 180}, dict.fromkeys("abd", 20_000))
    assert zones_of(zoning) == {"a": "a", "b": "bcd"}


def test_a_city_is_not_the_suburb_of_a_suburb_that_sends_more_to_it() -> None:
    # d sends 18 % to c, a suburb of b, but c sends 20 % to d
    zoning = draw({"cb": 300, "cd": 200, "dc": 180}, dict.fromkeys("bd", 20_000))
    assert zones_of(zoning) == {"b": "bc", "d": "d"}


def test_what_a_city_gets_from_its_own_suburb_does_not_make_it_one() -> None:
    zoning = draw({"ba": 300, "ab": 200}, {"a": 20_000})
    assert zones_of(zoning) == {"a": "ab"}
    assert centres_of(zoning) == {"a": "a"}


def test_unknown_people_make_no_centre_and_unknown_totals_no_suburb() -> None:
    zoning = urban_employment_areas(
        thousand({"ba": 500, "ca": 500}, total={"c": None}),
        per_town({"a": 60_000, "b": None}),
    )
    assert zones_of(zoning) == {"a": "ab"}


def test_the_special_wards_act_as_one() -> None:
    first, second, near = "13101", "13102", "13201"
    flows = flow_matrix(
        {
            (near, first): 6,
            (near, second): 6,
            (near, near): 88,
            (first, second): 50,
            (first,) * 2: 50,
        },
        {near: 100, first: 100, second: 0},
    )
    people = per_town({}).reindex(flows.codes).fillna(0)
    people[[first, second]] = 5_000
    zoning = urban_employment_areas(flows, people)
    assert zoning.members == {first: (first, second, near)}
    assert zoning.centres == {first: (first, second)}
    apart = UrbanEmployment(wards_as_one=False)
    assert urban_employment_areas(flows, people, parameters=apart).members == {}


def test_the_fallback_for_densely_inhabited_districts_is_named() -> None:
    flows, people = commuting({"aa": 5}), per_town({"a": 60_000})
    assert urban_employment_areas(flows, people).notes == ()
    (note,) = urban_employment_areas(flows, people, measure="city_population").notes
    assert "densely inhabited districts" in note.en
    assert "人口集中地区" in note.ja


def test_the_people_of_all_centres_make_an_area_metropolitan() -> None:
    people = per_town({"a": 30_000, "b": 20_000, "d": 49_999})
    zoning = urban_employment_areas(thousand({"ba": 100, "cb": 100}, also="d"), people)
    a, d = codes("ad")
    assert area_kinds(zoning, people).to_dict() == {a: "metropolitan", d: "micropolitan"}
    more = UrbanEmployment(metropolitan_people=50_001)
    assert set(area_kinds(zoning, people, parameters=more)) == {"micropolitan"}


@pytest.mark.parametrize(
    "chosen",
    [{"centre_people": 0}, {"share": Fraction(0)}, {"co_centre_ratio": Fraction(0)}],
    ids=["people", "share", "ratio"],
)
def test_parameters_out_of_range_are_refused(chosen: dict[str, Fraction]) -> None:
    with pytest.raises(InputError, match="above 0"):
        UrbanEmployment(**chosen)  # type: ignore[arg-type]
