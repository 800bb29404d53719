"""Any register that is exported and imported comes back the same."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from zones.data.embedded import Tables, load_tables
from zones.data.registers.importing import import_register
from zones.model.unions import Register
from zones.outputs.csv import to_csv
from zones.schemas.register import COLUMNS, TYPES

WORDS = st.text(
    st.characters(exclude_categories=("C", "Zs", "Zl", "Zp"), exclude_characters=";'"),
    min_size=1,
    max_size=8,
)
MAYBE = st.none() | WORDS
CODES = st.none() | st.sampled_from(["01100", "13101", "20201", "47382"])
STARTS = st.none() | st.sampled_from(["1970", "1999-04", "2005-03-31"])
ENDS = st.none() | st.sampled_from(["2010", "2016-02", "2026-03-31"])


@cache
def tables() -> Tables:
    return load_tables()


@st.composite
def registers(draw: st.DrawFn) -> Register:
    rows = []
    for number in range(draw(st.integers(1, 3))):
        tasks = ";".join(draw(st.lists(WORDS, max_size=3))) or None
        union = (f"U{number}", draw(WORDS), draw(st.sampled_from(TYPES)), draw(WORDS))
        rows += [
            (
                *union,
                draw(st.sampled_from(["centre", "member", "observer"])),
                draw(WORDS),
                draw(WORDS),
                draw(CODES),
                draw(STARTS),
                draw(ENDS),
                draw(MAYBE),
                tasks,
                draw(st.sampled_from(["confirmed", "derived", "unconfirmed"])),
                draw(MAYBE),
                draw(MAYBE),
            )
            for _ in range(draw(st.integers(1, 4)))
        ]
    return Register.from_table(pd.DataFrame(rows, columns=list(COLUMNS), dtype="str"))


@settings(max_examples=60, deadline=None)
@given(registers())
def test_export_and_import_give_the_same_register(register: Register) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "unions.csv"
        path.write_bytes(to_csv(register.to_table()))
        result = import_register(
            path,
            municipalities=tables().municipalities,
            changes=tables().changes,
            as_of=date(2026, 4, 1),
        )
    assert not result.problems
    assert Register.from_table(result.table) == register
