"""The words of 出力."""

from collections.abc import Mapping

from zones.labels import Text

BUILD = Text("ファイルを作る", "Make the files")
BUILD_NOTE = Text(
    "サイドバーの設定で、表・GeoJSON・地図をまとめて作ります（数秒）。同じ設定からは同じ内容になります。",
    "Makes tables, GeoJSON and the map from the settings in the side bar, in a few seconds; the "
    "same settings give the same bytes.",
)
BUILDING = Text("ファイルを作っています…", "Making the files…")
STALE = Text(
    "設定が変わりました。もう一度「ファイルを作る」を押してください。",
    "The settings have changed. Press 'Make the files' again.",
)
SIZE = Text("大きさ", "Size")
PURPOSE = Text("内容と使いみち", "What it is for")
DOWNLOAD = Text("保存", "Save")
OTHER_FILE = Text("計画案の表", "A table of the plan")
PURPOSES: Mapping[str, Text] = {
    "municipalities.csv": Text(
        "市区町村ごとの人口・昼夜間人口比率・流入流出・位置付け。Excelでそのまま開けます。",
        "People, ratio, flows and frame of each municipality; opens in Excel.",
    ),
    "spheres.csv": Text(
        "基準値以上の通勤通学の組（中心・市区町村・人数・割合）。",
        "Every pair at or above the threshold: centre, member, persons, share.",
    ),
    "assessments.csv": Text(
        "制度ごと・要件ごとの観測値、基準、判定、理由、出典。",
        "Observed value, threshold, outcome, reason and source of every criterion.",
    ),
    "proposals.csv": Text(
        "圏域の候補ごとの中心・人口・自足率・注意。",
        "Centres, people, self-containment and warnings of each candidate area.",
    ),
    "members.csv": Text(
        "圏域の候補の構成市町村と、その割合・理由。",
        "Members of each candidate area with share and reason.",
    ),
    "warnings.csv": Text(
        "飛地・県境・重なりなどの注意。", "Detached members, prefectures crossed, overlaps."
    ),
    "frames.csv": Text("位置付けごとの市区町村数・人口・面積。", "Totals of each frame."),
    "partition.csv": Text(
        "各市区町村を一つの圏域だけに割り当てた見方。",
        "A view in which each municipality is in one area only.",
    ),
    "city_regions.csv": Text("シティリージョンの候補。", "City-regions found."),
    "ties.csv": Text("候補圏域どうしの結びつき。", "Ties between candidate areas."),
    "unions.csv": Text(
        "既存の圏域の一覧（構成市町村・日付・確認状況・出典）。",
        "The register of existing unions: members, dates, status, source.",
    ),
    "comparison.csv": Text(
        "既存の圏域と、その中心の通勤圏との比較。",
        "Each existing union against the sphere of its centres.",
    ),
    "standings.csv": Text(
        "既存の圏域ごとに、市区町村が通勤圏の内か外か。",
        "How each municipality stands to a union and its sphere.",
    ),
    "open_candidates.csv": Text(
        "未参加の市町村、要件を満たさない中心、宣言していない市。",
        "Who could join, which centres no longer qualify, which cities have not declared.",
    ),
    "floors.csv": Text(
        "広域連合と通勤圏が別の中心を指す市町村。",
        "Municipalities whose wide-area union and sphere point to different centres.",
    ),
    "money.csv": Text(
        "圏域ごとの財政措置の目安（仮定を含む）。",
        "Yearly national support of each area, an estimate with assumptions.",
    ),
    "tasks.csv": Text("圏域が行う事務の一覧。", "What each union does."),
    "municipalities.geojson": Text(
        "市区町村の境界と値。GIS（QGISなど）用。", "Boundaries and values, for GIS (QGIS …)."
    ),
    "zones.geojson": Text(
        "圏域の候補の境界。GIS（QGISなど）用。", "Boundaries of the candidate areas, for GIS."
    ),
    "map.html": Text(
        "ネットワークなしで開ける地図。メールや庁内共有で配れます。",
        "A map that opens without a network; can be mailed or shared.",
    ),
    "manifest.json": Text(
        "設定、データと各ファイルのハッシュ値。再現の確認用。",
        "Settings and hashes of data and files, to check a reproduction.",
    ),
}
