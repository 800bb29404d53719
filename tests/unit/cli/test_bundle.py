import zipfile
from pathlib import Path
from typing import Any

import pytest

from zones.cli import bundle
from zones.model import Region
from zones.provenance import Denominator


@pytest.fixture(autouse=True)
def loaded_once(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    monkeypatch.setattr(bundle, "load_region", load)


def test_it_writes_one_zip(zones: Any, tmp_path: Path) -> None:
    path = tmp_path / "長野県.zip"
    told = zones("bundle", "--prefecture", "長野県", "--title", "題名", "--out", str(path))
    assert told.code == 0
    assert told.out == f"{path}\n"
    assert "GeoPackage を書いています" in told.err
    with zipfile.ZipFile(path) as archive:
        assert "manifest.json" in archive.namelist()
        assert "題名" in archive.read("地図.html").decode()
        assert archive.read("出典と利用条件.txt").decode("utf-8-sig").startswith("題名")


@pytest.mark.parametrize("out", ["folder", "file/a.zip"])
def test_a_place_that_can_not_be_written_is_one_sentence(
    zones: Any, tmp_path: Path, out: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    told = zones("bundle", "--prefecture", "長野県", "--out", str(tmp_path / out))
    assert told.code == 2
    assert len(told.err.splitlines()) == 1
