import os
import time
from pathlib import Path

import pytest

from zones.data.trips.scratch import scratch_folder
from zones.errors import OutputError


def test_nothing_stays_whatever_happened(own_home: Path) -> None:
    def fail() -> None:
        with scratch_folder() as folder:
            (folder / "spilled").write_text("x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not list((own_home / "scratch").iterdir())


def test_what_a_killed_process_left_goes_and_what_is_in_use_stays(own_home: Path) -> None:
    left = own_home / "scratch" / "trips-killed"
    left.mkdir(parents=True)
    (left / "in-use").touch()
    with scratch_folder() as used:
        for folder in (left, used):
            os.utime(folder, (time.time() - 60,) * 2)
        with scratch_folder() as other:
            assert not left.exists()
            assert used.exists()
            assert other != used


def test_a_home_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "file"))
    with pytest.raises(OutputError, match="can't be written"), scratch_folder():
        pass
