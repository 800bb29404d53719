"""The dashboard's own words."""

from collections.abc import Mapping

from zones.labels import Text
from zones.provenance import Denominator
from zones.rules.measures import Reading, Scope

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
FRAMES = Text("位置付け", "Frames")

# Overview
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

# Centres
SCHEME = Text("制度", "Scheme")
SCOPE = Text("対象", "Assessed")
SCOPES: Mapping[Scope, Text] = {
    "municipality": Text("市", "cities"),
    "pair": Text("隣接する2市（複眼型）", "adjacent pairs (twin centres)"),
}
SHOW_OUTCOMES = Text("判定で絞り込む", "Filter by outcome")
NO_FILTER = Text("選んだ判定だけを表示", "Choose outcomes")
COUNTED = Text("{shown}件を表示（全{total}件）", "{shown} of {total} shown")
AREA_MEMBERS = Text("構成市町村", "Members")
AREA_POPULATION = Text("圏域人口", "Area people")
CRITERIA_OF = Text("{name}の要件", "Criteria of {name}")
WHOLE = Text("{scheme}：", "{scheme}: ")
JOINT = Text("／\n", "; ")
PICK_ROW = Text(
    "表の左端で行を選ぶと、その市の要件を表示します。",
    "Choose a row at its left edge to see its criteria.",
)
CRITERION = Text("要件", "Criterion")
OBSERVED = Text("観測値", "Observed")
LIMIT = Text("基準", "Threshold")
ARTICLE = Text("条項", "Article")
CONFIDENCE = Text("確度", "Confidence")
WINDOW_EMPTY = Text(
    "表示する都道府県に対象の市がありません。サイドバーで都道府県を変えてください。",
    "No city lies in the prefectures shown. Change them in the side bar.",
)

# Sphere
CHOOSE_CENTRE = Text("中心の市区町村", "Centre")
CHOOSE_SECOND = Text("もう一つの中心（複眼型、任意）", "Second centre (optional)")
SPHERE_POPULATION = Text("圏域人口（中心を含む）", "People, with centre")
SPHERE_MEMBERS = Text("圏内の市区町村", "In the sphere")
CENTRE_CONTAINMENT = Text("中心の自足率", "Stay in the centre")
CENTRE_CONTAINMENT_HELP = Text(
    "中心に住む通勤通学者のうち、中心に通う者の割合",
    "Self-containment: share of the centre's commuters who work or study in it",
)
AREA_CONTAINMENT = Text("自足率（住む側）", "Stay in the area")
AREA_CONTAINMENT_HELP = Text(
    "圏域に住む通勤通学者のうち、圏域に通う者の割合",
    "Self-containment: share of the area's commuters who work or study in it",
)
JOBS_CONTAINMENT = Text("自足率（働く側）", "Workers living in it")
JOBS_CONTAINMENT_HELP = Text(
    "圏域で働き学ぶ者のうち、圏域に住む者の割合",
    "Self-containment: share of those who work or study in the area who live in it",
)
IN_SPHERE = Text("圏内の市区町村（割合の大きい順）", "In the sphere, by share")
EMPTY_SPHERE = Text(
    "基準値 {threshold} 以上の市区町村はありません。最大は{name}の {share} です。基準値を下げると圏内に入ります。",
    "No municipality reaches {threshold}. The largest share is {share}, of {name}; lower the "
    "threshold to let it in.",
)
NOBODY = Text(
    "この市区町村への公表された通勤通学の流動はありません。",
    "No published commuting flow goes to this municipality.",
)
TOP_ORIGINS = Text("主な流入元", "Top origins")
TOP_ORIGINS_NOTE = Text(
    "割合は流入元の通勤通学者に対するもの", "shares of the origin's own commuters"
)
TOP_DESTINATIONS = Text("主な通勤通学先", "Top destinations")
TOP_DESTINATIONS_NOTE = Text(
    "割合は{name}の通勤通学者に対するもの", "shares of the commuters of {name}"
)
NO_FLOWS = Text("公表された流動はありません。", "No published flow.")
MOVING = Text("基準値を動かすと出入りする市区町村", "Who enters and leaves as the threshold moves")
MOVING_NOTE = Text(
    "各行の基準値まで下げると「入る市区町村」が加わり、それより上げると出ます。",
    "Lowered to a row's threshold, the municipalities of that row enter; above it they leave.",
)
STEP = Text("基準値", "Threshold")
STEP_MEMBERS = Text("圏内の市区町村数", "In the sphere")
ENTERING = Text("入る市区町村", "Entering")
NOW = Text("◀ 現在", "◀ now")

# Municipality
CHOOSE_MUNICIPALITY = Text("市区町村", "Municipality")
NO_ROWS = Text("該当はありません。", "None.")

# Unions
COMPARED = Text("全国：既存の圏域と通勤圏", "Japan: unions and spheres")
COMPARED_NOTE = Text(
    "{day} 時点の圏域を、その中心への通勤通学割合 {threshold} 以上の市区町村と比べます。"
    "二つの圏域の通勤圏に入る市区町村は二度数えます。",
    "Unions as of {day} against the municipalities that send {threshold} or more of their "
    "commuters to their centres. A municipality in two spheres counts twice.",
)
UNION_COUNT = Text("圏域数", "Unions")
SPHERE_SIZE = Text("通勤圏の市区町村", "In the spheres")
BOTH = Text("うち圏内", "in sphere")
BELOW = Text("うち圏外", "below it")
OUTSIDE = Text("圏内・未参加", "Not joined")
NO_FLOW_DATA = Text("流動データなし", "No data")
SHARE_IN = Text("圏内の参加率", "Share joined")
ALL_TYPES = Text("合計", "All")
CHOOSE_TYPE = Text("圏域の種類", "Type of union")
FORM_LINE = Text("{floor}・根拠：{article}", "{floor}; basis: {article}")
NO_ARTICLE = Text("法令・要綱の定めなし", "defined by no act or guideline")
CHOOSE_UNION = Text("圏域を選ぶ", "Choose a union")
UNION_HINT = Text("名称で検索", "Search by name")
STANDING = Text("通勤圏との関係", "Standing")
OVERLAP = Text("一致度", "Jaccard")
TASKS = Text("事務：{tasks}", "Tasks: {tasks}")
OPEN = Text("検討の余地があるところ", "What is open")
CHOOSE_KIND = Text("見るもの", "Show")
NO_UNION = Text(
    "表示する都道府県にこの種類の圏域はありません。",
    "No union of this type in the prefectures shown.",
)

# Export
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
FILE = Text("ファイル", "File")
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

# Data & sources
LOADED = Text("収録データ", "Data at hand")
ROWS = Text("行数", "Rows")
MADE = Text("作り方", "How it was made")
QUALITY = Text("データの品質（通勤通学の流動）", "Data quality (flows)")
QUALITY_NOTE = Text(
    "分からない人数は0とせず、そのまま示します。非掲載は、小さな流動が公表表に載らないためです。",
    "What is unknown is never taken as zero. Unlisted persons belong to flows too small to be "
    "published.",
)
QUALITY_ROWS: Mapping[str, Text] = {
    "total": Text("通勤通学者の総数", "Commuters and students"),
    "listed": Text(
        "掲載されている流動（自市区町村内を含む）", "in listed flows, own municipality included"
    ),
    "unknown_place": Text("従業地・通学地不詳", "place unknown"),
    "unknown_municipality": Text("市区町村不詳・外国", "municipality unknown, or abroad"),
    "unlisted": Text("非掲載（小さな流動）", "unlisted small flows"),
}
ITEM = Text("項目", "Item")
OF_TOTAL = Text("総数に対する割合", "Of the total")
ASSUMPTIONS = Text("仮定している数値", "Assumed numbers")
ASSUMPTIONS_NOTE = Text(
    "公表資料で確かめられていない数値です。ルールセットを差し替えると変えられます。",
    "No public source was seen for these; a rule set of your own replaces them.",
)
ASSUMED_NEAR = Text(
    "「中心都市の近く」とみなす役所間の距離",
    "distance between offices that counts as near a centre",
)
ASSUMED_PREFECTURES = Text("三大都市圏の11都府県", "the eleven metropolitan prefectures")
ASKED = Text("求めるもの", "Asked")
REMARKS = Text("備考", "Remarks")
RULES = Text("制度（ルールセット）", "Schemes (rule sets)")
DOCUMENT = Text("文書", "Document")
IN_FORCE = Text("適用期間", "In force")
CREDITS = Text("出典とライセンス", "Credits and licences")
PUBLISHER = Text("公表者", "Publisher")
VINTAGE = Text("時点", "Vintage")
LICENCE = Text("ライセンス", "Licence")
CREDIT = Text("出典の表示", "Credit line")
UNCERTAIN = Text("既存の圏域の確認状況", "Register of unions: how sure")
