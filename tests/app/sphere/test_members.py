from fractions import Fraction

from zones.app.resources import region
from zones.app.sphere.members import listed_flows, moving_table, reaching


def test_the_members_at_each_threshold_are_those_of_the_exact_comparison() -> None:
    flows = region().flows
    listed = listed_flows(flows, ["20201"])
    table = moving_table(flows, listed).set_index("threshold")
    for threshold in (Fraction(5, 100), Fraction(10, 100), Fraction(20, 100)):
        exact = flows.reaches(["20201"], threshold).drop("20201")
        assert table.at[threshold, "members"] == exact.sum()
        assert set(reaching(flows, listed, threshold)["code"]) == set(exact.index[exact])
    entered = [code for codes in table["entering"] for code in codes]
    assert len(entered) == len(set(entered)) == table["members"].iloc[-1]


def test_the_threshold_of_now_has_a_row_of_its_own() -> None:
    flows = region().flows
    listed, now = listed_flows(flows, ["20201"]), Fraction(85, 1000)
    table = moving_table(flows, listed, now).set_index("threshold")
    assert table.at[now, "members"] == flows.reaches(["20201"], now).drop("20201").sum()
    assert len(table) == len(moving_table(flows, listed)) + 1
    assert len(moving_table(flows, listed, Fraction(1, 10))) == len(table) - 1
