"""Every writer, killed at any moment or without room on the disk."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "worlds" / "faulty_writers.py"


@pytest.mark.parametrize("fault", ["kill", "full"])
def test_the_old_files_stay_or_the_new_ones_are_whole(fault: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), fault, str(tmp_path), "20260401"],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    assert len(list(tmp_path.iterdir())) == 11
