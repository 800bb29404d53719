from pathlib import Path

import pandas as pd
import pytest

from zones.data.sources.od_table import check_digit, parse_od_table
from zones.errors import DataError

ROWS = [("01100", "01202", 30), ("01202", "01202", 5)]


def written(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "od.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("kind", ["csv", "cp932", "tsv", "semicolon", "xlsx", "parquet"])
def test_every_kind_of_file_gives_the_same(tmp_path: Path, kind: str) -> None:
    frame = pd.DataFrame(ROWS, columns=["常住地コード", "従業地コード", "人数"])
    path = tmp_path / f"od.{kind}"
    if kind == "xlsx":
        frame.to_excel(path, index=False)
    elif kind == "parquet":
        frame.to_parquet(path)
    else:
        delimiter = {"tsv": "\t", "semicolon": ";"}.get(kind, ",")
        encoding = "cp932" if kind == "cp932" else "utf-8-sig"
        frame.to_csv(path, index=False, sep=delimiter, encoding=encoding)
    table = parse_od_table(path)
    assert list(table.itertuples(index=False, name=None)) == ROWS


def test_columns_are_chosen_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b,n\n011002,012025,3\n")
    with pytest.raises(
        DataError, match=r"which column is the origin\? \(none known; columns: a, b, n"
    ):
        parse_od_table(path)
    chosen = {"origin": "a", "destination": "b", "persons": "n"}
    assert parse_od_table(path, columns=chosen).iloc[0].tolist() == ["01100", "01202", 3]
    with pytest.raises(DataError, match="there is no column 'z'"):
        parse_od_table(path, columns={**chosen, "origin": "z"})


def test_a_wide_table_becomes_long(tmp_path: Path) -> None:
    path = written(tmp_path, "code,01100,01202,合計\n01100,4,-,4\n01202,,7,7\n")
    table = parse_od_table(path, layout="wide")
    assert len(table) == 4
    assert table["persons"].isna().sum() == 1
    assert table["persons"].sum() == 11
    with pytest.raises(DataError, match="no column is named by a code"):
        parse_od_table(written(tmp_path, "origin,to\n01100,1\n"), layout="wide")


@pytest.mark.parametrize(
    ("name", "en", "ja"),
    [
        ("1202", "line 1, column '#3': expected a code", "の1行目、3列目: 01100 のような5桁か6桁"),
        (
            "012024",
            "line 1, column '#3': the check digit of",
            "3列目: 012024 の検査数字（6桁目）が",
        ),
    ],
)
def test_a_wide_table_names_the_column_whose_name_is_wrong(
    tmp_path: Path, name: str, en: str, ja: str
) -> None:
    path = written(tmp_path, f"code,01100,{name}\n01100,4,-\n")
    with pytest.raises(DataError, match=en) as error:
        parse_od_table(path, layout="wide")
    assert ja in error.value.say("ja")


def test_a_column_that_is_not_found_is_asked_for_in_japanese(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        parse_od_table(written(tmp_path, "a,to,persons\n01100,01202,1\n"))
    assert error.value.say("ja") == (
        "od.csv: 出発地の列が見つかりません（列: a、to、persons）。"
        "--column origin=列名 で指定してください。"
    )


def test_zero_and_unknown_stay_apart(tmp_path: Path) -> None:
    text = 'from,to,persons\n01100,01202,-\n01100,01303,*\n01100,01304,\n01100,01305,"1,234"\n'
    found = parse_od_table(written(tmp_path, text))["persons"]
    assert found.isna().tolist() == [False, True, True, False]
    assert found.dropna().tolist() == [0, 1234]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1100,01202,3", "line 2, column 'from': expected a code .* found '1100'"),
        ("011003,01202,3", "line 2, column 'from': the check digit of 011003 is wrong"),
        ("01100,01202,-3", "line 2, column 'persons'.*found '-3'"),
        ("01100,01202,3.5", "line 2, column 'persons'.*found '3.5'"),
        ("01100,01202", "line 2: expected 3 cells, found 2"),
    ],
)
def test_faults_are_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_od_table(written(tmp_path, f"from,to,persons\n{row}\n"))


def test_check_digits_are_those_of_the_ministry() -> None:
    assert [check_digit(code) for code in ("01100", "20201", "47382")] == ["2", "1", "1"]
