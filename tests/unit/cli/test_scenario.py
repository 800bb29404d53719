from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import pytest

from zones.cli.scenario import Chosen, scenario_from, scenario_options
from zones.errors import DataError, InputError, NotFoundError, RuleError
from zones.labels import LANGS, Lang
from zones.model import Region

RULES = Path(__file__).parents[3] / "src/zones/rules/rulesets"


def choose(*arguments: str, lang: Lang = "ja") -> Chosen:
    found: list[dict[str, Any]] = []

    @click.command()
    @scenario_options(lang)
    def command(**settings: Any) -> None:
        found.append(settings)

    command.main(list(arguments), standalone_mode=False)
    return scenario_from(found[0])


@pytest.mark.parametrize("lang", LANGS)
def test_without_options_the_scenario_is_the_default(lang: Lang) -> None:
    chosen = choose(lang=lang)
    assert chosen.scenario == type(chosen.scenario)()
    assert list(chosen.rules) == ["hub_city_area", "settlement_area", "hub_city_2014"]


def test_options_make_the_scenario() -> None:
    scenario = choose(
        "--prefecture", "長野県", "--prefecture", "gifu", "--prefecture", "20",
        "--threshold", "0.15", "--denominator", "place_known", "--reading", "spheres",
        "--near-km", "30", "--include-borderline", "--as-of", "2020-04-01",
    ).scenario  # fmt: skip
    assert scenario.prefectures == ("20", "21")
    assert scenario.threshold == Fraction(3, 20)
    assert scenario.denominator == "place_known"
    assert scenario.reading == "spheres"
    assert scenario.near_km == 30.0
    assert scenario.include_borderline
    assert scenario.as_of == date(2020, 4, 1)


def test_a_rule_set_of_the_same_id_replaces_the_shipped(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = (RULES / "hub_city_2014.toml").read_text("utf-8")
    own.write_text(text.replace("value = 200000", "value = 300000"), "utf-8")
    chosen = choose("--rules", str(own))
    assert list(chosen.rules) == ["hub_city_area", "settlement_area", "hub_city_2014"]
    assert chosen.rules["hub_city_2014"].criterion("H1-population").threshold == 300_000


def test_a_rule_set_of_another_id_comes_last(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = (RULES / "hub_city_2014.toml").read_text("utf-8")
    own.write_text(text.replace('id = "hub_city_2014"', 'id = "ours"'), "utf-8")
    assert list(choose("--rules", str(own)).rules)[-1] == "ours"


def test_a_missing_rule_file_is_refused() -> None:
    with pytest.raises(RuleError, match=r"missing\.toml"):
        choose("--rules", "missing.toml")


def test_an_unknown_prefecture_is_refused() -> None:
    with pytest.raises(NotFoundError):
        choose("--prefecture", "")


def test_figures_of_ones_own_are_read_with_the_country(japan: Region, tmp_path: Path) -> None:
    ratios, times = tmp_path / "ratios.csv", tmp_path / "times.csv"
    ratios.write_text("code,ratio\n34202,1.02\n", "utf-8")
    times.write_text("a,b,minutes\n16211,16202,20\n", "utf-8")
    chosen = choose("--former-ratios", str(ratios), "--travel-times", str(times))
    inputs = chosen.inputs(japan)
    assert inputs["former_ratios"].to_dict() == {"34202": 1.02}
    assert inputs["travel_minutes"].to_dict() == {"16202+16211": 20.0}
    assert set(choose().inputs(japan)) == {"rules"}


@pytest.mark.parametrize("option", ["--former-ratios", "--travel-times"])
def test_figures_that_cannot_be_read_are_refused(
    japan: Region, tmp_path: Path, option: str
) -> None:
    with pytest.raises(InputError):
        choose(option, str(tmp_path / "missing.csv")).inputs(japan)
    (tmp_path / "bad.csv").write_text("town,value\n", "utf-8")
    with pytest.raises(DataError):
        choose(option, str(tmp_path / "bad.csv")).inputs(japan)
