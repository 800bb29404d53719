import gzip
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from zones.data.trips import sources
from zones.data.trips.sources import check_types, find_trips, fingerprints, row_count
from zones.errors import DataError, InputError

Write = Callable[..., str]


def test_a_folder_of_partitions_is_searched_through_and_marks_are_left_out(
    write: Write, tmp_path: Path
) -> None:
    for day in ("01", "02"):
        write([("11", "21", 5)], f"t/day={day}/a.parquet")
    (tmp_path / "t/_SUCCESS").touch()
    (tmp_path / "t/.hidden.parquet").touch()
    found = find_trips([str(tmp_path / "t")])
    assert [part.name for part in found.parts] == ["day=01/a.parquet", "day=02/a.parquet"]
    assert found.columns == ("origin", "destination", "persons", "day")
    assert (found.format, found.partitions) == ("parquet", ("day",))
    assert row_count(found) == 2


def test_a_csv_may_be_packed_and_separated_by_other_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbforigin;destination;persons\n1;2;3\n"))
    found = find_trips([str(path)])
    assert (found.format, found.delimiter) == ("csv", ";")
    assert found.columns == ("origin", "destination", "persons")
    assert row_count(found) is None


def test_what_is_not_there_or_empty_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="isn't there"):
        find_trips([str(tmp_path / "none")])
    with pytest.raises(DataError, match="no Parquet and no CSV"):
        find_trips([str(tmp_path)])


def test_parquet_and_csv_are_not_mixed(write: Write) -> None:
    rows = [("11", "21", 5)]
    with pytest.raises(DataError, match="mixed"):
        find_trips([write(rows), write(rows, "b.csv")])


def test_another_type_in_a_partition_is_refused_with_both_files(
    write: Write, tmp_path: Path
) -> None:
    write([("11", "21", 5)], "t/a.parquet")
    write([("11", "21", "5")], "t/b.parquet")
    found = find_trips([str(tmp_path / "t")])
    check_types(found, ["origin", "destination"])
    with pytest.raises(
        DataError, match=r"'persons' is int64 in a\.parquet and string in b\.parquet"
    ):
        check_types(found, ["persons"])


def test_a_partition_without_a_column_is_refused(write: Write, tmp_path: Path) -> None:
    write([("11", "21", 5)], "t/a.parquet")
    write([("11", "21")], "t/b.parquet", ["origin", "destination"])
    with pytest.raises(DataError, match=r"b\.parquet has no column 'persons'"):
        check_types(find_trips([str(tmp_path / "t")]), ["persons"])


def test_text_kept_in_another_way_is_still_text(write: Write, tmp_path: Path) -> None:
    write([("11", "21", 5)], "t/a.parquet")
    table = pd.DataFrame({"origin": pd.Categorical(["11"]), "destination": ["21"], "persons": [5]})
    table.to_parquet(tmp_path / "t/b.parquet")
    check_types(find_trips([str(tmp_path / "t")]), ["origin", "destination", "persons"])


def test_other_columns_of_a_csv_and_other_partitions_are_refused(
    write: Write, tmp_path: Path
) -> None:
    write([("11", "21", 5)], "c/a.csv")
    write([("11", "21", 5)], "c/b.csv", ["origin", "destination", "n"])
    with pytest.raises(DataError, match=r"b\.csv differ from those of a\.csv \(n, persons\)"):
        find_trips([str(tmp_path / "c")])
    write([("11", "21", 5)], "o/a.csv")
    write([("11", "21", 5)], "o/b.csv", ["destination", "origin", "persons"])
    with pytest.raises(DataError, match=r"\(their order\)") as error:
        find_trips([str(tmp_path / "o")])
    assert "（順序）" in error.value.say("ja")
    write([("11", "21", 5)], "p/day=1/a.parquet")
    write([("11", "21", 5)], "p/b.parquet")
    with pytest.raises(DataError, match="partitions"):
        find_trips([str(tmp_path / "p")])


def test_a_cut_off_or_unreadable_file_is_named(write: Write, tmp_path: Path) -> None:
    path = Path(write([("11", "21", 5)]))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match="cut off"):
        find_trips([str(path)])
    (tmp_path / "x.parquet").write_bytes(b"nothing")
    with pytest.raises(DataError, match="no readable Parquet"):
        find_trips([str(tmp_path / "x.parquet")])
    (tmp_path / "x.csv").write_bytes("出発地,b\n".encode("cp932"))
    with pytest.raises(DataError, match="UTF-8"):
        find_trips([str(tmp_path / "x.csv")])
    (tmp_path / "y.csv").write_text("a,a\n")
    with pytest.raises(DataError, match="come twice"):
        find_trips([str(tmp_path / "y.csv")])


def test_small_files_are_hashed_and_large_ones_dated(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_trips([write([("11", "21", 5)])])
    (small,) = fingerprints(found)
    monkeypatch.setattr(sources, "HASHED_BYTES", 10)
    (large,) = fingerprints(found)
    assert len(small["sha256"]) == 64
    assert "sha256" not in large
    assert large["changed"].startswith("20")
    assert small["bytes"] == large["bytes"] > 10


def test_addresses_are_left_to_spark() -> None:
    found = find_trips(["s3a://bucket/trips"])
    assert (found.remote, found.format, found.parts) == (True, "parquet", ())
    assert find_trips(["hdfs://x/a.csv.gz"]).format == "csv"
    assert fingerprints(found) == [{"name": "s3a://bucket/trips"}]
    with pytest.raises(InputError, match="can't be given together"):
        find_trips(["s3a://bucket/trips", "here.parquet"])
