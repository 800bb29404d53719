import csv
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("loaded")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_sweep_writes_its_tables_and_figures(zones: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = zones(
        "sweep", "--prefecture", "長野県", "--from", "0.10", "--to", "0.12", "--out", str(out)
    )
    assert told.code == 0
    assert set(told.out.split()) == {str(path) for path in out.iterdir()}
    counts = [row for row in rows(out / "sweep.csv") if row["proposal"] == "hub_city_area:20201"]
    assert [(row["threshold"], row["members"]) for row in counts] == [
        ("0.1", "10"),
        ("0.11", "9"),
        ("0.12", "8"),
    ]
    entries = [row for row in rows(out / "entries.csv") if row["code"] == "20561"]
    assert {row["share"] for row in entries} == {"0.105717"}
    assert (out / "sweep.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (out / "sweep.svg").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "0.2", "--to", "0.1"],
        ["--step", "0"],
        ["--from", "0.0001", "--to", "1", "--step", "0.0001"],
        ["--to", "10"],
        ["--prefecture", "どこか"],
    ],
    ids=str,
)
def test_a_range_that_cannot_be_used_is_refused_before_any_work(
    zones: Any, tmp_path: Path, arguments: list[str]
) -> None:
    told = zones("sweep", *arguments, "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_refused_before_any_work(
    zones: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    told = zones("sweep", "--out", str(tmp_path / "file" / "out"))
    assert told.code == 2
    assert "書き込めません" in told.err
    assert told.err.count("\n") == 1
