"""The words of 既存の圏域."""

from collections.abc import Mapping

from zones.labels import Text

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
MAP_HINT = Text(
    "一覧の行を選ぶか地図の市区町村をクリックすると、その圏域を地図で囲み、下に詳しく表示します"
    "（市区町村を含む圏域が複数あれば順に）。",
    "A row of the list, or a click on a municipality, outlines the union on the map and shows it "
    "below (one after the other, where several hold the municipality).",
)
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

PARTS: Mapping[str, Text] = {
    "areas": Text("圏域ごと", "By area"),
    "nation": Text("全国の比較", "Nationally"),
    "open": Text("検討の余地", "What is open"),
    "tasks": Text("事務", "Tasks"),
    "own": Text("自分の名簿", "My own list"),
}
PART = Text("見るもの", "Show")
REGISTER = Text("使う名簿", "Register")
REGISTER_EMBEDDED = Text("収録の名簿", "the embedded one")
REGISTER_OWN = Text("自分の名簿（{file}）", "my own ({file})")
FLOOR_LABELS: Mapping[int, Text] = {
    2: Text("2階：圏域（連携中枢・定住自立など）", "Second floor: areas"),
    1: Text("1階：広域連合・組合など", "First floor: joint bodies"),
    3: Text("そのほか", "Others"),
}
FLOOR = Text("階", "Floor")
NO_TYPE = Text(
    "この名簿に、この階の圏域はありません。ほかの階を選んでください。",
    "The register holds no body of this floor. Choose another floor.",
)
LOOKS_LIKE = Text("最も似た通勤圏", "Sphere most like it")
LOOK = Text("最も多く通う中心", "Where most commute")
LOOK_SPHERE = Text("その中心", "That centre")
FIRST_NOTE = Text(
    "構成市町村ごとに、通勤通学の割合が最も大きい中心（宣言済みの中心と候補の中心、{threshold} 以上）が、"
    "その圏域の中にあるかを見ます。",
    "For each member: whether the centre (declared or candidate) that takes its largest share of "
    "commuters, at least {threshold}, lies inside the body.",
)
INSIDE_SHARE = Text("中心が圏域内", "Centre inside")
INSIDE_SHARE_NOTE = Text(
    "「中心が圏域内」は、中心である市町村と、どこかの中心の通勤圏にある市町村のうち、その中心が圏域内にある割合です。",
    "'Centre inside': of the members that are a centre or in a centre's sphere, those whose centre "
    "lies inside the body.",
)
SECOND_COMPARED = Text("2階：既存の圏域と通勤圏", "Second floor: areas and spheres")
FIRST_COMPARED = Text("1階：広域連合・組合と通勤圏", "First floor: joint bodies and spheres")
DISAGREE = Text("1階と2階で向きが違う市町村", "Where the two floors disagree")
DISAGREE_NOTE = Text(
    "広域連合の外にある中心へ最も多く通う市町村です（{count}）。",
    "Municipalities that commute most to a centre outside their wide-area union ({count}).",
)
FIRST_BODY = Text("1階の圏域", "First-floor body")
HOME = Text("圏域内の中心", "Centre inside")
AWAY = Text("最も多く通う中心", "Where most commute")
FOLLOWS_HEAD = Text("2階の向き", "It follows")
FOLLOWS = Text("2階の圏域", "Second floor")
FOLLOW_WORDS: Mapping[str, Text] = {
    "first_floor": Text("1階に沿う", "follows the first floor"),
    "sphere": Text("通勤圏に沿う", "follows the sphere"),
    "both": Text("両方に沿う", "follows both"),
    "neither": Text("どちらでもない", "follows neither"),
    "none": Text("2階の圏域なし", "in no area"),
}
TASK_MATRIX = Text("長野県の広域連合の事務", "Tasks of Nagano's wide-area unions")
TASK_AS = Text("見せ方", "Shown as")
TASK_TABLE = Text("表", "table")
TASK_HEAT = Text("図（ヒートマップ）", "heat map")
TASK_SIGNS = Text(
    "○ 報告書の表に印／△ 概要のページに記載／◎ 両方／空欄は資料に記載がない（行っていないとは限りません）。",
    "○ marked in the report's table; △ named in its overview; ◎ both; blank: not named there, which "
    "does not mean that it is not done.",
)
TASK_TOTALS = Text(
    "この報告書の表は、印刷された合計と印の数が{count}の事務で合いません。合計ではなく、印をそのまま示しています。",
    "In this report the printed totals disagree with the marks for {count} tasks. The marks are "
    "shown as they are, not the totals.",
)
TASK_WRONG = Text("合計が合わない事務", "Tasks whose totals disagree")
TASK = Text("事務", "Task")
PRINTED = Text("印刷された合計", "Printed total")
MARKS = Text("表の印の数", "Marks in the table")
NAMED = Text("概要も含めた数", "With the overview")
TASK_FIND = Text("事務の名前で探す（全国の名簿）", "Find who does a task (all of the register)")
TASK_HINT = Text("例：ごみ処理、消防、介護認定", "such as ごみ処理, 消防, 介護認定")
TASK_LISTED = Text("資料の表記", "As listed")
TASK_FOUND = Text("{count}件の圏域・組合が行っています。", "{count} bodies do it.")
TASK_NOBODY = Text(
    "この名簿には、その事務を行う圏域・組合がありません。言葉を短くして試してください。"
    "市町村が単独で行う事務は名簿にありません。",
    "No body in the register does it. Try a shorter word; what a municipality does alone is not in "
    "the register.",
)
OWN_OPEN = Text(
    "名簿のファイル（CSV か Excel、20 MB まで）", "File of the register (CSV or Excel, up to 20 MB)"
)
OWN_NOTE = Text(
    "列の見出しに「圏域名」「種別」（連携中枢都市圏、広域連合など）と「構成市町村」（または「市町村コード」）がある表を読みます。"
    "ファイルはこの画面の中だけで使い、保存も送信もしません。",
    "A table with the headings 圏域名, 種別 (such as 連携中枢都市圏 or 広域連合) and 構成市町村 (or name, "
    "type, municipality, code) is read. The file is used on this screen only; it is neither kept nor sent.",
)
OWN_HELP = Text(
    "そのほかに 役割・設立日・事務・備考・出典 などの列も読みます。1行に1市町村でも、1行に1圏域でもかまいません。"
    "20 MBを超えるときは、要らない行やシートを除いて保存し直してください。",
    "Columns such as 役割, 設立日, 事務, 備考 and 出典 are read too; one row a member or one row a union. "
    "Save one of more than 20 MB again without the rows and sheets that aren't needed.",
)
OWN_READ = Text(
    "{file}：{unions}件の圏域・組合、{rows}行を読みました。",
    "{file}: {unions} bodies, {rows} rows read.",
)
OWN_EMPTY = Text(
    "{file} から読めた行がありません。下の理由を見て、ファイルを直してください。",
    "No row of {file} could be read. See the reasons below and correct the file.",
)
OWN_PARTLY = Text(
    "このうち {count}件は {day} 時点で有効でないため、比較に入りません。",
    "{count} of them are not valid on {day} and are left out of the comparison.",
)
OWN_OLD = Text(
    "このうち {day} 時点で有効な行はありません。日付を確かめてください。",
    "None of it is valid on {day}. Check the dates.",
)
OWN_REFUSED = Text("取り込めなかった行（{count}）", "Rows that were refused ({count})")
OWN_PROBLEMS = Text("確認が必要な行（{count}）", "Rows to check ({count})")
OWN_NOTES = Text("読むときに補ったこと（{count}）", "What was done on the way ({count})")
OWN_TABLE = Text("読んだ内容", "What was read")
OWN_ROW = Text("行", "Row")
OWN_WHOLE = Text("全体", "file")
OWN_REASON = Text("理由と直し方", "Reason and what to do")
OWN_GIVEN = Text("書かれていた内容", "What stood there")
OWN_SAVE_REFUSED = Text("取り込めなかった行を保存（CSV）", "Save the refused rows (CSV)")
OWN_USE = Text("この名簿で比べる", "Compare with this register")
OWN_FORGET = Text("収録の名簿に戻す", "Back to the embedded register")
OWN_IN_USE = Text(
    "「{file}」の名簿で比べています。ほかの人の画面には影響しません。",
    "Comparing with the register of '{file}'. Nobody else's screen is affected.",
)
OWN_KEPT = Text(
    "先に読んだ「{file}」の名簿は、そのまま使えます。",
    "The register of '{file}' that was read before is still there.",
)
