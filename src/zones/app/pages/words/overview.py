"""The words of 日本地図."""

from zones.labels import Text

NATIONAL_MAP = Text(
    "地図：市区町村をクリックすると根拠を表示します",
    "Map: a click on a municipality shows its evidence",
)
SEARCH = Text("市区町村を探す", "Find a municipality")
THEME = Text("地図のテーマ", "Theme of the map")
SCHEMES = Text("候補の制度", "Scheme of the candidates")
TYPES = Text("既存の圏域の種類", "Type of existing union")
STATUSES = Text("確認状況", "How sure the union is")
ANY = Text("すべて", "all")
FILTER_HELP = Text(
    "選ぶと、その圏域に入る市区町村だけを地図・表・数値に残します。都道府県はサイドバーで絞り込みます。",
    "Keeps only municipalities in such areas, on the map, in the tables and figures. Prefectures "
    "are narrowed in the side bar.",
)
CLEAR = Text("絞り込みを解除", "Clear the filter")
NOTHING = Text(
    "条件に合う市区町村がありません。「絞り込みを解除」を押すか、制度・種類・確認状況・都道府県を選び直してください。",
    "No municipality matches. Press 'Clear the filter', or choose other schemes, types, statuses or prefectures.",
)
CHOOSE = Text(
    "地図の市区町村をクリックするか、上の欄で探すと、ここに根拠を表示します。",
    "Click a municipality on the map, or find one above, to see its evidence here.",
)
OUTSIDE = Text(
    "選んだ{name}は表示範囲の外です。",
    "{name}, which is chosen, lies outside what is shown.",
)

PAIRS = Text("基準値以上の組", "Pairs at the threshold")
PAIRS_HELP = Text(
    "ある市区町村から別の市区町村への通勤通学割合が基準値以上の組（どの市区町村も中心として試します）",
    "Pairs of municipalities whose share of commuters is at or above the threshold, every "
    "municipality tried as a centre",
)
PROPOSALS = Text("圏域の候補", "Candidate areas")
UNIONS = Text("既存の圏域", "Existing unions")

FRAMES = Text("位置付け", "Frames")
FRAME = Text("位置付け", "Frame")
AREA_KM2 = Text("面積 km²", "Area km²")
AREAS = Text("圏域の一覧（{count}件）", "Areas ({count})")
AREAS_NOTE = Text(
    "行を選ぶと、その圏域を地図に囲んで表示します（キーボードでは矢印キーとShift＋スペース）。",
    "Choose a row to outline the area on the map (by keyboard: arrow keys and Shift + Space).",
)
WHAT = Text("区分", "What")
WHATS = {
    "proposal": Text("候補", "candidate"),
    "union": Text("既存", "existing"),
}
SORT = Text("制度・種類", "Scheme or type")
COUNT = Text("市区町村", "Municipalities")
PROPOSED = Text("候補（計算）", "proposed")
