"""Every file is made by a click, saved by a click, and opens."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from app_in_browser import PATIENCE_MS, Tab
from opened_files import open_file
from playwright.sync_api import Locator, expect

from zones.app.exporting.orders import OF_PLAN
from zones.app.pages.words.export import PRODUCTS

pytestmark = pytest.mark.browser

ALONE = ("gpkg", "xlsx", "map", "evidence")
"""Of these every file is saved by its own button, too."""


def ask(tab: Tab, product: str, *, lang: str = "ja") -> None:
    """Choose a product on the page of Nagano and have it made."""
    tab.page.goto(f"{tab.address}/export?lang={lang}&prefectures=20")
    label = "作るもの" if lang == "ja" else "File or folder"
    field = tab.page.get_by_role("combobox", name=label).first
    expect(field).to_be_visible(timeout=PATIENCE_MS)
    name = PRODUCTS[product][0].say("en" if lang == "en" else "ja")
    if product != OF_PLAN[0]:
        field.fill(name)
        tab.page.get_by_role("option", name=name).first.click()
        tab.idle()
    tab.page.get_by_role("button", name="作る" if lang == "ja" else "Make it", exact=True).click()
    title = "プレビュー" if lang == "ja" else "Preview"
    expect(tab.page.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE_MS)
    saving = tab.page.get_by_test_id("stDownloadButton").first
    expect(saving).to_be_visible(timeout=PATIENCE_MS)
    tab.idle()


def save(tab: Tab, button: Locator) -> tuple[str, bytes]:
    with tab.page.expect_download() as saving:
        button.click()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


@pytest.mark.parametrize("product", OF_PLAN)
def test_every_download_opens(tab: Tab, product: str) -> None:
    ask(tab, product)
    whole = tab.page.get_by_role("button", name="すべてを1つの zip で保存")
    files: dict[str, bytes] = {}
    if whole.count():
        name, content = save(tab, whole)
        assert name.endswith(".zip")
        assert (product == "bundle") != name.isascii()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {one: archive.read(one) for one in archive.namelist()}
    if product in ALONE:
        named = re.compile("を保存$")
        buttons = tab.page.get_by_test_id("stDownloadButton").get_by_role("button", name=named)
        names = [button.inner_text() for button in buttons.all()]
        assert len(set(names)) == len(names)
        saved = dict(save(tab, button) for button in buttons.all())
        assert not files or saved == files
        files = saved
    assert files
    for name in files:
        open_file(files, name)
    assert not tab.outside


def test_the_preview_of_a_map_is_the_map(tab: Tab) -> None:
    ask(tab, "map", lang="en")
    frame = tab.page.locator("iframe").first.content_frame
    ready = frame.locator('html[lang="en"][data-ready="true"]')
    ready.wait_for(state="attached", timeout=PATIENCE_MS)
    assert not tab.outside
