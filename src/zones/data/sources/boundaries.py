"""国土数値情報 行政区域 (N03): the source of the embedded borders."""

from zones.data.sources.origin import Origin
from zones.labels import Text
from zones.provenance import Source

ORIGIN = Origin(
    Source(
        "n03_2021",
        Text("国土数値情報 行政区域 (N03)", "National Land Numerical Information, N03 borders"),
        "2021-01-01",
        "国土数値情報ダウンロードサイト利用規約",
        Text(
            "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
            "Made from National Land Numerical Information (administrative areas), MLIT",
        ),
    ),
    Text("国土交通省", "Ministry of Land, Infrastructure, Transport and Tourism"),
    "boundaries/n03_20210101_municipalities.topojson",
)

CRS = "EPSG:6668"
"""JGD2011, in which N03 is published; the TopoJSON itself states none."""
