from pathlib import Path

import official_layouts as layouts
import pytest

from zones.data.sources.estat_files import pages_json, parse_fetched
from zones.errors import DataError


def written(folder: Path, content: bytes) -> Path:
    path = folder / "t.json"
    path.write_bytes(content)
    return path


def test_flows_and_day_population_are_told_apart(tmp_path: Path) -> None:
    page = layouts.api_answer([layouts.flow_value("01100", "01202", "3")])
    fetched = parse_fetched(written(tmp_path, pages_json("0003454527", [page])))
    assert fetched.year == 2020
    assert fetched.flows is not None
    rows = [{"@cat01": item, "@area": "01100", "$": "9"} for item in ("100", "180")]
    page = layouts.api_answer(rows)
    fetched = parse_fetched(written(tmp_path, pages_json("0003412196", [page])))
    assert (fetched.year, fetched.flows) == (2010, None)
    assert fetched.day_night["day"].tolist() == [9]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "no readable JSON"),
        (b"[" * 100_000, "no readable JSON"),
        (b"[]", "no file of 'zones data fetch'"),
        (b'{"pages": []}', "no file of 'zones data fetch'"),
        (b'{"format": 1, "pages": [3], "table": "1"}', "has no GET_STATS_DATA"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_fetched(written(tmp_path, content))


def test_another_table_cannot_be_imported(tmp_path: Path) -> None:
    page = layouts.api_answer([{"@area": "01100", "$": "9"}])
    with pytest.raises(DataError, match="table 0001 can't be imported"):
        parse_fetched(written(tmp_path, pages_json("0001", [page])))
    with pytest.raises(DataError, match="can't be read"):
        parse_fetched(tmp_path / "missing.json")
