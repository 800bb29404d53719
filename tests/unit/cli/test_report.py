import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zones.cli import report
from zones.model import Region
from zones.planning import Scenario
from zones.provenance import Denominator

if TYPE_CHECKING:
    from conftest import Ran

Run = Callable[..., "Ran"]


@pytest.fixture(autouse=True)
def loaded_here(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command use the country that is loaded already."""

    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    monkeypatch.setattr(report, "load_region", load)


def test_a_centre_gives_page_pdf_and_figures(zones: Run, tmp_path: Path) -> None:
    ran = zones("report", "--centre", "飯島町", "--out", str(tmp_path))
    assert ran.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "future-maps-20384.png",
        "future-maps-20384.svg",
        "map-20384.png",
        "map-20384.svg",
        "population-20384.png",
        "population-20384.svg",
        "report.html",
        "report.pdf",
    ]
    assert ran.out.splitlines()[0] == str(tmp_path / "report.html")


def test_a_saved_plan_brings_its_prefectures_and_settings(zones: Run, tmp_path: Path) -> None:
    saved = tmp_path / "scenario.json"
    settings = Scenario(prefectures=("13",), include_borderline=True).as_dict()
    saved.write_text(json.dumps(settings), encoding="utf-8")
    ran = zones("report", "--plan", str(saved), "--out", str(tmp_path / "out"), "--lang", "en")
    assert ran.code == 0
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Inter-municipal cooperation in Tokyo" in page
    assert "Borderline cities lead candidate areas too." in page
    assert "may have changed" not in ran.err


def test_changed_data_is_said(zones: Run, tmp_path: Path) -> None:
    saved = tmp_path / "manifest.json"
    content = {"scenario": Scenario().as_dict(), "data": {"flows": "0" * 64}}
    saved.write_text(json.dumps(content), encoding="utf-8")
    ran = zones("report", "--plan", str(saved), "--centre", "飯島町", "--out", str(tmp_path / "o"))
    assert ran.code == 0
    assert "数値が変わっていることがあります" in ran.err


def test_without_a_subject_it_is_on_all_of_japan(zones: Run, tmp_path: Path) -> None:
    ran = zones("report", "--out", str(tmp_path), "--lang", "en")
    assert ran.code == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "report.html",
        "report.pdf",
        *(f"{key}-japan.{kind}" for key in ("frames", "unions") for kind in ("png", "svg")),
    }
    assert "Inter-municipal cooperation in Japan" in (tmp_path / "report.html").read_text("utf-8")


def test_a_saved_plan_and_its_options_contradict(zones: Run, tmp_path: Path) -> None:
    saved = tmp_path / "scenario.json"
    saved.write_text(json.dumps(Scenario().as_dict()), encoding="utf-8")
    ran = zones("report", "--plan", str(saved), "--near-km", "30", "--centre", "飯島町")
    assert ran.code == 2
    assert "--near-km" in ran.err


def test_an_unknown_centre_is_refused_and_nothing_written(zones: Run, tmp_path: Path) -> None:
    ran = zones("report", "--centre", "ない市", "--out", str(tmp_path / "out"))
    assert ran.code == 2
    assert "ない市" in ran.err
    assert not (tmp_path / "out" / "report.html").exists()


def test_a_folder_that_cannot_be_written_is_refused_before_work(zones: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    ran = zones("report", "--centre", "飯島町", "--out", str(file / "out"))
    assert ran.code == 2
    assert "データを読んでいます" not in ran.err
