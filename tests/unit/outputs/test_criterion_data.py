from dataclasses import replace

import pytest

from zones.labels import Lang, Text
from zones.outputs.criterion_data import DATA, cite_data
from zones.planning import Plan
from zones.provenance import Source
from zones.rules.measures import MEASURES


def test_every_measure_tells_its_data() -> None:
    assert set(DATA) == {name for measures in MEASURES.values() for name in measures}


@pytest.mark.parametrize(
    ("measure", "lang", "cited"),
    [
        ("population", "ja", "SSDSE-市区町村（SSDSE-A-2022）（2020年国勢調査）"),
        ("kind", "en", "Designated, core and special cities (2024)"),
        ("former_municipality_ratio", "ja", ""),
        ("travel_minutes", "ja", ""),
    ],
)
def test_the_data_of_a_criterion_are_cited(
    japan_plan: Plan, measure: str, lang: Lang, cited: str
) -> None:
    assert cite_data(japan_plan, measure, lang) == cited


def test_a_ratio_names_people_and_flows(japan_plan: Plan) -> None:
    cited = cite_data(japan_plan, "smaller_ratio", "ja")
    assert "SSDSE-A-2022" in cited
    assert "表6-1（2020-10-01）" in cited


def test_what_was_imported_is_cited_with_its_own_vintage(japan_plan: Plan) -> None:
    source = Source("import_od", Text("わが町の流動", "Our flows"), "spring 2031", "", Text("", ""))
    region = japan_plan.region
    own = replace(region, sources={**region.sources, "flows": (source,)})
    assert cite_data(replace(japan_plan, region=own), "share_to_metropolitan_core", "ja") == (
        "わが町の流動（spring 2031）"
    )
