from dataclasses import replace

import pytest

from zones.labels import LANGS, Lang
from zones.outputs.future_areas import FutureRegion
from zones.outputs.report.document import Paragraph, Pictures, Points, ReportTable, Section
from zones.outputs.report.facts import gather
from zones.outputs.report.future import area_sheet, future_sheet, prefecture_sheet
from zones.outputs.report.overview import Overview
from zones.planning import Plan


def tables(section: Section) -> list[ReportTable]:
    return [block for block in section.blocks if isinstance(block, ReportTable)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_begins_a_page_with_people_maps_and_indicators(
    japan_plan: Plan, lang: Lang
) -> None:
    area = gather(japan_plan, ["20201"], lang)
    (section,) = area_sheet(area)
    assert section.level == 1
    people, places, services = tables(section)
    total = sum(place.population or 0 for place in area.inside)
    assert people.rows[1][:2] == ("2020", f"{total:,}")
    assert people.rows[-1][0] == "2050"
    assert places.rows[0][0] == area.name
    assert len(places.rows) == len(area.inside)
    assert len(services.rows) > 15
    (pictures,) = [block for block in section.blocks if isinstance(block, Pictures)]
    assert pictures.items[0].key == "future-maps-20201"
    assert area.name in pictures.items[0].alt


def test_the_findings_are_made_from_the_numbers(japan_plan: Plan) -> None:
    (section,) = area_sheet(gather(japan_plan, ["20201"]))
    lead = section.blocks[0]
    assert isinstance(lead, Points)
    assert lead.items[0] == (
        "11市町村の人口は2020年の574,981人から2050年には442,583人（−23.0％）になる見込み。"
    )
    assert "1.78人から1.14人" in lead.items[1]


def test_a_part_of_the_coast_has_today_and_says_why_no_more(japan_plan: Plan) -> None:
    (section,) = area_sheet(gather(japan_plan, ["07204"]))
    people, places, services = tables(section)
    assert [row[0] for row in people.rows] == ["2015", "2020"]
    assert "データなし（13市町村の一括推計）" in people.note
    assert places.rows[0] == ("いわき市", "332,931", *("—",) * 6)
    assert services.rows[0][2:5] == ("23,403", "データなし", "データなし")
    lead = section.blocks[0]
    assert isinstance(lead, Points)
    assert lead.items[0].startswith("将来の人口：データなし（13市町村の一括推計）")


def test_the_whole_coast_is_added_up(japan_plan: Plan) -> None:
    coast = tuple(code for code in japan_plan.region.codes if code[:2] == "07")
    (section,) = future_sheet(japan_plan, FutureRegion("07", "福島県", coast), "ja")
    assert tables(section)[0].rows[-1][1] == "1,247,000"


def test_many_municipalities_are_counted_by_class(nagano_plan: Plan) -> None:
    codes = tuple(code for code in nagano_plan.region.codes if code[:2] == "20")
    (section,) = prefecture_sheet(Overview(nagano_plan, "ja", "20", "長野県", codes))
    classes = tables(section)[1]
    assert classes.rows[-1] == ("計", *("77",) * 6)
    assert classes.rows[-2] == (
        "50以下", "0 (0.0)", "0 (0.0)", "0 (0.0)", "1 (1.3)", "4 (5.2)", "13 (16.9)",
    )  # fmt: skip
    keys = [
        one.key for block in section.blocks if isinstance(block, Pictures) for one in block.items
    ]
    assert keys == ["future-maps-20", "future-classes-20"]


def test_without_a_projection_there_is_no_sheet(japan_plan: Plan) -> None:
    empty = replace(japan_plan.region, projection=japan_plan.region.projection.iloc[:0])
    plan = replace(japan_plan, region=empty)
    assert future_sheet(plan, FutureRegion("20201", "長野市", ("20201",)), "ja") == ()


def test_without_indicators_the_sheet_says_so(toy_plan: Plan) -> None:
    codes = tuple(map(str, toy_plan.region.codes))
    (section,) = future_sheet(toy_plan, FutureRegion("20", "町々", codes), "en")
    notes = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert notes[0].startswith("These data hold no indicators")
