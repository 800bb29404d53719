from collections.abc import Callable

import geopandas as gpd
import pytest
from shapely.geometry import MultiPolygon, box

from zones.labels import Text
from zones.outputs.webmap import Area, AreaTheme, ClassTheme, LegendClass, MapDocument


@pytest.fixture
def municipalities() -> gpd.GeoDataFrame:
    """A grid in two prefectures, one village without data, one far island.

    ::

        01003 01004 02002             01695
        01001 01002 02001 … 02003 (eight degrees away)
    """
    cells = {
        "01001": (0, 0), "01002": (1, 0), "02001": (2, 0),
        "01003": (0, 1), "01004": (1, 1), "02002": (2, 1),
        "01695": (6, 1), "02003": (80, 0),
    }  # fmt: skip
    rows = [
        {
            "code": code,
            "name": f"{code}市",
            "name_kana": f"しし{code}",
            "prefecture": code[:2],
            "prefecture_name": {"01": "北海道", "02": "青森県"}[code[:2]],
            "northern_territory": code == "01695",
            "geometry": box(140 + x / 10, 40 + y / 10, 140 + (x + 1) / 10, 40 + (y + 1) / 10),
        }
        for code, (x, y) in cells.items()
    ]
    frame = gpd.GeoDataFrame(rows, crs="EPSG:6668").set_index("code")
    reef = box(160, 10, 160.01, 10.01)
    frame.loc["02002", "geometry"] = MultiPolygon([frame.loc["02002", "geometry"], reef])
    return frame


@pytest.fixture
def make_document(municipalities: gpd.GeoDataFrame) -> Callable[..., MapDocument]:
    """Make a document of a class theme and an area theme; options replace its parts."""

    def make(**options: object) -> MapDocument:
        ratio = ClassTheme(
            id="ratio",
            label=Text("比率", "Ratio"),
            classes=(
                LegendClass(Text("低い", "low"), "#364B9A"),
                LegendClass(Text("高い", "high"), "#A50026", hatch=True),
            ),
            class_of={"01001": 0, "01002": 1, "02001": 1, "02002": 0, "02003": 0, "01003": 0},
            value_of={"01001": "90.0", "01002": Text("百", "hundred"), "02001": "90.0"},
        )
        areas = AreaTheme(
            id="areas",
            label=Text("圏域", "Areas"),
            areas=(
                Area(
                    "west", Text("西圏", "West"), ("01001",), ("01002", "01001", "01003"),
                    facts=((Text("人口", "Population"), "1,234"),),
                ),
                Area("middle", "中圏", ("01002",), ("01002", "02001"), status="unconfirmed"),
                Area("far", "遠圏", (), ("02003",), status="official", note=Text("注", "note")),
            ),
        )  # fmt: skip
        settings: dict[str, object] = {
            "title": "試験の地図",
            "municipalities": municipalities,
            "themes": (ratio, areas),
            "credits": (Text("出典その1", "Source 1"), Text("出典その2", "Source 2")),
            "basis": Text("全員", "everyone"),
            "facts_of": {
                "01001": ((Text("人口", "Population"), "10"), (Text("理由", "Reason"), "近い")),
                "02001": ((Text("人口", "Population"), "20"),),
            },
        }
        return MapDocument(**{**settings, **options})  # type: ignore[arg-type]

    return make
