from zones.outputs.union_files import comparison_files
from zones.planning import Plan


def test_names_are_ours_and_the_bytes_the_same_twice(nagano_plan: Plan) -> None:
    first = comparison_files(nagano_plan)
    assert set(first) == {
        "comparison.csv",
        "standings.csv",
        "comparison-hub.png",
        "comparison-hub.svg",
        "comparison-settlement.png",
        "comparison-settlement.svg",
        "comparison-cooperation.png",
        "comparison-cooperation.svg",
        "two-floors.png",
        "two-floors.svg",
    }
    assert first == comparison_files(nagano_plan)
