from pathlib import Path

import pytest

from zones.data.build import build
from zones.data.embedded import geodata_folder

pytestmark = pytest.mark.shared


def test_the_official_files_give_the_committed_bytes(shared_data: Path, tmp_path: Path) -> None:
    build(shared_data, tmp_path / "geodata")
    committed, built = geodata_folder(), tmp_path / "geodata"
    names = {path.name for path in built.iterdir()}
    assert names == {path.name for path in committed.iterdir()}
    altered = {n for n in names if (built / n).read_bytes() != (committed / n).read_bytes()}
    assert altered == set()
