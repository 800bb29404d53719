from pathlib import Path

import pandas as pd
import pytest

from zones.data.own_figures import read_former_ratios, read_travel_minutes
from zones.errors import DataError, InputError

CODES = pd.Index(["16202", "16211", "34202"], name="code")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own.csv"


def test_former_ratios_are_by_code(own: Path) -> None:
    own.write_text("code,ratio\n34202,1.02\n16202,0.98\n", "utf-8")
    found = read_former_ratios(own, CODES)
    assert found.to_dict() == {"34202": 1.02, "16202": 0.98}
    assert found.dtype == "Float64"
    assert found.name == "former_municipality_ratio"


def test_travel_minutes_are_by_pair_with_the_smaller_code_first(own: Path) -> None:
    own.write_text("a,b,minutes\n16211,16202,20\n", "utf-8")
    found = read_travel_minutes(own, CODES)
    assert found.to_dict() == {"16202+16211": 20.0}
    assert found.name == "travel_minutes"


def test_a_mark_of_byte_order_blanks_windows_lines_and_other_columns_do_not_matter(
    own: Path,
) -> None:
    own.write_bytes("\ufeffname,code,ratio\r\n呉市, 34202 , 1.02 \r\n".encode())
    assert read_former_ratios(own, CODES).to_dict() == {"34202": 1.02}


def test_a_file_of_a_header_only_has_no_figures(own: Path) -> None:
    own.write_text("code,ratio\n", "utf-8")
    assert read_former_ratios(own, CODES).empty


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "there is no column 'code'"),
        ("code;ratio\n34202;1\n", "there is no column 'code'"),
        ("code,share\n34202,1\n", "there is no column 'ratio'"),
        ("code,ratio\n99999,1\n", "line 2: there is no municipality code '99999'"),
        ("code,ratio\n,1\n", "line 2: there is no municipality code ''"),
        ("code,ratio\n34202,1\n34202,1\n", "line 3: 34202 comes twice"),
        ("code,ratio\n34202,\n", "line 2, column ratio: ''"),
        ("code,ratio\n34202\n", "line 2, column ratio: ''"),
        ("code,ratio\n34202,one\n", "column ratio: 'one'"),
        ("code,ratio\n34202,nan\n", "column ratio: 'nan'"),
        ("code,ratio\n34202,inf\n", "column ratio: 'inf'"),
        ("code,ratio\n34202,0\n", "a number above 0 and up to 20"),
        ("code,ratio\n34202,102\n", "a number above 0 and up to 20"),
    ],
)
def test_a_malformed_ratio_is_refused_with_its_place(own: Path, content: str, words: str) -> None:
    own.write_text(content, "utf-8")
    with pytest.raises(DataError) as refused:
        read_former_ratios(own, CODES)
    assert words in str(refused.value)
    assert "own.csv" in refused.value.text.ja


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n16202,16211\n", "there is no column 'minutes'"),
        ("a,b,minutes\n16202,9,5\n", "there is no municipality code '9'"),
        ("a,b,minutes\n16202,16211,5\n16211,16202,6\n", "16202+16211 comes twice"),
        ("a,b,minutes\n16202,16211,-5\n", "column minutes: '-5'"),
        ("a,b,minutes\n16202,16211,1441\n", "up to 1440"),
        ("a,b,minutes\n16202,16202,5\n", "16202"),
    ],
)
def test_a_malformed_travel_time_is_refused_with_its_place(
    own: Path, content: str, words: str
) -> None:
    own.write_text(content, "utf-8")
    with pytest.raises(DataError) as refused:
        read_travel_minutes(own, CODES)
    assert words in str(refused.value)


def test_long_cells_are_cut_in_the_message(own: Path) -> None:
    own.write_text(f"code,ratio\n{'9' * 5000},1\n", "utf-8")
    with pytest.raises(DataError) as refused:
        read_former_ratios(own, CODES)
    assert len(str(refused.value)) < 200


def test_a_field_beyond_the_readers_limit_is_refused(own: Path) -> None:
    own.write_text(f'code,ratio\n"{"9" * 200_000}",1\n', "utf-8")
    with pytest.raises(DataError):
        read_former_ratios(own, CODES)


def test_what_is_no_utf_8_is_refused(own: Path) -> None:
    own.write_bytes("code,ratio\n呉市,1\n".encode("cp932"))
    with pytest.raises(DataError, match="no CSV in UTF-8"):
        read_former_ratios(own, CODES)


def test_null_bytes_are_refused_and_no_crash(own: Path) -> None:
    own.write_bytes(b"code,ratio\n34202\x00,1\n")
    with pytest.raises(DataError):
        read_former_ratios(own, CODES)


def test_a_missing_or_large_file_is_refused(own: Path) -> None:
    with pytest.raises(InputError, match="Can't read"):
        read_former_ratios(own, CODES)
    own.write_bytes(b"x" * 1_000_001)
    with pytest.raises(InputError, match="too large"):
        read_former_ratios(own, CODES)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Can't read"):
        read_travel_minutes(tmp_path, CODES)
