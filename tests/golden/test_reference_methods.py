"""The tables of docs/reference-methods.md, on Japan's flows of 2020."""

from pathlib import Path

import pytest

from zones.model import Region
from zones.model.unions import REGISTER_DATE, Register
from zones.outputs.method_summary import comparison_tables
from zones.outputs.method_tables import PLAN, MethodComparison, compare_methods, planned_zones
from zones.planning import Plan
from zones.zoning.methods.registry import METHODS, draw_zones, gather_inputs

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference-methods.md"


@pytest.fixture(scope="module")
def compared(japan: Region, japan_plan: Plan) -> MethodComparison:
    inputs = gather_inputs(japan)
    zonings = {PLAN: planned_zones(japan_plan)}
    zonings |= {name: draw_zones(inputs, name) for name in METHODS}
    register = Register.from_table(japan.unions).of_type("連携中枢都市圏").valid_on(REGISTER_DATE)
    known = set(japan.codes)
    unions = {one.id: tuple(code for code in one.codes() if code in known) for one in register}
    return compare_methods(japan, zonings, unions)


def printed(first: str) -> list[list[str]]:
    """The rows below the header of the printed table whose header starts so."""
    _, _, after = DOCUMENT.read_text("utf-8").partition(f"\n{first}")
    rows = after.splitlines()[2:]
    end = next(at for at, line in enumerate(rows) if not line.startswith("|"))
    return [
        [cell.strip(" `%").removesuffix(" %") for cell in line.strip("|").split("|")]
        for line in rows[:end]
    ]


def test_every_method_s_zones_are_as_printed(compared: MethodComparison) -> None:
    sets = comparison_tables(compared, "en")[0]
    contiguous = sets.columns.index("Contiguous")
    rows = [[cell for at, cell in enumerate(row) if at != contiguous] for row in sets.rows]
    assert printed("| method | zones |") == rows


def test_every_two_methods_agree_as_printed(compared: MethodComparison) -> None:
    matrix = comparison_tables(compared, "en")[1]
    rows = printed("| | `plan` |")
    assert [row[0] for row in rows] == [row[0] for row in matrix.rows]
    for down, (shown, computed) in enumerate(zip(rows, matrix.rows, strict=True)):
        for across, (one, other) in enumerate(zip(shown[1:], computed[1:], strict=True)):
            if across > down:
                assert one == other
            elif across < down:
                assert float(one) == pytest.approx(float(other), abs=0.0051)
            else:
                assert (one, other) == ("–", "")


def test_the_plan_is_nearest_to_the_method_of_the_same_share(compared: MethodComparison) -> None:
    table = compared.agreement
    plan = table[table["first"] == PLAN].set_index("second")["adjusted_rand"]
    assert plan.idxmax() == "uea"
