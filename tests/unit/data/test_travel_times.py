from pathlib import Path

import pandas as pd
import pytest

from zones.data import travel_times
from zones.data.travel_times import read_centre_times
from zones.errors import DataError

CODES = pd.Index(["20201", "20202", "20203"])


def written(tmp_path: Path, *lines: str, header: str = "from,to,minutes") -> Path:
    path = tmp_path / "times.csv"
    path.write_text("\n".join([header, *lines]) + "\n", "utf-8-sig")
    return path


def test_minutes_are_by_from_and_to(tmp_path: Path) -> None:
    path = written(tmp_path, "20203,20201,40.5", "20202,20201,30", "20201,20202,31")
    times = read_centre_times(path, CODES)
    assert times["20203", "20201"] == 40.5
    assert times["20202", "20201"] == 30
    assert times["20201", "20202"] == 31
    assert times.index.is_monotonic_increasing
    assert times.index.names == ["from", "to"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("20209,20201,5", "line 3, column 'from'.*20209"),
        ("20202,99999,5", "column 'to'.*99999"),
        ("2020,20201,5", "five digits"),
        ("=1+1,20201,5", "five digits"),
        ("20202,20202,5", "another municipality"),
        ("20203,20201,6", "in an earlier line too"),
        ("20202,20201,0", "above 0"),
        ("20202,20201,-5", "0 to 2880"),
        ("20202,20201,3000", "0 to 2880"),
        ("20202,20201,nan", "0 to 2880"),
        ("20202,20201,1e3", "0 to 2880"),
        ("20202,20201,", "0 to 2880"),
        ("20202,20201", "3 cells"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    path = written(tmp_path, "20203,20201,40", line)
    with pytest.raises(DataError, match=words):
        read_centre_times(path, CODES)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="can't be read"):
        read_centre_times(tmp_path / "none.csv", CODES)
    with pytest.raises(DataError, match="can't be read"):
        read_centre_times(tmp_path, CODES)
    with pytest.raises(DataError, match="no row"):
        read_centre_times(written(tmp_path), CODES)
    with pytest.raises(DataError, match="one column 'minutes'"):
        read_centre_times(written(tmp_path, "20203,20201,1", header="from,to,time"), CODES)
    binary = tmp_path / "times.csv"
    binary.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(DataError, match="can't be read"):
        read_centre_times(binary, CODES)


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travel_times, "LARGEST_BYTES", 10)
    with pytest.raises(DataError, match="too large"):
        read_centre_times(written(tmp_path, "20203,20201,1"), CODES)
