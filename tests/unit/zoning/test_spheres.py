from decimal import Decimal
from fractions import Fraction

import pytest
from toy import code, codes, region

from zones.errors import InputError, NotFoundError
from zones.labels import Text
from zones.model import FlowMatrix
from zones.rules.metropolitan import MetropolitanArea, MetropolitanAreas
from zones.zoning.spheres import (
    choice_matrix,
    metropolitan_spheres,
    parse_threshold,
    sphere,
    sphere_table,
)

TENTH = Fraction(1, 10)


def flows() -> FlowMatrix:
    """Of 1,000 each: b sends 100 to a, c 99, d 50 to a and 60 to b."""
    return region(["abcd"], {"ba": 100, "ca": 99, "da": 50, "db": 60}).flows


def metropolitan(**cores: str) -> MetropolitanAreas:
    areas = tuple(
        MetropolitanArea(name, Text(name, name), tuple(code(one) for one in letters), ())
        for name, letters in cores.items()
    )
    return MetropolitanAreas(areas, TENTH, "", "assumed")


@pytest.mark.parametrize("value", ["0.10", "0.1", ".1", 0.1, Decimal("0.100"), TENTH, " 0.1 "])
def test_a_threshold_is_read_as_it_is_printed(value: str | float | Decimal | Fraction) -> None:
    assert parse_threshold(value) == TENTH


def test_one_and_a_millionth_are_the_limits() -> None:
    assert parse_threshold("1") == 1
    assert parse_threshold("0.000001") == Fraction(1, 10**6)


@pytest.mark.parametrize(
    "value",
    [
        "10", "-1", "abc", "", "0", "1.000001", "0.0000001", "nan", "sNaN", "inf", "-inf", "1/10",
        float("nan"), float("inf"), Fraction(1, 3), Fraction(11, 10), "1e999999999", "1e-999999999",
        "10 %",
    ],
)  # fmt: skip
def test_what_is_no_share_is_refused_with_what_to_write(value: str | float | Fraction) -> None:
    with pytest.raises(InputError, match=r"can't be used\. Give a share above 0") as refused:
        parse_threshold(value)
    assert "0.10 は 10 %" in refused.value.text.ja


def test_exactly_the_threshold_belongs_and_one_person_less_does_not() -> None:
    found = sphere(flows(), [code("a")], threshold=TENTH)
    assert found.members.to_dict("index") == {code("b"): {"persons": 100, "share": 0.1}}
    assert found.centres == (code("a"),)
    assert found.threshold == TENTH
    assert found.basis == flows().basis


def test_flows_to_the_centres_of_a_set_add_up_and_the_centres_are_left_out() -> None:
    found = sphere(flows(), codes("ab"), threshold=TENTH)
    assert found.members.to_dict("index") == {code("d"): {"persons": 110, "share": 0.11}}


def test_a_centre_named_twice_counts_once() -> None:
    twice = sphere(flows(), codes("aa"), threshold=TENTH)
    assert twice.members["persons"].to_dict() == {code("b"): 100}
    assert choice_matrix(flows(), [codes("aa")]).toarray().max() == 1


def test_an_unknown_centre_is_refused() -> None:
    with pytest.raises(NotFoundError, match="99999"):
        sphere(flows(), ["99999"], threshold=TENTH)


def test_spheres_keep_the_order_of_the_sets_then_the_larger_share_then_the_code() -> None:
    world = region(["abcde"], {"ca": 200, "ba": 200, "da": 300, "de": 100}).flows
    table = sphere_table(world, {"z": codes("a"), "y": codes("e"), "x": []}, threshold=TENTH)
    assert list(zip(table["set"], table["code"], table["persons"], strict=True)) == [
        ("z", code("d"), 300),
        ("z", code("b"), 200),
        ("z", code("c"), 200),
        ("y", code("d"), 100),
    ]


def test_no_sets_have_no_spheres() -> None:
    table = sphere_table(flows(), {}, threshold=TENTH)
    assert table.empty
    assert list(table.columns) == ["set", "code", "persons", "share"]


def test_who_reaches_two_metropolitan_areas_belongs_to_the_larger_share() -> None:
    world = region(["abcd"], {"ca": 150, "cb": 250, "da": 100, "db": 100}).flows
    table = metropolitan_spheres(world, metropolitan(one="a", two="b"))
    assert table["area"].to_dict() == {
        code("a"): "one",
        code("b"): "two",
        code("c"): "two",
        code("d"): "one",
    }
    assert table.loc[code("c"), "persons"] == 250
    assert table.index.is_monotonic_increasing


def test_the_cores_lie_in_their_own_metropolitan_sphere() -> None:
    world = region(["abc"], {"ab": 400}).flows
    table = metropolitan_spheres(world, metropolitan(one="ab"))
    assert table.loc[code("a")].tolist() == ["one", 1000, 1.0]
    assert code("c") not in table.index


def test_cores_that_the_flows_do_not_have_are_left_out() -> None:
    world = region(["abc"], {"ca": 150}).flows
    table = metropolitan_spheres(world, metropolitan(one="az", two="yz"))
    assert table["area"].to_dict() == {code("a"): "one", code("c"): "one"}


def test_a_choice_matrix_has_a_one_for_each_centre_of_each_set() -> None:
    choice = choice_matrix(flows(), [codes("ac"), codes("b")])
    assert choice.toarray().tolist() == [[1, 0], [0, 1], [1, 0], [0, 0]]
