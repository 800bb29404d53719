"""The words of 既存の圏域."""

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
