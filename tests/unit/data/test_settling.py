from datetime import date

import pandas as pd
import pytest

from zones.data.recoding import Recoding
from zones.data.settling import settle
from zones.errors import DataError

CITIES = {"01100"}
TODAY = Recoding(
    date(2010, 10, 1),
    {"01100": ("01100",), "01202": ("01202",), "01303": ("01202",), "13101": ("13101",)},
)

Rows = list[tuple[str, str, int | None]]


def cells(rows: Rows) -> pd.DataFrame:
    index = range(2, len(rows) + 2)
    frame = pd.DataFrame(rows, columns=["origin", "destination", "persons"], index=index)
    return frame.astype({"persons": "Int64"})


def settled(rows: Rows) -> dict[tuple[str, str], int]:
    flows = settle(cells(rows), file="f", recoding=TODAY, designated=CITIES).flows
    return {(row.origin, row.destination): row.persons for row in flows.itertuples()}


def test_flows_of_merged_municipalities_add_up() -> None:
    rows: Rows = [("01202", "01303", 3), ("01303", "01202", 4), ("01303", "99999", 2)]
    assert settled(rows) == {("01202", "01202"): 7, ("01202", "99999"): 2}


def test_aggregates_are_never_added_to_parts() -> None:
    rows: Rows = [
        ("01100", "01202", 3),
        ("01100", "01000", 3),
        ("01000", "01202", 9),
        ("01100", "13100", 5),
        ("01100", "13101", 5),
        ("00000", "01202", 90),
    ]
    assert settled(rows) == {("01100", "01202"): 3, ("01100", "13101"): 5}


def test_wards_count_only_where_their_city_does_not() -> None:
    assert settled([("01101", "01102", 3), ("01102", "01202", 1)]) == {
        ("01100", "01100"): 3,
        ("01100", "01202"): 1,
    }
    assert settled([("01101", "01202", 3), ("01100", "01202", 3)]) == {("01100", "01202"): 3}


def test_totals_are_published_or_assumed() -> None:
    rows: Rows = [("01202", "00000", 10), ("01303", "00000", 5), ("01202", "01202", 8)]
    found = settle(cells(rows), file="f", recoding=TODAY, designated=CITIES)
    assert found.totals is not None
    assert found.totals.to_dict() == {"01202": 15}
    assert found.residuals[0].difference == 7
    bare = settle(cells([("01202", "01202", 8)]), file="f", recoding=TODAY, designated=CITIES)
    assert bare.totals is None
    assert "assumed" in bare.notes[0].en


def test_a_total_with_an_unknown_part_is_unknown() -> None:
    rows: Rows = [
        ("01202", "00000", 10),
        ("01303", "00000", None),
        ("01100", "00000", 5),
        ("01100", "01202", 5),
    ]
    found = settle(cells(rows), file="f", recoding=TODAY, designated=CITIES)
    assert found.totals is not None
    assert found.totals.to_dict() == {"01100": 5}


def test_zero_and_unknown_are_left_out_and_told_apart() -> None:
    rows: Rows = [("01202", "01202", 8), ("01100", "01202", 0), ("01202", "01100", None)]
    found = settle(cells(rows), file="f", recoding=TODAY, designated=CITIES)
    assert [(out.rows, out.reason.en) for out in found.left] == [
        (1, "persons suppressed or unknown (not zero)"),
        (1, "rows of zero persons"),
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("01202", "01100", 1), ("01202", "01100", 2)], "f, line 3: 01202 → 01100 comes twice"),
        ([("01202", "01999", 1)], "f, line 2, column 'destination'.*found '01999'"),
        ([("99999", "01202", 1)], "f, line 2, column 'origin'.*found '99999'"),
        ([("01202", "00000", 1), ("01202", "01100", 2)], "01202 exceed its total by 1"),
        (
            [("01202", "00000", 9), ("01202", "01100", 2), ("01100", "01100", 2)],
            "origin 01100 has no total",
        ),
        ([("01202", "01100", 0)], "no flow between municipalities"),
    ],
)
def test_faults_are_named(rows: Rows, message: str) -> None:
    with pytest.raises(DataError, match=message):
        settled(rows)
