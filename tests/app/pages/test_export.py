from collections.abc import Callable
from typing import Any

import pytest

from zones.app.exporting.orders import OF_DRAFT, OF_PLAN
from zones.app.pages.words import export as words
from zones.app.planner.desk import Desk
from zones.planning.draft.draft import Draft
from zones.planning.draft.history import History

Open = Callable[..., Any]


def desk(draft: Draft) -> Desk:
    return Desk(history=History(draft))


DRAFT = Draft().create("松本圏", ["20202", "20220"], centres=["20202"])


def test_nothing_is_made_before_it_is_asked_for(open_page: Open) -> None:
    screen = open_page("export").check()
    assert not screen.app.get("download_button")
    assert screen.tables[0].shape[0] == len(OF_PLAN)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_was_made_can_be_saved_and_is_seen(open_page: Open, lang: str) -> None:
    screen = open_page("export", lang, prefectures=["20"], export_product="csv")
    screen.press(words.BUILD.ja if lang == "ja" else words.BUILD.en)
    assert len(screen.app.get("download_button")) > 15
    assert "municipalities.csv" in screen.text
    assert "kB" in screen.text
    assert screen.grids[0].shape[0] == 8


def test_another_setting_is_another_order(open_page: Open) -> None:
    screen = open_page("export", prefectures=["20"], export_product="kml")
    screen.press("作る")
    assert screen.app.get("download_button")
    screen.set("threshold_percent", 12.0).check()
    assert not screen.app.get("download_button")
    assert "もう一度「作る」を押してください" in screen.text


def test_a_draft_is_written_when_there_is_one(open_page: Open) -> None:
    assert (
        "「圏域をつくる」に案がありません" in open_page("export", export_from="draft").check().text
    )
    screen = open_page(
        "export", draft_desk=desk(DRAFT), export_from="draft", export_product="draft"
    ).check()
    assert screen.app.selectbox(key="export_product").options[0] == "計画ファイルと割当表"
    assert len(screen.app.selectbox(key="export_product").options) == len(OF_DRAFT)
    screen.press("作る")
    assert "plan.json" in screen.text
    assert "zones.draft" in screen.app.get("code")[0].value


def test_a_report_asks_what_it_is_on(open_page: Open) -> None:
    screen = open_page(
        "export", export_product="report", export_about="centre", centre=None
    ).check()
    assert "市区町村を選んでください" in screen.text
    assert "都道府県を選ぶと" in screen.text
    screen = open_page("export", export_product="report", prefectures=["20"]).check()
    assert screen.app.radio(key="export_about").value == "prefectures"
    lonely = desk(Draft().create("中心なし", ["20205"]))
    screen = open_page(
        "export", draft_desk=lonely, export_from="draft", export_product="report"
    ).check()
    assert "中心がありません" in screen.text


def test_evidence_is_on_a_municipality(open_page: Open) -> None:
    screen = open_page("export", export_product="evidence", export_place=None).check()
    assert "市区町村を選んでください" in screen.text
    screen = open_page("export", export_product="evidence", export_place="20202").press("作る")
    assert "evidence-20202.pdf" in screen.text


def test_a_coordinate_system_is_offered_where_the_format_has_one(open_page: Open) -> None:
    boxes = [box.key for box in open_page("export", export_product="gpkg").check().app.selectbox]
    assert "export_crs" in boxes
    boxes = [box.key for box in open_page("export", export_product="kml").check().app.selectbox]
    assert "export_crs" not in boxes


def test_what_cannot_be_written_is_one_sentence(open_page: Open) -> None:
    strange = desk(Draft().create("🗻の圏", ["20205"]))
    screen = open_page("export", draft_desk=strange, export_from="draft", export_product="shp")
    next(one for one in screen.app.button if one.label == "作る").click().run()
    assert len(screen.app.error) == 1
    assert "GeoPackage" in screen.app.error[0].value
    assert screen.draft.areas[0].members == ("20205",)
