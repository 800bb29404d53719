from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from zones.rules.assessment import assess
from zones.rules.evidence import measure_gap, write_codes
from zones.rules.ruleset import Operator, RuleSet


def test_rows_go_unit_by_unit_in_the_order_of_the_file(own: RuleSet, facts: pd.DataFrame) -> None:
    rows = assess(facts, own).rows
    assert list(rows["code"].unique()) == list(facts.index)
    assert list(rows["criterion"].head(5)) == ["A", "B", "B-merged", "B-former", "K"]
    assert list(rows["role"].head(5)) == [
        "criterion",
        "criterion",
        "exception",
        "exception",
        "informative",
    ]
    assert len(rows) == 5 * len(facts)


def test_a_row_holds_observed_threshold_and_origin(own: RuleSet, facts: pd.DataFrame) -> None:
    rows = assess(facts, own).rows
    ratio = rows[rows["criterion"] == "B"].iloc[1]
    assert (ratio["observed"], ratio["threshold"], ratio["operator"]) == (0.98, 1.0, ">=")
    assert ratio["threshold_text"] == "100 以上（おおむね）"
    assert (ratio["unit"], ratio["article"], ratio["source"]) == ("ratio", "2", "our guideline")
    assert (ratio["confidence"], ratio["scheme"]) == ("assumed", "own")
    assert ratio["gap"] == pytest.approx(0.02)
    assert pd.isna(ratio["observed_text"])
    kinds = rows[rows["criterion"] == "K"]
    assert kinds["observed_text"].tolist()[:3] == ["市", "中核市", "町"]
    assert kinds["observed_text"].isna().tolist() == [False] * 5 + [True, False]
    assert kinds[["observed", "threshold", "gap"]].isna().all(axis=None)
    merged = rows[rows["criterion"] == "B-merged"]
    assert merged["observed_text"].iloc[3] == "1999年以降に合併した"


@pytest.mark.parametrize(
    ("operator", "gaps"),
    [
        (">=", [10000, 0, -10000]),
        (">", [10000, 0, -10000]),
        ("<=", [-10000, 0, 10000]),
        ("<", [-10000, 0, 10000]),
        ("==", [np.nan] * 3),
        ("!=", [np.nan] * 3),
    ],
)
def test_the_gap_is_what_is_missing(own: RuleSet, operator: Operator, gaps: list[float]) -> None:
    row = replace(own.criterion("A"), operator=operator)
    np.testing.assert_array_equal(measure_gap(row, np.array([40000.0, 50000.0, 60000.0])), gaps)


def test_pairs_are_written_as_one_code() -> None:
    index = pd.MultiIndex.from_tuples([("16202", "16211")], names=["code", "other"])
    assert list(write_codes(index)) == ["16202+16211"]
    assert list(write_codes(pd.Index(["01100"], name="code"))) == ["01100"]


def test_no_unit_gives_no_row(own: RuleSet, facts: pd.DataFrame) -> None:
    nobody = assess(facts.iloc[:0], own)
    assert len(nobody.rows) == 0
    assert list(nobody.rows.columns) == list(assess(facts, own).rows.columns)
    assert len(nobody.outcome) == 0
    assert len(nobody.reasons("ja")) == 0
    assert len(nobody.table("en")) == 0
