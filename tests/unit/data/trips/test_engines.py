from pathlib import Path

import pytest

from zones.data.trips.engines import Settings, start
from zones.errors import InputError


@pytest.mark.parametrize(
    ("text", "size"), [("4GB", 4 * 1024**3), ("800 MB", 800 * 1024**2), ("1.5g", 3 * 512 * 1024**2)]
)
def test_memory_is_read_as_people_write_it(text: str, size: int) -> None:
    assert Settings(memory=text).memory_bytes == size


@pytest.mark.parametrize("text", ["", "4", "lots", "-1GB", "1MB", "4GB; DROP"])
def test_what_is_no_memory_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--memory"):
        start(Settings(memory=text), tmp_path)


def test_duckdb_is_the_default_and_says_its_versions(tmp_path: Path) -> None:
    with start(Settings(), tmp_path) as engine:
        assert engine.about["engine"] == "duckdb"
        assert set(engine.about) == {"engine", "duckdb", "ibis"}
