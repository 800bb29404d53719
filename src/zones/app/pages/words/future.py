"""The words of 将来."""

from collections.abc import Mapping

from zones.labels import Text

FUTURE = Text("将来", "Future")

WHOSE = Text("どこの将来か", "Whose future")
KINDS: Mapping[str, Text] = {
    "shown": Text("表示中の都道府県", "prefectures shown"),
    "prefecture": Text("都道府県", "a prefecture"),
    "sphere": Text("中心と通勤圏", "a centre and its sphere"),
    "proposal": Text("圏域の候補", "a candidate area"),
    "union": Text("既存の圏域・組合", "an existing union"),
    "frame": Text("位置付け", "a frame"),
    "draft": Text("自分で描いた圏域", "an area drawn by hand"),
}
"""Kinds of region that can be chosen."""

WHICH: Mapping[str, Text] = {
    "prefecture": Text("都道府県", "Prefecture"),
    "proposal": Text("圏域の候補", "Candidate area"),
    "union": Text("既存の圏域・組合", "Existing union"),
    "frame": Text("位置付け", "Frame"),
    "draft": Text("自分で描いた圏域", "Area drawn by hand"),
}
CENTRE = Text("中心の市区町村", "Centre")
BASE = Text("基準年（＝100）", "Base year (= 100)")
NOTHING = Text("当てはまる圏域がありません。", "There is no such area here.")
NOTHING_DRAWN = Text(
    "まだ圏域が描かれていません。「圏域をつくる」で描くと、ここで将来を見られます。",
    "No area is drawn yet. Draw one on the Planner page, and its future is shown here.",
)
NO_PROJECTION = Text(
    "このデータセットには将来推計人口がありません。",
    "This data set has no projection.",
)
TITLE = Text("{name}（{count} 市区町村）", "{name} ({count} municipalities)")
PEOPLE_IN = Text("{year}年の人口", "People in {year}")
SHARE_IN = Text("{year}年の65歳以上", "65 and over {year}")
CARRIED_IN = Text("{year}年の支え手", "15–64/65+ {year}")
CARRIED = Text("支え手", "15–64/65+")
INDEX = Text("{base}年＝100", "{base} = 100")
SHARE = Text("65歳以上（％）", "65+ (%)")
CARRIED_HELP = Text("65歳以上1人に対する15〜64歳の人数", "People of 15–64 for each of 65 and over")
PEOPLE = Text("人口と年齢", "People and ages")
CLASSES = Text("指数の階級ごとの市区町村数", "Municipalities by class of the index")
MAPS = Text("年ごとの地図", "A map a year")
SIZES = Text("制度の人口の要件を下回る中心", "Centres that fall below a scheme's size")
NONE_FALLS = Text(
    "人口の要件を下回る見込みの中心はありません（推計のあるもの）。",
    "No centre that is projected falls below a size that a scheme asks.",
)
INDICATORS = Text("公共サービスと財政の指標", "Services and finance")
UNTOLD = Text(
    "{why}。国勢調査の数だけを示します。",
    "Projected people: {why}. Only censuses are shown.",
)
DOWNLOAD_TABLES = Text("表（Excel）を保存", "Save the tables (Excel)")
DOWNLOAD_MAPS = Text("地図（PNG）を保存", "Save the maps (PNG)")
DRAWING = Text("図を描いています…", "Drawing…")
ASSUMED = Text("※ は「今のまま」と仮定した値。", "※: something is held as it is today (assumed).")
EARLIER = Text("いまも下回る", "already below")
SIZE_COLUMNS: Mapping[str, Text] = {
    "unit_name": Text("中心", "Centre"),
    "scheme_label": Text("制度", "Scheme"),
    "criterion_label": Text("要件", "Criterion"),
    "today": Text("今の人口", "People today"),
    "last": Text("推計の最終年", "Last year"),
    "below_year": Text("下回る年", "Below from"),
    "lost_year": Text("要件を満たさなくなる年", "No longer qualifies"),
}
INDICATOR_COLUMNS: Mapping[str, Text] = {
    "label": Text("指標", "Indicator"),
    "reference_year": Text("数値の年", "Year"),
}
HOW = Text("仮定", "Assumption")
TODAY = Text("いま", "Today")
