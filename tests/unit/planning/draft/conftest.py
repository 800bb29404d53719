import pandas as pd
import pytest
from toy import code, grid

from zones.data.registers.places import Gazetteer

COLUMNS = [f"{side}_{name}" for side in ("from", "to") for name in ("code", "prefecture", "name")]


def change(kind: str, day: str, former: tuple[str, str], new: tuple[str, str]) -> dict[str, str]:
    row = {"type": kind, "date": day}
    for side, (key, name) in (("from", former), ("to", new)):
        row |= {f"{side}_code": key, f"{side}_name": name, f"{side}_prefecture": "長野県"}
    return row


@pytest.fixture
def places() -> Gazetteer:
    """a, b and c; 20299 joined b in 2005, 20298 was split between a and b."""
    joined = change("編入合併", "2005-01-01", ("20299", "旧村"), (code("b"), "b市"))
    parts = [
        change("分割", "2006-01-01", ("20298", "分村"), (code(letter), f"{letter}市"))
        for letter in "ab"
    ]
    columns = ["date", "type", *COLUMNS]
    changes = pd.DataFrame([joined, *parts], columns=columns, dtype="str")
    return Gazetteer(grid(["abc"]), changes)
