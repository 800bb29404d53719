import errno
import os
import tempfile
from pathlib import Path

import pyogrio
import pytest

from zones.errors import OutputError
from zones.outputs.formats.scratch import scratch_folder


def test_the_folder_vanishes_and_the_clock_runs_again() -> None:
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    with scratch_folder() as folder:
        assert folder.is_dir()
        assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") == "2000-01-01T00:00:00.000Z"
    assert not folder.exists()
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") == before


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "No space left on device"),
        (pyogrio.errors.DataSourceError("can't create\nmore"), "can't create"),
    ],
)
def test_a_fault_is_one_sentence(fault: Exception, why: str) -> None:
    with (
        pytest.raises(OutputError, match="Can't write into the working folder") as refused,
        scratch_folder(),
    ):
        raise fault
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_sentence_of_ours_stays() -> None:
    with pytest.raises(OutputError, match=r"^en$"), scratch_folder():
        raise OutputError("ja", "en")


def test_a_working_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match="TMPDIR"), scratch_folder():
        pass
