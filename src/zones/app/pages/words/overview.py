"""The words of 日本地図."""

from zones.labels import Text

NATIONAL_MAP = Text(
    "地図：テーマを選び、市区町村をクリックすると根拠を表示します",
    "Map: choose a theme; a click on a municipality shows its evidence",
)
PAIRS = Text("基準値以上の組", "Pairs at the threshold")
PAIRS_HELP = Text(
    "ある市区町村から別の市区町村への通勤通学割合が基準値以上の組（どの市区町村も中心として試します）",
    "Pairs of municipalities whose share of commuters is at or above the threshold, every "
    "municipality tried as a centre",
)
PROPOSALS = Text("圏域の候補", "Candidate areas")
CITY_REGIONS = Text("シティリージョン", "City-regions")
