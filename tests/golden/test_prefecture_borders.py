"""The published borders of one prefecture, imported alone, are what they are with the whole country.

All 47 were tried by hand; these tell most: 北海道 and 沖縄県 have no neighbour on land, 十和田湖 lies
between 青森県 and 秋田県, 東京都 has islands, 長野県 borders eight prefectures, 滋賀県 has its lake,
and 山口県 shares an island (甲島) with 広島県.
"""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from zones.data.coverage import TOLERANCE_DEGREES, simplify_borders
from zones.data.embedded import Tables, load_tables
from zones.data.fitting import Fitted, fit_prefectures
from zones.data.joining import World
from zones.data.sources.n03 import parse_n03
from zones.model.contiguity import Contiguity

FILE = "boundaries/n03_20210101_municipalities.topojson"
COUNTS = {"01": 185, "02": 40, "05": 25, "13": 62, "20": 77, "25": 19, "35": 19, "47": 41}
"""Municipalities, the six villages of the Northern Territories among those of 北海道."""

TELLING = tuple(COUNTS)
SMALL = 1e-6

Fit = Callable[..., Fitted]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


@pytest.fixture(scope="module")
def here(tables: Tables) -> gpd.GeoDataFrame:
    return tables.municipalities


@pytest.fixture(scope="module")
def published(tables: Tables, shared_data: Path) -> gpd.GeoDataFrame:
    designated = World.of(tables).designated
    return parse_n03(shared_data / FILE, designated=designated).tables["boundaries"]


@pytest.fixture(scope="module")
def fit(here: gpd.GeoDataFrame, published: gpd.GeoDataFrame) -> Fit:
    def made(prefecture: str, tolerance: float = TOLERANCE_DEGREES) -> Fitted:
        alone = published[published.index.str[:2] == prefecture]
        simple = simplify_borders(alone, tolerance_degrees=tolerance)
        return fit_prefectures(here, simple.geometry, tolerance_degrees=tolerance)

    return made


def same(one: gpd.GeoSeries, other: gpd.GeoSeries) -> int:
    return sum(a is b for a, b in zip(one, other, strict=True))


def pairs(borders: gpd.GeoSeries) -> set[tuple[str, str]]:
    edges = Contiguity.from_coverage(gpd.GeoDataFrame(geometry=borders)).edges
    return set(edges.itertuples(index=False, name=None))


def small_parts(borders: gpd.GeoSeries) -> int:
    return int((shapely.area(shapely.get_parts(borders.to_numpy())) < SMALL).sum())


def largest_change(borders: gpd.GeoSeries, before: gpd.GeoSeries) -> float:
    """Return the largest relative change of a municipality's area."""
    areas = shapely.area(before.to_numpy())
    return float((abs(shapely.area(borders.to_numpy()) - areas) / areas).max())


@pytest.mark.parametrize("prefecture", ["13", "20", "35"])
def test_the_embedded_borders_of_one_prefecture_change_nothing(
    here: gpd.GeoDataFrame, prefecture: str
) -> None:
    alone = here.geometry[here["prefecture"] == prefecture]
    assert len(alone) == COUNTS[prefecture]
    made = fit_prefectures(here, alone, tolerance_degrees=0)
    assert same(made.borders, here.geometry) == 1747
    assert (made.pointed, made.beyond_km2, made.filled_km2, made.apart) == ((), 0, 0, ())
    assert made.beside


@pytest.mark.shared
@pytest.mark.parametrize("prefecture", TELLING)
def test_one_prefecture_alone_is_as_with_the_whole_country(
    fit: Fit, here: gpd.GeoDataFrame, prefecture: str
) -> None:
    made = fit(prefecture)
    # the same tolerance gives the same lines, but for what lies at the prefecture's own line
    assert same(made.borders, here.geometry) == 1747
    assert made.pointed == ()
    assert made.beyond_km2 < 0.2
    assert made.filled_km2 < 0.2


@pytest.mark.shared
def test_a_coast_may_end_a_little_elsewhere(fit: Fit, here: gpd.GeoDataFrame) -> None:
    """The line of 広島県 and 山口県 ends at the sea, which nothing in one file tells."""
    made = fit("34")
    changed = [code for code in here.index if made.borders[code] is not here.geometry[code]]
    assert changed == ["34207", "34211"]
    assert largest_change(made.borders, here.geometry) == pytest.approx(2.4e-4, abs=1e-5)


@pytest.mark.shared
@pytest.mark.parametrize("prefecture", TELLING)
def test_finer_borders_fit_in_too(fit: Fit, here: gpd.GeoDataFrame, prefecture: str) -> None:
    made = fit(prefecture, tolerance=0)
    mine = here["prefecture"] == prefecture
    assert mine.sum() == COUNTS[prefecture]
    assert same(made.borders[~mine], here.geometry[~mine]) == 1747 - COUNTS[prefecture]
    points = [shapely.get_num_coordinates(one[mine].to_numpy()).sum()
              for one in (made.borders, here.geometry)]  # fmt: skip
    assert points[0] > points[1]
    assert largest_change(made.borders, here.geometry) < 0.013
    assert pairs(made.borders) == pairs(here.geometry)
    assert small_parts(made.borders) == small_parts(here.geometry)
    assert made.apart == ()


@pytest.mark.shared
def test_borders_drawn_elsewhere_fit_in_too(
    here: gpd.GeoDataFrame, published: gpd.GeoDataFrame
) -> None:
    """長野県 about 150 m off, as an older survey might have it: lines move, and nothing tears."""
    alone = published[published.index.str[:2] == "20"]
    off = simplify_borders(alone.set_geometry(alone.translate(0.0013, 0.0009)))
    made = fit_prefectures(here, off.geometry)
    before = shapely.coverage_union_all(here.geometry.to_numpy())
    after = shapely.coverage_union_all(made.borders.to_numpy())
    assert after.area == pytest.approx(before.area, abs=1e-6)
    assert len(shapely.get_parts(after)) == len(shapely.get_parts(before))
    assert small_parts(made.borders) == small_parts(here.geometry)
    assert pairs(made.borders) ^ pairs(here.geometry) == {("20305", "20363")}
    assert len(made.pointed) == 17
    others = here.geometry[here["prefecture"] != "20"]
    assert largest_change(made.borders[others.index], others) < 1e-7
