"""The words of データと出典."""

from collections.abc import Mapping

from zones.labels import Text

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
