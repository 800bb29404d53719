import gzip
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.data.trips.crosswalk import PARTS, make_crosswalk, read_crosswalk, with_units
from zones.errors import DataError


def frame(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["code", "unit", "weight"][: len(rows[0])])


def test_every_code_has_one_unit() -> None:
    made = make_crosswalk(frame(("2", "B"), ("1", "A"), ("3", "A")), origin="x")
    assert made.units == ("A", "B")
    assert made.table["unit"].tolist() == [0, 1, 0]
    assert not made.weighted


@given(st.dictionaries(st.sampled_from("ABCDEFG"), st.floats(1e-6, 1e9), min_size=1))
def test_weights_become_whole_parts_that_add_up(weights: dict[str, float]) -> None:
    made = make_crosswalk(frame(*[("1", unit, one) for unit, one in weights.items()]), origin="x")
    assert made.table["parts"].sum() == PARTS
    assert made.table["first"].sum() == 1


def test_what_has_no_whole_part_keeps_the_code_and_loses_the_unit() -> None:
    made = make_crosswalk(frame(("1", "A", 1e-9), ("1", "B", 1.0)), origin="x")
    assert made.table["parts"].tolist() == [PARTS]
    assert made.table["first"].tolist() == [1]


def test_a_code_twice_without_weights_is_refused_with_both_units() -> None:
    with pytest.raises(DataError, match=r"x maps code 1 twice \(A, B\)"):
        make_crosswalk(frame(("1", "A"), ("1", "B")), origin="x")


def test_a_pair_twice_is_refused_even_with_weights() -> None:
    with pytest.raises(DataError, match="twice"):
        make_crosswalk(frame(("1", "A", 1.0), ("1", "A", 2.0)), origin="x")


@pytest.mark.parametrize("weight", [0.0, -1.0])
def test_a_weight_that_is_not_positive_is_refused(weight: float) -> None:
    with pytest.raises(DataError, match="positive"):
        make_crosswalk(frame(("1", "A", weight), ("1", "B", 1.0)), origin="x")


def test_an_empty_crosswalk_is_refused() -> None:
    with pytest.raises(DataError, match="empty"):
        make_crosswalk(frame(("1", "A")).iloc[:0], origin="x")


def test_a_csv_a_packed_csv_and_a_parquet_are_read_alike(tmp_path: Path) -> None:
    text = "mesh_code,municipality\n011,01100\n012,01202\n"
    (tmp_path / "a.csv").write_text(text)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(text.encode()))
    pd.DataFrame({"code": ["011", "012"], "unit": ["01100", "01202"]}).to_parquet(
        tmp_path / "a.parquet"
    )
    made = [read_crosswalk(tmp_path / f"a.{kind}") for kind in ("csv", "csv.gz", "parquet")]
    for one in made:
        pd.testing.assert_frame_equal(one.table, made[0].table)
        assert one.units == ("01100", "01202")


def test_columns_of_other_names_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("block,county,area\n1,X,2\n1,Y,6\n")
    made = read_crosswalk(path, {"code": "block", "unit": "county", "weight": "area"})
    assert made.table["parts"].tolist() == [2500, 7500]
    with pytest.raises(DataError, match="--crosswalk-column code="):
        read_crosswalk(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code,unit\n1,\n", "line 2: the code or its unit is empty"),
        ("code,unit,weight\n1,A,x\n", "line 2: the weight 'x'"),
        ("code,unit,weight\n1,A,inf\n", "weight 'inf'"),
    ],
)
def test_a_cell_that_cannot_be_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=words):
        read_crosswalk(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.csv can't be read"):
        read_crosswalk(tmp_path / "none.csv")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8bxx")
    (tmp_path / "a.parquet").write_bytes(b"PAR1xx")
    for name in ("a.gz", "a.parquet"):
        with pytest.raises(DataError, match=name):
            read_crosswalk(tmp_path / name)


def test_units_that_become_the_same_are_joined_and_others_fall_away() -> None:
    made = make_crosswalk(
        frame(("1", "A", 1.0), ("1", "B", 1.0), ("2", "C", 1.0), ("3", "C", 1.0), ("3", "A", 1.0)),
        origin="x",
    )
    now = with_units(made, {"A": "Z", "B": "Z", "C": None}.get)
    assert now.table["code"].tolist() == ["1", "3"]
    assert now.units == ("Z",)
    assert not now.weighted


def test_numbers_are_given_where_the_trips_have_numbers() -> None:
    made = make_crosswalk(frame(("011", "A"), ("12", "B")), origin="x")
    assert made.arrow(numbers=True).column("key").to_pylist() == [11, 12]
    assert made.arrow(numbers=False).column("key").to_pylist() == ["011", "12"]


@pytest.mark.parametrize(("codes", "words"), [(("1", "x"), "'x'"), (("1", "01"), "leading zeros")])
def test_codes_that_are_no_different_numbers_are_refused(
    codes: tuple[str, str], words: str
) -> None:
    made = make_crosswalk(frame((codes[0], "A"), (codes[1], "B")), origin="x")
    with pytest.raises(DataError, match=words):
        made.arrow(numbers=True)
