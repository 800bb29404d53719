"""A picture under the lines of a map, seen by Chromium."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from gridded import people
from toy import towns

from zones.outputs.grid_ground import density_ground
from zones.outputs.plan_map import plan_map
from zones.outputs.webmap import MapDocument
from zones.planning import Scenario, make_plan

pytestmark = pytest.mark.browser

PIXEL = """([lat, lon]) => {
  const map = window.zonesMap.map;
  const canvas = document.querySelector("canvas.leaflet-layer");
  const box = canvas.getBoundingClientRect();
  const frame = map.getContainer().getBoundingClientRect();
  const at = map.latLngToContainerPoint([lat, lon]);
  const scale = canvas.width / box.width;
  const x = Math.round((frame.left + at.x - box.left) * scale);
  const y = Math.round((frame.top + at.y - box.top) * scale);
  return [...canvas.getContext("2d").getImageData(x, y, 1, 1).data];
}"""

Show = Callable[[MapDocument], Any]


def document(dense: set[tuple[int, int]]) -> MapDocument:
    """Cells of a fiftieth of a degree from 138° E, 36.2° N; the dense ones have many people."""
    values = np.zeros((10, 25))
    for row, column in dense:
        values[row, column] = 1e6
    grid = people(values, west=138, north=36.2, cell=0.02)
    # Without the far village, which would make everything small.
    plan = make_plan(towns(), Scenario(prefectures=("20", "21")))
    return replace(plan_map(plan, lang="en"), ground=density_ground(grid, (138, 36, 138.5, 36.2)))


def test_dense_cells_are_darker_and_lie_in_their_place(show: Show) -> None:
    # Away from the names, whose halo is white.
    dense = {(9, 0), (0, 4), (0, 10)}
    seen = show(document(dense))
    page = seen.page
    page.wait_for_selector("html[data-ground=true]")
    page.evaluate("window.zonesMap.setTheme('frames')")
    for row, column in dense:
        lat, lon = 36.2 - (row + 0.5) * 0.02, 138 + (column + 0.5) * 0.02
        dark = page.evaluate(PIXEL, [lat, lon])
        beside = page.evaluate(PIXEL, [lat + (0.02 if row > 5 else -0.02), lon])
        assert dark[3] == beside[3] == 255
        assert sum(dark[:3]) < 0.75 * sum(beside[:3]), (row, column)
        # Just inside the cell's corners the picture is the same: it isn't shifted.
        for dy, dx in ((0.008, 0.008), (-0.008, -0.008)):
            assert page.evaluate(PIXEL, [lat + dy, lon + dx]) == dark
    assert seen.outside == []
    assert seen.errors == []


def test_the_legend_names_the_ground_and_paper_has_it(show: Show) -> None:
    seen = show(document({(6, 1)}))
    page = seen.page
    page.wait_for_selector("html[data-ground=true]")
    assert page.locator("#ground-legend li").count() == 5
    assert "population density (2020)" in page.locator("aside").inner_text()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    dark = page.evaluate(PIXEL, [36.2 - 6.5 * 0.02, 138 + 1.5 * 0.02])
    beside = page.evaluate(PIXEL, [36.2 - 5.5 * 0.02, 138 + 1.5 * 0.02])
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert sum(dark[:3]) < 0.75 * sum(beside[:3])
    assert seen.errors == []


def test_without_a_ground_the_page_has_no_trace_of_it(show: Show) -> None:
    seen = show(replace(document(set()), ground=None))
    assert seen.page.locator("#ground-legend").count() == 0
    assert seen.page.evaluate("document.documentElement.dataset.ground") is None
    assert seen.errors == []
