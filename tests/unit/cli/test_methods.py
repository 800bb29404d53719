import json
import sys
from pathlib import Path
from typing import Any

import pytest

from zones.cli import methods
from zones.labels import LANGS, Lang
from zones.model import Region
from zones.provenance import Denominator
from zones.zoning.methods.registry import METHODS


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    monkeypatch.setattr(methods, "load_region", load)


@pytest.mark.parametrize("lang", LANGS)
def test_the_methods_are_listed(zones: Any, lang: Lang) -> None:
    told = zones("methods", "list", "--lang", lang)
    assert told.code == 0
    listed = [line.split("\t")[0] for line in told.out.splitlines()[2:] if line]
    assert listed == list(METHODS)


def test_one_method_is_run_and_its_tables_are_written(zones: Any, tmp_path: Path) -> None:
    told = zones("methods", "run", "travel_to_work", "--out", str(tmp_path), "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("# Most populous zones (20 of ")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "travel_to_work.json",
        "travel_to_work_map.html",
        "travel_to_work_map.png",
        "travel_to_work_map.svg",
        "travel_to_work_municipalities.csv",
        "travel_to_work_trace.csv",
        "travel_to_work_zones.csv",
    ]


def test_settings_change_the_zones(zones: Any) -> None:
    coarse = zones("methods", "run", "commuting_zones", "--set", "cut=0.99", "--json")
    fine = zones("methods", "run", "commuting_zones", "--set", "cut = 0.9", "--json")
    assert len(json.loads(coarse.out)["zones"]) < len(json.loads(fine.out)["zones"])


def test_a_fallback_is_said_and_a_table_replaces_it(zones: Any, tmp_path: Path) -> None:
    assert "uea: 中心の要件は人口集中地区" in zones("methods", "run", "uea").out
    did = tmp_path / "did.csv"
    did.write_text("code,population\n01100,1900000\n", "utf-8")
    told = json.loads(zones("methods", "run", "uea", "--did", str(did), "--json").out)
    assert told["notes"] == []
    assert list(told["zones"]) == ["01100"]


def test_a_grid_is_taken_for_cities(zones: Any, tmp_path: Path) -> None:
    urban = tmp_path / "urban.csv"
    urban.write_text("code,centre,persons\n01100,sapporo,1900000\n", "utf-8")
    told = zones("methods", "run", "functional_urban", "--urban", str(urban), "--json")
    assert list(json.loads(told.out)["zones"]) == ["01100"]


def test_cut_off_pieces_are_moved_when_asked(zones: Any) -> None:
    plain = json.loads(zones("methods", "run", "commuting_zones", "--json").out)
    mended = json.loads(zones("methods", "run", "commuting_zones", "--repair", "--json").out)
    assert plain["zones"] != mended["zones"]


def test_two_methods_are_compared_and_mapped(zones: Any, tmp_path: Path) -> None:
    told = zones("methods", "compare", "uea", "commuting_zones", "--out", str(tmp_path))
    assert told.code == 0
    assert "調整ランド指数" in told.out
    written = {path.name for path in tmp_path.iterdir()}
    assert {f"methods_disagreement.{kind}" for kind in ("csv", "png", "svg")} < written
    assert "methods_map.html" in written
    assert "都市雇用圏" in told.err


def test_a_method_that_is_not_installed_is_left_out_and_named(
    zones: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "leidenalg", None)
    told = zones("methods", "compare", "--json", "--lang", "en")
    drawn = [row["method"] for row in json.loads(told.out)["methods"]]
    assert drawn == ["plan", *(name for name in METHODS if name != "leiden")]
    assert "not installed: leiden (pip install 'zones[leiden]')" in told.err
    asked = zones("methods", "run", "leiden", "--lang", "en")
    assert asked.code == 2
    assert "Install them with pip install 'zones[leiden]'" in asked.err


def test_the_plan_stands_beside_the_methods(zones: Any) -> None:
    told = zones("methods", "compare", "plan", "uea", "--json")
    content = json.loads(told.out)
    assert [row["method"] for row in content["methods"]] == ["plan", "uea"]
    assert content["agreement"][0]["adjusted_rand"] > 0.3


def test_a_comparison_as_json_names_the_unions_it_was_held_against(zones: Any) -> None:
    told = zones("methods", "compare", "uea", "--union-type", "定住自立圏", "--json")
    content = json.loads(told.out)
    assert [row["method"] for row in content["methods"]] == ["uea"]
    assert content["against_unions"][0]["zones"] > 100


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("run", "ttwa"), "方法「ttwa」はありません"),
        (("run", "uea", "--set", "share"), "名前=値 の形"),
        (("run", "uea", "--set", "cut=0.9"), "という設定はありません"),
        (("compare", "uea", "ttwa"), "方法「ttwa」はありません"),
    ],
)
def test_what_does_not_exist_is_refused_in_one_sentence(
    zones: Any, arguments: tuple[str, ...], sentence: str
) -> None:
    told = zones("methods", *arguments)
    assert told.code == 2
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_refused_before_any_work(
    zones: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    told = zones("methods", "run", "uea", "--out", str(tmp_path / "file" / "out"))
    assert told.code == 2
    assert told.out == ""
