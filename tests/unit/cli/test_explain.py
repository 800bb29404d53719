import json
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("loaded")


def test_kure_is_a_declared_centre_whose_ratio_is_under_one(zones: Any) -> None:
    told = zones("explain", "呉市")
    assert told.code == 0
    assert told.err == ""
    assert "# 広島県呉市（34202）" in told.out
    assert "98.77" in told.out
    assert "昼間人口があと 2,634人" in told.out
    existing = told.out.split("# 既存の圏域・組合")[1]
    assert "中心" in existing
    assert "連携中枢都市圏" in existing


def test_evidence_comes_as_json(zones: Any) -> None:
    told = zones("explain", "20209", "--json", "--lang", "en")
    content = json.loads(told.out)
    assert told.code == 0
    assert (content["code"], content["name"]) == ("20209", "伊那市")
    assert content["frame"] == "settlement_centre"
    assert content["tables"]["destinations"]
    assert {row["scheme"] for row in content["outcomes"]} >= {"hub_city_area", "settlement_area"}


@pytest.mark.parametrize("name", ["伊那市", "長野県伊那市", "いなし", "ina-shi", "202096"])
def test_a_municipality_is_found_by_any_of_its_names(zones: Any, name: str) -> None:
    assert json.loads(zones("explain", name, "--json").out)["code"] == "20209"


def test_an_ambiguous_name_lists_the_choices(zones: Any) -> None:
    told = zones("explain", "府中市")
    assert told.code == 2
    assert told.out == ""
    assert "東京都府中市（13206）、広島県府中市（34208）" in told.err


@pytest.mark.parametrize("name", ["存在しない市", "99999", ""])
def test_an_unknown_name_is_refused(zones: Any, name: str) -> None:
    told = zones("explain", name)
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_a_village_of_the_northern_territories_is_refused(zones: Any) -> None:
    told = zones("explain", "色丹村")
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_a_village_without_published_commuters_is_explained(zones: Any) -> None:
    told = zones("explain", "双葉町")
    assert told.code == 0
    assert "データなし" in told.out
    assert "nan" not in told.out.lower()
    assert "<NA>" not in told.out


def test_the_denominator_changes_the_shares(zones: Any) -> None:
    told = zones("explain", "伊那市", "--denominator", "place_known", "--json")
    assert "判明" in json.loads(told.out)["basis"]
