"""What axe-core finds: nothing serious on the pages that leave the house."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from zones.labels import Lang
from zones.outputs.plan_map import plan_map
from zones.outputs.webmap.page import render
from zones.planning import Plan

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_static_map_has_no_serious_barrier(
    browser: Browser, nagano_plan: Plan, tmp_path: Path, lang: Lang
) -> None:
    file = tmp_path / "map.html"
    file.write_text(render(plan_map(nagano_plan, lang=lang)), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_function("document.documentElement.dataset.ready")
        found = Axe().run(page).response["violations"]
    finally:
        context.close()
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in SERIOUS]
