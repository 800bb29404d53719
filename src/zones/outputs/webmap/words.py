"""The page's own words."""

from zones.labels import Text

WORDS: dict[str, Text] = {
    "themes": Text("表示するテーマ", "Theme"),
    "legend": Text("凡例", "Legend"),
    "search": Text("市区町村・圏域をさがす", "Find a municipality or area"),
    "search_hint": Text(
        "名前・かな・コードで入力し、Enterで選びます", "Type a name, kana or code; Enter chooses"
    ),
    "search_short": Text("名前・かな・コード", "Name, kana or code"),
    "no_hit": Text("該当するものはありません", "Nothing found"),
    "hits": Text("件", "found"),
    "panel": Text("選んだ市区町村・圏域", "Selection"),
    "panel_hint": Text(
        "地図をクリックするか、上の欄でさがすと、根拠を表示します。",
        "Click the map or search above to see the evidence.",
    ),
    "map": Text("地図（矢印キーで移動、＋と−で拡大縮小）", "Map (arrow keys move, + and − zoom)"),
    "north": Text("北が上", "North is up"),
    "zoom_in": Text("拡大", "Zoom in"),
    "zoom_out": Text("縮小", "Zoom out"),
    "home": Text("全体を表示", "Show everything"),
    "credits": Text("出典", "Sources"),
    "basis": Text("集計の基準", "Basis"),
    "no_data": Text("データなし", "No data"),
    "outside": Text("表示範囲の外", "Outside the window"),
    "in_areas": Text("属する圏域", "Areas it belongs to"),
    "no_area": Text("どの圏域にも属さない", "In no area"),
    "overlap": Text("複数の圏域に属する（縞）", "In several areas (stripes)"),
    "palette": Text("圏域（隣り合う圏域を色分け）", "Area (neighbours differ in colour)"),
    "official": Text("公表された圏域", "Published area"),
    "proposed": Text("候補・案の圏域", "Proposed or computed area"),
    "unconfirmed": Text("未確認の圏域（破線）", "Unconfirmed area (dashed)"),
    "centre": Text("中心", "Centre"),
    "centres": Text("中心", "Centres"),
    "members": Text("構成市町村", "Members"),
    "status": Text("区分", "Status"),
    "areas": Text("圏域の一覧", "List of areas"),
    "prefecture_line": Text("都道府県界", "Prefecture border"),
    "code": Text("コード", "Code"),
    "noscript": Text(
        "この地図の表示にはJavaScriptが必要です。", "This map needs JavaScript to be shown."
    ),
}
"""Words by what they stand for."""
