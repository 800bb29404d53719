from fractions import Fraction

import pandas as pd
import pytest
from commuting import land, per_town, steps_of, thousand, zones_of
from toy import codes, flow_matrix

from zones.errors import InputError
from zones.zoning.methods.metropolitan_1_5 import NEAR, Metropolitan, metropolitan_areas_1_5
from zones.zoning.methods.protocol import Zoning

A, B = codes("ab")
PEOPLE = {"a": 900_000, "b": 2_000, "c": 2_000, "d": 2_000, "e": 500_000}


def draw(flows: dict[str, int], *drawing: str, people: int = 500_000) -> Zoning:
    matrix = thousand(flows, also="".join(drawing).replace(".", ""))
    residents = per_town(PEOPLE | {"e": people}).reindex(matrix.codes).fillna(2_000)
    chosen = Metropolitan(centre_people=min(people, 60_000))
    return metropolitan_areas_1_5(
        matrix, land(*drawing), residents, designated=[A], near=(), parameters=chosen
    )


def test_the_share_is_of_the_population() -> None:
    # 30 of 2,000 people are 1.5 %
    zoning = draw({"ba": 30, "ca": 29}, "bacd")
    assert zones_of(zoning) == {"a": "ab"}
    assert zoning.trace["value"].iloc[0] == 0.015
    assert list(zoning.unassigned) == ["below", "below"]


def test_a_member_must_hang_together_with_its_centre() -> None:
    zoning = draw({"ca": 100}, "abc")
    assert zones_of(zoning) == {"a": "a"}
    assert list(zoning.unassigned) == ["below", "cut_off"]


def test_a_large_city_beyond_every_metropolitan_area_is_a_centre() -> None:
    zoning = draw({"de": 40}, "abf.de")
    assert zones_of(zoning) == {"a": "a", "e": "de"}
    assert list(zoning.roles.dropna()) == ["centre", "member", "centre"]


def test_a_large_city_inside_a_metropolitan_area_is_none() -> None:
    assert zones_of(draw({"ea": 900}, "aedx", people=60_000)) == {"a": "ae"}
    assert zones_of(draw({"ea": 900}, "aedx", people=60_001)) == {"a": "a", "e": "e"}


def test_designated_cities_near_each_other_share_an_area() -> None:
    matrix = thousand({"ca": 20, "cb": 20})
    people = per_town(PEOPLE).reindex(matrix.codes)
    settings = {"designated": [A, B]}
    alone = metropolitan_areas_1_5(matrix, land("acb"), people, near=(), **settings)
    together = metropolitan_areas_1_5(matrix, land("acb"), people, near=[(B, A)], **settings)
    assert zones_of(alone) == {"a": "a", "b": "b"}
    assert zones_of(together) == {"b": "abc"}
    assert together.centres == {B: (A, B)}


def test_the_special_wards_act_as_one_with_the_designated_cities_around() -> None:
    flows = flow_matrix({("13102", "13101"): 1}, {"13101": 0, "13102": 1, "14100": 0})
    people = pd.Series(1_000, index=flows.codes)
    zoning = metropolitan_areas_1_5(flows, land("a"), people, designated=["14100"])
    assert zoning.members == {"13101": ("13101", "13102", "14100")}


def test_each_centre_stands_in_one_group() -> None:
    listed = [one for group in NEAR for one in group]
    assert len(listed) == len(set(listed))


def test_other_ages_in_the_flows_are_noted() -> None:
    (note,) = draw({"ba": 30}, "ba").notes
    assert "15" in note.en


def test_an_enclosed_municipality_belongs() -> None:
    zoning = draw({"ba": 100}, "bbb", "bda", "bbb")
    assert steps_of(zoning, "enclosed") == ["d enclosed a"]


@pytest.mark.parametrize("chosen", [{"share": Fraction(2)}, {"centre_people": 0}])
def test_parameters_out_of_range_are_refused(chosen: dict[str, Fraction]) -> None:
    with pytest.raises(InputError, match="share must be"):
        Metropolitan(**chosen)  # type: ignore[arg-type]
