from fractions import Fraction

import numpy as np
import pytest
from commuting import thousand
from scipy import sparse

from zones.zoning.methods.attachment import NONE, Suburbs, largest, rings
from zones.zoning.methods.units import find_units

TENTH = Fraction(1, 10)


def attach(flows: dict[str, int], centres: dict[str, str], *, also: str = "") -> dict[str, str]:
    """Area of each town as a letter, from the main centre of each centre."""
    units = find_units(thousand(flows, also=also))
    centre_of = np.full(units.size, NONE)
    for town, main in centres.items():
        centre_of[ord(town) - ord("a")] = ord(main) - ord("a")
    area = Suburbs(units, TENTH).attach(centre_of).area
    return {
        chr(ord("a") + at): "-" if main == NONE else chr(ord("a") + int(main))
        for at, main in enumerate(area)
    }


def test_the_largest_of_each_row_with_ties_to_the_smaller_column() -> None:
    found = largest(sparse.csr_array(np.array([[0, 3, 3], [1, 0, 2], [0, 0, 0]])))
    assert found.to.tolist() == [1, 2, NONE]
    assert found.persons.tolist() == [3, 2, 0]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ([1, 0], [[0, 1]]),
        ([1, 2, 0, 0], [[0, 1, 2]]),
        ([3, 2, 1, NONE], [[1, 2]]),
        ([1, NONE], []),
        ([], []),
    ],
)
def test_rings(link: list[int], expected: list[list[int]]) -> None:
    assert rings(np.array(link, dtype=np.int64)) == expected


def test_ten_percent_to_a_centre_is_enough() -> None:
    assert attach({"ba": 100, "ca": 99}, {"a": "a"}) == {"a": "a", "b": "a", "c": "-"}


def test_ten_percent_to_a_suburb_is_not_enough() -> None:
    found = attach({"ba": 200, "cb": 100, "db": 101}, {"a": "a"})
    assert found == {"a": "a", "b": "a", "c": "-", "d": "a"}


def test_flows_to_the_centres_of_one_set_add() -> None:
    assert attach({"ca": 60, "cb": 60}, {"a": "a", "b": "a"})["c"] == "a"
    assert attach({"ca": 60, "cb": 60}, {"a": "a", "b": "b"})["c"] == "-"


def test_of_several_centres_the_largest_share_counts_and_ties_go_by_code() -> None:
    assert attach({"ca": 150, "cb": 160}, {"a": "a", "b": "b"})["c"] == "b"
    assert attach({"ca": 150, "cb": 150}, {"a": "a", "b": "b"})["c"] == "a"


def test_a_suburb_draws_more_than_a_centre() -> None:
    # c is a suburb of b; d goes to a with 12 % and to c with 18 %
    found = attach({"cb": 300, "da": 120, "dc": 180}, {"a": "a", "b": "b"})
    assert found["d"] == "b"


def test_a_centre_set_draws_as_much_as_a_suburb() -> None:
    found = attach({"cb": 300, "da": 180, "dc": 180}, {"a": "a", "b": "b"})
    assert found["d"] == "a"


def test_a_suburb_counts_only_when_nowhere_else_draws_more() -> None:
    # c goes to the suburb b with 15 %, and to x, which is in no area, with 16 %
    found = attach({"ba": 300, "cb": 150, "cd": 160}, {"a": "a"})
    assert found == {"a": "a", "b": "a", "c": "-", "d": "-"}


def test_of_a_mutual_pair_the_larger_share_is_the_suburb() -> None:
    # b reaches a; b and c send each other more than that
    found = attach({"ba": 120, "bc": 150, "cb": 200}, {"a": "a"})
    assert found == {"a": "a", "b": "a", "c": "a"}


def test_a_mutual_pair_without_a_centre_is_in_no_area() -> None:
    found = attach({"bc": 150, "cb": 200}, {"a": "a"}, also="a")
    assert found == {"a": "a", "b": "-", "c": "-"}


def test_a_ring_breaks_at_its_smallest_share() -> None:
    # b → c → d → b; b is the weakest and reaches a itself
    flows = {"ba": 110, "bc": 150, "cd": 200, "db": 300}
    assert attach(flows, {"a": "a"}) == {"a": "a", "b": "a", "c": "a", "d": "a"}
    # were another the weakest, nobody of the ring would reach a centre through it
    assert attach(flows | {"bc": 350}, {"a": "a"})["c"] == "-"


def test_an_unknown_total_reaches_nothing() -> None:
    units = find_units(thousand({"ba": 900}, total={"b": None}))
    found = Suburbs(units, TENTH).attach(np.array([0, NONE]))
    assert found.area.tolist() == [0, NONE]
