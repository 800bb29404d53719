"""The words that more than one page of the dashboard says."""

from collections.abc import Mapping

from zones.labels import Text
from zones.provenance import Denominator
from zones.rules.measures import Reading

TITLE = Text("広域連携プランナー", "Regional-zone planner")

OVERVIEW = Text("日本地図", "Overview")
CENTRES = Text("中心都市", "Centres")
SPHERE = Text("通勤圏", "Sphere")
MUNICIPALITY = Text("市区町村の根拠", "Municipality evidence")
UNIONS = Text("既存の圏域", "Existing unions")
EXPORT = Text("出力", "Export")
SOURCES = Text("データと出典", "Data & sources")

# Settings
LANGUAGE = "表示言語 / Language"
THRESHOLD = Text("基準値（通勤通学割合）", "Threshold (share of commuters)")
THRESHOLD_HELP = Text(
    "中心への通勤通学割合がこの値以上の市区町村を構成市町村とします。比べるときは整数で厳密に計算します。",
    "Municipalities that send at least this share of their commuters to a centre are members; "
    "compared exactly, on whole numbers.",
)
READING = Text("三大都市圏の読み方", "Metropolitan areas read as")
READINGS: Mapping[Reading, Text] = {
    "prefectures": Text("11都府県（10％未満の市を除く）", "eleven prefectures, with exception"),
    "spheres": Text("通勤・通学10％圏", "10 % commuting spheres"),
}
DENOMINATOR = Text("割合の分母", "Shares divided by")
DENOMINATORS: Mapping[Denominator, Text] = {
    "all": Text("総数（不詳を含む）", "everyone, unknown included"),
    "place_known": Text("従業・通学地が判明した者", "those whose place is known"),
}
WINDOW = Text("表示する都道府県", "Prefectures shown")
WHOLE_COUNTRY = Text("全国", "All of Japan")
WINDOW_HELP = Text(
    "表示を絞るだけで、計算は常に全国で行います。",
    "It only narrows what is shown; the whole country is always computed.",
)

# Waiting, nothing, trouble
WORKING = Text("計算しています…", "Computing…")
DRAWING = Text("地図を描いています…", "Drawing the map…")
CRASHED = Text(
    "このページを表示できませんでした。ほかのページは使えます。続くときは記録番号 {mark} を添えて管理者に知らせてください。",
    "This page couldn't be shown; the other pages work. If it happens again, tell the "
    "administrator the log id {mark}.",
)
PLACE_HINT = Text("名前・かな・コードで検索", "Search by name, romaji or code")
CHOOSE_PLACE = Text(
    "市区町村を選ぶと、ここに結果を表示します。", "Choose a municipality to see its result here."
)
NOTHING_LEFT = Text(
    "条件に合うものがありません。絞り込みをゆるめてください。",
    "Nothing matches. Widen the filter.",
)
CHOOSE_FILE = Text("ファイルを選ぶ", "Choose a file")
AT_MOST = Text("一つ20 MBまで", "20 MB at most")
CHOOSE_ALL = Text("すべて選ぶ", "Choose all")
NOT_FOUND = Text("見つかりません", "Nothing found")
TOO_LARGE = Text(
    "赤い印のファイルは読み込めませんでした。20 MB以下か、保存されているファイルかを確かめて、選び直してください。",
    "The file marked red could not be read. See that it has at most 20 MB and still exists, and choose again.",
)
COLON = Text("：", ": ")
GAP = Text("　", " ")
UNKNOWN = "—"
BASIS = Text("基準：{basis}・基準値 {threshold}", "Basis: {basis}; threshold {threshold}")

# Things
MUNICIPALITIES = Text("市区町村", "Municipalities")
POPULATION = Text("人口", "Population")
CODE = Text("コード", "Code")
NAME = Text("名称", "Name")
PREFECTURE = Text("都道府県", "Prefecture")
KIND = Text("種別", "Kind")
RATIO = Text("昼夜比率", "Day–night")
OUTCOME = Text("判定", "Outcome")
REASON = Text("理由", "Reason")
PERSONS = Text("人数", "Persons")
SHARE = Text("割合（％）", "Share (%)")
ROLE = Text("役割", "Role")
STATUS = Text("確認状況", "Status")
SOURCE = Text("出典", "Source")
TYPE = Text("種類", "Type")
SINCE = Text("設立・参加", "From")
MEMBERS = Text("構成市町村", "Members")
CENTRE = Text("中心", "Centre")
SCHEME = Text("制度", "Scheme")
NO_ROWS = Text("該当はありません。", "None.")
FILE = Text("ファイル", "File")
ITEM = Text("項目", "Item")
