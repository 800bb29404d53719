"""The words of 中心都市."""

from collections.abc import Mapping

from zones.labels import Text
from zones.rules.measures import Scope

SCOPE = Text("対象", "Assessed")
SCOPES: Mapping[Scope, Text] = {
    "municipality": Text("市", "cities"),
    "pair": Text("隣接する2市（複眼型）", "adjacent pairs (twin centres)"),
}
SHOW_OUTCOMES = Text("判定で絞り込む", "Filter by outcome")
COUNTED = Text("{shown}件を表示（全{total}件）。", "{shown} of {total} shown.")
AREA_MEMBERS = Text("構成市町村", "Members")
AREA_POPULATION = Text("圏域人口", "Area people")
BOTH_PEOPLE = Text("2市の人口", "People of both")
LOWER_RATIO = Text("低い方の昼夜比率", "Lower day–night")
PAIR_FIGURES = Text(
    "2市の組では、人口は2市の合計、昼夜比率は2市のうち低い方です。",
    "For a pair, the population is that of both cities together, and the day–night ratio is the lower "
    "of the two.",
)
CRITERIA_OF = Text("{name}の要件", "Criteria of {name}")
WHOLE = Text("{scheme}：", "{scheme}: ")
JOINT = Text("／\n", "; ")
PICK_ROW = Text(
    "行の左端を選ぶか（キーボードでは矢印キーとShift＋スペース）、地図をクリックすると、下に要件を表示します。",
    "Choose a row at its left edge (by keyboard: arrow keys and Shift + Space), or click the map, to "
    "see the criteria below.",
)
CRITERION = Text("要件", "Criterion")
OBSERVED = Text("観測値", "Observed")
LIMIT = Text("基準", "Threshold")
RULE = Text("基準の出典（確度）", "Rule (confidence)")
DATA = Text("データの出典（時点）", "Data (vintage)")
WINDOW_EMPTY = Text(
    "表示する都道府県に対象の市がありません。サイドバーで都道府県を変えてください。",
    "No city lies in the prefectures shown. Change them in the side bar.",
)
CHOSEN = Text("要件を見る市（入力して検索）", "Whose criteria (type to search)")
CHOICE = Text("{name}（{code}）{outcome}", "{name} ({code}) {outcome}")
ALL_EVIDENCE = Text("根拠をすべて見る", "All evidence")
ITS_SPHERE = Text("通勤圏を見る", "See its sphere")
LEADS = Text(
    "構成市町村 {members}・圏域人口 {people}人の候補圏域の中心",
    "leads a candidate area of {members} members and {people} people",
)
NO_AREA = Text("候補圏域の中心ではありません", "leads no candidate area")
