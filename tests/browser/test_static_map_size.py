"""Static maps of real size: all of Japan, and prefectures in full detail."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pytest
from playwright.sync_api import expect

from zones.labels import Text
from zones.outputs.webmap import (
    Area,
    AreaTheme,
    ClassTheme,
    LegendClass,
    MapDocument,
    render,
)
from zones.outputs.webmap.colours import diverging

if TYPE_CHECKING:
    from conftest import Visit

EMBEDDED = Path(__file__).parents[2] / "geodata" / "municipalities.parquet"
NATIONAL_BYTES = 1_600_000
PREFECTURE_BYTES = 500_000

pytestmark = pytest.mark.browser

Show = Callable[[MapDocument], "Visit"]


def national(**options: Any) -> MapDocument:
    """Return all of Japan with a class theme of seven and an area theme."""
    frame = gpd.read_parquet(EMBEDDED).set_index("code")
    codes = list(frame.index[~frame["northern_territory"]])
    labels = tuple(LegendClass(Text(f"{n}", f"{n}"), c) for n, c in enumerate(diverging(7)))
    by_hundred = [codes[start : start + 12] for start in range(0, len(codes), 30)]
    return MapDocument(
        title="全国",
        municipalities=frame,
        themes=(
            ClassTheme(
                "ratio", Text("比率", "ratio"), labels,
                {code: n % 7 for n, code in enumerate(codes)},
                {code: f"{80 + n % 400 / 10:.1f}" for n, code in enumerate(codes)},
            ),
            AreaTheme(
                "areas", Text("圏域", "areas"),
                tuple(Area(m[0], frame.loc[m[0], "name"], (m[0],), tuple(m)) for m in by_hundred),
            ),
        ),
        credits=(Text("国土数値情報", "N03"),),
        basis=Text("2020年国勢調査", "2020 census"),
        facts_of={
            code: ((Text("人口", "people"), f"{n:,}"), (Text("理由", "why"), f"割合 {n / 17:.1f} %"))
            for n, code in enumerate(codes)
        },
        **options,
    )  # fmt: skip


def test_all_of_japan_in_one_small_file(show: Show) -> None:
    document = national()
    assert len(render(document).encode()) <= NATIONAL_BYTES
    visit = show(document)
    assert visit.page.evaluate("[zonesMap.painted, zonesMap.outlined]") == [1741, 6]
    visit.page.get_by_role("radio", name="圏域").check()
    visit.page.get_by_role("combobox").fill("那覇")
    visit.page.get_by_role("combobox").press("Enter")
    expect(visit.page.locator("#panel")).to_contain_text("那覇市")
    assert visit.outside == []
    assert visit.errors == []


@pytest.mark.parametrize("prefecture", ["01", "20", "47"])
def test_a_prefecture_in_full_detail(show: Show, prefecture: str) -> None:
    document = national(window=frozenset({prefecture}))
    assert len(render(document).encode()) <= PREFECTURE_BYTES
    visit = show(document)
    inside = document.municipalities["prefecture"] == prefecture
    inside &= ~document.municipalities["northern_territory"]
    assert visit.page.evaluate("zonesMap.painted") == inside.sum()
    assert visit.errors == []
