import json
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from zones.cli import bundle
from zones.model import Region
from zones.planning import Scenario
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


def test_the_report_is_on_a_centre_and_the_settings_come_from_a_saved_plan(
    zones: Any, tmp_path: Path
) -> None:
    saved, path = tmp_path / "scenario.json", tmp_path / "a.zip"
    scenario = Scenario(prefectures=("20",), threshold=Fraction(1, 5))
    content = {"scenario": scenario.as_dict(), "data": {"flows": "0" * 64}}
    saved.write_text(json.dumps(content), "utf-8")
    options = ("--plan", str(saved), "--centre", "伊那市", "--out", str(path), "--lang", "en")
    told = zones("bundle", *options)
    assert told.code == 0
    assert "may have changed" in told.err
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("manifest.json"))["scenario"] == scenario.as_dict()
        assert "An area of cooperation around Ina" in archive.read("report.html").decode()


def test_a_saved_plan_and_its_options_contradict(zones: Any, tmp_path: Path) -> None:
    told = zones("bundle", "--plan", str(tmp_path / "a.json"), "--threshold", "0.2")
    assert told.code == 2
    assert "--threshold" in told.err


@pytest.mark.parametrize("out", ["folder", "file/a.zip"])
def test_a_place_that_can_not_be_written_is_one_sentence(
    zones: Any, tmp_path: Path, out: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    told = zones("bundle", "--prefecture", "長野県", "--out", str(tmp_path / out))
    assert told.code == 2
    assert len(told.err.splitlines()) == 1
