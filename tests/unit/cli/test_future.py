import json
from pathlib import Path
from typing import Any

import pytest

from zones.cli import future
from zones.labels import LANGS, Lang
from zones.model import Region
from zones.provenance import Denominator


@pytest.fixture(autouse=True)
def country(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    monkeypatch.setattr(future, "load_region", load)


@pytest.mark.parametrize("lang", LANGS)
def test_every_subcommand_explains_itself(zones: Any, lang: Lang) -> None:
    for name in ("people", "classes", "sizes", "indicators", "maps"):
        told = zones("future", name, "--lang", lang, "--help")
        assert told.code == 0
        assert "--base-year" in told.out


def test_people_of_a_prefecture_as_json(zones: Any) -> None:
    told = zones("future", "people", "--prefecture", "長野", "--base-year", "2015", "--json")
    rows = json.loads(told.out)["rows"]
    assert [row["year"] for row in rows] == [2015, 2020, 2025, 2030, 2035, 2040, 2045, 2050]
    assert rows[-1]["total"] == 1_581_949
    assert rows[0]["index"] == 1
    assert rows[0]["base_year"] == 2015


def test_classes_are_printed_as_in_the_report(zones: Any) -> None:
    told = zones("future", "classes", "--prefecture", "20")
    assert told.code == 0
    assert "50以下\t0 (0.0％)" in told.out
    assert "計\t77\t77" in told.out


def test_sizes_and_indicators_of_a_union(zones: Any) -> None:
    sizes = zones("future", "sizes", "--union", "上田地域定住自立圏", "--json")
    assert {row["unit"] for row in json.loads(sizes.out)["rows"]} >= {"20203"}
    indicators = zones("future", "indicators", "--union", "上田地域定住自立圏", "--json")
    assert json.loads(indicators.out)["rows"][0]["value"] == 15_652


def test_tables_are_written_as_csv_or_workbook(zones: Any, tmp_path: Path) -> None:
    arguments = ("future", "people", "--centre", "長野市", "--by", "municipality")
    assert zones(*arguments, "--out", str(tmp_path)).code == 0
    assert zones(*arguments, "--out", str(tmp_path), "--format", "xlsx").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["future.xlsx", "future_people.csv"]


def test_maps_are_written(zones: Any, tmp_path: Path) -> None:
    told = zones("future", "maps", "--centre", "20201", "--year", "2050", "--out", str(tmp_path))
    assert told.code == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert {"maps-20201.png", "maps-20201.svg", "map-20201-2050.png", "future.html"} <= names


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("people", "--base-year", "2010"), "Years at hand: 2015, 2020"),
        (("people", "--prefecture", "20", "--centre", "20201"), "Give only one of"),
        (("people", "--union", "nowhere"), "not one union"),
        (("maps", "--base-year", "2050"), "Nothing is projected after 2050"),
        (("maps", "--year", "2051"), "There is no projection of 2051"),
        (("people", "--by", "street"), "street"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    zones: Any, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    told = zones("--lang", "en", "future", *arguments, "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert sentence in told.err
    assert not (tmp_path / "out").exists()
