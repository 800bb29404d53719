from collections.abc import Callable
from pathlib import Path

import pytest

from zones.data.sources.csv_table import CsvTable, cell_error, read_csv_table
from zones.errors import DataError
from zones.labels import Text


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], CsvTable]:
    def read(content: str) -> CsvTable:
        path = tmp_path / "some.csv"
        path.write_text(content, encoding="utf-8")
        return read_csv_table(path, ("code", "persons"))

    return read


def test_rows_are_numbered_as_in_the_file(table: Callable[[str], CsvTable]) -> None:
    read = table("code,persons\n01100,5\n\n01202,6\n")
    assert read.text.index.tolist() == [2, 4]
    assert read.codes("code").tolist() == ["01100", "01202"]
    assert read.integers("persons").to_dict() == {2: 5, 4: 6}


def test_a_byte_order_mark_is_no_part_of_the_header(table: Callable[[str], CsvTable]) -> None:
    assert table("\ufeffcode,persons\n01100,5\n").codes("code").tolist() == ["01100"]


@pytest.mark.parametrize("cell", ["1.5", "-1", "", "***", "1e3", " 5", "５", "1,000"])
def test_persons_are_whole_and_not_negative(table: Callable[[str], CsvTable], cell: str) -> None:
    read = table(f'code,persons\n01100,5\n01202,"{cell}"\n')
    with pytest.raises(DataError, match=r"some\.csv, line 3, column 'persons'.*whole number"):
        read.integers("persons")


@pytest.mark.parametrize("cell", ["1100", "011002", "0110A", "０１１００", ""])
def test_codes_have_five_digits(table: Callable[[str], CsvTable], cell: str) -> None:
    read = table(f"code,persons\n{cell},5\n")
    with pytest.raises(DataError, match="line 2, column 'code': expected five digits") as error:
        read.codes("code")
    assert "2行目" in error.value.say("ja")


def test_an_optional_code_is_unknown_where_empty(table: Callable[[str], CsvTable]) -> None:
    codes = table("code,persons\n,5\n01100,6\n").codes("code", optional=True)
    assert codes.isna().tolist() == [True, False]


def test_decimals_have_a_range(table: Callable[[str], CsvTable]) -> None:
    read = table("code,persons\n01100,43.5\n01202,91\n")
    with pytest.raises(DataError, match=r"line 3.*a number from 0 to 90, found '91'"):
        read.decimals("persons", low=0, high=90)


def test_choices_refuse_other_words(table: Callable[[str], CsvTable]) -> None:
    read = table("code,persons\n01100,center\n01202,boss\n")
    with pytest.raises(DataError, match=r"line 3.*expected center / member, found 'boss'"):
        read.choices("persons", {"center": "centre", "member": "member"})


def test_a_key_comes_once(table: Callable[[str], CsvTable]) -> None:
    read = table("code,persons\n01100,5\n01202,5\n01100,6\n")
    with pytest.raises(DataError, match=r"line 4, column 'code': '01100' stands in an") as error:
        read.check_unique(["code"])
    assert "の4行目: 列「code」の「01100」は前の行にもあります。" in error.value.say("ja")


def test_a_key_of_two_columns_comes_once(table: Callable[[str], CsvTable]) -> None:
    read = table("code,persons\n01100,5\n01100,6\n01100,5\n")
    with pytest.raises(DataError, match="columns 'code', 'persons': '01100, 5' stands") as error:
        read.check_unique(["code", "persons"])
    assert "列「code」「persons」の組み合わせ「01100・5」は" in error.value.say("ja")


def test_both_languages_are_whole_sentences(table: Callable[[str], CsvTable]) -> None:
    read = table("code,persons\n1100,-5\n,boss\n")
    with pytest.raises(DataError) as error:
        read.codes("code")
    assert error.value.say("ja") == (
        "some.csv の2行目、列「code」: 01100 のような5桁の数字のはずですが、「1100」でした。"
        "ファイルを確認してください。"
    )
    with pytest.raises(DataError) as error:
        read.choices("persons", {"center": "centre", "member": "member"})
    assert "「center」「member」のどれかのはずですが、「-5」でした。" in error.value.say("ja")
    with pytest.raises(DataError) as error:
        read.decimals("persons", low=0, high=1e15)
    assert "0から1,000兆までの数のはずですが、「boss」でした。" in error.value.say("ja")
    with pytest.raises(DataError) as error:
        read.matching("code", "1100", Text("1100", "1100"))
    assert "空欄でした。" in error.value.say("ja")


def test_a_column_without_a_name_is_told_by_its_number() -> None:
    error = cell_error("a.csv", 2, 11, expected=Text("整数", "a number"), found="x")
    assert error.say("ja").startswith("a.csv の2行目、11列目: 整数のはずですが、「x」でした。")
    assert error.say("en").startswith("a.csv, line 2, column '#11': expected a number, found 'x'.")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("code,people\n01100,5\n", "line 1: expected one column 'persons', found 0"),
        ("code,persons,persons\n01100,5,5\n", "line 1: expected one column 'persons', found 2"),
        ("", "expected one column 'code', found 0"),
        ("code,persons\n", "has no row of data"),
        ("code,persons\n01100,5,6\n", "line 2: expected 2 cells, found 3"),
        ("code,persons\n01100\n", "line 2: expected 2 cells, found 1"),
        ('code,persons\n"01100"x,5\n', "no readable CSV"),
    ],
)
def test_a_malformed_file_is_refused(
    table: Callable[[str], CsvTable], content: str, message: str
) -> None:
    with pytest.raises(DataError, match=message):
        table(content)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.csv can't be read"):
        read_csv_table(tmp_path / "none.csv", ("code",))


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("code,市\n".encode("cp932"))
    with pytest.raises(DataError, match=r"old\.csv can't be read as utf-8-sig"):
        read_csv_table(path, ("code",))
