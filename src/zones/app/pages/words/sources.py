"""The words of データと出典."""

from collections.abc import Mapping

from zones.labels import Text

LOADED = Text("表と作り方", "Tables and how they were made")
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

PARTS: Mapping[str, Text] = {
    "data": Text("データ", "Data"),
    "quality": Text("品質と仮定", "Quality and assumptions"),
    "rules": Text("制度（ルールセット）", "Rule sets"),
    "credits": Text("出典とライセンス", "Credits and licences"),
}
PART = Text("見るもの", "Show")
BASIS_HEAD = Text("使っているデータ", "Data in use")
BASIS_VALUE = Text("内容", "Value")
BASIS_SET = Text("データセット", "Data set")
BASIS_YEAR = Text("通勤通学の調査年", "Census of the flows")
BASIS_PEOPLE = Text("数えている人", "People counted")
BASIS_DENOMINATOR = Text("割合の分母", "Shares divided by")
BASIS_POPULATION = Text("人口の年", "Years of population")
BASIS_PROJECTION = Text("将来推計の年", "Years of projection")
BASIS_REGISTER = Text("既存の圏域の時点", "Register of unions as of")
SETS = Text("データセット", "Data sets")
SETS_NOTE = Text(
    "zones data import で取り込んだデータセットを、この画面だけで切り替えられます。ほかの人の画面は変わりません。",
    "A data set made with 'zones data import' can be used on this screen; nobody else's changes.",
)
SETS_NONE = Text(
    "取り込んだデータセットはまだありません。新しい公表ファイルは zones data import で取り込めます。",
    "No data set was imported yet. Newer official files come in with 'zones data import'.",
)
IN_USE = Text("（使用中）", "(in use)")
USE_SET = Text("これを使う", "Use it")
USE_SET_OF = Text("データセット「{name}」を使う", "Use the data set '{name}'")
SET_ABOUT = Text(
    "{year}年・{people}・表 {tables}・取り込み {imports}件",
    "{year}; {people}; {tables} tables, {imports} import(s)",
)
IMPORTS = Text("取り込みの報告", "Reports of imports")
IMPORTS_EMBEDDED = Text(
    "収録データは公表ファイルから作られています。作り方は下の表にあります。取り込んだデータセットを選ぶと、"
    "ここに取り込みの報告が出ます。",
    "The embedded data were made from published files, as the table below says. Choose an imported "
    "data set to see its reports here.",
)
IMPORTS_NONE = Text(
    "このデータセットには取り込みの報告がありません。", "This data set has no import report."
)
IMPORT_TITLE = Text(
    "{kind}：読んだ行 {read}・取り込んだ行 {kept}", "{kind}: {read} rows read, {kept} kept"
)
IMPORT_FILE = Text("報告のファイル：{file}", "Report: {file}")
IMPORT_READ_FILE = Text("読んだファイル", "File read")
IMPORT_HASH = Text("SHA-256（先頭16桁）", "SHA-256 (first 16)")
IMPORT_LEFT = Text("取り込まなかった行", "Rows left out")
IMPORT_LEFT_NONE = Text("ありません。すべて取り込みました。", "None; every row was kept.")
IMPORT_REASON = Text("理由", "Reason")
IMPORT_EXAMPLE = Text("例", "Example")
IMPORT_RESIDUALS = Text("公表値との差", "Published totals")
IMPORT_RESIDUALS_NOTE = Text(
    "公表された合計と、ファイルに載っている値の合計です。差は誰の誤りでもなく、載っていない分です。",
    "Published totals beside the sum of what was listed; the difference is what was not listed.",
)
IMPORT_WHAT = Text("項目", "Item")
IMPORT_PUBLISHED = Text("公表値", "Published")
IMPORT_LISTED = Text("載っている値の合計", "Listed")
IMPORT_REST = Text("差", "Difference")
CHOOSE_RULES = Text("制度を選ぶ", "Choose a scheme")
RULES_NOTE = Text(
    "要件・数値・条項・出典を、ルールセットの順に示します。確度が「仮定」のものは公表資料で確かめられていません。",
    "Criteria, figures, articles and sources in the order of the rule set; 'assumed' ones were not "
    "seen in a public source.",
)
RULE_PART = Text("区分", "Part")
RULE_ID = Text("番号", "Id")
RULE_TEXT = Text("内容", "What")
ARTICLE = Text("条項", "Article")
RULE_SOURCE = Text("出典", "Source")
CONFIDENCE = Text("確度", "Confidence")
RULES_COUNT = Text(
    "{count}項目のうち、仮定は{assumed}項目です。", "{assumed} of {count} rows are assumed."
)
TERMS = Text("利用条件（ライセンス）", "Terms of use")
