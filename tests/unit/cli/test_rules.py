from pathlib import Path
from typing import Any

import pytest

from zones.labels import LANGS, Lang

SHIPPED = Path(__file__).parents[3] / "src/zones/rules/rulesets"


def test_the_shipped_rule_sets_are_listed(zones: Any) -> None:
    told = zones("rules", "list")
    assert told.code == 0
    assert "hub_city_area\t連携中枢都市圏\t連携中枢都市圏構想推進要綱" in told.out.splitlines()


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_set_is_shown_with_source_and_confidence(zones: Any, lang: Lang) -> None:
    told = zones("rules", "show", "settlement_area", "--lang", lang)
    assert told.code == 0
    assert "T1" in told.out
    assert ("仮定" if lang == "ja" else "assumed") in told.out


def test_a_file_is_shown_like_the_shipped_one(zones: Any) -> None:
    shipped = zones("rules", "show", "hub_city_area").out
    assert zones("rules", "show", str(SHIPPED / "hub_city_area.toml")).out == shipped


def test_a_good_file_can_be_used(zones: Any) -> None:
    told = zones("rules", "check", str(SHIPPED / "settlement_area.toml"))
    assert (told.code, told.err) == (0, "")
    assert told.out == "settlement_area.toml は使えます。\n"


def test_everything_wrong_is_listed_with_its_place(zones: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    text = (SHIPPED / "settlement_area.toml").read_text("utf-8")
    bad.write_text(text.replace("operator", "opreator", 1).replace("40000", '"many"', 1), "utf-8")
    told = zones("rules", "check", str(bad), "--lang", "en")
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") >= 2
    assert "opreator" in told.err
    assert "Traceback" not in told.err


def test_a_missing_file_is_refused(zones: Any, tmp_path: Path) -> None:
    for command in ("check", "show"):
        told = zones("rules", command, str(tmp_path / "missing.toml"))
        assert told.code == 2
        assert told.out == ""
        assert told.err
