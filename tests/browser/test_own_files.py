"""Files that a person brings: saved, changed in a spreadsheet, opened again; a register of one's own."""

import io
from pathlib import Path

import pandas as pd
import pytest
from app_in_browser import PATIENCE_MS, Tab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def saved(tab: Tab, button: str, folder: Path) -> Path:
    """Press a button that saves, and return the file."""
    with tab.page.expect_download() as saving:
        tab.page.get_by_role("button", name=button).click()
    path = folder / saving.value.suggested_filename
    saving.value.save_as(path)
    return path


def draw(tab: Tab) -> list[str]:
    """Draw the area of 長野市 and turn to the files; return its municipalities."""
    tab.open("planner").press("圏域を追加")
    tab.page.get_by_role("tab", name="保存・開く").click()
    tab.page.get_by_role("button", name="割当表（CSV）").wait_for(timeout=PATIENCE_MS)
    tab.idle()
    return tab.areas()["長野市"]


def test_an_assignment_goes_through_csv(tab: Tab, tmp_path: Path) -> None:
    members = draw(tab)
    path = saved(tab, "割当表（CSV）", tmp_path)
    table = pd.read_csv(path, dtype="str")
    assert sorted(table["code"]) == members
    # Someone changes it: another name, one municipality that is gone since 2005, one that never was.
    table["area"] = "長野圏"
    more = pd.DataFrame({"code": ["20462", "99999"], "area": ["長野圏"] * 2})
    pd.concat([table, more]).to_csv(path, index=False, encoding="cp932")
    tab.press("元に戻す")
    assert tab.areas() == {}
    tab.page.locator('input[type="file"]').set_input_files(path)
    expect(tab.page.get_by_text("99999").first).to_be_visible(timeout=PATIENCE_MS)
    expect(tab.page.get_by_text("20462").first).to_be_visible()
    tab.press("この内容で開く")
    assert list(tab.areas()) == ["長野圏"]
    assert set(members) <= set(tab.areas()["長野圏"])
    assert not tab.outside
    assert not tab.errors


def test_an_assignment_goes_through_excel(tab: Tab, tmp_path: Path) -> None:
    members = draw(tab)
    path = saved(tab, "割当表（Excel）", tmp_path)
    table = pd.read_excel(io.BytesIO(path.read_bytes()), dtype="str")
    assert sorted(table["code"]) == members
    left_out = members[-1] if members[-1] != "20201" else members[0]
    table[table["code"] != left_out].to_excel(path, index=False)
    tab.press("元に戻す")
    tab.page.locator('input[type="file"]').set_input_files(path)
    tab.press("この内容で開く")
    assert tab.areas()["長野市"] == [code for code in members if code != left_out]
    assert not tab.errors


def test_what_is_no_table_is_refused_in_words_and_the_draft_stays(tab: Tab, tmp_path: Path) -> None:
    members = draw(tab)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"PK\x03\x04 no zip at all")
    tab.page.locator('input[type="file"]').set_input_files(path)
    alert = tab.page.get_by_role("alert").first
    expect(alert).to_be_visible(timeout=PATIENCE_MS)
    assert "plan.xlsx" in alert.inner_text()
    assert tab.areas()["長野市"] == members


REGISTER = """圏域名,種別,市町村,役割
飯田圏,定住自立圏,飯田市,中心
飯田圏,定住自立圏,高森町,構成
飯田圏,定住自立圏,穂高町,構成
"""


def test_a_register_of_ones_own_is_compared(tab: Tab, tmp_path: Path) -> None:
    path = tmp_path / "私の名簿.csv"
    path.write_bytes(REGISTER.encode("cp932"))
    tab.page.goto(f"{tab.address}/unions?prefectures=20")
    tab.page.get_by_role("button", name="自分の名簿").or_(
        tab.page.get_by_role("radio", name="自分の名簿")
    ).first.click()
    tab.page.locator('input[type="file"]').set_input_files(path)
    notes = tab.page.get_by_text("読むときに補ったこと")
    notes.click(timeout=PATIENCE_MS)
    merged = tab.page.get_by_text("「穂高町」は、現在の長野県安曇野市としました。")
    expect(merged.first).to_be_visible(timeout=PATIENCE_MS)
    tab.page.get_by_role("button", name="この名簿で比べる").click()
    expect(tab.page.get_by_text("自分の名簿（私の名簿.csv）").first).to_be_visible(
        timeout=PATIENCE_MS
    )
    assert not tab.outside
    assert not tab.errors


@pytest.mark.parametrize(("lang", "said"), [("ja", "20 MB以下か"), ("en", "at most 20 MB")])
def test_a_file_that_is_too_large_is_refused_in_our_own_words(
    tab: Tab, tmp_path: Path, lang: str, said: str
) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"code,area\n" * 2_200_000)
    tab.page.goto(f"{tab.address}/planner?lang={lang}")
    tab.map(lang=lang)
    tab.page.get_by_role("tab", name={"ja": "保存・開く", "en": "Save, open"}[lang]).click()
    tab.page.locator('input[type="file"]').set_input_files(large)
    tab.page.locator('[aria-invalid="true"]').first.wait_for(timeout=PATIENCE_MS)
    uploader = tab.page.get_by_test_id("stFileUploader")
    shown = "element => getComputedStyle(element, '::after').content"
    assert said in uploader.evaluate(shown)
    assert not tab.errors
