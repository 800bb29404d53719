from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from toy import code, towns

from zones.outputs.report.content import centre_report
from zones.outputs.report.files import report_files
from zones.planning import make_plan

if TYPE_CHECKING:
    from conftest import Visit

pytestmark = pytest.mark.browser

NAMES = {
    "a": "<img src=x onerror=alert(1)>",
    "b": "</title><script>alert(2)</script>",
    "e": "\"'`${alert(3)}{{ 7*7 }}",
}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return report_files(centre_report(make_plan(towns(NAMES)), [code("a")]))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, files: Mapping[str, bytes]) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(files["report.html"])
    return path


def test_names_run_nothing_and_the_page_asks_for_nothing(visit: "Visit", page: Path) -> None:
    visit.page.goto(page.as_uri())
    assert visit.dialogs == []
    assert visit.errors == []
    assert visit.outside == []
    assert NAMES["a"] in visit.page.title()
    assert visit.page.locator("td", has_text=NAMES["b"]).count() >= 1


def test_every_figure_is_shown_and_has_words(
    visit: "Visit", page: Path, files: Mapping[str, bytes]
) -> None:
    visit.page.goto(page.as_uri())
    images = visit.page.locator("img")
    assert images.count() == sum(name.endswith(".png") for name in files) > 1
    for at in range(images.count()):
        assert images.nth(at).evaluate("image => image.naturalWidth") > 900
        assert images.nth(at).get_attribute("alt")


def test_nothing_is_wider_than_a_narrow_screen(visit: "Visit", page: Path) -> None:
    visit.page.set_viewport_size({"width": 400, "height": 800})
    visit.page.goto(page.as_uri())
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 400


def test_it_prints_on_a4(visit: "Visit", page: Path) -> None:
    visit.page.goto(page.as_uri())
    printed = visit.page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed
